"""The spaCy factory `newsmine_dates`."""

from __future__ import annotations

from spacy.language import Language

from newsmine.rooms.component import RoomComponent
from newsmine.rooms.dates.find import find


@Language.factory("newsmine_dates", assigns=["doc._.newsmine_dates"], requires=["token.dep", "token.tag"])
def create(nlp: Language, name: str) -> RoomComponent:
    """The room's component: dates, durations and sets as TIMEX3."""
    return RoomComponent("dates", find)
