"""What a capitalised word is beside others: title, job, body, or a word of a name."""

from __future__ import annotations

import re

from newsmine.language.names.lists import (
    AGENCIES,
    AMBIGUOUS,
    BEFORE_NAME,
    BODIES,
    COINED,
    COURTESY,
    FIRST,
    GIVEN,
    JOBS,
    KIN_SEVERAL,
    KNOWN_PLACES,
    LABELS,
    MODIFYING,
    NEVER,
    OPENERS,
    OPENING,
    PARTICLES,
    PLACED,
    PLACES,
    PLACING,
    POLICE,
    RANKING,
    SAYING,
    SUFFIXES,
    SURNAMES,
    SYLLABLES,
    TITLES,
    YEARS,
    fold,
    is_age,
)
from newsmine.language.names.slots import PERSON, slot
from newsmine.language.parsed import Doc

_WORDY = frozenset({"reach", "wire", "getty"})
_STREETS = frozenset(
    {"street", "lane", "close", "drive", "place", "court", "way", "park", "gardens", "grove", "walk", "rise"}
)
#: What ends the name of a street and is no peer's: "Lord Street".
_ROADS = _STREETS | {"road", "avenue", "terrace", "crescent", "square", "row", "mews"}
_PEERS = frozenset({"lord", "lady", "earl", "baron", "viscount"})
_RANKED = COURTESY | POLICE
_CALLED = frozenset({"mr", "mrs", "ms", "miss"})
_HIGH = frozenset({"justice", "president", "mayor", "governor", "coroner", "minister", "recorder", "commissioner"})
_NO_GIVEN = BODIES | PLACES | TITLES | NEVER | KNOWN_PLACES
_NO_NAME = _NO_GIVEN - SURNAMES
_OF_PLACES = BODIES | KNOWN_PLACES | PLACES
#: What may stand before a name with a capital of its own.
_STANDING_BEFORE = BEFORE_NAME | OPENERS
_IN_COURT = frozenset({"mitigating", "prosecuting", "defending"})
#: Words of houses and places that are seldom surnames.
_HOUSES = frozenset(
    "bar bank court lodge farm manor service marina mail quay trail gardens house street drive post bay mount point "
    "way place side end abbey parish".split()
)
#: Given names that are months, and what stands before a month.
MONTHS = frozenset({"april", "may", "june", "august"})
_OF_TIME = frozenset("last next this since until till early late mid during in every".split())
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?$")
_FUNCTION = frozenset({"PRP", "PRP$", "DT", "IN", "CC", "TO", "WP", "WRB", "WDT"})
#: What is run together with the name behind it: "Ashby ConstabularyLee Moss".
_RUN_ON = re.compile(r"([A-Z][a-z]{2,})[A-Z][a-z]+$")
_DOMAIN = re.compile(r"[\w-]{3,}\.[a-z]{2,}")
TITLE, MODIFIER, BODY, JOB, NAME, OTHER, LINK, SUFFIX = range(8)


