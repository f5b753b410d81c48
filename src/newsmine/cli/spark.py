"""`newsmine spark`: the same extraction on a cluster."""

from __future__ import annotations

import click

from newsmine.cli.extract import day, triage_option
from newsmine.formats.fields import Fields, parse_fields
from newsmine.formats.inputs import find_inputs


@click.command(name="spark")
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", required=True, metavar="FOLDER", help="Write Parquet files into this folder.")
@click.option("--master", metavar="URL", help="The cluster, as in local[2] or spark://host:7077; else spark-submit's.")
@click.option("--partitions", type=click.IntRange(1), metavar="N", help="Split the input into so many tasks.")
@click.option("--field", "pairs", multiple=True, metavar="TARGET=SOURCE", help="Take a field from one of another name.")
@click.option("--published", metavar="DATE", help="Publication date (ISO 8601) of articles that give none.")
@click.option("--model", default=None, metavar="NAME", help="An installed English spaCy pipeline, or its folder.")
@click.option("--locale", default="uk", show_default=True, help="Whose day-and-month order and holidays hold.")
@triage_option
def command(
    paths: tuple[str, ...],
    output: str,
    master: str | None,
    partitions: int | None,
    pairs: tuple[str, ...],
    published: str | None,
    model: str | None,
    locale: str,
    triage: bool,
) -> None:
    """Read Parquet, WARC or JSONL shards on Apache Spark, and write records as Parquet.

    newsmine and its model must be installed on every worker; PATHS must be open to all of them.
    """
    fields = Fields(fields=parse_fields(pairs), published=day(published))
    inputs = find_inputs(paths)
    from newsmine.batch.reading import Reading
    from newsmine.batch.spark import extract_on_spark
    from newsmine.formats.extras import need
    from newsmine.model.meta import DEFAULT_MODEL

    builder = need("pyspark.sql", "newsmine spark").SparkSession.builder.appName("newsmine")
    session = (builder.master(master) if master else builder).getOrCreate()
    reading = Reading(model=model or DEFAULT_MODEL, locale=locale, triage=triage)
    try:
        written = extract_on_spark(session, inputs, output, reading, fields, partitions=partitions)
    finally:
        session.stop()
    click.echo(f"{written:,} records in {output}", err=True)
