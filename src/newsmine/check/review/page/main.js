// The page: one record open, its facts, and the way to the next.

import { announce, byId, fill, h, shown } from "./dom.js";
import { Drafts, read, write } from "./drafts.js";
import { Offsets } from "./offsets.js";
import { fold, freshId, KINDS, SINGULAR, standing } from "./model.js";
import { paint, spansOf } from "./marks.js";
import { Cards, chip } from "./cards.js";
import { Editing } from "./editing.js";
import { Queue } from "./queue.js";
import { Spans } from "./spans.js";
import { chooseDialog, help, nameDialog } from "./dialogs.js";
import { KEYS, listen } from "./keys.js";
import { storeOfPage } from "./stores.js";
import { reference } from "./telling.js";

const CONTEXT = 40;

class App {
  constructor(store) {
    this.store = store;
    this.pending = new Set();
    this.steps = [];
    this.record = null;
    this.activeId = null;
    this.single = read("newsmine/single") !== "no";
    this.lastAt = 0;
  }

  async start() {
    const opening = await this.store.open((event) => this.told(event));
    this.opening = opening;
    this.contract = opening.contract;
    this.reviewerKey = "newsmine/reviewer/" + opening.key;
    this.reviewer = read(this.reviewerKey) || read("newsmine/reviewer") || opening.reviewer;
    try {
      this.reviewer = sessionStorage.getItem("newsmine/reviewer") || this.reviewer;
    } catch { /* A page without a store asks again. */ }
    byId("file").textContent = shown(opening.file, 80);
    document.title = shown(opening.file, 60) + " · newsmine review";
    this.drafts = new Drafts(opening.key);
    this.cards = new Cards(this);
    this.editing = new Editing(this, this.drafts);
    this.spans = new Spans(this);
    this.queue = new Queue((number, enter) => this.openRecord(number, { focus: enter }));
    this.byRecord = new Map(opening.rows.map((row) => [row.id, row.number]));
    this.queue.load(opening.rows, opening.states);
    this.buttons();
    listen(this);
    this.showReviewer();
    this.progress();
    const asked = this.rowOf(location.hash);
    const begun = this.drafts.all().map((draft) => this.byRecord.get(draft.record)).find((number) => number !== undefined);
    const first = asked ?? begun ?? (this.queue.listed[0] || opening.rows[0] || {}).number;
    if (first === undefined) byId("text").replaceChildren(h("p", {}, "The file holds no records."));
    else await this.openRecord(first, {});
    this.store.start(() => ({ record: this.number, reviewer: this.reviewer }));
    document.body.classList.add("ready");
  }

  rowOf(hash) {
    const match = /^#(\d+)$/.exec(hash);
    return match && this.opening.rows[Number(match[1]) - 1] ? Number(match[1]) - 1 : null;
  }

  buttons() {
    byId("undo").addEventListener("click", () => this.undo());
    byId("help").addEventListener("click", () => this.help());
    byId("reviewer").addEventListener("click", () => nameDialog(this.reviewer, (name) => this.rename(name)));
    byId("queue-toggle").addEventListener("click", () => this.toggleQueue());
    for (const button of byId("tabs").children) button.addEventListener("click", () => this.view(button.dataset.view));
    byId("text").addEventListener("click", (event) => {
      const mark = event.target.closest("mark");
      if (mark && getSelection().isCollapsed) this.clicked(mark.dataset.facts.split(" "));
    });
    byId("text").addEventListener("mouseover", (event) => this.point(event.target.closest("mark")));
    byId("text").addEventListener("mouseleave", () => this.point(null));
    addEventListener("hashchange", () => {
      const number = this.rowOf(location.hash);
      if (number !== null && number !== this.number) this.openRecord(number, {});
    });
  }

  // -- one record ---------------------------------------------------------------

