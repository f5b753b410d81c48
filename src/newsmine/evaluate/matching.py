"""Which found fact stands for which gold fact, and whether an attribute of theirs is equal.

Two facts of a kind are paired, one to one and the closest first, when their spans share at
least 0.3 of the extent of both together; people when their names agree, or, unnamed, when
mentions overlap; incidents when what is told of them is the same: their own words and those of
the counts and injuries tied to them, since which word names an attack is anybody's choice (gold
marks it `unsure`). Gold may mark a fact `optional` (neither needed nor wrong, as is one with
`same_as`), and attributes `unsure` (not compared; "*" for all).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

Fact = dict[str, Any]
Record = dict[str, Any]

KINDS = ("counts", "injuries", "people", "dates", "sentences", "incidents")
#: A fact is right when it is found and these are equal.
KEYS: dict[str, tuple[str, ...]] = {
    "counts": ("value", "low", "high", "assertion"),
    "injuries": ("type", "mechanism", "assertion"),
    "people": ("name",),
    "dates": ("when",),
    "sentences": ("disposals", "assertion"),
    "incidents": ("type",),
}
#: Further attributes, each with an accuracy of its own.
MORE: dict[str, tuple[str, ...]] = {
    "counts": ("qualifier", "unit", "outcome", "who", "mechanisms", "rate", "change", "share", "aggregate", "speaker"),
    "injuries": ("body_parts", "severity", "permanent", "treatment", "victim"),
    "people": ("roles", "title", "position", "organisation", "age", "gender", "residence", "status"),
    "dates": ("type", "value", "mod", "resolved"),
    "sentences": ("defendants", "offences", "plea", "verdict", "total_days", "court", "judge"),
    "incidents": ("primary", "when", "city", "killed", "injured", "victims"),
}
_SHARE = 0.3
_TITLES = re.compile(
    r"^(?:the|mr|mrs|ms|miss|dr|sir|dame|lord|lady|pc|dc|ds|di|dci|wpc|pcso|sgt|sergeant|inspector|insp|chief|"
    r"superintendent|supt|constable|judge|justice|recorder|detective|acting|assistant|deputy|cllr|councillor|prof|"
    r"professor|rev|officer|trooper|sheriff)\b\.?\s*"
)


def plain(text: object) -> str:
    """Case-folded words without punctuation.

    >>> plain("Mr. O’Neill, 34")
    "mr o'neill 34"
    """
    return " ".join(re.findall(r"[\w'£$€%]+", str(text).casefold().replace("’", "'")))


def name_key(name: object) -> str:
    """A person's name as it is compared: no titles, no case; "" when there is none."""
    key = plain(name or "")
    while (shorter := _TITLES.sub("", key)) != key:
        key = shorter
    return key


def same_name(a: object, b: object) -> bool:
    """Whether two names are equal, or one's words are among the other's and both end alike."""
    one, two = name_key(a).split(), name_key(b).split()
    if not one or not two:
        return False
    return one == two or (one[-1] == two[-1] and (set(one) <= set(two) or set(two) <= set(one)))


def affinity(kind: str, gold: Fact, found: Fact) -> float:
    """How well two facts point at the same thing; 0 when they do not."""
    if kind == "people":
        if gold.get("name") and found.get("name"):
            return 1000.0 * same_name(gold["name"], found["name"])
        if bool(gold.get("name")) != bool(found.get("name")):
            return 0
        return max((_shared(a, b) for a in _mentions(gold) for b in _mentions(found)), default=0)
    if kind == "incidents":
        a, b = _mentions(gold), _mentions(found)
        common = sum(_shared(x, y) for x in a for y in b)
        return common if common >= _SHARE * min(_extent(a), _extent(b)) else 0
    extent = max(gold["end"], found["end"]) - min(gold["start"], found["start"])
    shared = _shared(gold, found)
    return shared if shared >= _SHARE * extent else 0


def _extent(spans: Sequence[Fact]) -> int:
    return sum(int(span["end"] - span["start"]) for span in spans)


def with_evidence(record: Record) -> list[Fact]:
    """The incidents of a record, each with the places (`mentions`) where the text tells of it."""
    told = {fact.get("id"): fact for kind in ("counts", "injuries") for fact in record.get(kind) or []}
    result = []
    for incident in record.get("incidents") or []:
        tied = [told[name] for key in ("counts", "injuries") for name in incident.get(key) or [] if name in told]
        result.append({**incident, "mentions": _apart([incident, *tied])})
    return result


