"""What a new version changed, fact by fact, so that only that is checked again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from newsmine.evaluate.matching import KINDS, Fact, Record, pair

#: Keys that say nothing about what happened: ids shift when a fact is added before others.
_NOT_MEANT = ("id", "passage", "confidence", "rule", "text", "start", "end", "mentions", "facts")
_REFERENCES = ("same_as", "speaker", "victim", "count", "incident", "part_of", "period", "date", "anchor")


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is new, gone or different; `keys` maps a key to its old and new value."""

    record: str
    kind: str
    what: Literal["added", "removed", "changed"]
    old: Fact | None
    new: Fact | None
    keys: dict[str, tuple[Any, Any]]


def differences(old: Record, new: Record) -> Iterator[Change]:
    """The changes between two records of one article, kind by kind, in text order."""
    name = str(new.get("id") or old.get("id"))
    for kind in KINDS:
        olds, news = old.get(kind) or [], new.get(kind) or []
        same = {(f["start"], f["end"]): j for j, f in enumerate(news)} if kind != "people" else {}
        exact = [(i, same[f["start"], f["end"]]) for i, f in enumerate(olds) if (f["start"], f["end"]) in same]
        rest_old = [i for i in range(len(olds)) if i not in {a for a, _ in exact}]
        rest_new = [j for j in range(len(news)) if j not in {b for _, b in exact}]
        more = pair(kind, [olds[i] for i in rest_old], [news[j] for j in rest_new])
        pairs = exact + [(rest_old[i], rest_new[j]) for i, j in more]
        changes = []
        for i, j in pairs:
            keys = _changed(old, olds[i], new, news[j])
            if keys:
                changes.append(Change(name, kind, "changed", olds[i], news[j], keys))
        left = set(range(len(olds))) - {i for i, _ in pairs}
        come = set(range(len(news))) - {j for _, j in pairs}
        changes += [Change(name, kind, "removed", olds[i], None, {}) for i in left]
        changes += [Change(name, kind, "added", None, news[j], {}) for j in come]
        yield from sorted(changes, key=lambda c: ((c.new or c.old or {})["start"], c.what))


def _changed(old: Record, a: Fact, new: Record, b: Fact) -> dict[str, tuple[Any, Any]]:
    keys = {}
    if (a["start"], a["end"]) != (b["start"], b["end"]):
        keys["text"] = (a["text"], b["text"])
    for key in sorted(set(a) | set(b)):
        if key in _NOT_MEANT:
            continue
        before, after = _resolved(key, a.get(key), old), _resolved(key, b.get(key), new)
        if before != after:
            keys[key] = (before, after)
    return keys


def _resolved(key: str, value: Any, record: Record) -> Any:
    """References as the words they point at, so that shifted ids are no change."""
    if key in _REFERENCES and isinstance(value, str):
        return _words(value, record)
    if key in ("defendants", "counts", "injuries", "sentences") and isinstance(value, list):
        return sorted(_words(item, record) for item in value)
    if key == "people" and isinstance(value, list):
        return sorted((part["role"], _words(part["person"], record)) for part in value)
    return value


def _words(identifier: str, record: Record) -> str:
    for kind in KINDS:
        for fact in record.get(kind) or []:
            if fact.get("id") == identifier:
                return f"{fact['text']} ({fact['start']})"
    return identifier
