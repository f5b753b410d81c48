"""How much a mention of a place says for it: headline, dateline, preposition, and the words that follow."""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from newsmine.language.parsed import Doc
from newsmine.language.places import COMMON, PlaceMention
from newsmine.lexicon import words

PREPOSITIONS = frozenset({"in", "at", "near", "outside", "into", "around"})
#: What the town in a site's name says.
_OF_SITE = 0.1
NOT_AFTER = words("newsmine.language", "around", "not_after", name="places.toml")
_TOWNSPEOPLE = words("newsmine.language", "around", "townspeople", name="places.toml")
_TOWN_AFTER = words("newsmine.language", "around", "town_after", name="places.toml")
_SITES = words("newsmine.language", "around", "sites", name="places.toml")
#: After the name of a part of a town.
PART_OF_TOWN = frozenset({"neighborhood", "neighbourhood", "section", "district", "area", "estate", "ward", "suburb"})
SIDES = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northwest",
        "northeast",
        "southwest",
        "southeast",
        "downtown",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
        "suburban",
        "upper",
        "lower",
        "northside",
        "southside",
    }
)

#: What may stand between a preposition and its town.
_BEFORE_STREET = SIDES | {".", "n", "s", "e", "w", "n.", "s.", "e.", "w."}
_BEFORE_TOWN = SIDES | {"the", "-"}


def weight_of(
    doc: Doc,
    m: PlaceMention,
    found: tuple[PlaceMention, ...],
    k: int,
    title_end: int,
    body: int,
    named: set[int],
    sentence_of: dict[int, int],
    harm: set[int],
    home: bool = False,
) -> tuple[float, bool]:
    """How much a mention says for its town, and whether the words around make sure that it is one.

    `home`: the story is of the United Kingdom.
    """
    after = doc[m.end] if m.end < len(doc) else None
    before = doc[m.start - 1] if m.start else None
    next_low = after.lower_ if after is not None else ""
    if next_low in NOT_AFTER and after is not None and after.text[:1].isupper() and next_low not in _TOWN_AFTER:
        return 0.0, False
    if any(i in named for i in range(m.start, m.end)) and not (before is not None and before.lower_ in PREPOSITIONS):
        return 0.0, False
    if (
        (
            before is not None
            and before.pos_ == "PROPN"
            and before.text[:1].isupper()
            and before.lower_ not in SIDES
            and not before.is_sent_start
            and doc[m.start].idx > title_end
        )
        and m.end - m.start == 1
        and (doc[m.start].dep_ != "pobj" or m.name.lower() in COMMON)
    ):
        return 0.0, False
    if _street(doc, m):
        return 0.0, False
    number = sentence_of.get(doc[m.start].sent.start, 0)
    k_before = m.start - 1
    while k_before >= 0 and doc[k_before].lower_ in _BEFORE_TOWN:
        k_before -= 1
    preposition = doc[k_before].lower_ if k_before >= 0 else ""
    located = preposition in PREPOSITIONS
    town = next_low in _TOWN_AFTER
    if next_low in PART_OF_TOWN:
        return 0.3, located
    if longer_name(doc, m) or _of_hospital(doc, m):
        return 0.2, False
    if _of_court(doc, m) or (k_before > 0 and located and doc[k_before - 1].lower_ in _SITTING):
        return 0.3, True
    if home and _of_somebody(doc, m, named):
        return 0.0, False
    title = doc[m.start].idx < title_end
    if title:
        if _site(doc, m, title_end):
            return _OF_SITE, False
        if home and not located and next_low in _TOWNSPEOPLE:
            return 1.5, True
        return (4.0 if located else 3.0), located or town
    if dateline(doc, m):
        return 4.0 if m.start - body < 30 else 2.0, True
    if preposition in ("of", "from"):
        # a residence, most often ("Jones, of Leeds"), but "the city of Leeds"
        city = k_before and doc[k_before - 1].lower_ in (
            "city",
            "town",
            "village",
            "part",
            "side",
            "outskirts",
            "south",
            "north",
            "east",
            "west",
        )
        if any(doc[x].lower_ in ("miles", "mile") for x in range(max(0, k_before - 3), k_before)):
            return 0.5, True
        return (1.5, True) if city else (0.3, True)
    if preposition == "to":
        return 0.2, True
    near = 1.0 if m.start - body < 120 else 0.6 if m.start - body < 300 else 0.25
    if located:
        return (2.5 if number in harm else 1.2) * near, True
    if home and (next_low in _TOWNSPEOPLE or (after is not None and after.text == "Police")):
        return 0.6 * near, True
    if located and next_low in ("'s", "’s") and doc[min(m.end + 1, len(doc) - 1)].text.islower() and not _large(m):
        return 0.2, False  # "the men in Taylor's group"
    if town:
        return 1.8 * near, True
    return 0.7 * near, False


