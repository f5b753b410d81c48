"""How articles of a run are read: the options that decide what comes out, and the records as lines of JSON."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Iterable, Iterator

import msgspec

from newsmine.article import Article, Unread
from newsmine.formats.warc import Page
from newsmine.model.collector import paused

#: Articles that travel to a worker together.
SLICE = 32
#: Characters that travel together at most, so that long articles share the work evenly.
SLICE_CHARACTERS = 400_000

Item = Article | Unread | Page


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What decides the records of a run, its inputs aside. `batch_size` decides only its speed.

    With `redact` every article is read: of one that is passed over nobody knows whom it names.
    """

    model: str
    locale: str = "uk"
    triage: bool = True
    redact: bool = False
    batch_size: int = 16


class Line(msgspec.Struct, frozen=True, array_like=True):
    """A record as JSON, why it is an error record, if it is one, and whether it was passed over."""

    json: bytes
    error: str | None = None
    skipped: bool = False


def lines(items: Iterable[Item], reading: Reading) -> Iterator[Line]:
    """The record of each item as a line, in order, read in this process."""
    from newsmine.pipeline import extract

    encode = msgspec.json.Encoder().encode
    articles = (item.read() if isinstance(item, Page) else item for item in items)
    records = extract(
        articles,
        model=reading.model,
        locale=reading.locale,
        triage=reading.triage and not reading.redact,
        batch_size=reading.batch_size,
    )
    if reading.redact:
        from newsmine.redact import redacted

        records = map(redacted, records)
    for record in records:
        yield Line(encode(record), record.error.message if record.error else None, record.status == "skipped")


def warm(reading: Reading) -> None:
    """Load the model, and keep Python's collector from ever going through it again.

    For a process that does nothing but read. Raises `ModelError` when the model cannot be loaded.
    """
    with paused():
        from newsmine.pipeline import build

        build(reading.model, reading.locale)
        gc.freeze()


def slices(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in slices for the workers."""
    current: list[Item] = []
    size = 0
    for item in items:
        current.append(item)
        size += len(item.data) if isinstance(item, Page) else len(item.text if isinstance(item, Article) else "")
        if len(current) >= SLICE or size >= SLICE_CHARACTERS:
            yield current
            current, size = [], 0
    if current:
        yield current


def skip(items: Iterable[Item], number: int) -> Iterator[Item]:
    """The items behind the first `number`, which are passed over without being read."""
    return itertools.islice(iter(items), number, None)
