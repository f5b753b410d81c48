"""Where it happened: the place that the sentence of a count gives for it."""

from __future__ import annotations

from newsmine.language.desk import once_per_doc
from newsmine.language.names import named
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.reading import Page, Reading
from newsmine.rooms.findings import left
from newsmine.violence.words import CARRIERS

_NAMED = frozenset({"GPE", "LOC", "FAC"})
_NOT_NAMED = frozenset({"DATE", "TIME", "NORP", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_ARTICLES = frozenset({"the", "a", "an", "north", "south", "east", "west", "central", "nearby"})
_JOINING = frozenset({",", "and", "of", "&"})


def place_of(page: Page, found: list[Reading], number: int) -> str | None:
    """The place of reading `number`, in the words of the text: the next one named in its sentence, else the last.

    A place that follows another figure at once ("nine in Kent") is that figure's alone. A part
    of a total is where its total is.
    """
    reading = found[number]
    ends = {other.end for other in found if other is not reading}
    doc = page.doc
    first, stop = page.starts[reading.start], page.ends[reading.start]
    if reading.start > 1 and doc[reading.start - 1].text in ("with", "("):
        before = doc[reading.start - 2]  # "followed by Belton with 29"
        if before.pos_ == "PROPN" and (place := _place_at(doc, before.i, reading.start)) is not None:
            return place
    if (opening := _opening(doc, first, reading.start)) is not None:
        return opening
    if (own := _after(doc, reading.end, stop, ends)) is not None:
        return own
    if (owner := _owner(doc, reading)) is not None:
        return owner
    i = reading.start - 1
    while i >= first:
        if doc[i].text == ";":
            break
        if doc[i].lower_ in w.WITHIN and i not in ends:
            place = _place_at(doc, i + 1, reading.start)
            if place is not None and not _afterwards(doc, i, place):
                return place
        i -= 1
    if reading.who not in ("police_officer", "suspect") and (inside := _modifier(doc, reading.start, reading.end)):
        return inside  # "900 London teachers"
    if (modifier := _modifier(doc, reading.end, stop) or _modifier(doc, first, reading.start)) is not None:
        return modifier
    parent = reading.parent
    return parent.fact.place if parent is not None and parent.fact is not None else None


def _opening(doc: Doc, first: int, start: int) -> str | None:
    """ "In Lewisham, 634 teachers ...", "for Bromley, where 260 teachers ...": the place that opens the clause."""
    if start > first + 3 and doc[start - 1].lower_ == "where" and doc[start - 2].text == ",":
        name = doc[start - 3]
        if _named(name) and name.pos_ == "PROPN":
            while name.i > first and name.nbor(-1).pos_ == "PROPN" and _named(name.nbor(-1)):
                name = name.nbor(-1)
            return doc.words_of(name.i, start - 2)
    if first + 1 < start and doc[first].lower_ in w.WITHIN and doc[first + 1].pos_ == "PROPN":
        place = _place_at(doc, first + 1, start)
        end = first + 1
        while end < start and doc[end].text != ",":
            end += 1
        nearer = any(t.lower_ in w.WITHIN and _named(t.nbor(1)) for t in doc[end : start - 1])
        if place is not None and not nearer and end < start and end - first < 6 and _named(doc[first + 1]):
            return place
    return None


def _after(doc: Doc, i: int, stop: int, ends: set[int]) -> str | None:
    while i < stop:
        token = doc[i]
        apart = token.lower_ in ("while", "whereas", "whilst") and i + 1 < stop and doc[i + 1].tag_ != "VBG"
        if token.text == ";" or apart:
            return None
        if token.lower_ in w.WITHIN and i in ends:
            return None  # the other figure has a time or place of its own
        if token.lower_ in w.WITHIN and (i not in ends) and (place := _place_at(doc, i + 1, stop)):
            if _afterwards(doc, i, place):
                i += 1
                continue
            return place
        i += 1
    return None


def _afterwards(doc: Doc, i: int, place: str) -> bool:
    """ "are in hospital", "remain in custody", "at Leeds Crown Court": where they came later."""
    last = place.lower().split()[-1]
    if last in ("custody", "court"):
        return True
    if last not in w.HOSPITAL and last not in ("clinic",):
        return False
    low = doc[i].head.lower_
    return low in CARRIERS or low in w.COPULAS or low in w.TREATED or low in ("seen", "died")


def _owner(doc: Doc, reading: Reading) -> str | None:
    """ "officers in Kent", inside the span; "attacks on Kent officers"."""
    for i in range(reading.start, reading.end):
        if doc[i].lower_ in w.WITHIN and (place := _place_at(doc, i + 1, reading.end)) is not None:
            return place
    return None


def _modifier(doc: Doc, start: int, stop: int) -> str | None:
    """ "outside a Reading nightclub", "Coventry arcade": a town that stands before a place, or before people."""
    for i in range(start, stop):
        if doc[i].ent_type_ == "GPE" and doc[i].dep_ in ("compound", "nmod", "amod", "poss") and doc[i].ent_iob_ == "B":
            end = i + 1
            while end < stop and doc[end].ent_iob_ == "I":
                end += 1
            owner = doc[i].dep_ == "poss" and doc[i].head.dep_ in ("nsubj", "nsubjpass")
            if owner or (end < stop and (doc[end].lower_ in w.POLICE or doc[end].lower_ in w.NO_PLACES)):
                continue  # "South Wales Police officers", "Britain's youngest killers"
            return doc.words_of(i, end)
    return None


def _place_at(doc: Doc, i: int, stop: int) -> str | None:
    """The place that begins at token `i`, with the places listed after it; None where another thing does."""
    start = i
    if _no_place(doc, i):
        return None
    if doc.words_of(i, i + 3).lower() == "the whole of":
        i = start = i + 3
    while i < stop and doc[i].lower_ in _ARTICLES and (doc[i].pos_ != "PROPN" or doc[i].text.islower()):
        i += 1
    if i >= stop:
        return None
    if not _named(doc[i]):
        for j in range(i, min(stop, i + 3)):  # "the city", "a village pub", "the jail"
            if doc[j].lower_ in w.SITES and (j + 1 >= stop or doc[j + 1].pos_ not in ("NOUN", "PROPN")):
                return _with_town(doc, start, j + 1, stop)
            if doc[j].pos_ not in ("NOUN", "ADJ", "PROPN") or doc[j].is_punct:
                return None
        return None
    end = i
    while end < stop and (_named(doc[end]) or (_joins(doc, end, stop))):
        end += 1
    while end < stop and doc[end].lower_ in w.SITES:
        end += 1  # "a Bristol street"
    return _with_town(doc, start if end - i > 1 else i, end, stop)


def _no_place(doc: Doc, i: int) -> bool:
    """ "on Bonfire Night", "on Snapchat", "on Mrs Ward", "in a vegetative state": what is no place."""
    token = doc[i]
    if token.idx in _dated(doc) or token.lower_ in w.NO_PLACES:
        return True
    if token.ent_type_ not in _NAMED and (i in named(doc) or (token.text.isupper() and token.tag_ == "NNPS")):
        return True
    return token.lower_ in ("a", "an") and any(t.lower_ in ("state", "condition") for t in doc[i + 1 : i + 4])


@once_per_doc
def _dated(doc: Doc) -> frozenset[int]:
    """First characters of the tokens inside dates that name a day or a time."""
    return frozenset(i for date in left(doc, "dates") for i in range(date.start, date.end))


def _with_town(doc: Doc, start: int, end: int, stop: int) -> str:
    """ "a pub in Hull": the town that follows belongs to the place."""
    if end + 1 < stop and doc[end].lower_ == "in" and doc[end + 1].ent_type_ == "GPE":
        end += 2
        while end < stop and (doc[end].ent_iob_ == "I" or (doc[end].pos_ == "PROPN" and doc[end].capitalised)):
            end += 1
    return doc.words_of(start, end)


def _joins(doc: Doc, i: int, stop: int) -> bool:
    return doc[i].lower_ in _JOINING and i + 1 < stop and _named(doc[i + 1]) and doc[i + 1].ent_type_ in _NAMED


def _named(token: Token) -> bool:
    """A name that may be a place's; who stands after "in" or "at" is no person, whatever the tagger says."""
    if token.ent_type_ in _NAMED:
        return True
    return token.text[:1].isupper() and token.is_alpha and token.ent_type_ not in _NOT_NAMED and token.pos_ != "VERB"
