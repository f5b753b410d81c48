"""Numbers in words and figures, with what limits them: "seventeen", "more than 1,000", "three or four".

`amounts(doc)` gives every number of the text with its bounds, longest reading first. What
is counted, and whether anything is, is for a room to say.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.lexicon import load

Qualifier = Literal["exact", "about", "more_than", "at_least", "less_than", "at_most", "between"]

_TABLES = load("newsmine.language", "numbers.toml")
WORDS: dict[str, int] = dict(_TABLES["words"])
MULTIPLIERS: dict[str, int] = dict(_TABLES["multipliers"])
COLLECTIVES: dict[str, int] = dict(_TABLES["collectives"])
INDEFINITE: dict[str, int] = dict(_TABLES["indefinite"])
ORDINALS: dict[str, int] = dict(_TABLES["ordinals"])

_FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_FIGURE_RANGE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)[-–—/](\d{1,3}(?:,\d{3})+|\d+)")

_LIMITS: tuple[tuple[Qualifier, str], ...] = (
    (
        "more_than",
        "more than|over|upwards of|in excess of|well over|just over|above|exceeding|better than|"
        "slightly more than|nearly more than|far more than",
    ),
    ("at_least", "at least|no fewer than|no less than|not less than|a minimum of|minimum of"),
    ("less_than", "fewer than|less than|under|just under|below"),
    ("at_most", "up to|as many as|at most|no more than|not more than|a maximum of|maximum of"),
    ("exact", "an average of|average of"),
    (
        "about",
        "about|around|some|roughly|approximately|nearly|almost|circa|an estimated|estimated|close to|"
        "approx|approx.|in the region of|getting on for",
    ),
)
#: Words before a number and what they make of it, longest first.
BEFORE: tuple[tuple[tuple[str, ...], Qualifier], ...] = tuple(
    sorted(
        ((tuple(phrase.split()), kind) for kind, phrases in _LIMITS for phrase in phrases.split("|")),
        key=lambda item: -len(item[0]),
    )
)
_BEFORE_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
for _phrase, _kind in BEFORE:
    _BEFORE_BY_FIRST.setdefault(_phrase[0], []).append((_phrase, _kind))
#: Words after a number and what they make of it.
AFTER: tuple[tuple[tuple[str, ...], Qualifier], ...] = (
    (("or", "more"), "at_least"),
    (("or", "so"), "about"),
    (("or", "fewer"), "at_most"),
    (("or", "less"), "at_most"),
    (("plus",), "at_least"),
    (("+",), "at_least"),
)
_AVERAGES = {("an", "average", "of"), ("average", "of")}
#: After these "about" is no estimate: "talking about nine or 10 dead".
_TALK = frozenset({"talk", "talking", "talked", "think", "thinking", "hear", "heard", "hearing", "complaints"})
_NOTHING = frozenset({"no", "none", "nobody", "zero", "no-one"})
_TO = frozenset({"to", "or", "-", "–"})
#: "rose from 61 to 140" is two numbers, not a range.
_FROM = frozenset(
    {"from", "by", "rose", "fell", "up", "down", "increased", "dropped", "jumped", "climbed", "soared", "decreased"}
)
_COLLECTIVE_OF = frozenset(COLLECTIVES) - {"score"}
_JOINED = frozenset({"-", "/", "–"})
_SCALES: dict[str, int] = {**MULTIPLIERS, "dozen": 12}


@dataclass(slots=True, unsafe_hash=True)
class Amount:
    """A number of the text: tokens `start` to `end` (exclusive), best value and bounds.

    `value` is None where the words give only a bound ("several"). `head` is the first
    token of the bare number, after "more than" and the like.
    """

    start: int
    end: int
    head: int
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    average: bool = False

    @property
    def exact(self) -> bool:
        """True when the words give one number and no bound."""
        return self.qualifier == "exact" and self.value is not None


@functools.lru_cache(maxsize=1 << 13)
def figure(text: str) -> float | None:
    """The number a token in figures or one word stands for, or None.

    >>> figure("1,007")
    1007
    """
    if _FIGURE.fullmatch(text):
        number = float(text.replace(",", ""))
        return int(number) if number.is_integer() else number
    lowered = text.lower()
    if lowered in WORDS:
        return WORDS[lowered]
    if "-" in lowered:
        parts = lowered.split("-")
        if len(parts) == 2 and parts[0] in WORDS and parts[1] in WORDS and WORDS[parts[0]] >= 20 > WORDS[parts[1]]:
            return WORDS[parts[0]] + WORDS[parts[1]]
    return None


def number_at(words: list[str], i: int) -> tuple[int, float] | None:
    """(index after it, value) of the cardinal number that begins at word `i`, or None.

    Reads "17", "1,007", "seventeen", "twenty - one", "two hundred and six", "1.2 million",
    "a dozen", "half a dozen", "a hundred". `words` are lower case.
    """
    n = len(words)
    word = words[i]
    if word == "half" and words[i + 1 : i + 3] == ["a", "dozen"]:
        return i + 3, 6
    if (
        word in ("a", "an")
        and i + 1 < n
        and (words[i + 1] in _COLLECTIVE_OF or words[i + 1] in ("hundred", "thousand", "million"))
    ):
        return i + 2, COLLECTIVES.get(words[i + 1]) or MULTIPLIERS[words[i + 1]]
    if word in ("dozen", "score") and i > 0:
        return None
    first = figure(word)
    if first is None:
        return None
    total: float = 0
    group: float = first
    j = i + 1
    spelled = not word[0].isdecimal()
    while j < n:
        token = words[j]
        if token in MULTIPLIERS and (len(token) > 1 or not spelled):
            scale = MULTIPLIERS[token]
            if scale == 100:
                group *= 100
            else:
                total += group * scale
                group = 0
            j += 1
        elif token == "dozen":
            group *= 12
            j += 1
        elif spelled and token == "-" and words[j + 1 : j + 2] == ["dozen"]:
            group *= 12
            j += 2
        elif (
            spelled
            and token == "-"
            and j + 1 < n
            and group % 100 >= 20
            and group % 10 == 0
            and 0 < WORDS.get(words[j + 1], 0) < 10
        ):
            group += WORDS[words[j + 1]]
            j += 2
        elif token == "and" and j + 1 < n and group >= 100 and group % 100 == 0 and (more := figure(words[j + 1])):
            if not spelled or more >= 100:
                break
            group += more
            j += 2
        elif (spelled and token in WORDS and group % 100 == 0 and group >= 100 and WORDS[token] < 100) or (
            spelled and token in WORDS and group % 100 >= 20 and group % 10 == 0 and 0 < WORDS[token] < 10
        ):
            group += WORDS[token]
            j += 1
        else:
            break
    return j, _whole(total + group)


@once_per_doc
def amounts(doc: Doc) -> tuple[Amount, ...]:
    """Every number of the document, left to right, none inside another."""
    words = doc.lower
    found: list[Amount] = []
    done = 0
    for token in doc.that(_opens):
        amount = _amount_at(words, token.i) if token.i >= done else None
        if amount is not None:
            found.append(amount)
            done = amount.end
    return tuple(found)


def _opens(word: str) -> bool:
    """Whether a number may begin with a word: nearly none does, and every word is asked."""
    named = word in _NOTHING or word in INDEFINITE or word in ("between", "not", "half", "a", "an")
    return named or word in _BEFORE_BY_FIRST or word[0].isdecimal() or figure(word) is not None


def _amount_at(words: list[str], i: int) -> Amount | None:
    if i > 1 and words[i - 1] in _JOINED and words[i][0].isdecimal() and words[i - 2][-1].isdecimal():
        return None  # the second year of "2013-14", the second score of "3-1"
    if words[i] == "between":
        low = _bare(words, i + 1)
        if low and low[0] < len(words) and words[low[0]] in ("and", "to"):
            high = _bare(words, low[0] + 1)
            if high and high[1] > low[1]:
                return _between(i, high[0], i + 1, low[1], high[1])
    for phrase, kind in _BEFORE_BY_FIRST.get(words[i], ()):
        if tuple(words[i : i + len(phrase)]) == phrase:
            j = i + len(phrase)
            inner = _plain_at(words, j) if j < len(words) else None
            if inner is None and phrase in _AVERAGES and j < len(words):
                inner = _amount_at(words, j)  # "an average of almost two"
            if inner is None or inner.value == 0:
                continue
            if phrase in _AVERAGES:
                return _with_start(inner, i, True)
            if phrase == ("about",) and i > 0 and words[i - 1] in _TALK:
                continue
            if inner.qualifier in ("more_than", "at_least", "less_than", "at_most"):
                # "about half a dozen or more": the words after the number say more
                return _with_start(inner, i, False)
            return _limited(inner, i, kind)
    return _plain_at(words, i)


def _plain_at(words: list[str], i: int) -> Amount | None:
    """A number or range without words before it."""
    if i >= len(words):
        return None
    word = words[i]
    if match := _FIGURE_RANGE.fullmatch(word):
        low, high = (float(part.replace(",", "")) for part in match.groups())
        if low < high and "/" not in word:
            return _between(i, i + 1, i, _whole(low), _whole(high))
        return None
    if word == "no" and words[i + 1 : i + 3] == ["-", "one"]:
        return Amount(i, i + 3, i, 0, 0, 0, "exact")
    if word == "no" and words[i + 1 : i + 2] == ["one"]:
        return Amount(i, i + 2, i, 0, 0, 0, "exact")
    if word == "not" and words[i + 1 : i + 2] == ["one"]:
        return Amount(i, i + 2, i, 0, 0, 0, "exact")
    if word in _NOTHING:
        return Amount(i, i + 1, i, 0, 0, 0, "exact")
    if word in INDEFINITE and word != "few":
        known = INDEFINITE[word]
        if word == "several" and words[i + 1 : i + 2] and words[i + 1] in _SCALES:
            return Amount(i, i + 2, i, None, known * _SCALES[words[i + 1]], None, "at_least")
        plural = word in ("dozens", "scores", "hundreds", "thousands")
        end = i + 2 if plural and words[i + 1 : i + 2] == ["of"] else i + 1
        return Amount(i, end, i, known if plural else None, known, None, "at_least")
    if word == "a" and words[i + 1 : i + 3] == ["number", "of"]:
        return Amount(i, i + 3, i, None, 2, None, "at_least")
    if word == "a" and words[i + 1 : i + 2] == ["handful"]:
        end = i + 3 if words[i + 2 : i + 3] == ["of"] else i + 2
        return Amount(i, end, i, None, 2, None, "at_least")
    if word == "a" and words[i + 1 : i + 2] == ["few"]:
        return Amount(i, i + 2, i, None, 2, None, "at_least")
    first = _bare(words, i)
    if first is None:
        return None
    j, value = first
    if j < len(words) and words[j] in _TO and not (words[j] == "to" and _moves(words, i)):
        second = _bare(words, j + 1)
        year = 1900 <= value <= 2099 and j == i + 1 and "," not in words[i] and words[i - 1 : i] in (["in"], ["during"])
        if second and second[1] > value and not year and (words[j] != "or" or second[1] <= 3 * value):
            return _between(i, second[0], i, value, second[1])
    for phrase, kind in AFTER:
        if tuple(words[j : j + len(phrase)]) == phrase:
            inner = Amount(i, j, i, value, value, value, "exact")
            return _limited(inner, i, kind, j + len(phrase))
    return Amount(i, j, i, value, value, value, "exact")


def _moves(words: list[str], i: int) -> bool:
    """ "rose from 61 to 140", "up by 10 to 72": no range; "attacked by 10 to 12 men" is one."""
    before = words[i - 1] if i else ""
    if before == "by":
        return not _FROM.isdisjoint(words[max(0, i - 4) : i - 1])
    return before in _FROM


def _bare(words: list[str], i: int) -> tuple[int, float] | None:
    return number_at(words, i) if i < len(words) else None


def _between(start: int, end: int, head: int, low: float, high: float) -> Amount:
    return Amount(start, end, head, _whole((low + high) / 2), low, high, "between")


def _limited(inner: Amount, start: int, kind: Qualifier, end: int | None = None) -> Amount:
    """The amount with a bound: "more than 1,000" is at least 1,001."""
    value, low, high = inner.value, inner.low, inner.high
    end = inner.end if end is None else end
    if value is None:  # "at least several"
        return Amount(start, end, inner.head, None, low, None, "at_least", inner.average)
    step = 1 if float(value).is_integer() else 0
    if kind == "more_than":
        low, high = _whole((low if low is not None else value) + step), None
    elif kind == "at_least":
        low, high = (low if low is not None else value), None
    elif kind == "less_than":
        low, high = None, _whole((high if high is not None else value) - step)
    elif kind == "at_most":
        low, high = None, (high if high is not None else value)
    elif kind == "about":
        low = high = None
    return Amount(start, end, inner.head, value, low, high, kind, inner.average)


def _with_start(inner: Amount, start: int, average: bool) -> Amount:
    return Amount(start, inner.end, inner.head, inner.value, inner.low, inner.high, inner.qualifier, average)


def _whole(number: float) -> float:
    return int(number) if float(number).is_integer() else number
