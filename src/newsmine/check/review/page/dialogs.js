// What is asked on top of the page: keys, a name, whom to merge.

import { byId, fill, h } from "./dom.js";

export function dialog(title, ...content) {
  const element = byId("dialog");
  const back = document.activeElement;
  const close = () => element.close();
  fill(
    element,
    h("div", { class: "inner" }, h("header", {}, h("h2", { id: "dialog-title" }, title), h("button", { type: "button", class: "quiet", "aria-label": "Close", onclick: close }, "✕")), content),
  );
  element.setAttribute("aria-labelledby", "dialog-title");
  element.onclose = () => {
    if (back && back.isConnected) back.focus({ preventScroll: true });
  };
  element.onclick = (event) => {
    if (event.target === element) close();
  };
  if (!element.open) element.showModal();
  return { element, close };
}

export function help(keys, single, setSingle) {
  const groups = [...new Set(keys.map((key) => key.group))];
  dialog(
    "Keys",
    h(
      "div",
      { class: "keys" },
      groups.map((group) =>
        h(
          "section",
          {},
          h("h3", {}, group),
          h(
            "dl",
            {},
            keys.filter((key) => key.group === group && key.say).map((key) => h("div", {}, h("dt", {}, (key.shown || key.keys).map((one) => h("kbd", {}, one))), h("dd", {}, key.say))),
          ),
        ),
      ),
    ),
    h(
      "label",
      { class: "single" },
      h("input", { type: "checkbox", checked: single, onchange: (event) => setSingle(event.target.checked) }),
      " Single letters are keys. Switch this off when a screen reader or speech needs them; Alt with the letter always works.",
    ),
  );
}

export function nameDialog(name, taken) {
  const input = h("input", { type: "text", maxlength: "100", autocomplete: "name", "aria-label": "Your name" });
  input.value = name;
  const save = () => {
    if (!input.value.trim()) return;
    taken(input.value.trim());
    close();
  };
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    // Else the button that has the focus again would take the same key.
    event.preventDefault();
    save();
  });
  const { close } = dialog("Who is deciding?", h("p", {}, "The name stands with every decision."), input, h("div", { class: "actions" }, h("button", { type: "button", class: "main", onclick: save }, "Save")));
  input.focus();
  input.select();
}

export function chooseDialog(title, said, options, taken) {
  const list = h(
    "div",
    { class: "options" },
    options.map(([value, label]) =>
      h("button", { type: "button", onclick: () => { close(); taken(value); } }, h("bdi", {}, label)),
    ),
  );
  list.addEventListener("keydown", (event) => {
    const buttons = [...list.children];
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length].focus();
  });
  const { close } = dialog(title, h("p", {}, said), list);
  if (list.firstChild) list.firstChild.focus();
}