def kind_of(doc: Doc, i: int, first: bool) -> int:
    """What the word at `i` is; `first` where its sequence begins with it."""
    tokens = doc.tokens
    token = tokens[i]
    text = token.text
    low = fold(text)
    if not text[0].isalpha():
        return NAME if len(text) > 3 and text[1].isupper() and not first else LINK
    if low in SUFFIXES and not first:
        return SUFFIX
    if text in ("KC", "QC"):
        return JOB  # "defence KC Ann Moss"
    if i and tokens[i - 1].text == "(" and text.isupper() and tokens[i + 1 : i + 2] and tokens[i + 1].text == ")":
        return OTHER  # "Police and Crime Commissioner (PCC) Ann Moss"
    if not text.isalpha() and _DOMAIN.match(text):
        return OTHER  # "Picture: Ann Moss Ashbypictures.com"
    if not text.istitle() and (glued := _RUN_ON.match(text)) is not None and fold(glued[1]) in PLACED:
        return BODY
    if low in PARTICLES and text.islower():
        return LINK
    if low in PARTICLES and not first and text in ("Ap", "Ab") and i + 1 < len(tokens) and tokens[i + 1].capitalised:
        return LINK  # "Sion Ap Rees"
    if low == "min" and i and tokens[i - 1].text.isdecimal():
        return OTHER  # "2 Min Read"
    if _korean(doc, i, low, first):
        return NAME
    if text == "A" and i + 1 < len(tokens) and tokens[i + 1].text.islower():
        return OTHER  # "Photo: Ann Moss A man was shot"
    if low == "peace" and i and tokens[i - 1].lower_ == "the":
        return OTHER  # "Justice of the Peace Ann Moss"
    if low in AGENCIES and (text.isupper() if first else low not in _WORDY or fold(tokens[i - 1].text) not in GIVEN):
        return OTHER
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    before_capital = following is not None and (following.capitalised or following.text == ".")
    if low in MONTHS and _dated(doc, i):
        return OTHER  # "just after midnight on 14 June Moss was woken"
    if low == "justice" and before_capital and following is not None and _titles_act(doc, i + 1):
        return BODY  # "the Criminal Justice Bill"
    if low in TITLES and before_capital:
        return JOB if low == "commissioner" and i and doc[i - 1].lower_ == "crime" else TITLE
    if (
        low in MODIFYING
        and before_capital
        and not (low == "lance" and following is not None and fold(following.text) not in TITLES)
    ):
        return MODIFIER
    previous = fold(tokens[i - 1].text) if i and not first else ""
    if previous in _CALLED and not before_capital and low in TITLES and low not in _HIGH and text[0].isupper():
        return NAME  # "Miss Lord", "Mr Constable"
    if low in RANKING and not before_capital and previous in RANKING:
        return OTHER
    if low in POLICE and not before_capital and not first and previous not in FIRST and previous not in COURTESY:
        return JOB  # "a Custody Sergeant was spat at"
    if low == "st" and not first and previous in GIVEN and before_capital:
        return NAME  # "Abigail St George"
    if previous in _PEERS and low in _ROADS:
        return BODY
    free = low not in TITLES and low not in NEVER and (low not in BODIES or low in GIVEN)
    if (free or (low in SURNAMES and previous in COURTESY)) and previous in _RANKED and doc[i - 1].text[0].isupper():
        return NAME
    if not first and (_named_by_age(doc, i) or _behind_titled_given(doc, i)):
        return NAME
    if low == "advocate" and previous == "judge":
        return MODIFIER
    if low in FIRST and before_capital and previous in POLICE and low not in KNOWN_PLACES and low not in TITLES:
        return NAME  # "Constable Christian Moss"
    if low in JOBS or low in KIN_SEVERAL:
        return JOB
    if (low in GIVEN or low in AMBIGUOUS) and token.ent_type_ == "PERSON" and before_capital and low not in OPENING:
        return NAME
    if (low in SURNAMES or low in KNOWN_PLACES) and not first and _person_like(doc, i):
        return NAME
    if i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not first and low not in NEVER:
        return NAME
    if low in NEVER or low in KNOWN_PLACES:
        aged = (i > 0 and doc[i - 1].lower_ == "old") or _aged_behind(doc, i)
        if (
            low in AMBIGUOUS
            and before_capital
            and _in_slot(doc, i, told=low not in KNOWN_PLACES and not low.endswith("day")) > 0
        ):
            return NAME
        named = (low in AMBIGUOUS or aged) and before_capital and (aged or token.ent_type_ == "PERSON")
        return NAME if named and following is not None and (aged or following.ent_type_ == "PERSON") else OTHER
    if low in BODIES or low in PLACES or low.endswith("workers") or (first and low in OPENING and before_capital):
        return BODY
    if len(low) > 3 and token.text.isupper() and low not in GIVEN:
        before = doc[i - 1].text if i else ""
        return NAME if fold(before) in GIVEN and (not before.isupper() or _credit(doc, i)) else OTHER
    if (
        len(low) == 3
        and low.isalpha()
        and text.isupper()
        and low not in GIVEN
        and following is not None
        and _no_shout(doc, i)
    ):
        return OTHER  # "DUP MLA Ann Moss"
    if first and before_capital and COINED.match(text):
        return NAME
    opening = token.is_sent_start or i == 0 or tokens[i - 1].text in "\"“‘'(:-–—" or tokens[i - 1].is_space
    aged = low in AMBIGUOUS and before_capital and opening and _aged_behind(doc, i)
    if opening and not aged and (low in OPENERS or (low not in GIVEN and token.is_stop)):
        return OTHER
    if opening and low not in GIVEN and token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
        told = low in AMBIGUOUS and before_capital and _in_slot(doc, i) > 0
        return NAME if told or aged else OTHER
    if token.is_stop and low not in GIVEN and low not in AMBIGUOUS and len(low) > 1:
        if token.tag_ in _FUNCTION or before_capital or previous not in GIVEN:
            return OTHER
        return NAME if _in_slot(doc, i - 1, told=True) > 0 else OTHER  # "Ann Back said"
    return NAME


