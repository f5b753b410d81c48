"""Evaluation: figures that can be worked out by hand, intervals, agreement, differences, the page."""

import copy
import json
import subprocess
import sys

import pytest

from folders import ROOT
from newsmine.check.decisions import Decision
from newsmine.evaluate.agreement import agreement
from newsmine.evaluate.difference import differences
from newsmine.evaluate.reliability import reliability
from newsmine.evaluate.scoring import Judged, score

TEXT = "Two officers were hurt. Three men were held. One officer said so on Friday."


def count(identifier, words, value, **more):
    start = TEXT.index(words)
    fact = {"id": identifier, "start": start, "end": start + len(words), "text": words, "assertion": "asserted"}
    return {**fact, "value": value, "low": value, "high": value, "confidence": 0.9, "unit": "victims", **more}


def record(*counts, **more):
    return {"id": "a", "text": TEXT, "counts": list(counts), **more}


def figures(golds, founds, what="right"):
    result = score({"a": record(*golds)}, {"a": record(*founds)}, resamples=50)
    kind = result.report["kinds"]["counts"]
    return tuple(round(kind[what][key], 3) for key in ("precision", "recall", "f1")), result


def test_precision_recall_and_f1():
    golds = [count("c1", "Two officers", 2), count("c2", "Three men", 3), count("c3", "One officer", 1)]
    founds = [count("c1", "Two officers", 2), count("c2", "Three men", 4)]
    found, _ = figures(golds, founds, "found")
    right, result = figures(golds, founds)
    assert found == (1.0, 0.667, 0.8)
    assert right == (0.5, 0.333, 0.4)
    assert {(e.what, e.text) for e in result.errors} == {
        ("value", "Three men"), ("low", "Three men"), ("high", "Three men"), ("missed", "One officer"),
    }  # fmt: skip


def test_optional_and_unsure_gold_costs_nothing():
    golds = [
        count("c1", "Two officers", 2, optional=True),
        count("c2", "Three men", 3, unsure=["value", "low", "high"]),
    ]
    assert figures(golds, [count("c1", "Three men", 9)])[0] == (1.0, 1.0, 1.0)
    both = [count("c1", "Two officers", 2), count("c2", "Three men", 9)]
    assert figures(golds, both)[0] == (1.0, 1.0, 1.0)


def test_a_spurious_fact_costs_precision():
    both = [count("c1", "Two officers", 2), count("c2", "Three men", 3)]
    assert figures(both[:1], both)[0] == (0.5, 1.0, 0.667)


