"""From a document that the rooms have read to a record: passages, speakers, relevance."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from newsmine.article import Article
from newsmine.language.desk import parsed, text_of
from newsmine.language.quotations import Statement, statements
from newsmine.lexicon import load
from newsmine.record import KINDS, Fact, Model, Passage, Person, Record, Warning_
from newsmine.rooms.findings import left, warned
from newsmine.warn import warnings_of

#: Counts of these units are figures of violence; one of arrests or charges may be of anything.
_VIOLENT = ("victims", "assaults", "injuries", "incidents")


def assemble(article: Article, doc: Doc, model: Model) -> Record:
    """The record of an article whose document the rooms have read."""
    text = article.full_text
    title = article.headline
    record = Record(
        id=article.identifier,
        title=article.title,
        published=article.published,
        url=article.url,
        publisher=article.publisher,
        author=article.author,
        extra=article.extra,
        source=article.source,
        text=text,
        title_end=len(title) if title else None,
        model=model,
        warnings=[Warning_(code=code, message=message) for code, message in article.warnings],
    )
    for kind in KINDS:
        setattr(record, kind, left(doc, kind))
    learnt = load("newsmine", "confidence.toml")
    for kind, fact in record.facts():
        fact.text = text[fact.start : fact.end]
        rates = learnt.get(kind, {})
        fact.confidence = rates.get(fact.rule, rates.get("", fact.confidence))
        if isinstance(fact, Person):
            for mention in fact.mentions:
                mention.text = text[mention.start : mention.end]
    said = statements(doc)
    _attribute(record, said)
    record.passages = _passages(record, doc, said)
    record.relevant = _relevant(record)
    record.warnings.extend(warned(doc))
    record.warnings.extend(warnings_of(record))
    return record


def _relevant(record: Record) -> bool:
    """True when the record reports violence against a person, as a case or a figure; a fear is no report."""
    told = ("asserted", "alleged")
    if any(fact.assertion in told for fact in (*record.incidents, *record.injuries)):
        return True
    return any(count.assertion in told and count.unit in _VIOLENT and count.value != 0 for count in record.counts)


def _attribute(record: Record, said: tuple[Statement, ...]) -> None:
    """Give the facts inside a statement its speaker: the innermost that names one."""
    for kind, fact in record.facts():
        if kind in ("people", "dates") or fact.speaker is not None:
            continue
        fact.speaker = _speaker_at(record, said, fact.start)


def _speaker_at(record: Record, said: tuple[Statement, ...], position: int) -> str | None:
    around = [s for s in said if s.start <= position < s.end and s.speaker_start is not None]
    if not around:
        return None
    inner = min(around, key=lambda s: s.end - s.start)
    start, end = inner.speaker_start or 0, inner.speaker_end or 0
    return _person_at(record, start, end) or record.text[start:end]


def _person_at(record: Record, start: int, end: int) -> str | None:
    best: tuple[int, str] | None = None
    for person in record.people:
        for mention in person.mentions:
            shared = min(end, mention.end) - max(start, mention.start)
            if shared > 0 and (best is None or shared > best[0]):
                best = shared, person.id
    return best[1] if best else None


def _passages(record: Record, doc: Doc, said: tuple[Statement, ...]) -> list[Passage]:
    """The sentences that carry a fact; also writes each fact's `passage`."""
    bounds = _sentences(doc)
    starts = [start for start, _ in bounds]
    carried: dict[int, list[Fact]] = {}
    for _, fact in record.facts():
        carried.setdefault(max(0, bisect_right(starts, fact.start) - 1), []).append(fact)
    passages = []
    for number, index in enumerate(sorted(carried), 1):
        start, end = bounds[index]
        facts = sorted(carried[index], key=lambda fact: (fact.start, fact.end))
        end = max(end, *(fact.end for fact in facts))
        name = f"t{number}"
        for fact in facts:
            fact.passage = name
        quoted = any(s.direct and s.start <= start + 1 and s.end >= end - 1 for s in said)
        passages.append(
            Passage(
                id=name,
                start=start,
                end=end,
                text=record.text[start:end],
                index=index,
                quote=quoted,
                speaker=_speaker_at(record, said, facts[0].start),
                facts=[fact.id for fact in facts],
            )
        )
    return passages


def _sentences(doc: Doc) -> list[tuple[int, int]]:
    """Character bounds of the sentences, white space at their ends left out."""
    bounds = []
    for sentence in parsed(doc).sents:
        words = sentence.text
        start = sentence.start_char + len(words) - len(words.lstrip())
        end = sentence.end_char - (len(words) - len(words.rstrip()))
        if start < end:
            bounds.append((start, end))
    return bounds or [(0, len(text_of(doc)))]
