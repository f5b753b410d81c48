"""Phrases for people joined in one list, and those that describe again the one before."""

from __future__ import annotations

import itertools

from newsmine.language.numbers import figure
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.incidents.mention import Mention


def coordinate(doc: Doc, found: list[Mention]) -> None:
    """Give phrases that only commas and "and" part the same group."""
    number = 0
    for k, m in enumerate(found):
        if k == 0:
            m.group = number
            continue
        previous = found[k - 1]
        gap = doc.tokens[previous.end : m.start]
        gap = _after_age(gap, previous)
        joined = bool(gap) and len(gap) <= 3 and all(t.lower_ in (",", "and", ";", "&", "-", "as", "well") for t in gap)
        if previous.sentence == m.sentence and m.single and previous.single and gap and _renamed(doc, previous, m, gap):
            m.same = previous.same or previous
            number += 1
            m.group = number
        elif (
            joined
            and previous.sentence == m.sentence
            and not _apposition(doc, previous, m, gap)
            and not (previous.value != 1 and m.kind == "name" and gap[0].text != "and")
        ):
            m.group = number
        else:
            number += 1
            m.group = number
    _part_commas(doc, found)


def _part_commas(doc: Doc, found: list[Mention]) -> None:
    """Phrases that no "and" joins are no list, but for a headline's ("Man, boy shot")."""
    title = doc.title_end
    groups: dict[int, list[Mention]] = {}
    for m in found:
        groups.setdefault(m.group, []).append(m)
    spare = len(found) + len(groups)
    for members in groups.values():
        if len(members) > 2 and members[0].value == sum(m.value or 0 for m in members[1:]):
            spare += 1
            members.pop(0).group = spare  # "four people, three women and a man"
        if len(members) < 2 or (members[-1].value not in (1, None) and doc[members[0].start].idx < title):
            continue
        joined = any(
            token.lower_ in ("and", "&", ";", "well")
            for a, b in itertools.pairwise(members)
            for token in doc.tokens[a.end : b.start]
        )
        headline = doc[members[0].start].idx < title and not any(m.kind == "name" for m in members)
        if not joined and not headline:
            for m in members[1:]:
                spare += 1
                m.group = spare


def _after_age(gap: list[Token], previous: Mention) -> list[Token]:
    """The words between two phrases, without ", 17," and ", 17, of Leeds" after a name."""
    if (
        previous.kind == "name"
        and len(gap) >= 2
        and gap[0].text in (",", "(")
        and figure(gap[1].text.lower()) is not None
    ):
        rest = gap[2:]
        if len(rest) >= 3 and rest[0].text == "," and rest[1].lower_ in ("of", "from"):
            k = 2
            while k < len(rest) and (rest[k].pos_ == "PROPN" or rest[k].text in (".",)):
                k += 1
            rest = rest[k:]
        return rest
    return gap


def _renamed(doc: Doc, previous: Mention, m: Mention, gap: list[Token]) -> bool:
    """True where a phrase only describes again the one before it: "a second victim, an 18-year-old man"."""
    if gap[0].text != "," or len(gap) > 1 or previous.kind == "number" or m.kind == "number":
        return False
    if doc[m.start].idx < doc.title_end:
        return False
    if previous.gender and m.gender and previous.gender != m.gender:
        return False
    if previous.name is not None and m.name is not None:
        return False
    if (
        previous.age is not None and m.age is not None and previous.age != m.age
    ) or previous.noun == m.noun != "person":
        return False
    head = doc[m.head]
    node = head
    while node.dep_ in ("compound", "nmod") and node.head.i != node.i:
        node = node.head
    return node.dep_ == "appos" and node.head.i in range(previous.start, previous.end + 3)


def _apposition(doc: Doc, previous: Mention, m: Mention, gap: list[Token]) -> bool:
    """True for "his wife, Mary Smith" and "Mary Smith, a mother of two": one person told twice."""
    if any(t.lower_ in ("and", "&", ";") for t in gap):
        return False
    if (previous.kind == "name") == (m.kind == "name"):
        return False
    return doc[m.head].dep_ == "appos" or (
        m.kind == "name" and previous.kind in ("definite", "bare") and previous.single
    )


def share(found: list[Mention]) -> None:
    """Phrases joined in a list share what became of one of them."""
    groups: dict[int, list[Mention]] = {}
    for m in found:
        groups.setdefault(m.group, []).append(m)
    for members in groups.values():
        if len(members) < 2:
            continue
        stated = [m.outcome for m in members if m.outcome is not None]
        if not stated:
            continue
        # "a man and two women were shot": read from the last; "shot a man and two women": from the first
        for k, m in enumerate(members):
            if m.outcome is None:
                later = next((x.outcome for x in members[k + 1 :] if x.outcome is not None), None)
                earlier = next((x.outcome for x in reversed(members[:k]) if x.outcome is not None), None)
                m.outcome = later or earlier
