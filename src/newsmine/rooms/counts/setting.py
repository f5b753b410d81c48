"""Where, when and whose people: force, place and period of counts."""

from __future__ import annotations

from spacy.tokens import Doc

from newsmine.rooms.counts.reading import Reading


def place_them(doc: Doc, found: list[Reading]) -> None:
    """Write `force`, `place` and `period` of the facts."""
