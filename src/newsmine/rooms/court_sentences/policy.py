"""What the law allows or somebody wants, told without a defendant: "the maximum for assault is six months"."""

from __future__ import annotations

from newsmine.lexicon import words
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.reading import Reading

_HERE = "newsmine.rooms.court_sentences"
_POLICY = words(_HERE, "policy", "words")
_LIMITS = words(_HERE, "policy", "limits")
_MAXIMUM = frozenset({"maximum", "max"})
_AVERAGE = words(_HERE, "policy", "averages")
_LINKS = words(_HERE, "policy", "links")
_LAWMAKERS = words(_HERE, "policy", "lawmakers")
_SENTENCES = frozenset({"sentences", "penalties", "punishments", "tariffs"})
_WHOSE_OWN = frozenset({"his", "her", "their"})
_OF_SOMEBODY = frozenset({"their", "his", "her", "both", "two", "three", "all", "these", "those"})
_LAW = ("", "alter", "serve")


class Policy(Reading):
    """Reads statements of what may be ordered, once the orders of a sentence have been read."""

    def _policy(self, stop: int) -> None:
        """Mark orders that only state the law as possible, add limits that no order told, drop averages."""
        spoken = set(self.text[self.first : stop])
        if "ranged" in spoken:
            self.orders = [order for order in self.orders if order.trigger is not None or order.name is not None]
        if not _AVERAGE.isdisjoint(spoken):
            self.orders = [order for order in self.orders if not self._averaged(order)]
        for order in self.orders:
            order.possible = order.possible or (order.kind == "alter" and bool(order.parts) and self._of_all(order))
        if _POLICY.isdisjoint(spoken) and _LAWMAKERS.isdisjoint(spoken):
            return
        if not _LAWMAKERS.isdisjoint(spoken):
            for order in self.orders:
                order.possible = order.possible or order.kind == "alter"  # "the tariff was raised by the minister"
        for order in self.orders:
            if order.kind in _LAW and order.name is None and order.parts and self._of_law(order):
                order.possible = True
                self._from_limit(order)
        for order in self.orders:
            if order.possible and order.lead is None and order.parts:
                self._from_starting_point(order)
        if not any(order.possible and order.parts for order in self.orders):
            self._limit(stop)

    def _of_all(self, order: Order) -> bool:
        """ "Empowered to increase sentences to a year", "sentences have doubled": not one person's."""
        for i in range(max(self.first, order.start - 6), order.end):
            if self.text[i] in _SENTENCES and _OF_SOMEBODY.isdisjoint(self.text[max(self.first, i - 8) : i]):
                if self.text[i - 1] == "the":
                    return False
                after = self.text[i + 1 : i + 6]
                return not {"given", "handed", "imposed", "passed"} & set(after)
        return False

    def _averaged(self, order: Order) -> bool:
        return bool(order.parts) and not _AVERAGE.isdisjoint(self.text[max(self.first, order.start - 4) : order.end])

    def _of_law(self, order: Order) -> bool:
        """Whether a word of law or wish stands before it, or right after it, with no deed of a court between."""
        before = self.text[max(self.first, order.start - 14) : order.start]
        inside = self.text[order.start : order.end]
        after = self.text[order.end : order.end + 5]
        if order.kind == "serve" and not order.possible:
            return "minimum" in before and "mandatory" in before
        if not _LIMITS.isdisjoint(before) or not _LIMITS.isdisjoint(inside) or not _LIMITS.isdisjoint(after):
            return True
        if order.kind == "alter" and not _WHOSE_OWN.isdisjoint(before[-5:]):
            return False  # "had his minimum term cut from four years to three"
        if order.kind == "alter" and self.doc[order.start].tag_ == "VBD" and self.text[order.start + 1] == "it":
            return False  # "took three years as a starting point and reduced it to two"
        if before[-2:] == ["would", "be"] and "told" in before:
            return False  # "was told that he would be behind bars for four years"
        if "ruled" in before:
            return False  # "appeal judges ruled that the minimum terms should be increased"
        deed = any(item.kind == "trigger" and item.end <= order.start for item in self.items)
        spoken = [w for i, w in enumerate(before) if w != "starting" or before[i + 1 : i + 2] == ["point"]]
        return not deed and (not _POLICY.isdisjoint(spoken) or after[:1] in (["would"], ["should"], ["could"]))

    def _from_limit(self, order: Order) -> None:
        """ "The maximum sentence for assault is two years": the span begins with what the term is the limit of."""
        for i in range(order.start - 1, max(self.first, order.start - 18) - 1, -1):
            if self.text[i] in _MAXIMUM:
                order.lead = self._article(i)
                return
            if self.doc[i].is_punct and self.text[i] not in (",", "-", "'"):
                return

    def _from_starting_point(self, order: Order) -> None:
        """ "A starting point in the guidelines of six years": the span begins with what the term is."""
        for i in range(order.start - 1, max(self.first, order.start - 12) - 1, -1):
            if self.doc[i].is_punct:
                return
            if self.text[i] == "starting" and self._word(i + 1) == "point":
                order.lead = self._article(i)
                return

    def _limit(self, stop: int) -> None:
        """ "The maximum jail term for an assault is just six months": the length after a word for the limit."""
        limits = [i for i in range(self.first, stop) if self.text[i] in _LIMITS]
        start = next((i for i in limits if self.text[i] in _MAXIMUM), limits[0] if limits else None)
        if start is None:
            return
        for item in self.items:
            if item.start <= start or item.kind not in ("length", "money") or self._told(item):
                continue
            if item.start - start > 18 or _LINKS.isdisjoint(self.text[max(start, item.start - 4) : item.start]):
                return
            if self.text[item.start - 2 : item.start] == ["ban", "of"]:
                return  # "the maximum for abusing a referee is a ban of ten years": a sports body's
            draft = Draft("custody" if item.kind == "length" else "fine", item.start, item.end)
            near = item.start - start <= 6 and self._word(item.start - 1) in ("of", "from")
            draft.start = self._article(start) if near else item.start
            lead = self._article(start) if self.text[start] in _MAXIMUM else None
            self._fill(draft, item)
            if item.kind == "length" and self._word(item.start - 1) == "from" and item.high is not None:
                draft.length, draft.open_range = item.high, False
            order = self._fresh()
            order.drafts.append(draft)
            order.possible, order.lead = True, lead
            return

    def _told(self, item: Item) -> bool:
        return any(draft.start <= item.start < draft.end for order in self.orders for draft in order.parts)
