"""Other annotation tools: out and back without loss, on crossing spans, emoji, repeated words and odd line ends."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest

from newsmine.article import Source
from newsmine.check.exchange import brat, doccano, label_studio, prodigy
from newsmine.check.exchange.marks import Mark, Marked, Mismatch, decisions_of
from newsmine.check.folding import fold
from newsmine.record import Count, Date, Injury, Mention, Model, Person, Record

# Emoji outside the first plane, a combining accent, a line end inside a span, the same words twice, a tab, U+2028.
TEXT = (
    "👮🏽‍♀️ Two officers were hurt.\nTwo officers – Zoë Harker\n"
    "and another – were\tbitten 🙂 on\u2028Friday night.\r\nEnd <b>&amp;."
)


def place(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


@pytest.fixture
def record():
    many = {"value": 2, "low": 2, "high": 2, "unit": "victims", "rule": "r", "confidence": 0.8}
    over = place("Zoë Harker\nand another")
    return Record(
        id="2018/03 – été", text=TEXT, source=Source(), model=Model(newsmine="0.1"),
        counts=[
            Count(id="c1", **place("Two officers"), **many),
            Count(id="c2", **place("Two officers", 1), **many, same_as="c1"),
        ],
        injuries=[Injury(id="i1", **place("were\tbitten 🙂 on"), mechanism="bite", rule="r")],
        people=[Person(id="p1", **over, name="Zoë Harker", rule="r", mentions=[Mention(**over)])],
        dates=[Date(id="d1", **place("on\u2028Friday night"), type="time", value="XXXX-WXX-5TNI", rule="r")],
    )  # fmt: skip


def through_label_studio(record):
    task = json.loads(json.dumps(label_studio.export(record)))
    result = [{**item, "origin": "prediction"} for item in task["predictions"][0]["result"]]
    task["annotations"] = [{"id": 1, "result": result, "completed_by": {"email": "x"}, "was_cancelled": False}]
    return next(label_studio.read([task]))


def through_doccano(record):
    row = json.loads(json.dumps(doccano.export(record)))
    for number, entity in enumerate(row["entities"]):
        entity["id"] = 1000 + number
    return next(doccano.read([row]))


def through_prodigy(record):
    return next(prodigy.read([{**json.loads(json.dumps(prodigy.export(record))), "answer": "accept"}]))


def through_brat(record, tmp_path):
    brat.write(iter([record]), tmp_path)
    return next(brat.read(tmp_path))


@pytest.fixture(params=["label_studio", "doccano", "prodigy", "brat"])
def returned(request, record, tmp_path):
    if request.param == "brat":
        return through_brat(record, tmp_path)
    return {"label_studio": through_label_studio, "doccano": through_doccano, "prodigy": through_prodigy}[
        request.param
    ](record)


def test_round_trip_changes_nothing(record, returned):
    assert returned.text == TEXT
    facts = sorted((kind, fact.start, fact.end) for kind, fact in record.facts())
    assert sorted((mark.kind, mark.start, mark.end) for mark in returned.marks) == facts
    decisions = list(decisions_of(record, returned))
    assert sorted(d.action for d in decisions) == ["accept"] * 5 + ["done"]
    plain, problems = fold(record, decisions)
    assert problems == []
    for kind, fact in record.facts():
        kept = next(item for item in plain[kind] if item["id"] == fact.id)
        assert (kept["start"], kept["end"], kept["text"]) == (fact.start, fact.end, fact.text)


def test_what_was_changed_elsewhere_comes_back_as_decisions(record):
    end = place("Friday")["end"]
    marks = (
        Mark("counts", **{k: v for k, v in place("Two officers", 1).items() if k != "text"}, fact="c2"),
        Mark("injuries", place("bitten")["start"], place("bitten")["end"], "i1"),
        Mark("dates", place("Friday")["start"], end),
        Mark("people", record.people[0].start, record.people[0].end, "p1"),
    )
    decisions = list(decisions_of(record, Marked(record.id, TEXT, "x", marks)))
    told = {(d.action, d.fact) for d in decisions}
    assert told == {
        ("accept", "c2"), ("move", "i1"), ("add", "new-1"), ("accept", "p1"), ("reject", "c1"), ("reject", "d1"),
        ("done", None),
    }  # fmt: skip
    plain, problems = fold(record, decisions)
    assert problems == []
    assert [(f["text"], f["rule"]) for f in plain["dates"]] == [("Friday", "checked by hand")]
    assert plain["injuries"][0]["text"] == "bitten"


@pytest.mark.parametrize(
    "marked",
    [
        Marked("a", "another text", "x", ()),
        Marked("a", None, "x", (Mark("colours", 0, 3),)),
        Marked("a", None, "x", (Mark("counts", 5, 9999),)),
    ],
)
def test_what_does_not_fit_is_refused(record, marked):
    with pytest.raises(Mismatch):
        list(decisions_of(record, marked))


def test_prodigy_tokens_hold_every_span(record):
    task = prodigy.export(record)
    for span in task["spans"]:
        first, last = task["tokens"][span["token_start"]], task["tokens"][span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])
    for token in task["tokens"]:
        assert TEXT[token["start"] : token["end"]] == token["text"]


def test_brat_offsets_are_those_of_its_own_rule(record):
    """Each piece is the text between its offsets, and the words are the pieces joined by spaces."""
    text, standoff = brat.export(record)
    seen = 0
    for line in standoff.split("\n"):
        if line.startswith("T"):
            _, middle, words = line.split("\t", 2)
            pieces = middle.split(" ", 1)[1].split(";")
            joined = " ".join(text[int(a) : int(b)] for a, b in (piece.split() for piece in pieces))
            assert joined == words
            assert "\n" not in words
            seen += 1
    assert seen == 5


def test_label_studio_configuration_knows_every_label(record):
    view = ElementTree.fromstring(label_studio.config())
    labels = {label.get("value") for label in view.iter("Label")}
    control, text = view.find("Labels"), view.find("Text")
    assert (control.get("toName"), text.get("value")) == (text.get("name"), "$text")
    for item in label_studio.export(record)["predictions"][0]["result"]:
        assert set(item["value"]["labels"]) <= labels
        assert (item["from_name"], item["to_name"]) == (control.get("name"), text.get("name"))


def test_label_studio_accepts_the_tasks(record):
    """Its own library checks tasks against the configuration, where it is installed."""
    interface = pytest.importorskip("label_studio_sdk.label_interface", reason="label-studio-sdk is not installed")
    checker = interface.LabelInterface(label_studio.config())
    task = json.loads(json.dumps(label_studio.export(record)))
    assert checker.validate_task({"data": task["data"]})
    assert checker.validate_prediction(task["predictions"][0], return_errors=True) == []
    task["predictions"][0]["result"][0]["value"]["labels"] = ["colours"]
    assert checker.validate_prediction(task["predictions"][0], return_errors=True) != []


@pytest.mark.parametrize("tool", ["label-studio", "doccano", "prodigy", "brat"])
def test_commands_there_and_back(tool, tmp_path, record):
    records, out, decisions = tmp_path / "r.jsonl", tmp_path / "out", tmp_path / "d.jsonl"
    records.write_text(record.to_json() + "\n", encoding="utf-8")

    def run(*args):
        return subprocess.run(
            [sys.executable, "-m", "newsmine", *map(str, args)], capture_output=True, text=True, timeout=60
        )

    assert run("export", records, "--to", tool, "-o", out).returncode == 0
    if tool == "label-studio":
        tasks = json.loads(out.read_text())
        tasks[0]["annotations"] = [{"result": tasks[0]["predictions"][0]["result"], "completed_by": 3}]
        out.write_text(json.dumps(tasks))
    result = run("import", out, "--from", tool, "--records", records, "-o", decisions)
    assert result.returncode == 0, result.stderr
    assert decisions.read_text(encoding="utf-8").count("\n") == 6
    assert run("apply", records, decisions, "-o", tmp_path / "checked.jsonl").returncode == 0


def test_import_says_what_is_wrong(tmp_path, record):
    records, rows = tmp_path / "r.jsonl", tmp_path / "rows.jsonl"
    records.write_text(record.to_json() + "\n", encoding="utf-8")
    rows.write_text('{"text": "x"}\n')
    command = [sys.executable, "-m", "newsmine", "import", str(rows), "--from", "doccano", "--records", str(records)]
    result = subprocess.run([*command, "-o", str(tmp_path / "d")], capture_output=True, text=True)
    assert result.returncode == 2
    assert "not exported by newsmine" in result.stderr


def test_another_reader_of_brat_takes_the_folder(record, tmp_path):
    from bratly.io import file_read_src

    brat.write(iter([record]), tmp_path)
    collection = file_read_src.read_and_load_ann_file(str(tmp_path / f"{brat.name_of(record)}.ann"))
    entities = [item for item in collection.annotations if item.id.startswith("T")]
    assert sorted((e.label, e.fragments[0].start, e.fragments[-1].end) for e in entities) == sorted(
        (kind, fact.start, fact.end) for kind, fact in record.facts()
    )
