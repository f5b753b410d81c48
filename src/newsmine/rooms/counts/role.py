"""What the sentence says of the counted: victims of what, offenders, arrested, charged, convicted, cleared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc, Token

from newsmine.language.assertion import Assertion, assertion
from newsmine.language.desk import once_per_doc
from newsmine.language.groups import singular
from newsmine.record import Mechanism, Outcome, Unit
from newsmine.rooms.counts import words as w
from newsmine.violence import Harm, by_patient, harms, worse
from newsmine.violence.arguments import follows
from newsmine.violence.people import personlike
from newsmine.violence.words import ATTACKS, BODY, DEATHS, INJURING, MECHANISMS

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ")
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})


@dataclass(slots=True)
class Role:
    """The part of the counted in their clause. `at`: the token that says so."""

    unit: Unit
    outcome: Outcome | None
    mechanisms: list[Mechanism]
    assertion: Assertion
    at: int


@once_per_doc
def by_agent(doc: Doc) -> dict[int, list[Harm]]:
    """The mentions of violence by the head tokens of those who did it."""
    found: dict[int, list[Harm]] = {}
    for harm in harms(doc):
        for agent in harm.agents:
            found.setdefault(agent, []).append(harm)
    return found


@once_per_doc
def by_word(doc: Doc) -> dict[int, Harm]:
    """The mentions of violence by the token they hang from."""
    return {harm.head: harm for harm in harms(doc)}


@once_per_doc
def _through_pronouns(doc: Doc) -> dict[int, list[Harm]]:
    """Harm done to "he", "her", "they", by the subject earlier in the sentence that the pronoun stands for."""
    found: dict[int, list[Harm]] = {}
    for harm in harms(doc):
        for patient in harm.patients:
            low = doc[patient].lower_
            if low in _SINGULAR or low in _PLURAL:
                subject = _antecedent(doc, patient)
                if subject is not None and subject not in harm.agents:
                    found.setdefault(subject, []).append(harm)
    return found


def _antecedent(doc: Doc, pronoun: int) -> int | None:
    """The first subject of the sentence, where it comes before the pronoun and none else does between."""
    i = pronoun
    while i > 0 and not doc[i].is_sent_start:
        i -= 1
    first: int | None = None
    for j in range(i, pronoun):
        token = doc[j]
        if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ != "PRON" and personlike(token) is not False:
            if first is not None:
                return None
            first = j
    return first


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
        if start.dep_ in _SUBJECTS:
            kind = "passive" if start.dep_ == "nsubjpass" or _passive(head) else "subject"
            yield head, kind
            for verb in _later_verbs(head):
                yield verb, "passive" if _passive(verb) or (kind == "passive" and verb.tag_ == "VBN") else "subject"
        elif start.dep_ in ("dobj", "obj", "oprd") and head.pos_ in ("VERB", "AUX"):
            yield head, "object"
        for child in start.rights:
            if child.dep_ == "acl" and child.tag_ == "VBN":
                yield child, "passive"
            elif child.dep_ == "relcl" and not any(c.dep_ in _SUBJECTS and c.pos_ != "PRON" for c in child.children):
                yield child, "passive" if _passive(child) else "subject"


def _passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def _later_verbs(verb: Token, depth: int = 0) -> Iterator[Token]:
    if depth > 4:
        return
    for child in verb.rights:
        shares = child.dep_ == "conj" and not any(c.dep_ in _SUBJECTS for c in child.children)
        if (shares or child.dep_ == "xcomp") and (child.pos_ in ("VERB", "AUX", "ADJ") or child.tag_.startswith("VB")):
            yield child
            yield from _later_verbs(child, depth + 1)


def role_of(doc: Doc, anchors: tuple[int, ...], after: int) -> Role | None:
    """The role of the people whom `anchors` stand for, or None; `after` is the token behind their phrase."""
    patients = by_patient(doc)
    suffered = [harm for anchor in anchors for harm in patients.get(anchor, ())]
    suffered = suffered or [harm for anchor in anchors for harm in _in_relatives(doc[anchor])]
    if suffered:
        return _victims(suffered)
    if (state := _state(doc, anchors)) is not None:
        return state
    if (beside := _beside(doc, after)) is not None:
        return beside
    for anchor in anchors:
        for verb, kind in predicates(doc[anchor]):
            if (role := _court(verb, kind)) is not None:
                return role
    agents = by_agent(doc)
    for anchor in anchors:  # "kicked by three men", where the parse has lost the agent
        token = doc[anchor]
        if token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.head.i in by_word(doc):
            harm = by_word(doc)[token.head.head.i]
            if harm.kind == "attack":
                return Role("offenders", None, [], harm.assertion, harm.head)
    done = [harm for anchor in anchors for harm in agents.get(anchor, ()) if harm.kind == "attack"]
    if done:
        return Role("offenders", None, [], done[0].assertion, done[0].head)
    pronouns = _through_pronouns(doc)
    suffered = [harm for anchor in anchors for harm in pronouns.get(anchor, ())]
    return _victims(suffered) if suffered else None


def _in_relatives(noun: Token) -> Iterator[Harm]:
    """ "three women he attacked", "the officers he spat at": the relative clause leaves its object out."""
    for child in noun.rights:
        if child.dep_ == "relcl" and (harm := by_word(noun.doc).get(child.i)) is not None:
            own = any(c.dep_ in _SUBJECTS and c.lower_ not in ("who", "which", "that") for c in child.children)
            if own and not harm.patients and not _passive(child):
                yield harm


def _victims(suffered: list[Harm]) -> Role:
    suffered = sorted({harm.start: harm for harm in suffered}.values(), key=lambda harm: harm.start)
    used = [harm for harm in suffered if harm.assertion not in ("negated", "hypothetical")] or suffered
    return Role(
        "victims",
        worst(harm.outcome for harm in used),
        list(dict.fromkeys(harm.mechanism for harm in used if harm.mechanism)),
        used[0].assertion,
        used[0].head,
    )


def _state(doc: Doc, anchors: tuple[int, ...]) -> Role | None:
    """ "12 suffered cuts", "Thirty needed treatment", "their lives were lost": harm told as a state."""
    outcome: Outcome | None = None
    at: Token | None = None
    for anchor in anchors:
        if (with_wounds := _with_wounds(doc, anchor)) is not None:
            return with_wounds
        for verb, kind in predicates(doc[anchor]):
            out = _suffering(verb, kind)
            if out is not None:
                outcome, at = worst([outcome, out]), at or verb
    return None if at is None else Role("victims", outcome, [], assertion(at), at.i)


def _with_wounds(doc: Doc, noun: int) -> Role | None:
    """ "two men with gunshot wounds"."""
    if noun + 2 < len(doc) and doc[noun + 1].lower_ == "with":
        for i in range(noun + 2, min(len(doc), noun + 7)):
            if doc[i].lower_ in w.INJURIES:
                return Role("victims", "injured", [], assertion(doc[noun]), i)
            if doc[i].pos_ in ("VERB", "AUX") and doc[i].tag_ != "VBN":
                break
    return None


def _suffering(verb: Token, kind: str) -> Outcome | None:
    """What the verb and its complement say of their subject; nothing of an object."""
    low = verb.lower_
    if kind == "object":
        return None
    if low in w.REPORTING and any(c.dep_ == "dobj" and singular(c.lower_) in w.NOUNS for c in verb.children):
        return "assaulted"
    if low == "admitted" and kind == "passive":
        return "hospitalised"
    if low in w.TREATED and kind == "passive":
        return "injured"
    if low in w.OFF and any(child.lower_ == "off" for child in verb.children):
        for i in range(verb.i + 1, min(len(verb.doc), verb.i + 4)):
            if verb.doc[i].lower_ in ("sick", "work", "injured"):
                return "injured"
    if low not in w.SUFFER_VERBS:
        return None
    outcome: Outcome | None = _had_broken(verb) if low in w.HAVING else None
    for child in verb.rights:
        if child.dep_ in ("dobj", "prep", "agent", "oprd", "attr") and child.pos_ not in ("VERB", "AUX"):
            for token in _near(child):
                outcome = worst([outcome, _suffered_word(token, low)])
    return outcome


def _had_broken(verb: Token) -> Outcome | None:
    """ "had his throat cut", "had two teeth knocked out", "has a fractured skull"."""
    doc = verb.doc
    body = False
    for i in range(verb.i + 1, min(len(doc), verb.i + 9)):
        token = doc[i]
        if token.is_punct or token.pos_ in ("CCONJ", "AUX"):
            return None
        body = body or token.lower_ in BODY
        if body and token.lower_ in w.BROKEN:
            return "injured"
        if token.lower_ in w.BROKEN and i + 1 < len(doc) and doc[i + 1].lower_ in BODY:
            return "injured"
    return None


def _near(child: Token) -> Iterator[Token]:
    """The words of a verb's complement, not those of the clauses inside it."""
    yield child
    for inner in child.children:
        if inner.dep_ not in ("relcl", "acl", "advcl", "cc", "punct", "conj") or (
            inner.dep_ == "conj" and child.pos_ == "NOUN"
        ):
            yield from _near(inner)


