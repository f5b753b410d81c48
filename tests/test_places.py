"""Names of places are found, whatever they are short for, and towns are told from people and streets."""

import pytest

from newsmine.article import Article
from newsmine.language.places import place_mentions, towns
from newsmine.pipeline import build, prepare
from newsmine.rooms.incidents.where import where


def read(text, title=None):
    nlp = build()
    doc = prepare(nlp, Article(text=text, title=title))
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


@pytest.mark.parametrize(
    ("name", "country"),
    [("St. Albans", "England"), ("Saint Albans", "England"), ("Wrexham", "Wales"), ("Derry", "Northern Ireland")],
)
def test_towns_by_the_names_that_papers_use(name, country):
    assert country in {place.country for place in towns(name)}


def test_no_town_of_that_name():
    assert towns("Nowhereville-on-the-Wold") == ()


def test_kinds_of_names():
    kinds = {(m.name, m.kind) for m in place_mentions(read("He was seen in Leeds, in Kent and in Wales."))}
    assert kinds == {("Leeds", "town"), ("Kent", "county"), ("Wales", "country")}


@pytest.mark.parametrize(
    ("text", "city", "region", "country"),
    [
        ("A man was stabbed outside a pub in Preston on Friday.", "Preston", "Lancashire", "England"),
        ("A woman was shot at her home in Austin, Texas.", "Austin", "Texas", "United States"),
        ("DALLAS (AP) - A man was shot on Monday. Police in Dallas said he died.", "Dallas", "Texas", "United States"),
        ("A boy was punched on Leeds Road in Bradford.", "Bradford", "West Yorkshire", "England"),
        ("Police said a man had been attacked.", None, None, None),
    ],
)
def test_where_it_happened(text, city, region, country):
    found = where(read(text))
    assert (found.city, found.region, found.country) == (city, region, country) if found else city is None
