"""Numbers with a unit of time, and numbers whose unit stands beside another: "four and three years"."""

from __future__ import annotations

from newsmine.language.numbers import number_at
from newsmine.lexicon import load
from newsmine.rooms.court_sentences.lengths import Length, length

#: Words for units of time, by the letter that ISO 8601 has for them.
UNITS = {
    **dict.fromkeys(("year", "years", "yr", "yrs"), "Y"),
    **dict.fromkeys(("month", "months", "mth", "mths"), "M"),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), "W"),
    **dict.fromkeys(("day", "days"), "D"),
}
_FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "½": 0.5, "¼": 0.25, "¾": 0.75}
#: Words for hours, which measure work and no term.
HOURS = frozenset({"hour", "hours", "hrs", "hr"})
_BETWEEN = frozenset(
    {"more", "further", "additional", "extra", "full", "consecutive", "concurrent", "calendar", "whole", "separate"}
)
#: What stands for one before a unit.
BEFORE_UNIT = frozenset({"a", "an", "another", "one"})
_BEHIND_A_NUMBER = frozenset({";", ",", ".", "and", "on", "by", "after", "when", "because", "following", "due"})
_JAILED = frozenset({"jailed", "jailing", "imprisoned", "caged"})
_ALTERED = frozenset(load("newsmine.rooms.court_sentences")["trigger"]["alter"]) - {"added", "adding"}


def _number(text: list[str], i: int, end: int) -> tuple[int, float] | None:
    """The number at word `i`, halves included: "three - and - a - half", "2½", "a"."""
    word = text[i]
    if word.endswith("½") and (word[:-1].isdecimal() or word == "½"):
        return i + 1, (int(word[:-1]) if word[:-1] else 0) + 0.5
    if word == "half" and text[i + 1 : i + 2] in (["a"], ["-"]):
        return i + 1, 0.5  # "half a year": the unit follows the article
    found = number_at(text, i)
    if found is None and word.endswith("-") and (figured := number_at([word[:-1]], 0)) is not None:
        found = (i + 1, figured[1])  # "six- and-a-half years"
    if found is None:
        if word not in BEFORE_UNIT:
            return None
        found = (i + 1, 1)
    j, number = found
    if j < end and text[j] in _FRACTIONS and number % 1 == 0:
        return j + 1, number + _FRACTIONS[text[j]]  # "2 1/2 years"
    k = j
    rest: list[str] = []
    while k < end and len(rest) < 3 and text[k] in ("-", "and", "a", "half", "quarter"):
        if text[k] != "-":
            rest.append(text[k])
        k += 1
        if rest[-1:] == ["half"] and rest[:1] == ["and"]:
            return k, number + 0.5
    return j, number


def number_at_word(text: list[str], i: int, end: int) -> tuple[int, float] | None:
    """The number that begins at word `i` and where it ends, or None; articles are no numbers here."""
    return _number(text, i, end) if text[i] not in BEFORE_UNIT else None


