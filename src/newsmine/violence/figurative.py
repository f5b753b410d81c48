"""What is no violence although it uses its words: games, politics, illness, idioms."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsmine.language.desk import once_per_doc
from newsmine.violence import words


def idiom(verb: Token) -> bool:
    """True where the words after a verb make it an idiom: "shot to fame", "kicked off"."""
    doc = verb.doc
    following = tuple(doc[k].lower_ for k in range(verb.i + 1, min(verb.i + 6, len(doc))))
    return any(following[: len(phrase)] == phrase for phrase in words.FIGURATIVE_AFTER)


def abstract(noun: Token) -> bool:
    """True for what hits nobody's body: "hit by cuts", "struck by illness"."""
    return noun.lower_ in words.FIGURATIVE_AGENTS


def modified(noun: Token) -> bool:
    """True for a noun with a modifier that makes it no attack on a body: "heart attack", "verbal attack"."""
    return any(
        child.lower_ in words.FIGURATIVE_MODIFIERS
        for child in noun.lefts
        if child.dep_ in ("compound", "amod", "nmod", "advmod")
    )


@once_per_doc
def _games(doc: Doc) -> frozenset[int]:
    """First tokens of the sentences that report a game."""
    found = set()
    for sentence in doc.sents:
        low = {token.lower_ for token in sentence}
        if low & words.CRIME:
            continue
        if low & words.SPORT_CERTAIN or len(low & words.SPORT) >= 2:
            found.add(sentence.start)
    return frozenset(found)


def in_game(token: Token) -> bool:
    """True in a sentence that reports a game, and nothing that the police would come for."""
    return token.sent.start in _games(token.doc)
