// One editor at a time, its words kept as a draft at every keystroke until they are a decision.

import { announce, byId, h, shown, words } from "./dom.js";
import { along, editor } from "./editors.js";
import { SINGULAR } from "./model.js";
import { chip } from "./cards.js";

const SHOWN_FIRST = 7;

export class Editing {
  constructor(app, drafts) {
    this.app = app;
    this.store = drafts;
    this.now = null;
    this.adding = null;
  }

  // The key that is being edited of a fact, or null.
  key(id) {
    return this.now && this.now.id === id ? this.now.key : null;
  }

  drafts(id) {
    return this.kept.filter((draft) => draft.fact === id).map((draft) => draft.key);
  }

  // Edits that were left unfinished on this record come back as they were.
  load() {
    this.now = null;
    this.adding = null;
    this.read();
    const adding = this.kept.find((draft) => draft.fact === "adding");
    if (adding) this.adding = { ...adding.value, restored: true };
    const draft = this.kept.find((one) => one.fact !== "adding" && this.app.folded.byId.has(one.fact));
    if (draft) this.now = { id: draft.fact, key: draft.key, restored: true };
    return draft ? draft.fact : null;
  }

  read() {
    this.kept = this.store.all(this.app.record.id);
  }

  begin(id, key) {
    const entry = this.app.folded.byId.get(id);
    const field = entry && this.app.contract[entry.kind].fields.find((one) => one.key === key);
    if (!field) return;
    this.now = { id, key };
    this.read();
    this.app.activate(id, {});
    this.app.redraw();
    const form = byId("editor");
    const first = form && form.querySelector("input:not([hidden]), select, textarea");
    if (!first) return;
    first.focus();
    if (first.select) first.select();
  }

  form(entry, field) {
    const draft = this.kept.find((one) => one.fact === entry.id && one.key === field.key);
    const value = draft ? draft.value : entry.fact[field.key];
    const made = editor(field, value, this.app.folded.byId);
    const trouble = h("p", { class: "trouble", role: "alert" });
    const keep = () => {
      try {
        this.store.put(this.app.record.id, entry.id, field.key, made.read());
        trouble.textContent = "";
      } catch (error) {
        trouble.textContent = error.message;
      }
    };
    const save = () => {
      let told;
      try {
        told = made.read();
      } catch (error) {
        trouble.textContent = error.message;
        return;
      }
      this.finish();
      this.app.deciding.change(entry, along(entry.kind, entry.fact, field.key, told));
    };
    const form = h(
      "div",
      { id: "editor", class: "editor", role: "group", "aria-label": "Edit " + words(field.key) },
      draft ? h("p", { class: "restored" }, "An edit that was not saved, as you left it.") : null,
      made.element,
      trouble,
      h("div", { class: "actions" }, h("button", { type: "button", class: "main", onclick: save }, "Save", h("kbd", {}, "Enter")), h("button", { type: "button", class: "quiet", onclick: () => this.cancel() }, "Cancel", h("kbd", {}, "Esc"))),
    );
    form.addEventListener("input", keep);
    form.addEventListener("change", keep);
    form.addEventListener("keydown", (event) => this.keys(event, save, () => this.cancel()));
    return form;
  }

  keys(event, save, cancel) {
    event.stopPropagation();
    const many = event.target.tagName === "TEXTAREA" && !(event.ctrlKey || event.metaKey);
    if (event.key === "Enter" && !many && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      save();
    } else if (event.key === "Escape") {
      event.preventDefault();
      cancel();
    }
  }

  finish() {
    this.store.drop(this.app.record.id, this.now.id, this.now.key);
    this.now = null;
    this.read();
  }

  cancel() {
    const { id } = this.now;
    this.finish();
    this.app.redraw();
    this.app.focus(id);
    announce("Nothing was changed.");
  }

