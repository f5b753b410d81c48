"""Parquet: rows in, records out in nested columns of the contract's own types."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec
import orjson

from newsmine.article import Article, Source, Unread
from newsmine.formats.extras import need
from newsmine.formats.fields import Fields, article_of
from newsmine.record import Record

#: Rows that are read or written together.
ROWS = 512


def read_parquet(stream: BinaryIO, path: str | None, fields: Fields) -> Iterator[Article | Unread]:
    """The article of each row. Raises `OSError` when the file is no Parquet."""
    parquet = need("pyarrow.parquet", path or "standard input")
    arrow = need("pyarrow", "Parquet")
    try:
        number = 0
        for batch in parquet.ParquetFile(stream).iter_batches(batch_size=ROWS):
            for row in batch.to_pylist():
                number += 1
                source = Source(path=path, row=number, reader="parquet")
                yield article_of(plain(row), fields, source)
    except arrow.ArrowException as error:
        raise OSError(str(error)) from None


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row without its empty fields, its values as JSON has them."""
    return {key: _plain(value) for key, value in row.items() if value is not None}


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return value


def record_schema() -> Any:
    """The Arrow schema of a record: the contract's lists and objects as nested columns, `extra` as JSON text."""
    arrow = need("pyarrow", "Parquet")
    return arrow.schema(_fields(Record))


def row_of(line: bytes) -> dict[str, Any]:
    """The row of a record that is given as JSON."""
    row: dict[str, Any] = orjson.loads(line)
    row["extra"] = orjson.dumps(row["extra"]).decode()
    return row


def line_of(row: dict[str, Any]) -> bytes:
    """The JSON of a record that is given as a row."""
    record = dict(row, extra=orjson.loads(row["extra"] or "{}"))
    return msgspec.json.encode(msgspec.convert(_whole(record), Record))


def _whole(value: Any) -> Any:
    """Numbers without a fraction as integers: a column has one type for both."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _whole(inner) for key, inner in value.items()}
    return [_whole(inner) for inner in value] if isinstance(value, list) else value


def _fields(struct: type[msgspec.Struct]) -> list[Any]:
    arrow = need("pyarrow", "Parquet")
    info = msgspec.inspect.type_info(struct)
    assert isinstance(info, msgspec.inspect.StructType)
    return [arrow.field(field.encode_name, _type(field.type)) for field in info.fields]


def _type(kind: Any) -> Any:
    """The Arrow type of one of the record's types."""
    arrow = need("pyarrow", "Parquet")
    inspect = msgspec.inspect
    if isinstance(kind, inspect.UnionType):
        kinds = [inner for inner in kind.types if not isinstance(inner, inspect.NoneType)]
        return _type(kinds[0]) if len(kinds) == 1 else arrow.float64()
    if isinstance(kind, inspect.StructType):
        return arrow.struct(_fields(kind.cls))
    if isinstance(kind, inspect.ListType):
        return arrow.list_(_type(kind.item_type))
    if isinstance(kind, inspect.BoolType):
        return arrow.bool_()
    if isinstance(kind, inspect.IntType):
        return arrow.int64()
    return arrow.float64() if isinstance(kind, inspect.FloatType) else arrow.string()
