"""Builds the spaCy pipeline from the rooms, and takes articles through it."""

from __future__ import annotations

import functools
import importlib
import traceback
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsmine.article import Article, Unread
from newsmine.assemble import assemble
from newsmine.errors import InputError, ModelError
from newsmine.language.casing import even
from newsmine.language.desk import clear
from newsmine.model import aside
from newsmine.model.collector import paused
from newsmine.model.meta import DEFAULT_MODEL, version
from newsmine.record import Failure, Model, Record, Status, Warning_
from newsmine.rooms import ROOMS
from newsmine.rooms.findings import for_record
from newsmine.triage import may_report_violence, quiet_sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Components of a spaCy pipeline that no room reads.
UNUSED = ("lemmatizer", "senter", "textcat")
#: Articles a batch: as fast as 64, at half the memory.
BATCH = 16
#: Articles that wait for a batch of parsed ones to fill, the skipped ones among them.
MOST_WAITING = 512
#: Strings kept from batch to batch, with all that spaCy works out of them; later ones live for one batch. The model
#: brings 85,000; the rest are the words that every batch has. Twice as many make nothing faster.
VOCABULARY = 110_000
#: Longer texts are refused with an error record. No article is so long; what is, is an archive of many,
#: and one record for them would tie together what does not belong together.
MAX_LENGTH = 1_100_000


def build(model: str = DEFAULT_MODEL, locale: str = "uk") -> Language:
    """The spaCy pipeline with the rooms added, loaded once for each model and locale.

    Raises `ModelError`, saying what to install, when the model is missing or is not English.
    """
    return _built(model, locale)


@functools.lru_cache(maxsize=2)
def _built(model: str, locale: str) -> Language:
    nlp = _load(model)
    if nlp.lang != "en":
        raise ModelError(f"the pipeline {model!r} reads {nlp.lang!r}; newsmine needs an English one")
    for needed in ("parser", "tagger"):
        if needed not in nlp.pipe_names:
            raise ModelError(f"the pipeline {model!r} has no {needed}; name one that has, such as {DEFAULT_MODEL}")
    nlp.max_length = MAX_LENGTH
    _quicken(nlp)
    importlib.import_module("newsmine.language.paragraphs")
    nlp.add_pipe("newsmine_paragraphs", before="parser")
    aside.add(nlp)
    for room in ROOMS:
        module = importlib.import_module(f"newsmine.rooms.{room}.component")
        options = {"locale": locale} if room == "dates" and hasattr(module, "LOCALES") else {}
        nlp.add_pipe(f"newsmine_{room}", config=options)
    return nlp


def _load(model: str) -> Language:
    import spacy

    try:
        return spacy.load(model.replace("-", "_") if "/" not in model else model, exclude=list(UNUSED))
    except OSError as error:
        name = model.replace("_", "-")
        why = "is installed" if "E050" in str(error) else f"can be loaded ({error})"
        raise ModelError(
            f"no spaCy pipeline {model!r} {why}: try `pip install {name}`, or leave --model out for {DEFAULT_MODEL}"
        ) from None


def _quicken(nlp: Language) -> None:
    """Have the model's components give the same answers with less work, where they are of a kind that is known."""
    from newsmine.model import entities, pos, vectors

    pos.quicken(nlp)
    for name in nlp.pipe_names:
        model = getattr(nlp.get_pipe(name), "model", None)
        if model is not None and hasattr(model, "walk"):
            vectors.quicken(model)
    entities.quicken(nlp)


def extract(
    articles: Iterable[Article | Unread],
    *,
    model: str = DEFAULT_MODEL,
    locale: str = "uk",
    triage: bool = True,
    batch_size: int = BATCH,
) -> Iterator[Record]:
    """Records of articles, lazily, one for each article and in the same order.

    An article that cannot be read, or was not (`Unread`), gives a record with status "error". One in which nothing can
    report violence gives a record with status "skipped", at a small part of the cost; `triage=False` reads it for its
    people and dates as well. Raises `ModelError` before the first record when the pipeline cannot be loaded.
    """
    nlp = build(model, locale)
    described = describe(nlp)
    waiting: list[Article | Record] = []
    parsed = 0
    for article in articles:
        waiting.append(_verdict(article, described, triage))
        parsed += isinstance(waiting[-1], Article)
        if parsed >= batch_size or len(waiting) >= MOST_WAITING:
            yield from _read_batch(nlp, described, waiting, triage)
            waiting, parsed = [], 0
    if waiting:
        yield from _read_batch(nlp, described, waiting, triage)


