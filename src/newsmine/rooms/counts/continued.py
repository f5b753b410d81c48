"""A statistic told on: "and 191 the year before", "of these, 165 were ...", "(36)", "59 took place at night"."""

from __future__ import annotations

from newsmine.language.parsed import Doc, Token
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.counted import Counted
from newsmine.rooms.counts.reading import HARMED, Page, Reading
from newsmine.rooms.counts.statistics import direction_of
from newsmine.violence.words import FIGURATIVE_MODIFIERS

#: How far back, in sentences, the statistic may stand that a bare figure goes on with.
_REACH = 3
_JOINS = frozenset({",", "and", ";", "but", "while", "with", "plus", ":", "–", "—", "(", "to", "then"})
_SETTING = frozenset(
    {"in", "at", "during", "from", "for", "across", "among", "under", "the", "last", "this", "between"}
)
_WHOLES = frozenset({"these", "those", "them", "which", "whom", "the", "this", "total"})


def continued(page: Page, item: Counted) -> tuple[Reading, bool] | None:
    """The statistic that a bare figure goes on with, and whether the figure is a part of it; None for any other."""
    if not item.value or item.value == 1 or item.kind not in ("bare", "unknown"):
        return None
    told = statistic(page, item.start)
    if told is None:
        return None
    if item.kind == "unknown" and not _cut_short(page, item):
        return None
    doc, first = page.doc, page.starts[item.start]
    before = doc[item.start - 1] if item.start > first else None
    here = told.start >= first
    if before is not None and direction_of(before.lower_) and item.end < len(doc) and doc[item.end].lower_ == "to":
        return None  # "rose 152 to 2,214"
    if before is not None and before.lower_ == "by" and any(direction_of(t.lower_) for t in doc[first : item.start]):
        return None  # "jumped by 99"
    part = told.value is not None and item.value < told.value
    if _opens_with_whole(doc, first, item.start):
        return (told, True) if part or told.value is None else None
    bracket = before is not None and before.text == "(" and page.together(told, item.start, 1)
    if (here or bracket) and _in_series(doc, item, before):
        return told, False
    if part and (here or page.together(told, item.start, 1)) and _of_place(doc, item, before):
        return told, False
    if (here or page.together(told, item.start, 1)) and part and _happens(doc, item.end):
        return told, True
    if _changes_to(doc, first, item, before) or _as_figure(doc, item):
        return told, False
    return None


def statistic(page: Page, i: int) -> Reading | None:
    """The last figure over many attacks or people attacked in the three sentences before token `i`."""
    for reading in reversed(page.totals):
        if not page.together(reading, i, _REACH):
            return None
        if reading.unit in HARMED and reading.statistic:
            return reading
    return None


def of_words(doc: Doc, first: int, item: Counted) -> bool:
    """ "73 verbal", "40 non-physical", "verbal abuse rose to 755": of words, not of blows."""
    if any(t.lower_ in FIGURATIVE_MODIFIERS or t.lower_ == "non" for t in doc[item.end - 1 : item.end + 1]):
        return True
    if item.end < len(doc) and doc[item.end].lower_ == "physical":
        return False
    told = set(doc.lower[first : item.start])
    if any(doc[i].lower_ == "verbal" and doc[i + 1].lower_ in w.ATTACK_PLURALS for i in range(first, item.start - 1)):
        return "physical" not in told  # "of the verbal attacks, 12 were racist"
    return "verbal" in told and not told & {"physical", "physically"} and not told & w.ATTACK_PLURALS


def _cut_short(page: Page, item: Counted) -> bool:
    """ "425 and secondary schools": the noun that the parse gives is another's."""
    return item.head + 1 < len(page.doc) and page.doc[item.head + 1].lower_ in ("and", "in", "at")


