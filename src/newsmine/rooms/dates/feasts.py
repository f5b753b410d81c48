"""Feasts and bank holidays, and the weekends of them."""

from __future__ import annotations

from dataclasses import dataclass

from newsmine.language.calendar import Day
from newsmine.language.calendar_feasts import bank_holiday, bank_holidays, feast, holiday_weekend
from newsmine.rooms.dates.meaning import Context, Meaning, Reading, date, unknown
from newsmine.rooms.dates.points import nearest


@dataclass(slots=True)
class Feast(Meaning):
    """A feast or bank holiday, or the weekend of one."""

    name: str | None
    bank: bool = False
    weekend: bool = False
    year: int | None = None
    which: str | None = None
    year_from: Meaning | None = None
    weekday: int | None = None

    def read(self, context: Context) -> Reading:
        """The day, or the weekend with the holidays that touch it."""
        if (year := self.year) is not None:
            return self._reading(self._in(year, context), "self")
        if self.year_from is not None:
            inner = self.year_from.read(context)
            return self._reading(self._in(inner.first.year, context) if inner.first else None, inner.anchor)
        today = context.published
        if today is None:
            said = context.year_said()
            if said is None or said.reading.first is None or self.which:
                return self._reading(None, None)
            return self._reading(self._in(said.reading.first.year, context), said.id)
        years = (today.year - 1, today.year, today.year + 1)
        found = [day for year in years for day in self._days(year, context)]
        if self.which == "last":
            found = [day for day in found if day < today][-1:]
        elif self.which == "next":
            found = [day for day in found if day > today][:1]
        elif self.which == "this":
            found = [day for day in found if day.year == today.year]
        best = nearest([(day, day) for day in found], today, context.direction())
        return self._reading(best[0] if best else None, "published")

    def _days(self, year: int, context: Context) -> list[Day]:
        if self.bank and self.name is None:
            return [d for d in bank_holidays(year, context.nation) if self.weekday in (None, d.isoweekday())]
        day = self._in(year, context)
        return [day] if day else []

    def _in(self, year: int, context: Context) -> Day | None:
        if self.bank:
            return bank_holiday(self.name, year, context.nation)
        return feast(self.name or "", year, context.nation)

    def _reading(self, day: Day | None, anchor: str | None) -> Reading:
        if day is None:
            return unknown("XXXX-XX-XX" if not self.weekend else "XXXX-WXX-WE")
        if self.weekend:
            first, last = holiday_weekend(day)
            return date(f"{first}/{last}", anchor)
        return date(day.isoformat(), anchor)
