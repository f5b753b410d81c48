"""Names of those who wrote a story, by the line that they stand in.

"BY ANN MOSS Transport Correspondent", "- By Ann moss  news@ashby.example", "Ann Moss ,Crime Reporter".
"""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language.desk import once_per_doc
from newsmine.language.names.lists import BEATS, FAMILY, FIRST, ODD, PARTICLES, RANKING, SURNAMES, WRITING, Name, fold
from newsmine.language.names.pieces import piece_of
from newsmine.language.parsed import Doc

#: Tokens of a line at most.
_LINE = 24
_BULLETS = frozenset("-–—•*|►")
_OPENING = frozenset({"words", "report", "story", "written", "reporting", "exclusive", "analysis"})
#: Whose name stands on the line below that of the reporter.
_BROADCASTERS = frozenset({"bbc", "itv", "stv", "sky"})
_SIGNS = WRITING | _BROADCASTERS | {"by"}
#: What may stand behind a name in such a line.
_BEHIND = frozenset(",|-–—•(/&@:")
_NO_NAME = (ODD | BEATS | WRITING) - SURNAMES - FIRST
_MOST = 4


@once_per_doc
def bylines(doc: Doc) -> tuple[Name, ...]:
    """The names in the bylines of a document, in text order."""
    found: dict[int, Name] = {}
    for sign in doc.having(_SIGNS):
        if sign.lower_ in _BROADCASTERS:
            if (over := _over(doc, sign.i)) is not None:
                found.setdefault(over.start, over)
            continue
        start, end = _line(doc, sign.i)
        if end - start > _LINE or (end > start and doc[end - 1].text in '.?!”"'):
            continue
        while start < sign.i and (doc[start].text in _BULLETS or doc[start].lower_ in _OPENING):
            start += 1
        by = sign.lower_ == "by"
        if by and start == sign.i:
            found.update((name.start, name) for name in _signed(doc, start + 1, end))
        elif not by and start < sign.i and (name := _name(doc, start, end, sure=False)) is not None:
            between = doc.tokens[name.end : sign.i]
            if all(t.text in _BEHIND or t.is_space or fold(t.text) in BEATS for t in between):
                found.setdefault(name.start, name)
    return tuple(found.values())


def _line(doc: Doc, i: int) -> tuple[int, int]:
    """First token of the line that a token stands in, and the end of it; longer ones than a byline are cut."""
    start, end = i, i
    floor, limit = max(0, i - _LINE), min(len(doc), i + _LINE + 1)
    while start > floor and "\n" not in doc[start - 1].text:
        start -= 1
    while end < limit and "\n" not in doc[end].text:
        end += 1
    return start, end


def _over(doc: Doc, i: int) -> Name | None:
    """The name on the line above that of a broadcaster, if nothing else stands there."""
    if i < 3 or not doc[i].text[0].isupper() or "\n" not in doc[i - 1].text:
        return None
    start, end = _line(doc, i - 2)
    name = _name(doc, start, end, sure=True) if end - start <= _MOST + 2 else None
    return name if name is not None and name.end == end else None


def byline_job(doc: Doc, name: Name) -> str | None:
    """ "Transport Correspondent" behind the name in a byline, or None."""
    i = name.end
    while i < len(doc) and (doc[i].text in _BEHIND or (doc[i].is_space and "\n" not in doc[i].text)):
        i += 1
    if i + 1 < len(doc) and "\n" in doc[i].text:
        i += 1  # "By Ann Moss", and below it "Crime reporter"
    end = i
    while end < len(doc) and (fold(doc[end].text) in BEATS or doc[end].lower_ in ("of", "and", "&")):
        end += 1
    return doc.words_of(i, end + 1) if end < len(doc) and fold(doc[end].text) in WRITING else None


def _signed(doc: Doc, i: int, end: int) -> Iterator[Name]:
    """The names behind "by": "Ann Moss and Lee Hart"."""
    while i < end and (name := _name(doc, i, end, sure=True)) is not None:
        yield name
        i = name.end + 1
        if i >= end or doc[i - 1].lower_ not in ("and", "&", ",") or fold(doc[i].text) not in FIRST:
            return


def _name(doc: Doc, start: int, end: int, *, sure: bool) -> Name | None:
    """The name that begins at a token, if what stands behind it may end one; `sure` behind "by"."""
    i, words = start, 0
    if start < end and fold(doc[start].text) in RANKING:
        return None  # "By Insp Ann Moss" is read as elsewhere
    while i < end and words < _MOST:
        token = doc[i]
        if token.capitalised and fold(token.text) not in _NO_NAME and not (token.is_stop and len(token) > 1):
            words += 1
        elif sure and words == 1 and token.text.islower() and token.is_alpha and not token.is_stop:
            if i + 1 < end and not (doc[i + 1].is_space or "@" in doc[i + 1].text):
                break
            words += 1
        elif not (words and (token.text in "-‐'’" or token.text in PARTICLES)):
            break
        i += 1
    while i > start and not doc[i - 1].is_alpha:
        i -= 1
    if words < 2 or (i < end and not _may_end(doc, i)):
        return None
    if not sure and not (fold(doc[start].text) in FIRST or fold(doc[i - 1].text) in FAMILY):
        return None
    return piece_of(doc, start, start, i)


def _may_end(doc: Doc, i: int) -> bool:
    token = doc[i]
    low = fold(token.text)
    return token.is_space or token.text in _BEHIND or low == "and" or "@" in low or low in BEATS or low in WRITING
