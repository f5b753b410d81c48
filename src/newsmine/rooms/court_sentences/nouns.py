"""Nouns for what a court orders, with the length, sum or hours beside them."""

from __future__ import annotations

from newsmine.lexicon import words
from newsmine.record import DisposalType
from newsmine.rooms.court_sentences.held import Held
from newsmine.rooms.court_sentences.items import CUSTODY_HEADS, Item
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.possible import HYPOTHETICAL_VERBS
from newsmine.rooms.court_sentences.reading import DETAILS, IMPOSED

_IS_ONE_OF = frozenset(
    {
        "is",
        "one",
        "of",
        "will",
        "be",
        "must",
        "therefore",
        "a",
        "total",
        "that",
        "passed",
        "i",
        "impose",
        "was",
        "had",
        "to",
        "would",
    }
)
#: Sections of the Mental Health Act under which no court detains.
_HELD_BY_POLICE = frozenset({"135", "136", "2", "3", "4"})
#: "A restraining order bans him from the street".
_KEEPING = frozenset({"restraining_order", "criminal_behaviour_order"})
_KEEPS_AWAY = frozenset({"bans", "prevents", "prohibits", "stops", "forbids", "bars"})
_THAT = frozenset({"that", "this", "his", "her", "their", "the"})
_DEALT = words("newsmine.rooms.court_sentences", "grammar", "dealt")
_LEFT_PRISON = frozenset({"after", "from", "since", "before", "outside", "near", "during", "while", "escaping"})
_BRITISH = frozenset({"magistrates", "crown", "sheriff"})
_PLAIN_VERBS = ("give", "sentence", "order", "jail", "detain", "activate", "fine")


#: Before a noun that is one of several in a sum: "£1,135 in fines, costs and compensation".
_SUMMED = frozenset({"fines", "penalties"})
#: Who gets compensation is no defendant.
_TAKES = frozenset({"received", "receive", "receives", "receiving", "got", "gets", "get", "awarded", "accepted"})


_INSIDE = frozenset({"prison", "jail", "custody", "imprisonment", "bars", "jailed", "sentenced", "cell", "inside"})
_NEEDED = frozenset({"needs", "need", "needed", "needing", "injury", "injuries", "hospital"})

#: Nouns that are verbs as well: "judges can jail them for two years".
_VERBS = {"jail": "jail", "sentence": "sentence", "fine": "fine", "cage": "jail"}