def _dated(doc: Doc, i: int) -> bool:
    """True for a month behind its day, or behind a word of time: "on 14 June", "last May"."""
    before = doc[i - 1] if i else None
    if before is None:
        return False
    if before.lower_ in _OF_TIME:
        return True
    return bool(_DAY.match(before.text)) and i > 1 and doc[i - 2].text not in ",("


def _titles_act(doc: Doc, i: int) -> bool:
    """True where a word for a law or a body ends a sequence of capitals: "Justice Bill", "Justice Act"."""
    return fold(doc[i].text) in BODIES and (i + 1 >= len(doc) or not doc[i + 1].capitalised)


def _credit(doc: Doc, i: int) -> bool:
    """True for capitals behind "by" and "Picture:": "Photo: ANN MOSS"."""
    while i and doc[i - 1].text.isupper() and doc[i - 1].is_alpha and doc[i - 1].lower_ != "by":
        i -= 1
    return i > 1 and (doc[i - 1].lower_ == "by" or (doc[i - 1].text == ":" and doc[i - 2].lower_ in LABELS))


def _no_shout(doc: Doc, i: int) -> bool:
    """True where the words behind capitals are not in capitals themselves, down to the next small letter."""
    k = i + 1
    while k < len(doc) and doc[k].text.isupper() and len(doc[k]) < 4:
        k += 1
    return k < len(doc) and doc[k].capitalised and not doc[k].text.isupper()


def _korean(doc: Doc, i: int, low: str, first: bool) -> bool:
    """A word of "Ji-hoon Park"."""
    if low in SYLLABLES and i + 2 < len(doc) and doc[i + 1].text in "-‐":
        return doc[i + 2].text in SYLLABLES
    if first or doc[i - 1].text not in SYLLABLES or i < 3 or doc[i - 2].text not in "-‐":
        return False
    return doc[i - 3].lower_ in SYLLABLES and low not in TITLES and low not in NEVER


def _in_slot(doc: Doc, i: int, *, told: bool = False) -> float:
    """The evidence for a person with a given name that means something else: "the mother of Dallas Moss"."""
    end = i + 1
    while end < len(doc) and doc[end].capitalised and end < i + 4:
        low = fold(doc[end].text)
        if low in _NO_NAME:
            return 0.0
        end += 1
    return slot(doc, i, end) + (told and _told(doc, i, end))


def _told(doc: Doc, start: int, end: int) -> bool:
    """True where an age, a job, a part in court or a verb of saying stands behind, or one of saying before."""
    if start and doc[start - 1].lower_ in SAYING and doc[start - 1].text.islower():
        return True
    if end + 1 >= len(doc):
        return False
    if doc[end].text == "," and (doc[end + 1].lower_ in _IN_COURT or doc[end + 1].lower_ in JOBS):
        return True
    return doc[end].lower_ in SAYING or (doc[end].text in (",", "(") and is_age(doc[end + 1]))


