"""How many were killed, hurt and attacked in an incident: from what is stated, the people told apart, the counts."""

from __future__ import annotations

from newsmine.language.parsed import Doc
from newsmine.record import Count, Incident, Injury, Interval
from newsmine.rooms.findings import left
from newsmine.rooms.incidents.main_case import main_mentions, signals_of
from newsmine.rooms.incidents.mention import HIT, HOSPITAL, INJURED, KILLED, Mention
from newsmine.rooms.incidents.scene import Reading, Scene
from newsmine.rooms.incidents.scope import title_sentences
from newsmine.rooms.incidents.somebody import people_of
from newsmine.rooms.incidents.stated import Statement, statements_of
from newsmine.rooms.incidents.weigh import weigh

#: Types whose toll the trained weights choose.
_WEIGHED = frozenset({"shooting", "stabbing", "homicide"})
#: A count of more people than this is of no single attack, unless a statement of the toll says so.
_CROWD = 100
#: Sentences of a scene whose counts are of its victims.
_OPENING = 6
_HURT = ("injured", "seriously_injured", "hospitalised")
_TOLD = ("asserted", "alleged")


def count_toll(doc: Doc, scene: Scene, reading: Reading, incident: Incident) -> None:
    """Write how many were killed, hurt and attacked."""
    if scene.tally is not None:
        _tallied(doc, scene.tally, incident)
        return
    titled = title_sentences(doc) if scene.main else 0
    weighed = incident.type in _WEIGHED
    found = list(main_mentions(doc)) if scene.main and weighed else _of_this(doc, scene.mentions)
    people = [s for s in people_of(found) if s.outcome and s.outcome != "unhurt"]
    stated = statements_of(found, titled)
    if scene.main and weighed:
        (killed, hurt), sure = weigh(signals_of(doc))
        incident.confidence = round(min(incident.confidence, max(0.3, sure)), 2)
        attacked = killed + hurt
    else:
        hit, harmed = ("is", (INJURED, HOSPITAL, HIT)) if weighed else ("i", (INJURED, HOSPITAL))
        killed = int(max([s.value for s in stated if s.kind == "k"] + [sum(s.outcome == KILLED for s in people)]))
        told = [s.value for s in stated if s.kind in hit] + [sum(s.outcome in harmed for s in people)]
        hurt = max(int(max(told)), _with_injuries(doc, scene, reading))
        attacked = max(
            killed + hurt if weighed else killed,
            int(bool(people)),  # who is told apart is often one person told twice: lists and counts say how many
            *(int(s.value) for s in stated if s.kind in "ais"),
            *(int(c.value or 0) for c in _counted(doc, scene, reading)),
            int(any(h.patients for h in scene.harms)),
        )
        hurt = min(hurt, attacked - killed)
    incident.killed = _interval(killed, [s for s in stated if s.kind == "k"])
    incident.injured = _interval(hurt, [s for s in stated if s.kind in "is"])
    own = sum(1 for s in people if s.own and s.outcome == KILLED)
    incident.victims = _interval(max(attacked - own, 0), [s for s in stated if s.kind in "as"])


def _tallied(doc: Doc, tally: Count, incident: Incident) -> None:
    """The figures of a tally: its own, and of those the ones who were hurt."""
    if tally.unit != "victims":
        return
    incident.victims = Interval(value=tally.value, low=tally.low, high=tally.high)
    same = {tally.id, tally.same_as}
    parts = (c for c in left(doc, "counts") if c.part_of in same and c.outcome == "injured")
    hurt = tally if tally.outcome in _HURT else next(parts, None)
    if hurt is not None and hurt.value:
        incident.injured = Interval(value=hurt.value, low=hurt.low, high=hurt.high)


def _of_this(doc: Doc, found: list[Mention]) -> list[Mention]:
    """The people told of, less those of a figure over many incidents."""
    figures = [(c.start, c.end) for c in left(doc, "counts") if c.aggregate]
    return [m for m in found if not any(start <= doc[m.head].idx < end for start, end in figures)]


def _counted(doc: Doc, scene: Scene, reading: Reading) -> list[Count]:
    """The counts of victims among the first sentences of a scene."""
    return [
        c
        for c in left(doc, "counts")
        if c.unit == "victims"
        and c.value
        and not c.aggregate
        and c.outcome not in (None, "unhurt")
        and c.assertion in _TOLD
        and c.value <= _CROWD
        and reading.sentence(c.start) in scene.sentences[:_OPENING]
        and reading.at(c.start) is scene
    ]


def _with_injuries(doc: Doc, scene: Scene, reading: Reading) -> int:
    """How many are hurt by the counts and injuries of a scene."""
    hurt = 0
    for count in left(doc, "counts"):
        harmed = count.outcome in _HURT and count.unit == "victims" and count.assertion in _TOLD
        if harmed and not count.aggregate and reading.at(count.start) is scene:
            hurt = max(hurt, int(count.value or 0))
    named: set[str] = set()
    others = 0
    injury: Injury
    for injury in left(doc, "injuries"):
        if (
            injury.type not in (None, "death", "psychological", "infection_risk", "pain")
            and injury.assertion in _TOLD
            and reading.at(injury.start) is scene
        ):
            others = 1
            if injury.victim:
                named.add(injury.victim)
    return max(hurt, len(named), others)


def _interval(value: int, stated: list[Statement]) -> Interval | None:
    """The figure with the bounds of a statement that gives it; None for nobody."""
    if value == 0:
        return None
    for s in stated:
        if s.value == value and (s.low != value or s.high != value):
            return Interval(value=value, low=s.low, high=s.high)
    return Interval(value=value, low=value, high=value)
