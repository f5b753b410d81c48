"""Points of time by their names: days, weekdays, months, seasons and quarters, in full or in part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from newsmine.language import calendar
from newsmine.language.calendar import Day
from newsmine.rooms.dates.meaning import Context, Meaning, Reading, date, unknown

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

#: Days that a date in the past tense may lie ahead.
_REACH = 45

#: What a day ahead counts for, against one behind.
_AHEAD = {"future": 1.0, "until": 0.6}


def nearest(
    candidates: Iterable[tuple[Day, Day]], today: Day, direction: str | None, reach: int = 0
) -> tuple[Day, Day] | None:
    """The span of days that lies nearest to today; in the direction of the tense where that is not far-fetched.

    A past tense takes a day to come only when it lies within `reach` days, and the one before is most of a year ago:
    "declared a dividend payable Dec. 7".
    """
    best: tuple[float, tuple[Day, Day]] | None = None
    for first, last in candidates:
        ahead, behind = (first - today).days, (today - last).days
        if ahead > 0:
            cost = ahead * _AHEAD.get(direction or "", 1.6 if direction is None or ahead <= reach else 20.0)
        elif behind > 0:
            cost = behind * (20.0 if direction == "future" else 1.0)
        else:
            cost = 0.0
        if best is None or cost < best[0]:
            best = cost, (first, last)
    return best[1] if best else None


@dataclass(slots=True)
class CalendarDay(Meaning):
    """A day of a month, with or without its year; a weekday beside it helps to find the year, or contradicts it.

    `figures`: the numbers of a form such as 03/04/2017, whose order is the country's.
    """

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    year_from: Meaning | None = None
    figures: tuple[int, int] | None = None

    def read(self, context: Context) -> Reading:
        """The day. A weekday that is not the date's gives a warning; the date wins."""
        year, anchor = self.year, "self"
        ambiguous = False
        if self.figures:
            a, b = self.figures
            ambiguous = a <= 12 and b <= 12 and a != b
            self.day, self.month = (a, b) if (context.day_first and b <= 12) or a > 12 else (b, a)
        partial = f"XXXX-{self.month:02d}-{self.day:02d}"
        if year is None:
            if (found := self._year(context)) is None:
                return unknown(partial)
            year, anchor = found
        reading = date(f"{year:04d}-{self.month:02d}-{self.day:02d}", anchor)
        if reading.first is None:
            return unknown(partial)
        if self.weekday and reading.first.isoweekday() != self.weekday:
            actual = _NAMES[reading.first.isoweekday() - 1]
            said = _NAMES[self.weekday - 1]
            message = f"{reading.value} is a {actual}, not a {said}; the date was taken"
            reading.warning = ("weekday_contradicts_date", message)
        elif ambiguous:
            other = f"{year:04d}-{self.day:02d}-{self.month:02d}"
            reading.warning = ("date_order", f"read as {reading.value}; it may mean {other}")
        return reading

    @property
    def explicit_year(self) -> bool:  # type: ignore[override]
        """True where the year stands beside it."""
        return self.year is not None

    def _year(self, context: Context) -> tuple[int, str] | None:
        if self.year_from is not None:
            inner = self.year_from.read(context)
            return (inner.first.year, inner.anchor or "published") if inner.first else None
        if context.bound is not None:  # the start of a range lies before its end
            year = context.bound.year
            days = calendar.days(f"{year:04d}-{self.month:02d}-{self.day:02d}")
            return (year - 1 if days and days[0] > context.bound else year), "published"
        said = context.year_said()
        if context.published is None:
            if said is None or said.reading.first is None:
                return None
            year = said.reading.first.year
            days = calendar.days(f"{year:04d}-{self.month:02d}-{self.day:02d}") if self.weekday else None
            if days and days[0].isoweekday() != self.weekday:  # of another year, and nothing says which
                return None
            return year, said.id
        year = context.published.year
        spans = [
            days
            for y in range(year - (4 if self.month == 2 and self.day == 29 else 1), year + 2)
            if (days := calendar.days(f"{y:04d}-{self.month:02d}-{self.day:02d}"))
        ]
        if self.weekday:  # "Sunday, August 11": the year in which it is a Sunday
            fitting = [days for days in spans if days[0].isoweekday() == self.weekday]
            near = [days for days in fitting if abs((days[0] - context.published).days) < 300]
            spans = near or spans
        best = nearest(spans, context.published, context.direction(), _REACH)
        return (best[0].year, "published") if best else None


