"""Unnamed people who may be told again: which get an entry, what is said of the others, and how weights are fitted."""

import pytest
from tests import weigh

import newsmine
from newsmine.article import Article
from newsmine.rooms.people import weighing

TEXT = (
    "Three men were jailed for a street attack in Ashby.\n\n"
    "Ravi Menner, 54, and Tom Carrow, 50, were kicked and punched by Lee Harker, 22, on Monday.\n\n"
    "Passers-by had found one man lying in the road after he was stabbed, the court heard. "
    "A 61-year-old neighbour was later punched by Harker in Derby Road.\n"
)


def read(text):
    (record,) = newsmine.extract(iter([Article(id="a", text=text)]), triage=False)
    return record


def test_who_is_told_again_gets_no_entry_and_a_warning_with_the_words_around():
    record = read(TEXT)
    assert "one man" not in {person.text for person in record.people}
    (warning,) = [warning for warning in record.warnings if warning.code == "person_unsure"]
    assert "for “one man”" in warning.message
    assert "Passers-by had found one man lying in the road after" in warning.message


def test_somebody_else_keeps_an_entry():
    assert "A 61-year-old neighbour" in {person.text for person in read(TEXT).people}


def test_one_of_those_alike_always_stays(monkeypatch):
    monkeypatch.setattr(weighing, "LEAST", 1.0)
    record = read("A man was stabbed in Ashby.\n\nA shopkeeper was punched, police said on Monday.\n")
    assert len(record.people) == 1


def test_weights_are_those_of_the_signs():
    rows = list(weigh.gathered("corpus/articles", "corpus/gold.jsonl"))
    assert {another for _, another in rows} == {True, False}
    assert all(signs.keys() == weighing.WEIGHTS.keys() for signs, _ in rows)
    assert all(0 <= value <= 1 for signs, _ in rows for value in signs.values())


def test_fitting_finds_what_tells_them_apart():
    rows = [({"an age": float(i % 2), "noise": float(i % 3 == 0)}, i % 2 == 1) for i in range(120)]
    weights = weigh.fitted(rows)
    assert weights["an age"] > 2
    assert abs(weights["noise"]) < 0.3
    assert weights["intercept"] < 0
    assert weighing.probability(dict.fromkeys(weighing.WEIGHTS, 0.0)) == pytest.approx(
        1 / (1 + 2.718281828**-weighing._INTERCEPT)
    )
