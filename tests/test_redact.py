"""No name of a victim, witness or child survives redaction, anywhere; offsets still hold."""

import json
import subprocess
import sys

import pytest

from newsmine.article import Article, Unread
from newsmine.pipeline import extract, read
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


#: A text, names of which nothing may be left anywhere, and words that stay in it.
HARD = [
    ("Ann-Marie Moss-Hale, 34, was punched. The Moss-Hales left. Hale is safe. Ann-Marie wept.", "moss hale marie", ""),
    ("Tom Lyle, 40, and Sue Lyle, 39, were beaten. Mr Lyle fell. Mrs Lyle's arm broke.", "lyle", "Mrs Person B's arm"),
    (
        "Orla Keegan, 9, was punched by her father Mark Keegan, 35, who was jailed. Keegan wept.",
        "keegan orla",
        "jailed",
    ),
    ("James Hall, 30, was stabbed by James Pike, 31. Pike was jailed.", "hall", "James Pike"),
    (
        "April Young, 24, was hit on 3 April 2018. Miss Young fell. April said: “I bled.”",
        "young",
        "3 April 2018|Person A said",
    ),
    ("Grant Hope, 30, was kicked. The council will grant money. Hope fell.", "hope", "will grant money"),
    (
        "Rose Joy, 77, was mugged. Crime rose. A rose lay there. Rose said she was hurt.",
        "joy",
        "Crime rose|Person A said",
    ),
    ("Dermot “Dez” Keegan, 41, was stabbed. Dez was loved.", "dermot dez keegan", "was loved"),
    (
        "Thomas Hanlon, 16, known to friends as Tez, was stabbed. Tez ran. Tommy Hanlon fell.",
        "thomas hanlon tez tommy",
        "",
    ),
    ("Zoë Núñez, 27, was punched. Zoe Nunez said she bled. ZOË NÚÑEZ wept.", "zoë zoe núñez nunez", "she bled"),
    ("Sean O’Neill, 33, was stabbed. Mr O'Neill fell. The ONeill family left. O‘Neill is safe.", "neill", "is safe"),
    ("Schoolboy Lee Hanlon was headbutted by a man. Lee's nose was broken.", "hanlon lee", "nose was broken"),
    ("Jaden Blake, a pupil at the academy, admitted stabbing a man. Blake wept.", "jaden blake", "admitted stabbing"),
    ("Ruby Tench, 7, was punched. Child A, a witness, saw it.", "ruby tench", "Child B, 7"),
    (
        "Orla Keegan, 9, was bitten. #JusticeForOrla. Write to orla.keegan@example.org or @orlakeegan.",
        "orla keegan",
        "bitten",
    ),
    ("Lotte van der Berg, 29, was glassed. Ms van der Berg fell. Van drivers ran.", "lotte berg", "Van drivers"),
    (
        "“Get off Maisie!” shouted a friend. Maisie Dunlop, 21, was kicked. “rip maisie dunlop”",
        "maisie dunlop",
        "a friend",
    ),
    (
        "Elizabeth Frost, 60, was hit at the Queen Elizabeth Hospital. Frost lay on the road.",
        "frost",
        "Queen Elizabeth",
    ),
    ("PC Ada Quill was bitten. Judge Robert Quill saw the film.", "ada quill", "Judge Person B"),
    (
        "Nurse Ann Harker, 31, of the Harker Clinic, was punched by a man at work. It was Ms Harker’s first day.",
        "harker",
        "first day",
    ),
    ("Łukasz Nowak, 35, was beaten. Lukasz ran. Nowak's wife fell.", "łukasz lukasz nowak", "wife fell"),
    ("Mary J. Coates, 71, was beaten. Coates fell. MJ Coates is safe.", "coates", "Person A, 71"),
    ("The victim, ‘Lenny’ Marsh, 60, was punched near a pub. Len Marsh was hurt. Lenny ran.", "lenny marsh", "ran"),
    ("April Dunn, 8, was hit in April. April’s bedroom is locked. On 1 April she ran.", "dunn", "in April|On 1 April"),
    ("Bridget McGrath-O’Hare, 44, was kicked. The O’Hares ran. Hare fell.", "mcgrath hare", "fell"),
    ("Marcus Boyd, also known as Marky B, was shot. Marky B fans wept.", "boyd marky", "fans wept"),
]


@pytest.mark.parametrize(("text", "gone", "stay"), HARD, ids=[text[:30] for text, _, _ in HARD])
def test_hard_names(text, gone, stay):
    record = read(text)
    record.extra = {"note": text, "tags": gone.split()}
    record.url = "https://example.org/" + "-".join(gone.split())
    record.author = text[:20]
    new = redacted(record)
    line = new.to_json().casefold()
    assert [name for name in gone.split() if name in line] == []
    assert [words for words in stay.split("|") if words not in new.text] == []
    for span in [*(fact for _, fact in new.facts()), *(m for p in new.people for m in p.mentions)]:
        assert new.text[span.start : span.end] == span.text


def test_what_was_not_read_is_left_out():
    failed = extract([Unread(article=Article(text="Ann Harker was hit.", title="Ann Harker"), code="x", message="y")])
    assert "Harker" not in redacted(next(iter(failed))).to_json()


def test_the_command_reads_what_tells_of_no_violence_and_names_no_input(tmp_path):
    source, out = tmp_path / "orla-keegan.txt", tmp_path / "out.jsonl"
    source.write_text("Orla Keegan, 9, won the county cup for chess. She met Ronan Pike, 30.", encoding="utf-8")
    command = [sys.executable, "-m", "newsmine", "extract", str(source), "--redact", "-q", "-o", str(out)]
    assert subprocess.run(command).returncode == 0
    for path in tmp_path.iterdir():
        if path != source:
            written = path.read_text(encoding="utf-8").casefold()
            assert "keegan" not in written
            assert "orla" not in written
    assert "Ronan Pike" in out.read_text(encoding="utf-8")


def test_the_command_redacts(tmp_path):
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
