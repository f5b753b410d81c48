"""Nouns for people, and the group that each belongs to ("three PCs": police officers)."""

from __future__ import annotations

import functools

from newsmine.language.parsed import Token
from newsmine.lexicon import by_word

WHO: dict[str, str] = by_word("newsmine.language", "who", name="groups.toml")
#: Words that say whose staff, workers and members people are ("ambulance service staff").
SECTORS: dict[str, str] = by_word("newsmine.language", "sectors", name="groups.toml")
_IN_SECTOR = frozenset({"staff", "worker", "employee", "personnel", "crew", "professional", "colleague", "staffer"})
#: The last words of the entries, and the first of those with "of": no other noun can be of a group.
_LAST = frozenset(phrase.split()[-1] for phrase in WHO)
_WITH_OF = frozenset(phrase.split()[0] for phrase in WHO if " of " in phrase)
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "firemen": "fireman",
    "doormen": "doorman",
    "gunmen": "gunman",
    "wives": "wife",
    "gentlemen": "gentleman",
    "ladies": "lady",
    "knifemen": "knifeman",
    "police": "police",
    "staff": "staff",
    "linesmen": "linesman",
    "youths": "youth",
    "persons": "person",
    "lives": "life",
}


@functools.lru_cache(maxsize=1 << 13)
def singular(word: str) -> str:
    """The singular of a noun for people, lower case; words it does not know lose a plural s.

    >>> singular("Officers"), singular("women")
    ('officer', 'woman')
    """
    low = word.lower().replace("’", "'")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low in WHO:
        return low
    if low.endswith("ies") and low[:-3] + "y" in WHO:
        return low[:-3] + "y"
    for ending in ("'s", "s"):
        if low.endswith(ending) and low[: -len(ending)] in WHO:
            return low[: -len(ending)]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("shes", "ches", "sses", "xes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def group_of(noun: Token) -> str | None:
    """The `who` of a noun with the nouns before it ("prison officers"), or None if it is not people."""
    own = singular(noun.text)
    if own not in _LAST and own not in _WITH_OF:
        return None
    before: list[str] = []
    i = noun.i - 1
    while i >= 0 and len(before) < 3:
        token = noun.doc[i]
        if token.is_space or token.is_sent_end:
            break
        if token.text == ")" and i > 2 and noun.doc[i - 2].text == "(":
            i -= 3  # "Yorkshire Ambulance Service (YAS) staff"
            continue
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.lower_ not in WHO:
            break
        before.insert(0, token.lower_)
        i -= 1
    for k in range(len(before)):
        name = " ".join([*before[k:], own])
        if name in WHO:
            return WHO[name]
    if own in _IN_SECTOR:
        for word in before:
            if word in SECTORS:
                return SECTORS[word]  # "frontline ambulance service staff"
    if own in _WITH_OF and (of := _of_phrase(noun, own)) is not None:
        return of
    if own in WHO:
        return WHO[own]
    return None


def _of_phrase(noun: Token, own: str) -> str | None:
    """ "members of staff", "members of the public"."""
    for child in noun.rights:
        if child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    phrase = " ".join([own, "of", *(t.lower_ for t in inner.lefts if t.dep_ == "det"), inner.lower_])
                    if phrase in WHO:
                        return WHO[phrase]
    return None


def is_people(noun: Token) -> bool:
    """True for a noun that means people."""
    return group_of(noun) is not None
