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
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsmine.rooms.dates.lex import OTHER, Vocabulary

_PIECE = re.compile(r"<\w+>|\{\w+\}|[()|?!\[\]]|[^\s()|?!\[\]<>{}]+")
_SIGNS = {",": "comma", "-": "hyphen", ".": "dot", "'s": "possessive"}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a compiled template: its expression, the letters it may begin with, whether it may be empty."""

    expression: str
    first: frozenset[str]
    nullable: bool


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
        first = frozenset().union(*(branch.first for branch in branches))
        expression = "(?:" + "|".join(branch.expression for branch in branches) + ")"
        return _Part(expression, first, any(branch.nullable for branch in branches)), i

    def _sequence(self, pieces: Sequence[str], i: int) -> tuple[_Part, int]:
        expression, first, nullable = "", frozenset[str](), True
        while i < len(pieces) and pieces[i] not in (")", "|"):
            piece = pieces[i]
            if piece == "[":  # what stood before it is only looked at
                expression, first, nullable = f"(?<={expression})" if expression else "", frozenset(), True
                i += 1
                continue
            if piece == "]":
                rest, i = self._sequence(pieces, i + 1)
                expression += f"(?={rest.expression})" if rest.expression else ""
                continue
            if piece == "!":
                refused, i = self._one(pieces, i + 1)
                expression += f"(?!{refused.expression})"
                continue
            part, i = self._one(pieces, i)
            if i < len(pieces) and pieces[i] == "?":
                part, i = _Part(f"(?:{part.expression})?", part.first, True), i + 1
            expression += part.expression
            if nullable:
                first |= part.first
            nullable = nullable and part.nullable
        return _Part(expression, first, nullable), i

    def _one(self, pieces: Sequence[str], i: int) -> tuple[_Part, int]:
        piece = pieces[i]
        if piece == "(":
            part, i = self._alternatives(pieces, i + 1)
            if i >= len(pieces) or pieces[i] != ")":
                raise ValueError(f"a group is not closed in {' '.join(pieces)!r}")
            return _Part(f"(?:{part.expression})", part.first, part.nullable), i + 1
        if piece[0] == "{":
            name = piece[1:-1]
            if name not in self._made:
                self._made[name], _ = self._alternatives(_PIECE.findall(self.macros[name]), 0)
            part = self._made[name]
            return _Part(f"(?:{part.expression})", part.first, part.nullable), i + 1
        if piece[0] == "@":
            letters = self.atoms[piece[1:]]
        elif piece[0] == "<":
            letters = self.vocabulary.letters(piece[1:-1])
        else:
            letters = self.vocabulary.letters(_SIGNS.get(piece, f"={piece.lower()}"))
        return _Part(f"[{letters}]" if len(letters) > 1 else letters, frozenset(letters), False), i + 1


class Level(Generic[T]):
    """Many templates with what each makes, tried together.

    Those that may begin with a word are compiled when that word is first met: compiling all of them takes longer
    than reading a hundred articles, and a text meets a quarter of them.
    """

    def __init__(self, compiler: Compiler, productions: Sequence[tuple[str, T]]) -> None:
        self._options: dict[str, list[tuple[str, T]]] = {}
        for template, made in productions:
            part = compiler.compile(template)
            for letter in part.first:
                self._options.setdefault(letter, []).append((part.expression, made))
        self._tries: dict[str, tuple[Callable[[str, int], re.Match[str] | None], list[T]]] = {}
        self._shared: dict[str, re.Pattern[str]] = {}
        self.firsts = frozenset(self._options) - {OTHER}

    def _try(self, letter: str) -> tuple[Callable[[str, int], re.Match[str] | None], list[T]] | None:
        """What to try at a word with that letter, compiled; None where no template begins so."""
        options = self._options.get(letter)
        if options is None:
            return None
        source = "".join(f"(?:(?=({expression})))?" for expression, _ in options)
        pattern = self._shared.get(source)
        if pattern is None:
            pattern = self._shared[source] = re.compile(source)
        tried = self._tries[letter] = (pattern.match, [made for _, made in options])
        return tried

    def longest(self, letters: str, i: int) -> tuple[int, T] | None:
        """(index after it, what it makes) of the longest reading at word `i`, or None."""
        tried = self._tries.get(letters[i]) or self._try(letters[i])
        if tried is None:
            return None
        match = tried[0](letters, i)
        assert match is not None  # every group is optional
        ends = [end for _, end in match.regs[1:]]
        end = max(ends)
        if end <= i:
            return None
        return end, tried[1][ends.index(end)]
