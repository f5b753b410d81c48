"""How much speaks for a name: its words, the model's label, and what stands before and after it."""

from __future__ import annotations

import re

from newsmine.language.names.kinds import JOB, OTHER
from newsmine.language.names.lists import (
    AMBIGUOUS,
    COINED,
    FAMILY,
    FIRST,
    GIVEN,
    JOBS,
    KIN,
    KIN_SEVERAL,
    PARTICLES,
    PLACED,
    PLACES,
    PLACING,
    SAYING,
    TRADING,
    YEARS,
    Name,
    fold,
    is_age,
    plain,
)
from newsmine.language.names.slots import BRANDS, INSIDE, PERSON, PLACE_OF, SHUT, WORK_FOR, aimed, slot
from newsmine.language.parsed import Doc, Token
from newsmine.language.places import home_town, towns

_NAMING = frozenset({"named", "identified", "called", "known"})
_OWNING = frozenset(
    "owner owners boss manager landlord landlady director founder licensee staff block corner "
    "junction village town parish".split()
)
_VENUES = frozenset(
    "pub nightclub bar restaurant hotel inn club cafe stand stands estate school hospital takeaway section "
    "neighborhood neighbourhood area district apartments complex projects housing store diner park".split()
)
_SHOPS = frozenset("jewellers jeweller opticians solicitors butchers bookmakers estate florists bakers".split())
#: "Thrown out of X".
_SENT_OUT = frozenset("kicked thrown chucked turned ejected removed escorted walked came coming walking booted".split())
_WAYS = frozenset({"north", "south", "east", "west", "central"})
#: "In the Lee Moss trial": what is held about somebody.
_HELD = frozenset({"trial", "inquest"})
#: Who, or what, a place may stand before.
_OF_THERE = frozenset(
    "man woman boy girl teen teenager couple resident residents native mother father mum dad pensioner family home "
    "house toddler youth student police officer".split()
)
_OF_HOSPITALS = frozenset("general memorial regional community medical children university".split())
_HOSPITALS = frozenset({"hospital", "center", "centre", "infirmary", "medical"})
_FATES = frozenset(
    {"death", "murder", "killing", "body", "bodies", "deaths", "slaying", "shooting", "stabbing", "manslaughter"}
)
_STATES, _COMPASS = frozenset({"u.s", "d.c", "u.k", "l.a", "n.y", "n.c", "s.c", "u.n"}), frozenset("nsew")
#: Beginnings and endings that only surnames have.
_FORMED = re.compile(
    r"(?:mc|mac[^aehiouk]|o')[a-z]{3,}$"
    r"|[a-z]{3,}(?:owski|ewski|owicz|ewicz|enko|chuk|auskas|escu|ovic|ovich|shvili|opoulos|oglu|ova|sson)$"
)
_CAPITALS = re.compile(r"[A-Z]{2,3}$")
_INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.)?$")
_HIMSELF, _NAMING_HIM = frozenset({"himself", "herself"}), frozenset({"calling", "called", "calls", "naming"})
_ALIAS = frozenset({"aka", "a.k.a", "a.k.a.", "alias"})
#: Evidence that a sequence of two words or more needs.
ENOUGH = 1.5


