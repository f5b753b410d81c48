"""Which attack did which harm, where one sentence names both: the harm then carries the mechanism."""

from __future__ import annotations

import itertools

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.language.parsed import Doc, Token
from newsmine.record import InjuryType, Mechanism
from newsmine.rooms.injuries.mention import Mention
from newsmine.violence import harms
from newsmine.violence.arguments import means
from newsmine.violence.people import personlike
from newsmine.violence.words import ATTACKS, BLOWS, DYING, GIVING

_PRONOUNS = frozenset("he she him her his they them their it i me my we us our himself herself".split())


def link(doc: Doc, found: list[Mention]) -> None:
    """Give each harm the mechanism of its attack; an attack whose harm is told is dropped."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in found:
        by_sentence.setdefault(doc[mention.harm.head].sent.start, []).append(mention)
    for together in by_sentence.values():
        _merge_killed(doc, together)
        _merge_died_of(together)
        _merge_knocks(doc, together)
        _merge_thrown(doc, together)
        _merge_punctures(together, doc)
        _merge_stitches(doc, together)
        attacks = [m for m in together if m.mechanism is not None and not m.dropped]
        done: set[int] = set()
        for harm in together:
            if harm.type is None or harm.mechanism is not None or harm.dropped or harm.type == "infection_risk":
                continue
            if (named := _named(doc, harm)) is not None:
                harm.mechanism = named
            attack = _attack_of(doc, harm, attacks)
            if attack is None and harm.mechanism is None and not attacks and harm.type in _OF_BLOWS:
                harm.mechanism = _blow_before(doc, harm)
            if attack is None or (named is not None and attack.mechanism != named):
                continue
            harm.mechanism = harm.mechanism or attack.mechanism
            harm.victims = harm.victims or attack.victims
            if attack.type is None and (harm.type != "unspecified" or harm.parts):
                done.add(attack.start)
                if not harm.parts and harm.type not in (
                    "death",
                    "psychological",
                    "pain",
                    "bruise",
                    "unspecified",
                    "other",
                    "unconscious",
                ):
                    harm.parts = list(attack.parts)
        for attack in attacks:
            if attack.start in done and attack.type is None:
                attack.dropped = True
    for mention in found:
        if mention.attack and mention.mechanism in ("strike", "stab") and doc[mention.harm.head].lower_ in ATTACKS:
            mention.dropped = True  # "attacked with a bat": the verb names no blow
    _drop_stitches(doc, found)
    _lend_victims(doc, found)


def _lend_victims(doc: Doc, found: list[Mention]) -> None:
    """A harm whose bearer its words don't name is that of the one person harmed in its sentence, or just before."""
    orphans = [m for m in found if not m.victims and not m.dropped]
    if not orphans:
        return
    told = [h for h in harms(doc) if h.patients and h.kind != "unhurt" and h.assertion in ("asserted", "alleged")]
    for mention in orphans:
        sent = doc[mention.harm.head].sent
        here = [h for h in told if sent.start <= h.head < sent.end]
        if not here and sent.start:
            before = doc[sent.start - 1].sent
            here = [h for h in told if before.start <= h.head < before.end]
        earlier = [h for h in here if h.head < mention.start] or here
        if earlier and (len({h.patients for h in here}) == 1 or len(here[-1].patients) == 1):
            mention.victims = earlier[-1].patients


def _merge_killed(doc: Doc, together: list[Mention]) -> None:
    """ "shot and killed", "stabbed and killed" are one death."""
    for one, two in itertools.pairwise(together):
        killed = two.type == "death" and doc[two.harm.head].lower_ not in DYING
        if killed and one.mechanism in ("shoot", "stab") and 0 < two.start - one.end <= 2:
            between = set(doc.lower[one.end : two.start])
            if between <= {"and", ",", "fatally"} and (not two.victims or set(two.victims) == set(one.victims)):
                two.start = one.start
                two.mechanism = one.mechanism
                two.parts = one.parts
                one.dropped = True


_OF_BLOWS = frozenset(
    {"fracture", "bruise", "cut", "tooth", "head_injury", "concussion", "unconscious", "eye", "bleeding", "swelling"}
)


def _blow_before(doc: Doc, mention: Mention) -> Mechanism | None:
    """The blow in "threw a punch which resulted in the man suffering a fracture"."""
    for token in doc[doc[mention.harm.head].sent.start : mention.start]:
        if token.lower_ in BLOWS and token.dep_ == "dobj" and token.head.lower_ in GIVING:
            return BLOWS[token.lower_] if assertion(token) == mention.assertion else None
    return None


def _merge_knocks(doc: Doc, together: list[Mention]) -> None:
    """ "Punched her, knocking her to the floor" is one blow and what came of it."""
    for knock in together:
        if not knock.attack or doc[knock.harm.head].lower_ not in ("knocking", "sending"):
            continue
        knock.dropped = any(
            m.mechanism and m.start < knock.start < m.end + 12 and _same_victim(doc, m, knock) for m in together
        )


