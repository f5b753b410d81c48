// The facts of a record as cards: values, warnings, what was decided, and the buttons to decide.

import { arrange, byId, fill, h, shown, words } from "./dom.js";
import { disagreement, KINDS, LETTERS, SINGULAR } from "./model.js";
import { pattern } from "./marks.js";
import { saying, telling } from "./telling.js";

export const DOUBT = 0.75;
const STATES = { open: "to check", accepted: "accepted", rejected: "rejected", edited: "corrected", added: "added" };
const TITLES = { incidents: "Incidents", counts: "Counts", injuries: "Injuries", people: "People", dates: "Dates", sentences: "Court sentences" };

export class Cards {
  constructor(app) {
    this.app = app;
    this.holder = byId("cards");
    this.drawn = new Map();
    this.holder.addEventListener("click", (event) => {
      const card = event.target.closest("[data-fact]");
      if (card && !event.target.closest("button, input, select, textarea, label")) app.activate(card.dataset.fact, { focus: true });
    });
  }

  // Sections are laid out once for a record, so that no card jumps away under the reader.
  load() {
    const { folded, record } = this.app;
    const warned = new Set(record.warnings.map((warning) => warning.fact));
    const first = folded.facts.filter((entry) => entry.state === "open" && (warned.has(entry.id) || (entry.fact.confidence < DOUBT && !entry.fact.same_as)));
    this.first = new Set(first.sort((a, b) => warned.has(b.id) - warned.has(a.id) || a.fact.confidence - b.fact.confidence).map((entry) => entry.id));
    this.drawn.clear();
    this.sections = new Map();
    fill(this.holder);
  }

  // Ids in the order in which they stand on the page.
  order() {
    const { facts } = this.app.folded;
    const there = facts.filter((entry) => entry.state !== "merged");
    const rest = KINDS.flatMap((kind) => there.filter((entry) => entry.kind === kind && !this.first.has(entry.id)).sort((a, b) => a.fact.start - b.fact.start || b.fact.end - a.fact.end));
    const first = [...this.first].filter((id) => there.some((entry) => entry.id === id));
    return { first, rest: rest.map((entry) => entry.id) };
  }

  draw() {
    const { first, rest } = this.order();
    const { folded } = this.app;
    const sections = [];
    if (first.length) sections.push(["first", "Look at these first", first]);
    for (const kind of KINDS) {
      const ids = rest.filter((id) => folded.byId.get(id).kind === kind);
      if (ids.length) sections.push([kind, TITLES[kind], ids]);
    }
    const away = this.leaving();
    const lists = sections.map(([name, title, ids]) => this.section(name, title, ids.map((id) => this.card(folded.byId.get(id)))));
    const adding = this.app.editing.adding ? this.app.editing.addingCard() : null;
    arrange(this.holder, [...(adding ? [adding] : []), ...lists, ...(lists.length || adding ? [] : [this.none()])]);
    away();
  }

  section(name, title, cards) {
    let kept = this.sections.get(name);
    if (!kept) {
      const number = h("span", { class: "number" });
      const list = h("ul", { class: "facts", "aria-label": title });
      kept = { number, list, element: h("section", { class: "section s-" + name }, h("h3", {}, title, number), list) };
      this.sections.set(name, kept);
    }
    kept.number.textContent = cards.length;
    arrange(kept.list, cards.map((card) => card.parentElement || h("li", {}, card)));
    return kept.element;
  }

  // A card is made anew when its fact changed: what had the focus in it has it again afterwards.
  leaving() {
    const had = document.activeElement;
    const card = had && had.closest && had.closest("#cards [data-fact]");
    if (!card) return () => {};
    const { fact } = card.dataset;
    const within = ["key", "act"].map((name) => (had.dataset[name] ? "[data-" + name + "=\"" + had.dataset[name] + "\"]" : null)).find(Boolean);
    return () => {
      if (had.isConnected) return;
      const now = byId("card-" + fact);
      const again = now && ((within && now.querySelector(within)) || now);
      if (again) again.focus({ preventScroll: true });
    };
  }

