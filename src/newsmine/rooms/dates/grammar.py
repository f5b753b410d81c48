"""The templates of all passes, compiled once, and how a text is taken through them.

Each pass reads from left to right and takes the longest reading at a word: words become readings, readings with
words beside them become larger ones. Nothing is resolved here.
"""

from __future__ import annotations

from functools import cache

from newsmine.rooms.dates.lex import Lexed, vocabulary
from newsmine.rooms.dates.rules import GROUPS, MACROS, PRODUCTIONS, Production
from newsmine.rooms.dates.template import Compiler, Level
from newsmine.rooms.dates.words import Atom, Item, Words

_FIRST_ATOM = 0xF000
#: How many words before a reading a larger one may begin.
_REACH = 7


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
        self.levels = {
            name: Level(compiler, [(production.template, production) for production in level])
            for name, level in PRODUCTIONS.items()
        }

    def words(self, lexed: Lexed) -> list[Atom]:
        """The readings of the first pass, refused ones left out."""
        level, letters = self.levels["words"], lexed.letters
        found: list[Atom] = []
        i, n = 0, len(letters)
        firsts, longest = level.firsts, level.longest
        while i < n:
            if letters[i] not in firsts or (best := longest(letters, i)) is None:
                i += 1
                continue
            end, production = best
            if production.make is not None:
                words = Words(lexed, list(range(i, end)))
                meaning = production.make(words)
                if meaning is not None:
                    kind = words.unit if production.kind == "{unit}" else production.kind
                    found.append(Atom(i, end, kind, meaning, production.rule))
            i = end
        return found

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
        kind = words.atoms[0].kind if production.kind == "{same}" else production.kind
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
