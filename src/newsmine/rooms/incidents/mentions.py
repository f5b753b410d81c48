"""Who was harmed: every phrase for people in a document, with what the text says became of them.

A phrase is found from its head noun, its number or its age to the left; what became of the
people is read from the syntax, and from the words next to the phrase where the parse of a
headline fails. Nothing is counted here: that is for `somebody.py` and `stated.py`.
"""

from __future__ import annotations

from bisect import bisect_left

from newsmine.language.assertion import assertion
from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.beside import said_after, said_before
from newsmine.rooms.incidents.clauses import by_clauses, by_role, done_to
from newsmine.rooms.incidents.lists import coordinate, share
from newsmine.rooms.incidents.mention import HIT, HOSPITAL, INJURED, KILLED, UNHURT, Mention, worse
from newsmine.rooms.incidents.phrases import phrases
from newsmine.rooms.incidents.states import not_survived
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
    _subjects(doc, found)
    _headline_deaths(doc, found)
    for m in found:
        if m.outcome is not None and not _told_of(doc[m.head]) and not not_survived(doc[m.head].head):
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


def _subjects(doc: Doc, found: list[Mention]) -> None:
    """Read "he was pronounced dead" and "both died": said of those told of last whom the pronoun fits."""
    starts = [m.start for m in found]
    for token in doc.having(_SUBJECTS):
        if token.dep_ not in ("nsubj", "nsubjpass") or token.head.i == token.i:
            continue
        m = Mention(token.i, token.i + 1, token.i, 1, 1, 1, "definite", "person")
        outcome = by_role(doc, m, token)
        if outcome not in (KILLED, INJURED, HOSPITAL, HIT):
            continue
        if assertion(token.head) in ("hypothetical", "negated") and not not_survived(token.head):
            continue
        before = found[max(0, bisect_left(starts, token.i) - 8) : bisect_left(starts, token.i)]
        here = token.sent.start
        near = [x for x in before if doc[x.head].sent.start >= doc[max(0, here - 1)].sent.start]
        if token.lower_ in _GENDERS:
            one = _antecedent([x for x in near if x.start >= here], _GENDERS[token.lower_], m.own) or _antecedent(
                near, _GENDERS[token.lower_], m.own
            )
            if one is not None:
                one.outcome = worse(one.outcome, outcome)
                one.own = one.own or m.own
        else:
            for x in _several(near):
                x.outcome = worse(x.outcome, outcome)


_GENDERS = {"he": "male", "she": "female"}
_SUBJECTS = frozenset({"he", "she", "they", "both"})


#: More than these are a figure, and what they say of themselves is in general.
_FEW = 30


def _antecedent(near: list[Mention], gender: str, own: bool) -> Mention | None:
    """Who "he" is: of those just told of, one who was harmed, or the last."""
    fit = [x for x in near if x.single and x.gender in (None, gender)]
    if own:
        fit = [x for x in fit if x.agent or x.offender] or fit
    else:
        fit = [x for x in fit if not x.agent] or fit
    if not fit:
        return None
    return max(fit, key=lambda x: (x.outcome is not None and x.outcome != UNHURT, x.gender == gender, x.start))


def _several(near: list[Mention]) -> list[Mention]:
    """Who "they" are: the last number or list of people told of."""
    for x in reversed(near):
        if x.value is not None and x.value > 1:
            return [x] if x.value <= _FEW else []
        listed = [y for y in near if y.group == x.group]
        if len(listed) > 1:
            return listed
    return []


def _headline_deaths(doc: Doc, found: list[Mention]) -> None:
    """Read "Girl shot at party dies": the headline's one who was shot, where nobody else stands between."""
    end = doc.title_end
    for k, m in enumerate(found):
        if doc[m.head].idx >= end:
            break
        if m.outcome not in (HIT, INJURED) or not m.single:
            continue
        last = found[k + 1].start if k + 1 < len(found) else len(doc)
        for token in doc.tokens[m.end : min(last, m.end + 12)]:
            if token.idx >= end or token.text in (";", "."):
                break
            if token.lower_ in ("dies", "died"):
                m.outcome = KILLED
                break


def _told_of(head: Token) -> bool:
    """True for "the shooting of three people": it happened, whatever the clause about it denies or asks."""
    while head.dep_ in ("nummod", "compound", "appos") and head.head.i != head.i:
        head = head.head
    of = head.head
    if head.dep_ != "pobj" or of.lower_ != "of":
        return False
    noun = of.head
    told = noun.lower_ in w.HIT_NOUNS or noun.lower_ in w.KILLED_NOUNS
    return told and any(c.lower_ == "the" for c in noun.children)


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
