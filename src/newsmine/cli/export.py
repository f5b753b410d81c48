"""`newsmine export`: records for other annotation tools."""

from __future__ import annotations

from pathlib import Path

import click
import orjson

from newsmine.check.exchange import brat, doccano, label_studio, prodigy
from newsmine.errors import OutputError
from newsmine.formats.records import read_records

TOOLS = ("label-studio", "doccano", "prodigy", "brat")


@click.command(name="export")
@click.argument("file")
@click.option("--to", "tool", type=click.Choice(TOOLS), required=True, help="Which tool.")
@click.option("-o", "--output", metavar="OUT", required=True, help="File to write; for brat a folder.")
def command(file: str, tool: str, output: str) -> None:
    """Write the records of FILE for another annotation tool, facts as suggestions.

    Label Studio gets a JSON file of tasks and, beside it, OUT.config.xml, the
    labelling configuration of the project; doccano and Prodigy get JSONL (Prodigy's
    for the recipe spans.manual); brat gets a folder.
    """
    target = Path(output)
    number = 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if tool == "brat":
            number = brat.write(read_records(file), target)
        elif tool == "label-studio":
            number = _tasks(file, target)
        else:
            module = doccano if tool == "doccano" else prodigy
            with open(target, "wb") as stream:
                for record in read_records(file):
                    stream.write(orjson.dumps(module.export(record)) + b"\n")
                    number += 1
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror or error}") from None
    click.echo(f"{number:,} record{'' if number == 1 else 's'} in {output}", err=True)


def _tasks(file: str, target: Path) -> int:
    """Label Studio takes one JSON array; it is written a task at a time."""
    Path(f"{target}.config.xml").write_text(label_studio.config(), encoding="utf-8")
    number = 0
    with open(target, "wb") as stream:
        stream.write(b"[")
        for record in read_records(file):
            stream.write((b",\n" if number else b"\n") + orjson.dumps(label_studio.export(record)))
            number += 1
        stream.write(b"\n]\n")
    return number
