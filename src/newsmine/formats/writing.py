"""Writes records as JSONL, whole lines only, to a file or to standard output."""

from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, cast

import msgspec

from newsmine.errors import OutputError
from newsmine.record import Record


class JsonlWriter:
    """Writes one line a record; a context manager. What is written stays valid JSONL at any interruption.

    Raises `OutputError`, before anything is read, when the file cannot be written.
    """

    def __init__(self, path: str | None) -> None:
        self.path = path
        self._encode = msgspec.json.Encoder().encode
        self._stream = self._open(path)

    def _open(self, path: str | None) -> IO[bytes]:
        if path is None:
            return sys.stdout.buffer
        folder = Path(path).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if path.endswith(".gz"):
                return cast(IO[bytes], gzip.GzipFile(path, "wb", mtime=0))
            return open(path, "wb")
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None

    def write(self, record: Record) -> None:
        """Write one record as one line. Raises `OutputError` when the disk is full or the like."""
        try:
            self._stream.write(self._encode(record) + b"\n")
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"{self.path or 'standard output'}: {error.strerror or error}") from None

    def flush(self) -> None:
        """Hand what was written to the system."""
        self._stream.flush()

    def __enter__(self) -> JsonlWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._stream.flush()
            if self.path is not None:
                self._stream.close()
        except BrokenPipeError:
            # The reader is gone: keep Python from complaining again when it closes standard output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if kind is None:
                raise
        except OSError as problem:
            raise OutputError(f"{self.path or 'standard output'}: {problem.strerror or problem}") from None
