"""Word vectors of a spaCy model, with the work shared that spaCy does again for each token.

A small spaCy model turns each token into a vector in two steps. The first looks at the word
alone: its form, its ends, its shape. Here that is done once for each word and remembered. The
second mixes in four neighbours on each side; here it runs over a few hundred tokens at a time,
in memory that is used again. Sums are taken in spaCy's order, so that every bit is the same.
"""

from __future__ import annotations

from typing import Any

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps
from thinc.types import Ragged

#: Words remembered for each model: 600 bytes each. Beyond that it begins again. More make nothing faster.
WORDS = 15_000
#: Tokens that go through the second step together: what they need fits into a core's own cache.
TOKENS = 768

Vectors = NDArray[numpy.float32]


def quicken(model: Model[Any, Any]) -> bool:
    """Make the hash-embedding models within `model` predict by this module; False where there is none of them."""
    found = False
    for node in list(model.walk()):
        if _is_hash_embed_cnn(node):
            original = node._func
            encoder = _Encoder(node)
            node._func = _forward(encoder, original)
            found = True
    return found


def _forward(encoder: _Encoder, original: Any) -> Any:
    def forward(model: Model[Any, Any], docs: Any, is_train: bool) -> Any:
        if is_train:
            return original(model, docs, is_train)
        return encoder.predict(docs), _no_training

    return forward


def _no_training(_: Any) -> Any:
    raise RuntimeError("this pipeline was built to read, not to learn: load it with spacy.load() to train it")


def _is_hash_embed_cnn(node: Model[Any, Any]) -> bool:
    """A chain of `MultiHashEmbed` and `MaxoutWindowEncoder` with a window of one, on the processor."""
    if len(node.layers) != 2 or not isinstance(node.ops, NumpyOps) or not node.name.startswith("extract_features>>"):
        return False
    embed, encode = node.layers
    names = [layer.name.partition("(")[0] for layer in embed.layers]
    if names != ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]:
        return False
    if encode.name.partition("(")[0] != "with_array" or len(encode.layers) != 1:
        return False
    return all(_is_convolution(layer) for layer in encode.layers[0].layers)


def _is_convolution(layer: Model[Any, Any]) -> bool:
    names = sorted(node.name for node in layer.walk() if not node.layers)
    windows = [node.attrs["window_size"] for node in layer.walk() if node.name == "expand_window"]
    return names == ["dropout", "expand_window", "layernorm", "maxout"] and windows == [1]


class _Encoder:
    """The vectors of documents by one model."""

    def __init__(self, node: Model[Any, Any]) -> None:
        embed, encode = node.layers
        self._columns = embed.layers[0].attrs["columns"]
        self._embed, self._mix = embed.layers[2], embed.layers[3]
        self._pad: int = encode.attrs["pad"]
        self._layers = [_Convolution(layer) for layer in encode.layers[0].layers]
        self._width: int = self._layers[0].width
        self._rows: dict[bytes, int] = {}
        self._table: Vectors = numpy.zeros((1024, self._width), dtype="float32")

    def predict(self, docs: list[Doc]) -> list[Vectors]:
        """An array for each document, a row for each token."""
        found: list[Vectors] = []
        group: list[Vectors] = []
        size = 0
        for words in self._words(docs):
            if group and size + len(words) > TOKENS:
                found += self._encode(group)
                group, size = [], 0
            group.append(words)
            size += len(words)
        if group:
            found += self._encode(group)
        return found

    def _words(self, docs: list[Doc]) -> list[Vectors]:
        """The vectors of the words by themselves."""
        width = len(self._columns)
        features = [numpy.ascontiguousarray(doc.to_array(self._columns)).reshape(len(doc), width) for doc in docs]
        keys = [array.view(f"V{width * 8}").reshape(-1).tolist() if len(array) else [] for array in features]
        if len(self._rows) > WORDS:
            self._rows = {}
        missing: dict[bytes, Any] = {}
        for array, names in zip(features, keys, strict=True):
            for at, name in enumerate(names):
                if name not in self._rows and name not in missing:
                    missing[name] = array[at]
        if missing:
            self._learn(missing)
        rows = self._rows
        return [self._table[numpy.array([rows[name] for name in names], dtype="intp")] for names in keys]

    def _learn(self, missing: dict[bytes, Any]) -> None:
        array: Any = numpy.stack(list(missing.values()))
        lengths: Any = numpy.array([len(array)], dtype="i")
        ragged = Ragged(array, lengths)
        vectors = self._mix.predict(self._embed.predict(ragged)).data
        first = len(self._rows)
        if first + len(array) > len(self._table):
            table = numpy.zeros((2 * (first + len(array)), self._width), dtype="float32")
            table[:first] = self._table[:first]
            self._table = table
        self._table[first : first + len(array)] = vectors
        self._rows.update(zip(missing, range(first, first + len(array)), strict=True))

    def _encode(self, group: list[Vectors]) -> list[Vectors]:
        """The vectors of words in their context; empty rows keep documents apart."""
        size = sum(map(len, group)) + self._pad * (len(group) + 1)
        flat = numpy.zeros((size, self._width), dtype="float32")
        at = self._pad
        bounds = []
        for words in group:
            flat[at : at + len(words)] = words
            bounds.append((at, at + len(words)))
            at += len(words) + self._pad
        for layer in self._layers:
            layer(flat)
        return [flat[start:end].copy() for start, end in bounds]


class _Convolution:
    """One layer: each word with its neighbours, the greatest of several sums, brought to scale, added to the word."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        maxout = next(node for node in layer.walk() if node.name == "maxout")
        norm = next(node for node in layer.walk() if node.name == "layernorm")
        self._ops: Any = maxout.ops
        self.width: int = maxout.get_dim("nO")
        self._pieces: int = maxout.get_dim("nP")
        # Pieces go one after the other, so that the greatest is taken of long rows.
        weights: Any = maxout.get_param("W")
        weights = weights.transpose(1, 0, 2)
        self._weights = numpy.ascontiguousarray(weights.reshape(self._pieces * self.width, -1))
        self._bias = numpy.ascontiguousarray(maxout.get_param("b").T).reshape(-1)
        self._gain: Any = norm.get_param("G")
        self._shift: Any = norm.get_param("b")
        self._columns: Vectors = numpy.zeros((0, 0), dtype="float32")
        self._sums: Vectors = self._columns

    def __call__(self, words: Vectors) -> None:
        """Add the layer's result to the words, in place."""
        size, width = words.shape
        if len(self._columns) < size:
            self._columns = numpy.zeros((size, 3 * width), dtype="float32")
            self._sums = numpy.zeros((size, self._pieces * width), dtype="float32")
        columns, sums = self._columns[:size], self._sums[:size]
        columns[0, :width] = 0
        columns[1:, :width] = words[:-1]
        columns[:, width : 2 * width] = words
        columns[:-1, 2 * width :] = words[1:]
        columns[-1, 2 * width :] = 0
        self._ops.gemm(columns, self._weights, out=sums, trans2=True)
        sums += self._bias
        best = sums[:, :width]
        for piece in range(1, self._pieces):
            numpy.maximum(best, sums[:, piece * width : (piece + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = numpy.add.reduce(best * best, axis=1, keepdims=True) / numpy.float32(width) + 1e-08
        best *= spread ** (-1.0 / 2.0)
        best *= self._gain
        best += self._shift
        words += best
