"""Who speaks: the subject of a verb of saying, with pronouns and letters traced to the one who is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from newsmine.language import syntax
from newsmine.language.desk import once_per_doc
from newsmine.language.inflect import all_forms
from newsmine.language.marks import quotes
from newsmine.language.names import FEMALE_GIVEN, JOBS, KIN, MALE_GIVEN, Name, fold, names
from newsmine.language.parsed import Doc, Token
from newsmine.lexicon import words

_HERE = "newsmine.language"
_FILE = "quotations.toml"
SAYING = all_forms(words(_HERE, "saying", "verbs", name=_FILE))
NOBODY = words(_HERE, "saying", "nobody", name=_FILE)
PAPERS = words(_HERE, "saying", "nouns", name=_FILE)
_MANY = words(_HERE, "saying", "collective", name=_FILE)
_MEN, _WOMEN = words(_HERE, "gender", "male", name=_FILE), words(_HERE, "gender", "female", name=_FILE)
_MR, _MRS = words(_HERE, "gender", "titles_male", name=_FILE), words(_HERE, "gender", "titles_female", name=_FILE)
_HUMAN = JOBS | KIN | _MEN | _WOMEN
_HIS_ALONE, _HERS_ALONE = MALE_GIVEN - FEMALE_GIVEN, FEMALE_GIVEN - MALE_GIVEN
SHE, HE = frozenset({"she", "her"}), frozenset({"he", "him", "his"})
_READ = frozenset({"read", "reads", "went"})
_BESIDE = frozenset({"for", "of", "with", "representing", "alongside", "from", "against", "to"})
#: A quotation shorter than this many characters, inside a sentence, is a phrase in quotes.
PHRASE = 25
#: As many sentences as three paragraphs of talk have at most.
_TALK = 8
Span = tuple[int, int]


class Speakers:
    """Finds who said it around a quotation, and whom a pronoun means."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self.quotes = quotes(self.text)
        self.names = names(doc)
        self.name_at: dict[int, Name] = {i: n for n in self.names for i in range(n.start, n.end)}
        self.quoted: set[int] = set()
        self.marked: set[int] = set()
        for quote in self.quotes:
            inside = range(self.token(quote.start), self.token(quote.end))
            self.marked.update(inside)
            if quote.end - quote.start > PHRASE:
                self.quoted.update(inside)
        self.verbs = [
            t.i for t in doc.having(SAYING) if t.i not in self.quoted and (t.tag_[:2] == "VB" or t.pos_ == "VERB")
        ]
        read = [t.i for t in doc.having(_READ) if t.i not in self.quoted and self._of_paper(t)]
        self.verbs = sorted({*self.verbs, *read})
        self._found: dict[int, Span | None] = {}
        fuller = {(fold(n.words[-1]), fold(n.words[0])) for n in self.names if n.full}
        shared = Counter(last for last, _ in fuller)
        #: The given name of each surname that only one given name goes with.
        self._given = {last: first for last, first in fuller if shared[last] == 1}

    def token(self, position: int) -> int:
        """The first token that begins at or after a character."""
        return bisect_left(self.doc.starts, position)

    def _of_paper(self, verb: Token) -> bool:
        """ "The letter read": a paper speaks."""
        subject = syntax.subject(verb)
        return subject is not None and subject.lower_ in PAPERS and subject.i < verb.i

    def subject(self, verb: Token) -> Span | None:
        """Tokens of the words for the speaker of a verb of saying, pronouns resolved; None if there are none."""
        if verb.i not in self._found:
            self._found[verb.i] = None  # whoever asks again while it is being worked out gets no answer
            self._found[verb.i] = self._subject(verb)
        return self._found[verb.i]

    def _subject(self, verb: Token) -> Span | None:
        found = syntax.subject(verb)
        if verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.pos_ == "NOUN":  # "a statement saying"
            if verb.head.lower_ in PAPERS and (author := self.author(verb.head)) is not None:
                return author
            above = syntax.clause_head(verb.head)
            found = syntax.subject(above) if above.pos_ in ("VERB", "AUX") else found
        if (
            found is not None
            and verb.dep_ == "acl"
            and verb.tag_ == "VBN"
            and ":" in self.doc.lower[verb.i + 1 : verb.i + 6]
        ):
            return self.who(verb.head)  # "His mum posted on Facebook: “…”", which the parse takes for a passive
        if found is not None and abs(found.i - verb.i) > 40:
            found = None
        if found is not None and found.pos_ in ("PUNCT", "SPACE"):
            found = None
        if syntax.is_passive(verb) and found is not None:
            found = syntax.agent(verb)
            if found is None:
                return None
        if found is None or (found.i in self.marked and verb.i not in self.marked):
            return self._nearest(verb)
        return self.who(found) or (self._nearest(verb) if _no_speaker(found) else None)

    def who(self, found: Token) -> Span | None:
        """The words for the one that a noun or pronoun stands for."""
        low = found.lower_
        if low in HE or low in SHE:
            return self.pronoun(found)
        if low in ("it", "they") and found.pos_ == "PRON":
            return self._body(found)
        if found.i in self.name_at:
            name = self.name_at[found.i]
            return name.start, name.end
        if low in NOBODY:
            return None
        if found.pos_ in ("PRON", "DET") and low not in ("one", "another"):
            return None
        if low in PAPERS and (author := self.author(found)) is not None:
            return author
        for child in found.children:
            if child.dep_ in ("appos", "compound") and child.i in self.name_at:
                name = self.name_at[child.i]
                return name.start, name.end
        if _no_speaker(found):
            return None
        start, end = syntax.noun_phrase(found, prepositions=True)
        end = next((i for i in range(found.i + 1, end) if self.doc[i].text == ","), end)
        if end == found.i + 1 and end < len(self.doc) and self.doc[end].dep_ == "amod" and self.doc[end].head is found:
            inner = [c for c in self.doc[end].children if c.dep_ == "prep"]  # "a source close to the family"
            end = inner[-1].right_edge.i + 1 if inner else end
        return start, end

    def author(self, paper: Token) -> Span | None:
        """Who speaks in a statement or letter: "a statement from the family", "her statement", "the son's letter"."""
        for child in paper.children:
            if child.dep_ == "prep" and child.lower_ in ("from", "by", "of"):
                for noun in child.children:
                    if noun.dep_ == "pobj":
                        return self.who(noun)
            if child.dep_ == "acl":
                writer = syntax.agent(child)
                if writer is not None and child.lower_ not in ("read",):
                    return self.who(writer)
        for child in paper.lefts:
            if child.dep_ == "poss":
                return self.who(child)
        return None

    def _nearest(self, verb: Token) -> Span | None:
        """A name or pronoun directly before or behind the verb, when the parse gives no subject."""
        before = self.doc[verb.i - 1] if verb.i else verb
        if before.pos_ == "NOUN" and before.lower_ in _HUMAN:  # "In another a nurse said"
            start, _ = syntax.noun_phrase(before)
            articles = [i for i in range(start, verb.i) if self.doc[i].tag_ == "DT"]
            return (articles[-1] if articles else start), verb.i
        for i in (verb.i - 1, verb.i + 1):
            if 0 <= i < len(self.doc):
                if i in self.name_at:
                    name = self.name_at[i]
                    if i > verb.i and name.end < len(self.doc) and self.doc[name.end].pos_ in ("VERB", "AUX"):
                        continue  # "said Lee hit him"
                    return name.start, name.end
                told = i > verb.i and self.doc[min(i + 1, len(self.doc) - 1)].pos_ in ("VERB", "AUX")
                if not told and ((low := self.doc[i].lower_) in HE or low in SHE):
                    return self.pronoun(self.doc[i])
        if before.text == ",":  # "Jane Osei, for the Crown, said"
            for name in reversed(self._names(max(verb.sent.start, verb.i - 25), verb.i - 1)):
                beside = self.doc[name.start - 1].lower_ if name.start else ""
                if self.doc[name.end].text == "," and beside not in _BESIDE and name.start not in self.marked:
                    return name.start, name.end
        return None

    def _names(self, start: int, end: int) -> list[Name]:
        return [n for n in self.names if start <= n.start < end]

    def pronoun(self, token: Token) -> Span | None:
        """The last one before a pronoun that may be meant: who spoke, then subjects, before others."""
        female = token.lower_ in SHE
        sentence = token.sent
        for start, end in ((sentence.start, token.i), *syntax.sentences_before(self.doc, sentence.start, _TALK)):
            for verb in reversed(between(self.verbs, start, end)):
                who = self.subject(self.doc[verb]) if self.doc[verb].tag_ != "VBG" else None
                if who is not None and who[0] < token.i and self._fits(who, female):
                    return who
            here = [n for n in self._names(start, end) if n.start not in self.quoted and self._may_be(n, female)]
            if not here:
                continue
            heads = [(n, t) for n in here for t in self.doc[n.start : n.end] if t.dep_ in ("nsubj", "nsubjpass")]
            first = [n for n, t in heads if syntax.first_conjunct(t.head).dep_ == "ROOT"]
            chosen = (first or [n for n, _ in heads] or here)[-1]
            return chosen.start, chosen.end
        near = ((sentence.start, token.i), *syntax.sentences_before(self.doc, sentence.start, 2))
        return next((human for span in near if (human := self._somebody(*span, female)) is not None), None)

    def _somebody(self, start: int, end: int, female: bool) -> Span | None:
        """The last one without a name whom a sentence is about: "A nurse was bitten. “I ran,” she said."."""
        for token in reversed(self.doc[start:end]):
            if token.dep_ in ("nsubj", "nsubjpass") and token.tag_ == "NN" and token.i not in self.marked:
                low = token.lower_
                if (low in _HUMAN or _is_woman(low) is not None) and _is_woman(low) in (None, female):
                    return syntax.noun_phrase(token)
        return None

    def _body(self, token: Token) -> Span | None:
        """ "It said", "they said": the statement, the body or the several people that spoke last."""
        many = token.lower_ == "they"
        for start, end in syntax.sentences_before(self.doc, token.sent.start, 3):
            if not many:
                for i in range(start, end):
                    paper = self.doc[i]
                    spoken = paper.lower_ in PAPERS and paper.pos_ == "NOUN" and i not in self.marked
                    if spoken and (author := self.author(paper)) is not None:
                        return author
            for verb in reversed(between(self.verbs, start, end)):
                who = self.subject(self.doc[verb])
                if who is None:
                    continue
                last = self.doc[who[1] - 1] if who[1] - who[0] < 3 else self._head(who)
                if last.i in self.name_at:
                    return None
                several = last.tag_ in ("NNS", "NNPS") or last.lower_ in _MANY
                body = last.lower_ in _MANY or last.ent_type_ == "ORG"
                return who if (several if many else body) else None
        return None

    def _head(self, span: Span) -> Token:
        return next((t for t in self.doc[span[0] : span[1]] if not span[0] <= t.head.i < span[1]), self.doc[span[0]])

    def _human(self, span: Span) -> bool:
        heads = set(self.doc.lower[span[0] : span[1]])
        return not heads.isdisjoint(_HUMAN) or any(w.endswith("-old") for w in heads)

    def _fits(self, span: Span, female: bool) -> bool:
        """Whether the words for a speaker may be a man's or a woman's: a name, or one human noun."""
        name = self.name_at.get(span[1] - 1)
        if name is not None:
            return self._may_be(name, female)
        head = self._head(span)
        low = head.lower_
        if head.tag_ in ("NNS", "NNPS") or low in _MANY:
            return False
        if _is_woman(low) is not None:
            return _is_woman(low) is female
        return (
            low in ("one", "another", "old", "other")
            or self._human(span)
            or head.pos_ == "NOUN"
            or head.ent_type_ == "PERSON"
        )

    def _may_be(self, name: Name, female: bool) -> bool:
        title = {self.doc[i].lower_.rstrip(".") for i in range(name.start, name.first)}
        if not title.isdisjoint(_MR if female else _MRS):
            return False
        if not title.isdisjoint(_MRS if female else _MR):
            return True
        given = self._given.get(fold(name.words[-1])) if not name.full else fold(name.words[0])
        return given not in (_HIS_ALONE if female else _HERS_ALONE)


def _is_woman(noun: str) -> bool | None:
    """Whether a noun is a woman's or a man's; None where it may be either's."""
    if noun in _WOMEN or noun.endswith("woman"):
        return True
    return False if noun in _MEN or noun.endswith("man") else None


def _no_speaker(found: Token) -> bool:
    """True for a subject that is no noun; a number or an adjective with an article is ("the 23-year-old")."""
    if found.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        return False
    return not (found.pos_ in ("ADJ", "DET") and any(c.dep_ in ("det", "poss") for c in found.lefts))


def between(sorted_tokens: list[int], start: int, end: int) -> list[int]:
    """The tokens from `start` to before `end`."""
    return sorted_tokens[bisect_left(sorted_tokens, start) : bisect_left(sorted_tokens, end)]


@once_per_doc
def speakers(doc: Doc) -> Speakers:
    """The speakers of a document."""
    return Speakers(doc)
