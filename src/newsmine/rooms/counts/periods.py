"""When it happened: the date fact that says when, or over what time, a count was."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsmine.language.desk import text_of
from newsmine.language.parsed import Doc
from newsmine.record import Date
from newsmine.rooms.counts import rules
from newsmine.rooms.counts.reading import Page, Reading
from newsmine.rooms.findings import left

#: How far, in sentences, the time of a count holds for those after it.
_TALLY, _CASE, _LEAD = 12, 6, 2
#: Characters between a date and the number it opens the clause of ("in August, when 74").
_BESIDE = 8
#: Words of a time that lies somewhere.
_LYING = frozenset({"past", "last", "previous", "first", "preceding"})
#: Between these the figures are told one after the other, each before its date.
_JOINS = frozenset({"and", "to", "or", "against", "from", "then", "but"})


@dataclass(slots=True)
class Periods:
    """The dates of a document that may date a count, and the last counts that one dated."""

    page: Page
    found: list[Reading]
    dates: list[Date]
    tally: Reading | None = None
    case: Reading | None = None
    _undated: list[Reading] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page, found: list[Reading]) -> Periods:
        """The periods of a document, no count dated yet."""
        return cls(page, found, [date for date in left(page.doc, "dates") if _dates_a_count(date, page.doc)])

    def own(self, reading: Reading) -> Date | None:
        """The date that the sentence of a count gives: the nearest with no other count between."""
        doc, page = self.page.doc, self.page
        start, end = _span(doc, page.starts[reading.start], page.ends[reading.start])
        here, there = _span(doc, reading.start, reading.end)
        near = [date for date in self.dates if start <= date.start < end]
        after = next((date for date in near if date.start >= here), None)
        before = next((date for date in reversed(near) if date.end <= here), None)
        if before is not None and (after is None or self._beside(before.end, here)):
            return before
        if before is not None and after is not None and self._between(there, after.start):
            return after if self._between(before.end, here) else before
        return after

    def carry(self, reading: Reading) -> str | None:
        """The id of the period that a count without one has from the counts before it."""
        last = self.tally if reading.aggregate else self.case or self.tally
        if last is None or last.fact is None:
            return None
        reach = _TALLY if reading.aggregate else _CASE
        return last.fact.period if self.page.together(last, reading.start, reach) else None

    def told(self, reading: Reading) -> None:
        """Remember a count that has its period; last year's figure and a change are no story's time."""
        if reading.rule in (rules.COMPARED, rules.CHANGE) or reading.fact is None or reading.fact.period is None:
            return
        if reading.aggregate:
            if reading.parent is None:
                self.tally = reading
        else:
            self.case = reading

    def lead(self) -> None:
        """Give the counts that open the story the first day or time that the sentences after them tell."""
        page = self.page
        for reading in self.found:
            if reading.fact is None or reading.fact.period is not None:
                if reading.start >= self._body():
                    break
                continue
            if reading.share is not None or reading.change is not None or not self._opens(reading):
                continue
            _, end = _span(page.doc, page.starts[reading.start], page.ends[reading.start])
            following = [date for date in self.dates if date.start >= max(end, self.page.title_end)]
            if following and self._soon(reading, following[0]):
                reading.fact.period = following[0].id

    def _body(self) -> int:
        return next((token.i for token in self.page.doc if token.idx >= self.page.title_end), 0)

    def _opens(self, reading: Reading) -> bool:
        """Stands in the headline or in the first sentence."""
        body = self._body()
        while body < len(self.page.doc) and self.page.doc[body].is_space:
            body += 1
        return body >= len(self.page.ends) or reading.start < self.page.ends[body]

    def _soon(self, reading: Reading, date: Date) -> bool:
        """Within two sentences of the count, and a day or a time, not a year."""
        i = max(reading.start, self._body())
        for _ in range(_LEAD):
            i = min(self.page.ends[i], len(self.page.doc) - 1)
        stop = self.page.doc[self.page.ends[i] - 1].idx
        return date.start <= stop and date.from_ is not None and date.type in ("date", "time") and _days(date)

    def _beside(self, start: int, end: int) -> bool:
        between = self.page.doc.text[start:end]
        return end - start <= _BESIDE and not _JOINS.intersection(between.lower().split())

    def _between(self, start: int, end: int) -> bool:
        doc = self.page.doc
        return any(start <= doc[other.start].idx < end for other in self.found)


def _days(date: Date) -> bool:
    return len(str(date.value).partition("T")[0]) >= 10 or "-WE" in str(date.value)


def _span(doc: Doc, start: int, end: int) -> tuple[int, int]:
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def _definite(date: Date, doc: Doc) -> bool:
    """ "the past five years", "the first 12 months": a time that lies somewhere, though its days are not known."""
    return bool(_LYING.intersection(text_of(doc)[date.start : date.end].lower().split()))


def _dates_a_count(date: Date, doc: Doc) -> bool:
    """Not "every day", not "now", not the end of a range, not "four years" that lie no one knows where."""
    if date.part_of is not None:
        return False
    if date.type == "duration" and date.from_ is None and date.to is None and not _definite(date, doc):
        return False
    return date.type != "set" and not str(date.value).endswith("_REF")
