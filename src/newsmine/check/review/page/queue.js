// The queue: ten thousand rows, of which only those in sight are in the page.

import { add, byId, fill, h, shown } from "./dom.js";

const ROW = 70;
const AROUND = 6;

export const SHOWS = [
  ["todo", "To check"],
  ["warned", "With warnings"],
  ["started", "Begun"],
  ["done", "Done"],
  ["errors", "Not read"],
  ["unrelated", "No violence"],
  ["all", "All"],
];
export const ORDERS = [
  ["worth", "By worth"],
  ["file", "As in file"],
  ["newest", "Newest first"],
  ["doubt", "Least sure"],
];

export class Queue {
  constructor(opened) {
    this.opened = opened;
    this.rows = [];
    this.states = new Map();
    this.others = new Map();
    this.found = null;
    this.listed = [];
    this.current = null;
    this.scroller = byId("rows");
    this.holder = byId("rows-all");
    this.elements = new Map();
    for (const [id, options] of [["show", SHOWS], ["order", ORDERS]]) {
      add(byId(id), options.map(([value, said]) => h("option", { value }, said)));
      byId(id).addEventListener("change", () => this.refresh(true));
    }
    byId("search").addEventListener("input", () => this.refresh(true));
    this.scroller.addEventListener("scroll", () => this.later(), { passive: true });
    new ResizeObserver(() => this.later()).observe(this.scroller);
    this.scroller.addEventListener("keydown", (event) => this.key(event));
    this.scroller.addEventListener("click", (event) => {
      const row = event.target.closest("[data-number]");
      if (row) this.opened(Number(row.dataset.number));
    });
  }

  load(rows, states) {
    this.rows = rows;
    const codes = [...new Set(rows.flatMap((row) => row.warnings))].sort();
    if (codes.length) {
      byId("show").append(h("optgroup", { label: "Warnings" }, codes.map((code) => h("option", { value: "code " + code }, code.replace(/[-_]/g, " ")))));
    }
    this.update(states);
    this.refresh(true);
  }

  update(states) {
    for (const [number, state] of Object.entries(states || {})) this.states.set(Number(number), state);
    this.draw(true);
  }

  occupy(open) {
    this.others = new Map(open);
    this.draw(true);
  }

  state(number) {
    return this.states.get(number) || { decided: 0, done: [] };
  }

  // Rows under the filter, in the order chosen. A row that was just done stays until the next refresh.
  refresh(top) {
    const sought = byId("search").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const show = byId("show").value;
    if (sought.length && !this.found) this.found = this.rows.map((row) => [row.title, row.id, row.publisher || "", row.published || ""].join("\n").toLowerCase());
    this.listed = this.rows.filter((row) => this.shows(row, show) && sought.every((part) => this.found[row.number].includes(part)));
    const order = ORDERING[byId("order").value];
    if (order) this.listed.sort((a, b) => order(a, b) || a.number - b.number);
    this.holder.style.height = this.listed.length * ROW + "px";
    if (top) this.scroller.scrollTop = 0;
    byId("queue-count").textContent = this.listed.length.toLocaleString("en-GB") + (this.listed.length === 1 ? " record" : " records");
    this.draw(true);
  }

  shows(row, show) {
    const { decided, done } = this.state(row.number);
    if (show === "all") return true;
    if (show === "todo") return row.status === "ok" && row.relevant && !done.length;
    if (show === "warned") return row.warnings.length > 0;
    if (show === "started") return decided > 0 && !done.length;
    if (show === "done") return done.length > 0;
    if (show === "errors") return row.status === "error";
    if (show === "unrelated") return row.status !== "error" && !row.relevant;
    return row.warnings.includes(show.slice(5));
  }

  // The next row that is not done and that nobody else has open; from the top again after the last.
  next(from) {
    const at = this.listed.findIndex((row) => row.number === from);
    const around = [...this.listed.slice(at + 1), ...this.listed.slice(0, Math.max(0, at))];
    const open = around.filter((row) => !this.state(row.number).done.length);
    return (open.find((row) => !this.others.has(row.number)) || open[0] || { number: null }).number;
  }

