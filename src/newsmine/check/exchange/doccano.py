"""doccano: JSONL of its sequence labelling with overlapping spans (`entities`), and back.

doccano numbers entities anew, so facts are known again by their label and span.
Format: https://doccano.github.io/doccano/ and its `JSONL(Relation)` example.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsmine.check.exchange.marks import Mark, Marked, Mismatch
from newsmine.record import Record


def export(record: Record) -> dict[str, Any]:
    """A record as one line of JSONL."""
    entities = [
        {"id": number, "label": kind, "start_offset": fact.start, "end_offset": fact.end}
        for number, (kind, fact) in enumerate(record.facts(), 1)
    ]
    return {"text": record.text, "record": record.id, "entities": entities, "relations": [], "Comments": []}


def read(rows: Iterable[Any]) -> Iterator[Marked]:
    """What was marked. Raises `Mismatch` for a row that is none of ours."""
    for number, row in enumerate(rows, 1):
        try:
            found = row["entities"] if "entities" in row else [_listed(item) for item in row["label"]]
            marks = tuple(Mark(item["label"], item["start_offset"], item["end_offset"]) for item in found)
            record = row.get("record") or row["meta"]["record"]
            yield Marked(str(record), row["text"], str(row.get("username") or "doccano"), marks)
        except (TypeError, KeyError, IndexError, AttributeError) as error:
            raise Mismatch(f"row {number} has no {error}: it was not exported by newsmine") from None


def _listed(item: list[Any]) -> dict[str, Any]:
    """The older form of a label: [start, end, label]."""
    return {"start_offset": item[0], "end_offset": item[1], "label": item[2]}
