"""Formats of large collections: Parquet, WARC, zstandard, remote paths."""

import datetime
import gzip
import io
import sys

import fsspec
import pyarrow
import pyarrow.parquet
import pytest
import zstandard

from newsmine.article import Article, Unread
from newsmine.errors import UsageError
from newsmine.formats.extras import need
from newsmine.formats.fields import Fields
from newsmine.formats.inputs import find_inputs, read_inputs
from newsmine.formats.warc import Page

TEXT = "Two officers were punched in Leeds on Friday, the force said. A man was arrested at the scene and taken away."
PAGE = (
    '<!doctype html><html><head><meta charset="iso-8859-1"><title>Officers hurt</title>'
    '<meta property="article:published_time" content="2017-08-14"></head><body><article><h1>Officers hurt</h1>'
    f"<p>{TEXT} A caf\xe9 was closed for the night while the street was searched.</p><p>{TEXT}</p>"
    "</article></body></html>"
).encode("latin-1")


def read(*paths, **options):
    return list(read_inputs(find_inputs([str(path) for path in paths]), Fields(**options)))


def test_parquet_rows_are_articles(tmp_path):
    rows = [
        {"id": "a", "body": TEXT, "published": datetime.date(2017, 8, 14), "tags": ["x"], "title": None},
        {"id": "b", "body": None, "published": None, "tags": None, "title": "No text"},
    ]
    path = tmp_path / "in.parquet"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    first, second = read(path, fields={"text": "body"})
    assert (first.id, first.text, first.published, first.extra) == ("a", TEXT, "2017-08-14", {"tags": ["x"]})
    assert (first.source.row, first.source.reader) == (1, "parquet")
    assert isinstance(second, Unread)
    assert second.code == "no_text"


def test_a_file_that_is_no_parquet_is_one_error(tmp_path):
    path = tmp_path / "in.parquet"
    path.write_text("no parquet")
    [found] = read(path)
    assert isinstance(found, Unread)
    assert found.code == "unreadable"


def warc(status="200 OK", kind="text/html; charset=iso-8859-1", body=PAGE):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2017-08-15T01:02:03Z\r\n"
        "WARC-Target-URI: https://news.example/a\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    ).encode()
    return head + http + b"\r\n\r\n"


INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n"


@pytest.mark.parametrize("ending", [".warc", ".warc.gz"])
def test_warc_pages_are_articles_and_other_answers_say_why_not(tmp_path, ending):
    records = [INFO, warc(), warc("404 Not Found"), warc(kind="image/png", body=b"\x89PNG")]
    path = tmp_path / f"in{ending}"
    path.write_bytes(b"".join(gzip.compress(r) if ending.endswith("gz") else r for r in records))
    page, missing, picture = read(path)
    assert isinstance(page, Article)
    assert TEXT in page.text
    assert "A café was closed" in page.text
    assert (page.id, page.url, page.published) == ("urn:uuid:1", "https://news.example/a", "2017-08-14")
    assert page.extra["crawled"] == "2017-08-15T01:02:03Z"
    assert page.source.row == 1
    assert "answered 404" in missing.message
    assert "image/png" in picture.message
    lazy = list(read_inputs(find_inputs([str(path)]), Fields(), lazily=True))
    assert isinstance(lazy[0], Page)
    assert lazy[0].read() == page


def test_a_file_that_is_no_warc_is_one_error(tmp_path):
    path = tmp_path / "in.warc"
    path.write_text("no warc")
    [found] = read(path)
    assert found.code == "unreadable"


def test_zstandard_lines_in_several_frames_and_damaged_ones(tmp_path):
    pack = zstandard.ZstdCompressor().compress
    data = pack(b'{"text": "one"}\n') + pack(b'{"text": "two"}\n')
    path = tmp_path / "in.jsonl.zst"
    path.write_bytes(data)
    assert [article.text for article in read(path)] == ["one", "two"]
    path.write_bytes(pack(b'{"text": "one"}\n') + b"torn")
    found = read(path)
    assert found[-1].code == "unreadable"
    assert "damaged" in found[-1].message


def test_remote_files_folders_and_patterns():
    system = fsspec.filesystem("memory")
    system.pipe("/news/b.jsonl", b'{"text": "two"}\n')
    system.pipe("/news/a.jsonl.gz", gzip.compress(b'{"text": "one"}\n'))
    system.pipe("/news/readme.xyz", b"not read")
    assert [article.text for article in read("memory://news")] == ["one", "two"]
    [two] = read("memory://news/*.jsonl")
    assert (two.text, two.source.path) == ("two", "memory:///news/b.jsonl")
    with pytest.raises(UsageError, match="no such file"):
        find_inputs(["memory://news/none.jsonl"])


def test_a_missing_library_is_named_with_the_extra_that_brings_it(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = tmp_path / "in.parquet"
    path.write_bytes(io.BytesIO(b"PAR1").getvalue())
    with pytest.raises(UsageError, match=r"needs pyarrow: pip install 'newsmine\[scale\]'"):
        read(path)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(UsageError, match=r"newsmine\[spark\]"):
        need("pyspark", "newsmine spark")
