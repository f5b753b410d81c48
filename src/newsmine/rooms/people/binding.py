"""Who cannot be one: whoever does something to somebody else is not the other.

The subject of a verb is not its object ("Moss hit the victim"), nor the one behind "by", "at" or "on"; who owns a word
is not the one meant by it ("Moss's victim", "his attacker"). This is principle B of the binding theory (Chomsky,
Lectures on Government and Binding, 1981), for nouns too: a text that means the same person says "himself".
Whoever is said to have harmed whom, by whatever words, is told by opposed.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsmine.language import syntax
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.somebody import Somebody

_ACTS = frozenset({"VERB", "AUX"})
#: Behind these stands another than the subject; "as a man" and "into a man" tell of the subject itself.
_TO = frozenset("by at on against to towards toward with over behind after before for".split())


def disjoint(doc: Doc, spots: Iterable[int], descriptions: list[Description]) -> list[tuple[int, int]]:
    """Pairs of tokens that mean two people: whom it was done to, or who is owned, and who did it, or owns.

    `spots` are the tokens of people.
    """
    found = [(one.head, one.owner) for one in descriptions if one.owner is not None]
    for i in spots:
        verb = _verb(doc[i])
        if verb is not None and (who := syntax.subject(verb)) is not None:
            found.append((i, syntax.antecedent(who).i))
    return found


def clash(pairs: list[tuple[int, int]], at: Mapping[int, Somebody], one: Somebody, other: Somebody) -> set[int]:
    """The tokens of one that stand in such a pair with one of the other's; `at` tells whose a token is."""
    found = set()
    for spot, by in pairs:
        done = at[spot]
        if done is one:
            if at.get(by) is other:
                found.add(spot)
        elif done is other and at.get(by) is one:
            found.add(by)
    return found


def _verb(token: Token) -> Token | None:
    """The verb of which somebody is the object, stands behind its preposition, or owns its object."""
    dep, head = token.dep_, token.head
    if dep in ("pobj", "poss"):
        if head.lower_ not in _TO if dep == "pobj" else head.dep_ != "dobj":
            return None
        head = head.head
    elif dep not in ("dobj", "dative"):
        return None
    return head if head.pos_ in _ACTS else None
