"""How far two reviewers agree: Cohen's kappa over what both decided on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from newsmine.check.decisions import Decision, standing

#: What a decision comes to: "edit", "move" and "merge" say that a fact was there but wrong.
VERDICTS = ("accept", "correct", "reject")
_VERDICT = {"accept": "accept", "reject": "reject", "edit": "correct", "move": "correct", "merge": "correct"}


def agreement(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """For each two reviewers: `reviewers`, the number `n` of facts both decided on, the share
    `agreed`, Cohen's `kappa` (None when chance alone would agree, or n is 0), and the `table`
    of verdicts (rows the first, columns the second).
    """
    last: dict[str, dict[tuple[str, str], str]] = {}
    for decision in standing(decisions):
        if decision.fact and decision.action in _VERDICT:
            facts = last.setdefault(decision.reviewer, {})
            facts[decision.record, decision.fact] = _VERDICT[decision.action]
    return [_pair(a, b, last[a], last[b]) for a, b in combinations(sorted(last), 2)]


def _pair(a: str, b: str, one: dict[tuple[str, str], str], two: dict[tuple[str, str], str]) -> dict[str, Any]:
    both = sorted(one.keys() & two.keys())
    cells = Counter((one[key], two[key]) for key in both)
    table = [[cells[row, column] for column in VERDICTS] for row in VERDICTS]
    n = len(both)
    agreed = sum(table[i][i] for i in range(len(VERDICTS))) / n if n else None
    kappa = None
    if n and agreed is not None:
        chance = sum(sum(table[i]) * sum(row[i] for row in table) for i in range(len(VERDICTS))) / (n * n)
        kappa = (agreed - chance) / (1 - chance) if chance < 1 else None
    return {"reviewers": [a, b], "n": n, "agreed": agreed, "kappa": kappa, "verdicts": list(VERDICTS), "table": table}
