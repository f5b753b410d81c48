"""Who killed others and then himself: one who did it, and none of the victims."""

from __future__ import annotations

from newsmine.language.assertion import assertion
from newsmine.language.parsed import Token
from newsmine.rooms.people import attributes
from newsmine.rooms.people.alike import of_age
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.resolve import likely_gender
from newsmine.rooms.people.signs import kin
from newsmine.rooms.people.somebody import Somebody
from newsmine.violence import harms

SELF = frozenset({"himself", "herself"})
_RULED = frozenset({"is", "was", "ruled", "manner"})
_VERBS = frozenset(
    "shot shoot shooting kill killed killing kills turned turning turn hanged stabbed stabbing took taking "
    "dies died".split()
)


def by_own_hand(cast: Cast) -> None:
    """Who killed himself after killing others is the one who did it, and none of the victims."""
    hands: list[Somebody] = []
    for token in cast.doc.having(SELF | {"inflicted", "suicide"}):
        low = token.lower_
        if low in SELF:
            hands += _of_himself(cast, token)
        elif low == "inflicted" and token.i > 1 and cast.lower[token.i - 2] == "self":
            hands += _wounded(cast, token)
        elif low == "suicide" and (verb := token.head).lower_ in ("committed", "commit", "by", "of", "committing"):
            verb = verb.head if verb.lower_ in ("by", "of") else verb
            hands += [who for who in [cast.who(cast.subject(verb))] if who is not None]
        elif low == "suicide" and not _RULED.isdisjoint(cast.lower[max(token.sent.start, token.i - 4) : token.i]):
            hands += _last_of_sentence(cast, token)
    told = any(_before_suicide(cast, token.i) for token in cast.doc.having({"suicide"}))
    hands += _named_among_the_dead(cast, hands) or (_only_grown(cast) if told and not hands else [])
    for who in dict.fromkeys(hands):
        others = any(
            p is not who and p.evidence["victim"] > 0 and (told or "killed" in p.outcomes) for p in cast.people
        )
        others = others or (who.evidence["suspect"] > 0 and _killed_others(cast))
        if who in cast.people and others and (told or who.evidence["suspect"] > 0) and not cast.for_the_record(who):
            who.outcomes.add("killed")
            who.evidence["suspect"] += who.evidence["victim"] + 1
        elif who in cast.people and not others:
            who.evidence["self"] += 1


def _killed_others(cast: Cast) -> bool:
    """ "A man suspected of killing five people was found dead": people who are told of by their number alone."""
    told = [h for h in harms(cast.doc) if h.outcome == "killed" and not h.nominal]
    told = [h for h in told if h.assertion not in ("negated", "hypothetical")]
    return any(cast.doc[i].tag_ == "NNS" and i not in cast.at for h in told for i in h.patients)


def _named_among_the_dead(cast: Cast, hands: list[Somebody]) -> list[Somebody]:
    """ "A man killed his wife, then himself … Ann Moss, 34, Lee Moss, 36, and Jo, 4, were found dead": Lee Moss."""
    killers = [p for p in dict.fromkeys(hands) if p in cast.people and not p.named and p.evidence["suspect"] > 0]
    if not killers or any(p.named and (p.law() is not None or p in hands) for p in cast.people):
        return []
    gender = next((p.gender() for p in killers), None)
    if gender is None or any(p.gender() != gender for p in killers):
        return []
    fitting = [p for p in cast.people if p.named and p.is_victim() and _may_be_killer(cast, p, gender)]
    fitting = [p for p in fitting if all(of_age(cast, p, d) for k in killers for d in k.descriptions)]
    sure = [p for p in fitting if likely_gender(p) == gender]
    if len(sure or fitting) != 1:
        return []
    (found,) = sure or fitting
    for person in killers:
        cast.merge(found, person)
    return [found]


def _may_be_killer(cast: Cast, person: Somebody, gender: str) -> bool:
    """A grown one of the dead who is not told of as kin of another: not "his daughter Ann", "their son, Lee"."""
    if likely_gender(person) not in (gender, None) or "killed" not in person.outcomes:
        return False
    years = attributes.age(cast, person)[0]
    if years is not None and years < 16:
        return False
    return not any(map(kin, person.descriptions))


def _before_suicide(cast: Cast, i: int) -> bool:
    """ "Murder-suicide", "double homicide, suicide"."""
    return not {"murder", "homicide", "murders"}.isdisjoint(cast.lower[max(0, i - 3) : i])


def _of_himself(cast: Cast, token: Token) -> list[Somebody]:
    """ "Shot himself", "turned the gun on herself", "killed his wife, then himself"."""
    verb = token.head
    for _ in range(3):
        if verb.pos_ == "VERB":
            break
        verb = verb.head
    if verb.lower_ not in _VERBS:
        return []
    who = cast.who(cast.subject(verb))
    return [who] if who is not None and assertion(verb) not in ("negated", "hypothetical") else []


def _wounded(cast: Cast, token: Token) -> list[Somebody]:
    """ "Lee Moss died of a self-inflicted gunshot wound": the subject of the verb above, else the last person."""
    node = token
    for _ in range(5):
        if node.pos_ in ("VERB", "AUX") and (who := cast.who(cast.subject(node))) is not None:
            return [who]
        if node.head.i == node.i:
            break
        if node.lower_ in ("wound", "wounds") or node.pos_ in ("VERB", "AUX"):
            for owner in (c for c in node.subtree if c.dep_ == "poss" and c.i < token.i):
                if (who := cast.who(owner)) is not None:
                    return [who]  # "Lee Moss's wound was self-inflicted"
        node = node.head
    return _last_of_sentence(cast, token)


def _last_of_sentence(cast: Cast, token: Token) -> list[Somebody]:
    """The last person before a token of the same sentence."""
    spots = range(token.i - 1, token.sent.start - 1, -1)
    return next(([cast.at[i]] for i in spots if i in cast.at), [])


def _only_grown(cast: Cast) -> list[Somebody]:
    """Where nobody is said to have done a murder-suicide: the one of the named dead who is no child."""
    if any(p.law() is not None for p in cast.people):
        return []
    dead = [p for p in cast.people if p.named and "killed" in p.outcomes and p.is_victim()]
    young = [p for p in dead if (years := attributes.age(cast, p)[0]) is not None and years < 15]
    grown = [p for p in dead if p not in young]
    return grown if len(grown) == 1 and young and (attributes.age(cast, grown[0])[0] or 0) > 20 else []
