"""Stretches of time: durations, what is so long ago, and ranges between two points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from newsmine.language import calendar
from newsmine.language.calendar import Day
from newsmine.record import TimexType
from newsmine.rooms.dates.meaning import Context, Meaning, Reading, Timed, date, unknown

_CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "season": "X",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "fortnight": "W",
}
_TIMES = {"decade": 10, "century": 100, "fortnight": 2}
_SMALLER = {
    "year": ("month", 12),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "decade": ("year", 10),
    "century": ("year", 100),
}


def duration(number: float | None, unit: str) -> str:
    """An ISO 8601 duration; None is a number that the text leaves open.

    >>> duration(2.5, "year"), duration(0.5, "hour"), duration(None, "week"), duration(3, "decade")
    ('P2Y6M', 'PT30M', 'PXW', 'P30Y')
    """
    if number is None:
        code = {"decade": "E", "century": "C"}.get(unit, _CODES[unit])
        return f"PTX{code[1]}" if code[0] == "T" else f"PX{code}"
    whole, rest = int(number), number - int(number)
    if rest and unit in _SMALLER and (inner := round(rest * _SMALLER[unit][1])):
        below = duration(inner, _SMALLER[unit][0])
        if not whole:
            return below
        head = duration(whole, unit)
        if unit in ("decade", "century"):
            return duration(whole * _TIMES[unit] + inner, "year")
        return head + (below[2:] if head.startswith("PT") else below[1:])
    number = number * _TIMES.get(unit, 1)
    text = str(int(number)) if float(number).is_integer() else str(round(number, 2))
    code = _CODES[unit]
    return f"PT{text}{code[1]}" if code[0] == "T" else f"P{text}{code}"


@dataclass(slots=True)
class Span(Meaning):
    """A duration by itself: number (None: open) and unit, and smaller units after it ("and four months").

    `to`: the larger number of "four to five years".
    """

    number: float | None
    unit: str
    mod: str | None = None
    then: tuple[float | None, str] | None = None
    bare: bool = False
    to: float | None = None

    @property
    def value(self) -> str:
        """The ISO 8601 duration."""
        text = duration(self.number, self.unit)
        if self.to is not None:
            return f"{text}/{duration(self.to, self.unit)}"
        if self.then is None:
            return text
        after = duration(*self.then)
        if text.startswith("PT") and after.startswith("PT"):
            return text + after[2:]
        return text + after[1:]

    def read(self, context: Context) -> Reading:
        """The duration, tied to no days."""
        return unknown(self.value, "duration", self.mod)


@dataclass(slots=True)
class Tied(Meaning):
    """A duration that ends or begins here: "the past five years", "the next two weeks"."""

    span: Span
    sign: int

    def read(self, context: Context) -> Reading:
        """The duration with its days, the day of publication included."""
        days: tuple[Day | None, Day | None] | None = None
        today, span = context.published, self.span
        if today and span.unit == "hour" and span.number and self.sign < 0 and span.number % 24 == 0:
            days = today - timedelta(span.number // 24), today
        elif (
            today
            and span.number is not None
            and span.unit not in ("second", "minute", "hour")
            and span.number == int(span.number)
        ):
            try:
                other = calendar.shift(
                    today,
                    "month" if span.unit == "quarter" else span.unit,
                    self.sign * int(span.number) * (3 if span.unit == "quarter" else 1),
                )
            except OverflowError:
                other = None
            if other:
                one = timedelta(1)
                days = (other + one, today) if self.sign < 0 else (today, other - one)
        return Reading("duration", span.value, days, span.mod, "published" if days else None)


_VAGUE = {-1: "PAST_REF", 1: "FUTURE_REF"}
_PLAIN = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
}


@dataclass(slots=True)
class Away(Meaning):
    """A point so far from here, from the text's last date, or from a day: "three weeks ago", "two days later"."""

    span: Span
    sign: int
    base: str = "published"
    start: Meaning | None = None

    @property
    def derived(self) -> bool:  # type: ignore[override]
        """True where it is counted from the text."""
        return self.base == "text" or self.span.unit == "year"

    def read(self, context: Context) -> Reading:
        """The day, week, month or year that lies so far away, as fine as its unit."""
        span = self.span
        if span.number is None:
            return unknown(
                _VAGUE[self.sign] if self.base == "published" else span.value,
                "date" if self.base == "published" else "duration",
                span.mod,
            )
        day, anchor, grain = context.published, "published", span.unit
        fine: str | None = None
        if self.start is not None:
            inner = self.start.read(context)
            day, anchor = (inner.last if self.sign > 0 else inner.first), inner.anchor or "published"
            grain = (
                "day"
                if grain in ("day", "week", "fortnight", "night") and calendar.grain_of(inner.value) in ("day", "time")
                else grain
            )
        elif span.unit == "year" and span.number == 1 and (quarter := context.quarter()) is not None:
            day, anchor, fine = quarter.reading.first, quarter.id, "quarter"  # figures of a quarter, compared
        elif self.base == "text":
            said = context.said(*calendar.no_coarser(span.unit), own=span.unit == "year")
            if said is not None and said.reading.first is not None:
                day, anchor = (said.reading.last if self.sign > 0 else said.reading.first), said.id
                fine = calendar.grain_of(said.reading.value)
            elif calendar.no_coarser(span.unit) != calendar.GRAINS and context.trail:
                day = None
        if span.unit in ("second", "minute", "hour"):
            return unknown(span.value, "duration", span.mod)
        if day is None:
            return unknown(_PLAIN.get(grain, "XXXX"), "date", span.mod)
        if span.unit == "year" and fine in ("quarter", "month", "half"):
            grain = fine
        number = span.number
        try:
            if number != int(number):
                moved = (
                    calendar.shift(day, "month", self.sign * round(number * 12))
                    if span.unit == "year"
                    else day + timedelta(self.sign * round(number * {"week": 7}.get(span.unit, 1)))
                )
                grain = "month" if span.unit == "year" else "day"
            else:
                moved = calendar.shift(day, "day" if span.unit == "night" else span.unit, self.sign * int(number))
        except (OverflowError, ValueError):
            return unknown(_PLAIN.get(grain, "XXXX"), "date", span.mod)
        if grain in ("decade", "century"):
            grain = "year"
        return date(calendar.value_of(grain, moved), anchor, span.mod)


