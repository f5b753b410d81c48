"""Dates as a whole: no clock, no slow text, ends of ranges, warnings, the command."""

import datetime
import gc
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsmine.pipeline import read
from newsmine.rooms.dates.find import find
from newsmine.rooms.dates.locales import LOCALES
from newsmine.warn import CODES

ROOT = Path(__file__).resolve().parent.parent

#: Reads the corpus and a few dates without an anchor, on a day that the first argument names.
_UNDER_A_CLOCK = """
import datetime, hashlib, sys, time
day = datetime.datetime.fromisoformat(sys.argv[1])
class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls(day.year, day.month, day.day)
class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(day.timestamp(), tz)
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(day.timestamp())
    @classmethod
    def today(cls):
        return cls.now()
from newsmine.pipeline import extract
datetime.date, datetime.datetime = Day, Moment
time.time = lambda: day.timestamp()
import newsmine.language.calendar as calendar
calendar.Day = Day
from pathlib import Path
from newsmine.article import Article
articles = []
for number, path in enumerate(sorted(Path(sys.argv[2]).glob("*.txt"))):
    head, _, body = path.read_text(encoding="utf-8").partition("\\n\\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    published = fields.get("published") if number % 3 else None
    articles.append(Article(text=body, title=fields.get("title"), published=published, id=path.stem))
articles.append(Article(text="On Tuesday, yesterday, in July, at Christmas, three weeks ago, at 9pm.", id="bare"))
digest = hashlib.sha256()
dates = 0
for record in extract(articles, triage=False):
    dates += len(record.dates)
    digest.update(record.to_json().encode())
print(digest.hexdigest(), dates, Day.today())
"""


def under_clocks(*days):
    command = [sys.executable, "-c", _UNDER_A_CLOCK]
    corpus = str(ROOT / "corpus" / "articles")
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    running = [
        subprocess.Popen([*command, day, corpus], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)
        for day in days
    ]
    outputs = [process.communicate(timeout=600)[0] for process in running]
    assert [process.returncode for process in running] == [0] * len(days)
    return [output.split() for output in outputs]


def test_the_clock_of_the_machine_is_never_an_anchor():
    first, second = under_clocks("1999-12-31T23:59:00", "2031-03-01T06:00:00")
    assert first[2] != second[2]  # the clocks did differ
    assert int(first[1]) > 100
    assert first[:2] == second[:2]


def test_without_publication_nothing_relative_is_resolved():
    record = read("He was hit on Tuesday, last May, in July, at Christmas, three weeks ago and at 9pm.")
    assert len(record.dates) == 6
    assert [(d.from_, d.to, d.resolved, d.anchor) for d in record.dates] == [(None, None, False, None)] * 6


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Those figures are from 2015 to 2016.", ["2015", "2016"]),
        ("The festival ran from March 11 to 12.", ["2018-03-11", "2018-03-12"]),
        ("Between April and December 311 were hurt.", ["2017-04", "2017-12"]),
        ("He was seen between 9pm and 10.30pm on Friday.", ["2018-05-11T21:00", "2018-05-11T22:30"]),
        ("He was seen between 11pm on Saturday and 3.15am.", ["2018-05-12T23:00", "2018-05-13T03:15"]),
        ("There were 1,412 in the 12 months to March 31.", ["2018-03-31"]),
    ],
)
def test_the_ends_of_a_range_are_facts_after_it(text, ends):
    whole, *parts = read(text, published="2018-05-14").dates
    assert "/" in whole.value
    assert [part.value for part in parts] == ends
    assert {part.part_of for part in parts} == {whole.id}
    assert all(whole.start <= part.start and part.end <= whole.end for part in parts)


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("He was hit on Friday, 12 August 2017.", "weekday_contradicts_date", "2017-08-12"),
        ("The report is dated 03/04/2018.", "date_order", "2018-04-03"),
    ],
)
def test_a_doubtful_date_carries_a_warning(text, code, value):
    record = read(text, published="2018-05-14")
    assert [date.value for date in record.dates] == [value]
    assert [(w.code, w.fact) for w in record.warnings if w.fact == "d1"] == [(code, "d1")]
    assert code in CODES


