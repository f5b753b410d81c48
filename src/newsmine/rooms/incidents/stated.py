"""Numbers of people with an outcome, as the text states them: "3 dead", "a man and two women were shot"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsmine.language.parsed import Doc
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.mention import ATTACKED, HIT, HOSPITAL, INJURED, KILLED, Mention

#: Outcomes as letters: killed, hurt, hit with the outcome not said, attacked.
LETTER = {KILLED: "k", INJURED: "i", HOSPITAL: "i", HIT: "s", ATTACKED: "a"}


@dataclass(slots=True)
class Statement:
    """A number of people with one outcome."""

    kind: str
    value: float
    low: float | None
    high: float | None
    sentence: int
    title: bool
    other: bool
    partitive: bool
    offenders: bool
    mention: Mention


def statements_of(found: Sequence[Mention], title_sentences: int) -> list[Statement]:
    """Every number of people with an outcome, and every list of people that shares one."""
    result: list[Statement] = []
    groups: dict[int, list[Mention]] = {}
    for m in found:
        groups.setdefault(m.group, []).append(m)
    for m in found:
        if m.outcome not in LETTER:
            continue
        members = groups[m.group]
        if m.kind == "number" and m.value is not None:
            result.append(_statement(m, m.value, title_sentences))
        if len(members) > 1 and members[0] is m:
            alike = [x for x in members if x.outcome == m.outcome]
            if len(alike) == len(members) and all(x.value is not None for x in members):
                total = sum(x.value or 0 for x in members)
                result.append(_statement(m, total, title_sentences))
    return result


def _statement(m: Mention, value: float, title_sentences: int) -> Statement:
    return Statement(
        kind=LETTER[m.outcome or HIT],
        value=value,
        low=m.low if value == m.value else value,
        high=m.high if value == m.value else value,
        sentence=m.sentence,
        title=m.sentence < title_sentences,
        other=m.other,
        partitive=m.partitive,
        offenders=m.offender,
        mention=m,
    )


_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}


def multiples(doc: Doc, title_sentences: int) -> list[Statement]:
    """ "A triple stabbing", "the double murder": as many victims."""
    result = []
    for number, sent in enumerate(doc.sents):
        if number > title_sentences + 30:
            break
        for token in sent:
            if token.lower_ not in _MULTIPLES:
                continue
            for k in range(token.i + 1, min(token.i + 4, len(doc))):
                noun = doc[k].lower_
                kind = "s" if noun in w.HIT_NOUNS else "k" if noun in w.KILLED_NOUNS else None
                if noun in ("fatal", "deadly", "fatality"):
                    kind = "k"
                if kind is not None:
                    value = _MULTIPLES[token.lower_]
                    m = Mention(token.i, k + 1, k, value, value, value, "number", "victim", sentence=number)
                    result.append(
                        Statement(kind, value, value, value, number, number < title_sentences, False, False, False, m)
                    )
                    break
    return result
