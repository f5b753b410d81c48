"""Warnings point at what is likely wrong, and at nothing else."""

from pathlib import Path

import pytest

from newsmine.article import Source
from newsmine.record import Count, CourtSentence, Disposal, Incident, Mention, Model, Offence, Person, Record
from newsmine.warn import CODES, warnings_of


def record(text="A story of nothing much.", **kinds):
    return Record(id="a", text=text, source=Source(), model=Model(newsmine="0"), **kinds)


def count(text, words, value, nth=0, **more):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    given = {"low": value, "high": value, "unit": "victims", "rule": "r", **more}
    return Count(start=start, end=start + len(words), text=words, value=value, **given)


def codes(given):
    found = list(warnings_of(given))
    assert {warning.code for warning in found} <= set(CODES)
    return [warning.code for warning in found]


def test_every_code_is_documented_in_its_own_words():
    page = (Path(__file__).parent.parent / "docs" / "checking.md").read_text(encoding="utf-8")
    for code, meaning in CODES.items():
        assert f"| `{code}` | {meaning} |" in page


HEAD = "Four officers hurt\n\nThree officers were hurt in Leeds."


def test_headline_against_body():
    head, body = count(HEAD, "Four officers", 4, id="c1"), count(HEAD, "Three officers", 3, id="c2")
    assert codes(record(HEAD, title_end=18, counts=[head, body])) == ["figures_disagree"]
    body.value = body.low = body.high = 4
    assert codes(record(HEAD, title_end=18, counts=[head, body])) == []


@pytest.mark.parametrize(("qualifier", "low", "value"), [("at_least", 3, 3), ("about", None, 4.2), ("more_than", 4, 3)])
def test_bounds_that_hold_the_other_figure_do_not_disagree(qualifier, low, value):
    head = count(HEAD, "Four officers", 4, id="c1")
    body = count(HEAD, "Three officers", value, id="c2", qualifier=qualifier, low=low, high=None)
    assert codes(record(HEAD, title_end=18, counts=[head, body])) == []


def test_a_part_larger_than_its_total():
    whole, part = count(HEAD, "Three officers", 3, id="c1"), count(HEAD, "officers", 5, id="c2", part_of="c1")
    assert codes(record(HEAD, counts=[whole, part])) == ["figures_disagree"]
    part.value = 2
    assert codes(record(HEAD, counts=[whole, part])) == []


def test_a_count_far_off_its_unit():
    assert codes(record(HEAD, counts=[count(HEAD, "officers", 2015)])) == ["count_far_off"]
    assert codes(record(HEAD, counts=[count(HEAD, "officers", 30_000, aggregate=True)])) == []


def test_an_unresolved_date_that_the_incident_needs():
    incident = Incident(id="e1", start=0, end=1, text="A", type="assault", rule="r", primary=True)
    assert codes(record(incidents=[incident])) == ["date_unresolved"]
    incident.from_ = incident.to = "2018-01-01"
    assert codes(record(incidents=[incident])) == []


def test_ages_that_clash():
    text = "Tom Gale, 34, was hit. Mr Gale, 43, is well."
    mentions = [Mention(start=0, end=8, text="Tom Gale"), Mention(start=23, end=30, text="Mr Gale")]
    person = Person(id="p1", start=0, end=8, text="Tom Gale", name="Tom Gale", age=34, mentions=mentions, rule="r")
    assert codes(record(text, people=[person])) == ["age_clash"]
    person.mentions = mentions[:1]
    assert codes(record(text, people=[person])) == []
    person.age = 340
    assert "age_clash" in codes(record("Tom Gale is old.", people=[person]))


def test_a_term_beyond_the_maximum():
    text = "jailed for eight years for assault causing actual bodily harm"
    sentence = CourtSentence(
        id="s1", start=0, end=22, text=text[:22], rule="r", offences=[Offence(text="abh", offence="abh")],
        disposals=[Disposal(type="custody", text="eight years", length="P8Y", days=2922)],
    )  # fmt: skip
    assert codes(record(text, sentences=[sentence])) == ["sentence_beyond_maximum"]
    sentence.offences = sentence.offences * 2
    assert codes(record(text, sentences=[sentence])) == []
    sentence.offences = [Offence(text="something", offence=None)]
    assert codes(record(text, sentences=[sentence])) == []


def test_low_confidence():
    assert codes(record(HEAD, counts=[count(HEAD, "officers", 2, confidence=0.4)])) == ["low_confidence"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The officerâ€™s arm cost Â£50.", "mojibake"),
        ("Please enable JavaScript to go on.\nThe council met.", "boilerplate"),
        ("He attacked it; an assault on taste, critics were killed by boredom.", "no_facts"),
    ],
)
def test_texts(text, code):
    assert codes(record(text)) == [code]


@pytest.mark.parametrize("text", ["Château Âge – “fine” £50.", "An attack on the budget.", "A café’s naïve résumé"])
def test_sound_texts(text):
    assert codes(record(text)) == []
