"""Names of courts and judges as the text has them, and the dates beside them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from newsmine.language.parsed import Doc
from newsmine.lexicon import words

_HERE = "newsmine.rooms.court_sentences"
_HEADS = words(_HERE, "court", "heads")
_JUDGE = words(_HERE, "court", "judge")
_KIND = frozenset(
    {
        "crown",
        "magistrates",
        "sheriff",
        "high",
        "county",
        "superior",
        "circuit",
        "district",
        "supreme",
        "youth",
        "criminal",
        "federal",
        "municipal",
        "juvenile",
        "central",
        "appeal",
        "justice",
        "peace",
    }
)
_GLUE = frozenset({"'", "'s", "-", "of", "the", "and", "&", "on", "upon", "in"})
_OPENERS = frozenset({"ADV", "SCONJ", "CCONJ", "ADP", "PRON", "DET", "INTJ"})
_LAND = frozenset({"county", "parish", "deputy", "'s", "the"})
_NO_TOWN = frozenset({"the", "but", "and", "when", "district", "three", "two", "as", "that", "a", "after", "local"})
_COURTESY = frozenset(
    {
        "district",
        "deputy",
        "mr",
        "mrs",
        "ms",
        "her",
        "his",
        "honour",
        "lord",
        "lady",
        "chief",
        "circuit",
        "superior",
        "court",
        "senior",
        "resident",
        "u.s.",
        "county",
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """A court or a judge in the characters `start` to `end`."""

    start: int
    end: int
    text: str


def courts(doc: Doc, text: list[str], starts: Container[int]) -> list[Name]:
    """Courts by name ("Teesside Crown Court", "the Old Bailey", "Swindon magistrates"), in text order.

    `starts`: the tokens that sentences begin with.
    """
    found = []
    for i, word in enumerate(text):
        if word not in _HEADS or (word == "bailey" and text[i - 1] != "old"):
            continue
        token = doc[i]
        if (
            word == "magistrates"
            and i + 2 < len(text)
            and text[i + 1] in ("'", "'s")
            and text[i + 2] in ("court", "courts")
        ):
            continue
        if not (
            token.text[:1].isupper()
            or (i and word == "magistrates" and doc[i - 1].text[:1].isupper() and text[i - 1] not in _NO_TOWN)
        ):
            continue
        start = i
        while start > 0 and (
            doc[start - 1].text[:1].isupper() or text[start - 1] in ("'", "'s", "-", "of", "the", "and")
        ):
            if (start - 1) in starts and text[start - 1] in ("at", "in"):
                break
            start -= 1
            if start in starts:
                break
        if start in starts and start + 1 < i and doc[start].pos_ in _OPENERS and doc[start + 1].text[:1].isupper():
            start += 1  # "However Hull Crown Court heard"
        while start < i and (
            text[start] in _GLUE
            or not doc[start].text[:1].isupper()
            or text[start] in ("at", "in", "judge", "he", "she", "a", "on")
        ):
            start += 1
        end = i + 1
        if (
            text[end : end + 2] == ["of", "appeal"]
            or text[end : end + 2] == ["of", "justice"]
            or (
                text[end : end + 2] == ["in", doc[end + 1].lower_ if end + 1 < len(doc) else ""]
                and word == "court"
                and i - start == 1
                and text[start] in ("crown", "high", "sheriff")
                and doc[end + 1].pos_ == "PROPN"
            )
        ):
            end += 2
        if end - start < 2 and word not in ("bailey",):
            continue
        if word == "court" and end == i + 1 and not any(w in _KIND for w in text[start:i]):
            continue
        found.append(_name(doc, start, end))
    return found


def judges(doc: Doc, text: list[str]) -> list[Name]:
    """Judges, recorders and sheriffs by title and name, in text order."""
    found: list[Name] = []
    scots = any(text[i : i + 2] == ["sheriff", "court"] for i, word in enumerate(text) if word == "sheriff")
    for i, word in enumerate(text):
        if word == "sheriff" and not scots and (text[i - 1] in _LAND or "sentenc" not in " ".join(text[i : i + 8])):
            continue  # a county's sheriff is police
        if word not in _JUDGE or not doc[i].text[:1].isupper() or i + 1 >= len(text):
            continue
        if found and found[-1].end > doc[i].idx:
            continue
        end = i + 1
        while (
            end < len(text)
            and end - i < 6
            and (doc[end].text[:1].isupper() or text[end] in ("-", "'"))
            and doc[end].is_alpha | (text[end] in ("-", "'") or "." in text[end] or "'" in text[end])
        ):
            if text[end] in ("court", "crown", "said", "magistrates"):
                break
            end += 1
        while end > i + 1 and text[end - 1] in ("-", "'"):
            end -= 1
        if (
            end == i + 1
            or any(
                w in ("court", "department", "office", "county", "minister", "secretary", "federation", "ministry")
                for w in text[i:end]
            )
            or (word == "justice" and text[i - 1 : i] not in (["mr"], ["mrs"], ["lord"], ["lady"], ["ms"], ["chief"]))
        ):
            continue
        if word in ("lord", "lady", "justice") and not _speaks_law(text, i):
            continue
        start = i
        while start and text[start - 1] in _COURTESY and doc[start - 1].text[:1].isupper():
            start -= 1
        found.append(_name(doc, start, end))
    return found


def _speaks_law(text: list[str], i: int) -> bool:
    near = text[max(0, i - 12) : i + 14]
    return text[i + 1 : i + 2] == ["justice"] or any(
        w in ("judge", "imposed", "jailed", "jailing", "sentenced", "sentencing", "sentence", "told") for w in near
    )


def _name(doc: Doc, start: int, end: int) -> Name:
    first, last = doc[start], doc[end - 1]
    a, b = first.idx, last.idx + len(last)
    return Name(a, b, doc[start:end].text)
