"""Readers that turn files into articles, and writers of records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from os import PathLike, fspath

from newsmine.article import Article, Unread
from newsmine.formats.fields import Fields
from newsmine.formats.inputs import find_inputs, read_inputs

__all__ = ["read_paths"]


def read_paths(
    paths: Sequence[str | PathLike[str]], *, fields: Mapping[str, str] | None = None, published: str | None = None
) -> Iterator[Article | Unread]:
    """The articles of files, folders and patterns, in order, for `newsmine.extract`.

    `fields` maps a field to the name it has in the files (`{"text": "body"}`); `published` is
    the date of articles that give none. What cannot be read comes as an `Unread`. Raises
    `UsageError` when none of the paths is there.
    """
    inputs = find_inputs([fspath(path) for path in paths])
    return read_inputs(inputs, Fields(fields=fields or {}, published=published))
