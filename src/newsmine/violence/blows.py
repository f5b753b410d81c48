"""By what means, and whether anybody was hit at all: weapons and missiles, walls and balls."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.parsed import Token
from newsmine.record import Mechanism
from newsmine.violence import figurative, words
from newsmine.violence.arguments import heads, means
from newsmine.violence.people import personlike
from newsmine.violence.voice import subject_of

#: Verbs that say little of a body by themselves: their victim must be plainly people.
WEAK = frozenset(
    {"strike", "grab", "push", "throw", "drag", "burn", "vehicle", "kick", "bomb", "stamp", "tackle", "spit"}
)
_HOT = frozenset({"boiling", "scalding", "hot"})
_LIGHT = frozenset({"scooter", "e-scooter", "bike", "bicycle", "wheel", "skateboard"})
_COORDINATORS = frozenset({",", "and", "or", "then", "&", "also", "repeatedly"})


def means_of(
    verb: Token, mechanism: Mechanism | None, agents: tuple[int, ...], tools: tuple[int, ...], passive: bool
) -> tuple[Mechanism | None, tuple[int, ...]]:
    """The mechanism with what it was done with, and the agents without cars and bottles."""
    doc = verb.doc
    things = [i for i in agents if personlike(doc[i]) is not True]
    if mechanism in (None, "strike", "drag", "throw", "burn"):
        if mechanism in (None, "strike"):  # "knocked down with a single punch"
            for i in tools:
                if (blow := words.BLOWS.get(doc[i].lower_, "strike")) != "strike":
                    return blow, agents
        for i in (*things, *tools, *_held(verb)):
            word = doc[i]
            if mechanism in (None, "drag") and personlike(word):
                continue  # "assaulted by drivers" is no collision
            if (
                mechanism == "strike"
                and word.lower_ in words.MISSILES
                and verb.lower_ not in words.PHYSICAL
                and (i in things or _thrown(word))
            ):
                return "throw", tuple(a for a in agents if a != i)
            named = means(word)
            if named == "vehicle" and word.lower_ in _LIGHT and word.dep_ == "pobj" and word.head.lower_ == "with":
                return "strike", agents  # "hit with a scooter"
            if (
                named is not None
                and not (mechanism == "throw" and named != "acid")
                and not (mechanism in ("drag", "burn") and named != "vehicle")
            ):
                if mechanism == "strike" and named == "burn":
                    continue
                return named, tuple(a for a in agents if a != i)
    if mechanism == "throw" and verb.lower_ in words.THROWING:
        for item in _thrown_things(verb):
            if any(t.lower_ in _HOT for t in item.subtree) or (
                means(item) == "burn" and item.lower_ not in words.MISSILES
            ):
                return "burn", agents
            if means(item) in ("acid", "bomb"):
                return means(item), agents
        subject = subject_of(verb)
        if passive and subject is not None and means(subject) in ("acid", "bomb"):
            return means(subject), agents
    return mechanism, agents


def _held(verb: Token) -> tuple[int, ...]:
    """What is rammed, smashed or plunged into somebody: "plunged a knife into his chest"."""
    if verb.lower_ not in words.PHYSICAL:
        return ()
    return tuple(item.i for item in _thrown_things(verb) if means(item) not in (None, "vehicle"))


def _thrown_things(verb: Token) -> list[Token]:
    """The objects, or what "had" something thrown: "had acid thrown in his face"."""
    found = syntax.objects(verb)
    if not found and verb.dep_ in ("ccomp", "acl"):
        found = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
        found += [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i] if verb.dep_ == "ccomp" else []
        found += [verb.head] if verb.dep_ == "acl" else []
    return found


def _thrown(noun: Token) -> bool:
    return any(child.lower_ in ("thrown", "hurled", "flung", "lobbed") for child in noun.children)


def hit_by_thing(verb: Token) -> bool:
    """True for "hit by a pie", "struck by a thought": by nothing that attackers are, use or throw."""
    things = [verb.doc[i] for i in _by(verb)]
    return bool(things) and not any(
        (personlike(t) is not False and (personlike(t) or t.pos_ == "PROPN"))
        or means(t) is not None
        or t.lower_ in words.MISSILES
        or t.lower_ in words.ATTACK_NOUNS
        for t in things
    )


def by_nobody(verb: Token) -> bool:
    """True for "hit by a round of cuts", "hit with a lawsuit"."""
    things = [thing for thing in syntax.prepositional(verb, "with", "by") if not personlike(thing)]
    return any(figurative.abstract(t) for thing in things for t in thing.subtree if t.i < _clause_after(thing))


def _clause_after(noun: Token) -> int:
    """Where a clause about the thing begins: "with a weapon, sustaining injuries"."""
    return min((c.i for c in noun.rights if c.dep_ in ("acl", "relcl", "advcl")), default=noun.sent.end)


def _by(verb: Token) -> tuple[int, ...]:
    return heads(syntax.agent(verb))


def hits_nobody(
    verb: Token, mechanism: Mechanism | None, patients: tuple[int, ...], struck: tuple[int, ...], passive: bool
) -> bool:
    """True where what is hit is a wall, a policy, or nothing."""
    doc = verb.doc
    if patients:
        if struck or any(personlike(doc[i]) for i in patients):
            return False
        if verb.lower_ in words.DEATHS or mechanism == "sexual":
            return False
        names = [doc[i] for i in patients if doc[i].pos_ == "PROPN"]
        if mechanism in WEAK or mechanism is None:
            return not any(name.ent_type_ in ("", "PERSON") for name in names)
        return not names
    if struck:
        return False
    objects = syntax.objects(verb)
    if objects and not passive:
        return True
    if passive:
        return subject_of(verb) is not None  # a wall was kicked
    # no object at all: "he kicked and punched", "was found guilty of biting"
    if verb.lower_ in words.ATTACKS or mechanism in WEAK - {"kick", "spit"}:
        return True
    return verb.tag_ not in ("VBG", "VB", "VBD", "VBN") or any(c.dep_ == "prt" for c in verb.children)


def shares(verb: Token, patients: tuple[int, ...]) -> bool:
    """True where a participle has no victim of its own and co-ordination may give it one."""
    if patients or verb.tag_ == "VBG" or syntax.has_object(verb):
        return False
    subject = subject_of(verb)
    if subject is not None and personlike(subject) is not True:
        return False
    return verb.i > verb.sent.start and verb.nbor(-1).lower_ in _COORDINATORS
