"""WARC files, as web crawls keep them: each page that was answered is an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from newsmine.article import Article, Source, Unread
from newsmine.errors import InputError
from newsmine.formats.decoding import decode
from newsmine.formats.extras import need
from newsmine.formats.fields import Fields

_HTML = ("text/html", "application/xhtml+xml")


class Page(msgspec.Struct, kw_only=True):
    """A page as it was crawled. Reading it takes longer than finding it, so that a worker may do it."""

    data: bytes
    charset: str | None
    id: str | None
    url: str | None
    crawled: str | None
    path: str | None
    row: int
    fields: dict[str, str]
    published: str | None

    def read(self) -> Article | Unread:
        """The article of the page, or why there is none."""
        from newsmine.formats.html import read_html

        source = Source(path=self.path, row=self.row, reader="warc")
        result: Article | Unread
        try:
            text, source.encoding = self._decoded()
            result = read_html(text, source, Fields(fields=self.fields, published=self.published))
        except InputError as error:
            result = Unread(article=Article(text="", source=source), code=error.code, message=str(error))
        article = result.article if isinstance(result, Unread) else result
        article.id = article.id or self.id
        article.url = self.url or article.url
        if self.crawled:
            article.extra = {**article.extra, "crawled": self.crawled}
        if isinstance(result, Unread):
            result.message = f"{self.path or 'standard input'}: record {self.row}: {result.message}"
        return result

    def _decoded(self) -> tuple[str, str]:
        if self.charset:
            try:
                return self.data.decode(self.charset), self.charset.lower()
            except (LookupError, UnicodeDecodeError):
                pass
        return decode(self.data)


def read_warc(stream: BinaryIO, path: str | None, fields: Fields) -> Iterator[Page | Unread]:
    """The pages of a WARC file, packed or not; requests and notes of the crawl are no articles.

    An answer that is no page (an error, a picture) gives an `Unread`. Raises `OSError` for a damaged file.
    """
    warc = need("fastwarc.warc", path or "standard input")
    number = 0
    for record in warc.ArchiveIterator(stream, record_types=warc.WarcRecordType.response, parse_http=True):
        number += 1
        headers = record.headers
        name = (headers.get("WARC-Record-ID") or "").strip("<>") or None
        url = headers.get("WARC-Target-URI")
        kind = (record.http_content_type or "").lower()
        status = record.http_headers.status_code if record.http_headers else None
        if (status and status != 200) or (kind and kind not in _HTML):
            source = Source(path=path, row=number, reader="warc")
            what = f"answered {status}" if status and status != 200 else f"is {kind}, not HTML"
            message = f"{path or 'standard input'}: record {number}: the page {what}"
            yield Unread(article=Article(text="", id=name, url=url, source=source), code="no_page", message=message)
            continue
        yield Page(
            data=record.reader.read(),
            charset=record.http_charset,
            id=name,
            url=url,
            crawled=headers.get("WARC-Date"),
            path=path,
            row=number,
            fields=dict(fields.fields),
            published=fields.published,
        )
    if number == 0:
        raise OSError("no WARC records of pages were found in it")