@dataclass(slots=True)
class AgoToday(Meaning):
    """So many units ago to the day, or to the week: "a year ago today", "two years ago this week"."""

    span: Span
    grain: str = "day"

    def read(self, context: Context) -> Reading:
        """That day, week or month."""
        today, number = context.published, self.span.number
        if today is None or number is None or number != int(number) or self.span.unit in ("second", "minute", "hour"):
            return unknown(_PLAIN[self.grain])
        return date(calendar.value_of(self.grain, calendar.shift(today, self.span.unit, -int(number))), "published")


@dataclass(slots=True)
class Between(Meaning):
    """A range: the days from the first of one point to the last of another.

    `pieces`: the words of the two ends, where they are no readings of their own ("March 11 to 12").
    """

    start: Meaning
    end: Meaning
    habit: bool = False
    pieces: tuple[tuple[int, int], tuple[int, int]] | None = None

    def read(self, context: Context) -> Reading:
        """The range, its value an ISO interval; unresolved when an end is.

        `habit`: hours that no day is said of ("from 8pm until 6am") are a set.
        """
        if self.habit and isinstance(self.start, Timed) and isinstance(self.end, Timed):
            return unknown(f"{self.start.time}/{self.end.time}", "set")
        end = self.end.read(context)
        hint, bound = context.hint, context.bound
        context.bound = end.last
        start = self.start.read(context)
        context.hint, context.bound = hint, bound
        kind: TimexType = (
            "time" if start.type == end.type == "time" and "T" in start.value and ":" in start.value else "date"
        )
        left, right = start.value, end.value
        if kind == "date":
            left, right = left.split("T")[0], right.split("T")[0]
        if start.first and end.last:
            if start.first > end.last:
                return unknown(f"{left}/{right}", kind)
            if kind == "date" and "day" in (calendar.grain_of(left), calendar.grain_of(right)):
                left, right = start.first.isoformat(), end.last.isoformat()
            anchor = end.anchor if end.anchor != "self" else start.anchor
            return Reading(kind, f"{left}/{right}", (start.first, end.last), None, anchor)
        return unknown(f"{left}/{right}", kind)


@dataclass(slots=True)
class Until(Meaning):
    """A year or so many months that end with a point: "the year to March 31", "the 12 months to September"."""

    span: Span
    end: Meaning

    def read(self, context: Context) -> Reading:
        """The days, or months where the end is a month, that the stretch covers."""
        end = self.end.read(context)
        number, unit = self.span.number, self.span.unit
        if end.last is None or number is None or number != int(number):
            return unknown(self.span.value, "duration", self.span.mod)
        after = end.last + timedelta(1)
        if unit == "quarter":
            number, unit = number * 3, "month"
        try:
            first = calendar.shift(after, unit, -int(number))
        except (OverflowError, KeyError):
            return unknown(self.span.value, "duration", self.span.mod)
        if calendar.grain_of(end.value) == "month":
            return Reading("date", f"{first:%Y-%m}/{end.value}", (first, end.last), None, end.anchor)
        return Reading("date", f"{first}/{end.last}", (first, end.last), None, end.anchor)


@dataclass(slots=True)
class TaxYear(Meaning):
    """A year from 1 April, written "2014/15"; without its number the one so many from publication's."""

    year: int | None
    offset: int = 0

    @property
    def explicit_year(self) -> bool:  # type: ignore[override]
        """True where the year is written."""
        return self.year is not None

    def read(self, context: Context) -> Reading:
        """Its days."""
        year, anchor = self.year, "self"
        if year is None:
            if context.published is None:
                return unknown("XXXX")
            year = context.published.year - (context.published.month < 4) + self.offset
            anchor = "published"
        return date(f"{year}-04-01/{year + 1}-03-31", anchor)
