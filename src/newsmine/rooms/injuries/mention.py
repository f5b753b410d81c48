"""A stated harm as it is read, before it is tied to a victim, a treatment and a cause."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsmine.language import syntax
from newsmine.lexicon import words
from newsmine.record import Assertion, BodyPart, InjuryType, Mechanism, Severity, Treatment
from newsmine.rooms.injuries import rules
from newsmine.rooms.rule import Rule
from newsmine.violence import Harm, harms
from newsmine.violence.people import personlike
from newsmine.violence.words import BODY
from newsmine.violence.wound_words import MODIFIER_PARTS

_HERE = "newsmine.rooms.injuries"
GENERIC = words(_HERE, "generic", "victims")
_WOUNDS: dict[Mechanism, InjuryType] = {"stab": "stab_wound", "shoot": "gunshot_wound"}
_PARTS_OF_TYPE: dict[InjuryType, BodyPart] = {"concussion": "head", "head_injury": "head", "tooth": "mouth"}
_PARTS_OF_NOUN: dict[str, BodyPart] = {"nosebleed": "nose", "headache": "head", "headaches": "head", "migraine": "head"}
_SLASHES = ("slash", "hack")
_TOLD_DEAD = frozenset({"pronounced", "declared", "found", "confirmed", "left", "certified"})


@dataclass(slots=True)
class Mention:
    """One stated harm or attack. `start`, `end`: tokens of its span; `victims`: head tokens."""

    harm: Harm
    start: int
    end: int
    rule: Rule
    type: InjuryType | None
    parts: list[BodyPart]
    mechanism: Mechanism | None
    assertion: Assertion
    victims: tuple[int, ...]
    severity: Severity | None = None
    permanent: bool = False
    treatment: Treatment | None = None
    dropped: bool = False

    @property
    def attack(self) -> bool:
        """True where an attack is told and no harm."""
        return self.type is None


def mentions(doc: Doc) -> list[Mention]:
    """Every stated harm and attack on a body, in text order."""
    found: list[Mention] = []
    for harm in harms(doc):
        mention = _mention(doc, harm)
        if mention is not None and not (found and _inside(mention, found[-1])):
            found.append(mention)
    return found


def _inside(mention: Mention, before: Mention) -> bool:
    return mention.start < before.end and before.type is not None and mention.type is None


def _mention(doc: Doc, harm: Harm) -> Mention | None:
    if harm.assertion == "hypothetical" and any(doc[i].lower_ in GENERIC for i in harm.patients):
        return None
    if harm.patients and all(doc[i].lower_ in ("you", "your", "nobody", "anyone", "anybody") for i in harm.patients):
        return None
    if harm.kind == "injury" and harm.wound is not None:
        return _harmed(doc, harm)
    if harm.kind == "death":
        return _death(doc, harm)
    if harm.kind == "attack" and harm.mechanism is not None and harm.patients:
        return _attack(doc, harm)
    return None


def _attack(doc: Doc, harm: Harm) -> Mention | None:
    victims = tuple(i for i in harm.patients if personlike(doc[i]) is not False)
    if not victims or harm.mechanism == "threat":
        return None
    verb = doc[harm.head]
    type_: InjuryType | None = None
    at = harm.end < len(doc) and doc[harm.end].lower_ == "at"
    if harm.outcome == "killed":
        type_ = "death"
    elif harm.mechanism in _WOUNDS and harm.outcome == "injured" and not at:
        type_ = "cut" if verb.lower_.startswith(_SLASHES) else _WOUNDS[harm.mechanism]
    passive = syntax.is_passive(verb) or verb.dep_ == "amod" or not syntax.has_object(verb)
    if harm.nominal:
        rule = rules.BLOW
    elif type_ is not None and type_ != "death":
        rule = rules.ENTAILED
    elif type_ == "death":
        rule = rules.DEATH
    else:
        rule = rules.SUFFERED_ATTACK if passive else rules.DID_ATTACK
    start, end = _attack_span(doc, harm, verb)
    return Mention(
        harm,
        start,
        end,
        rule,
        type_,
        _parts(doc, harm),
        harm.mechanism,
        harm.assertion,
        victims,
        severity="fatal" if type_ == "death" else None,
    )


def _death(doc: Doc, harm: Harm) -> Mention | None:
    word = doc[harm.head]
    if harm.nominal or not harm.patients:
        return None
    start, end = harm.start, harm.end
    if word.pos_ == "ADJ":
        before = word.head
        if before.lower_ not in _TOLD_DEAD or before.i > word.i or word.i - before.i > 6:
            return None
        start = before.i
    elif word.dep_ == "amod":
        return None
    victims = tuple(i for i in harm.patients if personlike(doc[i]) is not False)
    if not victims:
        return None
    return Mention(
        harm, start, end, rules.DEATH, "death", [], harm.mechanism, harm.assertion, victims, severity="fatal"
    )


def _harmed(doc: Doc, harm: Harm) -> Mention:
    head = doc[harm.head]
    start, end = harm.start, harm.end
    if harm.nominal:
        rule = rules.BROKEN_PART if harm.head in harm.parts else rules.NAMED
        start = _left(head, start)
        later = [i for i in harm.parts if i >= end]
        if later and max(later) - end < 14:
            end = max(later) + 1
    elif harm.parts and head.pos_ in ("VERB", "AUX", "ADJ"):
        rule = rules.BROKE_PART
    else:
        rule = rules.STATE
    parts = _parts(doc, harm)
    if not parts and harm.wound in _PARTS_OF_TYPE:
        parts = [_PARTS_OF_TYPE[harm.wound]]
    if not parts and head.lower_ in _PARTS_OF_NOUN:
        parts = [_PARTS_OF_NOUN[head.lower_]]
    for child in head.lefts:
        if (part := _modifier_part(child.lower_)) and part not in parts and harm.head not in harm.parts:
            parts.append(part)
    return Mention(harm, start, end, rule, harm.wound, parts, None, harm.assertion, harm.patients)


def _modifier_part(word: str) -> BodyPart | None:
    return MODIFIER_PARTS.get(word)


def _left(noun: Token, start: int) -> int:
    """The start of the noun phrase, its article included, the words of others left out."""
    for child in noun.lefts:
        if child.dep_ in ("det", "amod", "compound", "nummod", "nmod", "advmod", "poss") and child.i < start:
            edge = child.left_edge.i
            if child.dep_ == "poss" and child.pos_ != "PRON":
                continue
            start = min(start, edge)
    return start


def _parts(doc: Doc, harm: Harm) -> list[BodyPart]:
    found: list[BodyPart] = []
    items = [i for i in harm.parts if doc[i].lower_ in BODY]
    for i in items:
        word = doc[i].lower_
        of = next((c for c in doc[i].children if c.lower_ == "of"), None)
        if of is not None and any(c.lower_ in BODY for c in of.children) and word in ("back", "side", "top"):
            continue  # "the back of the head"
        part = BODY[word]
        if part not in found:
            found.append(part)
    return found


_WAYS = frozenset(
    {
        "in",
        "on",
        "to",
        "across",
        "over",
        "around",
        "round",
        "about",
        "at",
        "into",
        "against",
        "along",
        "onto",
        "through",
        "with",
        "by",
        "down",
        "off",
    }
)
_ADVERBS = frozenset(
    {"twice", "once", "repeatedly", "unconscious", "several", "multiple", "times", "dead", "again", "hard"}
)


def _attack_span(doc: Doc, harm: Harm, verb: Token) -> tuple[int, int]:
    """From the verb to the part of the body, the weapon, or the ground: "struck over the head with a spirit level"."""
    start, end = harm.start, harm.end
    if harm.nominal:
        governor = verb.head
        if governor.pos_ == "VERB" and verb.dep_ == "dobj" and governor.i < verb.i and verb.i - governor.i < 6:
            start = governor.i
        else:
            start = _left(verb, start)
        return start, end
    while (
        start > verb.sent.start
        and doc[start - 1].dep_ == "advmod"
        and doc[start - 1].head.i == verb.i
        and doc[start - 1].lower_.endswith("ly")
        and doc[start - 1].lower_ not in ("allegedly", "reportedly", "only", "apparently")
    ):
        start -= 1
    kept = {*harm.parts, *harm.instruments}
    moving = harm.mechanism in ("throw", "push", "drag", "punch", "strike", "spit", "vehicle", "tackle", "grab")
    if not syntax.is_passive(verb):
        for child in verb.rights:
            if child.dep_ in syntax.OBJECTS and child.i < verb.i + 8:
                right = syntax.noun_phrase(child)[1]
                end = max(end, right)
    for child in verb.rights:
        if child.dep_ not in ("prep", "agent", "npadvmod", "advmod", "prt", "dative"):
            continue
        if child.i > end + 6:
            break
        inside = {t.i for t in child.subtree}
        if child.dep_ in ("advmod", "npadvmod"):
            if child.lower_ in _ADVERBS:
                end = max(end, child.i + 1)
            continue
        if child.lower_ not in _WAYS:
            continue
        objects = [c for c in child.children if c.dep_ == "pobj"]
        if not objects or objects[0].ent_type_ in ("DATE", "TIME", "GPE", "FAC", "LOC", "ORG"):
            continue
        if inside & kept or (
            moving
            and child.lower_ in ("to", "into", "against", "along", "onto", "through", "over", "at")
            and child.lower_ != "in"
        ):
            end = max(end, syntax.noun_phrase(objects[0])[1])
            last = max((i for i in inside & kept), default=0)
            end = max(end, last + 1)
    return start, min(end, verb.sent.end)
