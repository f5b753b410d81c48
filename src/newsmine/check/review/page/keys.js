// The keys, once: what they do, and what the help says of them.

export const KEYS = [
  { group: "Facts", keys: ["j"], shown: ["j", "↓"], say: "Next fact", run: (app) => app.step(1) },
  { group: "Facts", keys: ["k"], shown: ["k", "↑"], say: "Fact before", run: (app) => app.step(-1) },
  { group: "Facts", keys: ["a"], say: "Accept", run: (app) => app.deciding.accept() },
  { group: "Facts", keys: ["x"], say: "Reject", run: (app) => app.deciding.reject() },
  { group: "Facts", keys: ["e"], say: "To the values (then ↑ ↓, Enter)", run: (app) => app.toValues() },
  { group: "Facts", keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], shown: ["1", "…", "9"], say: "Change that value", run: (app, key) => app.editNumber(Number(key)) },
  { group: "Facts", keys: ["h"], say: "Change who was hurt", run: (app) => app.hurt() },
  { group: "Facts", keys: ["g"], say: "Merge two people", run: (app) => app.mergeDialog() },
  { group: "Words", keys: ["m"], say: "Move the fact to other words", run: (app) => app.move() },
  { group: "Words", keys: ["n"], say: "Add a fact that was missed", run: (app) => app.addMissed() },
  { group: "Words", keys: [], shown: ["←", "→"], say: "Word by word; with Shift the end, with Alt the start, with Ctrl by letter" },
  { group: "Words", keys: [], shown: ["↑", "↓"], say: "Sentence by sentence" },
  { group: "Words", keys: [], shown: ["Enter"], say: "Move here; when adding, the letter of the kind: C, I, P, D, S, E" },
  { group: "Record", keys: ["d"], say: "Done, and to the next", run: (app) => app.deciding.done() },
  { group: "Record", keys: ["A"], shown: ["Shift", "a"], say: "Accept all that is left", run: (app) => app.deciding.acceptRest() },
  { group: "Record", keys: ["J", "]"], shown: ["Shift", "j"], say: "Next record", run: (app) => app.beside(1) },
  { group: "Record", keys: ["K", "["], shown: ["Shift", "k"], say: "Record before", run: (app) => app.beside(-1) },
  { group: "Record", keys: ["u"], shown: ["u", "Ctrl z"], say: "Undo the last decision", run: (app) => app.deciding.undo() },
  { group: "Page", keys: ["q"], say: "To the queue (then ↑ ↓, Enter)", run: (app) => app.toQueue() },
  { group: "Page", keys: ["/"], say: "Search the queue", run: (app) => app.search() },
  { group: "Page", keys: ["t"], say: "To the article, to scroll it", run: (app) => app.toArticle() },
  { group: "Page", keys: ["?"], say: "These keys", run: (app) => app.help() },
  { group: "Page", keys: [], shown: ["Esc"], say: "Back, without a change" },
];

const TYPING = "input, select, textarea, [contenteditable]";

export function listen(app) {
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (app.spans.key(event)) return;
    const typing = event.target.matches && event.target.matches(TYPING);
    if (event.key === "Escape") {
      if (typing) event.target.blur();
      app.back();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) {
      event.preventDefault();
      app.deciding.undo();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey) return;
    const inCards = event.target.closest && event.target.closest("#cards");
    if (inCards && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      if (event.target.matches(".edit")) app.stepValue(event.target, event.key === "ArrowDown" ? 1 : -1);
      else app.step(event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    if (inCards && event.key === "Enter" && event.target.matches(".card")) {
      event.preventDefault();
      app.toValues();
      return;
    }
    if (!app.single && !event.altKey) return;
    const pressed = event.altKey && event.key.length > 1 ? "" : event.key;
    const key = KEYS.find((one) => one.keys.includes(pressed));
    if (!key) return;
    event.preventDefault();
    key.run(app, pressed);
  });
}
