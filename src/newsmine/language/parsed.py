"""A parsed document as plain Python objects: what the rooms read.

Every look at a spaCy token is a new object and a call into its vocabulary; rules look at each
token a hundred times. So what a parse says is taken out of spaCy once, column by column, and
`Doc`, `Token` and `Span` here answer as spaCy's do, under the same names, as far as the rooms
ask: a look costs a quarter; `doc.span(2, 5)` is spaCy's `doc[2:5]`. Nothing here is meant to be written to.
"""

from __future__ import annotations

import collections
import functools
import itertools
import operator
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from typing import Any

import spacy.tokens
from spacy.lang.en.lex_attrs import like_num
from spacy.lang.en.stop_words import STOP_WORDS as _STOP_WORDS

from newsmine.language.columns import Columns, columns, heads

#: Function words, lower case: spaCy's list.
STOP_WORDS = frozenset(_STOP_WORDS)
#: What tests have said of words, for `Doc.that`, and of how many that is kept.
_answers: dict[Callable[[str], object], dict[str, bool]] = {}
_MOST_ANSWERS = 20_000
#: The long lists that documents are asked for, and those that a word stands in: a document looks each of its words up
#: once for all of them.
_lists: set[frozenset[str]] = set()
_lists_of: dict[str, list[frozenset[str]]] = {}
_LONG, _MOST_LISTS = 50, 500


@functools.lru_cache(maxsize=20_000)
def _like_num(text: str) -> bool:
    return bool(like_num(text))  # type: ignore[no-untyped-call]


class Token:
    """A token as spaCy's `Token` has it; children, lefts and rights are sequences here.

    `capitalised` is ours: see `columns.capitalised`.
    """

    __slots__ = (
        *("i", "text", "lower_", "is_punct", "is_space", "capitalised", "tag_", "pos_", "dep_", "ent_type_"),
        *("ent_iob_", "idx", "whitespace_", "is_sent_start", "doc", "head", "sent", "lefts", "rights", "children"),
    )  # fmt: skip

    head: Token
    sent: Span

    def __init__(
        self, i: int, text: str, lower: str, is_punct: bool, is_space: bool, capitalised: bool, tag: str, pos: str,
        dep: str, ent_type: str, ent_iob: str, idx: int, whitespace: str, is_sent_start: bool, doc: Doc,
    ) -> None:  # fmt: skip
        self.i = i
        self.text = text
        self.lower_ = lower
        self.is_punct = is_punct
        self.is_space = is_space
        self.capitalised = capitalised
        self.tag_ = tag
        self.pos_ = pos
        self.dep_ = dep
        self.ent_type_ = ent_type
        self.ent_iob_ = ent_iob
        self.idx = idx
        self.whitespace_ = whitespace
        self.is_sent_start = is_sent_start
        self.doc = doc
        self.lefts: Sequence[Token] = ()
        self.rights: Sequence[Token] = ()
        self.children: Sequence[Token] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def nbor(self, k: int = 1) -> Token:
        """The token `k` places on, or back where negative; raises `IndexError` beyond the ends."""
        if self.i + k < 0:
            raise IndexError(self.i + k)
        return self.doc.tokens[self.i + k]

    @property
    def is_alpha(self) -> bool:
        """True where all characters are letters."""
        return self.doc.origin[self.i].is_alpha

    @property
    def is_digit(self) -> bool:
        """True where all characters are digits."""
        return self.doc.origin[self.i].is_digit

    @property
    def is_title(self) -> bool:
        """True for a capital followed by small letters."""
        return self.doc.origin[self.i].is_title

    @property
    def is_stop(self) -> bool:
        """True for the function words of spaCy's list."""
        return self.lower_ in STOP_WORDS

    @property
    def is_currency(self) -> bool:
        """True for the sign of a currency."""
        return self.doc.origin[self.i].is_currency

    @property
    def like_num(self) -> bool:
        """True for a number in figures or words."""
        return _like_num(self.text)

    @property
    def is_sent_end(self) -> bool:
        """True for the last token of a sentence."""
        return self.i + 1 == self.sent.end

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on to the root."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    @property
    def subtree(self) -> list[Token]:
        """The token and all that depends on it, in the order of the text as the parse has it."""
        found: list[Token] = []
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                found.append(token)
                continue
            waiting += [(child, False) for child in reversed(token.rights)]
            waiting.append((token, True))
            waiting += [(child, False) for child in reversed(token.lefts)]
        return found

    @property
    def left_edge(self) -> Token:
        """The leftmost token of the subtree."""
        return self.doc.tokens[self.doc.origin[self.i].left_edge.i]

    @property
    def right_edge(self) -> Token:
        """The rightmost token of the subtree."""
        return self.doc.tokens[self.doc.origin[self.i].right_edge.i]


