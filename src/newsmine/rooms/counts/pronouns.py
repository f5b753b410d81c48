"""Harm done to "he", "her", "they": whom of the sentence the pronoun stands for."""

from __future__ import annotations

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc, Token
from newsmine.language.syntax import antecedent
from newsmine.rooms.counts import words as w
from newsmine.violence import Harm, harms
from newsmine.violence.people import personlike

SINGULAR = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
_FEMALE = frozenset({"she", "her", "herself"})


@once_per_doc
def through_pronouns(doc: Doc) -> dict[int, list[Harm]]:
    """Harm done to "he", "her", "they", by the subject earlier in the sentence that the pronoun stands for."""
    found: dict[int, list[Harm]] = {}
    for harm in harms(doc):
        for patient in harm.patients:
            low = doc[patient].lower_
            if low in SINGULAR or low in PLURAL:
                does = harm.agents or tuple(
                    c.i for c in doc[harm.head].lefts if c.dep_ == "nsubj" and patient > harm.head
                )  # "One said a boy had broken her nose"
                subject = _antecedent(doc, patient, does)
                if subject is None or subject in harm.agents or not _may_be(doc[patient].lower_, doc[subject]):
                    subject = _approached(doc, patient, harm.agents)
                if subject is not None and subject not in harm.agents and not _hit_before(doc, patient, harm.agents):
                    found.setdefault(subject, []).append(harm)
    return found


def _hit_before(doc: Doc, pronoun: int, agents: tuple[int, ...]) -> bool:
    """True where the same people hit others before: "they attacked the victims and beat them"."""
    start = doc[pronoun].sent.start
    return any(
        start <= patient < pronoun and doc[patient].pos_ != "PRON" and not set(agents).isdisjoint(harm.agents)
        for harm in harms(doc)
        for patient in harm.patients
    )


def _antecedent(doc: Doc, pronoun: int, agents: tuple[int, ...]) -> int | None:
    """The first subject of the sentence before the pronoun, where there is none else but who did it."""
    alike = ("he", "she") if doc[pronoun].lower_ in SINGULAR else ("they",)
    if any(doc[agent].lower_ in alike for agent in agents):
        return None  # "he ran up and hit him": the subject may be either
    sure: list[int] = []
    doubtful: list[int] = []
    for j in range(doc[pronoun].sent.start, pronoun):
        token = doc[j]
        if token.dep_ not in ("nsubj", "nsubjpass") or j in agents:
            continue
        teller = token.lower_ in ("one", "another") and token.head.lower_ in w.TELLING
        if token.pos_ == "PRON" and not teller:
            continue
        share = token.lower_ in w.PERCENT or token.lower_ == "cent"
        like = True if share or teller else personlike(token)
        if like is not False:
            (sure if like else doubtful).append(j)
    if sure and doubtful and doubtful[0] < sure[0]:
        return None  # "The fighter was jailed after a judge heard how he was hit"
    likely = sure or doubtful
    first = likely[0] if len(likely) == 1 else None
    if first is None or not _told_of(doc, first, pronoun):
        return None
    several = doc[first].tag_ in ("NNS", "NNPS") or doc[first].lower_ in w.KNOWN
    return None if several and doc[pronoun].lower_ in SINGULAR else first


def _told_of(doc: Doc, subject: int, pronoun: int) -> bool:
    """Whether the clause of a pronoun hangs from that of the subject: not "A man came, and he hit him".

    Nor where another is "he" or "she" first: "One witness said she saw them hit him".
    """
    gender = "f" if doc[pronoun].lower_ in _FEMALE else "m"
    for token in doc[subject + 1 : pronoun]:
        if token.lower_ in SINGULAR and doc[pronoun].lower_ in SINGULAR:
            if ("f" if token.lower_ in _FEMALE else "m") != gender:
                return False
            break
    verb = doc[subject].head
    for node in (doc[pronoun], *doc[pronoun].ancestors):
        if node is verb:
            return True
        if node.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") and c.i != pronoun for c in node.lefts):
            return False
    return True


def _may_be(pronoun: str, noun: Token) -> bool:
    """ "him" is no woman, and "her" no man."""
    return noun.lower_ not in (w.WOMEN if pronoun in ("he", "him", "his") else w.MEN if pronoun in SINGULAR else ())


def _approached(doc: Doc, pronoun: int, agents: tuple[int, ...]) -> int | None:
    """The one other person before: "a man walked up to a boy and punched him", "he followed a woman and beat her"."""
    start, plural = doc[pronoun].sent.start, doc[pronoun].lower_ in PLURAL
    agents = tuple(antecedent(doc[agent]).i for agent in agents)
    if not agents or not any(start <= agent < pronoun for agent in agents):
        return None
    found: set[int] = set()
    for token in doc[start:pronoun]:
        if token.i in agents or token.pos_ not in ("NOUN", "PROPN") or personlike(token) is not True:
            continue
        if token.dep_ in ("compound", "poss", "nmod", "appos") or any(
            a.i in agents for a in token.ancestors if a.pos_ != "VERB"
        ):
            continue
        part = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
        several = part.tag_ in ("NNS", "NNPS") or (part.pos_ == "NUM" and part.lower_ not in ("one", "1"))
        if several == plural and _may_be(doc[pronoun].lower_, token):
            found.add(part.i)
    if len(found) != 1:
        return None
    person = doc[found.pop()]
    known = any(c.lower_ == "the" or (c.dep_ == "appos" and c.pos_ == "PROPN") for c in person.children)
    return None if known or person.dep_ in ("nsubj", "nsubjpass") else person.i
