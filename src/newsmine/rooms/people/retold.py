"""Who is told of once more at the end of all joining: "the victim", "the injured man", "a man" in what police say.

A definite description brings nobody in, and neither does what is said by those who comment on the case: where
others of the same part are told of, it means the one of them who was told of last, or whom the case is about.
"""

from __future__ import annotations

from bisect import bisect_left

from newsmine.rooms.people.alike import against, alike, distinct, other_case, owned, share_job, side_by_side
from newsmine.rooms.people.cast import PRONOUNS, Cast, fits
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.headings import headings
from newsmine.rooms.people.opposed import against_whom, opposed
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import JOB_ROLE, ROLE_NOUNS

_PLAIN = frozenset({"man", "woman", "boy", "girl", "male", "female"})
#: What is said beside these happened at another time than the case told of.
_OTHER_TIMES = frozenset({"last", "ago", "once", "times", "recently", "previously", "earlier", "another"})


def retold(cast: Cast, lead: int) -> None:
    """Join such tellings with the person they repeat. `lead`: the token behind headline and lead."""
    _my_own(cast)
    _one_of_those(cast)
    _the_other(cast)
    for person in sorted((p for p in cast.people if not p.named and p.harmed_or_charged()), key=lambda p: p.start):
        again = all(map(_again, person.descriptions))
        said = all(d.head in cast.quoted and not _elsewhen(cast, d) for d in person.descriptions)
        bare = all(not d.determiner and d.start > lead and _in_heading(cast, d) for d in person.descriptions)
        if person not in cast.people or not (said or bare or again):
            continue
        pool = [p for p in cast.people if p is not person and p.harmed_or_charged() and _may_be(cast, p, person)]
        pool = [p for p in pool if not other_case(cast, p, person)] or (pool if again else [])
        if not pool and again:
            pool = _only_one(cast, person)
        if pool:
            chosen = max(pool, key=lambda p: _last(p, person.start)) if again else min(pool, key=lambda p: p.start)
            cast.merge(chosen, person)


def _only_one(cast: Cast, person: Somebody) -> list[Somebody]:
    """The only one before who may be "the man", though he did it and is now harmed; nobody where others may be."""
    nouns = {d.noun for d in person.descriptions}
    before = [p for p in cast.people if p is not person and _last(p, person.start) >= 0]
    same = [p for p in before if any(d.noun in nouns for d in p.descriptions) and not opposed(cast, p, person)]
    if len(same) == 1 and nouns <= _PLAIN:
        others = [p for p in before if p is not same[0] and p.harmed_or_charged() and fits(p, person.descriptions[0])]
        return same if not others and fits(same[0], person.descriptions[0]) else []
    return []


def _my_own(cast: Cast) -> None:
    """ "“I hurt my wife”": the one who is "his wife" in the story."""
    for one in cast.descriptions:
        if one.owner is None or cast.lower[one.owner] != "my" or one.head not in cast.quoted:
            continue
        same = [d for d in cast.descriptions if d.noun == one.noun and d.determiner == "his" and d.owner != one.owner]
        people = dict.fromkeys(cast.at[d.head] for d in same if cast.lower[d.owner or 0] in PRONOUNS)
        if len(people) == 1 and not cast.at[one.head].named:
            cast.merge(next(iter(people)), cast.at[one.head])


def _one_of_those(cast: Cast) -> None:
    """Nobody new is "one of the suspects" where several have been told of one by one, or have names."""
    for person in list(cast.people):
        if person.named or len(person.descriptions) != 1 or person.law() is None:
            continue
        (one,) = person.descriptions
        if cast.lower[one.start : one.start + 3] != ["one", "of", "the"]:
            continue
        others = [p for p in cast.people if p is not person and p.law() is not None and alike(cast, p, person)]
        beside = any(p.descriptions and distinct(p) and _same_sentence(cast, p, one) for p in others)
        if not beside and sum(p.named or p.start < one.start for p in others) > 1:
            del cast.people[person]


def _the_other(cast: Cast) -> None:
    """ "He said the other man had struck first": the only one on the other side from the one whom he struck."""
    for person in list(cast.people):
        if person.named or not all(d.determiner == "the" and "other" in d.modifiers for d in person.descriptions):
            continue
        rivals = against_whom(cast, person)
        if len(rivals) != 1:
            continue
        side = rivals[0].is_victim()
        others = [p for p in cast.people if p is not person and p.harmed_or_charged() and p.is_victim() != side]
        others = [p for p in others if p.start < person.start and alike(cast, p, person)]
        if len(others) == 1:
            cast.merge(others[0], person)


def _same_sentence(cast: Cast, person: Somebody, one: Description) -> bool:
    start = cast.tokens[one.head].sent.start
    return any(cast.tokens[d.head].sent.start == start for d in person.descriptions)


def _in_heading(cast: Cast, one: Description) -> bool:
    """True in a line without a full stop, but not in one of a list, which may be the headline of another story."""
    before = bisect_left(cast.breaks, one.start)
    start = cast.breaks[before - 1] + 1 if before else 0
    return one.head in headings(cast.doc) and cast.lower[start][0] not in "-–•*►/"


def _elsewhen(cast: Cast, one: Description) -> bool:
    """True in a sentence of another time than the case's: "a lad who was spat at five times last year"."""
    sentence = cast.tokens[one.head].sent
    return not _OTHER_TIMES.isdisjoint(cast.lower[sentence.start : sentence.end])


def _again(one: Description) -> bool:
    """ "The man", "his victim"; not "the other man", "his wife"."""
    if one.distinct:
        return False
    return one.determiner == "the" or (one.determiner == "his" and one.noun in ROLE_NOUNS)


def _may_be(cast: Cast, one: Somebody, person: Somebody) -> bool:
    """Whether a person told of before is the one who is told of again."""
    if _last(one, person.start) < 0 or against(one, person) or (one.is_victim() != person.is_victim()):
        return False
    if distinct(person) or not alike(cast, one, person) or side_by_side(cast, one, person):
        return False
    family = any(JOB_ROLE.get(d.noun) == "relative" and d.determiner for d in person.descriptions)
    if family and not share_job(one, person):
        return False  # "the father" of a family
    return not owned(cast, one, person)


def _last(person: Somebody, before: int) -> int:
    """The last token before another at which somebody is told of; -1 for none."""
    spots = [n.start for n in person.names] + [d.start for d in person.descriptions]
    return max((i for i in spots if i < before), default=-1)
