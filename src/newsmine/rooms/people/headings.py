"""Lines in the language of headlines: the title, and lines that end without a full stop."""

from __future__ import annotations

import itertools

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc

#: The most words of a label.
_LABEL = 4

_STOPS = frozenset(".!?;:,\"”’'…)")
#: The most tokens that such a line has.
_LONGEST = 22


@once_per_doc
def headings(doc: Doc) -> frozenset[int]:
    """The tokens of the title, and of short lines that no full stop ends: cross-heads, captions, links."""
    found: set[int] = set()
    title = doc.title_end
    tokens = doc.tokens
    for before, end in itertools.pairwise((-1, *doc.breaks, len(tokens))):
        line = tokens[before + 1 : end]
        if line and (line[0].idx < title or (3 < len(line) <= _LONGEST and line[-1].text not in _STOPS)):
            found.update(range(before + 1, end))
    return frozenset(found)


def labels(doc: Doc, i: int) -> bool:
    """ "KICKED NURSE: A woman was fined": the label of a case, whose people are told of behind it."""
    start = i
    while start and not doc[start - 1].is_space:
        start -= 1
    return 0 < i - start < _LABEL