  beside(from, step) {
    const at = this.listed.findIndex((row) => row.number === from);
    const row = this.listed[at < 0 ? 0 : at + step];
    return row ? row.number : null;
  }

  progress() {
    let [done, all] = [0, 0];
    for (const row of this.rows) {
      if (this.state(row.number).done.length) done += 1;
      if ((row.status === "ok" && row.relevant) || this.state(row.number).done.length) all += 1;
    }
    return { done, all };
  }

  choose(number) {
    this.current = number;
    const at = this.listed.findIndex((row) => row.number === number);
    if (at >= 0) {
      const { scrollTop, clientHeight } = this.scroller;
      if (at * ROW < scrollTop) this.scroller.scrollTop = at * ROW;
      else if ((at + 1) * ROW > scrollTop + clientHeight) this.scroller.scrollTop = (at + 1) * ROW - clientHeight;
    }
    this.draw(true);
  }

  key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      this.opened(this.current, true);
      return;
    }
    const at = this.listed.findIndex((row) => row.number === this.current);
    let to = null;
    if (event.key in steps) to = at + steps[event.key];
    if (event.key === "Home") to = 0;
    if (event.key === "End") to = this.listed.length - 1;
    if (to === null || !this.listed.length) return;
    event.preventDefault();
    event.stopPropagation();
    const row = this.listed[Math.max(0, Math.min(this.listed.length - 1, to))];
    this.choose(row.number);
    this.opened(row.number);
  }

  later() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.draw(false);
    });
  }

  draw(anew) {
    if (anew) {
      this.elements.clear();
      this.holder.replaceChildren();
    }
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / ROW) - AROUND);
    const last = Math.min(this.listed.length, Math.ceil((this.scroller.scrollTop + this.scroller.clientHeight) / ROW) + AROUND);
    for (const [at, element] of this.elements) {
      if (at < first || at >= last) {
        element.remove();
        this.elements.delete(at);
      }
    }
    for (let at = first; at < last; at += 1) {
      if (this.elements.has(at)) continue;
      const element = this.row(this.listed[at], at);
      this.elements.set(at, element);
      this.holder.append(element);
    }
    const active = this.current === null ? null : "row-" + this.current;
    if (active && byId(active)) this.scroller.setAttribute("aria-activedescendant", active);
    else this.scroller.removeAttribute("aria-activedescendant");
  }

  row(row, at) {
    const { decided, done } = this.state(row.number);
    const facts = row.kinds.reduce((sum, number) => sum + number, 0);
    const other = this.others.get(row.number);
    const state = done.length ? "done" : decided ? "begun" : "open";
    const said = done.length ? "done by " + done.join(", ") : decided ? decided + " of " + facts + " decided" : "not begun";
    const element = h(
      "div",
      {
        id: "row-" + row.number, class: "row is-" + state, role: "option", "data-number": row.number, "aria-setsize": this.listed.length,
        "aria-posinset": at + 1, "aria-selected": row.number === this.current ? "true" : "false",
      },
      h("span", { class: "mark", "aria-hidden": "true" }),
      h("bdi", { class: "title" }, shown(row.title || row.id, 140)),
      h(
        "span",
        { class: "about" },
        row.warnings.length ? h("span", { class: "warned" }, "⚠ ") : null,
        h("bdi", {}, shown(row.why || (row.published || row.id).slice(0, 40), 90)),
        h("span", { class: "sr" }, ", " + said),
      ),
      h("span", { class: "size" }, other ? h("span", { class: "other", title: other + " has it open" }, shown(other, 12)) : facts || ""),
    );
    element.style.transform = "translateY(" + at * ROW + "px)";
    return element;
  }
}

const ORDERING = {
  worth: (a, b) => b.score - a.score,
  file: null,
  newest: (a, b) => ((a.published || "") < (b.published || "") ? 1 : (a.published || "") > (b.published || "") ? -1 : 0),
  doubt: (a, b) => (a.lowest ?? 2) - (b.lowest ?? 2),
};
