"""Sequences of capitalised words, in which names may stand, and lines of headlines, where capitals say nothing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from newsmine.language.names.lists import NICK_CLOSE, NICK_OPEN, PARTICLES, SYLLABLES, TITLES, WITH_MORE, fold
from newsmine.language.parsed import STOP_WORDS, Doc, Token

#: Words of a line at most that may be a headline.
_LINE = 41


def capitalised_lines(doc: Doc) -> frozenset[int]:
    """Tokens of lines in which nearly every word is capitalised: headlines, where capitals say nothing."""
    inside: set[int] = set()
    for before, end in itertools.pairwise((-1, *doc.breaks, len(doc))):
        if end - before <= _LINE:
            _judge(doc.tokens[before + 1 : end], inside)
    return frozenset(inside)


def _judge(line: list[Token], inside: set[int]) -> None:
    if not line or line[-1].text[-1] in ('.?!”"'):
        return  # a sentence, if only by the point of "D.C."
    letters = [t.text for t in line if len(t.text) > 3 and t.text[0].isalpha()]
    upper = sum([text[0].isupper() for text in letters])
    plain = [text for text in letters if text[0].islower() and text not in STOP_WORDS]
    if len(letters) >= 4 and upper >= 0.75 * len(letters) and (not plain or upper >= 0.9 * len(letters)):
        inside.update(t.i for t in line)


def runs(doc: Doc) -> Iterator[list[int]]:
    """Longest sequences of capitalised words, with particles, hyphens, nicknames and suffixes inside."""
    size = len(doc)
    tokens = doc.tokens
    capital = doc.capitalised
    i = 0
    while True:
        try:
            i = capital.index(True, i)
        except ValueError:
            return
        run = [i]
        i += 1
        while i < size:
            if capital[i]:
                run.append(i)
                i += 1
                continue
            text = tokens[i].text
            if text in _STEPS:
                step = _inside(doc, i)
            else:
                step = int(len(text) > 3 and (WITH_MORE.match(text) is not None or _DOUBLE.match(text) is not None))
            if not step:
                break
            run.extend(range(i, i + step))
            i += step
        yield run


#: "Pritchett -Jones": a stray space before the second half of a name.
_DOUBLE = re.compile(r"[-‐–][A-Z][a-z]+$")
#: What may stand inside a name and is no capitalised word.
_STEPS = frozenset({*"-‐–'’.,", "-‐", "‐–", "-‐–"}) | PARTICLES | NICK_OPEN


def _inside(doc: Doc, i: int) -> int:
    """How many tokens at i, which are not capitalised, may still be within a name; 0 for none."""
    size, text = len(doc), doc[i].text
    nxt = doc[i + 1] if i + 1 < size else None
    if nxt is None:
        return 0
    glued = not doc[i - 1].whitespace_ and not doc[i].whitespace_
    if text in "-‐–" and glued and nxt.text[0].isupper():
        return 1
    if text in "-‐" and glued and nxt.lower_ in SYLLABLES and doc[i - 1].lower_ in SYLLABLES:
        return 2
    if text in ("'", "’") and glued and nxt.text[0].isupper():
        return 1
    if text == "." and not doc[i - 1].whitespace_ and (len(doc[i - 1]) == 1 or fold(doc[i - 1].text) in TITLES):
        return 1 if nxt.capitalised else 0
    if text.lower() in PARTICLES and text.islower():
        if nxt.capitalised:
            return 1
        after = doc[i + 2] if i + 2 < size else None
        if nxt.text == "-" and after is not None and after.capitalised:
            return 2
        return 2 if nxt.text in PARTICLES and after is not None and after.capitalised else 0
    if text == "," and fold(nxt.text) in ("jr", "sr", "ii", "iii"):
        return 1
    if text in NICK_OPEN and i + 3 < size and doc[i - 1].whitespace_:
        for length in (1, 2, 3):
            close = i + 1 + length
            if (
                close + 1 < size
                and doc[close].text in NICK_CLOSE
                and doc[close + 1].capitalised
                and all(doc[k].text[0].isupper() for k in range(i + 1, close))
            ):
                return close - i + 1
    return 0
