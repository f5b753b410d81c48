"""Figures over many attacks: rates, shares, changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsmine.language.numbers import WORDS, figure
from newsmine.language.parsed import Doc
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


_OPENING = frozenset(WORDS) | {"a", "an", "half"}


def may_open(word: str) -> bool:
    """Whether a percentage or share can begin with a word."""
    return word in _OPENING or word[0].isdecimal()


def may_change(word: str) -> bool:
    """Whether a change can begin with a word, or be told by it alone ("doubled")."""
    return word in w.FIXED or may_open(word)


def percentage_at(doc: Doc, i: int) -> Percentage | None:
    """The percentage or simple fraction that begins at token `i`."""
    n = len(doc)
    low = doc[i].lower_
    if i + 2 < n and doc[i + 1].text == "-" and low in ("one", "two", "three") and doc[i + 2].lower_ in w.FRACTIONS:
        times = {"two": 2, "three": 3}.get(low, 1)
        return Percentage(i, i + 3, round(100 * times * w.FRACTIONS[doc[i + 2].lower_], 4))
    if low in ("a", "an", "one", "two", "three") and i + 1 < n and doc[i + 1].lower_ in w.FRACTIONS:
        if i + 2 < n and doc[i + 2].pos_ in ("NOUN", "PROPN"):
            return None  # "a third firefighter"
        times = {"two": 2, "three": 3}.get(low, 1)
        return Percentage(i, i + 2, round(100 * times * w.FRACTIONS[doc[i + 1].lower_], 4))
    if low == "half" and i and doc[i - 1].lower_ == "by":
        return Percentage(i, i + 1, 50)
    for sign in ("%", "pc"):
        if low.endswith(sign) and (value := figure(low[: -len(sign)])) is not None:
            return Percentage(i, i + 1, value)
    value = figure(low)
    if value is None or i + 1 >= n:
        return None
    after = doc[i + 1].lower_
    if after == "pc" and (not low[0].isdecimal() or doc[i + 1].text != "pc"):
        return None  # "one PC was hit"
    if after in w.PERCENT:
        return Percentage(i, i + 2, value)
    if after == "per" and i + 2 < n and doc[i + 2].lower_ == "cent":
        return Percentage(i, i + 3, value)
    return None


def share_at(doc: Doc, i: int) -> Share | None:
    """The share of people that begins at token `i`: its tokens before the people, and where these begin."""
    n = len(doc)
    first = figure(doc[i].lower_)
    if first is not None and i + 3 < n and doc[i + 1].text == "-" and doc[i + 2].lower_.startswith("in-"):
        second = figure(doc[i + 2].lower_[3:])  # "one-in-10 teachers"
        return Share(i, i + 3, first / second, i + 3) if second and second > first else None
    if first is not None and i + 2 < n and doc[i + 1].lower_ in ("in", "out"):
        j = i + 2 if doc[i + 1].lower_ == "in" else i + 3
        j += j < n and doc[j].lower_ == "every"
        second = figure(doc[j].lower_) if j < n else None
        if second and second > first and (j + 1 >= n or doc[j + 1].lower_ not in ("years", "days", "weeks")):
            if second >= 1900:
                return None
            if (behind := _in_brackets(doc, j + 1)) and (inner := percentage_at(doc, j + 2)) is not None:
                # "nearly four in 10 (39%) of those asked"
                return Share(i, behind, inner.percent / 100, behind + (behind < n and doc[behind].lower_ == "of"))
            after = j + 1 + (j + 1 < n and doc[j + 1].lower_ == "of")
            return Share(i, j + 1, first / second, after)
    if first is not None and i + 3 < n and doc[i + 2].lower_ == "in" and doc[i + 1].pos_ == "NOUN":
        second = figure(doc[i + 3].lower_)  # "one officer in 10"
        if second and first < second < 1900 and (i + 4 >= n or doc[i + 4].pos_ not in ("NOUN", "PROPN")):
            return Share(i, i + 4, first / second, i + 1)
    if doc[i].lower_ == "half" and (behind := _in_brackets(doc, i + 1)) and doc[behind].lower_ == "of":
        inner = percentage_at(doc, i + 2)  # "just over half (51%) of all cases"
        return Share(i, behind, inner.percent / 100 if inner else 0.5, behind + 1)
    start = i
    if doc[i].lower_ == "half" or (doc[i].lower_ in ("a", "one") and i + 1 < n and doc[i + 1].lower_ == "half"):
        j = i + 1 if doc[i].lower_ == "half" else i + 2
        if j < n and doc[j].lower_ in ("of", "the", "all"):
            return Share(start, j, 0.5, j + (doc[j].lower_ == "of"))
        return Share(start, j, 0.5, j) if j < n and doc[j].pos_ in ("AUX", "VERB") else None
    found = percentage_at(doc, i)
    if found is not None and found.end + 1 < n and doc[found.end].text == "(":
        inner = percentage_at(doc, found.end + 1)  # "a third (32 per cent) of teachers"
        if inner is not None and inner.end + 1 < n and doc[inner.end].text == ")" and doc[inner.end + 1].lower_ == "of":
            return Share(i, inner.end + 1, found.percent / 100, inner.end + 2)
    if found is not None and found.end < n and doc[found.end].lower_ == "of":
        return Share(i, found.end, found.percent / 100, found.end + 1)
    if found is not None and (behind := _in_brackets(doc, found.end)) and doc[behind].pos_ in ("AUX", "VERB"):
        return Share(i, found.end, found.percent / 100, behind)  # "18% (5%) were assaulted"
    if (
        found is not None
        and found.end < n
        and (
            doc[found.end].pos_ in ("AUX", "VERB")
            or (i and doc[i - 1].lower_ in ("against", "with", "to", "than", "from"))
        )
    ):
        return Share(i, found.end, found.percent / 100, found.end)
    return None


def _in_brackets(doc: Doc, i: int) -> int:
    """The token behind the percentage in brackets that stands at token `i`, or 0 where none does."""
    if i + 2 >= len(doc) or doc[i].text != "(":
        return 0
    inner = percentage_at(doc, i + 1)
    return inner.end + 1 if inner is not None and inner.end + 1 < len(doc) and doc[inner.end].text == ")" else 0


def rate_near(doc: Doc, start: int, end: int, stop: int, average: bool) -> tuple[Rate | None, int]:
    """The rate said of the tokens `start` to `end` before token `stop`, and the token behind it (0 for none)."""
    average = average or _average(doc, start, end)
    if start > 1 and doc[start - 1].lower_ in w.RATE and doc[start - 2].lower_ in ("every", "each"):
        return Rate(per=w.RATE[doc[start - 1].lower_], average=average), 0  # type: ignore[arg-type]
    first = doc[start].sent.start
    opens = start - first < 4 and doc[first].lower_ in ("every", "each") and doc[first + 1].lower_ in w.RATE
    if opens and not any(t.pos_ in ("VERB", "AUX") for t in doc[first:start]):
        # "Every day, around 85 nurses are assaulted"
        return Rate(per=w.RATE[doc[first + 1].lower_], average=average), 0  # type: ignore[arg-type]
    for i in range(end, stop):
        low = doc[i].lower_
        if low == "single" and i > end and doc[i - 1].lower_ in ("every", "each"):
            low = doc[i - 1].lower_  # "every single day"
        if low in w.RATE_LEADS and i + 1 < len(doc) and doc[i + 1].lower_ in w.RATE:
            beyond = doc[i + 2].lower_ if i + 2 < len(doc) else ""
            if low == "typical" and doc[i + 1].lower_ != "weekend" and doc[i + 1].lower_ not in w.RATE:
                continue
            if low in ("a", "an") and i - end > 1 and doc[i - 1].pos_ not in ("NOUN", "PROPN", "NUM"):
                continue
            joined = beyond == "-" and not doc[i + 1].whitespace_  # "a day-long"
            if not joined and beyond not in ("ago", "later", "earlier", "before", "after", "'s", "’s"):
                per = w.RATE[doc[i + 1].lower_]
                return Rate(per=per, average=average or _average(doc, i, i + 3)), i + 2  # type: ignore[arg-type]
        if low in w.RATE_ALONE:
            return Rate(per=w.RATE[low], average=average), i + 1  # type: ignore[arg-type]
    if average:  # "a daily average of 12"
        for j in range(max(0, start - 4), end):
            if doc[j].lower_ in w.RATE_ALONE:
                return Rate(per=w.RATE[doc[j].lower_], average=True), 0  # type: ignore[arg-type]
    return None, 0


def _average(doc: Doc, start: int, end: int) -> bool:
    near = range(max(0, start - 4), min(len(doc), end + 1))
    return any(doc[i].lower_ in ("average", "averaging", "averages", "averaged") for i in near)


def change_after(doc: Doc, end: int, stop: int, value: float) -> tuple[Change | None, int]:
    """ "up 22 per cent from 1,050" said of the figure that ends at `end`, before token `stop`; and where it ends."""
    direction: Literal["up", "down"] | None = None
    percent: float | None = None
    compared = False
    i, last = end, end
    while i < stop:
        low = doc[i].lower_
        if direction is None and low not in ("more", "fewer") and (found := direction_of(low)):
            if (
                i - end < 8
                or (low in ("up", "down", "a") and doc[i - 1].text in (",", "–", "-", "("))
                or _measured(doc, i)
            ):
                direction, last = found, i + 1
        elif direction is None and (told := _percent_way(doc, i, stop)) is not None and not _away(doc, end, i):
            direction, percent, last = told
            i = last
            continue
        elif direction is not None and percent is None and i - last < 6 and (p := percentage_at(doc, i)) is not None:
            percent, last = p.percent, p.end
            i = p.end
            continue
        elif low in ("compared", "against", "versus", "comparison"):
            compared = True
        if (low in ("from", "on") and direction) or (low in ("with", "to", "against", "versus") and compared):
            base = _base(doc, i + 1, stop)
            if base is not None:
                way = direction or ("up" if base < value else "down")
                last = i + 2
                if percent is None:
                    percent, last = said_after(doc, last, stop, way)
                return Change(direction=way, percent=whole(percent), from_=base), last
        i += 1
    if direction is None or percent is None:
        return None, 0
    return Change(direction=direction, percent=whole(percent), from_=None), last


def _percent_way(doc: Doc, i: int, stop: int) -> tuple[Literal["up", "down"], float, int] | None:
    """ "a two per cent rise", "21% more than": the way, the per cent and where it ends, told from token `i` on."""
    p = percentage_at(doc, i)
    if p is None or p.end >= stop:
        return None
    low = doc[p.end].lower_
    noun = low in w.UP_NOUNS or low in w.DOWN_NOUNS
    compared = low in w.DIRECTIONS and p.end + 1 < len(doc) and (doc[p.end + 1].lower_ in ("than", "on"))
    way = direction_of(low) if noun or compared else None
    return None if way is None else (way, p.percent, p.end + 1)


def _away(doc: Doc, start: int, end: int) -> bool:
    """Whether another figure or a clause of its own stands between two tokens; years are no figures."""
    for token in doc[start:end]:
        if token.dep_ in ("nsubj", "nsubjpass", "expl"):
            return True  # "120, meaning there has been a 43 per cent rise"
        value = figure(token.lower_)
        if value is not None and not (1900 <= value <= 2099 and "," not in token.text):
            return True
    return False


def said_after(doc: Doc, start: int, stop: int, way: str) -> tuple[float | None, int]:
    """ "1,346, compared with 1,102 the year before - a rise of 22 per cent": the per cent, and where it ends."""
    nouns = w.UP_NOUNS if way == "up" else w.DOWN_NOUNS
    for i in range(start, min(stop, start + 12)):
        if doc[i].lower_ in nouns and any(doc[j].is_punct for j in range(start, i)):
            for j in range(i + 1, min(stop, i + 5)):
                if (p := percentage_at(doc, j)) is not None:
                    return p.percent, p.end
    return None, start


def _measured(doc: Doc, i: int) -> bool:
    """ "up 18 per cent", "a rise of 12 per cent", "down from 59"."""
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    return after in ("from", "by", "of", "on") or (i + 1 < len(doc) and percentage_at(doc, i + 1) is not None)


def change_before(doc: Doc, start: int, first: int) -> Change | None:
    """ "rose by 14 per cent to", "fell from 61 to": the change that leads to the figure at token `start`."""
    direction: Literal["up", "down"] | None = None
    percent: float | None = None
    base: float | None = None
    for i in range(start - 2, max(first, start - 22) - 1, -1):
        low = doc[i].lower_
        if low == "from" and base is None:
            base = _base(doc, i + 1, start)
        if percent is None and (p := percentage_at(doc, i)) is not None and p.end < start:
            percent = p.percent
        if (found := direction_of(low)) is not None and low not in ("more", "fewer"):
            direction = found
            percent = w.FIXED.get(low, percent)
            break
    if direction is None or (percent is None and base is None):
        return None
    return Change(direction=direction, percent=whole(percent), from_=base)


def _base(doc: Doc, i: int, stop: int) -> float | None:
    while i < stop and doc[i].lower_ in _LEADS:
        i += 1
    if i >= stop:
        return None
    value = figure(doc[i].lower_)
    if value is None or (1990 <= value <= 2099 and "," not in doc[i].text):
        return None
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    return (
        None if after in ("%", "per", "percent", "years", "months", "weeks", "days") or after[:3] in _MONTHS else value
    )


#: Before the figure that another is compared with: "from just over 2,000".
_LEADS = frozenset(
    {"just", "only", "the", "a", "total", "of", "some", "about", "over", "under", "nearly", "almost", "around", "more"}
    | {"than", "fewer", "less", "as", "many", "roughly", "approximately"}
)
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})


def whole(number: float | None) -> float | None:
    """The number as an integer where it is one."""
    return int(number) if number is not None and float(number).is_integer() else number


def direction_of(word: str) -> Literal["up", "down"] | None:
    """Which way a word says that a figure went, or None."""
    if word in w.DIRECTIONS:
        return w.DIRECTIONS[word]  # type: ignore[return-value]
    if word in w.UP or word in w.UP_NOUNS:
        return "up"
    if word in w.DOWN or word in w.DOWN_NOUNS:
        return "down"
    return None
