"""Examples are the specification of a room: tests run them, the help and the docs show them.

An `examples.toml` holds phrasings grouped by the one value that they mean, and near misses
with the reason. Brackets mark the span, so span, value and rule are all asserted:

    published = 2017-08-14                      # stands still; may be given for one group too
    [[expect]]
    rule  = "<amount> <attacks>"                # optional: the rule that must fire
    fact  = { value = 1000, low = 1001 }        # the attributes that must be equal
    texts = ["[More than 1,000 assaults] take place every year"]
    [[near_miss]]
    why   = "a plan's name is not a count"
    texts = ["the force has implemented its 'seven point plan'"]

Every fact that the room finds in a text must be bracketed, unless the group says
`others = true`. A text may hold several brackets; `facts = [{...}, {...}]` then gives them a
value each, in text order. A literal bracket is written `[[` or `]]`.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

import msgspec

from newsmine.errors import LexiconError
from newsmine.record import Fact

_KEYS = {
    "expect": {"fact", "facts", "texts", "rule", "published", "others", "why", "title", "locale"},
    "near_miss": {"why", "texts", "published", "locale"},
}


@dataclass(frozen=True, slots=True)
class Example:
    """One phrasing: its text without brackets, and what must be found in it."""

    room: str
    number: int
    text: str
    spans: tuple[tuple[int, int], ...]
    facts: tuple[dict[str, Any], ...]
    rule: str | None = None
    published: str | None = None
    others: bool = False
    why: str | None = None
    locale: str | None = None
    marked: str = field(default="", compare=False)

    @property
    def near_miss(self) -> bool:
        """True where nothing may be found."""
        return not self.spans


def examples(room: str) -> Iterator[Example]:
    """The examples of a room, in the order of its file.

    Raises `LexiconError` for a file that is malformed; the message names file and entry.
    """
    where = f"newsmine/rooms/{room}/examples.toml"
    source = resources.files(f"newsmine.rooms.{room}").joinpath("examples.toml")
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{where}: {error}") from None
    clock = data.pop("published", None)
    if unknown := set(data) - set(_KEYS):
        raise LexiconError(f"{where}: unknown table {sorted(unknown)[0]!r}; use expect or near_miss")
    number = 0
    for kind, known in _KEYS.items():
        for index, group in enumerate(data.get(kind, []), 1):
            entry = f"{where}: {kind} {index}"
            if unknown := set(group) - known:
                raise LexiconError(f"{entry}: unknown key {sorted(unknown)[0]!r}")
            if not group.get("texts"):
                raise LexiconError(f"{entry}: no texts")
            if kind == "near_miss" and not group.get("why"):
                raise LexiconError(f"{entry}: a near miss says why")
            published = group.get("published", clock)
            for marked in group["texts"]:
                number += 1
                yield _example(room, number, kind, group, marked, _plain_date(published), entry)


def _plain_date(value: Any) -> str | None:
    if value in (None, "", False):
        return None
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _example(
    room: str, number: int, kind: str, group: dict[str, Any], marked: str, published: str | None, entry: str
) -> Example:
    text, spans = unmark(marked)
    given = group.get("facts") or ([group.get("fact", {})] * len(spans))
    if kind == "expect" and not spans:
        raise LexiconError(f"{entry}: no brackets in {marked!r}")
    if kind == "near_miss" and spans:
        raise LexiconError(f"{entry}: a near miss has no brackets: {marked!r}")
    if len(given) != len(spans):
        raise LexiconError(f"{entry}: {len(spans)} brackets but {len(given)} facts in {marked!r}")
    return Example(
        room=room,
        number=number,
        text=text,
        spans=tuple(spans),
        facts=tuple(given),
        rule=group.get("rule"),
        published=published,
        others=bool(group.get("others")),
        why=group.get("why"),
        locale=group.get("locale"),
        marked=marked,
    )


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and the spans that they marked, in order of their start.

    Brackets may nest. Doubled brackets are literal.

    >>> unmark("[More than 1,000 assaults] a year")
    ('More than 1,000 assaults a year', [(0, 24)])
    """
    out: list[str] = []
    open_at: list[int] = []
    spans: list[tuple[int, int]] = []
    position = 0
    for piece in re.findall(r"\[\[|\]\]|\[|\]|[^\[\]]+", marked):
        if piece == "[":
            open_at.append(position)
        elif piece == "]":
            if not open_at:
                raise LexiconError(f"a bracket closes that was not open in {marked!r}")
            spans.append((open_at.pop(), position))
        else:
            literal = piece[0] if piece in ("[[", "]]") else piece
            out.append(literal)
            position += len(literal)
    if open_at:
        raise LexiconError(f"a bracket is not closed in {marked!r}")
    return "".join(out), sorted(spans, key=lambda span: (span[0], -span[1]))


def problems(example: Example, facts: list[Any]) -> list[str]:
    """What is wrong with the facts that a room found in an example; nothing when all is right."""
    found = {(fact.start, fact.end): fact for fact in facts}
    wrong: list[str] = []
    for span, expected in zip(example.spans, example.facts, strict=True):
        words = example.text[span[0] : span[1]]
        fact = found.pop(span, None)
        if fact is None:
            have = ", ".join(repr(example.text[s:e]) for s, e in sorted(found)) or "nothing"
            wrong.append(f"[{words}] was not found; found {have}")
            continue
        wrong += [f"[{words}] {line}" for line in _differences(expected, fact)]
        if example.rule is not None and fact.rule != example.rule:
            wrong.append(f"[{words}] came by the rule {fact.rule!r}, not {example.rule!r}")
    if not example.others:
        wrong += [f"[{example.text[s:e]}] should not be found ({found[s, e].rule})" for s, e in sorted(found)]
    return wrong


def _differences(expected: dict[str, Any], fact: Fact) -> Iterator[str]:
    plain = msgspec.to_builtins(fact)
    for key, value in expected.items():
        if isinstance(value, datetime.date):
            value = value.isoformat()
        if value == "null":
            value = None
        if key not in plain:
            yield f"has no attribute {key!r}"
        elif not _same(value, plain[key]):
            yield f"{key} is {plain[key]!r}, not {value!r}"


def _same(expected: Any, found: Any) -> bool:
    if expected == "null":
        return found is None
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(_same(value, found.get(key)) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(_same(a, b) for a, b in zip(expected, found, strict=True))
    return bool(expected == found)
