"""Who says so: quotations and reported speech, with the words for their speaker.

Quotation marks are read from the characters: curly and straight, double and single, opened
anew in each paragraph of a long quotation and closed only at its end. The speaker is the
subject of a verb of saying beside the marks, or the one who spoke in the paragraph before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from newsmine.language import syntax
from newsmine.language.desk import once_per_doc
from newsmine.language.inflect import all_forms
from newsmine.language.names import Name, names
from newsmine.language.parsed import Doc, Token
from newsmine.lexicon import words

_HERE = "newsmine.language"
_FILE = "quotations.toml"
SAYING = all_forms(words(_HERE, "saying", "verbs", name=_FILE))
_WITH_OBJECT = all_forms(words(_HERE, "saying", "object", name=_FILE))
_NOBODY = words(_HERE, "saying", "nobody", name=_FILE)
_SHE, _HE = frozenset({"she", "her"}), frozenset({"he", "him", "his"})
_MARK = re.compile("[\"“”‘’']|``|''")
_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n")
#: A quotation shorter than this many characters, inside a sentence, is a phrase in quotes.
_PHRASE = 25


@dataclass(slots=True, unsafe_hash=True)
class Statement:
    """A stretch of text that is somebody's words or claim, in characters.

    `speaker_start`, `speaker_end`: characters of the words for the speaker ("Mr Apter",
    "A spokesperson for Hampshire police"), or None where no one is named. For "he said" they are
    those of the last mention of the one meant. `direct`: it stands in quotation marks.
    """

    start: int
    end: int
    speaker_start: int | None
    speaker_end: int | None
    direct: bool


@dataclass(slots=True, unsafe_hash=True)
class _Quote:
    start: int
    end: int
    paragraph: int
    opens_paragraph: bool
    closed: bool


@once_per_doc
def statements(doc: Doc) -> tuple[Statement, ...]:
    """Every quotation and reported claim, in text order; an inner one follows the outer."""
    speakers = _speakers(doc)
    quotes = speakers.quotes
    found = list(_direct(doc, quotes, speakers))
    found += _reported(doc, speakers)
    return tuple(sorted(found, key=lambda s: (s.start, -s.end)))


@once_per_doc
def quoted(doc: Doc) -> frozenset[int]:
    """Tokens inside quotation marks, where the quotation is more than a phrase."""
    return frozenset(_speakers(doc).quoted)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds = []
    at = 0
    for gap in _BREAK.finditer(text):
        if gap.start() > at:
            bounds.append((at, gap.start()))
        at = gap.end()
    if at < len(text):
        bounds.append((at, len(text)))
    return bounds


def _quotes(text: str) -> list[_Quote]:
    """Quotations, marks included; one that is not closed ends with its paragraph."""
    found: list[_Quote] = []
    for number, (begin, end) in enumerate(_paragraphs(text)):
        open_at: int | None = None
        kind = ""
        for mark in _MARK.finditer(text, begin, end):
            sign, at = mark.group(), mark.start()
            before = text[at - 1] if at > begin else " "
            after = text[mark.end()] if mark.end() < end else " "
            if open_at is None:
                if _opens(sign, before, after):
                    open_at, kind = at, "'" if sign in "‘’'" else '"'
            elif kind == '"' and sign in ("”", '"', "''"):
                found.append(_Quote(open_at, mark.end(), number, open_at == begin, True))
                open_at = None
            elif kind == '"' and sign in ("“", "``") and before.isspace():
                found.append(_Quote(open_at, at, number, open_at == begin, False))
                open_at = at
            elif kind == "'" and sign in ("’", "'") and not after.isalnum():
                if before.isalnum() and before == "s" and _closes_later(text, mark.end(), end):
                    continue
                found.append(_Quote(open_at, mark.end(), number, open_at == begin, True))
                open_at = None
        if open_at is not None and kind == '"':
            found.append(_Quote(open_at, end, number, open_at == begin, False))
    return found


def _opens(sign: str, before: str, after: str) -> bool:
    if sign in ("“", "``"):
        return True
    if sign in ('"', "''"):
        return not before.isalnum() and before not in ".,!?" and not after.isspace()
    if sign == "‘":
        return after.isalnum() and not before.isalnum()
    return sign == "'" and after.isalpha() and (before.isspace() or before in "(–—")


def _closes_later(text: str, at: int, end: int) -> bool:
    """A possessive inside a quotation in single marks: another mark follows that closes better."""
    return re.compile(r"[.,!?][’']").search(text, at, end) is not None


class _Speakers:
    """Finds who said it around a quotation, and whom a pronoun means."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        quotes = self.quotes = _quotes(self.text)
        self.names = names(doc)
        self.name_at: dict[int, Name] = {i: n for n in self.names for i in range(n.start, n.end)}
        self.starts = [token.idx for token in doc]
        self.quoted: set[int] = set()
        self.marked: set[int] = set()
        for quote in quotes:
            self.marked.update(range(self.token(quote.start), self.token_after(quote.end)))
            if quote.end - quote.start > _PHRASE:
                self.quoted.update(range(self.token(quote.start), self.token_after(quote.end)))
        self.verbs = [
            t.i for t in doc.having(SAYING) if t.i not in self.quoted and (t.tag_[:2] == "VB" or t.pos_ == "VERB")
        ]

    def token(self, position: int) -> int:
        """The first token at or after a character."""
        return bisect_left(self.starts, position)

    def token_after(self, position: int) -> int:
        """The first token that begins at or after the end of a stretch."""
        return bisect_left(self.starts, position)

    def subject(self, verb: Token) -> tuple[int, int] | None:
        """Tokens of the words for the speaker of a verb of saying, pronouns resolved; None if there are none."""
        found = syntax.subject(verb)
        if found is not None and abs(found.i - verb.i) > 40:
            found = None
        if syntax.is_passive(verb) and found is not None:
            found = syntax.agent(verb)
            if found is None:
                return None
        if found is None or (found.i in self.marked and verb.i not in self.marked):
            return self._nearest(verb)
        if found.lower_ in _HE or found.lower_ in _SHE:
            return self.pronoun(found)
        if found.i in self.name_at:
            name = self.name_at[found.i]
            return name.start, name.end
        if found.lower_ in _NOBODY:
            return None
        if found.pos_ in ("PRON", "DET") and found.lower_ not in ("one", "another"):
            return None
        for child in found.children:
            if child.dep_ in ("appos", "compound") and child.i in self.name_at:
                name = self.name_at[child.i]
                return name.start, name.end
        if found.pos_ not in ("NOUN", "PROPN", "NUM", "PRON"):
            return self._nearest(verb)
        return syntax.noun_phrase(found, prepositions=True)

    def _nearest(self, verb: Token) -> tuple[int, int] | None:
        """A name or pronoun directly before or behind the verb, when the parse gives no subject."""
        for i in (verb.i - 1, verb.i + 1):
            if 0 <= i < len(self.doc):
                if i in self.name_at:
                    return self.name_at[i].start, self.name_at[i].end
                if (low := self.doc[i].lower_) in _HE or low in _SHE:
                    return self.pronoun(self.doc[i])
        return None

    def pronoun(self, token: Token) -> tuple[int, int] | None:
        """The last name before a pronoun that may be meant: the speaker or subject before others."""
        female = token.lower_ in _SHE
        sentence = token.sent
        for start, end in ((sentence.start, token.i), *self._before(sentence.start)):
            here = [n for n in self.names if start <= n.start < end and n.start not in self.quoted]
            here = [n for n in here if self._may_be(n, female)]
            if not here:
                continue
            subjects = [
                n for n in here if any(self.doc[i].dep_ in ("nsubj", "nsubjpass") for i in range(n.start, n.end))
            ]
            chosen = (subjects or here)[-1]
            return chosen.start, chosen.end
        return None

    def _before(self, start: int) -> Iterator[tuple[int, int]]:
        """Sentences before, as far as three paragraphs of talk reach."""
        for _ in range(8):
            if start <= 0:
                return
            sentence = self.doc[start - 1].sent
            yield sentence.start, sentence.end
            start = sentence.start

    def _may_be(self, name: Name, female: bool) -> bool:
        title = {self.doc[i].lower_.rstrip(".") for i in range(name.start, name.first)}
        if female:
            return not title & {"mr", "sir", "lord", "father"}
        return not title & {"mrs", "ms", "miss", "dame", "lady", "wpc"}


