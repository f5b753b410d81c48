"""The command line: one thin file a command, which parses, calls and prints.

Commands are imported when they are called, so that `newsmine --help` is instant.
"""

from __future__ import annotations

import importlib
import sys

import click

from newsmine.errors import NewsmineError

#: Command -> the line that `newsmine --help` shows for it.
COMMANDS: dict[str, str] = {
    "extract": "Read articles and write one record for each, as JSONL.",
    "spark": "Read shards of articles on an Apache Spark cluster.",
    "summary": "Show what a file of records holds, with one record's facts.",
    "table": "Write the facts of one kind as CSV, one row a fact.",
    "check": "Print the warnings: where a checker should look first.",
    "review": "Check records on a page in the browser, every value beside its words.",
    "sheet": "Write records as one page to check offline and send back.",
    "apply": "Fold checkers' decisions into the records.",
    "export": "Write records for Label Studio, doccano, Prodigy or brat.",
    "import": "Turn what people marked in those tools into decisions.",
    "evaluate": "Score records against gold, with intervals.",
    "train": "Learn from gold what confidence should say.",
    "diff": "Show what a new version changed, fact by fact.",
    "explain": "Say why a fact is there: rule, words, evidence in context.",
    "dates": "Show what is read as a date in a text, as a table.",
    "rules": "List the rules of the rooms with their examples.",
    "schema": "Print the JSON Schema of a record.",
}

#: Commands whose name is a word of Python's.
_MODULES = {"import": "import_"}


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are called."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Names of the commands, in the order of a user's way through them."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of that name, imported now; None when there is none."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"newsmine.cli.{_MODULES.get(name, name)}").command
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their one-line help, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, context: click.Context) -> object:
        """Run a command; what the user can act on becomes one line and exit code 2."""
        try:
            return super().invoke(context)
        except NewsmineError as error:
            click.echo(f"newsmine: {error}", err=True)
            sys.exit(2)


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        import importlib.metadata

        click.echo(f"newsmine {importlib.metadata.version('newsmine')}")
        context.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def main() -> None:
    """Turn news stories about assaults into facts that can be checked.

    \b
    newsmine extract articles/ -o records.jsonl
    newsmine summary records.jsonl
    newsmine table records.jsonl --kind counts -o counts.csv

    Every fact points at the characters it was read from. Exit codes: 0 all went
    well, 1 some input gave an error record, 2 wrong use.
    """
