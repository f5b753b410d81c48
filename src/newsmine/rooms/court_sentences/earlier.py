"""What is told of somebody's earlier sentences, and not of the one that the story is about."""

from __future__ import annotations

import itertools

from newsmine.rooms.court_sentences.case import Bench
from newsmine.rooms.court_sentences.orders import Draft, Order

_PAST = frozenset({"previous", "previously", "record", "history", "convictions"})
_RECORD = frozenset({"convictions", "conviction", "record", "history"})
_NOT_NOW = frozenset({"previously", "had", "include", "includes", "included", "including", "once"})
#: "The attack came two weeks after".
_DONE = frozenset(
    "offence offences attack attacks assault assaults incident crime came happened occurred committed".split()
)
_TIMES = frozenset({"days", "weeks", "months", "day", "week", "month", "hours", "year", "years"})
_HAS = frozenset({"had", "has", "have"})
_HAD = frozenset({"had", "has"})
_YEARS = frozenset({"years", "year"})
#: Words behind an order in which "three years ago" is of it.
_BEHIND = 10
_APPEALED = frozenset({"appealed", "court", "judges", "dismissed", "sentence", "conviction", "term"})
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
            dated = "ago" in when or any(w.isdecimal() and len(w) == 4 for w in when) or self._last_year(when)
            if dated and "appeal" not in self.text:
                return True  # "Toms had been jailed for two years in 2015"
        if self._dated(order) or self._soon_after(start, order.start):
            return True
        return not _PAST.isdisjoint(self.text[self._behind_the_record(start, order.start) : order.start + 1])

    def _soon_after(self, start: int, stop: int) -> bool:
        """ "The attack came a month after he had received a community order": what he was under by then."""
        lead = self.text[start:stop]
        if "after" not in lead or _DONE.isdisjoint(lead):
            return False
        after = len(lead) - 1 - lead[::-1].index("after")
        return (
            after > 1 and lead[after - 1] in _TIMES and "," not in lead[after:] and not _DONE.isdisjoint(lead[:after])
        )

    def _behind_the_record(self, start: int, stop: int) -> int:
        """Where the clause of a deed begins, behind what is said of the record of who was dealt with.

        "Said to have 33 previous convictions, he received", "Toms, who has no previous convictions, was given".
        """
        lead = self.text[start:stop]
        record = max((i for i, word in enumerate(lead) if word in _RECORD), default=0)
        who = lead.index("who") if "who" in lead[:record] else record
        if not _HAS.isdisjoint(lead[who : who + 2]) and "," in lead[record:]:
            return start + record + lead[record:].index(",") + 1  # "Toms, who had 12 previous convictions, got"
        if lead.count("character") == 1 and "good" in lead[: lead.index("character")]:
            return start + lead.index("character")  # "a man of previous good character"
        if "with" in lead[:4] and "," not in lead and not {"has", "have"}.isdisjoint(lead[-3:]):
            return stop  # "A man with convictions for violence has again escaped": of this time
        if "," not in lead or _RECORD.isdisjoint(lead) or not _NOT_NOW.isdisjoint(lead):
            return start
        comma = len(lead) - lead[::-1].index(",")
        if not _RECORD.isdisjoint(lead[comma:]) or start + comma >= stop:
            return start
        own = self.doc[start + comma]
        opens = own.tag_ in ("PRP", "VBD", "VBZ") or own.pos_ in ("PROPN", "AUX") or own.lower_ in ("the", "judge")
        return start + comma if opens else start

    def _dated(self, order: Order) -> bool:
        """ "Had received a suspended sentence three years ago", "in 2019 he was jailed" behind a record."""
        start, stop = self.bounds[order.sentence]
        behind = self.text[order.end : min(stop, order.end + _BEHIND)]
        if "ago" in behind and behind[behind.index("ago") - 1] in _YEARS:
            return not self._on_appeal()
        if behind[:1] == ["in"] and self._years_back(behind[1:2]):
            return True  # "He was banned for 40 months in 2022 for drink-driving"
        had = not _HAD.isdisjoint(self.text[max(start, order.start - 4) : order.start])
        lead = self.text[start : start + 3]
        year = lead[1] if lead[:1] == ["in"] and lead[1:2] and lead[1].isdecimal() and len(lead[1]) == 4 else None
        if not had and year is None:
            return False
        if order.sentence and not _PAST.isdisjoint(self._words(order.sentence - 1)):
            return True  # "Toms has five previous convictions. He had also been jailed for theft"
        return year is not None and self._years_back([year])

    def _years_back(self, words_: list[str]) -> bool:
        """Whether a word is a year well before that of the story."""
        published = self.doc._.newsmine_published
        if published is None or not words_ or not words_[0].isdecimal() or len(words_[0]) != 4:
            return False
        return int(words_[0]) < int(str(published)[:4]) - 1

    def _on_appeal(self) -> bool:
        """Whether the story is of an appeal, so that what was passed before is its matter."""
        near = (self.text[max(0, i - 3) : i + 4] for i, word in enumerate(self.text) if word in _CONVERTED)
        return any(not _APPEALED.isdisjoint(words_) for words_ in near)

    def _of_the_record(self, draft: Draft) -> bool:
        """ "For which he had received previous youth rehabilitation orders": no sentence, but a record."""
        return not {"previous", "prior", "earlier"}.isdisjoint(self.text[max(0, draft.start - 2) : draft.end])

    @staticmethod
    def _last_year(words_: list[str]) -> bool:
        return any(a == "last" and b == "year" for a, b in itertools.pairwise(words_))
