"""Who threatens and who is threatened: with words, with a weapon, by being chased, held up or aimed at.

A blow that misses and a robbery have their victims too: "swung a bat at a steward", "tried to bite an officer",
"had her bag snatched by a man on a bike".
"""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.language.inflect import all_forms
from newsmine.language.parsed import Token
from newsmine.lexicon import words as listed
from newsmine.rooms.people.cast import PRONOUNS, Cast
from newsmine.rooms.people.general import ANYBODY, general
from newsmine.rooms.people.groups import everybody
from newsmine.rooms.people.signs import is_police, mark, near, offends
from newsmine.rooms.people.somebody import Somebody
from newsmine.violence import words as violence
from newsmine.violence.arguments import people
from newsmine.violence.people import personlike

_HERE = "newsmine.rooms.people"


def _forms(name: str) -> frozenset[str]:
    return all_forms(sorted(listed(_HERE, "verbs", name, name="threats.toml")))


_THREATENING = _forms("threatening")
_WIELDING = _forms("wielding")
_NEARING = _forms("nearing")
_HOLDING = _forms("holding")
_STEALING = _forms("stealing")
_DEMANDING = _forms("demanding")
_TRYING = _forms("trying")
_BINDING = _forms("binding")
_SWINGING = _forms("swinging")
_HARMING = _forms("harming") | frozenset(violence.MECHANISMS) | violence.DEATHS | frozenset(violence.ATTACKS)
_ROBBING = _forms("robbing")
#: What is done with a weapon that threatens.
WIELDED = _WIELDING - _forms("touching")
_NEAR_ARMS = _HOLDING | _NEARING | _ROBBING
_OFTEN_TOLD = _WIELDING | _STEALING | _HOLDING | _NEARING
_HARMING_OR_ROBBING = _HARMING | _ROBBING
_HARMLESS_BODILY = violence.BODILY - {"boot"}
_LOOT = listed(_HERE, "nouns", "loot", name="threats.toml")
_MORE_ARMS = listed(_HERE, "nouns", "arms", name="threats.toml")
_TOUCHING = _forms("touching")
_ABUSING = all_forms(["abuse", "insult"])
_HATEFUL = frozenset({"racially", "homophobically", "verbally"})
#: What is said to be going to be done: "I will stab you".
_GRAVE = all_forms(["kill", "stab", "shoot shot", "slash", "murder", "knife", "burn", "batter", "hurt", "hit", "cut"])
_GOING = frozenset({"will", "'ll", "’ll", "going", "gonna"})
_NOT = frozenset({"not", "n't", "n’t", "never", "wo"})
_SAID = all_forms(["say said", "tell told", "shout", "scream", "yell", "order", "warn", "instruct", "ask", "demand"])
_MARKS = frozenset("\"“‘'")
#: How many tokens a quotation may have before "you".
_LONG = 25
#: How many tokens apart "walked up to her" and "said" may stand.
_NEAR_BY = 14
_POINTS = frozenset({"knifepoint", "gunpoint", "swordpoint", "needlepoint"})
_CAPTIVE = frozenset({"hostage", "captive", "prisoner"})
_BLOWS = frozenset("punch punches kick kicks blow blows headbutt swing swings fist fists swipe haymaker".split())
_TOWARDS = ("at", "on", "to", "towards", "toward", "against", "into", "in", "under", "over")
#: What is done to calm, or to move, is an attack only when it is done.
_MILD = frozenset({"grab", "drag", "push", "tackle", "throw", "vehicle", "other"})
_TELLING = (
    _ABUSING
    | _THREATENING
    | _WIELDING
    | _NEARING
    | _HOLDING
    | _STEALING
    | _DEMANDING
    | _TRYING
    | _BINDING
    | _SWINGING
    | _ROBBING
)


