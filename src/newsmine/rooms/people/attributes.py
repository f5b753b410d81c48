"""What the text says of a person: age, gender, title, status."""

from __future__ import annotations

from newsmine.language.names import COURTESY, SAYING, fold
from newsmine.language.parsed import Doc, Token
from newsmine.record import PersonStatus
from newsmine.rooms.people.ages import BEHIND, age_before, age_behind, behind_age
from newsmine.rooms.people.cast import PRONOUNS, Cast
from newsmine.rooms.people.details import behind_alias, places
from newsmine.rooms.people.posts import rank
from newsmine.rooms.people.resolve import given_gender
from newsmine.rooms.people.somebody import Somebody

Age = tuple[int | None, int | None, int | None]
_BROTHERS = {"brothers": "male", "sisters": "female", "sons": "male", "daughters": "female"}


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
            if says or not who.in_robes():
                who.genders[gender] += 1  # what a lawyer says of "her" is of somebody else
        elif token.i not in cast.quoted:
            near = _nearest(cast, token)
            if near is not None and given_gender(near) in (gender, None) and (says or not near.in_robes()):
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
    for name in person.names if "now" in cast.doc.words else ():
        if cast.lower[name.end : name.end + 2] == [",", "now"] and (told_now := age_behind(cast.doc, name.end))[0]:
            return told_now[:3]  # "Moss, now 41": older than at the time
    told = _ages_told(cast, person)
    return next((one for one in told if one[0] is not None), told[0] if told else (None, None, None))


def _ages_told(cast: Cast, person: Somebody) -> list[Age]:
    """Every age that the text gives a person: behind and before the name, then with the descriptions."""
    doc = cast.doc
    told: list[Age] = []
    for name in person.names:
        if name.end < len(doc) and cast.lower[name.end] in BEHIND:
            years, low, high, _ = age_behind(doc, behind_alias(doc, name.end))
            if (years is not None or low is not None) and not _two_ages(doc, name.end):
                told.append((years, low, high))
        word = cast.lower[name.end - 1]
        if "," in word and (glued := word.partition(",")[2]).isdecimal():
            told.append((int(glued), None, None))  # "Ann Moss,32"
        if name.start > 0 and cast.lower[name.start - 1] == "old":
            years, _ = age_before(doc, name.start - 1)
            if years is not None:
                told.append((years, None, None))
        elif (old := behind_age(doc, name.start)) is not None:
            told.append((age_before(doc, old)[0], None, None))
    if cast.lists and (paired := _paired_age(cast, person)) is not None:
        told.append((paired, None, None))
    for one in person.descriptions:
        if one.age is not None or one.age_low is not None:
            told.append((one.age, one.age_low, one.age_high))
    for one in person.descriptions:
        if one.end < len(doc) and cast.lower[one.end] in ("from", "of"):
            last = max(places(doc, one.end + 1), default=one.end)
            years, low, high, _ = age_behind(doc, last + 1)
            if last > one.end and (years is not None or low is not None):
                told.append((years, low, high))  # "a man from Bolton, aged 51,"
    return told


def _two_ages(doc: Doc, end: int) -> bool:
    """True for ", 38 and 35" behind "Shaun and Paul Moss": an age for each."""
    if end + 3 >= len(doc) or doc[end].text != "," or doc[end + 2].lower_ != "and":
        return False
    return doc[end + 1].text.isdecimal() and doc[end + 3].text.isdecimal()


def _paired_age(cast: Cast, person: Somebody) -> int | None:
    """The one of two ages that is a person's: "Ann Bell and Lee Moss, 38 and 35", "both 20"."""
    doc = cast.doc
    for name in person.names:
        row = cast.lists.get(name.first, [])
        if len(row) < 2:
            continue
        last = next((n for n in cast.names if n.first == row[-1]), None)
        if last is None or last.end + 2 >= len(doc):
            continue
        if _two_ages(doc, last.end) and len(row) == 2:
            return int(doc[last.end + (1 if row[0] == name.first else 3)].text)
        if doc[last.end].text in ",-–—(" and doc[last.end + 1].lower_ in ("both", "all"):
            k = last.end + (3 if doc[last.end + 2].lower_ == "aged" else 2)
            if k < len(doc) and doc[k].text.isdecimal() and len(doc[k]) == 2:
                return int(doc[k].text)
    return None


def title(cast: Cast, person: Somebody) -> str | None:
    """The first rank, else the first courtesy title; an office ("Coroner", "Prisons Minister") is a position."""
    titled = [name for name in person.names if name.titled]
    if not titled:
        return None
    found = [words for words in (rank(cast.doc, name) for name in titled) if words]
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
