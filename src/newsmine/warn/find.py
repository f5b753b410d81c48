"""Warnings that only the whole record shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsmine.record import Count, CourtSentence, Fact, Incident, Person, Record, Warning_

#: A figure above this is far off for its unit: larger than any force's year, or than any single attack.
_FAR_SINGLE = 500
_FAR_AGGREGATE = 3_000_000
_OLDEST = 110
_UNSURE = 0.5
#: Two bytes of UTF-8 read as Windows-1252 or Latin-1 ("Â£", "â€™"), and the replacement character.
_MOJIBAKE = re.compile(r"â€[™œ\x9d“”˜¦]|Ã[©¨¢ª«®¶¼¤§±]|Â[£\xa0©°·]|\ufffd|ï»¿")
#: What one of these expressions needs: most texts have none of it.
_OF_PAGES = ("javascript", "cookie", "subscribe ", "sign up ", "rights reserved", "privacy", "terms of ", "click here")
_BOILERPLATE = re.compile(
    r"(?:^|\n)[^\n]{0,40}\b(?:enable javascript|javascript is (?:disabled|required)|accept (?:all )?cookies|"
    r"uses cookies|cookie policy|subscribe (?:now|today|for)|sign up (?:for|to) our|all rights reserved|"
    r"privacy policy|terms of (?:use|service)|click here to|advertisement|your browser)\b[^\n]*",
    re.IGNORECASE,
)
_VIOLENT = re.compile(
    r"\b(?:stabb\w+|shot dead|gunm[ae]n|assault\w*|attacked|punched|kicked|spat|murder\w*|killed|injur\w+)\b",
    re.IGNORECASE,
)


def warnings_of(record: Record) -> Iterator[Warning_]:
    """Every warning that the record as a whole gives rise to, in a fixed order."""
    yield from _figures(record)
    yield from _parts(record)
    yield from _far_off(record)
    yield from _incidents(record)
    yield from _ages(record)
    yield from _beyond_maximum(record)
    yield from _low_confidence(record)
    yield from _text(record)


def _warning(code: str, message: str, fact: Fact | None = None) -> Warning_:
    return Warning_(code=code, message=message, fact=fact.id if fact else None)


def _comparable(count: Count) -> tuple[object, ...]:
    """Counts of one key speak of one thing."""
    rate = count.rate.per if count.rate else None
    return (count.unit, count.outcome, count.who, rate, count.aggregate, count.assertion == "negated")


def _figures(record: Record) -> Iterator[Warning_]:
    """A headline's figure that the body nowhere repeats, though it has another of its kind."""
    if not record.title_end:
        return
    told = {warning.fact for warning in record.warnings if warning.code == "conflicting_figures"}
    for head in record.counts:
        if head.incident is not None and head.incident in told:
            continue
        if head.start >= record.title_end or head.value is None or head.assertion == "negated":
            continue
        body = [
            c for c in record.counts
            if c.start >= record.title_end and c.value is not None and _comparable(c) == _comparable(head)
            and (c.incident == head.incident or None in (c.incident, head.incident))
        ]  # fmt: skip
        if body and not any(_overlap(head, c) for c in record.counts if c.start >= record.title_end):
            other = body[0]
            yield _warning(
                "figures_disagree", f"the headline has “{head.text}”, the body “{other.text}” ({other.id})", head
            )


def _overlap(a: Count, b: Count) -> bool:
    """Whether two figures can be the same, bounds considered."""
    if a.value is None or b.value is None:
        return True
    if a.value == b.value:
        return True
    loose = {"about", "more_than", "at_least", "less_than", "at_most", "between"}
    if a.qualifier not in loose and b.qualifier not in loose:
        return False
    inside_a = (a.low is None or b.value >= a.low) and (a.high is None or b.value <= a.high)
    inside_b = (b.low is None or a.value >= b.low) and (b.high is None or a.value <= b.high)
    near = abs(a.value - b.value) <= 0.15 * max(a.value, b.value)
    return (inside_a or inside_b) if "about" not in (a.qualifier, b.qualifier) else near


