"""`newsmine schema`: the contract as JSON Schema."""

from __future__ import annotations

import json

import click

from newsmine.record import schema


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema of a record, made from the types that the code uses."""
    click.echo(json.dumps(schema(), indent=2, ensure_ascii=False))
