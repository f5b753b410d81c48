"""Parts of speech looked up: what a model's attribute ruler says, remembered for each combination it looks at.

A ruler's patterns ask for little: tag, dependency, a few words, white space or not. Here the
ruler is asked once about each combination that occurs, on a text of that one token, and the
answer is remembered. Patterns over two tokens are asked about the two together. Lemmas and
morphology, which no room reads, are not set.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

_ASKED = ("TAG", "LOWER", "DEP", "IS_SPACE")
_SET = ("TAG", "POS", "DEP")
#: Stands for every word that no pattern names.
_ANY = "\ue000"
#: Combinations remembered; there are a few thousand.
_LIMIT = 50_000

Row = tuple[int, int, int]
Key = tuple[int, int, int, int]


class PartsOfSpeech:
    """The component `newsmine_pos`: does nothing until it follows a ruler."""

    def __init__(self) -> None:
        self._ruler: AttributeRuler | None = None
        self._words: NDArray[numpy.uint64] = numpy.zeros(0, dtype="uint64")
        self._openings: list[dict[str, Any]] = []
        #: The answer for each token, or pair, that has been met; with the token where it may open a pair.
        self._known: dict[Any, tuple[Row, Key | None]] = {}

    def follow(self, ruler: AttributeRuler, vocab: Vocab) -> bool:
        """Answer as this ruler does; False, and nothing changed, when its patterns ask for more than is known here."""
        given: Any = ruler.patterns
        telling = [entry for entry in given if any(name in entry["attrs"] for name in _SET)]
        patterns = [pattern for entry in telling for pattern in entry["patterns"]]
        asked = [(name, value) for pattern in patterns for token in pattern for name, value in token.items()]
        if any(len(pattern) > 2 for pattern in patterns) or not all(_plain(name, value) for name, value in asked):
            return False
        words = {word for name, value in asked if name == "LOWER" for word in _words(value)}
        own = AttributeRuler(vocab)
        own.add_patterns(telling)
        self._ruler = own
        self._words = numpy.array(sorted(vocab.strings.add(word) for word in words), dtype="uint64")
        vocab.strings.add(_ANY)
        self._openings = [pattern[0] for pattern in patterns if len(pattern) == 2]
        return True

    def __call__(self, doc: Doc) -> Doc:
        """The document, with the part of speech of each token."""
        if self._ruler is None or not len(doc):
            return doc
        asked = doc.to_array(list(_ASKED))
        words = asked[:, 1]
        words[~numpy.isin(words, self._words)] = 0
        keys: list[Key] = list(map(tuple, asked.tolist()))
        if len(self._known) > _LIMIT:
            self._known = {}
        known = self._known
        rows: list[Row] = []
        before: Key | None = None
        for key in keys:
            whole: Any = key if before is None else (before, key)
            found = known.get(whole)
            if found is None:
                opening = any(_may_open(token, key, doc.vocab) for token in self._openings)
                found = known[whole] = self._ask(doc.vocab, key, before), key if opening else None
            row, before = found
            rows.append(row)
        answered: Any = numpy.array(rows, dtype="uint64")
        doc.from_array(list(_SET), answered)
        return doc

    def _ask(self, vocab: Vocab, key: Key, before: Key | None) -> Row:
        """What the ruler makes of a token, after another where that matters."""
        both = [key] if before is None else [before, key]
        doc = Doc(vocab, words=[_word(vocab, each) for each in both], spaces=[False] * len(both))
        given: Any = numpy.array([[each[0], each[2]] for each in both], dtype="uint64")
        doc.from_array(["TAG", "DEP"], given)
        assert self._ruler is not None
        token = self._ruler(doc)[-1]
        return token.tag, token.pos, token.dep

    # What it knows, it learns anew from the model's own ruler.
    def to_disk(self, path: Any, *, exclude: Any = ()) -> None:
        """Nothing to save."""

    def from_disk(self, path: Any, *, exclude: Any = ()) -> PartsOfSpeech:
        """Nothing to load."""
        return self


def _word(vocab: Vocab, key: Key) -> str:
    if key[3]:
        return " "
    return str(vocab.strings[key[1]]) if key[1] else _ANY


def _plain(name: str, value: Any) -> bool:
    """Whether a condition is one on what is known of a token here."""
    if name not in _ASKED:
        return False
    return not isinstance(value, dict) or set(value) <= {"IN", "NOT_IN"}


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for words in value.values():
            yield from words
    else:
        yield value


def _may_open(token: dict[str, Any], key: Key, vocab: Vocab) -> bool:
    """Whether a token may be the first of a pattern of two; a yes too many only costs time."""
    for name, value in token.items():
        held = key[_ASKED.index(name)]
        if name != "IS_SPACE" and not isinstance(value, dict) and held != vocab.strings[value]:
            return False
    return True


@Language.factory("newsmine_pos", assigns=["token.pos"], requires=["token.tag", "token.dep"])
def create(nlp: Language, name: str) -> PartsOfSpeech:
    """The component, before it follows a ruler."""
    return PartsOfSpeech()


def quicken(nlp: Language, name: str = "attribute_ruler") -> bool:
    """Put `newsmine_pos` into the place of a pipeline's ruler; False, and nothing changed, where that cannot be."""
    if name not in nlp.pipe_names or "newsmine_pos" in nlp.pipe_names:
        return False
    ruler = nlp.get_pipe(name)
    followed = PartsOfSpeech()
    if not isinstance(ruler, AttributeRuler) or not followed.follow(ruler, nlp.vocab):
        return False
    at = nlp.pipe_names.index(name)
    nlp.remove_pipe(name)
    put = nlp.add_pipe("newsmine_pos", before=at) if at < len(nlp.pipe_names) else nlp.add_pipe("newsmine_pos")
    put.follow(ruler, nlp.vocab)  # type: ignore[attr-defined]
    return True
