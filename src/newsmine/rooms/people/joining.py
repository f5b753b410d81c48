"""The unnamed joined with those who have a name: by headline and lead, the next sentence, as the only one left."""

from __future__ import annotations

from bisect import bisect_left

from newsmine.language import syntax
from newsmine.language.names import COURTESY, SAYING, Name
from newsmine.rooms.people import attributes
from newsmine.rooms.people.alike import against, age_span, alike, same_job, side_by_side
from newsmine.rooms.people.cast import Cast, fits
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.details import skip_details
from newsmine.rooms.people.digests import other_item
from newsmine.rooms.people.recall import titled
from newsmine.rooms.people.residence import residence
from newsmine.rooms.people.resolve import likely_gender, title_words
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import DESCRIBED, JOB_ROLE, ROLE_NOUNS, TRIED

_BEAT = frozenset({"pc", "wpc", "pcso", "constable", "dc", "wdc", "ps"})
_ROLES_TOLD = frozenset("police official spokesperson lawyer judge politician journalist presides witness".split())
#: Verbs behind what a court or police say of somebody.
_FINDING = SAYING | {"heard", "ruled", "found", "concluded", "recorded", "learned"}
#: How many years older somebody may be when named, after all those of a case.
_GROWN_OLDER = 6
#: Who acts where nobody of the case does.
_OUTSIDE = frozenset({"police", "jury", "court", "inquest", "force", "trial", "it"})
#: What ends a paragraph, and no caption.
FULL_STOPS = frozenset(".!?\"”'’…:")


def join_unnamed(cast: Cast, lead: int) -> None:
    """Headline and lead speak of those who are named below: "A man was jailed ... Lee Garth, 33, ...".

    A description further down is joined only when it is definite and one named person of the kind fits.
    """
    for kind in ("victim", "offender"):
        other = "offender" if kind == "victim" else "victim"
        told = [p for p in cast.people if p.evidence]
        named = sorted((p for p in told if p.named and _of_kind(p, kind)), key=lambda p: p.start)
        if kind == "victim":
            named = [p for p in named if not p.hurt_besides()]
        plain = [p for p in told if not p.named and _of_kind(p, kind) and not _of_kind(p, other)]
        plain = [p for p in plain if not cast.unnameable(p)]
        left = []
        for person in sorted(plain, key=lambda p: p.start):
            first = min(person.descriptions, key=lambda d: d.start)
            if any(d.distinct for d in person.descriptions) and not _first_of(cast, person, first, kind):
                continue
            soon = _named_next(cast, first, named)
            if soon is None or not all(fits(soon, d) for d in person.descriptions):
                left.append((person, first))
            elif _other_trade(soon, first) and not _same_trade(soon, first):
                left.append((person, first))
            else:
                cast.merge(soon, person)
        for person, first in left:
            fitting = [p for p in named if all(fits(p, d) and _same_sex(p, d) for d in person.descriptions)]
            fitting = [p for p in fitting if not other_item(cast, p, person)]
            fitting = [p for p in fitting if all(_about_as_old(cast, p, d) for d in person.descriptions)]
            fitting = [p for p in fitting if "police" in p.evidence or not cast.for_the_record(p)]
            aged = [p for p in fitting if first.age and attributes.age(cast, p)[0] == first.age]
            dead = any("killed" in p.outcomes for p in (person, *aged))  # many are told of there
            if len(aged) == 1 and aged[0].start > first.start and not dead:
                cast.merge(aged[0], person)  # "a 16-year-old boy and an adult were hurt … 16-year-old Lee Moss"
                continue
            if first.start >= lead and len(named) != 1:
                continue
            if first.start < lead:
                later = [p for p in fitting if any(n.start > first.start for n in p.names)]
                known = [p for p in later if _same_trade(p, first)]
                pool = known or [p for p in later if not _other_trade(p, first) or _only_one(cast, later, first)]
                if JOB_ROLE.get(first.noun) != "police":
                    pool = sorted(pool, key=lambda p: "police" in p.evidence)
                if pool:
                    cast.merge(pool[0], person)
            elif len(fitting) == 1 and len(named) == 1 and first.definite and first.owner is None:
                cast.merge(fitting[0], person)


