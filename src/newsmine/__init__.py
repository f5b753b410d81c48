"""newsmine: news stories about assaults in, checked facts out.

    >>> import newsmine
    >>> record = newsmine.read("SIXTEEN police officers were hurt on Friday.", published="2017-08-14")

Names are loaded when first used, so that importing newsmine costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsmine.article import Article
    from newsmine.errors import InputError, ModelError, NewsmineError, OutputError, RecordError, UsageError
    from newsmine.formats import read_paths
    from newsmine.pipeline import build, extract, read
    from newsmine.record import KINDS, Record, schema

__all__ = [
    "KINDS",
    "Article",
    "InputError",
    "ModelError",
    "NewsmineError",
    "OutputError",
    "Record",
    "RecordError",
    "UsageError",
    "build",
    "extract",
    "read",
    "read_paths",
    "schema",
]

_HOME = {
    "KINDS": "record",
    "Article": "article",
    "Record": "record",
    "build": "pipeline",
    "extract": "pipeline",
    "read": "pipeline",
    "read_paths": "formats",
    "schema": "record",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'newsmine' has no attribute {name!r}")
    return getattr(importlib.import_module(f"newsmine.{_HOME.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    return __all__
