"""Whom the court dealt with: the grammatical subject, resolved to people left by the people room."""

from __future__ import annotations

from dataclasses import dataclass

from newsmine.language import syntax
from newsmine.language.groups import is_people
from newsmine.language.parsed import Token
from newsmine.lexicon import words
from newsmine.rooms.court_sentences.accused import BENCH, OTHERS
from newsmine.rooms.court_sentences.listed import Listed

_HERE = "newsmine.rooms.court_sentences"
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_PLURAL = frozenset(
    {
        "defendants",
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
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "both", "all", "each", "they"})
#: Before a plural noun: these and no others ("three thugs", "both attackers").
_COUNTED = frozenset({"the", "these", "both", "several", "other"})
_OWN = frozenset({"his", "her", "their"})
_KIN = words("newsmine.language", "jobs", "kin", name="names.toml") | {"friend", "friends", "accomplice", "parents"}
GENERIC = words(_HERE, "generic", "heads")
_PLACES = frozenset({"GPE", "LOC", "FAC", "ORG", "DATE"})
_THINGS = words(_HERE, "generic", "things")
_BENCH_DOES = words(_HERE, "grammar", "bench_does")
#: Titles of those who sit in judgment, before a name.
_TITLED = frozenset({"judge", "judges", "sheriff", "recorder", "justice", "magistrate"})
_FELLOWS = frozenset({"accomplice", "accused", "defendant", "friend", "pal", "mate", "companion", "partner"})
_COMPARED = frozenset({"older", "younger", "oldest", "youngest", "elder", "eldest", "other", "second", "third"})
#: Plurals that stand for those who were named before.
_OF_BEFORE = frozenset({"they", "them", "defendants"})
_DOCK = frozenset({"defendant", "accused", "offender", "appellant", "applicant", "panel", "prisoner"})
#: Heads of a statistic.
_TALLY = frozenset({"total", "number", "numbers", "proportion", "percentage", "majority", "rate"})
_BE = frozenset({"was", "is", "were", "are"})
_SPEECH = frozenset({"said", "says", "told", "added", "explained", "called"})
_ADDRESS = frozenset({"of", "from", "aged", "formerly", "who"})


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