class Span(list[Token]):
    """The tokens `start` to `end` (exclusive) of a document; a slice of it is a list of tokens."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        super().__init__(doc.tokens[start:end])
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    @property
    def text(self) -> str:
        """The words, without the white space after them."""
        if not self:
            return ""
        return self.doc.text[self[0].idx : self.end_char]

    @property
    def start_char(self) -> int:
        """The character where it begins."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """The character after its last word."""
        return self[-1].idx + len(self[-1].text) if self else self.start_char

    @property
    def root(self) -> Token:
        """The first root of a sentence in it, else the word whose way to the root is shortest."""
        for token in self:
            if token.head is token:
                return token
        outward = [token for token in self if not self.start <= token.head.i < self.end]
        return min(outward, key=_depth) if outward else self.doc.tokens[self.start]


def _depth(token: Token) -> int:
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc)  # no head of anything, unless there is nothing else
    return sum(1 for _ in token.ancestors)


class Doc(list[Token]):
    """A parsed document: its tokens, its sentences, and what is worked out of it (`notes`).

    It is the list of its tokens, so that `doc[i]` and `len(doc)`, asked thousands of times, call nothing of ours;
    a slice of it is a list too, and `span` gives a `Span`.
    """

    __slots__ = (
        *("__weakref__", "_ents", "_index", "_listed", "breaks", "capitalised", "lower", "notes", "origin", "sents"),
        *("starts", "text", "tokens", "user_data", "words"),
    )

    def __init__(self, origin: spacy.tokens.Doc, notes: dict[str, Any]) -> None:
        super().__init__()
        self.origin = origin
        self.notes = notes
        self.user_data: dict[Any, Any] = origin.user_data
        self._ents: list[Span] | None = None
        self._index: dict[str, list[Token]] = {}
        self._listed: dict[frozenset[str], list[str]] | None = None
        self.text = ""
        #: The same tokens, where a function looks at so many that the last tenth of the time counts.
        self.tokens: list[Token] = []
        #: The word of each token, lower case; whether it is capitalised.
        self.lower: list[str] = []
        self.capitalised: Sequence[bool] = ()
        #: The tokens at which lines end.
        self.breaks: list[int] = []
        #: The words that stand in it, lower case: what a rule cannot find is not searched for.
        self.words: frozenset[str] = frozenset()
        self.sents: list[Span] = []
        #: The character at which each token begins.
        self.starts: Sequence[int] = ()
        if len(origin):
            self._fill(columns(origin))

    def _fill(self, taken: Columns) -> None:
        self.text = "".join(itertools.chain.from_iterable(zip(taken.text, taken.whitespace_, strict=True)))
        self.starts = taken.idx
        self.lower = list(taken.lower_)
        self.capitalised = taken.capitalised
        self.breaks = [i for i in itertools.compress(taken.i, taken.is_space) if "\n" in taken.text[i]]
        tokens = self.tokens = list(map(Token, *taken, itertools.repeat(self)))
        self.extend(tokens)
        _tie(tokens, heads(self.origin))
        index: dict[str, list[Token]] = collections.defaultdict(list)
        for low, token in zip(taken.lower_, tokens, strict=True):
            index[low].append(token)
        self._index = index
        self.words = frozenset(index)
        openings = [i for i, opens in enumerate(taken.is_sent_start) if opens or not i]
        for start, end in itertools.pairwise((*openings, len(tokens))):
            sentence = Span(self, start, end)
            self.sents.append(sentence)
            for token in sentence:
                token.sent = sentence

    def span(self, start: int, end: int) -> Span:
        """The tokens `start` to `end` (exclusive) with their text and their root; a slice as a slice of a list is."""
        start, end, _ = slice(start, end).indices(len(self.tokens))
        return Span(self, start, max(start, end))

    @property
    def title_end(self) -> int:
        """How many characters at the head of the text are the headline; 0 where there is none."""
        return int(self.user_data.get("newsmine_title_end", 0))

    def words_of(self, start: int, end: int) -> str:
        """The text of the tokens `start` to `end` (exclusive), without the white space behind them; "" for none."""
        tokens = self.tokens[start:end]
        if not tokens:
            return ""
        last = tokens[-1]
        return self.text[tokens[0].idx : last.idx + len(last.text)]

    def having(self, words: Set[str]) -> list[Token]:
        """The tokens that are one of these words (lower case), in text order: quicker than to ask every token."""
        index = self._index
        if isinstance(words, frozenset) and len(words) > _LONG:
            here = [index[word] for word in self._of_list(words)]
        else:
            here = [index[word] for word in self.words.intersection(words)]
        if len(here) > 1:
            return sorted(itertools.chain(*here), key=operator.attrgetter("i"))
        return here[0] if here else []

    def _of_list(self, words: frozenset[str]) -> Sequence[str]:
        """The words of a long list that stand in the document."""
        if self._listed is None:
            self._listed = {listed: [] for listed in _lists}
            for word in self.words:
                for listed in _lists_of.get(word, ()):
                    if listed in self._listed:  # another thread may add one meanwhile
                        self._listed[listed].append(word)
        if words not in self._listed:
            self._listed[words] = list(self.words & words)
            if words not in _lists and len(_lists) < _MOST_LISTS:
                _lists.add(words)
                for word in words:
                    _lists_of.setdefault(word, []).append(words)
        return self._listed[words]

    def that(self, test: Callable[[str], object]) -> list[Token]:
        """The tokens whose word (lower case) passes a test, in text order; the answer for a word is remembered."""
        known = _answers.setdefault(test, {})
        if len(known) > _MOST_ANSWERS:
            known.clear()
        try:
            return self.having({word for word in self.words if known[word]})
        except KeyError:
            known.update((word, bool(test(word))) for word in self.words if word not in known)
            return self.having({word for word in self.words if known[word]})

    @property
    def _(self) -> Any:
        """What spaCy calls the document's own attributes."""
        return self.origin._

    @property
    def ents(self) -> list[Span]:
        """The named entities, in text order."""
        if self._ents is None:
            self._ents = [Span(self, ent.start, ent.end, ent.label_) for ent in self.origin.ents]
        return self._ents

    def at(self, character: int) -> Token | None:
        """The token at a character, white space counted to the word before it; None beyond the text."""
        if not 0 <= character < len(self.text):
            return None
        return self.tokens[bisect_right(self.starts, character) - 1]

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Span | None:
        """The tokens between two characters, or None: as spaCy's, in modes "expand" and "contract"."""
        first, last = self.at(start), self.at(end - 1)
        if first is None or last is None:
            return None
        left, right = first.i, last.i
        if alignment_mode == "contract":
            left += first.idx < start
            right -= end < last.idx + len(last.text)
            if right < left:
                return None
        elif alignment_mode == "expand":
            left += start == first.idx + len(first.text)  # white space after a word is no part of it
        else:
            raise ValueError(f"no alignment mode {alignment_mode!r}; use expand or contract")
        return Span(self, left, right + 1)

    def forget(self) -> None:
        """Break the circle of document, tokens and heads, so that memory is freed at once."""
        for token in self.tokens:
            if token.children:
                token.lefts = token.rights = token.children = ()
            if token.head is token:
                del token.head
        for sentence in self.sents:
            sentence.clear()
        self.clear()
        self.tokens, self.sents, self._ents, self._index = [], [], None, {}


def _tie(tokens: list[Token], away: list[int]) -> None:
    """Give each token its head, which stands so many places on, and its children."""
    left: dict[int, list[Token]] = {}
    right: dict[int, list[Token]] = {}
    for i, (token, places) in enumerate(zip(tokens, away, strict=True)):
        if not places:
            token.head = token
            continue
        at = i + places
        token.head = tokens[at]
        side = left if places > 0 else right
        if at in side:
            side[at].append(token)
        else:
            side[at] = [token]
    for at, found in left.items():
        head = tokens[at]
        head.lefts = found
        if at in right:
            head.rights = right.pop(at)
            head.children = found + head.rights
        else:
            head.children = found
    for at, found in right.items():
        head = tokens[at]
        head.children = head.rights = found
