"""By what means people were hurt, where the words for their hurt do not say so but those beside them do."""

from __future__ import annotations

from newsmine.language.parsed import Doc, Token
from newsmine.record import Mechanism
from newsmine.rooms.counts.clauses import SUBJECTS
from newsmine.violence import Harm

_PREPOSITIONS = frozenset({"after", "in", "during", "following", "from"})
_MARKS = frozenset({"when", "as", "after"})
_MEANT = frozenset({"he", "she", "they", "him", "her", "them"})


def beside(doc: Doc, at: int, known: dict[int, Harm]) -> list[Mechanism]:
    """The means of "died after a stabbing", "were hurt in a knife attack", "was injured when a car was driven at him".

    `at` is the word for the hurt, `known` the mentions of violence by the word they hang from.
    """
    verb = doc[at]
    for _ in range(2):  # "taken to hospital", "left with a broken jaw"
        if verb.pos_ in ("VERB", "AUX") or verb.head is verb:
            break
        verb = verb.head
    found: list[Mechanism] = []
    for child in verb.rights:
        harm = None
        if child.dep_ == "prep" and child.lower_ in _PREPOSITIONS:
            harm = next((known[c.i] for c in child.rights if c.dep_ == "pobj" and c.i in known), None)
            if harm is not None and not harm.nominal:
                harm = None
        elif child.dep_ == "advcl" and any(c.lower_ in _MARKS for c in child.lefts):
            harm = known.get(child.i)
            if harm is not None and not _means_them(doc, harm, child):
                harm = None
        if harm is not None and harm.mechanism is not None and harm.assertion in ("asserted", "alleged"):
            found.append(harm.mechanism)
    return list(dict.fromkeys(found))


def _means_them(doc: Doc, harm: Harm, clause: Token) -> bool:
    """True where those hit in the clause behind are those told of before it, by a pronoun or by nothing."""
    if harm.patients:
        return all(doc[patient].lower_ in _MEANT for patient in harm.patients)
    return not any(c.dep_ in SUBJECTS and c.lower_ in _MEANT for c in clause.lefts)
