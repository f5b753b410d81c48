"""Find mentions of violence and read their arguments from the syntax."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsmine.language import syntax
from newsmine.language.assertion import Assertion, assertion
from newsmine.language.desk import once_per_doc
from newsmine.language.inflect import all_forms, verb_forms
from newsmine.lexicon import load, words
from newsmine.record import Mechanism, Outcome

_HERE = "newsmine.violence"


@dataclass(frozen=True, slots=True)
class Harm:
    """One mention of violence.

    `start`, `end`: tokens of the words that name it ("spat at"). `patients` and `agents`:
    head tokens of the noun phrases, co-ordinated ones each for itself. `outcome` is the
    worst that the words state; `mechanism` None where they name none ("attacked").
    """

    start: int
    end: int
    head: int
    outcome: Outcome
    mechanism: Mechanism | None
    patients: tuple[int, ...]
    agents: tuple[int, ...]
    assertion: Assertion
    nominal: bool


def _mechanism_verbs() -> dict[str, Mechanism]:
    table = load(_HERE)["mechanism"]["verbs"]
    return {form: mechanism for mechanism, verbs in table.items() for verb in verbs for form in verb_forms(verb)}


MECHANISM: dict[str, Mechanism] = _mechanism_verbs()
ATTACK_VERBS = all_forms(words(_HERE, "attack", "verbs"))
ATTACK_NOUNS = words(_HERE, "attack", "nouns") | {noun + "s" for noun in words(_HERE, "attack", "nouns")}
DEATH_VERBS = all_forms(words(_HERE, "death", "verbs"))
DEAD = words(_HERE, "death", "adjectives")
INJURE_VERBS = all_forms(words(_HERE, "injured", "verbs"))
INJURED = words(_HERE, "injured", "adjectives")
SERIOUS = words(_HERE, "serious", "words")
UNHURT = words(_HERE, "unhurt", "adjectives")


@once_per_doc
def harms(doc: Doc) -> tuple[Harm, ...]:
    """Every mention of violence in the document, in text order."""
    found = []
    for token in doc:
        harm = _read(token)
        if harm is not None:
            found.append(harm)
    return tuple(found)


def _read(token: Token) -> Harm | None:
    low = token.lower_
    verbal = token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")
    if verbal and (low in MECHANISM or low in ATTACK_VERBS or low in DEATH_VERBS):
        return _verbal(token)
    if token.pos_ == "ADJ" and low in DEAD | INJURED | UNHURT:
        return _adjectival(token)
    if token.pos_ in ("NOUN", "PROPN") and low in ATTACK_NOUNS:
        return _nominal(token)
    return None


def _verbal(verb: Token) -> Harm:
    low = verb.lower_
    end = verb.i + 1
    if end < len(verb.doc) and verb.nbor(1).lower_ in ("at", "down") and low in MECHANISM:
        end += 1
    agents: tuple[int, ...] = ()
    if low.startswith(("die", "dying", "perish")):
        patients = _heads(syntax.subject(verb))
    elif syntax.is_passive(verb):
        patients, agents = _heads(syntax.subject(verb)), _heads(syntax.agent(verb))
    else:
        patients = tuple(i for item in syntax.objects(verb) for i in _heads(item))
        if not patients:
            for inner in syntax.prepositional(verb, "at", "on"):
                patients += _heads(inner)
        agents = _heads(syntax.subject(verb))
    return Harm(
        start=verb.i,
        end=end,
        head=verb.i,
        outcome=_outcome(verb),
        mechanism=MECHANISM.get(low),
        patients=patients,
        agents=agents,
        assertion=assertion(verb),
        nominal=False,
    )


def _adjectival(word: Token) -> Harm:
    noun = word.head if word.dep_ == "amod" else syntax.subject(word.head)
    return Harm(
        start=word.i,
        end=word.i + 1,
        head=word.i,
        outcome=_outcome(word),
        mechanism=None,
        patients=_heads(noun),
        agents=(),
        assertion=assertion(word),
        nominal=False,
    )


def _nominal(noun: Token) -> Harm:
    patients = tuple(i for item in syntax.prepositional(noun, "on", "of", "against") for i in _heads(item))
    agents = tuple(i for item in syntax.prepositional(noun, "by") for i in _heads(item))
    return Harm(
        start=noun.i,
        end=noun.i + 1,
        head=noun.i,
        outcome=_outcome(noun),
        mechanism=None,
        patients=patients,
        agents=agents,
        assertion=assertion(noun),
        nominal=True,
    )


def _outcome(word: Token) -> Outcome:
    low = word.lower_
    modifiers = {child.lower_ for child in word.children if child.dep_ in ("advmod", "amod")}
    if low in DEATH_VERBS or low in DEAD or "fatally" in modifiers or low in words(_HERE, "death", "nouns"):
        return "killed"
    if low in UNHURT:
        return "unhurt"
    if low in INJURE_VERBS or low in INJURED:
        return "seriously_injured" if modifiers & SERIOUS else "injured"
    return "assaulted"


def _heads(token: Token | None) -> tuple[int, ...]:
    if token is None:
        return ()
    return tuple(item.i for item in syntax.conjuncts(syntax.antecedent(token)))
