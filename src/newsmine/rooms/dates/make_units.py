"""Meanings of words for months, seasons, quarters, years and what is longer, named or told from here.

Each function is named by a template of `grammar_points.toml`.
"""

from __future__ import annotations

from newsmine.record import TimexType
from newsmine.rooms.dates.meaning import Fixed, Meaning, Modified
from newsmine.rooms.dates.phrases import REFERENCES
from newsmine.rooms.dates.points import Month, Part
from newsmine.rooms.dates.relative import LatestQuarter, Playing, Relative, Same, YearAgo
from newsmine.rooms.dates.spans import AgoToday, Span, TaxYear
from newsmine.rooms.dates.words import Words

#: Which one of a kind, by the word before it.
_WHICH = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "this": "this",
    "next": "next",
    "coming": "next",
    "following": "next",
}
_OFFSETS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "same": 0,
    "that": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_QUARTERS = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}
_MODS = {"early": "START", "mid": "MID", "late": "END"}


def fixed(words: Words, type: TimexType, value: str) -> Meaning:
    """A value that the words always have."""
    return Fixed(type, value)


def reference(words: Words) -> Meaning:
    """The present, the past or the future."""
    return Fixed("date", REFERENCES[words.phrase.replace(" 's", "'s").replace(" - ", "-")])


def month(words: Words) -> Meaning:
    """A month, with its year or the direction before it."""
    return Month(words.month(), words.year, _WHICH.get(words.which or ""))


def season(words: Words) -> Meaning:
    """A season, with its year or the direction before it."""
    return Part(words.any("season", "fall"), words.year, _WHICH.get(words.which or ""), grain="season")


def quarter(words: Words) -> Meaning | None:
    """A quarter by its number; None for a number beyond four."""
    number = words.get("ordword")
    if number is None:
        number = next(number for name, number in _QUARTERS.items() if words.has(name))
    if number > 4:
        return None
    return Part(f"Q{number}", words.year, "year ago" if words.has("ago", "earlier") else None)


def same(words: Words) -> Meaning:
    """The stretch that the text has named."""
    unit = words.any("unit", "units")
    return Same("date" if words.has("date") else unit if unit and not words.numbers() else "period")


def period_of(words: Words) -> Meaning:
    """The stretch that the text has named, of a year in figures."""
    return Same("quarter" if words.has("quarter") else "period", Fixed("date", f"{words.year:04d}", None, True))


def financial_year(words: Words) -> Meaning:
    """A financial year from here: from April in the UK, the calendar's where it is called fiscal."""
    offset = _OFFSETS.get(words.which or "this", 0)
    return Relative("year", offset) if words.has("fiscal") else TaxYear(None, offset)


def season_of_play(words: Words) -> Meaning:
    """A sporting season from here."""
    return Playing(_OFFSETS.get(words.which or "this", 0))


def latest_quarter(words: Words) -> Meaning:
    """The quarter last ended."""
    return LatestQuarter()


def year_ago(words: Words) -> Meaning:
    """The same time a year before."""
    return YearAgo()


def half(words: Words) -> Meaning:
    """Half of a year."""
    code = "H1" if words.has("first") else "H2"
    if words.year is not None:
        return Part(code, words.year, grain="half")
    which = next((word for word in ("last", "next") if f"{word} year" in words.phrase), "this")
    return Part(code, None, None, Relative("year", _OFFSETS[which]), grain="half")


def year(words: Words) -> Meaning:
    """A year in figures."""
    return Fixed("date", f"{words.year:04d}", None, True)


def spoken_year(words: Words, century: int) -> Meaning:
    """A year in words: its century in the template, the rest in numbers."""
    numbers = words.all("num")
    rest = (words.get("tens") or 0) + (numbers[-1] if len(numbers) > 1 else 0)
    return Fixed("date", str(century + rest), None, True)


def tax_year(words: Words) -> Meaning:
    """The year from 1 April."""
    return TaxYear(words.get("years")[0])


def decade(words: Words) -> Meaning:
    """A decade, its beginning, middle or end."""
    mod = next((mod for word, mod in _MODS.items() if words.has(word)), None)
    first = words.get("decade")
    if first is None:
        first = 1900 + 10 * words.get("spoken_decade")
    return Fixed("date", f"{first // 10:03d}", mod, True)


def century(words: Words) -> Meaning:
    """A century by its number."""
    mod = next((mod for word, mod in _MODS.items() if words.has(word)), None)
    return Fixed("date", f"{words.any('ordnum', 'ordword') - 1:02d}", mod, True)


def relative(words: Words, offset: int | None = None, base: str = "published", unit: str | None = None) -> Meaning:
    """A unit so many from here, or from the text's date; the offset that of the words where none is given."""
    if offset is None:
        word = words.which or (
            "next" if words.has("after") else "previous" if words.has("before", "earlier") else "this"
        )
        offset = _OFFSETS[word]
    return Relative(unit or words.unit, offset, base)


def two_away(words: Words) -> Meaning:
    """ "The week before last", "the week after next"."""
    return Relative(words.unit, -2 if words.has("last") else 2)


def year_end(words: Words) -> Meaning:
    """The end of this year."""
    return Modified(Relative("year", 0), "END")


def mid_year(words: Words) -> Meaning:
    """The middle of a year."""
    return Modified(Fixed("date", f"{words.year:04d}", None, True), "MID")


def this_time(words: Words) -> Meaning:
    """The day so many units from here."""
    return AgoToday(Span(-1 if words.has("next") else 1, words.unit))


def later_that_day(words: Words) -> Meaning:
    """The text's day, with a mod."""
    return Modified(Relative("day", 0, "text"), "START" if words.has("earlier") else "END")
