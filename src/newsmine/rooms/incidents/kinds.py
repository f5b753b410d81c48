"""What kind of incident a scene tells of."""

from __future__ import annotations

from newsmine.language.parsed import Doc, Token
from newsmine.lexicon import words
from newsmine.record import IncidentType
from newsmine.rooms.incidents.scene import Scene

_HERE = "newsmine.rooms.incidents"
_SIGNS: tuple[tuple[IncidentType, frozenset[str]], ...] = tuple(
    (kind, words(_HERE, "kinds", kind))
    for kind in ("sexual_assault", "shooting", "stabbing", "robbery", "vehicle", "disorder", "homicide")
)


_KNIVES = words(_HERE, "weapons", "stabbing")
#: Shortly before "robbery": what somebody is arrested for, which need not be what happened.
_SUSPECTED = frozenset({"suspicion", "connection", "wanted", "arrested", "convictions", "conviction"})


def type_of(doc: Doc, scene: Scene) -> IncidentType:
    """The type of a scene's incident: by the means that its sentences name most, an assault when none."""
    sentences = list(doc.sents)
    counted: dict[IncidentType, int] = {}
    knives = 0
    for n in scene.sentences[:12]:
        for token in sentences[n]:
            low = token.lower_
            for kind, signs in _SIGNS:
                if low in signs and not (kind == "robbery" and _suspected(token)):
                    counted[kind] = counted.get(kind, 0) + 1
            knives += low in _KNIVES
    mechanisms = {harm.mechanism for harm in scene.harms}
    if counted.get("stabbing") or "stab" in mechanisms:
        counted["stabbing"] = counted.get("stabbing", 0) + knives + ("stab" in mechanisms)
    killed = counted.get("homicide", 0) if any(harm.outcome == "killed" for harm in scene.harms) else 0
    if counted.get("sexual_assault", 0) >= max(1, counted.get("shooting", 0), killed):
        return "sexual_assault"
    if counted.get("shooting") or counted.get("stabbing"):
        return "shooting" if counted.get("shooting", 0) >= counted.get("stabbing", 0) else "stabbing"
    if "vehicle" in mechanisms:
        return "vehicle"
    if any(harm.outcome == "killed" for harm in scene.harms):
        return "homicide" if counted.get("homicide") else "assault"
    if counted.get("robbery"):
        return "robbery"
    if (counted.get("disorder") or scene.force) and not any(harm.patients for harm in scene.harms):
        return "disorder"
    return "assault"


def _suspected(noun: Token) -> bool:
    return any(token.lower_ in _SUSPECTED for token in noun.doc[max(noun.sent.start, noun.i - 4) : noun.i])
