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
from newsmine.formats.opening import STDIN

#: What a shell reports for a program that Ctrl-C ended.
INTERRUPTED = 130


triage_option = click.option(
    "--triage/--no-triage",
    default=True,
    show_default=True,
    help="Skip, unparsed, articles that cannot report violence; or read all.",
)


@click.command(name="extract")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write here (.jsonl, .jsonl.gz, .jsonl.zst, .parquet); else to standard output.",
)
@click.option("-j", "--jobs", type=int, default=1, show_default=True, help="Processes that read; 0 for one a core.")
@click.option("--resume", is_flag=True, help="Go on with a run that was cut off, into the same file.")
@click.option("--shard-size", type=click.IntRange(1), metavar="N", help="Begin a new file after every N records.")
@triage_option
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
    jobs: int,
    resume: bool,
    shard_size: int | None,
    triage: bool,
    pairs: tuple[str, ...],
    published: str | None,
    reader: str | None,
    model: str | None,
    locale: str,
    redact: bool,
    quiet: bool,
) -> None:
    """Read articles and write one record for each, as JSONL.

    PATHS are files, folders, patterns, addresses (s3://...) or - for standard input: text,
    Markdown, HTML, JSONL (also .gz and .zst), CSV, Parquet and WARC. Every input gives exactly
    one record; one that cannot be read gives one with status "error", and exit code 1.
    """
    fields = Fields(fields=parse_fields(pairs), published=day(published))
    inputs = find_inputs(paths, reader)
    _not_onto_input(output, inputs)
    _check_options(output, resume, shard_size)
    from newsmine.formats.writing import RecordWriter, check_output

    if output:
        check_output(output)
    from newsmine.batch.manifest import check_manifest, describe_run, write_manifest
    from newsmine.batch.processes import cores, read_lines
    from newsmine.batch.reading import Reading, skip
    from newsmine.model.meta import DEFAULT_MODEL

    reading = Reading(model=model or DEFAULT_MODEL, locale=locale, triage=triage, redact=redact)
    if output:
        manifest = describe_run(inputs, fields, reading, reader, shard_size)
        resume = resume and check_manifest(output, manifest)
    errors = skipped = done = 0
    interrupted = False
    with RecordWriter(output, resume=resume, shard_size=shard_size) as writer:
        if output:
            write_manifest(output, manifest)
        articles = skip(read_inputs(inputs, fields, lazily=True), writer.kept)
        try:
            lines = read_lines(articles, reading, jobs or cores())
            for line in _progress(lines, inputs, writer.kept, quiet):
                writer.write_line(line.json)
                done += 1
                skipped += line.skipped
                if line.error is not None:
                    errors += 1
                    click.echo(f"newsmine: {line.error}", err=True)
        except KeyboardInterrupt:
            interrupted = True
        except BrokenPipeError:
            pass
    _close(output, done, writer.kept, errors, skipped, interrupted, quiet)


def _check_options(output: str | None, resume: bool, shard_size: int | None) -> None:
    if not output and (resume or shard_size):
        raise UsageError(f"{'--resume' if resume else '--shard-size'} needs a file to write to: name one with -o")


def _close(
    output: str | None, done: int, before: int, errors: int, skipped: int, interrupted: bool, quiet: bool
) -> None:
    kept = f"{done:,} record{'' if done == 1 else 's'}" + (f", {errors} of them errors" if errors else "")
    if before:
        kept += f" after the {before:,} that were there"
    if interrupted:
        click.echo(f"newsmine: interrupted; {kept} written{f' to {output}' if output else ''}", err=True)
        sys.exit(INTERRUPTED)
    if output and not quiet:
        click.echo(f"{kept} in {output}", err=True)
        if skipped:
            click.echo(f"{skipped:,} of them skipped: no sign of violence (--no-triage reads all)", err=True)
    if errors:
        sys.exit(1)


def _progress(records: Iterator[Any], inputs: list[Input], done: int, quiet: bool) -> Iterator[Any]:
    """The records, with a bar on standard error where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        return records
    from tqdm import tqdm

    total = count_articles(inputs)
    return iter(tqdm(records, total=total, initial=done, unit=" articles", file=sys.stderr, dynamic_ncols=True))


def day(published: str | None) -> str | None:
    """A publication date given as an option. Raises `UsageError` when it is not ISO 8601."""
    try:
        return iso_date(published) if published else None
    except InputError as error:
        raise UsageError(f"--published: {error}") from None


def _not_onto_input(output: str | None, inputs: list[Input]) -> None:
    if output and os.path.exists(output):
        for item in inputs:
            if (
                not item.missing
                and item.path != STDIN
                and os.path.exists(item.path)
                and os.path.samefile(item.path, output)
            ):
                raise UsageError(f"{output} is read and written at once: name another file with -o")
