"""Libraries that only some formats need: imported when they are used, and the error says what to install."""

from __future__ import annotations

import importlib
from typing import Any

from newsmine.errors import UsageError

#: Module -> the extra of newsmine that brings it.
_EXTRA = {"pyarrow": "scale", "fastwarc": "scale", "zstandard": "scale", "fsspec": "scale", "pyspark": "spark"}


def need(module: str, what: str) -> Any:
    """The module. Raises `UsageError`, saying what to install, where it is not there."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        if error.name is not None and error.name.partition(".")[0] != package:
            raise UsageError(f"{what} needs {error.name}: pip install {error.name}") from None
        extra = _EXTRA.get(package, "scale")
        raise UsageError(f"{what} needs {package}: pip install 'newsmine[{extra}]'") from None
