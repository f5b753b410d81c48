"""`newsmine rules`: what each room looks for."""

from __future__ import annotations

import importlib

import click

from newsmine.examples import Example, examples
from newsmine.rooms import ROOMS


@click.command(name="rules")
@click.argument("room", required=False, type=click.Choice(list(ROOMS)))
def command(room: str | None) -> None:
    """List the rules of the rooms, or of ROOM with all its examples.

    Brackets mark what is found; near misses are found by none of the rules.
    """
    for name in [room] if room else ROOMS:
        package = importlib.import_module(f"newsmine.rooms.{name}")
        rules = list(importlib.import_module(f"newsmine.rooms.{name}.rules").rule)
        known = list(examples(name))
        click.secho(f"{name}: {len(rules)} rules, {len(known)} examples", bold=True)
        click.echo(_wrapped(" ".join((package.__doc__ or "").split()), "  "))
        click.echo()
        for rule in rules:
            click.echo(f"  {rule.name}")
            click.echo(_wrapped(rule.means, "      "))
            shown = [e for e in known if e.rule == rule.name]
            for example in shown if room else shown[:1]:
                click.echo(_wrapped(f"“{example.marked}”", "      "))
        if room:
            _rest(known)
        click.echo()


def _rest(known: list[Example]) -> None:
    others = [e for e in known if not e.near_miss and e.rule is None]
    if others:
        click.secho("\n  More examples", bold=True)
        for example in others:
            click.echo(_wrapped(f"“{example.marked}”", "      "))
    misses = [e for e in known if e.near_miss]
    if misses:
        click.secho("\n  Near misses", bold=True)
        for example in misses:
            click.echo(_wrapped(f"“{example.marked}”: {example.why}", "      "))


def _wrapped(text: str, indent: str) -> str:
    return click.wrap_text(text, width=80, initial_indent=indent, subsequent_indent=indent + "  ")
