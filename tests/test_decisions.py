"""Decisions: on disk before they are said to be, taken back, folded, and never applied to another text unseen."""

import multiprocessing

import msgspec
import pytest

from newsmine.article import Source
from newsmine.check.decisions import append, decide, read_decisions, standing
from newsmine.check.folding import fold
from newsmine.errors import OutputError
from newsmine.record import Count, Incident, Injury, Mention, Model, Participant, Passage, Person, Record

TEXT = "Two officers were punched in Leeds. PC Ann Harker was bitten. Two officers were unhurt. Harker, 31, is at home."


def at(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


@pytest.fixture
def record():
    return Record(
        id="a", text=TEXT, source=Source(), model=Model(newsmine="0"),
        counts=[
            Count(id="c1", **at("Two officers"), value=2, low=2, high=2, unit="victims", rule="r", incident="e1"),
            Count(id="c2", **at("Two officers", 1), value=2, low=2, high=2, unit="victims", rule="r", same_as="c1"),
        ],
        injuries=[Injury(id="i1", **at("bitten"), mechanism="bite", victim="p1", count="c1", incident="e1", rule="r")],
        people=[
            Person(id="p1", **at("Ann Harker"), name="Ann Harker", roles=["victim"], rule="r",
                   mentions=[Mention(**at("Ann Harker"))]),
            Person(id="p2", **at("Harker", 1), name="Harker", age=31, rule="r", mentions=[Mention(**at("Harker", 1))]),
        ],
        incidents=[
            Incident(id="e1", **at("punched"), type="assault", counts=["c1"], injuries=["i1"], rule="r",
                     people=[Participant(person="p1", role="victim"), Participant(person="p2", role="victim")]),
        ],
        passages=[Passage(id="t1", start=0, end=35, text=TEXT[:35], index=0, facts=["c1", "e1"])],
    )  # fmt: skip


def test_the_last_decision_on_a_fact_stands(record):
    accepted = decide(record, "accept", reviewer="x", kind="counts", fact="c1")
    rejected = decide(record, "reject", reviewer="y", kind="counts", fact="c1")
    plain, problems = fold(record, [rejected, accepted])
    assert problems == []
    assert plain["counts"][0]["checked_by"] == "x"
    plain, problems = fold(record, [accepted, rejected])
    assert problems == []
    assert "c1" not in [fact["id"] for fact in plain["counts"]]


def test_reject_empties_what_pointed_at_it(record):
    plain, problems = fold(record, [decide(record, "reject", reviewer="x", kind="counts", fact="c1")])
    assert problems == []
    assert [fact["id"] for fact in plain["counts"]] == ["c2"]
    assert plain["counts"][0]["same_as"] is None
    assert plain["injuries"][0]["count"] is None
    assert plain["incidents"][0]["counts"] == []
    assert plain["passages"][0]["facts"] == ["e1"]
    assert plain["checked"] == {"by": ["x"], "done": False}


def test_edit_move_accept_and_done(record):
    span = at("officers", 0)
    decisions = [
        decide(
            record, "edit", reviewer="x", kind="counts", fact="c1", old={"value": 2}, new={"value": 3, "high": None}
        ),
        decide(record, "move", reviewer="x", kind="counts", fact="c1", new=span),
        decide(record, "accept", reviewer="y", kind="injuries", fact="i1"),
        decide(record, "done", reviewer="y"),
    ]
    plain, problems = fold(record, decisions)
    assert problems == []
    count = plain["counts"][0]
    assert (count["value"], count["high"], count["start"], count["text"]) == (3, None, span["start"], "officers")
    assert (count["checked_by"], plain["injuries"][0]["checked_by"]) == ("x", "y")
    assert plain["injuries"][0]["checked_at"] == decisions[2].at
    assert plain["checked"] == {"by": ["x", "y"], "done": True}


def test_the_last_decision_on_a_key_stands_and_undo_takes_one_back(record):
    first = decide(record, "edit", reviewer="x", kind="counts", fact="c1", new={"value": 3}, at="2026-01-01T00:00:01Z")
    second = decide(record, "edit", reviewer="y", kind="counts", fact="c1", new={"value": 4}, at="2026-01-01T00:00:02Z")
    undo = decide(record, "undo", reviewer="y", undoes=second.id, at="2026-01-01T00:00:03Z")
    redo = decide(record, "undo", reviewer="y", undoes=undo.id, at="2026-01-01T00:00:04Z")
    assert fold(record, [first, second])[0]["counts"][0]["value"] == 4
    assert fold(record, [first, second, undo])[0]["counts"][0]["value"] == 3
    assert list(standing([first, second, undo, redo])) == [first, second]


def test_merge_and_add(record):
    new = {**at("Leeds"), "name": "L", "roles": ["other"]}
    decisions = [
        decide(record, "merge", reviewer="x", kind="people", fact="p1", new={"people": ["p2"]}),
        decide(record, "add", reviewer="x", kind="people", fact="new-1", new=new),
        decide(record, "edit", reviewer="x", kind="people", fact="p2", new={"age": 32}),
    ]
    plain, problems = fold(record, decisions)
    assert problems == []
    added, merged = plain["people"]
    assert (added["id"], added["text"], added["confidence"], added["aliases"]) == ("new-1", "Leeds", 1.0, [])
    assert (merged["age"], len(merged["mentions"]), merged["aliases"]) == (32, 2, ["Harker"])
    assert plain["incidents"][0]["people"] == [{"person": "p1", "role": "victim"}]


def test_a_text_that_moved_is_re_anchored_by_its_surroundings(record):
    decision = decide(record, "edit", reviewer="x", kind="counts", fact="c2", new={"value": 9})
    moved = msgspec.structs.replace(record, text="UPDATED\n\n" + TEXT)
    for fact in [*moved.counts, *moved.injuries, *moved.people, *moved.incidents]:
        fact.start += 9
        fact.end += 9
    plain, problems = fold(moved, [decision])
    assert problems == []
    assert [count["value"] for count in plain["counts"]] == [2, 9]


def test_what_cannot_be_placed_in_another_text_is_refused_and_said(record):
    decision = decide(record, "reject", reviewer="x", kind="counts", fact="c1")
    moved = msgspec.structs.replace(record, text="Nothing of it is left.", counts=[])
    plain, problems = fold(moved, [decision])
    assert len(problems) == 1
    assert "another text" in problems[0]
    assert plain["checked"]["by"] == []


def test_a_key_that_no_fact_has_is_refused(record):
    _, problems = fold(record, [decide(record, "edit", reviewer="x", kind="counts", fact="c1", new={"colour": 1})])
    assert "colour" in problems[0]


def _write(path, reviewer, record):
    for _ in range(100):
        append(path, decide(record, "accept", reviewer=reviewer, kind="counts", fact="c1"))


def test_two_processes_lose_nothing(record, tmp_path):
    path = tmp_path / "r.decisions.jsonl"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_write, args=(path, name, record)) for name in "xy"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    decisions, problems = read_decisions(path)
    assert problems == []
    assert sorted(d.reviewer for d in decisions) == ["x"] * 100 + ["y"] * 100


def test_a_torn_line_is_reported_and_the_next_decision_is_whole(record, tmp_path):
    path = tmp_path / "r.decisions.jsonl"
    append(path, decide(record, "accept", reviewer="x", kind="counts", fact="c1"))
    with open(path, "ab") as stream:
        stream.write(b'{"schema": "newsmine-dec')
    append(path, decide(record, "accept", reviewer="y", kind="counts", fact="c1"))
    decisions, problems = read_decisions(path)
    assert [d.reviewer for d in decisions] == ["x", "y"]
    assert len(problems) == 1
    assert ":2:" in problems[0]


def test_a_decision_that_cannot_be_saved_is_said(record, tmp_path):
    with pytest.raises(OutputError):
        append(tmp_path / "no" / "where.jsonl", decide(record, "done", reviewer="x"))
