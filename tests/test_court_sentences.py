"""The arithmetic of sentences, and the list of offences: complete, unambiguous, and what its page says."""

import re
from pathlib import Path

import pytest
import spacy

from newsmine.lexicon import load
from newsmine.pipeline import read
from newsmine.rooms.court_sentences.case import total_days
from newsmine.rooms.court_sentences.jurisdiction import ELSEWHERE
from newsmine.rooms.court_sentences.lengths import Length, length
from newsmine.rooms.court_sentences.offences import named
from newsmine.rooms.court_sentences.orders import Draft

OFFENCES = load("newsmine.rooms.court_sentences", "offences.toml")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "offences.md"


@pytest.mark.parametrize(
    ("given", "iso", "days"),
    [
        (length(3, "Y"), "P3Y", 1096),  # 1095.75
        (length(18, "M"), "P18M", 548),  # 547.875
        (length(2, "M"), "P2M", 61),  # 60.875
        (length(20, "W"), "P20W", 140),
        (length(122, "D"), "P122D", 122),
        (length(2.5, "Y"), "P2Y6M", 913),
        (Length(((3, "Y"), (4, "M"))), "P3Y4M", 1218),  # 1217.5: halves are rounded up
    ],
)
def test_lengths_in_days(given, iso, days):
    assert (given.iso, given.days) == (iso, days)


def term(number, unit, relation=None, kind="custody"):
    return Draft(kind, 0, 1, length(number, unit), relation=relation)


@pytest.mark.parametrize(
    ("drafts", "total"),
    [
        ([term(3, "Y"), term(4, "M", "consecutive")], 1218),
        ([term(3, "Y"), term(4, "M", "consecutive"), term(2, "M", "concurrent")], 1218),
        ([term(3, "Y"), term(4, "Y", "concurrent")], 1461),
        ([term(3, "Y"), term(4, "M")], None),  # nobody says how they run
        ([term(9, "M", kind="suspended_custody")], None),
        ([term(22, "Y", kind="life")], None),
        ([Draft("custody", 0, 1)], None),
        ([Draft("fine", 0, 1, amount=80)], None),
    ],
)
def test_total_is_the_longest_of_concurrent_and_the_sum_of_consecutive_terms(drafts, total):
    assert total_days(drafts) == total


@pytest.mark.parametrize("code", OFFENCES)
def test_offence_is_described(code):
    entry = OFFENCES[code]
    assert set(entry) <= {"name", "law", "maximum", "where", "phrases"}
    assert entry["name"]
    assert entry["phrases"]
    assert set(entry["where"].split()) <= {"ew", "sc", "ni", "us"}
    assert re.fullmatch(r"P\d+[YM]|life|fine", entry.get("maximum", "life"))


@pytest.mark.parametrize("code", OFFENCES)
def test_phrases_are_cut_as_the_tokenizer_cuts_them(code):
    tokenizer = spacy.blank("en").tokenizer
    for phrase in OFFENCES[code]["phrases"]:
        running = phrase.replace(" - ", "-").replace(" 's", "'s")
        words = [token.lower_ for token in tokenizer(f"he admitted {running} in court")]
        assert [one.code for one in named(words, 0, len(words))] == [code], phrase


def test_page_lists_every_offence():
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == list(OFFENCES)


def test_page_lists_the_laws_of_other_jurisdictions():
    rows = re.findall(r"^\| (\w\w) \| `(\w+)` \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(place, code, law) for place, laws in ELSEWHERE.items() for code, law in laws.items()]
    assert {code for _, code, _ in rows} <= set(OFFENCES)


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("Pike was jailed for a year at Leeds Crown Court for robbery.", ["Theft Act 1968 s8"]),
        ("Pike was jailed for a year at Belfast Crown Court for robbery.", ["Theft Act (Northern Ireland) 1969 s8"]),
        (
            "Pike was jailed for a year at Newry for causing actual bodily harm.",
            ["Offences against the Person Act 1861 s47"],
        ),
        ("Pike was jailed for a year at Ayr Sheriff Court for robbery.", ["common law"]),
        (
            "Pike was jailed at Ayr Sheriff Court for resisting arrest.",
            ["Police and Fire Reform (Scotland) Act 2012 s90"],
        ),
        ("Pike was jailed for a year at the High Court in Glasgow for murder.", ["common law"]),
        ("Pike was sentenced to 30 days in the county jail for resisting arrest.", [None]),
        ("Pike was sentenced to 30 years in a Texas state prison for murder.", [None]),
        ("Pike was jailed for a year at Leeds Crown Court for strangulation.", ["Serious Crime Act 2015 s75A"]),
    ],
)
def test_law_is_that_of_the_court(text, laws):
    assert [offence.law for fact in read(text).sentences for offence in fact.offences] == laws
