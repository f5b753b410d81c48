"""What the sentence says of the counted: victims of what, offenders, arrested, charged, convicted, cleared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from newsmine.language.assertion import assertion
from newsmine.language.desk import once_per_doc
from newsmine.language.groups import group_of, singular
from newsmine.language.numbers import ORDINALS
from newsmine.language.parsed import Doc, Token
from newsmine.record import Mechanism, Outcome, Unit
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.clauses import SUBJECTS, Role, is_passive, predicates, worst
from newsmine.rooms.counts.court import court_role
from newsmine.rooms.counts.means import beside
from newsmine.rooms.counts.nouns import noun_at
from newsmine.rooms.counts.pronouns import PLURAL, SINGULAR, through_pronouns
from newsmine.rooms.counts.suffering import role_of_subject, state_of, suffered_after
from newsmine.rooms.counts.threats import threatened
from newsmine.violence import Harm, by_patient, harms
from newsmine.violence.arguments import follows
from newsmine.violence.blows import by_nobody, hit_by_thing
from newsmine.violence.words import ATTACKS, DEATHS, INJURING, MECHANISMS, WOUNDING


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


def role_of(doc: Doc, anchors: tuple[int, ...], after: int) -> Role | None:
    """The role of the people whom `anchors` stand for, or None; `after` is the token behind their phrase."""
    role = _role_of(doc, anchors, after)
    if role is not None and role.unit == "victims" and not role.mechanisms and role.outcome != "unhurt":
        role.mechanisms = beside(doc, role.at, by_word(doc))
    return role


def _role_of(doc: Doc, anchors: tuple[int, ...], after: int) -> Role | None:
    patients = by_patient(doc)
    suffered = [harm for anchor in anchors for harm in patients.get(anchor, ())]
    suffered = suffered or [harm for anchor in anchors for harm in _in_relatives(doc[anchor])]
    if suffered:
        hurt = _victims(suffered)
        state = state_of(doc, anchors) if hurt.assertion == "asserted" else None
        later = [h.outcome for a in anchors for h in through_pronouns(doc).get(a, ()) if h.assertion == "asserted"]
        later += [h.outcome for harm in suffered for h in _left_with(doc, harm) if h.assertion == "asserted"]
        if not hurt.mechanisms:  # "turned on a guard, punching him to the ground"
            led = [h.mechanism for harm in suffered for h in _left_with(doc, harm) if h.kind == "attack"]
            hurt.mechanisms = list(dict.fromkeys(mechanism for mechanism in led if mechanism))
        if hurt.assertion == "asserted":
            hurt.outcome = worst((hurt.outcome, *later))  # "were hit before they were taken to hospital"
        if state is not None and state.assertion == "asserted":
            hurt.outcome = worst((hurt.outcome, state.outcome))  # "was bitten and needed hospital treatment"
        return hurt
    if (state := state_of(doc, anchors)) is not None:
        return state
    if (threat := threatened(doc, anchors)) is not None:
        return threat
    if (among := _among_victims(doc, anchors)) is not None:
        return among
    if (harmed := _among_harmed(doc, anchors)) is not None:
        return harmed
    if (beside := _beside(doc, after)) is not None:
        return beside
    for anchor in anchors:
        for verb, kind in predicates(doc[anchor]):
            if (role := court_role(verb, kind)) is not None:
                return role
    agents = by_agent(doc)
    for anchor in anchors:  # "kicked by three men", where the parse has lost the agent
        token = doc[anchor]
        if token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.head.i in by_word(doc):
            harm = by_word(doc)[token.head.head.i]
            if harm.kind == "attack":
                return Role("offenders", None, [], harm.assertion, harm.head)
        if token.dep_ == "pobj" and _did_by(token.head):
            return Role("offenders", None, [], assertion(token.head.head), token.head.head.i)
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ == "one":
            for harm in by_agent(doc).get(token.head.head.i, ()):  # "stabbed by one of three males"
                if harm.kind == "attack":
                    return Role("offenders", None, [], harm.assertion, harm.head)
    for anchor in anchors:
        if (held := _under_charges(doc[anchor])) is not None:
            return held
        if (fought := _in_fight(doc[anchor])) is not None:
            return fought
    done = [
        harm
        for anchor in anchors
        for harm in agents.get(anchor, ())
        if (harm.kind == "attack" or (harm.kind == "death" and harm.patients)) and not _stopping(doc, harm)
    ]
    if done:
        return Role("offenders", None, [], done[0].assertion, done[0].head)
    for anchor in anchors:
        if (lost := _left_alone(doc[anchor])) is not None:
            return lost
    if after < len(doc) and doc[after].lower_ == "and" and (role := _beside_list(doc, after + 1)) is not None:
        return role
    pronouns = through_pronouns(doc)
    suffered = [harm for anchor in anchors for harm in pronouns.get(anchor, ())]
    return _victims(suffered) if suffered else None


def _did_by(by: Token) -> bool:
    """ "The attack was carried out by 12 youths", "fireworks were aimed at him by a group of 15"."""
    verb = by.head
    if by.lower_ != "by" or not is_passive(verb):
        return False
    if verb.lower_ in w.HURLED:
        return any(c.lower_ in ("at", "towards", "into", "on") for c in verb.rights)
    subjects = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    return verb.lower_ in w.COMMITTED and any(singular(c.lower_) in w.ATTACKING for c in subjects)


def _left_alone(noun: Token) -> Role | None:
    """ "Three men armed with a knife burst in and attacked a couple": the parse has the subject for its sentence."""
    if noun.dep_ != "ROOT" or noun.tag_ not in ("NNS", "NNPS"):
        return None
    for child in noun.rights:
        harm = by_word(noun.doc).get(child.i) if child.dep_ == "conj" and child.tag_ == "VBD" else None
        if harm is not None and harm.kind == "attack" and harm.patients and not harm.agents:
            return Role("offenders", None, [], harm.assertion, harm.head)
    return None


def _stopping(doc: Doc, harm: Harm) -> bool:
    """ "dragged the attacker off", "wrestled the suspect to the ground": no attack."""
    alike = [singular(doc[patient].lower_) in w.OFFENDERS | {"suspect"} for patient in harm.patients]
    return bool(alike) and all(alike)


def _left_with(doc: Doc, harm: Harm) -> Iterator[Harm]:
    """What a blow led to: "hit a man, breaking his jaw", "punched a woman, leaving her with cuts"."""
    if harm.kind != "attack" or not harm.patients:
        return
    alike = PLURAL if doc[harm.patients[0]].tag_ in ("NNS", "NNPS") else SINGULAR
    for i in range(max(*harm.patients, harm.head) + 1, len(doc)):
        if doc[i].is_sent_start or doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return
        if doc[i].tag_ == "VBG" and doc[i - 1].text == ",":
            span = range(i, doc[i].right_edge.i + 1)
            for later in harms(doc):
                if later.head in span and any(doc[j].lower_ in alike and j in span for j in later.patients):
                    yield later
            return


def _under_charges(token: Token) -> Role | None:
    """ "charges against two men were dropped", "charges were brought against four men"."""
    against = token.head
    if token.dep_ != "pobj" or against.lower_ != "against":
        return None
    noun = against.head
    verb = noun.head if noun.pos_ in ("NOUN", "PROPN") else noun
    charged = [noun, *(c for c in verb.children if c.dep_ in ("nsubjpass", "dobj"))]
    if not any(c.lower_ in ("charge", "charges", "case", "cases", "proceedings", "prosecution") for c in charged):
        return None
    dropped = verb.lower_ in w.DROPPING
    if not dropped and singular(noun.lower_) == "case":
        return None
    return Role("acquittals" if dropped else "charges", None, [], "asserted", noun.i)


def _in_fight(token: Token) -> Role | None:
    """ "a brawl involving up to 100 youths", "the fight, which involved 20 men"."""
    node = token
    while node.dep_ == "conj" and node.head.i < node.i:
        node = node.head
    verb = node.head
    if node.dep_ not in ("dobj", "pobj") or verb.lower_ not in ("involving", "involved", "between", "among", "amongst"):
        return None
    fight = (
        verb.head
        if verb.dep_ in ("acl", "relcl", "prep")
        else next((c for c in verb.lefts if c.dep_ in SUBJECTS), verb)
    )
    if singular(fight.lower_) not in w.FIGHTS or singular(fight.lower_) in ("attack", "assault"):
        return None
    return Role("offenders", None, [], assertion(verb), verb.i)


def _among_victims(doc: Doc, anchors: tuple[int, ...]) -> Role | None:
    """ "The victims were a man of 23 and two girls", "the dead include two children"."""
    for anchor in anchors:
        node = doc[anchor]
        for _ in range(8):
            if node.dep_ not in ("conj", "appos") or node.head.i >= node.i:
                break
            node = node.head
        verb = node.head
        if node.dep_ not in ("attr", "dobj", "oprd") or (
            verb.lower_ not in w.INCLUDING and verb.lower_ not in w.COPULAS
        ):
            continue
        for child in verb.lefts:
            low = child.lower_
            if (
                low in ("victim", "casualty")
                and child.dep_ in SUBJECTS
                and verb.lower_ in ("was", "is")
                and verb.i > child.i
            ):
                named = any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in node.lefts)
                if named and not any(c.lower_ in ORDINALS for c in child.lefts):
                    return Role("victims", "assaulted", [], assertion(verb), verb.i)
            plural = low in w.STATES or (child.tag_ == "NNS" and singular(low) in w.VICTIMS)
            if low == "those" and child.dep_ in SUBJECTS:  # "those killed include three tourists"
                for done in child.rights:
                    if done.dep_ == "acl" and (harm := by_word(doc).get(done.i)) is not None:
                        return Role("victims", harm.outcome, [], harm.assertion, verb.i)
            if child.dep_ in SUBJECTS and plural:
                outcome: Outcome | None = "killed" if low == "dead" else "injured" if low in w.STATES else None
                return Role("victims", outcome, [], assertion(verb), verb.i)
    return None


def _among_harmed(doc: Doc, anchors: tuple[int, ...]) -> Role | None:
    """ "A doctor and two nurses were among those attacked", "were among the injured"."""
    for anchor in anchors:
        for verb, kind in predicates(doc[anchor]):
            if kind != "subject" or verb.lower_ not in ("was", "were", "is", "are", "being"):
                continue
            after = doc.lower[verb.i + 1 : verb.i + 6]
            if after[:1] != ["among"]:
                continue
            for i in range(verb.i + 2, min(len(doc), verb.i + 6)):
                low = doc[i].lower_
                if low in w.HARMED or low in w.PARTICIPLES or low in DEATHS:
                    outcome: Outcome = "injured" if low in w.STATES else "assaulted"
                    outcome = "killed" if low in DEATHS or low == "dead" else outcome
                    return Role("victims", outcome, [], assertion(verb), i)
    return None


def _in_relatives(noun: Token) -> Iterator[Harm]:
    """ "three women he attacked", "the officers he spat at": the relative clause leaves its object out."""
    for child in noun.rights:
        if child.dep_ == "relcl" and (harm := by_word(noun.doc).get(child.i)) is not None:
            own = any(c.dep_ in SUBJECTS and c.lower_ not in ("who", "which", "that") for c in child.children)
            if own and not harm.patients and not is_passive(child):
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
    if token.lower_ in ("bit", "hit", "struck", "spat") and i == after and _takes_object(doc, i + 1):
        return None  # "Thief bit police officers"
    if harm is not None and not harm.nominal:
        lost = not harm.agents and not harm.patients
        others = all(p < after - 1 for p in harm.patients) and not harm.agents
        participle = token.tag_ == "VBN" or token.lower_ in ("spat", "bitten") or token.lower_.endswith("ed")
        if lost or (others and participle and not any(child.dep_ == "dobj" for child in token.children)):
            mechanisms: list[Mechanism] = [harm.mechanism] if harm.mechanism else []
            return Role("victims", harm.outcome, mechanisms, harm.assertion, i)
        return None
    low = token.lower_
    if i == after and low in w.SUFFER_VERBS and (out := suffered_after(doc, i)) is not None:
        return Role("victims", out, [], assertion(token), i)
    told = i == after or doc[i - 1].lower_ in w.COPULAS
    formed = low.endswith(("ed", "en")) or low in w.PARTICIPLES or (token.tag_ == "VBN" and i > after)
    by = i + 1 < len(doc) and doc[i + 1].lower_ == "by"
    verbs = [verb for verb in (*MECHANISMS.get(low, ()), *ATTACKS.get(low, ())) if follows(token, verb.after)]
    if harm is None and (by_nobody(token) or hit_by_thing(token)):
        return None  # "hit with a banning order"
    if harm is None and told and verbs and formed and not by:
        mechanism = verbs[0].mechanism
        if not any(child.dep_ == "dobj" for child in token.children):
            wounds = any(follows(token, reading.after) for reading in WOUNDING.get(low, ()))
            outcome: Outcome = "killed" if low in DEATHS else "injured" if wounds or low in INJURING else "assaulted"
            return Role("victims", outcome, [mechanism] if mechanism else [], assertion(token), i)
    unit = w.COURT_VERBS.get(low)
    if unit is not None and token.tag_ in ("VBN", "VBD") and not any(child.dep_ == "dobj" for child in token.children):
        return Role(cast(Unit, unit), None, [], assertion(token), i)
    return None


def _beside_list(doc: Doc, i: int) -> Role | None:
    """ "34 officers and police community support officers (PCSOs) were attacked": the verb behind the list."""
    noun = noun_at(doc, i) if i < len(doc) else None
    if noun is None or noun.tag_ not in ("NNS", "NNPS") or group_of(noun) is None:
        return None
    end = noun.i + 1
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        end += 3
    harm = next((by_word(doc)[t.i] for t in doc[end : end + 3] if t.i in by_word(doc)), None)
    return _victims([harm]) if harm is not None and noun.i in harm.patients else None


def _takes_object(doc: Doc, i: int) -> bool:
    return i < len(doc) and (doc[i].pos_ in ("DET", "PRON", "PROPN") or group_of(doc[i]) is not None)


def lost_subject(doc: Doc, after: int, stop: int) -> Role | None:
    """ "Over half of teachers (59%) in the north are facing violence": the verb that follows has no subject."""
    depth, i = 0, after
    while i < min(stop, after + 14) and (depth or doc[i].text == "(" or doc[i].pos_ not in ("AUX", "VERB")):
        depth += (doc[i].text == "(") - (doc[i].text == ")")
        if (not depth and doc[i].text in (",", ";", ":")) or doc[i].dep_ in SUBJECTS:
            return None
        i += 1
    if i >= min(stop, after + 14):
        return None
    verb = doc[i].head if doc[i].dep_ in ("aux", "auxpass") else doc[i]
    if any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    harm = by_word(doc).get(verb.i)
    if harm is not None and not harm.patients and is_passive(verb):
        return _victims([harm])
    return role_of_subject(verb)


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
