"""The quickened model says what spaCy's own says, to the last bit."""

from pathlib import Path

import numpy
import pytest
import spacy
from spacy.pipeline import AttributeRuler
from spacy.tokens import Span

from newsmine.model import aside, entities, pos, vectors
from newsmine.model.meta import DEFAULT_MODEL

ARTICLES = sorted((Path(__file__).parent.parent / "corpus" / "articles").glob("*.txt"))
#: Patterns over two tokens, odd white space, no text, words the model never saw.
HARD = ["There's one. There was it\n\n and\tthere,  are two.", "", " ", "Let's go. He ain't gonna.", "Zzxq ÄÖ 🙂 9b56"]


@pytest.fixture(scope="module")
def texts():
    return [path.read_text(encoding="utf-8") for path in ARTICLES] + HARD


@pytest.fixture(scope="module")
def plain():
    return spacy.load(DEFAULT_MODEL, exclude=["lemmatizer"])


@pytest.fixture(scope="module")
def quick():
    nlp = spacy.load(DEFAULT_MODEL, exclude=["lemmatizer"])
    assert pos.quicken(nlp)
    assert vectors.quicken(nlp.get_pipe("tok2vec").model)
    assert vectors.quicken(nlp.get_pipe("ner").model)
    assert entities.quicken(nlp)
    return nlp


def test_every_token_of_the_corpus_has_the_same_part_of_speech_head_and_entity(plain, quick, texts):
    def told(nlp):
        for doc in nlp.pipe(texts):
            yield [(t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_, t.is_sent_start) for t in doc]

    ours = list(told(quick))
    assert sum(map(len, ours)) > 10_000
    assert ours == list(told(plain))


@pytest.mark.parametrize("size", [1, 3, 16])
def test_vectors_are_spacys_to_the_last_bit_whatever_the_batch(plain, quick, texts, size):
    docs = [plain.make_doc(text) for text in texts[:20] + HARD if text]
    expected = plain.get_pipe("tok2vec").predict(docs)
    for start in range(0, len(docs), size):
        got = quick.get_pipe("tok2vec").predict(docs[start : start + size])
        for ours, theirs in zip(got, expected[start : start + size], strict=True):
            assert numpy.array_equal(ours, theirs)


def test_words_are_forgotten_beyond_the_limit_and_learnt_again(quick, texts, monkeypatch):
    docs = [quick.make_doc(text) for text in texts[:6]]
    before = quick.get_pipe("tok2vec").predict(docs)
    monkeypatch.setattr(vectors, "WORDS", 10)
    for doc, expected in zip(docs, before, strict=True):
        assert numpy.array_equal(quick.get_pipe("tok2vec").predict([doc])[0], expected)


def test_a_quickened_model_says_that_it_does_not_learn(quick, texts):
    model = quick.get_pipe("tok2vec").model
    _, backprop = model([quick.make_doc(texts[0])], is_train=False)
    with pytest.raises(RuntimeError, match=r"spacy\.load"):
        backprop(None)


@pytest.mark.parametrize(
    "pattern",
    [[{"SHAPE": "dd"}], [{"TAG": {"REGEX": "^N"}}], [{"LOWER": "a"}, {"LOWER": "b"}, {"LOWER": "c"}]],
    ids=["another attribute", "an expression", "three tokens"],
)
def test_a_ruler_that_asks_for_more_is_left_as_it_is(pattern):
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([pattern], {"POS": "NUM"})
    assert not pos.quicken(nlp)
    assert isinstance(nlp.get_pipe("attribute_ruler"), AttributeRuler)


def test_entities_set_by_somebody_else_are_kept(plain, quick):
    text = "Officers met John Smith of Leeds on Monday."

    def told(nlp):
        doc = nlp.make_doc(text)
        doc.set_ents([Span(doc, 0, 1, label="GPE")], default="missing")
        return [(entity.text, entity.label_) for entity in nlp(doc).ents]

    assert ("Officers", "GPE") in told(quick)
    assert told(quick) == told(plain)


def test_a_recogniser_of_another_make_is_left_as_it_is():
    nlp = spacy.blank("en")
    assert not entities.quicken(nlp)
    recogniser = nlp.add_pipe("ner")
    recogniser.add_label("PERSON")
    nlp.initialize()
    recogniser.cfg["beam_width"] = 8
    assert not entities.quicken(nlp)
    assert nlp.get_pipe("ner") is recogniser


def test_the_parser_leaves_out_what_is_set_aside_and_only_that(plain, texts):
    nlp = spacy.load(DEFAULT_MODEL, exclude=["lemmatizer"])
    aside.add(nlp)
    for text in texts:
        whole = nlp.make_doc(text)
        sentences = [(s.start_char, s.end_char) for s in plain(text).sents][1::3]
        aside.set_aside(whole, sentences)
        whole = nlp(whole)
        assert whole.text == text
        assert not whole.user_data
        assert [(t.tag_, t.ent_type_) for t in whole] == [(t.tag_, t.ent_type_) for t in plain(text)]
        if len(sentences) == 0:
            assert [t.head.i for t in whole] == [t.head.i for t in plain(text)]
            continue
        for start, end in sentences:
            inside = [t for t in whole if start <= t.idx < end]
            assert {t.head.i for t in inside} == {inside[0].i}
            assert {t.dep_ for t in inside[1:]} <= {"dep"}
            assert inside[0].is_sent_start
            assert inside[-1].i + 1 == len(whole) or whole[inside[-1].i + 1].is_sent_start
        rest = [t for t in whole if not any(start <= t.idx < end for start, end in sentences)]
        assert len({t.dep_ for t in rest}) > 1 or len(rest) < 3
        assert not any(start <= t.head.idx < end for t in rest for start, end in sentences)


def test_a_document_of_which_all_or_nothing_is_set_aside_is_parsed_whole(plain):
    nlp = spacy.load(DEFAULT_MODEL, exclude=["lemmatizer"])
    aside.add(nlp)
    text = "Two officers were punched. Both live."
    for sentences in ([], [(0, 27), (27, len(text))], [(500, 600)]):
        doc = nlp.make_doc(text)
        aside.set_aside(doc, sentences)
        assert [t.head.i for t in nlp(doc)] == [t.head.i for t in plain(text)]
