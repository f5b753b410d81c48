"""What the clause of a phrase for people says became of them, by the part it plays."""

from __future__ import annotations

from newsmine.language.parsed import Doc, Token
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.beside import PRONOUNS, attempted, deadly
from newsmine.rooms.incidents.mention import ATTACKED, HIT, HOSPITAL, INJURED, KILLED, Mention, worse
from newsmine.rooms.incidents.states import declared, negated, state, to_hospital


def by_clauses(head: Token, m: Mention) -> str | None:
    """What the clauses that hang on a noun say: "the man who was shot", "a girl wounded in"."""
    outcome: str | None = None
    for child in head.children:
        if child.dep_ in ("acl", "relcl"):
            if child.tag_ == "VBN" or any(c.dep_ in ("auxpass", "nsubjpass") for c in child.children):
                outcome = worse(outcome, _passive(child, m))
            elif child.dep_ == "relcl" or child.tag_ == "VBG":
                outcome = worse(outcome, _active(child, m))
    return outcome


def by_role(doc: Doc, m: Mention, node: Token) -> str | None:
    """What the part that a phrase plays in its clause says."""
    verb = node.head
    dep = node.dep_
    if dep == "nsubjpass":
        return _passive(verb, m)
    if dep == "nsubj":
        return _active(verb, m)
    if dep in ("dobj", "dative", "oprd"):
        return _object(verb, node, m)
    if dep == "pobj" and verb.lower_ in ("of",):
        noun = verb.head.lower_
        if noun in w.KILLED_NOUNS:
            return None if attempted(verb.head) else KILLED
        if noun in w.HIT_NOUNS:
            return HIT if noun.startswith("shoot") else ATTACKED
    by = dep == "pobj" and verb.lower_ == "by" and verb.dep_ == "agent"
    if by and verb.head.lower_ in w.HIT | w.KILL | w.ATTACK:
        m.agent = True
    return None


def done_to(verb: Token, pronoun: Token) -> str | None:
    """What a verb did to its object, where that is a pronoun."""
    m = Mention(pronoun.i, pronoun.i + 1, pronoun.i, 1, 1, 1, "definite", "person")
    return _object(verb, pronoun, m)


def _chain(verb: Token) -> list[Token]:
    """The verb and the verbs joined to it that share its subject."""
    chain = [verb]
    for item in chain:
        if len(chain) > 5:
            break
        for child in item.children:
            if (
                child.dep_ in ("conj", "xcomp")
                and child.pos_ in ("VERB", "AUX", "ADJ")
                and not any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
            ):
                chain.append(child)
    return chain


def _passive(verb: Token, m: Mention) -> str | None:
    result: str | None = None
    for item in _chain(verb):
        result = worse(result, _passive_one(item, m) or state(item))
    return result


def _passive_one(verb: Token, m: Mention) -> str | None:
    low = verb.lower_
    if negated(verb):
        return None
    if verb.tag_ not in ("VBN", "VBD", "JJ"):
        return None
    if (
        any(
            child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN", "NUM") and child.i > verb.i
            for child in verb.children
        )
        and low not in w.DECLARED
    ):
        return None
    fatal = any(child.lower_ in ("fatally", "mortally") for child in verb.children)
    if low in w.KILL:
        m.trigger = verb.i
        return KILLED
    if low in w.HIT:
        m.trigger = verb.i
        return KILLED if fatal or deadly(verb.doc, verb.i) else HIT
    if low in w.INJURE:
        m.trigger = verb.i
        return KILLED if fatal else INJURED
    if low in w.ATTACK:
        m.trigger = verb.i
        return KILLED if fatal or deadly(verb.doc, verb.i) else ATTACKED
    if low in w.DECLARED:
        stated = declared(verb)
        if stated is not None:
            return stated
    if low in w.MOVED:
        return HOSPITAL if to_hospital(verb) else None
    if low == "expected":
        for child in verb.children:
            if child.dep_ == "xcomp" and child.lower_ in ("survive", "recover", "live", "make", "be"):
                return HOSPITAL
    return None


