"""What a clause says of its subject: died, is dead, suffered wounds, is in hospital."""

from __future__ import annotations

from newsmine.language.assertion import assertion
from newsmine.language.parsed import Token
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.beside import deadly
from newsmine.rooms.incidents.mention import HIT, HOSPITAL, INJURED, KILLED, UNHURT


def negated(verb: Token) -> bool:
    """True for "was not hurt", "neither was hurt", "none of them was hurt"."""
    for child in verb.children:
        if child.dep_ == "neg":
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and (
            child.lower_ in ("neither", "none", "nobody", "no")
            or any(c.lower_ in ("no", "neither") for c in child.children if c.dep_ in ("det", "cc", "preconj"))
        ):
            return True
    return False


def not_survived(verb: Token) -> bool:
    """True for "did not survive" and "didn't make it"."""
    low = verb.lower_
    if not (low.startswith("surviv") or (low in ("make", "made") and any(c.lower_ == "it" for c in verb.children))):
        return False
    return any(c.dep_ == "neg" for c in verb.children)


def declared(verb: Token) -> str | None:
    """ "was found dead", "was left with wounds", "lay dead"."""
    for k in range(verb.i + 1, min(verb.i + 7, len(verb.doc))):
        token = verb.doc[k]
        low = token.lower_
        if low in ("dead", "deceased", "lifeless"):
            return KILLED
        if low in ("injured", "wounded", "hurt", "hospitalized", "unconscious"):
            return INJURED
        if low in ("shot",):
            return KILLED if deadly(verb.doc, k) else HIT
        if low in ("suffering", "bleeding"):
            return INJURED
        if low in w.WOUND_NOUNS:
            return INJURED
        if token.text in (".", ";"):
            break
    return None


def to_hospital(verb: Token) -> bool:
    """True for "was treated", "was flown to hospital": the words after the verb name one, or a wound."""
    if verb.lower_ in ("treated", "airlifted", "hospitalized", "hospitalised"):
        return True
    for k in range(verb.i + 1, min(verb.i + 14, len(verb.doc))):
        low = verb.doc[k].lower_
        if low in w.HOSPITAL_NOUNS or low in w.WOUND_NOUNS:
            return True
        if verb.doc[k].text == ".":
            break
    return False


def state(verb: Token) -> str | None:
    """What a clause says of its subject: died, is dead, suffered wounds, is in critical condition."""
    low = verb.lower_
    if negated(verb):
        if not_survived(verb):
            return KILLED
        return (
            UNHURT
            if any(c.lower_ in ("injured", "hurt") for c in verb.children) or low in ("hurt", "injured")
            else None
        )
    if low in w.DIED:
        return None if assertion(verb) == "hypothetical" else KILLED  # "thought that she would die"
    if low in w.KILLED_WORDS:
        return KILLED
    if low in w.PASSED and any(c.lower_ == "away" for c in verb.children):
        return KILLED
    if low in w.LINK or low in w.DECLARED:
        for child in verb.children:
            if child.dep_ in ("acomp", "attr", "oprd", "conj", "xcomp", "prep") and (
                child.dep_ in ("acomp", "prep") or child.i - verb.i < 4
            ):
                word = child.lower_
                if word in w.KILLED_WORDS:
                    return None if assertion(child) in ("hypothetical", "negated") else KILLED
                if word in ("injured", "wounded", "hurt", "hospitalized", "stable", "critical"):
                    return INJURED
                if word in w.UNHURT_WORDS and child.dep_ == "acomp":
                    return UNHURT
                if child.dep_ == "prep" and word in ("in", "among"):
                    for inner in child.subtree:
                        if inner.lower_ in ("condition", "surgery"):
                            return INJURED
                        if inner.lower_ in ("hospital",):
                            return HOSPITAL
                        if inner.lower_ in ("dead",):
                            return KILLED
                        if inner.lower_ in ("injured", "wounded"):
                            return INJURED
    if low in w.SUFFER:
        for child in verb.children:
            if child.dep_ in ("dobj", "prep"):
                fatal = wound = False
                for inner in child.subtree:
                    if (
                        inner.lower_ in ("fatal", "deadly")
                        and inner.nbor(-1).text != "-"
                        and inner.nbor(-1).lower_ != "not"
                    ):
                        fatal = True
                    if inner.lower_ in w.WOUND_NOUNS:
                        wound = True
                if wound:
                    return KILLED if fatal else INJURED
        if low in ("recovering", "survived", "bleeding"):
            return INJURED
        if low in ("remained", "remains", "remain") and any(
            c.lower_ in ("in", "hospitalized", "hospitalised", "at") for c in verb.children
        ):
            return INJURED if any(t.lower_ in ("condition", "hospital", "hospitalized") for t in verb.subtree) else None
    if (
        low in ("lost", "lose", "loses")
        and any(c.dep_ == "dobj" and c.lower_ in ("life", "lives") for c in verb.children)
        and not any(c.lower_ in ("almost", "nearly") for c in verb.children)
    ):
        return None if assertion(verb) == "hypothetical" else KILLED
    return None
