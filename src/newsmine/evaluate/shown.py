"""An evaluation as text of 80 columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsmine.evaluate.scoring import Error


def as_text(report: dict[str, Any], errors: Sequence[Error]) -> str:
    """The figures as tables, with the errors before them where there are any."""
    lines = [f"{e.record}\t{e.kind}\t{e.what}\t{e.text!r}\tgold {e.gold!r}\tgot {e.found!r}" for e in errors]
    lines.append(f"{'':10}{'found':^23}  {'right':^37}")
    lines.append(f"{'':10}{'P':>7}{'R':>8}{'F1':>8}  {'P':>7}{'R':>8}{'F1':>8}  {'95 %':^13}{'gold':>7}")
    for kind, figures in report["kinds"].items():
        found, right = figures["found"], figures["right"]
        low, high = right.get("f1_interval", (0.0, 0.0))
        lines.append(
            f"{kind:10}{found['precision']:7.3f}{found['recall']:8.3f}{found['f1']:8.3f}  {right['precision']:7.3f}"
            f"{right['recall']:8.3f}{right['f1']:8.3f}  {low:.3f}–{high:.3f}{figures['gold']:>7,}"
        )
    lines += ["", "accuracy of attributes, over the facts found"]
    for kind, figures in report["kinds"].items():
        parts = [f"{key} {value['accuracy']:.2f}" for key, value in figures["attributes"].items()]
        lines += _wrapped(kind, parts)
    reliability = report["reliability"]
    if reliability["ece"] is not None:
        lines += ["", "confidence      facts    said   right"]
        for row in reliability["table"]:
            span = f"{row['from']:.1f} to {row['to']:.1f}"
            lines.append(f"{span:12}{row['n']:>9,}{row['confidence']:>8.2f}{row['right']:>8.2f}")
        lines.append(f"expected calibration error {reliability['ece']:.3f}")
    for pair in report.get("agreement", []):
        kappa = "none" if pair["kappa"] is None else f"{pair['kappa']:.2f}"
        lines += ["", f"{pair['reviewers'][0]} and {pair['reviewers'][1]}: {pair['n']:,} facts, Cohen's kappa {kappa}"]
        lines.append(f"{'':10}" + "".join(f"{verdict:>10}" for verdict in pair["verdicts"]))
        for verdict, row in zip(pair["verdicts"], pair["table"], strict=True):
            lines.append(f"{verdict:10}" + "".join(f"{number:>10,}" for number in row))
    if report["absent"]:
        lines += ["", f"no record for {len(report['absent'])}: {', '.join(report['absent'][:5])} …"]
    lines += ["", f"score {report['score']:.3f} (mean right F1 of the five kinds) over {report['articles']:,} articles"]
    return "\n".join(lines)


def _wrapped(kind: str, parts: Sequence[str]) -> list[str]:
    lines, line = [], f"{kind:10}"
    for part in parts:
        if len(line) + len(part) + 2 > 80:
            lines.append(line.rstrip())
            line = " " * 10
        line += part + "  "
    return [*lines, line.rstrip()]
