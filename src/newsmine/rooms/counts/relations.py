"""How counts hang together: parts of a whole, repetitions."""

from __future__ import annotations

from spacy.tokens import Doc

from newsmine.rooms.counts.reading import Reading


def relate(doc: Doc, found: list[Reading]) -> None:
    """Write `part_of` and `same_as` of the facts."""
