"""Can a noun be the victim or the doer of violence? People, as against walls, budgets and bodies' parts."""

from __future__ import annotations

from newsmine.language.desk import once_per_token
from newsmine.language.groups import WHO, group_of, singular
from newsmine.language.names import named
from newsmine.language.parsed import Token
from newsmine.lexicon import load
from newsmine.violence import words

_PRONOUNS = words.listed("people", "pronouns")
_TITLES = frozenset(word for titles in load("newsmine.language", "names.toml")["titles"].values() for word in titles)
#: What officers may suffer or bring about is none of them: "hit by the loss of officers".
_ABSTRACT = frozenset(
    "loss lack shortage absence death deaths lives life cost costs sight thought number-plate departure arrival "
    "behaviour actions action attitude treatment work fear abuse safety health morale threat news".split()
)
_SHARES = frozenset({"%", "percent", "cent"})
_NAMES = frozenset({"PERSON", "NORP"})
_SURE_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "PERCENT"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "PERCENT", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})


def part_of_body(token: Token) -> bool:
    """True for a noun that names a part of the body, as such ("his back", not "came back")."""
    if token.lower_ not in words.BODY:
        return token.lower_ in ("socket", "sockets") and token.i > 0 and token.nbor(-1).lower_ == "eye"
    if token.lower_ == "hand" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("side", "corner", "-"):
        return False  # "the left hand side of his jaw"
    if token.i and (token.nbor(-1).tag_ == "POS" or token.nbor(-1).tag_ == "PRP$"):
        return True
    if token.lower_ in _ENDS and _of_thing(token):
        return False
    if token.i and token.pos_ == "ADJ" and token.nbor(-1).lower_ == "her":  # "broke her pelvis", taken for an adjective
        return True
    return token.pos_ in ("NOUN", "PROPN") and token.ent_type_ != "PERSON"


_ENDS = frozenset({"back", "side", "foot", "mouth", "neck"})


def _of_thing(end: Token) -> bool:
    """True for "the back of the Mini", "the side of a house": an end of a thing."""
    doc, stop = end.doc, min(end.i + 6, len(end.doc))
    if end.i + 1 >= len(doc) or end.nbor(1).lower_ != "of":
        return False
    for k in range(end.i + 2, stop):
        word = doc[k]
        if word.pos_ == "PROPN" and doc[k - 1].lower_ in ("the", "a"):
            return not is_title(word)
        if word.lower_ in words.BODY or word.tag_ in ("PRP$", "POS") or word.ent_type_ == "PERSON":
            return False
        if word.pos_ == "NOUN" and (word.lower_ in words.THINGS or word.lower_ in words.VEHICLES):
            return True
        if word.pos_ not in ("DET", "ADJ", "NOUN", "PROPN"):
            return False
    return False


@once_per_token
def personlike(token: Token) -> bool | None:
    """True for people, False for what can't be one, None where the word alone does not say."""
    low = token.lower_
    if low in ("passer", "by") and _passer_by(token):
        return True
    if low in _PRONOUNS:
        inner = _partitive(token)
        if inner is not None and inner.lower_ == "which":
            inner = token.head.head  # "a group of males, one of which punched him"
        return True if inner is None else personlike(inner)
    if low in _SHARES and token.pos_ == "NOUN":  # "44% have been shoved"
        inner = _partitive(token)
        return personlike(inner) if inner is not None else token.dep_ in ("nsubj", "nsubjpass")
    if token.pos_ == "PRON":
        return low not in ("it", "which", "this", "that", "these", "what", "something", "nothing")
    if token.like_num or token.pos_ == "NUM":
        return _counted(token)
    if low == "old" and token.i > 1 and token.nbor(-1).text in ("-", "year", "years"):
        return True
    if low.endswith(("-old", "year-olds")) or low == "olds":
        return True
    if group_of(token) is not None or low in words.PEOPLE_NOUNS:
        return True
    if low in ("passer", "passers") and token.i + 1 < len(token.doc) and token.nbor(1).text == "-":
        return True  # "passer-by"
    if token.pos_ == "PROPN" and token.capitalised and token.i in named(token.doc):
        return True  # "Bill Price was headbutted"
    if low in _ENDS and _of_thing(token):
        return False
    if low in words.THINGS or low in words.VEHICLES or part_of_body(token) or low in words.ATTACK_NOUNS:
        return False
    if token.ent_type_ in _NAMES:
        return True
    if token.pos_ == "PROPN" and _titled(token):
        return True
    if token.ent_type_ in _PLACES and (token.pos_ != "PROPN" or token.ent_type_ in _SURE_PLACES):
        return False
    inner = _partitive(token)
    if inner is not None and token.pos_ == "NOUN" and low not in _ABSTRACT and personlike(inner):
        return True  # "a number of officers", "a third of them", "a group of fans"
    if token.pos_ == "PROPN":
        return None
    if token.pos_ == "NOUN" and low.endswith(words.PEOPLE_ENDINGS):
        return words.INSTRUMENTS.get(low) in (None, "vehicle")  # not a screwdriver
    if token.pos_ in ("DET", "ADJ") and low in ("this", "that", "these", "those"):
        return False
    return None


def _passer_by(token: Token) -> bool:
    """Either word of "passer-by", of which the parse may hang the sentence."""
    doc, i = token.doc, token.i if token.lower_ == "passer" else token.i - 2
    return i >= 0 and i + 2 < len(doc) and doc[i].lower_ == "passer" and doc[i + 1].text in "-‐"


def _titled(name: Token) -> bool:
    """True for a name that follows a title: "PC Rudge", "Mrs Orchard", whatever the model calls it."""
    i = name.i
    while i > 0 and name.doc[i - 1].pos_ == "PROPN" and name.i - i < 3 and name.doc[i - 1].dep_ == "compound":
        i -= 1
    first, before = name.doc[i].lower_.rstrip("."), name.doc[i - 1].lower_.rstrip(".") if i else ""
    return (i < name.i and (first in _TITLES or singular(first) in WHO)) or before in _TITLES or singular(before) in WHO


def is_title(token: Token) -> bool:
    """True for a word that stands before names: "PC", "Mrs"."""
    return token.lower_.rstrip(".") in _TITLES


def _partitive(token: Token) -> Token | None:
    """What something is a part of: "one of them", "a number of officers"."""
    for child in token.rights:
        if child.lower_ == "of" and child.dep_ == "prep":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _counted(number: Token) -> bool | None:
    """A bare number is people where nothing else is counted: "two were hurt", not "two cars"."""
    head = number.head
    if number.i and number.nbor(-1).is_currency:
        return False
    if number.dep_ == "nummod" and head.i > number.i:
        if head.lower_ in words.MECHANISMS:
            return True  # "two spat at": the parse took the verb for a noun
        return personlike(head) if not head.like_num else None
    if number.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
        return False
    for child in number.children:
        if child.lower_ == "of":
            return next((personlike(c) for c in child.children if c.dep_ == "pobj"), None)
    return True
