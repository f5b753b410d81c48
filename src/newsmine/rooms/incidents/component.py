"""The spaCy factory `newsmine_incidents`."""

from __future__ import annotations

from spacy.language import Language

from newsmine.rooms.component import RoomComponent
from newsmine.rooms.incidents.find import find


@Language.factory("newsmine_incidents", assigns=["doc._.newsmine_incidents"], requires=["token.dep", "token.tag"])
def create(nlp: Language, name: str) -> RoomComponent:
    """The room's component: what happened, tying facts together."""
    return RoomComponent("incidents", find)