def threatened(cast: Cast) -> None:
    """Mark those who are threatened, chased, held up or aimed at, and those who do it."""
    for you in cast.doc.having(frozenset({"you"})):
        if (said := _said_so(cast, you)) is not None:
            _tell(cast, said, list(_spoken_to(cast, said)))
    for verb in cast.doc.having(_TELLING):
        if verb.dep_ in ("amod", "compound", "nmod") or (verb.pos_ not in ("VERB", "AUX") and verb.tag_[:2] != "VB"):
            continue
        low = verb.lower_
        victims: list[Somebody] | None = None
        if low in _THREATENING:
            victims = _by_words(cast, verb)
        if victims is None and low in _ABUSING and any(c.lower_ in _HATEFUL for c in verb.children):
            victims = list(_suffering(cast, verb))
        if victims is None and low in _TRYING:
            victims = _tried(cast, verb)
        if victims is None and low in _NEAR_ARMS and _armed(cast, verb, low):
            victims = list(_suffering(cast, verb))
        if victims is None and low in _WIELDING:
            victims = _aimed(cast, verb)
        if victims is None and low in _STEALING:
            victims = _robbed_of(cast, verb)
        if victims is None and low in _DEMANDING and any(o.lower_ in _LOOT for o in syntax.objects(verb)):
            victims = list(_at(cast, verb, "from", "off"))
        if victims is None and low in _BINDING and _bound(verb):
            victims = list(_suffering(cast, verb))
        if victims is None and low in _SWINGING:
            victims = _missed(cast, verb)
        if victims is not None:
            _tell(cast, verb, victims)


def _said_so(cast: Cast, you: Token) -> Token | None:
    """The verb that brings in "I will stab you", "I'm going to kill you"; None for other words."""
    deed, before = cast.tokens[you.i - 1], cast.lower[max(0, you.i - 6) : you.i - 1]
    if deed.lower_ not in _GRAVE or "i" not in before or _GOING.isdisjoint(before) or not _NOT.isdisjoint(before):
        return None
    quote = cast.tokens[max(0, you.i - _LONG) : you.i]
    start = next((token.i for token in reversed(quote) if token.text in _MARKS), 0)
    for token in reversed(cast.tokens[max(0, start - 8) : start]):
        if token.is_space or token.lower_ == ".":
            return None
        if token.lower_ in _SAID and token.pos_ == "VERB":
            return token
    return None


def _spoken_to(cast: Cast, said: Token) -> Iterator[Somebody]:
    """The clerk of "told the clerk", "shouted at the clerk", "walked up to the clerk and said"."""
    verb, found = said, False
    while not found:
        told = [*(c for c in verb.rights if c.dep_ in ("dobj", "dative"))]
        for item in [*told, *(o for c in (verb, *verb.rights) for o in syntax.prepositional(c, "at", "to"))]:
            for who in _those(cast, item):
                found = True
                yield who
        if found or verb.dep_ != "conj" or verb.head.pos_ != "VERB" or verb.i - verb.head.i > _NEAR_BY:
            return
        verb = verb.head


def _bound(verb: Token) -> bool:
    """ "Were tied up", "tied a guard up"; not "with her hair tied up"."""
    return near(verb, frozenset({"up"}), 4) and (syntax.be_before(verb) is not None or bool(syntax.objects(verb)))


def _tell(cast: Cast, verb: Token, victims: list[Somebody]) -> None:
    """Write down whom it was done to and who did it, unless it is denied, feared or nobody's in particular."""
    told = assertion(verb)
    if told == "negated" or (told == "hypothetical" and not (verb.lower_ in _THREATENING and verb.tag_ == "VBD")):
        return  # a threat is made, whatever it hangs on
    if general(cast.doc, verb.i) and not any(who.named for who in victims):
        return
    subject = syntax.agent(verb) if _passive(verb) else cast.subject(verb)
    if subject is not None and subject.lower_ in ANYBODY:
        return
    doers = [who for who in everybody(cast, subject) if who not in victims] if subject is not None else []
    doers = [who for who in doers if not (who.named and cast.for_the_record(who) and not is_police(who))]
    if doers and all(is_police(who) for who in doers):
        return
    for who in victims:
        said = who.named and cast.for_the_record(who)  # those who tell of it; and a gun is often aimed at officers
        if not (said and verb.lower_ in _OFTEN_TOLD):
            mark(who, "victim", 1, verb)
    for who in doers if victims or _people_behind(verb) else ():
        offends(who, verb)


