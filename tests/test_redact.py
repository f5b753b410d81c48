"""No name of a victim, witness or child survives redaction, anywhere; offsets still hold."""

import json

import pytest

from newsmine.pipeline import read
from newsmine.record import Mention, Person
from newsmine.redact import redacted

TEXT = (
    "By Nadia Bloom\n\nDERMOT KEEGAN, 41, was stabbed in Mill Lane, Ashby, on Friday. Mr Keegan's jaw was broken. "
    "His daughter Orla Keegan, 9, was punched by Ronan Pike, 30, who was jailed for two years.\n\n"
    "“I saw it all,” said neighbour Vera Lomas. Ms Lomas called police. Keegan, a driver, was taken to hospital.\n\n"
    "PC Ada Quill was bitten. PC Quill is off work. KEEGAN FAMILY: ‘We are broken’. Orla's school is shut."
)


@pytest.fixture(scope="module")
def records():
    record = read(TEXT, title="Dermot Keegan stabbed; PC Quill bitten", published="2018-05-08")
    record.extra = {"tags": ["Keegan", "Ashby"], "note": "Orla Keegan's mother rang"}
    record.url = "https://example.org/dermot-keegan-stabbed"
    return record, redacted(record)


@pytest.mark.parametrize("name", ["Dermot", "Keegan", "Orla", "Vera", "Lomas", "Ada", "Quill"])
def test_no_protected_name_survives(records, name):
    assert name.casefold() in records[0].to_json().casefold()
    assert name.casefold() not in records[1].to_json().casefold()


@pytest.mark.parametrize("name", ["Ronan Pike", "Nadia Bloom", "Ashby"])
def test_others_stay(records, name):
    assert name in records[1].text


def test_every_span_still_holds(records):
    _, new = records
    facts = [fact for _, fact in new.facts()]
    assert len(facts) == len([fact for _, fact in records[0].facts()])
    spans = [*facts, *new.passages, *(m for p in new.people for m in p.mentions)]
    assert spans
    for span in spans:
        assert new.text[span.start : span.end] == span.text
        assert span.start < span.end


def test_what_is_not_a_name_stays(records):
    old, new = records
    for one, other in zip(old.people, new.people, strict=True):
        assert (one.id, one.roles, one.age, one.gender, one.status) == (
            other.id,
            other.roles,
            other.age,
            other.gender,
            other.status,
        )
    assert new.text[: new.title_end] == new.title


def test_children_are_called_children_and_pseudonyms_are_stable(records):
    old, new = records
    orla = next(p for p, q in zip(new.people, old.people, strict=True) if q.name == "Orla Keegan")
    assert orla.name.startswith("Child ")
    assert redacted(old).to_json() == new.to_json()


def test_a_record_without_protected_people_is_unchanged():
    record = read("Ronan Pike, 30, was jailed for two years.")
    assert redacted(record).to_json() == record.to_json()


def test_the_original_is_left_alone(records):
    assert "Keegan" in records[0].text
    assert json.loads(records[0].to_json())["people"]


def test_a_name_within_a_name():
    record = read("Ann Marsh was hit. Ann Marsh-Hale saw it.")
    text = record.text
    record.people = [
        Person(id="p1", start=0, end=9, text="Ann Marsh", rule="r", name="Ann Marsh", roles=["victim"],
               mentions=[Mention(start=0, end=9, text="Ann Marsh")])
    ]  # fmt: skip
    new = redacted(record)
    assert "Marsh" not in new.text
    assert len(text) > 0


def test_the_command_redacts(tmp_path):
    import json
    import subprocess
    import sys

    source, out = tmp_path / "a.txt", tmp_path / "out.jsonl"
    source.write_text("Nurse Ann Harker, 31, was punched in Leeds. Ms Harker is recovering.", encoding="utf-8")
    command = [sys.executable, "-m", "newsmine", "extract", str(source), "--redact", "-q", "-o", str(out)]
    assert subprocess.run(command).returncode == 0
    line = out.read_text(encoding="utf-8")
    assert "Harker" not in line
    row = json.loads(line)
    assert row["people"]
    for person in row["people"]:
        assert row["text"][person["start"] : person["end"]] == person["text"]
