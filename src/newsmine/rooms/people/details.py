"""What stands behind a name: an alias, an age, where somebody lives."""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language.desk import once_per_doc
from newsmine.language.names import KNOWN_PLACES, NEVER, POLICE, Name, names
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.people.ages import BEHIND, age_behind

#: Parts of a town in small letters: "east London".
COMPASS = frozenset("north south east west central inner outer mid northern southern eastern western".split())
_NEAR = COMPASS | {"near", "off", "in", "on"}


@once_per_doc
def _next_people(doc: Doc) -> frozenset[int]:
    """Where a name with an age or a home behind it begins: "of Mill Lane, Ashby, Lee Moss, 34, of"."""
    found = [n for n in names(doc) if n.end + 1 < len(doc) and doc[n.end].text in ",("]
    return frozenset(
        n.start
        for n in found
        if doc[n.end + 1].lower_ in ("of", "from") or (n.full and doc[n.end + 1].text.isdecimal())
    )


def places(doc: Doc, start: int) -> Iterator[int]:
    """Tokens of a place name that begins at `start`: capitalised words, commas between them, "the", "near"."""
    i = start
    size = len(doc)
    others = _next_people(doc)
    while i < size:
        if i > start and (i in others or (doc[i].text == "," and i + 1 in others)):
            return
        token = doc[i]
        if i > start and _goes_on(doc, i):
            return
        capital = token.text[0].isupper() or token.text[0].isdecimal()
        if token.text == "," and i + 2 < size and doc[i + 1].lower_ in _NEAR and doc[i + 2].text[0].isupper():
            yield from (i, i + 1)  # ", near Ashby", ", north London", ", off Elm Road"
            i += 2
            continue
        if token.text == "-" and i + 3 < size and doc[i + 2].text == "-" and doc[i + 3].text[0].isupper():
            yield from (i, i + 1, i + 2)  # "Stoke-on-Trent"
            i += 3
            continue
        joint = token.text in (",", "-", "'s", "’s") or token.lower_ in ("the", "of", "on", "upon", "near", "in", "le")
        if capital and token.tag_ == "PRP" and token.lower_ != "on" and token.lower_ not in KNOWN_PLACES:
            return
        if not capital and not (joint and i + 1 < size and (doc[i + 1].text[0].isupper() or _numbered(doc, i))):
            return
        yield i
        i += 1


def _goes_on(doc: Doc, i: int) -> bool:
    """True before ", on August 22", " in March" and ", Moss, of": no more of the place."""
    k = i + (doc[i].text == ",")
    if k + 1 >= len(doc):
        return False
    if doc[k].lower_ in ("in", "on") and doc[k + 1].ent_type_ == "DATE" and doc[k + 1].lower_ in NEVER:
        return True
    return k > i and doc[k].capitalised and doc[k + 1].text == "," and doc[k + 2 : k + 3] != [] and _of(doc[k + 2])


def _of(token: Token) -> bool:
    return token.lower_ in ("of", "from")


def _numbered(doc: Doc, comma: int) -> bool:
    """True for "Flat 3, 12 Mill Lane": the number of a house."""
    if doc[comma].text != "," or comma + 2 >= len(doc):
        return False
    return doc[comma + 1].text[0].isdecimal() and doc[comma + 2].capitalised


def behind_alias(doc: Doc, end: int) -> int:
    """The first token behind ", aka Nikki"; `end` itself where no alias stands."""
    i = end
    if i + 2 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in ("aka", "a.k.a", "a.k.a.", "alias"):
        i += 2
        while i < len(doc) and (doc[i].text[0].isupper() or doc[i].text in "\"“”'‘’"):
            i += 1
    return i


def skip_details(doc: Doc, end: int) -> int:
    """The first token after ", 34, of Mill Lane, Ashby" behind a name; `end` itself when there is none."""
    i = end
    if i >= len(doc) or doc[i].lower_ not in BEHIND:
        return end
    i = behind_alias(doc, i)
    for _ in range(3):
        before = i
        *_, after = age_behind(doc, i)
        if after > i:
            i = after
            if i < len(doc) and doc[i].text == ")":
                i += 1
        if i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in ("of", "from"):
            last = i + 1
            for k in places(doc, i + 2):
                last = k
            i = last + 1
        elif i < len(doc) and doc[i].lower_ in ("of", "from") and after > end:
            last = i
            for k in places(doc, i + 1):
                last = k
            i = last + 1 if last > i else i
        if i == before:
            break
    return i


def by_account_of(doc: Doc, name: Name) -> bool:
    """True for Moss in "according to Ashby police Sgt Lee Moss", who is no part of what follows."""
    for i in range(name.start - 1, max(0, name.start - 9), -1) if "according" in doc.words else ():
        if doc[i].lower_ == "to":
            return doc[i - 1].lower_ == "according"
        if doc[i].text == "." and doc[i - 1].lower_ in POLICE:
            continue  # "Sgt. Moss", where the parse ends a sentence
        if doc[i].pos_ not in ("PROPN", "NOUN", "ADJ", "DET", "PART"):
            return False
    return False
