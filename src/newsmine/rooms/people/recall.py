"""Definite descriptions tied to whom they mean: "the sergeant" again, "the 31-year-old", "the victim"."""

from __future__ import annotations

from bisect import bisect_left

from newsmine.rooms.people.ages import age_behind
from newsmine.rooms.people.alike import (
    LATER,
    ORDINALS,
    against,
    age_span,
    alike,
    case_of,
    caught,
    distinct,
    of_age,
    other_cases,
    owned,
    same_job,
    same_place,
    side_by_side,
    without_opponents,
)
from newsmine.rooms.people.cast import Cast, fits
from newsmine.rooms.people.describe import ANY_AGE, Description
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import AT_AGE, DESCRIBED, JOB_ROLE, OFFENDER_NOUNS, PARENTS, ROLE_NOUNS, VICTIM_NOUNS
from newsmine.violence import harms

_POLICE_NOUNS = frozenset(noun for noun, role in JOB_ROLE.items() if role == "police")
#: How old they are whom a noun means.
_YOUTH = {"teenager": range(13, 20), "teen": range(13, 20), "youth": range(13, 20), "boy": range(18), "girl": range(18)}
_SUBJECTS = ("nsubj", "nsubjpass")
#: How many people back a description is matched with those who came before it.
_MEMORY = 80
#: What is said behind, and before, those who were harmed.
_SUFFERING = frozenset(
    "shaken recovering recover recovered ordeal stolen discharged robbed traumatised snatched".split()
)
#: What happens to those who were hit, told of with their age: "the 26-year-old fell".
_AFTERMATH = frozenset(
    "fell collapsed suffered sustained needed required died taken treated left knocked rushed airlifted lost underwent "
    "woke remains pronounced received lay lying stumbled hospital punched hit struck stabbed".split()
)
_HELPING = frozenset({"aid", "treated", "comforted"})


def recall(cast: Cast, *, by_role: bool) -> None:
    """Tie "the sergeant", "the 31-year-old", "the man" to the one person who fits, if there is one.

    With `by_role`, nouns that mean a role ("the victim", "the defendant") are tied, from the evidence
    that has been gathered.
    """
    again = [
        one
        for one in cast.descriptions
        if (one.determiner == "the" or (one.noun == "colleague" and one.gender is not None))
        and (not one.distinct or (not by_role and not LATER.isdisjoint(one.modifiers)))
        and (not by_role or one.noun in ROLE_NOUNS)
    ]
    if not again:
        return
    order = sorted(cast.people, key=lambda person: person.start)
    starts = [person.start for person in order]
    for one in again:
        person = cast.at[one.head]
        if person.named or (len(person.descriptions) > 1 and not by_role):
            continue
        last = bisect_left(starts, one.start)
        near = order[max(0, last - _MEMORY) : last]
        now = dict.fromkeys([p if p.into is None else cast.now(p) for p in near])
        earlier = [p for p in now if p is not person and fits(p, one) and not cast.apart(p, person)]
        if not ORDINALS.isdisjoint(one.modifiers):
            earlier = [p for p in earlier if same_place(p, one)]
        if one.years != ANY_AGE:
            earlier = [p for p in earlier if of_age(cast, p, one)]
        if one.end < len(cast.lower) and cast.lower[one.end] == "who":
            earlier = [p for p in earlier if p.start < cast.tokens[one.head].sent.start]
        chosen = _meant(cast, one, person, earlier, by_role)
        if chosen is not None:
            cast.merge(chosen, person)


def recall_left(cast: Cast) -> None:
    """Tie "the member of staff", "the teenager", by what was done: the only one who fits."""
    for one in cast.descriptions:
        person = cast.at[one.head]
        if one.determiner != "the" or person.named or person not in cast.people or not person.harmed_or_charged():
            continue
        if any(d.determiner != "the" or d.distinct or "first" in d.modifiers for d in person.descriptions):
            continue
        pool = [p for p in cast.people if p is not person and p.start < one.start and p.harmed_or_charged()]
        pool = [p for p in without_opponents(pool, person) if not distinct(p) and alike(cast, p, person)]
        pool = [p for p in pool if not owned(cast, p, person) and not side_by_side(cast, p, person)]
        pool = [p for p in pool if not cast.unnameable(p)]
        if case_of(cast, one.start):
            pool = _of_case(cast, one, pool)
        chosen = _only(pool) or _only(_of_paragraph(cast, one, pool))
        if chosen is not None:
            cast.merge(chosen, person)


