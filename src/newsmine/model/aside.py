"""Sentences that the parser leaves out: those in which triage saw nothing for it.

Two components stand around the parser. `newsmine_aside` takes the sentences named by `set_aside`
out of a document, the parser reads what remains, and `newsmine_whole` puts its parse into the
whole. A sentence left out is flat: its words hang on its first. Tags and names are read as ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc

_ASIDE = "newsmine_aside"
_WHOLE = "newsmine_whole"
_PARSE: list[int | str] = ["HEAD", "DEP"]


def set_aside(doc: Doc, sentences: Sequence[tuple[int, int]]) -> None:
    """Have the parser leave out these sentences: (start, end) in characters, in the order of the text."""
    if sentences:
        doc.user_data[_ASIDE] = sentences


@Language.component(_ASIDE)
def aside(doc: Doc) -> Doc:
    """What the parser is to read: the document, or another of the words that remain of it."""
    sentences = doc.user_data.pop(_ASIDE, None)
    if not sentences:
        return doc
    orth, space, begins, places = doc.to_array(["ORTH", "SPACY", "SENT_START", "IDX"]).T
    starts, ends = numpy.array(sentences, dtype="uint64").T
    number = numpy.searchsorted(starts, places, side="right").astype("int64") - 1
    number[(number < 0) | (places >= ends[number])] = -1
    read = number < 0
    if read.all() or not read.any():
        return doc
    begins[1:][read[1:] & ~read[:-1]] = 1  # what follows a sentence that is left out begins one
    rest = Doc(doc.vocab, words=orth[read].tolist(), spaces=(space[read] == 1).tolist())
    rest.from_array(["SENT_START"], begins[read].reshape(-1, 1))
    if len(doc.tensor) == len(doc):
        rest.tensor = doc.tensor[read]
    rest.user_data[_WHOLE] = doc, number
    return rest


@Language.component(_WHOLE)
def whole(rest: Doc) -> Doc:
    """The document again, with the parse of what was read of it."""
    held = rest.user_data.pop(_WHOLE, None)
    if held is None:
        return rest
    doc: Doc
    doc, number = held
    parse: Any = numpy.empty((len(doc), 2), dtype="uint64")
    read = number < 0
    parse[read] = rest.to_array(_PARSE)
    opens = ~read
    opens[1:] &= number[1:] != number[:-1]
    here = numpy.arange(len(doc))
    first = numpy.maximum.accumulate(numpy.where(opens, here, 0))
    parse[~read, 0] = (first - here)[~read].astype("uint64")
    parse[~read, 1] = doc.vocab.strings.add("dep")
    parse[opens, 1] = doc.vocab.strings.add("ROOT")
    doc.from_array(_PARSE, parse)
    return doc


def add(nlp: Language, parser: str = "parser") -> None:
    """Stand around a parser, unless it shares the vectors of a transformer, which hang on the document they are of."""
    if any("transformer" in name for name in nlp.pipe_names):
        return
    nlp.add_pipe(_ASIDE, before=parser)
    nlp.add_pipe(_WHOLE, after=parser)
