"""What a parse says, taken out of spaCy column by column: a call a column, not one for each token and attribute."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

_COLUMNS: list[int | str] = list("ORTH TAG POS DEP ENT_TYPE ENT_IOB IDX SPACY SENT_START".split())
_IOB = ("", "I", "O", "B")
#: Words whose facts are kept from document to document, and the longest that are: a run of letters is no word.
_KEPT = 100_000
_LONGEST = 40


#: What holds of a word wherever it stands: text, text in small letters, and whether it is punctuation or white space.
Word = tuple[str, str, bool, bool]


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
            return [known[number] for number in numbers]
        except KeyError:
            return [known.get(number) or self._learnt(number) for number in numbers]

    def _learnt(self, number: int) -> Word:
        lexeme: Any = self.vocab[number]
        word = lexeme.text, lexeme.lower_, lexeme.is_punct, lexeme.is_space
        if len(word[0]) <= _LONGEST:
            self._known[number] = word
        return word


#: The names of tags, labels and parts of speech, by number; the same in every vocabulary.
_names: dict[int, str] = {}


def _named(numbers: list[int], vocab: Vocab) -> list[str]:
    try:
        return [_names[number] for number in numbers]
    except KeyError:
        _names.update((number, vocab.strings[number]) for number in set(numbers))
        return [_names[number] for number in numbers]


def rows(doc: Doc) -> Iterator[tuple[int, Word, str, str, str, str, str, int, str, bool]]:
    """Of each token: index, word, tag, part of speech, label, type and place in an entity, character where it begins,
    white space after it, and whether it opens a sentence."""
    if not len(doc):
        return iter(())
    vocab = doc.vocab
    orth, tag, pos, dep, ent_type, ent_iob, idx, space, opening = doc.to_array(_COLUMNS).T.tolist()
    return zip(
        range(len(orth)),
        _Words.of(vocab).read(orth),
        _named(tag, vocab),
        _named(pos, vocab),
        _named(dep, vocab),
        _named(ent_type, vocab),
        [_IOB[number] for number in ent_iob],
        idx,
        [" " if flag else "" for flag in space],
        [flag == 1 for flag in opening],
        strict=True,
    )


def heads(doc: Doc) -> list[int]:
    """How many places on, or back, the head of each token stands; 0 for the root of a sentence."""
    away: list[int] = doc.to_array("HEAD").astype("int64").tolist() if len(doc) else []
    return away
