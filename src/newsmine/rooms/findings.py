"""What rooms leave on a document: the one way by which they hear of each other.

`warn(doc, code, message, fact)` leaves a warning, which `assemble` puts into the record.
`keep(doc, kind, facts)` is called by a room's component; `left(doc, kind)` gives the facts of
a kind, or none where that room has not been. On the `Doc` of anybody's pipeline they are
`doc._.newsmine_counts` and the like, `token._.newsmine_counts` for the facts that cover a
token, and `doc.spans["newsmine_counts"]` for displaCy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from spacy.tokens import Doc, Span, Token

from newsmine import record
from newsmine.language.desk import AnyDoc, desk, text_of
from newsmine.record import KINDS, Count, CourtSentence, Date, Fact, Incident, Injury, Person, Warning_

_RECORD_ONLY = "for a record only"
TYPES: dict[str, type[Fact]] = {
    "counts": Count,
    "injuries": Injury,
    "people": Person,
    "dates": Date,
    "sentences": CourtSentence,
    "incidents": Incident,
}


def keep(doc: Doc, kind: str, facts: Sequence[Fact]) -> None:
    """Leave the facts of a kind on the document: sorted, numbered (c1, c2, ...), with their text."""
    ordered = sorted(facts, key=lambda fact: (fact.start, -fact.end))
    text = text_of(doc)
    renamed: dict[str, str] = {}
    for number, fact in enumerate(ordered, 1):
        name = f"{KINDS[kind]}{number}"
        if fact.id:
            renamed[fact.id] = name
        fact.id = name
        fact.text = text[fact.start : fact.end]
        if isinstance(fact, record.Person):
            for mention in fact.mentions:
                mention.text = text[mention.start : mention.end]
    if renamed:
        _rename(ordered, renamed)
    notes = desk(doc)
    notes[f"facts.{kind}"] = ordered
    if _RECORD_ONLY in notes:
        return
    doc.user_data[f"newsmine_{kind}"] = msgspec.to_builtins(ordered)
    spans = (doc.char_span(f.start, f.end, label=_label(kind, f), alignment_mode="expand") for f in ordered)
    doc.spans[f"newsmine_{kind}"] = [span for span in spans if span is not None]


def rekeep(doc: AnyDoc, kind: str) -> None:
    """Write the facts of a kind for other processes again, after the tying room has changed them."""
    if _RECORD_ONLY not in desk(doc):
        doc.user_data[f"newsmine_{kind}"] = msgspec.to_builtins(left(doc, kind))


def for_record(doc: AnyDoc) -> None:
    """Say of a document that nobody sees it, only the record made of it: no spans, nothing for other processes."""
    desk(doc)[_RECORD_ONLY] = True


def left(doc: AnyDoc, kind: str) -> list[Any]:
    """The facts of a kind that a room left on the document, in text order."""
    notes = desk(doc)
    key = f"facts.{kind}"
    if key not in notes:
        # the document came from another process: only its serialised facts travelled
        plain = doc.user_data.get(f"newsmine_{kind}", [])
        notes[key] = msgspec.convert(plain, list[TYPES[kind]])  # type: ignore[valid-type]
    facts: list[Any] = notes[key]
    return facts


def warn(doc: AnyDoc, code: str, message: str, fact: Fact | None = None) -> None:
    """Leave a warning on the document, for the record's `warnings`.

    `code` is one of `newsmine.warn.CODES`. `fact` is the fact concerned; its id is asked for when the record is
    assembled, so that it may still be provisional.
    """
    notes: list[tuple[str, str, Fact | None]] = desk(doc).setdefault("warnings", [])
    notes.append((code, message, fact))


def warned(doc: AnyDoc) -> list[Warning_]:
    """The warnings that rooms left on the document, in the order in which they were left."""
    notes: list[tuple[str, str, Fact | None]] = desk(doc).get("warnings", [])
    return [Warning_(code=code, message=message, fact=fact.id if fact else None) for code, message, fact in notes]


def _rename(facts: Sequence[Fact], renamed: dict[str, str]) -> None:
    """Provisional ids that a room gave (same_as, part_of, anchor) become final ones."""
    for fact in facts:
        for key in ("same_as", "part_of", "anchor"):
            value = getattr(fact, key, None)
            if value in renamed:
                setattr(fact, key, renamed[value])


def _label(kind: str, fact: Fact) -> str:
    for key in ("unit", "type", "name"):
        value = getattr(fact, key, None)
        if value and kind in ("counts", "injuries", "dates", "incidents"):
            return f"{kind}: {value}"
    return kind


def register() -> None:
    """Give `Doc` and `Token` their newsmine attributes. May be called again."""
    if not Doc.has_extension("newsmine_published"):
        Doc.set_extension("newsmine_published", default=None)
    for kind in KINDS:
        name = f"newsmine_{kind}"
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=_doc_getter(kind))
            Span.set_extension(name, getter=_span_getter(kind))
            Token.set_extension(name, getter=_token_getter(kind))


def _doc_getter(kind: str) -> Any:
    return lambda doc: left(doc, kind)


def _span_getter(kind: str) -> Any:
    return lambda span: [f for f in left(span.doc, kind) if f.start < span.end_char and f.end > span.start_char]


def _token_getter(kind: str) -> Any:
    return lambda token: [f for f in left(token.doc, kind) if f.start < token.idx + len(token) and f.end > token.idx]


register()
