"""The spaCy factory `newsmine_injuries`."""

from __future__ import annotations

from spacy.language import Language

from newsmine.rooms.component import RoomComponent
from newsmine.rooms.injuries.find import find


@Language.factory("newsmine_injuries", assigns=["doc._.newsmine_injuries"], requires=["token.dep", "token.tag"])
def create(nlp: Language, name: str) -> RoomComponent:
    """The room's component: what harm was done to whom."""
    return RoomComponent("injuries", find)