class Defendants(Listed):
    """Finds the people that verbs of sentencing are about."""

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
            owner = token.dep_ == "poss" and token.head.i - k <= 3 and is_people(token.head)
            if owner:
                return token.head  # "imposed on his accomplice, Lee Orr"
            if token.tag_ == "PRP" and token.lower_ in _SINGULAR | {"them"}:
                return token
            if self.person_at(token) is not None:
                return None if self._on_the_bench(token) else self._top(token)
            if token.pos_ == "PROPN" and token.ent_type_ not in ("GPE", "LOC", "FAC", "DATE"):
                return self._top(token)
            if token.pos_ not in ("DET", "ADJ", "NUM", "PUNCT", "PROPN", "NOUN"):
                break
        return None

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
        counted = token.i > 1 and (self.doc[token.i - 2].pos_ == "NUM" or self.text[token.i - 2] in _COUNTED)
        if self.text[token.i - 1 : token.i] and self.text[token.i - 1] in GENERIC and not (the_one or counted):
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
        if subject is None and (subject := self._before(verb)) is None:
            return Subject(self._opener(token), continues=True)
        return self.resolve(subject, verb)

    def resolve(self, head: Token, verb: Token | None = None, *, until: int | None = None) -> Subject:
        """The people that a noun or pronoun stands for; `verb` tells whether they are several.

        `until`: the token that the names end before.
        """
        if head.lower_ in ("each", "both", "all") and self._word(head.i - 1) == "who":
            head = self.doc[head.i - 1]  # "and Karl Toms, 20, who each received"
        low = head.lower_
        if low in ("who", "that", "which"):
            several = verb is not None and not {"each", "both"}.isdisjoint(self.text[head.i + 1 : verb.i])
            if several and len(listed := self._beside(head)) > 1:
                self.saw(tuple(listed), head.i)
                return Subject(tuple(listed), head.i, head.i + 1, plural=True, definite=True)
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
        last = until if until is not None else verb.i if verb is not None and verb.i > head.i else len(self.doc)
        heads = [one for one in syntax.conjuncts(head) if one.i < last]  # "Toms, who was jailed; and Orr, who"
        keys: list[str] = []
        for one in heads:
            key = self._key(one)
            if key is not None and key not in keys:
                keys.append(key)
        if verb is not None and len(keys) == 1 and head.i < verb.i:
            keys += self._joined(head, verb, keys)
            if len(keys) == 1 and not {"each", "both"}.isdisjoint(self.text[verb.i - 2 : verb.i]):
                keys = self._beside(head) + keys
        if verb is not None and head.i < verb.i and len(listed := self._listed(verb)) > 1 and set(keys) < set(listed):
            keys = listed
        if not keys and low in _DOCK and self.text[max(0, head.i - 1)] == "the" and head.tag_ == "NN":
            keys = list(self._in_the_dock(head))
        stand_in = all(key.startswith("?") for key in keys)
        if stand_in and len(heads) == 1 and (apposed := self._apposed(head)) is not None:
            keys = [apposed]
        fellow = "co" in self.text[max(0, head.i - 2) : head.i]
        if fellow and len(keys) < 2 and set(keys) <= set(self.last):
            keys = []  # "a co-defendant of 17": another than the one just spoken of
        start, end = syntax.noun_phrase(head)
        end = end if until is None else min(end, max(until, head.i + 1))
        end = max([end, *(one.i + 1 for one in heads)])
        if len(keys) == 1 and tuple(keys) == self.last and self.last_at < start and self._another(start, head):
            keys = []
        plural = len(heads) > 1 or len(keys) > 1 or head.tag_ in ("NNS", "NNPS") or low in _PLURAL
        plural = plural or self.text[start] in ("all", "both")
        numeral = low in ("two", "three", "four", "others") and self.text[head.i - 1] not in ("the", "all")
        if not keys and low in _PLURAL and (self.recent or low in _OF_BEFORE) and not numeral:
            keys = self._group(low, head.i)
            plural = True
        if plural and not keys and low not in GENERIC:
            keys = self._counted_off(start, end)
        if plural and not keys:
            keys = self._listed_near(start, end)
        counted = self.text[start] in _COUNTED or self.doc[start].pos_ == "NUM"
        the_one = head.tag_ == "NN" and self.text[start] in ("the", "this") and low not in ("majority", "proportion")
        counted = counted and head.tag_ == "NNS" and start < head.i
        generic = not keys and low in GENERIC and not (counted or the_one or fellow)
        if low in ("person", "individual") and self.text[start] in ("a", "any") and not self.named(tuple(keys)):
            generic = True  # "where a person was sentenced to prison": what the law says
        if generic and verb is not None and not {"both", "each"}.isdisjoint(self.text[verb.i - 3 : verb.i]):
            generic = False  # "Britain's youngest murderers have both been sentenced"
        other = low in OTHERS or head.tag_ == "JJS" or not OTHERS.isdisjoint(self.text[start : head.i])
        kin = head.i > start and self.text[start] in _OWN and low in _KIN and not keys
        definite = bool(keys) or (self.text[start] in _DEFINITE and not other and not kin)
        if keys or not definite:
            self.saw(tuple(keys), head.i)
        return Subject(tuple(keys), start, end, generic=generic, plural=plural, definite=definite)

    def _another(self, start: int, head: Token) -> bool:
        """ "While his accomplice got six months", "the older man was": another than the one just spoken of."""
        said = self.text[start : head.i + 1]
        if said[0] in _OWN:
            return not _FELLOWS.isdisjoint(said) or head.lower_ in _KIN
        return said[0] == "the" and len(said) > 2 and said[1] in _COMPARED

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
            or noun.lower_ in OTHERS
        ):
            return True
        return noun.pos_ == "PROPN" and noun.ent_type_ not in _PLACES

    def _head(self, token: Token) -> Token | None:
        verb = token.head if token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass") else token
        if verb.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        subject = syntax.subject(_governing(verb))
        if subject is not None and subject.i < self._dateline(verb.i):
            subject = None
        if verb.lower_ in _BENCH_DOES and verb.i + 1 < len(self.doc) and syntax.be_before(verb) is None:
            behind = self.doc[verb.i + 1]
            if self.person_at(behind) is not None and behind.pos_ == "PROPN":
                return self._top(behind)  # "the recorder jailed Karl Toms", whatever the parse makes of it
        inverted = self._word(verb.i - 1) == "also" or verb.i == self._first(verb.i)
        be = next((i for i in (verb.i + 1, verb.i + 2) if self._word(i) in ("was", "were", "is")), None)
        if inverted and be is not None and (be == verb.i + 1 or self._word(verb.i + 1) in ("up", "down", "away")):
            return self._person_from(be + 1, min(be + 4, self._stop(verb.i)))  # "also jailed was Karl Toms"
        if syntax.is_passive(verb) or verb.lower_ in ("received", "receive", "receives", "got", "gets", "get"):
            return self._no_bench(subject, verb)
        bound = token.tag_ == "MD"  # "he must pay his victim £50"
        found = [c for c in verb.children if c.dep_ in syntax.OBJECTS and self._is_person(c)] if not bound else []
        if found and (subject is None or subject.i < verb.i):
            dative = [child for child in found if child.dep_ == "dative"]
            return (dative or found)[0]
        if subject is not None and subject.lower_ in BENCH:
            return None
        pronoun = subject is not None and subject.tag_ == "PRP" and subject.i < verb.i
        if pronoun and verb.lower_ in _BENCH_DOES and syntax.be_before(verb) is None:
            return None  # "he passed a sentence of two years": the judge
        return self._no_bench(subject, verb)

    def _no_bench(self, subject: Token | None, verb: Token) -> Token | None:
        opener = self._opening_who(verb)
        if opener is not None and (subject is None or (opener.i < subject.i and subject.head.i != verb.i)):
            return opener
        if subject is None or subject.i == verb.i:
            return self._left_of_be(verb) or self._before(verb)
        if subject.pos_ in ("VERB", "AUX", "ADP") or subject.lower_ in BENCH:
            return None
        if subject.lower_ in _TALLY and self._word(subject.i + 1) == "of" and self._counts_people(subject.i, verb.i):
            return subject  # "a total of 193 people received": a statistic, nobody
        if subject.text[0].isdecimal() and self._word(subject.i + 1) in ("were", "have", "had", "are"):
            return subject  # "231 were jailed"
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
                return self._left_of_be(verb) or self._aged_who(verb.i) or subject
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
            if self.text[end] == "and" and (other := self.person_at(self.doc[end + 1])) is not None:
                end += 1  # "Karl Toms and Lee Orr, 24, of Elm Road, Hyde were jailed"
                while self.person_at(self.doc[end]) == other and end < i:
                    end += 1
            described = self.text[end] == "," and (self.text[end + 1].isdecimal() or self.text[end + 1] in _ADDRESS)
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
        for i in range(token.i - 1, start - 1, -1):
            if self.doc[i].is_punct and self.text[i] not in (".", "-"):
                break  # "appearing in court, Toms": no judge
            if self.text[i] in _TITLED and self._word(i + 1) not in ("'s", "'"):
                return True
        return self.text[token.i] in BENCH

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

    def _aged_who(self, i: int) -> Token | None:
        """ "While a 17-year-old who fetched a knife before the attack was ordered to serve": not the attack."""
        for k in range(i - 2, self._first(i) + 3, -1):
            if self.text[k] == "old" and self.text[k - 1] == "-" and self.text[k + 1] == "who":
                return self.doc[k]
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
        hurt: Token | None = None
        for i in range(self._dateline(verb.i), verb.i):
            token = self.doc[i]
            if token.lower_ in _SINGULAR and token.tag_ == "PRP":
                return token
            named = self.person_at(token) is not None or (token.pos_ == "PROPN" and token.ent_type_ == "PERSON")
            if named and self._was_hurt(token):
                hurt = hurt or self._top(token)
                continue
            if named and not self._on_the_bench(self._top(token)) and self.text[i] not in BENCH:
                return self._top(token)
        return hurt

    def _was_hurt(self, token: Token) -> bool:
        """ "Ann Hill: man found guilty of murder": whether a name is the victim's that a headline begins with."""
        person = self.people.get(self.person_at(token) or "")
        return person is not None and set(person.roles) == {"victim"} and ":" in self.text[token.i + 1 : token.i + 3]

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


def _governing(verb: Token) -> Token:
    """The verb that "jailed" stands beside in "convicted of assault occasioning actual bodily harm and jailed".

    A parse ties it to the verb in the offence's name; but what is done to somebody is no second half of a gerund.
    """
    if verb.dep_ != "conj" or verb.tag_ == "VBG" or verb.head.tag_ != "VBG" or verb.head.dep_ not in ("acl", "pcomp"):
        return verb
    above = (token for token in verb.head.ancestors if token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG")
    return next(above, verb)
