"""brat: a folder of NAME.txt and NAME.ann with an annotation.conf, and back.

Format: https://brat.nlplab.org/standoff.html. A span over a line end or a tab is written in
pieces, for a line of standoff cannot hold one; the fact's id and values stand in a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

from newsmine.check.exchange.marks import Mark, Marked, Mismatch, note
from newsmine.record import KINDS, Record

CONF = "[entities]\n" + "\n".join(KINDS) + "\n\n[relations]\n\n[events]\n\n[attributes]\n"
_TEXT_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
#: What a line of standoff can hold: no tab, and nothing that some reader takes for a line end.
_PIECE = re.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(\S+)")


def name_of(record: Record) -> str:
    """The record's id as a file name."""
    return quote(record.id, safe=" ")


def export(record: Record) -> tuple[str, str]:
    """The contents of a record's .txt and .ann file."""
    lines = []
    for number, (kind, fact) in enumerate(record.facts(), 1):
        pieces = _pieces(record.text, fact.start, fact.end)
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(record.text[start:end] for start, end in pieces)
        lines.append(f"T{number}\t{kind} {offsets}\t{words}")
        lines.append(f"#{number}\tAnnotatorNotes T{number}\t{fact.id} {note(fact)}")
    return record.text, "".join(line + "\n" for line in lines)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span cut at line ends and tabs."""
    return [(start + match.start(), start + match.end()) for match in _PIECE.finditer(text[start:end])]


def write(records: Iterator[Record], folder: Path) -> int:
    """Write all records into a folder; how many there were."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "annotation.conf").write_text(CONF, encoding="utf-8")
    number = 0
    for record in records:
        text, standoff = export(record)
        for ending, content in (("txt", text), ("ann", standoff)):
            with open(folder / f"{name_of(record)}.{ending}", "w", encoding="utf-8", newline="") as stream:
                stream.write(content)
        number += 1
    return number


def read(folder: Path) -> Iterator[Marked]:
    """What was marked in each document of a folder. Raises `Mismatch` for a line that is no standoff."""
    for path in sorted(folder.glob("*.ann")):
        with open(path.with_suffix(".txt"), encoding="utf-8", newline="") as stream:
            text = stream.read()
        with open(path, encoding="utf-8", newline="") as stream:
            lines = stream.read().split("\n")
        spans: dict[str, tuple[str, int, int]] = {}
        facts: dict[str, str] = {}
        for number, line in enumerate(lines, 1):
            if match := _TEXT_BOUND.fullmatch(line):
                ends = [int(part) for piece in match[3].split(";") for part in piece.split()]
                spans[match[1]] = (match[2], min(ends), max(ends))
            elif match := _NOTE.match(line):
                facts[match[1]] = match[2]
            elif line.startswith("T"):
                raise Mismatch(f"{path.name}:{number}: no text-bound annotation of brat: {line[:60]!r}")
        marks = tuple(Mark(kind, start, end, facts.get(name)) for name, (kind, start, end) in spans.items())
        yield Marked(unquote(path.stem), text, "brat", marks)
