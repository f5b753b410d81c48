"""Ages beside a person: "31-year-old", "aged 31", "in his late 20s"."""

from __future__ import annotations

from newsmine.language.desk import once_per_doc
from newsmine.language.names import Name
from newsmine.language.numbers import WORDS
from newsmine.language.parsed import Doc, Token

#: What may stand before an age or a place behind a person.
BEHIND = frozenset({",", "(", "aged", "age", "of", "in", "from"})
#: Where somebody stands in a picture; what may stand behind an age.
_SHOWN = frozenset({"pictured", "left", "right", "above", "below", "inset"})
_AFTER = frozenset("was is has of and from who were appeared had years at but when".split())
_AGE_UNIT = frozenset({"year", "years", "yr", "month", "months", "week", "weeks", "day", "days", "yo"})
_DECADES = {
    "teens": 10,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def age_before(doc: Doc, old: int) -> tuple[int | None, int]:
    """The age in years of an "31-year-old" that ends at the token `old`, and its first token."""
    i = old
    while i > 0 and old - i < 6 and (doc[i - 1].text in "-‐–" or doc[i - 1].lower_.rstrip("-") in _AGE_UNIT):
        i -= 1
    if i == old or i == 0:
        return None, old
    value = _number(doc[i - 1])
    if value is None:
        return None, old
    unit = next((low for low in (doc[k].lower_.rstrip("-") for k in range(i, old)) if low in _AGE_UNIT), "")
    if not unit.startswith(("year", "yr", "yo")):
        value = 0
    start = i - 1
    while start > 1 and doc[start - 1].text == "-" and _number(doc[start - 2]) is not None:
        value = (_number(doc[start - 2]) or 0) + value
        start -= 2
    return value, start


def behind_age(doc: Doc, start: int) -> int | None:
    """Where "old" stands in "41 year old ferryman Lee Moss", for the first token of the name; None for all else."""
    i = start - 1
    while i > 1 and start - i < 4 and doc[i].tag_ in ("NN", "JJ") and doc[i].text.islower():
        if doc[i].lower_ == "old":
            return i if i < start - 1 and age_before(doc, i)[0] is not None else None
        i -= 1
    return None


def _number(token: Token) -> int | None:
    text = token.text.rstrip("-")  # "28- year-old"
    if text.isdecimal() and len(text) <= 3:
        return int(text)
    return WORDS.get(token.lower_)


def age_around(doc: Doc, start: int, at: int, end: int) -> tuple[int | None, int | None, int | None, int]:
    """Age or band before the noun ("31-year-old") or behind it ("aged 31", "in his 20s", "of 15")."""
    for k in range(start, at) if "old" in doc.lower[start:at] else ():
        if doc[k].lower_ == "old":
            age, _ = age_before(doc, k)
            if age is not None:
                return age, None, None, end
    age, low, high, stop = age_behind(doc, end)
    return age, low, high, stop if stop > end and doc[end].text != "," else end


def age_behind(doc: Doc, end: int) -> tuple[int | None, int | None, int | None, int]:
    """Age or band that stands behind a person: ", 31,", "(31)", "aged 31", "of 15", "in his late 20s"."""
    tokens = doc.tokens
    if end >= len(tokens) or tokens[end].lower_ not in BEHIND:
        return None, None, None, end
    known = _known(doc)  # asked for the same person many times
    if end not in known:
        known[end] = _read_behind(doc, end)
    return known[end]


@once_per_doc
def _known(doc: Doc) -> dict[int, tuple[int | None, int | None, int | None, int]]:
    """Ages that have been read, by the token that they stand at."""
    return {}


def _read_behind(doc: Doc, end: int) -> tuple[int | None, int | None, int | None, int]:
    size = len(doc)
    i = end
    bracket = False
    if doc[i].text == "(" and i + 4 < size and doc[i + 1].lower_ in _SHOWN and doc[i + 2].text == ")":
        i += 3  # "Ann Moss (pictured), 34,"
    if i < size and doc[i].text in (",", "("):
        bracket = True
        i += 1
    if i >= size:
        return None, None, None, end
    i = _behind_belief(doc, i) if bracket else i
    low = doc[i].lower_
    if low in ("aged", "age") and i + 1 < size:
        i += 1
        value = _number(doc[i])
        if value is not None:
            if i + 2 < size and doc[i + 1].lower_ in ("between", "to", "-") and (high := _number(doc[i + 2])):
                return None, value, high, i + 3
            return value, None, None, i + 1
        if doc[i].lower_ == "between" and i + 3 < size:
            first, second = _number(doc[i + 1]), _number(doc[i + 3])
            if first and second:
                return None, first, second, i + 4
        low = doc[i].lower_
    if bracket and low in ("now", "then", "just", "still") and i + 1 < size and doc[i + 1].text.isdecimal():
        i += 1
    elif bracket and low == "who" and i + 2 < size and doc[i + 1].lower_ in ("is", "was"):
        k = i + (3 if doc[i + 2].lower_ in ("just", "only", "now", "then", "aged") else 2)
        if k < size and doc[k].text.isdecimal() and len(doc[k]) < 3:
            return int(doc[k].text), None, None, end
        return None, None, None, end
    if bracket and doc[i].text.isdecimal() and 0 < int(doc[i].text) < 115 and len(doc[i]) < 4:
        after = doc[i + 1] if i + 1 < size else None
        if (
            after is None
            or after.text in (",", ")", ".", ";", "–", "—")
            or after.is_space
            or after.lower_ in _AFTER
            or (after.tag_ in ("VBD", "MD") and len(doc[i]) == 2)
        ):
            return int(doc[i].text), None, None, i + 1
        return None, None, None, end
    told = low == "of" and not bracket and i + 1 < size and doc[i + 1].text.isdecimal() and len(doc[i + 1]) == 2
    if told and (i + 2 == size or doc[i + 2].lower_ not in ("years", "months", "weeks")):  # "his partner of 16 years"
        return int(doc[i + 1].text), None, None, i + 2
    if low == "between" and i + 3 < size and doc[i + 2].lower_ == "and":
        first, second = _number(doc[i + 1]), _number(doc[i + 3])
        if first and second and first < second < 115:
            return None, first, second, i + 4
    if low == "in" and i + 2 < size and doc[i + 1].lower_ in ("his", "her", "their"):
        band = _band(doc, i + 2)
        if band is not None:
            return None, band[0], band[1], band[2]
    return None, None, None, end


def _behind_belief(doc: Doc, i: int) -> int:
    """The token behind "believed to be", "who is thought to be", where an age may stand; `i` where it is none."""
    k = i
    if doc[k].lower_ == "who" and k + 1 < len(doc) and doc[k + 1].lower_ in ("is", "was"):
        k += 2
    if k >= len(doc) or doc[k].lower_ not in _HELD:
        return i
    k += 1
    while k < len(doc) - 1 and doc[k].lower_ in ("to", "be", "as", "being", "about", "around", "approximately", "aged"):
        k += 1
    return k


_HELD = frozenset({"believed", "thought", "understood", "said", "described", "reported", "estimated"})


def _band(doc: Doc, i: int) -> tuple[int, int, int] | None:
    """ "late 20s", "mid-30s", "40s", "twenties", "teens" as first and last age, and where it ends."""
    size = len(doc)
    part = ""
    if doc[i].lower_ in ("early", "mid", "late"):
        part = doc[i].lower_
        i += 1
        if i < size and doc[i].text in "-–":
            i += 1
    if i >= size:
        return None
    text = doc[i].lower_
    for prefix in ("early-", "mid-", "late-"):
        if text.startswith(prefix):
            part, text = prefix[:-1], text[len(prefix) :]
    decade = _DECADES.get(text)
    if decade is None and text[:-1].isdecimal() and text.endswith("s"):
        decade = int(text[:-1])
    if decade is None and text.isdecimal() and i + 1 < size and doc[i + 1].lower_ in ("s", "'s", "’s"):
        decade, i = int(text), i + 1
    if decade is None or not 10 <= decade <= 90 or decade % 10:
        return None
    low, high = (13, 19) if decade == 10 else (decade, decade + 9)
    if part == "early":
        high = low + 3
    elif part == "mid":
        low, high = low + 4, low + 6
    elif part == "late":
        low = low + 7
    return low, high, i + 1


def beginnings(doc: Doc, names: tuple[Name, ...]) -> dict[int, Name]:
    """Names by their first token, and by that of the age before them ("27-year-old Lee Moss")."""
    found = {name.start: name for name in names}
    for name in names:
        if name.start > 2 and doc[name.start - 1].lower_ == "old":
            years, begin = age_before(doc, name.start - 1)
            if years is not None:
                found[begin] = name
                if begin and doc[begin - 1].lower_ == "a":
                    found[begin - 1] = name  # "that victim, a 63-year-old Lee Moss"
    return found


def told_behind(doc: Doc, names: tuple[Name, ...]) -> dict[int, tuple[int, int]]:
    """The least and the greatest age that stands behind a name, by the token behind it."""
    found = {}
    for name in names:
        if name.end >= len(doc) or doc.lower[name.end] not in BEHIND:
            continue
        age, low, high, _ = age_behind(doc, name.end)
        if age is not None:
            found[name.end] = age, age
        elif low is not None and high is not None:
            found[name.end] = low, high
    return found