@dataclass(slots=True)
class DayOfMonth(Meaning):
    """A day by its number alone: "the 12th"."""

    day: int
    weekday: int | None = None

    def read(self, context: Context) -> Reading:
        """The day of that number nearest to the last date of the text, else to the day of publication."""
        said = context.said("day", "month")
        base = said.reading.first if said else context.published
        if base is None:
            return unknown(f"XXXX-XX-{self.day:02d}")
        anchor = said.id if said else "published"
        if said and calendar.grain_of(said.reading.value) == "month":
            return date(f"{said.reading.value}-{self.day:02d}", anchor)
        spans = [
            days
            for offset in (-1, 0, 1)
            if (
                days := calendar.days(
                    f"{calendar.value_of('month', calendar.shift(base, 'month', offset))}-{self.day:02d}"
                )
            )
        ]
        if self.weekday:
            spans = [days for days in spans if days[0].isoweekday() == self.weekday] or spans
        best = nearest(spans, base, context.direction())
        return date(best[0].isoformat(), anchor) if best else unknown(f"XXXX-XX-{self.day:02d}")


@dataclass(slots=True)
class Nth(Meaning):
    """A day, weekday, week or weekend by its number in a month or year; -1 is the last."""

    number: int
    unit: str
    whole: Meaning | None
    weekday: int | None = None

    def read(self, context: Context) -> Reading:
        """That day or week."""
        inner = self.whole.read(context) if self.whole else None
        if inner is None or inner.first is None or inner.last is None:
            return unknown("XXXX-XX-XX" if self.unit == "day" else "XXXX-WXX")
        weekday = self.weekday or (6 if self.unit == "weekend" else None)
        step = timedelta(1 if self.unit == "day" and not weekday else 7)
        if self.number > 0:
            day = calendar.weekday_near(inner.first, weekday, "future") if weekday else inner.first
            day += (self.number - 1) * step
        else:
            day = calendar.weekday_near(inner.last, weekday, "past") if weekday else inner.last
        if not inner.first <= day <= inner.last:
            return unknown("XXXX-XX-XX" if self.unit == "day" else "XXXX-WXX")
        return date(calendar.value_of(self.unit, day), inner.anchor)


@dataclass(slots=True)
class Weekday(Meaning):
    """A weekday: by tense, or the last, this or the next one, or that of a week ("Tuesday last week")."""

    weekday: int
    which: str | None = None
    week: Meaning | None = None
    weeks_on: int = 0

    def read(self, context: Context) -> Reading:
        """The nearest such day in the direction of the tense; the day of publication itself counts."""
        plain = f"XXXX-WXX-{self.weekday}"
        if self.week is not None:
            inner = self.week.read(context)
            if inner.first is None:
                return unknown(plain)
            monday = inner.first - timedelta(inner.first.isoweekday() - 1)
            return date((monday + timedelta(self.weekday - 1)).isoformat(), inner.anchor)
        today, anchor = context.published, "published"
        if self.which in ("previous", "following"):
            said = context.said("day", "week", "weekend")
            if said and (base := said.reading.first):
                today, anchor = base, said.id
        if today is None:
            return unknown(plain)
        one = timedelta(1)
        if self.which in ("last", "previous"):
            day = calendar.weekday_near(today - one, self.weekday, "past")
        elif self.which in ("next", "following"):
            day = calendar.weekday_near(today + one, self.weekday, "future")
        else:
            direction = "future" if context.hint == "until" else context.direction()
            if self.weeks_on:
                direction = "future"
            if context.bound is not None:
                today, direction = context.bound, "past"
            day = calendar.weekday_near(today, self.weekday, "past" if direction is None else direction)
        return date((day + timedelta(7 * self.weeks_on)).isoformat(), anchor)


