"""The people of a story as a court's defendants: who was spoken of last, and whom a name or a number means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsmine.language import syntax
from newsmine.language.parsed import Doc, Token
from newsmine.record import Person
from newsmine.rooms.findings import left

OTHERS = frozenset({"other", "others", "first", "second", "third", "fourth", "fifth", "sixth", "last"})
_TITLES = frozenset({"mr", "mrs", "miss", "ms", "dr", "pc", "sgt", "sir"})
BENCH = frozenset(
    {
        "judge",
        "sheriff",
        "recorder",
        "court",
        "magistrates",
        "magistrate",
        "justice",
        "bench",
        "jury",
        "jurors",
        "judges",
        "jps",
        "jp",
        "justices",
    }
)
#: How many sentences back "he" may have been named.
_BACK = 5
HOW_MANY = {
    **dict.fromkeys(("two", "2", "both", "pair", "duo", "couple"), 2),
    **dict.fromkeys(("three", "3", "trio"), 3),
    **{word: n for n, word in enumerate(("four", "five", "six", "seven", "eight", "nine", "ten"), 4)},
}
APART = OTHERS | {"further", "more", "another", "remaining", "rest", "unnamed", "additional"}
#: So many at most are meant by "the men" without a number.
_FEW = 6
_FELLOWS = frozenset({"accused", "defendant", "accomplice", "co-accused", "co-defendant"})
_PARTS = frozenset({"judge", "lawyer", "police", "official", "spokesperson", "journalist", "politician"})
_COURT_PARTS = frozenset({"judge", "lawyer"})
_OTHER_PARTS = _PARTS | {"victim", "witness", "relative"}
_DEALT_WITH = frozenset({"defendant", "convicted", "suspect", "acquitted"})


class Accused:
    """Knows the people of a document; remembers who was dealt with last."""

    def __init__(self, doc: Doc, text: list[str], bounds: list[tuple[int, int]]) -> None:
        self.doc = doc
        self.text = text
        self.bounds = bounds
        self.firsts = [start for start, _ in bounds]
        self.people: dict[str, Person] = {person.id: person for person in left(doc, "people")}
        mentions = [(m.start, m.end, person.id) for person in self.people.values() for m in person.mentions]
        self.mentions = sorted(mentions)
        self.starts = [start for start, _, _ in self.mentions]
        self.last: tuple[str, ...] = ()
        self.last_at = -1
        self.recent: list[str] = []
        self.names: dict[str, str] = {}

    def _first(self, i: int) -> int:
        """The token that the sentence of a token begins with."""
        return self.firsts[bisect_right(self.firsts, i) - 1]

    def opens(self, i: int) -> int:
        """The token that the sentence of token `i` begins with."""
        return self._first(i)

    def before(self, i: int) -> tuple[str, ...]:
        """Whom the sentences before token `i` are about."""
        return self._spoken_of(i)

    def named_at(self, token: Token) -> bool:
        """Whether a token belongs to a person of the story."""
        return self.person_at(token) is not None

    def _stop(self, i: int) -> int:
        """The token after the sentence of a token."""
        return self.bounds[bisect_right(self.firsts, i) - 1][1]

    def _top(self, token: Token) -> Token:
        """The head of the noun phrase that a token of a name or description stands in."""
        key = self.person_at(token)
        while (
            token.head.i > token.i
            and token.dep_ in ("compound", "det", "amod", "poss", "nummod", "nmod")
            and (key is None or self.person_at(token.head) == key)
        ):
            token = token.head
        return token

    def _meant(self, pronoun: Token) -> tuple[str, ...]:
        """Whom "he" or "she" stands for: who was dealt with last, else the nearest defendant before."""
        gender = "female" if pronoun.lower_ in ("she", "her", "herself") else "male"
        if self.last and not all(self._gender(key) in (None, gender) for key in self.last):
            k = bisect_right(self.starts, pronoun.idx)
            for _, _, key in reversed(self.mentions[:k]):
                if self._dealt_with(key, gender):
                    return (key,)
        return self._spoken_of(pronoun.i, gender, obj=pronoun.dep_ in syntax.OBJECTS)

    def _dealt_with(self, key: str, gender: str | None) -> bool:
        person = self.people[key]
        if not _COURT_PARTS.isdisjoint(person.roles):
            return False
        return not _DEALT_WITH.isdisjoint(person.roles) and (gender is None or person.gender in (None, gender))

    def _spoken_of(self, i: int, gender: str | None = None, *, obj: bool = False) -> tuple[str, ...]:
        """Whom the sentences before token `i` are about: the defendant that one begins with, else who came last."""
        number = bisect_right(self.firsts, i) - 1
        since = bisect_right(self.firsts, self.last_at) - 1 if self.last_at >= 0 else -1
        other: str | None = None
        leader: str | None = None
        for k in range(number, max(-1, number - _BACK), -1):
            if k <= since:
                break
            start, stop = self.bounds[k]
            stop = min(stop, i)
            if start >= stop or (k == number and obj):
                continue
            first = bisect_left(self.starts, self.doc[start].idx)
            for begin, _, key in self.mentions[first : bisect_left(self.starts, self.doc[stop - 1].idx + 1)]:
                if not self._dealt_with(key, gender):
                    if k >= number - 1 and self._may_be_tried(key, gender) and self._leads(start, begin):
                        if k == number:
                            return (key,)  # "Karl Toms faced the same charges but he was cleared"
                        leader = leader or key
                    continue
                if self._leads(start, begin):
                    return (key,)
                other = other or key
        if leader is not None and self._co_accused(number - 1):
            return (leader,)  # "Co-accused Lee Orr threw a bottle. He was given two years"
        if not self.last and other is None and leader is not None:
            return (leader,)  # "Karl Toms was before the court. The jury cleared him"
        return self.last or ((other,) if other else ())

    def _co_accused(self, number: int) -> bool:
        """Whether a sentence begins with "co-accused", "his accomplice" or the like."""
        start, stop = self.bounds[number]
        return not _FELLOWS.isdisjoint(self.text[start : min(stop, start + 4)])

    def _may_be_tried(self, key: str, gender: str | None) -> bool:
        """Whether a named person of no stated part may be a defendant."""
        person = self.people[key]
        if person.name is None or not _OTHER_PARTS.isdisjoint(person.roles):
            return False
        return gender is None or person.gender in (None, gender)

    def _leads(self, start: int, begin: int) -> bool:
        """Whether no verb stands between the beginning of a sentence and a mention: it is what is spoken of."""
        for token in self.doc[start : start + 24]:
            if token.idx >= begin:
                return True
            if (token.pos_ in ("VERB", "AUX") and token.lower_ not in _FELLOWS) or token.tag_ == "PRP":
                return False
        return False

    def _gender(self, key: str) -> str | None:
        person = self.people.get(key)
        return person.gender if person is not None else None

    def _opener(self, token: Token) -> tuple[str, ...]:
        """Whose name opened a line just before ("Karl Toms, 33, of Hyde. Jailed for 12 weeks"), else none."""
        first = self._first(token.i)
        while first < token.i and not self.doc[first].is_alpha:
            first += 1
        if token.i != first:
            return self._spoken_of(token.i)
        opener = self._line_opener(token.i)
        if opener or (said := self._spoken_of(token.i)):
            return opener or said
        k = bisect_right(self.starts, token.idx)
        for start, _, key in reversed(self.mentions[max(0, k - 3) : k]):
            if self.people[key].name is not None and token.idx - start < 160:
                return (key,)
        return ()

    def _line_opener(self, i: int) -> tuple[str, ...]:
        """Whose name the paragraph begins with, where no other is named in it before token `i`."""
        k = i - 1
        while k >= 0 and i - k < 70 and "\n" not in self.text[k]:
            k -= 1
        if k >= 0 and "\n" not in self.text[k]:
            return ()
        key = None
        for start in range(k + 1, i):
            here = self.person_at(self.doc[start])
            if start == k + 1 and (here is None or self.people[here].name is None or self._elsewhere(here)):
                return ()
            if here is not None and key is not None and here != key:
                return ()
            key = here or key
        return (key,) if key is not None else ()

    def _elsewhere(self, key: str) -> bool:
        """Whether a person has a part of their own in court, so that no sentence is passed on them."""
        return not _PARTS.isdisjoint(self.people[key].roles)

    def named(self, keys: tuple[str, ...]) -> bool:
        """Whether the people of these ids have names."""
        return all(key.startswith("?") or self.people[key].name is not None for key in keys)

    def saw(self, keys: tuple[str, ...], at: int) -> None:
        """Remember who was spoken of last, and at which token."""
        self.last, self.last_at = keys, at
        for key in keys:
            if key in self.recent:
                self.recent.remove(key)
            self.recent.append(key)

    def _together(self, i: int) -> list[str]:
        """Whom the last sentence before token `i` that names several of those dealt with names."""
        number = bisect_right(self.firsts, i) - 1
        for k in range(number - 1, max(-1, number - _BACK), -1):
            start, stop = self.bounds[k]
            first = bisect_left(self.starts, self.doc[start].idx)
            keys: list[str] = []
            for _, _, key in self.mentions[first : bisect_left(self.starts, self.doc[stop - 1].idx + 1)]:
                if key not in keys and self.people[key].name is not None and self._dealt_with(key, None):
                    keys.append(key)
            if len(keys) > 1:
                return keys
        return []

    def _group(self, low: str, i: int) -> list[str]:
        recent = [key for key in self.recent if not self._let_go(key)] or self.recent
        if low in ("both", "pair", "duo", "brothers", "sisters", "couple", "two"):
            return recent[-2:]
        if low in ("trio", "three"):
            return recent[-3:]
        if low in ("they", "them", "defendants"):
            return list(self.last) if len(self.last) > 1 else self._together(i) or list(self.last)
        if low in ("all", "each", "four"):
            return list(recent)
        return []

    def _let_go(self, key: str) -> bool:
        """Whether somebody was acquitted, so that no sentence on "both" is theirs."""
        person = self.people.get(key)
        return person is not None and "acquitted" in person.roles

    def _counted_off(self, start: int, end: int) -> list[str]:
        """ "Two men", "the brothers": the defendants of the story, where as many have names."""
        said = self.text[start:end]
        if not APART.isdisjoint(said) or end - start > 8:
            return []
        number = next((HOW_MANY[word] for word in said if word in HOW_MANY), None)
        named = [key for key, person in self.people.items() if person.name is not None]
        for role in ("convicted", "acquitted", "defendant", "suspect"):
            fitting = [key for key in named if role in self.people[key].roles and self._dealt(key)]
            if len(fitting) == number or (number is None and role == "convicted" and 2 <= len(fitting) <= _FEW):
                return fitting
        return []

    def tried(self) -> list[str]:
        """Ids of the named people whom the story tells to have stood before a court."""
        return [key for key, p in self.people.items() if p.name is not None and self._dealt_with(key, None)]

    def dealt_with(self) -> list[str]:
        """Ids of everybody, named or not, whom the story tells to have stood before a court."""
        return [key for key in self.people if self._dealt_with(key, None)]

    def only_hurt(self, key: str) -> bool:
        """Whether somebody is a victim of the story and nothing else."""
        person = self.people.get(key)
        return person is not None and person.roles == ["victim"]

    def may_be(self, key: str, word: str) -> bool:
        """Whether a word for somebody ("he", "the") may mean a person, as far as "he" and "she" tell."""
        gender = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}.get(word)
        return gender is None or self.people[key].gender in (None, gender)

    def first_named(self, key: str) -> int:
        """The character at which somebody is first named; at which spoken of, where nobody gives a name."""
        person = self.people[key]
        named = [m.start for m in person.mentions if person.name and m.text.endswith(person.name.split()[-1])]
        return min(named or [mention.start for mention in person.mentions])

    def first_tried(self, stop: int) -> str | None:
        """Who is named first, before token `stop`, of those that the court dealt with; None if nobody."""
        named = set(self.tried())
        until = self.doc[min(stop, len(self.doc)) - 1].idx
        return next((key for start, _, key in self.mentions if key in named and start <= until), None)

    def _dealt(self, key: str) -> bool:
        return _COURT_PARTS.isdisjoint(self.people[key].roles)

    def _key(self, token: Token) -> str | None:
        """The person of a noun; a stand-in made of the surname where the people room has been silent."""
        person = self.person_at(token)
        if person is not None:
            return person
        aged = token.text[:1].isupper() and self._word(token.i + 1) == "," and self._word(token.i + 2).isdecimal()
        if (token.pos_ == "PROPN" or aged) and (key := self._surnamed(token)) is not None:
            return key  # "Woods, 27, of Hyde"
        known = token.ent_type_ == "PERSON" or self.text[token.i] in self.names
        opens = token.i - self._first(token.i) <= 1 and token.ent_type_ not in ("GPE", "LOC", "FAC", "DATE")
        subject = opens and token.dep_ in ("nsubj", "nsubjpass") and self._word(token.i + 1) != "of"
        if token.pos_ == "PROPN" and (known or (subject and self.text[token.i] not in BENCH)):
            return self._by_name(token)
        return None

    def _surnamed(self, token: Token) -> str | None:
        """ "Lane was also told": the only person of that surname, where the people room took it for something else."""
        if self._word(token.i - 1) == "the" or (token.i + 1 < len(self.doc) and self.doc[token.i + 1].pos_ == "PROPN"):
            return None
        fitting = [key for key, p in self.people.items() if p.name is not None and p.name.split()[-1] == token.text]
        return fitting[0] if len(fitting) == 1 else None

    def _by_name(self, token: Token) -> str | None:
        """A key made of a name; a surname alone is the last full name that ended so."""
        start = end = token.i
        while start > self._first(token.i) and self.doc[start - 1].pos_ == "PROPN" and start > token.i - 4:
            start -= 1
        while end + 1 < self._stop(token.i) and self.doc[end + 1].pos_ == "PROPN" and end < token.i + 4:
            end += 1
        surname = self.text[end]
        name = " ".join(w for w in self.text[start : end + 1] if w not in _TITLES)
        if name == surname:
            return f"?{self.names.get(surname, surname)}"
        self.names[surname] = name
        return f"?{name}"

    def person_at(self, token: Token) -> str | None:
        """Id of the person whose mention covers a token, or None."""
        k = bisect_right(self.starts, token.idx)
        for start, end, key in reversed(self.mentions[max(0, k - 3) : k]):
            if start <= token.idx < end:
                return key
        return None

    def _word(self, i: int) -> str:
        return self.text[i] if 0 <= i < len(self.text) else ""
