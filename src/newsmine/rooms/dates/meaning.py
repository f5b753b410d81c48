"""What an expression of time means, and how it is resolved against what is known where it stands.

A meaning is what the grammar understood ("a weekday, Tuesday, last"). Its `read(context)` gives the reading:
TIMEX3 type and value, and what it was resolved against. Nothing here looks at words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from newsmine.language import calendar
from newsmine.language.calendar import Day
from newsmine.record import TimexType

Nation = tuple[str, str | None]


@dataclass(slots=True)
class Reading:
    """A resolved, or unresolved, expression. `days` are those that it means; None: unresolved or untied."""

    type: TimexType
    value: str
    days: tuple[Day | None, Day | None] | None = None
    mod: str | None = None
    anchor: str | None = None
    warning: tuple[str, str] | None = None

    @property
    def resolved(self) -> bool:
        """True where at least one day is known."""
        return self.days is not None and self.days != (None, None)

    @property
    def first(self) -> Day | None:
        """The first day meant, or None."""
        return self.days[0] if self.days else None

    @property
    def last(self) -> Day | None:
        """The last day meant, or None."""
        return self.days[1] if self.days else None

    def at(self, time: str, mod: str | None = None) -> Reading:
        """A time ("T21:00") of the day that was read."""
        value = self.value.split("T")[0] + time
        return Reading("time", value, self.days, mod or self.mod, self.anchor, self.warning)


@dataclass(slots=True)
class Dated:
    """A date that the text has given already: what "two days earlier" or "9pm" refer to.

    `reported`: it belongs to a verb of telling. `part`: it is the end of a range. `derived`: it was itself
    counted from another date.
    """

    id: str
    reading: Reading
    at: int
    explicit_year: bool = False
    reported: bool = False
    part: bool = False
    derived: bool = False

    @property
    def grain(self) -> str | None:
        """The grain of its value; "range" for an interval."""
        return "range" if "/" in self.reading.value else calendar.grain_of(self.reading.value)


#: How many dates back the text is looked at, so that a long one is no slower.
_BACK = 12
#: How far, in characters, a quarter is still what figures are compared with.
_NEAR = 900
#: Days before publication that an event may lie for a bare time of the clock to be its.
_RECENT = 400


@dataclass(slots=True)
class Context:
    """What is known where an expression stands."""

    published: Day | None
    nation: Nation
    day_first: bool
    tense: Callable[[int], str | None]
    trail: list[Dated] = field(default_factory=list)
    at: int = 0
    sentence: int = 0
    hint: str | None = None
    bound: Day | None = None
    fresh: bool = False
    #: The last day that was named without a year that could be told: "XXXX-06-06".
    yearless: str | None = None

    def direction(self) -> str | None:
        """ "past" or "future" where words or tense say so; "until" after that word in the past tense; else None."""
        if self.hint == "until":
            return "future" if self.tense(self.at) == "future" else "until"
        return self.hint or self.tense(self.at)

    def said(self, *grains: str, own: bool = False) -> Dated | None:
        """The last date of the text whose grain is one of those given; `own`: not one counted from another."""
        for dated in reversed(self.trail[-_BACK:]):
            grain = dated.grain
            if (grain in grains or ("day" in grains and grain == "time")) and not dated.part:
                if own and dated.derived:
                    continue
                return dated
        return None

    def event_day(self) -> Dated | None:
        """The day that the text tells of: the last one that is no report of it, not long ago and not to come."""
        fallback = None
        for dated in reversed(self.trail[-_BACK:]):
            if dated.grain not in ("day", "time") or dated.part:
                continue
            day = dated.reading.first
            near = self.published is None or day is None or 0 <= (self.published - day).days <= _RECENT
            if near and not dated.reported:
                return dated
            fallback = dated if near or self.published is None else fallback
        return fallback

    def year_said(self) -> Dated | None:
        """The last date of the text that carried its own year; a bare year only in the same sentence."""
        for dated in reversed(self.trail[-_BACK:]):
            if dated.explicit_year and (dated.grain in ("day", "month", "time") or dated.at >= self.sentence):
                return dated
        return None

    def quarter(self) -> Dated | None:
        """The quarter that figures near by are told of."""
        said = self.said("quarter", own=True)
        return said if said is not None and self.at - said.at < _NEAR else None


def date(value: str, anchor: str | None, mod: str | None = None) -> Reading:
    """The reading of a TIMEX3 date value, with the days that it means."""
    days = calendar.days(value)
    return Reading("date", value, days, mod, anchor if days else None)


def unknown(value: str, kind: TimexType = "date", mod: str | None = None) -> Reading:
    """A reading that has nothing to be resolved against."""
    return Reading(kind, value, None, mod, None)


class Meaning:
    """What an expression means. `grain` says how fine it is."""

    grain: str = "day"
    explicit_year = False
    #: True where it is counted from another date of the text.
    derived = False

    def read(self, context: Context) -> Reading:
        """The reading where the context stands."""
        raise NotImplementedError


@dataclass(slots=True)
class Fixed(Meaning):
    """A value that needs nothing else: "2016", "now", "every day", "three weeks"."""

    type: TimexType
    value: str
    mod: str | None = None
    explicit_year: bool = False

    def read(self, context: Context) -> Reading:
        """The value as it stands; a date's days follow from it."""
        if self.type in ("date", "time") and (days := calendar.days(self.value)):
            return Reading(self.type, self.value, days, self.mod, "self")
        return unknown(self.value, self.type, self.mod)


@dataclass(slots=True)
class Modified(Meaning):
    """A meaning with a mod: "early next year"."""

    inner: Meaning
    mod: str

    def read(self, context: Context) -> Reading:
        """The reading of what is modified, with the mod."""
        reading = self.inner.read(context)
        reading.mod = self.mod
        return reading

    @property
    def explicit_year(self) -> bool:  # type: ignore[override]
        """As of what is modified."""
        return self.inner.explicit_year


@dataclass(slots=True)
class Timed(Meaning):
    """A day with a time of it: "9pm on Saturday", "Friday night". `day` None: the day is the text's."""

    time: str
    day: Meaning | None = None
    mod: str | None = None

    def read(self, context: Context) -> Reading:
        """The day's reading with the time at its end, as a `time`."""
        if self.day is None:
            if context.fresh and context.published is not None:  # "updated at 4.42pm"
                return date(context.published.isoformat(), "published").at(self.time, self.mod)
            dated = context.event_day()
            if dated is None:
                return unknown((context.yearless or "XXXX-XX-XX") + self.time, "time", self.mod)
            day = Reading("date", dated.reading.value.split("T")[0], dated.reading.days, None, dated.id)
        else:
            day = self.day.read(context)
        return day.at(self.time, self.mod)
