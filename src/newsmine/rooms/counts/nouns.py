"""The noun that a number counts: where the noun phrase after it ends."""

from __future__ import annotations

from newsmine.language.groups import group_of, singular
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.counts import words as w

NOMINAL = ("NOUN", "PROPN")
DETERMINERS = frozenset(
    {"the", "those", "these", "his", "her", "their", "our", "my", "its", "your", "all", "this", "that"}
)
_QUOTES = frozenset("\"'“”‘’`")
#: How people were left, which a tagger takes for their noun: "beat a neighbour unconscious".
_AFTER_PEOPLE = frozenset({"brain", "unconscious", "senseless", "dead", "alive", "naked", "half"})
_AGE_UNITS = frozenset({"-", "year", "years"})


def noun_at(doc: Doc, start: int, *, whole: bool = False) -> Token | None:
    """The head of the noun phrase that goes on at token `start`, or None where none does.

    Adjectives, ages and nouns are passed; a noun for people or attacks ends it, unless another
    noun follows that is counted instead ("two police cars").
    """
    best: Token | None = None
    i, n = start, len(doc)
    while i < n and i < start + 9:
        token = doc[i]
        low = token.lower_
        if best is None and (low in w.TIME_LEADS or _times_ago(doc, i)):
            break  # "reached 1,204 last year", "from 164 two years ago"
        if (
            i == start
            and low in w.PARTICIPLES
            and (i + 1 >= n or doc[i + 1].pos_ in ("ADP", "SCONJ", "PUNCT", "CCONJ", "ADV"))
        ):
            break  # "Four shot, one fatally", "two spat at"
        if i == start and low in w.RESULTED and i + 1 < n and doc[i + 1].lower_ in ("injury", "injuries", "some", "a"):
            break  # "of which 971 involved injury"
        if i == start and low in w.PLEAS:
            break  # "Four admit charges", where the parse takes the verb for a noun
        if _is_age(doc, i):
            i = _after_age(doc, i)
            continue
        if i + 2 < n and doc[i + 1].text in ("-", "‑") and best is None and low.isalpha() and not people_ahead(doc, i):
            i += 2  # "off-duty", "un-named"
            continue
        if token.text == "(" and i + 2 < n and doc[i + 2].text == ")" and (best is None or _short_for(doc, i + 1)):
            i += 3  # "more than 1,000 (1,049) incidents", "two Border Force (BF) officers"
            start += 3
            continue
        if token.text in _QUOTES and best is not None and token.tag_ != "POS":
            break  # "attacks on rail staff 'increase'"
        if token.text in _QUOTES or (whole and low in DETERMINERS and best is None):
            i += 1
            continue
        if best is not None and low in _AFTER_PEOPLE and group_of(best) is not None:
            break  # "left a baby girl brain damaged"
        people = group_of(token) is not None
        attack = singular(low) in w.NOUNS or singular(low) in w.CASES
        if best is not None and low in w.PARTICIPLES and group_of(best) is not None:
            break  # "a 17-year-old male shot in the thigh"
        if token.pos_ in NOMINAL or (people and token.pos_ not in ("VERB", "AUX")) or (attack and low.endswith("s")):
            if best is not None and _settled(best) and not _goes_on(token, people or attack):
                break
            best = token
        elif best is not None:
            if low == "and" and best.pos_ == "PROPN" and _two_names(doc, i):
                i += 1  # "40 Bolton and Wigan fans"
                continue
            if not (token.tag_ == "POS" and _owned_people(doc, i + 1)) and not _runs_on(doc, best, i):
                break
        elif (
            token.pos_ in ("ADJ", "NUM")
            or token.tag_ in ("VBN", "VBG", "JJ", "HYPH")
            or (token.tag_ == "VBD" and _modifies_later(token))
            or low in ("-", "–")
            or token.tag_ == "RB"
            or (i == start and _reported(doc, i))
        ):
            if i == start and low in w.SUFFER_VERBS:
                break  # "three suffered cuts"
            if token.tag_ in ("VBN", "VBG") and i == start and not (_modifies_later(token) or _reported(doc, i)):
                break
        else:
            break
        i += 1
    return best


