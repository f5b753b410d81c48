"""Names by other names of the text: in a row with sure ones, short for them, or sharing their surname."""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language.names.lists import (
    AMBIGUOUS,
    FIRST,
    GIVEN,
    KIN_SEVERAL,
    ODD,
    PLACING,
    SAYING,
    Name,
    fold,
    folded,
    is_age,
)
from newsmine.language.names.slots import slot
from newsmine.language.parsed import STOP_WORDS, Doc

#: Endings of words that may stand before a surname at the head of a sentence.
_ORDINARY = ("ing", "less", "ed", "ful", "ous", "ken")


def full_of_titled(doc: Doc, found: list[Name]) -> Iterator[Name]:
    """ "Chelsea Mills", whose surname means something else, where the text has a Miss Mills."""
    odd = {fold(name.words[0]) for name in found if name.titled and not name.full} & (ODD | STOP_WORDS)
    if not odd:
        return
    taken = {i for name in found for i in range(name.start, name.end)}
    for token in doc.having(odd):
        i = token.i - 1
        if i < 0 or not token.capitalised or taken & {i, i + 1} or fold(doc[i].text) not in FIRST:
            continue
        if doc[i].capitalised and not (i and doc[i - 1].capitalised and not doc[i - 1].is_space):
            yield Name(i, i + 2, i, (doc[i].text, token.text))


#: What may follow a name and its comma at the head of a sentence: "Pike, a roofer, …", "Pike, who …".
_ASIDE = frozenset("a an who whose of from aged now then formerly described wearing said".split())


def surnames_of_other_sense(doc: Doc, found: list[Name], surnames: set[str]) -> Iterator[Name]:
    """ "Little" and "Hill" alone, where the text names a Joshua Little: with a verb, a comma or "'s" behind."""
    odd = surnames & ODD
    if not odd:
        return
    taken = {i for name in found for i in range(name.start, name.end)}
    for token in doc.having(odd):
        i = token.i
        if i in taken or not token.text[0].isupper() or token.text.isupper() or i + 1 >= len(doc):
            continue
        before, after = (doc[i - 1] if i else None), doc[i + 1]
        if before is not None and (before.capitalised or before.lower_ in PLACING or before.lower_ == "the"):
            continue
        told = after.tag_ in ("POS", "VBD", "VBZ", "MD") or after.lower_ in SAYING
        opening = before is None or token.is_sent_start or before.is_space
        aside = after.text == "," and i + 2 < len(doc) and (doc[i + 2].lower_ in _ASIDE or is_age(doc[i + 2]))
        if after.capitalised or not (told or aside or (not opening and after.text in ",.")):
            continue
        yield Name(i, i + 1, i, (token.text,))


def without_opening(doc: Doc, name: Name, known: set[tuple[str, ...]]) -> Name:
    """The surname alone of "Jobless Moss" and "Noting Moss" at the head of a sentence, where a fuller name has it."""
    if len(name.words) != 2 or name.titled or not name.words[0].endswith(_ORDINARY) or name.words[0].lower() in FIRST:
        return name
    if not (name.start == 0 or doc[name.start].is_sent_start) or name.end - name.start != 2:
        return name
    if not any(len(other) > 1 and other[-1] == fold(name.words[1]) and other[0] in FIRST for other in known):
        return name
    return Name(name.end - 1, name.end, name.end - 1, name.words[1:])


def beside_known(doc: Doc, found: list[Name], doubtful: list[Name]) -> list[Name]:
    """Take the full names that stand in a list with sure ones into `found`; gives those that are left."""
    ends = {name.end for name in found}
    starts = {name.start for name in found}
    left: list[Name] = []
    for name in doubtful:
        before = doc[name.start - 1].text if name.start else ""
        after = doc[name.end].text if name.end < len(doc) else ""
        listed = (before in (",", "and") and name.start - 1 in ends) or (
            after in (",", "and") and name.end + 1 in starts
        )
        between = before in (",", "and") and name.start - 1 in ends and after in (",", "and") and name.end + 1 in starts
        placed = any(doc[i].ent_type_ in ("GPE", "LOC", "FAC") for i in range(name.first, name.end))
        if listed and name.full and (between or not placed or slot(doc, name.start, name.end) >= 1):
            found.append(name)
            ends.add(name.end)
        else:
            left.append(name)
    return left


def children(doc: Doc, found: list[Name], doubtful: list[Name]) -> list[Name]:
    """Take those who stand in a row with a given name behind "their children" into `found`; gives who is left."""
    alone = {name.start: name for name in doubtful if not name.full and not name.titled}
    if not alone:
        return doubtful
    for name in [n for n in found if not n.full and n.start]:
        i = name.start - (2 if doc[name.start - 1].text == "," else 1)
        if i < 0 or doc[i].lower_ not in KIN_SEVERAL:
            continue
        end = name.end
        while end + 1 < len(doc):
            if doc[end].text == "," and is_age(doc[end + 1]):
                end += 2
            step = end
            while step < len(doc) and (doc[step].text == "," or doc[step].lower_ in ("and", "&")):
                step += 1
            following = alone.pop(step, None) if step > end else None
            if following is None:
                break
            found.append(following)
            end = following.end
    return [name for name in doubtful if name.full or name.titled or name.start in alone]


def sharing(doc: Doc, found: list[Name], given: set[str]) -> Iterator[Name]:
    """ "Cedric and James Poole", "Ann, Jo and Lee Bell": given names that share the surname of the last."""
    taken = {i for name in found for i in range(name.start, name.end)}
    for name in found:
        i = name.start - 2
        if not name.full or name.titled or i < 0 or doc[name.start - 1].lower_ not in ("and", "&"):
            continue
        while i >= 0 and i not in taken and _given_alone(doc, i, given):
            yield Name(i, i + 1, i, (doc[i].text, name.words[-1]))
            i -= 2
            if i < 0 or doc[i + 1].text != ",":
                break


def _given_alone(doc: Doc, i: int, given: set[str]) -> bool:
    """A given name that stands by itself and is not that of somebody who is named in full."""
    token = doc[i]
    low = fold(token.text)
    if (
        not token.capitalised
        or low in given
        or (low not in GIVEN and (low not in AMBIGUOUS or token.ent_type_ != "PERSON"))
    ):
        return False
    before = doc[i - 1] if i else None
    return before is None or not before.capitalised or before.is_space


def supported(
    piece: Name, known: set[tuple[str, ...]], surnames: set[str], given: set[str], headline: bool
) -> Iterator[Name]:
    """The part of a doubtful piece that names somebody whom the text names more fully elsewhere."""
    parts = folded(piece.words)
    whole = piece.end - piece.first == len(parts)
    if parts in known or (len(parts) == 1 and (parts[0] in surnames or parts[0] in given)):
        yield piece
    elif 1 < len(parts) < 4 and parts[-1] in surnames and not headline:
        yield piece
    elif whole and len(parts) > 1:
        for length in range(min(4, len(parts)), 0, -1):
            for at in range(len(parts) - length + 1):
                window = parts[at : at + length]
                if window in known or (headline and length == 1 and window[0] in surnames):
                    start = piece.first + at
                    yield Name(start, start + length, start, piece.words[at : at + length])
                    return
