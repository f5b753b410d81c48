"""`newsmine train`: what confidence says, learnt from gold."""

from __future__ import annotations

from pathlib import Path

import click

from newsmine.cli.evaluate import gold_rows
from newsmine.errors import OutputError, UsageError


@click.command(name="train")
@click.argument("pred")
@click.argument("gold")
@click.option("--split", metavar="NAME", help="Only gold whose `split` is this.")
@click.option("--from", "first", metavar="ID", default="", help="Only gold whose id does not stand before ID.")
@click.option("-o", "--output", metavar="FILE", required=True, help="Write the table here (TOML).")
def command(pred: str, gold: str, split: str | None, first: str, output: str) -> None:
    """Learn from GOLD how often each rule's facts in PRED are right, and write the table.

    It is what `confidence` says. Learn it from articles that no rule was written
    from (--split, --from), else it is too sure of itself; judge it on others still:
    `newsmine evaluate` prints the reliability table and the calibration error.
    """
    from newsmine.evaluate.calibration import as_toml, calibrate
    from newsmine.evaluate.scoring import score

    rows = gold_rows(gold).items()
    golds = {key: row for key, row in rows if key >= first and (split is None or row.get("split") == split)}
    if not golds:
        raise UsageError(f"{gold} holds no gold" + (f" of the split {split!r}" if split else ""))
    judged = score(golds, gold_rows(pred), resamples=0).judged
    asked = (f" --split {split}" if split else "") + (f" --from {first}" if first else "")
    table = as_toml(calibrate(judged), f"newsmine train {Path(pred).name} {Path(gold).name}{asked}")
    try:
        Path(output).write_text(table, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror or error}") from None
    click.echo(f"{len(judged):,} facts of {len(golds):,} articles in {output}", err=True)