def join_introduced(cast: Cast) -> None:
    """ "A taxi driver was killed by a single blow. Lee Moss, 48, was on his last run": who is brought in next.

    He has no part yet, opens the next sentence with an age or home, and may be the one whom the sentence is about.
    """
    free = [p for p in cast.people if p.named and "saw" not in p.evidence and (no_part(cast, p) or _of_rank(cast, p))]
    told = [p for p in cast.people if not p.named and p.harmed_or_charged() and not cast.unnameable(p)] if free else []
    ends: dict[int, list[tuple[Somebody, Description]]] = {}
    for person in told:
        for one in person.descriptions:
            if one.determiner != "the":
                ends.setdefault(cast.doc[one.head].sent.end, []).append((person, one))
    for who in free:
        name = min(who.names, key=lambda n: n.start)
        pairs = next((ends[end] for end in range(name.start, name.start - 3, -1) if end in ends), None)
        if pairs is None or not name.full:
            continue
        behind = skip_details(cast.doc, name.end)
        listed = cast.lower[behind : behind + 1] == [":"]  # "Lee Moss, 34, of Mill Lane: two years"
        ranked = _of_rank(cast, who)
        if ranked:
            pairs = [(p, d) for p, d in pairs if titled(cast, who, d.noun)]
        if listed or (behind == name.end and attributes.age(cast, who)[0] is None and not _acts(cast, who, name)):
            continue
        pairs = [(p, d) for p, d in pairs if p in cast.people and _may_be_named(cast, who, p)]
        pairs = [(p, d) for p, d in pairs if _about(cast, who, d)]
        sought = [p for p, _ in pairs if p.law() == "suspect" and "held" not in p.evidence and not p.is_victim()]
        if any(p.is_victim() for p, _ in pairs):
            pairs = [(p, d) for p, d in pairs if p not in sought]  # of whom police look for, no name is known
        if len({id(p) for p, _ in pairs}) == 1:
            cast.merge(who, pairs[0][0])


def join_told(cast: Cast) -> None:
    """ "A warden was kicked … The warden, Ann Moss, 51, loves her job": named beside the word told of before."""
    for who in [p for p in cast.people if p.named and not p.harmed_or_charged() and not p.in_robes()]:
        if "official" in who.evidence:
            continue  # "the chief constable, Ann Moss", who speaks of a constable
        name = min(who.names, key=lambda n: n.start)
        told = [d for d in who.descriptions if d.determiner == "the" and d.end + 1 == name.start and d.noun]
        if not name.full or not told or told[0].noun in ROLE_NOUNS or told[0].noun in DESCRIBED:
            continue
        one = told[0]
        before = [p for p in cast.people if not p.named and p.start < one.start and _called(p, one)]
        before = [p for p in before if p.harmed_or_charged() and all(fits(who, d) for d in p.descriptions)]
        others = [p for p in cast.people if p is not who and p.named and p.start < one.start and _called(p, one)]
        if len(before) == 1 and not others and not any(d.distinct for d in before[0].descriptions):
            cast.merge(who, before[0])


def _called(person: Somebody, one: Description) -> bool:
    """Whether somebody is told of by the same job."""
    return any(d.noun and d.noun not in ROLE_NOUNS and same_job(d.noun, one.noun) for d in person.descriptions)


def _of_rank(cast: Cast, person: Somebody) -> bool:
    """True for "PC Lee Moss" and "Cllr Ann Moss", of whom nothing is said but that rank."""
    return set(person.evidence) in ({"police"}, {"politician"}) and any(n.titled for n in person.names)


