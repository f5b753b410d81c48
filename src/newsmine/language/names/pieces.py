"""The names that a sequence of capitalised words may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsmine.language.names.evidence import weigh
from newsmine.language.names.kinds import BODY, JOB, LINK, MODIFIER, NAME, OTHER, SUFFIX, TITLE, kind_of
from newsmine.language.names.lists import (
    ALONE,
    BEATS,
    BODIES,
    COURTESY,
    FIRST,
    JUNIOR,
    NICK_CLOSE,
    NICK_OPEN,
    OPENING,
    RANKING,
    SUFFIXES,
    TITLES,
    WITH_MORE,
    Name,
    fold,
)
from newsmine.language.parsed import Doc

_GLUED = re.compile(r"([A-Z][a-z]{2,})[A-Z][a-z]+")
_PREFIXES = ("Mac", "Fitz", "Mc", "Van", "Von", "Del", "Des")
#: Ranks that are told in small letters too, behind another word of rank.
_IN_SMALL = frozenset({"judge", "inspector", "superintendent", "constable", "sergeant"})
_GRADES = frozenset("national regional central general community area branch county".split())
_PEERS = frozenset({"lord", "lady", "baroness", "baron", "earl", "viscount"})


def pieces(doc: Doc, run: list[int]) -> Iterator[tuple[Name, float]]:
    """The names that a run of capitalised words may hold, with the evidence for each."""
    kinds = [kind_of(doc, i, k == 0) for k, i in enumerate(run)]
    if NAME not in kinds:
        return
    k = 0
    while k < len(run):
        if kinds[k] != NAME:
            k += 1
            continue
        stop = k
        while stop < len(run) and kinds[stop] in (NAME, LINK, SUFFIX):
            stop += 1
        if k and kinds[k - 1] == BODY and fold(doc[run[k - 1]].text) in OPENING:
            k = stop  # "San Marco", "Fort Hale"
            continue
        end = stop
        while kinds[end - 1] == LINK or (kinds[end - 1] == SUFFIX and fold(doc[run[end - 1]].text) not in JUNIOR):
            end -= 1
        while end - k > 2 and end < len(run) and kinds[end] == JOB and fold(doc[run[end - 1]].text) in _GRADES:
            end -= 1  # "Ann Moss Branch Secretary"
        start = k
        while start > 0 and (
            kinds[start - 1] in (TITLE, MODIFIER) or (doc[run[start - 1]].text == "." and kinds[start - 2] == TITLE)
        ):
            start -= 1
        while start < k - 1 and kinds[start] == MODIFIER and fold(doc[run[start + 1]].text) in COURTESY:
            start += 1  # "the Secretary of State Mr Moss"
        titled = any(kinds[t] == TITLE for t in range(start, k))
        if not titled and start < k:
            lone = [fold(doc[run[t]].text) for t in range(start, k)]
            titled = lone[-1] in ALONE
            if not titled:
                start = k
        if k == start == 0 and fold(doc[run[0] - 1].text) in TITLES and run[0]:
            lower = run[0] - 1
            while lower > 0 and fold(doc[lower].text) in RANKING and not doc[lower].capitalised:
                lower -= 1
            while lower < run[0] - 1 and fold(doc[lower].text) not in RANKING:
                lower += 1
            ranked = fold(doc[run[0] - 1].text) in _IN_SMALL and lower < run[0] - 1  # "the district judge Ann Moss"
            ranked = ranked and len(doc[run[k]]) > 1
            if ranked or (doc[lower].capitalised and fold(doc[lower].text) in RANKING):
                piece = piece_of(doc, lower, run[k], run[end - 1] + 1)
                if piece is not None:
                    yield piece, weigh(doc, piece, True, False, None)
                k = stop
                continue
        if start < k - 1 and fold(doc[run[start]].text) in ("county", "city") and start:
            start += 1  # "Berks County Judge Ann Moss"
        before = kinds[start - 1] if start > 0 else None
        behind = stop
        while behind + 1 < len(run) and kinds[behind] == MODIFIER:
            behind += 1  # "Ann Moss General Hospital"
        after = (
            kinds[behind] if behind < len(run) and kinds[behind] == BODY else kinds[stop] if stop < len(run) else None
        )
        if after == BODY and doc[run[behind]].text.isupper() and not doc[run[end - 1]].text.isupper():
            after = OTHER  # "Ann Moss GMB Branch Secretary"
        posted = after == BODY and fold(doc[run[k]].text) in FIRST and _post(doc, run, kinds, stop)
        if posted:
            after = None  # "Ann Moss Acting National Chairman of the union"
        opens = run[start]
        if titled and doc.lower[opens] == "honour" and doc.lower[opens - 1 : opens] in (["his"], ["her"]):
            opens -= 1  # "His Honour Judge Ann Moss"
        piece = piece_of(doc, opens, run[k], run[end - 1] + 1)
        if piece is not None and titled and len(piece.words) == 1 and _team(doc, piece):
            piece = None
        if piece is not None and titled and fold(doc[run[start]].text) in _PEERS:
            piece = _with_seat(doc, piece)
        if piece is not None and after != BODY:
            yield piece, weigh(doc, piece, titled, before == BODY, after) + 1.5 * posted
        k = stop


def _post(doc: Doc, run: list[int], kinds: list[int], k: int) -> bool:
    """True where the rest of a sequence is a post with its grades: "Acting National Chairman"."""
    while k < len(run) and (kinds[k] == MODIFIER or fold(doc[run[k]].text) in _GRADES):
        k += 1
    return k == len(run) - 1 and kinds[k] == JOB


def _team(doc: Doc, name: Name) -> bool:
    """True for "the Major Enquiry team", "Chief Political Correspondent"."""
    if fold(name.words[0]) in BEATS and fold(doc[name.first - 1].text) in ALONE:
        return True
    if name.end >= len(doc) or doc[name.end].lower_ not in BODIES or not doc[name.end].text.islower():
        return False
    return fold(doc[name.first - 1].text) in ALONE and name.start > 0


def _with_seat(doc: Doc, name: Name) -> Name:
    """ "Lord Boyd of Duncansby": the place belongs to the name of a peer."""
    i = name.end
    if name.full or i + 1 >= len(doc) or doc[i].lower_ != "of" or not doc[i + 1].capitalised:
        return name
    return Name(name.start, i + 2, name.first, (*name.words, "of", doc[i + 1].text))


def piece_of(doc: Doc, start: int, first: int, end: int) -> Name | None:
    """The name from `first` to `end`, with the title from `start`; None where no word of it is left."""
    parts: list[str] = []
    inside = None
    for i in range(first, end):
        text = doc[i].text
        if inside is not None:
            if text in NICK_CLOSE:
                inside = None
            continue
        if text in NICK_OPEN and i > first and doc[i - 1].whitespace_:
            inside = i
        elif (text[0] in "-‐–" and parts) or text in "-‐–" or (text in ("'", "’") and parts):
            parts[-1] += text
        elif parts and parts[-1][-1] in "-‐–'’" and not doc[i - 1].whitespace_:
            parts[-1] += text
        elif text in (",", ".") or (parts and fold(text) in SUFFIXES):
            continue
        elif parts and (told := WITH_MORE.match(text)) is not None:
            if fold(told[1]) in BODIES:
                return None  # "Kent Police)Moss"
            parts.append(told[1])  # "Ann Moss,32"
            end = i + 1
            break
        elif parts and (glued := _GLUED.match(text)) is not None and not text.startswith(_PREFIXES):
            parts.append(glued[1])  # "Ann MossCrime Reporter"
            end = i + 1
            break
        else:
            parts.append(text)
    if not parts or len(parts) > 6:
        return None
    return Name(start, end, first, tuple(parts))
