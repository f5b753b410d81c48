"""Find what courts did in a document: sentences passed, convictions and acquittals."""

from __future__ import annotations

from spacy.strings import get_string_id
from spacy.tokens import Doc

from newsmine.lexicon import words
from newsmine.record import CourtSentence, Fact
from newsmine.rooms.court_sentences.cases import Cases
from newsmine.rooms.court_sentences.defendants import Defendants
from newsmine.rooms.court_sentences.items import read
from newsmine.rooms.court_sentences.orders import Order
from newsmine.rooms.court_sentences.reader import Reader
from newsmine.rooms.court_sentences.verdicts import Statement, statements

_HERE = "newsmine.rooms.court_sentences"
_GATE = words(_HERE, "gate", "words")
_COURT = words(_HERE, "gate", "court")
_HINTS = frozenset(get_string_id(word) for word in _COURT | words(_HERE, "gate", "hints"))


def find(doc: Doc) -> list[Fact]:
    """What courts did with whom; nothing where no court, sentence or plea is spoken of."""
    if _HINTS.isdisjoint(doc.to_array("LOWER").tolist()):
        return []
    text = [token.lower_.replace("’", "'") for token in doc]
    in_court = not _COURT.isdisjoint(text)
    orders: list[Order] = []
    said: list[Statement] = []
    bounds: list[tuple[int, int]] = []
    for number, sentence in enumerate(doc.sents):
        start, end = sentence.start, sentence.end
        bounds.append((start, end))
        if _GATE.isdisjoint(text[start:end]):
            continue
        items = read(text, start, end)
        found = Reader(doc, text, items, number, in_court).read()
        orders += found
        said += statements(doc, text, items, found, number, (start, end))
    if not orders and not said:
        return []
    facts: list[CourtSentence] = Cases(doc, text, bounds, Defendants(doc, text)).facts(orders, said)
    return list(facts)