def _parts(record: Record) -> Iterator[Warning_]:
    """A part that is larger than its total."""
    by_id = {count.id: count for count in record.counts}
    for part in record.counts:
        whole = by_id.get(part.part_of or "")
        if whole is None or part.value is None or whole.value is None or part.unit != whole.unit:
            continue
        if part.value > whole.value and (whole.high is not None and part.value > whole.high):
            yield _warning(
                "figures_disagree", f"“{part.text}” is part of “{whole.text}” ({whole.id}) and larger than it", part
            )


def _far_off(record: Record) -> Iterator[Warning_]:
    for count in record.counts:
        limit = _FAR_AGGREGATE if count.aggregate or count.rate else _FAR_SINGLE
        if count.value is not None and count.value > limit:
            yield _warning("count_far_off", f"“{count.text}”: {count.value:,} {count.unit} is very many", count)


def _incidents(record: Record) -> Iterator[Warning_]:
    for incident in record.incidents:
        if incident.from_ is None and incident.to is None and _needs_date(incident):
            why = "the article has no publication date" if record.published is None else "no date was found for it"
            yield _warning("date_unresolved", f"when “{incident.text}” happened is not known: {why}", incident)


def _needs_date(incident: Incident) -> bool:
    return incident.primary and incident.assertion != "hypothetical"


def _ages(record: Record) -> Iterator[Warning_]:
    for person in record.people:
        if person.age is not None and person.age > _OLDEST:
            yield _warning("age_clash", f"{_called(person)} would be {person.age} years old", person)
        ages = _ages_told(record, person)
        if len(ages) > 1:
            told = " and ".join(str(age) for age in sorted(ages))
            yield _warning("age_clash", f"{_called(person)} is said to be {told}", person)


def _ages_told(record: Record, person: Person) -> set[int]:
    """Every age that stands directly behind a mention of the person, or in it ("a 31-year-old man")."""
    found = {person.age} if person.age is not None else set()
    for mention in person.mentions:
        behind = re.match(r",? ?(?:\(|aged )?(\d{1,3})(?=[,;.)]|$)", record.text[mention.end : mention.end + 12])
        within = re.search(r"\b(\d{1,3})[- ]year[- ]old\b", mention.text)
        for match in (behind, within):
            if match and int(match[1]) <= _OLDEST:
                found.add(int(match[1]))
    return found


def _called(person: Person) -> str:
    return person.name or f"“{person.text}”"


def _beyond_maximum(record: Record) -> Iterator[Warning_]:
    for sentence in record.sentences:
        limit = _maximum(sentence)
        if limit is not None and sentence.assertion == "asserted":
            for disposal in sentence.disposals:
                if disposal.type in ("custody", "suspended_custody") and (disposal.days or 0) > limit:
                    yield _warning(
                        "sentence_beyond_maximum",
                        f"“{disposal.text}” is more than the {limit:,} days that the law allows for "
                        + " and ".join(o.text for o in sentence.offences),
                        sentence,
                    )


def _maximum(sentence: CourtSentence) -> int | None:
    """The sum of the offences' longest terms in days, or None where one is unknown or life."""
    from newsmine.rooms.court_sentences.maxima import maximum_days

    total = 0
    for offence in sentence.offences:
        days = maximum_days(offence.offence) if offence.offence else None
        if days is None:
            return None
        total += days
    return total or None


def _low_confidence(record: Record) -> Iterator[Warning_]:
    for kind, fact in record.facts():
        if kind in ("counts", "injuries", "sentences", "incidents") and fact.confidence < _UNSURE:
            yield _warning("low_confidence", f"“{fact.text}” was read with confidence {fact.confidence:.2f}", fact)


def _text(record: Record) -> Iterator[Warning_]:
    if match := _MOJIBAKE.search(record.text):
        yield _warning("mojibake", f"“{match[0]}” at character {match.start()} looks wrongly decoded")
    low = record.text.lower()
    pages = any(word in low for word in (*_OF_PAGES, "advertisement", "your browser"))
    for match in _BOILERPLATE.finditer(record.text) if pages else ():
        line = " ".join(match[0].split())[:60]
        yield _warning("boilerplate", f"“{line}” looks like the page's words, not the story's")
        break
    if not (record.counts or record.injuries or record.incidents or record.sentences):
        spoken = _VIOLENT.findall(record.text)
        if len(spoken) >= 3:
            words = ", ".join(dict.fromkeys(word.lower() for word in spoken))[:60]
            yield _warning("no_facts", f"words of violence ({words}) but no figure, injury or incident was found")
