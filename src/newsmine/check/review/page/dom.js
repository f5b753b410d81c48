// Elements are made here and only here: text is always text, never markup.

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "selected", "open", "indeterminate", "tabIndex"]);

export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) element[name] = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, String(value));
  }
  add(element, children);
  return element;
}

export function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
}

// Puts children in their order and touches none that stands right already: focus and cursors stay.
export function arrange(parent, wanted) {
  wanted.forEach((child, i) => {
    if (parent.childNodes[i] !== child) parent.insertBefore(child, parent.childNodes[i] || null);
  });
  while (parent.childNodes.length > wanted.length) parent.lastChild.remove();
}

export const byId = (id) => document.getElementById(id);

// Characters that change how others are shown, or show nothing: they are named instead of obeyed.
const NAMES = {
  "\u00ad": "SHY", "\u200b": "ZWSP", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM", "\u2028": "LS", "\u2029": "PS",
  "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
  "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
};
export const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff]/;

export function controlName(character) {
  return NAMES[character] || "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
}

// Words of an article or a value, safe beside our own: without line ends, controls named.
export function shown(text, limit = 400) {
  const cut = text.length > limit ? text.slice(0, limit).replace(/[\ud800-\udbff]$/, "") + "…" : text;
  const flat = cut.replace(/\s+/g, " ");
  return CONTROL.test(flat) ? flat.replace(new RegExp(CONTROL, "g"), (c) => "⟨" + controlName(c) + "⟩") : flat;
}

export function words(key) {
  return key.replace(/_/g, " ");
}

export function announce(message) {
  const live = byId("live");
  // The same words twice in a row are said twice.
  live.textContent = live.textContent === message ? message + "\u00a0" : message;
}
