"""`newsmine import`: what people marked elsewhere, as decisions."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec
import orjson

from newsmine.check.exchange import brat, doccano, label_studio, prodigy
from newsmine.check.exchange.marks import Marked, Mismatch, decisions_of
from newsmine.cli.export import TOOLS
from newsmine.errors import OutputError, UsageError
from newsmine.formats.records import read_records
from newsmine.record import Record


@click.command(name="import")
@click.argument("marked")
@click.option("--from", "tool", type=click.Choice(TOOLS), required=True, help="Which tool wrote MARKED.")
@click.option("--records", "file", metavar="FILE", required=True, help="The records that were exported.")
@click.option("-o", "--output", metavar="DECISIONS", required=True, help="Write the decisions here.")
def command(marked: str, tool: str, file: str, output: str) -> None:
    """Turn MARKED, what an annotation tool wrote, into decisions for `newsmine apply`.

    Facts that are no longer marked are rejected, new spans added, moved ones moved,
    the rest accepted. Spans of a text that is not the record's are refused; exit
    code 1 says that there were such.
    """
    records: dict[str, Record] = {record.id: record for record in read_records(file)}
    problems: list[str] = []
    number = 0
    try:
        with open(output, "wb") as stream:
            for item in _read(marked, tool):
                record = records.get(item.record)
                if record is None:
                    problems.append(f"{item.record}: no such record in {file}")
                    continue
                try:
                    found = list(decisions_of(record, item))
                except Mismatch as error:
                    problems.append(str(error))
                    continue
                for decision in found:
                    stream.write(msgspec.json.encode(decision) + b"\n")
                number += len(found)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror or error}") from None
    for problem in problems:
        click.echo(f"newsmine: {problem}", err=True)
    click.echo(f"{number:,} decisions in {output}", err=True)
    if problems:
        sys.exit(1)


def _read(path: str, tool: str) -> Iterator[Marked]:
    try:
        if tool == "brat":
            if not Path(path).is_dir():
                raise UsageError(f"{path}: not a folder of brat's .txt and .ann files")
            yield from brat.read(Path(path))
        elif tool == "label-studio":
            yield from label_studio.read(orjson.loads(Path(path).read_bytes()))
        else:
            module = doccano if tool == "doccano" else prodigy
            yield from module.read(_rows(path))
    except Mismatch as error:
        raise UsageError(f"{path}: {error}") from None
    except ValueError as error:
        raise UsageError(f"{path}: not JSON: {error}") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None


def _rows(path: str) -> Iterator[Any]:
    with open(path, "rb") as stream:
        for line in stream:
            if line.strip():
                yield orjson.loads(line)
