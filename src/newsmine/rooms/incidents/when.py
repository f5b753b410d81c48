"""When it happened: the date that stands with the harm, or else the first of the story."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right

from newsmine.language.parsed import Doc
from newsmine.record import Date
from newsmine.rooms.findings import left
from newsmine.rooms.incidents.pieces import governors
from newsmine.rooms.incidents.scene import Reading, Scene
from newsmine.rooms.incidents.scope import title_sentences

#: A sentence with one of these tells when a page was made, not when anything happened.
_STAMP = re.compile(r"\b(?:posted|updated|published|copyright|last modified|photo|file photo|created)\b", re.IGNORECASE)
#: Words near a date of what came after the deed.
_LATER = re.compile(
    r"\b(?:arrested|charged|court|appear(?:ed|s)?|hearing|sentenced|pleaded|trial|vigil|funeral|conference|said|told|"
    r"announced|identified|arraigned|died|released|confirmed|indicted|jailed|fined|convicted|cleared|admitted|denied|"
    r"ordered|heard|given|remanded|bailed|imprisoned)\b",
    re.IGNORECASE,
)
#: "authorities said Friday", "police announced late on Monday".
_SAID = re.compile(
    r"\b(?:said|says|told \w+|announced|confirmed|identified|reported)(?: \w+)?(?: on| late| early)?\s*$", re.IGNORECASE
)
_SAYS = re.compile(r"\s*(?:said|that)\b", re.IGNORECASE)
#: Before a day from which or to which something goes on.
_SINCE = re.compile(r"\b(?:since|until|till|by|between)(?: the)?\s*$", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:night|evening|morning|afternoon|midnight|noon)\b", re.IGNORECASE)
_WEEK = datetime.timedelta(days=7)
_DEED = re.compile(
    r"\b(?:shot|shooting|killed|stabb\w+|attack\w*|assault\w*|happened|occurred|found|gunfire|opened fire|took place|"
    r"responded|called|robbery|incident|wounded|injured|punched|kicked|struck|hit|broke out|fired)\b",
    re.IGNORECASE,
)


def when(doc: Doc, scene: Scene, reading: Reading) -> Date | None:
    """The date fact that says when a scene's incident happened, or None."""
    dates: list[Date] = [d for d in left(doc, "dates") if d.type in ("date", "time")]
    if not dates:
        return None
    bounds = list(doc.sents)
    wanted, starts = set(scene.sentences), reading.starts
    published = _day(doc._.newsmine_published)
    titled = title_sentences(doc)
    heads = {h.head for h in scene.harms}
    court = bool(left(doc, "sentences"))
    reach = _IN_COURT if court else _REACH
    best: tuple[float, Date] | None = None
    for date in dates:
        n = bisect_right(starts, date.start) - 1
        if n in wanted and reading.at(date.start) is not scene and reading.told_in(n) > 1:
            continue
        if n not in wanted and not (scene.main and n < titled + reach and (not wanted or n >= min(wanted))):
            continue
        score = _score(doc, date, bounds[n].text, date.start - starts[n], n - titled, published, n in wanted)
        if score is not None:
            held = _by_syntax(doc, date, heads)
            score += held
            if court and scene.main and published is not None:
                score += _long_past(date, published, held > 0)
        if score is not None and (best is None or score > best[0]):
            best = score, date
    return best[1] if best else None


#: Sentences of the body in which the day of the main case may stand: a court's report tells of the deed late.
_REACH, _IN_COURT = 6, 15


def _long_past(date: Date, published: datetime.date, held: bool) -> float:
    """In court what took place is long past, and the last days are the court's."""
    first, last = _day(date.from_), _day(date.to)
    if first is None or last is None:
        return 0.0
    if (published - last).days <= _LONG_AGO:
        return 0.0 if held else -3.0
    return 3.0 if (last - first).days <= _FEW_DAYS else 1.0


_FEW_DAYS = 3
_LONG_AGO = 10


def _by_syntax(doc: Doc, date: Date, heads: set[int]) -> float:
    """What the words that a date depends on say for it: told of a harm, or of what was said and done of it later."""
    for token in governors(doc, date):
        if token.i in heads or _DEED.fullmatch(token.text):
            return _HELD
        if _LATER.fullmatch(token.text):
            return -_HELD
    return 0.0


_HELD = 1.5


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _score(
    doc: Doc, date: Date, sentence: str, position: int, n: int, published: datetime.date | None, wanted: bool
) -> float | None:
    """How well a date fits as the day of the deed; None when it cannot be."""
    first, last = _day(date.from_), _day(date.to)
    if date.value in ("PRESENT_REF", "FUTURE_REF", "PAST_REF"):
        return None
    if _STAMP.search(sentence):
        return None
    score = 3.0 if wanted else 1.0
    score -= 0.25 * max(n, 0)
    if first is None or last is None:
        return score - 3
    days = (last - first).days
    if days > 3:
        score -= 2 if days <= 31 else 4
    if published is not None:
        if first > published:
            if (first - published).days > 7 or date.type == "set" or not _WEEKDAY.search(date.text):
                return None
            last = last - _WEEK
            score -= 0.3
        ago = (published - last).days
        if ago > 10:
            score -= 1.5
    if date.type == "time" or _PART.search(date.text):
        score += 0.4
    around = sentence[max(0, position - 60) : position + 60]
    if _DEED.search(around):
        score += 1.5
    if _SINCE.search(sentence[max(0, position - 12) : position]):
        score -= 2.5
    if _LATER.search(sentence[max(0, position - 25) : position]):
        score -= 1.0
    if _SAID.search(sentence[max(0, position - 30) : position]) or _SAYS.match(sentence[position + len(date.text) :]):
        score -= 1.5
    return score


def days(date: Date, published: str | None) -> tuple[str | None, str | None]:
    """First and last day of what happened: a weekday that was read as one to come is that of the week before."""
    first, last, day = _day(date.from_), _day(date.to), _day(published)
    if first is None or last is None or day is None or first <= day:
        return date.from_, date.to
    return (first - _WEEK).isoformat(), (last - _WEEK).isoformat()


def fresh(doc: Doc) -> tuple[str | None, str | None]:
    """The day of publication and the one before it: what a story tells as news without naming a day.

    Nothing where the story is not dated, or tells of days of other weeks or of a court.
    """
    published = _day(doc._.newsmine_published)
    if published is None or any(
        first is not None and published - first > _WEEK and date.type in ("date", "time")
        for date in left(doc, "dates")
        if (first := _day(date.from_)) is not None and date.start < _OPENING and _precise(date)
    ):
        return None, None
    if _COURT.search(doc.text[:_OPENING]):
        return None, None
    return (published - datetime.timedelta(days=1)).isoformat(), published.isoformat()


_OPENING = 1500
_COURT = re.compile(r"\b(?:court|trial|jury|sentenced|pleaded|convicted|guilty|inquest)\b", re.IGNORECASE)


def _precise(date: Date) -> bool:
    """True for a date of at most a month."""
    first, last = _day(date.from_), _day(date.to)
    return first is not None and last is not None and (last - first).days < 32
