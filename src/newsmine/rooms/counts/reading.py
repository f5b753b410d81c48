"""A count before it is a fact, and the page it is read from."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsmine.language.assertion import Assertion
from newsmine.language.numbers import Qualifier
from newsmine.language.parsed import Doc
from newsmine.record import Change, Count, Mechanism, Outcome, Rate, Unit
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.clauses import Role
from newsmine.rooms.counts.counted import Counted
from newsmine.rooms.counts.statistics import change_after, change_before, rate_near
from newsmine.rooms.rule import Rule

#: Units of people harmed and of what harmed them.
HARMED = frozenset({"victims", "assaults", "incidents", "injuries"})


@dataclass(slots=True)
class Reading:
    """A count before it is a fact: token span, figures, role.

    `at`: the token that says what was done. `parent`: the count that this is a part of, where the
    words say so.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: Unit
    rule: Rule
    outcome: Outcome | None = None
    mechanisms: list[Mechanism] = field(default_factory=list)
    assertion: Assertion = "asserted"
    who: str | None = None
    who_text: str | None = None
    rate: Rate | None = None
    change: Change | None = None
    change_end: int = 0
    share: float | None = None
    aggregate: bool = False
    item: Counted | None = None
    at: int = 0
    parent: Reading | None = None
    fact: Count | None = None

    @property
    def statistic(self) -> bool:
        """True for a figure that others of its kind are compared with: a tally, or a number no one incident has."""
        return self.aggregate or self.change is not None or (self.value or 0) >= 25

    def take(self, role: Role) -> Reading:
        """The reading with a role's unit, outcome, mechanisms and assertion."""
        self.unit, self.outcome, self.mechanisms = role.unit, role.outcome, role.mechanisms
        self.assertion, self.at = role.assertion, role.at
        return self


@dataclass(slots=True)
class Page:
    """The document while its counts are read from left to right.

    `ends`, `starts`: for each token, where its sentence ends and begins. `topic`: the last count of
    several; `people`: the last number of people, counted or not; `single`: the last single victim;
    `last`: the last count of any kind;
    `totals`: every topic so far; `open_shares`: shares "of them", by tokens, whose whole is told before.
    """

    doc: Doc
    starts: list[int]
    ends: list[int]
    title_end: int
    topic: Reading | None = None
    people: Counted | None = None
    people_reading: Reading | None = None
    single: Reading | None = None
    last: Reading | None = None
    totals: list[Reading] = field(default_factory=list)
    open_shares: list[tuple[int, int, float]] = field(default_factory=list)

    def total(self, topic: Reading | None, value: float | None, i: int) -> Reading | None:
        """The topic, or where a part is more than that, the last total before it in these sentences that is not."""
        if topic is None or value is None or topic.value is None or value <= topic.value:
            return topic
        for reading in reversed(self.totals):
            if not self.together(reading, i, 3):
                return None
            if reading.value is not None and reading.value > value:
                return reading
        return None

    def statistic(self, i: int, above: float | None = None) -> Reading | None:
        """The last figure of attacks or cases, over many (more than `above`), in the eight sentences before `i`."""
        for reading in reversed(self.totals):
            if not self.together(reading, i, 8):
                return None
            more = above is None or reading.value is None or reading.value > above
            if reading.unit in ("assaults", "incidents") and reading.statistic and more:
                return reading
        return None

    def court(self, i: int) -> Reading | None:
        """The last figure of arrests, charges or convictions in the two sentences before token `i`."""
        for reading in reversed(self.totals):
            if not self.together(reading, i, 2):
                return None
            if reading.unit in ("arrests", "charges", "convictions"):
                return reading
        return None

    @classmethod
    def of(cls, doc: Doc) -> Page:
        """The page of a document."""
        starts = [sentence.start for sentence in doc.sents for _ in sentence]
        ends = [sentence.end for sentence in doc.sents for _ in sentence]
        return cls(doc, starts, ends, doc.title_end)

    def told(self, item: Counted, reading: Reading | None) -> None:
        """Remember what was read last."""
        owner = item.noun is not None and self.doc[item.noun].dep_ == "poss"
        if item.kind == "people" and not item.single and item.value != 0 and not owner:
            self.people, self.people_reading = item, reading
        if reading is None:
            return
        if reading.assertion != "negated" and reading.share is None:
            self.last = reading
        if reading.assertion != "negated" and item.single and reading.unit == "victims":
            self.single = reading
        elif reading.assertion != "negated" and not item.single and reading.share is None:
            if reading.rule is rules.COMPARED and self.together(self.topic, item.start):
                return  # "of these" goes back to the figure, not to last year's
            self.topic = reading
            self.totals.append(reading)
            if item.kind != "people":
                self.people, self.people_reading = item, reading

    def together(self, reading: Reading | None, i: int, sentences: int = 0) -> bool:
        """True where the count stands in the sentence of token `i`, or as many sentences before it."""
        if reading is None:
            return False
        start = self.starts[i]
        for _ in range(sentences):
            if start > 0:
                start = self.starts[start - 1]
        return reading.start >= start


def read(page: Page, item: Counted, unit: Unit, rule: Rule, *, figures: bool = True) -> Reading:
    """The reading of a counted thing, with its rate and change where `figures` is true."""
    doc = page.doc
    reading = Reading(
        item.start, item.end, item.value, item.low, item.high, item.qualifier, unit, rule, who=item.who, item=item
    )
    reading.who_text = who_text(doc, item)
    if not figures:
        return reading
    stop = page.ends[item.start]
    reading.rate, _ = rate_near(doc, item.start, item.end, _next_number(doc, item.end, stop), item.average)
    if reading.rate is not None:
        reading.aggregate = True
        if item.qualifier == "more_than" and reading.rate.per != "year":
            reading.low = item.value  # an average: more than nine a day may be 9.4
    base = item.start > 0 and doc[item.start - 1].lower_ == "from"  # whose change is the next figure's
    if unit in HARMED and item.value and not base:
        contrast = ("while", "whereas", "whilst")
        apart = (i for i in range(item.end, stop) if doc[i].lower_ in contrast and doc[i - 1].text == ",")
        until = min(stop, item.end + 25, next(apart, stop))  # what another clause tells is not this figure's
        reading.change, reading.change_end = change_after(doc, item.end, until, item.value)
        led = item.start > 0 and doc[item.start - 1].lower_ == "to"
        before = change_before(doc, item.start, page.starts[item.start]) if led else None
        if before is not None and reading.change is not None and before.direction == reading.change.direction:
            before.percent = reading.change.percent if before.percent is None else before.percent
        reading.change = before if before is not None and (before.from_ or reading.change is None) else reading.change
    if reading.change is not None:
        reading.aggregate = True
    return reading


def _next_number(doc: Doc, start: int, stop: int) -> int:
    for i in range(start, stop):
        if doc[i].pos_ == "NUM" and doc[i].ent_type_ not in ("DATE", "TIME"):
            return i
    return stop


def who_text(doc: Doc, item: Counted) -> str | None:
    """The words for the counted people, without their number."""
    noun = item.noun if item.whole is None else item.whole
    if noun is None:
        return None
    start = noun
    while (
        start > item.head + 1
        and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "PART")
        and doc[start - 1].lower_ not in w.MORE
    ):
        start -= 1
    if start > 0 and doc[start - 1].tag_ == "PRP$":
        start -= 1
    return doc.words_of(start, noun + 1)