def _merge_thrown(doc: Doc, together: list[Mention]) -> None:
    """ "Threw a box at her which hit her in the face" is one attack."""
    for hit in together:
        clause = doc[hit.harm.head]
        if hit.type is not None or hit.mechanism != "throw" or clause.dep_ != "relcl":
            continue
        for throw in together:
            if throw is not hit and throw.mechanism == "throw" and throw.harm.head == clause.head.head.i:
                throw.parts = throw.parts or hit.parts
                throw.end = max(throw.end, hit.end)
                hit.dropped = True


def _merge_died_of(together: list[Mention]) -> None:
    """ "Died in hospital from stab wounds" is one death, and says what it came of."""
    for death in together:
        for wound in together:
            if death.type == "death" and wound is not death and death.start <= wound.start < wound.end <= death.end:
                death.mechanism = death.mechanism or wound.mechanism or _MEANS.get(wound.type or "other")
                wound.dropped = True


_MEANS: dict[InjuryType, Mechanism] = {"stab_wound": "stab", "gunshot_wound": "shoot"}


def _merge_stitches(doc: Doc, together: list[Mention]) -> None:
    """ "17 stitches in a wound to his cheek" is the wound."""
    for one in together:
        if doc[one.harm.head].lower_.startswith("stitch"):
            cuts = [
                m
                for m in together
                if m is not one
                and (
                    m.type in ("cut", "stab_wound", "bite_wound", "head_injury")
                    or (m.type == "unspecified" and m.parts and not one.parts and m.start < one.start)
                )
            ]
            if any(-3 < m.start - one.end < 10 or 0 < one.start - m.end < 12 for m in cuts):
                one.dropped = True


def _merge_punctures(together: list[Mention], doc: Doc) -> None:
    """ "The dog bit him, leaving puncture wounds": no knife's."""
    if any(m.mechanism == "bite" for m in together):
        for wound in together:
            if wound.type == "stab_wound" and any(t.lower_ == "puncture" for t in doc[wound.start : wound.end]):
                wound.type, wound.mechanism = "bite_wound", None


def _drop_stitches(doc: Doc, found: list[Mention]) -> None:
    """ "He has cut his neck. The officer received 17 stitches": what was done about the cut told before."""
    for one in found:
        head = doc[one.harm.head]
        if not head.lower_.startswith(("stitch", "suture")) or one.parts or any(c.dep_ == "prep" for c in head.rights):
            continue
        start = head.sent.start
        before = doc[start - 1].sent.start if start else start
        if any(m.type in _SEWN and not m.dropped and before <= m.harm.head < start for m in found):
            one.dropped = True


_SEWN = frozenset({"cut", "stab_wound", "bite_wound", "head_injury"})


def _attack_of(doc: Doc, harm: Mention, attacks: list[Mention]) -> Mention | None:
    """The nearest attack on the same victim: the last before the harm, else one that follows it as its cause."""
    if not harm.victims and len({_words(doc, a.victims) for a in attacks}) > 1:
        return None  # several victims, and the words don't say whose harm it is
    state = harm.type in ("bruise", "cut") and doc[harm.harm.head].tag_ == "VBN"
    if state and any(a.end < harm.start and _listed(doc, a.end, harm.start) for a in attacks):
        return None  # "kicked, bitten and bruised": one more of the list
    fits = [
        a for a in attacks if _same_victim(doc, a, harm) and a.assertion == harm.assertion and not _but(doc, a, harm)
    ]
    before = [a for a in fits if a.start < harm.start]
    if before:
        last = max(before, key=lambda a: a.start)
        if doc[last.harm.head].lower_ in ("knocking", "sending") and len(before) > 1:
            before.remove(last)  # "punched me, knocking me off my feet and splitting my lip"
        return max(before, key=lambda a: a.start)
    after = [a for a in fits if a.start >= harm.start]
    if after and _as_cause(doc, harm, after[0]):
        return after[0]
    return None


def _words(doc: Doc, victims: tuple[int, ...]) -> tuple[str | int, ...]:
    """Victims as they are told apart: pronouns by the word, others by where they stand."""
    return tuple(doc[i].lower_ if doc[i].lower_ in _PRONOUNS else i for i in victims)


def _listed(doc: Doc, start: int, end: int) -> bool:
    return all(t.lower_ in (",", "and", "or") for t in doc[start:end])


def _but(doc: Doc, attack: Mention, harm: Mention) -> bool:
    """True where the words between part the two: "punched but", "kicked while he lay"."""
    return any(
        t.lower_ in ("but", "while", "although", "before", ";", "occasion")
        for t in doc[min(attack.end, harm.end) : max(attack.start, harm.start)]
    )


