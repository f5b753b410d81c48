"""The calendar in the terms of TIMEX3: a value and the days it means, without any clock.

A value is a string such as "2017-08-12", "2017-W32-WE", "2017-Q3" or "2015/2016"; `days(value)`
gives its first and last day. `value_of(grain, day)` is the way back, and `shift` moves a day by
units of any grain. Nothing here knows what day it is.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from functools import lru_cache

Day = datetime.date

#: Months of the year that a season begins with; a winter carries the year of its December.
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: Grains from fine to coarse.
GRAINS = ("time", "day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century")
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:"
    r"(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T.+)?)?"
    r"|W(?P<week>\d\d)(?P<weekend>-WE(?:T.+)?)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
    r"|(?P<decade>\d{3})|(?P<century>\d\d)"
)


def days(value: str) -> tuple[Day, Day] | None:
    """The first and the last day that a TIMEX3 value means, or None where it names none.

    >>> days("2017-W32-WE")
    (datetime.date(2017, 8, 12), datetime.date(2017, 8, 13))
    >>> days("2015/2016")
    (datetime.date(2015, 1, 1), datetime.date(2016, 12, 31))
    >>> days("XXXX-WXX-2") is None
    True
    """
    if "/" in value:
        start, _, end = value.partition("/")
        first, last = days(start), days(end)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    return _days(value)


@lru_cache(maxsize=4096)
def _days(value: str) -> tuple[Day, Day] | None:
    form = _FORM.fullmatch(value)
    if form is None:
        return None
    try:
        return _bounds({key: text for key, text in form.groupdict().items() if text is not None})
    except ValueError:  # a thirtieth of February, a fifty-third week
        return None


def _bounds(part: dict[str, str]) -> tuple[Day, Day]:
    if "century" in part:
        return Day(max(1, int(part["century"]) * 100), 1, 1), Day(int(part["century"]) * 100 + 99, 12, 31)
    if "decade" in part:
        return Day(max(1, int(part["decade"]) * 10), 1, 1), Day(int(part["decade"]) * 10 + 9, 12, 31)
    year = int(part["year"])
    if "day" in part:
        day = Day(year, int(part["month"]), int(part["day"]))
        return day, day
    if "month" in part:
        return _months(year, int(part["month"]), 1)
    if "week" in part:
        monday = Day.fromisocalendar(year, int(part["week"]), 1)
        first = monday + datetime.timedelta(5 if "weekend" in part else 0)
        return first, monday + datetime.timedelta(6)
    if "quarter" in part:
        return _months(year, 3 * int(part["quarter"]) - 2, 3)
    if "half" in part:
        return _months(year, 6 * int(part["half"]) - 5, 6)
    if "season" in part:
        return _months(year, SEASON_STARTS[part["season"]], 3)
    return Day(year, 1, 1), Day(year, 12, 31)


def _months(year: int, month: int, length: int) -> tuple[Day, Day]:
    end_year, end_month = divmod(year * 12 + month - 2 + length, 12)
    return Day(year, month, 1), Day(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])


def value_of(grain: str, day: Day) -> str:
    """The TIMEX3 value of the period of that grain in which the day lies.

    The weekend of a day is that of its week, Monday to Sunday.

    >>> value_of("week", datetime.date(2021, 1, 3)), value_of("season", datetime.date(2018, 1, 9))
    ('2020-W53', '2017-WI')
    """
    if grain in ("day", "night"):
        return day.isoformat()
    if grain in ("week", "weekend", "fortnight"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if grain == "weekend" else "")
    if grain == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if grain == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if grain == "half":
        return f"{day.year:04d}-H{1 if day.month < 7 else 2}"
    if grain == "season":
        for code in ("WI", "FA", "SU", "SP"):
            if day.month >= SEASON_STARTS[code]:
                return f"{day.year:04d}-{code}"
        return f"{day.year - 1:04d}-WI"
    if grain == "year":
        return f"{day.year:04d}"
    if grain == "decade":
        return f"{day.year // 10:03d}"
    if grain == "century":
        return f"{day.year // 100:02d}"
    raise ValueError(f"no grain {grain!r}; there are {', '.join(GRAINS)}")


#: Grains that a unit may be counted from.
_FINE = {
    "day": ("time", "day", "week", "weekend"),
    "week": ("time", "day", "week", "weekend", "month"),
    "month": ("time", "day", "week", "weekend", "month", "season", "quarter", "half"),
}
_COUNTED_AS = {"second": "day", "minute": "day", "hour": "day", "night": "day", "weekend": "week", "fortnight": "week"}


def no_coarser(unit: str) -> tuple[str, ...]:
    """The grains of dates from which so many units can be counted: no day follows a year.

    >>> no_coarser("night")
    ('time', 'day', 'week', 'weekend')
    """
    return _FINE.get(_COUNTED_AS.get(unit, unit), GRAINS)


def shift(day: Day, unit: str, number: int) -> Day:
    """The day that many units later; earlier where the number is negative.

    A day that the month has not becomes its last: 31 January and a month is 28 February.
    Raises `OverflowError` beyond the years 1 to 9999.

    >>> shift(datetime.date(2016, 2, 29), "year", 1)
    datetime.date(2017, 2, 28)
    """
    if unit in _DAYS_IN:
        return day + datetime.timedelta(_DAYS_IN[unit] * number)
    if unit == "season":
        unit, number = "month", 3 * number
    year, month = divmod(day.year * 12 + day.month - 1 + _MONTHS_IN[unit] * number, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"{number} units of {unit} from {day} leave the calendar")
    return Day(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def grain_of(value: str) -> str | None:
    """The grain of a TIMEX3 value, or None for what is no point in time.

    >>> grain_of("2017-Q3"), grain_of("2017-08-12T23:20"), grain_of("P3M")
    ('quarter', 'time', None)
    """
    form = _FORM.fullmatch(value)
    if form is None:
        return None
    for grain in ("time", "day", "weekend", "week", "month", "quarter", "half", "season", "decade", "century"):
        if form[grain] is not None:
            return grain
    return "year"


def weekday_near(day: Day, weekday: int, direction: str | None) -> Day:
    """The nearest day of that weekday (Monday is 1): the day itself, else in the direction of the tense.

    `direction` is "past" or "future"; None takes the nearer of the two, and the past when equally near.

    >>> weekday_near(datetime.date(2017, 8, 14), 7, "past")
    datetime.date(2017, 8, 13)
    """
    back = (day.isoweekday() - weekday) % 7
    if direction == "past" or (direction is None and back <= 3):
        return day - datetime.timedelta(back)
    return day + datetime.timedelta((7 - back) % 7)


def parse_day(text: str | None) -> Day | None:
    """The day of an ISO 8601 date or date-time, or None where it is none.

    >>> parse_day("2017-08-14T09:30:00Z")
    datetime.date(2017, 8, 14)
    """
    if not text:
        return None
    try:
        return Day.fromisoformat(text[:10])
    except ValueError:
        return None