def shared_unit(text: list[str], i: int, end: int) -> tuple[int, Length] | None:
    """ "four and three years respectively", "30 months plus a further six": the unit stands beside another number."""
    found = _number(text, i, end) if text[i] not in BEFORE_UNIT else None
    if found is None or found[0] >= end:
        return None
    j, number = found
    together = {"respectively", "consecutively", "concurrently"}
    if text[j] in ("and", ",") and not together.isdisjoint(text[j : j + (14 if "respectively" in text[j:end] else 5)]):
        later = next((one for k in range(j + 1, min(end, j + 9)) if (one := one_length(text, k, end))), None)
        if later is not None and later[2] != "H":
            return j, length(number, later[2])
    if text[j] in ("rehabilitation", "rehabilitative", "rar", "rehab") and not {"day", "days"}.isdisjoint(
        text[j : j + 4]
    ):
        return j, length(number, "D")
    of_them = text[j] == "of" and "suspended" in text[j + 2 : j + 4]
    partly = text[j] == "suspended" and text[i - 1] in ("with", "and", ",", "final", "last")
    to_serve = text[i - 1] == "with" and text[j : j + 2] == ["to", "serve"]
    if partly or of_them or to_serve or text[i - 2 : i] == ["suspended", "after"]:
        unit = next((UNITS[word] for word in reversed(text[max(0, i - 6) : i]) if word in UNITS), None)
        if unit is not None:
            return j, length(number, unit)  # "10 years with five suspended"
    jailed = text[i - 1] == "for" and not _JAILED.isdisjoint(text[max(0, i - 3) : i - 1])
    if jailed and text[j] in (
        ".",
        ";",
        ",",
        "and",
    ):  # "might have got five years, said the judge as she jailed him for three"
        unit = next((UNITS[word] for word in reversed(text[max(0, i - 24) : i]) if word in UNITS), None)
        if unit is not None and number <= 40:
            return j, length(number, unit)
    named = not text[i].isdecimal() or (number <= 60 and not {"and", ",", ";", "while"}.isdisjoint(text[i - 5 : i - 2]))
    if text[i - 1] == "for" and text[j] in (".", ";", ",", "and", "at", "by", "in") and named:
        lead = text[max(0, i - 16) : i - 1]
        unit = next((UNITS[word] for word in reversed(lead) if word in UNITS), None)
        if unit is not None and "for" in lead:
            return j, length(number, unit)  # "Ryan Cole was jailed for 12 months and Ben for nine"
    if text[i - 1] in ("got", "received", "gets") and text[j] in (".", ",", ";", "and"):
        unit = next((UNITS[word] for word in reversed(text[max(0, i - 24) : i]) if word in UNITS), None)
        if unit is not None and number <= 60:
            return j, length(number, unit)  # "would have jailed him for six years. He got four."
    licence = text[i - 1] == "of" and "licence" in text[max(0, i - 4) : i]
    more = text[i - 1] in ("further", "another", "additional", "extra") and text[j : j + 1] == ["on"]
    if (
        more
        or (text[i - 1] in ("and", ",", "plus") and text[j] in ("for", "on"))
        or (text[i - 1] in ("and", ",") and text[j] == "," and text[j + 1 : j + 2] in (["concurrent"], ["consecutive"]))
        or (
            text[i - 1] == "to"
            and text[j] in (".", ",", ";", "by")
            and not _ALTERED.isdisjoint(text[max(0, i - 12) : i])
        )
    ):
        lead = text[max(0, i - 14) : i - 1]
        unit = next((UNITS[word] for word in reversed(lead) if word in UNITS), None)
        licensed = text[j : j + 2] == ["on", "licence"]  # "two years in custody and three on licence"
        if unit is not None and (text[i - 1] == "to" or licensed or "for" in lead or "on" in lead) and number <= 60:
            return j, length(number, unit)
    listed = text[i - 1] in ("for", "to") and text[j] in _BEHIND_A_NUMBER
    if text[i - 2 : i] == ["sentenced", "to"] and text[j] in (
        "and",
        ",",
        ";",
        ".",
    ):  # "Orr to seven and Hale to four years"
        near = [*reversed(text[max(0, i - 24) : i]), *text[j : j + 22]]
        unit = next((UNITS[word] for word in near if word in UNITS), None)
        if unit is not None:
            return j, length(number, unit)
    it = text[i - 2] in ("it", "that", "this") and text[i - 3] in _ALTERED
    if listed and (
        it or text[i - 2] in (",", ")", "up") or text[i - 2] in _ALTERED or "from" in text[max(0, i - 4) : i]
    ):
        unit = next((UNITS[word] for word in reversed(text[max(0, i - 24) : i]) if word in UNITS), None)
        if unit is not None:
            return j, length(number, unit)
    if (licence or text[i - 1] in ("further", "another", "additional")) and text[j] in (
        ",",
        "to",
        "for",
        "concurrent",
        "consecutive",
        ".",
    ):
        unit = next((UNITS[word] for word in reversed(text[max(0, i - 10) : i]) if word in UNITS), None)
        if unit is not None:
            return j, length(number, unit)
    return None


def one_length(text: list[str], i: int, end: int) -> tuple[int, float, str, Length | None] | None:
    """(index after it, number, unit or "H", the upper end of a range) of "18 - month", "four years"."""
    if text[i] == "decade" and text[i - 1] in ("to", "for", "over", "-"):
        return i + 1, 10, "Y", None  # headlines: "sentenced to decade in jail"
    found = _number(text, i, end)
    if found is None:
        return None
    j, number = found
    if j < end and text[j] in ("decade", "decades") and number < 6:
        return j + 1, number * 10, "Y", None
    upper: float | None = None
    joins = ("to", "or", "-", "–", "and") if text[i - 1] == "between" else ("to", "or", "-", "–")
    if j < end and text[j] in joins and j + 1 < end and text[j + 1] not in UNITS:
        second = _number(text, j + 1, end) if text[j + 1] not in BEFORE_UNIT else None
        if second is not None and second[1] > number:
            j, upper = second
    while j < end and (text[j] == "-" or text[j] in _BETWEEN or (text[j] == "a" and text[j - 1] == "half")):
        j += 1
    if j >= end:
        return None
    unit = "H" if text[j] in HOURS else UNITS.get(text[j])
    if unit is None:
        return None
    high = length(upper, unit) if upper is not None and unit != "H" else None
    return j + 1, number, unit, high
