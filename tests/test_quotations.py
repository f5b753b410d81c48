"""Quotations and reported speech get their speaker."""

import pytest

from newsmine.article import Article
from newsmine.language.quotations import statements
from newsmine.pipeline import prepare

CASES = [
    ("“Three of us were hurt,” said Gordon Tilley.", "Three of us", "Gordon Tilley"),
    ("“Three of us were hurt,” Gordon Tilley said.", "Three of us", "Gordon Tilley"),
    ('"Three of us were hurt," said Gordon Tilley.', "Three of us", "Gordon Tilley"),
    ("Gordon Tilley said: “Three of us were hurt.”", "Three of us", "Gordon Tilley"),
    ("Mr Tilley added: ‘Three of us were hurt that night.’", "Three of us", "Mr Tilley"),
    ("“Three of us,” said Gordon Tilley, “were hurt on the night in question.”", "were hurt", "Gordon Tilley"),
    ("Gordon Tilley runs the branch. He said: “Three of us were hurt.”", "Three of us", "Gordon Tilley"),
    ("Ann Moss was there. “Three of us were hurt that night,” she said.", "Three of us", "Ann Moss"),
    ("Gordon Tilley said three officers were hurt.", "three officers", "Gordon Tilley"),
    ("Gordon Tilley said that three officers were hurt.", "three officers", "Gordon Tilley"),
    ("A spokesman for Kent Police said three officers were hurt.", "three officers", "A spokesman for Kent Police"),
    ("Three officers were hurt, according to Gordon Tilley.", "Three officers", "Gordon Tilley"),
    ("Gordon Tilley reported a weekend where 18 officers were hurt.", "18 officers", "Gordon Tilley"),
    (
        "Gordon Tilley said: “It was a bad night for everybody on the late shift.\n\n“Three of us were hurt.\n\n"
        "“None of us slept.”",
        "None of us",
        "Gordon Tilley",
    ),
    (
        "“It was a bad night for everybody on the late shift,” said Gordon Tilley.\n\n“Three of us were hurt.”",
        "Three of us",
        "Gordon Tilley",
    ),
]


def _speakers(nlp, text, words):
    doc = nlp(prepare(nlp, Article(text=text)))
    at = text.index(words)
    around = [s for s in statements(doc) if s.start <= at < s.end and s.speaker_start is not None]
    return [text[s.speaker_start : s.speaker_end] for s in sorted(around, key=lambda s: s.end - s.start)]


@pytest.mark.parametrize(("text", "words", "speaker"), CASES, ids=[case[0][:50] for case in CASES])
def test_speaker(nlp, text, words, speaker):
    assert _speakers(nlp, text, words)[:1] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The force has a ‘seven point plan’ and three officers were hurt.",
        "It has been reported that three officers were hurt.",
        "The officers' mess was full; three officers were hurt.",
    ],
)
def test_nobody_speaks(nlp, text):
    assert _speakers(nlp, text, "three officers") == []


def test_an_unclosed_quotation_ends_with_its_paragraph(nlp):
    text = "Gordon Tilley said: “It was bad for all of us that night.\n\nThree officers were hurt in Ashby."
    assert _speakers(nlp, text, "Three officers") == []
