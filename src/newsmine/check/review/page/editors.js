// An editor for each type of the contract: words to choose, numbers, days, references, lists, objects.
// editor(field, value, byId) -> {element, read()}; read throws an Error that says what is wrong.

import { fill, h, shown, words } from "./dom.js";
import { reference } from "./telling.js";

const NOTHING = "— nothing —";

export function editor(field, value, byId, label) {
  return EDITORS[field.type](field, value, byId, label || words(field.key || ""));
}

const EDITORS = { enum: choice, boolean: truth, int: figure, number: figure, string: line, day, reference: pointer, list, object };

function choice(field, value, byId, label) {
  const element = h("select", { "aria-label": label });
  if (field.null) element.append(h("option", { value: "" }, NOTHING));
  for (const option of field.options) element.append(h("option", { value: option }, words(option)));
  element.value = value ?? "";
  return { element, read: () => (element.value === "" ? null : element.value) };
}

function truth(field, value, byId, label) {
  const element = h("select", { "aria-label": label }, h("option", { value: "yes" }, "yes"), h("option", { value: "no" }, "no"));
  element.value = value ? "yes" : "no";
  return { element, read: () => element.value === "yes" };
}

function figure(field, value, byId, label) {
  const element = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", "aria-label": label, placeholder: field.null ? "nothing" : null });
  element.value = value ?? "";
  const read = () => {
    const told = element.value.trim().replace(/(\d),(?=\d{3}\b)/g, "$1");
    if (told === "" && field.null) return null;
    const read = Number(told);
    if (told === "" || !Number.isFinite(read)) throw new Error(label + " needs a number");
    if (field.type === "int" && !Number.isInteger(read)) throw new Error(label + " needs a whole number");
    return read;
  };
  return { element, read };
}

function line(field, value, byId, label) {
  const element = h("input", { type: "text", autocomplete: "off", spellcheck: "false", "aria-label": label, placeholder: field.null ? "nothing" : null });
  element.value = value ?? "";
  const read = () => {
    const told = element.value.trim();
    if (told === "" && !field.null) throw new Error(label + " may not be empty");
    return told === "" ? null : told;
  };
  return { element, read };
}

function day(field, value, byId, label) {
  const { element, read } = line(field, value, byId, label);
  element.placeholder = "year-month-day, or nothing";
  return {
    element,
    read: () => {
      const told = read();
      if (told !== null && !(/^\d{4}-\d\d-\d\d$/.test(told) && !Number.isNaN(Date.parse(told)))) {
        throw new Error(label + " needs a day like 2017-08-14");
      }
      return told;
    },
  };
}

function candidates(field, byId) {
  return [...byId.values()].filter((entry) => entry.kind === field.kind && entry.state !== "rejected" && entry.state !== "merged");
}

function pointer(field, value, byId, label) {
  const select = h("select", { "aria-label": label }, field.null ? h("option", { value: "" }, NOTHING) : null);
  for (const word of field.words) select.append(h("option", { value: word }, word));
  for (const { id } of candidates(field, byId)) select.append(h("option", { value: id }, reference(id, byId)));
  const known = [...select.options].some((option) => option.value === (value ?? ""));
  if (!field.free) {
    if (!known) select.append(h("option", { value }, value));
    select.value = value ?? "";
    return { element: select, read: () => (select.value === "" ? null : select.value) };
  }
  // An id of a fact, or words of the text.
  const other = h("input", { type: "text", "aria-label": label + " in words", placeholder: "in words of the text" });
  select.append(h("option", { value: "\u0000" }, "in words …"));
  select.value = known ? (value ?? "") : "\u0000";
  other.value = known ? "" : value;
  const show = () => { other.hidden = select.value !== "\u0000"; };
  select.addEventListener("change", show);
  show();
  const read = () => (select.value === "\u0000" ? other.value.trim() || null : select.value || null);
  return { element: h("span", { class: "either" }, select, other), read };
}

function list(field, value, byId, label) {
  const { item } = field;
  if (item.type === "enum") return several(item.options.map((option) => [option, words(option)]), value, label);
  if (item.type === "reference") {
    return several(candidates(item, byId).map(({ id }) => [id, reference(id, byId)]), value, label);
  }
  if (item.type === "string") {
    const element = h("textarea", { rows: 3, "aria-label": label + ", one a line", placeholder: "one a line" });
    element.value = value.join("\n");
    return { element, read: () => element.value.split("\n").map((part) => part.trim()).filter(Boolean) };
  }
  if (item.name === "mentions") return kept(value, label);
  return repeated(item, value, byId, label);
}