def _acts(cast: Cast, who: Somebody, name: Name) -> bool:
    """ "Lee Moss was waiting for a bus … Mr Moss": the subject of the sentence, who does not speak."""
    head = cast.doc[name.end - 1]
    if head.dep_ not in ("nsubj", "nsubjpass") or head.head.dep_ != "ROOT" or cast.speaks(who):
        return False
    return _of_rank(cast, who) or _by_courtesy(cast, who)


def _by_courtesy(cast: Cast, person: Somebody) -> bool:
    """ "Lee Moss … Mr Moss": so papers call whom somebody harmed."""
    return any(not COURTESY.isdisjoint(title_words(cast.doc, n)) for n in person.names)


def _may_be_named(cast: Cast, who: Somebody, person: Somebody) -> bool:
    years = attributes.age(cast, who)[0]
    if person.gender() is not None and likely_gender(who) not in (None, person.gender()):
        return False
    if any(d.distinct or not fits(who, d) or not _same_sex(who, d) for d in person.descriptions):
        return False
    return all(d.age is None or years in (None, d.age) for d in person.descriptions)


def _about(cast: Cast, who: Somebody, one: Description) -> bool:
    """True for the subject of a sentence's main clause, and what is "of" it; for others if nobody else can be meant."""
    node = cast.doc[one.head]
    while node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.dep_ == "prep":
        node = node.head.head  # "the widow of a roofer", "the trial of a builder"
    verb = node.head
    while verb.dep_ == "ccomp" and verb.head.lower_ in _FINDING:
        verb = verb.head
    if node.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "ROOT":
        return True
    topic = syntax.subject(cast.doc[one.head].sent.root)
    if topic is None:
        return False
    known = cast.who(topic)
    others = (
        topic.tag_ in ("NNS", "NNPS")
        or topic.lower_ in _OUTSIDE
        or (known is not None and known.named and known is not who)
    )
    return others or (known is not None and not all(_same_sex(who, d) for d in known.descriptions))


def join_without_a_part(cast: Cast, lead: int) -> None:
    """Those of whom only the age is of use: "a man of 80 left …" in the lead, "the 19-year-old swung" further down."""
    plain = [p for p in cast.people if not p.named and len(p.descriptions) == 1 and p.descriptions[0].age]
    if not plain:
        return
    tried = [p for p in cast.people if p.named and p.law() in TRIED]
    known = [p for p in cast.people if p.named and p.harmed_or_charged() and not cast.for_the_record(p)]
    for person in plain:
        first = person.descriptions[0]
        if first.determiner == "the" and first.noun == "":
            pool = [p for p in known if p.start < first.start and not against(p, person)]
        elif (
            first.start < lead
            and first.noun in DESCRIBED | {""}
            and not person.harmed_or_charged()
            and cast.doc[first.head].dep_ in ("nsubj", "nsubjpass")
        ):
            pool = tried
        else:
            continue
        pool = [p for p in pool if attributes.age(cast, p) == (None, None, None) and fits(p, first)]
        if len(pool) == 1 and (first.determiner == "the" or len(tried) == 1):
            cast.merge(pool[0], person)


def _named_next(cast: Cast, first: Description, named: list[Somebody]) -> Somebody | None:
    """ "A shop worker had a stroke after being kicked. Marty Moss, 57, …": the one who is then brought in by name.

    Who opens the next sentence with an age or home, or is the only one of the kind whom the next two name for the
    first time.
    """
    if first.definite and first.owner is None:
        return None
    end = cast.doc[first.head].sent.end
    behind = following = cast.doc[min(end, len(cast.tokens) - 1)].sent.end
    ahead = bisect_left(cast.breaks, end - 1)
    paragraph = cast.breaks[ahead] if ahead < len(cast.breaks) else len(cast.tokens)
    if paragraph <= end and cast.tokens[paragraph - 1].text not in FULL_STOPS:  # a heading
        behind = cast.doc[min(behind, len(cast.tokens) - 1)].sent.end
        paragraph = behind
    found, opening = [], []
    for person in named:
        name = min(person.names, key=lambda n: n.start)
        again = next((n for n in person.names if n.full and end <= n.start <= end + 2), None)
        if again is not None and name.start < first.start and skip_details(cast.doc, again.end) > again.end:
            name = again  # named in a caption before the story begins
        if not name.full or not end <= name.start < behind + 2:
            continue
        years = attributes.age(cast, person)[0]
        if first.age and years not in (None, first.age):
            continue
        opens = name.start <= end + 2 and skip_details(cast.doc, name.end) > name.end
        if opens and first.determiner == "a":
            opening.append(person)
        elif name.start < min(behind, max(paragraph, following)) and not (first.age and years):
            found.append(person)
    found = opening or found
    return found[0] if len(found) == 1 and _same_sex(found[0], first) else None


