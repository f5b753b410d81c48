"""Numbers in words and figures: what is written is read back, with its bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.language.numbers import amounts, figure, number_at

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number):
    """The words of a whole number below a million, as a British paper writes them."""
    if number < 20:
        return [ONES[number]]
    if number < 100:
        tens = [TENS[number // 10 - 2]]
        return tens + (["-", ONES[number % 10]] if number % 10 else [])
    if number < 1000:
        rest = number % 100
        return [ONES[number // 100], "hundred", *(["and", *spelled(rest)] if rest else [])]
    rest = number % 1000
    words = [*spelled(number // 1000), "thousand"]
    if not rest:
        return words
    return words + (["and", *spelled(rest)] if rest < 100 else spelled(rest))


@given(st.integers(min_value=1, max_value=999))
def test_words_are_read_back(number):
    words = spelled(number)
    assert number_at(words, 0) == (len(words), number)


@given(st.integers(min_value=1, max_value=999).map(lambda thousands: thousands * 1000))
def test_thousands_in_words_are_read_back(number):
    words = spelled(number)
    assert number_at(words, 0) == (len(words), number)


@given(st.integers(min_value=0, max_value=10_000_000))
def test_figures_are_read_back_with_and_without_commas(number):
    assert figure(str(number)) == number
    assert figure(f"{number:,}") == number


@given(st.integers(min_value=2, max_value=999_999), st.sampled_from(["figures", "words"]))
def test_bounds_hold_the_number_or_leave_it_open(bare, number, form):
    words = spelled(number) if form == "words" and number < 1000 else [f"{number:,}"]
    for before, low, high in (
        ("more than", number + 1, None),
        ("at least", number, None),
        ("fewer than", None, number - 1),
        ("up to", None, number),
        ("about", None, None),
        ("", number, number),
    ):
        doc = bare(before.split() + words + ["officers"])
        (amount,) = amounts(doc)
        assert (amount.value, amount.low, amount.high) == (number, low, high)
        assert amount.end == len(before.split()) + len(words)


@pytest.fixture(scope="module")
def bare():
    """A document of given words, without any component."""
    import spacy
    from spacy.tokens import Doc

    vocab = spacy.blank("en").vocab
    return lambda words: Doc(vocab, words=words)


@pytest.mark.parametrize(
    ("words", "value", "low", "high"),
    [
        ("three or four", 3.5, 3, 4),
        ("between 20 and 25", 22.5, 20, 25),
        ("10 to 12", 11, 10, 12),
        ("half a dozen", 6, 6, 6),
        ("two dozen", 24, 24, 24),
        ("dozens of", 24, 24, None),
        ("several hundred", None, 200, None),
        ("a number of", None, 2, None),
        ("a trio of", 3, 3, 3),
        ("an average of 2.9", 2.9, 2.9, 2.9),
        ("1.2 million", 1_200_000, 1_200_000, 1_200_000),
        ("no one", 0, 0, 0),
        ("20 or more", 20, 20, None),
    ],
)
def test_expressions(bare, words, value, low, high):
    (amount,) = amounts(bare([*words.split(), "officers"]))
    assert (amount.value, amount.low, amount.high) == (value, low, high)


@pytest.mark.parametrize("words", ["2013 - 14", "won 3 - 1"])
def test_the_second_of_a_pair_is_no_number_of_its_own(bare, words):
    found = amounts(bare([*words.split(), "today"]))
    assert all(bare(words.split())[amount.start].text not in ("14", "1") for amount in found)
