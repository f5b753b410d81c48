"""What a sentence tells of attacks, cut where it tells of several, and on which day."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from newsmine.language.desk import text_of
from newsmine.language.parsed import Doc, Span, Token
from newsmine.lexicon import words
from newsmine.record import Count, Date
from newsmine.rooms.findings import left
from newsmine.rooms.incidents.mention import Mention
from newsmine.rooms.incidents.words import DIED
from newsmine.violence import Harm

#: Force used on a crowd, where nobody is named who suffered it.
_FORCES = words("newsmine.rooms.incidents", "force", "phrases")
_FORCE = re.compile(r"\b(?:" + "|".join(re.escape(p) for p in sorted(_FORCES)) + r")\b", re.IGNORECASE)
#: Items of a list of cases: "KICKED PARAMEDIC: ...", "* * *".
_ITEM = re.compile(
    r"^(?:[A-Z][A-Z’' -]{2,40}:(?= )|[A-Z][a-z’']+(?: [a-z’']+){0,3}: (?=[A-Z])|\* \* \*|\s*[•·▪◦‣] )", re.MULTILINE
)
_ITEMS = 3
#: A rate: what happens so often is no attack in particular.
_EVERY = re.compile(
    r"\b(?:every|each|per) (?:(?:single|other|few|\d+|one|two|three|four|five|six|eight|ten|\d+\.\d+) )?"
    r"(?:minutes?|hours?|days?|weeks?|months?|shifts?)\b",
    re.IGNORECASE,
)
_YEAR = 366
_WEEK = datetime.timedelta(days=7)
_INDEFINITE = frozenset({"a", "an", "another", "one", "two", "three", "four", "five", "several", "some"})
_OWNED = frozenset({"poss", "nummod", "det"})
_HABIT = frozenset({"are", "am", "get", "gets"})
_PERFECT = frozenset({"have", "has", "'ve", "’ve"})


@dataclass(slots=True)
class Piece:
    """A stretch of a sentence from the character `start`, with the harms and people told of in it."""

    start: int
    harms: list[Harm]
    mentions: list[Mention]


def pieces_of(
    sent: Span, told: Sequence[Harm], people: Sequence[Mention], figures: Sequence[Count], splitting: bool
) -> list[Piece]:
    """What a sentence tells of particular attacks: one piece, or one for each case where `splitting`.

    `figures`: the counts over many incidents that stand in it.
    """
    doc = sent.doc
    if (told or people) and _EVERY.search(sent.text):  # "an officer is attacked almost every four hours"
        told = [harm for harm in told if _named(doc, harm, sent) and any(doc[p].pos_ == "PROPN" for p in harm.patients)]
        people = [m for m in people if m.kind == "name"]
    here = [harm for harm in told if _particular(doc, harm, figures) and (not figures or _named(doc, harm, sent))]
    found = [m for m in people if not figures or (m.kind == "name" and not _covered(doc[m.start].idx, figures))]
    if not here:
        found = [m for m in found if not _of_generic(doc[m.head])]
    if not here and not any(m.kind != "plural" for m in found):
        return []
    if not here or not splitting:
        return [Piece(sent.start_char, here, found)]
    pieces: list[Piece] = []
    for harm in sorted(here, key=lambda h: min(h.start, *h.patients, h.start)):
        if not pieces or _another(doc, harm, pieces[-1].harms):
            start = sent.start_char if not pieces else doc[_first(doc, harm)].idx
            pieces.append(Piece(start, [], []))
        pieces[-1].harms.append(harm)
    begins = [piece.start for piece in pieces]
    for m in found:
        pieces[max(0, bisect_right(begins, doc[m.start].idx) - 1)].mentions.append(m)
    return pieces


def _particular(doc: Doc, harm: Harm, figures: Sequence[Count]) -> bool:
    """True for an attack that took place once: not one of a statistic, nor what happens to people in general."""
    head = doc[harm.head]
    if harm.nominal and _generic(head):
        return False
    if _covered(head.idx, figures) or any(_covered(doc[p].idx, figures) for p in harm.patients):
        return False
    if not harm.patients:
        return not harm.nominal or _specific(doc, harm)
    if _habitual(head) and all(doc[p].pos_ == "PRON" or doc[p].tag_ == "NNS" for p in harm.patients):
        return False
    if any(not _bare_plural(doc[p]) for p in harm.patients):
        return True
    if any(not _bare_plural(doc[a]) for a in harm.agents):
        return True
    return head.tag_ in ("VBD", "VBN") and any(c.lower_ in ("was", "were") for c in head.children)


def _generic(noun: Token) -> bool:
    """ "An attack on one of us is an attack on us all", "any assault is unacceptable": no attack in particular."""
    if any(c.lower_ in ("any", "every", "each", "such", "no") for c in noun.lefts):
        return True
    verb = noun.head
    saying = noun.dep_ in ("nsubj", "nsubjpass", "attr") and (
        verb.lower_ in _IS or any(c.dep_ in ("aux", "auxpass") and c.lower_ in _IS for c in verb.lefts)
    )
    if not saying:
        return False
    marks = {c.lower_ for c in noun.lefts if c.dep_ in ("det", "nummod", "poss")}
    return not marks or bool(marks & {"a", "an", "one"})


def _of_generic(victim: Token) -> bool:
    """ "One assault on an officer is one too many": the officer is nobody in particular."""
    prep = victim.head
    return victim.dep_ == "pobj" and prep.dep_ == "prep" and prep.head.pos_ == "NOUN" and _generic(prep.head)


_IS = frozenset({"is", "are", "'s", "’s", "has"})


def _habitual(verb: Token) -> bool:
    """True for what happens or has happened again and again: "they get hit", "I have been spat at"."""
    helping = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if not helping and verb.dep_ == "conj":
        helping = {c.lower_ for c in verb.head.children if c.dep_ in ("aux", "auxpass")}
    if verb.i and verb.nbor(-1).lower_ in ("get", "gets"):
        return True
    return bool(helping & _HABIT) or bool(helping & _PERFECT and helping & {"been"})


def _named(doc: Doc, harm: Harm, sent: Span) -> bool:
    """True for a harm of somebody with a name, or of somebody's: beside a figure nobody else is particular."""
    if sent.start_char < doc.title_end:
        return bool(harm.patients)
    return any(
        doc[p].pos_ == "PROPN" or any(c.dep_ == "poss" and c.tag_ != "NN" for c in doc[p].children)
        for p in harm.patients
    )


