"""Word lists: read from TOML once, checked, and an error names file and entry.

A list lies beside the code that uses it. A table's strings are words, its lists are
lists of words, and every entry is lower case unless the reader says otherwise.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from newsmine.errors import LexiconError


@functools.cache
def load(package: str, name: str = "lexicon.toml") -> Mapping[str, Any]:
    """The tables of a word list that lies in `package`.

    Raises `LexiconError` when the file is missing, is not TOML, or an entry stands twice
    in one list.
    """
    where = f"{package.replace('.', '/')}/{name}"
    try:
        data = tomllib.loads(resources.files(package).joinpath(name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"{where}: no such word list") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{where}: {error}") from None
    _check(data, where, "")
    return data


def words(package: str, *path: str, name: str = "lexicon.toml") -> frozenset[str]:
    """The words of one list, e.g. `words("newsmine.language", "titles", "courtesy", name="names.toml")`.

    Raises `LexiconError` when there is no such list.
    """
    return frozenset(_walk(package, path, name))


def by_word(package: str, *path: str, name: str = "lexicon.toml") -> dict[str, str]:
    """Each word of a table of lists, with the key of the list that it stands in.

    Raises `LexiconError` when a word stands under two keys, or there is no such table.
    """
    table = _walk(package, path, name)
    where = f"{package.replace('.', '/')}/{name}: {'.'.join(path)}"
    found: dict[str, str] = {}
    for key, entries in table.items():
        for word in entries:
            if found.setdefault(word, key) != key:
                raise LexiconError(f"{where}: {word!r} stands under {found[word]!r} and {key!r}; keep one")
    return found


def _walk(package: str, path: tuple[str, ...], name: str) -> Any:
    node: Any = load(package, name)
    for step in path:
        if step not in node:
            raise LexiconError(f"{package.replace('.', '/')}/{name}: no list {'.'.join(path)!r}")
        node = node[step]
    return node


def _check(node: Any, where: str, path: str) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            _check(value, where, f"{path}.{key}" if path else key)
    elif isinstance(node, list) and all(isinstance(entry, str) for entry in node):
        seen: set[str] = set()
        for entry in node:
            if not entry.strip() or entry != entry.strip():
                raise LexiconError(f"{where}: {path}: {entry!r} is empty or has white space at its ends")
            if entry in seen:
                raise LexiconError(f"{where}: {path}: {entry!r} stands twice")
            seen.add(entry)
