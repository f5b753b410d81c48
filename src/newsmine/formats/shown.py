"""A record's facts shown in its text, with displaCy's span view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from newsmine.record import KINDS, Record

#: One colour a kind, told apart by the colour-blind too (after Okabe and Ito, lightened).
COLOURS: dict[str, str] = {
    "counts": "#8ecae6",
    "injuries": "#f4a582",
    "people": "#b8e0c2",
    "dates": "#f6e58d",
    "sentences": "#d8b4dd",
    "incidents": "#c9c9c9",
}


def span_view(record: Record, kinds: tuple[str, ...] = tuple(KINDS)) -> str:
    """HTML of the record's text with the facts of the given kinds drawn below their words.

    Needs no model: words are cut at white space and at the facts' own ends.
    """
    from spacy import displacy

    tokens = words_of(record)
    starts = [start for start, _ in tokens]
    ends = [end for _, end in tokens]
    spans = []
    for kind in kinds:
        for fact in getattr(record, kind):
            first, last = bisect_right(starts, fact.start) - 1, bisect_left(ends, fact.end) + 1
            spans.append({"start_token": first, "end_token": last, "label": kind, "kb_id": fact.id, "kb_url": "#"})
    spans.sort(key=lambda span: (span["start_token"], -span["end_token"]))
    given = {"text": record.text, "tokens": [record.text[start:end] for start, end in tokens], "spans": spans}
    options = {"colors": {kind: COLOURS[kind] for kind in kinds}}
    html: str = displacy.render(given, style="span", manual=True, options=options, jupyter=False)
    return html


def words_of(record: Record) -> list[tuple[int, int]]:
    """Bounds of words: cut at white space and wherever a fact begins or ends."""
    text = record.text
    cuts = {0, len(text)}
    for _, fact in record.facts():
        cuts.update((fact.start, fact.end))
    for i, char in enumerate(text):
        if char.isspace():
            cuts.update((i, i + 1))
    edges = sorted(cuts)
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]
