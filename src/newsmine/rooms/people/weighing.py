"""Whether somebody of whom the text speaks once is another than those it tells of already.

"A man" may be a victim beside the one told of in the lead, or he again in a detective's words. Where somebody
without a name, spoken of once, is like another of the same part (victim or offender), signs of both are weighed by a
logistic regression; its weights are data, in weighing.toml, with how they were fitted (`python -m tests.weigh` fits
them anew). Below the least probability there named no entry is made, and a warning says so.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from operator import itemgetter

from newsmine.language.names import Name
from newsmine.lexicon import load
from newsmine.rooms.people.alike import added, alike, distinct, other_case, side_by_side
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import JOB_ROLE

_TABLES = load("newsmine.rooms.people", "weighing.toml")
LEAST: float = _TABLES["least"]["probability"]
WEIGHTS: dict[str, float] = dict(_TABLES["weights"])
_INTERCEPT = WEIGHTS.pop("intercept")
#: Nouns that tell no more of somebody than what the law, the police or a passer-by would.
_PLAIN = frozenset("man woman boy girl teenager person male female youth child pensioner".split())
_ROLES = frozenset({"victim", "suspect", "police", "relative"})
#: How many tokens behind the last of the same part somebody stands far from all.
_FAR = 150
#: Within how many tokens those who are told apart by number stand.
_NEAR = 40
_LONGEST = 6
_MOST = 4


def told_again(cast: Cast, entries: Sequence[Somebody], lead: int) -> list[Somebody]:
    """Those of the entries who are more probably one of the others, told of again, than somebody else.

    `lead` is the token behind headline and first paragraph. The least probable goes first, and only while an entry
    like it stays.
    """
    doubts = []
    for person in entries:
        if person.named or len(person.descriptions) > 1:
            continue  # who is told of again is no doubt somebody
        same = _part(entries, person)
        like = _like(cast, person, same)
        if like and (chance := probability(signs(cast, person, same, like, lead))) < LEAST:
            doubts.append((chance, person.start, person, like))
    gone: list[Somebody] = []
    for _, _, person, like in sorted(doubts, key=itemgetter(0, 1)):
        if any(p not in gone for p in like):
            gone.append(person)
    return gone


def probability(found: Mapping[str, float]) -> float:
    """How probable such signs make it that somebody is none of the other entries: 0 to 1."""
    return 1 / (1 + math.exp(-_INTERCEPT - sum([WEIGHTS[sign] * value for sign, value in found.items()])))


def _part(entries: Sequence[Somebody], person: Somebody) -> list[Somebody]:
    """The others of the same part: victims, or offenders."""
    harmed = person.is_victim()
    return [p for p in entries if p is not person and p.harmed_or_charged() and p.is_victim() == harmed]


def _like(cast: Cast, person: Somebody, same: Sequence[Somebody]) -> list[Somebody]:
    """Whom of those of the `same` part an unnamed person spoken of once may be."""
    (one,) = person.descriptions
    if distinct(person) and added(cast, person):
        return []  # "another man was also hurt"
    return [p for p in same if alike(cast, person, p) and not _told_apart(cast, person, one, p)]


def _told_apart(cast: Cast, person: Somebody, one: Description, other: Somebody) -> bool:
    """True where the text itself says that they are two: of two cases, side by side, one who came to help the other."""
    if any(JOB_ROLE.get(d.noun) in ("witness", "friend") for p in (person, other) for d in p.descriptions):
        return True
    if other_case(cast, person, other) or side_by_side(cast, person, other):
        return True
    return any(_by_number(cast, one, d) for d in other.descriptions)


def _by_number(cast: Cast, one: Description, other: Description) -> bool:
    """ "One … the other", "the first … the second", near each other."""
    numbered = all(d.distinct or cast.lower[d.start] == "one" for d in (one, other))
    return numbered and abs(one.start - other.start) < _NEAR


def signs(
    cast: Cast, person: Somebody, same: Sequence[Somebody], like: Sequence[Somebody], lead: int
) -> dict[str, float]:
    """What speaks for or against a person's being another than those `like` them, each from 0 to 1.

    `same`: all others of the same part.
    """
    (one,) = person.descriptions
    head = cast.doc[one.head]
    first, sentence = cast.lower[one.start], head.sent
    told = [span.start for p in same for span in _spans(p) if span.start < one.start]
    title = cast.tokens[one.start].idx < cast.doc.title_end
    behind = head.head.lower_ if head.dep_ == "pobj" else ""
    found: dict[str, float | bool] = {
        "an age": _aged(one),
        "no age, where one like it has": not _aged(one) and any(_aged(d) for p in like for d in p.descriptions),
        "adjectives": bool(one.modifiers),
        "length": min(_LONGEST, one.end - one.start) / _LONGEST,
        "a trade or the like": one.noun not in _PLAIN and JOB_ROLE.get(one.noun) not in _ROLES,
        "a or an": first in ("a", "an"),
        "another": first == "another",
        "no determiner": not one.determiner,
        "opens its sentence": one.start - sentence.start < 2,
        "after a preposition": bool(behind),
        "after by or with": behind in ("by", "with"),
        "in the headline": title,
        "in the lead": not title and one.start < lead,
        "far from its like": one.start - max(told, default=-_FAR - 1) > _FAR,
        "beside one like it": any(sentence.start <= span.start < sentence.end for p in like for span in _spans(p)),
        "one like it has a name": any(p.named for p in like),
        "others of its part are unlike it": len(like) < len(same),
        "names of its part": min(_MOST, sum(p.named for p in same)) / _MOST,
        "injured": "injured" in person.outcomes,
    }
    return {sign: float(value) for sign, value in found.items()}


def _spans(person: Somebody) -> list[Name | Description]:
    return [*person.names, *person.descriptions]


def _aged(one: Description) -> bool:
    return one.age is not None or one.age_low is not None
