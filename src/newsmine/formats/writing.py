"""Writes records: JSONL (also .gz and .zst) or Parquet, whole records only, to a file, to shards or to standard output.

What was written can be continued after any interruption. A packed file is a row of frames of
`FRAME` records each, so that the same records give the same bytes however often a run was
interrupted; a Parquet file appears when it is complete.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import msgspec
import orjson

from newsmine.errors import OutputError, UsageError
from newsmine.formats.extras import need
from newsmine.formats.opening import is_remote
from newsmine.record import Record

#: Records in a frame of a packed file: one that breaks off loses no more than these.
FRAME = 256


class RecordWriter:
    """Writes records in order; a context manager. What is written stays valid at any interruption.

    `resume`: go on behind the whole records that are there already; `kept` says how many. `shard_size`:
    begin a new file after so many records (out.jsonl becomes out-00000.jsonl, out-00001.jsonl, ...).
    Raises `OutputError`, before anything is read, when the file cannot be written.
    """

    def __init__(self, path: str | None, *, resume: bool = False, shard_size: int | None = None) -> None:
        self.path = path
        self.kept = 0
        self._size = shard_size
        self._encode = msgspec.json.Encoder().encode
        self._file: _File
        number = 0
        with _explained(path):
            if path is None:
                self._file = _Lines(None)
            else:
                number = self._begin(path, resume)
        self._number = number

    def _begin(self, path: str, resume: bool) -> int:
        """Open the file to write; the number of its shard."""
        if not is_remote(path):
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        number = 0
        if not self._size:
            self._file = _file(path)
            self.kept = self._file.begin(resume)
            return 0
        while resume and os.path.exists(shard(path, number + 1)):
            self.kept += self._size
            number += 1
        if not resume:
            for old in _shards(path):
                os.remove(old)
        self._file = _file(shard(path, number))
        here = self._file.begin(resume)
        self.kept += here
        self._here = here
        return number

    def write(self, record: Record) -> None:
        """Write one record. Raises `OutputError` when the disk is full or the like."""
        self.write_line(self._encode(record))

    def write_line(self, line: bytes) -> None:
        """Write one record that is given as JSON, without a line end."""
        with _explained(self.path):
            if self._size and self.path:
                if self._here == self._size:
                    self._file.end()
                    self._number += 1
                    self._file = _file(shard(self.path, self._number))
                    self._file.begin(False)
                    self._here = 0
                self._here += 1
            self._file.add(line)

    def flush(self) -> None:
        """Hand what was written to the system."""
        with _explained(self.path):
            self._file.flush()

    def __enter__(self) -> RecordWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with _explained(self.path):
                if kind is None or issubclass(kind, KeyboardInterrupt):
                    self._file.end()
                else:
                    self._file.flush()
        except BrokenPipeError:
            # The reader is gone: keep Python from complaining again when it closes standard output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if kind is None:
                raise


def check_output(path: str) -> None:
    """Raise `OutputError` when a file cannot be written, before anything costly is done; nothing is changed."""
    if is_remote(path):
        return
    with _explained(path):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        there = os.path.exists(path)
        with open(path, "ab"):
            pass
        if not there:
            os.remove(path)


def shard(path: str, number: int) -> str:
    """The name of a shard.

    >>> shard("out/records.jsonl.gz", 3)
    'out/records-00003.jsonl.gz'
    """
    folder, name = os.path.split(path)
    stem, dot, ending = name.partition(".")
    return os.path.join(folder, f"{stem}-{number:05d}{dot}{ending}")


def _shards(path: str) -> Iterator[str]:
    number = 0
    while os.path.exists(shard(path, number)):
        yield shard(path, number)
        number += 1


@contextlib.contextmanager
def _explained(path: str | None) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{path or 'standard output'}: cannot be written: {error.strerror or error}") from None


def _file(path: str) -> _File:
    low = path.lower()
    if low.endswith(".parquet"):
        return _Parquet(path)
    if low.endswith(".gz"):
        return _Frames(path, lambda data: gzip.compress(data, mtime=0), lambda: zlib.decompressobj(31))
    if low.endswith(".zst"):
        zstandard = need("zstandard", path)
        return _Frames(path, zstandard.ZstdCompressor().compress, zstandard.ZstdDecompressor().decompressobj)
    return _Lines(path)


class _File:
    """A file that takes records one by one."""

    def begin(self, resume: bool) -> int:
        """Open it; how many whole records are in it already."""
        raise NotImplementedError

    def add(self, line: bytes) -> None:
        """Take one record as JSON."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand what is complete to the system."""

    def end(self) -> None:
        """Complete and close the file."""


