"""Train the weights by which a toll is chosen: `rooms/incidents/weights.json`.

    python -m newsmine.evaluate.toll --articles a.jsonl --gold a.gold.jsonl [--articles ... --gold ...]

Articles are in the input form of the contract; a gold line has `id`, `killed` and `injured`, and
is left out where `use.figures` is false. It prints how many tolls are right by five-fold cross
validation, then fits all of them. The model is a softmax over the candidates of an article,
fitted by full-batch Adam with an L2 penalty; the same input gives the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from newsmine.article import Article
from newsmine.pipeline import build, prepare
from newsmine.rooms.incidents.features import Signals, Toll, features
from newsmine.rooms.incidents.main_case import signals_of
from newsmine.rooms.incidents.weigh import candidates

Item = tuple[str, Signals, Toll]
OUT = Path(__file__).parent.parent / "rooms/incidents/weights.json"
FOLDS = 5
PENALTY = 24.0
STEPS = 200


def main() -> None:
    """Read, cross-validate, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", action="append", required=True)
    parser.add_argument("--gold", action="append", required=True)
    parser.add_argument("--out", type=Path, default=OUT, help="where the weights go (default: the package's own)")
    args = parser.parse_args()
    items = [item for pair in zip(args.articles, args.gold, strict=True) for item in read(*pair)]
    right = 0
    for fold in range(FOLDS):
        fitted = fit([item for item in items if fold_of(item) != fold])
        right += sum(choose(fitted, item[1]) == item[2] for item in items if fold_of(item) == fold)
    print(f"{len(items)} tolls, {right / len(items):.3f} right in cross validation")
    save(fit(items), args.out)


def read(articles: str, gold: str) -> list[Item]:
    """Headline, signals and toll of each article whose toll may be used."""
    tolls: dict[str, Toll] = {}
    for line in Path(gold).read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        if row.get("use", {}).get("figures", True) and row.get("killed") is not None:
            tolls[row["id"]] = row["killed"], row["injured"]
    nlp = build()
    found: list[Item] = []
    keys = ("id", "text", "title", "published")
    for line in Path(articles).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] in tolls:
            article = Article(**{key: row[key] for key in keys if row.get(key) is not None})
            doc = prepare(nlp, article)
            for _, component in nlp.pipeline:
                doc = component(doc)
            found.append((row.get("title") or row["id"], signals_of(doc), tolls[row["id"]]))
    return found


def fold_of(item: Item) -> int:
    """The fold of an article; those whose headlines begin alike are in one."""
    return int(hashlib.sha256(item[0].lower()[:20].encode()).hexdigest(), 16) % FOLDS


def choose(weights: dict[str, float], signals: Signals) -> Toll:
    """The toll that the weights pick."""
    return max(candidates(signals), key=lambda toll: sum(weights.get(name, 0.0) for name in features(signals, toll)))


def fit(items: list[Item]) -> dict[str, float]:
    """Weights of the features that occur in the articles whose toll is among its candidates."""
    index: dict[str, int] = {}
    columns: list[int] = []
    row_ends: list[int] = [0]
    item_ends: list[int] = [0]
    right: list[float] = []
    for _, signals, toll in items:
        offered = candidates(signals)
        if toll not in offered:
            continue
        for candidate in offered:
            columns += [index.setdefault(name, len(index)) for name in features(signals, candidate)]
            row_ends.append(len(columns))
            right.append(float(candidate == toll))
        item_ends.append(len(right))
    column, ends, gold = np.array(columns), np.array(row_ends), np.array(right)
    row = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
    starts = np.array(item_ends[:-1])
    item = np.repeat(np.arange(len(item_ends) - 1), np.diff(item_ends))
    weights, first, second = (np.zeros(len(index)) for _ in range(3))
    for step in range(1, STEPS + 1):
        score = np.bincount(row, weights[column], minlength=len(gold))
        raised = np.exp(score - np.maximum.reduceat(score, starts)[item])
        share = raised / np.add.reduceat(raised, starts)[item]
        slope = np.bincount(column, (share - gold)[row], minlength=len(index)) + PENALTY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope * slope
        rate = 0.1 if step < 0.6 * STEPS else 0.03
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {name: float(weights[place]) for name, place in index.items()}


def save(weights: dict[str, float], out: Path) -> None:
    """Write the weights, two decimals, those near nothing left out."""
    kept = {name: round(value, 2) for name, value in sorted(weights.items()) if abs(value) >= 0.02}
    out.write_text(json.dumps(kept, indent=0) + "\n", encoding="utf-8")
    print(f"{out}: {len(kept)} weights")


if __name__ == "__main__":
    main()
