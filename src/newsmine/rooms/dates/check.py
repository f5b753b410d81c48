"""Is it a date at all? What the words around an expression, and its grammar, say against it."""

from __future__ import annotations

from dataclasses import replace

from newsmine.language.parsed import Doc, Token
from newsmine.lexicon import words as words_of
from newsmine.rooms.dates.lex import Lexed
from newsmine.rooms.dates.meaning import Fixed
from newsmine.rooms.dates.points import CalendarDay
from newsmine.rooms.dates.spans import Span
from newsmine.rooms.dates.words import Atom, Words

_HERE = "newsmine.rooms.dates"
_NO_YEAR = words_of(_HERE, "no_year", "before")
_STATUTES = words_of(_HERE, "no_year", "statutes")
_STREETS = words_of(_HERE, "no_year", "streets")
_CHANGING = words_of(_HERE, "changing", "verbs")
_PREPOSITIONS = frozenset(
    [
        "in",
        "of",
        "since",
        "by",
        "until",
        "till",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "from",
        "to",
        "and",
        "during",
        "before",
        "after",
        "between",
        "through",
        "throughout",
        "for",
        "every",
        "each",
        "-",
    ]
)


_PARTS = frozenset(["morning", "afternoon", "evening", "night"])
_OWNERS = frozenset(["his", "her", "their", "my", "your", "our"])
_STAGES = frozenset(["early", "mid", "late", "20s", "30s", "40s", "50s", "60s", "70s", "teens", "twenties", "thirties"])


