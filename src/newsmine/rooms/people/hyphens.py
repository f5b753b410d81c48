"""Nouns and words that hyphens join, of which a parse may make anything."""

from __future__ import annotations

from newsmine.language.parsed import Doc


def hyphened(doc: Doc, i: int) -> bool:
    """True for a part of "call-out", "drink-driving": a word that a hyphen joins to another."""
    if doc[i].text in "-‐":
        return i > 0 and not doc[i].whitespace_ and not doc[i - 1].whitespace_
    after, before = doc[i + 1].text in "-‐" and not doc[i].whitespace_, i > 0 and doc[i - 1].text in "-‐"
    return (after and not doc[i + 1].whitespace_) or (before and not doc[i - 1].whitespace_)


def top(doc: Doc, at: int, last: int, noun: str) -> int:
    """The word of a noun that the sentence hangs from: "mother" of "mother-of-two", "by" of "passer-by"."""
    if "-" in noun or " of " in noun:
        return next((k for k in range(at, last + 1) if not at <= doc[k].head.i <= last or doc[k].head.i == k), last)
    return at if " and " in noun and doc[last].dep_ == "conj" and doc[at].pos_ == "NOUN" else last
