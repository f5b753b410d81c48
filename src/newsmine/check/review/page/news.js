// What came of decisions, one's own and others', and how the page says so.

import { announce, byId, fill, h, shown } from "./dom.js";

export class News {
  constructor(app) {
    this.app = app;
    this.away = null;
    this.savedAt = null;
  }

  told(event) {
    if (event.saved) this.saved(event.saved, event.refused);
    if (event.changes) this.changed(event.changes);
    if (event.away !== undefined) this.away = event.away;
    else if (event.changes) this.away = null;
    if (event.opened !== undefined) {
      this.notice("");
      announce(event.opened + " decisions opened");
      if (this.app.record) this.app.openRecord(this.app.number, {});
    }
    this.showSaving();
  }

  saved(saved, refused) {
    if (saved.length) this.savedAt = new Date();
    if (this.app.record) {
      const known = new Set(this.app.decisions.map((decision) => decision.id));
      this.app.decisions.push(...saved.filter((decision) => decision.record === this.app.record.id && !known.has(decision.id)));
      if (this.app.editing) this.refresh();
    }
    for (const decision of saved) {
      if (decision.action === "done" && this.app.byRecord.has(decision.record)) {
        const number = this.app.byRecord.get(decision.record);
        const state = this.app.queue.state(number);
        this.app.queue.update({ [number]: { ...state, done: [...new Set([...state.done, decision.reviewer])] } });
      }
    }
    this.progress();
    for (const refusal of refused || []) this.notice("A decision was refused and is not saved: " + refusal.message);
  }

  changed(changes) {
    if (changes.states && Object.keys(changes.states).length) {
      this.app.queue.update(changes.states);
      this.progress();
    }
    if (changes.open) {
      const open = JSON.stringify(changes.open);
      if (open !== this.openBefore) this.app.queue.occupy(changes.open);
      this.openBefore = open;
    }
    if (changes.decisions && this.app.record && changes.decisions.every((decision) => decision.record === this.app.record.id)) {
      const had = new Set(this.app.all.map((decision) => decision.id));
      const news = changes.decisions.filter((decision) => !had.has(decision.id));
      const told = new Set(changes.decisions.map((decision) => decision.id));
      // an answer may have set out before a decision was saved: what is known stays known
      this.app.decisions = [...changes.decisions, ...this.app.decisions.filter((decision) => !told.has(decision.id))];
      if (news.length) {
        this.refresh();
        announce(news[0].reviewer + " decided on " + (news[0].fact || "this record"));
      }
    }
  }

  refresh() {
    this.app.refold();
    if (!this.app.activeId) this.app.activeId = this.app.ids()[0] || null;
    this.app.redraw();
  }

  progress() {
    const { done, all } = this.app.queue.progress();
    byId("bar").max = Math.max(1, all);
    byId("bar").value = done;
    byId("progress-text").textContent = done.toLocaleString("en-GB") + " of " + all.toLocaleString("en-GB") + " done";
  }

  showSaving() {
    const element = byId("saving");
    let [text, kind] = ["", ""];
    if (this.app.store.sheet) {
      const number = this.app.store.unsaved();
      text = number ? number + " not in a file yet" : this.app.store.decisions.size ? "All in the file" : "";
      kind = number ? "waits" : "saved";
    } else {
      const { waiting, trouble } = this.app.store.outbox;
      if (waiting.size && (trouble || this.away)) [text, kind] = ["Not saved: " + waiting.size + " waiting. " + (trouble || this.away), "lost"];
      else if (waiting.size) [text, kind] = ["Saving " + waiting.size + " …", "waits"];
      else if (this.away) [text, kind] = [this.away, "lost"];
      else if (this.savedAt) [text, kind] = ["Saved " + this.savedAt.toLocaleTimeString("en-GB"), "saved"];
    }
    if (element.textContent !== text) element.textContent = text;
    element.className = "saving " + kind;
    element.title = text;
  }

  notice(message) {
    const element = byId("notice");
    element.hidden = !message;
    fill(element, message ? [h("span", {}, shown(message)), h("button", { type: "button", class: "quiet", onclick: () => this.notice("") }, "Close")] : null);
  }
}