  none() {
    const { record } = this.app;
    const why = record.status === "error" ? "This article could not be read" : record.relevant ? "No facts were found" : "No violence was found in this article";
    return h("p", { class: "empty" }, why + (record.error ? ": " + shown(record.error.message) : ".") + " Select words of the text to add a fact.");
  }

  card(entry) {
    const { app } = this;
    const active = app.activeId === entry.id;
    const pending = entry.history.some((decision) => app.pending.has(decision.id));
    const kept = this.drawn.get(entry.id);
    const open = app.editing.key(entry.id);
    const print = JSON.stringify([entry.state, entry.by, entry.fact, active, pending, open, entry.history.length, active ? app.print : null, app.editing.drafts(entry.id)]);
    if (kept && (kept.print === print || (open && kept.open === open))) return kept.element;
    const element = this.element(entry, active, pending);
    this.drawn.set(entry.id, { print, element, open });
    return element;
  }

  element(entry, active, pending) {
    const { app } = this;
    const { kind, fact, id, state } = entry;
    const warnings = app.record.warnings.filter((warning) => warning.fact === id);
    const said = telling(kind, fact, app.folded.byId);
    const doubt = fact.confidence < DOUBT ? " doubtful" : "";
    const status = pending ? "saving" : STATES[state] + (entry.by && state !== "open" ? " by " + entry.by : "");
    return h(
      "div",
      {
        id: "card-" + id, class: "card k-" + kind + " is-" + state + (active ? " on" : "") + (pending ? " pending" : ""),
        "data-fact": id, tabIndex: active ? 0 : -1, role: "group", "aria-current": active ? "true" : null,
        "aria-label": SINGULAR[kind] + " " + id + ", " + status + ": " + said + ". Words: " + shown(fact.text, 120) +
          (warnings.length ? ". Warning: " + warnings.map((warning) => warning.message).join("; ") : ""),
      },
      h(
        "div",
        { class: "head" },
        chip(kind, id),
        h("bdi", { class: "said" }, said),
        h("span", { class: "confidence" + doubt, title: "Confidence " + fact.confidence.toFixed(2) }, fact.confidence.toFixed(2)),
        h("span", { class: "state", title: status, "aria-hidden": "true" }, { open: "", accepted: "✓", rejected: "✗", edited: "✎", added: "+" }[state]),
      ),
      warnings.map((warning) => h("p", { class: "warning" }, h("span", { "aria-hidden": "true" }, "⚠ "), h("bdi", {}, shown(warning.message)), " ", h("code", {}, shown(warning.code, 60)))),
      this.evidence(entry),
      active ? [this.values(entry), this.actions(entry), this.story(entry, status)] : entry.state !== "open" ? h("p", { class: "decided" }, status) : null,
    );
  }

  // The words of the fact with what stands around them.
  evidence(entry) {
    const { record, offsets } = this.app;
    const [start, end] = [offsets.toUnit(entry.fact.start), offsets.toUnit(entry.fact.end)];
    const before = record.text.slice(Math.max(0, start - 50), start).split("\n").at(-1).replace(/^[\udc00-\udfff]/, "");
    const after = end - start > 200 ? "" : record.text.slice(end, end + 50).split("\n")[0].replace(/[\ud800-\udbff]$/, "");
    return h("p", { class: "evidence" }, "…", h("bdi", {}, shown(before)), h("b", {}, h("bdi", {}, shown(entry.fact.text, 200))), h("bdi", {}, shown(after)), after ? "…" : null);
  }

