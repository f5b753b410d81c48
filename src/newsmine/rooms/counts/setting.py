"""Where, when and whose people: force, place and period of counts."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from dataclasses import dataclass

from newsmine.language.desk import once_per_doc, text_of
from newsmine.language.parsed import Doc
from newsmine.lexicon import by_word as listed
from newsmine.lexicon import load, words
from newsmine.record import Date
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.periods import Periods
from newsmine.rooms.counts.places import place_of
from newsmine.rooms.counts.reading import HARMED, Page, Reading
from newsmine.rooms.counts.role import by_word
from newsmine.rooms.counts.whose import name_groups

_FILE = "forces.toml"
_AREAS = {area: name for name, areas in load(w.HERE, _FILE)["areas"].items() for area in areas}
_ALONE = words(w.HERE, "words", "alone", name=_FILE)
_SERVICES = listed(w.HERE, "services", name=_FILE)


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
_NHS = re.compile(r"\bNHS (?:staff|workers?|nurses?|employees|personnel|medics|doctors|colleagues)\b")
_PRISON = re.compile(r"\bHM(?:P|P/YOI|YOI)\s+(?P<hmp>[A-Z]\w+)|\b(?P<jail>[A-Z]\w+) (?i:prison|jail)\b")
_COUNTY = re.compile(r"\b(?P<county>[A-Z]\w+ (?:County|Parish)) (?:sheriff|deput)")
#: Words that open a sentence or a phrase before "prison" and are no prison's name.
_NO_NAMES = frozenset(
    {"The", "A", "His", "Her", "This", "Category", "In", "No", "Our", "Their", "Every", "Open", "County"}
)
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


#: Days beyond which a time holds many incidents.
_LONG = 20


@dataclass(slots=True)
class _Mention:
    at: int
    kind: str
    name: str


def place_them(page: Page, found: list[Reading]) -> None:
    """Write `force`, `place`, `period` and what these tell of `aggregate` on the facts of the readings."""
    if not found:
        return
    periods = Periods.of(page, found)
    before: Reading | None = None
    name_groups(page, found)
    for number, reading in enumerate(found):
        fact = reading.fact
        if fact is None:
            continue
        fact.force = _force(page.doc, reading, fact.end)
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


@once_per_doc
def _mentions(doc: Doc) -> list[_Mention]:
    """Every name of a force or service, in text order."""
    text = text_of(doc)
    low = text.lower()
    found = []
    for match in _FORCE.finditer(text):
        area = (match["area"] or match["scot"] or match["alone"] or match["met"]).lower()
        found.append(_Mention(match.start(), "police", _AREAS[area]))
    # the longer expressions only where a word of theirs stands at all
    for match in _SERVICE.finditer(text) if any(kind in low for kind in _SERVICES) else ():
        name = re.sub(r"^(?:The|A|An)\s+", "", match["name"])
        found.append(_Mention(match.start(), _SERVICES[match["kind"].lower()], name))
    for match in _NHS.finditer(text) if "NHS" in text else ():
        found.append(_Mention(match.start(), "health_worker", "NHS"))
    for match in _PRISON.finditer(text) if any(word in low for word in ("hm", "prison", "jail")) else ():
        if match["hmp"]:
            found.append(_Mention(match.start(), "prison", match.group()))
        elif match["jail"] not in _NO_NAMES:
            found.append(_Mention(match.start(), "prison", f"HMP {match['jail']}"))
    for match in _COUNTY.finditer(text) if "sheriff" in low or "deput" in low else ():
        found.append(_Mention(match.start(), "us_police", f"{match['county']} Sheriff's Office"))
    return sorted(found, key=lambda mention: mention.at)


def _force(doc: Doc, reading: Reading, at: int) -> str | None:
    """The organisation named in the count or nearest before it, else first after; for people who belong to one."""
    kinds = _BELONGS.get(reading.who or "")
    if kinds is None or reading.unit in ("arrests", "charges", "convictions", "acquittals", "offenders"):
        return None
    fitting = [mention for mention in _mentions(doc) if mention.kind in kinds]
    if not fitting:
        return None
    if (own := _attacked(doc, reading, fitting)) is not None:
        return own
    i = bisect_left([mention.at for mention in fitting], at)
    return fitting[max(0, i - 1)].name


def _attacked(doc: Doc, reading: Reading, fitting: list[_Mention]) -> str | None:
    """ "467 assaults on North Wales Police": the organisation that the attacks are on."""
    if reading.unit not in ("assaults", "incidents"):
        return None
    for token in doc[reading.end : reading.end + 3]:
        if token.lower_ in ("on", "against") and token.i + 1 < len(doc):
            first = doc[token.i + 1].idx
            return next((mention.name for mention in fitting if first <= mention.at <= first + 12), None)
    return None


def _tally(page: Page, reading: Reading) -> bool:
    """The sentence tells of a weekend, a year, figures: several people in it were hurt in several incidents."""
    if reading.unit == "offenders" or (reading.value is not None and reading.value < 2):
        return False
    if reading.unit == "victims" and reading.outcome == "assaulted" and (reading.value or 0) >= 200:
        return True  # no one incident has so many
    if reading.unit in ("arrests", "charges", "convictions") and (reading.value or 0) >= 200:
        return True
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
    if reading.unit == "convictions" and 1 < (reading.value or 0) < 10:
        return False  # "three people were jailed in August", of one case
    if date.from_ and date.to and _days(date.from_, date.to) > (_LONG if reading.unit in HARMED else 31):
        return True
    value = str(date.value)
    if "-WE" in value or (value.startswith("P") and value.endswith(("Y", "M", "W"))):
        return True
    return bool(re.fullmatch(r"(?:\d{4}|XXXX)(?:-\d\d|-Q\d|-H\d|-W\d\d|-WXX|-SU|-WI|-SP|-FA)?(?:/.*)?", value))
