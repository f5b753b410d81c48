"""What kind of incident a scene tells of."""

from __future__ import annotations

import re
from collections import Counter

from newsmine.language.parsed import Doc, Token
from newsmine.lexicon import words
from newsmine.record import IncidentType
from newsmine.rooms.incidents.scene import Scene

_HERE = "newsmine.rooms.incidents"


def _by_word(table: str, *kinds: str) -> dict[str, tuple[str, ...]]:
    """The kinds of which each word is a sign."""
    lists = {kind: words(_HERE, table, kind) for kind in kinds}
    every = {word for listed in lists.values() for word in listed}
    return {word: tuple(kind for kind, listed in lists.items() if word in listed) for word in every}


_KINDS_OF = _by_word("kinds", "sexual_assault", "shooting", "stabbing", "robbery", "vehicle", "disorder", "homicide")
#: Weapons, which tell of it only where somebody was hit, and words of a gun that was fired.
_FIRED = frozenset(
    "fire fires fired firing discharge discharges discharged discharging misfired misfires rounds ammunition wound "
    "wounds wounded self-inflicted pellet accidentally accidental hunting hit struck".split()
)
_WEAPONS_OF = {**_by_word("weapons", "shooting", "stabbing"), **dict.fromkeys(_FIRED, ("firing",))}
_DISORDER = words(_HERE, "kinds", "disorder")
#: Shortly before "robbery": what somebody is arrested for, which need not be what happened.
_SUSPECTED = frozenset({"suspicion", "connection", "wanted", "arrested", "convictions", "conviction"})


def type_of(doc: Doc, scene: Scene) -> IncidentType:
    """The type of a scene's incident: by the means that its sentences name most, an assault when none."""
    counted, armed = _counted(doc, scene)
    stabs = sum(harm.mechanism == "stab" and not _slash(doc[harm.head]) for harm in scene.harms)
    if stabs or counted["stabbing"] > _PASSING:
        counted["stabbing"] += armed["stabbing"] + bool(stabs)
    else:
        counted["stabbing"] = 0  # one word of it: a threat, a vest, another case
    if counted["shooting"] or armed["firing"]:
        counted["shooting"] += armed["shooting"]
    mechanisms = {harm.mechanism for harm in scene.harms}
    killed = counted["homicide"] if any(harm.outcome == "killed" for harm in scene.harms) else 0
    if counted["sexual_assault"] >= max(1, counted["shooting"], killed):
        return "sexual_assault"
    if counted["shooting"] or counted["stabbing"]:
        return "shooting" if counted["shooting"] >= counted["stabbing"] else "stabbing"
    if "vehicle" in mechanisms or counted["vehicle"]:
        return "vehicle"
    if any(harm.outcome == "killed" for harm in scene.harms):
        return "homicide" if killed else "assault"
    if counted["robbery"]:
        return "robbery"
    if _crowd(doc, scene, counted["disorder"]):
        return "disorder"
    return "assault"


#: Words of stabbing, where nobody is told to be stabbed, that may stand in passing.
_PASSING = 2


def _slash(word: Token) -> bool:
    """True for a cut of the skin, which is told as an assault."""
    return word.lower_.startswith(("slash", "hack", "cut", "slit", "slic", "wound"))


def _counted(doc: Doc, scene: Scene) -> tuple[Counter[str], Counter[str]]:
    """How often the sentences of a scene name each kind, and the weapons that only may tell of it."""
    sentences = list(doc.sents)
    counted, armed = Counter[str](), Counter[str]()
    for n in scene.sentences[:12]:
        for token in sentences[n]:
            low = token.lower_
            for kind in _KINDS_OF.get(low, ()):
                if not (kind == "robbery" and _suspected(token)) and not _worn(token):
                    counted[kind] += 1
            for weapon in _WEAPONS_OF.get(low, ()):
                armed[weapon] += 1
    return counted, armed


def _worn(token: Token) -> bool:
    """True for "stab vests", "stab-proof"."""
    return token.lower_ == "stab" and any(
        t.lower_ in ("vest", "vests", "proof") for t in token.doc[token.i + 1 : token.i + 4]
    )


def _crowd(doc: Doc, scene: Scene, named: int) -> bool:
    """True where the opening names a brawl or a riot, and it is more than a word in passing."""
    if (named or scene.force) and not any(harm.patients for harm in scene.harms):
        return True
    sentences = list(doc.sents)
    if any(_MASS.search(sentences[n].text) for n in scene.sentences[:_OPENING]):
        return True
    opening = [token.lower_ for n in scene.sentences[:_OPENING] for token in sentences[n]]
    return named >= _PASSING and any(word in _DISORDER for word in opening)


_OPENING = 3
#: Words of which one is enough: many fought, or a crowd turned on others.
_MASS = re.compile(
    r"\bmass (?:brawl|fight|disorder)|\briot(?:s|ed|ing|ers)?\b(?! (?:gear|shield|police|van|squad|helmet|act))|"
    r"\bviolent disorder\b|\b(?:street|large|pub|bar) (?:brawl|disturbance|fight)\b|\brunning battles?\b|"
    r"\bpitched battle\b|\bfree-for-all\b|\b(?:\d\d+|dozens of|scores of|hundreds of) (?:\w+ )?"
    r"(?:people|youths|men|fans|supporters|teenagers) (?:fought|brawled|clashed|rioted|were (?:fighting|brawling))\b|"
    r"\b(?:hurl|throw|pelt)\w* (?:missiles|bottles)\b",
    re.IGNORECASE,
)


def _suspected(noun: Token) -> bool:
    return not _SUSPECTED.isdisjoint(noun.doc.lower[max(noun.sent.start, noun.i - 4) : noun.i])
