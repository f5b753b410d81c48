"""`newsmine summary`: what a file of records holds, at a glance."""

from __future__ import annotations

from collections import Counter

import click
import msgspec

from newsmine.formats.records import read_records
from newsmine.record import KINDS, Fact, Record

_WIDTH = 80
_TELLING: dict[str, tuple[str, ...]] = {
    "counts": ("value", "low", "high", "unit", "outcome", "who"),
    "injuries": ("type", "mechanism", "body_parts", "severity"),
    "people": ("roles", "age", "position", "organisation", "status"),
    "dates": ("value", "from", "to"),
    "sentences": ("disposals", "offences", "total_days"),
    "incidents": ("type", "city", "from", "killed", "injured", "victims"),
}


@click.command(name="summary")
@click.argument("file")
@click.option(
    "--record", "wanted", metavar="ID", help="Show this record's facts; else the one with most kinds of fact."
)
def command(file: str, wanted: str | None) -> None:
    """Show what FILE holds: records, facts of each kind, warnings, and one record's facts."""
    status: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    warnings: Counter[str] = Counter()
    shown: Record | None = None
    words = relevant = 0
    for record in read_records(file):
        status[record.status] += 1
        relevant += record.relevant
        words += len(record.text.split())
        warnings.update(warning.code for warning in record.warnings)
        for kind in KINDS:
            number = len(getattr(record, kind))
            facts[kind] += number
            articles[kind] += number > 0
        if wanted == record.id or (wanted is None and _telling(record) > _telling(shown)):
            shown = record
    total = sum(status.values())
    click.secho(f"{file}", bold=True)
    click.echo(f"{total:,} articles, {words:,} words; {relevant:,} report violence; {status['error']:,} errors")
    if status["skipped"]:
        click.echo(f"{status['skipped']:,} skipped: nothing there can report violence (--no-triage reads all)")
    click.echo()
    click.echo(f"{'':12}{'facts':>8}{'articles':>10}")
    for kind in KINDS:
        click.echo(f"{kind:12}{facts[kind]:>8,}{articles[kind]:>10,}")
    click.echo(f"{'warnings':12}{sum(warnings.values()):>8,}")
    for code, number in warnings.most_common(5):
        click.echo(f"    {code} {number:,}")
    if shown is not None:
        _show(shown)


def _telling(record: Record | None) -> tuple[int, int]:
    """Which record to show: many kinds of fact in few words."""
    if record is None or not record.text:
        return (-1, 0)
    return (sum(bool(getattr(record, kind)) for kind in KINDS), -len(record.text))


def _show(record: Record) -> None:
    click.echo()
    click.secho(f"{record.id}: {record.title or record.text[:60]}", bold=True)
    if record.published:
        click.echo(f"published {record.published}")
    for kind in KINDS:
        facts = getattr(record, kind)
        if facts:
            click.secho(f"\n{kind}", bold=True)
        for fact in facts:
            click.echo(_cut(f"  {fact.id:4}{_values(kind, fact)}"))
            click.echo(_cut(f"      {_evidence(record, fact)}"))


def _values(kind: str, fact: Fact) -> str:
    plain = msgspec.to_builtins(fact)
    parts = []
    name = plain.get("name")
    if name:
        parts.append(name)
    for key in _TELLING[kind]:
        value = plain.get(key)
        if value in (None, [], False):
            continue
        if isinstance(value, list):
            value = ", ".join(item if isinstance(item, str) else item["text"] for item in value)
        elif isinstance(value, dict):
            value = value["value"] if value["value"] is not None else f"{value['low']}+"
        parts.append(f"{key.replace('_', ' ')} {value}")
    if fact.assertion != "asserted":
        parts.append(fact.assertion)
    return " · ".join(parts)


def _evidence(record: Record, fact: Fact) -> str:
    """The fact's words in brackets, with what stands around them, on one line."""
    room = max(10, _WIDTH - 14 - min(len(fact.text), 40)) // 2
    before = " ".join(record.text[max(0, fact.start - room) : fact.start].split("\n")[-1:])
    after = record.text[fact.end : fact.end + room].split("\n")[0]
    return f"…{before}[{' '.join(fact.text.split())}]{after}…"


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