  async openRecord(number, { focus = false, fact = null } = {}) {
    if (number === null || number === undefined) return;
    const wanted = (this.wanted = number);
    let loaded;
    try {
      loaded = await this.store.record(number);
    } catch (error) {
      this.notice(error.message);
      return;
    }
    if (this.wanted !== wanted) return;
    this.notice("");
    this.number = number;
    this.record = loaded.record;
    this.sha256 = loaded.sha256;
    this.decisions = loaded.decisions;
    this.offsets = new Offsets(this.record.text);
    this.spans.close();
    this.activeId = null;
    this.painted = null;
    this.refold();
    const restored = this.editing.load();
    this.cards.load();
    const { first, rest } = this.cards.order();
    const ids = [...first, ...rest];
    this.activeId = fact || restored || ids.find((id) => this.folded.byId.get(id).state === "open") || ids[0] || null;
    history.replaceState(null, "", "#" + (number + 1));
    this.articleHead();
    this.redraw();
    byId("article").scrollTop = 0;
    byId("facts").scrollTop = 0;
    this.queue.choose(number);
    // A phone shows the article from its headline; beside the facts, the fact's place is what matters.
    const phone = matchMedia("(max-width: 819px)").matches;
    if (!phone) this.toActive();
    if (document.body.dataset.view === "queue" && (phone || focus)) this.view("article");
    if (focus) this.focus(this.activeId);
    announce("Record " + (number + 1) + ": " + shown(this.record.title || this.record.id, 120) + ", " + this.folded.facts.length + " facts");
  }

  refold() {
    const known = new Map(this.decisions.map((decision) => [decision.id, decision]));
    const waiting = this.store.waiting(this.record.id);
    for (const decision of waiting) known.set(decision.id, decision);
    this.pending = new Set(waiting.map((decision) => decision.id));
    this.all = [...known.values()];
    this.folded = fold(this.record, this.sha256, this.all);
    this.print = this.folded.facts.map((entry) => entry.id + entry.state[0] + (entry.fact.name || "")).join(" ");
    if (this.activeId && (this.folded.byId.get(this.activeId) || { state: "merged" }).state === "merged") this.activeId = null;
  }

  redraw() {
    const spans = spansOf(this.folded.facts, this.offsets);
    const painted = spans.map((span) => span.entry.id + span.start + "-" + span.end).join(" ");
    if (this.painted !== painted && !this.spans.span) {
      this.painted = painted;
      const place = byId("article").scrollTop;
      this.places = paint(byId("text"), this.record.text, this.record.title_end, spans);
      byId("article").scrollTop = place;
    }
    this.cards.draw();
    this.factsHead();
    this.highlight();
    this.dock();
    this.showSaving();
  }

  articleHead() {
    const { record } = this;
    const about = [record.publisher, record.published, record.author, record.id].filter(Boolean);
    fill(
      byId("article-head"),
      h("p", { class: "about" }, about.map((part) => h("bdi", {}, shown(part, 100)))),
      record.url ? h("p", { class: "url" }, h("bdi", {}, shown(record.url, 200))) : null,
      record.status === "error" ? h("p", { class: "warning" }, "⚠ ", shown(record.error ? record.error.message : "This article could not be read.")) : null,
    );
  }

