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
_STAMP = re.compile(
    r"\b(?:posted|updated|published|copyright|last modified|photo|file photo|created|google)\b", re.IGNORECASE
)
#: Words near a date of what came after the deed.
_LATER = re.compile(
    r"\b(?:arrested|charged|court|judge|magistrates?|appear(?:ed|s|ance)?|hearing|sentenced|pleaded|trial|vigil|funeral|"
    r"conference|said|told|announced|identified|arraigned|died|released|confirmed|indicted|jailed|fined|convicted|cleared|admitted|denied|"
    r"ordered|heard|given|remanded|bailed|imprisoned|discharged|apprehended|captured|caught|booked|"
    r"hospitali[sz]ed|condition|surgery|remains?|remained|continued|search(?:ing|ed)?|mourn\w*|gathered|visited|updated?)\b",
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
    dates: list[Date] = [d for d in left(doc, "dates") if d.type in ("date", "time") and d.part_of is None]
    if not dates:
        return None
    bounds = list(doc.sents)
    wanted, starts = set(scene.sentences), reading.starts
    published = _day(doc._.newsmine_published)
    titled = title_sentences(doc)
    heads = {h.head for h in scene.harms}
    court = bool(left(doc, "sentences"))
    reach = _IN_COURT if court else _REACH
    scores: dict[str, float] = {}
    for date in dates:
        n = bisect_right(starts, date.start) - 1
        if n in wanted and reading.at(date.start) is not scene and reading.told_in(n) > 1:
            continue
        if n not in wanted and not (scene.main and n < titled + reach and (not wanted or n >= min(wanted))):
            near = _BEFORE if scene.main else 1
            if not (wanted and max(titled, min(wanted) - near) <= n < min(wanted) and _leads_to(doc, n)):
                continue
            if reading.at(date.start) not in (None, scene):
                continue
        score = _score(doc, date, bounds[n].text, date.start - starts[n], n - titled, published, n in wanted)
        if score is not None:
            held = _by_syntax(doc, date, heads, court)
            if _this_year(date, published) and (held <= 0 or _NTH.search(bounds[n].text)):
                continue  # "the fourth murder this year"
            score += held
            if court and scene.main and published is not None:
                score += _long_past(date, published, held > 0)
        if score is not None:
            scores[date.id] = score
    return _best(dates, scores)


def _leads_to(doc: Doc, n: int) -> bool:
    """True for a sentence that only says when: "The trouble began at 8pm on Friday, when a car was rammed"."""
    sent = doc.sents[n]
    return _BEGAN.search(sent.text) is not None or _DEED.search(sent.text) is not None


#: Sentences before the first that tells of the harm in which the day of the main case may stand.
_BEFORE = 3
_BEGAN = re.compile(
    r"\b(?:began|started|happened|occurred|took place|broke out|erupted|flared|came|followed|unfolded|"
    r"were called|was called|worst|most serious|latest|first|incident|trouble|attack|disorder|violence|heard|when)\b",
    re.IGNORECASE,
)


def _best(dates: list[Date], scores: dict[str, float]) -> Date | None:
    """The date that fits best; an hour fits no better than the day that it takes ("7pm" after "police said Sunday")."""
    best: tuple[float, Date] | None = None
    for date in dates:
        score = scores.get(date.id)
        if score is None:
            continue
        if date.type == "time" and date.anchor and date.anchor.startswith("d") and not _WEEKDAY.search(date.text):
            score = min(score, scores.get(date.anchor, _UNFIT) + _HOUR)
        if best is None or score > best[0]:
            best = score, date
    return _finer(best[1], dates) if best else None


def _finer(date: Date, dates: list[Date]) -> Date:
    """The one day named within a month that was found: "in February", later "on 12 February"."""
    first, last = _day(date.from_), _day(date.to)
    if first is None or last is None or (last - first).days <= _FEW_DAYS:
        return date
    within = []
    for other in dates:
        begin, end = _day(other.from_), _day(other.to)
        if begin is not None and end is not None and first <= begin and end <= last and (end - begin).days <= 1:
            within.append(other)
    return within[0] if len({other.from_[:10] for other in within if other.from_}) == 1 else date


_UNFIT, _HOUR = 0.5, 0.7


def _this_year(date: Date, published: datetime.date | None) -> bool:
    """True for more than a month up to the news."""
    first, last = _day(date.from_), _day(date.to)
    if first is None or last is None or published is None:
        return False
    return (last - first).days > _MONTH and last >= published >= first


_MONTH = 31
#: "The fourth shooting", "the deadliest attack", of a year.
_NTH = re.compile(
    r"\b(?:first|second|third|\w+(?:fth|nth|eth|xth|urth|ghth)|\d+(?:st|nd|rd|th)|\w+iest|worst) "
    r"(?:\w+ ){0,2}(?:shooting|stabbing|murder|homicide|killing|attack|assault|death|incident|victim)\b",
    re.IGNORECASE,
)
#: Sentences of the body in which the day of the main case may stand: a court's report tells of the deed late.
_REACH, _IN_COURT = 6, 15


def _long_past(date: Date, published: datetime.date, held: bool) -> float:
    """In court what took place is long past, and the last days are the court's."""
    first, last = _day(date.from_), _day(date.to)
    if first is None or last is None:
        return 0.0
    ago = (published - last).days
    if ago <= _LONG_AGO:
        return 0.0 if ago and (held or (ago > 1 and _HOURS.search(date.text))) else -3.0
    return 3.0 if (last - first).days <= _FEW_DAYS else 1.0


#: An hour that no court sits at, or that no report of it gives.
_HOURS = re.compile(r"\d ?[ap]\.?m\b|\b(?:night|evening|early|midnight)\b", re.IGNORECASE)
_FEW_DAYS = 3
_LONG_AGO = 10


def _by_syntax(doc: Doc, date: Date, heads: set[int], court: bool) -> float:
    """What the words that a date depends on say for it: told of a harm, or of what was said and done of it later."""
    for token in governors(doc, date):
        if court and token.lower_ == "found":
            return -_HELD  # "a jury found him guilty"
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
    if _STAMP.search(sentence) or _DATELINE.match(sentence[position + len(date.text) :]):
        return None
    if not re.search(r"[a-z]{3}", sentence[:position] + sentence[position + len(date.text) :]):
        return None  # a line of the page's
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
        return None if published is None or first != last else score - 2.5
    if date.type == "date" and sentence[max(0, position - 7) : position].lower().endswith("before "):
        return None
    if _LATER.search(sentence[max(0, position - _NEAR) : position]):
        score -= _COST
    if _SAID.search(sentence[max(0, position - 30) : position]) or _SAYS.match(sentence[position + len(date.text) :]):
        score -= 1.5
    return score


_NEAR, _COST = 25, 1.0
#: After the day of a dateline: "LEEDS, July 18 (Reuters) -", "(Nov. 18, 2015) —".
_DATELINE = re.compile(r"\)?,? ?(?:\([A-Z][^)]{1,30}\)|\([A-Z][^)]{1,30}\))? ?(?:—|–|--| - )")


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
