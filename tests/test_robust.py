"""No text breaks it: whatever comes in, one sound record comes out."""

import signal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsmine
from test_contract import assert_sound

PIECES = [
    "MORE than 1,000",
    "17 officers",
    "were bitten",
    "no",
    "three or four",
    "on Tuesday",
    "the year to March 31",
    "2015-06T07",
    "1/2",
    "31/02/2019",
    "PC",
    "Mr",
    "O’Neill-Smith",
    "34",
    ",",
    ".",
    "“",
    "”",
    "\n\n",
    "\n",
    "\u2028",
    "£85",
    "jailed for",
    "18 months",
    "concurrently",
    "12:61",
    "--",
    "(",
    "’s",
    "1e9",
    "٣",
    "²",
    "½",
    "1,00",
    "1..2",
    "🙂",
    "\u202eRTL",
    "\x00",
    "\ufeff",
    "İ",
    "ß",
    "a",
    "of",
    "each",
    "0",
    "999999999999999999999",
    "between",
    "to",
    "and",
    "-5",
    "10.30pm",
    "24:00",
    "the 45th",
    "in",
    "aged",
    "two of them",
    "died",
    "stabbed",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=60)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(text=TEXTS, title=st.none() | st.sampled_from(["SIXTEEN officers hurt", "2 dead, 5 hurt", " ", "İ 3 killed"]),
       published=st.none() | st.sampled_from(["2016-02-29", "2017-12-31T23:59:00Z"]))  # fmt: skip
def test_any_text_gives_a_sound_record(text, title, published):
    article = newsmine.Article(text=text, title=title, published=published)
    [record] = newsmine.extract([article], triage=False)
    if text.strip():
        assert record.status == "ok"
        assert_sound(record)
    else:
        assert record.error.code == "empty"


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_one_piece_many_times(piece):
    [record] = newsmine.extract([newsmine.Article(text=f"x {piece} " * 60, published="2017-08-14")], triage=False)
    assert_sound(record)


@pytest.mark.parametrize(
    "text",
    [
        "İ ² MORE than 1,000",
        "Lee Moss, ², of Hyde and Ann Bell (³), both ², were hit; PC Moss ² from Hyde",
        "²-year-old Lee Moss was fined £² and jailed for ² years on ² May",
    ],
)
def test_raised_figures_are_no_numbers(text):
    [record] = newsmine.extract([newsmine.Article(text=text)], triage=False)
    assert record.status == "ok"
    assert_sound(record)


#: Headings, captions, list entries: no verb, so that the root of the parse is a preposition, a noun or a number.
FRAGMENTS = [
    f"{before} {noun}{after}"
    for before in ("To", "In", "At", "By", "After", "With", "Of", "Two", "The", "Who", "Not", "Said")
    for noun in ("hospital", "prison", "a knife", "three men", "Monday", "court", "wounds", "his wife", "the head")
    for after in ("", ".", " and", " by")
]


def test_fragments_without_a_verb_come_to_an_end():
    def too_long(*_):
        raise AssertionError("no end in sight")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(120)
    try:
        articles = [newsmine.Article(text=text, published="2017-08-14") for text in FRAGMENTS]
        articles.append(newsmine.Article(text="\n\n".join(FRAGMENTS)))
        for record in newsmine.extract(articles, triage=False):
            assert record.status == "ok", record.error
            assert_sound(record)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_a_defect_costs_one_article_not_the_run(monkeypatch):
    from newsmine import pipeline

    real = pipeline.assemble

    def broken(article, doc, model):
        if article.id == "b":
            raise KeyError("defect")
        return real(article, doc, model)

    monkeypatch.setattr(pipeline, "assemble", broken)
    articles = [newsmine.Article(id=name, text="Two men were hurt.") for name in "abc"]
    records = list(newsmine.extract(articles, triage=False))
    assert [record.error and record.error.code for record in records] == [None, "internal", None]
    assert "KeyError" in records[1].error.message
