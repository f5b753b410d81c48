"""Is an attack on a body stated? Not by an order, an arrest, a denial; but also where nobody is named who was hit."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.groups import group_of
from newsmine.language.parsed import Doc, Token
from newsmine.violence import Harm
from newsmine.violence.nominal import EXCHANGING
from newsmine.violence.voice import being_done, headless
from newsmine.violence.words import GIVING

_DENYING = frozenset(
    {"avoid", "avoided", "avoids", "avoiding", "not", "n't", "n’t", "never", "no", "nobody", "nor", "without"}
)


def plunged(doc: Doc, harm: Harm) -> bool:
    """ "Plunged a knife into his neck" entails the wound."""
    return (
        harm.mechanism == "stab" and bool(harm.parts) and any(t.lower_ in ("into", "in") for t in doc[harm.head].rights)
    )


def landed(doc: Doc, harm: Harm) -> bool:
    """ "Landed a blow to the side of the head", "included being punched": whose it was is told before, or nowhere."""
    noun = doc[harm.head]
    if not harm.nominal:  # "incidents included being spat at, headbutted and punched"
        return being_done(noun) or headless(noun)
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lower_ in EXCHANGING:
        return True  # "punches were exchanged"
    given = noun.dep_ == "dobj" and noun.head.lower_ in GIVING
    told = noun.dep_ == "attr" and noun.head.lower_ in ("was", "were") and any(c.lower_ == "a" for c in noun.lefts)
    return bool(harm.parts) and (given or told)


def ordered(verb: Token) -> bool:
    """ "He said ‘hit him’": an order, not a deed."""
    before = verb.nbor(-1).text if verb.i > verb.sent.start else ""
    return (
        verb.tag_ in ("VB", "VBP")
        and before in ("‘", "“", '"', "'", "``", ":")
        and not any(c.dep_ in ("aux", "nsubj", "auxpass", "nsubjpass") for c in verb.lefts)
    )


def at_any_time(verb: Token) -> bool:
    """ "When victims are strangled", "yobs who punch and kick our staff": what happens, no deed that is told."""
    if verb.tag_ == "VBP" or (verb.tag_ == "VB" and verb.dep_ == "conj"):
        clause = syntax.first_conjunct(verb)
        return clause.dep_ == "relcl" and clause.tag_ == "VBP" and clause.head.tag_ == "NNS"
    clause = syntax.first_conjunct(verb)
    if clause.dep_ == "relcl" and clause.head.lower_ == "person" and any(c.lower_ == "a" for c in clause.head.lefts):
        return verb.tag_ == "VBD" and not syntax.is_passive(verb)  # "in some states a person who grabbed another"
    aux = [c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return aux in (["are"], ["is"]) and any(c.lower_ in ("when", "if", "where", "whenever") for c in verb.lefts)


def restraint(doc: Doc, harm: Harm) -> bool:
    """True for an arrest: "officers wrestled him to the ground", "he was tasered and arrested"."""
    if doc[harm.head].lower_ in _TASERED:
        return all(group_of(doc[i]) in _ARRESTING for i in harm.agents)
    held = harm.mechanism in ("grab", "tackle", "drag", "push")
    if held and not harm.parts and harm.patients and all(doc[i].lower_ in _CULPRITS for i in harm.patients):
        return True  # "passers-by dragged the suspect away"
    return held and bool(harm.agents) and all(group_of(doc[i]) in _ARRESTING for i in harm.agents)


_TASERED = frozenset({"tasered", "tased", "taser", "tasering", "pepper-sprayed"})
_CULPRITS = frozenset("suspect suspects attacker attackers assailant offender robber robbers burglar thief".split())
_ARRESTING = frozenset({"police_officer", "security", "prison_officer"})


def ruled_out(doc: Doc, harm: Harm) -> bool:
    """ "was never hit", "had not been shot"; not "cleared of punching him", which says what he was cleared of."""
    if harm.assertion != "negated":
        return False
    first = max(doc[harm.head].sent.start, harm.head - 8)
    return not _DENYING.isdisjoint(doc.lower[first : harm.head])
