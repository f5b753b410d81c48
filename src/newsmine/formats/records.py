"""Records back from a file, checked against the contract's types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from newsmine.errors import RecordError, UsageError
from newsmine.formats.extras import need
from newsmine.formats.opening import opened
from newsmine.record import Record


def read_records(path: str | Path) -> Iterator[Record]:
    """The records of a JSONL file (also .gz and .zst) or of a Parquet file, one by one.

    Raises `UsageError` when the file cannot be opened, and `RecordError` naming file and
    line at the first line that is not a newsmine record.
    """
    decoder = msgspec.json.Decoder(Record)
    name = str(path)
    try:
        with opened(name) as stream:
            if name.endswith(".parquet"):
                yield from _from_parquet(stream)
                return
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                try:
                    yield decoder.decode(line)
                except msgspec.DecodeError as error:
                    raise RecordError(f"{name}:{number}: not a newsmine record: {error}") from None
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror or error}") from None


def _from_parquet(stream: BinaryIO) -> Iterator[Record]:
    from newsmine.formats.columns import line_of

    decoder = msgspec.json.Decoder(Record)
    for batch in need("pyarrow.parquet", "Parquet").ParquetFile(stream).iter_batches(batch_size=256):
        for row in batch.to_pylist():
            yield decoder.decode(line_of(row))