@dataclass(slots=True)
class Month(Meaning):
    """A month: of a year, or the nearest one by tense, or the last, this or the next one."""

    month: int
    year: int | None = None
    which: str | None = None
    year_from: Meaning | None = None
    grain: str = "month"

    def read(self, context: Context) -> Reading:
        """The month; without year and anchor its value is "XXXX-07"."""
        plain = f"XXXX-{self.month:02d}"
        if self.year is not None:
            return date(f"{self.year:04d}-{self.month:02d}", "self")
        if self.year_from is not None:
            inner = self.year_from.read(context)
            return date(f"{inner.first.year:04d}-{self.month:02d}", inner.anchor) if inner.first else unknown(plain)
        if context.bound is not None:
            year = context.bound.year - (self.month > context.bound.month)
            return date(f"{year:04d}-{self.month:02d}", "published")
        today = context.published
        if today is None:
            said = context.year_said()
            if said is None or said.reading.first is None or self.which:
                return unknown(plain)
            return date(f"{said.reading.first.year:04d}-{self.month:02d}", said.id)
        year = today.year
        if self.which == "last":
            year -= self.month >= today.month
        elif self.which == "next":
            year += self.month <= today.month
        elif self.which != "this":
            direction = context.direction() or "past"
            if direction == "past":
                year -= self.month > today.month
            elif direction == "future":
                year += self.month < today.month
            else:
                months = [(y, calendar.days(f"{y:04d}-{self.month:02d}")) for y in (year - 1, year, year + 1)]
                best = nearest([days for _, days in months if days], today, direction)
                year = best[0].year if best else year
        return date(f"{year:04d}-{self.month:02d}", "published")

    @property
    def explicit_year(self) -> bool:  # type: ignore[override]
        """True for "July 2016"."""
        return self.year is not None


@dataclass(slots=True)
class Part(Meaning):
    """A season, quarter or half of a year: of a named year, of the year of another meaning, or by tense."""

    code: str
    year: int | None = None
    which: str | None = None
    year_from: Meaning | None = None
    grain: str = "quarter"

    def read(self, context: Context) -> Reading:
        """The part of the year; without year and anchor its value is "XXXX-SU"."""
        plain = f"XXXX-{self.code}"
        if self.year is not None:
            return date(f"{self.year:04d}-{self.code}", "self")
        if self.year_from is not None:
            inner = self.year_from.read(context)
            return date(f"{inner.first.year:04d}-{self.code}", inner.anchor) if inner.first else unknown(plain)
        today = context.published
        if today is None:
            return unknown(plain)
        spans = [
            (y, days) for y in range(today.year - 2, today.year + 3) if (days := calendar.days(f"{y:04d}-{self.code}"))
        ]
        if self.which == "last":
            year = max(y for y, days in spans if days[1] < today)
        elif self.which == "next":
            year = min(y for y, days in spans if days[0] > today)
        elif self.which == "this":
            year = next((y for y, days in spans if days[0] <= today <= days[1]), today.year)
        else:
            seasonal = self.code[0] not in "QH"
            if seasonal and context.direction() == "future":
                year = min(y for y, days in spans if days[1] >= today)
            else:  # quarters are told of when they have begun
                year = max(y for y, days in spans if days[0] <= today) - (self.which == "year ago")
        return date(f"{year:04d}-{self.code}", "published")

    @property
    def explicit_year(self) -> bool:  # type: ignore[override]
        """True for "the third quarter of 2016"."""
        return self.year is not None
