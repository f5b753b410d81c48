"""What somebody was under already: "while on a community order", "his current six-year sentence"."""

from __future__ import annotations

from newsmine.rooms.court_sentences.headlines import Headlines
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.orders import Draft
from newsmine.rooms.court_sentences.reading import IMPOSED

_BEING = frozenset({"was", "were", "is", "are", "be", "been", "while", "already", "still", "being", "whilst", "'s"})
_AT_THE_TIME = frozenset({"still", "already", "while", "whilst", "when"})
#: "While on a community order": what somebody was under when the offence was done.
_HELD = frozenset({"community_order", "conditional_discharge", "probation"})
_FINISHING = frozenset({"finish", "finished", "finishing", "complete", "completed", "completing"})
_ENDING = frozenset({"end", "middle", "part", "halfway", "midway"})
_NOT_UNDER = frozenset({"no", "not", "never", "must", "will", "shall", "should", "ordered"})
_BEFORE_NOUN = frozenset({"a", "an", "the", "two", "three", "earlier", "previous", "existing", "current", "his", "her"})


class Held(Headlines):
    """Tells orders made before from those that are made."""

    def _held_already(self, k: int, item: Item) -> bool:
        """ "Was under a conditional discharge made in May", "in breach of a 12-month order": an earlier sentence.

        It is a fact where its length or its making is told; else it only says that there was one.
        """
        if item.value == "hospital_order":
            return False
        before = self._quantity_before(k, item)
        start = before.start if before is not None else item.start
        if before is not None and item.value == "custody" and self._being_served(start, item.end):
            return self._earlier(item, before, start)
        while start > self.first and self._word(start - 1) in _BEFORE_NOUN:
            start -= 1
        window = self.text[max(self.first, start - 5) : start]
        if window[-1:] == ["of"]:
            held = window[-2:-1] in (["breach"], ["violation"])
        elif window[-1:] == ["to"]:
            held = window[-2:-1] == ["subject"] and not _BEING.isdisjoint(window)
        else:
            held = window[-1:] in (["on"], ["under"]) and not _BEING.isdisjoint(window)
        if not {"will", "must", "shall", "to", "should"}.isdisjoint(window[:-1]) and window[-1:] in (["on"], ["under"]):
            return False  # "ordered him to be under supervision for 12 months"
        if window[-1:] == ["from"]:
            held = not {"released", "release", "freed", "licence", "license"}.isdisjoint(window)
        if window[-1:] in (["breaching"], ["breached"], ["serving"]):
            held = window[-1] != "serving"
        ending = not _FINISHING.isdisjoint(window[-1:])
        ending = ending or (window[-1:] == ["of"] and not _ENDING.isdisjoint(window))
        at_the_time = (item.value in _HELD or item.suspended or self._word(item.start) == "referral") and (
            ending or (held and window[-1:] in (["on"], ["under"], ["to"]))
        )
        at_the_time = at_the_time and "activated" not in self.text[item.end : item.end + 10]
        at_the_time = at_the_time and _NOT_UNDER.isdisjoint(window)  # "was no longer on probation", "must complete"
        still = window[-1:] == ["to"] and not _AT_THE_TIME.isdisjoint(window)
        if not (held or (ending and at_the_time)) or any(
            other.kind == "trigger" and other.end >= start and other.start < start and not still for other in self.items
        ):
            return False
        after = self.text[item.end : item.end + 4]
        if at_the_time and before is None:
            return self._earlier(item, None, start)
        if before is None and IMPOSED.isdisjoint(after) and not (item.value == "custody" and after[:1] == ["for"]):
            return True
        return self._earlier(item, before, start)

    def _being_served(self, start: int, end: int) -> bool:
        """ "Consecutive to his current six-year sentence", "on top of the term he is serving"."""
        if self._word(start - 1) in ("current", "existing", "present"):
            return True
        lead = self.text[start - 4 : start - 1]
        if self._word(start - 1) in ("his", "her") and (lead[1:] == ["top", "of"] or lead[-1:] == ["to"]):
            return lead[1:] == ["top", "of"] or lead[1:2] in (["consecutive"], ["consecutively"])
        after = self.text[end : end + 5]
        return "serving" in after and not {"he", "she", "they", "already"}.isdisjoint(after)

    def _earlier(self, item: Item, before: Item | None, start: int) -> bool:
        """Put an order made earlier by itself; what follows goes on with the order that is being read."""
        draft = Draft("suspended_custody" if item.suspended else item.value, start, item.end)
        if before is not None:
            before.used = True
            self._fill(draft, before)
        current = self.order
        order = self._fresh()
        order.past = True
        order.drafts.append(draft)
        self.order = current
        return True
