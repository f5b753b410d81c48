// A fact in one line, as a person would say it.

import { shown, words } from "./dom.js";
import { SINGULAR } from "./model.js";

const number = (value) => (typeof value === "number" ? value.toLocaleString("en-GB", { maximumFractionDigits: 3 }) : String(value));

export function telling(kind, fact, byId) {
  const parts = TELLERS[kind](fact, byId).filter((part) => part !== null && part !== undefined && part !== "");
  if (fact.assertion && fact.assertion !== "asserted") parts.push(fact.assertion);
  return parts.map((part) => shown(String(part), 160)).join(" · ") || "(nothing said yet)";
}

export function amount(fact) {
  const { value, low, high } = fact;
  if (fact.share !== null && fact.share !== undefined) return number(Math.round(fact.share * 1000) / 10) + " %";
  if (value === null || value === undefined) {
    if (low !== null && low !== undefined) return "at least " + number(low);
    if (high !== null && high !== undefined) return "at most " + number(high);
    return "";
  }
  const qualifier = fact.qualifier;
  if (qualifier === "between" || (qualifier === undefined && low !== high && low !== null && high !== null)) {
    if (low !== null && high !== null) return number(low) + " to " + number(high);
  }
  if (qualifier && qualifier !== "exact" && qualifier !== "between") return words(qualifier) + " " + number(value);
  if (qualifier === undefined && low !== null && high === null) return "at least " + number(low);
  return number(value);
}

function name(id, byId) {
  const entry = byId && byId.get(id);
  if (!entry) return id;
  return entry.fact.name || entry.fact.text || id;
}

const TELLERS = {
  counts(fact) {
    const unit = words(fact.unit || "");
    const parts = [[amount(fact), fact.value === 1 ? unit.replace(/s$/, "") : unit].filter(Boolean).join(" ")];
    if (fact.who) parts.push(words(fact.who));
    if (fact.outcome) parts.push(words(fact.outcome));
    if (fact.mechanisms.length) parts.push(fact.mechanisms.join(", "));
    if (fact.rate) parts.push((fact.rate.average ? "on average per " : "per ") + fact.rate.per);
    if (fact.change) {
      const { direction, percent, from } = fact.change;
      parts.push([direction, percent !== null ? number(percent) + " %" : null, from !== null ? "from " + number(from) : null].filter(Boolean).join(" "));
    }
    if (fact.place) parts.push(fact.place);
    return parts;
  },
  injuries(fact, byId) {
    const parts = [fact.type ? words(fact.type) : null, fact.body_parts.join(", "), fact.mechanism ? "by " + fact.mechanism : null];
    if (fact.severity) parts.push(words(fact.severity));
    if (fact.permanent) parts.push("permanent");
    if (fact.treatment) parts.push(fact.treatment === "none" ? "no treatment" : words(fact.treatment));
    const hurt = fact.victim ? name(fact.victim, byId) : fact.victim_text;
    parts.push(hurt ? "hurt: " + hurt : null);
    return parts;
  },
  people(fact) {
    return [
      [fact.title, fact.name].filter(Boolean).join(" ") || fact.text,
      fact.roles.map(words).join(", "),
      fact.age !== null && fact.age !== undefined ? fact.age + " years" : null,
      fact.position, fact.organisation, fact.residence, fact.status,
    ];
  },
  dates(fact) {
    const days = fact.from === fact.to ? fact.from : [fact.from || "…", fact.to || "…"].join(" to ");
    const known = fact.from || fact.to;
    const said = [fact.from, [fact.from, fact.to].join("/")].includes(fact.value);
    return [known ? days : "no day known", said ? null : fact.value, fact.type === "date" ? null : fact.type, fact.mod ? fact.mod.toLowerCase() : null];
  },
  sentences(fact, byId) {
    const disposals = fact.disposals.map((item) => {
      const size = item.length || (item.amount !== null ? [item.currency, number(item.amount)].filter(Boolean).join(" ") : item.hours !== null ? number(item.hours) + " hours" : "");
      return [words(item.type), size].filter(Boolean).join(" ");
    });
    return [
      fact.defendants.map((id) => name(id, byId)).join(", ") || fact.defendant_text,
      disposals.join(", ") || fact.verdict || "no sentence yet",
      fact.offences.map((item) => item.text).join(", "),
      fact.plea ? "pleaded " + words(fact.plea) : null, fact.court,
    ];
  },
  incidents(fact) {
    const interval = (key) => (fact[key] ? amount(fact[key]) + " " + (fact[key].value === 1 ? key.replace(/s$/, "") : key) : null);
    return [
      (fact.primary ? "main " : "") + words(fact.type), fact.place || fact.city,
      fact.from ? (fact.from === fact.to ? fact.from : fact.from + " to " + (fact.to || "…")) : null,
      interval("killed"), interval("injured"), interval("victims"),
    ];
  },
};

// A value in words: enough to check it at a glance.
export function saying(value, field, byId) {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return number(value);
  if (Array.isArray(value)) {
    return value.length ? value.map((item) => saying(item, field && field.item, byId)).join("; ") : "—";
  }
  if (typeof value === "object") {
    if (field && field.name && "value" in value && "low" in value) return amount(value) || "—";
    if ("start" in value && "text" in value) return "“" + shown(value.text, 80) + "”";
    return Object.entries(value)
      .filter(([, part]) => part !== null && part !== false && part !== "")
      .map(([key, part]) => (key === "text" || key === "type" || key === "role" ? "" : words(key) + " ") + saying(part, fieldOf(field, key), byId))
      .join(", ");
  }
  if (field && field.type === "reference") return reference(value, byId);
  if (field && field.type === "enum") return words(value);
  return shown(String(value), 300);
}

function fieldOf(field, key) {
  return field && field.fields ? field.fields.find((part) => part.key === key) : null;
}

export function reference(id, byId) {
  const entry = byId && byId.get(id);
  if (!entry) return shown(String(id), 120);
  return shown(id + " " + (entry.fact.name || entry.fact.text || SINGULAR[entry.kind]), 80);
}