  values(entry) {
    const { app } = this;
    const { fields, blank } = app.contract[entry.kind];
    const editing = app.editing.key(entry.id);
    const drafts = new Set(app.editing.drafts(entry.id));
    const plain = (field) => {
      const value = entry.fact[field.key];
      const usual = JSON.stringify(value) === JSON.stringify(blank[field.key]);
      return usual && !(field.key === "unit" || field.key === "type" || field.key === "qualifier");
    };
    const told = fields.filter((field) => !plain(field) || editing === field.key || drafts.has(field.key) || entry.edited.has(field.key));
    const rest = fields.filter((field) => !told.includes(field));
    const rows = told.map((field, i) => {
      if (editing === field.key) return h("div", { class: "value editing" }, h("dt", {}, words(field.key)), h("dd", {}, app.editing.form(entry, field)));
      const said = saying(entry.fact[field.key], field, app.folded.byId);
      return h(
        "div",
        { class: "value" + (entry.edited.has(field.key) ? " changed" : "") },
        h("dt", {}, words(field.key)),
        h(
          "dd",
          {},
          h(
            "button",
            { type: "button", class: "edit", "data-key": field.key, "aria-label": "Change " + words(field.key) + ": " + said, onclick: () => app.editing.begin(entry.id, field.key) },
            h("bdi", {}, said),
            drafts.has(field.key) ? h("em", {}, " unsaved edit") : null,
            i < 9 ? h("kbd", {}, i + 1) : null,
          ),
        ),
      );
    });
    return [
      h("dl", { class: "values" }, rows),
      rest.length
        ? h(
            "p",
            { class: "unsaid" },
            h("span", {}, "Not said: "),
            rest.map((field) => [h("button", { type: "button", class: "edit small", "data-key": field.key, onclick: () => app.editing.begin(entry.id, field.key), "aria-label": "Say " + words(field.key) }, words(field.key)), " "]),
          )
        : null,
    ];
  }

  actions(entry) {
    const { app } = this;
    const button = (said, key, work, kind = "") => h("button", { type: "button", class: kind, onclick: work, "data-act": said.toLowerCase() }, said, h("kbd", {}, key));
    const hurt = { injuries: "Who was hurt", incidents: "Who was hurt", counts: "Who was hurt" }[entry.kind];
    return h(
      "div",
      { class: "actions" },
      button("Accept", "a", () => app.deciding.accept(), "main"),
      button("Reject", "x", () => app.deciding.reject(), "danger"),
      button("Move", "m", () => app.move()),
      hurt ? button(hurt, "h", () => app.hurt()) : null,
      entry.kind === "people" ? button("Merge", "g", () => app.mergeDialog()) : null,
    );
  }

  // Where the value came from, and what reviewers did with it.
  story(entry, status) {
    const split = disagreement(entry);
    return h(
      "div",
      { class: "story" },
      split.length ? h("p", { class: "warning" }, "⚠ Reviewers differ: ", h("bdi", {}, split.map(([name, outcome]) => name + " " + outcome).join(", "))) : null,
      h("p", {}, "rule ", h("code", {}, shown(entry.fact.rule, 120)), " · ", status),
      entry.history.map((decision) => h("p", { class: "past" }, h("time", { datetime: decision.at }, clock(decision.at)), " ", h("bdi", {}, shown(decision.reviewer, 40)), " ", past(decision))),
    );
  }
}

export function chip(kind, id) {
  const line = h("i", { class: "line", "aria-hidden": "true" });
  const { image, width } = pattern(kind);
  line.style.backgroundImage = image;
  line.style.backgroundSize = width + "px 3px";
  return h("span", { class: "chip" }, h("b", {}, LETTERS[kind]), id ? h("span", {}, id.replace(/^[a-z](?=\d)/, "")) : null, line);
}

function clock(at) {
  const time = new Date(at);
  return Number.isNaN(time.valueOf()) ? "" : time.toLocaleString("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}

function past(decision) {
  if (decision.action === "edit") {
    return "changed " + Object.entries(decision.new).map(([key, value]) => words(key) + " from " + saying((decision.old || {})[key]) + " to " + saying(value)).join(", ");
  }
  if (decision.action === "merge") return "merged " + decision.new.people.join(", ") + " into it";
  return { accept: "accepted it", reject: "rejected it", move: "moved it", add: "added it" }[decision.action] || decision.action;
}
