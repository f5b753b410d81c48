"""Which files a run reads, and the articles in them, whatever their format."""

from __future__ import annotations

import glob
import io
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, overload

from newsmine.article import Article, Source, Unread
from newsmine.errors import InputError, UsageError
from newsmine.formats.decoding import decode
from newsmine.formats.fields import Fields
from newsmine.formats.opening import STDIN, expand, is_remote, opened

if TYPE_CHECKING:
    from newsmine.formats.warc import Page

#: Endings of file names and the reader of each.
READERS: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson.gz": "jsonl",
    ".jsonl.zst": "jsonl",
    ".ndjson.zst": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
}
_GLOB = "*?["


@dataclass(frozen=True)
class Input:
    """One file to read (or standard input), its reader, and what is wrong with it, if anything.

    `name` is the id of an article that has none: the path below the folder that was given,
    without its ending; the whole path where that would stand for two files.
    """

    path: str
    reader: str | None = None
    missing: bool = False
    name: str | None = None


def find_inputs(paths: Sequence[str], reader: str | None = None) -> list[Input]:
    """The files of some paths, folders and patterns, in order; a folder's in order of name, each once.

    A path that is not there is an `Input` with `missing` set, so that the others are read.
    Raises `UsageError` when none of the paths is there, or a folder holds nothing to read.
    """
    found: dict[str, Input] = {}
    for path in paths:
        for item in _expand(path, reader):
            found.setdefault(item.path, item)
    names = Counter(item.name for item in found.values())
    inputs = [item if names[item.name] == 1 else replace(item, name=item.path) for item in found.values()]
    if not inputs:
        endings = ", ".join(sorted(READERS))
        raise UsageError(f"nothing to read in {', '.join(paths)}: no file that ends in {endings}")
    if all(item.missing for item in inputs):
        raise UsageError(f"no such file or folder: {', '.join(item.path for item in inputs)}")
    return inputs


def _expand(path: str, reader: str | None) -> Iterator[Input]:
    if path == STDIN:
        yield Input(STDIN, reader)
    elif is_remote(path):
        files = expand(path)
        for file in files:
            if len(files) == 1 or reader or reader_of(file):
                yield Input(file, reader or reader_of(file), name=_bare(file.rpartition("/")[2]))
        if not files:
            yield Input(path, missing=True)
    elif os.path.isdir(path):
        for folder, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                chosen = reader_of(name)
                if chosen and not name.startswith("."):
                    file = os.path.join(folder, name)
                    yield Input(file, reader or chosen, name=_bare(os.path.relpath(file, path)))
    elif os.path.exists(path):
        yield Input(path, reader or reader_of(path), name=_bare(os.path.basename(path)))
    elif any(char in path for char in _GLOB) and (matches := sorted(glob.glob(path, recursive=True))):
        for match in matches:
            yield from _expand(match, reader)
    else:
        yield Input(path, missing=True)


def _bare(path: str) -> str:
    """A relative path without the ending that names its format, with forward slashes."""
    ending = max((end for end in READERS if path.lower().endswith(end)), key=len, default="")
    return Path(path[: len(path) - len(ending)]).as_posix()


def reader_of(name: str) -> str | None:
    """The reader for a file name, by its ending, or None."""
    low = name.lower()
    return next((READERS[end] for end in sorted(READERS, key=len, reverse=True) if low.endswith(end)), None)


def count_articles(inputs: Sequence[Input]) -> int | None:
    """How many articles the inputs hold, where that can be said without reading them; else None."""
    total = 0
    for item in inputs:
        packed = item.path.endswith((".gz", ".zst")) or item.reader in ("csv", "parquet", "warc")
        if item.path == STDIN or packed or is_remote(item.path):
            return None
        if item.reader == "jsonl" and not item.missing:
            with open(item.path, "rb") as stream:
                size = last = 0
                while block := stream.read(1 << 20):
                    size += block.count(b"\n")
                    last = block[-1]
                total += size + (last not in (0, 10))
        else:
            total += 1
    return total


@overload
def read_inputs(inputs: Sequence[Input], fields: Fields) -> Iterator[Article | Unread]: ...


@overload
def read_inputs(
    inputs: Sequence[Input], fields: Fields, *, lazily: Literal[True]
) -> Iterator[Article | Unread | Page]: ...


def read_inputs(inputs: Sequence[Input], fields: Fields, *, lazily: bool = False) -> Iterator[Article | Unread | Page]:
    """Every article of the inputs, in order; an input that cannot be read gives an `Unread`.

    `lazily`: crawled pages come as they are, for a worker to read. Raises `UsageError` when a
    format needs a library that is not installed.
    """
    for item in inputs:
        if item.missing:
            yield _unread(item, "missing", f"{item.path}: no such file or folder")
            continue
        try:
            with opened(item.path, packed=item.reader != "warc") as stream:
                for found in _read(item, stream, fields):
                    yield found if lazily or isinstance(found, Article | Unread) else found.read()
        except InputError as error:
            yield _unread(item, error.code, f"{item.path}: {error}")
        except (OSError, EOFError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            yield _unread(item, "unreadable", f"{item.path}: cannot be read: {reason}")


def _unread(item: Input, code: str, message: str) -> Unread:
    source = Source(path=_path(item), reader=item.reader)
    return Unread(article=Article(text="", id=item.name, source=source), code=code, message=message)


def _path(item: Input) -> str | None:
    if item.path == STDIN:
        return None
    return item.path if is_remote(item.path) else Path(item.path).as_posix()


def _read(item: Input, stream: BinaryIO, fields: Fields) -> Iterator[Article | Unread | Page]:
    reader, path = item.reader, _path(item)
    if reader is None:
        data = stream.read()
        reader = _sniff(data)
        stream = io.BytesIO(data)
    if reader == "jsonl":
        from newsmine.formats.rows import read_jsonl

        yield from read_jsonl(stream, path, fields)
    elif reader == "csv":
        from newsmine.formats.rows import read_csv

        yield from read_csv(stream, path, fields)
    elif reader == "parquet":
        from newsmine.formats.columns import read_parquet

        yield from read_parquet(stream, path, fields)
    elif reader == "warc":
        from newsmine.formats.warc import read_warc

        yield from read_warc(stream, path, fields)
    else:
        result = _read_one(reader, stream.read(), path, fields)
        article = result.article if isinstance(result, Unread) else result
        article.id = article.id or item.name
        yield result


def _read_one(reader: str, data: bytes, path: str | None, fields: Fields) -> Article | Unread:
    if not data.strip():
        raise InputError("empty", "the file is empty: there is nothing to read")
    text, encoding = decode(data)
    source = Source(path=path, reader=reader, encoding=encoding)
    if reader == "html":
        from newsmine.formats.html import read_html

        result = read_html(text, source, fields)
    elif reader == "markdown":
        from newsmine.formats.text import read_markdown

        result = read_markdown(text, source, fields)
    else:
        from newsmine.formats.text import read_text

        result = read_text(text, source, fields)
    if isinstance(result, Unread) and path:
        result.message = f"{path}: {result.message}"
    return result


def _sniff(data: bytes) -> str:
    """The format of something without a name that tells it."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return "jsonl"
    if head[:200].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "html"
    return "text"
