"""`newsmine sheet`: records as one page to check offline."""

from __future__ import annotations

from pathlib import Path

import click

from newsmine.errors import OutputError


@click.command(name="sheet")
@click.argument("file")
@click.option("-o", "--output", metavar="FILE", required=True, help="Write the sheet here (sheet.html).")
@click.option("--reviewer", metavar="NAME", default="reviewer", show_default=True, help="Who will decide.")
def command(file: str, output: str, reviewer: str) -> None:
    """Write the records of FILE as one HTML file in which a person checks them offline.

    It needs no server and no network. "Save decisions" in it writes a file that
    `newsmine apply` takes.
    """
    from newsmine.check.sheet import sheet

    page = sheet(file, reviewer)
    try:
        Path(output).write_text(page, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror or error}") from None
    click.echo(f"{output}: {len(page.encode()) / 1e6:.1f} MB, opens in any browser", err=True)
