"""Phrases of the lexicon that mean something by themselves: bounds, references, approaches to a time."""

from __future__ import annotations

from newsmine.lexicon import load

_OWN = load("newsmine.rooms.dates")
#: The mod of the bound before an amount ("more than").
MOD_OF: dict[str, str] = {phrase: mod for mod, phrases in reversed(_OWN["mods"].items()) for phrase in phrases}
#: The value of a reference ("now").
REFERENCES: dict[str, str] = {phrase: value for value, phrases in _OWN["references"].items() for phrase in phrases}
#: The mod that words before a time give it without belonging to it ("shortly before"), word by word.
APPROACHES: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): mod for mod, phrases in _OWN["approaches"].items() for phrase in phrases
}
