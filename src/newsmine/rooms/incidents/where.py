"""Where it happened: the town that the headline, the dateline and the sentences of the harm point to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.language.places import COMMON, COUNTIES, COUNTY_OF, NATIONS, Place, PlaceMention, place_mentions
from newsmine.rooms.findings import left
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.names import names
from newsmine.rooms.incidents.place_weight import (
    NOT_AFTER,
    PART_OF_TOWN,
    PREPOSITIONS,
    SIDES,
    dateline,
    longer_name,
    weight_of,
)
from newsmine.rooms.incidents.scene import Reading, Scene

#: What only a story of the United Kingdom has.
_BRITISH = re.compile(
    r"£\d|\b(?:Crown Court|[Mm]agistrates.? [Cc]ourt|Constabulary|Police Federation|Chief Constable|PSNI|PCSO|NHS)\b"
    r"|\bA&E\b|\bPC [A-Z]"
)
#: What one of these needs: looking for that is quicker.
_SIGNS = ("£", "ourt", "Constabulary", "Police Federation", "PCSO", "NHS", "A&E", "PC ")

#: Words of the sentences that tell of the harm.
_HARM = w.ANY_VERB | w.HIT_NOUNS | w.KILLED_NOUNS | {"happened", "incident", "occurred", "gunfire"}
_HOME = NATIONS | {"United Kingdom"}


@once_per_doc
def british(doc: Doc) -> bool:
    """True for a story of the United Kingdom: it names a county or nation of it, or its courts, and no US state."""
    found = place_mentions(doc)
    signed = any(sign in doc.text for sign in _SIGNS) and bool(_BRITISH.search(doc.text))
    states = sum(m.kind == "state" for m in found)
    if states > 1 or (states and not signed):  # "Arizona" may be a bar
        return False
    return signed or any(
        (m.kind == "county" and m.name.lower() in COUNTIES and all(p.country in _HOME for p in m.places))
        or (m.kind == "country" and m.name in NATIONS)
        for m in found
    )


@dataclass(slots=True)
class Where:
    """The place of an incident: words of the text, and what they mean."""

    city: str | None
    region: str | None
    country: str | None
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class _Candidate:
    name: str
    places: tuple[Place, ...]
    score: float = 0.0
    region: str | None = None
    first: PlaceMention | None = None
    uses: dict[str, list[float]] = field(default_factory=dict)
    sure: bool = False
    part: bool = False
    own: bool = False
    most: float = 0.0


@once_per_doc
def where(doc: Doc) -> Where | None:
    """The town, region and country that the article is about, or None when it names no place."""
    found = place_mentions(doc)
    states = _states(doc, found)
    named = {i for name in names(doc) for i in range(name.start, name.end)}
    surnames = {doc[name.end - 1].lower_ for name in names(doc) if name.end - name.start > 1}
    lowered = {t.text for t in doc if t.text.islower()}
    candidates: dict[str, _Candidate] = {}
    title_end = doc.title_end
    sentence_of: dict[int, int] = {}
    harm: set[int] = set()
    for number, sent in enumerate(doc.sents):
        sentence_of[sent.start] = number
        if not _HARM.isdisjoint([t.lower_ for t in sent]):
            harm.add(number)
    body = next((s.start for s in doc.sents if s.start_char >= title_end), 0)
    home = british(doc)
    for k, m in enumerate(found):
        if m.kind != "town" and not (m.kind == "county" and m.places and not home):
            continue
        weight, sure = weight_of(doc, m, found, k, title_end, body, named, sentence_of, harm, home)
        if weight == 0:
            continue
        name = m.name.lower()
        if name in _MONTHS:
            continue
        if not sure and m.end - m.start == 1 and (name in surnames or name in lowered or name in w.PEOPLE_PLAIN):
            continue
        c = candidates.setdefault(name, _Candidate(m.name, m.places))
        kind = "title" if doc[m.start].idx < title_end else "body"
        c.uses.setdefault(kind, []).append(weight)
        c.sure = c.sure or sure
        c.most = max(c.most, weight)
        if c.first is None or (kind == "body" and len(c.uses["body"]) == 1):
            c.first = m
        following_word = doc[m.end].lower_ if m.end < len(doc) else ""
        c.part = c.part or following_word in PART_OF_TOWN
        c.own = c.own or following_word in _AUTHORITIES or (weight >= 2.0 and dateline(doc, m))
        following = found[k + 1] if k + 1 < len(found) else None
        if weight > 0.1 and following is not None and following.kind == "state" and following.start - m.end <= 1:
            c.region = c.region or following.name
            if weight >= _SCANT:
                c.score += 1
                c.own = True
            c.sure = True
    best: tuple[float, _Candidate, Place] | None = None
    ranked: list[tuple[float, _Candidate, Place]] = []
    for c in candidates.values():
        place = _place(c, states, home)
        score = c.score + sum(_sum(weights) for weights in c.uses.values())
        if place is None:
            continue
        if home and place.country not in _HOME:
            if not c.sure:
                continue
            score -= 3.0
        if states and place.country != "United States" and not home:
            score -= 2.0
        if c.name.lower() in SIDES and not c.region:
            continue  # "West", "Central"
        if c.name.lower() in _OTHER_THINGS and not c.region and not home:
            continue
        if place.region is not None and place.region in states:
            score += 1.5
        elif place.country == "United States" and states and not c.region:
            score -= 1.0
        if c.most < _SCANT and home:
            pass  # a court's town, or where somebody lives, however large
        elif place.people >= 100_000:
            score += 1.0
        elif place.people >= 20_000:
            score += 0.5
        if c.name.lower() in COMMON and not c.sure:
            score -= 3
        if place.people == 0:  # a county
            score -= 3.5 if home else 2.0
        if c.part:
            score *= 0.3
        if score > 0:
            ranked.append((score, c, place))
    if (home or not ranked) and all(c.most < _SCANT for _, c, _ in ranked):
        unlisted = _unlisted(doc, found, harm, states)
        if unlisted is not None:
            return unlisted
    if not ranked:
        return _regional(found, states)
    best = _town_of_part(max(ranked, key=lambda entry: entry[0]), ranked, states)
    if best[2].people == 0 and not home:
        best = _town_of_county(best, ranked)
    _, c, place = best
    first = c.first
    city = place.name if place.name.lower() == c.name.lower().replace("’", "'") else _cased(c.name)
    return Where(
        city=city.removeprefix("The ") if place.name == "The Bronx" else city,
        region=_region(place, found) or c.region,
        country=place.country,
        start=first.start if first else None,
        end=first.end if first else None,
    )


def _unlisted(doc: Doc, found: tuple[PlaceMention, ...], harm: set[int], states: Mapping[str, float]) -> Where | None:
    """A village that the gazetteer does not have: "at their home in Low Harbeck, Cumbria"."""
    covered = {i for m in found for i in range(m.start, m.end)}
    for number, sent in enumerate(doc.sents):
        if number not in harm:
            continue
        for token in sent:
            if token.lower_ not in _IN:
                continue
            end = token.i + 1
            while end < len(doc) and end < token.i + 4 and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
                end += 1
            if end == token.i + 1 or all(i in covered for i in range(token.i + 1, end)) or end >= len(doc):
                continue
            if doc[end - 1].lower_ in NOT_AFTER or doc[end].lower_ in NOT_AFTER or doc[end - 1].lower_ in SIDES:
                continue
            county = next((m for m in found if m.kind == "county" and m.start == end + 1), None)
            known = county is not None and doc[end].text == ","
            if known or all(doc[i].ent_type_ == "GPE" for i in range(token.i + 1, end)):
                name = doc.words_of(token.i + 1, end)
                region = county.name if known and county is not None else _county(found)
                state = next(iter(states), None)
                country = COUNTIES.get((region or "").lower()) or ("United States" if state else None)
                return Where(name, region or state, country, token.i + 1, end)
    return None


_IN = frozenset({"in", "near", "outside"})


def _sum(weights: list[float]) -> float:
    """What the mentions of one name say together: the strongest all of it, the next four half, the rest little."""
    strongest = sorted(weights, reverse=True)
    return strongest[0] + 0.5 * sum(strongest[1:4]) + 0.05 * sum(strongest[4:])


#: What a court's town, a hospital's or a residence says.
_SCANT = 0.4
#: After a town's name: it has a case of its own.
_AUTHORITIES = frozenset({"police", "pd", "firefighters", "authorities", "mayor", "officials", "detectives"})
#: Towns of these names are few, and named with their state.
_OTHER_THINGS = frozenset(
    {
        *("street", "circle", "university", "college", "christmas", "easter", "stock", "english", "toyota", "mercedes"),
        *("ford", "early", "church", "school", "media", "image", "photo", "story", "justice", "normal", "best"),
    }
)
_BOROUGHS = frozenset({"brooklyn", "queens", "bronx", "the bronx", "manhattan", "staten island"})
_MONTHS = frozenset(
    {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    }
)


def _town_of_part(
    best: tuple[float, _Candidate, Place],
    ranked: list[tuple[float, _Candidate, Place]],
    states: dict[str, float],
) -> tuple[float, _Candidate, Place]:
    """The town, where the best place is a part of it: "Brighton Park" in a story of Chicago's police."""
    score, c, place = best
    if c.name.lower() in _BOROUGHS:
        return best
    # a namesake of a town in a state that the story does not name is a part of the town whose police act
    elsewhere = not c.region and place.region not in states and place.country == "United States"
    for other in sorted(ranked, key=lambda entry: -entry[0]):
        if (
            other[1] is not c
            and elsewhere
            and not c.own
            and other[1].own
            and other[2].people >= 100_000
            and (other[0] >= 0.15 * score)
        ):
            return other
        if other[1] is c or other[2].region != place.region or other[2].country != place.country:
            continue
        if other[1].own and not c.own and other[2].people >= 5 * max(place.people, 1) and other[0] >= 0.15 * score:
            return other
        if other[1].name.lower() in _BOROUGHS and place.people < 9_000_000 and other[0] >= 0.2 * score:
            return other
        if (
            other[2].people >= 5 * max(place.people, 1)
            and other[2].people >= 250_000
            and other[0] >= 0.45 * score
            and other[1].sure
            and not c.region
        ):
            return other
    return best


