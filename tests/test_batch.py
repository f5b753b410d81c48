"""Many articles: any number of processes, any interruption, any format: the same records."""

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from spacy.lang.en.stop_words import STOP_WORDS
from tests.bench_speed import QUIET

from newsmine.article import Article
from newsmine.batch.manifest import check_manifest, describe_run, manifest_path, write_manifest
from newsmine.batch.processes import read_lines
from newsmine.batch.reading import SLICE, Line, Reading, slices
from newsmine.cli import main
from newsmine.errors import ModelError, UsageError
from newsmine.formats.fields import Fields
from newsmine.formats.inputs import find_inputs, read_inputs
from newsmine.formats.records import read_records
from newsmine.formats.writing import FRAME, RecordWriter, shard
from newsmine.model.meta import DEFAULT_MODEL
from newsmine.pipeline import extract
from newsmine.triage import may_report_violence, quiet_sentences

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"
READING = Reading(model=DEFAULT_MODEL)
FORMATS = [".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"]


def articles(number):
    found = list(read_inputs(find_inputs([str(CORPUS)]), Fields()))
    return [msgspec.structs.replace(found[i % len(found)], id=f"a{i}") for i in range(number)]


@pytest.fixture(scope="module")
def few():
    return articles(24)


@pytest.fixture(scope="module")
def lines(few):
    return [line.json for line in read_lines(few, READING)]


def test_any_number_of_processes_and_any_batch_give_the_same_bytes(few, lines, monkeypatch):
    from newsmine.batch import reading

    monkeypatch.setattr(reading, "SLICE", 5)
    small = msgspec.structs.replace(READING, batch_size=3)
    assert [line.json for line in read_lines(few, small, jobs=2)] == lines


def test_a_slice_holds_a_bounded_number_of_articles_and_characters():
    found = [Article(text="a" * 100_000) for _ in range(10)] + [Article(text="b") for _ in range(200)]
    parts = list(slices(found))
    assert [item for part in parts for item in part] == found
    assert max(map(len, parts)) == SLICE
    assert len(parts[0]) == 4


def test_no_process_at_all_is_refused(few):
    with pytest.raises(UsageError, match="0 processes"):
        next(read_lines(few, READING, jobs=0))


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_written_comes_back(tmp_path, lines, ending):
    path = tmp_path / f"out{ending}"
    with RecordWriter(str(path)) as writer:
        for line in lines:
            writer.write_line(line)
    assert [msgspec.json.encode(record) for record in read_records(path)] == lines


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("shard_size", [None, 300])
def test_twenty_interruptions_at_random_bytes_leave_no_trace(tmp_path, lines, ending, shard_size):
    rows = (lines * 60)[:1100]

    def run(path, more=None):
        with RecordWriter(str(path), resume=True, shard_size=shard_size) as writer:
            for number, line in enumerate(rows[writer.kept :]):
                if number == more:
                    raise InterruptedError
                writer.write_line(line)

    def content(path):
        files = sorted(p for p in path.parent.iterdir() if not p.name.endswith(".part"))
        return [(p.name, p.read_bytes()) for p in files]

    for name in ("whole", "torn"):
        (tmp_path / name).mkdir()
    whole, torn = tmp_path / "whole" / f"out{ending}", tmp_path / "torn" / f"out{ending}"
    run(whole)
    draw = random.Random(7)
    for _ in range(20):
        try:
            run(torn, more=draw.randrange(400))
        except InterruptedError:
            pass
        else:  # it came to its end: begin again
            assert content(torn) == content(whole)
            for path in torn.parent.iterdir():
                path.unlink()
        files = sorted(p for p in torn.parent.iterdir() if ".jsonl" in p.name)
        if files:  # what was on its way to the disk is lost, or came as zeros
            os.truncate(files[-1], max(0, files[-1].stat().st_size - draw.randrange(3000)))
            with open(files[-1], "ab") as stream:
                stream.write(b"\0" * draw.randrange(50))
    run(torn)
    assert content(torn) == content(whole)
    if shard_size:
        assert len(content(whole)) == 4


def command(*args):
    return [sys.executable, "-m", "newsmine", "extract", *map(str, args), "-q"]


def test_a_command_killed_ends_with_the_bytes_of_an_undisturbed_one(tmp_path, few):
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"".join(msgspec.json.encode({"id": a.id, "text": a.text}) + b"\n" for a in few))
    whole, torn = tmp_path / "whole.jsonl", tmp_path / "torn.jsonl"
    began = time.monotonic()
    subprocess.run(command(source, "-o", whole, "-j", 2), check=True)
    took = time.monotonic() - began
    process = subprocess.Popen(command(source, "-o", torn, "-j", 2, "--resume"))
    time.sleep(0.8 * took)
    process.send_signal(signal.SIGKILL)
    process.wait()
    subprocess.run(command(source, "-o", torn, "--resume"), check=True)
    assert torn.read_bytes() == whole.read_bytes()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks processes")