def _passive(verb: Token) -> bool:
    taken = [c.lower_ for c in verb.children if c.dep_ == "dobj"]
    if verb.lower_ == "taken" and taken and _CAPTIVE.issuperset(taken):
        return True  # "taken hostage"
    return syntax.is_passive(verb) and not taken


def _people_behind(verb: Token) -> bool:
    """True for who threatens staff, customers or other people who are none of the story's persons."""
    found = [*syntax.objects(verb), *(o for c in verb.children for o in syntax.prepositional(c, *_TOWARDS))]
    return any(personlike(o) for o in found)


def _suffering(cast: Cast, verb: Token) -> Iterator[Somebody]:
    """The subject of a passive verb, the object of an active one."""
    found = [cast.subject(verb)] if _passive(verb) else syntax.objects(verb)
    for item in found:
        yield from _those(cast, item)


def _those(cast: Cast, item: Token | None) -> Iterator[Somebody]:
    """Everybody whom a noun means, or whose body it is part of; no official by a pronoun alone."""
    if item is None:
        return
    found = list(everybody(cast, item, harmed=True))
    if not found:
        found = [who for i in people(item) for who in everybody(cast, cast.doc[i], harmed=True)]
    for who in found:
        if item.lower_ not in PRONOUNS or not cast.for_the_record(who):
            yield who


def _at(cast: Cast, verb: Token, *prepositions: str) -> Iterator[Somebody]:
    """Whom something is aimed at: "pointed a gun at him", where the parse may hang "at him" on the gun."""
    seen: list[Somebody] = []
    for node in (verb, *verb.rights):
        if node is not verb and node.dep_ not in ("dobj", "prt", "advmod", "prep", "nsubjpass"):
            continue
        if node.lower_ == "according":
            continue  # "took his gun, according to the commissioner"
        for item in syntax.prepositional(node, *prepositions):
            for who in _those(cast, item):
                if who not in seen:
                    seen.append(who)
                    yield who


def is_weapon(noun: Token) -> bool:
    """True for what people are threatened with, "knives" and "weapon" too; not for a car."""
    low = noun.lower_
    held = violence.INSTRUMENTS.get(low) or (violence.INSTRUMENTS.get(low[:-1]) if low.endswith("s") else None)
    if held is None:
        return low in _MORE_ARMS
    return held != "vehicle" and noun.pos_ in ("NOUN", "PROPN", "ADJ")


def _armed(cast: Cast, verb: Token, low: str) -> bool:
    """A weapon in the same clause, "at gunpoint" or "armed" near the verb."""
    if low in _HOLDING:
        if near(verb, _CAPTIVE, 4):
            return True
        return near(verb, _POINTS, 7) and near(verb, frozenset({"at"}), 6)
    if low in _ROBBING:
        return True
    sent = verb.sent
    for i in range(max(sent.start, verb.i - 9), min(sent.end, verb.i + 15)):
        token = cast.tokens[i]
        if token.lower_ in _POINTS or token.lower_ == "armed" or (is_weapon(token) and _in_hand(token)):
            return True
    return False


def _in_hand(weapon: Token) -> bool:
    """ "With a knife", "pulled out a gun", "brandishing an axe", "a knife-wielding man"; not "a bar"."""
    if weapon.lower_ in ("bar", "club", "driver", "fire", "round", "device", "blast", "motorist", "cyclist"):
        return False
    above = weapon.head
    return (
        (weapon.dep_ == "pobj" and above.lower_ in ("with", "of", "using"))
        or (weapon.dep_ in ("dobj", "conj", "npadvmod") and above.pos_ != "ADP")
        or above.lower_ in ("wielding", "toting", "carrying")
    )


