"""Who did it to whom: victims and attackers of a verb of violence."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.parsed import Token
from newsmine.violence import words
from newsmine.violence.arguments import directed, heads, people
from newsmine.violence.people import part_of_body, personlike
from newsmine.violence.voice import attacker_before, bare_before, be_of, head_before, listed_object, subject_of

_THROWN = words.THROWING | {"spat", "spit", "spitting"}
_SELVES = frozenset({"himself", "herself", "themselves", "myself", "itself", "yourself", "ourselves"})


def passive_arguments(verb: Token) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Victims and attackers of a verb whose subject suffers: "an officer was bitten by a youth"."""
    if verb.dep_ == "amod":
        subject: Token | None = verb.head
    else:
        subject = subject_of(verb)
        form = be_of(verb)
        lost = subject is None or (subject.i == verb.i - 1 and bool(head_before(verb)))
        if form is not None and (lost or verb.pos_ not in ("VERB", "AUX")):
            subject = syntax.subject(form) or syntax.subject(form.head)
        if verb.dep_ == "conj" and not syntax.own_subject(verb) and (before := bare_before(verb, strictly=True)):
            subject = before  # "four kicked and one bitten"
        elif not any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "advmod") for c in verb.lefts):
            before = bare_before(verb)
            if (
                before is not None
                and before.pos_ in ("NOUN", "PROPN")
                and subject is not None
                and before.i != subject.i
            ):
                subject = before if before.head.i == verb.i or before.head.pos_ == "ADP" else subject
    agents = heads(syntax.agent(verb))
    if subject is None and verb.i and (before := bare_before(verb)) is not None:
        subject = before
    if subject is None and verb.dep_ != "amod" and (form := be_of(verb)) is not None:
        subject = bare_before(form)  # "the man being ‘punched’"
    thing = subject is not None and personlike(subject) is not True and not part_of_body(subject)
    if thing and (at := directed(verb)):  # "bricks were thrown at them", "a car was driven at them"
        return at, agents
    return people(subject), agents


def active_arguments(verb: Token) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Victims and attackers of a verb whose subject does it: "a youth bit an officer"."""
    subject = subject_of(verb)
    objects = syntax.objects(verb)
    found: list[int] = []
    for item in objects:
        if (
            item.lower_ not in _SELVES
            and item.lower_ not in ("spat", "bit")
            and item.lower_ not in words.TEETH
            and not _bracketed(item)
        ):
            if item.lower_ == "hold":  # "grabbed hold of a porter"
                found += [i for inner in syntax.prepositional(item, "of") for i in people(inner)]
                continue
            thrown = verb.lower_ in _THROWN and not personlike(item)
            found += people(item) if not thrown else ()
    if not found:
        for item in objects:  # "bit a chunk out of his ear"
            for inner in (*syntax.prepositional(item, "of"), *syntax.prepositional(verb, "of")):
                found += people(inner) if part_of_body(inner) else ()
    if not found or verb.lower_ in words.THROWING or verb.lower_ in words.SINKING:
        found += [i for i in directed(verb) if i not in found]
    if not found:
        for item in objects:  # "threw punches at them", "threw a kettle of boiling water over him"
            found += (
                directed(item)
                or _far_over(verb, item)
                or [i for inner in syntax.prepositional(item, "of") for i in directed(inner)]
            )
    if not objects and not found and verb.dep_ == "pcomp" and verb.head.lower_ == "by":  # "attacked him by kicking out"
        above = verb.head.head
        if above.lower_ in words.ATTACKS or above.lower_ in words.MECHANISMS:
            found = [i for item in syntax.objects(above) for i in people(item)]
    if not objects and not found and (later := _object_to_come(verb)) is not None:
        found = list(heads(later))
    if not objects and not found and verb.tag_ == "VBG" and (after := _right_after(verb)) is not None:
        found = list(heads(after))
    if not objects and not found and (known := _relative_object(verb, subject)) is not None:
        found = list(heads(known))
    if verb.dep_ == "amod" and verb.tag_ == "VBG" and any(c.i > verb.i for c in verb.head.lefts):
        holder = subject_of(verb.head.head) if verb.head.dep_ in ("attr", "dobj") else None
        return heads(verb.head), heads(holder)  # "turned aggressive, kicking one nurse"
    if verb.dep_ == "amod" and (attacker := attacker_before(verb)) is not None:
        return heads(verb.head), (attacker.i,)
    if not objects and not found and verb.pos_ not in ("VERB", "AUX") and (after := _next_noun(verb)) is not None:
        found, subject = [after.i], subject or bare_before(verb)
    return tuple(found), heads(subject)


def _far_over(verb: Token, thing: Token) -> list[int]:
    """ "Threw boiling water mixed with sugar over the officer": the parse hangs "over" on the sugar."""
    if verb.lower_ not in words.THROWING:
        return []
    for prep in thing.subtree:
        if prep.i > thing.i and prep.dep_ == "prep" and prep.lower_ in ("over", "at"):
            return [i for c in prep.children if c.dep_ == "pobj" and personlike(c) for i in people(c)]
    return []


def _right_after(verb: Token) -> Token | None:
    """The victim right after a blow, where the parse hangs it elsewhere: "a gang of ten kicking their victims"."""
    doc, i = verb.doc, verb.i + 1
    if i >= verb.sent.end or doc[i].tag_ not in ("DT", "PRP$", "PRP"):
        return None
    while i < min(verb.i + 4, verb.sent.end - 1) and doc[i].tag_ in ("DT", "PRP$", "JJ", "CD"):
        i += 1
    noun = doc[i]
    joined = noun.dep_ in ("pobj", "dobj", "conj") and noun.head.i < verb.i
    return noun if joined and personlike(noun) and noun.i + 1 < len(doc) and noun.nbor(1).tag_ != "POS" else None


def _bracketed(noun: Token) -> bool:
    """ "Kicking (241), spitting (188)": a figure in brackets is no victim."""
    return noun.i > 0 and noun.nbor(-1).text in ("(", "[")


def _object_to_come(verb: Token) -> Token | None:
    """The victim that the next verb of the list has: "spat at and verbally abused a paramedic"."""
    if (listed := listed_object(verb)) is not None:
        return listed
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i < verb.i + 7 and not syntax.own_subject(child):
            last = None
            for later in syntax.verb_conjuncts(child):
                last = next((o for o in later.children if o.dep_ == "dobj" and o.i > later.i), last)
            if last is not None and personlike(last):
                return last
    return None


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
