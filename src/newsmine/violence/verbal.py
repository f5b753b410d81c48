"""Verbs of violence: "punched an officer", "was stabbed", "a man shot in Leeds", "four kicked"."""

from __future__ import annotations

from spacy.tokens import Token

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.language.inflect import verb_forms
from newsmine.record import Mechanism, Outcome
from newsmine.violence import figurative, words
from newsmine.violence.arguments import directed, follows, heads, instruments, means, owner, parts, people, places
from newsmine.violence.harm import Harm, HarmKind, worse
from newsmine.violence.people import part_of_body, personlike

#: Verbs that say little of a body by themselves: their victim must be plainly people.
WEAK = frozenset(
    {"strike", "grab", "push", "throw", "drag", "burn", "vehicle", "kick", "bomb", "stamp", "tackle", "spit"}
)
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i", "who"})
_THROWING = frozenset(
    form
    for verb in (
        "throw threw thrown",
        "hurl",
        "lob lobbed lobbing",
        "chuck",
        "fling flung",
        "toss",
        "pour",
        "tip tipped tipping",
        "spray",
        "squirt",
        "splash",
    )
    for form in verb_forms(verb)
)
_SINKING = verb_forms("sink sank sunk")
_RUNNING = verb_forms("run ran running")
_MISTAKEN = frozenset({"spat", "bit", "hit", "kicked", "punched", "bitten", "struck"})
_TEETH = frozenset({"teeth", "tooth", "fangs"})
_HOT = frozenset({"boiling", "scalding", "hot"})
_SELVES = frozenset({"himself", "herself", "themselves", "myself", "itself", "yourself", "ourselves"})
_COORDINATORS = frozenset({",", "and", "or", "then", "&", "also", "repeatedly"})


def read(verb: Token) -> Harm | None:
    """The violence that a verb tells of, or None where it is a figure of speech or hits a thing."""
    entry = _entry(verb)
    if entry is None or figurative.idiom(verb) or (verb.lower_ not in words.DEATHS and figurative.in_game(verb)):
        return None
    if verb.lower_ in _THROWING and any(o.lower_ in words.ATTACK_NOUNS for o in syntax.objects(verb)):
        return None  # "threw a punch" is told by the noun
    if verb.dep_ == "amod" and verb.lower_ in ("beat", "hit"):
        return None  # "a beat officer", "a hit song"
    after, mechanism = entry
    if verb.lower_ in words.DYING:
        return _dying(verb)
    passive = _passive(verb, after)
    if passive:
        patients, agents = _passive_arguments(verb)
    else:
        patients, agents = _active_arguments(verb)
    tools = instruments(verb)
    struck = parts(verb)
    if not patients and struck:
        patients = owner(verb.doc[struck[0]])
    mechanism, agents = _means(verb, mechanism, agents, tools, passive)
    if (
        after == ("into",)
        and verb.lower_ in _RUNNING
        and not any(means(o) == "vehicle" for o in (*syntax.objects(verb), _subject(verb) or verb))
    ):
        return None  # "ran into an old friend"
    if verb.lower_ in _SINKING and not any(o.lower_ in _TEETH for o in syntax.objects(verb)):
        return None
    if _hits_nobody(verb, mechanism, patients, struck, passive) and not _shares(verb, patients):
        return None
    if passive and mechanism == "strike" and verb.lower_ in ("hit", "struck") and _hit_by_thing(verb):
        return None
    if passive and _by_nobody(verb):
        return None
    start, end = _words(verb, after)
    if mechanism is None and (manner := [c for c in verb.lefts if c.lower_ in ("sexually", "indecently")]):
        mechanism, start = "sexual", manner[0].i
    return Harm(
        start=start,
        end=end,
        head=verb.i,
        outcome=_outcome(verb, after),
        mechanism=mechanism,
        patients=patients,
        agents=tuple(i for i in agents if personlike(verb.doc[i]) is not False),
        assertion=assertion(verb),
        nominal=False,
        kind=_kind(verb),
        parts=tuple(i for i in struck if not start <= i < end),
        instruments=tools,
        places=places(verb),
    )


def _entry(verb: Token) -> tuple[tuple[str, ...], Mechanism | None] | None:
    low = verb.lower_
    if low in ("butt", "butted", "butting", "butts") and not _head_before(verb):
        objects = syntax.objects(verb)
        if not any(personlike(o) for o in objects) and not syntax.is_passive(verb):
            return None
    for table in (words.MECHANISMS, words.ATTACKS):
        for reading in table.get(low, ()):
            if follows(verb, reading.after):
                return reading.after, reading.mechanism
    if low in words.DEATHS:
        return (), None
    for reading in words.PASSIVE_ONLY.get(low, ()):
        if follows(verb, reading.after) and syntax.agent(verb) is not None:
            return reading.after, None
    return None