def _covered(position: int, figures: Sequence[Count]) -> bool:
    return any(c.start <= position < c.end for c in figures)


def _bare_plural(token: Token) -> bool:
    """True for "officers", "staff": a plural that no determiner, number, owner or name makes particular."""
    if token.tag_ not in ("NNS", "NNPS") and token.lower_ not in ("staff", "police", "people"):
        return False
    return token.dep_ != "poss" and not any(c.dep_ in _OWNED for c in token.children)


def _specific(doc: Doc, harm: Harm) -> bool:
    """True for "an attack", "the shooting"; not for "attacks", "violence"."""
    noun = doc[harm.head]
    return noun.tag_ in ("NN", "NNP") and any(
        c.dep_ == "det" and c.lower_ in ("a", "an", "the", "this", "that") for c in noun.children
    )


def _another(doc: Doc, harm: Harm, before: Sequence[Harm]) -> bool:
    """True when a harm is of somebody else than those before it, brought in as new."""
    known = {p for h in before for p in h.patients}
    mine = [p for p in harm.patients if p not in known]
    if all(_bare_number(doc[p]) for p in mine) and any(_several(doc[p]) for p in known):
        return False  # "five were hurt: one was bitten, three were kicked"
    return (
        bool(mine)
        and bool(known)
        and len(mine) == len(harm.patients)
        and any(_new(doc[p]) or doc[p].pos_ == "PROPN" for p in mine)
    )


