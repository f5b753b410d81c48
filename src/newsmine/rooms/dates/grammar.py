"""The templates of all passes, compiled once, and how a text is taken through them.

Each pass reads from left to right and takes the longest reading at a word: words become readings, readings with
words beside them become larger ones. Nothing is resolved here.
"""

from __future__ import annotations

import re
from functools import cache

from newsmine.rooms.dates.lex import OTHER, Lexed, vocabulary
from newsmine.rooms.dates.rules import GROUPS, MACROS, PRODUCTIONS, Production
from newsmine.rooms.dates.template import Compiler, Level
from newsmine.rooms.dates.words import Atom, Item, Words

_FIRST_ATOM = 0xF000
#: Words that some template knows, one after the other; no template reaches over any other word.
_RUN = re.compile(f"[^{re.escape(OTHER)}]+")
#: Runs no longer than this are read once and remembered, that many of them.
_SHORT, _REMEMBERED = 40, 20_000
#: How many words before a reading a larger one may begin.
_REACH = 7
#: What a part of something is by itself once it is "early" or "late": "mid-afternoon", "the early summer".
_WHOLE = {"part": "hours", "bareseason": "season"}


class Grammar:
    """The compiled passes."""

    def __init__(self) -> None:
        vocab = vocabulary()
        kinds = {production.kind for level in PRODUCTIONS.values() for production in level}
        kinds |= {kind for group in GROUPS.values() for kind in group}
        self.letters = {kind: chr(_FIRST_ATOM + n) for n, kind in enumerate(sorted(kinds))}
        atoms = {label: "".join(self.letters[kind] for kind in group) for label, group in GROUPS.items()}
        compiler = Compiler(vocab, MACROS, atoms)
        for template in (*MACROS.values(), *(p.template for level in PRODUCTIONS.values() for p in level)):
            for word in compiler.literals(template):
                vocab.add(word.lower(), f"={word.lower()}")
        self.vocabulary = vocab
        self._runs: dict[str, tuple[tuple[int, int, Production], ...]] = {}
        self.levels = {
            name: Level(compiler, [(production.template, production) for production in level])
            for name, level in PRODUCTIONS.items()
        }

    def words(self, lexed: Lexed) -> list[Atom]:
        """The readings of the first pass, refused ones left out."""
        found: list[Atom] = []
        for run in _RUN.finditer(lexed.letters):
            letters, offset = run.group(), run.start()
            readings = self._runs.get(letters)
            if readings is None:
                readings = self._readings(letters)
                if len(letters) <= _SHORT and len(self._runs) < _REMEMBERED:
                    self._runs[letters] = readings
            for start, end, production in readings:
                if production.make is None:
                    continue
                words = Words(lexed, list(range(offset + start, offset + end)))
                meaning = production.make(words)
                if meaning is not None:
                    kind = words.unit if production.kind == "{unit}" else production.kind
                    found.append(Atom(offset + start, offset + end, kind, meaning, production.rule))
        return found

    def _readings(self, letters: str) -> tuple[tuple[int, int, Production], ...]:
        """The longest readings of a run of words, from left to right: start, end and production of each."""
        level = self.levels["words"]
        found = []
        i, n = 0, len(letters)
        while i < n:
            best = level.longest(letters, i)
            if best is None:
                i += 1
            else:
                found.append((i, best[0], best[1]))
                i = best[0]
        return tuple(found)

    def combine(self, name: str, lexed: Lexed, atoms: list[Atom]) -> list[Atom]:
        """The readings after one more pass: larger ones in the place of their parts."""
        if not atoms:
            return atoms
        level = self.levels[name]
        items, letters, places = self._items(lexed, atoms)
        found: list[Atom] = []
        done = 0
        for number, place in enumerate(places):
            if place < done:
                continue
            best: tuple[int, Production] | None = None
            i = max(done, place - _REACH)
            while i <= place:
                if letters[i] in level.firsts and (best := level.longest(letters, i)) is not None and best[0] > place:
                    larger = self._make(lexed, items, i, best)
                    if larger is not None:
                        found.append(larger)
                        done = best[0]
                        break
                i += 1
            else:
                found.append(atoms[number])
                done = place + 1
        return found

    def _items(self, lexed: Lexed, atoms: list[Atom]) -> tuple[list[Item], str, list[int]]:
        items: list[Item] = []
        pieces: list[str] = []
        places: list[int] = []
        at = 0
        for atom in atoms:
            items.extend(range(at, atom.first))
            pieces.append(lexed.letters[at : atom.first])
            places.append(len(items))
            items.append(atom)
            pieces.append(self.letters[atom.kind])
            at = atom.last
        items.extend(range(at, len(lexed.letters)))
        pieces.append(lexed.letters[at:])
        return items, "".join(pieces), places

    def _make(self, lexed: Lexed, items: list[Item], i: int, best: tuple[int, Production]) -> Atom | None:
        end, production = best
        words = Words(lexed, items[i:end])
        meaning = production.make(words) if production.make else None
        if meaning is None:
            return None
        kind = production.kind
        if kind in ("{same}", "{early}"):
            inside = words.atoms[0].kind
            kind = _WHOLE.get(inside, inside) if kind == "{early}" else inside
        first, last = items[i], items[end - 1]
        return Atom(
            first if isinstance(first, int) else first.first,
            last + 1 if isinstance(last, int) else last.last,
            kind,
            meaning,
            production.rule,
            tuple(words.atoms),
        )


@cache
def grammar() -> Grammar:
    """The grammar, compiled when it is first needed."""
    return Grammar()
