"""What the readers of a sentence share: its words and items, the order being read, the measure of a noun."""

from __future__ import annotations

import itertools

from newsmine.language.parsed import Doc
from newsmine.lexicon import words
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.possible import HYPOTHETICAL_VERBS, NOUNS_TOO

_HERE = "newsmine.rooms.court_sentences"
_INSIDE = words(_HERE, "grammar", "inside")
_NOT_BOUND = words(_HERE, "grammar", "not_after")
DETAILS = words(_HERE, "grammar", "details")
IMPOSED = words(_HERE, "grammar", "imposed")
REMAND = words(_HERE, "remand", "words")
_RECIPIENTS = frozenset(
    {"to", "both", "each", "of", "the", "two", "three", "four", "officers", "victims", "men", "women", "nurses", "them"}
)
_POWER = frozenset({"power", "powers", "able", "allowed", "entitled", "right"})
_MAY = frozenset({"can", "could", "may", "might", "would"})
_LEADS = frozenset({"lead", "result", "mean", "bring", "carry", "attract", "earn", "land", "incur"})
_REVIEWED = frozenset({"review", "reviewed", "reviewing", "reconsider", "refer", "referred", "criticised", "against"})
PAID = frozenset({"costs", "surcharge", "compensation"})
#: What is never so much money.
_NO_SUM = frozenset({"custody", "suspended_custody", "life", "curfew", "probation", "driving_ban", "hospital_order"})
_OLD_ORDER = ("breach", "flout", "violat", "released", "comply", "complie", "obey", "activation")

_UNDER = frozenset({"on", "under", "subject", "serving", "in", "already", "still"})
_SMALL = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "both": 2,
    **{str(n): n for n in range(2, 40)},
}


