"""Is it so? Asserted, alleged, negated or hypothetical, read from the clause a word stands in.

Scope is the clause: "no officers were hurt but two cars were damaged" negates only the
first. Cues are in `assertion.toml`.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from newsmine.language.inflect import all_forms
from newsmine.lexicon import words

Assertion = Literal["asserted", "alleged", "negated", "hypothetical"]

_HERE = "newsmine.language"
_FILE = "assertion.toml"
NEGATORS = words(_HERE, "negated", "words", name=_FILE)
NEGATING_VERBS = all_forms(words(_HERE, "negated", "verbs", name=_FILE))
ALLEGING_VERBS = all_forms(words(_HERE, "alleged", "verbs", name=_FILE))
ALLEGING_WORDS = words(_HERE, "alleged", "words", name=_FILE)
IRREALIS_AUX = words(_HERE, "hypothetical", "auxiliaries", name=_FILE)
IRREALIS_MARKS = words(_HERE, "hypothetical", "marks", name=_FILE)
IRREALIS_VERBS = all_forms(words(_HERE, "hypothetical", "verbs", name=_FILE))
IRREALIS_WORDS = words(_HERE, "hypothetical", "words", name=_FILE)


def assertion(token: Token) -> Assertion:
    """How the text holds what the token says, from its clause and the clauses above it."""
    result: Assertion = "asserted"
    node = token
    for _ in range(12):
        here = _of_one(node, first=node.i == token.i)
        if here == "negated":
            return "negated"
        if here == "hypothetical":
            result = "hypothetical"
        elif here == "alleged" and result == "asserted":
            result = "alleged"
        if node.head.i == node.i:
            break
        if node.dep_ in ("relcl", "parataxis") or (
            node.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children)
        ):
            break
        node = node.head
    return result


def _of_one(node: Token, *, first: bool) -> Assertion | None:
    for child in node.children:
        low = child.lower_
        if child.dep_ == "neg" and low in NEGATORS:
            return "negated"
        if (
            child.dep_ in ("det", "nsubj", "nsubjpass", "attr")
            and low in ("no", "none", "nobody", "neither")
            and (first or child.dep_ != "det")
        ):
            return "negated"
        if child.dep_ in ("nsubj", "nsubjpass") and any(g.dep_ == "det" and g.lower_ == "no" for g in child.children):
            return "negated"
        if child.dep_ == "aux" and low in IRREALIS_AUX:
            return "hypothetical"
        if child.dep_ == "mark" and low in IRREALIS_MARKS:
            return "hypothetical"
        if child.dep_ == "advmod" and low in IRREALIS_WORDS:
            return "hypothetical"
        if child.dep_ in ("advmod", "amod") and low in ALLEGING_WORDS:
            return "alleged"
    if first:
        return None
    verb = node.lower_
    if verb in NEGATING_VERBS:
        return "negated"
    if verb in IRREALIS_VERBS:
        return "hypothetical"
    if verb in ALLEGING_VERBS:
        return "alleged"
    return None