@pytest.mark.parametrize(
    "text", ["He was hit on Saturday, 12 August 2017.", "The report is dated 03/03/2018.", "Read on 30/04/2018."]
)
def test_a_date_beyond_doubt_carries_none(text):
    assert not [w for w in read(text, published="2018-05-14").warnings if w.fact == "d1"]


def test_a_weekday_may_find_the_year():
    record = read("The final is on Sunday, August 11.", published="2019-07-08")
    assert record.dates[0].value == "2019-08-11"
    assert not [w for w in record.warnings if w.fact]


def test_a_locale_that_is_unknown_is_refused():
    from newsmine.rooms.dates.component import create

    with pytest.raises(ValueError, match="no locale 'narnia'"):
        create(None, "dates", locale="narnia")
    assert "uk" in LOCALES


_ADVERSARIAL = {
    "digits": "1" * 1_000_000,
    "articles": "the a in of to " * 66_000,
    "hyphens": "two-" * 250_000,
    "ands": "two and " * 125_000,
    "newlines": "\n \n" * 333_000,
    "spaces": "2015" + " " * 1_000_000 + "March",
    "slashes": "1/2/3/" * 166_000,
    "commas": "1,234," * 166_000,
    "words": "Officers were hurt in the street. " * 30_000,
}
#: Nothing but dates, each of which becomes a fact.
_DENSE = {
    "years": "2015 to 2016 to ",
    "clocks": "9.30pm ",
    "units": "a year and a half or so ago ",
    "months": "May March May 12 ",
    "weekdays": "Monday, Tuesday and ",
    "later": "12 August 2017. two days later ",
}


@pytest.mark.parametrize("name", _ADVERSARIAL)
def test_no_text_of_a_megabyte_is_slow(name):
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    text = _ADVERSARIAL[name]
    # one token: the room's own cost, not the tokenizer's
    doc = Doc(Vocab(), words=[text], spaces=[False])
    doc._.newsmine_published = "2018-05-14"
    started = time.process_time()
    find(doc)
    assert time.process_time() - started < 30, name


@pytest.mark.parametrize("name", _DENSE)
def test_the_cost_grows_with_the_number_of_dates_and_no_faster(name):
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    def cost(times):
        doc = Doc(Vocab(), words=[_DENSE[name] * times], spaces=[False])
        doc._.newsmine_published = "2018-05-14"
        gc.collect()
        started = time.process_time()
        assert find(doc)
        return time.process_time() - started

    cost(100)
    small, large = min(cost(300) for _ in range(3)), cost(3000)
    assert large < 10 * small * 3  # quadratic would be a hundred times


def test_the_command_shows_a_table():
    result = subprocess.run(
        [sys.executable, "-m", "newsmine", "dates", "Hit on Friday, 12 August 2017, at 9pm."],
        capture_output=True, text=True, timeout=120,
        env={name: value for name, value in os.environ.items() if name != "COLUMNS"},
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    head, *rows = result.stdout.splitlines()
    assert head.split() == ["text", "type", "value", "from", "to", "mod", "anchor", "rule"]
    assert "2017-08-12T21:00" in rows[0]
    assert "weekday_contradicts_date" in rows[-1]


def test_a_day_of_publication_may_be_a_moment():
    day = read("He was hit yesterday.", published="2017-09-06T07:30:00").dates[0]
    assert day.from_ == datetime.date(2017, 9, 5).isoformat()


def test_the_command_fits_a_narrow_terminal():
    text = "The period between April 1, 2015, and March 31, 2016; three were hurt in the early hours of Sunday."
    result = subprocess.run(
        [sys.executable, "-m", "newsmine", "dates", text, "--published", "2018-03-15"],
        capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "80"},
    )  # fmt: skip
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert "between <date> and <date>" in result.stdout
    assert "2015-04-01..2016-03-31" in result.stdout