def weigh(doc: Doc, name: Name, titled: bool, after_body: bool, following: int | None) -> float:
    """The evidence for a name, `ENOUGH` or more where it is one; `following` is the kind of the word behind it."""
    parts = name.words
    low = fold(parts[0]).split("-")[0]
    weight = 3.0 if titled else 0.0
    given = low in GIVEN or (not low.isascii() and plain(low) in GIVEN)
    if given:
        weight += 2.0
    elif low in AMBIGUOUS:
        weight += 1.0
    elif _INITIAL.match(parts[0]) and len(parts) > 1 and low not in _STATES:
        weight += 1.0
    elif len(parts) > 1 and COINED.match(parts[0]):
        weight += 1.5
    labels = [token.ent_type_ for token in doc.tokens[name.first : name.end]]
    people = labels.count("PERSON")
    others = len(labels) - people - labels.count("")
    if given and ("LOC" in labels or "FAC" in labels):
        weight -= 0.5
    weight += 1.5 * (people > len(labels) / 2) - (0.25 if given else 1.0) * (others > len(labels) / 2)
    beside = _beside(doc, name)
    weight += beside
    told = slot(doc, name.start, name.end) if name.full and not titled else 0.0
    if name.full and not titled:
        weight += told
        if (
            not given
            and low not in _COMPASS
            and (_family(parts[-1]) or any(part in PARTICLES for part in parts[1:-1]))
            and (told + beside >= 1 or others <= len(labels) / 2)
        ):
            weight += 1.5 if told >= 1 else 1.0
    if after_body and not given:
        weight -= 2.0
    if following == OTHER:
        weight -= 0.5
    if not titled and (_of_staff(doc, name) or (following == JOB and not given)):
        weight -= 5.0  # "Kirkham Cars driver Lee Moss", "Loss Prevention Manager"
    if not given and not titled and len(parts) == 2 and _noun_behind(doc, name.end) and towns(parts[1]):
        weight -= 3.0  # "Surly Norwich bus passenger"
    if name.full and not titled and name.start and doc.lower[name.start - 1] in ("a", "an"):
        weight -= 5.0 * _noun_behind(doc, name.end)  # "a Glen Check coat"
    if len(parts) > 1 and not titled and not parts[0].isupper() and _CAPITALS.match(parts[-1]):
        weight -= 4.0  # "Ashby DJ"
    if doc[name.end : name.end + 1] and doc[name.end].tag_ == "POS" and _house(doc, name.end + 1):
        weight -= 5.0  # "Dr Gray's Hospital"
    if not given and not titled and len(parts) == 2 and fold(parts[1]) in _WAYS and towns(parts[0]):
        weight -= 3.0  # "Norwich North"
    if doc[name.start].capitalised and _is_town(doc, name, given):
        weight -= 3.0  # "Appleby Magna"
    if len(parts) == 1 and not titled:
        weight -= 3.0 - 2.5 * (given and _of_town(doc, name))
    if len(parts) > 4:
        weight -= 1.0
    if not given and not titled and fold(parts[-1]) in PLACES and _owns_somebody(doc, name.end):
        weight -= 3.0  # "Strangeways Hall's Ann Moss"
    if not given and not titled and beside + told <= 0 and doc[name.end - 1].tag_ == "NNPS":
        weight -= 1.5  # "Easy Targets"
    return weight


def _noun_behind(doc: Doc, i: int) -> bool:
    """True for a common noun at a token: a name before it says where, or what sort of thing it is."""
    return i < len(doc) and doc[i].tag_ in ("NN", "NNS") and doc[i].text.islower() and doc[i].lower_ not in SAYING


def _family(word: str) -> bool:
    """True for a word that is a surname and nothing else, or has the form of one."""
    low = fold(word)
    return low in FAMILY or low.split("-")[-1] in FAMILY or _FORMED.match(low) is not None


def _of_town(doc: Doc, name: Name) -> bool:
    """True for "Sandra from Hull", of whom no surname is told."""
    i = name.end
    if i + 1 >= len(doc) or doc.lower[i] != "from" or (name.start and doc.lower[name.start - 1] in PLACING):
        return False
    return doc[i + 1].capitalised and bool(towns(doc[i + 1].text))


def _owns_somebody(doc: Doc, end: int) -> bool:
    """True for "'s Ann" behind a name."""
    return end + 1 < len(doc) and doc[end].tag_ == "POS" and fold(doc[end + 1].text) in FIRST


