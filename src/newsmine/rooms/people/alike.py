"""Whether two tellings may be of one person: gender, years, jobs, what was done, and the case they belong to."""

from __future__ import annotations

from bisect import bisect_right

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.describe import ANY_AGE, Description
from newsmine.rooms.people.digests import other_item
from newsmine.rooms.people.opposed import opposed
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import (
    DESCRIBED,
    JOB_ROLE,
    KIN,
    ROLE_NOUNS,
    STAFF,
    SYNONYMS,
)
from newsmine.violence import harms

#: Before "incident" and the like: another than the one told of before.
_OTHER = frozenset(
    "separate second third fourth fifth sixth unrelated further different another other similar later subsequent "
    "earlier previous final third".split()
)
_CASES = frozenset("incident attack assault case stabbing shooting robbery raid offence altercation".split())
#: What adds somebody to those told of.
_ADDING = frozenset({"also", "too", "both", "respectively"})
#: Of several, which one.
LATER = frozenset({"second", "third", "fourth", "fifth"})
ORDINALS = LATER | {"first"}
_COMPARING = frozenset({"younger", "older", "elder", "taller", "shorter"})
#: Before "attacks": several that are told one by one.
_MANY = frozenset("series spate string number several two three four five six separate spree multiple".split())
#: How many tokens headline and lead have at most.
_HEAD = 70
_SPOUSES = frozenset(noun for noun, same in KIN.items() if same in (KIN["wife"], KIN["husband"]))
#: Offenders who are told of as somebody's, and that is another offender.
_ALONGSIDE = frozenset("accomplice co-accused co-defendant".split())
_MEANWHILE = frozenset({"meanwhile", "elsewhere", "separately"})
#: What may open the sentence that another case begins with.
_OPENING = _OTHER | _MEANWHILE | {"incident"}
_SEVERAL_CASES = _CASES | frozenset(case + "s" for case in _CASES)


def age_span(cast: Cast, person: Somebody) -> tuple[int, int]:
    """The least and the greatest age that all that is told of a person allows; the exact age where one is told."""
    told = [d.years for d in person.descriptions]
    if cast.ages:
        told += [cast.ages[name.end] for name in person.names if name.end in cast.ages]
    if not told:
        return ANY_AGE
    low, high = told[0]
    for first, last in told:
        if first == last:
            return first, last
        low, high = max(low, first), min(high, last)
    return (low, high) if low <= high else ANY_AGE


def of_age(cast: Cast, person: Somebody, one: Description) -> bool:
    """Whether the ages of a person and of a description agree."""
    low, high = age_span(cast, person)
    first, last = one.years
    return low <= last and first <= high


def alike(cast: Cast, one: Somebody, other: Somebody) -> bool:
    """Whether nothing that is known of one speaks against the other."""
    genders = one.gender(), other.gender()
    if all(genders) and genders[0] != genders[1] and _sure(one) and _sure(other):
        return False
    if not all(same_place(one, d) for d in other.descriptions):
        return False
    if not one.named and not other.named and _unsolved(cast.doc) and {caught(one), caught(other)} == {True, False}:
        return False
    if other_item(cast, one, other) or _of_others(cast, one, other) or opposed(cast, one, other):
        return False
    if accomplices(cast, one, other):
        return False
    (low, high), (first, last) = age_span(cast, one), age_span(cast, other)
    if low > last or first > high:
        return False
    jobs, others = trades(one), trades(other)
    if not jobs or not others:
        return True
    if ("police" in one.evidence) != ("police" in other.evidence):
        return False
    return any(same_job(a, b) for a in jobs for b in others)


def _of_others(cast: Cast, one: Somebody, other: Somebody) -> bool:
    """True for the partners of two: "Moss hit his wife … Bell hit his girlfriend"."""
    if not (owners := _owners(one)) or not (others := _owners(other)):
        return False
    first, second = ({cast.who(cast.tokens[i]) for i in spots} for spots in (owners, others))
    return first.isdisjoint(second) and all(who is not None and who.law() is not None for who in first | second)


def accomplices(cast: Cast, one: Somebody, other: Somebody) -> bool:
    """True for Moss and "his accomplice"."""
    return any(
        d.noun in _ALONGSIDE and d.owner is not None and cast.who(cast.tokens[d.owner]) is whose
        for whose, person in ((one, other), (other, one))
        for d in person.descriptions
    )


