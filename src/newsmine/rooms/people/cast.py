"""Everybody in a document, and which token belongs to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsmine.language import syntax
from newsmine.language.names import POLICE, SAYING, Name, fold, names
from newsmine.language.quotations import quoted
from newsmine.rooms.people.describe import Description, descriptions, skip_details
from newsmine.rooms.people.resolve import resolve
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import JOB_ROLE

_HE = {"he": "male", "him": "male", "his": "male", "himself": "male"}
_SHE = {"she": "female", "her": "female", "hers": "female", "herself": "female"}
PRONOUNS: dict[str, str] = _HE | _SHE


class Cast:
    """The people of a document. Every description begins as somebody of its own; `merge` joins two."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.names: tuple[Name, ...] = names(doc)
        self.people: list[Somebody] = resolve(doc, self.names)
        self.at: dict[int, Somebody] = {}
        self.descriptions: list[Description] = descriptions(doc, self.names)
        for person in self.people:
            for name in person.names:
                self._seat(person, name.start, name.end)
        for one in self.descriptions:
            person = Somebody(descriptions=[one])
            if one.gender:
                person.genders[one.gender] += 2
            self.people.append(person)
            self._seat(person, one.head, one.head + 1)
        self.quoted: frozenset[int] = quoted(doc)
        self.lists: dict[int, list[int]] = self._lists()
        self._pronouns: dict[int, Somebody | None] = {}
        self._order: list[int] = []

    def _lists(self) -> dict[int, list[int]]:
        """Names that stand in a row ("Ann Bell, 27, Jo Hart, 42, and Lee Moss"): each token, with the first of each."""
        rows: dict[int, list[int]] = {}
        starts = {name.start: name for name in self.names}
        row: list[Name] = []
        for name in self.names:
            if not row or name is not row[-1]:
                row = [name]
            here = skip_details(self.doc, name.end)
            for word in (",", ";", "and", "&"):
                if here < len(self.doc) and self.doc[here].lower_ == word:
                    here += 1
            following = starts.get(here)
            if (
                following is None
                or here == name.end
                or (following.end < len(self.doc) and self.doc[following.end].tag_ == "POS")
            ):
                if len(row) > 1:
                    firsts = [one.first for one in row]
                    rows.update((i, firsts) for one in row for i in range(one.start, one.end))
                row = []
            else:
                row.append(following)
        return rows

    def row(self, token: Token) -> list[Somebody]:
        """Everybody who stands in a row with the one whom a token means, that one first."""
        who = self.who(token)
        found = [who] if who is not None else []
        for i in self.lists.get(token.i, ()):
            if self.at.get(i) is not None and self.at[i] not in found:
                found.append(self.at[i])
        return found

    def _seat(self, person: Somebody, start: int, end: int) -> None:
        for i in range(start, end):
            self.at[i] = person

    def merge(self, keep: Somebody, gone: Somebody) -> Somebody:
        """Make two entries one; the entry that stays is returned. A named one stays if only one is named."""
        if keep is gone:
            return keep
        if gone.named and not keep.named:
            keep, gone = gone, keep
        for name in gone.names:
            self._seat(keep, name.start, name.end)
        for one in gone.descriptions:
            self._seat(keep, one.head, one.head + 1)
        keep.add(gone)
        self.people.remove(gone)
        self._pronouns = {i: keep if who is gone else who for i, who in self._pronouns.items()}
        return keep

    def who(self, token: Token | None) -> Somebody | None:
        """The person whom a token of the parse means: by name, description, apposition or pronoun."""
        if token is None:
            return None
        token = syntax.antecedent(token)
        if token.i in self.at:
            return self.at[token.i]
        if token.lower_ in PRONOUNS:
            return self.pronoun(token)
        for child in token.children:
            if child.dep_ in ("appos", "compound", "flat") and child.i in self.at and token.pos_ in ("NOUN", "PROPN"):
                return self.at[child.i]
        return None

    def pronoun(self, token: Token) -> Somebody | None:
        """Who "he" or "she" is: one fitting person near before, or the subject among several; else None."""
        if token.i not in self._pronouns:
            self._pronouns[token.i] = None  # a pronoun never leads to itself
            self._pronouns[token.i] = self._antecedent(token)
        return self._pronouns[token.i]

    def _antecedent(self, token: Token) -> Somebody | None:
        gender = PRONOUNS[token.lower_]
        if token.i in self.quoted:
            return None
        if not self._order:
            self._order = sorted(self.at)
        sentence = token.sent
        for start, end in ((sentence.start, token.i), *self._before(sentence.start)):
            candidates = self._not_speaking(list(dict.fromkeys(self._between(start, end))), start, end, token)
            fitting = [p for p in candidates if p.gender() in (gender, None)]
            stated = [p for p in fitting if p.gender() == gender]
            pool = stated if len(stated) == 1 and len(fitting) == 1 else fitting
            if len(pool) == 1:
                return pool[0]
            if len(pool) > 1:
                subjects = [p for p in dict.fromkeys(self._subjects(start, end)) if p in pool]
                if len(subjects) == 1:
                    return subjects[0]
                return stated[0] if len(stated) == 1 else None
        return None

    def _not_speaking(self, candidates: list[Somebody], start: int, end: int, token: Token) -> list[Somebody]:
        """Leave those who only speak out of a story about others, and others out of what a speaker adds."""
        if not candidates:
            return candidates
        speaking = [p for p in candidates if p in self._speaking(start, end)]
        if token.head.lower_ in SAYING and token.dep_ == "nsubj":
            return speaking or candidates
        quiet = [p for p in candidates if p not in speaking]
        if quiet or start < token.sent.start:
            return quiet
        return [p for p in speaking if not self._for_the_record(p)]

    def _for_the_record(self, person: Somebody) -> bool:
        """Somebody who speaks by office, mostly about others."""
        if any(JOB_ROLE.get(d.noun) in ("police", "spokesperson", "official", "lawyer") for d in person.descriptions):
            return True
        return any(fold(self.doc[i].text) in POLICE for n in person.names for i in range(n.start, n.first))

    def _speaking(self, start: int, end: int) -> list[Somebody]:
        found = []
        for i in range(start, end):
            token = self.doc[i]
            if token.lower_ in SAYING:
                who = syntax.subject(token)
                for k in (who.i if who is not None else -1, i - 1, i + 1):
                    if k in self.at:
                        found.append(self.at[k])
                        break
        return found

    def _before(self, start: int) -> Iterator[tuple[int, int]]:
        """The two sentences before a sentence."""
        for _ in range(2):
            if start <= 0:
                return
            sentence = self.doc[start - 1].sent
            yield sentence.start, sentence.end
            start = sentence.start

    def _between(self, start: int, end: int) -> Iterator[Somebody]:
        for k in range(bisect_left(self._order, start), len(self._order)):
            i = self._order[k]
            if i >= end:
                return
            yield self.at[i]
        return

    def _subjects(self, start: int, end: int) -> Iterator[Somebody]:
        for i in range(start, end):
            token = self.doc[i]
            if token.dep_ in ("nsubj", "nsubjpass"):
                if token.i in self.at:
                    yield self.at[token.i]
                elif token.lower_ in PRONOUNS and (who := self.pronoun(token)) is not None:
                    yield who


def fits(person: Somebody, one: Description) -> bool:
    """True when nothing that is known of a person speaks against a description."""
    gender = person.gender()
    if one.gender and gender and one.gender != gender:
        return False
    ages = {d.age for d in person.descriptions if d.age}
    return not (one.age and ages and one.age not in ages)
