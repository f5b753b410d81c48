"""Figures over many attacks: rates, shares, changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from newsmine.language.numbers import figure
from newsmine.record import Change, Rate
from newsmine.rooms.counts import words as w


@dataclass(slots=True)
class Percentage:
    """ "22 per cent", "a fifth": tokens and the number of hundredths."""

    start: int
    end: int
    percent: float


@dataclass(slots=True)
class Share:
    """ "one in eight", "26 per cent of officers", "half the victims": tokens up to the noun, the proportion."""

    start: int
    end: int
    share: float
    of: int


def percentage_at(doc: Doc, i: int) -> Percentage | None:
    """The percentage or simple fraction that begins at token `i`."""
    n = len(doc)
    low = doc[i].lower_
    if low in ("a", "an", "one", "two", "three") and i + 1 < n and doc[i + 1].lower_ in w.FRACTIONS:
        times = {"two": 2, "three": 3}.get(low, 1)
        return Percentage(i, i + 2, round(100 * times * w.FRACTIONS[doc[i + 1].lower_], 4))
    if low.endswith("%") and (value := figure(low[:-1])) is not None:
        return Percentage(i, i + 1, value)
    value = figure(low)
    if value is None or i + 1 >= n:
        return None
    after = doc[i + 1].lower_
    if after in w.PERCENT:
        return Percentage(i, i + 2, value)
    if after == "per" and i + 2 < n and doc[i + 2].lower_ == "cent":
        return Percentage(i, i + 3, value)
    return None


def share_at(doc: Doc, i: int) -> Share | None:
    """The share of people that begins at token `i`: its tokens before the people, and where these begin."""
    n = len(doc)
    first = figure(doc[i].lower_)
    if first is not None and i + 2 < n and doc[i + 1].lower_ in ("in", "out"):
        j = i + 2 if doc[i + 1].lower_ == "in" else i + 3
        j += j < n and doc[j].lower_ == "every"
        second = figure(doc[j].lower_) if j < n else None
        if second and second > first and (j + 1 >= n or doc[j + 1].lower_ not in ("years", "days", "weeks")):
            if second >= 1900:
                return None
            after = j + 1 + (j + 1 < n and doc[j + 1].lower_ == "of")
            return Share(i, j + 1, first / second, after)
    start = i
    if doc[i].lower_ == "half" or (doc[i].lower_ in ("a", "one") and i + 1 < n and doc[i + 1].lower_ == "half"):
        j = i + 1 if doc[i].lower_ == "half" else i + 2
        if j < n and doc[j].lower_ in ("of", "the", "all"):
            return Share(start, j, 0.5, j + (doc[j].lower_ == "of"))
        return None
    found = percentage_at(doc, i)
    if found is not None and found.end < n and doc[found.end].lower_ == "of":
        return Share(i, found.end, found.percent / 100, found.end + 1)
    return None


def rate_near(doc: Doc, start: int, end: int, stop: int) -> tuple[Rate | None, int]:
    """The rate said of the tokens `start` to `end` before token `stop`, and the token behind it (0 for none)."""
    average = _average(doc, start, end)
    i = end
    while i < stop:
        low = doc[i].lower_
        if low in w.RATE_LEADS and i + 1 < stop and doc[i + 1].lower_ in w.RATE:
            beyond = doc[i + 2].lower_ if i + 2 < len(doc) else ""
            if low in ("a", "an") and (i - end > 2 and doc[i - 1].pos_ not in ("NOUN", "PROPN", "ADV", "NUM")):
                i += 1
                continue
            if beyond not in ("ago", "later", "earlier", "before", "after", "-", "'s", "’s"):
                per = w.RATE[doc[i + 1].lower_]
                return Rate(per=per, average=average or _average(doc, i, i + 3)), i + 2  # type: ignore[arg-type]
        if low in w.RATE_ALONE:
            return Rate(per=w.RATE[low], average=average), i + 1  # type: ignore[arg-type]
        i += 1
    if start > 0 and doc[start - 1].lower_ in ("of",) and average:
        for j in range(max(0, start - 4), start):
            if doc[j].lower_ in w.RATE_ALONE:
                return Rate(per=w.RATE[doc[j].lower_], average=True), 0  # type: ignore[arg-type]
    return None, 0


def _average(doc: Doc, start: int, end: int) -> bool:
    return any(
        doc[i].lower_ in ("average", "averaging", "averages") for i in range(max(0, start - 4), min(len(doc), end + 1))
    )


def change_after(doc: Doc, end: int, stop: int) -> Change | None:
    """ "up 22 per cent from 1,050" said of the figure that ends at `end`, before token `stop`."""
    direction: Literal["up", "down"] | None = None
    percent: float | None = None
    base: float | None = None
    i = end
    compared = False
    while i < stop:
        low = doc[i].lower_
        if (
            direction is None
            and (found := direction_of(low))
            and not (low in ("more", "fewer") and not compared and percent is None)
        ):
            direction = found
        elif direction is not None and percent is None and (p := percentage_at(doc, i)) is not None:
            percent = p.percent
            i = p.end
            continue
        elif low in ("compared", "against", "versus"):
            compared = True
        if (low == "from" and direction) or (low in ("with", "to", "against") and compared):
            j = i + 1
            while j < stop and doc[j].lower_ in ("just", "only", "the"):
                j += 1
            if j < stop and (value := figure(doc[j].lower_)) is not None and not 1990 <= value <= 2099:
                base = value
                break
        i += 1
    if direction is None and not (compared and base is not None):
        return None
    return Change(direction=direction or "up", percent=percent, from_=base)


def direction_of(word: str) -> Literal["up", "down"] | None:
    """Which way a word says that a figure went, or None."""
    if word in w.DIRECTIONS:
        return w.DIRECTIONS[word]  # type: ignore[return-value]
    if word in w.UP or word in w.UP_NOUNS:
        return "up"
    if word in w.DOWN or word in w.DOWN_NOUNS:
        return "down"
    return None
