"""Feasts and bank holidays by their words: Christmas, Easter Monday, the August bank holiday weekend.

Fixed and movable feasts are reckoned here; bank holidays, which differ between the nations of the
UK and are moved by decree, come from the `holidays` package.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from functools import cache

from newsmine.language.calendar import Day
from newsmine.lexicon import load

_FILE = "calendar_feasts.toml"


@cache
def names() -> frozenset[str]:
    """All words for feasts, lower case, with a straight apostrophe."""
    tables = load("newsmine.language", _FILE)
    return frozenset(name for table in ("fixed", "easter", "nth") for name in tables[table])


@cache
def bank_holiday_names() -> frozenset[str]:
    """The words that may stand before "bank holiday"."""
    return frozenset(load("newsmine.language", _FILE)["bank_holidays"])


@cache
def easter(year: int) -> Day:
    """Easter Sunday of the western churches, by the anonymous Gregorian reckoning.

    >>> easter(2018)
    datetime.date(2018, 4, 1)
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return Day(year, f // 31, f % 31 + 1)


@cache
def feast(name: str, year: int, nation: tuple[str, str | None] = ("GB", "ENG")) -> Day | None:
    """The day of a feast in a year, or None for an unknown one; Mother's Day is the nation's.

    >>> feast("good friday", 2018), feast("remembrance sunday", 2018)
    (datetime.date(2018, 3, 30), datetime.date(2018, 11, 11))
    """
    tables = load("newsmine.language", _FILE)
    if nation[0] == "US" and name == "mother's day":
        return _nth(year, 5, 7, 2)
    if name in tables["fixed"]:
        month, day = map(int, tables["fixed"][name].split("-"))
        return Day(year, month, day)
    if name in tables["easter"]:
        return easter(year) + datetime.timedelta(tables["easter"][name])
    if name in tables["nth"]:
        return _nth(year, *tables["nth"][name])
    return None


def _nth(year: int, month: int, weekday: int, which: int) -> Day:
    if which < 0:
        last = Day(year, month, monthrange(year, month)[1])
        return last - datetime.timedelta((last.isoweekday() - weekday) % 7)
    first = Day(year, month, 1)
    return first + datetime.timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))


@cache
def bank_holidays(year: int, nation: tuple[str, str | None] = ("GB", "ENG")) -> tuple[Day, ...]:
    """The public holidays of a nation in a year, in order; none for a nation that is not known."""
    import holidays  # half a second to import: only for a text that names one

    country, subdivision = nation
    try:
        return tuple(sorted(holidays.country_holidays(country, subdiv=subdivision, years=year)))
    except NotImplementedError:
        return ()


def bank_holiday(name: str | None, year: int, nation: tuple[str, str | None] = ("GB", "ENG")) -> Day | None:
    """The bank holiday called by that word ("august", "early may"), or None where the nation has none.

    >>> bank_holiday("august", 2018), bank_holiday("early may", 2020)
    (datetime.date(2018, 8, 27), datetime.date(2020, 5, 8))
    """
    months = load("newsmine.language", _FILE)["bank_holidays"]
    if name not in months:
        return None
    if name == "easter":
        return easter(year) + datetime.timedelta(1)
    found = [day for day in bank_holidays(year, nation) if day.month == months[name]]
    if not found:
        return None
    late = name in ("spring", "late may", "whitsun", "late summer")
    if name in ("may", "may day", "early may", "christmas", "new year") or not late:
        return found[0]
    return found[-1]


def holiday_weekend(day: Day, nation: tuple[str, str | None] = ("GB", "ENG")) -> tuple[Day, Day]:
    """The weekend with the holidays that touch it: from Good Friday to Easter Monday, from Saturday to a Monday off.

    >>> holiday_weekend(datetime.date(2018, 8, 27))
    (datetime.date(2018, 8, 25), datetime.date(2018, 8, 27))
    """
    offset = day.isoweekday()
    saturday = day - datetime.timedelta(offset + 1) if offset <= 3 else day + datetime.timedelta(6 - offset)
    first, last = saturday, saturday + datetime.timedelta(1)
    one = datetime.timedelta(1)
    free = set(bank_holidays(first.year, nation)) | set(bank_holidays(last.year + (last.month == 12), nation)) | {day}
    while first - one in free:
        first -= one
    while last + one in free:
        last += one
    return first, last