// Mentions are had by selecting text, and taken away here.
function kept(value, label) {
  const element = h("fieldset", { class: "several" }, h("legend", { class: "sr" }, label));
  const boxes = value.map((mention) => {
    const box = h("input", { type: "checkbox", checked: true });
    element.append(h("label", {}, box, " “", h("bdi", {}, shown(mention.text, 80)), "”"));
    return box;
  });
  return { element, read: () => value.filter((_, i) => boxes[i].checked) };
}

function several(options, value, label) {
  const chosen = new Set(value);
  const order = [...value, ...options.map(([option]) => option).filter((option) => !chosen.has(option))];
  const boxes = new Map();
  const element = h("fieldset", { class: "several" }, h("legend", { class: "sr" }, label));
  for (const [option, said] of options) {
    const box = h("input", { type: "checkbox", value: option, checked: chosen.has(option) });
    boxes.set(option, box);
    element.append(h("label", {}, box, " ", said));
  }
  if (!options.length) element.append(h("p", { class: "none" }, "There is none in this record yet."));
  return { element, read: () => order.filter((option) => boxes.has(option) && boxes.get(option).checked) };
}

// A list of objects: each can be changed or taken away, and one more can be had.
function repeated(item, value, byId, label) {
  const rows = [];
  const holder = h("div", { class: "repeated" });
  const element = h("div", {}, holder);
  const put = (part) => {
    const inner = editor(item, part, byId, label);
    const row = { read: inner.read };
    const away = h("button", { type: "button", class: "quiet", "aria-label": "Take away this one of " + label }, "Take away");
    row.element = h("div", { class: "part" }, inner.element, away);
    away.addEventListener("click", () => {
      rows.splice(rows.indexOf(row), 1);
      row.element.remove();
      element.dispatchEvent(new Event("input", { bubbles: true }));
    });
    rows.push(row);
    holder.append(row.element);
  };
  value.forEach(put);
  const more = h("button", { type: "button", class: "quiet" }, "One more");
  more.addEventListener("click", () => {
    put(emptyOf(item));
    const first = rows.at(-1).element.querySelector("input, select, textarea");
    if (first) first.focus();
    element.dispatchEvent(new Event("input", { bubbles: true }));
  });
  element.append(more);
  return { element, read: () => rows.map((row) => row.read()) };
}

function object(field, value, byId, label) {
  const inner = h("div", { class: "object" });
  let readers = [];
  const build = (from) => {
    readers = [];
    fill(inner);
    for (const part of field.fields) {
      const { element, read } = editor(part, from[part.key] ?? null, byId);
      readers.push([part.key, read]);
      inner.append(h("label", { class: "labelled" }, h("span", {}, words(part.key)), element));
    }
  };
  build(value || emptyOf(field));
  const read = () => Object.fromEntries(readers.map(([key, reader]) => [key, reader()]));
  if (!field.null) return { element: inner, read };
  const there = h("input", { type: "checkbox", checked: value !== null });
  const show = () => { inner.hidden = !there.checked; };
  there.addEventListener("change", show);
  show();
  const element = h("div", {}, h("label", {}, there, " the article says it"), inner);
  return { element, read: () => (there.checked ? read() : null) };
}

export function emptyOf(field) {
  if (field.null) return field.type === "object" ? Object.fromEntries(field.fields.map((part) => [part.key, emptyOf(part)])) : null;
  if (field.type === "enum") return field.options[0];
  if (field.type === "boolean") return false;
  if (field.type === "list") return [];
  if (field.type === "object") return Object.fromEntries(field.fields.map((part) => [part.key, emptyOf(part)]));
  return field.type === "string" || field.type === "reference" ? "" : null;
}

// What else must change with a value so that the fact stays true to itself.
export function along(kind, fact, key, value) {
  const changed = { [key]: value };
  if (kind === "counts" && key === "value") {
    if (fact.low === fact.value) changed.low = value;
    if (fact.high === fact.value) changed.high = value;
  }
  if (kind === "counts" && key === "qualifier" && fact.value !== null) {
    const step = Number.isInteger(fact.value) ? 1 : 0;
    if (value === "exact") Object.assign(changed, { low: fact.value, high: fact.value });
    if (value === "about") Object.assign(changed, { low: null, high: null });
    if (value === "more_than") Object.assign(changed, { low: fact.value + step, high: null });
    if (value === "at_least") Object.assign(changed, { low: fact.value, high: null });
    if (value === "less_than") Object.assign(changed, { low: null, high: fact.value - step });
    if (value === "at_most") Object.assign(changed, { low: null, high: fact.value });
  }
  if (kind === "dates" && (key === "from" || key === "to")) {
    const other = key === "from" ? fact.to : fact.from;
    changed.resolved = value !== null || other !== null;
  }
  return changed;
}
