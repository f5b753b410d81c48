"""Nouns of violence: "an attack on three officers", "the stabbing of two men", "murder victims"."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.language.parsed import Token
from newsmine.record import Mechanism, Outcome
from newsmine.violence import figurative, words
from newsmine.violence.arguments import directed, heads, instruments, means, owner, parts, parts_under, people, places
from newsmine.violence.harm import Harm, HarmKind
from newsmine.violence.people import part_of_body, personlike

_BLOWS = frozenset({"punch", "kick", "slap", "blow", "push", "shove", "bite"})
_EVENTS = frozenset({"shooting", "shootings", "stabbing", "stabbings", "gunfire", "attack", "attacks", "violence"})
EXCHANGING = frozenset("exchange exchanged exchanging exchanges trade traded trading trades swapped".split())
_VICTIMS = frozenset({"victim", "victims", "survivor", "survivors", "casualty", "casualties"})


def read(noun: Token) -> Harm | None:
    """The violence that a noun tells of, or None where it is a figure of speech or has no body to hit."""
    base = words.ATTACK_NOUNS[noun.lower_]
    if (
        figurative.proverbial(noun)
        or figurative.modified(noun)
        or figurative.in_game(noun)
        or _is_verb(noun)
        or _only_modifies(noun)
    ):
        return None
    patients, agents = _arguments(noun)
    struck = parts(noun) or _struck_by(noun)
    if not patients and struck:
        patients = owner(noun.doc[struck[0]])
    swapped = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lower_ in EXCHANGING
    if base == "injury" or (base in _BLOWS and not patients and not struck and not swapped):
        return None
    if _aimed_at_things(noun) or (base in _BLOWS and _at_nothing(noun)):
        return None
    tools = instruments(noun)
    mechanism: Mechanism | None = words.NOUN_MECHANISMS.get(base)
    if mechanism is None:
        mechanism = next((means(noun.doc[i]) for i in tools), None)
    return Harm(
        start=noun.i,
        end=noun.i + 1,
        head=noun.i,
        outcome=_outcome(noun, base),
        mechanism=mechanism,
        patients=patients,
        agents=agents,
        assertion=assertion(noun),
        nominal=True,
        kind=_kind(base),
        parts=struck,
        instruments=tools,
        places=places(noun),
    )


def limb(noun: Token) -> Harm | None:
    """ "Delivered a knee to the groin", "threw an elbow into his face": a blow by what dealt it, or None."""
    if noun.dep_ != "dobj" or noun.head.lower_ not in words.GIVING or noun.head.lower_ in _PLAIN_GIVING:
        return None
    verb = noun.head
    struck = tuple(i for item in (noun, verb) for i in parts(item) if i > noun.i)
    if not struck:
        return None
    return Harm(
        start=noun.i,
        end=noun.i + 1,
        head=noun.i,
        outcome="assaulted",
        mechanism="punch" if noun.lower_ in _PUNCHES else "strike",
        patients=owner(noun.doc[struck[0]]),
        agents=heads(syntax.subject(verb)),
        assertion=assertion(noun),
        nominal=True,
        parts=struck,
    )


_PLAIN_GIVING = frozenset("make makes made making carry carries carried".split())
_PUNCHES = frozenset({"fist", "right-hander", "left-hander", "haymaker", "uppercut"})


def _struck_by(noun: Token) -> tuple[int, ...]:
    """The part at which a verb aims the blow: "threw a punch into his face", "aimed kicks at the boy's head"."""
    for clause in noun.rights:  # "a punch which connected with his jaw"
        if clause.dep_ == "relcl" and clause.lower_ in ("connected", "landed", "struck", "caught", "hit"):
            with_ = [c for c in clause.rights if c.lower_ in ("with", "on", "to")]
            return (*parts(clause), *(i for prep in with_ for i in parts_under(prep)))
    first = syntax.first_conjunct(noun)
    governor = first.head
    given = governor.lower_ in words.GIVING or governor.lower_ in words.RECEIVING
    if first.dep_ not in ("dobj", "nsubjpass") or governor.pos_ != "VERB" or not given:
        return ()
    return tuple(i for i in parts(governor) if i > governor.i)


def _is_verb(noun: Token) -> bool:
    return noun.pos_ == "VERB" and noun.tag_ != "VBG"


def _only_modifies(noun: Token) -> bool:
    """True for "murder trial", "assault charge"; not for "attack victims", "stabbing attack"."""
    head = noun.head
    return noun.dep_ in ("compound", "nmod") and head.i > noun.i and head.lower_ not in _VICTIMS


def _arguments(noun: Token) -> tuple[tuple[int, ...], tuple[int, ...]]:
    patients: list[int] = []
    agents: list[int] = []
    towards = ("on", "of", "against", "upon", "to", "at") if noun.lower_ not in _EVENTS else ("on", "of", "against")
    for item in syntax.prepositional(noun, *towards):
        if item.pos_ == "NUM" and item.i and item.nbor(-1).lower_ == "against":
            continue  # "284 assaults in 2017, against 213"
        patients += [i for i in people(item) if personlike(item.doc[i]) or _name(item.doc[i])]
    for item in syntax.prepositional(noun, "by", "from"):
        agents += [i for i in heads(item) if personlike(item.doc[i]) is not False]
    if noun.dep_ in ("compound", "nmod") and noun.head.lower_ in _VICTIMS:
        patients += heads(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "in") and noun.head.head.lower_ in _VICTIMS:
        victims = noun.head.head
        subject = syntax.subject(victims.head) if victims.dep_ == "attr" else None
        patients += heads(subject) if subject is not None and personlike(subject) else heads(victims)
    for child in noun.children:
        if child.dep_ == "poss" and personlike(child):
            if (
                words.ATTACK_NOUNS[noun.lower_] in ("attack", "assault", "ambush", "rampage", "punch", "kick")
                and not agents
            ):
                if not patients:
                    continue  # his attack, or the attack that he suffered: the words don't say
                agents += heads(child)
            elif not patients:
                patients += heads(child)
    first = whole(syntax.first_conjunct(noun))  # "kicks and punches", "a flurry of punches"
    governor, dep = first.head, first.dep_
    if patients and not agents and dep == "dobj" and governor.lower_ in words.GIVING:
        agents += [i for i in heads(syntax.subject(governor)) if i not in patients]
    if not patients and dep in ("dobj", "nsubjpass") and governor.pos_ in ("VERB", "AUX"):
        if governor.lower_ in words.GIVING:
            patients += directed(governor)
            patients += [i for c in governor.children if c.dep_ == "dative" and c.i != noun.i for i in people(c)]
            agents = agents or list(heads(syntax.subject(governor)) if dep == "dobj" else ())
        elif governor.lower_ in words.RECEIVING and dep == "dobj" and not _taken_at(noun) and not _listed(first):
            patients += [i for i in people(syntax.subject(governor)) if personlike(noun.doc[i])]
    if not patients and noun.i + 1 < len(noun.doc):
        aim = noun.nbor(1)  # "charged with assault on two nurses": the parse hangs "on" from the verb
        if aim.lower_ in ("on", "against") and aim.dep_ == "prep" and aim.head.i < noun.i:
            aims = [c for c in aim.rights if c.dep_ == "pobj" and personlike(c)]
            patients += [i for c in aims for i in people(c)]
    if not patients and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "to", "by", "after"):
        verb = noun.head.head
        if verb.lower_ in ("subjected", "hurt", "injured", "killed") and verb.pos_ in ("VERB", "ADJ"):
            patients += people(syntax.subject(verb)) if verb.lower_ == "subjected" else ()
    return tuple(dict.fromkeys(patients)), tuple(dict.fromkeys(agents))


def _taken_at(noun: Token) -> bool:
    """True for "took a kick at his head": the blow of one who takes it, where "took a kick to his head" suffers it."""
    governor = syntax.first_conjunct(noun).head
    at = any(c.lower_ == "at" for c in (*noun.rights, *governor.rights))
    return at and governor.lower_ in ("take", "takes", "took", "taken", "taking")


def whole(noun: Token) -> Token:
    """ "A flurry" of "a flurry of punches"."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _MANY else noun


