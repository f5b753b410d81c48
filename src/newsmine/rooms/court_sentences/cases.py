"""From orders, pleas and verdicts to facts: what was done with one defendant is one fact.

Disposals in the next sentence belong to the same fact; the same sentence told again is a
fact that points at the fullest telling; a plea or verdict stands alone only for somebody of
whom no sentence is told.
"""

from __future__ import annotations

from dataclasses import replace

from newsmine.lexicon import words
from newsmine.record import CourtSentence
from newsmine.rooms.court_sentences.case import Case, bare, roughly, total_days, within
from newsmine.rooms.court_sentences.docket import Docket
from newsmine.rooms.court_sentences.joining import Joining
from newsmine.rooms.court_sentences.orders import Order
from newsmine.rooms.court_sentences.verdicts import Statement
from newsmine.rooms.court_sentences.writing import Writing

#: How many sentences after "a man has been jailed" his name comes at the latest.
_SOON = 6
#: Characters of a story in which its lead stands, behind the headline.
_LEAD = 400
#: Words from "walked free" to the sentence that it was with, at most.
_JUST_AFTER = 8
_CASES = frozenset({"case", "trial", "charge", "charges", "prosecution"})
_FELL = frozenset({"collapsed", "collapse", "collapses", "thrown", "dismissed", "dropped", "discontinued", "withdrawn"})
_BODIES = words("newsmine.rooms.court_sentences", "not_court", "fined")
#: Who is spoken of as somebody new, or as nobody of the story.
_ANYBODY = frozenset({"a", "an", "another", "one", "some", "i", "you", "we", "other", "others", "his", "her", "their"})


