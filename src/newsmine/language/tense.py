"""Does a clause tell of what was or of what is to come? Read from the verb that a word depends on."""

from __future__ import annotations

from typing import Literal

from newsmine.language.parsed import Token

Direction = Literal["past", "future", "present"]

_FUTURE = frozenset(
    [
        "will",
        "'ll",
        "’ll",
        "wo",
        "shall",
        "would",
        "'d",
        "’d",
        "to",
        "may",
        "can",
        "should",
        "must",
        "ca",
    ]
)
#: Auxiliaries that may stand for either.
_OPEN = frozenset(["could", "might"])
#: Verbs whose present tells of what went before: "it follows an attack on Sunday".
_BACKWARD = frozenset(["follows", "follow", "comes"])
_DUE = frozenset(["due", "set", "scheduled", "expected", "listed", "planned", "likely", "going"])
#: Verbs whose object is to come: "they planned a march on Saturday".
_PROSPECT = frozenset(["planned", "scheduled", "arranged", "forecast", "predicted"])
#: Verbs whose past is written as their present; without an -s the story tells the past.
_UNCHANGED = frozenset(
    ["hit", "hurt", "cut", "put", "let", "shut", "cost", "split", "burst", "quit", "spread", "thrust", "bet"]
)
#: Conjunctions whose present is to come: "unless they are freed by Friday".
_CONDITIONS = frozenset(["if", "unless", "until", "till", "once"])
_PRESENT_AUX = frozenset(["is", "are", "'s", "’s", "'re", "’re", "am"])
_PAST_AUX = frozenset(["was", "were", "had", "did", "got"])
_PERFECT_AUX = frozenset(["has", "have", "'ve", "’ve", "having"])


def direction(token: Token) -> Direction | None:
    """Whether the token's clause tells of the past, the future or the present; None without a verb."""
    node = token
    for _ in range(12):
        if node.pos_ in ("VERB", "AUX") or node.tag_.startswith("VB"):
            found = _of_verb(node)
            if found is not None:
                return found
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _of_verb(verb: Token) -> Direction | None:
    auxiliaries = {
        child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass", "mark") or child.tag_ == "MD"
    }
    if any(child.lower_ in _DUE and child.dep_ in ("acomp", "xcomp", "oprd", "ccomp") for child in verb.rights):
        return "future"
    if auxiliaries & _OPEN:
        return None
    if auxiliaries & _FUTURE:
        return _of_infinitive(verb) if "to" in auxiliaries else "future"
    tag = verb.tag_
    if verb.lower_ in _BACKWARD or (tag in ("VBP", "VB") and verb.lower_ in _UNCHANGED and not auxiliaries):
        return "past"
    if auxiliaries & _CONDITIONS and (tag in ("VBZ", "VBP") or auxiliaries & _PRESENT_AUX):
        return "future"
    if tag == "VBN" and _is_due(verb) and "been" not in auxiliaries:
        return "future"
    if verb.lower_ in _PROSPECT and tag == "VBD":
        return "future"
    if tag == "MD":
        return "future"
    if tag == "VBD" or auxiliaries & _PAST_AUX:
        return "past"
    if tag == "VBN":
        return "past"
    if auxiliaries & _PERFECT_AUX:
        return "past"
    if tag == "VBG" and not auxiliaries:  # a participle takes the time of its clause
        return None if verb.head.i != verb.i and verb.dep_ != "ROOT" else "present"
    if tag in ("VBZ", "VBP", "VBG", "VB"):
        return "present" if tag != "VB" else "future"
    return None


def _is_due(verb: Token) -> bool:
    """ "Set for Friday", "listed to begin"; not "a record set on Friday" nor "listed as poorly"."""
    if verb.lower_ not in ("set", "listed"):
        return verb.lower_ in _DUE
    return any(child.lower_ == "for" or child.dep_ == "xcomp" for child in verb.rights)


def _of_infinitive(verb: Token) -> Direction | None:
    """ "is due to appear" is to come; "went to help" was."""
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and verb.head.i != verb.i:
        head = verb.head
        if head.lower_ in _DUE:
            been = any(child.lower_ == "been" for child in head.lefts)
            return "past" if been else "future"
        above = _of_verb(head) if head.pos_ in ("VERB", "AUX") else None
        if above == "past" and verb.dep_ == "advcl":
            return "past"
        return above if above == "past" and head.lower_ not in _INTENDING else "future"
    return "future"


_INTENDING = frozenset(
    [
        "agreed",
        "planned",
        "promised",
        "vowed",
        "expected",
        "scheduled",
        "decided",
        "hoped",
        "voted",
        "pledged",
        "intended",
        "planning",
        "hoping",
        "expecting",
        "intending",
        "promising",
    ]
)
