"""The toll of the case that the article is about."""

from __future__ import annotations

from collections.abc import Sequence

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.rooms.incidents.mention import Mention
from newsmine.rooms.incidents.mentions import mentions
from newsmine.rooms.incidents.scope import background, teasers, title_sentences
from newsmine.rooms.incidents.signals import signals

#: Sentences after the headline that are read for the toll: what stands further down is told before, or of others.
_READ = 30


@once_per_doc
def main_mentions(doc: Doc) -> tuple[Mention, ...]:
    """The phrases for people of the case that the article is about."""
    last = title_sentences(doc) + _READ
    aside = background(doc) | teasers(doc)
    return tuple(m for m in mentions(doc) if m.sentence < last and m.sentence not in aside)


@once_per_doc
def signals_of(doc: Doc) -> dict[str, float]:
    """What the text offers for the toll of its main case."""
    found: Sequence[Mention] = main_mentions(doc)
    return signals(doc, found, title_sentences(doc))
