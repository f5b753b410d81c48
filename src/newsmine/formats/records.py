"""Records back from a file, checked against the contract's types."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import msgspec

from newsmine.errors import RecordError, UsageError
from newsmine.record import Record


def read_records(path: str | Path) -> Iterator[Record]:
    """The records of a JSONL file (also gzipped), one by one.

    Raises `UsageError` when the file cannot be opened, and `RecordError` naming file and
    line at the first line that is not a newsmine record.
    """
    decoder = msgspec.json.Decoder(Record)
    name = str(path)
    try:
        with gzip.open(name, "rb") if name.endswith(".gz") else open(name, "rb") as stream:
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                try:
                    yield decoder.decode(line)
                except msgspec.DecodeError as error:
                    raise RecordError(f"{name}:{number}: not a newsmine record: {error}") from None
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror or error}") from None
