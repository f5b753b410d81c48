"""Two figures of one incident that cannot both hold stay as bounds, with a warning that names both facts."""

import re
import tomllib
from importlib import resources

import pytest

import newsmine
from newsmine.examples import unmark

FILE = resources.files("newsmine.rooms.incidents").joinpath("conflict_examples.toml")
GIVEN = tomllib.loads(FILE.read_text(encoding="utf-8"))
CASES = [
    pytest.param(kind, group.get("figure", {}), text, id=text[:60])
    for kind in ("conflict", "agree")
    for group in GIVEN[kind]
    for text in group["texts"]
]


def read(text):
    title, _, body = text.rpartition("||")
    return newsmine.read(body, title=title or None, published=GIVEN["published"].isoformat())


@pytest.mark.parametrize(("kind", "figure", "marked"), CASES)
def test_example(kind, figure, marked):
    text, spans = unmark(marked.replace("||", "\n\n"))
    made = read(unmark(marked)[0])
    assert made.text == text
    warnings = [w for w in made.warnings if w.code == "conflicting_figures"]
    main = next(incident for incident in made.incidents if incident.primary)
    for key, (low, high) in figure.items():
        found = getattr(main, key)
        assert [found.low, found.high] == [low, None if high == "open" else high]
        assert found.low <= found.value
    if kind == "agree":
        assert warnings == []
        return
    assert [w.fact for w in warnings] == [main.id]
    named = re.findall(r"\((c\d+), characters (\d+) to (\d+)\)", warnings[0].message)
    assert [(int(start), int(end)) for _, start, end in named] == spans
    for identifier, start, end in named:
        fact = made.fact(identifier)
        assert (fact.start, fact.end) == (int(start), int(end))
    assert "figures_disagree" not in {w.code for w in made.warnings}


def test_enough_examples_and_half_of_them_near_misses():
    conflicts = sum(len(group["texts"]) for group in GIVEN["conflict"])
    agreeing = sum(len(group["texts"]) for group in GIVEN["agree"])
    assert conflicts >= 12
    assert agreeing >= conflicts
