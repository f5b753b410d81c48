"""What a reviewer can edit of each kind of fact, and how, made from the contract's own types."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

import msgspec
from msgspec import inspect

from newsmine import record
from newsmine.record import KINDS, Record

#: Keys that are not values of a fact: where it stands and where it came from.
FIXED = frozenset({"id", "start", "end", "text", "passage", "confidence", "rule"})

#: (kind or None for all, key) -> kinds of fact that the ids in it name, and words that may stand there instead.
_REFERENCES: dict[tuple[str | None, str], tuple[str, tuple[str, ...], bool]] = {
    (None, "speaker"): ("people", (), True),
    (None, "incident"): ("incidents", (), False),
    (None, "date"): ("dates", (), False),
    (None, "person"): ("people", (), False),
    (None, "defendants"): ("people", (), False),
    ("counts", "period"): ("dates", (), False),
    ("injuries", "victim"): ("people", (), False),
    ("injuries", "count"): ("counts", (), False),
    ("dates", "anchor"): ("dates", ("published", "self"), False),
    ("incidents", "counts"): ("counts", (), False),
    ("incidents", "injuries"): ("injuries", (), False),
    ("incidents", "sentences"): ("sentences", (), False),
}
_ORDER = {
    frozenset(get_args(named)): get_args(named) for named in vars(record).values() if get_origin(named) is Literal
}
_OWN_KIND = ("same_as", "part_of")
#: Keys that stand last, since they are about the telling and not about what happened.
_LATE = ("assertion", "same_as", "speaker")


def types() -> dict[str, type[msgspec.Struct]]:
    """Each kind of fact with its type."""
    hints = {field.name: field.type for field in msgspec.structs.fields(Record)}
    return {kind: hints[kind].__args__[0] for kind in KINDS}


def contract() -> dict[str, Any]:
    """For each kind: `letter`, `blank` (a fact with nothing said) and `fields`, in the order in which they are shown.

    A field has `key`, `type` (enum, int, number, boolean, string, day, reference, list, object),
    `null` (whether it may be empty) and what its type needs: `options`, `kind`, `item`, `fields`.
    """
    described: dict[str, Any] = {}
    for kind, type_ in types().items():
        fields = [_field(kind, field) for field in _struct(type_).fields if field.encode_name not in FIXED]
        fields.sort(key=lambda field: field["key"] in _LATE)
        described[kind] = {"letter": KINDS[kind], "fields": fields, "blank": blank(type_)}
    return described


def blank(type_: type[msgspec.Struct]) -> dict[str, Any]:
    """Every key of a type with its default; the first allowed word, or nothing, where there is none."""
    empty: dict[str, Any] = {}
    for field in _struct(type_).fields:
        if field.default is not msgspec.NODEFAULT:
            empty[field.encode_name] = field.default
        elif field.default_factory is not msgspec.NODEFAULT:
            empty[field.encode_name] = field.default_factory()
        elif isinstance(field.type, inspect.LiteralType):
            empty[field.encode_name] = _words(field.type)[0]
        else:
            empty[field.encode_name] = "" if isinstance(field.type, inspect.StrType) else None
    return {key: value for key, value in empty.items() if key not in FIXED}


def _struct(type_: type[msgspec.Struct]) -> inspect.StructType:
    info = inspect.type_info(type_)
    assert isinstance(info, inspect.StructType)
    return info


def _words(literal: inspect.LiteralType) -> list[Any]:
    """Allowed words in the contract's order, which `inspect` does not keep."""
    return list(_ORDER.get(frozenset(literal.values), literal.values))


def _field(kind: str, field: inspect.Field) -> dict[str, Any]:
    return {"key": field.encode_name, **_shape(kind, field.encode_name, field.type)}


def _shape(kind: str, key: str, type_: inspect.Type) -> dict[str, Any]:
    if isinstance(type_, inspect.UnionType):
        inner = [part for part in type_.types if not isinstance(part, inspect.NoneType)]
        nullable = len(inner) < len(type_.types)
        shape = {"type": "number"} if len(inner) > 1 else _shape(kind, key, inner[0])
        return {**shape, "null": nullable}
    if isinstance(type_, inspect.LiteralType):
        return {"type": "enum", "options": _words(type_), "null": False}
    if isinstance(type_, inspect.BoolType):
        return {"type": "boolean", "null": False}
    if isinstance(type_, inspect.IntType):
        return {"type": "int", "null": False}
    if isinstance(type_, inspect.FloatType):
        return {"type": "number", "null": False}
    if isinstance(type_, inspect.ListType):
        return {"type": "list", "item": _shape(kind, key, type_.item_type), "null": False}
    if isinstance(type_, inspect.StructType):
        return {"type": "object", "name": key, "fields": [_field(kind, field) for field in type_.fields], "null": False}
    return {**_named(kind, key), "null": False}


def _named(kind: str, key: str) -> dict[str, Any]:
    """A string: the id of another fact, a day, or words."""
    reference = _REFERENCES.get((kind, key)) or _REFERENCES.get((None, key))
    if key in _OWN_KIND:
        reference = (kind, (), False)
    if reference:
        return {"type": "reference", "kind": reference[0], "words": list(reference[1]), "free": reference[2]}
    return {"type": "day" if key in ("from", "to") else "string"}