  factsHead() {
    const { folded, record } = this;
    const facts = folded.facts.filter((entry) => entry.state !== "merged");
    const open = facts.filter((entry) => entry.state === "open").length;
    const warnings = record.warnings.filter((warning) => !warning.fact || !folded.byId.has(warning.fact));
    const saved = folded.done.length && !this.all.some((decision) => decision.action === "done" && this.pending.has(decision.id));
    const legend = KINDS.map((kind) => [kind, facts.filter((entry) => entry.kind === kind).length]).filter(([, number]) => number);
    const acting = document.activeElement && byId("facts-head").contains(document.activeElement) ? document.activeElement.dataset.act : null;
    fill(
      byId("facts-head"),
      h("h2", {}, "Facts ", h("span", { class: "number" }, facts.length - open + " of " + facts.length + " decided")),
      h("div", { class: "legend", role: "group", "aria-label": "Kinds of fact" }, legend.map(([kind, number]) => h("button", { type: "button", class: "k-" + kind, onclick: () => this.toKind(kind), "aria-label": number + " " + kind + ": go to the first" }, chip(kind), " ", SINGULAR[kind], " ", h("span", { class: "number" }, number)))),
      warnings.map((warning) => h("p", { class: "warning" }, "⚠ ", h("bdi", {}, shown(warning.message)), " ", h("code", {}, shown(warning.code, 60)))),
      folded.stale ? h("p", { class: "warning" }, "⚠ " + folded.stale + " decisions were made on another text of this record; they are not shown.") : null,
      h(
        "div",
        { class: "actions" },
        h("button", { type: "button", class: open ? "" : "main", onclick: () => this.done(), "data-act": "done" }, saved ? "Done ✓ next" : "Done, next", h("kbd", {}, "d")),
        open ? h("button", { type: "button", onclick: () => this.acceptRest(), "data-act": "rest" }, "Accept other " + open, h("kbd", {}, "⇧a")) : null,
        h("button", { type: "button", onclick: () => this.addMissed(), "data-act": "add" }, "Add a fact", h("kbd", {}, "n")),
      ),
      saved ? h("p", { class: "decided" }, "✓ done by ", h("bdi", {}, folded.done.join(", "))) : null,
    );
    const again = acting && byId("facts-head").querySelector("[data-act=" + acting + "], [data-act=done]");
    if (again) again.focus({ preventScroll: true });
  }

  // -- which fact ---------------------------------------------------------------

  active() {
    return this.activeId ? this.folded.byId.get(this.activeId) : null;
  }

  activate(id, { focus = false, still = false } = {}) {
    if (!this.folded.byId.has(id)) return;
    if (this.editing.now && this.editing.now.id !== id) this.editing.now = null;
    this.activeId = id;
    this.redraw();
    if (!still) this.toActive();
    if (focus) this.focus(id);
  }

  focus(id) {
    const card = byId("card-" + id);
    if (card) card.focus({ preventScroll: true });
  }

  toActive() {
    const card = byId("card-" + this.activeId);
    if (card) {
      const around = byId("facts");
      const [box, frame] = [card.getBoundingClientRect(), around.getBoundingClientRect()];
      const head = byId("facts-head").offsetHeight;
      if (box.top < frame.top + 8 || box.bottom > frame.bottom) around.scrollTop += box.top - frame.top - Math.min(frame.height / 4, head + 8);
    }
    const mark = ((this.places && this.places.get(this.activeId)) || [])[0];
    if (mark) {
      const [box, frame] = [mark.getBoundingClientRect(), byId("article").getBoundingClientRect()];
      if (box.top < frame.top + 60 || box.bottom > frame.bottom - 90) mark.scrollIntoView({ block: "center" });
    }
  }

  highlight() {
    for (const mark of byId("text").querySelectorAll("mark.on")) mark.classList.remove("on");
    for (const mark of (this.places && this.places.get(this.activeId)) || []) mark.classList.add("on");
    const entry = this.active();
    byId("text").dataset.kind = entry ? entry.kind : "";
  }

  point(mark) {
    const ids = mark ? mark.dataset.facts.split(" ") : [];
    for (const card of byId("cards").querySelectorAll(".pointed")) card.classList.remove("pointed");
    for (const id of ids) {
      const card = byId("card-" + id);
      if (card) card.classList.add("pointed");
    }
  }

  // A click where several facts stand takes the next of them each time, the shortest first.
  clicked(ids) {
    const length = (id) => this.folded.byId.get(id).fact.end - this.folded.byId.get(id).fact.start;
    const ordered = [...ids].sort((a, b) => length(a) - length(b));
    this.activate(ordered[(ordered.indexOf(this.activeId) + 1) % ordered.length]);
  }

  ids() {
    const { first, rest } = this.cards.order();
    return [...first, ...rest];
  }

  step(by) {
    const ids = this.ids();
    if (!ids.length) return;
    const at = ids.indexOf(this.activeId);
    const to = at < 0 ? 0 : Math.max(0, Math.min(ids.length - 1, at + by));
    this.activate(ids[to], { focus: true });
  }

