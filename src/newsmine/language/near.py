"""Spans looked up by their place, so that a text of many does not have to go through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """Whatever has a start and an end."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends: the first place behind it."""


_S = TypeVar("_S", bound=Spanned)


class Near(Generic[_S]):
    """Spans by their place, in the order in which they begin."""

    def __init__(self, spans: Iterable[_S]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def reaching(self, start: int, end: int) -> list[_S]:
        """All spans that share a place with those from `start` to before `end`, and perhaps some that end before."""
        first = bisect_left(self._starts, start - self._longest)
        return self._spans[first : bisect_left(self._starts, end)]