def test_gold_against_itself_is_perfect():
    rows = [json.loads(line) for line in (ROOT / "corpus" / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    golds = {row["id"]: row for row in rows}
    result = score(golds, golds, resamples=0)
    assert result.errors == []
    for kind in result.report["kinds"].values():
        assert kind["right"]["f1"] == 1.0


def test_intervals_hold_the_figure_and_are_the_same_every_time():
    golds = {str(n): {**record(count("c1", "Two officers", 2)), "id": str(n)} for n in range(20)}
    founds = {str(n): record(count("c1", "Two officers", 2 if n % 3 else 5)) for n in range(20)}
    first, second = (score(golds, founds).report["kinds"]["counts"]["right"] for _ in range(2))
    assert first == second
    low, high = first["f1_interval"]
    assert low < first["f1"] < high


def test_reliability_of_perfect_and_of_overconfident_facts():
    calibrated = [Judged(0.75, n % 4 != 0, "counts") for n in range(100)]
    assert reliability(calibrated)["ece"] == pytest.approx(0)
    bold = [Judged(0.95, n % 2 == 0, "counts") for n in range(100)]
    table = reliability(bold)
    assert table["ece"] == pytest.approx(0.45)
    assert table["table"] == [{"from": 0.9, "to": 1.0, "n": 100, "confidence": pytest.approx(0.95), "right": 0.5}]
    assert reliability([])["ece"] is None


def decided(reviewer, fact, action, at):
    return Decision(
        id=f"{reviewer}{fact}", at=at, reviewer=reviewer, record="a", record_sha256="", action=action, fact=fact
    )


def test_kappa_of_two_reviewers():
    # Both accept 20, both reject 15, x accepts what y rejects 5 times, the other way round 10 times: kappa 0.4.
    given = [("accept", "accept")] * 20 + [("reject", "reject")] * 15 + [("accept", "reject")] * 5
    given += [("reject", "accept")] * 10
    decisions = []
    for n, (one, two) in enumerate(given):
        decisions += [decided("x", f"c{n}", one, "1"), decided("y", f"c{n}", two, "2")]
    [pair] = agreement(decisions)
    assert (pair["n"], pair["agreed"]) == (50, 0.7)
    assert pair["kappa"] == pytest.approx(0.4)
    assert pair["table"] == [[20, 0, 5], [0, 0, 0], [10, 0, 15]]


def test_one_reviewer_agrees_with_nobody():
    assert agreement([decided("x", "c1", "accept", "1")]) == []


def test_differences_see_through_shifted_ids():
    old = record(count("c1", "Three men", 3), count("c2", "One officer", 1, part_of="c1"))
    new = copy.deepcopy(record(count("c2", "Three men", 4), count("c3", "One officer", 1, part_of="c2")))
    new["counts"].insert(0, count("c1", "Two officers", 2))
    changes = list(differences(old, new))
    assert [(c.what, (c.new or c.old)["text"]) for c in changes] == [
        ("added", "Two officers"),
        ("changed", "Three men"),
    ]
    assert changes[1].keys == {"value": (3, 4), "low": (3, 4), "high": (3, 4)}
    assert [c.what for c in differences(new, old)] == ["removed", "changed"]
    assert list(differences(new, new)) == []


def run(*args):
    return subprocess.run(
        [sys.executable, "-m", "newsmine", *map(str, args)], capture_output=True, text=True, timeout=120
    )


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evaluate")
    article = folder / "in.jsonl"
    hostile = (
        'Two officers were punched in Leeds on Friday. </script><script>alert(1)</script> "No officers were hurt."'
    )
    article.write_text(json.dumps({"id": "a", "text": hostile, "published": "2017-08-14"}))
    out = folder / "out.jsonl"
    assert run("extract", article, "-o", out).returncode == 0
    return out


def test_evaluate_prints_80_columns_json_and_a_harmless_page(records, tmp_path):
    gold = tmp_path / "gold.jsonl"
    row = json.loads(records.read_text())
    row["counts"].append({**count("c9", "Two officers", 2), "start": 46, "end": 68, "text": "</script><script>alert"})
    gold.write_text(json.dumps(row))
    text = run("evaluate", records, gold)
    assert text.returncode == 0
    assert max(map(len, text.stdout.splitlines())) <= 80
    assert "counts" in text.stdout
    report = json.loads(run("evaluate", records, gold, "--format", "json").stdout)
    assert report["kinds"]["dates"]["right"]["f1"] == 1.0
    page = tmp_path / "page.html"
    assert run("evaluate", records, gold, "--format", "html", "-o", page).returncode == 0
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;alert" in html


def test_evaluate_says_what_is_wrong(records, tmp_path):
    broken = tmp_path / "gold.jsonl"
    broken.write_text("{")
    result = run("evaluate", records, broken)
    assert result.returncode == 2
    assert f"{broken}:1" in result.stderr


def test_check_apply_and_diff(records, tmp_path):
    from newsmine.check.decisions import append, decide, decisions_path
    from newsmine.formats.records import read_records

    assert run("check", records).returncode == 0
    [record] = read_records(records)
    path = decisions_path(records)
    append(path, decide(record, "edit", reviewer="x", kind="counts", fact="c1", old={"value": 2}, new={"value": 3}))
    append(path, decide(record, "reject", reviewer="x", kind="dates", fact="d1"))
    checked = tmp_path / "checked.jsonl"
    result = run("apply", records, path, "-o", checked)
    assert result.returncode == 0, result.stderr
    row = json.loads(checked.read_text())
    assert (row["counts"][0]["value"], row["counts"][0]["checked_by"], row["dates"]) == (3, "x", [])
    diff = run("diff", records, checked)
    assert diff.returncode == 0, diff.stderr
    assert "value: 2 → 3" in diff.stdout
    assert "- a  dates  “Friday”" in diff.stdout
    assert run("diff", records, records).stdout == ""


def test_apply_reports_decisions_on_unknown_records(records, tmp_path):
    decisions = tmp_path / "d.jsonl"
    decisions.write_text(
        json.dumps({"id": "1", "at": "1", "reviewer": "x", "record": "other", "record_sha256": "", "action": "done"})
    )
    result = run("apply", records, decisions, "-o", tmp_path / "out.jsonl")
    assert result.returncode == 1
    assert "other" in result.stderr


def test_strict_check_exits_1_when_there_is_a_warning(tmp_path):
    source, out = tmp_path / "a.txt", tmp_path / "out.jsonl"
    source.write_text("Two officers were punched in Leeds. It cost Â£50.", encoding="utf-8")
    assert run("extract", source, "-o", out).returncode == 0
    result = run("check", out, "--strict", "--format", "github")
    assert result.returncode == 1
    assert "::warning" in result.stdout
    assert "title=mojibake" in result.stdout
    assert "mojibake" in run("check", out, "--format", "json").stdout
    assert run("check", out, "--strict", "--code", "age_clash").returncode == 0


def test_confidence_is_learnt_and_shrunk_towards_the_kind():
    from newsmine.evaluate.calibration import HIGHEST, calibrate

    often = [Judged(0.5, True, "counts", "good")] * 90 + [Judged(0.5, False, "counts", "bad")] * 10
    table = calibrate([*often, Judged(0.5, True, "counts", "rare")])["counts"]
    assert table["good"] == HIGHEST
    bad, kind = 8 * 91 / 101 / 18, 91 / 101
    assert table["bad"] == pytest.approx(bad - (bad * (1 - bad) / 18) ** 0.5, abs=0.001)
    assert table[""] == pytest.approx(kind - (kind * (1 - kind) / 109) ** 0.5, abs=0.001)
    assert table["bad"] < table["rare"] < table["good"], "one hit is no certainty"


def test_train_writes_a_table_that_the_records_then_carry(records, tmp_path):
    import tomllib

    table = tmp_path / "confidence.toml"
    result = run("train", records, records, "-o", table)
    assert result.returncode == 0, result.stderr
    learnt = tomllib.loads(table.read_text())
    row = json.loads(records.read_text())
    assert {fact["rule"] for fact in row["counts"]} <= set(learnt["counts"])


def test_the_learnt_confidence_is_what_facts_say():
    import newsmine
    from newsmine.lexicon import load

    record = newsmine.read("Three officers were punched in Leeds on Friday.", published="2017-08-14")
    learnt = load("newsmine", "confidence.toml")
    for kind, fact in record.facts():
        assert fact.confidence == learnt[kind].get(fact.rule, learnt[kind][""])
