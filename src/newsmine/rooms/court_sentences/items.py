"""Reads a sentence of the text into what matters to a court report: lengths, sums, verbs, nouns.

One pass over the words; a phrase is looked up by its first word, the longest wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from newsmine.language.numbers import number_at
from newsmine.lexicon import load, words
from newsmine.rooms.court_sentences.lengths import Length, joined, length
from newsmine.rooms.court_sentences.parted import PARTED_VERDICTS, parted_verdict
from newsmine.rooms.court_sentences.phrases import PARTED_VERBS, around
from newsmine.rooms.court_sentences.units import BEFORE_UNIT, HOURS, UNITS, one_length, shared_unit

_HERE = "newsmine.rooms.court_sentences"
_TABLES = load(_HERE)
_GLUED_SUM = re.compile(r"(?:[^\d\s]{0,2}£|�)(\d[\d,]*(?:\.\d+)?)")
_GLUED_TERM = re.compile(r"(\d+(?:\.\d+)?)(years?|yrs?|months?|mths?|weeks?|wks?|days|hours|hrs)")
_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?)k")
_LASTED = words(_HERE, "custody", "lasted")
_ORDER = "YMWD"
CURRENCY = {"£": "GBP", "$": "USD", "€": "EUR", "us$": "USD", "gbp": "GBP", "�": "GBP"}
_CORE = words(_HERE, "custody", "core")
_HEAD = words(_HERE, "custody", "head")
_MODIFIER = words(_HERE, "custody", "modifier")
_SUSPENDED = words(_HERE, "custody", "suspended")
_NOT_BEFORE = words(_HERE, "custody", "not_before")
CUSTODY_HEADS = _HEAD
CUSTODY_WORDS = _CORE | _HEAD | _MODIFIER
_SERVICE = words(_HERE, "grammar", "service")


@dataclass(slots=True)
class Item:
    """Something in the words `start` to `end` (exclusive, in tokens of the document).

    `kind` is length, hours, money, noun, trigger, verdict, suspended, relation, total, bound or same; `value` what
    it comes to: a `Length`, a number, (number, currency), or the name of the list that the phrase stands in.
    """

    kind: str
    start: int
    end: int
    value: Any
    suspended: bool = False
    weak: bool = False
    bound: bool = False
    used: bool = False
    high: Length | None = None


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}

    def add(phrases: Iterable[str], kind: str, value: str) -> None:
        for phrase in phrases:
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, kind, value))

    for kind in ("trigger", "noun", "verdict"):
        for value, phrases in _TABLES[kind].items():
            if value != "beside":
                add(phrases, kind, value)
    add(_TABLES["custody"]["phrases"], "noun", "custody")
    add(_TABLES["grammar"]["concurrent"], "relation", "concurrent")
    add(_TABLES["grammar"]["consecutive"], "relation", "consecutive")
    add(("a total of", "in total", "totalling", "total of", "totaling", "in all", "an overall"), "total", "total")
    add(_TABLES["hypothetical"]["bounds"], "bound", "maximum")
    add(
        (
            "at least",
            "minimum of",
            "minimum term of",
            "minimum term at",
            "minimum term set at",
            "minimum term was set at",
            "minimum sentence of",
            "minimum",
            "no less than",
            "a tariff of",
            "tariff of",
            "tariff",
            "parole after",
            "parole for",
            "parole until",
            "release for",
            "released for",
            "freed for",
            "parole eligibility after",
            "release after",
        ),
        "bound",
        "minimum",
    )
    add(("suspended", "suspending"), "suspended", "suspended")
    add(_TABLES["grammar"]["same"], "same", "same")
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


_PHRASES = _phrases()


def read(text: list[str], start: int, end: int) -> list[Item]:
    """The items in the words `start` to `end` of a document's lower-case words."""
    items: list[Item] = []
    i = start
    while i < end:
        word = text[i]
        item = _custody(text, i, end) if word in CUSTODY_WORDS else None
        phrase = _phrase(text, i, end) if word in _PHRASES else None
        if phrase is not None and (item is None or phrase.end > item.end or (phrase.end == item.end and item.weak)):
            item = phrase
        elif item is None and word in PARTED_VERDICTS:
            verdict = parted_verdict(text, i, start)
            if verdict is not None:
                item = Item("verdict", verdict[0], i + 1, verdict[1])
                while items and items[-1].end > item.start:
                    items.pop()
        elif item is None and word in PARTED_VERBS and (parted := around(text, i, end)) is not None:
            item = Item("trigger", i, parted[1] - (text[parted[1] - 1] == "for"), parted[0])  # "bound Toms over"
        elif item is None and (word in _OF_QUANTITY or not word.isalpha()):
            item = _quantity(text, i, end)
        if item is None:
            i += 1
        else:
            if item.kind == "length" and items:
                item = _range(text, items, item)
            items.append(item)
            i = item.end
    return items


