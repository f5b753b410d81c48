// Where records come from and decisions go: the server, or, in a sheet, the file itself.

import { byId, h } from "./dom.js";
import { keeps, parsed, read, under, write } from "./drafts.js";
import { Outbox } from "./outbox.js";
import { standing } from "./model.js";

const ASK_AGAIN = 1500;

export function storeOfPage() {
  const data = byId("newsmine-data");
  return data ? new SheetStore(JSON.parse(data.textContent)) : new ServerStore();
}

class ServerStore {
  constructor() {
    this.page = crypto.randomUUID();
    this.sheet = false;
  }

  // -> what the page needs to show the queue. told(event) is called for what happens later.
  async open(told) {
    // The token is in a cookie now; it need not stand in the address, where it is seen and copied.
    if (location.search) history.replaceState(null, "", location.pathname + location.hash);
    const opening = await this.ask("api/opening");
    this.sequence = opening.sequence;
    this.told = told;
    this.outbox = new Outbox(opening.key, (decisions) => this.send(decisions), (event) => told({ outbox: this.outbox, ...event }));
    return opening;
  }

  record(number) {
    return this.ask("api/records/" + number);
  }

  decide(decisions) {
    this.outbox.put(decisions);
  }

  waiting(record) {
    return this.outbox.of(record);
  }

  start(now) {
    const again = async () => {
      try {
        const { record, reviewer } = now();
        const query = new URLSearchParams({ since: this.sequence, record: record ?? "", page: this.page, reviewer });
        const changes = await this.ask("api/changes?" + query);
        this.sequence = changes.sequence;
        this.away = false;
        this.told({ changes });
        this.outbox.flush();
      } catch (error) {
        this.away = true;
        this.told({ away: error.message });
      }
      this.timer = setTimeout(again, document.hidden ? ASK_AGAIN * 4 : ASK_AGAIN);
    };
    this.outbox.flush();
    again();
    addEventListener("beforeunload", (event) => {
      // What waits is kept for the next time, unless the browser keeps nothing.
      if (!keeps() && this.outbox.waiting.size) event.preventDefault();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) return;
      clearTimeout(this.timer);
      again();
    });
  }

  async send(decisions) {
    return this.ask("api/decisions", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(decisions),
      keepalive: decisions.length < 20,
    });
  }

  async ask(path, options) {
    let response;
    try {
      response = await fetch(path, { credentials: "same-origin", ...options });
    } catch {
      throw new Error("the server does not answer; is `newsmine review` running?");
    }
    if (response.ok) return response.json();
    const told = await response.text();
    const message = parsed(told);
    throw new Error((message && message.message) || told.trim() || "the server answered " + response.status);
  }
}

class SheetStore {
  constructor(data) {
    this.data = data;
    this.sheet = true;
    this.prefix = "newsmine/" + data.key + "/decision/";
    this.decisions = new Map();
    for (const [, text] of under(this.prefix)) this.take(parsed(text));
    this.saved = new Set(parsed(read("newsmine/" + data.key + "/saved") || "[]"));
  }

  async open(told) {
    this.told = told;
    const byRecord = new Map();
    this.data.records.forEach(({ record }, number) => byRecord.set(record.id, number));
    this.numbers = byRecord;
    for (const id of ["save-file", "open-file"]) byId(id).hidden = false;
    byId("save-file").addEventListener("click", () => this.download());
    byId("open-file").addEventListener("click", () => this.upload());
    addEventListener("beforeunload", (event) => {
      if (!keeps() && this.unsaved()) event.preventDefault();
    });
    return { ...this.data.opening, states: this.states() };
  }

  take(decision) {
    if (decision && decision.schema === "newsmine-decision/1" && !this.decisions.has(decision.id)) {
      this.decisions.set(decision.id, decision);
      return true;
    }
    return false;
  }

  of(record) {
    return [...this.decisions.values()].filter((decision) => decision.record === record);
  }

  states() {
    const states = {};
    for (const [record, number] of this.numbers) {
      const stand = standing(this.of(record).sort((a, b) => (a.at < b.at ? -1 : 1)));
      if (!stand.length) continue;
      const facts = new Set(stand.filter((d) => d.fact).map((d) => d.kind + " " + d.fact));
      states[number] = { decided: facts.size, done: [...new Set(stand.filter((d) => d.action === "done").map((d) => d.reviewer))] };
    }
    return states;
  }

  async record(number) {
    const { record, sha256 } = this.data.records[number];
    return { number, record, sha256, decisions: this.of(record.id), sequence: 0 };
  }

  decide(decisions) {
    for (const decision of decisions) {
      this.take(decision);
      write(this.prefix + decision.id, JSON.stringify(decision));
    }
    this.told({ saved: decisions, refused: [], changes: { states: this.states() } });
  }

  waiting() {
    return [];
  }

  start() {
    this.told({});
  }

  unsaved() {
    return [...this.decisions.keys()].filter((id) => !this.saved.has(id)).length;
  }

  download() {
    const ordered = [...this.decisions.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
    const lines = ordered.map((decision) => JSON.stringify(decision) + "\n");
    const address = URL.createObjectURL(new Blob(lines, { type: "application/x-ndjson" }));
    h("a", { href: address, download: this.data.opening.decisions }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    this.saved = new Set(this.decisions.keys());
    write("newsmine/" + this.data.key + "/saved", JSON.stringify([...this.saved]));
    this.told({});
  }

  upload() {
    const input = h("input", { type: "file", accept: ".jsonl,.json,.txt" });
    input.addEventListener("change", async () => {
      let found = 0;
      for (const line of (await input.files[0].text()).split("\n")) {
        const decision = parsed(line);
        if (this.take(decision)) {
          write(this.prefix + decision.id, line);
          found += 1;
        }
      }
      this.told({ opened: found, changes: { states: this.states() } });
    });
    input.click();
  }

}