  // To the next fact that nobody decided; the whole record's last one is followed by "done".
  onward() {
    const ids = this.ids();
    const at = ids.indexOf(this.activeId);
    const order = [...ids.slice(at + 1), ...ids.slice(0, Math.max(0, at))];
    const next = order.find((id) => this.folded.byId.get(id).state === "open");
    if (next) this.activate(next, { focus: true });
    else {
      this.redraw();
      this.focus(this.activeId);
      announce("All facts of this record are decided. Press d when you are through with it.");
    }
  }

  toKind(kind) {
    const id = this.ids().find((one) => this.folded.byId.get(one).kind === kind);
    if (id) this.activate(id, { focus: true });
  }

  // -- decisions ----------------------------------------------------------------

  decide(...parts) {
    const decisions = parts.map((part) => this.decision(part));
    this.steps.push({ number: this.number, ids: decisions.map((decision) => decision.id) });
    this.send(decisions);
  }

  send(decisions) {
    this.store.decide(decisions);
    this.refold();
    this.redraw();
  }

  decision({ action, kind = null, fact = null, old = null, next = null, undoes = null, note = null }) {
    this.lastAt = Math.max(Date.now(), this.lastAt + 1);
    const bytes = crypto.getRandomValues(new Uint8Array(8));
    const span = next && "start" in next ? next : fact && action !== "done" ? (this.folded.byId.get(fact) || { fact: null }).fact : null;
    return {
      schema: "newsmine-decision/1",
      id: [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
      at: new Date(this.lastAt).toISOString(),
      reviewer: this.reviewer,
      record: this.record.id,
      record_sha256: this.sha256,
      action, kind, fact, old, new: next,
      context: span ? this.context(span.start, span.end) : null,
      undoes, note,
    };
  }

  context(start, end) {
    const { offsets, record } = this;
    const cut = (from, to) => record.text.slice(offsets.toUnit(Math.max(0, from)), offsets.toUnit(Math.min(offsets.points, to)));
    return { before: cut(start - CONTEXT, start), text: cut(start, end), after: cut(end, end + CONTEXT) };
  }

  accept() {
    const entry = this.active();
    if (!entry) return;
    this.decide({ action: "accept", kind: entry.kind, fact: entry.id });
    this.onward();
  }

  reject() {
    const entry = this.active();
    if (!entry) return;
    this.decide({ action: "reject", kind: entry.kind, fact: entry.id });
    this.onward();
  }

  acceptRest() {
    const open = this.folded.facts.filter((entry) => entry.state === "open");
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
      this.redraw();
      announce("Nothing was changed.");
    }
    this.focus(entry.id);
  }

  moveTo(span) {
    const entry = this.active();
    if (!entry) return;
    const { start, end, text } = entry.fact;
    this.decide({ action: "move", kind: entry.kind, fact: entry.id, old: { start, end, text }, next: span });
    this.focus(entry.id);
    announce(entry.id + " moved to " + shown(span.text, 80));
  }

  mention(span) {
    const entry = this.active();
    const mentions = [...entry.fact.mentions, span].sort((a, b) => a.start - b.start);
    this.change(entry, { mentions });
  }

  added(kind, fact) {
    const id = freshId(this.all);
    this.decide({ action: "add", kind, fact: id, next: fact });
    this.activate(id, { focus: true });
    announce("Added as " + id);
  }

  addAs(kind, span) {
    this.editing.add(kind, span);
  }

  done() {
    if (!this.record) return;
    const { number } = this;
    const next = this.queue.next(number);
    this.decide({ action: "done" });
    if (next === null || next === number) announce("That was the last record of this list.");
    else this.openRecord(next, { focus: true });
  }