class _Lines(_File):
    def __init__(self, path: str | None) -> None:
        self._path = path
        self._stream: IO[bytes] = sys.stdout.buffer

    def begin(self, resume: bool) -> int:
        assert self._path is not None
        kept = size = 0
        if resume and os.path.exists(self._path):
            with open(self._path, "rb") as stream:
                for line in stream:
                    if not _whole(line):
                        break
                    kept += 1
                    size += len(line)
        self._stream = _output(self._path, size if resume else None)
        return kept

    def add(self, line: bytes) -> None:
        self._stream.write(line + b"\n")

    def flush(self) -> None:
        self._stream.flush()

    def end(self) -> None:
        self._stream.flush()
        if self._path is not None:
            self._stream.close()


class _Frames(_File):
    """Packed lines, `FRAME` of them together."""

    def __init__(self, path: str, pack: Callable[[bytes], bytes], unpacker: Callable[[], Any]) -> None:
        self._path, self._pack, self._unpacker = path, pack, unpacker
        self._waiting: list[bytes] = []
        self._stream: IO[bytes]

    def begin(self, resume: bool) -> int:
        kept = size = 0
        if resume and os.path.exists(self._path):
            for length, data in _frames(self._path, self._unpacker):
                lines = data.splitlines(keepends=True)
                if len(lines) != FRAME or not all(map(_whole, lines)):
                    break  # the last frame of a run that ended may be short: it is written again, longer or the same
                kept += FRAME
                size += length
        self._stream = _output(self._path, size if resume else None)
        return kept

    def add(self, line: bytes) -> None:
        self._waiting.append(line + b"\n")
        if len(self._waiting) == FRAME:
            self._write()

    def _write(self) -> None:
        self._stream.write(self._pack(b"".join(self._waiting)))
        self._waiting = []

    def flush(self) -> None:
        self._stream.flush()

    def end(self) -> None:
        if self._waiting or self._stream.tell() == 0:
            self._write()
        self._stream.close()


class _Parquet(_File):
    """A Parquet file, under another name until it is complete."""

    def __init__(self, path: str) -> None:
        from newsmine.formats import columns

        self._columns = columns
        self._path = path
        self._waiting: list[dict[str, Any]] = []
        self._schema = columns.record_schema()
        self._arrow = need("pyarrow", path)
        self._parquet = need("pyarrow.parquet", path)
        self._writer: Any = None

    def begin(self, resume: bool) -> int:
        self._part = self._path if is_remote(self._path) else f"{self._path}.part"
        if resume and os.path.exists(self._path):
            return int(self._parquet.ParquetFile(self._path).metadata.num_rows)
        self._stream = _output(self._part, None)
        self._writer = self._parquet.ParquetWriter(self._stream, self._schema, compression="snappy")
        return 0

    def add(self, line: bytes) -> None:
        if self._writer is None:  # it was complete, and there is more now
            raise OutputError(f"{self._path}: is complete and cannot be continued: write to another file")
        self._waiting.append(self._columns.row_of(line))
        if len(self._waiting) == self._columns.ROWS:
            self._write()

    def _write(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._waiting, schema=self._schema))
        self._waiting = []

    def end(self) -> None:
        if self._writer is None:
            return
        if self._waiting:
            self._write()
        self._writer.close()
        self._stream.close()
        if self._part != self._path:
            os.replace(self._part, self._path)


def _whole(line: bytes) -> bool:
    """Whether a line is a whole record: a crash of the machine may leave a torn one, or zeros."""
    if not line.endswith(b"}\n"):
        return False
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


def _output(path: str, kept: int | None) -> IO[bytes]:
    """The file to write to, cut after `kept` bytes; a new one for None."""
    if is_remote(path):
        if kept:
            raise UsageError(f"{path}: a remote file cannot be continued: write shards, or to a local file")
        stream: IO[bytes] = need("fsspec", path).open(path, "wb").open()
        return stream
    if kept is None or not os.path.exists(path):
        return open(path, "wb")
    stream = open(path, "r+b")  # noqa: SIM115
    stream.truncate(kept)
    stream.seek(kept)
    return stream


def _frames(path: str, unpacker: Callable[[], Any]) -> Iterator[tuple[int, bytes]]:
    """The packed length and the content of each whole frame of a file, up to the first that is torn."""
    with open(path, "rb") as stream:
        waiting = b""
        ended = False
        while not ended or waiting:
            unpack, data, taken = unpacker(), bytearray(), 0
            while not unpack.eof:
                if not waiting:
                    waiting = stream.read(1 << 16)
                    ended = not waiting
                    if ended:
                        return
                taken += len(waiting)
                try:
                    data += unpack.decompress(waiting)
                except Exception:  # zlib.error or ZstdError: what follows is no frame
                    return
                waiting = unpack.unused_data if unpack.eof else b""
            yield taken - len(waiting), bytes(data)
