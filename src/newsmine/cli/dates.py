"""`newsmine dates`: what the room of dates finds in a text, as a table."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from newsmine.rooms.dates.locales import LOCALES

if TYPE_CHECKING:
    from newsmine.record import Date

_COLUMNS = ("text", "type", "value", "from", "to", "mod", "anchor", "rule")
#: Wider than any table: what is not a terminal takes everything.
_ANY = 10_000


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
    if not record.dates:
        click.echo("no dates")
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() or "COLUMNS" in os.environ else _ANY
    rows = [_row(date) for date in record.dates]
    if _width(rows, _COLUMNS) <= width:
        _table(rows, _COLUMNS)
    else:
        _narrow(record.dates, width)
    for warning in record.warnings:
        if warning.fact and warning.fact.startswith("d"):
            click.echo(f"{warning.fact}: {warning.message} ({warning.code})")


def _row(date: Date) -> tuple[str, ...]:
    return (
        _words(date),
        date.type,
        date.value,
        date.from_ or "",
        date.to or "",
        date.mod or "",
        date.anchor or "",
        date.rule,
    )


def _words(date: Date) -> str:
    return " ".join(f"{date.id} {date.text}".split()) + (f" (of {date.part_of})" if date.part_of else "")


def _width(rows: Sequence[tuple[str, ...]], heads: tuple[str, ...]) -> int:
    return sum(max(map(len, column)) + 2 for column in zip(heads, *rows, strict=True)) - 2


def _table(rows: Sequence[tuple[str, ...]], heads: tuple[str, ...], below: list[str] | None = None) -> None:
    """Print rows in columns, each with a line below it if there is one."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for number, row in enumerate((heads, *rows)):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        click.secho(line, bold=number == 0)
        if number and below and below[number - 1]:
            click.secho(f"   {below[number - 1]}", dim=True)


def _narrow(dates: list[Date], width: int) -> None:
    """Print the table for a narrow terminal: what decided on a line of its own, words cut where they do not fit."""
    days = [
        date.from_ if date.from_ == date.to else f"{date.from_ or ''}..{date.to or ''}".strip(".") for date in dates
    ]
    rest = [(date.type, date.value, day or "") for date, day in zip(dates, days, strict=True)]
    room = max(12, width - _width(rest, ("type", "value", "days")) - 2)
    texts = [words if len(words) <= room else words[: room - 1] + "…" for words in map(_words, dates)]
    below = [
        " · ".join(part for part in (date.mod, date.anchor and f"anchored on {date.anchor}", date.rule) if part)
        for date in dates
    ]
    _table([(text, *cells) for text, cells in zip(texts, rest, strict=True)], ("text", "type", "value", "days"), below)
