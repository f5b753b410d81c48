"""`newsmine extract`: articles in, records out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import click

from newsmine.article import iso_date
from newsmine.errors import InputError, UsageError
from newsmine.formats.fields import Fields, parse_fields
from newsmine.formats.inputs import READERS, Input, count_articles, find_inputs, read_inputs

#: What a shell reports for a program that Ctrl-C ended.
INTERRUPTED = 130


@click.command(name="extract")
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", help="Write here (.jsonl or .jsonl.gz); else to standard output.")
@click.option(
    "--field",
    "pairs",
    multiple=True,
    metavar="TARGET=SOURCE",
    help="Take a field from one of another name, as in text=body; dots reach into objects.",
)
@click.option("--published", metavar="DATE", help="Publication date (ISO 8601) of articles that give none.")
@click.option("--reader", type=click.Choice(sorted(set(READERS.values()))), help="Read every file as this format.")
@click.option("--model", default=None, metavar="NAME", help="An installed English spaCy pipeline, or its folder.")
@click.option("--locale", default="uk", show_default=True, help="Whose day-and-month order and holidays hold.")
@click.option("--redact", is_flag=True, help="Replace names of victims, witnesses and children by pseudonyms.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no closing line.")
def command(
    paths: tuple[str, ...],
    output: str | None,
    pairs: tuple[str, ...],
    published: str | None,
    reader: str | None,
    model: str | None,
    locale: str,
    redact: bool,
    quiet: bool,
) -> None:
    """Read articles and write one record for each, as JSONL.

    PATHS are files, folders, patterns or - for standard input: text, Markdown, HTML,
    JSONL (also .gz) and CSV. Every input gives exactly one line; one that cannot be
    read gives a record with status "error", and exit code 1.
    """
    fields = Fields(fields=parse_fields(pairs), published=_day(published))
    inputs = find_inputs(paths, reader)
    _not_onto_input(output, inputs)
    errors = done = 0
    interrupted = False
    from newsmine.formats.writing import JsonlWriter

    with JsonlWriter(output) as writer:
        try:
            for record in _progress(_records(inputs, fields, model, locale, redact), inputs, quiet):
                writer.write(record)
                done += 1
                if record.error is not None:
                    errors += 1
                    click.echo(f"newsmine: {record.error.message}", err=True)
        except KeyboardInterrupt:
            interrupted = True
        except BrokenPipeError:
            pass
    _close(output, done, errors, interrupted, quiet)


def _close(output: str | None, done: int, errors: int, interrupted: bool, quiet: bool) -> None:
    kept = f"{done:,} record{'' if done == 1 else 's'}" + (f", {errors} of them errors" if errors else "")
    if interrupted:
        click.echo(f"newsmine: interrupted; {kept} written{f' to {output}' if output else ''}", err=True)
        sys.exit(INTERRUPTED)
    if output and not quiet:
        click.echo(f"{kept} in {output}", err=True)
    if errors:
        sys.exit(1)


def _records(inputs: list[Input], fields: Fields, model: str | None, locale: str, redact: bool) -> Iterator[Any]:
    from newsmine.pipeline import DEFAULT_MODEL, build, extract

    build(model or DEFAULT_MODEL, locale)
    records = extract(read_inputs(inputs, fields), model=model or DEFAULT_MODEL, locale=locale)
    if not redact:
        return records
    from newsmine.redact import redacted

    return map(redacted, records)


def _progress(records: Iterator[Any], inputs: list[Input], quiet: bool) -> Iterator[Any]:
    """The records, with a bar on standard error where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        return records
    from tqdm import tqdm

    return iter(tqdm(records, total=count_articles(inputs), unit=" articles", file=sys.stderr, dynamic_ncols=True))


def _day(published: str | None) -> str | None:
    try:
        return iso_date(published) if published else None
    except InputError as error:
        raise UsageError(f"--published: {error}") from None


def _not_onto_input(output: str | None, inputs: list[Input]) -> None:
    if output and os.path.exists(output):
        for item in inputs:
            if not item.missing and item.path != "-" and os.path.samefile(item.path, output):
                raise UsageError(f"{output} is read and written at once: name another file with -o")
