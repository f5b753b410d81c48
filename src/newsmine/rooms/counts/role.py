"""What the sentence says of the counted: victims of what, offenders, arrested, charged, convicted, cleared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsmine.language.assertion import Assertion, assertion
from newsmine.language.desk import once_per_doc
from newsmine.record import Mechanism, Outcome, Unit
from newsmine.rooms.counts import words as w
from newsmine.violence import Harm, harms
from newsmine.violence.find import MECHANISM

#: Outcomes from the least to the worst.
WORSE: tuple[Outcome, ...] = ("unhurt", "assaulted", "injured", "seriously_injured", "hospitalised", "killed")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@dataclass(slots=True)
class Role:
    """The part of the counted in their clause. `at`: the token that says so."""

    unit: Unit
    outcome: Outcome | None
    mechanisms: list[Mechanism]
    assertion: Assertion
    at: int


@dataclass(slots=True)
class Index:
    """The mentions of violence of a document, by their patients, agents and own words."""

    patients: dict[int, list[Harm]]
    agents: dict[int, list[Harm]]
    at: dict[int, Harm]


@once_per_doc
def index(doc: Doc) -> Index:
    """The document's mentions of violence, looked up by token."""
    found = Index({}, {}, {})
    for harm in harms(doc):
        found.at[harm.head] = harm
        for patient in dict.fromkeys(harm.patients):
            found.patients.setdefault(patient, []).append(harm)
        for agent in dict.fromkeys(harm.agents):
            found.agents.setdefault(agent, []).append(harm)
    return found


def worst(outcomes: Iterable[Outcome | None]) -> Outcome | None:
    """The worst of some outcomes, or None where there is none."""
    known = [outcome for outcome in outcomes if outcome is not None]
    return max(known, key=WORSE.index) if known else None


def predicates(token: Token) -> Iterator[tuple[Token, str]]:
    """The verbs of which a noun is the subject, passive subject or object, each with which of these."""
    seen: set[int] = set()
    node = token
    while node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "DET") and node.i not in seen:
        seen.add(node.i)
        node = node.head
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
    """The role of the people whom `anchors` stand for; `after` is the token behind the phrase, or None for no role."""
    found = index(doc)
    suffered = [harm for anchor in anchors for harm in found.patients.get(anchor, ())]
    hospital = [
        (verb, kind, out) for a in anchors for verb, kind in predicates(doc[a]) if (out := _suffering(verb, kind))
    ]
    if suffered or hospital:
        return _victims(doc, suffered, [(verb, out) for verb, _, out in hospital])
    if (beside := _beside(doc, after)) is not None:
        return beside
    for anchor in anchors:
        for verb, kind in predicates(doc[anchor]):
            if (role := _court(verb, kind)) is not None:
                return role
    done = [harm for anchor in anchors for harm in found.agents.get(anchor, ()) if harm.outcome != "unhurt"]
    if done:
        return Role("offenders", None, [], done[0].assertion, done[0].head)
    return None


def _victims(doc: Doc, suffered: list[Harm], others: list[tuple[Token, Outcome]]) -> Role:
    suffered = list({harm.start: harm for harm in suffered}.values())
    held = [harm for harm in suffered if harm.assertion != "negated"]
    used = held or suffered
    mechanisms = list(dict.fromkeys(harm.mechanism for harm in sorted(used, key=lambda h: h.start) if harm.mechanism))
    outcome = worst([*(harm.outcome for harm in used), *(out for _, out in others if held or not suffered)])
    if used:
        main = used[0]
        return Role("victims", outcome, mechanisms, main.assertion, main.head)
    verb = others[0][0]
    return Role("victims", outcome, mechanisms, assertion(verb), verb.i)


def _suffering(verb: Token, kind: str) -> Outcome | None:
    """What "suffered cuts", "taken to hospital", "needed treatment" say of the subject."""
    low = verb.lower_
    if low not in w.SUFFER_VERBS:
        return None
    active = verb.tag_ in ("VBD", "VBP", "VBZ", "VB", "VBG")
    outcome: Outcome | None = None
    for child in verb.rights:
        if child.dep_ in ("dobj", "prep", "attr", "acomp", "agent", "xcomp", "oprd", "conj") and child.pos_ not in (
            "VERB",
            "AUX",
        ):
            for token in _near(child):
                out = _suffered_word(token, low, kind, active)
                outcome = worst([outcome, out])
    if low in ("hospitalised", "hospitalized", "airlifted") and kind != "subject":
        outcome = worst([outcome, "hospitalised"])
    return outcome