def _meant(cast: Cast, one: Description, person: Somebody, earlier: list[Somebody], by_role: bool) -> Somebody | None:
    if one.distinct:  # "a second man … the second man"
        place = one.modifiers & LATER
        return _only(p for p in earlier if any(place & d.modifiers for d in p.descriptions))
    if case_of(cast, one.start):
        earlier = _of_case(cast, one, earlier) or earlier
    everybody, earlier = earlier, without_opponents(earlier, person)
    if one.noun in VICTIM_NOUNS or one.noun in OFFENDER_NOUNS:
        if not by_role:
            same = [p for p in earlier if any(d.noun == one.noun for d in p.descriptions)]
            if other_cases(cast.doc):
                case = case_of(cast, one.start)
                same = [p for p in same if any(case_of(cast, d.start) == case for d in p.descriptions)]
            return same[0] if len(same) == 1 and _here(cast, one, earlier) in (None, same[0]) else None
        if one.noun in VICTIM_NOUNS:
            pool = [p for p in earlier if p.evidence["victim"] > 0 and not p.hurt_besides() and not p.in_robes()]
        else:
            pool = [p for p in earlier if p.deeds()]
            if "first" in one.modifiers:  # of those who are sought, not the one who was arrested
                pool = [p for p in pool if not caught(p)]
        aged = [p for p in pool if {d.age for d in person.descriptions if d.age} & _ages(cast, p)]
        return _only(pool) or _only(aged) or _only(_of_case(cast, one, pool)) or _only(_of_paragraph(cast, one, pool))
    if by_role:
        return None
    if one.age is not None:
        same = [p for p in earlier if one.age in _ages(cast, p)]
        if not same and _suffers(cast, one):
            earlier = [p for p in earlier if p.is_victim()]
        found = _only(same)
        if not same:
            found = _goes_on(cast, one, person, earlier)
            found = found or _in_band(cast, person, earlier) or _ageless(cast, one, earlier)
        if found is None and not same and one.noun in ("man", "woman", "boy", "girl"):
            ageless = [p for p in earlier if not _ages(cast, p) and not side_by_side(cast, p, person)]
            found = _only(p for p in ageless if any(d.noun == one.noun for d in p.descriptions))
        if found is not None or same or not one.noun or one.noun in DESCRIBED:
            return found
        everybody = earlier = [p for p in earlier if not _ages(cast, p)]  # "a nurse … The nurse, 34, …"
    if one.noun in ("man", "woman", "boy", "girl", "teenager", "youth", "teen"):
        same = [p for p in earlier if any(d.noun == one.noun for d in p.descriptions)]
        if not same and (young := _YOUTH.get(one.noun)) is not None:
            same = [p for p in earlier if any(age in young for age in _ages(cast, p))]
            return same[0] if len(same) == 1 else None  # "the teenager": the one who is 16
        if _suffers(cast, one):
            same = [p for p in same if p.is_victim()] or _who_may_be(one, earlier)
        return _latest(cast, same, one) if same else None
    same = [p for p in earlier if any(_same_noun(d.noun, one.noun) for d in p.descriptions)]
    same = same or [p for p in everybody if any(_same_noun(d.noun, one.noun) for d in p.descriptions)]
    if one.gender and (
        one.noun in _POLICE_NOUNS or one.noun == "colleague"
    ):  # "his female colleague … the female officer"
        force = [p for p in earlier if p.gender() == one.gender and not p.named and _of_force(p)]
        if len(force) == 1:
            return force[0]
        same = [p for p in same if p.gender() in (one.gender, None)]
    by_title = [p for p in earlier if p not in same and titled(cast, p, one.noun)]
    pool = same + by_title
    if len(pool) == 1:
        return pool[0]
    if pool:
        return _latest(cast, pool, one)
    fellows = [p for p in earlier if any(d.noun and same_job(d.noun, one.noun) for d in p.descriptions)]
    return _only(fellows) or _varied(cast, one, earlier)


def _suffers(cast: Cast, one: Description) -> bool:
    """What is told only of one who was harmed: "the man has been left shaken", "went to the aid of the man"."""
    sentence = cast.tokens[one.head].sent
    behind = cast.lower[one.end : min(sentence.end, one.end + 8)]
    return not _SUFFERING.isdisjoint(behind) or not _HELPING.isdisjoint(cast.lower[max(0, one.start - 3) : one.start])


