"""Whom the court dealt with: the grammatical subject, resolved to people left by the people room."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from newsmine.language import syntax
from newsmine.language.groups import is_people
from newsmine.language.parsed import Doc, Token
from newsmine.lexicon import words
from newsmine.record import Person
from newsmine.rooms.findings import left

_HERE = "newsmine.rooms.court_sentences"
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_PLURAL = frozenset(
    {
        "they",
        "them",
        "both",
        "all",
        "each",
        "pair",
        "trio",
        "duo",
        "two",
        "three",
        "four",
        "brothers",
        "sisters",
        "couple",
        "men",
        "women",
        "others",
    }
)
_OTHERS = frozenset({"other", "others", "first", "second", "third", "fourth", "fifth", "sixth", "last"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "both", "all", "each", "they"})
#: Before a plural noun: these and no others ("three thugs", "both attackers").
_COUNTED = frozenset({"the", "these", "both", "several", "other"})
_GENERIC = words(_HERE, "generic", "heads")
_PLACES = frozenset({"GPE", "LOC", "FAC", "ORG", "DATE"})
_THINGS = words(_HERE, "generic", "things")
_TITLES = frozenset({"mr", "mrs", "miss", "ms", "dr", "pc", "sgt", "sir"})
_BENCH = frozenset(
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
    }
)
_BENCH_DOES = words(_HERE, "grammar", "bench_does")
_DASHES = frozenset({"—", "–", "--", "-"})
#: Heads of a statistic.
_TALLY = frozenset({"total", "number", "numbers", "proportion", "percentage", "majority", "rate"})
_BE = frozenset({"was", "is", "were", "are"})
_SPEECH = frozenset({"said", "says", "told", "added", "explained", "called"})
#: How many sentences back "he" may have been named.
_BACK = 5
_HOW_MANY = {
    **dict.fromkeys(("two", "2", "both", "pair", "duo", "couple"), 2),
    **dict.fromkeys(("three", "3", "trio"), 3),
    **{word: n for n, word in enumerate(("four", "five", "six", "seven", "eight", "nine", "ten"), 4)},
}
_ADDRESS = frozenset({"of", "from", "aged", "formerly", "who"})
_APART = _OTHERS | {"further", "more", "another", "remaining", "rest", "unnamed", "additional"}
#: So many at most are meant by "the men" without a number.
_FEW = 6
_PARTS = frozenset({"judge", "lawyer", "police", "official", "spokesperson", "journalist", "politician"})
_COURT_PARTS = frozenset({"judge", "lawyer"})
_OTHER_PARTS = _PARTS | {"victim", "witness", "relative"}
_DEALT_WITH = frozenset({"defendant", "convicted", "suspect"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Who: ids of people (or a stand-in where nobody is named), and the words for them.

    `keys` is empty where the text does not say who; `generic` where nobody in particular is meant; `continues`
    where a pronoun or nothing stands, so that it is whoever was dealt with last.
    """

    keys: tuple[str, ...] = ()
    start: int = -1
    end: int = -1
    generic: bool = False
    continues: bool = False
    plural: bool = False
    definite: bool = False

    def fits(self, other: Subject) -> bool:
        """Whether both may be the same people."""
        if not self.keys or not other.keys:
            return not (self.plural != other.plural and (self.start >= 0 and other.start >= 0))
        return set(self.keys) == set(other.keys)


