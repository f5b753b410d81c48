"""The spaCy factory `newsmine_counts`."""

from __future__ import annotations

from spacy.language import Language

from newsmine.rooms.component import RoomComponent
from newsmine.rooms.counts.find import find


@Language.factory("newsmine_counts", assigns=["doc._.newsmine_counts"], requires=["token.dep", "token.tag"])
def create(nlp: Language, name: str) -> RoomComponent:
    """The room's component: how many were harmed or attacked."""
    return RoomComponent("counts", find)