def _range(text: list[str], items: list[Item], item: Item) -> Item:
    """ "between eight months and two years": one length with an upper end."""
    k = -2 if items[-1].kind == "bound" and len(items) > 1 else -1
    lower = items[k]
    if lower.kind != "length" or lower.high is not None or item.start - lower.end > 3:
        return item
    if not {"from", "between", "ranging"} & set(text[max(0, lower.start - 2) : lower.start]):
        return item
    if not {"to", "and", "up"} & set(text[lower.end : item.start]) or "," in text[lower.end : item.start]:
        return item
    del items[k:]
    return Item("length", lower.start, item.end, lower.value, high=item.value)


def _phrase(text: list[str], i: int, end: int) -> Item | None:
    for parts, kind, value in _PHRASES[text[i]]:
        stop = i + len(parts)
        if stop <= end and (len(parts) == 1 or tuple(text[i:stop]) == parts):
            if kind == "noun" and _other_noun(text, i, stop, value):
                return None
            if parts == ("accused",) and text[i - 1] == "-":
                return None  # "his co-accused"
            if (
                parts[-2:] in (("subject", "of"), ("subject", "to"))
                and len(parts) < 4
                and text[i] in ("the", "subject")
            ):
                made = next(
                    (k for k in range(i - 1, max(0, i - 6), -1) if text[k] in ("made", "making", "makes")), None
                )
                if made is None:
                    continue  # "made Karl Toms the subject of an order"
                return Item(kind, made, stop, value)
            return Item(kind, i, stop, value)
    return None


def _other_noun(text: list[str], start: int, stop: int, value: str) -> bool:
    """ "The probation service", "10 years of his life in jail", "without probation": no disposal."""
    after = text[stop] if stop < len(text) else ""
    if value == "probation" and after in _SERVICE:
        return True
    if value == "rehabilitation" and after in ("centre", "center", "unit", "clinic", "hospital", "facility", "ward"):
        return True  # where people get well
    if text[start:stop] == ["unpaid"]:
        return not {"hours", "hour", "hrs", "'"} & set(text[max(0, start - 2) : start])
    if text[start:stop] == ["supervision"] and text[start - 1] == "the":
        return True  # "under the supervision of a probation officer"
    if value == "probation" and text[start - 1] in ("licensed", "licence", "license"):
        return True
    if value == "costs" and text[start:stop] == ["cost"]:
        return start < 2 or text[start - 2] not in CURRENCY  # "£85 cost", not "the cost of £85"
    if value == "life" and text[start - 1] in ("his", "her", "their", "my", "your"):
        return True
    return not {"without", "refused", "refusing"}.isdisjoint(text[max(0, start - 4) : start]) and value != "custody"


def _custody(text: list[str], i: int, end: int) -> Item | None:
    """ "suspended prison sentence", "jail term", "sentence": a run of the words for time behind bars."""
    j = i
    while j < end and text[j] in CUSTODY_WORDS:
        j += 1
    run = text[i:j]
    if run[:2] == ["deferred", "sentence"] and text[i - 1] not in ("a", "the", "his", "her", "year", "month"):
        return None  # "the sheriff deferred sentence for six months"
    while run and run[-1] in _MODIFIER and run[-1] not in _CORE:
        run.pop()
    if not run or (len(run) == 1 and run[0] == "time") or (run == ["terms"] and text[i - 2 : i] == ["under", "the"]):
        return None
    if (j < end and text[j] in _NOT_BEFORE and run[-1] in _CORE) or text[i - 2 : i] == ["non", "-"]:
        return None  # "a prison officer", "a non-custodial sentence"
    if text[i - 1] == "solitary":
        return None
    strong = any(word in _CORE for word in run)
    suspended = any(word in _SUSPENDED for word in run)
    if not strong and run[-1] not in _HEAD:
        return None
    item = Item("noun", i, i + len(run), "custody", suspended=suspended, weak=not strong and not suspended)
    item.bound = "maximum" in run
    if run[0] == "suspended" and len(run) == 1:
        return None
    return item


def _quantity(text: list[str], i: int, end: int) -> Item | None:
    word = text[i]
    if word.isalpha() and word not in _OF_QUANTITY:
        return None
    if word in CURRENCY:
        return _money(text, i, end)
    if (glued := _glued(text, i, end)) is not None:
        return glued
    first = word[0]
    if (pounds := _pounds(text, i, end)) is not None:
        return pounds
    if (
        first in "0123456789½"
        or word.endswith("-")
        or word in BEFORE_UNIT
        or word in _NUMBERS
        or word in ("half", "decade")
    ):
        return _length(text, i, end)
    return None


