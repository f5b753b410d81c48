// A record with its decisions in it, as newsmine.check.folding makes it, but with nothing
// taken away: what was rejected is still there to look at.

export const KINDS = ["incidents", "counts", "injuries", "people", "dates", "sentences"];
export const LETTERS = { counts: "C", injuries: "I", people: "P", dates: "D", sentences: "S", incidents: "E" };
export const SINGULAR = {
  counts: "count", injuries: "injury", people: "person", dates: "date", sentences: "sentence", incidents: "incident",
};

const SINGLE = ["same_as", "speaker", "victim", "count", "incident", "part_of", "period", "date", "anchor"];
const LISTS = ["defendants", "counts", "injuries", "sentences"];

export function standing(decisions) {
  const gone = new Set();
  for (let i = decisions.length - 1; i >= 0; i -= 1) {
    const decision = decisions[i];
    if (decision.action === "undo" && decision.undoes && !gone.has(decision.id)) gone.add(decision.undoes);
  }
  return decisions.filter((decision) => decision.action !== "undo" && !gone.has(decision.id));
}

export function byTime(decisions) {
  return decisions
    .map((decision, i) => [decision, i])
    .sort((a, b) => (a[0].at < b[0].at ? -1 : a[0].at > b[0].at ? 1 : a[1] - b[1]))
    .map(([decision]) => decision);
}

// -> {facts: [{kind, id, fact, state, by, at, history, edited}], done: [names], by: Map id -> entry, stale: number}
export function fold(record, sha256, decisions) {
  const entries = [];
  const byId = new Map();
  const put = (kind, fact) => {
    const entry = { kind, id: fact.id, fact, state: "open", by: null, at: null, history: [], edited: new Set() };
    entries.push(entry);
    byId.set(fact.id, entry);
    return entry;
  };
  for (const kind of KINDS) for (const fact of record[kind]) put(kind, structuredClone(fact));
  const renamed = new Map();
  const done = [];
  let stale = 0;
  for (const decision of standing(byTime(decisions))) {
    if (decision.record_sha256 !== sha256) {
      stale += 1;
      continue;
    }
    if (decision.action === "done") {
      if (!done.includes(decision.reviewer)) done.push(decision.reviewer);
      continue;
    }
    if (decision.action === "add" && !byId.has(decision.fact)) {
      put(decision.kind, { confidence: 1, rule: "checked by hand", ...structuredClone(decision.new), id: decision.fact });
    }
    let entry = byId.get(decision.fact);
    if (entry && entry.state === "merged") entry = byId.get(renamed.get(entry.id));
    if (entry) apply(entry, decision, byId, renamed);
  }
  const gone = new Set(entries.filter((entry) => entry.state === "rejected").map((entry) => entry.id));
  for (const entry of entries) if (!gone.has(entry.id)) follow(entry, renamed, gone);
  return { facts: entries, byId, done, stale };
}

function apply(entry, decision, byId, renamed) {
  const { fact } = entry;
  if (decision.action === "edit") {
    Object.assign(fact, structuredClone(decision.new));
    for (const key of Object.keys(decision.new)) entry.edited.add(key);
  } else if (decision.action === "move") {
    const { start, end, text } = decision.new;
    Object.assign(fact, { start, end, text });
    entry.edited.add("span");
  } else if (decision.action === "merge") {
    for (const name of decision.new.people) {
      const other = byId.get(name);
      if (!other || other === entry || other.state === "merged") continue;
      merge(fact, other.fact);
      other.state = "merged";
      renamed.set(name, entry.id);
      for (const [from, to] of renamed) if (to === name) renamed.set(from, entry.id);
    }
  }
  const names = { accept: "accepted", reject: "rejected", edit: "edited", move: "edited", add: "added", merge: "edited" };
  entry.state = decision.action === "accept" && (entry.state === "edited" || entry.state === "added") ? entry.state : names[decision.action];
  entry.by = decision.reviewer;
  entry.at = decision.at;
  entry.history.push(decision);
}

function merge(fact, other) {
  fact.mentions = [...fact.mentions, ...other.mentions].sort((a, b) => a.start - b.start);
  fact.aliases = [...new Set([...fact.aliases, ...(other.name ? [other.name] : []), ...other.aliases])];
  fact.roles = [...new Set([...fact.roles, ...other.roles])];
  for (const [key, value] of Object.entries(other)) if (fact[key] === null || fact[key] === undefined) fact[key] = value;
}

// References follow merged people; those to facts that were rejected are emptied.
function follow(entry, renamed, gone) {
  const { fact } = entry;
  const now = (name) => renamed.get(name) || name;
  for (const key of SINGLE) {
    if (typeof fact[key] !== "string") continue;
    const name = now(fact[key]);
    fact[key] = gone.has(name) ? null : name;
  }
  for (const key of LISTS) {
    if (Array.isArray(fact[key])) fact[key] = fact[key].filter((name) => !gone.has(name)).map(now);
  }
  if (entry.kind === "incidents") {
    const seen = new Set();
    fact.people = fact.people
      .map((part) => ({ ...part, person: now(part.person) }))
      .filter((part) => {
        const key = part.person + " " + part.role;
        if (gone.has(part.person) || seen.has(key)) return false;
        seen.add(key);
        return true;
      });
  }
}

// Reviewers who left a fact with different outcomes: [[name, outcome]], or nothing where they agree.
export function disagreement(entry) {
  const last = new Map();
  for (const decision of entry.history) {
    last.set(decision.reviewer, decision.action === "reject" ? "rejected" : decision.action === "edit" ? "edited" : "kept");
  }
  return new Set(last.values()).size > 1 ? [...last] : [];
}

export function freshId(decisions) {
  let number = 1;
  for (const decision of decisions) {
    const match = decision.action === "add" && /^new-(\d+)$/.exec(decision.fact);
    if (match) number = Math.max(number, Number(match[1]) + 1);
  }
  return "new-" + number;
}
