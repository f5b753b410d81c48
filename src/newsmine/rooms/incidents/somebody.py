"""The people of an article told apart: one for each person, however often the text describes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.mention import INJURED, KILLED, RANK, UNHURT, Mention


@dataclass(slots=True)
class Somebody:
    """One person of the event, as far as the text describes them."""

    name: str | None = None
    age: int | None = None
    gender: str | None = None
    nouns: set[str] = field(default_factory=set)
    offender: bool = False
    outcome: str | None = None
    own: bool = False
    groups: set[int] = field(default_factory=set)
    added: bool = False
    mentions: list[Mention] = field(default_factory=list)
    last: int = 0
    hit: bool = False


def people_of(found: Sequence[Mention]) -> list[Somebody]:
    """The people that the mentions of one person describe, each once."""
    known: list[Somebody] = []
    for m in found:
        if not m.single or m.kind == "number":
            continue
        if m.noun in ("other",) and m.kind == "definite" and m.outcome is None:
            continue
        match = next((s for s in known if m.same is not None and m.same in s.mentions), None) or _match(m, known)
        if match is None:
            if m.outcome is None and m.kind != "name" and not m.offender and not m.agent:
                continue
            match = Somebody()
            known.append(match)
        _add(match, m)
    return _unified(known)


def _unified(known: list[Somebody]) -> list[Somebody]:
    """The people, with those merged that nothing tells apart: a victim first described, then named."""
    kept: list[Somebody] = []
    for s in known:
        if s.outcome is None:
            kept.append(s)
            continue
        twin = next((k for k in kept if _twins(k, s)), None)
        if twin is None:
            kept.append(s)
            continue
        for m in s.mentions:
            _add(twin, m)
    return kept


def _twins(a: Somebody, b: Somebody) -> bool:
    """True when two descriptions can be of one person, and nothing says that they are not."""
    if a.outcome is None or b.outcome is None or (a.name and b.name):
        return False
    if a.offender != b.offender or (b.added and not a.added):
        return False
    if a.added and not b.added and (a.outcome == KILLED) != (b.outcome == KILLED):
        return False
    killed, kept = {a.outcome, b.outcome} & {KILLED}, {a.outcome, b.outcome} & {UNHURT}
    if killed and kept:
        return False
    if a.groups & b.groups or (a.age is not None and b.age is not None and a.age != b.age):
        return False
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if any(generations_differ(noun, a.age, b) for noun in a.nouns):
        return False
    introduced = ("indefinite", "bare", "name")
    mine = {m.sentence for m in a.mentions if m.kind in introduced and m.outcome}
    return not mine & {m.sentence for m in b.mentions if m.kind in introduced and m.outcome}


def _add(somebody: Somebody, m: Mention) -> None:
    somebody.mentions.append(m)
    somebody.name = somebody.name or (m.name.key if m.name else None)
    if somebody.age is None:
        somebody.age = m.age
    somebody.gender = somebody.gender or m.gender
    somebody.nouns.add(m.noun)
    somebody.offender = somebody.offender or m.offender or m.agent
    somebody.own = somebody.own or m.own
    if RANK[m.outcome] > RANK[somebody.outcome]:
        somebody.outcome = m.outcome
    somebody.groups.add(m.group)
    somebody.added = somebody.added or m.other
    somebody.last = m.sentence


def _match(m: Mention, known: list[Somebody]) -> Somebody | None:
    """Who of those known a phrase tells of again, or None for somebody new."""
    if m.name is not None:
        for s in known:
            if s.name == m.name.key:
                return s
    best: tuple[float, Somebody] | None = None
    for s in known:
        score = _fits(m, s)
        if score is not None and (best is None or score > best[0]):
            best = score, s
    return best[1] if best else None


def _fits(m: Mention, s: Somebody) -> float | None:
    """How well a phrase fits a person; None when it cannot be the same."""
    if m.group in s.groups or (m.name is not None and s.name is not None):
        return None
    if m.age is not None and s.age is not None and m.age != s.age:
        return None
    if m.gender and s.gender and m.gender != s.gender:
        return None
    if generations_differ(m.noun, m.age, s):
        return None
    if m.other and not s.added:
        return None
    same_age = m.age is not None and m.age == s.age
    same_noun = m.noun in s.nouns and m.noun not in w.GENERIC
    harmed = s.outcome is not None and s.outcome != UNHURT
    if m.name is not None:
        # a name without a harm is somebody quoted, unless the age tells
        if m.outcome is None or m.outcome == UNHURT:
            return 5.0 if same_age and harmed else None
        if not harmed and not same_age:
            return None
    elif m.outcome is not None and not m.own and not m.agent:
        if not harmed:
            # somebody known by other things than a harm: only when the words are the same
            if not (same_age or (m.kind == "definite" and (same_noun or (s.offender and m.offender)))):
                return None
        elif m.offender != s.offender and not (m.noun in w.GENERIC and not m.offender):
            return None
        if s.offender and m.noun == "victim":
            return None
    elif m.own or m.agent or m.offender:
        if harmed and not s.own and not s.offender and m.kind != "definite" and not same_age:
            return None
        if harmed and not s.own and not s.offender and m.agent and not same_noun and not same_age:
            return None
        if m.offender and not s.offender and not s.own and not (s.name and same_noun):
            return None
    elif not same_age and not (m.kind == "definite" and (same_noun or m.noun == "victim")):
        return None
    if m.outcome in (INJURED, UNHURT) and s.outcome == KILLED and m.kind not in ("name", "definite"):
        return None
    if m.outcome == KILLED and s.outcome == UNHURT:
        return None
    introduced = ("indefinite", "bare", "name")
    if (
        s.last == m.sentence
        and m.kind in introduced
        and any(x.sentence == m.sentence and x.kind in introduced for x in s.mentions)
    ):
        return None
    score = 1.0 + 4 * same_age + 2 * same_noun + bool(m.gender and m.gender == s.gender)
    score += m.outcome is not None and m.outcome == s.outcome
    score += m.offender == s.offender
    score += 0.5 * harmed
    return score - 0.02 * (m.sentence - s.last)


def generations_differ(noun: str, age: int | None, s: Somebody) -> bool:
    """True for a boy and a woman; a teenager of 18 may be both."""
    grown, young = noun in w.GROWN, noun in w.YOUNG
    if grown and s.nouns & w.YOUNG:
        return not (s.age or age or 0) >= 17
    if young and s.nouns & w.GROWN:
        return not 17 <= (s.age or age or 0) <= 21
    if grown and s.age is not None and s.age < 17:
        return True
    return young and s.age is not None and s.age > 19 and noun not in ("son", "daughter")
