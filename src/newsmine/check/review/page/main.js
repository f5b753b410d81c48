// The page: one record open, its facts, and the way to the next.

import { announce, byId, fill, h, shown } from "./dom.js";
import { Drafts, read, write } from "./drafts.js";
import { Offsets } from "./offsets.js";
import { fold } from "./model.js";
import { paint, spansOf } from "./marks.js";
import { Cards } from "./cards.js";
import { Deciding } from "./deciding.js";
import { articleHead, dock, factsHead } from "./heads.js";
import { News } from "./news.js";
import { Editing } from "./editing.js";
import { Queue } from "./queue.js";
import { Spans } from "./spans.js";
import { chooseDialog, help, nameDialog } from "./dialogs.js";
import { KEYS, listen } from "./keys.js";
import { storeOfPage } from "./stores.js";
import { reference } from "./telling.js";

class App {
  constructor(store) {
    this.store = store;
    this.pending = new Set();
    this.record = null;
    this.activeId = null;
    this.single = read("newsmine/single") !== "no";
    this.deciding = new Deciding(this);
    this.news = new News(this);
  }

  async start() {
    const opening = await this.store.open((event) => this.news.told(event));
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
    this.view("article");
    this.news.progress();
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
    byId("undo").addEventListener("click", () => this.deciding.undo());
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
      this.news.notice(error.message);
      return;
    }
    if (this.wanted !== wanted) return;
    this.news.notice("");
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
    articleHead(this);
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
    factsHead(this);
    this.highlight();
    dock(this);
    this.news.showSaving();
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
      const below = box.bottom > frame.bottom && box.top > frame.top + Math.max(head + 60, frame.height * 0.4);
      if (box.top < frame.top + (getComputedStyle(byId("facts-head")).position === "sticky" ? head : 8) || below) around.scrollTop += box.top - frame.top - Math.min(frame.height / 4, head + 8);
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
        this.deciding.decide({ action: "merge", kind: "people", fact: entry.id, next: { people: [id] } });
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
    // Where there is no room for it, the queue lies over the article.
    if (open === undefined && matchMedia("(max-width: 1180px)").matches) {
      this.view(document.body.dataset.view === "queue" ? "article" : "queue");
      byId("queue-toggle").setAttribute("aria-expanded", String(document.body.dataset.view === "queue"));
      return;
    }
    const closed = document.body.classList.toggle("no-queue", open === undefined ? undefined : !open);
    byId("queue-toggle").setAttribute("aria-expanded", String(!closed));
  }

  view(name) {
    document.body.dataset.view = name;
    for (const button of byId("tabs").children) {
      if (button.dataset.view === name) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    if (this.record) dock(this);
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
}

const app = new App(storeOfPage());
app.start().catch((error) => {
  byId("notice").hidden = false;
  byId("notice").textContent = error.message;
});
