"""`newsmine apply`: decisions folded into records."""

from __future__ import annotations

import sys

import click
import orjson

from newsmine.check.decisions import Decision, read_decisions
from newsmine.check.folding import fold
from newsmine.errors import OutputError
from newsmine.formats.records import read_records


@click.command(name="apply")
@click.argument("file")
@click.argument("decisions", nargs=-1, required=True)
@click.option("-o", "--output", metavar="CHECKED", required=True, help="Write the checked records here.")
def command(file: str, decisions: tuple[str, ...], output: str) -> None:
    """Fold DECISIONS (one file or several) into the records of FILE.

    Each fact decided on says `checked_by` and `checked_at`. A decision made on
    another text is placed by its words and their surroundings; what cannot be
    placed is reported, and exit code 1 says that there was such a one.
    """
    by_record: dict[str, list[Decision]] = {}
    problems: list[str] = []
    made = 0
    for path in decisions:
        found, wrong = read_decisions(path)
        problems += wrong
        made += len(found)
        for decision in found:
            by_record.setdefault(decision.record, []).append(decision)
    written = checked = 0
    try:
        with open(output, "wb") as stream:
            for record in read_records(file):
                own = sorted(by_record.pop(record.id, []), key=lambda decision: decision.at)
                plain, refused = fold(record, own)
                problems += refused
                stream.write(orjson.dumps(plain) + b"\n")
                written += 1
                checked += bool(own)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror or error}") from None
    problems += [f"{name}: decisions on a record that is not in {file}" for name in by_record]
    for problem in problems:
        click.echo(f"newsmine: {problem}", err=True)
    click.echo(f"{written:,} records in {output}; {checked:,} with decisions, {made:,} decisions", err=True)
    if problems:
        sys.exit(1)
