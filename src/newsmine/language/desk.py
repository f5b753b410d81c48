"""What is worked out once for a document and shared by everything that reads it.

It is kept in `Doc.user_hooks`, which spaCy carries along but never serialises, so that
`doc.to_bytes()` and `nlp.pipe(n_process=2)` keep working in anybody's pipeline.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import spacy.tokens

from newsmine.language.parsed import Doc, Token

T = TypeVar("T")
AnyDoc = Doc | spacy.tokens.Doc
_KEY = "newsmine"
_PARSED = "parsed"


def desk(doc: AnyDoc) -> dict[str, Any]:
    """The document's own notes; gone when the document is gone."""
    if isinstance(doc, Doc):
        return doc.notes
    hooks: dict[str, Any] = doc.user_hooks
    notes: dict[str, Any] = hooks.setdefault(_KEY, {})
    return notes


def parsed(doc: AnyDoc) -> Doc:
    """The document in plain Python, as the rooms read it; made once, when the first of them asks."""
    if isinstance(doc, Doc):
        return doc
    notes = desk(doc)
    found: Doc | None = notes.get(_PARSED)
    if found is None:
        found = notes[_PARSED] = Doc(doc, notes)
    return found


def clear(doc: AnyDoc) -> None:
    """Forget all that was worked out; notes point back at their document: without them it is freed at once."""
    notes = desk(doc)
    if _PARSED in notes:
        notes[_PARSED].forget()
    notes.clear()


def once_per_doc(function: Callable[[Doc], T]) -> Callable[[AnyDoc], T]:
    """Make a function of a document work it out once and remember it."""
    key = f"{function.__module__}.{function.__qualname__}"

    @functools.wraps(function)
    def remembered(doc: AnyDoc) -> T:
        notes = doc.notes if type(doc) is Doc else desk(doc)
        if key not in notes:
            notes[key] = function(parsed(doc))
        result: T = notes[key]
        return result

    return remembered


def once_per_token(function: Callable[[Token], T]) -> Callable[[Token], T]:
    """Make a function of a token, which several rooms ask, work it out once for each and remember it."""
    key = f"{function.__module__}.{function.__qualname__}"

    @functools.wraps(function)
    def remembered(token: Token) -> T:
        known: dict[int, T] | None = token.doc.notes.get(key)
        if known is None:
            known = token.doc.notes[key] = {}
        if token.i in known:
            return known[token.i]
        result = known[token.i] = function(token)
        return result

    return remembered


def text_of(doc: AnyDoc) -> str:
    """The text of a document; spaCy puts it together anew each time it is asked."""
    return parsed(doc).text
