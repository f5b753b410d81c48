"""Lengths, sums and hours that no noun takes: they belong to the verb or the disposal before them."""

from __future__ import annotations

from newsmine.lexicon import words
from newsmine.record import DisposalType
from newsmine.rooms.court_sentences.bounds import Bounds
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.lengths import DAYS
from newsmine.rooms.court_sentences.offences import named
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.reading import DETAILS

_HERE = "newsmine.rooms.court_sentences"
_LIMITS = words(_HERE, "grammar", "limits")
_GIVEN = frozenset({"given", "handed", "got", "received", "sentenced"})
_LINK = frozenset({"for", "of", "lasting", "to", "over", "by", "totalling", "totaling", ":", "(", "is", "was"})
_MORE = frozenset({"plus", "additional", "further", "another", "extra"})
_NOT_FREE = words(_HERE, "grammar", "not_after") | words(_HERE, "grammar", "not_free")
_TERM = frozenset({"sentence", "term", "penalty", "point", "imprisonment", "custody", "tariff", "minimum"})
_LASTING = frozenset({"driving_ban", "community_order", "curfew", "restraining_order", "criminal_behaviour_order"})
_CEILING = frozenset({"tariff", "maximum", "limit"})
_PAROLE = frozenset({"parole", "eligible", "release", "released", "considered", "freed", "apply", "paroled"})
#: Days of a term that stands alone in a list, at least.
_SHORTEST = 14
#: Words of an entry in a list of those who were dealt with, at most.
_ENTRY = 24
#: Days of a unit that stands without a number.
_LAST = {"year": DAYS["Y"], "month": DAYS["M"], "week": DAYS["W"]}
_FOUND = frozenset({"guilty", "convicted", "admitted", "admits"})
_ENDS = words(_HERE, "grammar", "ends") | {"\n", "\n\n"}