def _about_as_old(cast: Cast, person: Somebody, one: Description) -> bool:
    """False for a girl of six and a woman of 29; who was 16 at the time may be 20 when named."""
    if one.age is None:
        return True
    low, high = age_span(cast, person)
    return low - _GROWN_OLDER <= one.age <= high + _GROWN_OLDER


def _same_sex(person: Somebody, one: Description) -> bool:
    return one.gender is None or likely_gender(person) in (one.gender, None)


def _first_of(cast: Cast, person: Somebody, first: Description, kind: str) -> bool:
    """ "A woman who glassed another woman": another than the one who did it, and the first to be harmed."""
    if kind != "victim" or first.noun == "" or any(d.distinct for d in person.descriptions if d is not first):
        return False
    return not any(p is not person and p.start < person.start and _of_kind(p, kind) for p in cast.people)


def join_left_over(cast: Cast, lead: int) -> None:
    """One who was harmed, or who did it, and has no name; one who has a name, and no part in the case: the same.

    The offender is the one whose age or home stands behind the name; where there is none, who is called by surname.
    """
    for kind in ("offender", "victim"):
        if any(p.named and _of_kind(p, kind) for p in cast.people):
            continue
        other = "offender" if kind == "victim" else "victim"
        tried = [p.law() for p in cast.people if p.named and p.law() in TRIED]
        if kind == "victim" and not tried:
            continue
        unnamed = [p for p in cast.people if not p.named and _of_kind(p, kind) and not _of_kind(p, other)]
        unnamed = [p for p in unnamed if not any(d.distinct and d.noun == "" for d in p.descriptions)]
        if not unnamed:
            continue
        free = [p for p in cast.people if p.named and no_part(cast, p)]
        if kind == "offender":
            free = [p for p in free if not any(JOB_ROLE.get(d.noun) == "friend" for d in p.descriptions)]
            unnamed = [p for p in unnamed if p.law() in TRIED]
            at_home = [p for p in free if _at_home(cast, p)]
            if not at_home:
                unnamed = [p for p in unnamed if p.start < lead]
            free = at_home or [p for p in free if _by_surname(cast, p)]
        else:
            free = [p for p in free if len(p.names) > 1 and (p.genders or not cast.speaks(p))]
            if set(tried) == {"defendant"}:
                free = [p for p in free if _by_courtesy(cast, p)]
        if len(free) != 1:
            continue
        for person in unnamed:
            years = attributes.age(cast, free[0])[0]
            like = all(fits(free[0], d) and (d.age is None or years in (None, d.age)) for d in person.descriptions)
            if like and _same_kind_of_job(free[0], person):
                cast.merge(free[0], person)


def join_of_age(cast: Cast) -> None:
    """ "A boy of 7 was shot … Leon Moss, 7, is on the mend": the only one who has a name and just that age."""
    harmed = [p for p in cast.people if not p.named and p.is_victim() and p.law() is None]
    by_age: dict[int, list[Somebody]] = {}
    for person in harmed:
        for years in {d.age for d in person.descriptions if d.age is not None}:
            by_age.setdefault(years, []).append(person)
    if not by_age:
        return
    known: dict[int, list[Somebody]] = {}
    for person in cast.people:
        told = attributes.age(cast, person)[0] if person.named else None
        if told is not None and told in by_age:
            known.setdefault(told, []).append(person)
    for years, named in known.items():
        who = named[0]
        if len(named) > 1 or who.harmed_or_charged() or cast.for_the_record(who) or not any(n.full for n in who.names):
            continue
        if any(who.evidence[role] for role in _ROLES_TOLD if role not in ("police", "witness")):
            continue
        fitting = [p for p in by_age[years] if all(fits(who, d) and _same_sex(who, d) for d in p.descriptions)]
        fitting = [p for p in fitting if not cast.unnameable(p) and p in cast.people]
        if len(fitting) == 1 and not (cast.speaks(who) and "killed" in fitting[0].outcomes):
            cast.merge(who, fitting[0])


