"""Offences named in many words ("possession of a kitchen knife in public", "damaging his neighbour's car")."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsmine.lexicon import load

_FILE = "frames.toml"
#: No name of an offence reaches over one of these.
_STOPS = frozenset(
    {
        ",",
        ".",
        ";",
        "and",
        "with",
        "to",
        "in",
        "at",
        "for",
        "he",
        "she",
        "they",
        "was",
        "but",
        "or",
        "effect",
        "effects",
    }
)


class _Frame(NamedTuple):
    """What follows an opener: its other words, how many words may stand before the head, heads, tails, the code."""

    rest: tuple[str, ...]
    gap: int
    heads: frozenset[tuple[str, ...]]
    tails: tuple[tuple[str, ...], ...]
    code: str


def _split(phrases: Iterable[str]) -> list[tuple[str, ...]]:
    return [tuple(phrase.split()) for phrase in phrases]


def _frames() -> tuple[dict[str, list[_Frame]], dict[tuple[str, str], str]]:
    found: dict[str, list[_Frame]] = {}
    turned: dict[tuple[str, str], str] = {}
    for code, entry in load("newsmine.rooms.court_sentences", _FILE).items():
        tails = tuple(sorted(_split(entry["tails"]), key=len, reverse=True))
        for opener in _split(entry["openers"]):
            frame = _Frame(opener[1:], entry["gap"], frozenset(_split(entry["heads"])), tails, code)
            found.setdefault(opener[0], []).append(frame)
        other = entry.get("turned")
        if other is not None:
            turned |= {(first, second): code for first in other["first"] for second in other["second"]}
    for frames in found.values():
        frames.sort(key=lambda frame: -len(frame.rest))
    return found, turned


_FRAMES, _TURNED = _frames()
#: The words that a frame begins with.
OPENERS = frozenset(_FRAMES) | {first for first, _ in _TURNED}
_LONGEST = max(len(head) for frames in _FRAMES.values() for frame in frames for head in frame.heads)


def framed(text: list[str], i: int, end: int) -> tuple[int, str] | None:
    """The token behind an offence that begins at token `i`, and its code; None if none does."""
    code = _TURNED.get((text[i], text[i + 1])) if i + 1 < end else None
    if code is not None:
        return i + 2, code
    for frame in _FRAMES.get(text[i], ()):
        start = i + 1 + len(frame.rest)
        if tuple(text[i + 1 : start]) == frame.rest and (stop := _head(text, start, end, frame)) is not None:
            return stop, frame.code
    return None


def _head(text: list[str], start: int, end: int, frame: _Frame) -> int | None:
    """The token behind the head, and its tail, that stands within the gap behind an opener."""
    for k in range(start, min(end, start + frame.gap + 1)):
        if text[k] in _STOPS:
            return None
        for length in range(_LONGEST, 0, -1):
            stop = k + length
            if stop <= end and tuple(text[k:stop]) in frame.heads:
                if text[stop : stop + 1] == ["'s"]:
                    break  # "damaging the taxi's windows": the taxi's
                tail = next((t for t in frame.tails if tuple(text[stop : stop + len(t)]) == t), ())
                return stop + len(tail)
        else:
            if frame.code == "possession_of_weapon" and text[k + 1 : k + 4] == ["as", "an", "offensive"]:
                return k + 5  # "possessing a metal bar as an offensive weapon"
    return None
