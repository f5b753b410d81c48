"""From a row of named fields to an article: mapping, dates, and what is kept as extra."""

from __future__ import annotations

import datetime
import email.utils
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsmine.article import Article, Source, Unread, iso_date
from newsmine.errors import InputError, UsageError

FIELDS = ("id", "text", "title", "published", "url", "publisher", "author")
_MONTHS = {name: n for n, name in enumerate(
    "january february march april may june july august september october november december".split(), 1)}  # fmt: skip
_WRITTEN = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m1>[a-z]+)\.?|(?P<m2>[a-z]+)\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?)"
    r",?\s+(?P<y>\d{4})\b.*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Fields:
    """How the fields of an input become those of an article.

    `fields`: target -> source, dots for nested ones (`text` -> `article.body`).
    `published`: the publication date of every article that gives none.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    published: str | None = None


def parse_fields(pairs: tuple[str, ...]) -> dict[str, str]:
    """The mapping of `--field text=body` options.

    Raises `UsageError` for a pair that is none, or a target that newsmine does not have.
    """
    mapping = {}
    for pair in pairs:
        target, sign, source = pair.partition("=")
        if not sign or not source or target not in FIELDS:
            raise UsageError(f"--field {pair}: write TARGET=SOURCE with a target of {', '.join(FIELDS)}")
        mapping[target] = source
    return mapping


def article_of(row: Mapping[str, Any], mapping: Fields, source: Source) -> Article | Unread:
    """The article of a row, or why there is none (no text field, a text that is no string)."""
    values: dict[str, Any] = {}
    for target in FIELDS:
        name = mapping.fields.get(target, target)
        value = _dig(row, name)
        if value is not None:
            values[target] = value
    used = {mapping.fields.get(target, target).split(".")[0] for target in values}
    extra = {key: value for key, value in row.items() if key is not None and key not in used}
    shell = Article(
        text="", id=_string(values.get("id")), title=_string(values.get("title")), extra=extra, source=source
    )
    shell.url, shell.publisher, shell.author = (_string(values.get(key)) for key in ("url", "publisher", "author"))
    text = values.get("text")
    if text is None:
        wanted = mapping.fields.get("text", "text")
        have = ", ".join(str(key) for key in list(row)[:12]) or "none"
        return Unread(
            article=shell,
            code="no_text",
            message=f"no field {wanted!r} (fields: {have}): name it with --field text=NAME",
        )
    if not isinstance(text, str):
        kind = type(text).__name__
        return Unread(article=shell, code="no_text", message=f"the text is no string but {kind}: map one with --field")
    shell.text = text
    _set_published(shell, values.get("published"), mapping)
    return shell


def _set_published(article: Article, value: Any, mapping: Fields) -> None:
    """Write the publication date; one that cannot be read is kept as extra, with a warning."""
    text = _string(value)
    if text and text.strip():
        try:
            article.published = day_of(text)
        except InputError as error:
            article.extra = {**article.extra, "published": text}
            article.warnings = [*article.warnings, ("published_unreadable", str(error))]
        else:
            article.source.published_from = article.source.published_from or "input"
            return
    if mapping.published:
        article.published = mapping.published
        article.source.published_from = "option"


def day_of(text: str) -> str:
    """A publication date as ISO 8601: from ISO, an e-mail header's form, or a written-out day.

    Raises `InputError` (code `bad_date`) for the rest: "4/5/2017" could be two days.

    >>> day_of("Mon, 14 Aug 2017 10:00:00 GMT"), day_of("August 14, 2017")
    ('2017-08-14T10:00:00+00:00', '2017-08-14')
    """
    text = text.strip()
    try:
        return iso_date(text)
    except InputError:
        pass
    if re.match(r"\d{4}-\d{2}-\d{2}[T ]", text):
        try:
            return datetime.datetime.fromisoformat(text).isoformat()
        except ValueError:
            return iso_date(text[:10])
    match = _WRITTEN.fullmatch(text)
    if match and re.match(r"[a-z]{3},", text, re.IGNORECASE) is None:
        month = (match["m1"] or match["m2"]).lower()
        number = next((n for name, n in _MONTHS.items() if len(month) >= 3 and name.startswith(month)), None)
        if number:
            try:
                return datetime.date(int(match["y"]), number, int(match["d1"] or match["d2"])).isoformat()
            except ValueError:
                pass
    try:
        return email.utils.parsedate_to_datetime(text).isoformat()
    except ValueError:
        pass
    raise InputError(
        "bad_date", f"published is {text!r}, which is no date that can be read for sure: write it as 2017-08-14"
    )


def _dig(row: Mapping[str, Any], name: str) -> Any:
    if name in row:
        return row[name]
    node: Any = row
    for step in name.split("."):
        if not isinstance(node, Mapping) or step not in node:
            return None
        node = node[step]
    return node


def _string(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    return str(value)
