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


@dataclass(slots=True)
class Dated:
    """A date that the text has given already: what "two days earlier" or "9pm" refer to."""

    id: str
    reading: Reading
    at: int
    explicit_year: bool = False
    reported: bool = False


@dataclass(slots=True)
class Context:
    """What is known where an expression stands."""

    published: Day | None
    nation: Nation
    day_first: bool
    tense: Callable[[int], str | None]
    reported: Callable[[int], bool] = lambda at: False
    trail: list[Dated] = field(default_factory=list)
    at: int = 0
    hint: str | None = None
    bound: Day | None = None

    def direction(self) -> str | None:
        """ "past" or "future" where words or tense say so; else None."""
        if self.hint:
            return self.hint
        return self.tense(self.at)

    def said(self, *grains: str, event: bool = False) -> Dated | None:
        """The last date of the text whose grain is one of those given; of events rather than of reports, if asked."""
        fallback = None
        for dated in reversed(self.trail[-12:]):
            grain = calendar.grain_of(dated.reading.value)
            if grain in grains or ("day" in grains and grain == "time"):
                if not event or not dated.reported:
                    return dated
                fallback = fallback or dated
        return fallback

    def year_said(self) -> Dated | None:
        """The last date of the text that carried its own year."""
        return next((dated for dated in reversed(self.trail[-12:]) if dated.explicit_year), None)


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
            dated = context.said("day", event=True)
            if dated is None:
                return unknown("XXXX-XX-XX" + self.time, "time", self.mod)
            day = Reading("date", dated.reading.value.split("T")[0], dated.reading.days, None, dated.id)
        else:
            day = self.day.read(context)
        value = day.value.split("T")[0] + self.time
        return Reading("time", value, day.days, self.mod or day.mod, day.anchor, day.warning)
