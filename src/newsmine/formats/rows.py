"""Files of many articles: JSONL (also gzipped) and CSV. Read line by line: memory stays flat."""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import jsonlines
import orjson

from newsmine.article import Article, Source, Unread
from newsmine.errors import InputError
from newsmine.formats.decoding import decode
from newsmine.formats.fields import Fields, article_of

#: A field of a CSV may be a whole article of some megabytes.
_FIELD_LIMIT = 64 * 1024 * 1024


def read_jsonl(stream: BinaryIO, path: str | None, fields: Fields) -> Iterator[Article | Unread]:
    """The article of each line; a line that is malformed gives an `Unread` and reading goes on."""
    reader = jsonlines.Reader(_whole_stream(stream), loads=orjson.loads)
    number = 0
    while True:
        number += 1
        source = Source(path=path, line=number, reader="jsonl")
        try:
            row: Any = reader.read(allow_none=True)
        except EOFError:
            return
        except jsonlines.InvalidLineError as error:
            if not error.line.strip():
                continue
            message = f"{_where(path)}:{number}: not JSON: {_reason(error)}; mend or remove the line"
            yield Unread(article=Article(text="", source=source), code="not_json", message=message)
            continue
        if not isinstance(row, dict):
            message = f"{_where(path)}:{number}: not an object but {type(row).__name__}: one JSON object a line"
            yield Unread(article=Article(text="", source=source), code="not_json", message=message)
            continue
        yield article_of(row, fields, source)


def read_csv(stream: BinaryIO, path: str | None, fields: Fields) -> Iterator[Article | Unread]:
    """The article of each row under a header row; quotes may reach over lines, a byte order mark is no name."""
    csv.field_size_limit(_FIELD_LIMIT)
    text, _ = decode(stream.read())
    handle = io.StringIO(text, newline="")
    first = text[: text.find("\n") + 1] or text
    delimiter = max(",;\t|", key=first.count)
    reader = csv.DictReader(handle, delimiter=delimiter, strict=False)
    number = 1
    try:
        for row in reader:
            number += 1
            source = Source(path=path, row=number, line=reader.line_num, reader="csv")
            if None in row:
                message = (
                    f"{_where(path)}: row {number}: more fields than the header has: quote the text, double its quotes"
                )
                yield Unread(article=Article(text="", source=source), code="bad_row", message=message)
                continue
            given = {key: value for key, value in row.items() if value not in (None, "")}
            yield article_of(given or dict(row), fields, source)
    except csv.Error as error:
        source = Source(path=path, row=number + 1, reader="csv")
        message = f"{_where(path)}: row {number + 1}: {error}"
        yield Unread(article=Article(text="", source=source), code="bad_row", message=message)


def _decoded(stream: BinaryIO) -> Iterator[str]:
    """Lines of a stream as text. UTF-8 goes line by line; a file of another encoding is decoded whole."""
    first = stream.readline()
    if first.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in first:
        text, _ = decode(first + stream.read())
        yield from io.StringIO(text)
        return
    yield _line(first.removeprefix(b"\xef\xbb\xbf"))
    for line in stream:
        yield _line(line)


def _line(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decode(data)[0]
        except InputError:
            return data.decode("latin-1")


def _whole_stream(stream: BinaryIO) -> Iterator[str]:
    """The lines; a stream that breaks off is an `OSError`, for an `EOFError` would look like its end."""
    try:
        yield from _decoded(stream)
    except (EOFError, zlib.error) as error:
        raise OSError(f"the compressed file is damaged or cut off ({error})") from None


def _where(path: str | None) -> str:
    return path or "standard input"


def _reason(error: jsonlines.InvalidLineError) -> str:
    return re.sub(r" \(line \d+\)$", "", str(error.__cause__ or error))
