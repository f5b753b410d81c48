"""Harms told of a part of the body, or of a person's state: "broke his jaw", "a split lip", "knocked out"."""

from __future__ import annotations

from dataclasses import replace

from newsmine.language import syntax
from newsmine.language.assertion import Assertion, assertion
from newsmine.language.parsed import Token
from newsmine.record import InjuryType, Outcome
from newsmine.violence import words
from newsmine.violence.arguments import follows, heads, owner, parts, people
from newsmine.violence.harm import Harm
from newsmine.violence.people import part_of_body, personlike
from newsmine.violence.states import holders
from newsmine.violence.sufferers import sufferers
from newsmine.violence.wound_words import GENERIC, PART_STATES, PART_VERBS, STATE_VERBS, STATES, TEETH


def named(
    head: Token, type_: InjuryType, patients: tuple[int, ...], struck: tuple[int, ...], start: int, end: int
) -> Harm:
    """The mention of a harm of a type: its victims, the parts of the body, and its span in tokens."""
    outcome: Outcome = "injured"
    if any(child.lower_ in words.SERIOUS for child in head.children if child.dep_ in ("amod", "advmod", "compound")):
        outcome = "seriously_injured"
    return Harm(
        start=start,
        end=end,
        head=head.i,
        outcome=outcome,
        mechanism=None,
        patients=patients,
        agents=(),
        assertion=_held(head),
        nominal=head.pos_ in ("NOUN", "PROPN"),
        kind="injury",
        parts=struck,
        wound=type_,
    )


def _held(head: Token) -> Assertion:
    """How the harm is held; one that somebody has is a fact, whatever is to be done about it."""
    held = assertion(head)
    if held == "hypothetical" and head.pos_ == "NOUN" and any(child.dep_ == "poss" for child in head.lefts):
        return "asserted"  # "surgery to repair her shattered elbow"
    if held == "hypothetical" and any(c.lower_ in _LASTING for c in head.children) and _will(head):
        return "asserted"  # "will have permanent scars"
    return held


_LASTING = frozenset({"permanent", "lasting", "lifelong", "life-long"})


