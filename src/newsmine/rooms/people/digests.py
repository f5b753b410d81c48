"""Pages of several stories in a few words each: "News in brief", "Court round-up", each under its own heading."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.somebody import Somebody

_TITLES = (
    "in brief",
    "digest",
    "round-up",
    "roundup",
    "round up",
    "news briefs",
    "court register",
    "court results",
    "court list",
    "court cases",
    "court files",
    "from the courts",
    "before the courts",
    "in the dock",
    "police log",
    "crime log",
    "crime files",
)
#: The fewest tokens of a paragraph.
_PARAGRAPH = 9


@once_per_doc
def items(doc: Doc) -> tuple[int, ...]:
    """The tokens at which the stories of such a page begin; none where it is no such page."""
    end_of_title = doc.title_end or doc.text.find("\n")
    title = doc.text[: max(0, end_of_title)].lower()
    if not any(words in title for words in _TITLES):
        return ()
    starts: list[int] = []
    headed: list[int] = []
    heading = -1
    for before, end in itertools.pairwise((-1, *doc.breaks, len(doc))):
        line = doc.tokens[before + 1 : end]
        if not line or line[0].idx < end_of_title:
            continue
        if len(line) < _PARAGRAPH:
            heading = heading if heading >= 0 else before + 1
            continue
        if heading >= 0:
            headed.append(heading)
        elif len(line[0].text) > 1 and line[0].text.isupper():
            starts.append(before + 1)  # "BITE A man was fined", "LEE MOSS, 40, of Ashby: …"
        heading = -1
    return tuple(headed if len(headed) > 1 else starts if len(starts) > 1 else ())


def other_item(cast: Cast, one: Somebody, other: Somebody) -> bool:
    """True where different stories of one page bring in two people."""
    starts = items(cast.doc)
    if not starts:
        return False
    stories = [
        {bisect_right(starts, i) for i in [n.start for n in p.names] + [d.start for d in p.descriptions]} - {0}
        for p in (one, other)
    ]
    return stories[0].isdisjoint(stories[1])