def _who_may_be(one: Description, earlier: list[Somebody]) -> list[Somebody]:
    """The victims who may be a man or a woman, whatever they were called."""
    return [p for p in earlier if p.is_victim() and p.law() is None and p.gender() in (one.gender, None)]


def _here(cast: Cast, one: Description, earlier: list[Somebody]) -> Somebody | None:
    """The only one of a role whom this paragraph has brought in with "a", before "the victim"."""
    harmed = one.noun in VICTIM_NOUNS
    pool = [p for p in _of_paragraph(cast, one, earlier) if (p.is_victim() if harmed else p.law() is not None)]
    start = _paragraph(cast, one.start)
    pool = [p for p in pool if any(d.determiner == "a" and start <= d.start < one.start for d in p.descriptions)]
    return _only(pool)


def _of_case(cast: Cast, one: Description, pool: list[Somebody]) -> list[Somebody]:
    """Those of some people who have been told of in the case that a description stands in."""
    case = case_of(cast, one.start)
    return [p for p in pool if any(s < one.start and case_of(cast, s) == case for s in _starts(p))]


def _of_paragraph(cast: Cast, one: Description, pool: list[Somebody]) -> list[Somebody]:
    """Those of some people who stand before a description in its paragraph."""
    start = _paragraph(cast, one.start)
    return [p for p in pool if any(start <= s < one.start for s in _starts(p))]


def _paragraph(cast: Cast, i: int) -> int:
    """The first token of the paragraph that a token stands in."""
    before = bisect_left(cast.breaks, i)
    return cast.breaks[before - 1] + 1 if before else 0


def _starts(person: Somebody) -> list[int]:
    return [n.start for n in person.names] + [d.start for d in person.descriptions]


def _in_band(cast: Cast, person: Somebody, earlier: list[Somebody]) -> Somebody | None:
    """ "A woman in her 30s was held … The 34-year-old", "a local man was charged … The 34-year-old appeared".

    Who is of that age as far as is known, and of whom the law or the harm says as much.
    """
    free = [p for p in earlier if not _ages(cast, p) and p.harmed_or_charged()]
    told = [p for p in free if age_span(cast, p) not in (ANY_AGE, (16, 120), (20, 120))]
    known = person.harmed_or_charged()
    same = [p for p in free if not p.named and known and (p.law() is None) == (person.law() is None)]
    if len(told) > 1 and all(alike(cast, told[0], p) and not distinct(p) and not against(told[0], p) for p in told):
        return told[-1]  # one person, as it may be, called by several words
    left = [p for p in free if len(free) == 1 and not p.named]
    return _only(same) or _only(told) or _only(left)


def _varied(cast: Cast, one: Description, earlier: list[Somebody]) -> Somebody | None:
    """ "Moss, 55, fell … The plumber was taken": who the sentence before was about, called by a new word."""
    head = cast.doc[one.head]
    parent = one.noun in PARENTS
    if (JOB_ROLE.get(one.noun) not in ("none", "witness") and not parent) or head.dep_ not in ("nsubj", "nsubjpass"):
        return None
    start = head.sent.start
    if any(i in cast.at for i in range(start, one.start)) or one.head in cast.quoted:
        return None
    floor = cast.doc[start - 1].sent.start if start else 0
    told = [p for p in dict.fromkeys(cast.at[i] for i in range(floor, start) if i in cast.at) if p in earlier]
    told = [p for p in told if (not cast.for_the_record(p) or parent) and (parent or not _trade(p))]
    if len(told) > 1:
        subjects = [cast.at[i] for i in range(floor, start) if i in cast.at and cast.doc[i].dep_ in _SUBJECTS]
        told = [p for p in told if p in subjects]
    if AT_AGE.get(one.noun, (0, 120))[1] < 18:
        told = [p for p in told if (years := _ages(cast, p)) and min(years) < 18]  # "the baby" is nobody's mother
    return told[0] if len(told) == 1 and told[0].named else None


def _trade(person: Somebody) -> bool:
    return any(d.noun and d.noun not in DESCRIBED and d.noun not in ROLE_NOUNS for d in person.descriptions)


def _of_force(person: Somebody) -> bool:
    return any(d.noun == "colleague" or JOB_ROLE.get(d.noun) == "police" for d in person.descriptions)


