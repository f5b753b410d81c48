"""Where somebody lives: "34, of Mill Lane, Ashby", "of no fixed abode", "a Hyde man", "his home in Elm Road"."""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language.names import KNOWN_PLACES, NEVER, PLACES, SAYING, fold
from newsmine.language.parsed import Doc, Token
from newsmine.language.places import home_town
from newsmine.rooms.people.ages import BEHIND, age_behind
from newsmine.rooms.people.bodies import is_body
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.details import COMPASS, places
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import DESCRIBED, JOB_ROLE

_ONCE = frozenset({"formerly", "previously", "now", "originally", "also", "both", "all", "currently", "latterly"})
#: Roles of those who speak or work for a body, whose name stands before the job.
_AT_WORK = ("official", "spokesperson", "politician", "journalist", "lawyer", "judge")
#: Endings of the names of peoples: no town ("a Polish man").
_PEOPLES = tuple("ish ese an ch i ss k eek uslim indu ew ikh hai yal ottish elsh ox nic ic ist urd urk".split())
_LIVING = frozenset({"resident", "native", "local"})
#: What may stand right behind somebody whose home is then told.
_GOING_ON = BEHIND | {")"}
#: "Of no fixed abode": what is not fixed, and how.
_UNFIXED = frozenset({"fixed", "settled", "permanent", "known"})
#: Last words of the names of houses, which may be bodies elsewhere.
_DWELLINGS = frozenset("house houses hotel hostel lodge hall inn court cottage farm flats tower mews parade".split())
#: Tokens behind a name in which "of no fixed abode" may stand, and an address behind an apposition.
_REACH, _ASIDE = 24, 14
_HOMES = frozenset({"home", "house", "flat", "address", "hometown", "bungalow"})
_AT = frozenset({"in", "on", "at", "of"})


def residence(cast: Cast, person: Somebody) -> str | None:
    """ "Thornaby Road, Thornaby", "of no fixed abode", or None; an address before a town."""
    if "police" in person.evidence and not person.harmed_or_charged():
        return None  # "Det Insp Lee Moss, from Ashby police"
    first: str | None = None
    for found in _told(cast, person):
        if first is None:
            first = found
        if "," in found or found.startswith("of no") or _streetlike_text(found):
            return found
    return first if first is not None else next(_homes(cast, person), None)


def _told(cast: Cast, person: Somebody) -> Iterator[str]:
    """Every home that the text gives a person, the surest first."""
    doc = cast.doc
    for name in person.names if "no" in doc.words and not _UNFIXED.isdisjoint(doc.words) else ():
        if (unfixed := _unfixed(cast, name.end)) is not None:
            yield unfixed
    ends = [n.end for n in person.names]
    ends += [d.end for d in person.descriptions if JOB_ROLE.get(d.noun) not in _AT_WORK]
    for end in ends:
        if end < len(doc) and cast.lower[end] in _GOING_ON and (found := _lives(doc, end)):
            yield found
    for name in person.names if cast.lists else ():
        row = cast.lists.get(name.first)
        last = next((n for n in cast.names if n.first == row[-1]), None) if row else None
        if last is not None and (found := _both_of(doc, last.end)) is not None:
            yield found
    for name in person.names if "both" in doc.words else ():
        *_, end = age_behind(doc, name.end)
        end += doc[end : end + 1] != [] and doc[end].text == ","
        beside = cast.begins.get(end + 1) if cast.lower[end : end + 1] == ["and"] else None
        if beside is not None and (found := _both_of(doc, beside.end)) is not None:
            yield found  # "Ann Moss, 37, and Lee Bell, 28, both of Ashby"
    for one in person.descriptions:
        if one.residence is not None and _from_there(doc, one):
            yield doc.words_of(one.residence[0], one.residence[1])


def _unfixed(cast: Cast, end: int) -> str | None:
    """ "Of no fixed abode" behind a name, before another name and the end of the sentence."""
    for i in range(end, min(len(cast.lower) - 2, end + _REACH)):
        low = cast.lower[i]
        if low in (".", ";", '"', "”") or "\n" in low or i in cast.begins:
            return None
        if low == "no" and cast.lower[i + 1] in _UNFIXED and cast.lower[i - 1] in ("of", "with", "has", "had", "is"):
            return "of " + cast.doc.words_of(i, i + 3)
    return None


def _homes(cast: Cast, person: Somebody) -> Iterator[str]:
    """ "His home on Elm Road", "her home town of Hyde", "Moss's house in Hyde"."""
    doc = cast.doc
    for home in doc.having(_HOMES):
        i = home.i
        if i + 2 >= len(doc) or not i:
            continue
        owner = doc[i - 1]
        if owner.tag_ == "PRP$" and owner.lower_ in ("his", "her"):
            whose = _owner(cast, owner)
        elif owner.tag_ == "POS" and i > 1:
            whose = cast.at.get(i - 2)
        else:
            continue
        k = i + 1 + (doc[i + 1].lower_ == "town")
        if whose is person and k + 1 < len(doc) and doc[k].lower_ in _AT:
            k += 1 + (doc[k + 1].lower_ in ("nearby", "the"))
            if k < len(doc) and (place := _place(doc, k)) is not None:
                yield place


def _owner(cast: Cast, pronoun: Token) -> Somebody | None:
    """Who "his" is in "Moss attacked Lee Bell at his home": of two it is the victim's."""
    whose = cast.pronoun(pronoun)
    if whose is None or whose.is_victim():
        return whose
    near = {cast.at[i] for i in range(pronoun.sent.start, pronoun.i) if i in cast.at}
    harmed = [who for who in near if who.is_victim() and who.gender() in (whose.gender(), None)]
    return harmed[0] if len(harmed) == 1 else whose