def _town_of_county(
    best: tuple[float, _Candidate, Place], ranked: list[tuple[float, _Candidate, Place]]
) -> tuple[float, _Candidate, Place]:
    """The town where something is said to have happened, where the best place is its county."""
    score, _, place = best
    for other in sorted(ranked, key=lambda entry: -entry[0]):
        if (
            other[2].people
            and other[1].sure
            and other[0] >= max(0.8, 0.2 * score)
            and (other[2].region == place.region or not place.region)
        ):
            return other
    return best


def _cased(name: str) -> str:
    return name if any(part[:1].isupper() for part in name.split()[1:]) or " " not in name else name.title()


def _regional(found: tuple[PlaceMention, ...], states: dict[str, float]) -> Where | None:
    """Only a state or a county is named."""
    for m in found:
        if m.kind == "county":
            return Where(None, m.name, COUNTIES.get(m.name.lower()), m.start, m.end)
    for m in found:
        if m.kind == "state" and m.name in states:
            return Where(None, m.name, "United States", m.start, m.end)
    for m in found:
        if m.kind == "country":
            return Where(None, None, m.name, m.start, m.end)
    return None


def _county(found: tuple[PlaceMention, ...]) -> str | None:
    return next((m.name for m in found if m.kind == "county"), None)


def _states(doc: Doc, found: tuple[PlaceMention, ...]) -> dict[str, float]:
    """The states that the article names, with how often."""
    counted: dict[str, float] = {}
    for m in found:
        if m.kind == "state":
            counted[m.name] = counted.get(m.name, 0) + 1
    return counted


