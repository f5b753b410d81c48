"""Who stood against whom: the one who struck a blow and the one it hit are two, whatever both are called.

Known once harm has been read, and asked wherever two are compared (alike.py). That subject and object of any verb are
two is told by syntax alone, and holds whenever two are to be joined: binding.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsmine.language.parsed import Token
from newsmine.rooms.people.cast import PRONOUNS, Cast
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import OFFENDER_NOUNS

#: Who is "hers" because he attacked her.
_OF_THE_VICTIM = frozenset("attacker assailant mugger robber assaulter aggressor abuser tormentor rapist".split())
#: What is done to one who attacks or robs, and is no attack itself.
_STOPPING = frozenset(
    "tackle tackles tackled tackling grab grabs grabbed grabbing wrestled wrestling restrained floored pinned "
    "grappled grappling beat beats beating".split()
)


def note(cast: Cast, agents: Sequence[Somebody], patients: Sequence[Somebody]) -> None:
    """Remember that some did harm to others."""
    cast.opposed += [(one, other) for one in agents for other in patients if one is not other]


def opposed(cast: Cast, one: Somebody, other: Somebody) -> bool:
    """True where one of two is told to have harmed the other."""
    for did, suffered in cast.opposed:
        pair = cast.now(did), cast.now(suffered)
        if pair in ((one, other), (other, one)):
            return True
    return False


def against_whom(cast: Cast, person: Somebody) -> list[Somebody]:
    """Those whom a person harmed, and who harmed that person."""
    pairs = [(cast.now(did), cast.now(suffered)) for did, suffered in cast.opposed]
    found = [b if a is person else a for a, b in pairs if person in (a, b) and a is not b]
    return [p for p in dict.fromkeys(found) if p in cast.people]


def strikes_back(cast: Cast, agents: Sequence[Somebody], patients: Sequence[Somebody]) -> bool:
    """ "She kicked her attacker", "hit her mugger with a bag": she is the victim."""
    hers = [d for who in patients for d in who.descriptions if d.owner is not None and cast.lower[d.owner] in PRONOUNS]
    return bool(agents) and any(d.noun.rpartition(" ")[2] in _OF_THE_VICTIM for d in hers)


def stops(cast: Cast, verb: Token, patients: Sequence[Somebody]) -> bool:
    """ "A cashier tackled the robber", "beat off a mugger": no violence of theirs."""
    if verb.lower_ not in _STOPPING or not patients:
        return False
    if verb.lower_.startswith("beat") and cast.lower[verb.i + 1 : verb.i + 2] != ["off"]:
        return False
    return all(not p.named and any(d.noun in OFFENDER_NOUNS for d in p.descriptions) for p in patients)
