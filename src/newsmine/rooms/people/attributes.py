"""What the text says of a person: age, gender, residence, title, position, organisation, status."""

from __future__ import annotations

from newsmine.language.names import (
    COURTESY,
    KNOWN_PLACES,
    NEVER,
    PLACES,
    SAYING,
    fold,
)
from newsmine.language.parsed import Doc, Token
from newsmine.record import PersonStatus
from newsmine.rooms.people.ages import BEHIND, age_before, age_behind
from newsmine.rooms.people.cast import PRONOUNS, Cast, in_robes
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.details import behind_alias, places
from newsmine.rooms.people.posts import is_body, rank
from newsmine.rooms.people.resolve import given_gender
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import DESCRIBED, JOB_ROLE

Age = tuple[int | None, int | None, int | None]
_BROTHERS = {"brothers": "male", "sisters": "female", "sons": "male", "daughters": "female"}
_ONCE = frozenset({"formerly", "previously", "now", "originally", "also", "both", "all"})
#: Roles of those who speak or work for a body, whose name stands before the job.
_AT_WORK = ("official", "spokesperson", "politician", "journalist", "lawyer", "judge")
#: Endings of the names of peoples: no town ("a Polish man").
_PEOPLES = tuple("ish ese an ch i ss k eek uslim indu ew ikh hai yal ottish elsh ox nic ic ist urd urk".split())
_LIVING = frozenset({"resident", "native", "local"})
#: What may stand right behind somebody whose home is then told.
_GOING_ON = BEHIND | {")"}


def genders(cast: Cast) -> None:
    """Add what pronouns say of those whose gender no noun or title gives."""
    loose: list[tuple[Somebody, str]] = []
    for token in cast.doc.having(PRONOUNS.keys()):
        gender = PRONOUNS[token.lower_]
        if token.dep_ not in ("nsubj", "nsubjpass", "poss", "dobj", "pobj"):
            continue
        who = cast.pronoun(token)
        says = token.dep_ == "nsubj" and token.head.lower_ in SAYING
        if who is not None:
            if says or not in_robes(who):
                who.genders[gender] += 1  # what a lawyer says of "her" is of somebody else
        elif token.i not in cast.quoted:
            near = _nearest(cast, token)
            if near is not None and given_gender(near) in (gender, None) and (says or not in_robes(near)):
                loose.append((near, gender))
    for firsts in cast.lists.values():
        kin: str | None = None
        for first in firsts:
            kin = kin or (_BROTHERS.get(cast.lower[first - 1]) if first else None)
            if kin is not None:
                cast.at[first].genders[kin] += 1
    for near, gender in loose:
        if not near.genders:
            near.genders[gender] += 1


def _nearest(cast: Cast, pronoun: Token) -> Somebody | None:
    """The last subject before a pronoun in its sentence or the one before, else the last person."""
    sentence = pronoun.sent
    floor = cast.doc[sentence.start - 1].sent.start if sentence.start else 0
    last = None
    for i in range(pronoun.i - 1, floor - 1, -1):
        if i in cast.at and i not in cast.quoted:
            if cast.tokens[i].dep_ in ("nsubj", "nsubjpass"):
                return cast.at[i]
            last = last or cast.at[i]
    return last


def age(cast: Cast, person: Somebody) -> Age:
    """Age in years, or the first and last of a band; the first exact age that is stated, or else the first band."""
    told = _ages_told(cast, person)
    return next((one for one in told if one[0] is not None), told[0] if told else (None, None, None))