def join_officer(cast: Cast) -> None:
    """ "A police officer's leg was broken … Constable Lee Moss": the one constable who is named, and does not speak."""
    police = [p for p in cast.people if "police" in p.evidence]
    if not police or any(p.named and p.is_victim() for p in police):
        return
    harmed = [p for p in police if not p.named and p.is_victim() and not any(d.distinct for d in p.descriptions)]
    if not harmed:
        return
    named = [p for p in police if p.named and p.law() is None and not cast.speaks(p)]
    named = [p for p in named if any(not _BEAT.isdisjoint(title_words(cast.doc, n)) for n in p.names)]
    one = all(alike(cast, harmed[0], p) and not side_by_side(cast, harmed[0], p) for p in harmed[1:])
    if len(named) == 1 and one and all(fits(named[0], d) for p in harmed for d in p.descriptions):
        for person in harmed:
            cast.merge(named[0], person)


def no_part(cast: Cast, person: Somebody) -> bool:
    """Named, and neither harmed nor charged, nor somebody who speaks, judges, writes or is kin to those who are."""
    if person.harmed_or_charged() or cast.for_the_record(person):
        return False
    if not _ROLES_TOLD.isdisjoint(person.evidence):
        return False
    if not any(n.full for n in person.names):
        return False
    return not any(JOB_ROLE.get(d.noun) in ("relative", "journalist") for d in person.descriptions)


def _same_kind_of_job(person: Somebody, other: Somebody) -> bool:
    return ("police" in person.evidence) == ("police" in other.evidence)


def _at_home(cast: Cast, person: Somebody) -> bool:
    """An age, or "of Mill Lane, Ashby", behind the name."""
    return attributes.age(cast, person) != (None, None, None) or residence(cast, person) is not None


def _by_surname(cast: Cast, person: Somebody) -> bool:
    """ "Lee Moss … Moss": so courts and papers call who is tried; whom he harmed is "Mr Moss"."""
    if cast.speaks(person) or likely_gender(person) is None or any(n.titled for n in person.names):
        return False
    return any(len(n.words) == 1 and n.words[0] != person.fullest().words[0] for n in person.names)


def _only_one(cast: Cast, later: list[Somebody], first: Description) -> bool:
    """Where one person is told of, who may have several jobs, a headline's job is that person's."""
    return len(later) == 1 and JOB_ROLE.get(first.noun) != "police" and "police" not in later[0].evidence


def _same_trade(person: Somebody, one: Description) -> bool:
    if JOB_ROLE.get(one.noun) == "police":
        return "police" in person.evidence
    return bool(one.noun) and one.noun not in DESCRIBED and any(d.noun == one.noun for d in person.descriptions)


def _other_trade(person: Somebody, one: Description) -> bool:
    """A description by trade does not fit a person of another trade, nor one of no trade an officer."""
    if JOB_ROLE.get(one.noun) == "police":
        return True
    if one.noun in DESCRIBED or not one.noun or JOB_ROLE.get(one.noun) != "none":
        return False
    trades = {
        d.noun for d in person.descriptions if d.noun and d.noun not in DESCRIBED and JOB_ROLE.get(d.noun) == "none"
    }
    return bool(trades) or "police" in person.evidence


def _of_kind(person: Somebody, kind: str) -> bool:
    return person.is_victim() if kind == "victim" else person.law() is not None
