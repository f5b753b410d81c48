"""Find counts in a document."""

from __future__ import annotations

from newsmine.language.parsed import Doc
from newsmine.record import Count, Fact
from newsmine.rooms.counts.gather import readings
from newsmine.rooms.counts.reading import Page, Reading
from newsmine.rooms.counts.relations import relate
from newsmine.rooms.counts.setting import place_them


def find(doc: Doc) -> list[Fact]:
    """How many people were harmed or attacked, and how many attacks there were; as facts, in text order."""
    page = Page.of(doc)
    found = readings(page)
    facts: list[Fact] = [_fact(doc, reading, number) for number, reading in enumerate(found)]
    place_them(page, found)
    relate(page, found)
    return facts


def _fact(doc: Doc, reading: Reading, number: int) -> Count:
    last = doc[reading.end - 1]
    reading.fact = Count(
        id=f"count {number}",
        start=doc[reading.start].idx,
        end=last.idx + len(last),
        assertion=reading.assertion,
        confidence=reading.rule.confidence,
        rule=reading.rule.name,
        value=reading.value,
        low=reading.low,
        high=reading.high,
        qualifier=reading.qualifier,
        unit=reading.unit,
        outcome=reading.outcome,
        mechanisms=reading.mechanisms,
        who=reading.who,  # type: ignore[arg-type]
        who_text=reading.who_text,
        rate=reading.rate,
        change=reading.change,
        share=reading.share,
        aggregate=reading.aggregate,
    )
    return reading.fact
