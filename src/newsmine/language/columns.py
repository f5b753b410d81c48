"""What a parse says, taken out of spaCy column by column: a call a column, not one for each token and attribute."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

_COLUMNS: list[int | str] = list("ORTH TAG POS DEP ENT_TYPE ENT_IOB IDX SPACY SENT_START".split())
_IOB = ("", "I", "O", "B")
_SPACE = ("", " ")
#: Words whose facts are kept from document to document, and the longest that are: a run of letters is no word.
_KEPT = 20_000
_LONGEST = 40


#: What holds of a word wherever it stands: text, text in small letters, whether it is punctuation, white space, and
#: capitalised.
Word = tuple[str, str, bool, bool, bool]
_NO_NAME = re.compile(r"[\d@/_&]")


def capitalised(text: str) -> bool:
    """True for a word that begins with a capital, or "d'" before one, and is no figure or address."""
    if not text[0].isupper():
        return len(text) > 2 and text[1] in "'’" and text[2].isupper()
    return text.isalpha() or not _NO_NAME.search(text)


class _Words:
    """The words of a vocabulary that have been met, by the number that spaCy gives a word."""

    _latest: _Words | None = None

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._known: dict[int, Word] = {}

    @classmethod
    def of(cls, vocab: Vocab) -> _Words:
        """Those of this vocabulary; of one at a time, so that none is kept alive for long."""
        if cls._latest is None or cls._latest.vocab is not vocab:
            cls._latest = cls(vocab)
        return cls._latest

    def read(self, numbers: list[int]) -> list[Word]:
        """The words of these numbers."""
        known = self._known
        if len(known) > _KEPT:
            known.clear()
        try:
            return list(map(known.__getitem__, numbers))
        except KeyError:
            return [known.get(number) or self._learnt(number) for number in numbers]

    def _learnt(self, number: int) -> Word:
        lexeme: Any = self.vocab[number]
        text: str = lexeme.text
        word = text, lexeme.lower_, lexeme.is_punct, lexeme.is_space, capitalised(text)
        if len(text) <= _LONGEST:
            self._known[number] = word
        return word


#: The names of tags, labels and parts of speech, by number; the same in every vocabulary.
_names: dict[int, str] = {}


def _named(numbers: list[int], vocab: Vocab) -> list[str]:
    try:
        return list(map(_names.__getitem__, numbers))
    except KeyError:
        _names.update((number, vocab.strings[number]) for number in set(numbers))
        return list(map(_names.__getitem__, numbers))


class Columns(NamedTuple):
    """What holds of all tokens of a document, in the order in which `Token` takes it."""

    i: Sequence[int]
    text: Sequence[str]
    lower_: Sequence[str]
    is_punct: Sequence[bool]
    is_space: Sequence[bool]
    capitalised: Sequence[bool]
    tag_: Sequence[str]
    pos_: Sequence[str]
    dep_: Sequence[str]
    ent_type_: Sequence[str]
    ent_iob_: Sequence[str]
    idx: Sequence[int]
    whitespace_: Sequence[str]
    is_sent_start: Sequence[bool]


def columns(doc: Doc) -> Columns:
    """What the parse says of the tokens of a document, which has one at least."""
    vocab = doc.vocab
    orth, tag, pos, dep, ent_type, ent_iob, idx, space, opening = doc.to_array(_COLUMNS).T.tolist()
    text, lower, is_punct, is_space, capital = zip(*_Words.of(vocab).read(orth), strict=True)
    return Columns(
        range(len(orth)),
        text,
        lower,
        is_punct,
        is_space,
        capital,
        _named(tag, vocab),
        _named(pos, vocab),
        _named(dep, vocab),
        _named(ent_type, vocab),
        list(map(_IOB.__getitem__, ent_iob)),
        idx,
        list(map(_SPACE.__getitem__, space)),
        [flag == 1 for flag in opening],
    )


def heads(doc: Doc) -> list[int]:
    """How many places on, or back, the head of each token stands; 0 for the root of a sentence."""
    away: list[int] = doc.to_array("HEAD").astype("int64").tolist()
    return away
