"""Find dates in a document: the grammar delimits them, the calendar says which days they mean."""

from __future__ import annotations

import re

from newsmine.language.calendar import parse_day
from newsmine.language.desk import text_of
from newsmine.language.parsed import Doc, Token
from newsmine.language.tense import direction
from newsmine.lexicon import words as words_of
from newsmine.record import Date, Fact
from newsmine.rooms.dates.check import Check
from newsmine.rooms.dates.grammar import grammar
from newsmine.rooms.dates.lex import Lexed
from newsmine.rooms.dates.locales import LOCALES
from newsmine.rooms.dates.meaning import Context, Dated, Fixed, Meaning, Modified, Reading, Timed
from newsmine.rooms.dates.phrases import APPROACHES
from newsmine.rooms.dates.spans import Between, Until
from newsmine.rooms.dates.words import Atom
from newsmine.rooms.findings import warn

#: Readings that are a fact only inside a larger one.
_BARE = frozenset(["part", "bareseason"])
_FUTURE_WORDS = frozenset(["until", "till", "through", "due", "effective"])
_YEARLESS = re.compile(r"XXXX-\d\d-\d\d(T.*)?")
#: Characters before a date in which its sentence begins, for the year of another date in it.
_SENTENCE = 300
_FRESH = words_of("newsmine.rooms.dates", "labels", "fresh")
_PAST_WORDS = frozenset(["since"])
#: Words that lead from what is done now to the event before it, and how far from its day they may stand.
_AFTER = frozenset(["after", "following", "over", "wake", "aftermath"])
_AFTERMATH = 14
_EVENTS = words_of("newsmine.rooms.dates", "events", "words")
_FILED = words_of("newsmine.rooms.dates", "filed", "words")
_REPORTING = words_of("newsmine.rooms.dates", "reporting", "verbs")


def find(doc: Doc, locale: str = "uk") -> list[Fact]:
    """Every expression of time, as TIMEX3 and as the days it means; the ends of a range after the range."""
    house = LOCALES[locale]
    language = grammar()
    lexed = language.vocabulary.read(text_of(doc))
    check = Check(doc, lexed)
    atoms = [kept for atom in language.words(lexed) if (kept := check.keep(atom)) is not None]
    atoms = [part for atom in atoms for part in check.terms(atom)]
    for name in ("phrases", "times", "ranges"):
        atoms = language.combine(name, lexed, atoms)
    tense = _Tense(doc)
    context = Context(
        published=parse_day(doc._.newsmine_published),
        nation=house.nation,
        day_first=house.day_first,
        tense=tense.direction,
    )
    return _Resolver(doc, lexed, check, tense, context).facts(atoms)


class _Tense:
    """The direction of the clause that stands at a character."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.parsed = len(doc) > 0 and doc[0].dep_ != ""
        self.title_end: int = doc.user_data.get("newsmine_title_end", 0)

    def direction(self, at: int) -> str | None:
        """ "past", "future" or None; the present of a headline is the past, that of a story looks ahead."""
        if not self.parsed:
            return None
        span = self.doc.char_span(at, at + 1, alignment_mode="expand")
        if span is None or not len(span):
            return None
        found = direction(span[0])
        if found in ("present", "future") and self._after_event(span[0], found == "present"):
            return "past"
        if found == "present":
            own = span[0].i + 1 < len(self.doc) and self.doc[span[0].i + 1].tag_ == "POS"  # "follows Friday's attack"
            return "past" if own or at < self.title_end else "future"
        return found

    def _after_event(self, token: Token, any_event: bool) -> bool:
        """ "Police are appealing after an attack in the park on Sunday": the day is that of what went before."""
        event = False
        for i in range(token.i - 1, max(-1, token.i - _AFTERMATH), -1):
            before = self.doc[i]
            word = before.lower_
            if word in _AFTER:
                return event or (any_event and word != "over" and i < token.i - 1)
            if before.pos_ in ("VERB", "AUX", "PUNCT", "SPACE") and word != "-":
                return False
            event = event or word in _EVENTS
        return False

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

    def __init__(self, doc: Doc, lexed: Lexed, check: Check, tense: _Tense, context: Context) -> None:
        self.doc = doc
        self.lexed = lexed
        self.check = check
        self.tense = tense
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
        start, end = self.lexed.starts[atom.first], self.lexed.end(atom.last - 1)
        context.at = self._anchor(atom)
        context.hint = self._hint(atom)
        context.sentence = max(
            self.lexed.text.rfind(end, max(0, start - _SENTENCE), start) for end in (". ", "\n", "” ")
        )
        context.fresh = any(self.check.word(atom.first - k).lower() in _FRESH for k in (1, 2, 3))
        reading = meaning.read(context)
        fact = self._date(atom, reading, start, end)
        fact.part_of = whole.id if whole else None
        if reading.warning is not None:
            warn(self.doc, *reading.warning, fact)
        self.made.append(fact)
        if isinstance(meaning, Between):
            self._remember(fact, reading, meaning, start, False)
            for part, inner in zip(self._ends(atom, meaning), (meaning.start, meaning.end), strict=False):
                context.bound = reading.last if inner is meaning.start else None
                self._fact(
                    part, Fixed("time", inner.time) if meaning.habit and isinstance(inner, Timed) else inner, fact
                )
                context.bound = None
        elif isinstance(meaning, Until):
            self._remember(fact, reading, meaning, start, False)
            self._fact(atom.parts[-1], meaning.end, fact)
        else:
            inner = meaning.inner if isinstance(meaning, Modified) else meaning
            self._remember(fact, reading, inner, start, whole is not None)
        return fact

    def _remember(self, fact: Date, reading: Reading, meaning: Meaning, start: int, part: bool) -> None:
        if not reading.resolved or reading.type not in ("date", "time"):
            if _YEARLESS.fullmatch(reading.value):
                self.context.yearless = reading.value[:10]
            return
        reported = not part and self.tense.reported(start)
        told = Dated(fact.id, reading, start, meaning.explicit_year, reported, part, meaning.derived)
        self.context.trail.append(told)

    def _ends(self, atom: Atom, meaning: Between) -> list[Atom]:
        """The readings of the two ends."""
        if meaning.pieces is not None:
            return [Atom(first, last, "day", None, atom.rule) for first, last in meaning.pieces]
        return list(atom.parts[-2:])

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
            return "until"
        if before == "as" and self.check.word(atom.first - 2).lower() == "soon":
            return "future"
        if before == "of" and any(self.check.word(atom.first - k).lower() in _FILED for k in range(2, 6)):
            return "past"
        return "past" if before in _PAST_WORDS else None

    def _approach(self, atom: Atom) -> str | None:
        if atom.kind not in ("clock", "time"):
            return None
        for length in (3, 2):
            words = tuple(self.check.word(atom.first - k).lower() for k in range(length, 0, -1))
            if words in APPROACHES:
                return APPROACHES[words]
        return APPROACHES.get((self.check.word(atom.first - 1).lower(),)) if atom.kind == "clock" else None