def _ageless(cast: Cast, one: Description, earlier: list[Somebody]) -> Somebody | None:
    """ "Ann Moss was thrown … The 34-year-old suffered": the only person of the sentence before, if of no known age."""
    if one.noun or any(one.age in _ages(cast, p) for p in earlier):
        return None
    start = cast.doc[one.head].sent.start
    floor = cast.doc[start - 1].sent.start if start else 0
    near = list(dict.fromkeys(cast.at[i] for i in range(floor, one.start) if i in cast.at))
    if len(near) != 1 or near[0] not in earlier or _ages(cast, near[0]):
        return None
    told = [harm for harm in harms(cast.doc) if floor <= harm.head < one.start]
    did = any(cast.at.get(i) is near[0] for harm in told for i in harm.agents)
    had = any(cast.at.get(i) is near[0] for harm in told for i in harm.patients)
    return None if did or (cast.for_the_record(near[0]) and not had) else near[0]


def _goes_on(cast: Cast, one: Description, person: Somebody, earlier: list[Somebody]) -> Somebody | None:
    """ "Moss punched him. The 26-year-old then drove off": the offender the last sentence was about, if ageless."""
    head = cast.doc[one.head]
    if one.noun or one.head in cast.quoted or person.is_victim() or head.dep_ not in _SUBJECTS:
        return None
    start = head.sent.start
    if any(i in cast.at for i in range(start, one.start)) or not _AFTERMATH.isdisjoint(
        cast.lower[one.end : one.end + 3]
    ):
        return None
    end = start
    while end and cast.tokens[end - 1].is_space:
        end -= 1
    if not end:
        return None
    floor = cast.doc[end - 1].sent.start
    subject = next((i for i in range(floor, end) if i in cast.at and cast.doc[i].dep_ in _SUBJECTS), None)
    who = cast.at[subject] if subject is not None else None
    if who is None or who not in earlier or not who.named or who.law() is None:
        return None
    return who if not _ages(cast, who) else None


def _same_noun(a: str, b: str) -> bool:
    if a == b or (a and b and (a.endswith(" " + b) or b.endswith(" " + a) or b.startswith(a + " and "))):
        return True
    return (b == "officer" and a in _POLICE_NOUNS) or (a in _OFFICERS and b in _CONSTABLES)


def _only(people: object) -> Somebody | None:
    found = list(people)  # type: ignore[call-overload]
    return found[0] if len(found) == 1 else None


def _latest(cast: Cast, pool: list[Somebody], one: Description) -> Somebody | None:
    """The last mentioned of several, when it stands in this or the last sentence."""
    if not pool:
        return None
    if len(pool) == 1:
        return pool[0]

    def last(person: Somebody) -> int:
        spots = [n.start for n in person.names if n.start < one.start]
        return max(spots + [d.start for d in person.descriptions if d.start < one.start])

    near, second = sorted(pool, key=last, reverse=True)[:2]
    floor = cast.doc[max(0, cast.doc[one.head].sent.start - 1)].sent.start
    return near if last(near) >= floor > last(second) else None


def titled(cast: Cast, person: Somebody, noun: str) -> bool:
    """Whether a noun is what stands before somebody's name: "the sergeant" for "Sgt Moss"."""
    titles = {cast.doc[i].lower_.rstrip(".") for n in person.names for i in range(n.start, n.first)}
    if not titles or any(JOB_ROLE.get(d.noun) == "spokesperson" for d in person.descriptions):
        return False
    if noun in titles or _ABBREVIATED.get(noun, set()) & titles:
        return True
    return noun in ("officer", "policeman", "policewoman") and bool(titles & _RANKS)


_ABBREVIATED = {
    "sergeant": {"sgt", "ds"},
    "constable": {"pc", "dc", "wpc"},
    "inspector": {"insp", "di"},
    "detective": {"det", "dc", "ds", "di", "dci"},
    "superintendent": {"supt"},
    "special constable": {"special"},
    "doctor": {"dr"},
    "councillor": {"cllr"},
    "deputy": {"deputy"},
    "magistrate": {"magistrate"},
    "judge": {"judge", "recorder", "justice"},
}
_OFFICERS = frozenset({"officer", "off-duty officer", "police officer", "response officer", "traffic officer"})
_CONSTABLES = frozenset({"constable", "policeman", "policewoman", "police constable", "police officer", "pc", "cop"})
_RANKS = frozenset(
    {"pc", "dc", "wpc", "sgt", "sergeant", "constable", "officer", "trooper", "deputy", "insp", "inspector"}
)


def _ages(cast: Cast, person: Somebody) -> set[int]:
    found = {d.age for d in person.descriptions if d.age}
    for name in person.names:
        age, *_ = age_behind(cast.doc, name.end)
        if age:
            found.add(age)
    return found
