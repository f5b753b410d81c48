"""Find dates in a document: the grammar delimits them, the calendar says which days they mean."""

from __future__ import annotations

from spacy.tokens import Doc

from newsmine.language.calendar import parse_day
from newsmine.language.tense import direction
from newsmine.lexicon import words as words_of
from newsmine.record import Date, Fact
from newsmine.rooms.dates.check import Check
from newsmine.rooms.dates.grammar import grammar
from newsmine.rooms.dates.lex import Lexed
from newsmine.rooms.dates.locales import LOCALES
from newsmine.rooms.dates.meaning import Context, Dated, Meaning, Modified, Reading
from newsmine.rooms.dates.phrases import APPROACHES
from newsmine.rooms.dates.spans import Between, Until
from newsmine.rooms.dates.words import Atom

#: Readings that are a fact only inside a larger one.
_BARE = frozenset(["part", "bareseason"])
_FUTURE_WORDS = frozenset(["until", "till", "due"])
_PAST_WORDS = frozenset(["since"])
_REPORTING = words_of("newsmine.rooms.dates", "reporting", "verbs")


def find(doc: Doc, locale: str = "uk") -> list[Fact]:
    """Every expression of time, as TIMEX3 and as the days it means; the ends of a range after the range."""
    house = LOCALES[locale]
    language = grammar()
    lexed = language.vocabulary.read(doc.text)
    check = Check(doc, lexed)
    atoms = [kept for atom in language.words(lexed) if (kept := check.keep(atom)) is not None]
    for name in ("phrases", "times", "ranges"):
        atoms = language.combine(name, lexed, atoms)
    context = Context(
        published=parse_day(doc._.newsmine_published),
        nation=house.nation,
        day_first=house.day_first,
        tense=_Tense(doc).direction,
        reported=_Tense(doc).reported,
    )
    return _Resolver(doc, lexed, check, context).facts(atoms)


class _Tense:
    """The direction of the clause that stands at a character."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.parsed = doc.has_annotation("DEP")
        self.title_end: int = doc.user_data.get("newsmine_title_end", 0)

    def direction(self, at: int) -> str | None:
        """ "past", "future" or None; the present of a headline is the past, that of a story looks ahead."""
        if not self.parsed:
            return None
        span = self.doc.char_span(at, at + 1, alignment_mode="expand")
        if span is None or not len(span):
            return None
        found = direction(span[0])
        if found == "present":
            return "past" if at < self.title_end else "future"
        return found

    def reported(self, at: int) -> bool:
        """True where the date belongs to a verb of telling: "the court heard on Thursday"."""
        if not self.parsed:
            return False
        span = self.doc.char_span(at, at + 1, alignment_mode="expand")
        if span is None or not len(span):
            return False
        token = span[0]
        for _ in range(3):
            if token.pos_ in ("VERB", "AUX"):
                return token.lower_ in _REPORTING
            if token.head.i == token.i:
                return False
            token = token.head
        return False


class _Resolver:
    """Reads the meanings from left to right, each against what stands before it."""

    def __init__(self, doc: Doc, lexed: Lexed, check: Check, context: Context) -> None:
        self.doc = doc
        self.lexed = lexed
        self.check = check
        self.context = context
        self.made: list[Fact] = []

    def facts(self, atoms: list[Atom]) -> list[Fact]:
        """The facts of the readings."""
        for atom in atoms:
            if atom.kind in _BARE or atom.meaning is None:
                continue
            self._fact(atom, atom.meaning, None)
        return self.made

    def _fact(self, atom: Atom, meaning: Meaning, whole: Date | None) -> Date:
        context = self.context
        start, end = self.lexed.starts[atom.first], self.lexed.ends[atom.last - 1]
        context.at = self._anchor(atom)
        context.hint = self._hint(atom)
        reading = meaning.read(context)
        fact = self._date(atom, reading, start, end)
        fact.part_of = whole.id if whole else None
        self.made.append(fact)
        if isinstance(meaning, Between) and len(atom.parts) >= 2:
            for part, inner in zip(atom.parts[:2], (meaning.start, meaning.end), strict=True):
                context.bound = reading.last if inner is meaning.start else None
                self._fact(part, inner, fact)
                context.bound = None
        elif isinstance(meaning, Until):
            self._fact(atom.parts[-1], meaning.end, fact)
        elif reading.resolved and reading.type in ("date", "time"):
            inner = meaning.inner if isinstance(meaning, Modified) else meaning
            context.trail.append(Dated(fact.id, reading, start, inner.explicit_year, context.reported(start)))
        return fact

    def _date(self, atom: Atom, reading: Reading, start: int, end: int) -> Date:
        mod = reading.mod or self._approach(atom)
        return Date(
            id=f"#{len(self.made)}",
            start=start,
            end=end,
            type=reading.type,
            value=reading.value,
            from_=reading.first.isoformat() if reading.first else None,
            to=reading.last.isoformat() if reading.last else None,
            mod=mod,
            anchor=reading.anchor if reading.resolved else None,
            resolved=reading.resolved,
            rule=atom.rule.name,
            confidence=atom.rule.confidence if reading.resolved else round(atom.rule.confidence * 0.97, 3),
        )

    def _anchor(self, atom: Atom) -> int:
        """The character whose clause gives the tense: the last word of the reading."""
        return self.lexed.starts[atom.last - 1]

    def _hint(self, atom: Atom) -> str | None:
        before = self.check.word(atom.first - 1).lower()
        if before in _FUTURE_WORDS:
            return "future"
        return "past" if before in _PAST_WORDS else None

    def _approach(self, atom: Atom) -> str | None:
        if atom.kind not in ("clock", "time"):
            return None
        for length in (3, 2):
            words = tuple(self.check.word(atom.first - k).lower() for k in range(length, 0, -1))
            if words in APPROACHES:
                return APPROACHES[words]
        return None
