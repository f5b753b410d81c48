"""From a document that the rooms have read to a record: passages, speakers, relevance."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from spacy.tokens import Doc

from newsmine.article import Article
from newsmine.language.desk import parsed, text_of
from newsmine.language.near import Near
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
    speakers = _Speakers(record, said)
    _attribute(record, speakers)
    record.passages = _passages(record, doc, said, speakers)
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


class _Speakers:
    """Who says what stands at a place of the text. Both are looked up near the place: a long text has many of each."""

    def __init__(self, record: Record, said: tuple[Statement, ...]) -> None:
        self._text = record.text
        self._said = Near(s for s in said if s.speaker_start is not None)
        mentions = ((mention, person.id) for person in record.people for mention in person.mentions)
        numbered = [(mention.start, mention.end, n, name) for n, (mention, name) in enumerate(mentions)]
        self._mentions = Near(_Named(*each) for each in numbered)

    def at(self, position: int) -> str | None:
        """The speaker of the innermost statement around a place: a person's id, else the words for them."""
        around = [s for s in self._said.reaching(position, position + 1) if s.end > position]
        if not around:
            return None
        inner = min(around, key=lambda s: s.end - s.start)
        start, end = inner.speaker_start or 0, inner.speaker_end or 0
        return self._person(start, end) or self._text[start:end]

    def _person(self, start: int, end: int) -> str | None:
        """The person whose mention shares most with some characters; of several, the first of the record."""
        best: tuple[int, int] | None = None
        name = None
        for mention in self._mentions.reaching(start, end):
            shared = min(end, mention.end) - max(start, mention.start)
            if shared > 0 and (best is None or (shared, -mention.number) > best):
                best, name = (shared, -mention.number), mention.name
        return name


class _Named(NamedTuple):
    start: int
    end: int
    number: int
    name: str


def _attribute(record: Record, speakers: _Speakers) -> None:
    """Give the facts inside a statement its speaker: the innermost that names one."""
    for kind, fact in record.facts():
        if kind in ("people", "dates") or fact.speaker is not None:
            continue
        fact.speaker = speakers.at(fact.start)


def _passages(record: Record, doc: Doc, said: tuple[Statement, ...], speakers: _Speakers) -> list[Passage]:
    """The sentences that carry a fact; also writes each fact's `passage`."""
    bounds = _sentences(doc)
    starts = [start for start, _ in bounds]
    direct = Near(s for s in said if s.direct)
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
        quoted = any(s.start <= start + 1 and s.end >= end - 1 for s in direct.reaching(start, end))
        passages.append(
            Passage(
                id=name,
                start=start,
                end=end,
                text=record.text[start:end],
                index=index,
                quote=quoted,
                speaker=speakers.at(facts[0].start),
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
