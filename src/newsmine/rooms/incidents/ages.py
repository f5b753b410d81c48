"""Ages: before a noun or by themselves ("a 17-year-old"), and in a row after one ("sons, 10 and 12")."""

from __future__ import annotations

from newsmine.language.numbers import figure
from newsmine.language.parsed import Doc

_AGE_UNITS = frozenset({"year", "years", "yr", "month", "months", "week", "weeks", "day", "days"})


def ages_of(doc: Doc) -> dict[int, tuple[int, int]]:
    """Last token of each age before a noun or by itself ("17-year-old"): its first token and the age in years."""
    found: dict[int, tuple[int, int]] = {}
    n = len(doc)
    for token in doc.having({"old", "olds", "aged", "age"}):
        low = token.lower_
        if low in ("old", "olds") and token.i >= 2:
            i = token.i - 1
            if doc[i].text in "-–‑":
                i -= 1
            if i < 1 or doc[i].lower_ not in _AGE_UNITS:
                continue
            unit = doc[i].lower_
            i -= 1
            if doc[i].text in "-–‑" and i > 0:
                i -= 1
            years = figure(doc[i].lower_)
            if years is not None and 0 <= years < 120:
                if i >= 2 and doc[i - 1].text == "-" and figure(doc[i - 2].lower_) in (20, 30, 40, 50, 60, 70, 80, 90):
                    years += figure(doc[i - 2].lower_) or 0
                    i -= 2
                found[token.i] = i, int(years) if unit.startswith("y") else 0
        elif low in ("aged", "age") and token.i + 1 < n:
            years = figure(doc[token.i + 1].lower_)
            if years is not None and years < 120:
                found[token.i + 1] = token.i, int(years)
    return found


def ages_after(doc: Doc, i: int) -> int:
    """How many ages follow a noun: two in "sons, 10 and 12" and in "sons, ages 10 and 12"."""
    if i >= len(doc) or doc[i].text not in (",", "("):
        return 0
    i += 1
    if i < len(doc) and doc[i].lower_ in ("ages", "aged"):
        i += 1
    number = 0
    while i < len(doc):
        low = doc[i].lower_
        if (years := figure(low)) is not None and years < 100:
            number += 1
        elif low not in (",", "and", "&"):
            break
        i += 1
    return number
