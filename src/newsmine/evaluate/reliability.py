"""Whether confidence means something: of facts at 0.9, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsmine.evaluate.scoring import Judged

BINS = 10


def reliability(judged: Sequence[Judged]) -> dict[str, Any]:
    """The reliability table and the expected calibration error.

    `table`: a row for each tenth of confidence that holds facts, with `from`, `to`, their number
    `n`, their mean `confidence` and the share that is `right`. `ece`: the mean gap between the
    two, weighted by number (Naeini and others, 2015); None when nothing was judged.
    """
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for fact in judged:
        bins[min(BINS - 1, int(fact.confidence * BINS))].append(fact)
    table = []
    gap = 0.0
    for number, facts in enumerate(bins):
        if not facts:
            continue
        confidence = sum(fact.confidence for fact in facts) / len(facts)
        right = sum(fact.right for fact in facts) / len(facts)
        gap += len(facts) * abs(confidence - right)
        table.append(
            {
                "from": number / BINS,
                "to": (number + 1) / BINS,
                "n": len(facts),
                "confidence": confidence,
                "right": right,
            }
        )
    return {"table": table, "ece": gap / len(judged) if judged else None}
