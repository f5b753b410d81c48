"""One case, told several times over: its victim in headline, lead and body is one person.

A court report brings its victim in anew with each telling ("man's jaw broken", "his victim", "a man
in the bar", "the victim"). Where one case is told and no two victims are spoken of, descriptions that
do not speak against each other are one person; a role noun ("the defendant") makes nobody new beside
those who have names.
"""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.rooms.people.alike import (
    accomplices,
    added,
    alike,
    caught,
    distinct,
    other_case,
    owned,
    set_apart,
    share_job,
    side_by_side,
)
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.groups import plural_people
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import JOB_ROLE, ROLE_NOUNS, TRIED
from newsmine.violence import harms

#: Words before an offence that is only named: "admitted assaulting an emergency worker".
_NAMED_OFFENCE = frozenset(
    "charge charges charged count counts admitted admitting admits admit denied denies denying convicted guilty "
    "offence offences pleaded accused".split()
)
_PARTNERS = frozenset("wife husband girlfriend boyfriend ex-wife ex-husband ex-girlfriend ex-boyfriend".split())
_CAUGHT = frozenset("arrested charged jailed detained sentenced convicted".split())
_CALLS = frozenset({"report", "reports", "reported", "reporting"})
#: How many tokens behind a headline or lead its person may be told of again, where several are.
_NEAR = 120
_ASSAULTING = frozenset("assaulting assault beating assaulted wounding battery assaults attacking".split())


def one_case(cast: Cast, lead: int) -> None:
    """Join what is one person, and leave out whom only a role noun or the name of an offence brings in.

    `lead`: the token behind headline and lead.
    """
    _only_offences(cast)
    _role_nouns(cast)
    law = [p for p in cast.people if p.law() is not None]
    named = [p for p in law if p.named]
    tried = [p for p in named if p.law() in TRIED]
    if (not tried and len(law) != 1 and any(p.named for p in law)) or len(tried) > 4:
        return
    several, doers = _victims_told_of(cast), _doers_told_of(cast)
    if len(named) == 1:
        for person in law:
            if person.named or distinct(person) or cast.unnameable(person) or not alike(cast, named[0], person):
                continue
            if not several or not doers or person.start < min(lead, named[0].start):
                cast.merge(named[0], person)
    if not named and law and doers:
        _headline_again(cast, law, lead, beside=False)
    elif not named and law:
        in_court = any(p.law() in TRIED for p in law)
        first, *others = sorted(law, key=lambda p: p.start)
        for person in list(others):
            retold = (
                not set_apart(cast, person)
                and alike(cast, first, person)
                and _again(cast, first, person, in_court, lead)
            )
            if person.start >= lead and _of_several_caught(law, person):
                if (later := _then_caught(cast, person, others)) is not None:
                    cast.merge(later, person)
                continue
            if retold and (first.start < lead or not _one_of_a_row(cast, first, person, law)):
                first = cast.merge(first, person)
    harmed = [p for p in cast.people if p.is_victim() and p.law() is None]
    known = [p for p in harmed if p.named]
    if tried and len(harmed) == 1:
        for person in law:  # "he said that his wife attacked him"
            if person in cast.people and _kin_alone(person) and alike(cast, harmed[0], person):
                cast.merge(harmed[0], person)
                harmed[0].evidence["suspect"] = 0
    if len(tried) <= 1 and len(harmed) == 1:
        _partners(cast, tried or law, harmed[0])
    if len(known) == 1:
        for person in harmed:
            if (
                person.named
                or person not in cast.people
                or cast.unnameable(person)
                or not alike(cast, known[0], person)
            ):
                continue
            said = not several and (_said(cast, person) or _reported(cast, person) or _by_retold(cast, person, named))
            if said or _told_again(person, known[0], lead, several):
                cast.merge(known[0], person)
    if several or known:
        _headline_again(cast, [p for p in harmed if not p.named], lead, beside=bool(known))
    if known or several:
        return
    kept: list[Somebody] = []
    for person in sorted(harmed, key=lambda p: p.start):
        same = next(
            (one for one in kept if alike(cast, one, person) and _again(cast, one, person, bool(tried), lead)), None
        )
        apart = set_apart(cast, person) and cast.lower[person.start : person.start + 2] != ["one", "of"]
        if same is not None and (not apart or person.start < min(p.start for p in kept)):
            cast.merge(same, person)
        else:
            kept.append(person)


def _one_of_a_row(cast: Cast, first: Somebody, person: Somebody, law: list[Somebody]) -> bool:
    """True in "A passenger hit him … A man of 19 and a man of 18 were held": which of them it was is not told."""
    row = (p for p in law if p is not first and p is not person and p in cast.people)
    return any(side_by_side(cast, p, person) and alike(cast, first, p) for p in row)


def _of_several_caught(law: list[Somebody], person: Somebody) -> bool:
    """True for "a man" of whom no more is told, where several were caught who have other ages."""
    if any(d.determiner != "a" or d.age is not None for d in person.descriptions):
        return False
    return len({d.age for p in law for d in p.descriptions if d.age is not None}) > 1


