"""From the items of a sentence to what was ordered.

A length or sum belongs to the noun beside it ("a 12-month community order", "£85 costs",
"a fine of £150"), else to the verb or noun before it ("jailed for two years", "banned from
driving for 18 months", "suspended for a year").
"""

from __future__ import annotations

from newsmine.rooms.court_sentences.extended import Extended
from newsmine.rooms.court_sentences.gaps import Gaps
from newsmine.rooms.court_sentences.nouns import Nouns
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.policy import Policy
from newsmine.rooms.court_sentences.quantities import Quantities
from newsmine.rooms.court_sentences.sums import Sums
from newsmine.rooms.court_sentences.verbs import Verbs

_ASKED = frozenset({"not", "stay", "keep", "told", "ordered", "warned", "instructed"})


class Reader(Gaps, Verbs, Nouns, Quantities, Sums, Policy, Extended):
    """Reads the items of one sentence, left to right, into orders."""

    def read(self, stop: int) -> list[Order]:
        """The orders up to token `stop` that say something; a verb without a disposal is dropped."""
        for item in self.items:
            plural = self.doc[item.start].tag_ != "VBZ" or self._word(item.end) in ("totalling", "of", "and", "ranging")
            if item.kind == "trigger" and self.text[item.start] == "fines" and plural:
                item.kind = "noun"  # "ordered to pay fines of £250"
            if item.kind == "trigger" and self.text[item.start] == "sentences" and self.doc[item.start].tag_ == "NNS":
                item.kind, item.value, item.weak = "noun", "custody", True  # "sentences ranging from one to two years"
        for item, after in zip(self.items, self.items[1:], strict=False):
            if item.value == "tag" and after.value == "curfew" and after.start - item.end <= 3:
                item.used = True  # "a six-month electronically monitored night-time curfew"
        self.items = [item for item in self.items if not item.used]
        self._bare_terms(stop)
        self._life_for()
        self._mark_gaps()
        for k, item in enumerate(self.items):
            handler = getattr(self, f"_{item.kind}", None)
            if handler is not None and not item.used:
                handler(k, item)
        for order in self.orders:
            self._split(order, stop)
            order.drafts = [d for d in order.drafts if not self._only_asked(d)]
        self._policy(stop)
        return [order for order in self.orders if order.parts or order.alone]

    def _only_asked(self, draft: Draft) -> bool:
        """ "Told to stay away from her": no order of a court where nothing says for how long."""
        return draft.type == "restraining_order" and draft.length is None and self.text[draft.start] in _ASKED
