"""The spaCy factory `newsmine_people`."""

from __future__ import annotations

from spacy.language import Language

from newsmine.rooms.component import RoomComponent
from newsmine.rooms.people.find import find


@Language.factory("newsmine_people", assigns=["doc._.newsmine_people"], requires=["token.dep", "token.tag"])
def create(nlp: Language, name: str) -> RoomComponent:
    """The room's component: people, named or victim or offender."""
    return RoomComponent("people", find)
