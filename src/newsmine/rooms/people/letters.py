"""Whom a court or an inquiry calls by a letter: "Boy A", "Soldier F"."""

from __future__ import annotations

from newsmine.language.parsed import Doc, Token

_CALLED = frozenset(
    "boy girl child youth teenager man woman male female person soldier witness officer defendant suspect victim "
    "pupil student patient nurse teacher".split()
)
_DETERMINERS = frozenset({"a", "the", "this", "that", "another", "his", "her", "their"})


def by_letter(doc: Doc, token: Token) -> bool:
    """True for the noun before such a letter."""
    if token.lower_ not in _CALLED or token.i + 1 >= len(doc) or not token.text[0].isupper():
        return False
    letter = doc[token.i + 1].text
    if len(letter) != 1 or not "A" <= letter <= "Z" or letter == "I":
        return False
    return not (token.i and doc[token.i - 1].lower_ in _DETERMINERS)