def _opens_with_whole(doc: Doc, first: int, at: int) -> bool:
    """ "Of these, ...", "Of the 203, ...", "Of the incidents, ..." opens the clause."""
    start = first
    while start < at and (doc[start].is_space or doc[start].is_punct):
        start += 1
    start += start + 1 < at and doc[start].lower_ == "out"
    return (
        start + 2 < at + 1 < start + 9
        and doc[start].lower_ in ("of", "among")
        and doc[start + 1].lower_ in _WHOLES
        and not any(token.pos_ == "VERB" for token in doc[start:at])
    )


def _in_series(doc: Doc, item: Counted, before: Token | None) -> bool:
    """ "283 attacks during 2016 and 191 the year before"; "in Deal, with 52 in Dover"; "66 in primary schools"."""
    if before is None or before.lower_ not in _JOINS or item.end >= len(doc):
        return False
    if before.lower_ == "(":
        return doc[item.end].text == ")"
    if before.lower_ == "to" and not any(direction_of(t.lower_) for t in doc[max(0, item.start - 8) : item.start]):
        return False
    after = doc[item.end]
    return after.lower_ in _SETTING or (item.kind == "unknown" and after.lower_ == "and")


def _of_place(doc: Doc, item: Counted, before: Token | None) -> bool:
    """ "Ryehill 43, Norley 41 and Belton 33", "Westgate, which had 56 in 2014": the figure stands by its place."""
    if before is None or item.end >= len(doc):
        return False
    after = doc[item.end]
    if before.lower_ == "on" and (after.is_punct or after.lower_ == "and"):
        told = set(doc.lower[max(0, item.start - 14) : item.start])
        return bool(told & {"ahead", "followed", "behind", "then"})
    if before.lower_ in ("had", "saw", "recorded", "reported", "logged", "with"):
        return after.is_punct or after.lower_ in _SETTING or after.lower_ == "and"
    if before.pos_ != "PROPN" or before.ent_type_ == "PERSON" or after.lower_ not in (",", ".", ";", "and"):
        return False
    i = before.i
    while i > 0 and doc[i - 1].pos_ == "PROPN":
        i -= 1
    return i > 0 and doc[i - 1].lower_ in (",", "and", ";", ":", "–", "—")


def _happens(doc: Doc, i: int) -> bool:
    """ "took place", "were recorded", "resulted in", "involved", "being described as", "which were"."""
    if i < len(doc) and doc[i].text == "(":  # "only 46 (less than 7 per cent) led to"
        i = next((t.i + 1 for t in doc[i : i + 12] if t.text == ")"), i)
    while i < len(doc) and (doc[i].lower_ in w.ADVERBS_OF_STATISTICS or doc[i].text == ","):
        i += 1
    if i >= len(doc):
        return False
    low = doc[i].lower_
    if low in ("were", "was", "are", "being", "which", "that", "of") and i + 1 < len(doc):
        return low not in ("of",) and doc[i + 1].lower_ != "for"
    return low in w.HAPPENING


def _changes_to(doc: Doc, first: int, item: Counted, before: Token | None) -> bool:
    """ "a rise from 952", "this rocketed to 15"."""
    if before is None or before.lower_ not in ("from", "to", "on"):
        return False
    after = doc[item.end].lower_ if item.end < len(doc) else ""
    if after in w.PERCENT or after == "per" or doc[item.start].is_currency:
        return False
    near = doc.lower[max(first, item.start - 9) : item.start - 1]
    return any(direction_of(word) for word in near)


def _as_figure(doc: Doc, item: Counted) -> bool:
    """ "the 2017 figure of 111", "the figure for Kent was 96", "there were 49 physical"."""
    i = item.start - 1
    if i < 1:
        return False
    if doc[item.start].lower_ == "the" and item.end < len(doc) and doc[item.end].lower_ in w.RECORDED:
        return True  # "61% of the 19,633 reported overall"
    if (
        doc[item.start].lower_ == "the"
        and doc[i].lower_ != "of"
        and item.end < len(doc)
        and doc[item.end].lower_ in _SETTING
    ):
        return True  # "the 1,632 the following year"
    if doc[i].lower_ == "of" and doc[i - 1].lower_ in ("figure", "total", "number", "tally"):
        return True
    return item.end < len(doc) and doc[item.end].lower_ == "physical"
