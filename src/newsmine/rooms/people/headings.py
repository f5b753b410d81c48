"""Lines in the language of headlines: the title, and lines that end without a full stop."""

from __future__ import annotations

import itertools

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc

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