def _both_of(doc: Doc, end: int) -> str | None:
    """ ", 17, both of Ashby" behind the last of a row."""
    *_, i = age_behind(doc, end)
    i += doc[i].text == "," if i < len(doc) else 0
    if i + 5 < len(doc) and doc[i].lower_ in ("both", "all"):
        i += 1
        while doc[i].lower_ in ("aged", ",", "and") or doc[i].text.isdecimal():
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
    if not plain or first.tag_ != "NNP" or low in NEVER:
        return False
    if first.is_sent_start:
        return home_town(first.text)
    return first.ent_type_ != "NORP"


def _lives(doc: Doc, end: int) -> str | None:
    """The home behind a comma, a bracket, an age or a preposition that stands right behind somebody."""
    *_, stop = age_behind(doc, end)
    i = stop
    if i < len(doc) and (doc[i].text == ")" or (i > end and doc[i].is_space and "\n" not in doc[i].text)):
        i += 1
    if (told := _lives_at(doc, i)) is not None:
        return told
    if i > end and (told := _bare(doc, i)) is not None:
        return told
    if i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in _ONCE:
        i += 2
        end = i - 1
    if i < len(doc) and (doc[i].text == "," or (i > end and doc[i].lower_ == "and")):
        i += 1
    if i + 1 >= len(doc):
        return None
    if doc[i].lower_ in ("a", "an") and (i := _behind_aside(doc, i)) < 0:
        return None
    if doc[i].lower_ not in ("of", "from"):
        return None
    if i == end and doc[i].lower_ == "of" and not _streetlike(doc, i + 1):
        return None
    return _place(doc, i + 1)


def _bare(doc: Doc, i: int) -> str | None:
    """ "(40), 12 Mill Lane, Ashby", "(54) Elm Road, Ashby": a street right behind an age."""
    if doc[i - 1].text == ")" and i + 2 < len(doc):
        i += doc[i].text == ","
        if (doc[i].capitalised or doc[i].text.isdecimal()) and doc[i + 1].capitalised and _streetlike(doc, i):
            return _place(doc, i)
    return None


def _behind_aside(doc: Doc, i: int) -> int:
    """ "Of" behind ", a married man without convictions," and before a street; -1 where there is none."""
    for k in range(i + 1, min(len(doc) - 2, i + _ASIDE)):
        if doc[k].tag_ in ("VBD", "VBZ") or doc[k].text in ".;" or doc[k].is_space:
            return -1
        if doc[k].text == "," and doc[k + 1].lower_ in ("of", "from") and _streetlike(doc, k + 2):
            return k + 1
    return -1


def _streetlike(doc: Doc, start: int) -> bool:
    """ "Mill Lane, Hyde": what stands behind a bare "of" and is no body."""
    run = [doc[k].text for k in places(doc, start)]
    first = run[: run.index(",")] if "," in run else run
    return "," in run or (len(first) > 1 and fold(first[-1]) in PLACES)


def _streetlike_text(place: str) -> bool:
    words = place.split()
    return len(words) > 1 and not PLACES.isdisjoint(map(fold, words[1:]))


def _lives_at(doc: Doc, i: int) -> str | None:
    """ ", who lives in Elm Road", ", whose address was given as Elm Road"."""
    if i + 4 >= len(doc) or doc[i].text != "," or doc[i + 1].lower_ not in ("who", "whose", "living", "with"):
        return None
    if doc[i + 1].lower_ == "with":  # ", with an address in Strabane"
        given = doc[i + 3].lower_ == "address" and doc[i + 4].lower_ in ("in", "at", "on") and i + 5 < len(doc)
        return _place(doc, i + 5) if given else None
    for k in range(i + 1, min(len(doc) - 1, i + 8)):
        low = doc[k].lower_
        if low in (",", ".") or low in SAYING:
            return None
        if low in ("lives", "lived", "living", "resides", "comes") and doc[k + 1].lower_ in ("in", "at", "on", "from"):
            return _place(doc, k + 2)
        if low == "is" and doc[k + 1].lower_ in ("of", "from"):
            return _place(doc, k + 2)
        if low in ("address", "home") and doc[i + 1].lower_ == "whose":
            for n in range(k + 1, min(len(doc) - 1, k + 5)):
                begins = doc[n + 1].text[0]
                if doc[n].lower_ in ("as", "in", "is", "was") and (begins.isupper() or begins.isdecimal()):
                    return _place(doc, n + 1)
    return None


def _place(doc: Doc, start: int) -> str | None:
    """The place that begins at a token; None for the name of a body."""
    compass = doc[start].lower_ in COMPASS and doc[start].text.islower()
    run = list(places(doc, start + compass))
    while run and doc[run[-1]].text in (",", "the", "of"):
        run.pop()
    if not run or (is_body(words := [doc[k].text for k in run]) and not _dwelling(words)):
        return None
    first = run[0]
    if doc[first].text == "the" and len(run) > 1:
        first = run[1]
    return doc.words_of(first - compass, run[-1] + 1)


def _dwelling(words: list[str]) -> bool:
    """True for "Marlow House, Ashby" and "Douglas House in Ashby": no body, but a house with its town."""
    for k, word in enumerate(words):
        if word in (",", "in", "on"):
            return fold(words[k - 1]) in _DWELLINGS
    return fold(words[-1]) in _DWELLINGS - {"court"}
