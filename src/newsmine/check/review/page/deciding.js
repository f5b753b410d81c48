// What the reviewer decides, as decisions on their way to the disk.

import { announce, shown } from "./dom.js";
import { freshId, standing } from "./model.js";

const CONTEXT = 40;

export class Deciding {
  constructor(app) {
    this.app = app;
    this.steps = [];
    this.lastAt = 0;
  }

  decide(...parts) {
    const decisions = parts.map((part) => this.decision(part));
    this.steps.push({ number: this.app.number, ids: decisions.map((decision) => decision.id) });
    this.send(decisions);
  }

  send(decisions) {
    this.app.store.decide(decisions);
    this.app.refold();
    this.app.redraw();
  }

  decision({ action, kind = null, fact = null, old = null, next = null, undoes = null, note = null }) {
    this.lastAt = Math.max(Date.now(), this.lastAt + 1);
    const bytes = crypto.getRandomValues(new Uint8Array(8));
    const span = next && "start" in next ? next : fact && action !== "done" ? (this.app.folded.byId.get(fact) || { fact: null }).fact : null;
    return {
      schema: "newsmine-decision/1",
      id: [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
      at: new Date(this.lastAt).toISOString(),
      reviewer: this.app.reviewer,
      record: this.app.record.id,
      record_sha256: this.app.sha256,
      action, kind, fact, old, new: next,
      context: span ? this.context(span.start, span.end) : null,
      undoes, note,
    };
  }

  context(start, end) {
    const { offsets, record } = this.app;
    const cut = (from, to) => record.text.slice(offsets.toUnit(Math.max(0, from)), offsets.toUnit(Math.min(offsets.points, to)));
    return { before: cut(start - CONTEXT, start), text: cut(start, end), after: cut(end, end + CONTEXT) };
  }

  accept() {
    const entry = this.app.active();
    if (!entry) return;
    this.decide({ action: "accept", kind: entry.kind, fact: entry.id });
    this.app.onward();
  }

  reject() {
    const entry = this.app.active();
    if (!entry) return;
    this.decide({ action: "reject", kind: entry.kind, fact: entry.id });
    this.app.onward();
  }

  acceptRest() {
    const open = this.app.folded.facts.filter((entry) => entry.state === "open");
    if (!open.length) return;
    this.decide(...open.map((entry) => ({ action: "accept", kind: entry.kind, fact: entry.id })));
    announce(open.length + " facts accepted. Press d when you are through with the record.");
  }

  change(entry, changed) {
    const old = Object.fromEntries(Object.keys(changed).map((key) => [key, entry.fact[key] ?? null]));
    if (JSON.stringify(old) !== JSON.stringify(changed)) {
      this.decide({ action: "edit", kind: entry.kind, fact: entry.id, old, next: changed });
      announce(entry.id + " changed.");
    } else {
      this.app.redraw();
      announce("Nothing was changed.");
    }
    this.app.focus(entry.id);
  }

  moveTo(span) {
    const entry = this.app.active();
    if (!entry) return;
    const { start, end, text } = entry.fact;
    this.decide({ action: "move", kind: entry.kind, fact: entry.id, old: { start, end, text }, next: span });
    this.app.focus(entry.id);
    announce(entry.id + " moved to " + shown(span.text, 80));
  }

  mention(span) {
    const entry = this.app.active();
    const mentions = [...entry.fact.mentions, span].sort((a, b) => a.start - b.start);
    this.change(entry, { mentions });
  }

  added(kind, fact) {
    const id = freshId(this.app.all);
    this.decide({ action: "add", kind, fact: id, next: fact });
    this.app.activate(id, { focus: true });
    announce("Added as " + id);
  }

  addAs(kind, span) {
    this.app.editing.add(kind, span);
  }

  done() {
    if (!this.app.record) return;
    const { number } = this.app;
    const next = this.app.queue.next(number);
    this.decide({ action: "done" });
    if (next === null || next === number) announce("That was the last record of this list.");
    else this.app.openRecord(next, { focus: true });
  }

  // Takes back the last step of this page; before that, this reviewer's last decision on the record.
  async undo() {
    const step = this.steps.pop();
    if (step && step.number !== this.app.number) await this.app.openRecord(step.number, { focus: true });
    const stand = standing(this.app.all);
    let ids = step ? step.ids.filter((id) => stand.some((decision) => decision.id === id)) : [];
    if (!ids.length) ids = stand.filter((decision) => decision.reviewer === this.app.reviewer).slice(-1).map((decision) => decision.id);
    if (!ids.length) {
      announce("There is nothing to undo in this record.");
      return;
    }
    const taken = ids.map((id) => stand.find((decision) => decision.id === id));
    this.send(taken.map((decision) => this.decision({ action: "undo", kind: decision.kind, fact: decision.fact, undoes: decision.id })));
    const { fact } = taken[0];
    if (fact && this.app.folded.byId.has(fact)) this.app.activate(fact, { focus: true });
    announce("Undone: " + taken[0].action + (fact ? " of " + fact : "") + (taken.length > 1 ? " and " + (taken.length - 1) + " more" : ""));
  }
}
