"""Where, when and whose people: force, place and period of counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from newsmine.language.desk import text_of
from newsmine.lexicon import by_word, load, words
from newsmine.record import Date
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.reading import Page, Reading
from newsmine.rooms.findings import left

_FILE = "forces.toml"
_AREAS = {area: name for name, areas in load(w.HERE, _FILE)["areas"].items() for area in areas}
_ALONE = words(w.HERE, "words", "alone", name=_FILE)
_SERVICES = by_word(w.HERE, "services", name=_FILE)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WITHIN = frozenset({"in", "at", "near", "outside", "across", "around", "within", "throughout", "inside"})


def _either(names: object) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))  # type: ignore[call-overload]


_FORCE = re.compile(
    rf"\b(?:(?P<area>{_either(_AREAS)})(?:['’]s)?\s+(?:{_either(words(w.HERE, 'words', 'police', name=_FILE))})"
    rf"|police (?:in )?(?P<scot>scotland)|(?P<alone>{_either(_ALONE)})|the (?P<met>met))\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    rf"\b(?P<name>(?:[A-Z][\w’'&-]*\s+(?:and\s+|of\s+|&\s+)?){{1,5}}(?i:(?P<kind>{_either(_SERVICES)})))\b"
)
_PRISON = re.compile(r"\bHM(?:P|P/YOI|YOI)\s+[A-Z]\w+")
_OF_PEOPLE = frozenset({"victims", "assaults", "incidents", "injuries"})
_WORKERS = frozenset({"teacher", "shop_worker", "transport_worker", "security"})
_VAGUE = words(w.HERE, "people", "vague")
#: Who works for which kind of service.
_BELONGS = {
    "police_officer": ("police", "us_police"),
    "paramedic": ("paramedic",),
    "firefighter": ("firefighter",),
    "health_worker": ("health_worker", "paramedic"),
    "nurse": ("health_worker",),
    "prison_officer": ("prison",),
    "emergency_worker": ("paramedic", "firefighter", "police"),
}


@dataclass(slots=True)
class _Mention:
    at: int
    kind: str
    name: str


def place_them(page: Page, found: list[Reading]) -> None:
    """Write `force`, `place`, `period` and what these tell of `aggregate` on the facts of the readings."""
    if not found:
        return
    mentions = _mentions(page.doc)
    dates = [date for date in left(page.doc, "dates") if _dates_a_count(date)]
    before: Reading | None = None
    _who(found)
    for reading in found:
        fact = reading.fact
        if fact is None:
            continue
        fact.force = _force(mentions, reading, fact.start)
        fact.place = _place(page, reading)
        date = _period(page, dates, reading)
        if date is not None:
            fact.period = date.id
        elif before is not None and before.fact is not None and _carries(page, before, reading):
            fact.period = before.fact.period
        if _over_many(date, reading) or _tally(page, reading) or _still(page, before, reading):
            fact.aggregate = reading.aggregate = True
        elif reading.parent is not None and reading.parent.aggregate and reading.value != 1:
            fact.aggregate = reading.aggregate = True
        if before is None or reading.rule is not rules.COMPARED:
            before = reading


def _who(found: list[Reading]) -> None:
    """Colleagues, members, staff, victims and attacks are of the people that the story counts."""
    harmed = [r for r in found if r.unit in _OF_PEOPLE]
    known = next((r.who for r in harmed if r.who in _BELONGS or r.who in _WORKERS), None)
    for reading in harmed:
        if reading.who in _BELONGS or reading.who in _WORKERS:
            known = reading.who
        elif known is not None and (reading.who is None or _is_vague(reading)):
            reading.who = known
            if reading.fact is not None:
                reading.fact.who = known  # type: ignore[assignment]


def _is_vague(reading: Reading) -> bool:
    words_for = (reading.who_text or "").lower().split()
    return reading.who == "other" and (not words_for or words_for[-1] in _VAGUE)


def _dates_a_count(date: Date) -> bool:
    """Not "every day", not "now", not "four years" that lie no one knows where."""
    if date.type == "duration" and date.from_ is None and date.to is None:
        return False
    return date.type != "set" and not str(date.value).endswith("_REF")


def _mentions(doc: Doc) -> list[_Mention]:
    text = text_of(doc)
    found = []
    for match in _FORCE.finditer(text):
        area = (match["area"] or match["scot"] or match["alone"] or match["met"]).lower()
        found.append(_Mention(match.start(), "police", _AREAS[area]))
    for match in _SERVICE.finditer(text):
        name = re.sub(r"^(?:The|A|An)\s+", "", match["name"])
        found.append(_Mention(match.start(), _SERVICES[match["kind"].lower()], name))
    for match in _PRISON.finditer(text):
        found.append(_Mention(match.start(), "prison", match.group()))
    return sorted(found, key=lambda mention: mention.at)


def _force(mentions: list[_Mention], reading: Reading, at: int) -> str | None:
    """The organisation named nearest before, else first after; for people who belong to one."""
    kinds = _BELONGS.get(reading.who or "")
    if kinds is None or reading.unit in ("arrests", "charges", "convictions", "acquittals", "offenders"):
        return None
    fitting = [mention for mention in mentions if mention.kind in kinds]
    if not fitting:
        return None
    i = bisect_left([mention.at for mention in fitting], at + 1)
    return fitting[max(0, i - 1)].name


def _place(page: Page, reading: Reading) -> str | None:
    """A place that the count's own clause gives: "in Plymouth", "outside a club in Hull"."""
    doc = page.doc
    stop = min(page.ends[reading.start], reading.end + 30)
    for i in range(reading.end, stop):
        token = doc[i]
        if token.lower_ in _WITHIN and i + 1 < stop:
            span = _place_at(doc, i + 1, stop)
            if span is not None:
                return span
        if token.text == ";" or (token.dep_ in ("nsubj", "nsubjpass") and i > reading.end and token.pos_ != "PRON"):
            break
    return None


