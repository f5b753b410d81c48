"""The same extraction on Apache Spark: records to Parquet, one partition a shard of the input.

Spark gives each task a shard; the model is loaded once in each Python worker and stays there. A
task that fails is tried again by Spark; the others are not repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from newsmine.batch.reading import Reading, lines
from newsmine.errors import UsageError
from newsmine.formats.extras import need
from newsmine.formats.fields import Fields
from newsmine.formats.inputs import Input, read_inputs

#: Records in one Arrow batch from a worker to Spark.
ROWS = 256


def extract_on_spark(
    session: Any,
    inputs: Sequence[Input],
    output: str,
    reading: Reading,
    fields: Fields,
    *,
    partitions: int | None = None,
) -> int:
    """Write the records of all inputs as Parquet files into the folder `output`; how many there are.

    One kind of input at a time. Parquet files are split among the tasks by Spark (into
    `partitions`, where given); files of other kinds, WARC above all, are read one a task, from a path or
    address that every worker can open. Raises `UsageError` where pyspark is missing or kinds are mixed.
    """
    need("pyspark", "newsmine spark")
    read: _Reader
    kinds = {item.reader for item in inputs}
    missing = [item.path for item in inputs if item.missing]
    if missing:
        raise UsageError(f"no such file or folder: {', '.join(missing)}")
    if kinds == {"parquet"}:
        frame = session.read.parquet(*[item.path for item in inputs])
        if partitions:
            frame = frame.repartition(partitions)
        read = _RowReader(reading, fields)
    elif "parquet" in kinds:
        raise UsageError("Parquet and other files do not go into one run on Spark: run it for each kind")
    else:
        rows = [(number, msgspec.json.encode(msgspec.to_builtins(item)).decode()) for number, item in enumerate(inputs)]
        frame = session.createDataFrame(rows, "number long, input string").repartition(
            partitions or len(rows), "number"
        )
        read = _FileReader(reading, fields)
    records = frame.mapInArrow(read, _schema())
    records.write.mode("overwrite").parquet(output)
    return int(session.read.parquet(output).count())


class _Reader:
    """Runs in a worker: batches of a task in, batches of records out."""

    def __init__(self, reading: Reading, fields: Fields) -> None:
        self._reading, self._fields = reading, fields

    def items(self, row: dict[str, Any]) -> Iterator[Any]:
        """The articles of a row of the input."""
        raise NotImplementedError

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        from newsmine.formats.columns import record_schema, row_of

        pyarrow = need("pyarrow", "newsmine spark")
        schema = record_schema()
        waiting: list[dict[str, Any]] = []
        found = (item for batch in batches for row in batch.to_pylist() for item in self.items(row))
        for line in lines(found, self._reading):
            waiting.append(row_of(line.json))
            if len(waiting) == ROWS:
                yield pyarrow.RecordBatch.from_pylist(waiting, schema=schema)
                waiting = []
        if waiting:
            yield pyarrow.RecordBatch.from_pylist(waiting, schema=schema)


class _RowReader(_Reader):
    def items(self, row: dict[str, Any]) -> Iterator[Any]:
        from newsmine.article import Source
        from newsmine.formats.columns import plain
        from newsmine.formats.fields import article_of

        yield article_of(plain(row), self._fields, Source(reader="parquet"))


class _FileReader(_Reader):
    def items(self, row: dict[str, Any]) -> Iterator[Any]:
        item = msgspec.json.decode(row["input"], type=Input)
        yield from read_inputs([item], self._fields, lazily=True)


def _schema() -> Any:
    """The Spark schema of a record."""
    from newsmine.formats.columns import record_schema

    return need("pyspark.sql.pandas.types", "newsmine spark").from_arrow_schema(record_schema())
