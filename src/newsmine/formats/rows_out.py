"""Facts as flat rows, for tables: spreadsheets, pandas, R."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from newsmine.record import Change, Interval, Rate, Record
from newsmine.rooms.findings import TYPES

#: Columns that say where a fact comes from.
ABOUT = ("record", "record_title", "record_published", "fact", "text", "evidence")
_NESTED: dict[str, type[msgspec.Struct]] = {
    "rate": Rate,
    "change": Change,
    "killed": Interval,
    "injured": Interval,
    "victims": Interval,
    "offenders": Interval,
}


def columns(kind: str) -> list[str]:
    """The columns of a table of one kind ("counts"), in order."""
    names = list(ABOUT)
    for field in msgspec.structs.fields(TYPES[kind]):
        name = field.encode_name
        if name in ("id", "text", "passage"):
            continue
        if name in _NESTED and kind in ("counts", "incidents"):
            names += [f"{name}.{inner.encode_name}" for inner in msgspec.structs.fields(_NESTED[name])]
        else:
            names.append(name)
    return names


def rows(record: Record, kind: str) -> Iterator[dict[str, Any]]:
    """One row for each fact of a kind in a record, with a value for every column."""
    passages = {passage.id: passage.text for passage in record.passages}
    wanted = columns(kind)
    for fact in getattr(record, kind):
        plain = msgspec.to_builtins(fact)
        row: dict[str, Any] = dict.fromkeys(wanted)
        for key, value in plain.items():
            if isinstance(value, dict):
                row.update({f"{key}.{inner}": part for inner, part in value.items()})
            elif isinstance(value, list):
                row[key] = "; ".join(_words(item) for item in value)
            elif key in row:
                row[key] = value
        row.update(
            record=record.id,
            record_title=record.title,
            record_published=record.published,
            fact=fact.id,
            text=fact.text,
            evidence=" ".join(passages.get(fact.passage or "", "").split()),
        )
        yield {key: row[key] for key in wanted}


def _words(item: Any) -> str:
    if isinstance(item, dict):
        return str(item.get("text") or ", ".join(f"{key} {value}" for key, value in item.items()))
    return str(item)
