"""Whose people: the force, service or firm that the counted belong to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from newsmine.language.desk import once_per_doc, text_of
from newsmine.language.parsed import Doc
from newsmine.lexicon import by_word as listed
from newsmine.lexicon import load, words
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.reading import HARMED, Page, Reading

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
_COUNTY = re.compile(r"\b(?P<county>[A-Z]\w+ (?:County|Parish)) (?:sheriff|deput)")
#: Capitalised because they open the sentence, and no part of a name.
_OPENERS = re.compile(rf"^(?:(?:{_either(words(w.HERE, 'words', 'openers', name=_FILE))})\s+)+", re.IGNORECASE)
_NATIONAL = re.compile(rf"\b(?:{_either(words(w.HERE, 'words', 'national', name=_FILE))})\b", re.IGNORECASE)
#: Who works for which kind of service.
_BELONGS = {
    "police_officer": ("police", "us_police"),
    "paramedic": ("paramedic",),
    "firefighter": ("firefighter",),
    "health_worker": ("health_worker", "paramedic"),
    "emergency_worker": ("paramedic", "firefighter", "police"),
}
#: Who works for firms, whose name stands before them: "two Northern Rail guards".
_HIRED = frozenset({"shop_worker", "transport_worker", "security"})
_FIRMS = frozenset({"ORG", "PRODUCT", ""})
#: How far back, in sentences, a figure of the whole country may stand that the next goes on with.
_REACH = 2


@dataclass(slots=True)
class _Mention:
    at: int
    kind: str
    name: str


def name_forces(page: Page, found: list[Reading]) -> None:
    """Write `force` on the facts of the readings of harm."""
    national: Reading | None = None
    for reading in found:
        fact = reading.fact
        if fact is None or reading.unit not in HARMED:
            continue
        if reading.who in _HIRED:
            fact.force = _firm(page.doc, reading)
        kinds = _BELONGS.get(reading.who or "")
        fitting = [mention for mention in _mentions(page.doc) if mention.kind in kinds] if kinds is not None else []
        if not fitting:
            continue
        fact.force = _at_hand(page.doc, reading, fitting)
        if fact.force is None and _national(page, reading, national, fitting):
            national = reading
        elif fact.force is None:
            i = bisect_left([mention.at for mention in fitting], fact.end)
            fact.force = fitting[max(0, i - 1)].name


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
        name = _OPENERS.sub("", match["name"])
        if len(name) > len(match["kind"]):
            found.append(_Mention(match.end() - len(name), _SERVICES[match["kind"].lower()], name))
    for match in _NHS.finditer(text) if "NHS" in text else ():
        found.append(_Mention(match.start(), "health_worker", "NHS"))
    for match in _COUNTY.finditer(text) if "sheriff" in low or "deput" in low else ():
        found.append(_Mention(match.start(), "us_police", f"{match['county']} Sheriff's Office"))
    return sorted(found, key=lambda mention: mention.at)


def _at_hand(doc: Doc, reading: Reading, fitting: list[_Mention]) -> str | None:
    """ "467 assaults on North Wales Police", "a firefighter with Kent Fire and Rescue Service": named right there."""
    leads = ("on", "against") if reading.unit != "victims" else ("from", "for", "with", "of", "at")
    for token in doc[reading.end : reading.end + 3]:
        if token.lower_ in leads and token.i + 1 < len(doc):
            first = doc[token.i + 1].idx
            return next((mention.name for mention in fitting if first <= mention.at <= first + 12), None)
    return None


def _national(page: Page, reading: Reading, before: Reading | None, fitting: list[_Mention]) -> bool:
    """ "Nationally 30,000 officers were attacked", "across all forces": of no one force, and what goes on with it."""
    if not reading.statistic:
        return False
    doc, first = page.doc, page.starts[reading.start]
    last = doc[page.ends[reading.start] - 1]
    start, end = doc[first].idx, last.idx + len(last)
    if any(start <= mention.at < end for mention in fitting):
        return False
    if _NATIONAL.search(text_of(doc), start, end):
        return True
    if before is None or not page.together(before, reading.start, _REACH):
        return False
    bare = reading.item is None or reading.item.kind == "bare" or reading.rate is not None
    return reading.parent is before or bare


def _firm(doc: Doc, reading: Reading) -> str | None:
    """ "a Halfords worker", "two Northern Rail guards": the firm that stands before the people."""
    item = reading.item
    if item is None or item.noun is None:
        return None
    i = item.noun
    while i > item.start and doc[i - 1].pos_ in ("NOUN", "ADJ") and doc[i - 1].text.islower():
        i -= 1  # "a Stagecoach bus driver"
    end = i
    while i > item.start and doc[i - 1].pos_ == "PROPN" and doc[i - 1].text[:1].isupper():
        i -= 1
    if i == end or doc[i].idx < doc.title_end:
        return None
    return doc.words_of(i, end) if all(token.ent_type_ in _FIRMS for token in doc[i:end]) else None
