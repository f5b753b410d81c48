"""How often the facts of each rule are right, learnt from gold: what `confidence` says.

A rule with few facts is drawn towards its kind's rate (a beta prior worth some facts), so
that one lucky hit is no certainty, and each rate is taken one standard error lower: rules are
mended until they fit the articles at hand, and others find them less sure. The result is a
small readable table.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from newsmine.evaluate.scoring import Judged

#: How many facts the rate of the kind counts for, against those of the rule itself.
PRIOR = 8
#: No fact is certain, and none that is given is worthless.
LOWEST, HIGHEST = 0.05, 0.98


def calibrate(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Confidence of each rule by kind; the key "" holds the rate of the kind, for rules that gold never saw.

    >>> calibrate([Judged(0.9, True, "counts", "a")] * 8)["counts"]["a"]
    0.98
    >>> calibrate([Judged(0.9, True, "counts", "a"), Judged(0.9, False, "counts", "a")] * 8)["counts"]["a"]
    0.398
    """
    seen: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for fact in judged:
        for rule in {fact.rule, ""}:
            seen[fact.kind, rule] += 1
            right[fact.kind, rule] += fact.right
    table: dict[str, dict[str, float]] = {}
    for kind, rule in sorted(seen):
        rate = right[kind, ""] / seen[kind, ""]
        value = (right[kind, rule] + PRIOR * rate) / (seen[kind, rule] + PRIOR)
        cautious = value - math.sqrt(value * (1 - value) / (seen[kind, rule] + PRIOR))
        table.setdefault(kind, {})[rule] = round(min(HIGHEST, max(LOWEST, cautious)), 3)
    return table


def as_toml(table: dict[str, dict[str, float]], command: str) -> str:
    """The table as TOML, with the command that made it."""
    lines = ["# How often the facts of each rule were right; the empty name is the whole kind.", f"# {command}"]
    for kind, rules in table.items():
        lines += ["", f"[{kind}]"]
        lines += [f"{_quoted(rule)} = {value}" for rule, value in rules.items()]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
