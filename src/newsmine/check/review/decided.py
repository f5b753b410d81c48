"""The decisions on a file of records: kept in memory as they stand on disk, whoever wrote them."""

from __future__ import annotations

import datetime
import re
import threading
from pathlib import Path
from typing import Any

import msgspec

from newsmine.check.decisions import Decision, append, context_of, standing, text_hash
from newsmine.check.review.fields import FIXED, types
from newsmine.check.review.index import Index
from newsmine.errors import NewsmineError, OutputError
from newsmine.record import Record

_IDENTIFIER = re.compile(r"[0-9a-f]{16}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_ADDED = re.compile(r"new-[1-9]\d{0,5}")


class Refused(NewsmineError):
    """A decision that does not fit its record; the message says why, and nothing was written."""


class Decided:
    """Decisions by record, read from the file as it grows; `save` puts more on disk.

    The file is the truth: what another process appends to it is found by `refresh`.
    """

    def __init__(self, path: str | Path, index: Index) -> None:
        self.path = Path(path)
        self._index = index
        self._by_record: dict[str, list[Decision]] = {}
        self._known: set[str] = set()
        #: Row numbers in the order in which decisions on them came: its length is the sequence number.
        self._log: list[int] = []
        self._place = 0
        self._decoder = msgspec.json.Decoder(Decision)
        self.problems: list[str] = []
        self._lock = threading.RLock()
        self.refresh()

    @property
    def sequence(self) -> int:
        """Grows with every decision; `changed_since` takes it."""
        return len(self._log)

    def refresh(self) -> None:
        """Read what was appended since the last time. A last line without its end is left for later."""
        with self._lock:
            try:
                with self.path.open("rb") as stream:
                    stream.seek(self._place)
                    grown = stream.read()
            except FileNotFoundError:
                return
            except OSError as error:
                raise OutputError(f"{self.path}: cannot be read: {error.strerror or error}") from None
            whole = grown[: grown.rfind(b"\n") + 1]
            for line in whole.split(b"\n"):
                if line.strip():
                    self._take(line)
            self._place += len(whole)

    def of(self, identifier: str) -> list[Decision]:
        """The decisions on a record in the order in which they were made."""
        return sorted(self._by_record.get(identifier, []), key=lambda decision: decision.at)

    def state(self, identifier: str) -> dict[str, Any]:
        """`decided`: number of facts decided on; `done`: who is through with the record."""
        stand = list(standing(self.of(identifier)))
        facts = {(d.kind, d.fact) for d in stand if d.fact}
        done = list(dict.fromkeys(d.reviewer for d in stand if d.action == "done"))
        return {"decided": len(facts), "done": done}

    def states(self) -> dict[int, dict[str, Any]]:
        """The state of every row that has decisions."""
        return {number: self.state(name) for name in self._by_record for number in self._index.numbers(name)}

    def changed_since(self, sequence: int) -> set[int]:
        """Rows that were decided on after a sequence number."""
        return set(self._log[max(0, sequence) :])

    def save(self, decision: Decision, record: Record) -> Decision:
        """The decision as it is on disk when this returns. One that is there already is not written twice.

        Raises `Refused` when it does not fit the record, `OutputError` when it cannot be written.
        """
        self.refresh()
        if decision.id in self._known:
            return decision
        self._check(decision, record)
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        decision.at = min(decision.at, now) if _TIME.fullmatch(decision.at) else now
        append(self.path, decision)
        self.refresh()
        return decision

    def _take(self, line: bytes) -> None:
        try:
            decision = self._decoder.decode(line)
        except msgspec.DecodeError as error:
            self.problems.append(f"{self.path}: a line that is no decision was left out: {error}")
            return
        if decision.id in self._known:
            return
        self._known.add(decision.id)
        self._by_record.setdefault(decision.record, []).append(decision)
        self._log.extend(self._index.numbers(decision.record))

    def _check(self, decision: Decision, record: Record) -> None:
        if not _IDENTIFIER.fullmatch(decision.id):
            raise Refused("its id is not 16 hex digits")
        if not decision.reviewer.strip() or len(decision.reviewer) > 100:
            raise Refused("it names no reviewer")
        if decision.record != record.id or decision.record_sha256 != text_hash(record.text):
            raise Refused("it was made on another text")
        if decision.action == "undo":
            if not any(other.id == decision.undoes for other in self.of(record.id)):
                raise Refused("what it takes back is not there")
            return
        if decision.action == "done":
            return
        if decision.kind not in types():
            raise Refused(f"there is no kind of fact {decision.kind!r}")
        if decision.action == "add":
            _check_added(decision, record)
        elif not self._exists(decision, record):
            raise Refused(f"the record has no {decision.fact!r}")
        if decision.action == "edit":
            _check_values(decision.kind, decision.new or {})
        elif decision.action == "move":
            _check_span(decision.new or {}, record)
        elif decision.action == "merge":
            self._check_merge(decision, record)
        _set_context(decision, record)

    def _exists(self, decision: Decision, record: Record) -> bool:
        if any(kind == decision.kind and fact.id == decision.fact for kind, fact in record.facts()):
            return True
        stand = standing(self.of(record.id))
        return any(d.action == "add" and (d.kind, d.fact) == (decision.kind, decision.fact) for d in stand)

    def _check_merge(self, decision: Decision, record: Record) -> None:
        names = (decision.new or {}).get("people")
        if decision.kind != "people" or not isinstance(names, list) or not names:
            raise Refused("it names nobody to merge")
        for name in names:
            other = msgspec.structs.replace(decision, fact=str(name))
            if name == decision.fact or not self._exists(other, record):
                raise Refused(f"there is no other person {name!r}")


def _check_added(decision: Decision, record: Record) -> None:
    if not decision.fact or not _ADDED.fullmatch(decision.fact):
        raise Refused("a fact that is added needs an id like new-1")
    new = decision.new or {}
    _check_span(new, record)
    assert decision.kind is not None
    _check_values(decision.kind, {key: value for key, value in new.items() if key not in FIXED})
    try:
        msgspec.convert({"rule": "checked by hand", **new, "id": decision.fact}, types()[decision.kind])
    except msgspec.ValidationError as error:
        raise Refused(str(error)) from None


def _check_span(new: dict[str, Any], record: Record) -> None:
    start, end = new.get("start"), new.get("end")
    if not (type(start) is int and type(end) is int and 0 <= start < end <= len(record.text)):
        raise Refused(f"{start}:{end} is no span of the text")
    if new.get("text") != record.text[start:end]:
        raise Refused("its words are not those of its span")


def _check_values(kind: str, new: dict[str, Any]) -> None:
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(types()[kind])}
    if not new:
        raise Refused("it changes nothing")
    for key, value in new.items():
        if key not in fields or key in FIXED:
            raise Refused(f"{key} cannot be edited")
        try:
            msgspec.convert(value, fields[key])
        except msgspec.ValidationError as error:
            raise Refused(f"{key}: {error}") from None


def _set_context(decision: Decision, record: Record) -> None:
    span = decision.new if decision.new and {"start", "end"} <= set(decision.new) else None
    fact = record.fact(decision.fact) if decision.fact else None
    if span is not None:
        decision.context = context_of(record.text, span["start"], span["end"])
    elif fact is not None:
        decision.context = context_of(record.text, fact.start, fact.end)
