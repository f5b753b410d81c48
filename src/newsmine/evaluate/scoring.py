"""Precision, recall and F1 of records against gold, kind by kind and attribute by attribute.

Intervals are 95 % bootstrap intervals over articles, with a fixed seed.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsmine.evaluate.matching import (
    KEYS,
    KINDS,
    MORE,
    Fact,
    Record,
    equal,
    free,
    pair,
    stated,
    unsure,
    value_of,
    with_evidence,
)

SEED = 20170812
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that is wrong: `what` is "missed", "spurious" or the attribute that differs."""

    record: str
    kind: str
    what: str
    text: str
    start: int
    gold: Any = None
    found: Any = None
    fact: str | None = None


@dataclass(slots=True)
class Tally:
    """Counts for one kind in one article; `attributes` maps a name to [equal, compared]."""

    gold: int = 0
    found: int = 0
    hit: int = 0
    right: int = 0
    attributes: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """A found fact that gold says something about: its confidence, its rule, and whether it is right."""

    confidence: float
    right: bool
    kind: str
    rule: str = ""


def tally(gold: Record, record: Record, errors: list[Error], judged: list[Judged]) -> dict[str, Tally]:
    """Compare one record with its gold; errors and judged facts are appended to the lists."""
    result = {}
    for kind in KINDS:
        golds, founds = (with_evidence(r) if kind == "incidents" else r.get(kind) or [] for r in (gold, record))
        result[kind] = _tally_kind(kind, golds, founds, gold, record, errors, judged)
    return result


def _tally_kind(
    kind: str,
    golds: Sequence[Fact],
    founds: Sequence[Fact],
    gold: Record,
    record: Record,
    errors: list[Error],
    judged: list[Judged],
) -> Tally:
    pairs = pair(kind, golds, founds)
    matched, used = {i for i, _ in pairs}, {j for _, j in pairs}
    harmless = _harmless(kind, golds, founds, pairs)
    spare = sum(free(golds[i]) for i, _ in pairs)
    own = Tally(
        gold=sum(not free(g) for g in golds),
        found=len(founds) - spare - len(harmless),
        hit=len(pairs) - spare,
    )
    name = str(gold["id"])
    for i, j in pairs:
        if free(golds[i]):
            continue
        wrong = _compare(kind, golds[i], founds[j], gold, record, own, errors)
        own.right += not wrong
        judged.append(_judged(kind, founds[j], not wrong))
    for i, fact in enumerate(golds):
        if i not in matched and not free(fact):
            errors.append(Error(name, kind, "missed", fact["text"], fact["start"]))
    for j, fact in enumerate(founds):
        if j not in used and j not in harmless:
            errors.append(Error(name, kind, "spurious", fact["text"], fact["start"], fact=fact.get("id")))
            judged.append(_judged(kind, fact, False))
    return own


def _judged(kind: str, fact: Fact, right: bool) -> Judged:
    return Judged(float(fact.get("confidence", 1)), right, kind, str(fact.get("rule") or ""))


def _compare(
    kind: str, gold: Fact, found: Fact, gold_record: Record, record: Record, own: Tally, errors: list[Error]
) -> bool:
    """Compare the attributes of a pair; True when a key attribute is wrong."""
    skip = unsure(kind, gold)
    wrong = False
    for key in KEYS[kind] + MORE[kind]:
        needed = key in KEYS[kind]
        if key in skip or not (needed or stated(key, gold, gold_record)):
            continue
        same = equal(key, gold, found, gold_record, record)
        wrong |= needed and not same
        if stated(key, gold, gold_record):
            seen = own.attributes.setdefault(key, [0, 0])
            seen[0] += same
            seen[1] += 1
        if not same:
            errors.append(
                Error(
                    str(gold_record["id"]), kind, key, gold["text"], gold["start"], value_of(key, gold, gold_record),
                    value_of(key, found, record), found.get("id"),
                )
            )  # fmt: skip
    return wrong


def _harmless(kind: str, golds: Sequence[Fact], founds: Sequence[Fact], pairs: list[tuple[int, int]]) -> set[int]:
    """Unpaired dates that cost nothing: inside one that was found, or a bare reference to now or then."""
    if kind != "dates":
        return set()
    used = {j for _, j in pairs}
    held = [golds[i] for i, _ in pairs]
    return {
        j
        for j, date in enumerate(founds)
        if j not in used
        and (
            str(date.get("value")).endswith("_REF")
            or any(g["start"] <= date["start"] and date["end"] <= g["end"] for g in held)
        )
    }


def figures(hit: float, found: float, gold: float) -> dict[str, float]:
    """Precision, recall and F1 of counts."""
    precision = hit / found if found else float(not gold)
    recall = hit / gold if gold else 1.0
    total = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / total if total else 0.0}


@dataclass(frozen=True, slots=True)
class Result:
    """All figures of a run (`report`), what is wrong (`errors`) and the facts judged (`judged`)."""

    report: dict[str, Any]
    errors: list[Error]
    judged: list[Judged]


def score(golds: Mapping[str, Record], records: Mapping[str, Record], *, resamples: int = RESAMPLES) -> Result:
    """Compare records with gold, both by id. An article without a record counts as one without facts."""
    errors: list[Error] = []
    judged: list[Judged] = []
    tallies = [tally(gold, records.get(name) or {}, errors, judged) for name, gold in golds.items()]
    report: dict[str, Any] = {"articles": len(golds), "absent": sorted(set(golds) - set(records)), "kinds": {}}
    for kind in KINDS:
        rows = [t[kind] for t in tallies]
        report["kinds"][kind] = {
            "gold": sum(t.gold for t in rows),
            "found": _with_intervals(rows, lambda t: t.hit, resamples),
            "right": _with_intervals(rows, lambda t: t.right, resamples),
            "attributes": _attributes(rows),
        }
    scored = [k for k in KINDS if k != "incidents"]
    report["score"] = sum(report["kinds"][k]["right"]["f1"] for k in scored) / len(scored)
    return Result(report, errors, judged)


def _attributes(rows: Sequence[Tally]) -> dict[str, dict[str, float]]:
    equal_, compared = Counter[str](), Counter[str]()
    for row in rows:
        for key, (same, number) in row.attributes.items():
            equal_[key] += same
            compared[key] += number
    return {key: {"accuracy": equal_[key] / number, "n": number} for key, number in compared.items()}


def _with_intervals(rows: Sequence[Tally], hits: Callable[[Tally], int], resamples: int) -> dict[str, Any]:
    triples = [(hits(t), t.found, t.gold) for t in rows]
    result: dict[str, Any] = figures(*(sum(part) for part in zip(*triples, strict=True))) if triples else {}
    if triples and resamples:
        rng = random.Random(SEED)
        draws = sorted(
            figures(*(sum(part) for part in zip(*rng.choices(triples, k=len(triples)), strict=True)))["f1"]
            for _ in range(resamples)
        )
        result["f1_interval"] = [draws[round(resamples * 0.025)], draws[round(resamples * 0.975) - 1]]
    return result
