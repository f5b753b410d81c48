"""The parse in plain Python answers as spaCy's own does."""

from __future__ import annotations

import gc
import weakref

import pytest
import spacy.tokens

from newsmine.language.desk import clear, parsed, text_of
from newsmine.pipeline import build

_TEXT = (
    "Two officers hurt in attack\n\nPC Helen Tait, 34, and a colleague who had come to help were  punched and "
    "kicked outside the £5 Shop in Leeds on Monday. “I was hit in the face,” she said.\nDidn't 1,200 people see it?"
)
_PLAIN = (
    "text lower_ tag_ pos_ dep_ ent_type_ ent_iob_ i idx whitespace_ is_sent_start is_sent_end is_space is_punct "
    "is_alpha is_digit is_title is_stop is_currency like_num"
).split()


@pytest.fixture(scope="module")
def both():
    nlp = build()
    with nlp.select_pipes(
        disable=[name for name in nlp.pipe_names if name.startswith("newsmine_") and name[9:] != "pos"]
    ):
        doc = nlp(_TEXT)
    return doc, parsed(doc)


@pytest.mark.parametrize("name", _PLAIN)
def test_a_token_answers_as_spacys(both, name):
    doc, ours = both
    assert [getattr(token, name) for token in ours] == [getattr(token, name) for token in doc]


@pytest.mark.parametrize("name", ["children", "lefts", "rights", "ancestors", "subtree"])
def test_the_words_around_a_token_are_spacys(both, name):
    doc, ours = both
    assert [[t.i for t in getattr(token, name)] for token in ours] == [
        [t.i for t in getattr(token, name)] for token in doc
    ]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_the_word_that_a_token_points_at_is_spacys(both, name):
    doc, ours = both
    assert [getattr(token, name).i for token in ours] == [getattr(token, name).i for token in doc]


def test_spans_are_spacys(both):
    doc, ours = both
    assert ours.text == text_of(doc) == doc.text
    for start in range(-2, len(doc)):
        for end in (start, start + 1, start + 3, start + 9, None):
            mine, theirs = ours.span(start, len(ours) if end is None else end), doc[start:end]
            assert ours.words_of(start, len(ours) if end is None else end) == theirs.text
            assert ours[start:end] == mine
            assert (mine.start, mine.end, mine.text, len(mine)) == (theirs.start, theirs.end, theirs.text, len(theirs))
            if len(theirs):
                assert (mine.start_char, mine.end_char) == (theirs.start_char, theirs.end_char)
                assert mine.root.i == theirs.root.i


def test_sentences_and_entities_are_spacys(both):
    doc, ours = both
    assert [(s.start, s.end) for s in ours.sents] == [(s.start, s.end) for s in doc.sents]
    assert [(s.start, s.end, s.label_) for s in ours.ents] == [(s.start, s.end, s.label_) for s in doc.ents]
    assert [t.sent.start for t in ours] == [t.sent.start for t in doc]


@pytest.mark.parametrize("mode", ["expand", "contract"])
def test_characters_give_spacys_tokens(both, mode):
    doc, ours = both
    for start in range(len(doc.text)):
        for end in (start + 1, start + 2, start + 17):
            mine, theirs = (d.char_span(start, end, alignment_mode=mode) for d in (ours, doc))
            assert (mine is None) == (theirs is None)
            assert mine is None or (mine.start, mine.end) == (theirs.start, theirs.end), (start, end)


def test_a_neighbour_beyond_the_ends_is_refused(both):
    _, ours = both
    assert ours[0].nbor().i == 1
    with pytest.raises(IndexError):
        ours[0].nbor(-1)
    with pytest.raises(IndexError):
        ours[len(ours) - 1].nbor()


def test_an_empty_document_has_no_tokens_and_one_text():
    doc = parsed(spacy.tokens.Doc(build().vocab))
    assert (len(doc), doc.text, list(doc.sents)) == (0, "", [])


def test_nothing_of_a_document_is_left_when_it_is_cleared():
    gc.disable()
    try:
        doc = build()("A man was punched in Leeds.")
        token = weakref.ref(parsed(doc))
        clear(doc)
        assert token() is None
    finally:
        gc.enable()