class Check:
    """Looks at the words around the readings of one document."""

    def __init__(self, doc: Doc, lexed: Lexed) -> None:
        self.doc = doc
        self.lexed = lexed
        self.parsed = len(doc) > 0 and doc[0].tag_ != ""

    def word(self, i: int) -> str:
        """The word of that index as it stands, or nothing beyond the ends."""
        return self.lexed.word(i)

    def token(self, i: int) -> Token | None:
        """The spaCy token in which a word begins, or None."""
        if not 0 <= i < len(self.lexed.pieces):
            return None
        span = self.doc.char_span(self.lexed.starts[i], self.lexed.end(i), alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def keep(self, atom: Atom) -> Atom | None:
        """The reading, or another in its place, or None where it is no date."""
        rule = atom.rule.name
        if rule == "<year>":
            return atom if self._is_year(atom) else None
        if rule == "<month>":
            return atom if self._is_month(atom) else None
        if (
            rule == "<feast>"
            and "new year" in self.lexed.text[self.lexed.starts[atom.first] : self.lexed.end(atom.last - 1)]
        ):
            return None
        if atom.kind == "clock" and self.word(atom.first) in ("Noon", "Midday") and self._is_name(atom):
            return None
        if rule == "<hour><minute> GMT" and self.word(atom.first - 1) == "(":  # beside the local time
            return None
        if rule == "<hour>.<minute>" and not self._tells_time(atom):
            return None
        if atom.kind == "dayofmonth":
            return atom if self._stands_alone(atom) else None
        if rule in ("the day before", "the day after", "the <unit> before", "the <part of day> before"):
            return atom if self._ends_there(atom) else None
        if atom.kind == "decade" and self._is_age(atom):
            return None
        if atom.kind == "duration" and isinstance(atom.meaning, Span):
            return self._duration(atom, atom.meaning)
        if isinstance(atom.meaning, CalendarDay) and atom.last - atom.first == 2 and self._counts(atom):
            return None
        return atom

    def terms(self, atom: Atom) -> list[Atom]:
        """The reading, or the two of "cut from nine to six months", where one term takes the place of another."""
        span = atom.meaning
        if not isinstance(span, Span) or self.word(atom.first - 1).lower() != "from":
            return [atom]
        middle = next((i for i in range(atom.first + 1, atom.last - 1) if self.word(i).lower() == "to"), None)
        if middle is None or not any(self.word(atom.first - k).lower() in _CHANGING for k in range(2, 10)):
            return [atom]
        words = (
            Words(self.lexed, list(range(atom.first, middle))),
            Words(self.lexed, list(range(middle + 1, atom.last))),
        )
        old, new = (part.numbers() for part in words)
        if len(old) != 1 or len(new) != 1:
            return [atom]
        return [
            replace(atom, last=middle, meaning=Span(old[0], span.unit)),
            replace(atom, first=middle + 1, meaning=Span(new[0], span.unit)),
        ]

    def _is_year(self, atom: Atom) -> bool:
        before, after = self.word(atom.first - 1).lower(), self.word(atom.last)
        if before in _NO_YEAR or before in _STATUTES or after.lower() in _STATUTES:
            return False
        year = int(self.word(atom.first))
        if not 1900 <= year <= 2099 and before not in ("in", "since", "until", "from", "to", "of", "by"):
            return False
        if after in ("/", "%") or before in ("/", "+"):
            return False
        if after[:1].isupper() and (self.word(atom.last + 1).lower() in _STREETS or after.lower() in _STREETS):
            return False
        if after.isdecimal() or before.isdecimal():
            return False
        if self.parsed and year % 100 == 0 and (token := self.token(atom.first)) is not None:
            return not (token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i > token.i)
        return True

    def _is_month(self, atom: Atom) -> bool:
        word, before, after = self.word(atom.first), self.word(atom.first - 1).lower(), self.word(atom.last)
        if after[:1].isupper() and self.word(atom.last + 1) in (",", "(") and self.word(atom.last + 2).isdecimal():
            return False  # "June Barrow, 44"
        token = self.token(atom.first) if self.parsed else None
        if word.lower() in ("may", "march") and before not in _PREPOSITIONS:
            if token is not None and token.pos_ in ("VERB", "AUX"):
                return False
            if before in (".", "", "\n\n", "”", '"', "“") and after[:1].islower():
                return False
        if before in _PREPOSITIONS and before not in ("and", "for", "to", "by", "from", "-"):
            return True
        if token is not None and token.ent_type_ == "PERSON":
            return False
        if (
            after[:1].isupper()
            and token is not None
            and token.dep_ == "compound"
            and token.head.ent_type_ in ("PERSON", "GPE", "FAC")
        ):
            return False
        return not (
            token is not None and token.i and token.nbor(-1).ent_type_ == "PERSON" and token.nbor(-1).pos_ == "PROPN"
        )

    def _is_name(self, atom: Atom) -> bool:
        """ "Mr Noon", "Lewis Noon"."""
        token = self.token(atom.first)
        if token is None or not self.parsed:
            return False
        before = self.word(atom.first - 1)
        return token.ent_type_ == "PERSON" or (before[:1].isupper() and token.tag_ in ("NNP", "NNPS"))

    def _tells_time(self, atom: Atom) -> bool:
        """ "4.15 on Thursday afternoon", "13.27 BST", not the price of a share."""
        if atom.last - atom.first > 1 and self.word(atom.last - 1).isalpha():
            return True
        return any(self.word(atom.last + k).lower() in _PARTS for k in range(4))

    def _is_age(self, atom: Atom) -> bool:
        """ "In his 50s", "aged in their early 20s to mid and late 50s"; a decade of four figures is none."""
        if len(self.word(atom.last - 1)) > 4:
            return False
        before = [self.word(atom.first - k).lower() for k in range(1, 9)]
        if before[0] in _OWNERS or before[0] == "the":
            return before[0] != "the"
        return "aged" in before or any(word in _OWNERS and before[k - 1] in _STAGES for k, word in enumerate(before))

    def _stands_alone(self, atom: Atom) -> bool:
        before = self.word(atom.first - 1).lower()
        if before not in ("on", "until", "till", "by", "from", "to", "since", "and", "before", "after"):
            return False
        after = self.token(atom.last)
        return after is None or not (after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or after.is_digit)

    def _ends_there(self, atom: Atom) -> bool:
        """ "the day before" by itself, not "the day before he died" nor "later in the day before flying on"."""
        after = self.word(atom.last)
        if self.word(atom.first - 1).lower() in ("in", "during"):
            return False
        return (
            not after
            or not after[0].isalpha()
            or after.lower() in _PREPOSITIONS
            or after.lower() in ("when", "with", "at")
        )

    def _counts(self, atom: Atom) -> bool:
        """ "In May 12 officers were hurt": the number counts what follows."""
        if not self.word(atom.last - 1).isdecimal() or not self.parsed:
            return False
        token, after = self.token(atom.last - 1), self.token(atom.last)
        return (
            token is not None
            and after is not None
            and after.tag_ == "NNS"
            and token.dep_ == "nummod"
            and token.head.i >= after.i
        )

    def _duration(self, atom: Atom, span: Span) -> Atom | None:
        first, before = self.word(atom.first).lower(), self.word(atom.first - 1)
        size = atom.last - atom.first
        if first in ("a", "an") and size == 2 and self.parsed:
            token = self.token(atom.first - 1)
            counted = token is not None and (
                token.tag_ in ("NNS", "CD")
                or (token.tag_ == "NN" and any(child.tag_ == "CD" for child in token.children))
            )
            if counted or before in ("%", ")"):
                return replace(atom, kind="set", meaning=Fixed("set", span.value))
        if first == "over" and span.unit == "weekend" and span.number == 1:  # in the course of one
            return replace(atom, first=atom.first + 1, kind="weekend", meaning=Fixed("date", "XXXX-WXX-WE"))
        if span.bare and size == 1:
            if span.unit == "second" and first != self.word(atom.first):
                return None
            after = self.word(atom.last).lower()
            if before in ("-", "–") and self.word(atom.first - 2)[-1:].isdecimal():
                return None
            if after in ("-",) and self.word(atom.last + 1).lower() in ("old", "olds"):
                return None
        return atom
