// The article with its facts marked. Text is cut into flat segments before it is marked up,
// so spans that cross or nest never open or close each other; each keeps an underline of
// its own lane, in the colour and the pattern of its kind.

import { CONTROL, controlName, h } from "./dom.js";

const STEP = 4;
const MOST_LANES = 6;
// Browsers lay out a long run of text slowly: it is cut, for layout only, into blocks.
const BLOCK = 4000;
// Beyond this many units paragraphs are not looked for: a hostile text may have a million of them.
const HUGE = 200000;

// Widths of ink and gap in pixels: told apart without colour.
const PATTERNS = {
  counts: [[1, 0]],
  injuries: [[7, 3]],
  people: [[2, 2]],
  dates: [[9, 2], [2, 2]],
  sentences: [[12, 5]],
  incidents: [[4, 1]],
};

// Spans of the facts that are marked: {start, end, entry, first} in UTF-16 units.
export function spansOf(facts, offsets) {
  const spans = [];
  for (const entry of facts) {
    if (entry.state === "rejected" || entry.state === "merged") continue;
    const places = [{ start: entry.fact.start, end: entry.fact.end }];
    for (const mention of entry.fact.mentions || []) {
      if (mention.start !== entry.fact.start || mention.end !== entry.fact.end) places.push(mention);
    }
    places.forEach((place, i) => {
      const start = offsets.toUnit(place.start);
      const end = offsets.toUnit(place.end);
      if (start >= 0 && start < end && end <= offsets.units) spans.push({ start, end, entry, first: i === 0 });
    });
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end || a.entry.id.localeCompare(b.entry.id));
  layLanes(spans);
  return spans;
}

// Each span gets the lowest lane that is free from its start to its end.
function layLanes(spans) {
  const ends = [];
  for (const span of spans) {
    let lane = ends.findIndex((end) => end <= span.start);
    if (lane < 0) lane = ends.length < MOST_LANES ? ends.length : MOST_LANES - 1;
    span.lane = lane;
    ends[lane] = Math.max(ends[lane] || 0, span.end);
  }
}

// Flat pieces of text[from, to): [{start, end, spans}], cut wherever a span begins or ends.
export function segments(spans, from, to) {
  const inside = spans.filter((span) => span.start < to && span.end > from);
  const cuts = new Set([from, to]);
  for (const span of inside) {
    if (span.start > from) cuts.add(span.start);
    if (span.end < to) cuts.add(span.end);
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < ordered.length; i += 1) {
    const [start, end] = [ordered[i], ordered[i + 1]];
    pieces.push({ start, end, spans: inside.filter((span) => span.start <= start && span.end >= end) });
  }
  return pieces;
}

// Where blocks of text begin and end: paragraphs, and long ones in parts.
export function blocks(text, titleEnd) {
  const found = [];
  const put = (start, end) => {
    while (end - start > BLOCK * 1.5) {
      const cut = cutting(text, start + BLOCK);
      found.push({ start, end: cut });
      start = cut;
    }
    if (end > start) found.push({ start, end });
  };
  if (text.length > HUGE) {
    put(0, titleEnd || 0);
    put(titleEnd || 0, text.length);
    return found;
  }
  const line = /[^\n]+/g;
  for (let match = line.exec(text); match; match = line.exec(text)) {
    if (match[0].trim()) put(match.index, match.index + match[0].length);
  }
  return found;
}

// A good place to cut near a unit: after a line end or a space, never within a pair.
function cutting(text, near) {
  for (let cut = near; cut > near - 200; cut -= 1) if (/\s/.test(text[cut - 1])) return cut;
  const unit = text.charCodeAt(near);
  return unit >= 0xdc00 && unit <= 0xdfff ? near - 1 : near;
}

// Writes the article into `container`; -> Map from fact id to its pieces in the page.
export function paint(container, text, titleEnd, spans) {
  const places = new Map();
  const lanes = Math.max(1, ...spans.map((span) => span.lane + 1));
  container.style.setProperty("--lanes", String(lanes));
  const paragraphs = document.createDocumentFragment();
  let next = 0;
  for (const block of blocks(text, titleEnd)) {
    const heading = titleEnd !== null && block.end <= titleEnd;
    const paragraph = h(heading ? "h2" : "p", { dir: "auto" });
    while (next < spans.length && spans[next].end <= block.start) next += 1;
    const near = [];
    for (let i = next; i < spans.length && spans[i].start < block.end; i += 1) near.push(spans[i]);
    for (const piece of segments(near, block.start, block.end)) paragraph.append(...painted(piece, text, lanes, places));
    paragraphs.append(paragraph);
  }
  container.replaceChildren(paragraphs);
  return places;
}

function painted(piece, text, lanes, places) {
  const beginning = piece.spans.filter((span) => span.start === piece.start && span.first);
  const tags = beginning.map((span) => h("i", { class: "tag k-" + span.entry.kind, "data-tag": span.entry.id, "aria-hidden": "true" }));
  const words = wordsOf(text, piece.start, piece.end);
  if (!piece.spans.length) return words;
  const shortest = piece.spans.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
  const mark = h("mark", { "data-facts": piece.spans.map((span) => span.entry.id).join(" "), class: "k-" + shortest.entry.kind }, words);
  underline(mark, piece.spans, lanes);
  for (const span of piece.spans) {
    if (!places.has(span.entry.id)) places.set(span.entry.id, []);
    places.get(span.entry.id).push(mark);
  }
  return [...tags, mark];
}

// Text as spans that know where they begin; controls are named, not obeyed, and hold no text.
function wordsOf(text, start, end) {
  const found = [];
  let from = start;
  const part = text.slice(start, end);
  const plain = (to) => {
    if (to > from) found.push(h("span", { "data-start": from }, text.slice(from, to)));
  };
  if (CONTROL.test(part)) {
    const control = new RegExp(CONTROL, "g");
    for (let match = control.exec(part); match; match = control.exec(part)) {
      plain(start + match.index);
      from = start + match.index + 1;
      found.push(h("i", { class: "control", "data-tag": controlName(match[0]), role: "img", "aria-label": controlName(match[0]) }));
    }
  }
  plain(end);
  return found;
}

function underline(mark, spans, lanes) {
  const images = [];
  const sizes = [];
  const places = [];
  for (const span of [...spans].sort((a, b) => a.lane - b.lane)) {
    const { image, width } = pattern(span.entry.kind);
    const height = span.entry.kind === "incidents" ? 3 : 2;
    const at = (lanes - 1 - span.lane) * STEP;
    images.push(image);
    sizes.push(width + "px " + height + "px");
    places.push("left bottom " + at + "px");
  }
  mark.style.backgroundImage = images.join(", ");
  mark.style.backgroundSize = sizes.join(", ");
  mark.style.backgroundPosition = places.join(", ");
}

export function pattern(kind) {
  const colour = "var(--" + kind + ")";
  const stops = [];
  let at = 0;
  for (const [ink, gap] of PATTERNS[kind]) {
    stops.push(colour + " " + at + "px " + (at + ink) + "px");
    at += ink;
    if (gap) stops.push("transparent " + at + "px " + (at + gap) + "px");
    at += gap;
  }
  return { image: "linear-gradient(90deg, " + stops.join(", ") + ")", width: at };
}
