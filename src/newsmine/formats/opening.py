"""Files as streams of bytes, wherever they lie and however they are packed."""

from __future__ import annotations

import contextlib
import gzip
import io
import sys
from collections.abc import Iterator
from typing import BinaryIO, cast

from newsmine.formats.extras import need

STDIN = "-"


def is_remote(path: str) -> bool:
    """Whether a path is an address for fsspec, such as s3://bucket/file.jsonl or memory://file."""
    return "://" in path


@contextlib.contextmanager
def opened(path: str, packed: bool = True) -> Iterator[BinaryIO]:
    """A file's bytes, unpacked by its ending (.gz, .zst) where `packed`; standard input for "-".

    Raises `UsageError` where a library is missing, and `OSError` when the file cannot be read.
    """
    low = path.lower()
    with contextlib.ExitStack() as stack:
        stream: BinaryIO
        if path == STDIN:
            yield sys.stdin.buffer
            return
        if is_remote(path):
            stream = stack.enter_context(need("fsspec", path).open(path, "rb"))
        else:
            stream = stack.enter_context(open(path, "rb"))
        if packed and low.endswith(".gz"):
            stream = cast(BinaryIO, stack.enter_context(gzip.open(stream, "rb")))
        elif packed and low.endswith(".zst"):
            zstandard = need("zstandard", path)
            reader = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)
            stream = cast(BinaryIO, stack.enter_context(io.BufferedReader(_Frames(reader, zstandard.ZstdError))))
        yield stream


class _Frames(io.RawIOBase):
    """A zstandard stream whose damage is an `OSError`, as that of gzip is."""

    def __init__(self, reader: io.RawIOBase, error: type[Exception]) -> None:
        self._reader = reader
        self._error = error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int | None:
        try:
            return self._reader.readinto(buffer)  # type: ignore[arg-type]
        except self._error as error:
            raise OSError(f"the compressed file is damaged or cut off ({error})") from None


def expand(path: str) -> list[str]:
    """The files of a remote folder or pattern, sorted; the path itself where it is a file; none where it is missing."""
    fsspec = need("fsspec", path)
    system, inner = fsspec.core.url_to_fs(path)
    if any(char in path for char in "*?["):
        found = system.glob(inner)
    elif system.isdir(inner):
        found = system.find(inner)
    else:
        return [path] if system.exists(inner) else []
    return [str(system.unstrip_protocol(name)) for name in sorted(found)]
