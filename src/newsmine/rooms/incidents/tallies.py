"""Figures over several incidents: a tally over a few days, and a statistic over a longer time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from newsmine.record import Count, Date

_SHORT_DAYS = 8
#: A figure above this is of no single case, unless the text says so.
_MANY = 100
_SHORT = re.compile(
    r"\b(?:weekend|overnight|(?:last|one|this|a single|the) (?:night|evening|shift)|24 hours|48 hours)\b", re.IGNORECASE
)
_LONG = re.compile(r"\b(?:every|each|per|a year|(?<!-)years?(?!-)|(?<!-)months?(?!-)|average|20\d\d)\b", re.IGNORECASE)
_OF_ATTACKS = ("victims", "assaults", "injuries", "incidents")


def short_tally(count: Count, dates: Mapping[str, Date], text: str, sentence: str) -> bool:
    """True for a number of attacks or victims over a stated few days ("17 officers this weekend")."""
    if (
        not count.aggregate
        or count.assertion not in ("asserted", "alleged")
        or count.unit not in ("victims", "assaults", "incidents")
    ):
        return False
    if statistic_by_form(count) or not (count.value or count.low):
        return False
    if ("shoot" in count.mechanisms or count.outcome == "killed") and not _SERIAL.search(text):
        return False  # one shooting, told with its day
    period = dates.get(count.period or "")
    if period is None:
        return bool(_SHORT.search(sentence)) and not _LONG.search(sentence)
    return 0 < (_days(period) or 0) <= _SHORT_DAYS


def serial_tally(count: Count, text: str, sentence: str) -> bool:
    """True for a number hurt in a night or weekend of which the text goes on to tell attack by attack."""
    return (
        count.unit == "victims"
        and (count.value or 0) > _FEW
        and count.assertion in ("asserted", "alleged")
        and count.outcome not in (None, "killed", "unhurt")
        and "shoot" not in count.mechanisms
        and bool(_WITHIN.search(sentence))
        and not _LONG.search(sentence)
        and bool(_SERIAL.search(text))
    )


_FEW = 3
_WITHIN = re.compile(
    r"\b(?:in|within|during|over|across) (?:(?:a|one|the|this|that|last|just|space of|single|bank holiday|past) ){0,3}"
    r"(?:weekend|night|evening|shift|\d\d hours)\b",
    re.IGNORECASE,
)
#: Words of several attacks told one after the other.
_SERIAL = re.compile(
    r"\bIn (?:the|one) (?:first|second|third|latest|other|incident|attack)\b|"
    r"\bThe (?:first|attacks|assaults|incidents)\b|"
    r"\bseparate (?:incidents|attacks|assaults|arrests|shootings|stabbings)\b|"
    r"\bElsewhere\b|\b[Mm]ost serious (?:of the|attack|incident)",
)


def statistic(count: Count, dates: Mapping[str, Date], sentence: str) -> bool:
    """True for a figure over many incidents: a yearly total, a rate, a change or a share."""
    if count.unit not in _OF_ATTACKS:
        return False
    period = dates.get(count.period or "")
    if not count.aggregate:
        return (count.value or 0) > _FEW and period is not None and (_days(period) or 0) > _SHORT_DAYS
    if statistic_by_form(count) or (count.value or 0) > _MANY:
        return True
    return (_days(period) or 0) > _SHORT_DAYS if period is not None else bool(_LONG.search(sentence))


def statistic_by_form(count: Count) -> bool:
    """True for a rate, a change or a share, which belong to no incident."""
    return bool(count.rate or count.change) or count.share is not None


def _days(date: Date) -> int | None:
    """How many days a date means, from its days or its value; None when that is open."""
    if date.from_ and date.to:
        first, last = (datetime.date.fromisoformat(d[:10]) for d in (date.from_, date.to))
        return (last - first).days + 1
    value = date.value
    if value.endswith("WE") or "-WXX-" in value or value.endswith(("NI", "EV", "MO", "AF", "DT")):
        return 2
    if value.startswith("P") and value.endswith(("D", "H")) and value[1:-1].lstrip("T").isdecimal():
        return int(value[1:-1].lstrip("T")) if value.endswith("D") else 1
    return None
