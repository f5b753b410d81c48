"""Sums of money and hours of work that no noun takes: they belong to the verb or the disposal before them."""

from __future__ import annotations

from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.orders import Draft
from newsmine.rooms.court_sentences.reading import Reading

_NO_RECIPIENT = frozenset(
    "a an the of total sum further additional up to back out in all another more than just nearly almost over about"
    " around some".split()
)
_DOING = frozenset({"do", "complete", "carry", "perform", "undertake", "work"})
#: Hours of unpaid work, at least.
_FEWEST = 20
_CIVIL = frozenset({"civil", "sued", "suing", "lawsuit", "libel", "negligence", "liable", "liability", "claimant"})
#: Words between "fined" and a sum in which a name and an address stand, at most.
_ADDRESS = 16
_PAYING = frozenset({"pay", "hand", "compensate", "paying", "give", "fork", "shell", "stump", "cough"})


class Sums(Reading):
    """Reads sums and hours that stand without a noun."""

    def _money(self, k: int, item: Item) -> None:
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        if after is not None and after.kind == "noun" and self._quantity_before(k + 1, after) is item:
            return
        order = self.order
        instalment = self._word(item.end) in ("a", "per") and self._word(item.end + 1) in ("month", "week", "fortnight")
        if order is None or instalment or self._damages(item):
            return
        last = order.drafts[-1] if order.drafts else None
        if (
            order.kind == "fine"
            and last is not None
            and last.type == "fine"
            and last.amount is None
            and (item.start - last.end <= 7 or self._addressed(last.end, item.start))
        ):
            self._fill(last, item)
            last.end = item.end
            return
        further = self._word(item.start - 1) in ("and", ",", "plus", "further", "another")
        again = order.kind == "fine" and last is not None and last.amount is not None
        if again and further and self._word(item.end) in ("for", "on"):  # "£120 for the assault and £80 for the damage"
            draft = Draft("fine", item.start, item.end)
            self._fill(draft, item)
            order.drafts.append(draft)
            return
        if order.kind == "bind" and last is not None and last.amount is None and item.start - last.end <= 18:
            self._fill(last, item)
            last.end = item.end
            return
        if order.like is not None and order.like.value == "fine" and not order.drafts:
            draft = Draft("fine", item.start, item.end)
            self._fill(draft, item)
            order.drafts.append(draft)
            return
        if order.like is not None and order.like.value == "order" and not order.drafts and len(self.orders) > 1:
            told = next((d for d in self.orders[-2].drafts if d.amount is not None), None)
            if told is not None:  # "Toms must pay his victim £500, and Orr £350"
                order.drafts.append(Draft(told.type, item.start, item.end))
                self._fill(order.drafts[-1], item)
                return
        paid = (
            last is not None and last.type == "compensation" and last.amount is not None and item.start - last.end < 14
        )
        if paid and self._word(item.start - 1) in ("and", ",") and self._word(item.end) == "to":
            amount, currency = item.value
            whole = last.amount / amount if last is not None and last.amount and amount else 0
            if whole >= 2 and whole % 1 == 0 and "each" in self.text[item.end : item.end + 4]:
                return  # "£1,000 compensation, £500 to each of the officers": parts of it
            order.drafts.append(Draft("compensation", item.start, item.end, amount=amount, currency=currency))
            return
        window = self.text[max(self.first, item.start - 9) : item.start]
        if order.kind == "order" and self.text[item.end : item.end + 2] == ["be", "paid"]:
            order.drafts.append(Draft("compensation", item.start, item.end))
            self._fill(order.drafts[-1], item)
            return
        paying = not _PAYING.isdisjoint(window)
        if order.kind in ("order", "give", "jail", "fine", "sentence") and paying:
            draft = Draft("compensation" if self._has_recipient(item) else "other", item.start, item.end)
            if self._towards_costs(item):
                draft.type = "costs"
            self._fill(draft, item)
            order.drafts.append(draft)

    def _addressed(self, start: int, end: int) -> bool:
        """ "Fined Toms, 34, of Elm Road in Perth, £1,140": a name, an age and an address, between two commas."""
        between = self.doc[start:end]
        if len(between) > _ADDRESS or self._word(end - 1) not in (",", ")"):
            return False
        return between[0].text[:1].isupper() and not any(token.pos_ in ("VERB", "AUX") for token in between)

    def _damages(self, item: Item) -> bool:
        """ "Pay £6,500 in damages": what a civil court orders."""
        near = self.text[max(self.first, item.start - 4) : item.end + 4]
        if "damages" not in near:
            return False
        return self._word(item.end) == "in" or not _CIVIL.isdisjoint(self.text)

    def _towards_costs(self, item: Item) -> bool:
        """ "Pay £1,500 towards the cost of the prosecution"."""
        behind = self.text[item.end : item.end + 4]
        return behind[:1] in (["towards"], ["toward"], ["for"]) and "cost" in behind

    def _has_recipient(self, item: Item) -> bool:
        """ "pay PC Beech £75", "pay £75 to each officer"."""
        start = item.start - 1
        while start > 0 and self.text[start] not in _PAYING:
            start -= 1
        between = self.text[start + 1 : item.start]
        if any(word.isalpha() and word not in _NO_RECIPIENT for word in between):
            return True
        end = item.end + (self._word(item.end) == "each")
        return self._word(end) == "to" and self._word(end + 1) not in ("cover", "be")

    def _hours(self, k: int, item: Item) -> None:
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        if after is not None and after.kind == "noun" and self._quantity_before(k + 1, after) is item:
            return
        order = self.order
        if order is None or self._word(item.end) in ("a", "per", "later", "each", "after", "before", "earlier"):
            return
        if order.like is not None and not order.drafts and len(self.orders) > 1:
            if any(draft.type == "unpaid_work" for draft in self.orders[-2].drafts):
                order.drafts.append(Draft("unpaid_work", item.start, item.end, hours=item.value))
            return  # "100 hours' unpaid work and her husband 120 hours"
        doing = order.kind == "order" and not _DOING.isdisjoint(self.text[item.start - 3 : item.start])
        near = self.text[item.start - 3 : item.start] + self.text[item.end : item.end + 6]
        community = any(draft.type in ("community_order", "suspended_custody") for draft in order.drafts)
        if (
            order.kind in ("order", "give", "sentence")
            and (
                community
                or (doing and item.value >= _FEWEST)
                or any(w in ("community", "unpaid", "payback", "work") for w in near)
            )
            and not any(draft.type == "unpaid_work" for draft in order.drafts)
        ):
            order.drafts.append(Draft("unpaid_work", item.start, item.end, hours=item.value))
