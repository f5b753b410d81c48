"""HTML pages: body, headline, author and date, without comments and "read more" blocks."""

from __future__ import annotations

import json
import re
from typing import Any

from newsmine.article import Article, Source, Unread
from newsmine.errors import InputError
from newsmine.formats.fields import Fields, article_of, day_of

_READ_MORE = re.compile(
    r"(?:read (?:more|next|also)|more:|related(?: articles| stories)?:|see also|watch:|click here|sign up|subscribe|"
    r"follow us|share this|advertisement|most read|recommended|don't miss|you may also)\b.*",
    re.IGNORECASE,
)
_META = ("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
         "publish-date", "pubdate", "parsely-pub-date", "sailthru.date", "dcterms.created")  # fmt: skip


def read_html(page: str, source: Source, fields: Fields) -> Article | Unread:
    """The article of a page. `source.published_from` says where its date came from.

    The date is the first of JSON-LD, meta elements, `<time>`, and what htmldate finds.
    """
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "50")
    tree = trafilatura.load_html(page)
    if tree is None:
        return Unread(
            article=Article(text="", source=source), code="no_text", message="this page has no HTML that can be read"
        )
    published, where = _date(tree, page)
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=False, favor_precision=True, with_metadata=True, config=config
    )
    data: dict[str, Any] = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = _without_links(data.get("text") or "")
    if not text:
        return Unread(
            article=Article(text="", source=source, title=data.get("title")),
            code="no_text",
            message="no article text was found in this page: save the story's own page, or give its text",
        )
    source.published_from = where
    row = {
        "text": text,
        "title": data.get("title"),
        "author": data.get("author"),
        "publisher": data.get("sitename"),
        "url": data.get("url"),
        "published": published,
    }
    return article_of({key: value for key, value in row.items() if value}, fields, source)


def _without_links(text: str) -> str:
    """Lines that only lead elsewhere ("Read more: ...") are no part of the story; others become paragraphs."""
    lines = [line.strip() for line in text.split("\n")]
    return "\n\n".join(line for line in lines if line and not _READ_MORE.fullmatch(line))


def _date(tree: Any, page: str) -> tuple[str | None, str | None]:
    for script in tree.xpath('//script[contains(@type, "ld+json")]/text()'):
        for value in _ld_dates(script):
            if day := _day(value):
                return day, "json-ld"
    for element in tree.xpath("//meta[@content]"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name in _META and (day := _day(element.get("content"))):
            return day, "meta"
    for element in tree.xpath("//time"):
        if day := _day(element.get("datetime") or "".join(element.itertext())):
            return day, "time"
    from htmldate import find_date

    guess = find_date(page, original_date=True, extensive_search=False)
    return (guess, "htmldate") if guess else (None, None)


def _ld_dates(script: str) -> list[str]:
    try:
        nodes = [json.loads(script)]
    except ValueError:
        return re.findall(r'"datePublished"\s*:\s*"([^"]+)"', script)
    found = []
    while nodes:
        node = nodes.pop(0)
        if isinstance(node, dict):
            if isinstance(node.get("datePublished"), str):
                found.append(node["datePublished"])
            nodes.extend(node.values())
        elif isinstance(node, list):
            nodes.extend(node)
    return found


def _day(value: str | None) -> str | None:
    try:
        return day_of(value) if value and value.strip() else None
    except InputError:
        return None
