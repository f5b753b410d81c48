"""Meanings of readings with words beside them: a mod, a time with its day, a day with its year, ranges, appositions.

Each function is named by a template of `grammar_phrases.toml`.
"""

from __future__ import annotations

from dataclasses import replace

from newsmine.rooms.dates.feasts import Feast
from newsmine.rooms.dates.meaning import Fixed, Meaning, Modified, Timed
from newsmine.rooms.dates.points import CalendarDay, Month, Nth, Part, Weekday
from newsmine.rooms.dates.relative import Relative, Same, WeekOf
from newsmine.rooms.dates.spans import Away, Between, Span, TaxYear, Until
from newsmine.rooms.dates.words import Words


def _meaning(words: Words, number: int = 0) -> Meaning:
    meaning = words.atoms[number].meaning
    assert meaning is not None
    return meaning


def of_year(words: Words) -> Meaning | None:
    """A month, season, quarter or feast with the year of another reading."""
    first, second = (atom.meaning for atom in words.atoms[:2])
    if isinstance(first, (Month, Part, Feast, CalendarDay)) and first.year is None:
        return replace(first, year_from=second)
    if isinstance(second, (Month, Part, Feast)) and second.year is None:
        return replace(second, year_from=first)
    return None


def weekday_of(words: Words) -> Meaning | None:
    """A weekday of a week."""
    first = words.atoms[0].meaning
    return replace(first, week=words.atoms[1].meaning) if isinstance(first, Weekday) else None


def nth(words: Words) -> Meaning | None:
    """A day, weekday or week of a month by its number."""
    number = -1 if words.has("last", "final") else words.any("ordnum", "ordword")
    first = words.atoms[0].meaning
    if isinstance(first, Weekday):
        number = -1 if first.which == "last" else number
        return Nth(number, "day", words.atoms[1].meaning, first.weekday) if number else None
    return Nth(number, next(unit for unit in ("day", "weekend", "week") if words.has(unit)), first) if first else None


_MODS = {"early": "START", "earlier": "START", "late": "END", "later": "END", "mid": "MID", "middle": "MID"}


def modified(words: Words) -> Meaning | None:
    """The beginning, middle or end of a time."""
    for word, mod in _MODS.items():
        if words.has(word):
            return Modified(_meaning(words), mod)
    if words.any("edge_start"):
        return Modified(_meaning(words), "START")
    if words.any("edge_end") or words.has("end"):
        return Modified(_meaning(words), "END")
    return None


def timed(words: Words) -> Meaning | None:
    """A clock time or part of a day, put on its day."""
    clocks = [atom.meaning for atom in words.atoms if atom.kind == "clock"]
    parts = [atom.meaning for atom in words.atoms if atom.kind in ("part", "hours", "time")]
    whole = [meaning for meaning in parts if isinstance(meaning, Timed) and meaning.day is not None]
    days = [atom.meaning for atom in words.atoms if atom.kind not in ("clock", "part", "hours", "time")]
    time = (clocks or parts)[0]
    if isinstance(time, Modified):
        time = time.inner
    if not isinstance(time, Timed):
        return None
    day = days[0] if days else (whole[0].day if whole else None)
    value = time.time
    if clocks and parts and isinstance(parts[0], Timed):
        value = _half_day(value, parts[0].time)
    early = words.has("early")
    return Timed(value, day, time.mod or ("START" if early else "END" if words.has("late") else None))


def _half_day(clock: str, part: str) -> str:
    """ "7.30 in the evening" is 19:30."""
    hour, minute = int(clock[1:3]), clock[4:6]
    if part in ("TEV", "TAF", "TNI") and hour < 12 and not (part == "TNI" and hour < 6):
        return f"T{hour + 12}:{minute}"
    return clock


def hours(words: Words) -> Meaning | None:
    """The first hours of a day, or the beginning, middle or end of a part of it."""
    hour, other = words.atoms[0].meaning, words.atoms[1].meaning
    if isinstance(other, Timed):
        other = other.day
    mod = "START"
    if isinstance(hour, Modified):
        mod = hour.mod
        hour = hour.inner
    return Timed(hour.time if isinstance(hour, Timed) else "TMO", other, mod)


def between(words: Words) -> Meaning | None:
    """A range; what one end leaves out is that of the other."""
    meanings = [atom.meaning for atom in words.atoms]
    if None in meanings or len(meanings) < 2:
        return None
    start, end = meanings[-2], meanings[-1]
    if isinstance(end, Timed) and isinstance(start, Timed):
        if len(meanings) == 3:  # "on Saturday between 9pm and 10pm"
            start = replace(start, day=meanings[0])
        if start.day is None and end.day is None:
            return Between(start, end, habit=not words.has("between"))
        late = start.time > end.time
        if end.day is None and start.day is not None:
            end = replace(end, day=Away(Span(1, "day"), 1, start=start.day) if late else start.day)
        elif start.day is None and end.day is not None:
            start = replace(start, day=Away(Span(1, "day"), -1, start=end.day) if late else end.day)
    if isinstance(start, Month) and isinstance(end, Month) and start.year is None and end.year_from is not None:
        start = replace(start, year_from=end.year_from)
    return Between(start, end) if start is not None and end is not None else None


def until(words: Words) -> Meaning | None:
    """A stretch that ends with a day or month."""
    first, end = words.atoms[0].meaning, words.atoms[1].meaning
    if (isinstance(first, Relative) and first.unit == "year") or (isinstance(first, TaxYear) and first.year is None):
        span = Span(1, "year")
    elif isinstance(first, Span) and first.number is not None:
        span = first
    else:
        return None
    return Until(span, end) if end is not None else None


def offset(words: Words) -> Meaning | None:
    """So long before or after a day."""
    first = words.atoms[0].meaning
    if not isinstance(first, Span) or first.bare:
        return None
    return Away(first, 1 if words.has("after") else -1, start=words.atoms[1].meaning)


def apposed(words: Words) -> Meaning | None:
    """Two names for one day: the fuller one decides."""
    first, second = words.atoms[0].meaning, words.atoms[1].meaning
    if isinstance(first, (Relative, Weekday, Timed)) and isinstance(second, (CalendarDay, Weekday, Fixed, Relative)):
        if isinstance(first, Weekday) and isinstance(second, CalendarDay) and second.weekday is None:
            second = replace(second, weekday=first.weekday)
        if isinstance(second, Weekday) and isinstance(first, Relative):
            return first
        if isinstance(first, Timed):
            if isinstance(first.day, Relative) and isinstance(second, Weekday):
                return first
            return replace(first, day=second)
        return second
    if isinstance(first, (CalendarDay, Weekday)) and isinstance(second, (Weekday, Relative)):
        return first if isinstance(first, CalendarDay) else second
    return None


def about(words: Words) -> Meaning:
    """About, or after, a time."""
    return Modified(_meaning(words), "AFTER" if words.has("post") else "APPROX")


def same_of(words: Words) -> Meaning | None:
    """The stretch that the text has named, of another year."""
    same = words.atoms[0].meaning
    return replace(same, year_from=words.atoms[1].meaning) if isinstance(same, Same) else None


def whole(words: Words) -> Meaning:
    """The whole of a time: the time."""
    return _meaning(words)


def week_of(words: Words) -> Meaning:
    """The week in which a day lies."""
    return WeekOf(_meaning(words, 1))


def day_beside(words: Words) -> Meaning:
    """The day before or after another."""
    return Away(Span(1, "day"), 1 if words.has("after") else -1, start=_meaning(words))