def _listed(noun: Token) -> bool:
    """ "Had ten convictions for offences including battery, assault …": a second object, and nothing he suffered."""
    return any(c.dep_ == "dobj" and c.i < noun.i for c in noun.head.rights)


_MANY = frozenset(
    "flurry barrage volley series number hail rain total minimum maximum succession combination couple torrent "
    "string".split()
)


def _name(noun: Token) -> bool:
    """A name that may be somebody's: "the attack on Bramley", not "the attack on Boxing Day"."""
    return noun.pos_ == "PROPN" and noun.ent_type_ not in ("DATE", "TIME") and noun.lower_ != "day"


def _aimed_at_things(noun: Token) -> bool:
    """True for "an attack on the budget": what it is aimed at is no one."""
    aims = list(syntax.prepositional(noun, "on", "against", "upon"))
    if any(personlike(item) for item in aims):
        return False  # "an attack against two women on a bus"
    for item in aims:
        if item.lower_ in words.THINGS and not any(personlike(c) for c in syntax.conjuncts(item)):
            return item.ent_type_ not in ("GPE", "LOC", "FAC")
    return False


def _at_nothing(noun: Token) -> bool:
    """True for "a blow to the ego", "a kick up the backside of the council"."""
    governor = noun.head if noun.dep_ == "dobj" else noun
    for item in (*syntax.prepositional(noun, "to", "for"), *syntax.prepositional(governor, "to")):
        if personlike(item) is not True and not part_of_body(item):
            return True
    return False


def _kind(base: str) -> HarmKind:
    return "death" if base in words.DEATH_NOUNS else "attack"


def _outcome(noun: Token, base: str) -> Outcome:
    modifiers = {child.lower_ for child in noun.children if child.dep_ in ("amod", "compound", "advmod")}
    if modifiers & {"attempted", "attempt"}:
        return "assaulted"
    if base in words.DEATH_NOUNS or "fatal" in modifiers or "deadly" in modifiers:
        return "killed"
    if words.NOUN_MECHANISMS.get(base) in ("stab", "shoot") and base in ("stabbing", "shooting", "knifing", "slashing"):
        return "injured"
    return "assaulted"
