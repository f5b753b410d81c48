"""Find mentions of violence in a document."""

from __future__ import annotations

from dataclasses import replace

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc, Token
from newsmine.language.syntax import be_before
from newsmine.record import Mechanism
from newsmine.violence import nominal, states, verbal, words, wound_words, wounds
from newsmine.violence.blows import WEAK
from newsmine.violence.harm import Harm
from newsmine.violence.people import is_title, personlike
from newsmine.violence.voice import being_done, headless, subject_of

_GLUE = frozenset(
    {",", "and", "or", "then", "also", "repeatedly", "/", "&", "head", "-", "even", "at", "on", "twice", "both"}
)


@once_per_doc
def harms(doc: Doc) -> tuple[Harm, ...]:
    """Every mention of violence in the document, in text order."""
    found: list[Harm] = []
    for token in doc.having(_TELLING):
        harm = _read(token)
        if harm is None or (found and harm.wound and harm.end <= found[-1].end and found[-1].wound):
            continue
        if found and not harm.patients and not harm.nominal and headless(doc[harm.head]):
            harm = replace(harm, patients=_of_sentence_before(doc, found, harm))
        if found and doc[found[-1].head].sent.start == doc[harm.head].sent.start:
            if not harm.patients:
                harm = _shared(doc, _joined(doc, found, harm), harm)
            elif not found[-1].patients:
                found[-1] = _shared_forward(doc, found[-1], harm)
                for k in range(len(found) - 2, max(-1, len(found) - 6), -1):  # "punching, kicking and biting them"
                    if found[k].patients or not found[k + 1].patients or not found[k].head < found[k + 1].head:
                        break
                    found[k] = _shared_forward(doc, found[k], found[k + 1])
        found.append(harm)
    return tuple(_pelted(doc, _shot(doc, [h for h in found if h.patients or not _idle(h) or _bare(doc[h.head])])))


def _bare(verb: Token) -> bool:
    """True where nobody need be named: "included being pushed", "Punched, kicked, spat at"."""
    return being_done(verb) or headless(verb)


def _pelted(doc: Doc, found: list[Harm]) -> list[Harm]:
    """Who was "hit on the head when a brick was thrown" was hit by it."""
    for number, harm in enumerate(found):
        if harm.mechanism != "strike" or harm.instruments or doc[harm.head].lower_ not in _HITTING:
            continue
        if (blow := _blow_thrown(doc, harm)) is not None:
            found[number] = replace(harm, mechanism=blow)
            continue
        clause = doc[harm.head]
        flung = clause.head.head if clause.dep_ == "relcl" and clause.head.dep_ in ("dobj", "nsubjpass") else clause
        if flung.lower_ in words.THROWING and subject_of(clause) is clause.head:  # "threw a box at her which hit her"
            found[number] = replace(harm, mechanism="throw")
            continue
        for token in doc[harm.end : min(doc[harm.head].sent.end, harm.end + 16)]:
            thing = subject_of(token) if token.lower_ in _FLUNG else None
            if thing is not None and thing.lower_ in words.MISSILES and thing.i > harm.head:
                found[number] = replace(harm, mechanism="throw")
                break
    return found


def _blow_thrown(doc: Doc, harm: Harm) -> Mechanism | None:
    """The blow in "threw a punch, hitting him in the eye", "swung a punch and hit an officer"."""
    verb = doc[harm.head]
    above = verb.head
    if verb.dep_ not in ("advcl", "conj") or above.lower_ not in words.GIVING or above.i > verb.i:
        return None
    return next((words.BLOWS.get(o.lower_) for o in above.rights if o.dep_ == "dobj"), None)


_HITTING = frozenset({"hit", "struck", "hitting", "striking", "catching"})
_FLUNG = frozenset({"thrown", "hurled", "flung", "lobbed", "launched", "pelted"})


def _of_sentence_before(doc: Doc, found: list[Harm], harm: Harm) -> tuple[int, ...]:
    """Whom the sentence before told of: "Nine were attacked. Kicked, punched and spat at." """
    start = doc[harm.head].sent.start
    if not start:
        return ()
    before = doc[start - 1].sent.start
    return next((h.patients for h in reversed(found) if h.patients and doc[h.head].sent.start >= before), ())


