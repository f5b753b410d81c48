"""`newsmine explain`: why a fact is there."""

from __future__ import annotations

import importlib
from typing import Any

import click
import msgspec

from newsmine.errors import UsageError
from newsmine.formats.records import read_records
from newsmine.record import Fact, Record
from newsmine.rooms import ROOMS

_PLAIN = ("id", "start", "end", "text", "passage", "rule", "confidence", "mentions")


@click.command(name="explain")
@click.argument("file")
@click.argument("fact")
@click.option("--record", "wanted", metavar="ID", help="Which record, where FILE holds several.")
def command(file: str, fact: str, wanted: str | None) -> None:
    """Say why FACT (c1, p2, ...) of a record in FILE is there: rule, words, evidence in context."""
    record = _record(file, wanted)
    found = record.fact(fact)
    if found is None:
        have = ", ".join(f.id for _, f in record.facts()) or "none"
        raise UsageError(f"record {record.id} has no fact {fact!r}; it has {have}")
    kind = next(kind for kind, f in record.facts() if f is found)
    click.secho(f"{found.id} in {record.id}: ", bold=True, nl=False)
    click.echo(f"{kind}, “{found.text}”")
    click.echo(f"  rule        {found.rule}")
    if means := _meaning(kind, found.rule):
        click.echo(click.wrap_text(means, 80, "              ", "              "))
    click.echo(f"  confidence  {found.confidence:.2f}")
    click.echo(f"  characters  {found.start} to {found.end}")
    click.echo("  values")
    for key, value in msgspec.to_builtins(found).items():
        if key not in _PLAIN and value not in (None, [], False):
            click.echo(click.wrap_text(f"{key}: {_shown(value, record)}", 80, "    ", "      "))
    click.echo("  evidence")
    click.echo(click.wrap_text(_context(record, found), 80, "    ", "    "))


def _record(file: str, wanted: str | None) -> Record:
    ids: list[Record] = []
    for record in read_records(file):
        if wanted is None or record.id == wanted:
            if wanted is None and ids:
                raise UsageError(f"{file} holds several records: name one with --record, such as --record {ids[0].id}")
            ids.append(record)
            if wanted is not None:
                break
    if not ids:
        raise UsageError(f"{file} holds no record" + (f" {wanted!r}" if wanted else ""))
    return ids[0]


def _meaning(kind: str, name: str) -> str | None:
    room = next(room for room, made in ROOMS.items() if made == kind)
    rules = importlib.import_module(f"newsmine.rooms.{room}.rules").rule
    return rules[name].means if name in rules else None


def _shown(value: Any, record: Record) -> str:
    if isinstance(value, str) and (other := record.fact(value)) is not None:
        return f"{value} (“{other.text}”)"
    if isinstance(value, list):
        return "; ".join(_shown(item, record) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(part, record)}" for key, part in value.items() if part is not None)
    return str(value)


def _context(record: Record, fact: Fact) -> str:
    """The passage with its neighbourhood, the fact's words in brackets."""
    passage = next((p for p in record.passages if p.id == fact.passage), None)
    start, end = (passage.start, passage.end) if passage else (max(0, fact.start - 120), fact.end + 120)
    text = record.text
    start, end = max(0, start - 80), min(len(text), end + 80)
    before = "… " if start > 0 else ""
    after = " …" if end < len(text) else ""
    return before + text[start : fact.start] + f"[{fact.text}]" + text[fact.end : end] + after
