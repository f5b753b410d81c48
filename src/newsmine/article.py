"""Article: what comes in, whatever file it came from."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import msgspec

from newsmine.errors import InputError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")


class Source(msgspec.Struct, kw_only=True):
    """Where an article was read from."""

    path: str | None = None
    line: int | None = None
    row: int | None = None
    sha256: str | None = None
    reader: str | None = None
    published_from: str | None = None
    encoding: str | None = None


class Article(msgspec.Struct, kw_only=True):
    """One news story as newsmine reads it.

    Only `text` is required. `published` (ISO 8601) is the anchor of every relative
    date in the text; without it they stay unresolved. Keys of the input that
    newsmine does not know are kept in `extra`. `warnings` are (code, message) pairs of
    what its reader noticed; they go on into the record.
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    extra: dict[str, Any] = {}
    source: Source = msgspec.field(default_factory=Source)
    warnings: list[tuple[str, str]] = []

    def __post_init__(self) -> None:
        if self.published is not None:
            self.published = iso_date(self.published)

    @property
    def full_text(self) -> str:
        """What facts are read from and offsets count in: title, blank line, body; nothing in them is changed."""
        title = self.headline
        return f"{title}\n\n{self.text}" if title else self.text

    @property
    def headline(self) -> str | None:
        """The title, or None where there is none or a blank one."""
        return self.title if self.title and self.title.strip() else None

    @property
    def sha256(self) -> str:
        """SHA-256 of the input text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def identifier(self) -> str:
        """The caller's id; else the path of a file that holds one article; else the text's SHA-256, 16 digits of it."""
        one = self.source.line is None and self.source.row is None
        return self.id or (self.source.path if one else None) or self.sha256[:16]


class Unread(msgspec.Struct, kw_only=True):
    """An input that gives no facts: what is known of it, and why; it becomes an error record."""

    article: Article
    code: str
    message: str


def iso_date(value: str) -> str:
    """The date or date-time as given, if it is ISO 8601.

    Raises `InputError` (code `bad_date`) otherwise: an anchor is never guessed.

    >>> iso_date("2017-08-14")
    '2017-08-14'
    """
    import datetime

    text = value.strip()
    if _DATE.fullmatch(text):
        try:
            datetime.date.fromisoformat(text[:10])
        except ValueError:
            pass
        else:
            return text
    raise InputError("bad_date", f"published is {value!r}, which is not an ISO 8601 date: write it as 2017-08-14")