  // Takes back the last step of this page; before that, this reviewer's last decision on the record.
  async undo() {
    const step = this.steps.pop();
    if (step && step.number !== this.number) await this.openRecord(step.number, { focus: true });
    const stand = standing(this.all);
    let ids = step ? step.ids.filter((id) => stand.some((decision) => decision.id === id)) : [];
    if (!ids.length) ids = stand.filter((decision) => decision.reviewer === this.reviewer).slice(-1).map((decision) => decision.id);
    if (!ids.length) {
      announce("There is nothing to undo in this record.");
      return;
    }
    const taken = ids.map((id) => stand.find((decision) => decision.id === id));
    this.send(taken.map((decision) => this.decision({ action: "undo", kind: decision.kind, fact: decision.fact, undoes: decision.id })));
    const { fact } = taken[0];
    if (fact && this.folded.byId.has(fact)) this.activate(fact, { focus: true });
    announce("Undone: " + taken[0].action + (fact ? " of " + fact : "") + (taken.length > 1 ? " and " + (taken.length - 1) + " more" : ""));
  }

  // -- ways in ------------------------------------------------------------------

  toValues() {
    const first = byId("cards").querySelector(".card.on .edit");
    if (first) first.focus();
  }

  stepValue(from, by) {
    const buttons = [...byId("cards").querySelectorAll(".card.on .edit")];
    const to = buttons[buttons.indexOf(from) + by];
    if (to) to.focus();
  }

  editNumber(number) {
    const button = byId("cards").querySelectorAll(".card.on .values .edit")[number - 1];
    if (button) this.editing.begin(this.activeId, button.dataset.key);
  }

  hurt() {
    const entry = this.active();
    const key = entry && { injuries: "victim", counts: "who", incidents: "people" }[entry.kind];
    if (key) this.editing.begin(entry.id, key);
    else announce("Choose an injury, a count or an incident first.");
  }

  move() {
    const entry = this.active();
    if (!entry) return;
    this.view("article");
    if (this.spans.span) this.spans.move();
    else this.spans.begin("move", this.offsets.toUnit(entry.fact.start), this.offsets.toUnit(entry.fact.end));
  }

  addMissed() {
    if (!this.record) return;
    this.view("article");
    this.spans.begin("add");
  }

  mergeDialog() {
    const entry = this.active();
    if (!entry || entry.kind !== "people") {
      announce("Choose a person first.");
      return;
    }
    const others = this.folded.facts.filter((other) => other.kind === "people" && other !== entry && !["merged", "rejected"].includes(other.state));
    if (!others.length) {
      announce("There is no other person in this record.");
      return;
    }
    chooseDialog(
      "Merge people",
      "Who is the same person as " + reference(entry.id, this.folded.byId) + "? The one chosen becomes part of " + entry.id + ".",
      others.map((other) => [other.id, reference(other.id, this.folded.byId)]),
      (id) => {
        this.decide({ action: "merge", kind: "people", fact: entry.id, next: { people: [id] } });
        this.activate(entry.id, { focus: true });
        announce(id + " merged into " + entry.id);
      },
    );
  }

  beside(by) {
    this.openRecord(this.queue.beside(this.number, by), { focus: true });
  }

  toQueue() {
    this.toggleQueue(true);
    this.view("queue");
    byId("rows").focus();
  }

  search() {
    this.toggleQueue(true);
    this.view("queue");
    byId("search").focus();
  }

  toArticle() {
    this.view("article");
    byId("article").focus();
  }

  back() {
    this.view(document.body.dataset.view === "queue" ? "article" : document.body.dataset.view);
    this.focus(this.activeId);
  }

  help() {
    help(KEYS, this.single, (single) => {
      this.single = single;
      write("newsmine/single", single ? "yes" : "no");
    });
  }

  toggleQueue(open) {
    const closed = document.body.classList.toggle("no-queue", open === undefined ? undefined : !open);
    byId("queue-toggle").setAttribute("aria-expanded", String(!closed));
  }

