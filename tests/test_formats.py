"""Readers: every input becomes an article, or says why not."""

import gzip
import json

import pytest

from newsmine.article import Article, Unread
from newsmine.errors import InputError, UsageError
from newsmine.formats.decoding import decode
from newsmine.formats.fields import Fields, day_of
from newsmine.formats.inputs import count_articles, find_inputs, read_inputs

STORY = "Three officers – all from the “night” shift – were hurt. It cost £85."


def read(path, **kwargs):
    fields = Fields(fields=kwargs.pop("fields", {}), published=kwargs.pop("published", None))
    return list(read_inputs(find_inputs([str(path)]), fields))


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_is_decoded_whatever_its_encoding(encoding):
    assert decode(STORY.encode(encoding))[0] == STORY


def test_a_file_of_two_encodings_is_decoded_piece_by_piece():
    data = "Café – quoted “so”.\n".encode() + "Later: £85 – ‘paid’".encode("cp1252")
    assert decode(data) == ("Café – quoted “so”.\nLater: £85 – ‘paid’", "utf-8+cp1252")


@pytest.mark.parametrize("data", [b"%PDF-1.4 ...", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 20, b"PK\x03\x04abc"])
def test_a_binary_is_refused(data):
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.code == "binary"


def test_text_with_a_header(tmp_path):
    path = write(tmp_path, "a.txt", "title: Officer hurt\npublished: 2018-03-12\npublisher: Courier\n\nONE\n\nTwo\n")
    [article] = read(path)
    assert (article.title, article.published, article.publisher) == ("Officer hurt", "2018-03-12", "Courier")
    assert article.full_text == "Officer hurt\n\nONE\n\nTwo"
    assert article.source.reader == "text"
    assert article.identifier == "a"


def test_text_that_begins_like_a_header_but_is_none(tmp_path):
    [article] = read(write(tmp_path, "a.txt", "Exclusive: three hurt\n\nThe story."))
    assert article.text == "Exclusive: three hurt\n\nThe story."


def test_markdown_loses_its_markup_and_keeps_its_words(tmp_path):
    path = write(tmp_path, "a.md", "---\npublished: 2018-03-12\n---\n# Officer hurt\n\nHe was **punched** [here](x).\n")
    [article] = read(path)
    assert (article.title, article.published, article.text) == ("Officer hurt", "2018-03-12", "He was punched here.")


PAGE = """<!doctype html><html><head><title>Nurse bitten on ward | Daily Courier</title>
{head}
<meta property="og:title" content="Nurse bitten on ward"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Nurse bitten on ward</h1><p class="byline">By <span class="author">Ann Harker</span></p>{time}
<p>A nurse was bitten on the arm by a patient at the general hospital on Tuesday, a court was told this week.</p>
<p><a href="/other">Read more: Porter punched in car park</a></p>
<p>The patient, 44, admitted assault and was given a 12-month community order by magistrates in the city.</p>
</article><section id="comments" class="comments"><h2>Comments</h2><div class="comment"><p>Terrible. Lock him up
for ever, says I, who was there.</p></div></section></body></html>"""
LD = """<script type="application/ld+json">
{"@graph": [{"@type": "NewsArticle", "datePublished": "2018-05-01T08:00:00Z"}]}</script>"""
META = '<meta property="article:published_time" content="2018-05-02T08:00:00Z">'
TIME = '<time datetime="2018-05-03">3 May</time>'


@pytest.mark.parametrize(
    ("head", "time", "day", "where"),
    [(LD + META, TIME, "2018-05-01", "json-ld"), (META, TIME, "2018-05-02", "meta"), ("", TIME, "2018-05-03", "time")],
)
def test_html_gives_the_story_and_says_where_its_date_came_from(tmp_path, head, time, day, where):
    [article] = read(write(tmp_path, "a.html", PAGE.format(head=head, time=time)))
    assert article.published[:10] == day
    assert article.source.published_from == where
    assert "bitten on the arm" in article.text
    assert "community order" in article.text
    for noise in ("Lock him up", "Read more", "Porter", "Sport"):
        assert noise not in article.text
    assert article.title == "Nurse bitten on ward"
    assert article.author == "Ann Harker"


def test_html_without_a_story(tmp_path):
    [unread] = read(write(tmp_path, "a.html", "<html><body></body></html>"))
    assert (unread.code, isinstance(unread, Unread)) == ("no_text", True)