def _near(child: Token) -> Iterator[Token]:
    """The words of a verb's complement, not those of the clauses inside it."""
    yield child
    for inner in child.children:
        if inner.dep_ not in ("relcl", "acl", "advcl", "conj", "cc", "punct") or (
            inner.dep_ == "conj" and child.pos_ == "NOUN"
        ):
            yield from _near(inner)


_CARRIED = frozenset(
    {
        "taken",
        "took",
        "rushed",
        "airlifted",
        "transported",
        "flown",
        "treated",
        "admitted",
        "went",
        "gone",
        "go",
        "need",
        "needed",
        "needing",
        "require",
        "required",
        "ended",
        "in",
        "received",
        "remain",
        "remained",
        "remains",
    }
)
_STATES = frozenset({"is", "are", "was", "were", "remain", "remains", "remained", "be", "been"})
_BEARING = frozenset(
    {
        "suffered",
        "suffering",
        "sustained",
        "sustaining",
        "received",
        "receiving",
        "suffer",
        "sustain",
        "had",
        "left",
        "with",
    }
)


def _suffered_word(token: Token, verb: str, kind: str, active: bool) -> Outcome | None:
    low = token.lower_
    if low in w.HOSPITAL and (verb in _CARRIED or verb in _STATES):
        return "hospitalised"
    if low in w.TREATMENT and verb in _CARRIED:
        return "injured"
    if low in w.INJURIES and (verb in _BEARING or (verb in _CARRIED and low != "shock")):
        return "seriously_injured" if any(child.lower_ in w.SERIOUS for child in token.children) else "injured"
    if low in ("condition", "conditions") and any(child.lower_ in w.CONDITIONS for child in token.children):
        return "seriously_injured"
    if low in w.LIVES and verb in ("lost", "lose"):
        return "killed"
    return None


def _beside(doc: Doc, after: int) -> Role | None:
    """ "2 dead, 5 hurt", "three kicked", "two spat at": the word of violence stands right after the number."""
    i = after
    while i < len(doc) and (
        doc[i].dep_ in ("aux", "auxpass")
        or doc[i].tag_ == "RB"
        or doc[i].lower_ in ("were", "was", "are", "been", "being", "left")
    ):
        i += 1
        if i > after + 4:
            return None
    if i >= len(doc):
        return None
    token = doc[i]
    found = index(doc)
    harm = found.at.get(i)
    if harm is not None and not harm.nominal:
        if harm.agents and not any(after - 4 <= a < after for a in harm.agents) and token.tag_ in ("VBD", "VBZ", "VBP"):
            return None
        if any(child.dep_ == "dobj" for child in token.children) and token.tag_ not in ("VBN", "JJ"):
            return None
        mechanism = [harm.mechanism] if harm.mechanism else []
        outcomes = [harm.outcome]
        if i + 1 < len(doc) and doc[i + 1].lower_ == "dead":
            outcomes.append("killed")
        return Role("victims", worst(outcomes), list(mechanism), harm.assertion, i)
    low = token.lower_
    if low in MECHANISM and low.endswith(("ed", "t", "en")) and i == after:
        return Role("victims", "assaulted", [MECHANISM[low]], assertion(token), i)
    if low in ("hospitalised", "hospitalized"):
        return Role("victims", "hospitalised", [], assertion(token), i)
    unit = w.COURT_VERBS.get(low)
    if unit in ("arrests", "charges", "convictions", "acquittals") and token.tag_ in ("VBN", "VBD") and i == after:
        return Role(unit, None, [], assertion(token), i)  # type: ignore[arg-type]
    return None


def _court(verb: Token, kind: str) -> Role | None:
    low = verb.lower_
    unit = w.COURT_VERBS.get(low)
    own: Assertion = assertion(verb)
    if unit is not None and kind in ("passive", "object"):
        return Role(unit, None, [], own, verb.i)  # type: ignore[arg-type]
    if low == "found" and kind == "passive":
        for child in verb.children:
            if child.lower_ == "guilty":
                denied = any(c.dep_ == "neg" for c in (*child.children, *verb.children))
                return Role("acquittals" if denied else "convictions", None, [], "asserted", verb.i)
    if low in w.PLEAS and kind == "subject":
        guilty = any(c.lower_ == "guilty" and not any(g.lower_ == "not" for g in c.children) for c in verb.children)
        denied = any(c.lower_ == "not" for c in verb.children)
        if (guilty and not denied) or low.startswith("admit"):
            return Role("convictions", None, [], own, verb.i)
    return None
