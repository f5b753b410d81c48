"""Verbs left out: "Marsh was jailed for two years and Dunne for 18 months"."""

from __future__ import annotations

from newsmine.language.groups import is_people
from newsmine.lexicon import words
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.lengths import length
from newsmine.rooms.court_sentences.orders import Order
from newsmine.rooms.court_sentences.reading import Reading
from newsmine.rooms.court_sentences.units import number_at_word

#: What may stand between one person's sentence and the name of the next.
_BEFORE = frozenset(
    {"and", ",", ";", "while", ":", "–", "—", "-", "but", "whereas", "with", "(", ")", "as", "\n", "\n\n"}
)
_OTHER_ONE = frozenset({"younger", "older", "elder", "other", "second", "third", "latter", "former"})
_FELLOW = frozenset({"co", "accomplice", "friend", "brother", "sister", "youngest", "oldest", "eldest", "co-accused"})
_KIN = frozenset(
    {
        "the",
        "his",
        "her",
        "their",
        "brother",
        "sister",
        "son",
        "friend",
        "cousin",
        "father",
        "wife",
        "husband",
        "mother",
        "daughter",
        "partner",
        "girlfriend",
        "boyfriend",
    }
)
#: "His co-accused Toms, 37, of Hyde,".
_OTHERS = _OTHER_ONE | {"others", "another", "fourth"}
_BESIDE_NAME = _KIN | _FELLOW | {"-", "accused", "defendant"}
#: Words from a name over an age to its term, at most.
_ASIDE = 6
_BEFORE_TERM = frozenset({"a", "an", "just", "nearly", "similar", "longer", "shorter", "lesser", "suspended"})
_AFTER_TERM = frozenset({",", "and", ".", ";", "for", "at", "by", "after", "when", "\n", "\n\n", "with", "on", "in"})
#: No term has so many years without saying so.
_LONGEST = 60
_NO_NAME = words("newsmine.rooms.court_sentences", "court", "heads") | {"prison", "police", "jail"}


