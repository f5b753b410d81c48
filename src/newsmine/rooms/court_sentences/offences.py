"""What somebody was dealt with for: phrases of `offences.toml` in the words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from newsmine.errors import LexiconError
from newsmine.lexicon import load

_HERE = "newsmine.rooms.court_sentences"
_FILE = "offences.toml"


@dataclass(frozen=True, slots=True)
class Named:
    """An offence named in the tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    code: str


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    owner: dict[str, str] = {}
    for code, entry in load(_HERE, _FILE).items():
        for phrase in entry["phrases"]:
            if owner.setdefault(phrase, code) != code:
                raise LexiconError(f"{_FILE}: {phrase!r} stands under {owner[phrase]!r} and {code!r}; keep one")
            parts = tuple(phrase.replace(",", " ,").split())
            found.setdefault(parts[0], []).append((parts, code))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


_PHRASES = _phrases()
#: Words between the parts of a name that reports leave in or out ("of an", "two counts of").
LAW: dict[str, str | None] = {code: entry.get("law") for code, entry in load(_HERE, _FILE).items()}


def named(text: list[str], start: int, end: int) -> list[Named]:
    """The offences named in the lower-case words `start` to `end`, none inside another."""
    found: list[Named] = []
    i = start
    while i < end:
        for parts, code in _PHRASES.get(text[i], ()):
            stop = i + len(parts)
            if stop <= end and tuple(text[i:stop]) == parts:
                found.append(Named(i, stop, code))
                i = stop - 1
                break
        i += 1
    return found