def _idle(harm: Harm) -> bool:
    """True for a verb that could be anything as long as it hits no one: "pushed", "targeted"."""
    return harm.kind == "attack" and not harm.nominal and (harm.mechanism is None or harm.mechanism in WEAK)


def _shot(doc: Doc, found: list[Harm]) -> list[Harm]:
    """Where shots were told of shortly before, who is "hit in the neck" is hit by a bullet."""
    last = -1000
    shots = sum(harm.mechanism == "shoot" for harm in found)
    for number, harm in enumerate(found):
        if harm.mechanism == "shoot":
            last = harm.head
        elif harm.mechanism == "strike" and not harm.instruments and doc[harm.head].lower_ in ("hit", "struck", "hits"):
            window = doc[max(0, harm.head - 40) : harm.head]
            if harm.head - last < 60 or any(token.lower_ in _SHOTS for token in window):
                found[number] = replace(harm, mechanism="shoot", outcome="injured")
                last = harm.head
            elif shots > 1 and harm.parts:
                found[number] = replace(harm, mechanism="shoot", outcome="injured")
    return found


_SHOTS = frozenset({"gunfire", "shots", "rifle", "bullets", "gunman", "gunmen", "shooter", "fire", "rounds", "bullet"})


@once_per_doc
def by_patient(doc: Doc) -> dict[int, tuple[Harm, ...]]:
    """The mentions of violence by the head tokens of those who suffered it."""
    found: dict[int, tuple[Harm, ...]] = {}
    for harm in harms(doc):
        for patient in harm.patients:
            found[patient] = (*found.get(patient, ()), harm)
    return found


def _read(token: Token) -> Harm | None:
    low = token.lower_
    if low in _WOUNDS:
        wound = wounds.read(token)
        if wound is not None:
            return wound
    if low in _VERBS and _verbal(token):
        return verbal.read(token) or states.read(token)
    if low in _STATES:
        harm = states.read(token)
        if harm is not None:
            return harm
    if low in _LIMBS and token.pos_ == "NOUN":
        return nominal.limb(token)
    if low in words.ATTACK_NOUNS and token.pos_ in ("NOUN", "PROPN", "VERB"):
        return nominal.read(token)
    return None


_VERBS = (
    frozenset(words.MECHANISMS)
    | words.GRIPPING
    | frozenset(words.ATTACKS)
    | words.DEATHS
    | frozenset(words.PASSIVE_ONLY)
)
_WOUNDS = (
    frozenset(wound_words.PART_STATES)
    | frozenset(wound_words.PART_VERBS)
    | frozenset(wound_words.STATES)
    | frozenset(wound_words.STATE_VERBS)
    | {"consciousness"}
    | frozenset(phrase[-1] for phrase in (*wound_words.PLAIN, *wound_words.DOUBTFUL))
)
_STATES = (
    words.DEAD
    | words.INJURED
    | words.UNHURT
    | words.HOSPITALS
    | words.HOSPITALISING
    | words.CONDITIONS
    | frozenset(words.FIGHTING)
    | frozenset({"condition"})
)


#: With these blows are dealt: "delivered a knee to the groin".
_LIMBS = frozenset({"knee", "elbow", "forearm", "boot", "fist", "right-hander", "left-hander", "haymaker", "uppercut"})

#: All words that can tell of violence: most texts have few of them, and every token is asked.
_TELLING = _WOUNDS | _VERBS | _STATES | _LIMBS | frozenset(words.ATTACK_NOUNS)