@once_per_doc
def _speakers(doc: Doc) -> _Speakers:
    return _Speakers(doc)


def _direct(doc: Doc, quotes: list[_Quote], speakers: _Speakers) -> Iterator[Statement]:
    """Quotations with their speakers; one that continues another takes over its speaker."""
    last: tuple[int, int] | None = None
    last_paragraph, open_before = -9, False
    by_paragraph: dict[int, tuple[int, int]] = {}
    for quote in quotes:
        long = quote.end - quote.start > _PHRASE or quote.opens_paragraph
        who = _beside(doc, quote, speakers) if long else _around(doc, quote, speakers)
        if who is None and long:
            if quote.paragraph in by_paragraph:
                who = by_paragraph[quote.paragraph]
            elif quote.opens_paragraph and (open_before or quote.paragraph - last_paragraph <= 1):
                who = last
        if who is not None and long:
            by_paragraph[quote.paragraph] = who
            last = who
        if long:
            last_paragraph, open_before = quote.paragraph, not quote.closed
        start, end = _characters(doc, who)
        yield Statement(quote.start, quote.end, start, end, True)


def _characters(doc: Doc, span: tuple[int, int] | None) -> tuple[int | None, int | None]:
    return syntax.characters(doc, *span) if span is not None and span[0] < span[1] else (None, None)


