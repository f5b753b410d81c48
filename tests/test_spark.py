"""On Spark, with two workers of which one is killed in mid-run: the same records as on one machine."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time

import msgspec
import pyarrow
import pyarrow.parquet
import pytest

from newsmine.batch.processes import read_lines
from newsmine.batch.reading import Reading
from newsmine.formats.fields import Fields
from newsmine.formats.inputs import find_inputs, read_inputs
from newsmine.formats.records import read_records
from newsmine.model.meta import DEFAULT_MODEL
from test_batch import articles

JAVA = shutil.which("java")
READING = Reading(model=DEFAULT_MODEL)


@pytest.fixture(scope="module")
def session():
    if JAVA is None:
        pytest.skip("needs Java, on which Spark runs; there is none on this machine")
    sql = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        sql.SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.executor.memory", "1g")
        .config("spark.task.maxFailures", "8")
        .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
        .getOrCreate()
    )
    yield session
    session.stop()


def workers():
    """The Python processes in which Spark's tasks run."""
    found = subprocess.run(["pgrep", "-f", "pyspark.daemon"], capture_output=True, text=True).stdout.split()
    return [int(each) for each in found]


def records(path):
    found = [record for file in sorted(path.glob("*.parquet")) for record in read_records(file)]
    return {record.id: msgspec.json.encode(msgspec.structs.replace(record, source=None)) for record in found}, len(
        found
    )


def local(inputs):
    lines = [line.json for line in read_lines(read_inputs(inputs, Fields()), READING)]
    found = [msgspec.json.decode(line, type=_record()) for line in lines]
    return {record.id: msgspec.json.encode(msgspec.structs.replace(record, source=None)) for record in found}


def _record():
    from newsmine.record import Record

    return Record


def test_the_same_records_though_a_worker_is_killed(session, tmp_path):
    from newsmine.batch.spark import extract_on_spark

    source = tmp_path / "in"
    source.mkdir()
    found = articles(32)
    for number in range(4):
        rows = [{"id": a.id, "text": a.text, "title": a.title, "published": a.published} for a in found[number::4]]
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), source / f"{number}.parquet")
    inputs = find_inputs([str(source)])
    killed = []

    def kill():
        until = time.monotonic() + 120
        while time.monotonic() < until and not killed:
            for each in workers()[-1:]:
                time.sleep(1)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)
                    killed.append(each)
            time.sleep(0.2)

    killer = threading.Thread(target=kill)
    killer.start()
    number = extract_on_spark(session, inputs, str(tmp_path / "out"), READING, Fields(), partitions=4)
    killer.join()
    assert killed
    there, lines = records(tmp_path / "out")
    assert lines == number == 32
    assert there == local(inputs)


def test_files_of_other_kinds_are_read_one_a_task(session, tmp_path):
    from newsmine.batch.spark import extract_on_spark

    for number in range(2):
        rows = articles(4)[2 * number : 2 * number + 2]
        (tmp_path / f"{number}.jsonl").write_bytes(
            b"".join(msgspec.json.encode({"id": a.id, "text": a.text}) + b"\n" for a in rows)
        )
    inputs = find_inputs([str(tmp_path / "*.jsonl")])
    assert extract_on_spark(session, inputs, str(tmp_path / "out"), READING, Fields()) == 4
    assert records(tmp_path / "out")[0] == local(inputs)
