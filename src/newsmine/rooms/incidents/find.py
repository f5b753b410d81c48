"""Find incidents in a document."""

from __future__ import annotations

from newsmine.language.groups import group_of
from newsmine.language.parsed import Doc, Token
from newsmine.record import Count, Incident, IncidentRole, Interval, Participant, Person, Who
from newsmine.rooms.findings import left, warn
from newsmine.rooms.incidents import rules
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.kinds import type_of
from newsmine.rooms.incidents.main_case import main_mentions, signals_of
from newsmine.rooms.incidents.mention import HIT, HOSPITAL, INJURED, KILLED
from newsmine.rooms.incidents.scenes import Reading, Scene, read
from newsmine.rooms.incidents.scope import title_sentences
from newsmine.rooms.incidents.somebody import people_of
from newsmine.rooms.incidents.stated import Statement, rivals, statements_of
from newsmine.rooms.incidents.weigh import weigh
from newsmine.rooms.incidents.when import days, fresh, when
from newsmine.rooms.incidents.where import nearest, where

#: Types whose toll the trained weights choose.
_WEIGHED = frozenset({"shooting", "stabbing", "homicide"})
#: Groups that an article names as the attackers; a suspect is nothing by itself.
_ATTACKERS = frozenset(
    {"police_officer", "prison_officer", "health_worker", "nurse", "teacher", "security", "child", "transport_worker"}
)
_LEAD = 3
#: A count of more people than this is of no single attack, unless a statement of the toll says so.
_CROWD = 100
#: Sentences of a scene whose counts are of its victims.
_OPENING = 6


def find(doc: Doc) -> list[Incident]:
    """The incidents of the document, in text order, tied to the facts that the other rooms left."""
    reading = read(doc)
    found: list[tuple[Scene, Incident]] = []
    for number, scene in enumerate(reading.scenes, 1):
        incident = _incident(doc, scene, reading, f"incident {number}")
        if incident is not None:
            found.append((scene, incident))
    by_scene = {id(scene): incident for scene, incident in found}
    for scene, incident in found:
        if scene.part_of is not None and id(scene.part_of) in by_scene:
            incident.part_of = by_scene[id(scene.part_of)].id
    _primary(doc, found)
    return [incident for _, incident in found]


def _incident(doc: Doc, scene: Scene, reading: Reading, name: str) -> Incident | None:
    span = _span(doc, scene)
    if span is None:
        return None
    kind = type_of(doc, scene)
    rule = rules.TALLY if scene.tally else rules.PART if scene.part_of else rules.MAIN if scene.main else rules.ASIDE
    incident = Incident(id=name, start=span[0], end=span[1], type=kind, rule=rule.name, confidence=rule.confidence)
    if scene.harms and all(harm.assertion == "alleged" for harm in scene.harms):
        incident.assertion = "alleged"
    _toll(doc, scene, reading, incident)
    date = when(doc, scene.sentences, reading.starts, main=scene.main)
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
    place = where(doc) if scene.main else nearest(doc, scene.sentences)
    if place is not None:
        incident.city, incident.region, incident.country = place.city, place.region, place.country
        if place.start is not None and place.end is not None:
            incident.place = doc[place.start : place.end].text.rstrip(".")
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
            noun = next((t for t in sent if t.lower_ in w.ATTACK | w.HIT_NOUNS and t.tag_[:1] in "VN"), None)
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


