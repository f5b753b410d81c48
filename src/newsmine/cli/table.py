"""`newsmine table`: one row a fact."""

from __future__ import annotations

import csv
import sys
from typing import IO

import click

from newsmine.errors import OutputError
from newsmine.formats.records import read_records
from newsmine.formats.rows_out import columns, rows
from newsmine.record import KINDS


@click.command(name="table")
@click.argument("file")
@click.option("--kind", type=click.Choice(list(KINDS)), required=True, help="Which facts.")
@click.option("-o", "--output", metavar="FILE", help="Write here; else to standard output.")
def command(file: str, kind: str, output: str | None) -> None:
    """Write the facts of one kind in FILE as CSV, one row a fact.

    The first columns name the record and the passage that the fact was read from;
    lists are joined with "; ".
    """
    if output is None:
        _write(sys.stdout, file, kind)
        return
    try:
        with open(output, "w", encoding="utf-8-sig", newline="") as stream:
            number = _write(stream, file, kind)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror or error}") from None
    click.echo(f"{number:,} row{'' if number == 1 else 's'} in {output}", err=True)


def _write(stream: IO[str], file: str, kind: str) -> int:
    writer = csv.DictWriter(stream, columns(kind), lineterminator="\n")
    writer.writeheader()
    number = 0
    for record in read_records(file):
        for row in rows(record, kind):
            writer.writerow(row)
            number += 1
    return number
