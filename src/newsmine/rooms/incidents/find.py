"""Find incidents in a document."""

from __future__ import annotations

import re

from newsmine.language.groups import group_of
from newsmine.language.parsed import Doc, Token
from newsmine.record import Count, Incident, IncidentRole, Interval, Participant, Person, Who
from newsmine.rooms.findings import left, warn
from newsmine.rooms.incidents import rules
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.kinds import type_of
from newsmine.rooms.incidents.scene import Reading, Scene
from newsmine.rooms.incidents.scenes import read
from newsmine.rooms.incidents.scope import title_sentences
from newsmine.rooms.incidents.toll import count_toll
from newsmine.rooms.incidents.when import days, fresh, when
from newsmine.rooms.incidents.where import british, nearest, where

#: Groups that an article names as the attackers; a suspect is nothing by itself.
_ATTACKERS = frozenset(
    {"police_officer", "prison_officer", "health_worker", "nurse", "teacher", "security", "child", "transport_worker"}
)
_LEAD = 3


def find(doc: Doc) -> list[Incident]:
    """The incidents of the document, in text order, tied to the facts that the other rooms left."""
    reading = read(doc)
    grounded = _grounded(doc, reading)
    found: list[tuple[Scene, Incident]] = []
    for number, scene in enumerate(reading.scenes, 1):
        if id(scene) not in grounded and not scene.force and not (scene.main and _told_of(scene)):
            continue
        incident = _incident(doc, scene, reading, f"incident {number}")
        if incident is not None:
            scene.incident = incident
            found.append((scene, incident))
    for scene, incident in found:
        if scene.part_of is not None and (whole := scene.part_of.incident) is not None:
            incident.part_of = whole.id
            if incident.from_ is None and whole.from_ == whole.to:  # all in one night
                incident.from_, incident.to = whole.from_, whole.to
    _primary(doc, found)
    return [incident for _, incident in found]


def _told_of(scene: Scene) -> bool:
    """True where more than one bare name says that somebody was harmed."""
    return len(scene.mentions) > 1 or any(m.kind != "name" for m in scene.mentions)


def _grounded(doc: Doc, reading: Reading) -> set[int]:
    """Identities of the scenes of which a count or an injury tells: with none, nobody was harmed."""
    facts = (
        *(c for c in left(doc, "counts") if c.unit != "offenders" and c.value != 0),
        *left(doc, "injuries"),
    )
    return {id(reading.at(fact.start)) for fact in facts if fact.assertion in ("asserted", "alleged")}


def _incident(doc: Doc, scene: Scene, reading: Reading, name: str) -> Incident | None:
    span = _span(doc, scene)
    if span is None:
        return None
    kind = type_of(doc, scene)
    rule = rules.TALLY if scene.tally else rules.PART if scene.part_of else rules.MAIN if scene.main else rules.ASIDE
    incident = Incident(id=name, start=span[0], end=span[1], type=kind, rule=rule.name, confidence=rule.confidence)
    if scene.harms and all(harm.assertion == "alleged" for harm in scene.harms):
        incident.assertion = "alleged"
    count_toll(doc, scene, reading, incident)
    if incident.killed is not None and incident.injured is None and kind == "stabbing":
        incident.type = "homicide"
    date = when(doc, scene, reading)
    if scene.tally is not None and scene.tally.period:
        date = next((d for d in left(doc, "dates") if d.id == scene.tally.period), date)
    if date is not None:
        incident.date = date.id
        incident.from_, incident.to = days(date, doc._.newsmine_published)
    if incident.from_ is None and scene.main and not left(doc, "sentences"):
        incident.from_, incident.to = fresh(doc)
        if incident.from_ is not None:
            warn(
                doc,
                "date_assumed",
                f"no day is named for “{doc.text[incident.start : incident.end]}”: the day of publication and the "
                "day before it were taken",
                incident,
            )
    place = where(doc) if scene.main and (scene.tally is None or not british(doc)) else nearest(doc, scene, reading)
    if place is not None:
        incident.city, incident.region, incident.country = place.city, place.region, place.country
        if place.start is not None and place.end is not None:
            incident.place = doc.words_of(place.start, place.end).rstrip(".")
    _cast(doc, scene, reading, incident)
    incident.offender_who = _offender_who(doc, scene)
    return incident