def _beside(doc: Doc, name: Name) -> float:
    """Evidence from the words before and after."""
    weight = 0.0
    after = doc.tokens[name.end : name.end + 4]
    before = doc.tokens[max(0, name.start - 12) : name.start]
    if len(after) > 1 and is_age(after[0]) and after[1].lower_ in ("of", "from") and fold(name.words[0]) in FIRST:
        weight += 2.5  # "Ann Hart 31 from Hyde"
    if len(after) > 1 and after[0].text in (",", "(", "–", "-"):
        if is_age(after[1]) and (
            len(after) < 3
            or after[2].text in (",", ")", ".", ";", "-", "--", "–", "—")
            or after[2].lower_ in ("was", "were")
            or after[2].is_space
            or after[2].lower_ in YEARS
        ):
            weight += 2.5
        elif after[1].lower_ in ("a", "an") and len(after) > 2 and after[2].text.isdecimal():
            weight += 1.5
        elif name.full and after[1].lower_ in ("a", "an") and _somebody(doc, name.end + 2):
            weight += 1.5  # "Donyae Moss, an African-American woman who …"
        elif after[1].lower_ in ("aged", "who", "whose", "identified", "named"):
            weight += 2.5 if after[1].lower_ == "aged" else 1.0
    if name.full and not name.titled and _shut(after):
        weight -= 4.0
    if (name.full or name.titled) and _called(doc, name) in BRANDS and not _aged(after):
        weight -= 5.0
    if after and after[0].text.islower() and after[0].lower_ in PLACED and before and before[-1].lower_ == "the":
        weight -= 3.0  # "the Edgar Foss pub"
    elif after and after[0].lower_ in _SHOPS and before and before[-1].lower_ == "the":
        weight -= 3.0  # "the Edgar Foss jewellers"
    elif after and after[0].lower_ in _VENUES:
        weight -= 1.5  # "Cranberry Moons nightclub"
    if after and after[0].lower_ in _OF_THERE and not name.titled:
        # "a Glen Worsley man", "death of Glen Ferris man"
        weight -= 5.5 if before and before[-1].lower_ == "of" else 3.0
    if len(after) > 1 and after[0].lower_ in _OF_HOSPITALS and after[0].text[0].isupper():
        weight -= 3.0 if after[1].lower_ in _HOSPITALS else 0.0  # "Ben Taylor General Hospital"
    if after and (after[0].lower_ in SAYING or after[0].lower_ == "who"):
        weight += 1.5
    if before:
        last = before[-1].lower_
        if last in SAYING:
            weight += 1.5
        if last in ("old", "year-old") or (last == "," and len(before) > 1 and before[-2].lower_ == "old"):
            weight += 3.0
        if len(before) > 2 and [t.lower_ for t in before if t.text != "-"][-3:-1] in (
            ["father", "of"],
            ["mother", "of"],
        ):
            weight += 2.5  # "Father-of-two Sajid Anwar"
        if last == "of" and len(before) > 2 and before[-2].text == ",":
            weight -= 3.0  # "Moss (26), of Gelder Rise": a home
        if (
            last in (",", "and")
            and len(before) > 1
            and before[-2].capitalised
            and fold(before[-2].text) in PLACES
            and not (after and after[0].lower_ in SAYING)
        ):  # "of Mill Lane, Gelder Hill": a home goes on
            weight -= 4.0 if _at_home(before, after) else 2.0
        if (
            last in (",", "and")
            and fold(name.words[-1]) in PLACES
            and any(t.capitalised and fold(t.text) in PLACES for t in before[:-1])
        ):
            weight -= 4.0  # "Tower Drive, White Friars and Moon Lane"
        tried = name.full and bool(after) and after[0].lower_ in _HELD and fold(name.words[0]) in GIVEN
        if last in PLACING and not tried and not (name.full and aimed(doc, name.start)):
            weight -= 4.0 if last == "at" and before[-2:-1] and before[-2].lower_ in ("home", "house", "flat") else 1.5
        weight -= 0.0 if tried else _placed(doc, name, before, after)
        if (
            name.full
            and len(before) > 1
            and before[-2].lower_ == "the"
            and last not in PERSON
            and before[-1].tag_ == "JJ"
        ):
            weight -= 1.5  # "the nationalist Short Strand"
        if last in TRADING:
            weight -= 5.0  # "law firm Irving Marsh"
        elif last == "of" and len(before) > 1 and before[-2].lower_ in _OWNING:
            weight -= 3.0
        if last in _ALIAS or (last in _HIMSELF and before[-2:-1] and before[-2].lower_ in _NAMING_HIM):
            weight -= 4.0  # "a man calling himself Lee Moss"
        if last == "the":
            weight -= 4.0 if after and after[0].lower_ in ("and", "stand", "stands") else 2.0
        if last in ("as", "named", "called") and {t.lower_ for t in before} & _NAMING:
            weight += 2.5 if name.full else 1.5
        if last == "of" and len(before) > 1 and before[-2].lower_ in _FATES:
            weight += 2.5 if name.full else 1.5
        noun = before[-2].lower_ if last == "," and len(before) > 1 else last
        if noun in JOBS and not (name.full and noun in PERSON):
            weight += 1.0
        if noun in KIN and not name.full and not name.titled:
            several = noun in KIN_SEVERAL and len(after) > 1 and after[0].lower_ == "and" and after[1].capitalised
            if last == noun or several:
                weight += 2.5
            elif _closed(after):
                sure = after and after[0].text == "," and noun not in ("girls", "boys")
                weight += 4.5 if sure else 2.5  # "his grandson, Ramesh, wants it back"
    return weight


