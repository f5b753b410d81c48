"""A file of records as rows of a queue, what is worth checking first at the top.

The file is read once for its rows; a record itself is read from its place in the file
when it is opened, so that ten thousand articles cost no more memory than their titles.
"""

from __future__ import annotations

import gzip
import os
import tempfile
from pathlib import Path
from typing import IO

import msgspec

from newsmine.errors import RecordError, UsageError
from newsmine.record import KINDS, Record, Warning_

#: Below this confidence a fact raises its record in the queue.
DOUBT = 0.75
_TITLE = 160
#: Codes that say less of an article than others: low confidence is counted fact by fact, besides.
_MILD = frozenset({"low_confidence", "person_unsure"})


class _Fact(msgspec.Struct):
    confidence: float = 1.0
    id: str = ""
    same_as: str | None = None


class _Date(_Fact):
    resolved: bool = True


class _Incident(_Fact):
    primary: bool = False
    date: str | None = None
    place: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")


class _Slim(msgspec.Struct):
    """What the queue needs of a record; the decoder skips the rest."""

    id: str
    text: msgspec.Raw
    status: str = "ok"
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    relevant: bool = False
    counts: list[_Fact] = []
    injuries: list[_Fact] = []
    people: list[_Fact] = []
    dates: list[_Date] = []
    sentences: list[_Fact] = []
    incidents: list[_Incident] = []
    warnings: list[Warning_] = []


class Row(msgspec.Struct, kw_only=True):
    """One record in the queue. `kinds`: number of facts of each kind; `score`: worth of checking it, 0 and up."""

    number: int
    id: str
    title: str
    published: str | None
    publisher: str | None
    status: str
    relevant: bool
    kinds: list[int]
    warnings: list[str]
    lowest: float | None
    score: float
    why: str


class Index:
    """Rows of a JSONL file (also gzipped) with the place of each record in it.

    Raises `UsageError` when the file cannot be opened, `RecordError` at a line that is no record.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.rows: list[Row] = []
        self._places: list[tuple[int, int]] = []
        self._by_id: dict[str, list[int]] = {}
        self._decoder = msgspec.json.Decoder(Record)
        self._stream = _opened(self.path)
        self._read()

    def numbers(self, identifier: str) -> list[int]:
        """Rows of the records of that id: one, unless the file holds an id twice."""
        return self._by_id.get(identifier, [])

    def line(self, number: int) -> bytes:
        """The line of a record, as it stands in the file."""
        start, length = self._places[number]
        # Not seek and read: two threads may ask at once.
        return os.pread(self._stream.fileno(), length, start)

    def record(self, number: int) -> Record:
        """The record of a row. Raises `RecordError` when the file was changed after it was opened."""
        try:
            record = self._decoder.decode(self.line(number))
        except msgspec.DecodeError:
            record = None
        if record is None or record.id != self.rows[number].id:
            raise RecordError(f"{self.path}: was changed while it was open; start the review again")
        return record

    def _read(self) -> None:
        decoder = msgspec.json.Decoder(_Slim)
        place = 0
        for line_number, line in enumerate(self._stream, 1):
            if line.strip():
                try:
                    slim = decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise RecordError(f"{self.path}:{line_number}: not a newsmine record: {error}") from None
                self._by_id.setdefault(slim.id, []).append(len(self.rows))
                self.rows.append(_row(len(self.rows), slim))
                self._places.append((place, len(line)))
            place += len(line)


def _opened(path: Path) -> IO[bytes]:
    """The file, or, when it is gzipped, its content in a file of its own: places need plain bytes."""
    try:
        if path.suffix != ".gz":
            return path.open("rb")
        plain = tempfile.TemporaryFile()  # noqa: SIM115  it lasts as long as the index
        with gzip.open(path, "rb") as stream:
            while block := stream.read(1 << 20):
                plain.write(block)
        plain.seek(0)
        return plain
    except (OSError, EOFError) as error:
        raise UsageError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _row(number: int, slim: _Slim) -> Row:
    score, why = _worth(slim)
    confidences = [fact.confidence for kind in KINDS for fact in getattr(slim, kind)]
    title = slim.title or msgspec.json.decode(slim.text, type=str)[: _TITLE * 2]
    return Row(
        number=number,
        id=slim.id,
        title=" ".join(title.split())[:_TITLE],
        published=slim.published,
        publisher=slim.publisher,
        status=slim.status,
        relevant=slim.relevant,
        kinds=[len(getattr(slim, kind)) for kind in KINDS],
        warnings=sorted({warning.code for warning in slim.warnings}),
        lowest=min(confidences, default=None),
        score=round(score, 3),
        why=why,
    )


def _worth(slim: _Slim) -> tuple[float, str]:
    """How much there is to gain from checking a record, and the reasons in a few words.

    Warnings first, then key values of its incidents, then facts of low confidence; a
    repetition of another fact adds nothing, since the statement that it repeats is there.
    """
    if slim.status == "error":
        return 1.0, "could not be read"
    reasons: list[str] = []
    score = 0.0
    if slim.warnings:
        score += sum(1.0 if warning.code in _MILD else 4.0 for warning in slim.warnings[:8])
        reasons.append(f"{len(slim.warnings)} warning{'s' if len(slim.warnings) > 1 else ''}")
    told = [fact for kind in KINDS for fact in getattr(slim, kind) if fact.same_as is None]
    if slim.relevant and not told:
        score += 5.0
        reasons.append("violence, but no facts")
    resolved = {date.id for date in slim.dates if date.resolved}
    for incident in slim.incidents:
        if not (incident.primary or len(slim.incidents) == 1):
            continue
        if incident.from_ is None and incident.date not in resolved:
            score += 2.0
            reasons.append("no day of the incident")
        if incident.place is None:
            score += 1.0
        score += 4.0 * (1.0 - incident.confidence)
    doubtful = sorted((fact for fact in told if fact.confidence < DOUBT), key=lambda fact: fact.confidence)
    score += sum(4.0 * (DOUBT - fact.confidence) for fact in doubtful)
    if doubtful:
        reasons.append(f"{len(doubtful)} doubtful, {doubtful[0].id} at {doubtful[0].confidence:.2f}")
    if slim.relevant:
        score += 0.5
    return score, " · ".join(reasons)