def _owners(person: Somebody) -> list[int]:
    """Whose husband, wife or the like somebody is, by token."""
    return [d.owner for d in person.descriptions if d.owner is not None and d.noun in _SPOUSES]


def caught(person: Somebody) -> bool | None:
    """Whether who may have done it was arrested; None for who is not said to have done it."""
    return person.evidence.get("held", 0) > 0 if person.law() is not None else None


@once_per_doc
def _unsolved(doc: Doc) -> bool:
    """Whether the looks of who did it are told, or pictures shown: he is not the one who was arrested."""
    if not {"cctv", "footage", "images"}.isdisjoint(doc.words):
        return True
    return any(token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "as" for token in doc.having({"described"}))


def same_place(person: Somebody, one: Description) -> bool:
    """False for "the first victim" and "a second man"."""
    if ORDINALS.isdisjoint(one.modifiers):
        return True
    told = {word for d in person.descriptions for word in d.modifiers & ORDINALS}
    return not told or not told.isdisjoint(one.modifiers)


def against(one: Somebody, other: Somebody) -> bool:
    """True where one was only harmed and the other only did it."""
    return not without_opponents([one], other)


def without_opponents(people: list[Somebody], person: Somebody) -> list[Somebody]:
    """Some people without those who only did it where a person was only harmed, and the other way round."""
    part = _part(person)
    return [p for p in people if _part(p) in (part, None)] if part is not None else people


def _part(person: Somebody) -> str | None:
    """ "harmed" for who was only harmed, "did" for who only did it, None for both and neither."""
    if not person.evidence:
        return None
    harmed = person.is_victim()
    if harmed == (person.law() is not None):
        return None
    return "harmed" if harmed else "did"


def same_job(a: str, b: str) -> bool:
    """ "A nurse" and "the staff nurse", "a cabbie" and "the taxi driver", "a teacher" and "the member of staff"."""
    if a == b or a.endswith(" " + b) or b.endswith(" " + a):
        return True
    if not SYNONYMS.get(a, frozenset()).isdisjoint(SYNONYMS.get(b, frozenset())):
        return True
    return (a in STAFF and at_work(b)) or (b in STAFF and at_work(a))


def distinct(person: Somebody) -> bool:
    """True for "another man", "a second officer", "the second suspect"."""
    return any(
        one.distinct and (one.determiner != "the" or not LATER.isdisjoint(one.modifiers)) for one in person.descriptions
    )


def set_apart(cast: Cast, person: Somebody) -> bool:
    """True for "another man" who is another than one of the same part; not where a victim was "a man" before him."""
    if not distinct(person):
        return False
    first = min(person.descriptions, key=lambda d: d.start)
    before = [d for d in cast.descriptions if d.start < first.start and d.noun == first.noun]
    if not before or not first.distinct or first.determiner == "the" or not LATER.isdisjoint(first.modifiers):
        return True
    return not against(cast.at[before[-1].head], person)


def owned(cast: Cast, one: Somebody, other: Somebody) -> bool:
    """True where one is told of as somebody's, and that is the other: a man and "his friend"."""
    for whose, person in ((one, other), (other, one)):
        for d in person.descriptions:
            if d.owner is None or JOB_ROLE.get(d.noun) in ("suspect", "victim"):
                continue
            holder = cast.who(cast.tokens[d.owner])
            if holder is whose or (holder is None and _before(whose, d)):
                return True
    return False


def _before(person: Somebody, one: Description) -> bool:
    """True where only a person told of before can be the "his" of "his friend"."""
    return any(d.start < one.start for d in person.descriptions) and JOB_ROLE.get(one.noun) in ("friend", "relative")


def same_case(cast: Cast, one: Somebody, other: Somebody) -> bool:
    """True where two may be one person whom one case tells of twice: nobody is added with "also" or "another"."""
    if distinct(one) or distinct(other) or not alike(cast, one, other) or other_case(cast, one, other):
        return False
    if any(JOB_ROLE.get(d.noun) in ("witness", "friend") for d in other.descriptions) or owned(cast, one, other):
        return False
    return not any(added(cast, person) for person in (one, other))


def added(cast: Cast, person: Somebody) -> bool:
    """True where a sentence that tells of somebody has "also" or "both"."""
    for d in person.descriptions:
        sentence = cast.tokens[d.head].sent
        if not _ADDING.isdisjoint(cast.lower[sentence.start : sentence.end]):
            return True
    return False


