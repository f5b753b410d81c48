"""Verbs of violence: "punched an officer", "was stabbed", "a man shot in Leeds", "four kicked"."""

from __future__ import annotations

from spacy.tokens import Token

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.record import Mechanism, Outcome
from newsmine.violence import figurative, words
from newsmine.violence.arguments import directed, follows, heads, instruments, means, parts, people, places
from newsmine.violence.harm import Harm, HarmKind, worse
from newsmine.violence.people import personlike

#: Verbs that say little of a body by themselves: their victim must be plainly people.
_WEAK = frozenset(
    {"strike", "grab", "push", "throw", "drag", "burn", "vehicle", "kick", "bomb", "stamp", "tackle", "spit"}
)
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i", "who"})
_THROWING = frozenset(
    {
        "throw",
        "threw",
        "thrown",
        "throws",
        "throwing",
        "hurl",
        "hurled",
        "hurls",
        "hurling",
        "lob",
        "lobbed",
        "chucked",
        "chuck",
        "flung",
        "fling",
        "tossed",
        "toss",
        "lobbing",
        "flinging",
        "chucking",
        "tossing",
    }
)


def read(verb: Token) -> Harm | None:
    """The violence that a verb tells of, or None where it is a figure of speech or hits a thing."""
    entry = _entry(verb)
    if entry is None or figurative.idiom(verb) or (verb.lower_ not in words.DEATHS and figurative.in_game(verb)):
        return None
    if verb.lower_ in _THROWING and any(o.lower_ in words.ATTACK_NOUNS for o in syntax.objects(verb)):
        return None  # "threw a punch" is told by the noun
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
    mechanism, agents = _means(verb, mechanism, agents, tools, passive)
    if _hits_nobody(verb, mechanism, patients, struck, passive):
        return None
    if passive and any(figurative.abstract(verb.doc[i]) for i in _by(verb)):
        return None
    start, end = _words(verb, after)
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
        parts=struck,
        instruments=tools,
        places=places(verb),
    )


def _entry(verb: Token) -> tuple[tuple[str, ...], Mechanism | None] | None:
    low = verb.lower_
    if low in ("butt", "butted", "butting", "butts") and not _head_before(verb):
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


def _words(verb: Token, after: tuple[str, ...]) -> tuple[int, int]:
    doc = verb.doc
    start = verb.i - (_head_before(verb) if verb.lower_.startswith("butt") else 0)
    end = verb.i + 1
    if after and tuple(t.lower_ for t in doc[end : end + len(after)]) == after:
        end += len(after)
    for phrase in ("to death", "dead", "unconscious"):
        if doc[end : end + len(phrase.split())].text.lower() == phrase:
            end += len(phrase.split())
    return start, end


def _passive(verb: Token, after: tuple[str, ...]) -> bool:
    if syntax.is_passive(verb):
        return True
    if (
        verb.tag_ in ("VBN", "VBD")
        and verb.dep_ == "conj"
        and _bare_before(verb, strictly=True)
        and not syntax.has_object(verb)
    ):
        return True
    if verb.dep_ == "amod" and verb.tag_ in ("VBN", "VBD", "JJ"):
        return True
    if verb.tag_ == "VBG":
        return False
    if verb.tag_ not in ("VBN", "VBD", "JJ", "NN", "NNP") or syntax.has_object(verb):
        return False
    if any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not syntax.own_subject(verb):
        return (_passive(verb.head, ()) and verb.tag_ != "VBD") or (verb.tag_ == "VBN" and syntax.is_passive(verb.head))
    if directed(verb) and not after and any(c.lower_ in ("at", "on") for c in verb.children):
        return False
    # "Man stabbed in Leeds", "four kicked": past tense by its tag, a participle by its sense
    who = syntax.subject(verb)
    if who is None:
        return bool(verb.i and _bare_before(verb))
    if who.lower_ in _NOMINATIVE or not personlike(who):
        return False
    return not syntax.objects(verb)


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
        subject = syntax.subject(verb)
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
    if subject is not None and verb.lower_ in _THROWING and personlike(subject) is not True:
        return directed(verb), agents
    return people(subject), agents


def _active_arguments(verb: Token) -> tuple[tuple[int, ...], tuple[int, ...]]:
    subject = syntax.subject(verb)
    found: list[int] = []
    for item in syntax.objects(verb):
        if item.lower_ not in ("himself", "herself", "themselves", "myself", "dead"):
            found += people(item)
    if not found or verb.lower_ in _THROWING:
        found += [i for i in directed(verb) if i not in found]
    if not found:
        for item in syntax.objects(verb):  # "threw punches at them"
            found += directed(item)
    return tuple(found), heads(subject)


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
            if means(item) in ("acid", "bomb"):
                return means(item), agents
        subject = syntax.subject(verb)
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
        weak = mechanism in _WEAK or (mechanism is None and verb.lower_ not in words.DEATHS)
        return weak and not any(doc[i].pos_ == "PROPN" and not doc[i].ent_type_ for i in patients)
    if struck:
        return False
    objects = syntax.objects(verb)
    if objects and not passive:
        return not all(o.lower_ in ("himself", "herself", "themselves", "myself") for o in objects) or True
    if passive:
        return syntax.subject(verb) is not None  # a wall was kicked
    # no object at all: "he kicked and punched", "was found guilty of biting"
    if verb.lower_ in words.ATTACKS or mechanism in _WEAK - {"kick", "spit"}:
        return True
    return verb.tag_ not in ("VBG", "VB", "VBD", "VBN") or any(c.dep_ == "prt" for c in verb.children)


def _dying(verb: Token) -> Harm | None:
    for child in verb.children:
        cause = child.dep_ == "prep" and child.lower_ in ("of", "from", "after", "with")
        if cause and any(t.lower_ in words.NATURAL for t in child.subtree):
            return None
        if child.dep_ == "prt" or (child.lower_ in ("down", "out", "away", "off")):
            return None
    if verb.tag_ == "VBG" and (verb.dep_ == "amod" or any(c.lower_ in ("to", "for") for c in verb.rights)):
        return None
    patients = people(syntax.subject(verb))
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
