// Decisions on their way to the disk. Each is kept in the browser until the server says
// that it is there, so that a server that went away, or a page that was closed, loses none.

import { erase, parsed, under, write } from "./drafts.js";

const AGAIN = 1500;

export class Outbox {
  // send(decisions) -> {saved, refused}; it throws when nobody answered.
  constructor(fileKey, send, told) {
    this.prefix = "newsmine/" + fileKey + "/outbox/";
    this.send = send;
    this.told = told;
    this.waiting = new Map();
    this.busy = false;
    this.trouble = null;
    for (const [, text] of under(this.prefix)) {
      const decision = parsed(text);
      if (decision) this.waiting.set(decision.id, decision);
    }
  }

  put(decisions) {
    for (const decision of decisions) {
      this.waiting.set(decision.id, decision);
      write(this.prefix + decision.id, JSON.stringify(decision));
    }
    this.told({});
    this.flush();
  }

  of(record) {
    return [...this.waiting.values()].filter((decision) => decision.record === record);
  }

  async flush() {
    if (this.busy || !this.waiting.size) return;
    this.busy = true;
    clearTimeout(this.timer);
    const batch = [...this.waiting.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(0, 500);
    try {
      const { saved, refused } = await this.send(batch);
      for (const { id } of [...saved, ...refused]) {
        this.waiting.delete(id);
        erase(this.prefix + id);
      }
      this.trouble = null;
      this.busy = false;
      this.told({ saved, refused: refused.map((refusal) => ({ ...refusal, decision: batch.find((d) => d.id === refusal.id) })) });
      this.flush();
    } catch (error) {
      this.trouble = error.message || "the server does not answer";
      this.busy = false;
      this.told({});
      this.timer = setTimeout(() => this.flush(), AGAIN);
    }
  }
}
