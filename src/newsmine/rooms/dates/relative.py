"""Points and stretches of time counted from publication, or from another date of the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from newsmine.language import calendar
from newsmine.language.calendar import Day
from newsmine.rooms.dates.meaning import Context, Dated, Meaning, Reading, date, unknown


@dataclass(slots=True)
class Relative(Meaning):
    """A day, week, month or year so many from here: "last year" (-1), "this week" (0), "tomorrow" (1).

    `base` "text" counts from the last date of the text ("the following week"), and is not resolved without one.
    """

    unit: str
    offset: int
    base: str = "published"
    tensed: bool = False
    keep_finer: bool = False

    @property
    def grain(self) -> str:  # type: ignore[override]
        """The unit."""
        return self.unit

    def read(self, context: Context) -> Reading:
        """The unit that lies so many units from its base."""
        day, anchor, grain = context.published, "published", self.unit
        if self.base == "text":
            said = context.said(*calendar.no_coarser(self.unit), own=self.unit == "year")
            whole = context.said("range", self.unit)
            if whole and whole.grain == "range" and self.offset and self.unit in ("week", "month", "year"):
                beside = Preceding(1, self.unit, self.offset).beside(whole)
                if beside is not None:
                    return beside
            if said is not None and said.reading.first is not None:
                day, anchor = (said.reading.last if self.offset > 0 else said.reading.first), said.id
                own = calendar.grain_of(said.reading.value)
                if self.unit == "year" and own in ("quarter", "month", "half", "season"):
                    grain = own
            elif self.keep_finer is False:
                day = None
        if day is None:
            if self.base == "text" and self.unit == "day" and context.yearless is not None:
                leap = calendar.shift(Day.fromisoformat(f"2000{context.yearless[4:]}"), "day", self.offset)
                return unknown(f"XXXX{leap.isoformat()[4:]}")
            return unknown(_PLAIN.get(grain, "XXXX"))
        if self.unit == "weekend":
            return self._weekend(day, anchor, context)
        try:
            moved = calendar.shift(day, self.unit, self.offset)
        except OverflowError:
            return unknown(_PLAIN.get(grain, "XXXX"))
        return date(calendar.value_of(grain, moved), anchor)

    @property
    def derived(self) -> bool:  # type: ignore[override]
        """True where it is counted from the text."""
        return self.base == "text"

    def _weekend(self, day: Day, anchor: str, context: Context) -> Reading:
        saturday = day + timedelta(6 - day.isoweekday())
        if self.base == "text":
            saturday += timedelta(7 * self.offset)
        elif self.offset == 0:
            if day.isoweekday() < 6 and context.direction() != "future":
                saturday -= timedelta(7)
        elif self.offset < 0:
            saturday += timedelta(7 * self.offset)
        else:
            saturday += timedelta(7 * self.offset)
        return date(calendar.value_of("weekend", saturday), anchor)


@dataclass(slots=True)
class Preceding(Meaning):
    """The stretch beside a range of the text: "the previous 12 months" after "2017/18"."""

    number: int
    unit: str
    sign: int
    otherwise: Meaning | None = None
    grain: str = "range"
    derived: bool = True

    def read(self, context: Context) -> Reading:
        """The days beside the last range of the text, else what it means otherwise."""
        said = context.said("range", *calendar.GRAINS)
        if said is not None and said.grain == "range" and (reading := self.beside(said)):
            return reading
        return self.otherwise.read(context) if self.otherwise else unknown("XXXX")

    def beside(self, said: Dated) -> Reading | None:
        """As many units right before or after a range; None where the range is open."""
        first, last = said.reading.first, said.reading.last
        if first is None or last is None:
            return None
        one = timedelta(1)
        if self.sign < 0:
            first, last = calendar.shift(first, self.unit, -self.number), first - one
        else:
            first, last = last + one, calendar.shift(last + one, self.unit, self.number) - one
        return Reading("date", f"{first}/{last}", (first, last), None, said.id)


#: Grains that "the same ..." may point back at.
_SAME = {
    "day": ("day",),
    "date": ("day",),
    "period": ("range", "quarter", "half", "year", "season"),
    "quarter": ("quarter", "range"),
}


@dataclass(slots=True)
class Same(Meaning):
    """The stretch or day that the text has named, or the same one of another year: "the same period of 2014"."""

    unit: str
    year_from: Meaning | None = None
    grain: str = "range"
    derived: bool = True

    def read(self, context: Context) -> Reading:
        """The last such date of the text, moved to the year that is meant."""
        said = context.said(*_SAME.get(self.unit, (self.unit,)), own=True)
        other = self.year_from.read(context) if self.year_from else None
        if self.unit in ("day", "date") and context.published is not None and other and other.anchor == "published":
            said = None
        if said is None or said.reading.first is None or said.reading.last is None:
            if other is None or context.published is None or other.first is None:
                return other or unknown("XXXX")
            years = other.first.year - context.published.year
            moved = calendar.shift(context.published, "year", years)
            grain = {"date": "day", "day": "day", "month": "month", "week": "week", "quarter": "quarter"}.get(
                self.unit, "year"
            )
            return date(calendar.value_of(grain, moved), other.anchor)
        if other is None:
            return Reading("date", said.reading.value, said.reading.days, None, said.id)
        if other.first is None:
            return unknown("XXXX")
        years = other.first.year - said.reading.first.year
        parts = [
            calendar.value_of(calendar.grain_of(part) or "day", calendar.shift(days[0], "year", years))
            for part in said.reading.value.split("T")[0].split("/")
            if (days := calendar.days(part))
        ]
        return date("/".join(parts), said.id)


_PLAIN = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "season": "XXXX-XX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


@dataclass(slots=True)
class WeekOf(Meaning):
    """The week in which a day lies."""

    day: Meaning
    grain: str = "week"

    def read(self, context: Context) -> Reading:
        """That week."""
        inner = self.day.read(context)
        if inner.first is None:
            return unknown("XXXX-WXX")
        return date(calendar.value_of("week", inner.first), inner.anchor)


@dataclass(slots=True)
class Playing(Meaning):
    """A sporting season, August to May, so many from that of publication."""

    offset: int
    grain: str = "range"

    def read(self, context: Context) -> Reading:
        """Its months, its value the two years."""
        if context.published is None:
            return unknown("XXXX")
        year = context.published.year - (context.published.month < 7) + self.offset
        return Reading("date", f"{year}/{year + 1}", (Day(year, 8, 1), Day(year + 1, 5, 31)), None, "published")


class Overnight(Meaning):
    """The night that ended on the day of publication."""

    def read(self, context: Context) -> Reading:
        """The night, from the evening before to the day itself."""
        today = context.published
        if today is None:
            return unknown("XXXX-XX-XXTNI", "time")
        before = today - timedelta(1)
        return Reading("time", f"{before}TNI", (before, today), None, "published")


class LatestQuarter(Meaning):
    """The quarter that last ended before publication."""

    grain = "quarter"

    def read(self, context: Context) -> Reading:
        """That quarter."""
        return Relative("quarter", -1).read(context)


class YearAgo(Meaning):
    """The same quarter, or year, a year before the text's last date."""

    grain = "year"
    derived = True

    def read(self, context: Context) -> Reading:
        """That quarter or year."""
        if (quarter := context.quarter()) is not None and quarter.reading.first:
            before = calendar.shift(quarter.reading.first, "year", -1)
            return date(calendar.value_of("quarter", before), quarter.id)
        return Relative("year", -1, "text", keep_finer=True).read(context)