def test_twenty_kills_at_random_moments_leave_no_trace(tmp_path, lines):
    """The command itself, in copies of this process that have the model already, each killed while it reads."""
    found = articles(120)
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"".join(msgspec.json.encode({"id": a.id, "text": a.text}) + b"\n" for a in found))
    whole, torn = tmp_path / "whole.jsonl", tmp_path / "torn.jsonl"

    def begin(path):
        child = os.fork()
        if child == 0:
            try:
                main(["extract", str(source), "-o", str(path), "--resume", "-q"], standalone_mode=False)
                os._exit(0)
            finally:
                os._exit(1)
        return child

    began = time.monotonic()
    assert os.waitpid(begin(whole), 0)[1] == 0
    took = time.monotonic() - began
    draw = random.Random(11)
    sizes = []
    for _ in range(20):
        child = begin(torn)
        time.sleep(draw.uniform(0, took / 4))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        sizes.append(torn.stat().st_size if torn.exists() else 0)
        if sizes[-1] >= whole.stat().st_size:
            assert torn.read_bytes() == whole.read_bytes()
            torn.unlink()
    assert any(0 < size < whole.stat().st_size for size in sizes)
    assert os.waitpid(begin(torn), 0)[1] == 0
    assert torn.read_bytes() == whole.read_bytes()


def test_workers_without_a_model_say_what_to_install(few):
    with pytest.raises(ModelError, match="pip install"):
        list(read_lines(few, msgspec.structs.replace(READING, model="en_no_such_model"), jobs=2))


def manifest(source, output, **options):
    reading = msgspec.structs.replace(READING, **options)
    return describe_run(find_inputs([str(source)]), Fields(), reading, None, None)


def test_only_the_same_run_is_resumed(tmp_path):
    source, output = tmp_path / "in.jsonl", str(tmp_path / "out.jsonl")
    source.write_text('{"text": "Two officers were punched."}\n', encoding="utf-8")
    same = manifest(source, output)
    assert not check_manifest(output, same)
    write_manifest(output, same)
    assert check_manifest(output, same)
    assert check_manifest(output, manifest(source, output, batch_size=4))
    with pytest.raises(UsageError, match="option locale was 'uk' and is 'us'"):
        check_manifest(output, manifest(source, output, locale="us"))
    source.write_text('{"text": "Three officers were punched."}\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"in\.jsonl has changed since"):
        check_manifest(output, manifest(source, output))
    other = tmp_path / "other.jsonl"
    other.write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="its inputs were others"):
        check_manifest(output, manifest(other, output))
    Path(manifest_path(output)).unlink()
    Path(output).write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="nobody knows"):
        check_manifest(output, same)


def test_shards_and_packed_frames_have_the_sizes_asked(tmp_path, lines):
    path = str(tmp_path / "out.jsonl.gz")
    with RecordWriter(path, shard_size=10) as writer:
        for line in lines:
            writer.write_line(line)
    counts = [len(gzip.decompress(Path(shard(path, n)).read_bytes()).splitlines()) for n in range(3)]
    assert counts == [10, 10, 4]
    assert FRAME > 10


def test_triage_keeps_every_article_that_has_a_fact():
    found = articles(len(list(CORPUS.glob("*.txt"))))
    kept = [may_report_violence(article.full_text) for article in found]
    assert all(kept), [a.id for a, k in zip(found, kept, strict=True) if not k]


def test_triage_passes_over_what_is_said_in_news_of_every_kind():
    everyday = "He had to get hold of her and put it in place; she has held her own, taking turns."
    kept = [text for text in (*QUIET, everyday, *STOP_WORDS) if may_report_violence(text)]
    assert not kept


def test_triage_sets_no_sentence_aside_that_has_a_fact_of_violence():
    texts = {article.identifier: article.full_text for article in read_inputs(find_inputs([str(CORPUS)]), Fields())}
    given = [json.loads(line) for line in (CORPUS.parent / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    facts = [
        (item["id"], fact["start"], fact["end"])
        for item in given
        for kind in ("counts", "injuries", "sentences", "incidents")
        for fact in item.get(kind, [])
        if not fact.get("optional")
    ]
    aside = {name: quiet_sentences(text) for name, text in texts.items()}
    assert sum(map(len, aside.values())) > 10
    lost = [(name, start) for name, start, end in facts if any(a < end and start < b for a, b in aside[name])]
    assert not lost


SET_ASIDE = (
    "Two officers were punched in Leeds on Monday, police said.\n\nBoth live. The city lies on a river. Its hall, said "
    "Ann Harker, opened in 1858. It has a tower.\nOne of the officers, Constable Tom Reed, lost a tooth."
)


def test_what_stands_in_a_sentence_set_aside_is_read_all_the_same():
    quiet = [SET_ASIDE[start:end].strip() for start, end in quiet_sentences(SET_ASIDE)]
    assert quiet == ["The city lies on a river.", "Its hall, said Ann Harker, opened in 1858."]
    article = Article(text=SET_ASIDE, id="a", published="2017-08-16")
    [short], [long] = extract([article]), extract([article], triage=False)
    assert [person.name for person in short.people] == [person.name for person in long.people]
    assert "Ann Harker" in [person.name for person in short.people]
    for kind in ("counts", "injuries", "dates", "incidents"):
        assert getattr(short, kind) == getattr(long, kind)
        assert getattr(short, kind)


def test_what_triage_passes_over_is_a_record_that_says_so():
    quiet = Article(text="The library in Leeds opens again on Monday, said Ann Harker.", id="q", published="2017-08-14")
    loud = Article(text="Two officers were punched in Leeds.", id="l")
    skipped, read = extract([quiet, loud])
    assert (skipped.status, skipped.relevant, skipped.people, skipped.text) == ("skipped", False, [], quiet.text)
    assert skipped.source.sha256 == quiet.sha256
    assert read.status == "ok"
    assert [record.status for record in extract([quiet, loud], triage=False)] == ["ok", "ok"]


def test_a_line_says_why_it_is_an_error():
    [line] = read_lines([Article(text=" ")], READING)
    assert json.loads(line.json)["status"] == "error"
    assert isinstance(line, Line)
    assert "empty" in line.error
