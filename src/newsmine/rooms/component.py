"""The spaCy component of a room: find facts, leave them on the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from spacy.tokens import Doc

from newsmine.language.desk import parsed
from newsmine.record import Fact
from newsmine.rooms.findings import keep


class RoomComponent:
    """Calls a room's `find` with its options and leaves what it finds on the document."""

    def __init__(self, kind: str, find: Callable[..., Sequence[Fact]], **options: Any) -> None:
        self.kind = kind
        self.find = find
        self.options = options

    def __call__(self, doc: Doc) -> Doc:
        """The document, with the facts of the room on it."""
        keep(doc, self.kind, self.find(parsed(doc), **self.options))
        return doc

    # Nothing is learnt: there is nothing to write beside the configuration.
    def to_disk(self, path: Any, *, exclude: Sequence[str] = ()) -> None:
        """Nothing to save."""

    def from_disk(self, path: Any, *, exclude: Sequence[str] = ()) -> RoomComponent:
        """Nothing to load."""
        return self

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> RoomComponent:
        """Nothing to load."""
        return self
