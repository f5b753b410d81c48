"""From a text to a string with one letter for each word, so that templates are regular expressions over words.

Every word that plays a part in some template has labels ("weekday", "unit"); words with the same labels share a
letter, and all others are the letter of `OTHER`. Templates are compiled over these letters by `template.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Any

from newsmine.language.numbers import ORDINALS, WORDS
from newsmine.lexicon import load

OTHER = "."
_SPECIAL = "#"  # stands for a number or dash until it has been looked at
_DASHES = frozenset("-–—")
_QUOTES = frozenset("'’")
#: Pieces whose letter is remembered: most words of a million articles.
_REMEMBERED = 30_000
_FIRST_LETTER = 0xE000  # a private area of Unicode: no letter of a text

#: Words, figures and signs with the white space after them: the pieces make up the whole text.
_PIECE = re.compile(
    r"""
    (?:
      [aApP]\.\s?[mM]\b\.?
    | [oO]['’]\s?[cC]lock
    | Hallowe['’]en
    | [^\W\d_]\w*
    | \n[^\S\n]*\n
    | (?:
        \d{1,2}(?:[.:]\d\d)?[ -]?(?:[aApP][mM]\b|[aApP]\.\s?[mM]\b\.?)
      | \d{1,2}:\d\d(?::\d\d)?(?!\w)
      | \d\d[.:]?\d\d\s?(?:hrs|Hrs|HRS)\b
      | \d{4}-\d\d-\d\d(?!\w)
      | \d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)(?:\d{4}|\d\d)(?!\w)
      | (?:19|20)\d\d(?:/(?:19|20)\d\d|[/–-]\d\d|/\d|[–-]\d(?![–-]))(?![\w/])
      | \d{1,3}(?:,\d{3})+(?:\.\d+)?
      | \d+\.\d+
      | \d{1,3}\ [13]/[24](?!\w)
      | \d+\w*
      )
    | ['’](?:[sS]\b|\d0s\b|\d\d(?!\w))
    | [\s\S]
    )
    (?:[^\S\n]|\n(?![^\S\n]*\n))*
    """,
    re.VERBOSE,
)
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d\d))?(?::\d\d)?[ -]?(?:([aApP])\.?\s?[mM]\.?)?")
_DOTTED = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_HOURS = re.compile(r"(\d\d)[.:]?(\d\d)\s?(?:hrs)", re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_DECADE = re.compile(r"['’]?((?:1[5-9]|20)?\d0)s")
_PAIR = re.compile(r"((?:19|20)\d\d)[/–-](\d{4}|\d\d?)")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What a word may be: its labels with a value each ("month": 7), and its letter."""

    letter: str
    values: dict[str, Any] = field(default_factory=dict)


_UNKNOWN = Lexeme(OTHER)


@dataclass(slots=True)
class Lexed:
    """A text as words: a letter each, and where each begins."""

    text: str
    letters: str
    pieces: list[str]
    starts: list[int]
    known: dict[str, Lexeme]
    special: dict[int, Lexeme]

    def end(self, i: int) -> int:
        """The character after a word."""
        return self.starts[i] + len(self.pieces[i].rstrip())

    def word(self, i: int) -> str:
        """The word as it stands, or nothing beyond the ends of the text."""
        return self.pieces[i].rstrip() if 0 <= i < len(self.pieces) else ""

    def lexeme(self, i: int) -> Lexeme:
        """What a word may be."""
        return self.special.get(i) or self.known.get(self.word(i)) or _UNKNOWN


class _Letters(dict[str, str]):
    """The letter of each piece, with its white space; looked up once and remembered."""

    def __init__(self, known: dict[str, Lexeme]) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, piece: str) -> str:
        word = piece.rstrip()
        if word[:1].isdecimal() or word in _DASHES or (word[:1] in _QUOTES and len(word) > 2):
            return _SPECIAL
        lexeme = self.known.get(word)
        letter = lexeme.letter if lexeme is not None else OTHER
        if len(self) < _REMEMBERED:
            self[piece] = letter
        return letter


def _places(letters: list[str], letter: str) -> Iterator[int]:
    """Where a letter stands; the list may be changed behind it."""
    i = -1
    while True:
        try:
            i = letters.index(letter, i + 1)
        except ValueError:
            return
        yield i


class Vocabulary:
    """The words of the lexicon and of the templates, with their labels and letters."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, Any]] = {}
        self._letters: dict[frozenset[str], str] = {}
        self._of_label: dict[str, str] = {}
        self._lexemes: dict[str, Lexeme] = {}
        self._pieces = _Letters(self._lexemes)
        self.closed = False

    def add(self, word: str, label: str, value: Any = None, *, capital: bool = False) -> None:
        """Give a word a label; `capital`: only where it is written with a capital."""
        forms = {word.capitalize(), word.upper()}
        if not capital:
            forms |= {word, word.lower()}
        if "’" in word or "'" in word:
            forms |= {form.replace("'", "’") for form in forms}
        for form in forms:
            self._values.setdefault(form, {})[label] = value

    def letters(self, label: str) -> str:
        """The letters of all words that have the label, for a character class."""
        self._close()
        if label not in self._of_label:
            raise KeyError(f"no word has the label {label!r}")
        return self._of_label[label]

    def _close(self) -> None:
        if self.closed:
            return
        self.closed = True
        for labels in (*map(frozenset, self._values.values()), *map(frozenset, _NUMERIC_LABELS)):
            if labels not in self._letters:
                letter = self._letters[labels] = chr(_FIRST_LETTER + len(self._letters))
                for label in labels:
                    self._of_label[label] = self._of_label.get(label, "") + letter
        for form, values in self._values.items():
            self._lexemes[form] = Lexeme(self._letters[frozenset(values)], values)

    def read(self, text: str) -> Lexed:
        """The text, word by word."""
        pieces = _PIECE.findall(text)
        letters = list(map(self._pieces.__getitem__, pieces))
        special: dict[int, Lexeme] = {}
        for i in _places(letters, _SPECIAL):
            lexeme = special[i] = self._special(pieces[i], pieces[i - 1][-1:] if i else "")
            letters[i] = lexeme.letter
        starts = list(accumulate(map(len, pieces), initial=0))
        return Lexed(text, "".join(letters), pieces, starts, self._lexemes, special)

    def _special(self, piece: str, before: str) -> Lexeme:
        """A number, dash or shortened year, which depends on the character before it."""
        word = piece.rstrip()
        if word in _DASHES:
            glued = word == piece and not before.isspace()
            return self._lexeme(hyphen=None) if glued else self._lexeme(dash=None)
        return self._number(word, before) if word[0].isdecimal() else self._short_year(word)

    def _lexeme(self, **values: Any) -> Lexeme:
        return Lexeme(self._letters[frozenset(values)], values)

    def _short_year(self, word: str) -> Lexeme:
        if word.endswith("s"):
            return self._lexeme(decade=1900 + int(word[1:3]))
        return self._lexeme(shortyear=(1900 if int(word[1:]) > 30 else 2000) + int(word[1:]))

    def _number(self, word: str, before: str) -> Lexeme:
        if before and before in "£$€#@_/":
            return _UNKNOWN
        if word.isdecimal():
            number = int(word) if len(word) < 10 else 0
            if len(word) == 4 and 1000 <= number <= 2199:
                return self._lexeme(year=number, int=number)
            if len(word) <= 2 and 1 <= number <= 31:
                return self._lexeme(daynum=number, int=number)
            return self._lexeme(int=number) if len(word) < 7 else _UNKNOWN
        if word[-1].isdecimal():
            return self._figures(word)
        if (ordinal := _ORDINAL.fullmatch(word)) is not None:
            number = int(ordinal[1])
            return self._lexeme(ordnum=number) if number <= 31 else self._lexeme(ordinal=number)
        if (decade := _DECADE.fullmatch(word)) is not None:
            number = int(decade[1])
            return self._lexeme(decade=number if number > 99 else 1900 + number)
        return self._time(word)

    def _figures(self, word: str) -> Lexeme:
        if (pair := _PAIR.fullmatch(word)) is not None:
            first, second = int(pair[1]), int(pair[2])
            return (
                self._lexeme(years=(first, second))
                if (first + 1) % 10 ** len(pair[2]) == second
                else self._lexeme(span=(first, second))
            )
        if (date := _NUMERIC.fullmatch(word)) is not None:
            a, b, year = int(date[1]), int(date[2]), int(date[3])
            if not (1 <= a <= 31 and 1 <= b <= 31 and (a <= 12 or b <= 12)):
                return _UNKNOWN
            if "." in word and len(date[3]) == 2 and year > 31:
                return _UNKNOWN
            return self._lexeme(numeric=(a, b, year if year > 99 else (1900 if year > 50 else 2000) + year))
        if word[4:5] == "-" and len(word) == 10:
            return self._lexeme(iso=word)
        if ":" in word:
            return self._time(word)
        if "/" in word:
            whole, half = word.split(" ")
            return self._lexeme(decimal=int(whole) + int(half[0]) / int(half[2]))
        try:
            number = float(word.replace(",", ""))
        except ValueError:  # "06T07", "4²"
            return _UNKNOWN
        if (clock := _DOTTED.fullmatch(word)) is not None:
            return self._lexeme(decimal=number, dotted=(int(clock[1]), int(clock[2])))
        return self._lexeme(decimal=number) if "." in word else self._lexeme(thousands=int(number))

    def _time(self, word: str) -> Lexeme:
        if (hours := _HOURS.fullmatch(word)) is not None:
            hour, minute = int(hours[1]), int(hours[2])
        elif (clock := _CLOCK.fullmatch(word)) is not None:
            hour, minute = int(clock[1]), int(clock[2] or 0)
            if clock[3]:
                evening = clock[3] in "pP"
                if hour > 23 or (hour > 12 and not evening) or (hour == 0 and evening):
                    return _UNKNOWN
                if hour <= 12:  # "00.45am" and "17.30pm" are of the 24 hours already
                    hour = hour % 12 + (12 if evening else 0)
        else:
            return _UNKNOWN
        if hour > 24 or minute > 59:
            return _UNKNOWN
        return self._lexeme(clock=(hour, minute))


_NUMERIC_LABELS: Iterable[Iterable[str]] = (
    ("year", "int"),
    ("daynum", "int"),
    ("int",),
    ("ordnum",),
    ("ordinal",),
    ("decade",),
    ("years",),
    ("span",),
    ("numeric",),
    ("iso",),
    ("clock",),
    ("decimal",),
    ("decimal", "dotted"),
    ("thousands",),
    ("shortyear",),
    ("hyphen",),
    ("dash",),
)
_PUNCTUATION = {
    ",": "comma",
    ".": "dot",
    "-": "hyphen",
    "–": "hyphen",
    "—": "hyphen",
    "(": "open",
    ")": "close",
    "'s": "possessive",
    "'": "apostrophe",
    "½": "half_sign",
    "/": "slash",
    "%": "percent",
}


@cache
def vocabulary() -> Vocabulary:
    """The words of the calendar, the numbers and the room's lexicon; templates add their own before it is used."""
    vocab = Vocabulary()
    names = load("newsmine.language", "calendar.toml")
    for word, number in names["months"].items():
        vocab.add(word, "month", number, capital=word in ("March", "May", "August"))
    for word, number in names["months_short"].items():
        vocab.add(word, "month_short", number, capital=True)
    for word, number in names["weekdays"].items():
        vocab.add(word, "weekday", number)
        vocab.add(word + "s", "weekdays", number)
    for word, number in names["weekdays_short"].items():
        vocab.add(word, "weekday_short", number, capital=True)
    for word, code in names["seasons"].items():
        vocab.add(word, "season", code)
    vocab.add("fall", "fall", "FA")
    for word, grain in names["units"].items():
        if word != "second":  # "a second officer"
            vocab.add(word, "unit", grain)
        if word == "second":
            vocab.add(word, "second", grain)
        if word != "century":
            vocab.add(word + "s", "units", grain)
    for word, grain in names["units_short"].items():
        vocab.add(word, "units", grain)
    for word, code in names["parts"].items():
        vocab.add(word, "part", code)
    for word in ("mornings", "afternoons", "evenings"):
        vocab.add(word, "parts", names["parts"][word[:-1]])
    vocab.add("nights", "parts", "NI")
    for word, number in names["decades"].items():
        vocab.add(word, "spoken_decade", number)
    for word, number in WORDS.items():
        vocab.add(word, "tens" if number >= 20 and number % 10 == 0 else "num", number)
    for word, number in (("dozen", 12), ("hundred", 100), ("thousand", 1000)):
        vocab.add(word, "multiplier", number)
    for word, number in ORDINALS.items():
        vocab.add(word, "ordword", number)
    own = load("newsmine.rooms.dates")
    for label, words in own["labels"].items():
        for word in words:
            vocab.add(word, label, word)
    for word in own["papers"]["words"]:
        vocab.add(word, "paper", word, capital=True)
    for word in own["papers"]["clubs"]:
        vocab.add(word, "club", word, capital=True)
    for sign, label in _PUNCTUATION.items():
        vocab.add(sign, label)
    return vocab
