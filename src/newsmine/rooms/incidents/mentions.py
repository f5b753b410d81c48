"""Who was harmed: every phrase for people in a document, with what the text says became of them.

A phrase is found from its head noun, its number or its age to the left; what became of the
people is read from the syntax, and from the words next to the phrase where the parse of a
headline fails. Nothing is counted here: that is for `somebody.py` and `stated.py`.
"""

from __future__ import annotations

from newsmine.language.assertion import assertion
from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.rooms.incidents.beside import said_after, said_before
from newsmine.rooms.incidents.clauses import by_clauses, by_role, done_to
from newsmine.rooms.incidents.lists import coordinate, share
from newsmine.rooms.incidents.mention import INJURED, KILLED, UNHURT, Mention, worse
from newsmine.rooms.incidents.phrases import phrases
from newsmine.rooms.incidents.words import ANY_VERB
from newsmine.violence.figurative import idiom, in_game


@once_per_doc
def mentions(doc: Doc) -> tuple[Mention, ...]:
    """Every phrase for people, in text order, with what became of them."""
    found = phrases(doc)
    coordinate(doc, found)
    at = {m.head: m for m in found}
    starts = {m.start: m for m in found}
    for m in found:
        _read(doc, m, at, starts)
    _pronouns(doc, found)
    for m in found:
        if m.outcome is not None:
            held = assertion(doc[m.trigger if m.trigger is not None else m.head])
            if held in ("hypothetical", "negated"):
                m.outcome = None if m.outcome != UNHURT else UNHURT
            elif in_game(doc[m.head]) or (m.trigger is not None and idiom(doc[m.trigger])):
                m.outcome = None
        _self_harm(doc, m)
    share(found)
    return tuple(found)


def _read(doc: Doc, m: Mention, at: dict[int, Mention], starts: dict[int, Mention]) -> None:
    head = doc[m.head]
    if _whole_of_parts(doc, m):
        m.outcome = worse(m.outcome, by_clauses(head, m))
        return
    outcome = m.outcome
    after = said_after(doc, m, starts)
    outcome = worse(outcome, after)
    if after is None or after == KILLED:
        outcome = worse(outcome, said_before(doc, m))
    node = head
    seen = 0
    while node.dep_ in ("conj", "appos", "nummod", "compound") and node.head.i != node.i and seen < 8:
        up = node.head
        if up.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM", "X"):
            break
        node = up
        seen += 1
    role = by_role(doc, m, node)
    if not (after in (INJURED, UNHURT) and node.dep_ in ("dobj", "dative", "oprd")):
        outcome = worse(outcome, role)
    m.outcome = outcome = worse(outcome, by_clauses(head, m))
    if outcome == KILLED:
        m.fatal = True


def _pronouns(doc: Doc, found: list[Mention]) -> None:
    """Read "seriously wounding him": done to the person told of last in the sentence who is not the one who did it."""
    last: list[Mention] = []
    k = 0
    for token in doc:
        while k < len(found) and found[k].start <= token.i:
            last.append(found[k])
            k += 1
        if token.lower_ not in _OBJECTS or token.dep_ != "dobj" or token.head.lower_ not in ANY_VERB:
            continue
        if assertion(token.head) in ("hypothetical", "negated"):
            continue  # "told her he would kill her"
        gender = _OBJECTS[token.lower_]
        for m in reversed(last[-6:]):
            if doc[m.head].sent.start != token.sent.start:
                break
            if m.single and not m.agent and not m.offender and m.end <= token.i and m.gender in (None, gender):
                m.outcome = worse(m.outcome, done_to(token.head, token))
                break


_OBJECTS = {"him": "male", "her": "female"}


def _whole_of_parts(doc: Doc, m: Mention) -> bool:
    """True for "the four victims" in "two of the four victims": what is said is said of the two."""
    if m.start < 2 or doc[m.start - 1].lower_ != "of":
        return False
    before = doc[m.start - 2]
    return before.pos_ == "NUM" or before.lower_ in (
        "one",
        "some",
        "most",
        "none",
        "all",
        "each",
        "many",
        "several",
        "any",
        "both",
    )


def _self_harm(doc: Doc, m: Mention) -> None:
    """Mark those who turned a weapon on themselves, where the clause's subject is this phrase."""
    if m.own:
        m.group = -2 - m.head
