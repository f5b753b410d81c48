"""What a checker decided: one JSON object a line, appended to FILE.decisions.jsonl.

Nothing is ever rewritten: a decision is taken back by another ("undo"), and the last one
on a fact, or on a key of it, stands. A decision is on disk before `append` returns.
"""

from __future__ import annotations

import datetime
import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from newsmine.errors import OutputError, UsageError
from newsmine.record import Record

Action = Literal["accept", "reject", "edit", "move", "add", "merge", "done", "undo"]
#: Characters kept on each side of a span, to find it again when the text has moved.
CONTEXT = 40


class Context(msgspec.Struct, kw_only=True):
    """A span's words with what stands around them."""

    before: str
    text: str
    after: str


class Decision(msgspec.Struct, kw_only=True):
    """One decision of one reviewer on one fact of one record.

    `old`, `new`: for "edit" the keys that change; for "move" start, end and text; for "add"
    the whole fact; for "merge" `{"people": [...]}`, those that `fact` swallows. "done" says that
    the reviewer is through with the record.
    """

    schema: Literal["newsmine-decision/1"] = "newsmine-decision/1"
    id: str
    at: str
    reviewer: str
    record: str
    record_sha256: str
    action: Action
    kind: str | None = None
    fact: str | None = None
    old: dict[str, Any] | None = None
    new: dict[str, Any] | None = None
    context: Context | None = None
    undoes: str | None = None
    note: str | None = None


def text_hash(text: str) -> str:
    """SHA-256 of a record's text, by which a decision knows the text it was made on."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def context_of(text: str, start: int, end: int) -> Context:
    """The words of a span and up to 40 characters on each side."""
    return Context(before=text[max(0, start - CONTEXT) : start], text=text[start:end], after=text[end : end + CONTEXT])


def decide(
    record: Record,
    action: Action,
    *,
    reviewer: str,
    kind: str | None = None,
    fact: str | None = None,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
    undoes: str | None = None,
    note: str | None = None,
    at: str | None = None,
) -> Decision:
    """A decision on a record, stamped with the time (UTC), the text's hash and the span's context."""
    target = record.fact(fact) if fact else None
    span = new if new and {"start", "end"} <= set(new) else None
    context = None
    if span is not None:
        context = context_of(record.text, span["start"], span["end"])
    elif target is not None:
        context = context_of(record.text, target.start, target.end)
    return Decision(
        id=secrets.token_hex(8),
        at=at or datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        reviewer=reviewer,
        record=record.id,
        record_sha256=text_hash(record.text),
        action=action,
        kind=kind,
        fact=fact,
        old=old,
        new=new,
        context=context,
        undoes=undoes,
        note=note,
    )


def decisions_path(records: str | Path) -> Path:
    """Where the decisions on a file of records are kept: beside it."""
    return Path(f"{records}.decisions.jsonl")


def append(path: str | Path, decision: Decision) -> None:
    """Write a decision as one whole line, and return when it is on disk.

    A lock keeps two processes from interleaving. A line that an earlier crash left torn is
    closed first. Raises `OutputError` when it cannot be written.
    """
    line = msgspec.json.encode(decision) + b"\n"
    try:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            size = os.fstat(handle).st_size
            if size and os.pread(handle, 1, size - 1) != b"\n":
                line = b"\n" + line
            written = os.write(handle, line)
            if written != len(line):
                raise OSError(f"only {written} of {len(line)} bytes were written")
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise OutputError(f"{path}: the decision is not saved: {error.strerror or error}") from None


def read_decisions(path: str | Path) -> tuple[list[Decision], list[str]]:
    """The decisions of a file in the order in which they were made, and what was wrong with it.

    A line that is none (torn by a crash, edited by hand) is reported and left out. Raises
    `UsageError` when the file cannot be read.
    """
    decoder = msgspec.json.Decoder(Decision)
    found: list[Decision] = []
    problems: list[str] = []
    try:
        with open(path, "rb") as stream:
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                try:
                    found.append(decoder.decode(line))
                except msgspec.DecodeError as error:
                    problems.append(f"{path}:{number}: not a decision, left out: {error}")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None
    found.sort(key=lambda decision: decision.at)
    return found, problems


def standing(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """The decisions that were not taken back, in order of time; an undo may itself be undone."""
    ordered = list(decisions)
    gone: set[str] = set()
    for decision in reversed(ordered):
        if decision.action == "undo" and decision.undoes and decision.id not in gone:
            gone.add(decision.undoes)
    for decision in ordered:
        if decision.action != "undo" and decision.id not in gone:
            yield decision
