"""What is told of somebody's earlier sentences, and not of the one that the story is about."""

from __future__ import annotations

import itertools

from newsmine.rooms.court_sentences.case import Bench
from newsmine.rooms.court_sentences.orders import Draft, Order

_PAST = frozenset({"previous", "previously", "record", "history", "convictions"})
_HAD = frozenset({"had", "has"})
_YEARS = frozenset({"years", "year"})
#: Words behind an order in which "three years ago" is of it.
_BEHIND = 10
_CONVERTED = frozenset({"appeal", "appealed", "appeals"})


class Earlier(Bench):
    """Tells earlier sentences from those of the story."""

    def _is_past(self, order: Order) -> bool:
        """Whether an earlier sentence is told: "his previous convictions", "was already serving"."""
        if order.past or order.kind == "served" or (order.kind == "serve" and self.text[order.start] == "serving"):
            return True
        start, _ = self.bounds[order.sentence]
        if (
            "ago" in self.text[start : start + 8]
            and order.start - start < 16
            and "years" in self.text[start : start + 4]
        ):
            return True  # "Two years ago Toms was given a suspended sentence"
        before = self.text[max(start, order.start - 5) : order.start]
        if before[-2:] == ["had", "been"] or before[-3:-1] == ["had", "been"]:
            stop = self.bounds[order.sentence][1]
            when = self.text[start:stop]
            dated = "ago" in when or any(w.isdigit() and len(w) == 4 for w in when) or self._last_year(when)
            if dated and "appeal" not in self.text:
                return True  # "Toms had been jailed for two years in 2015"
        return self._dated(order) or not _PAST.isdisjoint(self.text[start : order.start + 1])

    def _dated(self, order: Order) -> bool:
        """ "Had received a suspended sentence three years ago", "in 2019 he was jailed" behind a record."""
        start, stop = self.bounds[order.sentence]
        behind = self.text[order.end : min(stop, order.end + _BEHIND)]
        if "ago" in behind and behind[behind.index("ago") - 1] in _YEARS:
            return _CONVERTED.isdisjoint(self.text)
        had = not _HAD.isdisjoint(self.text[max(start, order.start - 4) : order.start])
        lead = self.text[start : start + 3]
        year = lead[1] if lead[:1] == ["in"] and lead[1:2] and lead[1].isdigit() and len(lead[1]) == 4 else None
        if not had and year is None:
            return False
        if order.sentence and not _PAST.isdisjoint(self._words(order.sentence - 1)):
            return True  # "Toms has five previous convictions. He had also been jailed for theft"
        published = self.doc._.newsmine_published
        return year is not None and published is not None and int(year) < int(str(published)[:4]) - 1

    def _of_the_record(self, draft: Draft) -> bool:
        """ "For which he had received previous youth rehabilitation orders": no sentence, but a record."""
        return not {"previous", "prior", "earlier"}.isdisjoint(self.text[max(0, draft.start - 2) : draft.end])

    @staticmethod
    def _last_year(words_: list[str]) -> bool:
        return any(a == "last" and b == "year" for a, b in itertools.pairwise(words_))