def _ages_told(cast: Cast, person: Somebody) -> list[Age]:
    """Every age that the text gives a person: behind and before the name, then with the descriptions."""
    doc = cast.doc
    told: list[Age] = []
    for name in person.names:
        years, low, high, _ = age_behind(doc, behind_alias(doc, name.end))
        if (years is not None or low is not None) and not _two_ages(doc, name.end):
            told.append((years, low, high))
        _, comma, glued = doc[name.end - 1].text.partition(",")
        if comma and glued.isdigit():
            told.append((int(glued), None, None))  # "Ann Moss,32"
        if name.start > 0 and doc[name.start - 1].lower_ == "old":
            years, _ = age_before(doc, name.start - 1)
            if years is not None:
                told.append((years, None, None))
    if (paired := _paired_age(cast, person)) is not None:
        told.append((paired, None, None))
    found = ((one.age, one.age_low, one.age_high) for one in person.descriptions)
    told += [one for one in found if one[0] is not None or one[1] is not None]
    for one in person.descriptions:
        if cast.lower[one.end : one.end + 1] in (["from"], ["of"]):
            last = max(places(doc, one.end + 1), default=one.end)
            years, low, high, _ = age_behind(doc, last + 1)
            if last > one.end and (years is not None or low is not None):
                told.append((years, low, high))  # "a man from Bolton, aged 51,"
    return told


def _two_ages(doc: Doc, end: int) -> bool:
    """True for ", 38 and 35" behind "Shaun and Paul Moss": an age for each."""
    if end + 3 >= len(doc) or doc[end].text != "," or doc[end + 2].lower_ != "and":
        return False
    return doc[end + 1].text.isdigit() and doc[end + 3].text.isdigit()


def _paired_age(cast: Cast, person: Somebody) -> int | None:
    """The one of two ages that is a person's: "Ann Bell and Lee Moss, 38 and 35", "both 20"."""
    doc = cast.doc
    for name in person.names if cast.lists else ():
        row = cast.lists.get(name.first, [])
        if len(row) < 2:
            continue
        last = next((n for n in cast.names if n.first == row[-1]), None)
        if last is None or last.end + 2 >= len(doc):
            continue
        if _two_ages(doc, last.end) and len(row) == 2:
            return int(doc[last.end + (1 if row[0] == name.first else 3)].text)
        if doc[last.end].text == "," and doc[last.end + 1].lower_ in ("both", "all"):
            k = last.end + (3 if doc[last.end + 2].lower_ == "aged" else 2)
            if k < len(doc) and doc[k].text.isdigit() and len(doc[k]) == 2:
                return int(doc[k].text)
    return None


def residence(cast: Cast, person: Somebody) -> str | None:
    """ "Thornaby Road, Thornaby", "of no fixed abode", or None."""
    doc = cast.doc
    ends = [n.end for n in person.names]
    ends += [d.end for d in person.descriptions if JOB_ROLE.get(d.noun) not in _AT_WORK]
    for end in ends:
        found = _lives(doc, end)
        if found:
            return found
    for name in person.names if cast.lists else ():
        row = cast.lists.get(name.first, [])
        last = next((n for n in cast.names if row and n.first == row[-1]), None)
        if last is not None and (found := _both_of(doc, last.end)) is not None:
            return found
    for one in person.descriptions:
        if one.residence is not None and _from_there(doc, one):
            return doc.words_of(one.residence[0], one.residence[1])
    return None


def _both_of(doc: Doc, end: int) -> str | None:
    """ ", 17, both of Ashby" behind the last of a row."""
    *_, i = age_behind(doc, end)
    i += doc[i].text == "," if i < len(doc) else 0
    if i + 5 < len(doc) and doc[i].lower_ in ("both", "all"):
        i += 1
        while doc[i].lower_ in ("aged", ",", "and") or doc[i].text.isdigit():
            i += 1  # ", both 21 and of Ashby"
        if i + 1 < len(doc) and doc[i].lower_ in ("of", "from"):
            return _place(doc, i + 1)
    return None


def _from_there(doc: Doc, one: Description) -> bool:
    """ "A Hyde man": a place by the model's word, by the list, or by what stands there."""
    assert one.residence is not None
    first = doc[one.residence[0]]
    low = fold(first.text)
    if one.noun and one.noun not in DESCRIBED and one.noun not in _LIVING:
        return False  # "a Kent taxi driver" works there
    if first.ent_type_ in ("GPE", "LOC", "FAC") or low in KNOWN_PLACES:
        return True
    if one.noun in _LIVING:
        return first.tag_ in ("NNP", "NNPS")
    if first.ent_type_ == "NORP" and not low.endswith(_PEOPLES) and one.residence[1] == one.head and "-" not in low:
        return one.noun in DESCRIBED  # "a Hyde man": the model takes the town for a people
    plain = one.noun in DESCRIBED and one.residence[1] == one.head and one.residence[1] - one.residence[0] == 1
    return plain and first.tag_ == "NNP" and first.ent_type_ != "NORP" and low not in NEVER and not first.is_sent_start