def _region(place: Place, found: tuple[PlaceMention, ...]) -> str | None:
    """The state of a town, or its county in the United Kingdom: a known one, or else the one that the story names."""
    if place.country in _HOME:
        return COUNTY_OF.get(place.name.lower()) or _county(found)
    return place.region


def _place(c: _Candidate, states: dict[str, float], home: bool) -> Place | None:
    """Which of the places of that name is meant; `home`: those of the United Kingdom first."""
    if not c.places:
        return None
    if home and c.region is None:
        return next((place for place in c.places if place.country in _HOME), c.places[0])
    if c.region is not None:
        for place in c.places:
            if place.region == c.region:
                return place
    for place in c.places:
        if place.region in states or (place.country in NATIONS and place.country in states):
            return place
    return c.places[0]


def nearest(doc: Doc, scene: Scene, reading: Reading) -> Where | None:
    """The town, county or country that the sentences of a scene name first, with "in" or the like before it.

    Where they name none, the region and country of the main case.
    """
    bounds = list(doc.sents)
    states = _states(doc, place_mentions(doc))
    named = {i for name in names(doc) for i in range(name.start, name.end)}
    home = british(doc)
    mentioned = place_mentions(doc)
    for n in scene.sentences:
        sent = bounds[n]
        for m in mentioned:
            if not sent.start <= m.start < sent.end or any(i in named for i in range(m.start, m.end)):
                continue
            if reading.at(doc[m.start].idx) is not scene:
                continue
            if not m.start or doc[m.start - 1].lower_ not in PREPOSITIONS or longer_name(doc, m):
                continue
            if m.kind == "town" and m.name.lower() not in _MONTHS and m.name.lower() not in SIDES:
                place = _place(_Candidate(m.name, m.places), states, home)
                if place is not None and (not home or place.country in _HOME):
                    return Where(place.name, _region(place, mentioned), place.country, m.start, m.end)
            elif m.kind == "county":
                return Where(None, m.name, COUNTIES.get(m.name.lower()), m.start, m.end)
    about = where(doc)
    if about is None:
        return None
    if scene.tally is not None:
        return Where(None, about.region, about.country)
    round_up = len(left(doc, "sentences")) > 1 and not any(other.main for other in reading.scenes)
    if scene.part_of is not None or round_up:
        return Where(about.city, about.region, about.country)
    if any(_SAME.search(bounds[n].text) for n in scene.sentences[:1]):
        return Where(about.city, about.region, about.country)
    # another case of the same county, unless the text says otherwise
    return Where(None, about.region, about.country)


#: What is told to have been in the same town.
_SAME = re.compile(
    r"\bsame (?:street|road|town|city|pub|club|school|hospital|prison|jail|ward|area|estate|village|park|"
    r"station|spot)\b|"
    r"\b(?:in|across|around) the (?:city|town|village)\b(?! of)|\bnearby\b|\byards away\b",
    re.IGNORECASE,
)