def _then_caught(cast: Cast, person: Somebody, law: list[Somebody]) -> Somebody | None:
    """ "They were attacked by a man … A 32-year-old man was arrested": the next who was caught, if near."""
    later = next((p for p in law if p in cast.people and p.start > person.start), None)
    if later is None or not caught(later) or caught(person) or later.start > person.start + _NEAR // 2:
        return None
    return later if alike(cast, person, later) and not side_by_side(cast, person, later) else None


def _partners(cast: Cast, law: list[Somebody], victim: Somebody) -> None:
    """ "Her husband" is who did it where he hurt his wife; "his wife", who is said to have begun it, is the victim."""
    law = [p for p in law if p in cast.people]
    if len(law) != 1:
        return
    for person in list(cast.people):
        if person in (law[0], victim) or person.named or not person.harmed_or_charged():
            continue
        if all(d.determiner == "his" and d.noun in _PARTNERS for d in person.descriptions):
            gender = person.gender()
            pair = [p for p in (law[0], victim) if gender and p.gender() == gender]
            if len(pair) == 1:
                evidence = dict(pair[0].evidence)
                cast.merge(pair[0], person)
                pair[0].evidence.clear()
                pair[0].evidence.update(evidence)


def _by_retold(cast: Cast, person: Somebody, named: list[Somebody]) -> bool:
    """ "A thug who used a chisel to stab a man": harmed by one who has a name, and is told of anew."""
    heads = {d.head for d in person.descriptions}
    anew = {d.head for p in named for d in p.descriptions if d.determiner == "a"}
    told = (h for h in harms(cast.doc) if not heads.isdisjoint(h.patients))
    return not distinct(person) and any(not anew.isdisjoint(h.agents) for h in told)


def _kin_alone(person: Somebody) -> bool:
    """Only "his wife", "her partner", and only said to have done it."""
    kin = all(d.determiner == "his" and JOB_ROLE.get(d.noun) in ("relative", "friend") for d in person.descriptions)
    return kin and not person.named and person.law() == "suspect"


def _said(cast: Cast, person: Somebody) -> bool:
    """Only in what is quoted: "you picked on an innocent man", "the man who did this"."""
    return all(d.head in cast.quoted for d in person.descriptions)


def _told_again(person: Somebody, known: Somebody, lead: int, several: bool) -> bool:
    """Whether an unnamed victim is the named one told of in headline or lead, or by a word of kinship or trade."""
    trade = share_job(person, known)
    if {(d.noun, d.modifiers) for d in person.descriptions if d.modifiers} & {
        (d.noun, d.modifiers) for d in known.descriptions
    }:
        return True  # "a Hyde shop worker" in headline and body
    if several:
        same = trade or ("killed" in person.outcomes and "killed" in known.outcomes)
        return same and person.start < min(lead, known.start)
    if person.start < min(lead, known.start):
        return True
    if all(one.determiner == "his" for one in person.descriptions):
        return True
    return trade and person.start < known.start


def _only_offences(cast: Cast) -> None:
    """Nobody is "an emergency worker" in the name of an offence where others were harmed."""
    harmed = [p for p in cast.people if p.harmed_or_charged()]
    for person in harmed:
        if person.named or not all(_in_offence(cast, one) for one in person.descriptions):
            continue
        if all(_is_offence(cast, one) for one in person.descriptions):
            del cast.people[person]
            harmed = [p for p in harmed if p is not person]
            continue
        generic = all(one.noun in ("worker", "emergency worker") for one in person.descriptions)
        police = "police" in person.evidence and any(p is not person and "police" in p.evidence for p in harmed)
        if (generic and len(harmed) > 1) or police:
            del cast.people[person]
            harmed = [p for p in harmed if p is not person]


def _is_offence(cast: Cast, one: Description) -> bool:
    """ "(Common) assault of an emergency worker": the name of an offence."""
    return one.noun in ("worker", "emergency worker") and not {"assault", "assaults"}.isdisjoint(
        cast.lower[max(0, one.start - 4) : one.start]
    )


def _in_offence(cast: Cast, one: Description) -> bool:
    before = cast.lower[max(0, one.start - 4) : one.start]
    if one.determiner != "a" or _ASSAULTING.isdisjoint(before):
        return False
    if "emergency" in cast.lower[one.start : one.end]:
        return True
    return not _NAMED_OFFENCE.isdisjoint(cast.lower[max(0, one.start - 12) : one.start])


def _role_nouns(cast: Cast) -> None:
    """ "The defendant", "the victim" are none beside those who have names."""
    for person in list(cast.people):
        if person.named or not all(map(_by_role_alone, person.descriptions)):
            continue
        if _said(cast, person) and sum(person.evidence.values()) == len(person.descriptions) and person.law():
            del cast.people[person]  # "“we will see the offender prosecuted”"
            continue
        victim = person.is_victim() and person.law() is None
        others = [
            p for p in cast.people if p is not person and p.named and (p.is_victim() if victim else p.law() is not None)
        ]
        if any(accomplices(cast, p, person) for p in others):
            continue
        if len(others) == 1 and alike(cast, others[0], person):
            cast.merge(others[0], person)
        elif others:
            del cast.people[person]


