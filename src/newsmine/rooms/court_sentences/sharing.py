"""What several defendants share: the same sentence, terms told respectively, orders that all of them got."""

from __future__ import annotations

from dataclasses import replace

from newsmine.rooms.court_sentences.case import MAIN, Bench, Case
from newsmine.rooms.court_sentences.defendants import Subject
from newsmine.rooms.court_sentences.orders import Draft, Order

#: How many sentences before an order on several people may have dealt with each of them.
_NEAR = 8
_WHOLE = frozenset({"penalty", "punishment", "sentence", "sentences"})
_LIFE_TERM = frozenset({"sentence", "sentences", "imprisonment", "term", "in", "behind", "with", "custody", "licence"})
_FOR_LIFE = frozenset({"for", "to", "given", "gets", "got", "received", "serving", "get"})
_HURT = frozenset({"scarred", "marked", "maimed", "disfigured", "damaged", "injured", "disabled", "friends"})
_AMERICAN = frozenset({"county", "felony", "attorney", "district", "degree"})
#: Days of a minimum term that is not that of a murderer's life sentence, at most.
_SHORT = 3652
_MURDER = frozenset({"murder", "murdering", "murdered", "murderer", "murderers"})
_EVERYBODY = frozenset({"all", "both", "each", "they", "the", "every"})


class Sharing(Bench):
    """Puts what is told of several people into the case of each."""

    def _apply(self, case: Case, order: Order) -> None:
        if order.suspends is not None:
            terms = [d for d in case.drafts if d.type in ("custody", "suspended_custody")]
            for term in terms:
                term.type, term.suspended = "suspended_custody", order.suspends.suspended
            if not terms:
                order.drafts.append(order.suspends)
        open_life = any(d.type == "life" and d.length is None for d in case.drafts)
        if open_life and order.kind == "serve" and [d.type for d in order.drafts] == ["custody"]:
            order.minimum, order.drafts = order.drafts[0], []  # "Jailed for life. He must serve 18 years"
        if order.minimum is not None:
            life = next((d for d in case.drafts if d.type == "life"), None)
            if life is not None:
                life.length = life.length or order.minimum.length
            elif not case.custody():
                order.minimum.type = "life" if self._for_life(order.minimum) else "custody"
                order.drafts.append(order.minimum)
        if order.relation is not None and case.custody():
            for draft in case.custody()[1:] or case.custody():
                draft.relation = draft.relation or order.relation
        longest = next((d for d in order.drafts if d.type == "custody" and d.length is not None), None)
        if longest is not None and longest.length is not None:  # "will serve at least 12 years of the 18 he was given"
            whole = longest.length.exact_days
            least = [d for d in case.drafts if d.minimum and d.type == "custody" and d.length is not None]
            case.drafts = [d for d in case.drafts if d not in least or (d.length and d.length.exact_days > whole)]
        apart = 0
        if case.orders and order.sentence != case.sentence and order.parts and order.kind != "activate":
            apart = self.doc[order.start].idx - self.doc[case.end - 1].idx
        case.add(order, apart)
        if order.total is not None:
            case.total = order.total.days

    def _for_life(self, minimum: Draft) -> bool:
        """Whether a minimum term is that of a life sentence: one is told, or a murder and a long term."""
        text = self.text
        for i, word in enumerate(text):
            if word == "life" and (
                text[i + 1 : i + 2]
                and (text[i + 1] in _LIFE_TERM or text[i - 1] in _FOR_LIFE)
                and text[i - 2] not in _HURT
            ):
                return True
        if not self._murder() or minimum.length is None:
            return False
        return minimum.length.exact_days > _SHORT or _AMERICAN.isdisjoint(text)

    def _murder(self) -> bool:
        """Whether a murder is spoken of, and not only an attempt at one."""
        tried = {"attempted", "attempting", "attempt", "trying", "tried", "conspiracy", "threatening", "threatened"}
        return any(
            word in _MURDER and tried.isdisjoint(self.text[max(0, i - 4) : i]) for i, word in enumerate(self.text)
        )

    def _shared(self, order: Order, subject: Subject) -> bool:
        """Give each of several people dealt with one by one what all of them must do: "All three must ..."."""
        if not subject.plural or order.name is not None or any(d.type in MAIN or d.each_of for d in order.drafts):
            return False
        if not order.drafts or all(d.type in ("costs", "surcharge") for d in order.drafts):
            return False
        near = [
            case
            for case in self.cases
            if case.assertion == "asserted"
            and not case.past
            and case.drafts
            and self.doc[case.start].idx > self.title_end
            and order.sentence - case.sentence <= _NEAR
        ]
        if not near or order.sentence - near[-1].sentence > 1:
            return False
        keys = {key for case in near for key in case.subject.keys}
        told = [case for case in near if case.subject.keys and set(case.subject.keys) != keys]
        whole = subject.definite and not subject.keys and self.text[subject.start] in _EVERYBODY
        if len(told) != 2 or len(keys) < 2 or not (whole or (len(subject.keys) > 1 and set(subject.keys) <= keys)):
            return False
        for case in told:
            if subject.keys and not set(case.subject.keys) & set(subject.keys):
                continue
            if any(draft.type in {d.type for d in case.drafts} for draft in order.drafts):
                return False
        for case in told:
            if not subject.keys or set(case.subject.keys) & set(subject.keys):
                case.drafts += [replace(draft) for draft in order.drafts]
        return True

    def _like_the_last(self, order: Order) -> None:
        """Give "the same sentence" the terms of whoever was dealt with before."""
        for i, draft in enumerate(order.drafts):
            if not draft.same:
                continue
            whole = not _WHOLE.isdisjoint(self.text[draft.start : draft.end])
            for case in reversed(self.cases):
                terms = [d for d in case.drafts if d.type in MAIN and d.length is not None]
                if not terms and whole:  # "received the same penalty": all of it
                    terms = case.drafts
                if terms and case.assertion == "asserted":
                    order.drafts[i : i + 1] = [replace(d, start=draft.start, end=draft.end) for d in terms]
                    return

    def _respectively(self, order: Order, subject: Subject) -> bool:
        """ "Toms and Rees were jailed for 16 months and 14 months respectively": a case for each."""
        count = len(subject.keys)
        if count < 2 or count != len(order.drafts) or any(d.type not in MAIN for d in order.drafts):
            return False
        if "respectively" not in self.text[order.start : order.end + 2]:
            return False
        for key, draft in zip(subject.keys, order.drafts, strict=True):
            one = replace(order, drafts=[draft], total=None)
            if self.cases and self.cases[-1].sentence == order.sentence and draft is not order.drafts[0]:
                one.trigger = None
            case = Case(replace(subject, keys=(key,), plural=False), "asserted", order.sentence)
            self._apply(case, one)
            case.end = draft.end + ("respectively" in self.text[draft.end : draft.end + 1])
            self.cases.append(case)
        return True