def _beside(doc: Doc, quote: _Quote, speakers: _Speakers) -> tuple[int, int] | None:
    """The speaker by a verb of saying in the words just behind the quotation, or just before it."""
    behind = speakers.token_after(quote.end)
    stop = behind
    while stop < len(doc) and stop - behind < 25 and not (doc[stop].is_space and "\n" in doc[stop].text):
        if doc[stop].text in ".!?" and stop > behind:
            break
        if stop in speakers.quoted:
            break
        stop += 1
    ends_sentence = (
        quote.end >= 2 and speakers.text[quote.end - 2] in ".!?" and speakers.text[quote.end - 2 : quote.end] != ".,"
    )
    opens_next = behind < len(doc) and (doc[behind].is_space or (doc[behind].text[:1].isupper() and ends_sentence))
    for i in _between(speakers.verbs, behind, stop):
        if i - behind > 12 and opens_next:
            break
        if (
            ends_sentence
            and speakers.text[quote.end - 2] == "."
            and doc[behind].text[:1].isupper()
            and not _tag_line(doc, behind, i)
        ):
            break
        who = speakers.subject(doc[i])
        if who is not None:
            return who
    before = speakers.token(quote.start)
    begin = before
    while begin > 0 and before - begin < 40:
        token = doc[begin - 1]
        if token.is_space and "\n" in token.text:
            if begin == before and begin > 1 and doc[begin - 2].text == ":":
                begin -= 1
                continue
            break
        if (token.text in ".!?;" and begin != before) or begin - 1 in speakers.quoted:
            break
        begin -= 1
    for i in reversed(_between(speakers.verbs, begin, before)):
        who = speakers.subject(doc[i])
        if who is not None:
            return who
    return None


def _tag_line(doc: Doc, behind: int, verb: int) -> bool:
    """ "… end." Mr Smith said. A short clause behind a closed quotation is its tag."""
    return verb - behind <= 5


def _between(sorted_tokens: list[int], start: int, end: int) -> list[int]:
    return sorted_tokens[bisect_left(sorted_tokens, start) : bisect_right(sorted_tokens, end - 1)]


def _around(doc: Doc, quote: _Quote, speakers: _Speakers) -> tuple[int, int] | None:
    """The speaker of a phrase in quotes: the subject of the sentence's verb of saying."""
    first = speakers.token(quote.start)
    if first >= len(doc):
        return None
    sentence = doc[first].sent
    for i in _between(speakers.verbs, sentence.start, sentence.end):
        who = speakers.subject(doc[i])
        if who is not None:
            return who
    return None


def _reported(doc: Doc, speakers: _Speakers) -> Iterator[Statement]:
    """Clauses under a verb of saying ("he said three were hurt"), and sentences "according to" somebody."""
    for i in speakers.verbs:
        verb = doc[i]
        clauses = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and c.tag_ != "VBG")]
        if verb.lower_ in _WITH_OBJECT:
            clauses += [c for c in verb.children if c.dep_ == "dobj"]
        clauses = [c for c in clauses if c.left_edge.i not in speakers.quoted]
        inverted = verb.dep_ == "parataxis" or (not clauses and verb.dep_ == "ccomp")
        if not clauses and not inverted:
            continue
        who = speakers.subject(verb)
        if who is None:
            continue
        start, end = _characters(doc, who)
        for clause in clauses:
            left, right = clause.left_edge.i, clause.right_edge.i + 1
            if left <= who[0] < right and left <= i < right:
                continue
            if left <= who[0] < right:  # the subject's edge was swallowed by the clause
                left = max(left, who[1])
            if left <= i < right:
                right = i if left < i else right
            if left < right:
                begin, stop = syntax.characters(doc, left, right)
                yield Statement(begin, stop, start, end, False)
    yield from _according(doc, speakers)


def _according(doc: Doc, speakers: _Speakers) -> Iterator[Statement]:
    for token in doc.having({"according"}):
        if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
            continue
        objects = [g for c in (token, doc[token.i + 1]) for g in c.children if g.dep_ == "pobj"]
        if not objects:
            continue
        head = objects[0]
        name = speakers.name_at.get(head.i)
        span = (name.start, name.end) if name else syntax.noun_phrase(head, prepositions=True)
        start, end = _characters(doc, span)
        sentence = token.sent
        begin, stop = syntax.characters(doc, sentence.start, sentence.end)
        yield Statement(begin, stop, start, end, False)
