"""What is asserted, alleged, negated or hypothetical, in sentences that set traps for each."""

import tomllib
from importlib import resources

import pytest

from newsmine.examples import unmark
from newsmine.language.assertion import assertion
from newsmine.language.desk import parsed
from newsmine.pipeline import prepare
from newsmine.rooms import ROOMS

FILE = resources.files("newsmine.language").joinpath("assertion_examples.toml")
GROUPS = tomllib.loads(FILE.read_text(encoding="utf-8"))
TRAPS = [
    (kind, group["why"], marked) for kind, groups in GROUPS.items() for group in groups for marked in group["texts"]
]


@pytest.mark.parametrize(("kind", "why", "marked"), TRAPS, ids=[marked for _, _, marked in TRAPS])
def test_trap(nlp, kind, why, marked):
    from newsmine.article import Article

    text, spans = unmark(marked)
    assert len(spans) == 1
    with nlp.select_pipes(disable=[f"newsmine_{room}" for room in ROOMS]):
        doc = nlp(prepare(nlp, Article(text=text)))
    word = doc.char_span(*spans[0])
    assert word is not None
    assert assertion(parsed(doc)[word.root.i]) == kind, why


def test_enough_traps_of_every_kind():
    assert len(TRAPS) >= 120
    assert set(GROUPS) == {"asserted", "alleged", "negated", "hypothetical"}
    assert len({marked for _, _, marked in TRAPS}) == len(TRAPS)