def _verbal(token: Token) -> bool:
    """A verb by its tag, or by a form that is nothing else ("Officer Bitten" is tagged as a name)."""
    if token.dep_ in ("compound", "nmod") and token.tag_ not in ("VBN", "VBD", "VBG"):
        listed = token.lower_ in ("bit", "spat") and token.i > 1 and token.nbor(-1).lower_ in ("and", ",")
        return listed and _bites(token)
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        return True
    low = token.lower_
    named = token.tag_ == "NN" and low in words.ATTACK_NOUNS  # "he got murder"
    if (be_before(token) is not None or low == "butted") and not low.endswith("ing") and not named:
        return True
    if low in _INFINITIVES and token.i > 1 and token.nbor(-1).lower_ == "to":
        after = token.nbor(1) if token.i + 1 < len(token.doc) else token
        return token.nbor(-2).lower_ in _GOING and after.lower_ in ("on", "at", "his", "her", "the", "him", "a")
    if low in ("spat", "spit") and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("at", "on", "in"):
        return True
    if token.pos_ == "ADJ":
        return low.endswith(("ed", "en", "shot"))
    if low in ("butt", "butts") and token.i and token.nbor(-1).lower_ in ("head", "-"):
        return token.i + 1 < len(token.doc) and (
            token.nbor(1).pos_ in ("PROPN", "DET", "PRON") or is_title(token.nbor(1))
        )
    if low == "shot" and token.pos_ == "NOUN" and token.i > token.sent.start:
        before = token.nbor(-1)
        if before.lower_ in ("male", "female") or (before.pos_ == "NUM" and before.i == token.sent.start):
            return True  # "Four shot outside a bar", "a 17-year-old male shot in the leg"
    if low in ("spat", "hit", "struck", "shot", "bit") and token.pos_ in ("NOUN", "PROPN"):
        return token.dep_ == "conj" or low == "spat" or (low == "bit" and _bites(token))
    return low.endswith(("ed", "tten", "spat", "struck", "butted", "butts")) and token.pos_ in ("PROPN", "NOUN", "X")


_INFINITIVES = frozenset({"stamp", "kick", "punch", "stomp", "headbutt", "slap"})
_GOING = frozenset("goes went began started continued proceeded proceeds begins starts continues".split())


def _bites(token: Token) -> bool:
    """ "bit" as a verb: not "a bit", and a name, a pronoun or an article follows."""
    if (
        not token.i
        or token.i + 1 >= len(token.doc)
        or (token.nbor(-1).pos_ in ("DET", "ADJ") and token.lower_ == "bit")
    ):
        return False
    after = token.nbor(1)
    return after.pos_ in ("PROPN", "DET", "PRON") or is_title(after) or bool(personlike(after))


def _joined(doc: Doc, found: list[Harm], harm: Harm) -> Harm:
    """Of the mentions before, the one that the parse co-ordinates this one with, else the last."""
    verb = doc[harm.head]
    if verb.dep_ != "conj" or harm.nominal or found[-1].assertion != "hypothetical":
        return found[-1]
    return next((before for before in reversed(found[-4:]) if before.head == verb.head.i), found[-1])


def _shared(doc: Doc, before: Harm, harm: Harm) -> Harm:
    """Victims and attackers of a verb that only co-ordination gives it, where the parse broke:
    "bitten, kicked, spat at or head butted", "was punched to the floor, stamped on and throttled"."""
    if harm.nominal and harm.wound is None:
        return harm
    joined = doc[harm.head].dep_ == "conj" and doc[harm.head].head.i == before.head and not before.nominal
    if not before.patients or harm.start - before.end > (24 if joined else 12):
        return harm
    between = doc[before.end : harm.start]
    if not joined and any(token.pos_ in ("VERB", "AUX") and token.lower_ != "suffering" for token in between):
        return harm
    if harm.wound is None and (not len(between) or between[-1].lower_ not in _GLUE):
        return harm
    if harm.wound is None and before.nominal:
        return harm
    agents = tuple(i for i in harm.agents if i not in before.patients) or before.agents
    return replace(
        harm,
        patients=before.patients,
        agents=agents if harm.wound is None else (),
        assertion=before.assertion if harm.wound is None else harm.assertion,
    )


def _shared_forward(doc: Doc, before: Harm, harm: Harm) -> Harm:
    """ "slapped and spat in the face of his wife": the first verb takes the victim of the second."""
    gerund = doc[before.head].lower_.endswith("ing")  # "kicking and stamping on his head"
    if (before.nominal and not gerund) or harm.nominal or before.wound or harm.wound or harm.start - before.end > 3:
        return before
    if any(token.lower_ not in _GLUE for token in doc[before.end : harm.start]):
        return before
    return replace(before, patients=harm.patients, nominal=False)