def _placed(doc: Doc, name: Name, before: list[Token], after: list[Token]) -> float:
    """What speaks for a place, a house or a firm: "residents of X", "drinking in X", "X was closed"."""
    if name.titled or not name.full:
        return 0.0
    weight = 0.0
    last = before[-1].lower_
    owned = bool(after) and after[0].tag_ == "POS"
    second = before[-2].lower_ if len(before) > 1 else ""
    if (last == "of" and second in PLACE_OF) or (last == "for" and second in WORK_FOR):
        weight += 4.0
    elif last in INSIDE and not owned and not aimed(doc, name.start):
        weight += 2.5
    elif last == "at" and not owned and after and not aimed(doc, name.start):
        there = after[0].lower_ == "in" and after[1:2] != [] and after[1].capitalised
        weight += 2.5 if there or second in ("lives", "living", "lived", "drinking", "works", "staff") else 0.0
    elif last == "from" and second == "home":
        weight += 3.0  # "walked home from X"
    elif last == "of" and second == "out":
        weight += 3.0 if _SENT_OUT.isdisjoint(token.lower_ for token in before[-4:-2]) else 5.0
    return weight


def _shut(after: list[Token]) -> bool:
    """True for "was closed", "remains cordoned off", "has banned": what is done to and by houses."""
    if len(after) < 2 or after[0].lower_ not in ("was", "is", "were", "remains", "remained", "has"):
        return False
    return after[1].lower_ in SHUT


def _of_staff(doc: Doc, name: Name) -> bool:
    """True for the firm of "Kirkham Cars driver Lee Moss" and "an Oxford Diner waiter"."""
    i = name.end
    while i < min(len(doc) - 1, name.end + 3) and doc[i].text.islower() and doc[i].tag_ in ("NN", "JJ", "VBG"):
        i += 1
    if i == name.end or not (doc[i - 1].lower_ in JOBS or doc[i - 1].lower_ in PERSON):
        return False
    if name.start and doc[name.start - 1].lower_ in ("a", "an"):
        return True
    return doc[i].capitalised and not doc[i].is_sent_start


def _house(doc: Doc, i: int) -> bool:
    """True for "Hospital", "Primary School", "Road" with a capital."""
    while i < len(doc) and doc[i].capitalised:
        if fold(doc[i].text) in PLACED:
            return True
        i += 1
    return False


def _is_town(doc: Doc, name: Name, given: bool) -> bool:
    """True for the name of a town of more than one word, unless it begins with a given name and nothing places it."""
    if not name.full and not name.titled:
        return False
    if given and not (name.start and doc[name.start - 1].lower_ in PLACING):
        return False
    if name.end < len(doc) and doc[name.end].text in (",", "(") and is_age(doc[min(name.end + 1, len(doc) - 1)]):
        return False
    return home_town(doc.words_of(name.start, name.end))


def _at_home(before: list[Token], after: list[Token]) -> bool:
    """True within an address: "of Mill Lane, Jackson Fold, had"; not before an age or another's address."""
    if after and (after[0].text == "(" or (after[0].text == "," and len(after) > 1 and _of_another(after[1]))):
        return False
    return any(token.lower_ in ("of", "from", "in", "at", "by") for token in before[-6:-2])


def _of_another(token: Token) -> bool:
    return is_age(token) or token.lower_ in ("of", "from", "aged", "who", "both")


def _somebody(doc: Doc, start: int) -> bool:
    """True for "African-American woman", "27-year-old father"."""
    for token in doc.tokens[start : start + 6]:
        if token.text in ",.;" or token.pos_ in ("VERB", "AUX", "ADP"):
            return False
        if token.lower_ in PERSON:
            return True
    return False


def _called(doc: Doc, name: Name) -> str:
    """A name with its title, in small letters: "lord nelson", "jack daniel's"."""
    owned = doc.lower[name.end : name.end + 1] in (["'s"], ["’s"])
    return doc.words_of(name.start, name.end + owned).lower().replace("’", "'")


def _aged(after: list[Token]) -> bool:
    return len(after) > 1 and after[0].text in ",(" and is_age(after[1])


def _closed(after: list[Token]) -> bool:
    """True where an apposition ends ("her son, Colm, was …")."""
    return not after or after[0].text in ",.;:()–—" or after[0].is_space
