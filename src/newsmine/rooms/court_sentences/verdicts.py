"""Pleas and verdicts: who admitted, denied, was convicted or cleared of what."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsmine.language import syntax
from newsmine.language.groups import is_people
from newsmine.language.parsed import Doc
from newsmine.lexicon import words
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.offences import Named, named
from newsmine.rooms.court_sentences.orders import Order

_NO_OFFENCE = frozenset({"wrongdoing", "misconduct", "blame", "suspicion", "grand"})
_COURT_WORDS = words("newsmine.rooms.court_sentences", "verdict", "beside")
_CHARGES = words("newsmine.rooms.court_sentences", "of_charge", "nouns")
_BEFORE_CHARGES = words("newsmine.rooms.court_sentences", "of_charge", "before")
_ANY = frozenset({"felony", "crime", "offence", "offense", "misdemeanor", "misdemeanour"})
#: Words between two offences of one plea, at most.
_APART = 22
_ELSE = frozenset({"after", "when", "while", "because", "before", "during", "although", "whose", ";"})
_STOPS = frozenset(
    {"after", "when", "at", "by", "following", "in", "but", "and", "on", "last", "yesterday", "today", "\n", "\n\n"}
)
_ONES = frozenset({"one", "another", "other", "third", "second", "he", "she", "they", "both", "two", "three"})
_CLOSES: tuple[list[str], ...] = (["."], [","], ["by"], ["after"], ["at"], ["following"], ["\n\n"], ["and"], [])


@dataclass(slots=True)
class Statement:
    """One plea or verdict: the words for it (tokens `start` to `end`) and the offences that it is about."""

    sentence: int
    kind: str
    start: int
    end: int
    offences: list[Named] = field(default_factory=list)


def statements(
    doc: Doc, text: list[str], items: list[Item], orders: list[Order], sentence: int, bounds: tuple[int, int]
) -> list[Statement]:
    """Pleas and verdicts of a sentence; offences behind a verb of sentencing become a statement of kind "order"."""
    offences = named(text, *bounds)
    openers: list[tuple[int, str, Item | None]] = [
        (item.start, item.value, item) for item in items if item.kind == "verdict"
    ]
    for order in orders:
        openers.append((order.start, "order", None))
    openers.sort(key=lambda opener: opener[0])
    found: list[Statement] = []
    openers = [
        o
        for k, o in enumerate(openers)
        if not (k and o[1] == "charge" and text[o[0]].startswith("charge") and text[o[0]] != "charged")
    ]  # "admitted a charge of affray"
    for k, (start, kind, item) in enumerate(openers):
        stop = openers[k + 1][0] if k + 1 < len(openers) else bounds[1]
        own = [offence for offence in offences if start <= offence.start < stop]
        if item is not None and kind in ("admit", "plead", "deny") and not own:
            own = _before(text, offences, openers, k, bounds)
        if item is None:
            if not own and any(order.possible and order.start == start for order in orders):
                own = [offence for offence in offences if offence.start < start]
            if own:
                found.append(Statement(sentence, kind, start, start + 1, own))
            continue
        own = _together(text, own)
        if not _counts(doc, text, item, own, bounds):
            continue
        end = max([item.end, *(offence.end for offence in own)])
        unnamed = kind == "plead" and text[end : end + 1] == ["to"]
        unnamed = unnamed or (kind == "admit" and _charge_of(text, end))
        if not own and (kind in ("acquit", "convict") or unnamed):
            end = _object_end(doc, text, item, stop)
        found.append(Statement(sentence, kind, start, end, own))
    return found


def _together(text: list[str], own: list[Named]) -> list[Named]:
    """The offences up to where something else is told: "admitted affray after he was seen fighting in a robbery"."""
    for k in range(1, len(own)):
        between = text[own[k - 1].end : own[k].start]
        if len(between) > _APART or not _ELSE.isdisjoint(between):
            return own[:k]
    return own


def _before(
    text: list[str], offences: list[Named], openers: list[tuple[int, str, Item | None]], k: int, bounds: tuple[int, int]
) -> list[Named]:
    """ "the robbery, which he admitted": the offence stands before the verb."""
    start = openers[k - 1][0] if k else bounds[0]
    return [o for o in offences if start <= o.start < openers[k][0] and openers[k][0] - o.end <= 4 and not k]


def _counts(doc: Doc, text: list[str], item: Item, offences: list[Named], bounds: tuple[int, int]) -> bool:
    """Whether a word like "admitted" or "cleared" is said of a court."""
    kind = item.value
    word = text[item.start]
    if kind in ("admit", "deny"):
        return bool(offences) or "guilty" in text[item.start : item.end] or _of_charge(text, item)
    if kind == "acquit" and word == "clear":
        told = bool(offences) or text[item.end : item.end + 1] in (["him"], ["her"], ["them"])
        return told and not {"jury", "jurors", "magistrates", "judge", "court"}.isdisjoint(text[bounds[0] : bounds[1]])
    if kind == "acquit" and word in ("cleared", "clears", "clearing", "exonerated"):
        if not _NO_OFFENCE.isdisjoint(text[item.end : item.end + 6]):
            return False
        if "of" in text[item.end : item.end + 5] or offences:
            return True
        if _COURT_WORDS.isdisjoint(text[bounds[0] : bounds[1]]):
            return False
        token = doc[item.start]
        subject = syntax.subject(token)
        people = subject is not None and (
            is_people(subject) or subject.ent_type_ == "PERSON" or subject.lower_ in _ONES
        )
        return word == "cleared" and people and text[item.end : item.end + 1] in _CLOSES
    if kind == "convict" and word == "convicted":
        after = text[item.end : item.end + 3]
        if after[:1] == ["of"] and (after[1:2] in ([], ["."], [","]) or (after[1] in ("a", "an") and after[2] in _ANY)):
            return False  # "after being convicted of a felony"
        return doc[item.start].dep_ != "amod"
    return True


def _of_charge(text: list[str], item: Item) -> bool:
    """ "admitted the offence", "denied both charges": the charge is named elsewhere."""
    for word in text[item.end : item.end + 5]:
        if word in _CHARGES:
            return True
        if word not in _BEFORE_CHARGES:
            return False
    return False


def _charge_of(text: list[str], i: int) -> bool:
    """ "(admitted) a single charge of": an offence that no list names follows."""
    return any(text[k] in _CHARGES and text[k + 1 : k + 2] == ["of"] for k in range(i, min(len(text), i + 4)))


def _object_end(doc: Doc, text: list[str], item: Item, stop: int) -> int:
    """Token after what follows "cleared of ...": up to the next stop, eight words at most."""
    end = item.end
    if text[end : end + 1] == ["by"] and text[end + 1] in ("a", "the", "jurors", "magistrates"):
        of = next((i for i in range(end, min(stop, end + 5)) if text[i] == "of"), None)
        end = end if of is None else of  # "cleared by a jury of punching a nurse"
    if text[end : end + 1] == ["at"]:  # "acquitted at Hull Crown Court of attempting to kill his boss"
        of = next(
            (i for i in range(end, min(stop, end + 8)) if text[i] == "of" and text[i + 1 : i + 2] != ["appeal"]), None
        )
        end = end if of is None else of
    begin = end
    reach, stops = (12, _STOPS - {"by", "in"}) if item.value in ("plead", "admit") else (8, _STOPS)
    while end < stop and end - begin < reach and not doc[end].is_punct and text[end] not in stops:
        end += 1
    return end
