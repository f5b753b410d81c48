"""Plain text and Markdown files: one article each, with a small header where there is one."""

from __future__ import annotations

import re
from typing import Any

from newsmine.article import Article, Source, Unread
from newsmine.formats.fields import FIELDS, Fields, article_of

_LINE = re.compile(r"(\w+):[ \t]*(.*)")


def read_text(text: str, source: Source, fields: Fields) -> Article | Unread:
    """The article of a plain text: `key: value` lines up to a blank line are its header, if all are known."""
    header, body = _header(text)
    return article_of({**header, "text": body.strip()}, fields, source)


def _header(text: str) -> tuple[dict[str, Any], str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head, blank, body = text.lstrip("\n").partition("\n\n")
    rows = [_LINE.fullmatch(line) for line in head.split("\n")]
    if blank and all(row and row[1].lower() in FIELDS and row[1].lower() != "text" for row in rows):
        return {row[1].lower(): row[2].strip() for row in rows if row}, body
    return {}, text


def read_markdown(text: str, source: Source, fields: Fields) -> Article | Unread:
    """The article of a Markdown text: front matter is its header, a first heading its title; markup is taken out."""
    from markdown_it import MarkdownIt

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header: dict[str, Any] = {}
    front = re.match(r"---\n(.*?)\n(?:---|\.\.\.)\n", text, re.DOTALL)
    if front:
        for line in front[1].split("\n"):
            row = _LINE.fullmatch(line.strip())
            if row:
                header[row[1].lower()] = row[2].strip().strip("\"'")
        text = text[front.end() :]
    blocks: list[str] = []
    title = None
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            words = _inline(token.children or [])
            if before is not None and before.type == "heading_open" and before.tag == "h1" and not (title or blocks):
                title = words
            elif words.strip():
                blocks.append(words)
        elif token.type in ("code_block", "fence"):
            blocks.append(token.content.rstrip("\n"))
    if title and "title" not in header:
        header["title"] = title
    elif title:
        blocks.insert(0, title)
    return article_of({**header, "text": "\n\n".join(blocks)}, fields, source)


def _inline(children: list[Any]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)
