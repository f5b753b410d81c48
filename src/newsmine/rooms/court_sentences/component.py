"""The spaCy factory `newsmine_court_sentences`."""

from __future__ import annotations

from spacy.language import Language

from newsmine.rooms.component import RoomComponent
from newsmine.rooms.court_sentences.find import find


@Language.factory("newsmine_court_sentences", assigns=["doc._.newsmine_sentences"], requires=["token.dep", "token.tag"])
def create(nlp: Language, name: str) -> RoomComponent:
    """The room's component: what courts did."""
    return RoomComponent("sentences", find)
