"""How counts hang together: parts of a whole, repetitions."""

from __future__ import annotations

from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.reading import HARMED, Page, Reading

_CASES = ("victims", "arrests", "charges", "convictions", "offenders")
#: How far back, in sentences, a total reaches for those told of one by one.
_REACH = 6


def relate(page: Page, found: list[Reading]) -> None:
    """Write `part_of` and `same_as` on the facts of the readings."""
    _parts(page, found)
    _included(page, found)
    _repetitions(page, found)
    for reading in found:
        if reading.fact is None:
            continue
        if reading.parent is not None and reading.parent.fact is not None:
            reading.fact.part_of = reading.parent.fact.id


def _parts(page: Page, found: list[Reading]) -> None:
    """Those told of one by one after their total are part of it, up to its number."""
    left: dict[int, float] = {}
    whole: Reading | None = None
    for reading in found:
        in_title = page.doc[reading.start].idx < page.title_end
        if (
            reading.unit != "victims"
            or reading.share is not None
            or reading.assertion == "negated"
            or reading.value is None
        ):
            continue
        if reading.parent is not None:
            if reading.parent is whole and whole is not None:
                left[whole.start] -= reading.value or 0
            continue
        if in_title:
            continue
        more = reading.item is not None and reading.item.more and not _ordinal(page, reading)
        if (
            whole is not None
            and not more
            and reading.value < (whole.value or 0)
            and reading.value <= left[whole.start]
            and not reading.aggregate
            and _near(page, whole, reading)
            and _fits(whole, reading)
        ):
            reading.parent = whole
            left[whole.start] -= reading.value
        elif reading.value > 1 and reading.rate is None:
            whole = reading
            left[whole.start] = reading.value


def _included(page: Page, found: list[Reading]) -> None:
    """ "1,471 incidents, including 549 assaults", "of the 310 hurt, nearly 40 officers were badly hurt"."""
    doc = page.doc
    before: Reading | None = None
    for reading in found:
        whole, before = before, reading
        if whole is None or reading.parent is not None or not whole.value or not reading.value:
            continue
        if reading.value >= whole.value or whole.assertion == "negated" or reading.assertion == "negated":
            continue
        if (
            whole.unit not in HARMED
            or reading.unit not in HARMED
            or page.starts[whole.start] != page.starts[reading.start]
        ):
            continue
        low = doc[reading.start - 1].lower_
        bare = reading.item is not None and reading.item.kind == "bare" and reading.rule is not rules.COMPARED
        if low == "with" and bare and reading.unit == whole.unit:
            _part_of(whole, reading)  # "four were hurt, with two needing treatment"
            continue
        opens = whole.start - page.starts[whole.start] < 3 and doc[page.starts[whole.start]].lower_ == "of"
        if low in w.INCLUDING or low == "including" or (opens and doc[whole.end - 1].i + 1 < reading.start):
            _part_of(whole, reading)


def _part_of(whole: Reading, part: Reading) -> None:
    part.parent = whole
    if whole.aggregate and part.fact is not None:
        part.aggregate = part.fact.aggregate = True


def _ordinal(page: Page, reading: Reading) -> bool:
    """ "A second boy", "the other" is of those told of; "another man" and "a further 19" may not be."""
    return reading.item is not None and reading.item.single and page.doc[reading.start].lower_ in ("a", "the", "one")


def _near(page: Page, whole: Reading, part: Reading) -> bool:
    return (
        part.start >= page.starts[whole.start]
        and page.together(whole, part.start, _REACH)
        and (part.start >= page.ends[whole.start] - 1 or _spelt_out(page, whole, part))
    )


def _spelt_out(page: Page, whole: Reading, part: Reading) -> bool:
    """ "three people were stabbed - one died and one is critical": a dash between, in the same sentence."""
    if part.item is None or part.item.kind != "bare" or part.start < whole.end:
        return False
    return any(token.text in ("-", "–", "—", ":", ";") for token in page.doc[whole.end : part.start])


def _fits(whole: Reading, part: Reading) -> bool:
    periods = {reading.fact.period for reading in (whole, part) if reading.fact is not None}
    if len(periods - {None}) > 1:
        return False  # "the weekend before, seven were hurt"
    if whole.outcome == "killed" and part.outcome not in ("killed", None):
        return False
    if part.outcome == "killed" and whole.outcome not in ("killed", "assaulted", "injured", None):
        return False
    return (
        whole.who == part.who
        or part.who in (None, "civilian", "child", "other")
        or whole.who in (None, "civilian", "other")
    )


def _repetitions(page: Page, found: list[Reading]) -> None:
    """A figure told again: the headline's in the body, the same number of the same people later on."""
    title = [r for r in found if page.doc[r.start].idx < page.title_end]
    body = [r for r in found if page.doc[r.start].idx >= page.title_end]
    for reading in title:
        again = next((other for other in body if _same(reading, other)), None)
        if again is not None:
            _point(reading, again)
    seen: list[Reading] = []
    for reading in body:
        if reading.value is not None and reading.value > 1 and _definite(page, reading):
            first = next((other for other in seen if _same(reading, other)), None)
            if first is not None:
                _point(reading, first)
                continue
        seen.append(reading)


def _point(reading: Reading, fullest: Reading) -> None:
    if reading.fact is not None and fullest.fact is not None and fullest.fact.same_as is None:
        reading.fact.same_as = fullest.fact.id


def _same(one: Reading, other: Reading) -> bool:
    if one.unit != other.unit or (one.assertion == "negated") != (other.assertion == "negated"):
        return False
    if one.share is not None or other.share is not None:
        return one.share is not None and other.share is not None and abs(one.share - other.share) < 0.02
    if one.value is None and one.change is not None:
        return other.change is not None and (
            other.change.percent in (None, one.change.percent) and other.change.direction == one.change.direction
        )
    if one.value != other.value or (
        one.low != other.low and one.value is not None and one.qualifier == other.qualifier
    ):
        return False
    if one.outcome == "killed" and other.outcome not in ("killed", None):
        return False
    return (
        one.who == other.who or None in (one.who, other.who) or {one.who, other.who} <= {"civilian", "child", "other"}
    )


def _definite(page: Page, reading: Reading) -> bool:
    """ "the five survivors", "all three", "both men", "the trio": people told of before."""
    item = reading.item
    if item is None:
        return False
    first = page.doc[reading.start].lower_
    if first in ("the", "all", "both", "those", "these") and not item.more and item.whole is None:
        return True
    return item.kind == "bare" and reading.unit in _CASES and item.whole is None and not item.more and reading.aggregate
