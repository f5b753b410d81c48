"""A fact in the making, and what the makers of facts share: the text, its people, the cases so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsmine.language.parsed import Doc, Token
from newsmine.lexicon import words
from newsmine.record import Assertion
from newsmine.rooms.court_sentences.accused import HOW_MANY
from newsmine.rooms.court_sentences.defendants import Defendants, Subject
from newsmine.rooms.court_sentences.lengths import whole
from newsmine.rooms.court_sentences.offences import Named
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.rules import SENTENCED
from newsmine.rooms.court_sentences.verdicts import Statement
from newsmine.rooms.rule import Rule

#: Disposals that a sentence is mainly about: a second one is another sentence, or the same told again.
#: Characters from one order to the next that the same span takes in, at most.
NEXT = 90
_ROUND = frozenset({"than", "over", "nearly", "almost", "about", "around", "under", "roughly"})
_ORDER_WORDS = frozenset({"a", "an", "the", "order", "orders", "for", "from", "of", "and", "'s"})
MAIN = ("custody", "suspended_custody", "life")


#: One of these stands in a story that tells of somebody found guilty.
_TRIED = words("newsmine.rooms.court_sentences", "gate", "tried")
_CHARGED = words("newsmine.rooms.court_sentences", "gate", "charged")


@dataclass(slots=True)
class Case:
    """One fact in the making."""

    subject: Subject
    assertion: Assertion
    sentence: int
    orders: list[Order] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    offences: list[Named] = field(default_factory=list)
    start: int = 0
    end: int = 0
    total: int | None = None
    plea: str | None = None
    verdict: str | None = None
    rule: Rule = SENTENCED
    past: bool = False
    same_as: Case | None = None
    id: str = ""

    def add(self, order: Order, apart: int = 0) -> None:
        """Take in what one more verb says, `apart` characters behind: the span reaches to what stands near."""
        self.orders.append(order)
        self.drafts += order.drafts
        self.sentence = order.sentence
        self.start = min(o.start for o in self.orders)
        if apart <= NEXT:
            self.end = max(self.end, order.end)

    def custody(self) -> list[Draft]:
        """Its terms in prison."""
        return [draft for draft in self.drafts if draft.type == "custody"]

    def spared(self) -> bool:
        """Whether it tells what a convict was spared."""
        return any(order.kind in ("spare", "free", "jail", "sentence") for order in self.orders)

    def weight(self) -> tuple[int, int]:
        """How much it tells: disposals with a length or sum, then all."""
        full = [d for d in self.drafts if d.length or d.amount or d.hours]
        return len(full), len(self.drafts)


class Bench:
    """What joining orders, hearing pleas and writing facts have in common."""

    def __init__(self, doc: Doc, text: list[str], bounds: list[tuple[int, int]], defendants: Defendants) -> None:
        self.doc = doc
        self.text = text
        self.bounds = bounds
        self.who = defendants
        self.tried = not _TRIED.isdisjoint(text) or _CHARGED.isdisjoint(text)
        self.title_end: int = doc.title_end
        self.cases: list[Case] = []
        self.docket: list[tuple[Statement, Subject]] = []
        self.charges: list[tuple[Statement, Subject]] = []

    def _words(self, sentence: int) -> list[str]:
        start, end = self.bounds[sentence]
        return self.text[start:end]

    def _verb(self, statement: Statement) -> Token:
        tokens = self.doc[statement.start : statement.start + 3]
        return next((t for t in tokens if t.pos_ in ("VERB", "AUX") or t.tag_.startswith("VB")), tokens[0])

    def _agree(self, one: Subject, other: Subject, near: bool) -> bool:
        """Whether two subjects are the same people; an unnamed one may be a named one where they stand near."""
        if one.fits(other):
            return not (one.start >= 0 and other.start >= 0) or not self._counted_apart(one, other)
        return near and one.plural == other.plural and self.who.named(one.keys) != self.who.named(other.keys)

    def _counted_apart(self, one: Subject, other: Subject) -> bool:
        """ "Two men", "four": different numbers of people nobody of whom is named."""
        if one.keys or other.keys:
            return False
        numbers = [[HOW_MANY[w] for w in self.text[s.start : s.end][:2] if w in HOW_MANY] for s in (one, other)]
        return all(numbers) and numbers[0] != numbers[1]

    def _may_be(self, one: Case, other: Case) -> bool:
        """Whether two cases may be about the same people: unnamed ones only where the story opens."""
        if one.subject.keys and other.subject.keys:
            opens = min(one.sentence, other.sentence) <= 2
            return self._agree(one.subject, other.subject, opens)
        unnamed = [case for case in (one, other) if not case.subject.keys]
        return one.subject.fits(other.subject) and (all(case.sentence <= 3 for case in unnamed) or len(self.cases) <= 3)


def same(a: Draft, b: Draft) -> bool:
    """Whether two disposals have the same length, sum and hours."""
    lengths = (a.length.days if a.length else None, b.length.days if b.length else None)
    return a.open_range == b.open_range and lengths[0] == lengths[1] and a.amount == b.amount and a.hours == b.hours


def bare(draft: Draft) -> bool:
    """Whether a disposal has no measure."""
    return draft.length is None and draft.amount is None and draft.hours is None


def roughly(text: list[str], draft: Draft, told: Draft) -> bool:
    """ "Jailed for more than two years" of a term of 26 months: the same, in round figures."""
    if draft.length is None or told.length is None or _ROUND.isdisjoint(text[max(0, draft.start - 3) : draft.end]):
        return False
    return 0.8 <= draft.length.exact_days / max(1.0, told.length.exact_days) <= 1.25


def _as_told(text: list[str], draft: Draft, told: Draft) -> bool:
    """Whether a disposal without a measure may be one told before; of an order of no kind, one word at least is."""
    words_ = set(text[draft.start : draft.end]) - _ORDER_WORDS
    return draft.type != "other" or not words_.isdisjoint(text[told.start : told.end])


def within(case: Case, other: Case, text: list[str]) -> bool:
    """Whether everything that a case tells is told by another, more fully or as well."""
    if not case.drafts:
        return False
    if case.total is not None and case.total == other.total and all(d.type in ("custody", "life") for d in case.drafts):
        return True
    paid = case.drafts[0] if len(case.drafts) == 1 and case.drafts[0].type == "other" else None
    if paid is not None and paid.amount:  # "ordered to pay more than £600": a fine, costs and a surcharge
        return 0.8 <= sum(draft.amount or 0 for draft in other.drafts) / paid.amount <= 1.25
    for draft in case.drafts:
        if not any(
            draft.type == told.type
            and ((bare(draft) and _as_told(text, draft, told)) or same(draft, told) or roughly(text, draft, told))
            for told in other.drafts
        ):
            return False
    return True


def total_days(drafts: list[Draft]) -> int | None:
    """Immediate custody in days: the longest of concurrent terms, the sum of consecutive ones."""
    if any(d.type == "life" for d in drafts):
        return None
    terms = [d for d in drafts if d.type == "custody"]
    if not terms or any(d.length is None or d.open_range for d in terms):
        return None
    if len(terms) > 1 and any(d.relation is None for d in terms[1:]):
        return None
    days = [(d.served if d.served is not None else d.length.exact_days, d.relation) for d in terms if d.length]
    longest = max((number for number, relation in days if relation != "consecutive"), default=0.0)
    added = sum(number for number, relation in days if relation == "consecutive")
    return whole(longest + added)
