"""Who killed others and then himself: one who did it, and none of the victims."""

from __future__ import annotations

from newsmine.language.assertion import assertion
from newsmine.language.parsed import Token
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.somebody import Somebody

SELF = frozenset({"himself", "herself"})
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
    told = any(_before_suicide(cast, token.i) for token in cast.doc.having({"suicide"}))
    for who in dict.fromkeys(hands):
        others = any(
            p is not who and p.evidence["victim"] > 0 and (told or "killed" in p.outcomes) for p in cast.people
        )
        if who in cast.people and others and (told or who.evidence["suspect"] > 0) and not cast.for_the_record(who):
            who.outcomes.add("killed")
            who.evidence["suspect"] += who.evidence["victim"] + 1
        elif who in cast.people and not others:
            who.evidence["self"] += 1


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
        node = node.head
    for i in range(token.i - 1, token.sent.start - 1, -1):
        if i in cast.at:
            return [cast.at[i]]
    return []
