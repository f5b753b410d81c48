"""Who says so: quotations and reported speech, with the words for their speaker."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from newsmine.language.desk import once_per_doc


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of text that is somebody's words or claim, in characters.

    `speaker_start`, `speaker_end`: characters of the words for the speaker ("Mr Apter", "he",
    "A spokesperson for Hampshire police"), or None where no one is named. `direct`: it stands in
    quotation marks.
    """

    start: int
    end: int
    speaker_start: int | None
    speaker_end: int | None
    direct: bool


@once_per_doc
def statements(doc: Doc) -> tuple[Statement, ...]:
    """Every quotation and reported claim, in text order; an inner one follows the outer."""
    return ()