class Reading:
    """One sentence on its way from items to orders."""

    def __init__(self, doc: Doc, text: list[str], items: list[Item], sentence: tuple[int, int], in_court: bool) -> None:
        self.doc = doc
        self.text = text
        self.items = items
        self.sentence, self.first = sentence
        self.in_court = in_court
        self.orders: list[Order] = []
        self.order: Order | None = None

    def _article(self, i: int) -> int:
        """Where a noun phrase that goes on at word `i` begins: its article."""
        while i > 0 and self.text[i - 1] in ("a", "an", "the"):
            i -= 1
        return i

    def _word(self, i: int) -> str:
        return self.text[i] if 0 <= i < len(self.text) else ""

    def _fresh(self) -> Order:
        self.order = Order(self.sentence, None)
        self.orders.append(self.order)
        return self.order

    def _old_order(self, item: Item) -> bool:
        """ "in breach of a suspended sentence": an order made before."""
        window = self.text[max(self.first, item.start - 5) : item.start]
        if item.value == "custody" and not REMAND.isdisjoint(self.text[item.end : item.end + 3]):
            return True
        if item.value in ("custody", "probation", "time_served", "curfew", "caution") and any(
            w in ("remanded", "remand", "bailed") for w in window
        ):
            return True
        if "while" in window and not _UNDER.isdisjoint(window[window.index("while") :]):
            return True  # "while he was on a community order"
        return any(word.startswith(_OLD_ORDER) for word in window)

    def _quantity_before(self, k: int, item: Item) -> Item | None:
        """The length, sum or hours right before a noun: "£85", "12 - month", "150 hours'"."""
        before = self.items[k - 1] if k else None
        skip = 1
        while before is not None and before.kind == "relation" and k > skip:
            skip += 1
            before = self.items[k - skip]
        if before is None or before.kind not in ("length", "money", "hours") or before.used:
            return None
        if item.value == "custody" and self._word(before.end) in ("to", "as"):
            return None  # "21 days to the sentence", "suspended for a year as a sentence"
        if before.kind == "money" and item.value in _NO_SUM:
            return None  # "held on $20,000 bond at the county jail"
        if self._word(item.end) == "of" and "and" in self.text[before.end : item.start]:
            return None  # "£100 to his victim and a surcharge of £85"
        if not 0 <= item.start - before.end <= 5 or (before.start and self._word(before.start - 1) in _NOT_BOUND):
            return None
        for token in self.doc[before.end : item.start]:
            paid = token.lower_ == "for" and token.i == before.end and before.kind == "money" and item.value in PAID
            if (
                not paid
                and token.lower_ not in _INSIDE
                and token.tag_
                not in (
                    "JJ",
                    "NN",
                    "NNP",
                    "NNS",
                    "VBN",
                    "VBG",
                    "HYPH",
                    "POS",
                    "DT",
                    "PRP$",
                    "RB",
                    "JJR",
                    "RBR",
                )
            ):
                return None
            if token.lower_ in ("for", ",") and not paid:  # but "£85 for costs"
                return None
        return before

    def _fill(self, draft: Draft, item: Item) -> None:
        if item.kind == "length":
            draft.length = item.value
            draft.open_range = item.high is not None
            ranging = self._word(item.start - 2) in ("ranging", "anything", "anywhere", "varying")
            if (
                item.high is not None and self._word(item.start - 1) == "from" and not ranging
            ):  # "doubled from six to 12 months"
                draft.length, draft.open_range = item.high, False
            words_ = self.text[item.end : item.end + 2] + self.text[item.start - 2 : item.start]
            for word in words_:
                if word.startswith(("concurrent", "consecutive")) and draft.type == "custody":
                    draft.relation = "concurrent" if word.startswith("concurrent") else "consecutive"
        elif item.kind == "money":
            draft.amount, draft.currency = item.value
            draft.each_of = self._each(item)
        else:
            draft.hours = item.value

    def _each(self, item: Item) -> int | None:
        """How many receive it: "pay each of the four officers £75", "£50 to both"."""
        back = max((o.end for o in self.items if o.kind in ("money", "noun") and o.end <= item.start), default=0)
        while 0 < back < item.start and self._word(back) in _RECIPIENTS:
            back += 1  # "£50 to both officers and a £20 surcharge": both got the first
        window = range(max(self.first, back, item.start - 8), min(len(self.text), item.end + 10))
        for i in window:
            if i >= item.end and (self.text[i] == "." or "\n" in self.text[i]):
                break
            if self.text[i] == "both":
                return 2
            if self.text[i] == "each" and self._word(i + 1) == "of" and self._word(i - 1) != "for":
                for other in self.text[i + 2 : i + 6]:
                    number = _SMALL.get(other)
                    if number is not None:
                        return number
        return None

    def _possible(self, order: Order, start: int) -> None:
        """Mark what has no verb of its own, or one of possibility, as possible."""
        if order.trigger is not None and not {"expect", "expecting"}.isdisjoint(self.text[order.trigger.end : start]):
            order.possible = True
        bounded = self._word(start - 1) in ("maximum",) or self.text[max(self.first, start - 2) : start] == ["up", "to"]
        if order.trigger is None:
            first = self.items[0].start if self.items else start
            lead = self.text[min(max(first - 14, self.first, 0), start) : start]
            if not bounded and not _REVIEWED.isdisjoint(lead):
                return  # "has been asked to review the two-year sentence"
            leads = any(a in _MAY and b in _LEADS for a, b in itertools.pairwise(lead))
            if (
                bounded
                or leads
                or any(a in _POWER and b == "to" for a, b in itertools.pairwise(lead))
                or any(
                    word in HYPOTHETICAL_VERBS
                    and not (word in NOUNS_TOO and self.doc[start - len(lead) + i].pos_ in ("NOUN", "PROPN"))
                    and lead[i + 1 : i + 2] != ["out"]
                    and not (word.startswith("call") and lead[i + 1 : i + 2] != ["for"])
                    for i, word in enumerate(lead)
                )
            ):
                order.possible = True
        elif bounded and (order.kind == "serve" or (order.kind == "give" and self._word(start - 1) == "to")):
            order.possible = True

    def _set_minimum(self, order: Order, draft: Draft) -> None:
        life = next((d for d in order.drafts if d.type == "life"), None)
        if life is not None:
            life.length, life.end = draft.length, draft.end
            return
        last = order.drafts[-1] if order.drafts else None
        if order.kind == "jail" and last is not None and last.type == "custody" and last.length is None:
            order.drafts.pop()
        elif last is not None and last.type == "custody":
            return  # "must serve at least half": told of a term already given
        order.minimum = draft
        draft.minimum = True