def _named_by_age(doc: Doc, i: int) -> bool:
    """A word that means something else is a surname between a name and an age: "Brandy Council, 34,"."""
    before = doc[i - 1]
    if not (before.text[0].isupper() and before.text[-1].isalpha()) or fold(before.text) in _NO_GIVEN:
        return False
    if doc[i].lower_ in PERSON:
        return False  # "Camden Girl, 8, dies"
    size = len(doc)
    if i + 2 < size and doc[i + 1].text in (",", "(") and is_age(doc[i + 2]):
        return i + 3 >= size or doc[i + 3].text in ",).;-" or doc[i + 3].is_space or doc[i + 3].lower_ in YEARS
    k = i
    while k > 0 and doc[k - 1].capitalised and i - k < 4:
        k -= 1
    if not (k and doc[k - 1].lower_ == "old") or fold(doc[k].text) in KNOWN_PLACES or fold(doc[k].text) in OPENING:
        return False
    following = doc[i + 1] if i + 1 < size else None
    return following is None or following.pos_ in ("VERB", "AUX") or following.text in ".,;" or following.is_space


def _behind_titled_given(doc: Doc, i: int) -> bool:
    """Whatever it means, a word behind title and given name is a surname: "DC Tom Tanner", "Judge Jo Durham Hall"."""
    tokens = doc.tokens
    for back in (1, 2):
        given = i - back
        if given < 1 or not tokens[given].capitalised:
            return False
        if fold(tokens[given].text) in FIRST and tokens[given - 1].capitalised and tokens[i].text[0].isupper():
            low = fold(tokens[i].text)
            if fold(tokens[given - 1].text) in TITLES:
                return low not in SUFFIXES and low not in TITLES and (back == 1 or low in SURNAMES)
    return False


def _aged_behind(doc: Doc, i: int) -> bool:
    """True for "Royal Willis, 30,": one more word, and an age behind it."""
    if i + 3 >= len(doc) or not doc[i + 1].capitalised or doc[i + 2].text not in ",(":
        return False
    return is_age(doc[i + 3])


def _person_like(doc: Doc, i: int) -> bool:
    """A word that also ends names of streets stands within a person's name here ("Damian Hill, 30")."""
    k = i
    while k > 0 and doc[k - 1].capitalised and i - k < 4:
        k -= 1
    if k > 0 and k < i and doc[k - 1].lower_ == "old":
        return True
    both = doc[k].ent_type_ == doc[i].ent_type_ == "PERSON" and not (k > 0 and doc[k - 1].lower_ == "the")
    while k < i and fold(doc[k].text) in _STANDING_BEFORE:
        k += 1
    if k < i - 1 and fold(doc[k].text) in _OF_PLACES:
        k = i - 1  # "Yorkshire Police Federation Chair Steve Kent"
    first = fold(doc[k].text)
    known = first in GIVEN or (first in AMBIGUOUS and both)
    if k < i and first in FIRST and i + 1 < len(doc) and not doc[i + 1].capitalised:
        street = fold(doc[i].text) in _STREETS and k > 0 and doc[k - 1].lower_ in PLACING
        if not street and (slot(doc, k, i + 1) > 0 or _told(doc, k, i + 1)):
            return True
    after = doc[i + 1] if i + 1 < len(doc) else None
    owns = after is not None and after.tag_ == "POS" and first in GIVEN
    if not known and fold(doc[i].text) in _HOUSES:
        return False  # "the sheriff criticised Wharfe Bar"
    if k == i or not (known or both) or (k > 0 and doc[k - 1].lower_ in PLACING and not owns):
        return False
    if after is not None and after.capitalised:
        return fold(after.text) not in PLACED
    if fold(doc[i].text) in _STREETS:
        beside = [t.text for t in doc[i + 1 : i + 3]]
        return (after is not None and after.lower_ in SAYING) or (
            beside[:1] in ([","], ["("]) and beside[-1].isdecimal()
        )
    if doc[i].ent_type_ == "PERSON" or after is None:
        return True
    return (
        after.text in ",(.'’"
        or after.is_space
        or after.tag_ == "POS"
        or after.pos_ in ("VERB", "AUX")
        or after.lower_ in SAYING
    )