def _suffered_word(token: Token, verb: str) -> Outcome | None:
    low = token.lower_
    if low in w.HOSPITAL and verb in w.NEEDING:
        return "hospitalised"
    if low in w.TREATMENT and verb in w.NEEDING:
        return "injured"
    if low in w.INJURIES and verb in w.BEARING:
        return "seriously_injured" if any(child.lower_ in w.SERIOUS for child in token.children) else "injured"
    if verb in w.BEARING and any(child.lower_ in w.BROKEN for child in token.children):
        return "injured"
    if low in w.VIOLENCE and verb in w.BEARING:
        return "assaulted"
    if low in w.LIVES and verb in w.LOSING:
        return "killed"
    return None


def _beside(doc: Doc, after: int) -> Role | None:
    """ "2 dead, 5 hurt", "three kicked", "two spat at": the word of violence stands right after the number."""
    i = after
    while i < len(doc) and (
        doc[i].dep_ in ("aux", "auxpass") or doc[i].tag_ == "RB" or doc[i].lower_ in w.COPULAS or doc[i].text == ","
    ):
        if doc[i].text == "," and i > after:
            return None
        i += 1
        if i > after + 4:
            return None
    if i >= len(doc) or (i > after and doc[after].text == ","):
        return None
    token = doc[i]
    harm = by_word(doc).get(i)
    if harm is not None and not harm.nominal:
        lost = not harm.agents and not harm.patients
        others = all(p < after - 1 for p in harm.patients) and not harm.agents
        participle = token.tag_ == "VBN" or token.lower_ in ("spat", "bitten") or token.lower_.endswith("ed")
        if lost or (others and participle and not any(child.dep_ == "dobj" for child in token.children)):
            mechanisms: list[Mechanism] = [harm.mechanism] if harm.mechanism else []
            return Role("victims", harm.outcome, mechanisms, harm.assertion, i)
        return None
    low = token.lower_
    if i == after and low in w.SUFFER_VERBS and (out := _suffered_after(doc, i)) is not None:
        return Role("victims", out, [], assertion(token), i)
    told = i == after or doc[i - 1].lower_ in w.COPULAS
    formed = low.endswith(("ed", "en")) or low in w.PARTICIPLES or (token.tag_ == "VBN" and i > after)
    by = i + 1 < len(doc) and doc[i + 1].lower_ == "by"
    verbs = [verb for verb in MECHANISMS.get(low, ()) if follows(token, verb.after)]
    if harm is None and told and verbs and formed and not by:
        mechanism = verbs[0].mechanism
        if not any(child.dep_ == "dobj" for child in token.children):
            return Role("victims", "assaulted", [mechanism] if mechanism else [], assertion(token), i)
    unit = w.COURT_VERBS.get(low)
    if unit is not None and token.tag_ in ("VBN", "VBD") and not any(child.dep_ == "dobj" for child in token.children):
        return Role(cast(Unit, unit), None, [], assertion(token), i)
    return None


