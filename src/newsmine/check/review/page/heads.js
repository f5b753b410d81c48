// What stands over the article, over the facts, and, on a phone, under both.

import { byId, fill, h, shown } from "./dom.js";
import { chip } from "./cards.js";
import { KINDS, SINGULAR } from "./model.js";

export function articleHead(app) {
  const { record } = app;
  const about = [record.publisher, record.published, record.author, record.id].filter(Boolean);
  fill(
    byId("article-head"),
    h("p", { class: "about" }, about.map((part) => h("bdi", {}, shown(part, 100)))),
    record.url ? h("p", { class: "url" }, h("bdi", {}, shown(record.url, 200))) : null,
    record.status === "error" ? h("p", { class: "warning" }, "⚠ ", shown(record.error ? record.error.message : "This article could not be read.")) : null,
  );
}

export function factsHead(app) {
  const { folded, record } = app;
  const facts = folded.facts.filter((entry) => entry.state !== "merged");
  const open = facts.filter((entry) => entry.state === "open").length;
  const warnings = record.warnings.filter((warning) => !warning.fact || !folded.byId.has(warning.fact));
  const saved = folded.done.length && !app.all.some((decision) => decision.action === "done" && app.pending.has(decision.id));
  const legend = KINDS.map((kind) => [kind, facts.filter((entry) => entry.kind === kind).length]).filter(([, number]) => number);
  const acting = document.activeElement && byId("facts-head").contains(document.activeElement) ? document.activeElement.dataset.act : null;
  fill(
    byId("facts-head"),
    h("h2", {}, "Facts ", h("span", { class: "number" }, facts.length - open + " of " + facts.length + " decided")),
    h("div", { class: "legend", role: "group", "aria-label": "Kinds of fact" }, legend.map(([kind, number]) => h("button", { type: "button", class: "k-" + kind, onclick: () => app.toKind(kind), "aria-label": number + " " + kind + ": go to the first" }, chip(kind), " ", SINGULAR[kind], " ", h("span", { class: "number" }, number)))),
    warnings.map((warning) => h("p", { class: "warning" }, "⚠ ", h("bdi", {}, shown(warning.message)), " ", h("code", {}, shown(warning.code, 60)))),
    folded.stale ? h("p", { class: "warning" }, "⚠ " + folded.stale + " decisions were made on another text of app record; they are not shown.") : null,
    h(
      "div",
      { class: "actions" },
      h("button", { type: "button", class: open ? "" : "main", onclick: () => app.deciding.done(), "data-act": "done" }, saved ? "Done ✓ next" : "Done, next", h("kbd", {}, "d")),
      open ? h("button", { type: "button", onclick: () => app.deciding.acceptRest(), "data-act": "rest" }, "Accept other " + open, h("kbd", {}, "⇧a")) : null,
      h("button", { type: "button", onclick: () => app.addMissed(), "data-act": "add" }, "Add a fact", h("kbd", {}, "n")),
    ),
    saved ? h("p", { class: "decided" }, "✓ done by ", h("bdi", {}, folded.done.join(", "))) : null,
  );
  const again = acting && byId("facts-head").querySelector("[data-act=" + acting + "], [data-act=done]");
  if (again) again.focus({ preventScroll: true });
}

// On a phone the active fact is under the article, with the two buttons that matter.
export function dock(app) {
  const entry = app.active();
  const dock = byId("dock");
  dock.hidden = !entry || document.body.dataset.view !== "article";
  if (dock.hidden) return;
  const card = app.cards.drawn.get(entry.id);
  const said = card ? card.element.querySelector(".said").textContent : entry.id;
  fill(
    dock,
    h("button", { type: "button", class: "quiet", "aria-label": "Fact before", onclick: () => app.step(-1) }, "‹"),
    h("button", { type: "button", class: "what k-" + entry.kind, onclick: () => { app.view("facts"); app.activate(entry.id, { focus: true }); } }, chip(entry.kind, entry.id), " ", h("bdi", {}, said)),
    h("button", { type: "button", class: "danger", "aria-label": "Reject", onclick: () => app.deciding.reject() }, "✗"),
    h("button", { type: "button", class: "main", "aria-label": "Accept", onclick: () => app.deciding.accept() }, "✓"),
    h("button", { type: "button", class: "quiet", "aria-label": "Next fact", onclick: () => app.step(1) }, "›"),
  );
}
