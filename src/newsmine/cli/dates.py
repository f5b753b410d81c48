"""`newsmine dates`: what the room of dates finds in a text, as a table."""

from __future__ import annotations

import sys

import click

from newsmine.rooms.dates.locales import LOCALES

_COLUMNS = ("text", "type", "value", "from", "to", "mod", "anchor", "rule")


@click.command(name="dates")
@click.argument("text")
@click.option("--published", metavar="DATE", help="ISO 8601 date that relative expressions count from.")
@click.option("--locale", type=click.Choice(sorted(LOCALES)), default="uk", show_default=True, help="Whose dates.")
def command(text: str, published: str | None, locale: str) -> None:
    """Show the dates, times, durations and sets of TEXT ("-": standard input), as TIMEX3 and as days.

    \b
    newsmine dates "He was punched on Friday night." --published 2018-05-14
    """
    from newsmine.pipeline import read

    record = read(sys.stdin.read() if text == "-" else text, published=published, locale=locale)
    rows = [
        (
            f"{date.id} {date.text}" + (f" (of {date.part_of})" if date.part_of else ""),
            date.type,
            date.value,
            date.from_ or "",
            date.to or "",
            date.mod or "",
            date.anchor or "",
            date.rule,
        )
        for date in record.dates
    ]
    if not rows:
        click.echo("no dates")
        return
    rows = [(" ".join(row[0].split()), *row[1:]) for row in rows]
    widths = [max(len(row[i]) for row in (*rows, _COLUMNS)) for i in range(len(_COLUMNS))]
    for number, row in enumerate((_COLUMNS, *rows)):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        click.secho(line, bold=number == 0)
    for warning in record.warnings:
        if warning.fact and warning.fact.startswith("d"):
            click.echo(f"{warning.fact}: {warning.message} ({warning.code})")
