"""Personal names in a document: where they stand, with their titles, and which words they have.

spaCy's small model is one witness among several. For a name speak a title, a known given
name, an age beside it, a verb of saying; against it a street, a body, a month, a preposition
of place. `names(doc)` gives the names of at least two words, and those of one word that a
title or a fuller form elsewhere in the text supports. Who is who is for a room to say.
"""

from __future__ import annotations

from newsmine.language.desk import once_per_doc
from newsmine.language.names.again import (
    beside_known,
    children,
    full_of_titled,
    sharing,
    supported,
    surnames_of_other_sense,
    without_opening,
)
from newsmine.language.names.bylines import byline_job, bylines
from newsmine.language.names.evidence import ENOUGH
from newsmine.language.names.lists import (
    AGENCIES,
    AMBIGUOUS,
    BODIES,
    COURT,
    COURTESY,
    FAMILY,
    FEMALE_GIVEN,
    FIRST,
    GIVEN,
    JOBS,
    KIN,
    KIN_SEVERAL,
    KNOWN_PLACES,
    LABELS,
    MALE_GIVEN,
    NEVER,
    ODD,
    PICTURED,
    PLACES,
    POLICE,
    POLITICAL,
    SAYING,
    TITLES,
    TRADING,
    Name,
    fold,
    folded,
    is_age,
)
from newsmine.language.names.pieces import pieces
from newsmine.language.names.runs import capitalised_lines, runs
from newsmine.language.parsed import STOP_WORDS, Doc

__all__ = [
    "AGENCIES",
    "AMBIGUOUS",
    "BODIES",
    "COURT",
    "COURTESY",
    "FAMILY",
    "FEMALE_GIVEN",
    "GIVEN",
    "JOBS",
    "KIN",
    "KIN_SEVERAL",
    "KNOWN_PLACES",
    "MALE_GIVEN",
    "NEVER",
    "PLACES",
    "POLICE",
    "POLITICAL",
    "SAYING",
    "TITLES",
    "TRADING",
    "Name",
    "byline_job",
    "bylines",
    "fold",
    "folded",
    "named",
    "names",
    "pictured",
]

#: What may open a line of a list.
_BULLETS = frozenset("-–—•*·►")
_COMING_FROM = frozenset({"of", "from"})
#: Capitalised at the head of a sentence, and no name when alone.
_SAYING_NOTHING = frozenset(word for word in STOP_WORDS if len(word) > 1) - GIVEN - AMBIGUOUS


@once_per_doc
def names(doc: Doc) -> tuple[Name, ...]:
    """Every name of a person in the document, in text order, none inside another."""
    headline = capitalised_lines(doc)
    found = list(bylines(doc))
    doubtful: list[Name] = []
    written = {i for name in found for i in range(name.start, name.end)}
    for run in runs(doc):
        if len(run) == 1 and doc.tokens[run[0]].lower_ in _SAYING_NOTHING and not doc.tokens[run[0]].text.isupper():
            continue
        for piece, evidence in pieces(doc, run):
            if not written.isdisjoint(range(piece.start, piece.end)):
                continue
            signed = _signed(doc, piece)
            told = signed or _alone_with_age(doc, piece)
            titled = piece.titled and piece.full and _named_so(piece)
            if piece.first in headline and not (told or titled):
                doubtful.append(piece)
            elif evidence + signed >= ENOUGH:
                found.append(piece)
            else:
                doubtful.append(piece)
    doubtful = beside_known(doc, found, doubtful)
    doubtful = children(doc, found, doubtful)
    known = {folded(name.words) for name in found}
    surnames = {name[-1] for name in known if len(name) > 1}
    given = {name[0] for name in known if len(name) > 1}
    surnames |= {fold(name.words[0]) for name in found if name.titled and not name.full}
    found.extend(sharing(doc, found, given))
    for piece in doubtful:
        found.extend(supported(piece, known, surnames, given, piece.first in headline))
    found.extend(full_of_titled(doc, found))
    found.extend(surnames_of_other_sense(doc, found, surnames))
    seats = {name.end - 1 for name in found if "of" in name.words}
    return tuple(
        sorted(
            {without_opening(doc, name, known) for name in found if name.start not in seats},
            key=lambda name: name.start,
        )
    )


@once_per_doc
def named(doc: Doc) -> frozenset[int]:
    """The tokens of every name in the document, without titles."""
    return frozenset(i for name in names(doc) for i in range(name.first, name.end))


def _alone_with_age(doc: Doc, name: Name) -> bool:
    """ "Joseph Adam Turner, 26", "– Lee Moss, of Mill Lane", "2. Ann Hart 31 from Hyde": a line of a list."""
    if not name.full or name.end + 1 >= len(doc) or not _opens_line(doc, name.start):
        return False
    behind = doc.tokens[name.end : name.end + 3]
    if is_age(behind[0]):
        return behind[1].text == "," or behind[1].lower_ in _COMING_FROM
    if behind[0].text not in (",", "("):
        return False
    aged = is_age(behind[-2]) or (behind[1].lower_ == "aged" and is_age(behind[-1]))
    return aged or (behind[1].lower_ in _COMING_FROM and (behind[-1].capitalised or behind[-1].text.isdecimal()))


def _opens_line(doc: Doc, i: int) -> bool:
    """True at the head of a line, behind a bullet or a number too."""
    if i == 0 or doc[i - 1].is_space or doc[i - 1].text in _BULLETS:
        return True
    return i > 1 and doc[i - 1].text in ".)" and doc[i - 2].text.isdecimal() and (i == 2 or doc[i - 3].is_space)


def _named_so(name: Name) -> bool:
    """True where the words are those of a name, so that "Officer Knocked Unconscious" is nobody in a headline."""
    return fold(name.words[0]) in FIRST or fold(name.words[-1]) in FAMILY or "." in name.words[0]


def pictured(doc: Doc, i: int) -> bool:
    """True for "Picture" and "Photography by", without a colon, at the head of what they open."""
    i -= doc[i].lower_ == "by"
    i -= i > 0 and doc[i - 1].lower_ in ("video", "news")
    opens = i < 1 or doc[i - 1].is_space or doc[i - 1].text in ".|/-–—(" or doc[i].is_sent_start is True
    return i >= 0 and opens and doc[i].text[0].isupper() and not PICTURED.isdisjoint(doc.lower[i : i + 2])


def _signed(doc: Doc, name: Name) -> bool:
    """A reporter's or photographer's line: "By Ann Moss", "Picture: Ann Moss", "Ann Moss, PA", a name on its own."""
    if not name.full or name.titled:
        return False
    before = doc[name.start - 1] if name.start else None
    if before is not None and before.text == ":":
        return name.start > 1 and doc[name.start - 2].lower_.rpartition("(")[2] in LABELS
    if before is not None and pictured(doc, name.start - 1):
        return True
    if len(name.words) > 3:
        return False
    if before is not None and before.lower_ == "by":
        return name.start == 1 or doc[name.start - 2].is_space
    if before is None or "\n" not in before.text or name.end >= len(doc) or fold(name.words[0]) not in FIRST:
        return False
    after = doc[name.end]
    if after.text in (",", "/") and name.end + 1 < len(doc):
        return fold(doc[name.end + 1].text) in AGENCIES
    return "\n" in after.text and fold(name.words[-1]) not in ODD
