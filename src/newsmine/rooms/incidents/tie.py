"""Tie the facts of the other rooms to the incidents: the only place where a room writes on another's facts."""

from __future__ import annotations

from newsmine.language.parsed import Doc
from newsmine.record import Count, CourtSentence, Incident, Injury, Person, Role
from newsmine.rooms.findings import left, rekeep
from newsmine.rooms.incidents.scene import Reading
from newsmine.rooms.incidents.scenes import read

#: Roles that a verdict settles.
_OPEN_ROLES = frozenset({"suspect", "defendant", "other"})


def settle(doc: Doc) -> None:
    """Write `convicted` and `acquitted` among the roles of those whom a court's sentence or verdict is about.

    To be asked before the incidents are found, whose offenders are the convicted. Who is one of the two already, or
    has no role that a verdict settles (a victim, a judge), stays as they are.
    """
    people: dict[str, Person] = {person.id: person for person in left(doc, "people")}
    settled = False
    for sentence in left(doc, "sentences"):
        if sentence.assertion != "asserted" or sentence.verdict is None:
            continue
        for person in (people[key] for key in sentence.defendants if key in people):
            kept: list[Role] = [role for role in person.roles if role not in _OPEN_ROLES]
            if len(kept) < len(person.roles) and not {"convicted", "acquitted"} & set(kept):
                person.roles = [*kept, sentence.verdict]
                settled = True
    if settled:
        rekeep(doc, "people")


def tie(doc: Doc) -> None:
    """Write `incident` on counts and injuries, `victim` and `count` on injuries, `status` on those who are their
    victims, and the ids of all on the incidents."""
    incidents: list[Incident] = left(doc, "incidents")
    counts: list[Count] = left(doc, "counts")
    injuries: list[Injury] = left(doc, "injuries")
    people: list[Person] = left(doc, "people")
    _victims(doc, injuries, people, counts)
    _fates(injuries, people)
    if not incidents:
        return
    reading = read(doc)
    by_scene = {id(scene): scene.incident for scene in reading.scenes if scene.incident is not None}
    for count in counts:
        if count.incident is None and not _statistic(count):
            incident = by_scene.get(id(reading.at(count.start)))
            if incident is not None and count.assertion != "hypothetical":
                count.incident = incident.id
    for injury in injuries:
        if injury.incident is None and injury.assertion != "hypothetical":
            incident = by_scene.get(id(reading.at(injury.start)))
            if incident is not None:
                injury.incident = incident.id
    sentences: list[CourtSentence] = left(doc, "sentences")
    for incident in incidents:
        incident.counts = [c.id for c in counts if c.incident == incident.id]
        incident.injuries = [i.id for i in injuries if i.incident == incident.id]
    for sentence in sentences:
        of = _case_of(sentence, incidents, by_scene, reading)
        if of is not None and sentence.assertion != "hypothetical":
            of.sentences.append(sentence.id)
    for kind in ("people", "counts", "injuries", "incidents"):
        rekeep(doc, kind)


def _statistic(count: Count) -> bool:
    """True for a figure that belongs to no incident: a rate, a change, a share, a total over a long time."""
    return bool(count.rate or count.change or count.share is not None)


def _victims(doc: Doc, injuries: list[Injury], people: list[Person], counts: list[Count]) -> None:
    """Write on each injury its victim and its count where the words for the victim are theirs."""
    for injury in injuries:
        if injury.victim is None and injury.victim_text:
            injury.victim = _person_of(injury, people, doc.text)
        if injury.count is None and injury.victim_text:
            near = [
                c
                for c in counts
                if c.unit == "victims"
                and abs(c.start - injury.start) < 300
                and (injury.victim_text in c.text or c.text in injury.victim_text)
            ]
            if near:
                injury.count = min(near, key=lambda c: abs(c.start - injury.start)).id


#: Types of injury that are no wound of the body, or more than one.
_NO_WOUND = frozenset({None, "death", "psychological", "infection_risk", "pain", "other"})


def _fates(injuries: list[Injury], people: list[Person]) -> None:
    """Whoever is the victim of an injury is injured, where nothing else is said of them."""
    wounded = {injury.victim for injury in injuries if injury.assertion == "asserted" and injury.type not in _NO_WOUND}
    for person in people:
        if person.status is None and person.id in wounded:
            person.status = "injured"


def _person_of(injury: Injury, people: list[Person], text: str) -> str | None:
    """The victim whose mention is nearest to the injury and has its words."""
    best: tuple[int, str] | None = None
    for person in people:
        for mention in person.mentions:
            if mention.text == injury.victim_text and "victim" in person.roles:
                distance = abs(mention.start - injury.start)
                if distance < 300 and (best is None or distance < best[0]):
                    best = distance, person.id
    return best[1] if best else None


def _case_of(
    sentence: CourtSentence, incidents: list[Incident], by_scene: dict[int, Incident], reading: Reading
) -> Incident | None:
    """The incident that a court dealt with: that of the defendant, else of the words around."""
    for incident in incidents:
        if any(p.person in sentence.defendants for p in incident.people):
            return incident
    here = by_scene.get(id(reading.at(sentence.start)))
    return here or next((i for i in incidents if i.primary), None)