class Quantities(Bounds):
    """Reads what stands without a noun."""

    def _length(self, k: int, item: Item) -> None:
        if self._noun_follows(k, item):
            return
        order = self.order
        before = self.items[k - 1] if k else None
        left = self._left(item)
        if order is not None and self._is_detail(order, item):
            return
        if order is None and self._word(item.end) in _CEILING and self._of_punishment(item.start):
            order = self._fresh()  # "the one-year tariff now available to the courts"
            order.possible = True
            order.drafts.append(Draft("custody", item.start, item.end + 1, item.value))
            return
        if before is not None and before.kind == "suspended" and item.start - before.end <= 5:
            term = next((d for d in reversed(order.drafts) if d.length is not None), None) if order else None
            if self._word(before.end) == "after" and term is not None and self._partly(term, item):
                return
            self._suspend(item, before)
            return
        if before is not None and before.kind == "bound" and item.start - before.end <= 5:
            self._bounded(before, item)
            return
        if (
            (
                (before is not None and before.kind == "total" and item.start - before.end <= 3)
                or self.text[item.end : item.end + 2] in (["in", "total"], ["in", "all"])
                or self._word(item.start - 1) == "making"
                or self._word(item.end) == "altogether"
            )
            and order is not None
            and (order.alone or any(d.type == "custody" and d.length for d in order.drafts))
        ):
            order.total = item.value
            if order.alone and order.trigger is not None:
                order.trigger.end = item.end
                return
            order.drafts[-1].end = max(order.drafts[-1].end, item.end)
            return
        if self._word(item.start - 1) == "to" and "bringing" in self.text[max(self.first, item.start - 7) : item.start]:
            if order is not None and order.drafts:
                order.total = item.value
                order.drafts[-1].end = max(order.drafts[-1].end, item.end)
            return  # "bringing his total sentence to 14 years"
        credit = "credit" in self.text[item.end : item.end + 3] and (
            order is None or order.kind in ("give", "sentence")
        )
        if order is not None and (
            credit or (order.drafts and "credit" in self.text[max(self.first, item.start - 4) : item.start])
        ):
            order.drafts.append(Draft("time_served", item.start, item.end, item.value))
            return
        to_come = order is not None and (
            order.kind == "serve"
            or (order.kind in ("ban", "order", "give") and self.text[item.start - 2 : item.start] == ["the", "next"])
        )
        somebody = left == "the" and self.text[item.end : item.end + 1] in (["he"], ["she"], ["they"])
        if somebody and order is not None and not _GIVEN.isdisjoint(self.text[item.end : item.end + 4]):
            order.drafts.append(Draft("custody", item.start, item.end, item.value))
            return  # "on top of the 14 weeks he was given for the assault"
        if left in _NOT_FREE and not (left in ("the", "next") and to_come):
            return
        if to_come and left in ("the", "next") and order is not None and order.kind != "serve":
            left = "for"
        if left == "from" and item.high is not None and order is not None and order.kind == "alter":
            order.drafts.append(Draft("custody", item.start, item.end, item.high))  # "from four to seven years"
            return
        if left == "from":
            return
        if order is None:
            parole = self._word(item.end) == "before" and not _PAROLE.isdisjoint(self.text[item.end + 1 : item.end + 8])
            if parole and self._set_for_life(item.start, item.end):
                self._fresh().minimum = Draft("custody", item.start, item.end, item.value, minimum=True)
                return  # "It will be 18 years before he can apply for parole"
            self._opens(k, item)
            return
        last = order.drafts[-1] if order.drafts else None
        if last is not None and self._beside_life(order, last, item):
            return
        if (
            last is not None
            and last.length is None
            and last.amount is None
            and last.hours is None
            and left in _LINK | {"a", "an", "just"}
        ) and (
            last.type != "fine"
            and item.start - max(last.end, order.reach) <= 18
            and not (last.type == "custody" and order.kind in ("spare", "free"))
        ):
            if (
                last.type == "custody"
                and order.kind == "jail"
                and item.start - last.end > 6
                and left not in ("for", "to")
                and "total" not in self.text[item.start - 6 : item.start]
            ):
                return
            self._fill(last, item)
            last.end = item.end
            return
        if last is not None and last.type == "custody" and last.length and self._partly(last, item):
            return
        if self._suspends_what_it_names(last, item, left):
            return
        if order.kind == "bind" and last is not None and last.length is None and left == "for":
            last.length, last.end = item.value, item.end
            return
        if order.trigger is None and order.name is not None and self._for_somebody(item):
            return
        if self._counts_on(order, item, k):
            return
        self._after_verb(order, item, left)

    def _beside_life(self, order: Order, last: Draft, item: Item) -> bool:
        """ "Life in prison plus 20 years", "life, with an additional 10 years": a term of its own."""
        if not any(draft.type == "life" for draft in order.drafts) or last.type not in ("life", "custody"):
            return False
        between = self.text[last.end : item.start]
        more = not _MORE.isdisjoint(between) or self.text[item.start - 1] in _MORE
        if not more and not (between and between[-1] == "and" and self._word(item.end) in ("for", "on")):
            return False
        if len(between) > 12 or "licence" in self.text[item.end : item.end + 3]:
            return False
        relation = "consecutive" if more else None
        order.drafts.append(Draft("custody", item.start, item.end, item.value, relation=relation))
        return True

    def _suspends_what_it_names(self, last: Draft | None, item: Item, left: str) -> bool:
        """ "suspended his 10-month term for two years": the length after it is how long for."""
        period = self.text[item.start - 4 : item.start] == ["for", "a", "period", "of"]
        if last is None or last.type != "suspended_custody" or (left != "for" and not period):
            return False
        if item.start - last.end > 5:
            return False
        if last.length is None or last.suspended is not None:
            return False
        last.suspended, last.end = item.value, item.end
        return True

    def _partly(self, term: Draft, item: Item) -> bool:
        """ "10 years with five suspended", "with all but three years suspended": what is to be served of a term."""
        if term.length is None:
            return False
        until = self.text[item.start - 2 : item.start] == ["suspended", "after"]
        to_serve = self.text[item.end : item.end + 2] == ["to", "serve"] and self._word(item.start - 1) == "with"
        if until or to_serve:  # "15 years, suspended after seven", "20 years with 12 to serve"
            term.type, term.served = "custody", item.value.exact_days
            term.end = item.end if until else item.end + 2
            return True
        end = item.end + 2 if self._word(item.end) == "of" else item.end
        end += end > item.end and self._word(end) in ("was", "were")  # "five of which were suspended"
        if self._word(end) != "suspended" or self._word(end + 1) == "for":
            return False
        served = self._word(item.start - 1) == "but"
        if not served and self._word(item.start - 1) not in ("with", "and", ",", "final", "last"):
            return False
        days = item.value.exact_days
        term.served = days if served else term.length.exact_days - days
        term.end = end + 1
        for other in self.items:
            if other.kind == "suspended" and other.start == end:
                other.used = True
        return True

    def _same(self, k: int, item: Item) -> None:
        """ "Jailed for the same period", "received an identical sentence": what the one before got."""
        order = self.order
        if order is None or order.trigger is None or order.kind not in ("jail", "give", "sentence", "serve", "order"):
            return
        reach = max([order.trigger.end, *(draft.end for draft in order.drafts)])
        if item.start - reach > 4 or "followed" in self.text[reach : item.start]:
            return
        if order.kind == "jail" and order.drafts and order.drafts[-1].length is None:
            draft = order.drafts[-1]
        else:
            if order.drafts:
                return
            draft = Draft("custody", item.start, item.end)
            order.drafts.append(draft)
        draft.same, draft.end = True, item.end

    def _left(self, item: Item) -> str:
        """The word before a length, without what only limits it ("more than")."""
        i = item.start - 1
        while i > 0 and self.text[i] in _LIMITS:
            i -= 1
        if i < item.start - 1 and self.text[i] in ("a", "an"):
            i -= 1  # "a combined 11 years", "a further two years"
        return self._word(i)

    def _is_detail(self, order: Order, item: Item) -> bool:
        """ "16 weeks, which included six for the assault": parts of a term that is told already."""
        term = next((d for d in order.drafts if d.type == "custody" and d.length is not None), None)
        if term is None or term.length is None:
            return False
        if not DETAILS.isdisjoint(self.text[term.end : item.start]):
            return True
        if self._word(term.end) in (":", "-", "–", "—"):
            return True  # "18 months - 12 for the assault and six for the affray"
        whole, one = term.length.exact_days, item.value.exact_days
        parts = "each" in self.text[item.end : item.end + 3] and self._word(item.start - 1) in (",", "(", "–", "-")
        return parts and one > 0 and whole / one >= 2 and (whole / one) % 1 == 0

    def _opens(self, k: int, item: Item) -> None:
        """ "Three months for the theft will run concurrently": a term that opens a sentence."""
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        if self._for_somebody(item):
            return
        counterfactual = self.text[item.start - 3 : item.start] == ["would", "have", "been"]
        if counterfactual and self.in_court and not _TERM.isdisjoint(self.text[self.first : item.start]):
            order = self._fresh()  # "the sentence after a trial would have been 15 months"
            order.possible = True
            order.drafts.append(Draft("custody", item.start, item.end, item.value))
            return
        would = self._word(item.end) in ("would", "should", "might") and not self.doc[item.start - 1].is_alpha
        if would and self.in_court and item.value.exact_days >= 28:  # "12 years would not have been too long"
            end = item.end
            while end < len(self.text) and end - item.end < 8 and not self.doc[end].is_punct:
                end += 1
            self._fresh().drafts.append(Draft("custody", item.start, end, item.value))
            return
        told = self.in_court and self._word(item.start - 1) in (":", "–", "—") and item.value.exact_days >= 14
        if not told and self.in_court and item.value.exact_days >= 14:
            colon = next(
                (i for i in range(item.start - 1, max(self.first, item.start - 12), -1) if self.text[i] == ":"), 0
            )
            told = bool(colon) and bool(named(self.text, colon + 1, item.start))  # "Karl Toms: affray, 12 months"
        if not told and after is not None and after.kind == "suspended" and after.start - item.end <= 2:
            opening = not any(self.doc[i].is_alpha for i in range(self.first, item.start))
            told = (
                opening and self.in_court and item.value.exact_days >= 14
            )  # "Convicted of affray. Six weeks, suspended"
        if not told and self._word(item.end) in (".", "!") and self._convicted_before(item):
            self._fresh().drafts.append(Draft("custody", item.start, item.end, item.value))
            return
        if told and self._word(item.end) in ("for", "suspended", "in", ",", ".", ";", "after"):
            self._fresh().drafts.append(Draft("custody", item.start, item.end, item.value))
            return  # "Karl Bray, 26, of Oak Road: 12 months for affray"
        if after is not None and after.kind == "relation" and after.start - item.end <= 14:
            self._fresh().drafts.append(Draft("custody", item.start, item.end, item.value))

    def _convicted_before(self, item: Item) -> bool:
        """ "Karl Toms, 31, of Hyde, convicted of affray. Two years.": a term alone behind a plea or verdict."""
        if not self.in_court or item.start != self.first or item.value.exact_days < _SHORTEST:
            return False
        return not _FOUND.isdisjoint(self.text[max(0, item.start - _ENTRY) : item.start])

    def _noun_follows(self, k: int, item: Item) -> bool:
        """Whether the next item is a noun that takes this length."""
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        if after is not None and after.kind == "relation" and k + 2 < len(self.items):
            after, k = self.items[k + 2], k + 1
        if after is None or after.kind != "noun" or after.used or self._old_order(after):
            return False
        return self._quantity_before(k + 1, after) is item

    def _suspend(self, item: Item, before: Item) -> None:
        order = self.order
        custody = None
        if order is not None:
            custody = next((d for d in reversed(order.drafts) if d.type in ("custody", "suspended_custody")), None)
        if order is not None and {"both", "all", "each"} & set(self.text[before.start - 2 : before.start]):
            for draft in order.drafts:
                if draft.type == "custody":
                    draft.type, draft.suspended = "suspended_custody", item.value
        if custody is not None:
            custody.type, custody.suspended, custody.end = "suspended_custody", item.value, max(custody.end, item.end)
            return
        if order is None:
            order = self._fresh()
        order.suspends = Draft("suspended_custody", before.start, item.end, suspended=item.value)

    def _suspended(self, k: int, item: Item) -> None:
        """ "a sentence which was suspended": the length of it may follow."""
        order = self.order
        if order is not None and order.kind in ("spare", "free"):
            return
        custody = None
        if order is not None:
            custody = next((d for d in reversed(order.drafts) if d.type in ("custody", "suspended_custody")), None)
        if custody is not None and custody.length is not None and (rest := self._last_of_it(item)) is not None:
            custody.served, custody.end = custody.length.exact_days - rest, max(custody.end, item.end)
            return
        if custody is not None and self._word(item.end) not in ("from",):
            custody.type = "suspended_custody"
            custody.end = max(custody.end, item.end)

    def _last_of_it(self, item: Item) -> float | None:
        """Days of "the final year", "the last month" before "suspended"; None where nothing of the kind stands."""
        lead = self.text[max(0, item.start - 3) : item.start]
        return _LAST.get(lead[2]) if lead[:2] in (["the", "final"], ["the", "last"]) else None

    def _counts_on(self, order: Order, item: Item, k: int) -> bool:
        """ "three years for the robbery and six months, consecutive, for the assault"."""
        custody = [d for d in order.drafts if d.type in ("custody", "suspended_custody")]
        if order.possible:
            return False
        if not custody or custody[-1].length is None:
            return False
        after_it = self.text[item.end : item.end + 4]
        licence = (
            "licence" in after_it
            and not any(word.startswith(("breach", "break")) for word in after_it)
            and {"with", "and", ",", "plus"}.isdisjoint(after_it[: after_it.index("licence")])
        ) or "licence" in self.text[max(self.first, item.start - 5) : item.start]
        if licence:
            end = item.end + 2 if self.text[item.end : item.end + 2] == ["on", "licence"] else item.end
            order.drafts.append(Draft("other", item.start, end, item.value))
            return True
        left = self._left(item)
        right = self._word(item.end)
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        related = after is not None and after.kind == "relation" and after.start - item.end <= 7
        before = self.items[k - 1] if k else None
        related = related or (before is not None and before.kind == "relation" and item.start - before.end <= 3)
        if "respectively" in self.text[item.end : item.end + 12] and right in ("and", ","):
            order.drafts.append(Draft(custody[0].type, item.start, item.end, item.value))
            return True  # "28, 26 and 19 years respectively"
        joined = left in ("and", ",", "with", "plus", "to", "by", "a", "an", "then")
        relation = None
        if before is not None and before.kind == "relation" and item.start - before.end <= 3:
            apart = {",", "and"} & set(self.text[before.end : item.start])
            relation = None if apart else before.value
        if (
            relation is None and self._word(custody[0].start - 1) != "a"
        ):  # "concurrent terms of two years and 12 months"
            lead = self.text[max(0, custody[0].start - 2) : custody[0].end]
            if {"terms", "sentences"} & set(lead) and custody[0].relation in lead:
                relation = custody[0].relation
        if related or (
            joined
            and (right in ("for", "on", "respectively") or self.text[item.end : item.end + 2] == [",", "respectively"])
        ):
            if relation is None and not related and not _MORE.isdisjoint(self.text[item.start - 2 : item.start + 2]):
                relation = "consecutive"  # "two years for wounding plus six months for breaching bail"
            kind = custody[0].type if right == "respectively" else "custody"
            order.drafts.append(Draft(kind, item.start, item.end, item.value, relation=relation))
            return True
        return False

    def _after_verb(self, order: Order, item: Item, left: str) -> None:
        trigger = order.trigger
        if order.like is not None and not order.drafts:
            if order.like.value in ("jail", "sentence", "give") and item.start - (order.name or 0) <= 12:
                order.drafts.append(Draft("custody", item.start, item.end, item.value))
            return
        if trigger is None or order.kind not in ("sentence", "give", "serve", "detain", "alter", "jail", "activate"):
            if order.kind != "served" or self._word(item.end) != "for" or not self.in_court or trigger is None:
                return
            if item.start - trigger.end <= 3 and not order.drafts:  # "he served five years for robbery"
                order.drafts.append(Draft("custody", item.start, item.end, item.value))
            return
        gap = item.start - (order.drafts[-1].end if order.drafts else trigger.end)
        right = self._word(item.end)
        after = self.text[item.end : item.end + 4]
        extended = right in ("extended", "extension") and "licence" in after
        altered = order.kind == "alter" and left == "to"  # "cut from nine to six months still deterred"
        if (
            not extended
            and not altered
            and (right not in _ENDS or (right == "to" and self._word(item.end + 1) not in ("run", "be", "life")))
        ):
            return
        if "licence" in after and {"with", "and", ",", "plus"}.isdisjoint(after[: after.index("licence")]):
            end = item.end + 2 if after[:2] == ["extended", "licence"] else item.end
            order.drafts.append(Draft("other", item.start, end, item.value))
            return
        if right == "of" or order.kind == "jail" or (order.kind == "give" and not self.in_court):
            return
        named_first = not order.drafts and gap <= 10 and self._only_a_name(trigger.end, item.start)
        if order.kind == "give" and not named_first and (gap > 4 or (left in ("for", "to", "of") and gap > 3)):
            return
        if order.kind == "sentence" and not ((left in ("to", ":", "total", "of") and gap <= 10) or gap <= 1):
            return
        if order.kind == "serve" and (gap > 3 or (order.possible and gap > 3)):
            return
        served = self.orders[:-1] if order.kind in ("serve", "order") else []
        earlier = next((one for one in reversed(served) if one.drafts), None)
        life = next((d for d in earlier.drafts if d.type == "life"), None) if earlier is not None else None
        if life is not None and life.length is None and not order.drafts:
            life.length, life.end = item.value, item.end
            return  # "passed a life sentence but recommended he serve ten years"
        if order.kind == "serve" and self._word(trigger.start).startswith("spend"):
            return  # "spending three months at a clinic": with the noun for prison it has been read already
        parole = not _PAROLE.isdisjoint(self.text[item.end + 1 : item.end + 10])
        if order.kind in ("serve", "order") and right == "before" and parole:
            self._set_minimum(order, Draft("custody", item.start, item.end, item.value, minimum=True))
            return  # "must serve seven years before she is eligible for parole"
        if order.kind == "detain":
            total = left == "of" and "total" in self.text[item.start - 3 : item.start]
            if not total and (left != "for" or gap > 3 or item.value.exact_days < 28):
                return
        substituted = self._word(trigger.start) in ("substituted", "put") and (gap <= 1 or left == "of")
        swapped = left in ("with", "of") and self._word(trigger.start) in ("replaced", "replacing", "substituting")
        if order.kind == "alter" and not (left == "to" or self._word(item.start - 2) == "to" or substituted or swapped):
            return
        if order.kind == "activate":
            return
        if order.drafts and order.drafts[-1].type not in ("custody",) and order.kind != "alter":
            return
        if right == "to" and self._word(item.end + 1) == "life":
            order.drafts.append(Draft("life", item.start, item.end + 2, item.value))
            return
        self._possible(order, item.start)
        kind = self._changed(trigger) if order.kind == "alter" else "custody"
        draft = Draft(kind, item.start, item.end)
        self._fill(draft, item)
        order.drafts.append(draft)

    def _changed(self, trigger: Item) -> DisposalType:
        """ "His driving ban was extended to 10 years": what was changed, a term in prison where no noun says."""
        for other in self.items:
            if other.kind == "noun" and 0 < trigger.start - other.end <= 5 and other.value in _LASTING:
                kind: DisposalType = other.value
                return kind
        return "custody"

    def _only_a_name(self, start: int, end: int) -> bool:
        """Whether tokens are a name with an age or address: "gave Karl Toms, 34, two years"."""
        words_ = self.doc[start:end]
        return any(t.pos_ == "PROPN" for t in words_) and all(
            t.pos_ in ("PROPN", "PUNCT", "NUM") or t.lower_ in ("of", "aged", "from") for t in words_
        )

    def _relation(self, k: int, item: Item) -> None:
        order = self.order
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        if (
            after is not None
            and after.kind in ("length", "noun")
            and after.start - item.end <= 1
            and self.text[item.end : after.start] not in ([","], ["and"])
        ):
            return
        if order is None:
            if {"run", "served", "sentences", "terms"} & set(self.text[max(self.first, item.start - 8) : item.start]):
                self.order = Order(self.sentence, item, relation=item.value)  # "The sentences will run concurrently"
                self.orders.append(self.order)
            return
        if not order.drafts and len(self.orders) > 1:
            order = self.orders[-2]
        custody = [d for d in order.drafts if d.type in ("custody", "suspended_custody", "life")]
        if custody:
            every = not {"all", "each", "both"}.isdisjoint(self.text[max(self.first, item.start - 6) : item.start])
            for draft in custody[1:] if every and len(custody) > 1 else custody[-1:]:
                draft.relation = draft.relation or item.value
            custody[-1].end = max(custody[-1].end, item.end)
        else:
            order.relation = item.value
