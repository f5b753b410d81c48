"""Entities of a spaCy model, decided for all tokens of a batch at once.

spaCy's recogniser goes through a text token by token, and asks at each of them which of its moves are
allowed. Cython 3 makes that dear: after each such question it takes Python's global lock to look for an
exception, which on Python 3.11 costs more than the question (twelve times the whole decoding on 3.12).
But what the recogniser sees of a text is little: the token, and inside an entity its first token and the
one before. So the scores outside of entities do not depend on what was decided before, and an entity's
end depends on its beginning only. All of them are worked out here as products of matrices, in spaCy's
order of summing, and then picked from left to right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.util import minibatch
from thinc.api import NumpyOps

Floats = NDArray[numpy.float32]
Flags = NDArray[numpy.bool_]
Rows = NDArray[numpy.intp]

_NEVER = numpy.float32(-numpy.inf)


class Entities:
    """The component `newsmine_entities`: does nothing until it follows a recogniser."""

    def __init__(self) -> None:
        self._recogniser: Any = None

    def follow(self, recogniser: Any) -> bool:
        """Answer as this recogniser does; False, and nothing changed, when it is not of the kind known here."""
        if not _is_known(recogniser):
            return False
        model = recogniser.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        features, hidden, pieces, width = (lower.get_dim(name) for name in ("nF", "nO", "nP", "nI"))
        self._recogniser, self._vectors, self._ops = recogniser, model.get_ref("tok2vec"), model.ops
        weights: Any = lower.get_param("W")
        self._weights = [numpy.ascontiguousarray(weights[at].reshape(-1, width)) for at in range(features)]
        padding: Any = lower.get_param("pad")
        self._padding: Floats = padding.reshape(features, -1)
        self._bias: Floats = lower.get_param("b").reshape(-1)
        self._hidden, self._pieces = hidden, pieces
        self._upper: Floats = upper.get_param("W")
        self._upper_bias: Floats = upper.get_param("b")
        names = [recogniser.moves.get_class_name(at) for at in range(recogniser.moves.n_moves)]
        moves = {name: at for at, name in enumerate(names)}
        self._labels = [name[2:] for name in names]
        self._begins: Flags = numpy.array([name.startswith("B-") for name in names])
        self._units: Flags = numpy.array([name.startswith("U-") and len(name) > 2 for name in names])
        self._closed: Flags = self._begins | self._units | numpy.array([name == "O" for name in names])
        self._inside: Rows = numpy.array([moves.get(f"I-{label}", -1) for label in self._labels])
        self._last: Rows = numpy.array([moves.get(f"L-{label}", -1) for label in self._labels])
        return True

    def __call__(self, doc: Doc) -> Doc:
        """The document, with its entities."""
        self._set([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """The documents, with their entities, a batch at a time."""
        for docs in minibatch(stream, size=batch_size):  # type: ignore[no-untyped-call]
            self._set(docs)
            yield from docs

    def _set(self, docs: list[Doc]) -> None:
        if self._recogniser is None:
            return
        # What somebody else has set before has to be kept: that is the recogniser's own work.
        own: list[Doc] = []
        for doc in docs:
            if len(doc) and not doc.has_annotation("ENT_IOB"):
                own.append(doc)
            else:
                self._recogniser(doc)
        if not own:
            return
        vectors: Floats = self._vectors.predict(own)
        at = 0
        found = self._spans(vectors, *_bounds(own))
        waiting = next(found, None)
        for doc in own:
            entities = []
            while waiting is not None and waiting[0] < at + len(doc):
                start, end, move = waiting
                entities.append(Span(doc, start - at, end - at, label=self._labels[move]))
                waiting = next(found, None)
            doc.set_ents(entities, default="outside")
            at += len(doc)

    def _spans(self, vectors: Floats, space: Flags, stop: Flags) -> Iterator[tuple[int, int, int]]:
        """Start, end and move of each entity; `stop` marks the tokens after which none goes on."""
        token = self._feature(vectors, 0)
        scores = self._scores(token + self._padding[1] + self._padding[2])
        scores[:, ~self._closed] = _NEVER
        scores[numpy.ix_(stop | space, self._begins)] = _NEVER
        scores[numpy.ix_(space, self._units)] = _NEVER
        best = scores.argmax(axis=1)
        begun = numpy.flatnonzero(self._begins[best])
        ends = dict(zip(begun.tolist(), self._ends(vectors, token, begun, best[begun], stop), strict=True))
        free = 0
        for start in numpy.flatnonzero(self._begins[best] | self._units[best]).tolist():
            if start >= free:
                free = ends.get(start, start + 1)
                yield start, free, int(best[start])

    def _ends(self, vectors: Floats, token: Floats, begun: Rows, moves: Rows, stop: Flags) -> list[int]:
        """Where each entity ends that begins so: all of them go on by a token at a time."""
        ends = begun + 2
        first = self._feature(vectors[begun], 1)
        inside, last = self._inside[moves], self._last[moves]
        open_ = numpy.arange(len(begun))
        while len(open_):
            here = ends[open_] - 1
            before = self._feature(vectors[here - 1], 2)
            scores = self._scores(token[here] + first[open_] + before)
            row = numpy.arange(len(open_))
            on, off = inside[open_], last[open_]
            stays, leaves = scores[row, on], scores[row, off]
            goes_on = ((stays > leaves) | ((stays == leaves) & (on < off))) & ~stop[here]
            open_ = open_[goes_on]
            ends[open_] += 1
        return [int(end) for end in ends]

    def _feature(self, vectors: Floats, at: int) -> Floats:
        product: Floats = self._ops.gemm(vectors, self._weights[at], trans2=True)
        return product

    def _scores(self, sums: Floats) -> Floats:
        """The score of each move, of the sums of features."""
        sums = sums + self._bias
        hidden = sums.reshape(len(sums), self._hidden, self._pieces).max(axis=2)
        scores: Floats = self._ops.gemm(hidden, self._upper, trans2=True)
        scores += self._upper_bias
        return scores

    # What it knows, it takes from the model's own recogniser.
    def to_disk(self, path: Any, *, exclude: Any = ()) -> None:
        """Nothing to save."""

    def from_disk(self, path: Any, *, exclude: Any = ()) -> Entities:
        """Nothing to load."""
        return self


def _bounds(docs: list[Doc]) -> tuple[Flags, Flags]:
    """Of all tokens: whether it is white space, and whether a sentence or a document ends with it."""
    space, stop = [], []
    for doc in docs:
        asked = doc.to_array(["IS_SPACE", "SENT_START"])
        space.append(asked[:, 0] == 1)
        stop.append(numpy.append(asked[1:, 1] == 1, True))
    return numpy.concatenate(space), numpy.concatenate(stop)


def _is_known(recogniser: Any) -> bool:
    """A greedy recogniser of three features and two layers, on the processor."""
    if not isinstance(recogniser, EntityRecognizer) or recogniser.cfg.get("beam_width") != 1:
        return False
    model = recogniser.model
    if not isinstance(model.ops, NumpyOps) or not model.attrs.get("has_upper") or model.attrs.get("unseen_classes"):
        return False
    lower = model.get_ref("lower")
    return bool(lower.name == "precomputable_affine" and lower.get_dim("nF") == 3 and lower.get_dim("nP") > 1)


@Language.factory("newsmine_entities", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def create(nlp: Language, name: str) -> Entities:
    """The component, before it follows a recogniser."""
    return Entities()


def quicken(nlp: Language, name: str = "ner") -> bool:
    """Put `newsmine_entities` into the place of a pipeline's recogniser; False where that cannot be."""
    if name not in nlp.pipe_names or not _is_known(nlp.get_pipe(name)):
        return False
    recogniser = nlp.get_pipe(name)
    at = nlp.pipe_names.index(name)
    nlp.remove_pipe(name)
    place = {"before": at} if at < len(nlp.pipe_names) else {"last": True}
    put: Any = nlp.add_pipe("newsmine_entities", name=name, **place)
    return bool(put.follow(recogniser))
