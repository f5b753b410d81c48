"""The review page's server: who may ask, what it refuses, and that a decision is on disk when it says so."""

import asyncio
import gzip
import json
import signal
import subprocess
import sys
import time

import msgspec
import pytest

from newsmine.check.decisions import append, decide, decisions_path, read_decisions
from newsmine.check.review.decided import Decided, Refused
from newsmine.check.review.fields import contract, types
from newsmine.check.review.index import Index
from newsmine.check.review.server import Review, application, listening, page_files, usual_port
from newsmine.check.sheet import SCRIPTS, bundle
from newsmine.errors import RecordError, UsageError
from newsmine.record import KINDS, Record, schema

testclient = pytest.importorskip("starlette.testclient", reason="needs the extra newsmine[review]")
TOKEN = "a-token-that-nobody-guesses"
PORT = 8765
HOME = f"http://127.0.0.1:{PORT}"
COUNT = {
    "id": "c1", "start": 0, "end": 12, "text": "Two officers", "rule": "r", "value": 2, "low": 2, "high": 2,
    "unit": "victims", "confidence": 0.4,
}  # fmt: skip


def record(identifier="a", text="Two officers were hurt.", **more):
    plain = {"id": identifier, "text": text, "relevant": True, "source": {"path": "x", "sha256": "0"}, **more}
    return msgspec.convert({**plain, "model": {"newsmine": "0"}}, Record)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_text(record(counts=[COUNT]).to_json() + "\n\n" + record("b", "Nobody was hurt.").to_json() + "\n")
    return path


@pytest.fixture
def client(file):
    review = Review(file, decisions_path(file), "Ann")
    app = application(review, TOKEN, PORT)
    browser = testclient.TestClient(app, base_url=HOME)
    assert browser.get("/", params={"token": TOKEN}).status_code == 200
    return browser


def post(client, decisions, **headers):
    body = msgspec.json.encode(decisions)
    headers = {"Origin": HOME, "Content-Type": "application/json", **headers}
    return client.post("/api/decisions", content=body, headers={k: v for k, v in headers.items() if v is not None})


def accept(**more):
    return decide(record(counts=[COUNT]), "accept", reviewer="Ann", kind="counts", fact="c1", **more)


# -- who may ask -------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/static/main.js", "/api/opening", "/api/records/0", "/api/changes"])
@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN + "x", "é"])
def test_without_the_token_nothing_is_told(file, path, token):
    app = application(Review(file, decisions_path(file), "Ann"), TOKEN, PORT)
    client = testclient.TestClient(app, base_url=HOME)
    answer = client.get(path, params={"token": token} if token is not None else None)
    assert answer.status_code == 403
    assert "token" in answer.text
    assert "set-cookie" not in answer.headers


def test_the_token_of_an_address_opens_the_page_only(file):
    app = application(Review(file, decisions_path(file), "Ann"), TOKEN, PORT)
    client = testclient.TestClient(app, base_url=HOME)
    assert client.get("/api/opening", params={"token": TOKEN}).status_code == 403
    cookie = client.get("/", params={"token": TOKEN}).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert client.get("/api/opening").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:80", f"0.0.0.0:{PORT}", ""]
)
def test_a_foreign_host_is_refused(client, host):
    assert client.get("/api/opening", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", f"https://127.0.0.1:{PORT}", None]
)
def test_decisions_from_another_origin_are_refused(client, file, origin):
    assert post(client, [accept()], Origin=origin).status_code == 403
    assert not decisions_path(file).exists()


