"""Whom police were about to hold, and who then hits out: "as an officer tried to arrest the man he lashed out"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsmine.language import syntax
from newsmine.language.parsed import Token
from newsmine.violence.words import MECHANISMS

_HOLDING = frozenset(
    "arrest arrested arresting detain detained detaining restrain restrained restraining handcuff handcuffed "
    "handcuffing search searched searching subdue calm eject ejected escort escorted escorting remove stop".split()
)
_STRUGGLING = frozenset("became resisted struggled lashed fought ran kept started began tried attempted".split())


def resisting(token: Token, before: Sequence[Token]) -> Token | None:
    """The object of a verb of arresting among the tokens before, for a "he" who struggles or strikes; else None."""
    if token.dep_ != "nsubj" or (token.head.lower_ not in MECHANISMS and token.head.lower_ not in _STRUGGLING):
        return None
    for verb in before:
        if verb.lower_ in _HOLDING and verb.pos_ == "VERB":
            return next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return None


def doer_before(token: Token, gender: str, pronouns: Mapping[str, str]) -> Token | None:
    """The officer of "when an officer tried to hold her she bit him": who did something to her is not "she"."""
    if token.dep_ != "nsubj":
        return None
    for before in token.doc.tokens[token.sent.start : token.i]:
        if before.dep_ == "dobj" and pronouns.get(before.lower_) == gender:
            return syntax.subject(before.head)
    return None
