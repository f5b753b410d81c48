"""`newsmine check`: the warnings of a file of records."""

from __future__ import annotations

import json
import sys
from collections import Counter

import click

from newsmine.formats.records import read_records
from newsmine.record import Record, Warning_
from newsmine.warn import CODES

_WIDTH = 80


@click.command(name="check")
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["table", "json", "github"]), default="table", show_default=True)
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Only warnings of this code; may be given again.")
@click.option("--strict", is_flag=True, help="Exit 1 when there is a warning.")
@click.option("--codes", "explain", is_flag=True, help="List the codes and what they mean, and exit.")
def command(file: str, form: str, codes: tuple[str, ...], strict: bool, explain: bool) -> None:
    """Print the warnings of the records in FILE: where a checker should look first."""
    if explain:
        for code, meaning in CODES.items():
            click.echo(click.wrap_text(f"{code}: {meaning}", _WIDTH, "", "    "))
        return
    counted: Counter[str] = Counter()
    for record in read_records(file):
        for warning in record.warnings:
            if not codes or warning.code in codes:
                counted[warning.code] += 1
                _print(form, record, warning)
    if form == "table":
        total = sum(counted.values())
        click.echo(f"{total:,} warning{'' if total == 1 else 's'}", err=True)
        for code, number in counted.most_common():
            click.echo(f"  {number:>6,}  {code}", err=True)
    if strict and counted:
        sys.exit(1)


def _print(form: str, record: Record, warning: Warning_) -> None:
    if form == "json":
        line = {"record": record.id, "source": record.source.path, "line": record.source.line}
        line |= {"code": warning.code, "message": warning.message, "fact": warning.fact}
        click.echo(json.dumps(line, ensure_ascii=False))
    elif form == "github":
        where = f"file={record.source.path}," if record.source.path else ""
        number = record.source.line or _line_of(record, warning)
        click.echo(
            f"::warning {where}line={number},title={warning.code}::{_escaped(f'{record.id}: {warning.message}')}"
        )
    else:
        click.secho(f"{record.id}", bold=True, nl=False)
        click.echo(f"  {warning.code}" + (f"  {warning.fact}" if warning.fact else ""))
        click.echo(click.wrap_text(warning.message, _WIDTH, "    ", "    "))


def _line_of(record: Record, warning: Warning_) -> int:
    fact = record.fact(warning.fact) if warning.fact else None
    return record.text.count("\n", 0, fact.start) + 1 if fact else 1


def _escaped(message: str) -> str:
    """As GitHub's workflow commands want it."""
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