def _glued(text: list[str], i: int, end: int) -> Item | None:
    """ "18months", "pounds 200": figure and unit in one word or the wrong way, a pound sign badly decoded."""
    word = text[i]
    if word.isalpha() and word != "pounds":
        return None
    if word == "pounds" and i + 1 < end and not text[i - 1][-1].isdecimal():
        found = number_at(text, i + 1) if text[i + 1][0].isdecimal() else None
        return Item("money", i, found[0], (found[1], "GBP")) if found is not None else None
    if not word[-1].isalnum() or not any(letter.isdecimal() for letter in word) or word.isdecimal():
        return None
    if (match := _GLUED_SUM.fullmatch(word)) is not None:
        return Item("money", i, i + 1, (float(match.group(1).replace(",", "")), "GBP"))
    if (match := _GLUED_TERM.fullmatch(word)) is None:
        return None
    unit = "H" if match.group(2) in HOURS else UNITS[match.group(2)]
    number = float(match.group(1))
    if unit == "H":
        return Item("hours", i, i + 1, number)
    return None if text[i + 1 : i + 2] in (["old"], ["ago"]) else Item("length", i, i + 1, length(number, unit))


def _pounds(text: list[str], i: int, end: int) -> Item | None:
    """ "fifty pounds": a sum in words."""
    if text[i] not in _NUMBERS and not text[i][0].isdecimal():
        return None
    found = number_at(text, i)
    if found is None or found[0] >= end or text[found[0]] not in _WORDS_FOR_MONEY:
        return None
    j = found[0] + 1
    while j < end and text[j] in ("'", "'s"):
        j += 1
    return Item("money", i, j, (found[1], _WORDS_FOR_MONEY[text[found[0]]]))


_WORDS_FOR_MONEY = {"pounds": "GBP", "dollars": "USD", "euros": "EUR", "quid": "GBP"}
_NUMBERS = frozenset(load("newsmine.language", "numbers.toml")["words"]) | {"couple", "hundred"}
#: The words of letters alone that a quantity may begin with.
_OF_QUANTITY = frozenset([*_NUMBERS, *BEFORE_UNIT, *CURRENCY, "half", "decade", "pounds"])


def _money(text: list[str], i: int, end: int) -> Item | None:
    if i + 1 >= end:
        return None
    found = number_at(text, i + 1)
    if found is None and (thousands := _THOUSANDS.fullmatch(text[i + 1])) is not None:
        found = (i + 2, float(thousands[1]) * 1000)
    if found is None:
        return None
    j, amount = found
    if text[j : j + 1] == ["k"]:
        j, amount = j + 1, amount * 1000
    if text[j : j + 1] == ["to"] and text[j + 1 : j + 2] == [text[i]]:  # "£100 to £150": a range has its middle
        second = number_at(text, j + 2) if j + 2 < end else None
        if second is not None and second[1] > amount:
            j, amount = second[0], (amount + second[1]) / 2
    return Item("money", i, min(j, end), (amount, CURRENCY[text[i]]))


def _length(text: list[str], i: int, end: int) -> Item | None:
    first = one_length(text, i, end)
    if first is None:
        shared = shared_unit(text, i, end)
        return Item("length", i, *shared) if shared is not None else None
    j, number, unit, high = first
    if unit == "H":
        return Item("hours", i, j, number)
    parts = [length(number, unit)]
    if text[j : j + 3] == ["and", "a", "half"] and j + 3 <= end:
        j, parts = j + 3, [length(number + 0.5, unit)]  # "three years and a half"
    while j < end:
        k = j
        while k < end and k - j < 2 and text[k] in (",", "and"):
            k += 1
        one_more = text[j : j + 2] in (["and", "a"], ["and", "one"]) and text[j + 2 : j + 3] in (
            ["month"],
            ["week"],
            ["day"],
        )
        one_more = one_more and text[j + 3 : j + 4] not in (["later"], ["ago"], ["earlier"], ["before"], ["after"])
        more = one_length(text, k, end) if k < end and (one_more or text[k] not in BEFORE_UNIT) else None
        if more is None or more[2] == "H" or _ORDER.index(more[2]) <= _ORDER.index(unit):
            break
        after = text[more[0] : more[0] + 3]
        if any(word.startswith(("concurrent", "consecutive")) for word in after[: 1 if "," in after else 2]):
            break
        if after[:1] == ["suspended"] and k > j and text[k - 1] == ",":
            break
        if any(word.startswith(("rehab", "rar")) for word in after):
            break  # "suspended for 18 months, 20 days' rehabilitation"
        unit = more[2]
        parts.append(length(more[1], unit))
        j = more[0]
    if j < end and text[j] in ("old", "ago", "olds", "earlier", "later", "previously", "running"):
        return None
    if text[j : j + 2] == ["to", "pay"]:
        return None  # "was given 28 days to pay"
    if text[j : j + 1] == ["off"] and text[j + 1 : j + 2] in (["work"], ["sick"], ["duty"], ["school"]):
        return None  # "both needed six weeks off work"
    if text[j : j + 1] and text[j] in _LASTED:
        return None  # "an eight-week trial"
    if text[j : j + 2] == ["-", "old"] or text[j : j + 1] == ["-olds"]:
        return None
    while j < end and text[j] in ("'", "'s"):
        j += 1
    whole = joined(parts) if len(parts) > 1 else parts[0]
    return Item("length", i, j, whole, high=high)