def _active(verb: Token, m: Mention) -> str | None:
    result: str | None = None
    for item in _chain(verb):
        low = item.lower_
        if (low in w.HIT or low in w.KILL or low in w.ATTACK or low in w.INJURE) and item.pos_ in ("VERB", "NOUN"):
            if any(
                c.dep_ in ("auxpass",) or (c.dep_ == "aux" and c.lower_ in ("was", "were", "got"))
                for c in item.children
            ):
                result = worse(result, _passive_one(item, m))
                continue
            patient = [c for later in _chain(item) for c in later.children if c.dep_ in ("dobj", "dative")]
            if any(c.lower_ in PRONOUNS for c in patient) and not m.agent:
                m.own = True
                result = worse(result, KILLED if low in w.KILL or _fatal_after(item) else HIT)
            elif patient or low in ("opened",):
                m.agent = True
            elif low in ("shot", "wounded", "killed", "stabbed", "injured", "hurt", "struck") and item.tag_ in (
                "VBD",
                "VBN",
            ):
                result = worse(
                    result,
                    KILLED
                    if low == "killed" or deadly(item.doc, item.i)
                    else INJURED
                    if low in w.INJURE
                    else HIT
                    if low in w.HIT
                    else ATTACKED,
                )
            continue
        if low in ("opened", "fired", "open", "opens", "fires"):
            m.agent = True
        if item.tag_ == "VBN":
            result = worse(result, _passive_one(item, m))
        result = worse(result, state(item))
    return result


def _fatal_after(verb: Token) -> bool:
    """True when the clause of "shot himself" says that it killed."""
    return any(c.lower_ in ("fatally", "dead", "mortally") for c in verb.children)


def _object(verb: Token, node: Token, m: Mention) -> str | None:
    low = verb.lower_
    if verb.tag_ == "VBN" and any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return None
    if negated(verb):
        return None
    if (
        node.i == m.head
        and verb.i < m.start
        and any(verb.doc[k].text in (",", ";", ":") for k in range(verb.i + 1, m.start))
    ):
        return None
    fatal = any(c.lower_ in ("fatally", "mortally", "dead") for c in verb.children)
    if low in w.KILL:
        m.trigger = verb.i
        m.done = True
        return KILLED
    if low in w.HIT:
        m.trigger = verb.i
        m.done = True
        joined = any(
            c.dep_ == "conj" and c.lower_ in w.KILL and not any(g.dep_ == "dobj" for g in c.children)
            for c in verb.children
        )
        return KILLED if fatal or joined else HIT
    if low in w.INJURE:
        m.trigger = verb.i
        m.done = True
        return KILLED if fatal else INJURED
    if low in w.ATTACK:
        m.trigger = verb.i
        m.done = True
        return KILLED if fatal else ATTACKED
    if low in (
        "left",
        "leaves",
        "leave",
        "leaving",
        "found",
        "find",
        "finds",
        "sent",
        "sends",
        "sending",
        "discovered",
        "put",
    ):
        right = node.right_edge.i + 1
        for k in range(node.i + 1, min(right + 6, len(verb.doc))):
            word = verb.doc[k].lower_
            if word in w.KILLED_WORDS:
                return KILLED
            if word in ("injured", "wounded", "hurt", "hospitalized", "suffering", "bleeding"):
                return INJURED
            if word in ("shot",):
                return HIT
            if word in ("hospital", "wounds", "injuries", "wound", "condition"):
                return INJURED
            if verb.doc[k].text in (".", ";", ",") or verb.doc[k].lower_ in ("and", "after", "when", "while"):
                break
    if low in ("claimed", "claim", "claims", "took", "takes"):
        return KILLED if node.lower_ in ("life", "lives") else None
    return None
