"""Lines in the language of headlines: the title, and lines that end without a full stop."""

from __future__ import annotations

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc

_STOPS = frozenset(".!?;:,\"”’'…)")
#: The most tokens that such a line has.
_LONGEST = 22


@once_per_doc
def headings(doc: Doc) -> frozenset[int]:
    """The tokens of the title, and of short lines that no full stop ends: cross-heads, captions, links."""
    found: set[int] = set()
    title = doc.user_data.get("newsmine_title_end", 0)
    line: list[int] = []
    size = len(doc)
    for token in doc:
        if not (token.is_space and "\n" in token.text):
            line.append(token.i)
            if token.i + 1 < size:
                continue
        if line and (doc[line[0]].idx < title or (3 < len(line) <= _LONGEST and doc[line[-1]].text not in _STOPS)):
            found.update(line)
        line = []
    return frozenset(found)
