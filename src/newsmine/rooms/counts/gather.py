"""The counts of a document, read from left to right."""

from __future__ import annotations

from newsmine.language.parsed import Doc
from newsmine.rooms.counts.counted import Counted, counted
from newsmine.rooms.counts.ellipsis import elliptic
from newsmine.rooms.counts.people import people
from newsmine.rooms.counts.person import single
from newsmine.rooms.counts.proportions import changes, shares, shares_of_told
from newsmine.rooms.counts.reading import Page, Reading
from newsmine.rooms.counts.singles import frequencies, known, multiples, neither, not_any, singles
from newsmine.rooms.counts.things import several, things, times


def readings(page: Page) -> list[Reading]:
    """The counts of a document, in text order; one lies inside another only as the whole of a part."""
    doc = page.doc
    found, taken = shares(page)
    for item in _items(doc, taken):
        reading = _read(page, item)
        if reading is not None:
            found.append(reading)
        page.told(item, reading)
    found.sort(key=lambda reading: reading.start)
    found += shares_of_told(page, found)
    found += changes(page, found)
    found.sort(key=lambda reading: (reading.start, -reading.end))
    return _without_overlaps(found)


def _items(doc: Doc, taken: set[int]) -> list[Counted]:
    """Whatever may be counted, in text order."""
    neithers = list(neither(doc))
    within = {i for item in neithers for i in range(item.start, item.end)}
    free = taken | within
    items = [item for item in counted(doc) if not any(i in free for i in range(item.start, item.end))]
    for more in (items, multiples(doc), neithers, not_any(doc), frequencies(doc), known(doc)):
        for item in list(more):
            if more is items or not any(i in taken for i in range(item.start, item.end)):
                taken.update(range(item.start, item.end))
                if more is not items:
                    items.append(item)
    items += singles(doc, taken)
    return sorted(items, key=lambda item: (item.start, item.end))


def _read(page: Page, item: Counted) -> Reading | None:
    if item.single:
        return single(page, item)
    if item.kind == "multiple":
        return several(page, item)
    if item.kind == "times":
        return times(page, item)
    if item.unit == "things":
        return None
    if item.whole is None and item.kind in ("attacks", "cases", "injuries", "deaths", "court"):
        return things(page, item)
    if item.kind == "injuries" and item.value == 0:
        return things(page, item)
    return people(page, item) or elliptic(page, item)


def _without_overlaps(found: list[Reading]) -> list[Reading]:
    kept: list[Reading] = []
    for reading in found:
        before = kept[-1] if kept else None
        if before is not None and reading.start < before.end:
            part = before.item is not None and before.item.whole is not None
            if not part or reading.start <= before.start:
                continue
        kept.append(reading)
    return kept