def _by_words(cast: Cast, verb: Token) -> list[Somebody] | None:
    """ "Threatened a clerk with a knife", "threatened to stab her", "was threatened by"; not with the sack."""
    for item in syntax.prepositional(verb, "with"):
        if not is_weapon(item) and item.lower_ not in _HARM_NOUNS:
            return []
    for act in verb.rights:
        if act.dep_ in ("xcomp", "ccomp", "advcl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in act.lefts):
            return _meant(cast, act) if not _passive(verb) else []
    return list(_suffering(cast, verb))


_HARM_NOUNS = frozenset("violence rape death knife knives harm assault weapon weapons beating stabbing one".split())


def _meant(cast: Cast, act: Token) -> list[Somebody]:
    """Of "to throw acid in her face", "to kill a guard": whom."""
    if act.lower_ not in _HARMING:
        return []
    found = [who for item in syntax.objects(act) for who in _those(cast, item)]
    return found or list(_at(cast, act, "at", "on", "over", "in", "into", "of", "through"))


def _tried(cast: Cast, verb: Token) -> list[Somebody] | None:
    """ "Tried to bite an officer", "attempted to rob a clerk": whom it was meant for."""
    for act in verb.rights:
        if act.dep_ != "xcomp" or not any(c.lower_ == "to" and c.dep_ == "aux" for c in act.lefts):
            continue
        found: list[Somebody] = []
        for deed in syntax.verb_conjuncts(act):
            low = deed.lower_
            means = {r.mechanism for r in violence.MECHANISMS.get(low, ()) if not r.after}
            if low not in _HARMING_OR_ROBBING or (means and means <= _MILD) or low in _HARMLESS_BODILY:
                continue
            found += list(_meant(cast, deed)) if low in _HARMING else list(_suffering(cast, deed))
        return found
    return None


def _aimed(cast: Cast, verb: Token) -> list[Somebody] | None:
    """ "Pointed a gun at him", "held a knife to her throat", "a gun was pointed at her", "had a gun pointed at her"."""
    held = [*syntax.objects(verb)]
    subject = syntax.subject(verb)
    if subject is not None and (_passive(verb) or verb.tag_ == "VBN"):
        held.append(subject)
    if verb.dep_ == "acl":
        held.append(verb.head)
    if not any(is_weapon(item) for item in held):
        return None
    if verb.dep_ in ("acl", "ccomp") and verb.tag_ in ("VBN", "VBD"):
        above = verb.head.head if verb.dep_ == "acl" else verb.head
        if above.lower_ in ("had", "having", "has", "have"):
            return list(_those(cast, cast.subject(above)))
    found = list(_at(cast, verb, *_TOWARDS))
    if not found and verb.lower_ not in _TOUCHING:
        beside = next((v for v in syntax.verb_conjuncts(verb) if v is not verb), None)
        if beside is not None and beside.lower_ in _SAID and not syntax.own_subject(beside):
            found = list(_spoken_to(cast, beside))  # "pulled out a knife and told the clerk to open the till"
    return found


def _robbed_of(cast: Cast, verb: Token) -> list[Somebody] | None:
    """ "Had her bag snatched", "snatched a phone from him", "grabbed the woman's bag"."""
    loot = [item for item in syntax.objects(verb) if item.lower_ in _LOOT]
    if verb.dep_ in ("acl", "ccomp") and verb.tag_ in ("VBN", "VBD"):
        above = verb.head.head if verb.dep_ == "acl" else verb.head
        thing = verb.head if verb.dep_ == "acl" else syntax.subject(verb)
        if above.lower_ in ("had", "having", "has") and thing is not None and thing.lower_ in _LOOT:
            return list(_those(cast, cast.subject(above)))
    if not loot:
        return None
    owners = [c for item in loot for c in item.lefts if c.dep_ == "poss" and c.lower_ not in PRONOUNS]
    found = [who for item in owners for who in _those(cast, item)]
    return found or list(_at(cast, verb, "from", "off"))


def _missed(cast: Cast, verb: Token) -> list[Somebody] | None:
    """ "Swung a bat at a steward", "took a swing at him", "lunged at her", "squared up to a guard"."""
    held = syntax.objects(verb)
    if any(not is_weapon(o) and o.lower_ not in _BLOWS for o in held):
        return None
    if not held and not near(verb, frozenset({"at", "up", "for", "out"}), 1):
        return None
    if not held and verb.lower_ in _NEEDS_ARMS and not _armed(cast, verb, ""):
        return None
    return list(_at(cast, verb, "at", "to", "towards", "for"))


_NEEDS_ARMS = all_forms(["come came coming", "go went gone", "run ran running", "charge", "advance", "rush"])
