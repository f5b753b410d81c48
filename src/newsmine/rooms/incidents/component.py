"""The spaCy factory `newsmine_incidents`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsmine.language.desk import parsed
from newsmine.rooms.component import RoomComponent
from newsmine.rooms.incidents.conflicts import conflicts
from newsmine.rooms.incidents.find import find
from newsmine.rooms.incidents.tie import settle, tie


class IncidentsComponent(RoomComponent):
    """Leaves the incidents, and ties the facts of the rooms before to them."""

    def __call__(self, doc: Doc) -> Doc:
        """The document, with incidents on it and the facts of each tied to it."""
        settle(parsed(doc))
        doc = super().__call__(doc)
        tie(parsed(doc))
        conflicts(parsed(doc))
        return doc


@Language.factory("newsmine_incidents", assigns=["doc._.newsmine_incidents"], requires=["token.dep", "token.tag"])
def create(nlp: Language, name: str) -> RoomComponent:
    """The room's component: what happened, tying facts together."""
    return IncidentsComponent("incidents", find)
