"""Where and when: place and period of counts, and whether they are tallies."""

from __future__ import annotations

import datetime
import re

from newsmine.language.parsed import Doc
from newsmine.record import Date
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.forces import name_forces
from newsmine.rooms.counts.periods import Periods
from newsmine.rooms.counts.places import place_of
from newsmine.rooms.counts.reading import HARMED, Page, Reading
from newsmine.rooms.counts.role import by_word
from newsmine.rooms.counts.whose import name_groups
from newsmine.rooms.findings import left

#: Days beyond which a time holds many incidents.
_LONG = 20
#: So many before a court, or under arrest, may be of one case.
_FEW = 25
_COURT = frozenset({"arrests", "charges", "convictions", "acquittals"})


def place_them(page: Page, found: list[Reading]) -> None:
    """Write `force`, `place`, `period` and what these tell of `aggregate` on the facts of the readings."""
    if not found:
        return
    periods = Periods.of(page, found)
    before: Reading | None = None
    name_groups(page, found)
    name_forces(page, found)
    for number, reading in enumerate(found):
        fact = reading.fact
        if fact is None:
            continue
        fact.place = place_of(page, found, number)
        date = periods.own(reading)
        many = _over_many(date, reading) or _tally(page, reading) or _still(page, before, reading)
        if many and not _by_one(page.doc, reading):
            fact.aggregate = reading.aggregate = True
        elif reading.parent is not None and reading.parent.aggregate and reading.value != 1:
            fact.aggregate = reading.aggregate = True
        fact.period = date.id if date is not None else periods.carry(reading)
        periods.told(reading)
        if before is None or reading.rule is not rules.COMPARED:
            before = reading
    periods.lead()


def _tally(page: Page, reading: Reading) -> bool:
    """The sentence tells of a weekend, a year, figures: several people in it were hurt in several incidents."""
    if reading.unit == "offenders" or (reading.value is not None and reading.value < 2):
        return False
    if reading.unit == "victims" and reading.outcome == "assaulted" and (reading.value or 0) >= 200:
        return True  # no one incident has so many
    if reading.unit in ("arrests", "charges", "convictions") and (reading.value or 0) >= 200:
        return True
    doc, court = page.doc, reading.unit in _COURT and (reading.value or _FEW) < _FEW
    for i in range(page.starts[reading.start], page.ends[reading.start]):
        low = doc[i].lower_
        if low in w.AGGREGATE and (i == 0 or doc[i - 1].text != "-"):
            named = low == "year" and doc[i - 1].lower_ in ("last", "this", "next")
            if not (court or named) or (named and not court and not _of_day(doc, i)):
                return True
    return False


def _of_day(doc: Doc, i: int) -> bool:
    """ "on November 27 last year": the year of a day."""
    at = doc[i].idx
    return any(date.start <= at < date.end and _names_day(date) for date in left(doc, "dates"))


def _names_day(date: Date) -> bool:
    return date.type in ("date", "time") and len(str(date.value).partition("T")[0]) == len("2000-01-01")


def _still(page: Page, before: Reading | None, reading: Reading) -> bool:
    """A bare number, or nobody, after a tally is of the tally."""
    if before is None or not before.aggregate or not page.together(before, reading.start, 1):
        return False
    item = reading.item
    if reading.unit in _COURT and (reading.value or _FEW) < _FEW and before.unit not in _COURT:
        return False  # "two boys were held", of the last case told
    if reading.value == 1 and reading.start == page.starts[reading.start]:
        return False  # "One said he was bitten", an instance told apart
    return item is not None and not item.single


def _by_one(doc: Doc, reading: Reading) -> bool:
    """ "This week a man attacked two women": by one attacker, whatever the time."""
    harm = by_word(doc).get(reading.at)
    if reading.unit != "victims" or (reading.value or _LONG) >= _LONG or harm is None or len(harm.agents) != 1:
        return False
    agent = doc[harm.agents[0]]
    return agent.tag_ in ("NN", "NNP") or agent.lower_ in ("he", "she")


def _days(first: str, last: str) -> int:
    """Days between two dates; 0 where one is no whole date."""
    try:
        return (datetime.date.fromisoformat(last[:10]) - datetime.date.fromisoformat(first[:10])).days
    except ValueError:
        return 0


def _over_many(date: Date | None, reading: Reading) -> bool:
    """A tally over a weekend, a month or a year is of many incidents."""
    if reading.value == 1 or reading.unit == "offenders" or date is None:
        return False
    if reading.unit in _COURT and (reading.value or _FEW) < _FEW:
        return False  # "ten men were jailed in August", of one case
    if date.from_ and date.to and _days(date.from_, date.to) > (_LONG if reading.unit in HARMED else 31):
        return True
    value = str(date.value)
    if "-WE" in value or (value.startswith("P") and value.endswith(("Y", "M", "W"))):
        return True
    return bool(re.fullmatch(r"(?:\d{4}|XXXX)(?:-\d\d|-Q\d|-H\d|-W\d\d|-WXX|-SU|-WI|-SP|-FA)?(?:/.*)?", value))
