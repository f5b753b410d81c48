"""Prodigy: tasks for `spans.manual` (overlapping spans over given tokens), and annotated tasks back.

Format: https://prodi.gy/docs/api-interfaces#spans_manual (token_end is the last token, included).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from newsmine.check.exchange.marks import Mark, Marked, Mismatch, note
from newsmine.formats.shown import words_of
from newsmine.record import Record


def export(record: Record) -> dict[str, Any]:
    """A record as one task; words are cut at white space and at the facts' own ends."""
    words = words_of(record)
    starts, ends = [start for start, _ in words], [end for _, end in words]
    tokens = []
    for number, (start, end) in enumerate(words):
        ws = record.text[end : end + 1].isspace()
        tokens.append({"id": number, "text": record.text[start:end], "start": start, "end": end, "ws": ws})
    spans = [
        {
            "start": fact.start,
            "end": fact.end,
            "token_start": bisect_right(starts, fact.start) - 1,
            "token_end": bisect_left(ends, fact.end),
            "label": kind,
            "fact": fact.id,
            "score": fact.confidence,
            "note": note(fact),
        }
        for kind, fact in record.facts()
    ]
    return {"text": record.text, "tokens": tokens, "spans": spans, "meta": {"record": record.id}}


def read(rows: Iterable[Any]) -> Iterator[Marked]:
    """What was marked in the tasks that were accepted. Raises `Mismatch` for a row that is none of ours."""
    for number, row in enumerate(rows, 1):
        try:
            if row.get("answer", "accept") != "accept":
                continue
            marks = tuple(Mark(s["label"], s["start"], s["end"], s.get("fact")) for s in row.get("spans") or [])
            reviewer = str(row.get("_annotator_id") or row.get("_session_id") or "prodigy")
            yield Marked(str(row["meta"]["record"]), row["text"], reviewer, marks)
        except (TypeError, KeyError, AttributeError) as error:
            raise Mismatch(f"row {number} has no {error}: it was not exported by newsmine") from None
