"""Templates over words, compiled to regular expressions over the letters of `lex.py`.

A template reads like what it finds: "the? <number> <units> ago". In it

    word        that word            <label>     any word with that label
    a? (a b)?   optional             (a b|c)     one of several
    {name}      another template     !x          not followed by x
    @label      a reading made before
    x [ a b ] y the span is a b, with x before it and y after it (one word each)

All templates of a level are tried together at a word, and the longest reading is taken, the earlier of equals.
Every repetition is bounded: the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from newsmine.rooms.dates.lex import OTHER, Vocabulary

_PIECE = re.compile(r"<\w+>|\{\w+\}|[()|?!\[\]]|[^\s()|?!\[\]<>{}]+")
_SIGNS = {",": "comma", "-": "hyphen", ".": "dot", "'s": "possessive"}
T = TypeVar("T")
_Match = Callable[[str, int], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a compiled template: its expression, and with what letters a match may begin.

    `first` and `second` are the letters that may stand there; `nullable`: it may match nothing, `single`: one letter.
    """

    expression: str
    first: frozenset[str]
    second: frozenset[str]
    nullable: bool
    single: bool


_NOTHING = _Part("", frozenset(), frozenset(), nullable=True, single=False)


def _joined(one: _Part, other: _Part) -> _Part:
    """One part and the next behind it."""
    return _Part(
        expression=one.expression + other.expression,
        first=one.first | other.first if one.nullable else one.first,
        second=one.second
        | (other.first if one.single else frozenset())
        | (other.second if one.nullable else frozenset()),
        nullable=one.nullable and other.nullable,
        single=(one.single and other.nullable) or (one.nullable and other.single),
    )


class Compiler:
    """Compiles templates over one vocabulary. `atoms` are the letters of labels that stand for whole readings."""

    def __init__(self, vocabulary: Vocabulary, macros: Mapping[str, str], atoms: Mapping[str, str]) -> None:
        self.vocabulary = vocabulary
        self.macros = macros
        self.atoms = atoms
        self._made: dict[str, _Part] = {}

    def literals(self, template: str) -> Iterator[str]:
        """The words that a template names itself; they must be in the vocabulary before anything is compiled."""
        for piece in _PIECE.findall(template):
            if piece[0] not in "<{()|?![]@" and piece not in _SIGNS:
                yield piece

    def compile(self, template: str) -> _Part:
        """The expression of a template. Raises `ValueError` where it cannot be read."""
        pieces = _PIECE.findall(template)
        part, used = self._alternatives(pieces, 0)
        if used != len(pieces):
            raise ValueError(f"the template {template!r} cannot be read after {pieces[:used]}")
        if part.nullable:
            raise ValueError(f"the template {template!r} may be empty")
        return part

    def _alternatives(self, pieces: Sequence[str], i: int) -> tuple[_Part, int]:
        branches: list[_Part] = []
        while True:
            branch, i = self._sequence(pieces, i)
            branches.append(branch)
            if i >= len(pieces) or pieces[i] != "|":
                break
            i += 1
        if len(branches) == 1:
            return branches[0], i
        whole = _Part(
            expression="(?:" + "|".join(branch.expression for branch in branches) + ")",
            first=frozenset().union(*(branch.first for branch in branches)),
            second=frozenset().union(*(branch.second for branch in branches)),
            nullable=any(branch.nullable for branch in branches),
            single=any(branch.single for branch in branches),
        )
        return whole, i

    def _sequence(self, pieces: Sequence[str], i: int) -> tuple[_Part, int]:
        made = _NOTHING
        while i < len(pieces) and pieces[i] not in (")", "|"):
            piece = pieces[i]
            if piece == "[":  # what stood before it is only looked at
                made = replace(_NOTHING, expression=f"(?<={made.expression})" if made.expression else "")
                i += 1
                continue
            if piece == "]":
                rest, i = self._sequence(pieces, i + 1)
                made = replace(made, expression=made.expression + (f"(?={rest.expression})" if rest.expression else ""))
                continue
            if piece == "!":
                refused, i = self._one(pieces, i + 1)
                made = replace(made, expression=f"{made.expression}(?!{refused.expression})")
                continue
            part, i = self._one(pieces, i)
            if i < len(pieces) and pieces[i] == "?":
                part, i = replace(part, expression=f"(?:{part.expression})?", nullable=True), i + 1
            made = _joined(made, part)
        return made, i

    def _one(self, pieces: Sequence[str], i: int) -> tuple[_Part, int]:
        piece = pieces[i]
        if piece == "(":
            part, i = self._alternatives(pieces, i + 1)
            if i >= len(pieces) or pieces[i] != ")":
                raise ValueError(f"a group is not closed in {' '.join(pieces)!r}")
            return replace(part, expression=f"(?:{part.expression})"), i + 1
        if piece[0] == "{":
            name = piece[1:-1]
            if name not in self._made:
                self._made[name], _ = self._alternatives(_PIECE.findall(self.macros[name]), 0)
            part = self._made[name]
            return replace(part, expression=f"(?:{part.expression})"), i + 1
        if piece[0] == "@":
            letters = self.atoms[piece[1:]]
        elif piece[0] == "<":
            letters = self.vocabulary.letters(piece[1:-1])
        else:
            letters = self.vocabulary.letters(_SIGNS.get(piece, f"={piece.lower()}"))
        expression = f"[{letters}]" if len(letters) > 1 else letters
        return _Part(expression, frozenset(letters), frozenset(), nullable=False, single=True), i + 1


class Level(Generic[T]):
    """Many templates with what each makes, tried one after the other.

    Which can match where one word follows another is worked out when that pair is first met, and a template is
    compiled when it is first tried: a text meets a small part of them.
    """

    def __init__(self, compiler: Compiler, productions: Sequence[tuple[str, T]]) -> None:
        self._options: dict[str, list[tuple[_Part, T]]] = {}
        for template, made in productions:
            part = compiler.compile(template)
            for letter in part.first:
                self._options.setdefault(letter, []).append((part, made))
        self._tries: dict[str, list[tuple[_Match, T]]] = {}
        self._compiled: dict[str, _Match] = {}
        self.firsts = frozenset(self._options) - {OTHER}

    def _try(self, pair: str) -> list[tuple[_Match, T]]:
        """What to try where a word of the first letter and one of the second follow each other."""
        options = self._options.get(pair[0], ())
        fitting = [(part.expression, made) for part, made in options if part.single or pair[1:] in part.second]
        for expression, _ in fitting:
            if expression not in self._compiled:
                self._compiled[expression] = re.compile(expression).match
        tried = self._tries[pair] = [(self._compiled[expression], made) for expression, made in fitting]
        return tried

    def longest(self, letters: str, i: int) -> tuple[int, T] | None:
        """(index after it, what it makes) of the longest reading at word `i`, or None."""
        pair = letters[i : i + 2]
        tried = self._tries.get(pair)
        if tried is None:
            tried = self._try(pair)
        best: tuple[int, T] | None = None
        longest = i
        for match, made in tried:
            found = match(letters, i)
            if found is not None and found.end() > longest:
                longest = found.end()
                best = longest, made
        return best