def _as_cause(doc: Doc, harm: Mention, attack: Mention) -> bool:
    if doc.words_of(max(0, attack.start - 2), attack.start).lower() in ("and being", "or being"):
        return False  # "injuries included a broken thumb and being bitten": one more of them
    between = set(doc.lower[harm.end : attack.start])
    return bool(between & {"when", "after", "as", "by", "from", "having", "being", "because", "in", "for"})


def _same_victim(doc: Doc, attack: Mention, harm: Mention) -> bool:
    if not harm.victims or not attack.victims:
        return True
    if set(harm.victims) & set(attack.victims):
        return True
    if any(set(attack.harm.agents) & {v} for v in harm.victims) and harm.harm.agents == ():
        return False
    subject = syntax.subject(syntax.clause_head(doc[harm.harm.head]))
    named = subject is not None and personlike(subject) and subject.lower_ not in _PRONOUNS and subject.lower_ != "who"
    if subject is not None and named and not all(doc[i].lower_ in _PRONOUNS for i in attack.victims):
        told = {*attack.victims, *attack.harm.agents}
        names = {doc[i].lower_ for i in told if doc[i].pos_ == "PROPN"}
        if subject.i not in told and subject.lower_ not in names:
            return False
    if any(_brought_in(doc[b]) and b > max(attack.start, a) for a in attack.victims[:1] for b in harm.victims[:1]):
        return False  # "had a chair thrown at him and a female officer broke her arm"
    return all(_may_be(doc[a], doc[b]) for a in attack.victims[:1] for b in harm.victims[:1])


def _brought_in(victim: Token) -> bool:
    """True for "a female officer": somebody who was not told of before."""
    return victim.pos_ == "NOUN" and any(c.lower_ in ("a", "an", "another") for c in victim.lefts)


def _may_be(one: Token, other: Token) -> bool:
    """Could two words mean one person? A pronoun and a noun may; two nouns only when equal."""
    a, b = one.lower_, other.lower_
    if a == b:
        return True
    if a in _PRONOUNS and b in _PRONOUNS:
        return _gender(a) == _gender(b)
    return a in _PRONOUNS or b in _PRONOUNS


def _gender(pronoun: str) -> str:
    if pronoun in ("she", "her", "herself"):
        return "f"
    if pronoun in ("he", "him", "his", "himself"):
        return "m"
    return "p" if pronoun in ("they", "them", "their", "we", "us", "our") else "i"


def _blow_of(noun: Token) -> Mechanism | None:
    """The means in "a punch", "a kicking attack"; none in "a blow"."""
    for word in (noun, *noun.lefts):
        if word.lower_ in BLOWS and word.lower_ not in ("blow", "blows"):
            return BLOWS[word.lower_]
    return None


def _named(doc: Doc, harm: Mention) -> Mechanism | None:
    """The blow or weapon in the harm's own clause: "with a single punch", "by a headbutt", "burned by acid"."""
    head = doc[harm.harm.head]
    if head.lower_.startswith("slash") and head.pos_ == "VERB":
        return "stab"
    nodes = [head, *(c for c in head.children if c.dep_ == "dobj")]
    own = {node.i for node in nodes}
    if head.head.i != head.i and head.head.pos_ in ("VERB", "ADP"):
        nodes.append(head.head)
        if head.head.lower_ == "with" and head.head.head.lower_ in ("left", "leaving", "leaves"):
            nodes.append(head.head.head)  # "a punch left him with a broken jaw"
    for node in nodes:
        for child in node.children:
            after = harm.type == "death" and child.lower_ in ("after", "following")
            if (after or child.lower_ in ("with", "by", "from", "in")) and child.dep_ in ("prep", "agent"):
                for inner in child.children:
                    if inner.dep_ != "pobj":
                        continue
                    if inner.lower_ in BLOWS and not any(c.lower_ == "no" for c in inner.children):
                        return BLOWS[inner.lower_]
                    if node.i in own and harm.type not in ("stab_wound", "gunshot_wound"):
                        named = means(inner)
                        if named is not None:
                            return named
            if child.dep_ == "nsubj" and child.lower_ in ("bullet", "bullets", "round", "rounds", "shot", "shots"):
                return "shoot"  # "a bullet grazed his shoulder"
            if child.dep_ == "nsubj" and (blow := _blow_of(syntax.antecedent(child))) is not None:
                return blow
    if head.lower_ in ("bit", "bitten", "bite", "biting"):
        return "bite"  # "had part of his ear bitten off"
    if (
        harm.type == "cut"
        and "neck" in harm.parts
        and head.pos_ == "VERB"
        and head.lower_.startswith(("cut", "slit", "slash"))
    ):
        return "stab"
    if harm.type == "gunshot_wound":
        return "shoot"
    if harm.type == "stab_wound":
        return "stab"
    if harm.type == "bite_wound":
        return "bite"
    return None
