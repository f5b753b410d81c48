"""Every room does what its examples say: span, value and rule; every rule is fired; no phrasing stands twice."""

import functools
import importlib

import pytest

from newsmine.examples import examples, problems
from newsmine.rooms import ROOMS

EXAMPLES = [example for room in ROOMS for example in examples(room)]


@functools.cache
def found(room):
    """Facts of the room in each of its examples, by example number."""
    from newsmine.article import Article
    from newsmine.pipeline import build, prepare
    from newsmine.rooms.findings import left

    chosen = [example for example in EXAMPLES if example.room == room]
    result = {}
    for locale in sorted({example.locale or "uk" for example in chosen}):
        nlp = build(locale=locale)
        batch = [example for example in chosen if (example.locale or "uk") == locale]
        docs = nlp.pipe(prepare(nlp, Article(text=e.text, published=e.published)) for e in batch)
        for example, doc in zip(batch, docs, strict=True):
            result[example.number] = list(left(doc, ROOMS[room]))
    return result


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.room}-{e.number}-{e.marked[:60]}")
def test_example(example):
    facts = found(example.room)[example.number]
    wrong = problems(example, facts)
    assert not wrong, "\n".join([example.marked, *wrong])


@pytest.mark.parametrize("room", ROOMS)
def test_every_rule_is_fired_and_named(room):
    rules = importlib.import_module(f"newsmine.rooms.{room}.rules").rule
    fired = {fact.rule for facts in found(room).values() for fact in facts} if EXAMPLES else set()
    assert {rule.name for rule in rules} == fired


@pytest.mark.parametrize("room", ROOMS)
def test_no_phrasing_stands_twice(room):
    seen = [(e.text, e.published, e.locale) for e in EXAMPLES if e.room == room]
    assert len(seen) == len(set(seen)), sorted(text for text in seen if seen.count(text) > 1)
