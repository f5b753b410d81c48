"""Can a noun be the victim or the doer of violence? People, as against walls, budgets and bodies' parts."""

from __future__ import annotations

from spacy.tokens import Token

from newsmine.language.groups import group_of
from newsmine.violence import words

_PRONOUNS = words.listed("people", "pronouns")
_NAMES = frozenset({"PERSON", "NORP"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "PERCENT", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})


def part_of_body(token: Token) -> bool:
    """True for a noun that names a part of the body, as such ("his back", not "came back")."""
    if token.lower_ not in words.BODY:
        return token.lower_ in ("socket", "sockets") and token.i > 0 and token.nbor(-1).lower_ == "eye"
    return token.pos_ in ("NOUN", "PROPN") and token.ent_type_ != "PERSON"


def personlike(token: Token) -> bool | None:
    """True for people, False for what can't be one, None where the word alone does not say."""
    low = token.lower_
    if low in _PRONOUNS:
        return True
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
    if low in words.THINGS or low in words.VEHICLES or part_of_body(token) or low in words.ATTACK_NOUNS:
        return False
    if token.ent_type_ in _NAMES:
        return True
    if token.ent_type_ in _PLACES:
        return False
    for child in token.children:  # "a number of officers", "a third of them", "a group of fans"
        if child.lower_ == "of" and child.dep_ == "prep":
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and token.pos_ == "NOUN" and personlike(inner):
                return True
    if token.pos_ == "PROPN":
        return None
    if token.pos_ == "NOUN" and low.endswith(words.PEOPLE_ENDINGS):
        return True
    if token.pos_ in ("DET", "ADJ") and low in ("this", "that", "these", "those"):
        return False
    return None


def _counted(number: Token) -> bool | None:
    """A bare number is people where nothing else is counted: "two were hurt", not "two cars"."""
    head = number.head
    if number.dep_ == "nummod" and head.i > number.i:
        return personlike(head) if not head.like_num else None
    if number.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
        return False
    for child in number.children:
        if child.lower_ == "of":
            return next((personlike(c) for c in child.children if c.dep_ == "pobj"), None)
    return True
