"""Fits the weights of rooms/people/weighing.toml to articles with gold.

    python -m tests.weigh ARTICLES GOLD [ARTICLES GOLD ...]

ARTICLES is what `newsmine extract` reads, GOLD the facts by hand as JSONL (corpus/gold.jsonl is one). Prints the
weights as TOML, with how many people they rest on. An entry counts as another person when gold has it; people that gold
holds for optional are passed over.
"""

import json
import sys
from pathlib import Path

import numpy as np

import newsmine
from newsmine.evaluate.matching import free, pair
from newsmine.rooms.people import weighing

RIDGE = 2.0
STEPS = 30


def gathered(articles, gold):
    """The signs of each person who may be another told again, and whether gold has them as somebody else."""
    noted = []
    plain, least = weighing.signs, weighing.LEAST

    def noting(cast, person, *others):
        found = plain(cast, person, *others)
        noted.append((cast.tokens[person.descriptions[0].start].idx, found))
        return found

    golds = {line["id"]: line for line in map(json.loads, Path(gold).read_text(encoding="utf-8").splitlines())}
    weighing.signs, weighing.LEAST = noting, 0.0
    try:
        for article in newsmine.read_paths([articles]):
            noted.clear()
            (record,) = newsmine.extract(iter([article]), triage=False)
            if (told := golds.get(record.id)) is None:
                continue
            people = record.to_dict()["people"]
            matched = {j: told["people"][i] for i, j in pair("people", told["people"], people)}
            index = {person["start"]: j for j, person in enumerate(people)}
            for start, found in noted:
                at = index.get(start)
                if at is not None and not (at in matched and free(matched[at])):
                    yield found, at in matched
    finally:
        weighing.signs, weighing.LEAST = plain, least


def fitted(rows):
    """Weights by sign, with "intercept", of a logistic regression with a ridge; by Newton's steps."""
    names = list(rows[0][0])
    x = np.array([[*(signs[name] for name in names), 1.0] for signs, _ in rows])
    y = np.array([float(another) for _, another in rows])
    ridge = np.diag([*([RIDGE] * len(names)), 1e-6])
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (chance - y) + ridge @ weights
        weights -= np.linalg.solve(x.T @ (x * (chance * (1 - chance))[:, None]) + ridge, slope)
    return dict(zip([*names, "intercept"], weights.tolist(), strict=True))


def main(paths):
    """Print the weights."""
    rows = [row for articles, gold in zip(paths[::2], paths[1::2], strict=True) for row in gathered(articles, gold)]
    if not rows:
        raise SystemExit("nobody in these articles is like another: there is nothing to fit")
    print(f"# {len(rows)} people, {sum(another for _, another in rows)} of them another")
    for name, weight in fitted(rows).items():
        print(f'"{name}" = {weight:.2f}')


if __name__ == "__main__":
    if len(sys.argv) < 3 or len(sys.argv) % 2 == 0:
        raise SystemExit(__doc__)
    main(sys.argv[1:])
