"""Meanings of words for durations, for what is so long ago or ahead, and for what recurs.

Each function is named by a template of `grammar_spans.toml`.
"""

from __future__ import annotations

from newsmine.rooms.dates.meaning import Fixed, Meaning
from newsmine.rooms.dates.phrases import MOD_OF
from newsmine.rooms.dates.relative import Preceding
from newsmine.rooms.dates.spans import AgoToday, Away, Span, Tied, duration
from newsmine.rooms.dates.words import Words


def span_of(words: Words) -> Span:
    """The duration that the words give: number, unit, bound."""
    amounts = list(words.amounts())
    unit = words.unit
    number: float | None
    mod = _mod(words)
    then: tuple[float | None, str] | None = None
    if not amounts and words.has("number", "matter", "many"):  # "a number of years"
        number = None
    elif words.any("vague") and not (words.has("couple") or amounts):
        number = None
    elif words.has("couple"):
        number, mod = 2.0, mod or "APPROX"
    elif amounts:
        number = amounts[0][0]
        if number == 0.5 and "and a half" in words.phrase:  # "the next year and a half"
            number = 1.5
        if len(amounts) > 1 and amounts[0][1] is None and amounts[1][0] > number and words.has("to", "or", "-", "–"):
            return Span(number, unit, mod, None, False, amounts[1][0])
        units = [lexeme.values.get("unit", lexeme.values.get("units")) for lexeme in words.lexemes]
        units = [found for found in units if found]
        if (
            words.has("half")
            and not _half_first(words)
            and "and a half" in words.phrase.replace(" - ", " ")
            and number == int(number)
        ):
            number += 0.5
        if len(units) > 1 and len(amounts) > 1 and units[1] != units[0]:
            then = (amounts[-1][0], str(units[1]))
    else:
        number = 1
        if words.has("half"):
            number = 1.5
    return Span(number, unit, mod, then)


def _half_first(words: Words) -> bool:
    return words.texts[:1] == ["half"] or words.texts[:2] == ["a", "half"]


def _mod(words: Words) -> str | None:
    phrase = words.phrase
    if phrase.endswith((" or so", " or longer", " or more", " or less")):
        return "APPROX" if phrase.endswith("so") else "EQUAL_OR_LESS" if phrase.endswith("less") else "EQUAL_OR_MORE"
    for length in (4, 3, 2, 1):
        mod = MOD_OF.get(" ".join(words.texts[:length]))
        if mod is not None:
            return mod
    return None


_UNIT_SETS = {
    "daily": "day",
    "nightly": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
    "hourly": "hour",
    "fortnightly": "fortnight",
}


def every(words: Words) -> Meaning:
    """What comes back with a unit, a weekday, a month or a season."""
    if words.any("unit", "units") == "weekend":
        return Fixed("set", "XXXX-WXX-WE")
    if words.any("weekday"):
        return Fixed("set", f"XXXX-WXX-{words.get('weekday')}" + _part(words))
    if words.any("month") and not words.any("unit", "units"):
        return Fixed("set", f"XXXX-{words.get('month'):02d}")
    if words.any("season"):
        return Fixed("set", f"XXXX-{words.get('season')}")
    if words.any("part") and not words.has("night"):
        return Fixed("set", f"XXXX-XX-XX{_part(words)}")
    number = 2 if words.has("other") else next(iter(words.numbers()), words.get("ordword") or 1)
    return Fixed("set", duration(number, words.unit))


def _part(words: Words) -> str:
    code = words.any("part", "parts")
    return f"T{code}" if code else ""


def stretch(words: Words) -> Meaning:
    """The first, last or whole of some units."""
    if words.numbers():
        return span_of(words)
    return Span(1 if words.any("unit") else None, words.unit)


def tied(words: Words) -> Meaning:
    """A duration until now or from now, or beside a range of the text ("the previous 12 months")."""
    tied = Tied(_open(words), 1 if words.any("next") and not words.any("past") else -1)
    number = tied.span.number
    beside = words.has("previous", "preceding", "following") and tied.span.unit in ("day", "week", "month", "year")
    if beside and number is not None and number == int(number):
        return Preceding(int(number), tied.span.unit, tied.sign, tied)
    return tied


def _open(words: Words) -> Span:
    """The duration; units without a number have none, not one."""
    span = span_of(words)
    if not words.numbers() and words.any("units") and not words.has("couple"):
        span.number = None
    return span


def ago(words: Words) -> Meaning:
    """So long before publication."""
    return Away(_open(words), -1)


def ago_today(words: Words) -> Meaning:
    """So long before today or this week, as fine as that."""
    day = next((unit for unit in ("week", "month") if words.texts[-1] == unit), "day")
    return AgoToday(_open(words), day)


def shifted(words: Words) -> Meaning:
    """So long before or after the text's date; "from now" after publication."""
    sign = 1 if words.has("later", "afterwards", "on", "hence", "now") else -1
    return Away(_open(words), sign, "published" if words.has("now", "hence") else "text")


def in_time(words: Words) -> Meaning:
    """So long after publication."""
    return Away(_open(words), 1)


def span(
    words: Words, number: float | None = None, mod: str | None = None, bare: bool = False, unit: str | None = None
) -> Meaning:
    """A unit with the number that the template says, not the words; none is an open number."""
    return Span(number, unit or words.unit, mod or _mod(words), None, bare)


def quarters(words: Words) -> Meaning:
    """A quarter of an hour, or three."""
    return Span(0.75 if words.has("three") else 0.25, "hour", _mod(words))


def recent(words: Words) -> Meaning:
    """ "Recent years" are the past; recent weeks are a duration."""
    if words.unit == "year" and words.has("recent"):
        return Fixed("date", "PAST_REF")
    return Span(None, words.unit)


def weekdays(words: Words) -> Meaning:
    """Such weekdays, or a part of them."""
    return Fixed("set", f"XXXX-WXX-{words.any('weekdays', 'weekday')}{_part(words)}")


def per_unit(words: Words) -> Meaning:
    """Once a unit."""
    number = 2 if words.has("other") else 1
    units = words.all("unit", "units")
    if len(units) > 1:  # "three days a week"
        return Fixed("set", duration(number, units[-1]))
    if words.get("daily"):
        return Fixed("set", duration(1, _UNIT_SETS[words.get("daily")]))
    return Fixed("set", duration(number, words.unit if words.any("unit", "units") else "year"))


def per_units(words: Words) -> Meaning:
    """Once in so many units."""
    return Fixed("set", duration(next(iter(words.numbers()), None), words.unit))