def _toll(doc: Doc, scene: Scene, reading: Reading, incident: Incident) -> None:
    """Write how many were killed, hurt and attacked."""
    if scene.tally is not None:
        tally = scene.tally
        incident.victims = (
            Interval(value=tally.value, low=tally.low, high=tally.high) if tally.unit == "victims" else None
        )
        return
    titled = title_sentences(doc) if scene.main else 0
    found = list(main_mentions(doc)) if scene.main else scene.mentions
    people = [s for s in people_of(found) if s.outcome and s.outcome != "unhurt"]
    stated = statements_of(found, titled)
    if scene.main and incident.type in _WEIGHED:
        (killed, hurt), sure = weigh(signals_of(doc))
        incident.confidence = round(min(incident.confidence, max(0.3, sure)), 2)
    else:
        hit = ("k", "i", "s") if incident.type in _WEIGHED else ("k", "i")
        killed = int(max([s.value for s in stated if s.kind == "k"] + [sum(s.outcome == KILLED for s in people)]))
        harmed = (INJURED, HOSPITAL, HIT) if "s" in hit else (INJURED, HOSPITAL)
        hurt = int(
            max(
                [s.value for s in stated if s.kind in hit and s.kind != "k"]
                + [sum(s.outcome in harmed for s in people)]
            )
        )
        hurt = max(hurt, _with_injuries(doc, scene, reading))
    incident.killed = _interval(killed, [s for s in stated if s.kind == "k"])
    incident.injured = _interval(hurt, [s for s in stated if s.kind in "is"])
    _conflicts(doc, incident, stated)
    attacked = max(
        killed + hurt,
        len(people),
        *(int(s.value) for s in stated if s.kind in "as"),
        0,
    )
    counted = [
        int(c.value)
        for c in left(doc, "counts")
        if c.unit == "victims"
        and c.value
        and not c.aggregate
        and c.outcome not in (None, "unhurt")
        and c.assertion in ("asserted", "alleged")
        and c.value <= _CROWD
        and reading.sentence(c.start) in scene.sentences[:_OPENING]
    ]
    attacked = max(attacked, *counted, len({p for h in scene.harms for p in h.patients[:1] if h.patients}) and 1, 0)
    own = sum(1 for s in people if s.own and s.outcome == KILLED)
    if incident.type in _WEIGHED:
        attacked = killed + hurt
    attacked = max(attacked - own, 0)
    incident.victims = _interval(attacked, [s for s in stated if s.kind in "as"])


def _with_injuries(doc: Doc, scene: Scene, reading: Reading) -> int:
    """How many are hurt by the counts and injuries of a scene."""
    hurt = 0
    for count in left(doc, "counts"):
        if (
            count.outcome in ("injured", "seriously_injured", "hospitalised")
            and count.unit == "victims"
            and count.assertion in ("asserted", "alleged")
            and reading.at(count.start) is scene
        ):
            hurt = max(hurt, int(count.value or 0))
    victims = set()
    for injury in left(doc, "injuries"):
        if (
            injury.type not in (None, "death", "psychological", "infection_risk")
            and injury.assertion in ("asserted", "alleged")
            and reading.at(injury.start) is scene
        ):
            victims.add(
                injury.victim
                or (injury.victim_text or "").lower().removeprefix("the ").removeprefix("a ").removeprefix("an ")
            )
    named = {v for v in victims if v[:1] == "p" and v[1:].isdigit()}
    return max(hurt, len(named), min(len(victims), 1))


def _interval(value: int, stated: list[Statement]) -> Interval | None:
    """The figure with the bounds of a statement that gives it; None for nobody."""
    if value == 0:
        return None
    for s in stated:
        if s.value == value and (s.low != value or s.high != value):
            return Interval(value=value, low=s.low, high=s.high)
    return Interval(value=value, low=value, high=value)


def _conflicts(doc: Doc, incident: Incident, stated: list[Statement]) -> None:
    """Where the article gives several totals for one outcome, widen the bounds to them, and warn."""
    for kind, what, figure in (("k", "killed", incident.killed), ("i", "injured", incident.injured)):
        if figure is None:
            continue
        totals = rivals(doc, stated, kind)
        if len(totals) < 2 or figure.value not in {s.value for s in totals}:
            continue
        figure.low = min(s.value for s in totals)
        figure.high = max(s.value for s in totals)
        said = " and ".join(f"“{doc[s.mention.start : s.mention.end].text}”" for s in totals)
        warn(doc, "conflicting_figures", f"the article says that {said} were {what}", incident)


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
    return None


def _group(token: Token) -> Who | None:
    if token.lower_ == "police":
        return "police_officer"
    who: Who | None = group_of(token)  # type: ignore[assignment]
    return who


def _primary(doc: Doc, found: list[tuple[Scene, Incident]]) -> None:
    """Mark the one incident that the article is about: the main case, told of in the headline or the lead."""
    titled = title_sentences(doc)
    opening = doc.user_data.get("newsmine_title_end", 0) or 300
    statistics = any(c.aggregate and c.start < opening for c in left(doc, "counts"))
    for scene, incident in found:
        if scene.main:
            early = bool(scene.sentences) and scene.sentences[0] < titled + _LEAD
            incident.primary = early or not statistics
            return