def _head_before(verb: Token) -> int:
    """How many tokens of "head-" stand before "butted"."""
    if verb.i and verb.nbor(-1).lower_ == "head":
        return 1
    if verb.i > 1 and verb.nbor(-1).text in "-–" and verb.nbor(-2).lower_ == "head":
        return 2
    return 0


def _subject(verb: Token) -> Token | None:
    """The subject of the verb; none where the parse took another verb for it ("spat at, hit and bitten")."""
    found = syntax.subject(verb)
    return None if found is not None and found.lower_ in _MISTAKEN else found


def _be(verb: Token) -> Token | None:
    """The form of "be" before a participle, "head" in "was head butted" left aside."""
    return syntax.be_before(verb.doc[verb.i - _head_before(verb)] if verb.lower_.startswith("butt") else verb)


def _words(verb: Token, after: tuple[str, ...]) -> tuple[int, int]:
    doc = verb.doc
    start = verb.i - (_head_before(verb) if verb.lower_.startswith("butt") else 0)
    if start == verb.i and verb.i > 1 and verb.nbor(-1).text == "-" and doc[verb.i - 2].is_alpha:
        start = verb.i - 2  # "sucker-punched"
    end = verb.i + 1
    if after and tuple(t.lower_ for t in doc[end : end + len(after)]) == after:
        end += len(after)
    elif after:
        for child in verb.rights:
            near = tuple(t.lower_ for t in doc[child.i : child.i + len(after)])
            if near == after and child.i < verb.i + 9:
                end = child.i + len(after)
                break
    for phrase in ("to death", "dead", "unconscious"):
        if doc[end : end + len(phrase.split())].text.lower() == phrase:
            end += len(phrase.split())
    return start, end


def _passive(verb: Token, after: tuple[str, ...]) -> bool:
    if syntax.is_passive(verb):
        return True
    if verb.tag_ != "VBG" and _be(verb) is not None and not verb.lower_.endswith("ing"):
        return True
    if (
        verb.tag_ in ("VBN", "VBD")
        and verb.dep_ == "conj"
        and _bare_before(verb, strictly=True)
        and not syntax.has_object(verb)
    ):
        return True
    if verb.dep_ == "amod" and verb.tag_ in ("VBN", "VBD", "JJ"):
        return _attacker_before(verb) is None
    if verb.tag_ == "VBG":
        return False
    if verb.tag_ not in ("VBN", "VBD", "JJ", "NN", "NNP") or syntax.has_object(verb):
        return False
    if any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not syntax.own_subject(verb):
        return _passive(verb.head, ())
    if directed(verb) and (after or any(c.lower_ in ("at", "on") for c in verb.children)):
        return False
    # "Man stabbed in Leeds", "four kicked": past tense by its tag, a participle by its sense
    who = _subject(verb)
    if who is None:
        return bool(verb.i and _bare_before(verb))
    if who.lower_ in _NOMINATIVE or not personlike(who) or _relative_subject(verb):
        return False
    return not syntax.objects(verb)


def _attacker_before(verb: Token) -> Token | None:
    """The attacker in "Drunk woman headbutted police officer", which the parse takes for one noun phrase."""
    before = [c for c in verb.head.lefts if c.i < verb.i and c.pos_ in ("NOUN", "PROPN") and personlike(c)]
    return before[-1] if before else None


def _relative_subject(verb: Token) -> bool:
    """True in "a man who slapped": the pronoun does it."""
    node = syntax.first_conjunct(verb)
    return any(c.dep_ == "nsubj" and c.lower_ in ("who", "that", "which") for c in node.children)


def _shares(verb: Token, patients: tuple[int, ...]) -> bool:
    """True where a participle has no victim of its own and co-ordination may give it one."""
    if patients or verb.tag_ == "VBG" or syntax.has_object(verb):
        return False
    subject = _subject(verb)
    if subject is not None and personlike(subject) is not True:
        return False
    return verb.i > verb.sent.start and verb.nbor(-1).lower_ in _COORDINATORS


def _bare_before(verb: Token, *, strictly: bool = False) -> Token | None:
    """The number or noun right before a participle that the parse left alone; strictly: a number or "another"."""
    if not verb.i:
        return None
    before = verb.nbor(-1)
    while before.i > verb.sent.start and before.pos_ == "ADV":
        before = before.nbor(-1)
    if strictly and not (before.pos_ == "NUM" or before.lower_ in ("another", "others", "more", "one")):
        return None
    if (
        before.sent.start == verb.sent.start
        and before.pos_ in ("NUM", "NOUN", "PRON", "PROPN", "ADJ", "DET")
        and personlike(before)
    ):
        return before
    return None


