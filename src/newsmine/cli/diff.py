"""`newsmine diff`: what a new version changed."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import click
import msgspec

from newsmine.evaluate.difference import Change, differences
from newsmine.formats.records import read_records

_WIDTH = 80
_SIGN = {"added": "+", "removed": "-", "changed": "~"}


@click.command(name="diff")
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a change.")
def command(old: str, new: str, as_json: bool) -> None:
    """Show what NEW changed against OLD, fact by fact: + added, - removed, ~ changed.

    Records are joined on their id. Ids of facts do not matter, what they say does.
    """
    before = {record.id: record.to_dict() for record in read_records(old)}
    counted: Counter[str] = Counter()
    seen = set()
    for record in read_records(new):
        seen.add(record.id)
        earlier = before.get(record.id)
        if earlier is None:
            counted["records added"] += 1
        for change in differences(earlier or {}, record.to_dict()):
            counted[change.what] += 1
            _print(change, as_json)
    counted["records removed"] += len(before.keys() - seen)
    if not as_json:
        click.echo(
            ", ".join(f"{number:,} {what}" for what, number in counted.items() if number) or "no change", err=True
        )


def _print(change: Change, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(change), ensure_ascii=False))
        return
    fact = change.new or change.old or {}
    click.echo(_cut(f"{_SIGN[change.what]} {change.record}  {change.kind}  “{' '.join(fact['text'].split())}”"))
    for key, (old, new) in change.keys.items():
        click.echo(_cut(f"      {key}: {_shown(old)} → {_shown(new)}"))


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