class Cases(Joining, Docket, Writing):
    """Builds the facts of a document."""

    def facts(self, orders: list[Order], said: list[Statement]) -> list[CourtSentence]:
        """The facts, in text order."""
        entries: list[tuple[int, int, Order | Statement]] = [(o.start, 0, o) for o in orders]
        entries += [(s.start, 1, s) for s in said]
        named = {order.sentence for order in orders if order.name is not None}
        for _, _, entry in sorted(entries, key=lambda e: (e[0], e[1])):
            listed = isinstance(entry, Order) and entry.sentence in named and all(map(bare, entry.drafts))
            if listed and isinstance(entry, Order) and self.text[entry.end : entry.end + 1] in ([":"], [","]):
                continue  # "Two were jailed: Toms for a year, ...": the names that follow tell it

            if isinstance(entry, Order):
                self._order(entry)
            elif entry.kind == "order":
                self._own_offences(entry)
            else:
                subject = self._accused(entry)
                if not subject.generic and not self._nobody(subject):
                    self.docket.append((entry, subject))
        self._freed()
        self._named_below()
        self._only_one()
        self._total()
        self._repetitions()
        self._pleas()
        self._named_below()
        self._only_one()
        return self._finished()

    def _fuller(self, other: Case, case: Case) -> bool:
        """Which of two cases that tell as much is the one that the other repeats: the exact one, else the first."""
        round_ = [any(roughly(self.text, d, d) for d in one.drafts) for one in (other, case)]
        return not round_[0] if round_[0] != round_[1] else other.start < case.start

    def _unnamed(self, case: Case) -> bool:
        return not case.subject.keys or not self.who.named(case.subject.keys)

    def _named_below(self) -> None:
        """ "A man has been jailed": whoever is named first of those that the court dealt with."""
        for case in self.cases:
            early = case.sentence <= 2 or self.doc[case.start].idx - self.title_end < _LEAD
            opens = early and case.subject.start >= 0 and not case.subject.plural and not case.past
            own = case.assertion != "hypothetical" or any(order.lead is not None for order in case.orders)
            if opens and own and not self._of_a_body(case) and (self._unnamed(case) or self._of_the_victim(case)):
                key = self.who.first_tried(self.bounds[min(case.sentence + _SOON, len(self.bounds) - 1)][1])
                if key is None and not case.subject.keys:
                    tried = self.who.dealt_with()
                    key = tried[0] if len(tried) == 1 else None  # "A yob was spared jail. The defendant, 17, ..."
                later = case.sentence <= 2 or (key is not None and self.who.first_named(key) > self.doc[case.start].idx)
                if key is not None and later and not self._told_beside(case, key):
                    case.subject = replace(case.subject, keys=(key,))

    def _of_a_body(self, case: Case) -> bool:
        """ "The hospital was fined £100,000": no person."""
        return case.subject.start >= 0 and self.text[case.subject.end - 1] in _BODIES

    def _of_the_victim(self, case: Case) -> bool:
        """Whether a noun for whom the court dealt with ("a motorist") has been taken for the victim's."""
        token = self.doc[case.subject.end - 1]
        return token.pos_ == "NOUN" and any(self.who.only_hurt(key) for key in case.subject.keys)

    def _told_beside(self, case: Case, key: str) -> bool:
        """ "Toms was jailed for a year while the older man got six months": whether somebody's own stands before it."""
        return case.subject.start >= 0 and any(
            other.sentence == case.sentence and other.subject.keys == (key,) and other.start < case.start
            for other in self.cases
        )

    def _only_one(self) -> None:
        """ "He", "the youth", nobody said: the only person of the story that a court dealt with, if there is one."""
        tried = self.who.dealt_with()
        if len(tried) != 1:
            return
        for case in self.cases:
            subject = case.subject
            if subject.keys or subject.plural or subject.generic or case.assertion == "hypothetical":
                continue
            first = self.text[subject.start] if subject.start >= 0 else "he"
            alone = subject.end - subject.start == 1 and first in ("his", "her")  # "placed her on a community order"
            if (first in _ANYBODY and not alone) or self.doc[subject.start].like_num:
                continue
            if self._of_a_body(case):
                continue
            if self.who.may_be(tried[0], first) and not self._told_beside(case, tried[0]):
                case.subject = replace(subject, keys=(tried[0],))

    def _freed(self) -> None:
        """Whoever was cleared walks free too: that is no sentence spared."""
        if any(statement.kind == "acquit" for statement, _ in self.docket):
            self.cases = [case for case in self.cases if not any(order.kind == "free" for order in case.orders)]
        self.cases = [case for case in self.cases if not (self._free_with(case) or self._case_fell(case))]

    def _free_with(self, case: Case) -> bool:
        """ "He walked free after being given four months, suspended": that is what was ordered, told once."""
        order = case.orders[0]
        if order.kind != "free" or order.trigger is None or "free" not in self.text[order.start : order.end]:
            return False
        return any(
            other.sentence == case.sentence
            and other.assertion == "asserted"
            and 0 < other.start - case.end <= _JUST_AFTER
            and "after" in self.text[case.end : other.start]
            for other in self.cases
        )

    def _case_fell(self, case: Case) -> bool:
        """ "He walked free after the case against him collapsed": nobody was convicted."""
        if case.orders[0].kind != "free":
            return False
        said = self._words(case.sentence)
        return not _CASES.isdisjoint(said) and not _FELL.isdisjoint(said)

    def _total(self) -> None:
        for case in self.cases:
            for kind in ("custody", "driving_ban", "fine"):
                terms = [draft for draft in case.drafts if draft.type == kind]
                if any(term.length or term.amount for term in terms):  # "Jailed: Karl Toms, who was given two years"
                    case.drafts = [d for d in case.drafts if d.type != kind or not bare(d)]
            self._sums(case)
            if any(d.type == "life" and d.length for d in case.drafts):
                case.drafts = [d for d in case.drafts if d.type != "life" or not bare(d)]
            if case.total is None and case.assertion == "asserted":
                case.total = total_days(case.drafts)

    def _sums(self, case: Case) -> None:
        """A sum of no kind is the fine told before ("escaped with a fine. He must pay £600") or adds the others up."""
        for paid in [d for d in case.drafts if d.type == "other" and d.amount and d.length is None]:
            fine = next((d for d in case.drafts if d.type == "fine" and bare(d)), None)
            if fine is not None:
                fine.amount, fine.currency = paid.amount, paid.currency
                case.drafts.remove(paid)
            elif sum(d.amount or 0 for d in case.drafts if d is not paid) == paid.amount:
                case.drafts.remove(paid)

    def _repetitions(self) -> None:
        told = [case for case in self.cases if case.assertion in ("asserted",)]
        for case in told:
            fuller = [
                other
                for other in told
                if other is not case
                and self._may_be(other, case)
                and not other.past
                and not case.past
                and (other.weight() > case.weight() or (other.weight() == case.weight() and self._fuller(other, case)))
                and within(case, other, self.text)
            ]
            if fuller:
                best = max(other.weight() for other in fuller)
                case.same_as = target = next(other for other in fuller if other.weight() == best)
                if self._unnamed(target) and not self._unnamed(case) and target.subject.plural == case.subject.plural:
                    target.subject = replace(target.subject, keys=case.subject.keys)
        for case in told:  # "and the unpaid work": its hours stand where it was told before
            for draft in case.drafts:
                if draft.type == "unpaid_work" and draft.hours is None:
                    draft.hours = next(
                        (d.hours for c in told for d in c.drafts if d.hours and self._may_be(c, case)), None
                    )
