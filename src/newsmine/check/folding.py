"""Decisions folded into a record: what was rejected goes, what was corrected is corrected.

A decision made on another text is never applied as it stands: its span is looked for by
its words and what stood around them, and what cannot be found for sure is reported.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from newsmine.check.decisions import Context, Decision, standing, text_hash
from newsmine.record import KINDS, Record

#: How alike the surroundings must be for a span to be found again in a text that moved.
_ALIKE = 0.75


def fold(record: Record, decisions: Sequence[Decision]) -> tuple[dict[str, Any], list[str]]:
    """The record as plain data with its decisions in it, and what could not be applied.

    Each fact that was decided on has `checked_by` and `checked_at`; the record has
    `checked`: {"by": [...], "done": bool}. References to facts that went are emptied.
    """
    plain = record.to_dict()
    own = text_hash(record.text)
    problems: list[str] = []
    renamed: dict[str, str] = {}
    gone: set[str] = set()
    reviewers: list[str] = []
    done = False
    for decision in standing(d for d in decisions if d.record == record.id):
        moved = decision.record_sha256 != own
        try:
            if decision.action == "done":
                done = not moved or done
            else:
                _apply(plain, record.text, decision, moved, renamed, gone)
        except _Refused as refusal:
            problems.append(f"{record.id}: {decision.action} of {decision.fact} by {decision.reviewer}: {refusal}")
            continue
        if decision.reviewer not in reviewers:
            reviewers.append(decision.reviewer)
    for kind in KINDS:
        plain[kind] = [fact for fact in plain[kind] if fact["id"] not in gone]
    _tidy(plain, renamed, gone)
    plain["checked"] = {"by": reviewers, "done": done}
    return plain, problems


class _Refused(Exception):
    """A decision that cannot be applied; the message says why."""


def _apply(
    plain: dict[str, Any], text: str, decision: Decision, moved: bool, renamed: dict[str, str], gone: set[str]
) -> None:
    if decision.action == "add":
        _add(plain, text, decision, moved)
        return
    fact = _target(plain, text, decision, moved, renamed)
    if decision.action == "reject":
        gone.add(fact["id"])
        return
    # Whoever decides on a fact after it was rejected, takes it back in.
    gone.discard(fact["id"])
    if decision.action == "edit":
        _edit(fact, decision)
    elif decision.action == "move":
        _move(fact, text, decision, moved)
    elif decision.action == "merge":
        _merge(plain, fact, decision, renamed)
    fact["checked_by"], fact["checked_at"] = decision.reviewer, decision.at


def _target(
    plain: dict[str, Any], text: str, decision: Decision, moved: bool, renamed: dict[str, str]
) -> dict[str, Any]:
    if decision.kind not in KINDS:
        raise _Refused(f"no kind of fact {decision.kind!r}")
    facts: list[dict[str, Any]] = plain[decision.kind]
    if not moved:
        name = renamed.get(decision.fact or "", decision.fact)
        found = next((fact for fact in facts if fact["id"] == name), None)
        if found is None:
            raise _Refused("no such fact")
        return found
    # The text is another: ids mean nothing, only the words and their surroundings do.
    span = _find(text, decision.context)
    found = next((fact for fact in facts if (fact["start"], fact["end"]) == span), None)
    if found is None:
        raise _Refused("it was made on another text, and no fact stands where its words are now")
    return found


def _edit(fact: dict[str, Any], decision: Decision) -> None:
    for key, value in (decision.new or {}).items():
        if key not in fact or key in ("id", "start", "end", "text"):
            raise _Refused(f"a fact of this kind has no {key!r} that can be edited")
        fact[key] = value


def _move(fact: dict[str, Any], text: str, decision: Decision, moved: bool) -> None:
    start, end = _span(text, decision, moved)
    fact.update(start=start, end=end, text=text[start:end])


def _add(plain: dict[str, Any], text: str, decision: Decision, moved: bool) -> None:
    if decision.kind not in KINDS or not decision.new or not decision.fact:
        raise _Refused("it names no kind or no fact")
    start, end = _span(text, decision, moved)
    fact = {**_blank(decision.kind), **decision.new, "id": decision.fact, "start": start, "end": end}
    fact.update(text=text[start:end], checked_by=decision.reviewer, checked_at=decision.at)
    if any(other["id"] == decision.fact for kind in KINDS for other in plain[kind]):
        raise _Refused("there is a fact of that id already")
    plain[decision.kind].append(fact)
    plain[decision.kind].sort(key=lambda item: (item["start"], -item["end"]))


def _merge(plain: dict[str, Any], fact: dict[str, Any], decision: Decision, renamed: dict[str, str]) -> None:
    for name in (decision.new or {}).get("people", []):
        other = next((person for person in plain["people"] if person["id"] == name), None)
        if other is None or other is fact:
            raise _Refused(f"there is no other person {name!r}")
        fact["mentions"] = sorted(fact["mentions"] + other["mentions"], key=lambda item: item["start"])
        fact["aliases"] = list(dict.fromkeys([*fact["aliases"], *filter(None, [other["name"]]), *other["aliases"]]))
        fact["roles"] = list(dict.fromkeys([*fact["roles"], *other["roles"]]))
        for key, value in other.items():
            if fact.get(key) is None:
                fact[key] = value
        plain["people"].remove(other)
        renamed[name] = fact["id"]
        renamed.update({before: fact["id"] for before, now in renamed.items() if now == name})


def _span(text: str, decision: Decision, moved: bool) -> tuple[int, int]:
    new = decision.new or {}
    if moved:
        return _find(text, decision.context)
    start, end = new.get("start"), new.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        raise _Refused(f"its span {start}:{end} is none of this text")
    return start, end


def _find(text: str, context: Context | None) -> tuple[int, int]:
    """Where the words of a context stand in another text: the place whose surroundings are most alike."""
    if context is None or not context.text:
        raise _Refused("it was made on another text and kept no words to find its place by")
    places: list[tuple[float, int]] = []
    at = text.find(context.text)
    while at >= 0:
        end = at + len(context.text)
        before = text[max(0, at - len(context.before)) : at]
        after = text[end : end + len(context.after)]
        alike = difflib.SequenceMatcher(None, context.before + context.after, before + after, autojunk=False).ratio()
        places.append((alike, at))
        at = text.find(context.text, at + 1)
    places.sort(reverse=True)
    if not places or places[0][0] < _ALIKE:
        raise _Refused("it was made on another text, and its words are not there any more")
    if len(places) > 1 and places[1][0] == places[0][0]:
        raise _Refused("it was made on another text, and its words stand there twice with equal surroundings")
    return places[0][1], places[0][1] + len(context.text)


def _tidy(plain: dict[str, Any], renamed: dict[str, str], gone: set[str]) -> None:
    """References follow merged people; those to facts that went are emptied."""
    for kind in KINDS:
        for fact in plain[kind]:
            for key in ("same_as", "speaker", "victim", "count", "incident", "part_of", "period", "date", "anchor"):
                value = fact.get(key)
                if isinstance(value, str):
                    value = renamed.get(value, value)
                    fact[key] = None if value in gone else value
            for key in ("defendants", "counts", "injuries", "sentences"):
                if isinstance(fact.get(key), list):
                    fact[key] = [renamed.get(name, name) for name in fact[key] if name not in gone]
            if kind == "incidents":
                parts = [{**part, "person": renamed.get(part["person"], part["person"])} for part in fact["people"]]
                kept = [part for part in parts if part["person"] not in gone]
                fact["people"] = [part for i, part in enumerate(kept) if part not in kept[:i]]
    for passage in plain["passages"]:
        names = [renamed.get(name, name) for name in passage["facts"] if name not in gone]
        passage["facts"] = list(dict.fromkeys(names))
    for warning in plain["warnings"]:
        if warning["fact"] in gone:
            warning["fact"] = None


def _blank(kind: str) -> dict[str, Any]:
    """A fact of a kind with every key of the contract, empty."""
    import msgspec

    from newsmine.rooms.findings import TYPES

    fields = msgspec.structs.fields(TYPES[kind])
    blank: dict[str, Any] = {}
    for field in fields:
        if field.default is not msgspec.NODEFAULT:
            value = field.default
        elif field.default_factory is not msgspec.NODEFAULT:
            value = field.default_factory()
        else:
            value = None
        blank[field.encode_name] = value
    return {**blank, "confidence": 1.0, "rule": "checked by hand"}
