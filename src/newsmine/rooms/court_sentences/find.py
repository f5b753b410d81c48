"""Find what courts did in a document: sentences passed, convictions and acquittals."""

from __future__ import annotations

from bisect import bisect_right

from newsmine.language.parsed import Doc
from newsmine.lexicon import words
from newsmine.record import Fact
from newsmine.rooms.court_sentences.cases import Cases
from newsmine.rooms.court_sentences.defendants import Defendants
from newsmine.rooms.court_sentences.items import read
from newsmine.rooms.court_sentences.orders import Order
from newsmine.rooms.court_sentences.reader import Reader
from newsmine.rooms.court_sentences.verdicts import Statement, statements

_HERE = "newsmine.rooms.court_sentences"
_COURT = words(_HERE, "gate", "court")
_HINTS = _COURT | words(_HERE, "gate", "hints")
#: Before "order" or "work": what only courts give.
_ORDERS = frozenset({"community", "hospital", "referral", "banning", "rehabilitation", "unpaid", "payback"})
_GOT = frozenset({"got", "received", "given"})
_GATE = words(_HERE, "gate", "words")


def find(doc: Doc) -> list[Fact]:
    """What courts did with whom; nothing where no court, sentence or plea is spoken of."""
    behind = (doc.lower[token.i + 1 : token.i + 2] for token in doc.having(_ORDERS))
    named = any(word in (["order"], ["orders"], ["work"]) for word in behind)
    here = {low.replace("’", "'") if "’" in low else low for low in doc.words}
    if not named and _HINTS.isdisjoint(here):
        return []
    text = [low.replace("’", "'") if "’" in low else low for low in doc.lower]
    bounds = [(sentence.start, sentence.end) for sentence in doc.sents]
    starts = [start for start, _ in bounds]
    in_court = named or not _COURT.isdisjoint(here)
    orders: list[Order] = []
    said: list[Statement] = []
    spoken = {bisect_right(starts, token.i) - 1 for token in doc.having(_GATE)}
    if in_court and spoken:  # "The four men were jailed for 22 years in all. Toms got eight, Orr six, ..."
        got = [bisect_right(starts, token.i) - 1 for token in doc.having(_GOT)]
        spoken |= {n for n in got if n - 1 in spoken}
    for number in sorted(spoken):
        start, end = bounds[number]
        items = read(text, start, end)
        found = Reader(doc, text, items, (number, start), in_court).read(end)
        orders += found
        said += statements(doc, text, items, found, number, (start, end))
    if not orders and not said:
        return []
    return list(Cases(doc, text, bounds, Defendants(doc, text, bounds)).facts(orders, said))