  // A fact that was missed: its words are chosen, its values are not yet.
  add(kind, span) {
    const { contract, record } = this.app;
    const fact = { ...structuredClone(contract[kind].blank), ...span };
    const passage = record.passages.find((one) => one.start <= span.start && span.end <= one.end);
    fact.passage = passage ? passage.id : null;
    guess(kind, fact);
    this.adding = { kind, fact };
    this.store.put(record.id, "adding", "", this.adding);
    this.app.redraw();
    this.app.view("facts");
    const first = byId("adding").querySelector("input, select, textarea");
    byId("adding").scrollIntoView({ block: "nearest" });
    if (first) first.focus();
    announce("A new " + SINGULAR[kind] + ": say its values, then save.");
  }

  addingCard() {
    if (this.addingElement && this.addingElement.adding === this.adding) return this.addingElement;
    const { kind, fact, restored } = this.adding;
    const { fields } = this.app.contract[kind];
    const readers = [];
    const rows = fields.filter((field) => field.key !== "mentions").map((field) => {
      const made = editor(field, fact[field.key], this.app.folded.byId);
      readers.push([field.key, made.read]);
      return h("div", { class: "value editing" }, h("dt", {}, words(field.key)), h("dd", {}, made.element));
    });
    const trouble = h("p", { class: "trouble", role: "alert" });
    const read = () => Object.assign({ ...fact }, Object.fromEntries(readers.map(([key, reader]) => [key, reader()])));
    const keep = () => {
      try {
        this.store.put(this.app.record.id, "adding", "", { kind, fact: read() });
        trouble.textContent = "";
      } catch (error) {
        trouble.textContent = error.message;
      }
    };
    const save = () => {
      let told;
      try {
        told = read();
      } catch (error) {
        trouble.textContent = error.message;
        return;
      }
      this.dropAdding();
      this.app.deciding.added(kind, told);
    };
    const cancel = () => {
      this.dropAdding();
      this.app.redraw();
      this.app.back();
    };
    const element = h(
      "div",
      { id: "adding", class: "card adding on k-" + kind, role: "group", "aria-label": "A new " + SINGULAR[kind] },
      h("div", { class: "head" }, chip(kind), h("b", { class: "said" }, "A new " + SINGULAR[kind])),
      restored ? h("p", { class: "restored" }, "A fact that was not saved, as you left it.") : null,
      h("p", { class: "evidence" }, "“", h("b", {}, h("bdi", {}, shown(fact.text, 200))), "”"),
      h("dl", { class: "values" }, rows.slice(0, SHOWN_FIRST)),
      h("details", {}, h("summary", {}, "More values"), h("dl", { class: "values" }, rows.slice(SHOWN_FIRST))),
      trouble,
      h("div", { class: "actions" }, h("button", { type: "button", class: "main", onclick: save }, "Save", h("kbd", {}, "Enter")), h("button", { type: "button", class: "quiet", onclick: cancel }, "Cancel", h("kbd", {}, "Esc"))),
    );
    element.addEventListener("input", keep);
    element.addEventListener("change", keep);
    element.addEventListener("keydown", (event) => this.keys(event, save, cancel));
    element.adding = this.adding;
    this.addingElement = element;
    return element;
  }

  dropAdding() {
    this.store.drop(this.app.record.id, "adding", "");
    this.adding = null;
    this.addingElement = null;
  }
}

// What the chosen words say themselves: a figure is the value of a count, a name a person's.
function guess(kind, fact) {
  if (kind === "counts") {
    const found = /\d[\d,]*(\.\d+)?/.exec(fact.text);
    const value = found ? Number(found[0].replace(/,/g, "")) : /^(an?|one)\b/i.test(fact.text) ? 1 : null;
    Object.assign(fact, { value, low: value, high: value });
  } else if (kind === "people") {
    fact.mentions = [{ start: fact.start, end: fact.end, text: fact.text }];
    if (/^\p{Lu}/u.test(fact.text)) fact.name = fact.text;
  } else if (kind === "dates") {
    const found = /\b\d{4}-\d\d-\d\d\b/.exec(fact.text);
    fact.value = found ? found[0] : "XXXX-XX-XX";
  }
}