def test_another_origin_may_not_read_either(client):
    assert client.get("/api/opening", headers={"Origin": "http://evil.example"}).status_code == 403
    assert client.get("/api/opening", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.get("/api/opening", headers={"Sec-Fetch-Site": "same-site"}).status_code == 403
    assert client.get("/api/opening", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/static/main.js", "/api/opening", "/api/records/99", "/nowhere"])
def test_every_answer_has_the_strict_headers(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"


def test_only_the_page_s_files_are_served(client):
    assert client.get("/static/main.js").headers["content-type"].startswith("text/javascript")
    for path in ("/static/page.html", "/static/../server.py", "/static/%2e%2e/server.py", "/static/none.js"):
        assert client.get(path).status_code == 404


def test_the_socket_listens_on_this_machine_only(file):
    with listening(file, None) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        port = listener.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port} is taken"):
            listening(file, port)
        with listening(file, None) as other:
            assert other.getsockname()[1] != port
    assert usual_port(file) == usual_port(str(file))


# -- what is saved -------------------------------------------------------------------


def test_a_decision_is_on_disk_when_the_answer_comes(client, file):
    decision = accept()
    answer = post(client, [decision]).json()
    assert answer["refused"] == []
    found, problems = read_decisions(decisions_path(file))
    assert problems == []
    assert [one.id for one in found] == [decision.id] == [one["id"] for one in answer["saved"]]
    assert found[0].context.text == "Two officers"


def test_a_decision_sent_twice_is_written_once(client, file):
    decision = accept()
    for _ in range(3):
        assert [one["id"] for one in post(client, [decision, decision]).json()["saved"]] == [decision.id] * 2
    assert len(read_decisions(decisions_path(file))[0]) == 1


def test_a_clock_that_runs_ahead_is_set_right(client, file):
    post(client, [accept(at="2999-01-01T00:00:00.000Z")])
    assert read_decisions(decisions_path(file))[0][0].at < "2999"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": "../../etc"}, "16 hex digits"),
        ({"reviewer": " "}, "no reviewer"),
        ({"record": "z"}, "no record 'z'"),
        ({"record_sha256": "0" * 64}, "with this text"),
        ({"kind": "rumours"}, "no kind of fact"),
        ({"fact": "c9"}, "no 'c9'"),
        ({"action": "edit", "new": {}}, "changes nothing"),
        ({"action": "edit", "new": {"value": "many"}}, "value: Expected"),
        ({"action": "edit", "new": {"unit": "rumours"}}, "unit: Invalid"),
        ({"action": "edit", "new": {"unit": None}}, "unit: Expected"),
        ({"action": "edit", "new": {"start": 1}}, "start cannot be edited"),
        ({"action": "edit", "new": {"harm": 1}}, "harm cannot be edited"),
        ({"action": "move", "new": {"start": 4, "end": 99, "text": "x"}}, "no span"),
        ({"action": "move", "new": {"start": 4, "end": 12, "text": "x"}}, "not those of its span"),
        ({"action": "move", "new": {"start": True, "end": 12, "text": "x"}}, "no span"),
        ({"action": "merge", "new": {"people": ["p2"]}}, "nobody to merge"),
        ({"action": "undo", "undoes": "0" * 16}, "not there"),
        ({"action": "add", "fact": "c7", "new": {"start": 0, "end": 3, "text": "Two"}}, "an id like new-1"),
        ({"action": "add", "fact": "new-1", "new": {"start": 0, "end": 3, "text": "Two", "low": 1}}, "required"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_not_written(client, file, change, why):
    decision = msgspec.structs.replace(accept(), **change)
    answer = post(client, [decision]).json()
    assert answer["saved"] == []
    assert why in answer["refused"][0]["message"]
    assert not decisions_path(file).exists()


def test_an_added_fact_can_be_edited(client, file):
    new = {"start": 0, "end": 3, "text": "Two", "value": 2, "low": 2, "high": 2, "unit": "victims"}
    text = record(counts=[COUNT])
    added = decide(text, "add", reviewer="Ann", kind="counts", fact="new-1", new=new)
    edited = decide(text, "edit", reviewer="Ann", kind="counts", fact="new-1", old={"value": 2}, new={"value": 3})
    assert post(client, [added, edited]).json()["refused"] == []


@pytest.mark.parametrize(("body", "status"), [(b"{", 422), (b"[{}]", 422), (b'"\xff"', 422), (b"[]", 200)])
def test_what_is_no_decision_is_refused(client, body, status):
    headers = {"Origin": HOME, "Content-Type": "application/json"}
    assert client.post("/api/decisions", content=body, headers=headers).status_code == status


def test_forms_and_floods_are_refused(client):
    assert post(client, [accept()], **{"Content-Type": "text/plain"}).status_code == 415
    flood = {"Origin": HOME, "Content-Type": "application/json", "Content-Length": str(1 << 30)}
    assert client.post("/api/decisions", content=b"[]", headers=flood).status_code == 413
    stream = client.post("/api/decisions", content=iter([b"[", b"]"]), headers={"Origin": HOME})
    assert stream.status_code == 413


def test_a_decision_that_cannot_be_written_is_not_said_to_be(client, file):
    decisions_path(file).mkdir()
    answer = post(client, [accept()])
    assert answer.status_code == 507
    assert "cannot be read" in answer.json()["message"]


def test_what_another_process_decides_is_seen(client, file):
    before = client.get("/api/changes", params={"since": 0, "record": 0}).json()
    assert (before["sequence"], before["decisions"]) == (0, None)
    append(decisions_path(file), accept())
    after = client.get("/api/changes", params={"since": before["sequence"], "record": 0}).json()
    assert after["states"] == {"0": {"decided": 1, "done": []}}
    assert [one["fact"] for one in after["decisions"]] == ["c1"]
    again = client.get("/api/changes", params={"since": after["sequence"], "record": 0}).json()
    assert again["decisions"] is None


def test_who_has_which_record_open(client):
    ask = {"since": 0, "record": 1, "page": "one", "reviewer": "Ann"}
    assert client.get("/api/changes", params=ask).json()["open"] == []
    assert client.get("/api/changes", params={**ask, "page": "two"}).json()["open"] == [[1, "Ann"]]


@pytest.mark.parametrize("query", ["since=x&record=y", "since=-1&record=99", "", "since=" + "9" * 40])
def test_odd_questions_are_answered(client, query):
    assert client.get("/api/changes?" + query).status_code == 200


def test_many_at_once_lose_nothing(file):
    review = Review(file, decisions_path(file), "Ann")

    async def all_at_once():
        await asyncio.gather(*(review.save([accept()]) for _ in range(40)))

    asyncio.run(all_at_once())
    found, problems = read_decisions(decisions_path(file))
    assert (len(found), problems) == (40, [])
    assert review.decided.sequence == 40


def test_a_torn_last_line_is_closed_and_reported(file):
    append(decisions_path(file), accept())
    with decisions_path(file).open("a") as stream:
        stream.write('{"schema": "newsmine-dec')
    index = Index(file)
    decided = Decided(decisions_path(file), index)
    assert decided.problems == []
    decided.save(accept(), index.record(0))
    assert len(decided.of("a")) == 2
    assert len(decided.problems) == 1


def test_a_merge_needs_another_person(file):
    person = {"start": 0, "end": 3, "text": "Two", "rule": "r"}
    people = [{**person, "id": "p1"}, {**person, "id": "p2"}]
    text = record(people=people)
    file.write_text(text.to_json() + "\n")
    decided = Decided(decisions_path(file), Index(file))
    for names in (["p1"], ["p9"]):
        with pytest.raises(Refused):
            decided.save(decide(text, "merge", reviewer="A", kind="people", fact="p1", new={"people": names}), text)
    decided.save(decide(text, "merge", reviewer="A", kind="people", fact="p1", new={"people": ["p2"]}), text)


# -- the queue -------------------------------------------------------------------------


def test_rows_say_why_they_are_worth_checking(tmp_path):
    path = tmp_path / "r.jsonl"
    incident = {"id": "e1", "start": 0, "end": 3, "text": "Two", "rule": "r", "type": "assault", "confidence": 0.9}
    sure = {**COUNT, "confidence": 0.95}
    records = [
        record("sure", counts=[sure]),
        record("doubtful", counts=[COUNT]),
        record("repeated", counts=[sure, {**COUNT, "id": "c2", "same_as": "c1"}]),
        record("warned", counts=[sure], warnings=[{"code": "mojibake", "message": "m", "fact": None}]),
        record("unsure", counts=[sure], warnings=[{"code": "low_confidence", "message": "m", "fact": "c1"}]),
        record("undated", incidents=[incident]),
        record("empty"),
        record("other", relevant=False),
        record("broken", status="error", error={"code": "binary", "message": "m"}, relevant=False),
    ]
    path.write_text("".join(one.to_json() + "\n" for one in records))
    rows = {row.id: row for row in Index(path).rows}
    order = sorted(rows, key=lambda name: -rows[name].score)
    assert order[:2] == ["empty", "warned"]
    assert order[-1] == "other"
    assert rows["repeated"].score == rows["sure"].score < rows["doubtful"].score
    assert rows["warned"].score > rows["unsure"].score > rows["sure"].score
    assert rows["warned"].why == "1 warning"
    assert rows["doubtful"].why == "1 doubtful, c1 at 0.40"
    assert rows["undated"].why == "no day of the incident"
    assert rows["empty"].why == "violence, but no facts"
    assert rows["broken"].why == "could not be read"


def test_records_are_found_by_their_place_also_in_a_gzipped_file(file, tmp_path):
    packed = tmp_path / "records.jsonl.gz"
    packed.write_bytes(gzip.compress(file.read_bytes()))
    for path in (file, packed):
        index = Index(path)
        assert [index.record(number).id for number in (1, 0)] == ["b", "a"]


def test_a_file_that_is_changed_under_the_page_is_told(client, file):
    file.write_text(file.read_text()[40:])
    answer = client.get("/api/records/1")
    assert answer.status_code == 409
    assert "was changed" in answer.json()["message"]


def test_bad_files_are_named_with_their_line(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text(record().to_json() + "\n{}\n")
    with pytest.raises(RecordError, match=r"r\.jsonl:2"):
        Index(path)
    with pytest.raises(UsageError, match="cannot be read"):
        Index(tmp_path / "none.jsonl")


# -- what can be edited -----------------------------------------------------------------


def test_every_value_of_the_contract_can_be_edited():
    described = contract()
    assert list(described) == list(KINDS)
    for kind, type_ in types().items():
        keys = {field.encode_name for field in msgspec.structs.fields(type_)}
        fixed = {"id", "start", "end", "text", "passage", "confidence", "rule"}
        assert {field["key"] for field in described[kind]["fields"]} == keys - fixed
        span = {"id": "x", "start": 0, "end": 1, "rule": "r"}
        msgspec.convert({**described[kind]["blank"], **span}, type_)


def test_words_to_choose_from_are_those_of_the_schema():
    units = next(field for field in contract()["counts"]["fields"] if field["key"] == "unit")
    assert sorted(units["options"]) == sorted(schema()["$defs"]["Count"]["properties"]["unit"]["enum"])
    assert units["options"][0] == contract()["counts"]["blank"]["unit"] == "victims"


# -- the page's files ---------------------------------------------------------------------


def test_page_and_script_and_style_are_apart():
    files = page_files()
    assert "<script>" not in files["page.html"]
    assert " style=" not in files["page.html"]
    assert not any(f" on{name}=" in files["page.html"] for name in ("click", "load", "error"))
    for name, text in files.items():
        if name.endswith(".js"):
            assert "innerHTML" not in text, name
            assert "eval(" not in text, name
            assert name in SCRIPTS


def test_the_page_asks_for_all_its_scripts_at_once():
    page = page_files()["page.html"]
    for name in SCRIPTS:
        assert page.count(f'"static/{name}"') == 1, name


def test_the_scripts_can_share_one_scope():
    whole = bundle(page_files())
    assert "\nimport " not in whole
    assert "\nexport " not in whole


def test_without_starlette_the_command_says_what_to_install(file):
    code = (
        "import sys; sys.modules['starlette'] = sys.modules['starlette.applications'] = None; "
        f"from newsmine.cli import main; main(['review', {str(file)!r}, '--no-browser'])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 2
    assert (
        result.stderr.strip() == "newsmine: the review page needs starlette and uvicorn: pip install 'newsmine[review]'"
    )


def test_the_command_prints_its_address_and_stops_on_ctrl_c(file):
    command = [sys.executable, "-u", "-m", "newsmine", "review", str(file), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert "2 records to review at http://127.0.0.1:" in process.stdout.readline()
        assert str(decisions_path(file)) in process.stdout.readline()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")
    assert "newsmine apply" in out


def test_ids_that_stand_twice_are_told_apart_by_their_text(tmp_path):
    path = tmp_path / "r.jsonl"
    first, second = record("same", counts=[COUNT]), record("same", "Two officers were well.", counts=[COUNT])
    path.write_text(first.to_json() + "\n" + second.to_json() + "\n")
    review = Review(path, decisions_path(path), "Ann")
    decision = decide(second, "accept", reviewer="Ann", kind="counts", fact="c1")
    assert asyncio.run(review.save([decision]))["refused"] == []
    assert json.loads(decisions_path(path).read_text())["record_sha256"] == decision.record_sha256