class Defendants:
    """Finds the people that verbs of sentencing are about; remembers who was dealt with last."""

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

    def _stop(self, i: int) -> int:
        """The token after the sentence of a token."""
        return self.bounds[bisect_right(self.firsts, i) - 1][1]

    def of(self, token: Token) -> Subject:
        """Who a verb of sentencing is about."""
        head = self._head(token)
        if head is None:
            return Subject(self._opener(token), continues=True)
        return self.resolve(head, token)

    def after(self, i: int, stop: int) -> Subject | None:
        """The person that an order is said to be imposed "on" or handed "to" between two tokens, or None."""
        for k in range(i, min(stop, i + 12)):
            if self.doc[k].pos_ == "VERB" and self.doc[k].tag_ in ("VBD", "VBZ"):
                break
            if self.text[k] in ("on", "to", "against", "upon") and k + 1 < stop:
                head = self._person_from(k + 1, min(stop, k + 4))
                if head is not None:
                    return self.resolve(head)
        return None

    def _person_from(self, i: int, stop: int) -> Token | None:
        """The head of the first mention or pronoun of a person that begins in tokens `i` to `stop`."""
        for k in range(i, stop):
            token = self.doc[k]
            if token.tag_ == "PRP" and token.lower_ in _SINGULAR | {"them"}:
                return token
            if self.person_at(token) is not None:
                return None if self._on_the_bench(token) else self._top(token)
            if token.pos_ == "PROPN" and token.ent_type_ not in ("GPE", "LOC", "FAC", "DATE"):
                return self._top(token)
            if token.pos_ not in ("DET", "ADJ", "NUM", "PUNCT", "PROPN", "NOUN"):
                break
        return None

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
                    if k == number and self._may_be_tried(key, gender) and self._leads(start, begin):
                        return (key,)  # "Karl Toms faced the same charges but he was cleared"
                    continue
                if self._leads(start, begin):
                    return (key,)
                other = other or key
        return self.last or ((other,) if other else ())

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
            if token.pos_ in ("VERB", "AUX") or token.tag_ == "PRP":
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

    def opening(self, start: int, stop: int) -> Subject:
        """The person whose name opens a line ("Karl Toms, 19: two years"), else whoever was dealt with last."""
        for i in range(start, min(stop, start + 5)):
            here = self.person_at(self.doc[i])
            if here is not None and (self._elsewhere(here) or not _SPEECH.isdisjoint(self.text[i:stop])):
                break
            if here is not None:
                return self.resolve(self._top(self.doc[i]))
            if self.doc[i].pos_ == "PROPN" and self.doc[i].ent_type_ == "PERSON":
                return self.resolve(self.doc[i])
            if self.doc[i].is_alpha:
                break
        return Subject(self._line_opener(start) or self._spoken_of(start), continues=True)

    def of_plea(self, token: Token, kind: str) -> Subject:
        """Who pleaded or was convicted: the subject, or the object where the jury is the subject."""
        the_one = self.text[max(0, token.i - 2) : max(0, token.i - 1)] in (["the"], ["this"])
        if self.text[token.i - 1 : token.i] and self.text[token.i - 1] in _GENERIC and not the_one:
            return Subject(generic=True)
        if kind in ("convict", "acquit"):
            around = self.text[token.i : token.i + 6]
            if "guilty" in around:
                for i in range(token.i + 1, token.i + around.index("guilty")):
                    if self.person_at(self.doc[i]) is not None:
                        return self.resolve(self.doc[i])
            return self.of(token)
        verb = token.head if token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass") else token
        subject = self._no_bench(syntax.subject(verb), verb)
        return Subject(continues=True) if subject is None else self.resolve(subject, verb)

    def resolve(self, head: Token, verb: Token | None = None, *, until: int | None = None) -> Subject:
        """The people that a noun or pronoun stands for; `verb` tells whether they are several.

        `until`: the token that the names end before.
        """
        low = head.lower_
        if low in ("who", "that", "which"):
            head = self._antecedent(head)
            low = head.lower_
        elif verb is not None and self._word(verb.i - 1) in ("who", "was", "were", "been"):
            back = next((i for i in range(verb.i - 1, max(head.i, verb.i - 5), -1) if self.text[i] == "who"), None)
            if back is not None:
                head = self._aside(head, self.doc[back])
                low = head.lower_
        if low in _SINGULAR:
            return Subject(self._meant(head), head.i, head.i + 1, continues=True)
        if low in ("who", "that", "which"):
            return Subject(self.last, head.i, head.i + 1, continues=True)
        heads = [one for one in syntax.conjuncts(head) if until is None or one.i < until]
        keys: list[str] = []
        for one in heads:
            key = self._key(one)
            if key is not None and key not in keys:
                keys.append(key)
        if verb is not None and len(keys) == 1 and head.i < verb.i:
            keys += self._joined(head, verb, keys)
        if "co" in self.text[max(0, head.i - 2) : head.i] and set(keys) <= set(self.last):
            keys = []  # "a co-defendant of 17": another than the one just spoken of
        start, end = syntax.noun_phrase(head)
        end = end if until is None else min(end, max(until, head.i + 1))
        end = max([end, *(one.i + 1 for one in heads)])
        plural = len(heads) > 1 or len(keys) > 1 or head.tag_ in ("NNS", "NNPS") or low in _PLURAL
        numeral = low in ("two", "three", "four", "others") and self.text[head.i - 1] not in ("the", "all")
        if not keys and low in _PLURAL and self.recent and not numeral:
            keys = self._group(low)
            plural = True
        if plural and not keys and low not in _GENERIC:
            keys = self._counted_off(start, end)
        counted = self.text[start] in _COUNTED or self.doc[start].pos_ == "NUM"
        the_one = head.tag_ == "NN" and self.text[start] in ("the", "this")
        counted = counted and head.tag_ == "NNS" and start < head.i
        generic = not keys and low in _GENERIC and not counted and not the_one
        other = low in _OTHERS or head.tag_ == "JJS" or not _OTHERS.isdisjoint(self.text[start : head.i])
        definite = bool(keys) or (self.text[start] in _DEFINITE and not other)
        if keys or not definite:
            self.saw(tuple(keys), head.i)
        return Subject(tuple(keys), start, end, generic=generic, plural=plural, definite=definite)

    def _antecedent(self, pronoun: Token) -> Token:
        """What "who" stands for where the parser has not said: the name or noun before it."""
        for i in range(pronoun.i - 1, max(self._first(pronoun.i), pronoun.i - 14) - 1, -1):
            token = self.doc[i]
            if token.pos_ == "VERB":
                break
            if self.person_at(token) is not None or (token.pos_ == "PROPN" and token.ent_type_ == "PERSON"):
                return token
            if token.pos_ == "NOUN" and token.i == pronoun.i - 1:
                return token
        return pronoun

    def _aside(self, noun: Token, pronoun: Token) -> Token:
        """ "Karl Toms, with an address in the city, who was given": the person that "who" stands for, not the city."""
        if self._may_be_who(noun):
            return noun
        for i in range(pronoun.i - 1, self._first(pronoun.i) - 1, -1):
            token = self.doc[i]
            if token.pos_ == "VERB" and token.dep_ == "ROOT" and self.text[i - 1] not in _BE:
                break
            if self.person_at(token) is not None and not self._on_the_bench(self._top(token)):
                return self._top(token)
        return noun

    def _may_be_who(self, noun: Token) -> bool:
        """Whether "who" may stand for a noun."""
        if (
            self.person_at(noun) is not None
            or is_people(noun)
            or noun.pos_ in ("PRON", "NUM", "DET")
            or noun.lower_ in _OTHERS
        ):
            return True
        return noun.pos_ == "PROPN" and noun.ent_type_ not in _PLACES

    def _joined(self, head: Token, verb: Token, keys: list[str]) -> list[str]:
        """ "Scott Marsh, 24, and Luke Marsh, 22, were": the others, where ages keep the parser from seeing them."""
        between = self.text[head.i : verb.i]
        one = {"was", "is", "has"} & set(between[-3:])
        if "and" not in between or one:
            return []
        several = {"were", "are", "have", "both", "each"} & set(between[-4:])
        others: list[str] = []
        last = False
        for i in range(head.i + 1, verb.i):
            key = self.person_at(self.doc[i])
            if key is not None and key not in keys and key not in others:
                if self.text[i - 1] not in (",", "and", ";", "old") and self.person_at(self.doc[i - 1]) != key:
                    return []
                last = self.text[i - 1] == "and"
                others.append(key)
        return others if several or last else []

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

    def _group(self, low: str) -> list[str]:
        if low in ("both", "pair", "duo", "brothers", "sisters", "couple", "two"):
            return self.recent[-2:]
        if low in ("trio", "three"):
            return self.recent[-3:]
        if low in ("they", "them"):
            return list(self.last)
        if low in ("all", "each", "four"):
            return list(self.recent)
        return []

    def _counted_off(self, start: int, end: int) -> list[str]:
        """ "Two men", "the brothers": the defendants of the story, where as many have names."""
        said = self.text[start:end]
        if not _APART.isdisjoint(said) or end - start > 8:
            return []
        number = next((_HOW_MANY[word] for word in said if word in _HOW_MANY), None)
        named = [key for key, person in self.people.items() if person.name is not None]
        for role in ("convicted", "acquitted", "defendant"):
            fitting = [key for key in named if role in self.people[key].roles and self._dealt(key)]
            if len(fitting) == number or (number is None and role == "convicted" and 2 <= len(fitting) <= _FEW):
                return fitting
        return []

    def tried(self) -> list[str]:
        """Ids of the named people whom the story tells to have stood before a court."""
        return [key for key, p in self.people.items() if p.name is not None and self._dealt_with(key, None)]

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
        if token.pos_ == "PROPN" and (key := self._surnamed(token)) is not None:
            return key
        known = token.ent_type_ == "PERSON" or self.text[token.i] in self.names
        opens = token.i - self._first(token.i) <= 1 and token.ent_type_ not in ("GPE", "LOC", "FAC", "DATE")
        subject = opens and token.dep_ in ("nsubj", "nsubjpass")
        if token.pos_ == "PROPN" and (known or (subject and self.text[token.i] not in _BENCH)):
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

    def _head(self, token: Token) -> Token | None:
        verb = token.head if token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass") else token
        if verb.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        subject = syntax.subject(verb)
        if subject is not None and subject.i < self._dateline(verb.i):
            subject = None
        if verb.lower_ in _BENCH_DOES and verb.i + 1 < len(self.doc) and syntax.be_before(verb) is None:
            behind = self.doc[verb.i + 1]
            if self.person_at(behind) is not None and behind.pos_ == "PROPN":
                return self._top(behind)  # "the recorder jailed Karl Toms", whatever the parse makes of it
        inverted = self._word(verb.i - 1) == "also" or verb.i == self._first(verb.i)
        if inverted and self._word(verb.i + 1) in ("was", "were", "is"):
            return self._person_from(verb.i + 2, min(verb.i + 5, self._stop(verb.i)))  # "also jailed was Karl Toms"
        if syntax.is_passive(verb) or verb.lower_ in ("received", "receive", "receives", "got", "gets", "get"):
            return self._no_bench(subject, verb)
        found = [child for child in verb.children if child.dep_ in syntax.OBJECTS and self._is_person(child)]
        if found and (subject is None or subject.i < verb.i):
            dative = [child for child in found if child.dep_ == "dative"]
            return (dative or found)[0]
        if subject is not None and subject.lower_ in _BENCH:
            return None
        pronoun = subject is not None and subject.tag_ == "PRP" and subject.i < verb.i
        if pronoun and verb.lower_ in _BENCH_DOES and syntax.be_before(verb) is None:
            return None  # "he passed a sentence of two years": the judge
        return self._no_bench(subject, verb)

    def _word(self, i: int) -> str:
        return self.text[i] if 0 <= i < len(self.text) else ""

    def _no_bench(self, subject: Token | None, verb: Token) -> Token | None:
        opener = self._opening_who(verb)
        if opener is not None and (subject is None or (opener.i < subject.i and subject.head.i != verb.i)):
            return opener
        if subject is None or subject.i == verb.i:
            return self._left_of_be(verb) or self._before(verb)
        if subject.pos_ in ("VERB", "AUX", "ADP") or subject.lower_ in _BENCH:
            return None
        if subject.lower_ in _TALLY and self._word(subject.i + 1) == "of" and self._counts_people(subject.i, verb.i):
            return subject  # "a total of 193 people received": a statistic, nobody
        place = subject.ent_type_ in _PLACES and self.person_at(subject) is None
        if self.person_at(subject) is None and (who := self._relative(subject, verb)) is not None:
            return who
        if place or not any(letter.isalpha() for letter in subject.text) or subject.lower_ in _THINGS:
            return self._before(verb)
        if self._on_the_bench(subject):
            return None
        if self.person_at(subject) is None and subject.i < verb.i:
            if subject.pos_ == "PROPN" and (opener := self._named_opener(verb.i)) is not None:
                return opener  # "Karl Toms, 33, of Elm Road, Hyde was jailed": not Hyde
            if subject.pos_ == "NOUN" and not is_people(subject):
                return self._left_of_be(verb) or subject
        return subject

    def _named_opener(self, i: int) -> Token | None:
        """The person whose name the line or sentence of token `i` begins with, followed by an age or address."""
        first = self._first(i)
        for k in range(first, min(first + 4, i)):
            key = self.person_at(self.doc[k])
            if key is None or self.people[key].name is None or not self._dealt(key):
                continue
            end = k
            while self.person_at(self.doc[end]) == key and end < i:
                end += 1
            described = self.text[end] == "," and (self.text[end + 1].isdigit() or self.text[end + 1] in _ADDRESS)
            return self._top(self.doc[k]) if described else None
        return None

    def _counts_people(self, start: int, stop: int) -> bool:
        return any(is_people(token) for token in self.doc[start + 1 : min(stop, start + 9)])

    def _on_the_bench(self, token: Token) -> bool:
        """Whether a name is a judge's: by role, or by a title before it."""
        person = self.person_at(token)
        if person is not None and "judge" in self.people[person].roles:
            return True
        start = max(self._first(token.i), token.i - 3)
        if any(self.text[i] in _BENCH and self._word(i + 1) not in ("'s", "'") for i in range(start, token.i)):
            return True
        return self.text[token.i] in _BENCH

    def _relative(self, place: Token, verb: Token) -> Token | None:
        """ "Karl Toms, of Paisley, who admitted": the person before the place that the parser took for "who"."""
        if not {"who", "whom"} & set(self.text[place.i : verb.i]):
            return None
        if place.pos_ not in ("PROPN", "NUM"):
            return None
        for i in range(place.i - 1, max(self._first(place.i), place.i - 12) - 1, -1):
            if self.person_at(self.doc[i]) is not None:
                return self._top(self.doc[i])
        return None

    def _opening_who(self, verb: Token) -> Token | None:
        """ "Three men who kicked a soldier so hard he was hurt have been jailed": the noun that opens the sentence."""
        be = syntax.be_before(verb)
        first = self._first(verb.i)
        if be is None or self._word(be.i - 1) not in ("has", "have"):
            return None
        for token in self.doc[first : min(first + 7, verb.i)]:
            if self._word(token.i + 1) in ("who", "whose") and (is_people(token) or self.person_at(token) is not None):
                plural = token.tag_ in ("NNS", "NNPS")
                return token if plural == (self._word(be.i - 1) == "have") else None
        return None

    def _left_of_be(self, verb: Token) -> Token | None:
        """ "... after a man who hit two officers was spared": the noun that ends before "was", hung elsewhere."""
        be = syntax.be_before(verb)
        if be is None:
            return None
        end = be.i - 1 if self._word(be.i - 1) not in ("has", "have", "had", "also") else be.i - 2
        plural = be.lower_ in ("were", "are") or self._word(be.i - 1) == "have"
        for token in self.doc[self._first(verb.i) : max(end, 0) + 1]:
            if token.right_edge.i != end or token.pos_ not in ("NOUN", "PROPN"):
                continue
            if (token.tag_ in ("NNS", "NNPS")) == plural and (self.person_at(token) is not None or is_people(token)):
                return token
        return None

    def _before(self, verb: Token) -> Token | None:
        """The first name in the sentence before a verb that the parser gave no person for subject, else a pronoun."""
        for i in range(self._dateline(verb.i), verb.i):
            token = self.doc[i]
            if token.lower_ in _SINGULAR and token.tag_ == "PRP":
                return token
            named = self.person_at(token) is not None or (token.pos_ == "PROPN" and token.ent_type_ == "PERSON")
            if named and not self._on_the_bench(self._top(token)) and self.text[i] not in _BENCH:
                return self._top(token)
        return None

    def _dateline(self, i: int) -> int:
        """The token that the sentence of token `i` begins with, behind a dateline ("HYDE, Ohio (AP) — A man ...")."""
        first = self._first(i)
        for k in range(first, min(first + 14, i)):
            if self.text[k] in _DASHES:
                return k + 1
            token = self.doc[k]
            if self.person_at(token) is not None or (token.is_alpha and not token.text[0].isupper() and k > first + 1):
                break
        return first

    def _is_person(self, token: Token) -> bool:
        if self.text[token.i] in _THINGS and self.person_at(token) is None:
            return False  # "imposed a three-year Probation Order"
        if (
            token.pos_ == "PROPN"
            and token.ent_type_ in ("GPE", "LOC", "FAC", "ORG", "DATE")
            and self.person_at(token) is None
        ):
            return False
        if token.pos_ in ("PROPN", "PRON") or token.lower_ in _PLURAL:
            return token.lower_ not in ("it", "this", "that", "what", "which") or token.lower_ in ("who", "that")
        if self.person_at(token) is not None:
            return True
        return is_people(token)
