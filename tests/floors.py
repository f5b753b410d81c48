"""The figures on our own corpus that may not fall, and the command that pins them.

    python -m tests.floors            # raises floors to what is reached now (less the margin)
    python -m tests.floors --lower    # also lowers them: say why in the commit

A floor holds for one corpus: its digest is pinned with it, and a changed corpus asks for new
floors. The margin keeps a change of one fact from failing the build.
"""

import hashlib
import json
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILE = HERE / "floors.toml"
CORPUS = HERE.parent / "corpus"
MARGIN = 0.01
SPLITS = ("dev", "test")


def digest():
    """SHA-256 over the gold and every article, in order of name."""
    total = hashlib.sha256((CORPUS / "gold.jsonl").read_bytes())
    for path in sorted((CORPUS / "articles").glob("*.txt")):
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def figures():
    """Right F1 of each kind and split, and the expected calibration error on the test split."""
    import newsmine
    from newsmine.evaluate.reliability import reliability
    from newsmine.evaluate.scoring import score

    golds = [json.loads(line) for line in (CORPUS / "gold.jsonl").read_text(encoding="utf-8").split("\n") if line]
    records = {r.id: r.to_dict() for r in newsmine.extract(newsmine.read_paths([CORPUS / "articles"]))}
    found = {}
    for split in SPLITS:
        result = score({g["id"]: g for g in golds if g["split"] == split}, records, resamples=0)
        found[split] = {kind: figure["right"]["f1"] for kind, figure in result.report["kinds"].items()}
        found[split]["score"] = result.report["score"]
        found[split]["calibration_error"] = reliability(result.judged)["ece"]
    return found


def pinned():
    """The digest and floors in the repository."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def main(lower):
    """Write the floors that hold now."""
    old = pinned() if FILE.exists() else {}
    lines = ["# Figures on the corpus that may not fall; see floors.py.", f'corpus = "{digest()}"']
    for split, kinds in figures().items():
        lines += ["", f"[{split}]"]
        for kind, value in kinds.items():
            rising = kind != "calibration_error"
            bound = round(value - MARGIN if rising else value + MARGIN, 3)
            before = old.get(split, {}).get(kind)
            if before is not None and not lower:
                bound = max(bound, before) if rising else min(bound, before)
            lines.append(f"{kind} = {bound}")
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(FILE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main("--lower" in sys.argv)