def _bare_number(token: Token) -> bool:
    return token.pos_ in ("NUM", "PRON") and token.lower_ in _INDEFINITE and token.lower_ != "another"


def _several(token: Token) -> bool:
    """True for a number of people above one."""
    return (token.pos_ == "NUM" and token.lower_ not in ("one", "1")) or any(
        c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in token.children
    )


def _new(token: Token) -> bool:
    """True for somebody not told of before: "a constable", "another", "two more"; in "an officer's hand" too."""
    if token.lower_ in _INDEFINITE or token.lower_ == "others":
        return True
    return any(c.lower_ in _INDEFINITE and c.dep_ in ("det", "nummod") for c in token.children)


def _first(doc: Doc, harm: Harm) -> int:
    """Where the telling of a harm begins: at its victim, or at its own words."""
    return min(harm.start, *(doc[p].left_edge.i for p in harm.patients))


def introduces(doc: Doc, piece: Piece) -> bool:
    """True when a piece brings in somebody new."""
    if any(_new(antecedent(doc[p])) for harm in piece.harms for p in harm.patients):
        return True
    return any(m.kind == "indefinite" or m.other for m in piece.mentions)


def antecedent(token: Token) -> Token:
    """For "her" in "a nurse broke her elbow" the nurse: the first subject before it in the sentence; else the token."""
    if token.pos_ != "PRON" or token.lower_ in _NOT_BACK:
        return token
    for before in token.sent:
        if before.i >= token.i:
            break
        if before.dep_ in ("nsubj", "nsubjpass") and before.pos_ in ("NOUN", "PROPN"):
            return before
    return token


_NOT_BACK = _INDEFINITE | frozenset({"i", "me", "my", "you", "we", "us", "who", "others"})


def day_told(doc: Doc, piece: Piece, dated: Sequence[Date]) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of the date that stands with a verb or noun of the piece's harms; None without one."""
    if not dated or not piece.harms:
        return None
    heads = {h.head for h in piece.harms if doc[h.head].lower_ not in DIED}  # somebody may die of it later
    for date in dated:
        if date.start >= piece.start and any(token.i in heads for token in governors(doc, date)):
            first, last = (datetime.date.fromisoformat((d or "")[:10]) for d in (date.from_, date.to))
            if (last - first).days > _YEAR:
                continue
            published = doc._.newsmine_published
            if published and first.isoformat() > published[:10]:  # a weekday read as one to come
                first, last = first - _WEEK, last - _WEEK
            return first, last
    return None


def governors(doc: Doc, date: Date) -> list[Token]:
    """The words that a date depends on, up to the first verb: "attack", "jailed" in "jailed for the attack in May"."""
    span = doc.char_span(date.start, date.end, alignment_mode="expand")
    if span is None:
        return []
    token, found = span.root, []
    for _ in range(5):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ not in ("ADP", "DET", "SCONJ"):
            found.append(token)
        if token.pos_ in ("VERB", "AUX"):
            break
    return found


def forced(doc: Doc, starts: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Where force is used on a crowd, by the number of the sentence."""
    found: dict[int, list[tuple[int, int]]] = {}
    lowered = text_of(doc).lower()
    for match in _FORCE.finditer(text_of(doc)) if any(phrase in lowered for phrase in _FORCES) else ():
        found.setdefault(bisect_right(starts, match.start()) - 1, []).append(match.span())
    return found


def listed(doc: Doc) -> frozenset[int]:
    """Numbers of the sentences that begin an item of a list of court cases; none where there is no such list."""
    sentences = left(doc, "sentences")
    if len(sentences) < _ITEMS - 1:
        return frozenset()
    begins = [match.start() for match in _ITEM.finditer(text_of(doc))]
    if len(begins) < _ITEMS or len({bisect_right(begins, s.start) for s in sentences} - {0}) < _ITEMS - 1:
        return frozenset()
    starts = [sent.start_char for sent in doc.sents]
    return frozenset(bisect_right(starts, begin) - 1 for begin in begins)