def read(
    text: str, *, title: str | None = None, published: str | None = None, model: str = DEFAULT_MODEL, locale: str = "uk"
) -> Record:
    """The record of one text.

    `published` (ISO 8601) anchors relative dates; without it they stay unresolved.
    Raises `InputError` for an empty text or a `published` that is not ISO 8601, and
    `ModelError` when the pipeline cannot be loaded.

    >>> read("Two officers were punched on Tuesday.", published="2017-08-14").status
    'ok'
    """
    article = Article(text=text, title=title, published=published)
    check(article)
    return next(extract([article], model=model, locale=locale, triage=False))


def check(article: Article) -> None:
    """Raise `InputError` when there is nothing to read in an article, or too much."""
    if not article.text.strip():
        raise InputError("empty", "the text is empty: there is nothing to read")
    if len(article.full_text) > MAX_LENGTH:
        raise InputError(
            "too_long",
            f"the text has {len(article.full_text):,} characters, more than {MAX_LENGTH:,}: split it into its articles",
        )


def failed(unread: Unread) -> Record:
    """The error record of an input that gave no facts."""
    record = _begun(unread.article, Model(newsmine=version()), "error")
    record.error = Failure(code=unread.code, message=unread.message)
    return record


def _begun(article: Article, model: Model, status: Status) -> Record:
    """A record of an article that was not parsed: all that is known of it, and no facts."""
    return Record(
        status=status,
        id=article.identifier,
        title=article.title,
        published=article.published,
        url=article.url,
        publisher=article.publisher,
        author=article.author,
        extra=article.extra,
        source=article.source,
        text=article.full_text,
        title_end=len(article.headline) if article.headline else None,
        model=model,
        warnings=[Warning_(code=code, message=message) for code, message in article.warnings],
    )


def _read_batch(nlp: Language, model: Model, batch: list[Article | Record], triage: bool) -> list[Record]:
    articles = [item for item in batch if isinstance(item, Article)]
    if not articles:
        return [item for item in batch if isinstance(item, Record)]
    kept = len(nlp.vocab.strings) < VOCABULARY
    # what is cut into words outside of the zone has its words kept; those of the zone are forgotten
    ready = [_unseen(nlp, article, triage) for article in articles] if kept else None
    with paused(), nlp.memory_zone():  # nothing is yielded inside: a caller may read another text meanwhile
        docs = iter(_docs(nlp, articles, ready, triage))
        return [item if isinstance(item, Record) else _assembled(item, next(docs), model) for item in batch]


def _docs(nlp: Language, articles: list[Article], ready: list[Doc] | None, triage: bool) -> list[Doc | Exception]:
    """The document of each article; the exception where a defect of ours broke on it, so that the others are kept.

    `ready` are their documents before any component has read them, where they have been made.
    """
    docs = ready if ready is not None else [_unseen(nlp, article, triage) for article in articles]
    try:
        return list(nlp.pipe(docs, batch_size=max(1, len(articles))))
    except Exception:
        return [_doc(nlp, article, triage) for article in articles]


def _doc(nlp: Language, article: Article, triage: bool) -> Doc | Exception:
    try:
        return nlp(_unseen(nlp, article, triage))
    except Exception as error:
        return error


def _assembled(article: Article, doc: Doc | Exception, model: Model) -> Record:
    """The record, or an "internal" error that says what broke: the article is not lost, and the run goes on."""
    try:
        if isinstance(doc, Exception):
            raise doc
        record = assemble(article, doc, model)
        clear(doc)
        return record
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{place.filename.rpartition('newsmine/')[2]}:{place.lineno}"
        message = f"newsmine broke on this article ({type(error).__name__} in {where}: {error}); please report it"
        return failed(Unread(article=article, code="internal", message=f"{article.identifier}: {message}"))


def _verdict(item: Article | Unread, model: Model, triage: bool) -> Article | Record:
    """The article when it is to be parsed, else its record."""
    if isinstance(item, Unread):
        return failed(item)
    item.source.sha256 = item.source.sha256 or item.sha256
    try:
        check(item)
    except InputError as error:
        return failed(Unread(article=item, code=error.code, message=str(error)))
    if triage and not may_report_violence(item.full_text):
        return _begun(item, model, "skipped")
    return item


def _unseen(nlp: Language, article: Article, triage: bool) -> Doc:
    doc = prepare(nlp, article)
    if triage:
        aside.set_aside(doc, quiet_sentences(article.full_text))
    for_record(doc)
    return doc


def prepare(nlp: Language, article: Article) -> Doc:
    """The document of an article before any component has read it: tokens, and the anchor of its dates."""
    doc = nlp.make_doc(even(article.full_text))
    doc._.newsmine_published = article.published
    title = article.headline
    doc.user_data["newsmine_title_end"] = len(title) if title else 0
    return doc


def describe(nlp: Language) -> Model:
    """What reads the articles, for the record."""
    return Model(
        newsmine=version(),
        pipeline=f"{nlp.meta['lang']}_{nlp.meta['name']}",
        pipeline_version=nlp.meta["version"],
    )
