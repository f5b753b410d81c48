"""The clause that people stand in: the verbs of which they are subject or object, and the part these give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsmine.language.assertion import Assertion
from newsmine.language.parsed import Token
from newsmine.record import Mechanism, Outcome, Unit
from newsmine.violence import worse

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ")


@dataclass(slots=True)
class Role:
    """The part of the counted in their clause. `at`: the token that says so."""

    unit: Unit
    outcome: Outcome | None
    mechanisms: list[Mechanism]
    assertion: Assertion
    at: int


def worst(outcomes: Iterable[Outcome | None]) -> Outcome | None:
    """The worst of some outcomes, or None where there is none."""
    result: Outcome | None = None
    for outcome in outcomes:
        if outcome is not None:
            result = outcome if result is None else worse(result, outcome)
    return result


def predicates(token: Token) -> Iterator[tuple[Token, str]]:
    """The verbs of which a noun is the subject, passive subject or object, each with which of these."""
    node, steps = token, 0
    while node.dep_ == "conj" and node.head.pos_ in _NOMINAL and steps < 8:
        node, steps = node.head, steps + 1
    for start in {token.i: token, node.i: node}.values():
        head = start.head
        if start.dep_ in SUBJECTS:
            kind = "passive" if start.dep_ == "nsubjpass" or is_passive(head) else "subject"
            yield head, kind
            for verb in _later_verbs(head):
                yield verb, "passive" if is_passive(verb) or (kind == "passive" and verb.tag_ == "VBN") else "subject"
            for after in head.children:  # "were released after being arrested"
                for later in after.rights if after.dep_ == "prep" else ():
                    if later.dep_ == "pcomp" and is_passive(later):
                        yield later, "passive"
            for said in head.rights:  # "one in ten said they had been attacked"
                if said.dep_ == "ccomp" and any(c.lower_ in ("they", "we") and c.dep_ in SUBJECTS for c in said.lefts):
                    yield said, "passive" if is_passive(said) else "subject"
            if head.pos_ == "ADJ" and head.dep_ == "ccomp" and head.head.i < start.i:
                yield head.head, "object"  # "when jailing three men guilty of the attack"
        elif start.dep_ in ("dobj", "obj", "oprd") and head.pos_ in ("VERB", "AUX"):
            yield head, "object"
        for child in start.rights:
            if child.dep_ == "acl" and child.tag_ == "VBN":
                yield child, "passive"
            elif child.dep_ == "acl" and child.tag_ == "VBG":
                yield child, "subject"
            elif child.dep_ == "relcl" and not any(c.dep_ in SUBJECTS and c.pos_ != "PRON" for c in child.children):
                yield child, "passive" if is_passive(child) else "subject"


def tried(verb: Token) -> bool:
    """ "had tried to kill a woman", "attempted to stab an officer": an attack that was made, whatever came of it."""
    if any(c.lower_ in ("almost", "nearly") for c in verb.lefts):
        return True  # "almost killed a woman"
    while verb.dep_ in ("dobj", "conj") and verb.head.i < verb.i:
        verb = verb.head  # "attempting to head butt", "tried to push and kick"
    above = verb.head
    if verb.dep_ != "xcomp" or above.lower_ not in ("tried", "attempted", "attempting", "trying"):
        return False
    return not any(c.lower_ in ("not", "never", "if") or c.tag_ == "MD" for c in above.lefts)


def is_passive(verb: Token) -> bool:
    """Whether a verb has a passive auxiliary or subject."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def _later_verbs(verb: Token, depth: int = 0) -> Iterator[Token]:
    if depth > 4:
        return
    for child in verb.rights:
        shares = child.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in child.children)
        if (shares or child.dep_ == "xcomp") and (child.pos_ in ("VERB", "AUX", "ADJ") or child.tag_.startswith("VB")):
            yield child
            yield from _later_verbs(child, depth + 1)
