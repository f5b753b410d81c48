"""What a template has matched, for the code that makes its meaning: words by their label, and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsmine.rooms.dates.lex import Lexed
from newsmine.rooms.dates.meaning import Meaning
from newsmine.rooms.rule import Rule


@dataclass(slots=True)
class Atom:
    """A reading of the words `first` to `last` (exclusive); `kind` is the label that templates know it by.

    `parts`: atoms inside it that are dates by themselves, for the ends of a range.
    """

    first: int
    last: int
    kind: str
    meaning: Meaning | None
    rule: Rule
    parts: tuple[Atom, ...] = ()
    mod: str | None = None


Item = int | Atom
_BETWEEN = ("to", "until", "till", "through", "and", "-", "–", "—")
_WHICH = ("coming", "past", "previous", "following", "same", "that", "last", "next", "this")


class Words:
    """The items that a template matched: indices of words, and atoms made before."""

    def __init__(self, lexed: Lexed, items: list[Item]) -> None:
        self.lexed = lexed
        self.items = items
        self.lexemes = [lexed.lexeme(item) for item in items if isinstance(item, int)]
        self.atoms = [item for item in items if not isinstance(item, int)]
        self._texts: list[str] | None = None

    def get(self, label: str, number: int = 0) -> Any:
        """The value of the first word (or of another) with that label, or None."""
        found = [lexeme.values[label] for lexeme in self.lexemes if label in lexeme.values]
        return found[number] if number < len(found) else None

    @property
    def year(self) -> int | None:
        """The year, or None."""
        year: int | None = self.any("year", "shortyear")
        return year

    @property
    def weekday(self) -> int | None:
        """The weekday (Monday is 1), or None."""
        weekday: int | None = self.any("weekday", "weekday_short")
        return weekday

    @property
    def which(self) -> str | None:
        """The word that says which one of a kind is meant: "last", or "coming" in "this coming"."""
        texts = self.texts
        return next((word for word in _WHICH if word in texts), None)

    def month(self) -> int:
        """The number of the month."""
        return int(self.any("month", "month_short"))

    def day_number(self, number: int = 0) -> int:
        """The number of the day in its month; or of another day."""
        tens = 0
        found: list[int] = []
        for lexeme in self.lexemes:
            tens = lexeme.values.get("tens", tens)
            for label in ("daynum", "ordnum", "ordword"):
                if label in lexeme.values:
                    found.append(tens + lexeme.values[label])
                    tens = 0
                    break
        return found[number]

    def split(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The words of the two ends of a range: "from [March 11] to [12 2016]"."""
        places = [item for item in self.items if isinstance(item, int)]
        texts = self.texts
        first = 1 if texts[0] in ("from", "between") else 0
        middle = max(i for i, text in enumerate(texts) if text in _BETWEEN)
        return (places[first], places[middle]), (places[middle + 1], places[-1] + 1)

    def any(self, *labels: str) -> Any:
        """The value of the first word with one of those labels, or None."""
        for lexeme in self.lexemes:
            for label in labels:
                if label in lexeme.values:
                    return lexeme.values[label]
        return None

    def all(self, *labels: str) -> list[Any]:
        """The values of all words with one of those labels, in order."""
        return [lexeme.values[label] for lexeme in self.lexemes for label in labels if label in lexeme.values][:8]

    def has(self, *words: str) -> bool:
        """True where one of those very words stands there."""
        return any(word in self.texts for word in words)

    @property
    def texts(self) -> list[str]:
        """The words, lower case, straight apostrophes; atoms left out."""
        if self._texts is None:
            word = self.lexed.word
            self._texts = [word(i).lower().replace("’", "'") for i in self.items if isinstance(i, int)]
        return self._texts

    @property
    def phrase(self) -> str:
        """The words with one blank between them."""
        return " ".join(self.texts)

    def numbers(self) -> list[float]:
        """The numbers in words and figures, in order, up to the first unit and after it."""
        return [number for number, _ in self.amounts()]

    def amounts(self) -> Iterator[tuple[float, str | None]]:
        """Each number with the unit that follows it: "three years and four months"."""
        current: float | None = None
        article = False
        for lexeme, word in zip(self.lexemes, self.texts, strict=True):
            values = lexeme.values
            if "tens" in values or "num" in values:
                value: int = values["tens"] if "tens" in values else values["num"]
                if current is not None and not (
                    current % 10 == 0 and current >= 20 and (value < 10 or current % 100 == 0)
                ):
                    yield current, None
                    current = None
                current = (current or 0) + value
            elif "int" in values or "decimal" in values or "thousands" in values:
                if current is not None:
                    yield current, None
                current = next(values[label] for label in ("int", "decimal", "thousands") if label in values)
            elif "multiplier" in values:
                current = (current if current is not None else 1) * values["multiplier"]
            elif word == "half":
                current = 0.5 if current is None else current + 0.5
            elif word == "½":
                current = (current or 0) + 0.5
            elif word in ("to", "or") and current is not None:
                yield current, None
                current = None
            elif word in ("a", "an", "another") and current is None:
                article = True
                continue
            elif "unit" in values or "units" in values:
                unit = values.get("unit", values.get("units"))
                if current is not None or (article and "unit" in values):
                    yield (current if current is not None else 1), unit
                    current = None
            article = False
        if current is not None:
            yield current, None

    @property
    def unit(self) -> str:
        """The grain of the first unit."""
        unit: str = self.any("unit", "units", "second")
        return unit