def _place_at(doc: Doc, i: int, stop: int) -> str | None:
    start = i
    while i < stop and doc[i].lower_ in ("the", "a", "north", "south", "east", "west", "central"):
        i += 1
    if i >= stop or doc[i].ent_type_ not in _PLACES:
        return None
    end = i
    while end < stop and (
        doc[end].ent_type_ in _PLACES or (doc[end].text == "," and end + 1 < stop and doc[end + 1].ent_type_ in _PLACES)
    ):
        end += 1
    return doc[start:end].text


def _period(page: Page, dates: list[Date], reading: Reading) -> Date | None:
    """The date of the count's clause: the nearest after it in the sentence, else the nearest before."""
    doc = page.doc
    start = doc[page.starts[reading.start]].idx
    last = doc[page.ends[reading.start] - 1]
    end = last.idx + len(last)
    here = doc[reading.start].idx
    near = [date for date in dates if start <= date.start < end]
    after = [date for date in near if date.start > here]
    before = [date for date in near if date.end <= here]
    if after and before:
        closest = before[-1]
        if here - closest.end < 3:
            return closest
    return after[0] if after else before[-1] if before else None


def _carries(page: Page, before: Reading, reading: Reading) -> bool:
    """The time of the count before holds on in the next sentences of the same story."""
    if reading.aggregate and before.aggregate and before.fact is not None and before.fact.period is not None:
        return page.together(before, reading.start, 8)
    return reading.aggregate == before.aggregate and page.together(before, reading.start, 2)


def _tally(page: Page, reading: Reading) -> bool:
    """The sentence tells of a weekend, a year, figures: several people in it were hurt in several incidents."""
    if reading.unit not in _OF_PEOPLE or (reading.value is not None and reading.value < 2):
        return False
    doc = page.doc
    for i in range(page.starts[reading.start], page.ends[reading.start]):
        if doc[i].lower_ in w.AGGREGATE and (i == 0 or doc[i - 1].text != "-"):
            return True
    return False


def _still(page: Page, before: Reading | None, reading: Reading) -> bool:
    """A bare number, or nobody, after a tally is of the tally."""
    if before is None or not before.aggregate or not page.together(before, reading.start, 1):
        return False
    item = reading.item
    return item is not None and not item.single


def _over_many(date: Date | None, reading: Reading) -> bool:
    """A tally over a weekend, a month or a year is of many incidents."""
    if reading.value == 1 or reading.unit not in ("victims", "assaults", "incidents", "injuries"):
        return False
    if date is None:
        return False
    value = str(date.value)
    if "-WE" in value or (value.startswith("P") and value.endswith(("Y", "M", "W"))):
        return True
    return bool(re.fullmatch(r"(?:\d{4}|XXXX)(?:-\d\d|-Q\d|-H\d|-W\d\d|-WXX|-SU|-WI|-SP|-FA)?(?:/.*)?", value))