def side_by_side(cast: Cast, one: Somebody, other: Somebody) -> bool:
    """Two that one sentence brings in side by side are two."""
    sentences = {cast.tokens[d.head].sent.start for d in one.descriptions if _told_apart(d)}
    return any(cast.tokens[d.head].sent.start in sentences and _told_apart(d) for d in other.descriptions)


def _told_apart(one: Description) -> bool:
    """True for who is brought in, or set beside another: "the younger man … the 27-year-old man"."""
    return not one.definite or one.age is not None or not _COMPARING.isdisjoint(one.modifiers)


def share_job(one: Somebody, other: Somebody) -> bool:
    """True where both are described by the same job or kinship, other than police."""
    return any(same_job(a, b) for a in trades(one) - {"police"} for b in trades(other) - {"police"})


def at_work(noun: str) -> bool:
    """True for a job that is done among staff; "police" stands for none."""
    return noun in STAFF or (JOB_ROLE.get(noun) == "none" and noun not in DESCRIBED)


def _sure(person: Somebody) -> bool:
    """More than a pronoun, which may be another's, speaks for the gender."""
    return max(person.genders.values()) > 1


def trades(person: Somebody) -> set[str]:
    """Jobs and kinships that describe a person; police are one."""
    found = set()
    for one in person.descriptions:
        if JOB_ROLE.get(one.noun) == "police":
            found.add("police" if person.evidence["police"] else one.noun)  # "the officer" of a prison
        elif one.noun in KIN and one.determiner == "a":
            continue  # "a married dad", who has a trade besides
        elif one.noun and one.noun not in DESCRIBED and one.noun not in ROLE_NOUNS and one.noun != "witness":
            found.add(KIN.get(one.noun, one.noun))
    return found - {"police"} if len(found) > 1 else found


@once_per_doc
def other_cases(doc: Doc) -> tuple[int, ...]:
    """The tokens at which another case begins: "In a separate incident", "Meanwhile, a woman was hit"."""
    found: list[int] = []
    fresh = _several_cases(doc)
    marked = {token.sent.start for token in doc.having(_OPENING)}
    for sentence in doc.sents if fresh or marked else ():
        i = sentence.start
        if not (fresh or found or i in marked):
            continue
        while i < sentence.end and doc[i].is_space:
            i += 1
        opens = (fresh or found) and i > 0 and "\n" in doc[i - 1].text and _brings_in(doc, i, sentence.end)
        if opens or _opens_case(doc, i, sentence.end):
            found.append(i)
    return tuple(found)


def _several_cases(doc: Doc) -> bool:
    """Whether headline and lead announce several: "a series of attacks", "several assaults over the weekend"."""
    for token in doc.having(_SEVERAL_CASES):
        if token.i < _HEAD and token.tag_ == "NNS" and not _MANY.isdisjoint(doc.lower[max(0, token.i - 6) : token.i]):
            return True
    return False


def _brings_in(doc: Doc, start: int, end: int) -> bool:
    """True for a sentence that tells of an attack on "a woman"."""
    patients = (doc[p] for h in harms(doc) if start <= h.head < end for p in h.patients)
    return any(c.lower_ in ("a", "an") for p in patients if start <= p.i < end for c in p.lefts)


def _opens_case(doc: Doc, i: int, end: int) -> bool:
    words = doc.lower[i : min(end, i + 7)]
    if words and words[0] in _MEANWHILE:
        return _brings_in(doc, i, end)
    if words[:1] == ["in"] and words[1:2] in (["a"], ["an"]) and words[2:3] and words[2] in _CASES:
        return i > _HEAD  # "In an incident last week, …"
    if _OTHER.isdisjoint(words):
        return False
    if words[:1] == ["in"]:
        words = words[1:]
    if words[:1] in (["a"], ["an"], ["the"]):
        words = words[1:]
    case = next((k for k, word in enumerate(words) if word in _CASES), None)
    return case is not None and not _OTHER.isdisjoint(words[:case])


def case_of(cast: Cast, i: int) -> int:
    """Which case of the story a token stands in; 0 is that of the head."""
    return bisect_right(other_cases(cast.doc), i)


def other_case(cast: Cast, one: Somebody, other: Somebody) -> bool:
    """True where two who have no name are brought in by different cases."""
    if one.named or other.named or not other_cases(cast.doc):
        return False
    cases = [{case_of(cast, d.start) for d in p.descriptions} for p in (one, other)]
    return cases[0].isdisjoint(cases[1])
