"""`newsmine evaluate`: records against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from newsmine.errors import OutputError, RecordError, UsageError


@click.command(name="evaluate")
@click.argument("pred")
@click.argument("gold")
@click.option("--split", metavar="NAME", help="Only gold whose `split` is this.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write here; else to standard output.")
@click.option("--errors", is_flag=True, help="With text: list what is wrong, a line each.")
@click.option("--agreement", "decided", metavar="DECISIONS", help="Also the agreement of two reviewers.")
def command(
    pred: str, gold: str, split: str | None, form: str, output: str | None, errors: bool, decided: str | None
) -> None:
    """Score the records in PRED against GOLD: precision, recall and F1 with 95 % intervals.

    "right" is found with every key attribute equal. A table says whether confidence
    means something; --agreement adds Cohen's kappa of two reviewers' decisions.
    """
    from newsmine.evaluate.reliability import reliability
    from newsmine.evaluate.scoring import score

    golds = {key: row for key, row in gold_rows(gold).items() if split is None or row.get("split") == split}
    if not golds:
        raise UsageError(f"{gold} holds no gold" + (f" of the split {split!r}" if split else ""))
    result = score(golds, gold_rows(pred))
    report: dict[str, Any] = {**result.report, "reliability": reliability(result.judged)}
    if decided:
        from newsmine.check.decisions import read_decisions
        from newsmine.evaluate.agreement import agreement

        report["agreement"] = agreement(read_decisions(decided)[0])
    if form == "json":
        text = json.dumps(report, indent=2, ensure_ascii=False)
    elif form == "html":
        from newsmine.evaluate.page import page

        text = page(report, result.errors, golds, gold_rows(pred))
    else:
        from newsmine.evaluate.shown import as_text

        text = as_text(report, result.errors if errors else [])
    _write(text, output)


def gold_rows(path: str) -> dict[str, dict[str, Any]]:
    """The objects of a JSONL file by id. Raises `UsageError` or `RecordError`, naming file and line."""
    rows: dict[str, dict[str, Any]] = {}
    try:
        with open(path, encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise RecordError(f"{path}:{number}: not JSON: {error}") from None
                if not isinstance(row, dict) or "id" not in row:
                    raise RecordError(f"{path}:{number}: not an object with an id")
                rows[str(row["id"])] = row
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None
    return rows


def _write(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text)
        return
    try:
        Path(output).write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror or error}") from None
