"""Everybody in a document, and which token belongs to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newsmine.language import syntax
from newsmine.language.names import COURT, POLICE, POLITICAL, SAYING, Name, names
from newsmine.language.parsed import Doc, Token
from newsmine.language.quotations import quoted
from newsmine.rooms.people.ages import BEHIND, beginnings, told_behind
from newsmine.rooms.people.binding import clash, disjoint
from newsmine.rooms.people.describe import Description, descriptions
from newsmine.rooms.people.details import places, skip_details
from newsmine.rooms.people.resisting import doer_before, resisting
from newsmine.rooms.people.resolve import likely_gender, resolve, title_words
from newsmine.rooms.people.rows import Rows
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import JOB_ROLE

_HE = {"he": "male", "him": "male", "his": "male", "himself": "male"}
_SHE = {"she": "female", "her": "female", "hers": "female", "herself": "female"}
PRONOUNS: dict[str, str] = _HE | _SHE
_HAD = frozenset("all both each was were been being is are be has have had 's ’s also later remains remained".split())
#: What somebody says in his own defence.
_CLAIMING = frozenset("claimed claims claiming insisted insists maintained maintains argued argues".split())
#: Titles of those who speak, or are spoken to, by their office.
_BY_OFFICE = POLICE | COURT | POLITICAL
#: Nouns for those who speak by office, mostly about others.
_OFFICES = ("police", "spokesperson", "official", "lawyer", "witness", "judge", "politician")
_FOR_THE_RECORD = frozenset(noun for noun, role in JOB_ROLE.items() if role in _OFFICES)


class Cast:
    """The people of a document. Every description begins as somebody of its own; `merge` joins two."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens: list[Token] = doc.tokens
        self.lower: list[str] = doc.lower
        self.breaks: list[int] = doc.breaks
        self.names: tuple[Name, ...] = names(doc)
        self.begins: dict[int, Name] = beginnings(doc, self.names)
        #: The least and the greatest age that stands behind a name, by the token behind it.
        self.ages: dict[int, tuple[int, int]] = told_behind(doc, self.names)
        self.people: dict[Somebody, None] = dict.fromkeys(resolve(doc, self.names))
        self.at: dict[int, Somebody] = {}
        self.descriptions: list[Description] = descriptions(doc, self.names)
        for person in self.people:
            for name in person.names:
                self._seat(person, name.start, name.end)
        for one in self.descriptions:
            self._introduce(one)
        #: The head of each description by the token behind it, and behind its ", 34, from Ashby".
        self.ends: dict[int, int] = {}
        for one in self.descriptions:
            self.ends[one.end] = self.ends[self.behind(one)] = one.head
        self.begun: dict[int, Description] = {one.start: one for one in self.descriptions}
        self.headed: dict[int, Description] = {one.head: one for one in reversed(self.descriptions)}
        self.quoted: frozenset[int] = quoted(doc)
        self.lists: dict[int, list[int]] = Rows(doc, self.begins, self.begun, self.at).lists(self.names)
        self._pronouns: dict[int, Somebody | None] = {}
        self._order: list[int] = sorted(self.at)
        self._disjoint: list[tuple[int, int]] = disjoint(doc, self._order, self.descriptions)
        #: Pairs that a rule would have joined.
        self.refused: list[tuple[Somebody, Somebody]] = []
        self._sayings: list[int] = [token.i for token in doc.having(SAYING)]
        #: Who says it, by the verb: the token of somebody, or -1.
        self._sayers: dict[int, int] = {}
        self._speakers: frozenset[Somebody] | None = None
        #: Pairs of whom the first harmed the second.
        self.opposed: list[tuple[Somebody, Somebody]] = []
        #: Whether a description, by its first token, is of nobody in particular, as far as it was asked.
        self.nobody: dict[int, bool] = {}

    def behind(self, one: Description) -> int:
        """The token behind a description and its ", 34, from Ashby"."""
        if one.end >= len(self.lower) or self.lower[one.end] not in BEHIND:
            return one.end
        end = skip_details(self.doc, one.end)
        if end == one.end and end + 1 < len(self.doc) and self.lower[end] in ("from", "of"):
            *_, last = (end, *places(self.doc, end + 1))
            end = last + 1 if last > end else end
        return end

    def row(self, token: Token) -> list[Somebody]:
        """Everybody who stands in a row with the one whom a token means, that one first."""
        who = self.who(token)
        found = [who] if who is not None else []
        if not self.lists:
            return found
        spot = token.i
        if token.text.isdecimal():
            spot = self._aged(token) or spot
        if spot not in self.at:  # "three others – Ann Bell, Jo Hart and Lee Moss": the list is in apposition
            spot = next((c.i for c in token.children if c.dep_ == "appos" and c.i in self.at), spot)
        elif who is not None and spot not in self.lists:  # "her daughter, Ann Bell, and her father, Lee Bell"
            spot = next((n.first for n in who.names if spot < n.start <= spot + 3), spot)
        for i in self.lists.get(spot, ()):
            if self.at.get(i) is not None and self.at[i] not in found:
                found.append(self.at[i])
        return found

    def _aged(self, age: Token) -> int | None:
        """The boy of "a boy, 17, was punched", where the parse has the age for subject."""
        here = age.i - 2
        return here if here >= 0 and here in self.at and self.lower[here + 1] == "," else None

    def _seat(self, person: Somebody, start: int, end: int) -> None:
        for i in range(start, end):
            self.at[i] = person

    def _describe(self, person: Somebody, one: Description) -> None:
        self.at[one.head] = person
        if one.hyphens is not None:
            self._seat(person, *one.hyphens)

    def _introduce(self, one: Description) -> None:
        person = Somebody(descriptions=[one])
        if one.gender:
            person.genders[one.gender] += 2
        self.people[person] = None
        self._describe(person, one)

    def apart(self, one: Somebody, other: Somebody) -> set[int]:
        """The tokens of one that tell what the other does to them, or they to the other; none for who may be one."""
        return clash(self._disjoint, self.at, one, other)

    def merge(self, keep: Somebody, gone: Somebody) -> Somebody:
        """Make two entries one; the entry that stays is returned. A named one stays if only one is named.

        Nothing is joined where the text tells the two `apart`; of two who did it, only the words that do so stay out.
        """
        if keep is gone:
            return keep
        if wrong := self.apart(gone, keep):
            if keep.is_victim() or gone.is_victim() or not (out := gone.without(wrong)):
                self.refused.append((keep, gone))
                return keep
            for one in out:
                self._introduce(one)
        if gone.named and not keep.named:
            keep, gone = gone, keep
        for name in gone.names:
            self._seat(keep, name.start, name.end)
        for one in gone.descriptions:
            self._describe(keep, one)
        keep.add(gone)
        del self.people[gone]
        gone.into = keep
        return keep

    def now(self, person: Somebody) -> Somebody:
        """The entry that stands for a person after all merging."""
        while person.into is not None:
            person = person.into
        return person

    def who(self, token: Token | None) -> Somebody | None:
        """The person whom a token of the parse means: by name, description, apposition or pronoun."""
        if token is None:
            return None
        token = syntax.antecedent(token)
        if token.i in self.at:
            return self.at[token.i]
        if token.lower_ in PRONOUNS:
            return self.pronoun(token)
        if token.text.isdecimal() and (spot := self._aged(token)) is not None:
            return self.at[spot]
        for child in token.children:
            if child.dep_ in ("appos", "compound", "flat") and child.i in self.at and token.pos_ in ("NOUN", "PROPN"):
                return self.at[child.i]
        return None

    def subject(self, verb: Token) -> Token | None:
        """The subject by syntax, or the nearest person before the verb with only details between; or None."""
        found = syntax.subject(verb)
        if found is not None and self.who(found) is not None:
            if verb.dep_ != "conj" or syntax.own_subject(verb):
                return found
            beside = self.linear(verb)  # "… and Moss, 25, of Hyde was held", joined to the verb before
            return beside if beside is not None and self._opens_clause(beside) else found
        beside = self.linear(verb)
        if (
            beside is not None
            and found is not None
            and found.tag_ == "NNS"
            and found.i < beside.i
            and syntax.hangs(beside, found)
        ):
            return found  # "the two men involved with violence against the woman had …"
        return beside or found

    def _opens_clause(self, token: Token) -> bool:
        """True for a person right behind "and", "but" or "while"."""
        one = self.at[token.i]
        spans = [(n.start, n.end) for n in one.names] + [(d.start, d.end) for d in one.descriptions]
        start = next((start for start, end in spans if start <= token.i < end), token.i)
        return start > 0 and self.lower[start - 1] in ("and", "but", "while", "whereas")

    def linear(self, verb: Token) -> Token | None:
        """The last token of a person who stands before a verb, with auxiliaries and ", 34, of Ashby," between."""
        doc = self.doc
        i = verb.i - 1
        while i >= 0 and (doc[i].lower_ in _HAD or doc[i].pos_ in ("ADV", "PART")):
            i -= 1
        if i >= 0 and doc[i].text in ",)":
            for k in range(i, max(-1, i - 14), -1):
                if k in self.at and skip_details(doc, k + 1) >= i:
                    return doc[k]
                if doc[k].text in ".;:" or doc[k].is_space:
                    return None
            return None
        if i in self.at:
            return doc[i]
        if i >= 0 and (doc[i].text[0].isupper() or doc[i].text.isdecimal()):  # "Lee Moss, 21, of Ashby, Kent was held"
            for k in range(i - 1, max(-1, i - 14), -1):
                if k in self.at:
                    return doc[k] if skip_details(doc, k + 1) > i else None
                if doc[k].text in ".;:" or doc[k].is_space:
                    return None
        return None

    def pronoun(self, token: Token) -> Somebody | None:
        """Who "he" or "she" is: one fitting person near before, or the subject among several; else None."""
        if token.i not in self._pronouns:
            self._pronouns[token.i] = None  # a pronoun never leads to itself
            self._pronouns[token.i] = self._antecedent(token)
        found = self._pronouns[token.i]
        return self.now(found) if found is not None else None

    def _antecedent(self, token: Token) -> Somebody | None:
        gender = PRONOUNS[token.lower_]
        if token.i in self.quoted:
            return None
        sentence = token.sent
        own = syntax.subject(token.head) if token.dep_ in ("dobj", "dative") else syntax.who_aims(token)
        barred = self.at.get(own.i) if own is not None else None  # "the coroner identified him": not the coroner
        if barred is None and own is not None and own.lower_ in PRONOUNS:
            barred = self.pronoun(own)
        if barred is None and (doer := doer_before(token, gender, PRONOUNS)) is not None:
            barred = self.at.get(doer.i)
        told = self._of_speech(token, gender, barred) or self._of_one(token, gender)
        if told is not None:
            return told
        if (same := self._as_before(token, gender)) is not None:
            return self.pronoun(same)
        for start, end in ((sentence.start, token.i), *syntax.sentences_before(self.doc, sentence.start, 2)):
            candidates = self._not_speaking(list(dict.fromkeys(self._between(start, end))), start, end, token)
            fitting = [p for p in candidates if _may_be(p, gender)]
            if barred in fitting:
                fitting.remove(barred)
                if not fitting:
                    return None
            if len(fitting) > 1 and (now := syntax.of_today(token)) is not None and self.at.get(now.i) in fitting:
                fitting.remove(self.at[now.i])
            stated = [p for p in fitting if p.gender() == gender]
            pool = stated if len(stated) == 1 and len(fitting) == 1 else fitting
            if len(pool) == 1:
                return pool[0]
            if len(pool) > 1:
                if (held := resisting(token, self.tokens[start:end])) is not None and self.at.get(held.i) in pool:
                    return self.at[held.i]
                subjects = [p for p in dict.fromkeys(self._subjects(start, end)) if p in pool]
                if len(subjects) == 1:
                    return subjects[0]
                return stated[0] if len(stated) == 1 else None
        return None

    def _of_speech(self, token: Token, gender: str, barred: Somebody | None) -> Somebody | None:
        """ "A second worker said he had been punched": who speaks of what was done to himself."""
        if token.dep_ not in ("nsubjpass", "dobj", "pobj", "poss", "dative"):
            return None
        verb = token.head
        for _ in range(6):
            if verb.dep_ == "ccomp" and verb.head.lower_ in SAYING and verb.head.lower_ not in _CLAIMING:
                break
            if verb.head is verb:
                return None
            verb = verb.head
        else:
            return None
        teller = syntax.subject(verb.head)
        who = self.at.get(teller.i) if teller is not None and teller.i < token.i else None
        if who is None or who is barred or not _may_be(who, gender) or who.in_robes() or self.for_the_record(who):
            return None
        others = [p for p in self._between(verb.head.i, token.i) if p is not who and p is not barred]
        return None if any(_may_be(p, gender) for p in others) else who

    def _as_before(self, token: Token, gender: str) -> Token | None:
        """ "He was found by a passer-by and taken to hospital, where he died": the subject of the sentence again."""
        if token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ == "ccomp":
            return None
        start = token.sent.start
        for before in self.tokens[start : token.i]:
            if before.dep_ in ("nsubj", "nsubjpass") and before.head.i != token.head.i:
                again = PRONOUNS.get(before.lower_) == gender
                return before if again and not self._subject_between(before.i + 1, token.i) else None
        if start and not self._between(start, token.i):  # "He went to a friend's house. He needed stitches."
            last = self.tokens[start - 1].sent
            before = next((t for t in self.tokens[last.start : start] if t.dep_ in ("nsubj", "nsubjpass")), token)
            if before is not token and PRONOUNS.get(before.lower_) == gender:
                return before if not self._subject_between(before.i + 1, start) else None
        return None

    def _subject_between(self, start: int, end: int) -> bool:
        """True where somebody stands between as a subject or object, who may be meant as well."""
        spots = self._order[bisect_left(self._order, start) : bisect_left(self._order, end)]
        return any(self.tokens[i].dep_ in ("nsubj", "nsubjpass", "dobj") for i in spots)

    def _of_one(self, token: Token, gender: str) -> Somebody | None:
        """ "One was elbowed and the other sprained her wrist": the subject, where it is one of several."""
        if token.dep_ != "poss" or token.head.dep_ != "dobj":
            return None
        own = syntax.subject(token.head.head)
        who = self.at.get(own.i) if own is not None and own.i < token.i else None
        if who is None or who.named or not _may_be(who, gender) or not any(d.distinct for d in who.descriptions):
            return None
        return who

    def _not_speaking(self, candidates: list[Somebody], start: int, end: int, token: Token) -> list[Somebody]:
        """Leave those who only speak out of a story about others, and others out of what a speaker adds."""
        if not candidates:
            return candidates
        told = self._speaking(start, end)
        speaking = [p for p in candidates if p in told] if told else []
        if token.head.lower_ in SAYING and token.dep_ == "nsubj":
            return speaking or candidates
        quiet = [p for p in candidates if p not in speaking]
        if quiet or start < token.sent.start:
            return quiet
        return [p for p in speaking if not self.for_the_record(p)]

    def name_at(self, i: int) -> Name | None:
        """The name that a token belongs to; None where it is in no name of a person."""
        who = self.at.get(i)
        return next((n for n in who.names if n.start <= i < n.end), None) if who is not None else None

    def for_the_record(self, person: Somebody) -> bool:
        """Somebody who speaks by office, mostly about others."""
        if (
            "official" in person.evidence
            or person.in_robes()
            or any(d.noun in _FOR_THE_RECORD for d in person.descriptions)
        ):
            return True
        return any(not _BY_OFFICE.isdisjoint(title_words(self.doc, n)) for n in person.names)

    def unnameable(self, person: Somebody) -> bool:
        """True for "a boy of 16, who cannot be named": none of those who are."""
        for d in person.descriptions:
            behind = self.lower[d.end : d.end + 6]
            if behind[1:2] == ["who"] and ("named" in behind or "identified" in behind):
                return True
        return False

    def speaks(self, person: Somebody) -> bool:
        """True for who is told to have said something."""
        if self._speakers is None:
            self._speakers = frozenset(self._speaking(0, len(self.tokens)))
        return person in self._speakers

    def _speaking(self, start: int, end: int) -> list[Somebody]:
        sayings, sayers = self._sayings, self._sayers
        found = []
        for i in sayings[bisect_left(sayings, start) : bisect_left(sayings, end)]:
            spot = sayers.get(i)
            if spot is None:
                spot = sayers[i] = self._sayer(self.tokens[i])
            if spot >= 0:
                found.append(self.at[spot])
        return found

    def _sayer(self, verb: Token) -> int:
        if syntax.is_passive(verb) or _to_do(verb):
            return -1
        if verb.lower_ in ("admitted", "admits") and any(c.dep_ == "xcomp" for c in verb.rights):
            return -1  # "admitted punching him"
        who = syntax.subject(verb)
        spots = [who.i if who is not None else -1, verb.i - 1]
        if who is None or who.i > verb.i or who.pos_ == "PRON":
            spots.append(verb.i + 1)  # "said Lee Moss"; not "neighbours say Moss was …"
        return next((k for k in spots if k in self.at), -1)

    def _between(self, start: int, end: int) -> list[Somebody]:
        order = self._order
        return [self.at[i] for i in order[bisect_left(order, start) : bisect_left(order, end)]]

    def _subjects(self, start: int, end: int) -> Iterator[Somebody]:
        for i in range(start, end):
            token = self.tokens[i]
            if token.dep_ in ("nsubj", "nsubjpass") and not _to_do(token.head):
                if token.i in self.at:
                    yield self.at[token.i]
                elif token.lower_ in PRONOUNS and (who := self.pronoun(token)) is not None:
                    yield who


def _to_do(verb: Token) -> bool:
    """ "Asked a young man to stop": who is asked, and no subject of a clause."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts)


def _may_be(person: Somebody, gender: str) -> bool:
    return likely_gender(person) in (gender, None)


def fits(person: Somebody, one: Description) -> bool:
    """True when nothing that is known of a person speaks against a description."""
    if one.gender and person.gender() not in (one.gender, None):
        return False
    ages = [d.age for d in person.descriptions if d.age] if one.age else []
    return not ages or one.age in ages
