"""What is worked out once for a document and shared by everything that reads it.

It is kept in `Doc.user_hooks`, which spaCy carries along but never serialises, so that
`doc.to_bytes()` and `nlp.pipe(n_process=2)` keep working in anybody's pipeline.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from spacy.tokens import Doc

T = TypeVar("T")
_KEY = "newsmine"


def desk(doc: Doc) -> dict[str, Any]:
    """The document's own notes; gone when the document is gone."""
    hooks: dict[str, Any] = doc.user_hooks
    notes: dict[str, Any] = hooks.setdefault(_KEY, {})
    return notes


def once_per_doc(function: Callable[[Doc], T]) -> Callable[[Doc], T]:
    """Make a function of a document work it out once and remember it."""
    key = f"{function.__module__}.{function.__qualname__}"

    @functools.wraps(function)
    def remembered(doc: Doc) -> T:
        notes = desk(doc)
        if key not in notes:
            notes[key] = function(doc)
        result: T = notes[key]
        return result

    return remembered


@once_per_doc
def text_of(doc: Doc) -> str:
    """The text of a document; spaCy puts it together anew each time it is asked."""
    return doc.text