def _apart(facts: Sequence[Fact]) -> list[Fact]:
    """Spans that no longer one holds."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda f: (f["start"], -f["end"])):
        if not kept or fact["end"] > kept[-1]["end"]:
            kept.append({"start": fact["start"], "end": fact["end"]})
    return kept


def _shared(a: Fact, b: Fact) -> int:
    start, end = max(a["start"], b["start"]), min(a["end"], b["end"])
    return max(0, int(end - start))


def _mentions(fact: Fact) -> Sequence[Fact]:
    return fact.get("mentions") or [fact]


def pair(kind: str, golds: Sequence[Fact], founds: Sequence[Fact]) -> list[tuple[int, int]]:
    """(gold index, found index) of the facts that stand for each other."""
    close = []
    for i, gold in enumerate(golds):
        for j, found in enumerate(founds):
            if score := affinity(kind, gold, found):
                apart = abs(gold["start"] - found["start"]) + abs(gold["end"] - found["end"])
                close.append((-score, apart, i, j))
    taken: set[int] = set()
    used: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(close):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def free(fact: Fact) -> bool:
    """True for a gold fact that is neither needed nor wrong."""
    return bool(fact.get("optional") or fact.get("same_as"))


def unsure(kind: str, fact: Fact) -> set[str]:
    """The attributes of a gold fact that are not compared."""
    names = {name.split(".")[0] for name in fact.get("unsure") or ()}
    if "*" in names:
        return set(KEYS[kind] + MORE[kind])
    if names & {"from", "to"}:
        names.add("when")
    return names


def stated(key: str, fact: Fact, record: Record) -> bool:
    """Whether gold says anything about an attribute."""
    return key in ("assertion", "aggregate", "resolved", "when", "primary") or value_of(key, fact, record) not in (
        None, [], "", False,
    )  # fmt: skip


def equal(key: str, gold: Fact, found: Fact, gold_record: Record, found_record: Record) -> bool:
    """Whether an attribute of two paired facts means the same."""
    a, b = value_of(key, gold, gold_record), value_of(key, found, found_record)
    if key in ("name", "judge"):
        return a == b or same_name(a, b)
    if key in ("victim", "speaker"):
        return a == b or same_name(a, b) or _contained(a, b)
    if key == "defendants":
        return len(a) == len(b) and all(any(x == y or same_name(x, y) for y in b) for x in a)
    if key in ("organisation", "position", "court", "residence"):
        return a == b or _contained(a, b)
    if isinstance(a, int | float) and isinstance(b, int | float) and not isinstance(a, bool):
        return abs(a - b) < 1e-6 * max(1.0, abs(a))
    return bool(a == b)


def _contained(a: Any, b: Any) -> bool:
    if not isinstance(a, str) or not isinstance(b, str) or not a or not b:
        return False
    return set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split())


def value_of(key: str, fact: Fact, record: Record) -> Any:
    """An attribute in the form in which two records are compared."""
    value = fact.get(key)
    if key == "when":
        if fact.get("from") or fact.get("to"):
            return fact.get("from"), fact.get("to")
        return fact.get("value") if fact.get("type") in ("duration", "set") else None
    if key == "disposals":
        return sorted((_disposal(item) for item in value or []), key=str)
    if key == "offences":
        return sorted(item.get("offence") or plain(item.get("text")) for item in value or [])
    if key in ("mechanisms", "roles", "body_parts"):
        return sorted(value or [])
    if key == "assertion":
        return "asserted" if value == "alleged" else value
    if key == "defendants":
        return sorted(_person(name, record) for name in value or [])
    if key in ("victim", "speaker"):
        said = _person(value, record) if value else plain(fact.get(f"{key}_text") or "")
        return said or None
    if key == "rate":
        return value and value.get("per")
    if key == "change":
        return value and (value.get("direction"), value.get("percent"))
    if key in ("killed", "injured", "victims"):
        return value and value.get("value")
    if isinstance(value, str) and key not in ("value", "name"):
        return plain(value)
    return value


def _person(identifier: str, record: Record) -> str:
    person = next((p for p in record.get("people") or [] if p.get("id") == identifier), None)
    if person is None:
        return name_key(identifier)
    return name_key(person.get("name")) or plain(person.get("text", ""))


def _disposal(item: Fact) -> tuple[Any, ...]:
    days = item.get("days") if item.get("days") is not None else _days(item.get("length"))
    return (item.get("type"), days, item.get("amount"), item.get("hours"), _days(item.get("suspended")))


def _days(duration: str | None) -> int | None:
    match = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T.*)?", duration or "")
    if not match or not any(match.groups()):
        return None
    parts = zip(match.groups(), (365.25, 30.4375, 7, 1), strict=True)
    return int(sum(float(number or 0) * days for number, days in parts) + 0.5)
