"""What a run was asked to do, kept beside its output, so that only the same run goes on with it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from typing import Any

import msgspec
import orjson

from newsmine.batch.reading import Reading
from newsmine.errors import OutputError, UsageError
from newsmine.formats.extras import need
from newsmine.formats.fields import Fields
from newsmine.formats.inputs import Input
from newsmine.formats.opening import STDIN, is_remote
from newsmine.model.meta import meta, version


class InputFile(msgspec.Struct, kw_only=True):
    """One input as it was: its path, and the SHA-256 of its bytes (a remote file's own checksum)."""

    path: str
    reader: str | None
    hash: str | None


class Manifest(msgspec.Struct, kw_only=True):
    """Versions, options and inputs of a run: all that its records depend on."""

    schema: str = "newsmine-run/1"
    newsmine: str
    pipeline: str
    options: dict[str, Any]
    inputs: list[InputFile]


def manifest_path(output: str) -> str:
    """Where the manifest of an output lies.

    >>> manifest_path("out/records.jsonl")
    'out/records.jsonl.manifest.json'
    """
    return f"{output}.manifest.json"


def describe_run(
    inputs: Sequence[Input], fields: Fields, reading: Reading, reader: str | None, shard_size: int | None
) -> Manifest:
    """The manifest of a run. Reads every input once, for its hash; `ModelError` when the model cannot be loaded."""
    return Manifest(
        newsmine=version(),
        pipeline=_pipeline(reading),
        options={
            "model": reading.model,
            "locale": reading.locale,
            "triage": reading.triage,
            "redact": reading.redact,
            "fields": dict(fields.fields),
            "published": fields.published,
            "reader": reader,
            "shard_size": shard_size,
        },
        inputs=[
            InputFile(path=_named(item.path) if reading.redact else item.path, reader=item.reader, hash=_hash(item))
            for item in inputs
        ],
    )


def _pipeline(reading: Reading) -> str:
    """Name and version of a pipeline, from its files where they say enough; the workers load it in the meantime."""
    told = meta(reading.model)
    if told is not None and told["lang"] == "en" and {"tagger", "parser"} <= set(told.get("pipeline", ())):
        return f"{told['lang']}_{told['name']} {told['version']}"
    from newsmine.pipeline import build, describe

    model = describe(build(reading.model, reading.locale))
    return f"{model.pipeline} {model.pipeline_version}"


def write_manifest(output: str, manifest: Manifest) -> None:
    """Put the manifest beside an output; whole or not at all."""
    if is_remote(output):
        return
    path = manifest_path(output)
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(f"{path}.part", "wb") as stream:
            stream.write(orjson.dumps(msgspec.to_builtins(manifest), option=orjson.OPT_INDENT_2) + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(f"{path}.part", path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None


def check_manifest(output: str, manifest: Manifest) -> bool:
    """Whether an output was begun by the same run; False where none was begun.

    Raises `UsageError` with the first difference when it was begun by another.
    """
    path = manifest_path(output)
    if any(item.path == STDIN for item in manifest.inputs):
        raise UsageError("standard input cannot be resumed: it is gone; give a file")
    try:
        with open(path, "rb") as stream:
            before = msgspec.json.decode(stream.read(), type=Manifest)
    except FileNotFoundError:
        if os.path.exists(output):
            raise UsageError(
                f"{output} is there but {path} is not: nobody knows what run it is of; leave --resume out"
            ) from None
        return False
    except (OSError, msgspec.DecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}; leave --resume out to begin again") from None
    if (why := _difference(before, manifest)) is not None:
        raise UsageError(f"{output} cannot be resumed: {why}; leave --resume out to begin again")
    return True


def _difference(before: Manifest, now: Manifest) -> str | None:
    if before.newsmine != now.newsmine:
        return f"it was begun by newsmine {before.newsmine}, this is {now.newsmine}"
    if before.pipeline != now.pipeline:
        return f"it was begun with {before.pipeline}, this is {now.pipeline}"
    for name, value in now.options.items():
        if before.options.get(name) != value:
            return f"the option {name} was {before.options.get(name)!r} and is {value!r}"
    old, new = ([item.path for item in each.inputs] for each in (before, now))
    if old != new:
        changed = next((path for path in [*new, *old] if (path in old) != (path in new)), None)
        return f"its inputs were others ({changed})" if changed else "its inputs came in another order"
    for was, item in zip(before.inputs, now.inputs, strict=True):
        if was != item:
            return f"{item.path} has changed since"
    return None


def _named(path: str) -> str:
    """A path by its hash: a file of a redacted run may be called after a victim."""
    return path if path == STDIN else f"sha256:{hashlib.sha256(path.encode()).hexdigest()[:32]}"


def _hash(item: Input) -> str | None:
    if item.missing or item.path == STDIN:
        return None
    if is_remote(item.path):
        system, inner = need("fsspec", item.path).core.url_to_fs(item.path)
        return str(system.checksum(inner))
    try:
        with open(item.path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
