// Words of the article, chosen by mouse, by touch or by keys, and what can be done with them.

import { announce, byId, fill, h, shown } from "./dom.js";
import { KINDS, LETTERS, SINGULAR } from "./model.js";

const WORD = /[\p{L}\p{N}£$€]+(?:[.,:'’\-–][\p{L}\p{N}]+)*%?/gu;

const HINTS = [
  [["←", "→"], "word"], [["↑", "↓"], "sentence"], [["Shift"], "its end"], [["Alt"], "its start"], [["Ctrl"], "by letter"], [["Esc"], "leave"],
];

export class Spans {
  // app: {record, offsets, active(), back(), deciding: {moveTo, addAs, mention}}
  constructor(app) {
    this.app = app;
    this.root = byId("text");
    this.bar = byId("selection");
    this.span = null;
    this.mode = null;
    document.addEventListener("selectionchange", () => this.selected());
  }

  // The mouse or a finger selected something.
  selected() {
    if (this.mode || this.setting) return;
    const selection = getSelection();
    const inside = selection.rangeCount && !selection.isCollapsed && this.root.contains(selection.anchorNode) && this.root.contains(selection.focusNode);
    if (!inside) {
      // A click on the bar itself takes the selection away on some phones: the span stays until it is used.
      if (this.span && !this.bar.contains(document.activeElement)) this.close();
      return;
    }
    const range = selection.getRangeAt(0);
    this.take(this.unitAt(range.startContainer, range.startOffset, false), this.unitAt(range.endContainer, range.endOffset, true));
  }

  take(start, end) {
    const text = this.app.record.text;
    while (start < end && /\s/.test(text[start])) start += 1;
    while (end > start && /\s/.test(text[end - 1])) end -= 1;
    this.span = start < end ? { start, end } : null;
    this.draw();
  }

  // Where a point of the page is in the text, in UTF-16 units.
  unitAt(node, offset, ending) {
    if (node.nodeType === Node.TEXT_NODE) {
      const holder = node.parentElement.closest("[data-start]");
      if (holder) return Number(holder.dataset.start) + offset;
    }
    const point = document.createRange();
    point.setStart(node, offset);
    let found = ending ? 0 : this.app.record.text.length;
    for (const holder of this.root.querySelectorAll("[data-start]")) {
      const side = point.comparePoint(holder.firstChild, 0);
      const start = Number(holder.dataset.start);
      if (side < 0 && ending) found = start + holder.firstChild.length;
      if (side >= 0 && !ending) return start;
      if (side > 0 && ending) break;
    }
    return found;
  }

  // Keys choose words from here on: "move" the active fact, or "add" one that was missed.
  begin(mode, start, end) {
    const had = this.span;
    this.mode = mode;
    this.words = this.wordsOf();
    if (!this.words.length) {
      this.mode = null;
      announce("There are no words to choose.");
      return;
    }
    this.span = had || (start === undefined ? this.words[this.firstInSight()] : { start, end });
    byId("article").focus({ preventScroll: true });
    this.show();
  }

  wordsOf() {
    const { text } = this.app.record;
    if (this.of !== text) {
      this.of = text;
      this.all = [...text.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
    }
    return this.all;
  }

  firstInSight() {
    const top = byId("article").getBoundingClientRect().top;
    for (const holder of this.root.querySelectorAll("[data-start]")) {
      if (holder.getBoundingClientRect().top >= top + 40) return this.at(Number(holder.dataset.start));
    }
    return 0;
  }

  // The first word that ends after a unit.
  at(unit) {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle].end <= unit) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, this.words.length - 1);
  }

  // True when the key was for choosing words.
  key(event) {
    if (!this.mode) return false;
    const { key, shiftKey, altKey, ctrlKey } = event;
    if (key === "Escape") this.close(true);
    else if (key === "Enter") this.commit();
    else if (key === "ArrowLeft" || key === "ArrowRight") this.step(key === "ArrowRight" ? 1 : -1, shiftKey, altKey, ctrlKey);
    else if (key === "ArrowDown" || key === "ArrowUp") this.jump(key === "ArrowDown" ? 1 : -1);
    else if (this.mode === "add" && !ctrlKey && !altKey) {
      const kind = KINDS.find((name) => LETTERS[name].toLowerCase() === key.toLowerCase());
      if (!kind) return key !== "Tab" && key !== "?";
      this.add(kind);
    } else return key !== "Tab" && key !== "?" && !ctrlKey;
    event.preventDefault();
    return true;
  }

  step(by, ending, beginning, single) {
    const { start, end } = this.span;
    if (ending) {
      const to = single ? end + by : by > 0 ? this.words[this.at(end)].end : (this.words[this.at(end - 1) - 1] || this.span).end;
      if (to > start) this.span = { start, end: Math.min(to, this.app.record.text.length) };
    } else if (beginning) {
      const before = this.words[this.at(start)];
      const to = single ? start + by : by > 0 ? (this.words[this.at(start) + 1] || before).start : (this.words[Math.max(0, this.at(start) - 1)]).start;
      if (to < end && to >= 0) this.span = { start: to, end };
    } else {
      const at = this.at(by > 0 ? end : start);
      const word = by > 0 ? this.words[at] : this.words[Math.max(0, at - 1)];
      this.span = { ...word };
    }
    this.show();
  }

  // To the next or the last sentence that the record knows, or paragraph.
  jump(by) {
    const { text } = this.app.record;
    const starts = [0];
    for (const match of text.matchAll(/\n+|[.!?]["”’]?\s+/g)) starts.push(match.index + match[0].length);
    const next = by > 0 ? starts.find((start) => start > this.span.start) : starts.filter((start) => start < this.words[this.at(this.span.start)].start - 1).at(-1);
    if (next !== undefined) this.span = { ...this.words[this.at(next)] };
    this.show();
  }

  show() {
    const holders = [...this.root.querySelectorAll("[data-start]")];
    const place = (unit, ending) => {
      const holder = holders.findLast((one) => (ending ? Number(one.dataset.start) < unit : Number(one.dataset.start) <= unit)) || holders[0];
      return [holder.firstChild, Math.max(0, Math.min(holder.firstChild.length, unit - Number(holder.dataset.start)))];
    };
    this.setting = true;
    const [from, fromAt] = place(this.span.start, false);
    const [to, toAt] = place(this.span.end, true);
    getSelection().setBaseAndExtent(from, fromAt, to, toAt);
    from.parentElement.scrollIntoView({ block: "nearest" });
    setTimeout(() => { this.setting = false; });
    this.draw();
    announce(this.said());
  }

  said() {
    return this.span ? shown(this.app.record.text.slice(this.span.start, this.span.end), 120) : "";
  }

  draw() {
    this.bar.hidden = !this.span;
    document.body.classList.toggle("selecting", Boolean(this.span));
    if (!this.span) return;
    const active = this.app.active();
    const adding = KINDS.map((kind) =>
      h("button", { type: "button", class: "kind k-" + kind, onclick: () => this.add(kind) }, h("b", {}, LETTERS[kind]), " ", SINGULAR[kind]),
    );
    fill(
      this.bar,
      h("p", { class: "chosen" }, "“", h("bdi", {}, this.said()), "”"),
      h(
        "div",
        { class: "choices" },
        active && this.mode !== "add"
          ? h("button", { type: "button", class: "main", onclick: () => this.move() }, "Move " + active.id + " here", this.mode ? h("kbd", {}, "Enter") : null)
          : null,
        active && active.kind === "people" && this.mode !== "add"
          ? h("button", { type: "button", onclick: () => this.mention() }, "Mention of " + active.id)
          : null,
        this.mode === "move" ? null : [h("span", { class: "label" }, "Add as"), adding],
        h("button", { type: "button", class: "quiet", onclick: () => this.close(true) }, "Cancel"),
      ),
      this.mode
        ? h("p", { class: "hint" }, HINTS.map(([keys, said]) => h("span", {}, keys.map((key) => h("kbd", {}, key)), said)), this.mode === "add" ? h("span", {}, "then the letter of its kind") : null)
        : null,
    );
  }

  // The span as the contract counts it.
  taken() {
    const { start, end } = this.span;
    const { offsets, record } = this.app;
    const taken = { start: offsets.toPoint(start), end: offsets.toPoint(end), text: record.text.slice(start, end) };
    this.close();
    return taken;
  }

  commit() {
    if (this.mode === "move") this.move();
    else announce("Choose a kind: " + KINDS.map((kind) => LETTERS[kind].toLowerCase() + " " + SINGULAR[kind]).join(", "));
  }

  move() {
    this.app.deciding.moveTo(this.taken());
  }

  add(kind) {
    this.app.deciding.addAs(kind, this.taken());
  }

  mention() {
    this.app.deciding.mention(this.taken());
  }

  close(away) {
    this.mode = null;
    this.span = null;
    getSelection().removeAllRanges();
    this.draw();
    if (away) this.app.back();
  }
}