def _short_for(doc: Doc, i: int) -> bool:
    """Short letters in brackets inside the noun phrase: "a Sussex Police (SP) officer"."""
    short = doc[i].text.isupper() and doc[i].text.isalpha()
    return short and i + 2 < len(doc) and group_of(doc[i + 2]) is not None


def _times_ago(doc: Doc, i: int) -> bool:
    if doc[i].pos_ != "NUM" or i + 2 >= len(doc):
        return False
    return (
        doc[i + 2].lower_ in ("ago", "earlier", "before", "later", "previously")
        and singular(doc[i + 1].lower_) in w.RATE
    )


def _runs_on(doc: Doc, best: Token, i: int) -> bool:
    """ "state correctional officers", "violence and aggression incidents": the noun counted is still to come."""
    if best.tag_ != "NN" or group_of(best) is not None or best.lower_ in w.TIME_LEADS:
        return False
    if doc[i].tag_ == "VBG" and doc[i].head.i == i + 1 and group_of(doc[i].head) is not None:
        return True  # "a road policing officer"
    token, j = doc[i], i + 1
    if token.lower_ in ("and", "or", "&") and best.lower_ in w.VIOLENT:
        while j < len(doc) and j < i + 3 and doc[j].tag_ == "NN":
            j += 1
        return j > i + 1 and j < len(doc) and doc[j].tag_ == "NNS" and singular(doc[j].lower_) in w.CASES
    return token.pos_ == "ADJ" and j < len(doc) and doc[j].tag_ == "NNS" and group_of(doc[j]) is not None


def people_ahead(doc: Doc, i: int) -> bool:
    """A hyphened word that is people itself ("passer-by", "sergeant-major")."""
    return group_of(doc[i]) is not None and group_of(doc[i + 2]) is None and doc[i + 2].pos_ not in NOMINAL


def _two_names(doc: Doc, i: int) -> bool:
    """ "and Wigan fans" behind "40 Bolton": a second name before the people."""
    j = i + 1
    while j < len(doc) and j < i + 3 and doc[j].pos_ == "PROPN" and group_of(doc[j]) is None:
        j += 1
    return j > i + 1 and j < len(doc) and doc[j].tag_ == "NNS" and group_of(doc[j]) is not None


def _owned_people(doc: Doc, i: int) -> bool:
    """ "two sheriff's deputies": what is owned is people too."""
    return i < len(doc) and doc[i].pos_ in NOMINAL and group_of(doc[i]) is not None


def _modifies_later(token: Token) -> bool:
    return token.dep_ in ("amod", "compound") and token.head.i > token.i


def _reported(doc: Doc, i: int) -> bool:
    """ "54 reported incidents", whatever the parse makes of it."""
    if doc[i].lower_ not in w.RECORDED:
        return False
    j = i + 1
    while j + 1 < len(doc) and j < i + 3 and doc[j].tag_ == "NN":
        j += 1  # "3,800 reported firefighter attacks"
    own = singular(doc[j].lower_) if j < len(doc) else ""
    return own in w.CASES or own in w.NOUNS


def _settled(noun: Token) -> bool:
    """A plural for people or attacks ends its phrase; that of a name ("Tilbury Stores staff") need not."""
    if noun.tag_ == "NNPS" and noun.dep_ == "compound" and noun.head.i > noun.i and noun.nbor(1).text.islower():
        return False
    return noun.tag_ in ("NNS", "NNPS") or noun.lower_ in ("people", "men", "women", "children")


def _goes_on(token: Token, known: bool) -> bool:
    return known and token.pos_ in NOMINAL


def _is_age(doc: Doc, i: int) -> bool:
    if i + 1 >= len(doc) or doc[i + 1].lower_ not in _AGE_UNITS:
        return False
    low = doc.lower[i : i + 5]
    if low[1:4] == ["year", "-", "old"]:
        return True
    return low[1:3] in (["-", "year"], ["-", "month"]) or (low[1:2] in (["year"], ["years"]) and low[2:3] == ["old"])


def _after_age(doc: Doc, i: int) -> int:
    j = i + 1
    while j < len(doc) and doc[j].lower_ in ("-", "year", "years", "month", "old"):
        j += 1
    return j