class Gaps(Reading):
    """Finds the names that stand for a subject where the verb is left out."""

    def _bare_terms(self, stop: int) -> None:
        """ "Marsh got eight years, Toms six and Orr five": numbers that share the unit of a term before them."""
        first = next((item for item in self.items if item.kind == "length"), None)
        if first is None or first.value is None or not any(item.kind == "trigger" for item in self.items):
            return
        unit = first.value.parts[-1][1]
        taken = {i for item in self.items for i in range(item.start, item.end)}
        for i in range(first.end + 2, stop):
            if i in taken or not (self.doc[i].like_num or self.text[i].isdecimal()):
                continue
            found = number_at_word(self.text, i, stop)
            before = self.doc[i - 1]
            somebody = before.pos_ == "PROPN" and (
                before.ent_type_ not in ("DATE", "GPE", "LOC", "FAC", "ORG") or self._named_elsewhere(i - 1)
            )
            if found is not None and before.lower_ == "," and self._word(found[0]) in _AFTER_TERM:
                name = self._far_name(i - 1, first.end)
                if (
                    name is not None and name < i - 2 and found[1] <= _LONGEST
                ):  # "and Orr, 18, of Hyde, five and a half"
                    self.items.append(Item("length", i, found[0], length(found[1], unit)))
                    continue
            if (
                found is None
                or not (somebody or before.lower_ in _OTHER_ONE)
                or self._word(found[0]) not in _AFTER_TERM
            ):
                continue
            start = i - 1
            while start > first.end and self.doc[start - 1].pos_ == "PROPN":
                start -= 1
            while self._word(start - 1) in _KIN:
                start -= 1
            if found[1] <= _LONGEST and self._word(start - 1) in _BEFORE:
                self.items.append(Item("length", i, found[0], length(found[1], unit)))
        self.items.sort(key=lambda item: item.start)

    def _named_elsewhere(self, i: int) -> bool:
        """Whether a word that has been taken for a date or place ends a person's name elsewhere ("Marsh 12")."""
        alike = self.doc.having({self.text[i]})
        return any(token.ent_type_ == "PERSON" and token.i and self.doc[token.i - 1].pos_ == "PROPN" for token in alike)

    def _mark_gaps(self) -> None:
        """Put an item where a verb is left out: "Marsh was jailed for two years and Dunne for 18 months"."""
        verb: Item | None = None
        last = -1
        marked: list[Item] = []
        for item in self.items:
            if item.kind == "trigger" and item.value in ("jail", "sentence", "give", "order", "fine"):
                verb, last = item, -1
            elif verb is not None and item.kind in ("length", "noun", "money", "hours"):
                colon = self._word(verb.end) == ":"
                name = self._name_before(item, last) if last > verb.start or colon else None
                if name is not None:
                    marked.append(Item("gap", name, name + 1, verb))
            if item.kind in ("length", "noun", "money", "hours"):
                last = item.end
            marked.append(item)
        self.items = marked

    def _name_before(self, item: Item, last: int) -> int | None:
        """The token of a name, "the other" or "a third" that stands for a subject right before "for" or "to"."""
        i = item.start - 1
        while i > last and self._word(i) in _BEFORE_TERM:
            i -= 1
        if self._word(i) in ("for", "to", "received", "got", "a"):
            i -= 1
        elif self._word(i) not in (",", ":", "(", ")") and not self.doc[i].like_num and not self._paired(i, last):
            return None
        aged = self.doc[i].like_num and self._word(i - 1) in ("of", "aged")
        if aged and is_people(self.doc[i - 2]) and self._word(i - 3) in ("a", "an", "one", "another"):
            return (
                i - 2 if i - 3 >= last and self._word(i - 4) in _BEFORE else None
            )  # "and a girl of 15 a referral order"
        if self._word(i) == "," and (far := self._far_name(i, last)) is not None:
            return far
        while i > last and (self._word(i) in (",", "(", ")", "also", "aged") or self.doc[i].like_num):
            i -= 1
        if i < last:
            return None
        token = self.doc[i]
        if self._word(i) in _NO_NAME:
            return None  # "given jail terms at Hull Crown Court for two years"
        beside = self._word(i + 1) in ("for", "to", "got", "received") and self._word(i - 1) in _BEFORE
        beside = beside or (self._word(i + 1) in ("a", "an") and self._word(i - 1) in ("and", "while"))
        if token.pos_ == "PROPN" and (beside or token.ent_type_ not in ("DATE", "GPE", "LOC", "FAC")):
            start = i
            while start > last and (
                self.doc[start - 1].pos_ == "PROPN"
                or self._word(start - 1) in _KIN
                or self._word(start - 1) in _OTHER_ONE
            ):
                start -= 1
            if start - 1 > last and self._word(start - 1) not in _BEFORE:
                return None  # "£200 to PC Lane, £85 costs", "18 months for assaulting Lane, six months for ..."
            return i
        if self._another_one(i) or self._of_an_age(i):
            return i
        if token.lower_ in _OTHERS:
            return i if self._word(i - 1) in ("the", "a", "and", ",", "while") else None
        return None

    def _paired(self, i: int, last: int) -> bool:
        """ "and Lee Orr 18 months": a name right before the length, after "and"."""
        if self._another_one(i) or self._of_an_age(i):
            return True
        if self.doc[i].pos_ != "PROPN" and self.doc[i].lower_ not in _OTHER_ONE:
            return False
        while i > last and self.doc[i].pos_ == "PROPN":
            i -= 1
        while i > last and self._word(i) in _KIN:
            i -= 1
        return self._word(i) in ("and", ";", ",", "while")

    def _of_an_age(self, i: int) -> bool:
        """ "A 16-year-old got five years, a 15-year-old four": somebody told of by age alone."""
        if self._word(i) != "old" or self._word(i - 1) != "-" or self._word(i - 2) != "year":
            return False
        return self._word(i - 5) in ("a", "another", "one") and self._word(i - 6) in _BEFORE

    def _another_one(self, i: int) -> bool:
        """ "and the other defendant", "and his co-accused": a noun for another than the one before."""
        if not is_people(self.doc[i]):
            return False
        start = i
        while start > self.first and i - start < 4 and self._word(start - 1) not in _BEFORE - {"-"}:
            start -= 1
        said = set(self.text[start:i]) | {self.text[i]}
        return self._word(start - 1) in ("and", "while", ";", ",") and not said.isdisjoint(_OTHER_ONE | _FELLOW)

    def _far_name(self, comma: int, last: int) -> int | None:
        """ "and Marsh, 22, of no fixed address, for three years": the name before age and address."""
        for k in range(comma - 1, max(last, comma - 14), -1):
            named = self.doc[k].pos_ == "PROPN" and self._word(k + 1) in (",", "(")
            if named and (self._word(k + 2).isdecimal() or self._word(k + 2) in ("of", "from", "aged")):
                start = k
                while start > last and (self.doc[start - 1].pos_ == "PROPN" or self._word(start - 1) in _BESIDE_NAME):
                    start -= 1
                return k if self._word(start - 1) in ("and", ";", "while", ":", ",") else None
        return None

    def _gap(self, k: int, item: Item) -> None:
        """A verb left out: what follows is about another person."""
        self.order = Order(self.sentence, None, name=item.start, like=item.value)
        term = self.items[k + 1].start if k + 1 < len(self.items) else item.start
        start = item.start
        while self.doc[start - 1].pos_ == "PROPN":
            start -= 1
        if term - item.start <= _ASIDE and self._word(item.end) == "," and self._word(start - 1) in _BESIDE_NAME:
            self.order.lead = start  # "his co-accused Toms, 37, for ten years"
        self.orders.append(self.order)
