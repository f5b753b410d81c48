"""Spans as another tool knows them, and the decisions that they amount to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsmine.check.decisions import Action, Decision, decide
from newsmine.record import KINDS, Fact, Record


@dataclass(frozen=True, slots=True)
class Mark:
    """One labelled span. `fact` is the id it was exported with, where the tool kept it."""

    kind: str
    start: int
    end: int
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """What one person marked in one record: `text` is the tool's, to be compared with the record's."""

    record: str
    text: str | None
    reviewer: str
    marks: tuple[Mark, ...]
    at: str | None = None


class Mismatch(Exception):
    """What a tool gave back does not fit the record; the message says why."""


def decisions_of(record: Record, marked: Marked) -> Iterator[Decision]:
    """What a person changed: unmarked facts are rejected, new spans added, moved ones moved, the rest accepted.

    Raises `Mismatch` when the tool's text is not the record's, or a label or span is none of ours.
    """
    if marked.text is not None and marked.text != record.text:
        raise Mismatch(f"{record.id}: the tool's text is not the record's: its spans cannot be trusted")
    facts = {fact.id: (kind, fact) for kind, fact in record.facts()}
    left = dict(facts)
    at = marked.at or datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    added = 0
    for mark in _known_first(record, marked.marks):
        _check(record, mark)
        found = _same(left, mark)
        if found is None:
            added += 1
            words = record.text[mark.start : mark.end]
            new = {"start": mark.start, "end": mark.end, "text": words}
            yield decide(record, "add", reviewer=marked.reviewer, kind=mark.kind, fact=f"new-{added}", new=new, at=at)
            continue
        kind, fact = left.pop(found)
        action: Action = "accept"
        old: dict[str, object] | None = None
        new_span: dict[str, object] | None = None
        if (fact.start, fact.end) != (mark.start, mark.end):
            action = "move"
            old = {"start": fact.start, "end": fact.end, "text": fact.text}
            new_span = {"start": mark.start, "end": mark.end, "text": record.text[mark.start : mark.end]}
        yield decide(record, action, reviewer=marked.reviewer, kind=kind, fact=found, old=old, new=new_span, at=at)
    for name, (kind, _) in left.items():
        yield decide(record, "reject", reviewer=marked.reviewer, kind=kind, fact=name, at=at)
    yield decide(record, "done", reviewer=marked.reviewer, at=at)


def _known_first(record: Record, marks: Sequence[Mark]) -> list[Mark]:
    """Marks that still carry their fact's id take it before an equal span without one does."""
    ids = {fact.id for _, fact in record.facts()}
    return sorted(marks, key=lambda mark: mark.fact not in ids)


def _check(record: Record, mark: Mark) -> None:
    if mark.kind not in KINDS:
        raise Mismatch(f"{record.id}: {mark.kind!r} is no kind of fact; use {', '.join(KINDS)}")
    if not 0 <= mark.start < mark.end <= len(record.text):
        raise Mismatch(f"{record.id}: {mark.start} to {mark.end} is no span of a text of {len(record.text)} characters")


def _same(left: dict[str, tuple[str, Fact]], mark: Mark) -> str | None:
    """The fact that a mark stands for: the one of its id, else the one of its kind and span."""
    if mark.fact in left and left[mark.fact][0] == mark.kind:
        return mark.fact
    for name, (kind, fact) in left.items():
        if kind == mark.kind and (fact.start, fact.end) == (mark.start, mark.end):
            return name
    return None


def note(fact: Fact) -> str:
    """A fact's values in one line, for a tool that shows notes."""
    import msgspec

    parts = []
    for key, value in msgspec.to_builtins(fact).items():
        if key in _HIDDEN or value in (None, [], False):
            continue
        parts.append(f"{key} {value if isinstance(value, str | int | float) else _flat(value)}")
    return " · ".join(parts).replace("\n", " ")


_HIDDEN = frozenset("id start end text passage rule confidence mentions counts injuries sentences people".split())


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key} {_flat(part)}" for key, part in value.items() if part is not None)
    if isinstance(value, list):
        return ", ".join(_flat(part) for part in value)
    return str(value)
