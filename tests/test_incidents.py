"""Facts are tied to the incident that they tell of; the weights are those of the features."""

import newsmine
from newsmine.rooms.incidents.weigh import candidates, weigh, weights

STORY = (
    "Two police officers were assaulted outside a club in Hull on Saturday night. "
    "A 24-year-old constable was punched in the face and suffered a broken nose. "
    "It comes two months after a paramedic was bitten in Goole."
)


def record():
    return newsmine.read(STORY, published="2017-08-14")


def test_facts_point_at_their_incident_and_back():
    made = record()
    for kind in ("counts", "injuries"):
        for fact in getattr(made, kind):
            owners = [incident.id for incident in made.incidents if fact.id in getattr(incident, kind)]
            assert owners == ([fact.incident] if fact.incident else [])
    assert any(incident.injuries for incident in made.incidents)


def test_one_primary_and_the_background_apart():
    made = record()
    assert [incident.primary for incident in made.incidents] == [True, False]
    main, aside = made.incidents
    assert (main.city, main.from_, main.to) == ("Hull", "2017-08-12", "2017-08-12")
    assert aside.city == "Goole"


def test_relevance():
    assert record().relevant
    assert not newsmine.read("The council will cut its budget for parks next year.").relevant


def test_weights_name_features_and_a_toll_is_one_of_the_candidates():
    stated = {"tk": 1.0, "ti": 3.0, "lk": 1.0, "li": 3.0, "zk": 1.0, "zi": 3.0, "td": 1.0, "dw": 2.0, "titled": 1.0}
    signals = stated | {"hkx": 1.0, "hix": 3.0, "ckx": 1.0, "cix": 3.0, "dk": 1.0, "di": 3.0}
    toll, sure = weigh(signals)
    assert toll == (1, 3)
    assert toll in candidates(signals)
    assert 0.5 < sure <= 1
    assert max(weights().values()) > 0.2 > -0.2 > min(weights().values())


def test_a_headline_tells_that_somebody_died():
    made = newsmine.read(
        "A woman was arrested on Monday.", title="Girl shot at party in Hull dies", published="2017-08-14"
    )
    main = made.incidents[0]
    assert (main.killed.value, main.injured) == (1, None)


def test_nobody_harmed_gives_no_toll():
    made = newsmine.read(
        "Shots were fired into a house in Hull on Saturday. No one was injured.", published="2017-08-14"
    )
    assert all(incident.killed is None and incident.injured is None for incident in made.incidents)


def test_conflicting_totals_stay_as_bounds_with_a_warning():
    made = newsmine.read(
        "Four people were injured on Saturday in a shooting at a bar in Hull. A witness said six people were injured.",
        published="2017-08-14",
    )
    injured = made.incidents[0].injured
    assert (injured.low, injured.high) == (4, 6)
    assert [w.fact for w in made.warnings if w.code == "conflicting_figures"] == ["e1"]


def test_a_part_is_no_conflict():
    made = newsmine.read(
        "Four people were killed on Saturday in a shooting at a bar in Hull. Two people died at the scene.",
        published="2017-08-14",
    )
    assert "conflicting_figures" not in {w.code for w in made.warnings}


def test_a_day_that_no_words_name_is_taken_with_a_warning():
    made = newsmine.read("A man was shot in the leg outside a bar in Hull, police said.", published="2017-08-14")
    assert (made.incidents[0].from_, made.incidents[0].to) == ("2017-08-13", "2017-08-14")
    assert "date_assumed" in {w.code for w in made.warnings}


def test_a_sentence_makes_its_defendant_convicted():
    text = (
        "Two men have been sentenced over a brawl in Ashby in which a doorman was stabbed. "
        "Owen Tarrick, 34, of Derby Road: 18 months. Neil Foss, 22, of Mill Lane: two years."
    )
    made = newsmine.read(text, published="2020-01-01")
    assert {person.name: person.roles for person in made.people if person.name} == {
        "Owen Tarrick": ["convicted"],
        "Neil Foss": ["convicted"],
    }
    held = {person.id for sentence in made.sentences for person in made.people if person.id in sentence.defendants}
    assert len(held) == 2
