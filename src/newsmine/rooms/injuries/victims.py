"""Whom a harm befell: the words for them, the person and the count that they are."""

from __future__ import annotations

from bisect import bisect_right

from newsmine.language import syntax
from newsmine.language.desk import text_of
from newsmine.language.parsed import Doc, Token
from newsmine.language.quotations import statements
from newsmine.record import Count, Person
from newsmine.rooms.findings import left
from newsmine.violence.people import personlike

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "herself"})
#: Whom a pronoun for one who is hurt does not mean, unless they are victims too.
_NO_VICTIM = frozenset(
    {"suspect", "defendant", "convicted", "judge", "lawyer", "spokesperson", "official", "politician", "journalist"}
)
_THE_VICTIM = frozenset({"victim", "complainant", "complainer"})
_ACCUSED = frozenset({"defendant", "convicted"})
_SHARES = frozenset({"%", "percent", "cent", "half", "third", "quarter", "fifth"})
_SPEAKING = frozenset({"i", "me", "my", "myself"})


class Victims:
    """The people and counts of a document, looked up by the words for a victim."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        people: list[Person] = left(doc, "people")
        self._mentions = sorted(
            ((m.start, m.end, person) for person in people for m in person.mentions), key=lambda item: item[:2]
        )
        self._starts = [start for start, _, _ in self._mentions]
        self._counts: list[Count] = [c for c in left(doc, "counts") if c.unit == "victims"]

    def person(self, token: Token, agents: tuple[int, ...] = ()) -> Person | None:
        """The person whom a word means: a mention around it, or whom its pronoun stands for.

        `agents`: tokens of those who did it, whom a pronoun does not mean."""
        at = token.idx
        if (found := self._named(at)) is not None:
            return found
        low = token.lower_
        if low in _SPEAKING:
            return self._speaker(at) or self._only_victim(None)
        for child in token.rights:  # "one, a detective constable, ..."
            if child.dep_ == "appos" and (found := self._named(child.idx)) is not None:
                return found
        if low in _MALE or low in _FEMALE:
            gender = "female" if low in _FEMALE else "male"
            own = low.endswith("self")
            others = [] if own else self._others(token, agents)
            found = self._antecedent(at, gender, own, others)
            if found is None and others:  # "Hall claimed that Mr Lee hit him": one who is no victim otherwise
                found = self._antecedent(at, gender, True, others, at - token.sent[0].idx)
            return found or self._only_victim(gender, others)
        if low in _THE_VICTIM and any(c.lower_ in ("the", "his", "her") for c in token.lefts):
            return self._only_victim(None)
        return None

    def _only_victim(self, gender: str | None, others: list[Person] | None = None) -> Person | None:
        """The one victim of a story that tells of one alone, unless the gender or the words rule him out."""
        people = {id(p): p for _, _, p in self._mentions if "victim" in p.roles}
        if len(people) != 1 or any(c.value is not None and c.value > 1 for c in self._counts):
            return None
        (only,) = people.values()
        if only in (others or ()) or (gender and only.gender not in (None, gender)):
            return None
        return only

    def _others(self, token: Token, agents: tuple[int, ...]) -> list[Person]:
        """Whom a pronoun for the victim cannot mean: who did it, and who says so in the first person."""
        found = [self._doer(self._doc[i]) for i in agents if i != token.i]
        inner: Person | None = None
        for said in statements(self._doc):
            if said.start > token.idx:
                break
            if said.direct and token.idx < said.end and said.speaker_start is not None:
                inner = self._named(said.speaker_start) or self._ending(said.speaker_start, said.speaker_end)
        return [person for person in (*found, inner) if person is not None]

    def _doer(self, agent: Token) -> Person | None:
        """Who an attacker is: named, or the one who says of himself that "he pushed him"."""
        if (found := self._named(agent.idx)) is not None:
            return found
        if agent.lower_ not in ("he", "she") or agent.head.dep_ != "ccomp":
            return None
        teller = syntax.subject(agent.head.head)
        return self._named(teller.idx) if teller is not None and teller.i < agent.i else None

    def _named(self, at: int) -> Person | None:
        """The person of a mention around a character."""
        index = bisect_right(self._starts, at)
        for start, end, person in reversed(self._mentions[max(0, index - 4) : index]):
            if start <= at < end:
                return person
        return None

    def _speaker(self, at: int) -> Person | None:
        """Whose words stand at a character: "I" is the one who is quoted."""
        inner: Person | None = None
        for said in statements(self._doc):
            if said.start > at:
                break
            if said.direct and at < said.end and said.speaker_start is not None:
                inner = self._named(said.speaker_start) or self._ending(said.speaker_start, said.speaker_end)
        return inner

    def _ending(self, start: int, end: int | None) -> Person | None:
        """The person of a mention inside the words for a speaker ("prison officer Lee Marsh")."""
        index = bisect_right(self._starts, start)
        for first, _, person in self._mentions[index : index + 3]:
            if end is not None and first < end:
                return person
        return None

    def _antecedent(self, at: int, gender: str, own: bool, others: list[Person], reach: int = 500) -> Person | None:
        """Of the people named shortly before, the last victim of that gender, else the last who may be one.

        `own`: "himself", which may be the attacker; `others`: whom it does not mean;
        `reach`: how many characters back."""
        last: Person | None = None
        index = bisect_right(self._starts, at)
        for start, _, person in reversed(self._mentions[max(0, index - 12) : index]):
            if at - start > reach or (person.gender is not None and person.gender != gender) or person in others:
                continue
            if "victim" in person.roles and not own:
                return person
            if last is None and (own or not _NO_VICTIM & set(person.roles)):
                last = person
        return last

    def only_accused(self, person: str | None) -> bool:
        """True for one in the dock whom nothing befell: "he suffers from anxiety" is said in his favour."""
        return any(p.id == person and _ACCUSED & set(p.roles) and "victim" not in p.roles for _, _, p in self._mentions)

    def words_of_speaker(self, token: Token) -> str | None:
        """The words for the one who says "I" at a token, where they are a description of nobody in the list."""
        if token.lower_ not in _SPEAKING:
            return None
        found: str | None = None
        for said in statements(self._doc):
            if said.start > token.idx:
                break
            if said.direct and token.idx < said.end and said.speaker_start is not None:
                found = text_of(self._doc)[said.speaker_start : said.speaker_end]
        return found if found is not None and found.lower() not in _MALE | _FEMALE else None

    def count(self, token: Token, person: Person | None) -> str | None:
        """The id of the count of victims that the words, or the first words for the person, are."""
        spots = [token.idx]
        if person is not None:
            spots += [mention.start for mention in person.mentions[:3]]
        for spot in spots:
            for count in self._counts:
                if count.start <= spot < count.end or (spot <= count.start < spot + 25 and spot != token.idx):
                    return count.id
        return None

    def group(self, token: Token) -> str | None:
        """The words for whom a bare number counts: "officers" for "five were punched"; None for any other victim."""
        share = token.lower_ in _SHARES
        if (token.pos_ != "NUM" and not share) or any(child.lower_ == "of" for child in token.rights):
            return None
        for count in self._counts:
            if count.start <= token.idx < count.end and ((count.value or 0) > 1 or (share and count.share)):
                return count.who_text
        return None


def meant_by_they(token: Token, agents: tuple[int, ...]) -> Token | None:
    """The people whom "they" or "them" stands for: the subject told of last, in its sentence or the one before."""
    if token.lower_ not in ("they", "them", "their"):
        return None
    doc = token.doc
    start = token.sent.start
    first = doc[start - 1].sent.start if start else start
    for i in range(token.i - 1, first - 1, -1):
        word = doc[i]
        if word.tag_ == "NNS" and word.dep_ in ("nsubj", "nsubjpass") and i not in agents and personlike(word):
            return word
    return None


def words_for(token: Token, verb: int) -> tuple[int, int]:
    """Token bounds of the words for a victim ("a 17-year-old boy", "he"), what stands before the verb left out."""
    if token.pos_ == "PRON":
        return token.i, token.i + 1
    start, end = syntax.noun_phrase(token)
    for child in token.rights:  # "one of the officers", "a quarter of teachers"
        if child.lower_ == "of" and child.dep_ == "prep":
            whole = next((c for c in child.children if c.dep_ == "pobj"), None)
            end = syntax.noun_phrase(whole)[1] if whole is not None and whole.i < token.i + 9 else end
    return (verb + 1 if start <= verb < token.i and verb - start > 0 else start), end