def _by_role_alone(one: Description) -> bool:
    if one.noun in ("brother", "sister", "twin"):
        return one.determiner == "the"  # "the older brother": one of those named
    return one.noun in ROLE_NOUNS and not one.age and one.definite and not one.distinct


def _victims_told_of(cast: Cast) -> bool:
    """Whether several at once are said to be harmed; "attacks on officers" in general are none."""
    for harm in harms(cast.doc):
        if harm.assertion in ("negated", "hypothetical"):
            continue
        noun = cast.doc[harm.head].tag_ in ("NN", "NNS")
        for token in (cast.doc[i] for i in harm.patients):
            if not plural_people(token):
                continue
            bare = token.tag_ == "NNS" and not any(c.dep_ in ("det", "nummod", "poss") for c in token.lefts)
            if not (bare and (noun or token.dep_ == "pobj" or token.i in cast.quoted)):
                return True
    return False


def _doers_told_of(cast: Cast) -> bool:
    """Whether several at once are said to have done it, or were arrested."""
    told = [harm for harm in harms(cast.doc) if harm.assertion not in ("negated", "hypothetical")]
    agents = [cast.doc[i] for harm in told for i in harm.agents]
    if any(plural_people(token) for token in agents if token.tag_ == "NNS"):
        return True
    for token in cast.doc.having(_CAUGHT):
        subject = syntax.subject(token) if syntax.is_passive(token) else None
        if subject is not None and plural_people(subject):
            return True
    return False


def _again(cast: Cast, one: Somebody, other: Somebody, tried: bool, lead: int) -> bool:
    """Whether a later telling may be of the same person; outside court only what is definite, or repeats a headline."""
    if side_by_side(cast, one, other) or other_case(cast, one, other) or owned(cast, one, other):
        return False
    title = cast.doc.title_end
    headline = all(cast.tokens[d.start].idx < title or d.definite for d in one.descriptions)
    nouns = {d.noun for d in other.descriptions}
    in_lead = any(d.start < lead and d.noun in nouns for d in one.descriptions)
    if tried or headline or in_lead or all(d.definite for d in other.descriptions):
        return True
    return _reported(cast, other) or _reported(cast, one) or _as_news(cast, one, other, lead)


def _as_news(cast: Cast, one: Somebody, other: Somebody, lead: int) -> bool:
    """ "A courier was attacked … A 29-year-old man was found with cuts": news tells its one case again with "a"."""
    law = other.law() is not None
    fellows = [p for p in cast.people if p is not one and p.harmed_or_charged() and (p.law() is not None) == law]
    if any(map(distinct, fellows)):
        return False  # "another man", "a second victim": there are several
    if any(not d.determiner and d.start > lead for p in (one, other) for d in p.descriptions):
        return False  # a headline of another story
    if added(cast, one) or added(cast, other):
        return False
    if ("police" in one.evidence) != ("police" in other.evidence):
        return False
    means = [_means(cast, p) for p in (one, other)]
    return not means[0] or not means[1] or not means[0].isdisjoint(means[1])


def _means(cast: Cast, person: Somebody) -> set[str]:
    """By what means somebody was harmed."""
    heads = {d.head for d in person.descriptions}
    return {h.mechanism for h in harms(cast.doc) if h.mechanism is not None and not heads.isdisjoint(h.patients)}


def _reported(cast: Cast, person: Somebody) -> bool:
    """Who is told of in a call to the police alone: "after reports that a man had been stabbed"."""
    for one in person.descriptions:
        before = cast.lower[max(cast.tokens[one.head].sent.start, one.start - 6) : one.start]
        if not one.definite and _CALLS.isdisjoint(before) and _calls(before) is None:
            return False
    return True


def _calls(before: list[str]) -> int | None:
    """Where "called to" stands in some words, or None."""
    return next((i for i, low in enumerate(before[:-1]) if low == "called" and before[i + 1] == "to"), None)


def _headline_again(cast: Cast, told: list[Somebody], lead: int, *, beside: bool) -> None:
    """ "Man hurt in attack … left one man with injuries … One of the victims, a man of 39": the first of several."""
    for gender in ("female", "male"):
        of_it = (p for p in told if p in cast.people and p.gender() in (gender, None))
        people = sorted(of_it, key=lambda p: p.start)
        if len(people) > 1:
            _retold(cast, people, lead, beside)


def _retold(cast: Cast, people: list[Somebody], lead: int, beside: bool) -> None:
    """With `beside`, the first may be "another man": another than one who has a name."""
    first, *others = people
    if first.named or first.start >= lead or (distinct(first) and not beside) or any(d.age for d in first.descriptions):
        return
    reach = max(d.end for d in first.descriptions) + _NEAR
    for person in others:
        if person.start > reach or person.named:
            return
        of_them = cast.lower[person.start : person.start + 2] == ["one", "of"]
        if not alike(cast, first, person) or side_by_side(cast, first, person) or (distinct(person) and not of_them):
            continue
        cast.merge(first, person)
        reach = max(d.end for d in first.descriptions) + _NEAR
        if of_them or any(d.age for d in first.descriptions):
            return