def _suffered_after(doc: Doc, i: int) -> Outcome | None:
    """ "three suffered cuts and bruises", read from the words where the parse is broken."""
    outcome = None
    for j in range(i + 1, min(len(doc), i + 8)):
        if doc[j].is_punct or doc[j].tag_ in ("VBD", "VBZ", "VBP"):
            break
        outcome = worst([outcome, _suffered_word(doc[j], doc[i].lower_)])
    return outcome


def done_to(doc: Doc, anchors: Iterable[int]) -> Role | None:
    """ "70 per cent of nurses have been assaulted": the passive verb, where the subject is a figure and no person."""
    for anchor in anchors:
        for verb, kind in predicates(doc[anchor]):
            low = verb.lower_
            if kind != "passive" or not (low in ATTACKS or low in MECHANISMS or low in INJURING or low in DEATHS):
                continue
            verbs = [reading for reading in MECHANISMS.get(low, ()) if follows(verb, reading.after)]
            outcome: Outcome = "killed" if low in DEATHS else "injured" if low in INJURING else "assaulted"
            mechanism = verbs[0].mechanism if verbs else None
            return Role("victims", outcome, [mechanism] if mechanism else [], assertion(verb), verb.i)
    return None


def _before_court(verb: Token) -> bool:
    """ "went on trial", "stood trial", "are due in court", with nothing but small words between."""
    for token in verb.doc[verb.i + 1 : verb.i + 5]:
        if token.lower_ in w.TRIALS:
            return True
        if token.pos_ in ("VERB", "NOUN", "PUNCT"):
            return False
    return False