  view(name) {
    document.body.dataset.view = name;
    for (const button of byId("tabs").children) {
      if (button.dataset.view === name) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    if (this.record) this.dock();
    if (name === "queue") this.queue.later();
  }

  rename(name) {
    this.reviewer = name;
    write(this.reviewerKey, name);
    try {
      sessionStorage.setItem("newsmine/reviewer", name);
    } catch { /* The name holds until the page is closed. */ }
    this.showReviewer();
  }

  showReviewer() {
    fill(byId("reviewer"), h("bdi", {}, shown(this.reviewer, 24)));
    byId("reviewer").setAttribute("aria-label", "Deciding as " + this.reviewer + "; change");
  }

  // On a phone the active fact is under the article, with the two buttons that matter.
  dock() {
    const entry = this.active();
    const dock = byId("dock");
    dock.hidden = !entry || document.body.dataset.view !== "article";
    if (dock.hidden) return;
    const card = this.cards.drawn.get(entry.id);
    const said = card ? card.element.querySelector(".said").textContent : entry.id;
    fill(
      dock,
      h("button", { type: "button", class: "quiet", "aria-label": "Fact before", onclick: () => this.step(-1) }, "‹"),
      h("button", { type: "button", class: "what k-" + entry.kind, onclick: () => { this.view("facts"); this.activate(entry.id, { focus: true }); } }, chip(entry.kind, entry.id), " ", h("bdi", {}, said)),
      h("button", { type: "button", class: "danger", "aria-label": "Reject", onclick: () => this.reject() }, "✗"),
      h("button", { type: "button", class: "main", "aria-label": "Accept", onclick: () => this.accept() }, "✓"),
      h("button", { type: "button", class: "quiet", "aria-label": "Next fact", onclick: () => this.step(1) }, "›"),
    );
  }

  // -- what came of it ----------------------------------------------------------

  told(event) {
    if (event.saved) this.saved(event.saved, event.refused);
    if (event.changes) this.changed(event.changes);
    if (event.away !== undefined) this.away = event.away;
    else if (event.changes) this.away = null;
    if (event.opened !== undefined) {
      this.notice("");
      announce(event.opened + " decisions opened");
      if (this.record) this.openRecord(this.number, {});
    }
    this.showSaving();
  }

  saved(saved, refused) {
    if (saved.length) this.savedAt = new Date();
    if (this.record) {
      const known = new Set(this.decisions.map((decision) => decision.id));
      this.decisions.push(...saved.filter((decision) => decision.record === this.record.id && !known.has(decision.id)));
      if (this.editing) this.refresh();
    }
    for (const decision of saved) {
      if (decision.action === "done" && this.byRecord.has(decision.record)) {
        const number = this.byRecord.get(decision.record);
        const state = this.queue.state(number);
        this.queue.update({ [number]: { ...state, done: [...new Set([...state.done, decision.reviewer])] } });
      }
    }
    this.progress();
    for (const refusal of refused || []) this.notice("A decision was refused and is not saved: " + refusal.message);
  }

  changed(changes) {
    if (changes.states && Object.keys(changes.states).length) {
      this.queue.update(changes.states);
      this.progress();
    }
    if (changes.open) {
      const open = JSON.stringify(changes.open);
      if (open !== this.openBefore) this.queue.occupy(changes.open);
      this.openBefore = open;
    }
    if (changes.decisions && this.record && changes.decisions.every((decision) => decision.record === this.record.id)) {
      const had = new Set(this.all.map((decision) => decision.id));
      const news = changes.decisions.filter((decision) => !had.has(decision.id));
      this.decisions = changes.decisions;
      if (news.length) {
        this.refresh();
        announce(news[0].reviewer + " decided on " + (news[0].fact || "this record"));
      }
    }
  }

  refresh() {
    this.refold();
    if (!this.activeId) this.activeId = this.ids()[0] || null;
    this.redraw();
  }

  progress() {
    const { done, all } = this.queue.progress();
    byId("bar").max = Math.max(1, all);
    byId("bar").value = done;
    byId("progress-text").textContent = done.toLocaleString("en-GB") + " of " + all.toLocaleString("en-GB") + " done";
  }

  showSaving() {
    const element = byId("saving");
    let [text, kind] = ["", ""];
    if (this.store.sheet) {
      const number = this.store.unsaved();
      text = number ? number + " not in a file yet" : this.store.decisions.size ? "All in the file" : "";
      kind = number ? "waits" : "saved";
    } else {
      const { waiting, trouble } = this.store.outbox;
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

const app = new App(storeOfPage());
app.start().catch((error) => {
  byId("notice").hidden = false;
  byId("notice").textContent = error.message;
});
