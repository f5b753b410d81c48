"""Names of people in a document, for the reading of who was harmed."""

from __future__ import annotations

from dataclasses import dataclass

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.lexicon import words
from newsmine.rooms.findings import left

#: A name with one of these is a place's or a thing's.
NOT_NAMES = words("newsmine.rooms.incidents", "names", "not")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a named person: tokens `start` to `end` (exclusive); `key` is equal for one person's mentions."""

    start: int
    end: int
    head: int
    key: str
    person: str | None = None
    age: int | None = None
    gender: str | None = None


@once_per_doc
def names(doc: Doc) -> tuple[Name, ...]:
    """Every mention of a named person: the people room's where it has been, else the model's entities."""
    people = left(doc, "people")
    found: list[Name] = []
    if people:
        for person in people:
            if person.name is None:
                continue
            for mention in person.mentions:
                span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
                if span is not None and any(t.pos_ == "PROPN" for t in span):
                    found.append(
                        Name(span.start, span.end, span.root.i, person.id, person.id, person.age, person.gender)
                    )
    else:
        keys: dict[str, str] = {}
        for ent in doc.ents:
            if ent.label_ != "PERSON":
                continue
            start, end = ent.start, ent.end
            while end > start and (not doc[end - 1].text[:1].isalpha() or doc[end - 1].lower_ in ("'s", "’s")):
                end -= 1
            if not NOT_NAMES.isdisjoint(doc.lower[start:end]):
                continue
            parts = [t.lower_ for t in doc[start:end] if t.text[:1].isalpha() and t.lower_ not in _SUFFIXES]
            if not parts or not doc[start].text[:1].isupper():
                continue
            if len(parts) == 1:
                key = keys.get(parts[0], parts[0])
            else:
                key = keys.get(parts[-1]) or parts[-1]
                if (
                    key in keys.values()
                    and keys.get(parts[0] + " " + parts[-1]) is None
                    and keys.get("first:" + key) not in (None, parts[0])
                ):
                    key = parts[0] + " " + parts[-1]
                keys.setdefault("first:" + key, parts[0])
                keys[parts[0] + " " + parts[-1]] = key
                keys[parts[-1]] = key
                keys.setdefault(parts[0], key)
            found.append(Name(start, end, doc.span(start, end).root.i, key))
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)
