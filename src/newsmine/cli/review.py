"""`newsmine review`: the page on which records are checked."""

from __future__ import annotations

import contextlib
import getpass
import threading
import webbrowser

import click

from newsmine.check.decisions import decisions_path


@click.command(name="review")
@click.argument("file")
@click.option("--decisions", metavar="FILE", help="Keep decisions here; else in FILE.decisions.jsonl.")
@click.option("--reviewer", metavar="NAME", help="Who decides; else your login name. The page can change it.")
@click.option("--port", type=click.IntRange(1, 65535), help="Serve on this port of 127.0.0.1.")
@click.option("--browser/--no-browser", default=True, help="Open the page in a browser, or only print its address.")
def command(file: str, decisions: str | None, reviewer: str | None, port: int | None, browser: bool) -> None:
    """Check the records of FILE on a page in the browser, every value beside its words.

    The page is served to this machine only, at an address that carries a token. Each
    decision is on disk before the page says so. Stop with Ctrl-C; `newsmine apply` folds the
    decisions into the records.
    """
    from newsmine.check.review.server import Review, listening, server

    target = decisions or str(decisions_path(file))
    review = Review(file, target, reviewer or _login())
    for problem in review.decided.problems:
        click.echo(problem, err=True)
    serving, address = server(review, listener := listening(file, port))
    number = len(review.index.rows)
    click.echo(f"{number:,} record{'' if number == 1 else 's'} to review at {address}")
    click.echo(f"decisions are kept in {target}; Ctrl-C stops")
    if browser:
        threading.Timer(0.3, webbrowser.open, [address]).start()
    with contextlib.suppress(KeyboardInterrupt):
        serving.run(sockets=[listener])
    click.echo(f"stopped; newsmine apply {file} {target} -o CHECKED.jsonl folds the decisions in")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"