def _span(doc: Doc, scene: Scene) -> tuple[int, int] | None:
    """The first words that name the attack: in the first sentence that tells of it, before those for what it did."""
    told = [h for h in scene.harms if h.kind in ("attack", "injury") or doc[h.head].lower_ in w.KILL] or scene.harms
    if told:
        first = min(told, key=lambda h: h.start)
        sent = doc[first.start].sent
        here = [h for h in told if sent.start <= h.start < sent.end]
        named = [h for h in here if h.kind == "attack" or doc[h.head].lower_ in w.KILL]
        best = min(named or here, key=lambda h: h.start)
        last = doc[best.end - 1] if best.end - best.start <= 3 else doc[best.head]
        start = doc[best.start] if best.end - best.start <= 3 else doc[best.head]
        if not named:
            noun = next((t for t in sent if t.lower_ in w.ATTACKS and t.tag_[:1] in "VN"), None)
            if noun is not None:
                start = last = noun
        return start.idx, last.idx + len(last)
    for m in scene.mentions:
        token = doc[m.trigger] if m.trigger is not None else None
        if token is not None:
            return token.idx, token.idx + len(token)
    if scene.mentions:
        m = scene.mentions[0]
        return doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1])
    if scene.tally is not None:
        return scene.tally.start, scene.tally.end
    return scene.force[0] if scene.force else None


def _cast(doc: Doc, scene: Scene, reading: Reading, incident: Incident) -> None:
    """Write who took part, and how many attacked."""
    offenders = 0
    for person in left(doc, "people"):
        role = _role(person)
        if role is None or not any(reading.at(m.start) is scene for m in person.mentions[:6]):
            continue
        first = next((at for m in person.mentions[:6] if (at := reading.at(m.start)) is not None), None)
        if first is not scene and role == "victim":
            continue
        incident.people.append(Participant(person=person.id, role=role))
        offenders += role in ("suspect", "offender")
    counted = [
        c
        for c in left(doc, "counts")
        if c.unit == "offenders" and c.value and reading.at(c.start) is scene and c.assertion != "hypothetical"
    ]
    if counted:
        best: Count = max(counted, key=lambda c: c.value or 0)
        if (best.value or 0) >= offenders:
            incident.offenders = Interval(value=best.value, low=best.low, high=best.high)
            return
    if offenders:
        incident.offenders = Interval(value=offenders, low=offenders, high=offenders)
    elif any(doc[a].tag_ in ("NN", "NNP") for harm in scene.harms for a in harm.agents):
        incident.offenders = Interval(value=1, low=1, high=1)


def _role(person: Person) -> IncidentRole | None:
    parts: tuple[tuple[str, IncidentRole], ...] = (
        ("victim", "victim"),
        ("convicted", "offender"),
        ("suspect", "suspect"),
        ("defendant", "suspect"),
        ("witness", "witness"),
    )
    for role, part in parts:
        if role in person.roles:
            return part
    return None


def _offender_who(doc: Doc, scene: Scene) -> Who | None:
    for harm in scene.harms:
        for agent in harm.agents:
            who = _group(doc[agent])
            if who in _ATTACKERS:
                return who
    told = [doc.sents[n] for n in scene.sentences]
    if any("police" in sent.text.lower() and _POLICE_FORCE.search(sent.text) for sent in told):
        return "police_officer"
    return None


#: Force by police in words that name nobody: "police opened fire", "died in police firing".
_POLICE_FORCE = re.compile(
    r"\bpolice (?:open(?:ed|s)? fire|opening fire|fir(?:ed|ing|es)|bullets?|lathi|baton|shooting)\b|"
    r"\bpolice (?:had|have|were forced to|resorted to) (?:to )?(?:open(?:ed)? fire|fir(?:e|ed|ing))\b|"
    r"\b(?:shot|killed|fired on|beaten) by (?:the )?police\b",
    re.IGNORECASE,
)


def _group(token: Token) -> Who | None:
    if token.lower_ == "police":
        return "police_officer"
    who: Who | None = group_of(token)  # type: ignore[assignment]
    return who


def _primary(doc: Doc, found: list[tuple[Scene, Incident]]) -> None:
    """Mark the one incident that the article is about: the main case, told of in the headline or the lead."""
    titled = title_sentences(doc)
    opening = doc.title_end or 300
    statistics = any(c.aggregate and c.start < opening for c in left(doc, "counts"))
    for scene, incident in found:
        if scene.main:
            early = bool(scene.sentences) and scene.sentences[0] < titled + _LEAD
            incident.primary = early or not statistics
            return
