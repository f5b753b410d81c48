"""An evaluation as one HTML page, with the errors to read in their context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from importlib import resources
from string import Template
from typing import Any

from newsmine.evaluate.matching import Record
from newsmine.evaluate.scoring import Error

_AROUND = 90


def page(
    report: dict[str, Any], errors: Sequence[Error], golds: Mapping[str, Record], records: Mapping[str, Record]
) -> str:
    """The page. Everything that comes from an article is escaped; there is no script."""
    template = Template(resources.files("newsmine.evaluate").joinpath("page.html").read_text(encoding="utf-8"))
    score = f"{report['score']:.3f}"
    return template.substitute(
        title=f"Evaluation over {report['articles']:,} articles",
        lead=f"Mean right F1 of the five kinds: <strong>{score}</strong>. {len(errors):,} errors, below, by article.",
        kinds=_kinds(report),
        attributes=_attributes(report),
        reliability=_reliability(report["reliability"]),
        agreement="".join(_agreement(pair) for pair in report.get("agreement", [])),
        errors=_errors(errors, records),
    )


def _row(cells: Sequence[object], tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(str(cell))}</{tag}>" for cell in cells) + "</tr>"


def _kinds(report: dict[str, Any]) -> str:
    head = ["", "gold", "found P", "found R", "found F1", "right P", "right R", "right F1", "95 % interval"]
    rows = [_row(head, "th")]
    for kind, figures in report["kinds"].items():
        found, right = figures["found"], figures["right"]
        low, high = right.get("f1_interval", (0.0, 0.0))
        cells = [f"{part[key]:.3f}" for part in (found, right) for key in ("precision", "recall", "f1")]
        rows.append(_row([kind, f"{figures['gold']:,}", *cells, f"{low:.3f}–{high:.3f}"]))
    return "".join(rows)


def _attributes(report: dict[str, Any]) -> str:
    rows = [_row(["kind", "attribute", "accuracy", "compared"], "th")]
    for kind, figures in report["kinds"].items():
        for key, value in figures["attributes"].items():
            rows.append(_row([kind, key, f"{value['accuracy']:.3f}", f"{value['n']:,}"]))
    return "".join(rows)


def _reliability(table: dict[str, Any]) -> str:
    rows = [_row(["confidence", "facts", "said", "right"], "th")]
    for row in table["table"]:
        span = f"{row['from']:.1f} to {row['to']:.1f}"
        rows.append(_row([span, f"{row['n']:,}", f"{row['confidence']:.2f}", f"{row['right']:.2f}"]))
    if table["ece"] is not None:
        rows.append(_row(["expected calibration error", "", "", f"{table['ece']:.3f}"]))
    return "".join(rows)


def _agreement(pair: dict[str, Any]) -> str:
    kappa = "none" if pair["kappa"] is None else f"{pair['kappa']:.2f}"
    names = " and ".join(escape(name) for name in pair["reviewers"])
    rows = [_row([pair["reviewers"][0], *pair["verdicts"]], "th")]
    rows += [_row([verdict, *row]) for verdict, row in zip(pair["verdicts"], pair["table"], strict=True)]
    return (
        f"<h2>{names}</h2><p>{pair['n']:,} facts decided on by both; Cohen’s kappa {kappa}.</p>"
        f'<div class="scroll"><table>{"".join(rows)}</table></div>'
    )


def _errors(errors: Sequence[Error], records: Mapping[str, Record]) -> str:
    by_record: dict[str, list[Error]] = {}
    for error in errors:
        by_record.setdefault(error.record, []).append(error)
    parts = []
    for name, own in sorted(by_record.items(), key=lambda item: -len(item[1])):
        text = str((records.get(name) or {}).get("text", ""))
        items = "".join(_item(error, text) for error in sorted(own, key=lambda e: e.start))
        parts.append(f"<details><summary>{escape(name)} ({len(own)})</summary><ul>{items}</ul></details>")
    return "".join(parts) or "<p>None.</p>"


def _item(error: Error, text: str) -> str:
    kind = escape(f"{error.kind}, {error.what}")
    css = error.what if error.what in ("missed", "spurious") else "other"
    values = ""
    if css == "other":
        values = f": gold <code>{escape(repr(error.gold))}</code>, found <code>{escape(repr(error.found))}</code>"
    end = error.start + len(error.text)
    before, after = text[max(0, error.start - _AROUND) : error.start], text[end : end + _AROUND]
    context = f"…{escape(before)}<mark>{escape(error.text)}</mark>{escape(after)}…"
    return f'<li><span class="what {css}">{kind}</span>{values}<span class="context" dir="auto">{context}</span></li>'
