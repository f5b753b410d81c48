"""Lengths with a bound before them: "at least four years", "a maximum of two years", "up to six months"."""

from __future__ import annotations

from newsmine.rooms.court_sentences.headlines import Headlines
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.orders import Draft
from newsmine.rooms.court_sentences.verbs import PUNISHMENT

_MINIMUM_OF = frozenset(
    "of a an the at term sentence period custodial jail prison penalty tariff just about another set fixed was".split()
)
#: One of these stands beside a minimum that is told by itself.
_SET = frozenset("set sets setting fixed fixing parole release released freed recommended imposed".split())
#: Words around a bound in which it stands, at most.
_NEAR = 9
_LAW = frozenset({"legislation", "law", "laws", "bill", "act", "parliament", "government", "ministers"})


class Bounds(Headlines):
    """Reads what a bound says of a length."""

    def _bounded(self, bound: Item, item: Item) -> None:
        if any(token.like_num for token in self.doc[bound.end : item.start]):
            return  # "were up to 25,049 in the 12 months to March"
        start = self._article(bound.start) if item.start - bound.end <= 2 else item.start
        order = self.order
        if bound.value == "minimum":
            between = self.text[bound.end : item.start]
            if order is not None and order.kind == "alter" and self._word(bound.start) == "tariff" and not order.drafts:
                if not _LAW.isdisjoint(self.text[self.first : bound.start]):
                    order.drafts.append(Draft("custody", item.start, item.end, item.value))
                    order.possible = True  # "legislation that increased the tariff to two years"
                elif self._word(item.start - 1) == "to":  # "reduced the 14-year tariff to 13 years"
                    order.minimum = Draft("custody", item.start, item.end, item.value, minimum=True)
                return
            if any(word.isalpha() and word not in _MINIMUM_OF for word in between):
                return
            draft = Draft("custody", bound.start, item.end, item.value, minimum=True)
            if order is None and self._set_for_life(bound.start, item.end):
                self._fresh().minimum = draft  # "The judge set a minimum term of 18 years"
                return
            if order is None:
                return
            if order.kind in ("jail", "sentence", "give", "serve", "order", "detain") or any(
                d.type == "life" for d in order.drafts
            ):
                self._set_minimum(order, draft)
            return
        if (
            order is None
            or (order.trigger is not None and order.kind not in ("serve", "jail", "sentence", "give", "alter", "fine"))
            or order.kind in ("spare", "free")
        ):
            order = self._fresh()
        if order.trigger is None and not order.drafts and not self._of_punishment(bound.start):
            return  # "the orders can last up to three years"
        last = order.drafts[-1] if order.drafts else None
        if item.high is not None and self._word(item.start - 1) == "from":  # "raise the maximum from one year to two"
            item.value, item.high = item.high, None
        if last is not None and last.length is None and last.amount is None and last.type == "custody":
            last.length, last.end = item.value, item.end
        elif order.trigger is not None or bound.end - bound.start > 1 or self._word(bound.start) == "maximum":
            order.drafts.append(Draft("custody", start, item.end, item.value))
        order.possible = (
            order.possible or order.trigger is None or (bound.value == "maximum" and order.kind in ("serve", ""))
        )

    def _set_for_life(self, start: int, end: int) -> bool:
        """Whether a minimum is that of a life sentence told before, which is set or stands before parole."""
        near = self.text[max(self.first, start - _NEAR) : end + _NEAR]
        return self.in_court and not _SET.isdisjoint(near) and "life" in self.text[: self.first]

    def _of_punishment(self, i: int) -> bool:
        """Whether the words around a bound speak of punishment."""
        around = self.text[max(self.first, i - 24) : i + 14]
        return "maximum" in around or not PUNISHMENT.isdisjoint(around)