def _passive_arguments(verb: Token) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if verb.dep_ == "amod":
        subject: Token | None = verb.head
    else:
        subject = _subject(verb)
        form = _be(verb)
        lost = subject is None or (subject.i == verb.i - 1 and bool(_head_before(verb)))
        if form is not None and (lost or verb.pos_ not in ("VERB", "AUX")):
            subject = syntax.subject(form) or syntax.subject(form.head)
        if verb.dep_ == "conj" and not syntax.own_subject(verb) and (before := _bare_before(verb, strictly=True)):
            subject = before  # "four kicked and one bitten"
        elif not any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "advmod") for c in verb.lefts):
            before = _bare_before(verb)
            if (
                before is not None
                and before.pos_ in ("NOUN", "PROPN")
                and subject is not None
                and before.i != subject.i
            ):
                subject = before if before.head.i == verb.i or before.head.pos_ == "ADP" else subject
    agents = heads(syntax.agent(verb))
    if subject is None and verb.i and (before := _bare_before(verb)) is not None:
        subject = before
    thing = subject is not None and personlike(subject) is not True and not part_of_body(subject)
    if thing and (at := directed(verb)):  # "bricks were thrown at them", "a car was driven at them"
        return at, agents
    return people(subject), agents


def _active_arguments(verb: Token) -> tuple[tuple[int, ...], tuple[int, ...]]:
    subject = _subject(verb)
    objects = syntax.objects(verb)
    found: list[int] = []
    for item in objects:
        if item.lower_ not in _SELVES and item.lower_ not in _TEETH:
            thrown = verb.lower_ in _THROWING and not personlike(item)
            found += people(item) if not thrown else ()
    if not found:
        for item in objects:  # "bit a chunk out of his ear"
            for inner in (*syntax.prepositional(item, "of"), *syntax.prepositional(verb, "of")):
                found += people(inner) if part_of_body(inner) else ()
    if not found or verb.lower_ in _THROWING or verb.lower_ in _SINKING:
        found += [i for i in directed(verb) if i not in found]
    if not found:
        for item in objects:  # "threw punches at them"
            found += directed(item)
    if not objects and not found and (known := _relative_object(verb, subject)) is not None:
        found = list(heads(known))
    if verb.dep_ == "amod" and (attacker := _attacker_before(verb)) is not None:
        return heads(verb.head), (attacker.i,)
    if not objects and not found and verb.pos_ not in ("VERB", "AUX") and (after := _next_noun(verb)) is not None:
        found, subject = [after.i], subject or _bare_before(verb)
    return tuple(found), heads(subject)


def _relative_object(verb: Token, subject: Token | None) -> Token | None:
    """ "the officers he spat at", "the paramedic they kicked and pushed": the noun that the clause is about."""
    node = syntax.first_conjunct(verb)
    if node.dep_ != "relcl" or subject is None or subject.i == node.head.i or not syntax.own_subject(node):
        return None
    return node.head if personlike(node.head) else None


def _next_noun(verb: Token) -> Token | None:
    """The noun that follows a verb which the parse took for a noun: "Yob headbutts PC"."""
    found: Token | None = None
    for i in range(verb.i + 1, min(verb.i + 7, verb.sent.end)):
        token = verb.doc[i]
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            found = token
        elif token.pos_ not in ("DET", "ADJ"):
            break
    return found if found is not None and personlike(found) else None


def _hit_by_thing(verb: Token) -> bool:
    """True for "hit by a pie", "struck by a thought": by nothing that attackers are, use or throw."""
    things = [verb.doc[i] for i in _by(verb)]
    return bool(things) and not any(
        (personlike(t) is not False and (personlike(t) or t.pos_ == "PROPN"))
        or means(t) is not None
        or t.lower_ in words.MISSILES
        or t.lower_ in words.ATTACK_NOUNS
        for t in things
    )


def _by_nobody(verb: Token) -> bool:
    """True for "hit by a round of cuts", "hit with a lawsuit"."""
    things = list(syntax.prepositional(verb, "with", "by"))
    return any(figurative.abstract(t) for thing in things if not personlike(thing) for t in thing.subtree)


def _by(verb: Token) -> tuple[int, ...]:
    return heads(syntax.agent(verb))


