"""Find mentions of violence in a document."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from newsmine.language.desk import once_per_doc
from newsmine.record import Mechanism
from newsmine.violence import nominal, states, verbal, words, wound_words, wounds
from newsmine.violence.harm import Harm

_GLUE = frozenset(
    {",", "and", "or", "then", "also", "repeatedly", "/", "&", "head", "-", "even", "at", "on", "twice", "both"}
)


#: What each form of a verb by itself does to a body, the words after it left aside.
MECHANISM: dict[str, Mechanism] = {
    form: readings[-1].mechanism
    for form, readings in words.MECHANISMS.items()
    if readings[-1].mechanism is not None and not readings[-1].after
}


@once_per_doc
def harms(doc: Doc) -> tuple[Harm, ...]:
    """Every mention of violence in the document, in text order."""
    found: list[Harm] = []
    for token in doc:
        harm = _read(token)
        if harm is None or (found and harm.wound and harm.end <= found[-1].end and found[-1].wound):
            continue
        if not harm.patients and found:
            harm = _shared(doc, found[-1], harm)
        found.append(harm)
    return tuple(found)


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
    if low in words.ATTACK_NOUNS and token.pos_ in ("NOUN", "PROPN", "VERB"):
        return nominal.read(token)
    return None


_VERBS = frozenset(words.MECHANISMS) | frozenset(words.ATTACKS) | words.DEATHS | frozenset(words.PASSIVE_ONLY)
_WOUNDS = (
    frozenset(wound_words.PART_STATES)
    | frozenset(wound_words.PART_VERBS)
    | frozenset(wound_words.STATES)
    | frozenset(wound_words.STATE_VERBS)
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


def _verbal(token: Token) -> bool:
    """A verb by its tag, or by a form that is nothing else ("Officer Bitten" is tagged as a name)."""
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        return True
    low = token.lower_
    if token.pos_ == "ADJ":
        return low.endswith(("ed", "en", "shot"))
    if token.pos_ == "NOUN" and low in ("spat", "hit", "struck", "shot") and token.dep_ == "conj":
        return True
    return low.endswith(("ed", "tten", "spat", "struck", "butted")) and token.pos_ in ("PROPN", "NOUN", "X")


def _shared(doc: Doc, before: Harm, harm: Harm) -> Harm:
    """Victims and attackers of a verb that only co-ordination gives it, where the parse broke:
    "bitten, kicked, spat at or head butted"."""
    if harm.nominal or before.nominal or not before.patients or harm.start - before.end > 4:
        return harm
    between = doc[before.end : harm.start]
    if not len(between) or any(token.lower_ not in _GLUE for token in between):
        return harm
    return replace(harm, patients=before.patients, agents=harm.agents or before.agents, assertion=before.assertion)