def _lives(doc: Doc, end: int) -> str | None:
    if end >= len(doc) or doc.tokens[end].lower_ not in _GOING_ON:
        return None
    *_, stop = age_behind(doc, end)
    i = stop
    if i < len(doc) and doc[i].text == ")":
        i += 1
    if (told := _lives_at(doc, i)) is not None:
        return told
    if i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in _ONCE:
        i += 2
        end = i - 1
    if i < len(doc) and (doc[i].text == "," or (i > end and doc[i].lower_ == "and")):
        i += 1
    if i + 1 >= len(doc) or doc[i].lower_ not in ("of", "from"):
        return None
    if i == end and doc[i].lower_ == "of" and not _streetlike(doc, i + 1):
        return None
    if doc[i + 1].lower_ == "no" and i + 3 < len(doc) and doc[i + 2].lower_ in ("fixed", "settled", "known"):
        return "of " + doc.words_of(i + 1, i + 4)
    return _place(doc, i + 1)


def _streetlike(doc: Doc, start: int) -> bool:
    """ "Mill Lane, Hyde": what stands behind a bare "of" and is no body."""
    run = [doc[k].text for k in places(doc, start)]
    first = run[: run.index(",")] if "," in run else run
    return "," in run or (len(first) > 1 and fold(first[-1]) in PLACES)


def _lives_at(doc: Doc, i: int) -> str | None:
    """ ", who lives in Elm Road", ", whose address was given as Elm Road"."""
    if i + 4 >= len(doc) or doc[i].text != "," or doc[i + 1].lower_ not in ("who", "whose", "living", "with"):
        return None
    if doc[i + 1].lower_ == "with":  # ", with an address in Strabane"
        given = doc[i + 3].lower_ == "address" and doc[i + 4].lower_ in ("in", "at", "on") and i + 5 < len(doc)
        return _place(doc, i + 5) if given else None
    for k in range(i + 1, min(len(doc) - 1, i + 8)):
        low = doc[k].lower_
        if low in (",", "."):
            return None
        if low in ("lives", "lived", "living", "resides") and doc[k + 1].lower_ in ("in", "at", "on"):
            return _place(doc, k + 2)
        if low in ("address", "home") and doc[i + 1].lower_ == "whose":
            for n in range(k + 1, min(len(doc) - 1, k + 5)):
                if doc[n].lower_ in ("as", "in", "is", "was") and doc[n + 1].text[0].isupper():
                    return _place(doc, n + 1)
    return None


def _place(doc: Doc, start: int) -> str | None:
    """The place that begins at a token; None for the name of a body."""
    run = list(places(doc, start))
    while run and doc[run[-1]].text in (",", "the", "of"):
        run.pop()
    if not run or is_body([doc[k].text for k in run]):
        return None
    first = run[0]
    if doc[first].lower_ == "the" and len(run) > 1:
        first = run[1]
    return doc.words_of(first, run[-1] + 1)


def title(cast: Cast, person: Somebody) -> str | None:
    """The first rank, else the first courtesy title; an office ("Coroner", "Prisons Minister") is a position."""
    found = [words for words in (rank(cast.doc, n) for n in person.names if n.titled) if words]
    ranks = [words for words in found if fold(words) not in COURTESY]
    return next(iter(ranks + found), None)


def status(person: Somebody) -> PersonStatus | None:
    """The worst that is stated of them; of who did it, only that they died."""
    outcomes = person.outcomes if person.is_victim() else person.outcomes & {"killed"}
    if "killed" in outcomes:
        return "killed"
    if "hospitalised" in outcomes:
        return "hospitalised"
    if outcomes & {"injured", "seriously_injured"}:
        return "injured"
    return "unhurt" if "unhurt" in outcomes else None
