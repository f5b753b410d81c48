"""Quotation marks: which stretches of a text stand in them.

Read from the characters alone: curly and straight marks, double and single, opened anew in each
paragraph of a long quotation and closed only at its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile("[\"“”„‟‘’']|``|''")
_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n")
_BETTER = re.compile(r"[.,!?][’']")
#: A sentence, or a clause with its comma, ends inside the marks.
_SAID = re.compile(r"[.,!?…—–-]\W?$")


@dataclass(slots=True, unsafe_hash=True)
class Quote:
    """Characters in quotation marks, the marks included; `paragraph`: the number of the paragraph they stand in.

    `closed` is false where the paragraph ends before the quotation does.
    """

    start: int
    end: int
    paragraph: int
    opens_paragraph: bool
    closed: bool


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Bounds of the paragraphs; a line that only goes on with the sentence of the line before begins none."""
    bounds = []
    at = 0
    for gap in _BREAK.finditer(text):
        if gap.start() > at and not _wrapped(text, gap.start(), gap.end()):
            bounds.append((at, gap.start()))
            at = gap.end()
        elif gap.start() <= at:
            at = gap.end()
    if at < len(text):
        bounds.append((at, len(text)))
    return bounds


def _wrapped(text: str, end: int, start: int) -> bool:
    """True where a line is broken within a sentence, as in text that was wrapped at a width."""
    single = text.count("\n", end, start) == 1
    return single and start < len(text) and text[start].islower() and (text[end - 1].isalnum() or text[end - 1] == ",")


def quotes(text: str) -> list[Quote]:
    """Quotations in the order of the text; one that is not closed ends with its paragraph."""
    found: list[Quote] = []
    bounds = paragraphs(text)
    for number, (begin, end) in enumerate(bounds):
        open_at: int | None = None
        kind = ""
        for mark in _MARK.finditer(text, begin, end):
            sign, at = mark.group(), mark.start()
            before = text[at - 1] if at > begin else " "
            after = text[mark.end()] if mark.end() < end else " "
            if open_at is None:
                if _opens(sign, before, after):
                    open_at, kind = at, "'" if sign in "‘’'" else '"'
            elif kind == '"' and sign in ("“", "``", '"') and before.isspace() and not after.isspace():
                found.append(Quote(open_at, at, number, open_at == begin, False))
                open_at = at
            elif kind == '"' and sign in ("”", '"', "''"):
                found.append(Quote(open_at, mark.end(), number, open_at == begin, True))
                open_at = None
            elif kind == "'" and sign in ("’", "'") and not after.isalnum():
                if before == "s" and _BETTER.search(text, mark.end(), end) is not None:
                    continue  # a possessive inside: another mark follows that closes better
                found.append(Quote(open_at, mark.end(), number, open_at == begin, True))
                open_at = None
        if open_at is not None and (kind == '"' or _goes_on(text, open_at, begin, bounds[number + 1 : number + 2])):
            found.append(Quote(open_at, end, number, open_at == begin, False))
    return found


def whole(text: str, quote: Quote) -> bool:
    """True for a quotation that ends as a sentence or its clause does: not a word or phrase in marks."""
    return not quote.closed or _SAID.search(text[quote.start : quote.end]) is not None


def _opens(sign: str, before: str, after: str) -> bool:
    if sign in ("“", "``", "„", "‟"):
        return True
    if sign in ('"', "''"):
        return not before.isalnum() and before not in ".,!?" and not after.isspace()
    if sign == "‘":
        return after.isalnum() and not before.isalnum()
    return sign == "'" and after.isalpha() and (before.isspace() or before in "(–—")


def _goes_on(text: str, at: int, begin: int, following: list[tuple[int, int]]) -> bool:
    """True for a single mark that opens a quotation of several paragraphs: the next opens with one, too."""
    if at != begin and not text[begin:at].rstrip().endswith((":", ",")):
        return False
    return any(text[start] in "‘'" for start, _ in following) or (at == begin and text[at] == "‘")
