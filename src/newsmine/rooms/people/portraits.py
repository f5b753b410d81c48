"""Whose looks are told: "one of the males is described as …", "the second was wearing …" are those who are sought."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.parsed import Token
from newsmine.rooms.people.alike import alike
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.signs import is_police, mark, near
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import DESCRIBED, JOB_ROLE, LOOKS
from newsmine.violence import harms

#: Verbs that tell somebody's looks; those behind are asked only of one of several ("one had a beard").
_SHOWING = frozenset({"described", "wearing", "wore", "dressed", "clad"})
_BEING = frozenset({"is", "was", "had", "has", "'s", "’s"})
#: Words for an age tell who is sought only behind "described as".
_AGES = frozenset({"aged", "teens", "20s", "30s", "40s", "50s", "60s", "years", "about", "around", "between"})
#: Words for one of several, and those that mean the same one when they come again.
_NUMBERED = frozenset({"first", "second", "third", "fourth", "fifth", "other"})
_ONE_OF_SEVERAL = _NUMBERED | {"one", "another"}
#: Verbs that may stand between: "is described as having ginger hair", "is thought to have been tall".
_PASSED = frozenset("having being be been have carrying thought believed said aged built".split())
_BEING_PASSED = _BEING | _PASSED
_LOOKING = LOOKS | _AGES
#: What the police want to do with somebody whom they do not know.
_TRACING = frozenset("trace tracing identify identifying locate locating speak talk".split())
_ASKING = frozenset({"speak", "talk"})
_TIED = frozenset({"connection", "relation"})
#: Words of those who only saw it, or helped.
_WITNESSING = frozenset("witness witnesses witnessed saw seen helped help helping heroic aid assist missing".split())
#: How many tokens a word for looks stands behind the verb at most.
_REACH = 12


def portrayed(cast: Cast) -> None:
    """Mark as suspects those whose looks a story of violence tells, and whom no other word made anything.

    To be asked when all else has been joined: who is told of as one of several stays one of several.
    """
    looks = cast.doc.having(_LOOKING)
    if not looks or not any(harm.assertion == "asserted" for harm in harms(cast.doc)):
        return
    shown: dict[str, Somebody] = {}
    for verb in dict.fromkeys(v for v in map(_showing, looks) if v is not None):
        who = cast.who(cast.subject(verb))
        if who is None or not _unknown(who):
            continue
        one = who.descriptions[0]
        words = cast.lower[one.start : one.end]
        several = one.distinct or not _ONE_OF_SEVERAL.isdisjoint(words)
        if not several and (verb.lower_ != "described" or not one.definite or _has_suspect(cast)):
            continue
        told = shown.setdefault(" ".join(words), who)
        if told is not who and _NUMBERED.isdisjoint(words):
            told = who  # "one" and, further down, "one": two of them
        mark(cast.merge(told, who), "suspect", 1, verb)
        if several and (other := _beside(cast, verb)) is not None:
            mark(other, "suspect", 1, verb)


def wanted(cast: Cast) -> None:
    """Mark "a man they want to trace", "keen to identify a man described as …" as the one who did it.

    Where somebody unknown is told to have done it, it is the same man.
    """
    doc = cast.doc
    verbs = doc.having(_TRACING)
    if not verbs or not any(harm.assertion == "asserted" for harm in harms(doc)):
        return
    for verb in verbs:
        who = _traced(cast, verb)
        if who is None or not _unknown(who) or not _WITNESSING.isdisjoint(cast.lower[verb.sent.start : verb.sent.end]):
            continue
        others = [p for p in cast.people if p is not who and p.law() is not None and not p.evidence["held"]]
        if any(p.named or not alike(cast, p, who) for p in others) or len(others) > 1:
            continue
        mark(cast.merge(others[0], who) if others else who, "suspect", 1, verb)


def _traced(cast: Cast, verb: Token) -> Somebody | None:
    """Whom a verb of seeking has for object, or for head: "trace a man", "a man they wish to speak to"."""
    if verb.lower_ in _ASKING:
        tied = near(verb, _TIED, 12)  # "speak to a man in connection with the attack"
        objects = list(syntax.prepositional(verb, "to")) if tied else []
    else:
        objects = list(syntax.objects(verb))
    node = verb
    while not objects and node.dep_ in ("xcomp", "ccomp", "conj") and node.head.i != node.i:
        node = node.head
    if not objects and node.dep_ != "relcl":
        return None
    who = cast.at.get(objects[0].i if objects else node.head.i)
    one = who.descriptions[0] if who is not None and who.descriptions else None
    return who if one is not None and one.determiner == "a" and one.noun in DESCRIBED else None


def _beside(cast: Cast, verb: Token) -> Somebody | None:
    """ "One was described as white and the other as of slim build": who stands beside, with or without a verb."""
    for i in range(verb.i + 2, verb.sent.end):
        who = cast.at.get(i)
        if who is not None:
            words = cast.lower[who.start : i + 1]
            joined = cast.lower[who.start - 1] in ("and", "while", ",", "whereas", ";")
            return who if joined and _unknown(who) and not _ONE_OF_SEVERAL.isdisjoint(words) else None
    return None


def _has_suspect(cast: Cast) -> bool:
    return any(person.law() is not None for person in cast.people)


def _showing(look: Token) -> Token | None:
    """The verb that a word for looks belongs to, in its own clause before it; or None."""
    found = None
    for before in reversed(look.doc.tokens[max(0, look.i - _REACH) : look.i]):
        if before.is_space or before.text in '.;“"':
            break
        if before.lower_ in _SHOWING:
            return before if look.lower_ not in _AGES or before.lower_ == "described" else None
        if before.tag_ in ("VBD", "VBN", "VB", "VBG") and before.lower_ not in _BEING_PASSED:
            return None  # "had talked to her family about"
        if found is None and before.lower_ in _BEING and look.lower_ not in _AGES:
            found = before
    return found


def _unknown(who: Somebody) -> bool:
    """True for somebody without name, part or job of whom only the looks are told."""
    if who.named or who.evidence["victim"] or who.evidence["saw"] or is_police(who) or who.law() is not None:
        return False
    return all(not one.noun or one.noun in DESCRIBED or JOB_ROLE.get(one.noun) == "suspect" for one in who.descriptions)