class Nouns(Held):
    """Reads the nouns."""

    def _trigger(self, k: int, item: Item) -> None:
        """Read a verb; see `Verbs`."""
        raise NotImplementedError

    def _noun(self, k: int, item: Item) -> None:
        if item.value == "rehabilitation" and not _NEEDED.isdisjoint(
            self.text[max(self.first, item.start - 13) : item.start]
        ):
            return  # "he still needs six months of treatment and rehabilitation"
        needed = {"need", "needs", "needed"} & set(self.text[max(self.first, item.start - 13) : item.start])
        if needed and self.text[item.start : item.end] == ["supervision"]:
            return  # "the need for him to receive care and supervision"
        if item.value == "hospital_order" and not self._by_a_court(item):
            return  # "detained under the Mental Health Act": by the police
        bare_no = item.value not in ("life", "other") or self._word(item.end - 1) in ("order", "orders", "ban")
        if self._word(item.start - 1) == "no" and bare_no:
            return  # "no costs were ordered"
        if item.value == "life" and self._word(item.start) == "rest" and not self._inside(item):
            return  # "the rest of his life in a wheelchair"
        if item.value == "life" and self._of_suffering(item):
            return
        if item.value == "curfew" and "spent" in self.text[max(self.first, item.start - 4) : item.start]:
            return  # "less 120 days spent on tag"
        if item.weak and "bringing" in self.text[item.start - 4 : item.start]:
            return  # "bringing his total sentence to 14 years"
        if item.value == "fine" and "worth" in self.text[max(self.first, item.start - 5) : item.start]:
            return  # "being punched is worth a £50 fine"
        if self._arrested(item) or self._inside_now(item) is not None:
            return
        self._for_whom_else(k, item)
        if self._held_already(k, item) or self._old_order(item) or self._instead(item):
            return
        if self.order is not None and self.order.kind == "alter" and not self.order.drafts and self._altered(k, item):
            return
        if (
            item.end - item.start == 1
            and self.doc[item.start].tag_ in ("VB", "VBP")
            and self._word(item.start) in _VERBS
        ):
            self._trigger(k, Item("trigger", item.start, item.end, _VERBS[self._word(item.start)]))
            return
        kind: DisposalType = item.value
        if kind == "custody" and item.suspended:
            kind = "suspended_custody"
        earlier = self.items[k - 1] if k else None
        if kind == "custody" and earlier is not None and earlier.kind == "length" and k > 1:
            earlier = self.items[k - 2]
        if kind == "custody" and earlier is not None and earlier.kind == "suspended" and not earlier.used:
            direct = item.start - earlier.end <= 5 and self._word(earlier.end) in (
                "his",
                "her",
                "their",
                "the",
                "that",
                "a",
                "an",
            )
            kind = "suspended_custody" if direct else kind
        before = self._quantity_before(k, item)
        order = self.order
        part = before is not None and self._word(before.end) == "of" and self._word(before.end + 1) in _THAT
        part = part and before is not None and self._word(before.end + 2) not in ("life", "time", "unexpired")
        given = before is not None and order is not None and order.kind == "give" and "banning" in self.text
        beside_others = before is not None and any(o.drafts for o in self.orders)
        if self._word(item.start) in ("ban", "bans") and not (given or beside_others):
            return  # "and a four-year ban": one of several orders
        if part and before is not None and (order is None or order.kind in ("serve", "served")):
            before.used = True
            return  # "served nine years of that sentence": a part of one told before
        last = order.drafts[-1] if order and order.drafts else None
        if (
            kind == "custody"
            and before is None
            and last is not None
            and last.type in ("custody", "life")
            and item.start - last.end <= 6
            and "," not in self.text[last.end : item.start]
            and not item.weak
        ) and (last.length is not None or last.type == "life" or (order and order.kind == "jail")):
            last.end = item.end
            return
        with_it = kind == "other" and last is not None and last.type == "community_order" and before is None
        if with_it and last is not None and "surveillance" in self.text[item.start : item.end + 1]:
            last.end = item.end
            return  # "a youth rehabilitation order with intensive supervision and surveillance"
        beside = (
            kind == "probation"
            and before is None
            and last is not None
            and (
                last.type == "community_order"
                or (last.type == "rehabilitation" and self.text[item.end - 1] == "requirement")
            )
        )
        if beside and last is not None and self._quantity_after(k, item) is None:
            last.end = max(last.end, item.end)
            return  # "a two-year community order with supervision"
        supervised = kind == "probation" and self.text[item.start] == "supervision"
        if supervised and last is not None and last.type == "community_order" and last.length is None:
            lasting = before or self._quantity_after(k, item)
            if lasting is not None:  # "a community payback order with 18 months' supervision"
                last.length, last.end = lasting.value, max(item.end, lasting.end)
                lasting.used = True
                return
        if (
            kind == "probation"
            and self.text[item.end - 1] == "supervision"
            and (self.text[item.start] != "community" or not _BRITISH.isdisjoint(self.text))
        ):
            inside = any(d.type in ("custody", "suspended_custody", "life") for o in self.orders for d in o.drafts)
            kind = "other" if inside or self._on_release(item) else "community_order"
        if kind == "probation" and self._word(item.end) == "order" and self.text[item.end - 1] == "release":
            kind = "other"
        if kind == "suspended_custody" and order is not None and order.kind == "activate":
            kind = "custody"
        if kind == "custody" and before is not None and self._word(before.start - 1) == "suspended":
            kind = "suspended_custody"
        served = kind == "custody" and last is not None and last.type == "custody" and last.length is not None
        if served and before is None and self._quantity_after(k, item) is None:
            return  # "half to be served in custody"
        banned = last is not None and self.text[last.start].startswith(("bann", "bar", "prohib", "exclud"))
        if kind == "criminal_behaviour_order" and last is not None and banned and last.type == "other":
            if before is not None and last.length is None:
                before.used = True
                self._fill(last, before)
            last.type, last.end = kind, item.end
            return  # "banned from every pub for a year under a criminal behaviour order"
        draft = Draft(kind, item.start, item.end)
        if before is None and self.doc[item.end - 1].tag_ == "NNS" and item.start and self.doc[item.start - 1].like_num:
            draft.start -= 1  # "six penalty points"
        again = order is not None and kind != "custody" and any(d.type == kind for d in order.drafts)
        if again and kind == "other" and self._imposed_after(item):
            again = False  # "must sign the sex offender register and a prevention order has been made"
        if again and before is None and self._quantity_after(k, item) is None:
            if order is not None and last is not None and last.type == kind:
                order.reach = item.end  # "a restriction order ... under curfew from 7pm for six months"
            return
        if before is not None:
            before.used = True
            draft.start = before.start
            term = last is not None and last.type == "custody" and kind == "custody"
            if term and order is not None and self.text[item.end : item.end + 2] in (["in", "total"], ["in", "all"]):
                order.total = before.value
                order.drafts[-1].end = item.end + 2
                return  # "another year, so received a nine-year sentence in total"
            if term and last is not None and self.text[before.start - 3 : before.start - 1] == ["part", "of"]:
                last.length, last.end = before.value, item.end
                return  # "must spend four months in custody as part of an eight-month order"
            if kind == "custody" and "spent" in self.text[max(self.first, before.start - 4) : before.start]:
                return  # "spent five days in custody before he was freed"
            self._fill(draft, before)
            self._bound_before(draft, k - 1)
            if draft.type == "community_order" and draft.hours is not None:
                draft.type = "unpaid_work"  # "a 100-hour community penalty order"
            if kind == "unpaid_work" and draft.hours is None and draft.length is None:
                return
        else:
            after = self._quantity_after(k, item)
            if after is not None:
                after.used = True
                draft.end = after.end
                self._fill(draft, after)
                if (
                    order is None
                    and "up" in self.text[item.end : after.start]
                    and self._word(item.end - 1).endswith("s")
                ):
                    order = self._fresh()
                    order.possible = True  # "sentences of up to a year are open to the courts"
            elif self._word(item.start) == "death" and self._wanted(item):
                order = self._fresh()
                order.possible = True
            elif kind == "life" and self._maximum_before(k, item):
                order = self._fresh()
                order.possible = True
            elif (kind == "custody" and (item.weak or not self._plain(item))) or not self._plain(item):
                return
            elif self._spoken_of(item):
                return
        if order is not None and not order.drafts and self._made_something_else(order, draft.start):
            return
        if order is None or self._breaks(order, draft):
            order = self._fresh()
        if order.possible and order.drafts and draft.start - order.drafts[-1].end > 8:
            return
        if kind in ("custody", "suspended_custody") and order.kind == "jail" and draft.length is not None:
            first = order.drafts[0] if order.drafts else None
            if first is not None and first.type == "custody" and first.length is None and len(order.drafts) == 1:
                order.drafts.pop()
        if kind == "custody" and (
            "credit" in self.text[item.end : item.end + 1] or "credit" in self.text[draft.start - 3 : draft.start]
        ):
            draft.type = "time_served"
        if kind == "custody" and draft.relation is None:
            draft.relation = next(
                (w for w in self.text[item.start : item.end] if w in ("concurrent", "consecutive")), None
            )
        if kind == "life" and before is None:
            bound = self.items[k - 1] if k else None
            if bound is not None and bound.kind == "bound" and item.start - bound.end <= 2:
                draft.start = self._article(bound.start)
        self._possible(order, item.start if before is None else before.start)
        if order.trigger is None and {"maximum", "longest", "upper"} & set(self.text[item.end : item.end + 6]):
            order.possible = True  # "six months' imprisonment is still the maximum"
        if item.bound:
            order.possible = True
        if self.text[item.start] == "minimum" or (draft.minimum and kind == "custody"):
            self._set_minimum(order, draft)
            return
        order.drafts.append(draft)

    def _made_something_else(self, order: Order, stop: int) -> bool:
        """ "Made a mistake when she said that he couldn't pay £500 compensation": no order."""
        trigger = order.trigger
        if trigger is None or self.text[trigger.start : trigger.end] not in (["made", "a"], ["made", "an"]):
            return False
        return any(token.tag_ in ("VBD", "VBZ", "MD") for token in self.doc[trigger.end : stop])

    def _of_suffering(self, item: Item) -> bool:
        """ "Left with a life sentence", "a life sentence of pain": what a victim is said to have."""
        left = self.text[max(self.first, item.start - 3) : item.start][:2] == ["left", "with"]
        of = self._word(item.end) == "of" and self.doc[min(item.end + 1, len(self.doc) - 1)].pos_ == "NOUN"
        return left or (of and self._word(item.end + 1) not in ("imprisonment", "detention", "custody"))

    def _on_release(self, item: Item) -> bool:
        """ "Supervised for two years after release", "for a further two years, when they will be on licence"."""
        around = self.text[item.start - 4 : item.end + 4]
        return "release" in around or "licence" in self.text[item.end : item.end + 14]

    def _by_a_court(self, item: Item) -> bool:
        """Whether a court is spoken of in the sentence of a noun, or the noun is an order by itself."""
        if not _HELD_BY_POLICE.isdisjoint(self.text[item.start - 4 : item.start]):
            return False  # "detained under section 136 of the Mental Health Act"
        named = "order" in self.text[item.end - 1] or not self.in_court
        if self.text[item.start - 2 : item.start] == ["sent", "to"] and self.doc[item.start].text[:1].isupper():
            return True  # "is to be sent to Broadmoor"
        stop = next((i for i in range(item.end, len(self.text)) if self.doc[i].is_sent_start), len(self.text))
        return named or not _DEALT.isdisjoint(self.text[self.first : stop])

    def _spoken_of(self, item: Item) -> bool:
        """ "Custody was the likeliest outcome", "the officer received compensation": nothing ordered of a defendant."""
        if item.value == "custody":
            behind = self._word(item.end)
            modal = behind in ("was", "is", "would", "will", "were", "may", "might", "could", "should")
            return modal and not self._imposed_after(item)
        if item.value == "time_served" and self._word(item.start) == "already":
            return True  # "half of which he has already served"
        if item.value in ("costs", "compensation", "surcharge", "fine"):
            lead = self.text[max(self.first, item.start - 4) : item.start]
            if not {"including", "inclusive"}.isdisjoint(lead) or self._word(item.start - 1) in _SUMMED:
                return True
        order = self.order
        if item.value != "compensation" or order is None or order.trigger is None or order.drafts:
            return False
        return self._word(order.trigger.start) in _TAKES

    def _instead(self, item: Item) -> bool:
        """ "as an alternative to custody", "18 months, including two of a suspended sentence": nothing more."""
        lead = self.text[max(self.first, item.start - 4) : item.start]
        if item.value == "custody" and "or" in lead and not {"go", "face", "serve", "spend"}.isdisjoint(lead):
            for other in self.items:
                if item.end <= other.start <= item.end + 2 and other.kind == "length":
                    other.used = True  # "pay £500 or go to prison for 14 days"
            return True
        if self.text[max(self.first, item.start - 2) : item.start] in (["alternative", "to"], ["instead", "of"]):
            return True
        last = self.order.drafts[-1] if self.order and self.order.drafts else None
        if last is None or last.type != "custody" or item.value != "custody" or last.length is None:
            return False
        return not DETAILS.isdisjoint(self.text[last.end : item.start])

    def _altered(self, k: int, item: Item) -> bool:
        """ "cut the seven-year term to five": the term as it was."""
        before = self._quantity_before(k, item)
        if before is None or {"to", "with", "for"} & set(self.text[before.start - 2 : before.start]):
            return False
        trigger = self.order.trigger if self.order is not None else None
        swapped = trigger is not None and self._word(trigger.start) in ("replaced", "replacing", "substituted")
        if not {"to", "by", "with"} & set(self.text[item.end : item.end + 4]):
            return False
        if "with" in self.text[item.end : item.end + 4] and not swapped:
            return False
        before.used = True
        return True

    def _breaks(self, order: Order, draft: Draft) -> bool:
        """A negated or possible deed takes no other one's disposals."""
        return order.kind in ("spare", "free") or (order.kind == "ban" and not order.drafts)

    def _bound_before(self, draft: Draft, k: int) -> None:
        """ "up to six months in prison": the bound belongs to the disposal."""
        before = self.items[k - 1] if k else None
        if before is not None and before.kind == "bound" and draft.start - before.end <= 3:
            draft.start = self._article(before.start)
            draft.minimum = before.value == "minimum"

    def _plain(self, item: Item) -> bool:
        """Whether a noun without length or sum stands close after a verb of sentencing, or beside another disposal."""
        if item.value == "custody" and self._word(item.start - 1) == "from":
            return False  # "released from prison after being granted parole"
        if self._imposed_after(item):
            return True
        if self._word(self._article(item.start) - 1) in _LEFT_PRISON:
            return False  # "fined after prison release", "since his probation began"
        order = self.order
        kept = item.value in _KEEPING or (item.value == "other" and self._word(item.end - 1) == "order")
        if order is None and kept and self._word(item.end) in _KEEPS_AWAY:
            return self.in_court and self._word(item.start - 1) in ("a", "an", "the")
        if order is None:
            return self._listed(item)
        if order.name is not None and order.like is None and not order.drafts:
            return True  # "Jail for thug who bit officer"
        if order.kind == "served" and item.value == "custody" and order.trigger is not None and not order.drafts:
            had = not {"had", "has", "previously"}.isdisjoint(self.text[order.trigger.start - 3 : order.trigger.start])
            return had and item.start - order.trigger.end <= 3  # "had previously served a prison sentence"
        if order.possible and order.kind == "serve" and order.trigger is not None and item.value in ("life", "custody"):
            return item.start - order.trigger.end <= (8 if item.value == "life" else 3)
        if order.like is not None:
            return item.start - order.end_or_name <= 8
        if order.trigger is None and order.drafts and not order.possible and item.value not in ("custody", "life"):
            beside = self.text[order.drafts[-1].end : item.start]
            return len(beside) <= 5 and not {"with", "plus", "and"}.isdisjoint(beside)
        swapped = order.trigger is not None and self._word(order.trigger.start) in (
            "replaced",
            "substituted",
            "replacing",
        )
        if order.trigger is not None and (order.kind in _PLAIN_VERBS or swapped):
            between = self.doc[order.trigger.end : item.start]
            if order.kind == "detain" and self._word(item.end - 1) == "custody":
                return False  # "eight were detained, with three still in custody"
            period = self.text[item.start - 2 : item.start] in (["period", "of"], ["term", "of"], ["spell", "of"])
            if order.kind == "order" and item.value == "custody" and not order.drafts and not period:
                return False  # "no costs were ordered because he is in jail"
            if order.kind in ("give", "sentence") and not order.drafts and any(t.tag_ == "VB" for t in between):
                return False
            reach = order.drafts[-1].end if order.drafts else order.trigger.end
            if order.kind == "give" and self._word(self._article(item.start) - 1) == "with" and not order.drafts:
                return item.start - order.trigger.end <= 16  # "issued the boy, who is 17, with an order"
            limit = 8 if order.drafts or order.kind in ("order", "detain", "jail") else 6
            if order.kind == "sentence" and not order.drafts and self._word(self._article(item.start) - 1) == "to":
                limit = 14  # "sentenced Karl Toms, from Hyde, to life imprisonment"
            if order.kind == "give" and not order.drafts and self.doc[item.start - 1].tag_ == "DT":
                limit = 10  # "gave the 34-year-old woman a caution"
            return item.start - reach <= limit
        return False

    def _inside(self, item: Item) -> bool:
        """Whether prison is spoken of beside a noun for life."""
        return not _INSIDE.isdisjoint(self.text[max(self.first, item.start - 6) : item.end + 6])

    def _imposed_after(self, item: Item) -> bool:
        """ "a restraining order was also imposed": the verb stands behind."""
        after = self.text[item.end : item.end + 4]
        if after[:2] in (["has", "been"], ["have", "been"]) and not IMPOSED.isdisjoint(after[2:]):
            return True
        if bool(after) and after[0] in ("was", "were", "being") and not IMPOSED.isdisjoint(after[1:]):
            return True
        if item.value == "custody" and not item.weak and self.text[item.end - 1] not in CUSTODY_HEADS:
            return False  # "the prison, which is full, was put in special measures"
        noun = self.doc[item.end - 1]  # "a banning order, which lasts for three years, was imposed"
        return noun.dep_ == "nsubjpass" and noun.head.i > noun.i and noun.head.lower_ in IMPOSED

    def _listed(self, item: Item) -> bool:
        """ "Community order, 100 hours of unpaid work, £85 costs": a list without a verb opens a sentence."""
        if not self.in_court or item.value in ("custody", "life", "caution") or self.items[0].start != item.start:
            return False
        opens = all(not self.doc[i].is_alpha for i in range(self.first, item.start))
        whole = {"absolute_discharge", "conditional_discharge", "community_order", "restraining_order"}
        stop = next((i for i in range(item.end, len(self.text)) if self.doc[i].is_sent_start), len(self.text))
        if opens and self.first and item.value in whole and not any(t.is_alpha for t in self.doc[item.end : stop]):
            return True  # "Karl Toms, 33, of Hyde, criminal damage. Absolute discharge."
        listed = any(other.kind in ("money", "hours", "length") for other in self.items[1:4])
        return opens and listed and not any(other.kind == "trigger" for other in self.items)

    def _wanted(self, item: Item) -> bool:
        """ "prosecutors seek the death penalty"."""
        return not HYPOTHETICAL_VERBS.isdisjoint(self.text[max(self.first, item.start - 6) : item.start])

    def _maximum_before(self, k: int, item: Item) -> bool:
        """ "the maximum is life imprisonment"."""
        if {"allow", "allows"} & set(self.text[max(self.first, item.start - 4) : item.start]):
            return True
        before = self.items[k - 1] if k else None
        return (
            before is not None and before.kind == "bound" and before.value == "maximum" and item.start - before.end <= 6
        )

    def _quantity_after(self, k: int, item: Item) -> Item | None:
        """The length, sum or hours that a noun is said to have: "a fine of £150"."""
        after = next(
            (other for other in self.items[k + 1 : k + 3] if other.kind not in ("bound", "total", "relation")), None
        )
        if after is None or after.kind not in ("length", "money", "hours") or after.start - item.end > 6:
            return None
        if after.kind == "hours" and item.value != "unpaid_work":
            return None  # "a combination order of 100 hours' community service"
        between = self.text[item.end : after.start]
        money = after.kind == "money"
        if after.high is not None and "ranging" in between:
            return after  # "sentences, ranging from 18 months to two years"
        if self._word(after.start - 1) == "from":
            return None
        if item.value == "custody" and item.weak and after.kind == "length" and {"is", "be", "was"} & set(between):
            would = "would" in between and "one" not in between
            return after if _IS_ONE_OF.issuperset(between) and not would else None  # "the sentence is one of 30 months"
        if item.value == "time_served" and between in ([","], ["("]):
            return after
        if money and between[:1] in ([], ["of"], ["("], [":"], ["totalling"], ["amounting"], ["was"]):
            return after
        if money and between[:1] == ["to"] and between[-1:] == ["of"]:
            return after  # "a surcharge to the court of £95"
        if (
            not money
            and any(word in ("of", "for", "lasting", "totalling", "to", ":", "(") for word in between[:2])
            and "," not in between
        ):
            if item.value == "custody" and item.weak and between[0] not in ("of", "totalling", "to", ":"):
                return None
            return after
        return None