def _will(head: Token) -> bool:
    verb = syntax.clause_head(head)
    modals = [c.lower_ for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"]
    return bool(modals) and all(modal in ("will", "'ll", "’ll") for modal in modals)


def part_state(word: Token) -> Harm | None:
    """ "a broken nose", "two chipped teeth", "his face was swollen"."""
    type_ = PART_STATES[word.lower_]
    if word.lower_ == "damaged" and _brain_before(word):
        return None  # told of the one who is brain damaged
    joined = word.dep_ == "conj" and word.head.dep_ == "amod" and word.head.lower_ in PART_STATES
    if joined or (word.dep_ in ("amod", "compound", "nmod") and word.head.i > word.i):
        part = word.head.head if joined else word.head
        if not part_of_body(part) and word.i + 1 < len(word.doc) and part_of_body(word.nbor(1)):
            part = word.nbor(1)  # "a burst lip and tooth damage": the parse hangs it on the damage
        if not part_of_body(part):
            if (type_ == "fracture" and part.lower_ in ("bone", "bones")) or (
                word.lower_ == "torn" and part.lower_ in ("ligament", "ligaments", "muscle", "muscles")
            ):
                pass
            else:
                return None
        if part.i + 1 < len(word.doc) and part.nbor(1).lower_ in GENERIC:
            return None  # "a gaping head wound"
        if word.lower_ in ("black", "fat") and (word.lower_, part.lower_) not in (
            ("black", "eye"),
            ("black", "eyes"),
            ("fat", "lip"),
        ):
            return None
        if part.lower_ == "heart" or (part.lower_ in ("back", "side", "heart", "head") and type_ == "fracture"):
            return None
        if word.lower_ == "torn" and not part_of_body(part):
            type_ = "sprain"
        if part.lower_ in TEETH:
            type_ = "tooth"
        found = owner(part) or sufferers(part)
        if part.dep_ in ("nsubj", "nsubjpass") and not found:
            return None
        struck = (part.i, *(c.i for c in syntax.conjuncts(part) if _beside(part, c) and part.dep_ != "nmod"))
        end = max(struck) + 1 if max(struck) < part.i + 4 else part.i + 1
        if any(c.dep_ == "conj" and c.lower_ in PART_STATES and c.i < part.i for c in word.rights):
            return named(word, type_, found, struck, word.i, word.i + 1)  # "a bruised and swollen eye": two harms
        if joined:
            return named(word, type_, found, struck, word.i, end)
        return named(part, type_, found, struck, word.i, end)
    if word.dep_ in ("acomp", "oprd", "attr", "conj"):
        subject = syntax.subject(word if word.dep_ == "conj" and word.head.pos_ == "VERB" else word.head)
        if subject is not None and part_of_body(subject):
            if subject.lower_ in TEETH:
                type_ = "tooth"
            if word.lower_ == "black":
                blue = word.i + 2 < len(word.doc) and word.nbor(2).lower_ == "blue"
                return named(word, type_, owner(subject), heads(subject), word.i, word.i + 3) if blue else None
            return named(word, type_, owner(subject), heads(subject), subject.left_edge.i, word.i + 1)
    return None


def _beside(part: Token, other: Token) -> bool:
    """True in "a broken jaw and left hand", not in "a broken nose and two black eyes"."""
    between = part.doc[part.i + 1 : other.i]
    return other.i > part.i and part_of_body(other) and all(t.lower_ in ("and", "left", "right") for t in between)


def part_verb(verb: Token) -> Harm | None:
    """ "broke his jaw", "her wrist was broken", "knocked out two teeth", "had his throat cut"."""
    subject = syntax.subject(verb)
    objects = syntax.objects(verb)
    if not objects:  # "slicing open his ear": the parse gives the ear to "open"
        objects = [o for c in verb.rights if c.lower_ == "open" for o in c.children if o.dep_ == "dobj"]
    bodies = [o for o in objects if part_of_body(o) or _half(o)]
    if bodies and not syntax.has_object(verb) and verb.lower_.startswith("smash"):
        return None  # "the bottle smashed and cut his arm"
    if not bodies and objects and objects[0].lower_ in _SINEWS and PART_VERBS[verb.lower_][-1][1] in _CUTTING:
        whose = owner(objects[0]) or (people(subject) if subject is not None and syntax.is_passive(verb) else ())
        return named(verb, "cut", whose, (), verb.i, objects[0].i + 1)
    if not bodies and (broken := _it_broke(verb, subject, objects)) is not None:
        return broken
    for after, type_ in PART_VERBS[verb.lower_]:
        if after and not follows(verb, after):
            continue
        if bodies:
            part = bodies[0]
        elif (
            subject is not None
            and (part_of_body(subject) or _half(subject))
            and (
                syntax.is_passive(verb)
                or verb.tag_ == "VBN"
                or _had(verb)
                or (not objects and verb.lower_ in _GIVING_WAY)
            )
        ):
            part = subject
        elif (form := syntax.be_before(verb)) is not None and form.i and part_of_body(form.nbor(-1)):
            part = form.nbor(-1)  # the parse lost the subject
        elif verb.dep_ == "ccomp" and verb.tag_ == "VBN" and verb.head.lower_ in ("had", "have", "having", "has"):
            found = [
                o
                for o in verb.head.children
                if o.dep_ in ("dobj", "nsubj") and o.i > verb.head.i and (part_of_body(o) or _half(o))
            ]
            if not found:
                continue
            part = found[0]
        else:
            continue
        if _idiomatic(verb, part, type_) or (type_ == "sprain" and _of_another(verb, subject, part)):
            return None
        inner = _half(part) or part
        if inner.lower_ in TEETH:
            type_ = "tooth"
        elif type_ == "tooth":
            if verb.lower_.startswith(("knock", "cost", "chip")):
                continue
            type_ = "eye" if words.BODY.get(inner.lower_) == "eye" else "other"
        elif inner.lower_ == "hair":
            type_ = "other"
        elif type_ == "other" and words.BODY.get(inner.lower_) == "eye":
            type_ = "eye"
        whose = owner(inner) or owner(part)
        had = verb.head if verb.dep_ == "ccomp" else verb.head.head if verb.dep_ == "acl" else verb
        if had.lower_ in _HAVING and all(verb.doc[i].pos_ == "PRON" for i in whose):
            whose = people(syntax.subject(had))
        if not whose and subject is not None and part.i != subject.i and personlike(subject):
            whose = heads(subject)
        struck = tuple(c.i for c in syntax.conjuncts(inner) if part_of_body(c))
        start = min(verb.i, part.left_edge.i)
        end = max(verb.i, part.i, *(i for i in (inner.i, *struck) if part.i <= i < part.i + 6)) + 1
        if end == verb.i + 1 and end < len(verb.doc) and verb.doc[end].dep_ == "prt":
            end += 1
        return named(verb, type_, whose, struck, start, end)
    return None


_SINEWS = frozenset("tendon tendons artery arteries nerve nerves ligament ligaments muscle muscles vein veins".split())
_CUTTING = frozenset({"cut", "internal"})
#: A part of the body does these by itself: "his eye swelled", "his spleen ruptured", "her wrist snapped".
_GIVING_WAY = frozenset("swell swelled swelling swells ruptured ruptures snapped burst split cracked collapsed".split())


def _it_broke(verb: Token, subject: Token | None, objects: list[Token]) -> Harm | None:
    """ "He pushed the arm up and fractured it", "it was not broken": the part that was named last."""
    type_ = next((type_ for after, type_ in PART_VERBS[verb.lower_] if not after), None)
    if type_ not in ("fracture", "dislocation", "sprain"):
        return None
    its = [o for o in objects if o.lower_ == "it"]
    if not its and not objects and subject is not None and subject.lower_ == "it" and syntax.is_passive(verb):
        its = [subject]
    if not its:
        return None
    doc = verb.doc
    start = doc[verb.sent.start - 1].sent.start if verb.sent.start else 0
    for i in range(min(its[0].i, verb.i) - 1, max(start, its[0].i - 30) - 1, -1):
        if part_of_body(doc[i]) and (doc[i].lower_ != "back" or doc[i - 2].lower_ not in ("up", "behind")):
            first, last = sorted((its[0].i, verb.i))
            negated = syntax.is_passive(verb) and doc[verb.i - 1].lower_ in ("not", "n't", "n’t")
            begin = verb.i - 1 if negated else verb.i if syntax.is_passive(verb) else first
            return named(verb, type_, owner(doc[i]), (i,), begin, last + 1)
    return None


def _of_another(verb: Token, subject: Token | None, part: Token) -> bool:
    """ "he twisted her fingers": an attack, where "she twisted her ankle" is a sprain."""
    if subject is None or syntax.is_passive(verb) or subject.i == part.i:
        return False
    whose = owner(part)
    if not whose or whose == (subject.i,):
        return False
    one, other = verb.doc[whose[0]].lower_, subject.lower_
    if one not in _OWN:
        return True
    return other in _OWN.values() and _OWN[one] != other


_OWN = {"his": "he", "her": "she", "their": "they", "my": "i", "our": "we", "your": "you"}


def _had(verb: Token) -> bool:
    """ "had two teeth knocked out": the part is what was had."""
    return verb.dep_ == "ccomp" and verb.tag_ in ("VBN", "VBD") and verb.head.lower_ in _HAVING


_HAVING = frozenset({"had", "have", "having", "has"})


def _half(noun: Token) -> Token | None:
    """The part of the body in "part of his ear", "two of his ribs", "the tip of a finger"."""
    if noun.pos_ not in ("NOUN", "NUM", "DET", "PRON", "ADJ"):
        return None
    for inner in syntax.prepositional(noun, "of", *(("on", "off", "above") if noun.lower_ == "skin" else ())):
        if part_of_body(inner):
            return inner
    if noun.lower_ == "skin" and noun.dep_ == "dobj":  # "slicing the skin on her nose"
        return next((inner for inner in syntax.prepositional(noun.head, "on", "off") if part_of_body(inner)), None)
    return None


def _idiomatic(verb: Token, part: Token, type_: InjuryType) -> bool:
    """ "broke the back of the chase", "lost his head", "lost heart", "cracked heads"."""
    low = part.lower_
    if low in ("heart", "hearts"):
        return True
    if verb.lower_ in ("lost", "lose", "losing", "loses"):
        return (
            words.BODY.get(low) not in ("eye", "finger", "ear", "foot", "leg", "arm", "hand") and low not in TEETH
        ) or low in ("face", "head", "hands")
    if low == "back" and not any(c.dep_ == "poss" for c in part.children):
        return True
    if (
        low in ("side", "bottom", "foot", "head")
        and type_ in ("fracture", "cut")
        and not any(c.dep_ == "poss" for c in part.children)
    ):
        return True
    return (
        verb.lower_.startswith("twist")
        and low in ("arm", "arms")
        and any(c.dep_ == "punct" and c.text in "‘'\"" for c in verb.children)
    )


#: Done to a person only where the part is named: "grazed in the ankle", "cut on the hand".
_OF_PART = frozenset({"graze", "cut", "bruise", "burn"})


def state_verb(verb: Token) -> Harm | None:
    """ "blacked out", "lost consciousness", "knocked the officer out"."""
    for after, type_ in STATE_VERBS[verb.lower_]:
        if after and not follows(verb, after) and not _split(verb, after):
            continue
        if verb.dep_ == "amod":
            patients = people(verb.head)
        elif (
            syntax.is_passive(verb)
            or not syntax.has_object(verb)
            or after[-1:] == ("consciousness",)
            or after[:1] in (("his",), ("her",), ("the",), ("sight",), ("double",), ("stars",))
        ):
            patients = people(syntax.subject(verb))
        else:
            patients = tuple(
                i for o in syntax.objects(verb) for i in people(o) if o.lower_ not in ("consciousness", "sight")
            )
        if not any(_somebody(verb.doc[i]) for i in patients):
            return None
        struck = parts(verb)
        if type_ in _OF_PART and not (struck and syntax.is_passive(verb)) and not _among_blows(verb):
            return None
        if verb.lower_.startswith("pass") and any(part_of_body(verb.doc[i]) for i in patients):
            return None
        end = verb.i + 1
        for child in verb.rights:
            if after and child.lower_ == after[0] and child.i < verb.i + 7:
                end = child.i + len(after)
        if after and tuple(verb.doc.lower[verb.i + 1 : verb.i + 1 + len(after)]) == after:
            end = verb.i + 1 + len(after)
        if type_ == "scar":  # "scarred a woman for life"
            around = range(verb.i + 1, min(verb.i + 8, verb.sent.end - 1))
            end = next((i + 2 for i in around if verb.doc.words_of(i, i + 2).lower() == "for life"), end)
        return named(verb, type_, patients, struck, verb.i, end)
    return None


def _among_blows(verb: Token) -> bool:
    """True in a list of what was done to somebody: "kicked, cut, bitten", not in "cut and punched the dough"."""
    if verb.tag_ not in ("VBN", "VBD") or syntax.has_object(verb) or verb.i - 2 < verb.sent.start:
        return False
    doc = verb.doc
    before = doc[verb.i - 1].lower_ in (",", "and", "or") and doc[verb.i - 2].lower_ in words.MECHANISMS
    return before and syntax.is_passive(doc[verb.i - 2])


def _somebody(noun: Token) -> bool:
    """People, and names that the model does not call a person: only a body is knocked out."""
    human = personlike(noun)
    return human or (human is None and noun.pos_ == "PROPN" and noun.ent_type_ in ("", "PERSON", "ORG"))


def _split(verb: Token, after: tuple[str, ...]) -> bool:
    """ "knocked the officer out", "knocked Sgt Hoyle unconscious"."""
    if len(after) != 1:
        return False
    return any(
        c.lower_ == after[0]
        and c.i < verb.i + 8
        and not any(t.pos_ in ("CCONJ", "AUX") for t in verb.doc[verb.i + 1 : c.i])
        for c in verb.subtree
        if c.i > verb.i and c.dep_ in ("prt", "oprd", "acomp", "advmod", "xcomp", "ccomp", "amod", "prep")
    )


_DEGREES = frozenset(
    "very badly seriously severely gravely deeply extremely quite really visibly permanently temporarily partially "
    "partly completely slightly totally".split()
)


def _brain_before(word: Token) -> bool:
    """True for "brain damaged" in two words."""
    return word.i > word.sent.start and word.nbor(-1).lower_ == "brain"


def _left_so(word: Token) -> tuple[int, ...]:
    """Who was left brain damaged by somebody: the parse often takes "brain" for a verb."""
    doc = word.doc
    for i in range(word.i - 2, max(word.sent.start, word.i - 9) - 1, -1):
        if doc[i].lower_ in ("left", "leaving", "leaves", "leave"):
            return next((people(doc[k]) for k in range(word.i - 2, i, -1) if personlike(doc[k])), ())
    return ()


def state(word: Token) -> Harm | None:
    """ "was bruised and shaken", "left unconscious", "scarred for life"."""
    type_ = STATES[word.lower_]
    brain = word.lower_ == "damaged" and _brain_before(word)
    if word.lower_ == "damaged" and not brain and (word.i < 2 or word.doc[word.i - 2].lower_ != "brain"):
        return None
    if word.lower_ == "cold" and (word.i - word.sent.start < 2 or word.nbor(-1).lower_ != "out"):
        return None
    if word.pos_ == "VERB" and not (
        syntax.is_passive(word)
        or word.tag_ == "VBG"
        or word.dep_ in ("conj", "acomp", "oprd", "amod", "xcomp", "ccomp")
    ):
        return None
    if word.pos_ == "VERB" and syntax.has_object(word):
        return None
    patients = (_left_so(word) if brain else ()) or holders(word)
    if not any(_somebody(word.doc[i]) for i in patients):
        return None
    if (
        word.lower_ in ("blind", "deaf", "scared", "depressed", "anxious", "suicidal", "bleeding")
        and word.dep_ == "amod"
    ):
        return None
    if type_ == "psychological" and word.dep_ == "amod":
        return None  # "the terrified youth ran off"
    if word.lower_ in ("blind", "deaf") and word.head.lower_ not in ("left", "leaving", "went"):
        return None
    if word.lower_ == "shaken" and any(t.lower_ in ("baby", "infant") for t in word.sent):
        return None  # by somebody's hands
    if word.lower_ in ("scared",) or (
        word.lower_ == "anxious" and any(c.lower_ in ("to", "for") or c.dep_ == "xcomp" for c in word.rights)
    ):
        return None
    end = word.i + 1
    start = word.i
    if word.lower_ == "cold":  # "out cold"; "knocked out cold" is told by the verb
        if word.nbor(-1).lower_ != "out" or word.nbor(-2).lower_.startswith("knock"):
            return None
        start -= 1
    if brain:
        start -= 1
    while start > word.sent.start and (word.doc[start - 1].text == "," or word.doc[start - 1].lower_ in _DEGREES):
        start -= 1
    while word.doc[start].lower_ == ",":
        start += 1
    doc = word.doc
    if tuple(doc.lower[end : end + 2]) in (("for", "life"), ("up", "by")):
        end += 2 if doc[end].lower_ == "for" else 1
    if type_ == "psychological" and end + 1 < word.sent.end and doc[end].lower_ == "and":
        end += 2 if doc[end + 1].pos_ == "ADJ" and doc[end + 1].lower_ not in STATES else 0  # "shaken and nervous"
    harm = named(word, type_, patients, parts(word), start, end)
    lasting = doc[end - 1].lower_ == "life" and not {"may", "might", "could"} & {
        t.lower_ for t in doc[start - 3 : start]
    }
    return replace(harm, assertion="asserted") if lasting and harm.assertion == "hypothetical" else harm