def test_jsonl_goes_on_after_a_malformed_line(tmp_path):
    path = write(tmp_path, "a.jsonl", '{"text": "One."}\n{"text": "Two\n\n[1]\n{"text": "Four.", "topic": 7}\n')
    first, second, third, fourth = read(path)
    assert (first.text, fourth.text, fourth.extra) == ("One.", "Four.", {"topic": 7})
    assert (second.code, third.code) == ("not_json", "not_json")
    assert f"{path}:2" in second.message
    assert (second.article.source.line, third.article.source.line, fourth.source.line) == (2, 4, 5)


def test_jsonl_gz_and_counting(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "One."}\n{"text": "Two."}'))
    assert [article.text for article in read(path)] == ["One.", "Two."]
    plain = write(tmp_path, "b.jsonl", '{"text": "One."}\n{"text": "Two."}')
    assert count_articles(find_inputs([str(plain)])) == 2
    assert count_articles(find_inputs([str(path)])) is None


def test_damaged_gz_is_an_error_and_no_crash(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "One."}\n' * 5000)[:-12])
    assert isinstance(read(path)[-1], Unread)


def test_no_text_field_names_the_fields_and_the_option(tmp_path):
    path = write(tmp_path, "a.jsonl", json.dumps({"body": "One.", "n": 1}) + "\n" + json.dumps({"text": ["x"]}))
    first, second = read(path)
    assert first.code == second.code == "no_text"
    assert "body, n" in first.message
    assert "--field text=" in first.message


def test_fields_are_mapped_also_nested_ones(tmp_path):
    path = write(tmp_path, "a.jsonl", json.dumps({"article": {"body": "One."}, "when": "14 August 2017", "k": 1}))
    [article] = read(path, fields={"text": "article.body", "published": "when"})
    assert (article.text, article.published, article.extra) == ("One.", "2017-08-14", {"k": 1})


def test_csv_with_a_bom_quotes_over_lines_and_semicolons(tmp_path):
    path = write(tmp_path, "a.csv", '\ufeff"id";"text";"topic"\n1;"He said ""no"".\n\nThen; he left.";x\n2;Short.;y\n')
    first, second = read(path)
    assert (first.id, first.text, first.extra) == ("1", 'He said "no".\n\nThen; he left.', {"topic": "x"})
    assert (second.text, second.source.row) == ("Short.", 3)


def test_csv_row_with_too_many_fields_is_an_error_and_the_rest_is_kept(tmp_path):
    first, second = read(write(tmp_path, "a.csv", "id,text\n1,One, two\n2,Three\n"))
    assert (first.code, second.text) == ("bad_row", "Three")


def test_a_date_that_could_be_two_days_is_kept_with_a_warning(tmp_path):
    [article] = read(write(tmp_path, "a.jsonl", '{"text": "One.", "published": "4/5/2017"}'))
    assert article.published is None
    assert article.extra == {"published": "4/5/2017"}
    assert article.warnings[0][0] == "published_unreadable"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2017-08-14", "2017-08-14"),
        ("14 August 2017", "2017-08-14"),
        ("Monday, August 14th, 2017", "2017-08-14"),
        ("Mon, 14 Aug 2017 10:00:00 GMT", "2017-08-14T10:00:00+00:00"),
        ("2017-08-14T10:00:00.000Z", "2017-08-14T10:00:00.000Z"),
    ],
)
def test_dates_that_are_sure(text, day):
    assert day_of(text) == day


@pytest.mark.parametrize("text", ["4/5/2017", "2017-02-30", "yesterday", "31 June 2017"])
def test_dates_that_are_not_sure(text):
    with pytest.raises(InputError) as caught:
        day_of(text)
    assert caught.value.code == "bad_date"


def test_folders_globs_and_order(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.html", "notes.pdf", ".hidden.txt"):
        write(tmp_path, name, "x")
    names = [item.name for item in find_inputs([str(tmp_path)])]
    assert names == ["a", "b", "sub/c"]
    assert [item.name for item in find_inputs([str(tmp_path / "*.txt")])] == ["a", "b"]


def test_files_of_one_name_keep_their_paths_as_ids(tmp_path):
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        write(tmp_path, f"{name}/a.txt", "x")
    paths = [str(tmp_path / name / "a.txt") for name in ("x", "y")]
    assert [item.name for item in find_inputs(paths)] == paths


def test_missing_paths(tmp_path):
    good = write(tmp_path, "a.txt", "Story.")
    missing = str(tmp_path / "nope.txt")
    first, second = read_inputs(find_inputs([str(good), missing]), Fields())
    assert isinstance(first, Article)
    assert (second.code, missing in second.message) == ("missing", True)
    with pytest.raises(UsageError):
        find_inputs([missing])
    with pytest.raises(UsageError):
        find_inputs([str(tmp_path / "*.csv")])


def test_empty_file(tmp_path):
    [unread] = read(write(tmp_path, "a.txt", "  \n "))
    assert unread.code == "empty"
