"""Places in a sentence that only a person fills: "the mother of …", "… was stabbed", "fired at …"."""

from __future__ import annotations

from newsmine.language.inflect import all_forms
from newsmine.language.names.lists import CAPTIONS, FIRST, fold
from newsmine.language.parsed import Doc
from newsmine.lexicon import words

_HERE = "newsmine.language"
_FILE = "names_slots.toml"


def _list(*path: str) -> frozenset[str]:
    return words(_HERE, *path, name=_FILE)


_OF = _list("of", "nouns")
_AIMED = {word: _list("aimed", word) for word in ("on", "at", "to", "for", "with", "against", "by")}
PERSON, _SEVERAL = _list("person", "nouns"), _list("person", "several")
_UNDERGONE, _DONE = all_forms(_list("undergone", "verbs")), all_forms(_list("done", "verbs"))
_STATE, _OWN = _list("done", "state"), _list("done", "own")
#: What stands before and behind places, houses and firms, and famous names that are none of the story's people.
PLACE_OF, WORK_FOR, INSIDE = _list("place", "of"), _list("place", "works"), _list("place", "inside")
SHUT, BRANDS = _list("place", "shut"), _list("place", "called")
_HAVING = frozenset("was were is are has had have been being be also later then both allegedly reportedly".split())
_NAMING = frozenset({"named", "identified", "called", "identify", "identifies", "names", "naming"})
#: "One of the injured victims is Moss".
_ROLES = frozenset("victim victims suspect suspects gunman shooter killed injured wounded dead hurt driver".split())
#: Words that open a clause: "heard how Moss kicked".
_CLAUSE = frozenset("how that believe say when after where because while believed alleges claim".split())
#: "He shot at Moss": before these the place is told where somebody was shot.
_SHOOTING = frozenset({"shot", "shooting", "shoot", "shots"})
_SHOOTERS = frozenset("he she they who man men gunman gunmen suspect suspects police officers someone somebody".split())
_PLACING = frozenset("in at near from outside around into along beside of".split())
#: How far back the noun or verb of "fired a gun at …", "swung a bottle at …" may stand.
_REACH = 5


def slot(doc: Doc, start: int, end: int) -> float:
    """The evidence that what stands from `start` to `end` is a person: 0 to 4, by the words before and after."""
    before = _before(doc, start, end)
    if not before and start and doc[start - 1].lower_ in _PLACING:
        return 0.0  # "a man from Hemel Hempstead was jailed"
    return before + _after(doc, end)


def aimed(doc: Doc, start: int) -> bool:
    """True behind "the attack on", "fired a gun at", "walked up to": a person stands there, and no place."""
    if start < 2:
        return False
    wanted = _AIMED.get(doc[start - 1].lower_)
    if wanted is None:
        return False
    reach = _REACH if doc[start - 1].lower_ == "at" else 1
    if doc[start - 1].lower_ == "at" and doc[start - 2].lower_ in _SHOOTING:
        return start > 2 and doc[start - 3].lower_ in _SHOOTERS and not doc[start - 3].text[0].isupper()
    for token in reversed(doc.tokens[max(0, start - 1 - reach) : start - 1]):
        if token.lower_ in wanted:
            return True
        if token.is_space or token.text in ".,;:":
            return False
    return False


def _before(doc: Doc, start: int, end: int) -> float:
    if not start:
        return 0.0
    last = doc[start - 1].lower_
    second = doc[start - 2].lower_ if start > 1 else ""
    if last == "of":
        return 1.5 if second in _OF and (doc[start - 2].text.islower() or start == 2) else 0.0
    if aimed(doc, start):
        return 1.5
    if last in PERSON or (last == "," and second in PERSON):
        noun = doc[start - (2 if last == "," else 1)]
        opening = noun.is_sent_start and end < len(doc) and doc[end].pos_ in ("VERB", "AUX", "PART")
        plain = noun.text.islower() or opening
        return 1.5 if plain or fold(doc[start].text) in FIRST else 0.0  # "Teen Pot Bust" is a headline
    if last in ("as", "named") and not _NAMING.isdisjoint(
        token.lower_ for token in doc.tokens[max(0, start - 16) : start]
    ):
        return 1.5
    if last in _CLAUSE and end < len(doc) and doc[end].tag_ == "VBD":
        return 0.5
    if last in ("is", "was", "were"):
        near = set(doc.lower[max(0, start - 6) : start - 1])
        return 1.0 if not near.isdisjoint(_ROLES) else 0.0
    if last == "left" and end < len(doc) and doc[end].lower_ in ("with", "unconscious", "needing", "bleeding"):
        return 1.5
    if last == "including" and start > 2 and (second in _SEVERAL or doc[start - 3].lower_ in _SEVERAL):
        return 1.5
    if last == ":":
        return 1.5 if second in CAPTIONS else 0.0
    if (last in _UNDERGONE or last == "found") and doc[start - 1].text.islower():
        behind = doc.tokens[end : end + 3]
        state = bool(behind) and (
            behind[0].lower_ in _STATE or (behind[0].lower_ == "in" and behind[-1].lower_ in _OWN)
        )
        return 2.0 if state else 1.0 if last != "found" else 0.0
    return 0.0


def _after(doc: Doc, end: int) -> float:
    if end + 1 >= len(doc):
        return 0.0
    i = end
    if doc[i].tag_ == "POS" or doc[i].lower_ in ("'s", "’s"):
        return 1.0 if not _OWN.isdisjoint(doc.lower[i + 1 : i + 4]) else 0.0
    while i < len(doc) and doc[i].lower_ in _HAVING:
        i += 1
    if i == len(doc):
        return 0.0
    low = doc[i].lower_
    if i > end:
        return 1.5 if low in _UNDERGONE and doc[i].tag_ != "NN" else 0.0
    return 1.0 if low in _DONE and doc[i].tag_ in ("VBD", "VBN", "VBZ") else 0.0
