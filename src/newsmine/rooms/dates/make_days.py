"""Meanings of words for days: dates, weekdays, days from here, parts of a day, the clock, feasts.

Each function is named by a template of `grammar_points.toml`.
"""

from __future__ import annotations

from newsmine.language.calendar_feasts import bank_holiday_names, names
from newsmine.rooms.dates.feasts import Feast
from newsmine.rooms.dates.meaning import Fixed, Meaning, Timed
from newsmine.rooms.dates.points import CalendarDay, DayOfMonth, Weekday
from newsmine.rooms.dates.relative import Overnight, Relative
from newsmine.rooms.dates.spans import Away, Between, Span
from newsmine.rooms.dates.words import Words

_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}
#: Days from here, or from the text's, of a part of a day with such a word before it.
_PART_DAYS = {
    "last": (-1, "published"),
    "this": (0, "published"),
    "next": (1, "text"),
    "following": (1, "text"),
    "same": (0, "text"),
    "that": (0, "text"),
    "previous": (-1, "text"),
}
_CLOCK_WORDS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
_MINUTES = {"half past": 30, "quarter past": 15, "quarter to": -15}


def calendar_day(words: Words) -> Meaning:
    """A day of a month, with its year and weekday where they stand."""
    return CalendarDay(words.month(), words.day_number(), words.year, words.weekday)


def numeric_day(words: Words) -> Meaning:
    """A day in figures only."""
    a, b, year = words.get("numeric")
    return CalendarDay(b, a, year, words.weekday, figures=(a, b))


def iso_day(words: Words) -> Meaning:
    """A day as in ISO 8601."""
    return Fixed("date", words.get("iso"), None, True)


def day_of_month(words: Words) -> Meaning:
    """A day by its number alone."""
    return DayOfMonth(words.get("ordnum"), words.weekday)


def days_of_month(words: Words) -> Meaning:
    """A range of days of one month."""
    month, year = words.month(), words.year
    start = CalendarDay(month, words.day_number(), year)
    end = CalendarDay(month, words.day_number(1), year)
    return Between(start, end, pieces=words.split())


def weekday(words: Words) -> Meaning:
    """A weekday, with the direction that stands before it."""
    which = {"coming": "next", "past": "last"}.get(words.which or "", words.which)
    return Weekday(words.get("weekday"), which if which not in ("same", "that") else None)


def weekday_on(words: Words, sign: int = 1) -> Meaning:
    """A weekday a week or a fortnight further on, or back."""
    weeks = sign * (2 if words.has("fortnight") else 1)
    return Weekday(words.get("weekday"), "last" if sign < 0 else None, weeks_on=weeks)


def deictic(words: Words) -> Meaning:
    """Today, yesterday or tomorrow."""
    return next(Relative("day", offset) for word, offset in _DEICTIC.items() if words.has(word))


def from_today(words: Words) -> Meaning:
    """So long after today or tomorrow, or before yesterday."""
    number = next(iter(words.numbers()), 1)
    return Away(Span(number, words.unit), -1 if words.has("yesterday") else 1, start=deictic(words))


def part_of_day(words: Words, time: str = "", offset: int | None = None, mod: str | None = None) -> Meaning:
    """A part of a day: of a day from here where an offset is given, else of whatever day stands beside it."""
    day = Relative("day", offset) if offset is not None else None
    return Timed(time or f"T{words.get('part')}", day, mod)


def part_from_here(words: Words) -> Meaning:
    """ "Last night", "this morning", "the next day's afternoon"."""
    offset, base = _PART_DAYS[words.which or "this"]
    return Timed(f"T{words.get('part')}", Relative("day", offset, base))


def part_beside(words: Words) -> Meaning:
    """ "The night before", "the morning after"."""
    return Timed(f"T{words.get('part')}", Relative("day", -1 if words.has("before") else 1, "text"))


def some_part(words: Words) -> Meaning:
    """ "One night": no day is meant."""
    return Fixed("time", f"XXXX-XX-XXT{words.get('part')}")


def overnight(words: Words) -> Meaning:
    """The night before publication."""
    return Overnight()


def clock(words: Words) -> Meaning:
    """A time of the clock, to the minute."""
    mod = "APPROX" if words.any("about") else None
    for word, value in _CLOCK_WORDS.items():
        if words.has(word):
            return Timed(value, None, mod)
    if (figures := words.get("clock") or words.get("dotted")) is not None:
        return Timed(f"T{figures[0]:02d}:{figures[1]:02d}", None, mod)
    hour = int(words.numbers()[-1])
    if words.has("afternoon", "evening", "night") and hour < 12:
        hour += 12
    minute = next((minutes for phrase, minutes in _MINUTES.items() if phrase in words.phrase), 0)
    if minute < 0:
        hour, minute = hour - 1, 60 + minute
    return Timed(f"T{hour:02d}:{minute:02d}", None, mod)


def four_figures(words: Words) -> Meaning | None:
    """A time of the clock in four figures: 1730 GMT."""
    figures = next(text for text in words.texts if text.isdecimal())
    hour, minute = int(figures[:-2] or 0), int(figures[-2:])
    if len(figures) != 4 or hour > 24 or minute > 59:
        return None
    return Timed(f"T{hour:02d}:{minute:02d}", None, "APPROX" if words.any("about") else None)


def feast(words: Words) -> Meaning:
    """A feast, or the weekend of one."""
    phrase = words.phrase.replace(" 's", "'s").replace("s ' ", "s' ")
    name = max((name for name in names() if f" {name} " in f" {phrase} "), key=len)
    return Feast(name, False, words.has("weekend"), words.year, words.which)


def bank_holiday(words: Words) -> Meaning:
    """A bank holiday by the word before it, by its weekday or by none, or the weekend of one."""
    phrase = f" {words.phrase} "
    name = max((name for name in bank_holiday_names() if f" {name} bank " in phrase), key=len, default=None)
    return Feast(name, True, words.has("weekend"), words.year, words.which, weekday=words.get("weekday"))
