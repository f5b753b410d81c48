"""What the text says of a person: age, gender, residence, title, position, organisation, status."""

from __future__ import annotations

from spacy.tokens import Doc

from newsmine.language.names import BODIES, COURTESY, Name, fold
from newsmine.record import PersonStatus
from newsmine.rooms.people.cast import PRONOUNS, Cast
from newsmine.rooms.people.describe import age_before, age_behind, places, skip_details
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import DESCRIBED, JOB_ROLE

Age = tuple[int | None, int | None, int | None]
_JOINTS = frozenset({"of", "the", "and", "for", "&", "’s", "'s", "on", "-", "in", "at"})


def genders(cast: Cast) -> None:
    """Add what pronouns say of those whose gender no noun or title gives."""
    for token in cast.doc:
        gender = PRONOUNS.get(token.lower_)
        if gender and token.dep_ in ("nsubj", "nsubjpass", "poss", "dobj", "pobj"):
            who = cast.pronoun(token)
            if who is not None:
                who.genders[gender] += 1


def age(cast: Cast, person: Somebody) -> Age:
    """Age in years, or the first and last of a band; the first that is stated."""
    doc = cast.doc
    for name in person.names:
        years, low, high, _ = age_behind(doc, name.end)
        if years is not None or low is not None:
            return years, low, high
        if name.start > 0 and doc[name.start - 1].lower_ == "old":
            years, _ = age_before(doc, name.start - 1)
            if years is not None:
                return years, None, None
    for one in person.descriptions:
        if one.age is not None or one.age_low is not None:
            return one.age, one.age_low, one.age_high
    return None, None, None


def residence(cast: Cast, person: Somebody) -> str | None:
    """ "Thornaby Road, Thornaby", "of no fixed abode", or None."""
    doc = cast.doc
    ends = [n.end for n in person.names] + [d.end for d in person.descriptions]
    for end in ends:
        found = _lives(doc, end)
        if found:
            return found
    for one in person.descriptions:
        if one.residence is not None and doc[one.residence[0]].ent_type_ in ("GPE", "LOC", "FAC"):
            return doc[one.residence[0] : one.residence[1]].text
    return None


def _lives(doc: Doc, end: int) -> str | None:
    *_, stop = age_behind(doc, end)
    i = stop
    if i < len(doc) and doc[i].text == ")":
        i += 1
    if i < len(doc) and doc[i].text == ",":
        i += 1
    if i + 1 >= len(doc) or doc[i].lower_ not in ("of", "from") or (i == end and doc[i].lower_ == "of"):
        return None
    if doc[i + 1].lower_ == "no" and i + 3 < len(doc) and doc[i + 2].lower_ in ("fixed", "settled", "known"):
        return "of " + doc[i + 1 : i + 4].text
    run = list(places(doc, i + 1))
    while run and doc[run[-1]].text in (",", "the", "of"):
        run.pop()
    if not run or any(fold(doc[k].text) in BODIES for k in run if doc[k].text[0].isupper()):
        return None
    first = run[0]
    if doc[first].lower_ == "the" and len(run) > 1:
        first = run[1]
    return doc[first : run[-1] + 1].text


def title(cast: Cast, person: Somebody) -> str | None:
    """The first rank, else the first courtesy title."""
    found = [cast.doc[n.start : n.first].text for n in person.names if n.titled]
    ranks = [words for words in found if fold(words) not in COURTESY]
    return next(iter(ranks + found), None)


def status(person: Somebody) -> PersonStatus | None:
    """The worst that is stated of them."""
    outcomes = person.outcomes
    if "killed" in outcomes:
        return "killed"
    if "hospitalised" in outcomes:
        return "hospitalised"
    if outcomes & {"injured", "seriously_injured"}:
        return "injured"
    return "unhurt" if "unhurt" in outcomes else None


def post(cast: Cast, person: Somebody) -> tuple[str | None, str | None, str | None]:
    """Position, organisation, and the position's role by the room's list."""
    doc = cast.doc
    position, noun = None, None
    where: str | None = None
    for one in person.descriptions:
        if (
            one.noun
            and one.noun not in DESCRIBED
            and JOB_ROLE.get(one.noun) not in ("relative", "friend", "suspect", "defendant")
        ):
            k = one.head
            words = len(one.noun.split())
            position, noun = doc[k - words + 1 : k + 1].text, one.noun
            where = _body_behind(doc, one.end) or _body_before(doc, k - words + 1)
            if where is not None:
                break
    for name in person.names:
        if where is None:
            where = _from_body(doc, name)
    return position, where, JOB_ROLE.get(noun) if noun else None


def _body_behind(doc: Doc, end: int) -> str | None:
    """ "chairman of (the) Hampshire Police Federation", "officer for Unison"."""
    if end + 1 >= len(doc) or doc[end].lower_ not in ("of", "at", "for", "with", "from"):
        return None
    return _body(doc, end + 1)


def _body(doc: Doc, start: int) -> str | None:
    i = start
    while i < len(doc) and doc[i].lower_ in ("the", "its", "their"):
        i += 1
    first = i
    last = None
    while i < len(doc) and (doc[i].text[0].isupper() or doc[i].text in _JOINTS):
        if doc[i].text[0].isupper():
            last = i
        elif not (i + 1 < len(doc) and (doc[i + 1].text[0].isupper() or doc[i + 1].text in _JOINTS)):
            break
        i += 1
    if last is None or not doc[first].text[0].isupper():
        return None
    return doc[first : last + 1].text


def _body_before(doc: Doc, start: int) -> str | None:
    """ "Cleveland Police spokesman", "Unison's regional officer"."""
    i = start - 1
    if i > 0 and doc[i].text in ("'s", "’s"):
        i -= 1
    end = i + 1
    while i >= 0 and (
        doc[i].text[0].isupper() or (doc[i].text in _JOINTS and end - i > 1 and i > 0 and doc[i - 1].text[0].isupper())
    ):
        i -= 1
    i += 1
    while i < end and (doc[i].lower_ in ("the", "a", "an") or not doc[i].text[0].isupper()):
        i += 1
    if i >= end or doc[i].ent_type_ == "PERSON" or (doc[i].is_sent_start and end - i == 1 and doc[i].pos_ != "PROPN"):
        return None
    return doc[i:end].text


def _from_body(doc: Doc, name: Name) -> str | None:
    """ "Smith, from Unison, said", "Ch Supt Smith, of Kent Police"."""
    i = skip_details(doc, name.end) if False else name.end
    *_, after = age_behind(doc, i)
    i = after
    if i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in ("of", "from", "for", "with"):
        found = _body(doc, i + 2)
        if found and any(fold(word) in BODIES for word in found.split()):
            return found
    return None