def _means(
    verb: Token, mechanism: Mechanism | None, agents: tuple[int, ...], tools: tuple[int, ...], passive: bool
) -> tuple[Mechanism | None, tuple[int, ...]]:
    """The mechanism with what it was done with, and the agents without cars and bottles."""
    doc = verb.doc
    things = [i for i in agents if personlike(doc[i]) is not True]
    if mechanism in (None, "strike", "drag", "throw", "burn"):
        for i in (*things, *tools):
            word = doc[i]
            if mechanism is None and personlike(word):
                continue  # "assaulted by drivers" is no collision
            if mechanism == "strike" and word.lower_ in words.MISSILES and (i in things or _thrown(word)):
                return "throw", tuple(a for a in agents if a != i)
            named = means(word)
            if (
                named is not None
                and not (mechanism == "throw" and named != "acid")
                and not (mechanism in ("drag", "burn") and named != "vehicle")
            ):
                if mechanism == "strike" and named == "burn":
                    continue
                return named, tuple(a for a in agents if a != i)
    if mechanism == "throw" and verb.lower_ in _THROWING:
        for item in syntax.objects(verb):
            if any(t.lower_ in _HOT for t in item.subtree) or means(item) == "burn":
                return "burn", agents
            if means(item) in ("acid", "bomb"):
                return means(item), agents
        subject = _subject(verb)
        if passive and subject is not None and means(subject) in ("acid", "bomb"):
            return means(subject), agents
    return mechanism, agents


def _thrown(noun: Token) -> bool:
    return any(child.lower_ in ("thrown", "hurled", "flung", "lobbed") for child in noun.children)


def _hits_nobody(
    verb: Token, mechanism: Mechanism | None, patients: tuple[int, ...], struck: tuple[int, ...], passive: bool
) -> bool:
    """True where what is hit is a wall, a policy, or nothing."""
    doc = verb.doc
    if patients:
        if struck or any(personlike(doc[i]) for i in patients):
            return False
        if verb.lower_ in words.DEATHS or mechanism == "sexual":
            return False
        names = [doc[i] for i in patients if doc[i].pos_ == "PROPN"]
        if mechanism in WEAK or mechanism is None:
            return not any(name.ent_type_ in ("", "PERSON") for name in names)
        return not names
    if struck:
        return False
    objects = syntax.objects(verb)
    if objects and not passive:
        return True
    if passive:
        return _subject(verb) is not None  # a wall was kicked
    # no object at all: "he kicked and punched", "was found guilty of biting"
    if verb.lower_ in words.ATTACKS or mechanism in WEAK - {"kick", "spit"}:
        return True
    return verb.tag_ not in ("VBG", "VB", "VBD", "VBN") or any(c.dep_ == "prt" for c in verb.children)


def _dying(verb: Token) -> Harm | None:
    for child in verb.children:
        cause = child.dep_ == "prep" and child.lower_ in ("of", "from", "after", "with", "in")
        if cause and any(t.lower_ in words.NATURAL for t in child.subtree):
            return None
        if child.dep_ == "prt" or (child.lower_ in ("down", "out", "away", "off")):
            return None
    if verb.tag_ == "VBG" and (verb.dep_ == "amod" or any(c.lower_ in ("to", "for") for c in verb.rights)):
        return None
    patients = people(_subject(verb))
    if not patients and verb.i and (before := _bare_before(verb)) is not None:
        patients = (before.i,)
    if not patients:
        return None
    return Harm(
        start=verb.i,
        end=verb.i + 1,
        head=verb.i,
        outcome="killed",
        mechanism=None,
        patients=patients,
        agents=(),
        assertion=assertion(verb),
        nominal=False,
        kind="death",
        places=places(verb),
    )


def _kind(verb: Token) -> HarmKind:
    if verb.lower_ in words.DEATHS:
        return "death"
    return "injury" if verb.lower_ in words.INJURING else "attack"


def _outcome(verb: Token, after: tuple[str, ...]) -> Outcome:
    low = verb.lower_
    doc = verb.doc
    around = {
        child.lower_ for child in verb.children if child.dep_ in ("advmod", "amod", "oprd", "acomp", "dobj", "xcomp")
    }
    if low in words.DEATHS or "dead" in after or "dead" in around or "fatally" in around:
        return "killed"
    if any(c.lower_ == "to" and c.i + 1 < len(doc) and doc[c.i + 1].lower_ == "death" for c in verb.rights):
        return "killed"
    outcome: Outcome = "assaulted"
    if low in words.INJURING or (low in words.WOUNDING and after[:1] != ("at",) and not _at(verb)):
        outcome = "injured"
    if around & words.SERIOUS and outcome == "injured":
        outcome = "seriously_injured"
    if "unconscious" in around:
        outcome = worse(outcome, "injured")
    return outcome


def _at(verb: Token) -> bool:
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "at"