def _street(doc: Doc, m: PlaceMention) -> bool:
    """True for a street's name: "the 4700 block of South Halden", "Halden and Clinton avenues"."""
    k = m.start - 1
    while k > 0 and doc[k].lower_ in _BEFORE_STREET:
        k -= 1
    if k > 0 and doc[k].lower_ == "of" and doc[k - 1].lower_ in ("block", "blocks"):
        return True
    if m.end + 2 < len(doc) and doc[m.end].lower_ in ("and", "&"):
        return any(doc[x].lower_ in _STREETS for x in range(m.end + 2, min(m.end + 4, len(doc))))
    return False


def _large(m: PlaceMention) -> bool:
    return max((place.people for place in m.places), default=0) > _LARGE


_LARGE = 50_000


def _of_somebody(doc: Doc, m: PlaceMention, named: set[int]) -> bool:
    """True for the first name in "Chelsea Mills' face", and for "St James' Square"."""
    if m.end >= len(doc):
        return False
    if m.start in named and m.end in named and doc[m.end].text[:1].isupper():
        return True
    after = doc[m.end + 1].lower_ if m.end + 1 < len(doc) else ""
    return doc[m.end].text in ("'", "’", "'s", "’s") and after in NOT_AFTER


#: Before "in" or "at": where a court is.
_SITTING = frozenset(
    {"court", "courts", "appeal", "courthouse", "sitting", "judges", "magistrates", "tribunal", "sessions"}
)
_STREETS = frozenset({"avenues", "streets", "roads", "drives", "boulevards", "lanes"})


def longer_name(doc: Doc, m: PlaceMention) -> bool:
    """True for the first word of a longer name ("Whalley Range", "Ellesmere Port") below the headline."""
    if m.end >= len(doc) or m.end - m.start > 1 or doc[m.start].idx < doc.title_end:
        return False
    after = doc[m.end]
    return after.pos_ == "PROPN" and after.text.istitle() and after.lower_ in _NAMES_ON


def _of_hospital(doc: Doc, m: PlaceMention) -> bool:
    """True for where somebody was taken: "the Royal Infirmary in Leeds"."""
    return any(doc[k].lower_ in _HOSPITALS for k in range(max(0, m.start - 3), m.start))


_HOSPITALS = frozenset({"hospital", "infirmary", "hospice", "medical"})
_NAMES_ON = words("newsmine.language", "around", "names_on", name="places.toml")


def _of_court(doc: Doc, m: PlaceMention) -> bool:
    """True for the town of a court ("Mold Crown Court"), which judges what happened elsewhere."""
    for k in range(m.end, min(m.end + 7, len(doc))):
        token = doc[k]
        if token.lower_ in _COURTS:
            return True
        if not (token.text[:1].isupper() or token.text in ("'", "’", "'s", "’s", "and", "&")):
            return False
    return False


_COURTS = frozenset({"court", "courts", "courthouse", "magistrates", "guildhall", "assizes", "recorder"})


def dateline(doc: Doc, m: PlaceMention) -> bool:
    """True for the town that a story opens with: "LEEDS -", "PARIS, Texas (AP) —"."""
    sent = doc[m.start].sent
    if m.start - sent.start > 1 or m.start != sent.start:
        return False
    for k in range(m.end, min(m.end + 9, len(doc))):
        text = doc[k].text
        if text in ("-", "—", "–", "--", ":") or text.startswith(("--", "—", "–")):
            return True
        if text == "(" or text.startswith("("):
            return k < m.end + 5
        if doc[k].pos_ in ("VERB", "AUX", "DET"):
            return False
        if text.endswith(")") and text != ")":
            return True
    return False


def _site(doc: Doc, m: PlaceMention, title_end: int) -> bool:
    """True for a name in the name of the site that ends a headline ("... - WXYZ News Springfield")."""
    return doc[m.start].idx >= site_begins(doc.text[:title_end])


@functools.lru_cache(maxsize=64)
def site_begins(title: str) -> int:
    """Where the name of the site begins in a headline ("... - WXYZ News - Springfield"); its length without one."""
    cuts = [match.start() for match in _CUT.finditer(title)]
    for cut, end in pairwise([*cuts, len(title)]):
        part = title[cut:end].lower().replace(",", " ").replace("-", " ").replace("’", " ").split()
        if any(w in _SITES or (len(w) == 4 and w[0] in "wk" and w.isalpha()) or "." in w[1:-1] for w in part):
            return cut
    return len(title)


_CUT = re.compile(r" [-–|:«]{1,2} ")