def _court(verb: Token, kind: str) -> Role | None:
    """Arrested, charged, convicted, cleared: of the passive subject or the object; or of who admits and pleads."""
    low = verb.lower_
    unit = w.COURT_VERBS.get(low)
    own: Assertion = assertion(verb)
    if low == "involved" and kind != "object" and any(t.lower_ in w.FIGHTS for t in verb.subtree):
        return Role("offenders", None, [], own, verb.i)
    if unit is not None and kind in ("passive", "object"):
        return Role(cast(Unit, unit), None, [], own, verb.i)
    after = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 7]}
    if low == "held" and kind == "passive" and after & w.HELD:
        return Role("arrests", None, [], own, verb.i)
    if low == "locked" and kind == "passive" and "up" in after:
        return Role("convictions", None, [], own, verb.i)
    if low in w.GIVEN and kind == ("subject" if low in ("received", "got") else "passive") and after & w.PUNISHMENTS:
        return Role("convictions", None, [], own, verb.i)
    if low in w.TRIED and kind == "subject" and _before_court(verb):
        return Role("charges", None, [], own, verb.i)
    if low in w.FINDING and kind == "passive":
        for child in verb.children:
            if child.lower_ == "guilty":
                denied = any(c.dep_ == "neg" or c.lower_ == "not" for c in (*child.children, *verb.children))
                return Role("acquittals" if denied else "convictions", None, [], "asserted", verb.i)
    if low in w.PLEAS and kind == "subject":
        guilty = any(c.lower_ == "guilty" and not any(g.lower_ == "not" for g in c.children) for c in verb.children)
        if (guilty and not any(c.lower_ == "not" for c in verb.children)) or low.startswith("admit"):
            return Role("convictions", None, [], own, verb.i)
    if low in w.APPEARING and kind == "subject":
        for child in verb.rights:
            if child.dep_ == "prep" and any(t.lower_ in w.COURTS for t in child.subtree):
                return Role("charges", None, [], own, verb.i)
    return None
