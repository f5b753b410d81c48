"""From the items of a sentence to what was ordered: one order for each verb, with its disposals.

A length or sum belongs to the noun beside it ("a 12-month community order", "£85 costs",
"a fine of £150"), else to the verb or noun before it ("jailed for two years", "banned from
driving for 18 months", "suspended for a year").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from newsmine.lexicon import words
from newsmine.record import DisposalType
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.lengths import Length

_HERE = "newsmine.rooms.court_sentences"
_LINK = frozenset({"for", "of", "lasting", "to", "over", "by", "totalling", "totaling", ":", "(", "is", "was"})
_INSIDE = frozenset(
    {
        "of",
        "in",
        "at",
        "on",
        "to",
        "towards",
        "toward",
        "by",
        "way",
        "the",
        "a",
        "an",
        "-",
        "'",
        "'s",
        "his",
        "her",
        "their",
        "and",
        "(",
        "worth",
        "as",
    }
)
_NOT_BOUND = frozenset({"after", "since", "within", "during", "every", "per", "aged", "almost", "until", "before"})
_NOT_FREE = _NOT_BOUND | {
    "in",
    "past",
    "last",
    "next",
    "previous",
    "first",
    "under",
    "each",
    "the",
    "this",
    "these",
    "about",
    "around",
}
_ENDS = frozenset(
    {
        "for",
        "in",
        "at",
        "after",
        "on",
        "by",
        "with",
        "and",
        ",",
        ".",
        ";",
        "-",
        "–",
        "—",
        "suspended",
        "concurrent",
        "concurrently",
        "consecutive",
        "consecutively",
        "when",
        "while",
        "last",
        "this",
        "today",
        "yesterday",
        "from",
        "under",
        "but",
        "plus",
        "over",
        "(",
        ")",
        "each",
        "inside",
        "to",
        "as",
        "!",
        "?",
        '"',
        "”",
        "'",
        "’",
        "following",
        "because",
        "or",
        "\n\n",
        "\n",
        "both",
        "without",
        "before",
        "behind",
        "all",
        "earlier",
        "of",
    }
)
_REMAND = words(_HERE, "remand", "words")
_BOUNDS_MAX = "maximum"
_HYPOTHETICAL_VERBS = words(_HERE, "hypothetical", "verbs")
_OLD_ORDER = ("breach", "flout", "violat")
#: Types that stand without length or sum only right after a verb that a court's doing begins with.
_PLAIN_VERBS = ("give", "sentence", "order", "jail", "detain", "activate", "fine")


@dataclass(slots=True)
class Draft:
    """One disposal in the making; `start` and `end` in tokens."""

    type: DisposalType
    start: int
    end: int
    length: Length | None = None
    amount: float | None = None
    currency: str | None = None
    suspended: Length | None = None
    hours: float | None = None
    relation: str | None = None
    each_of: int | None = None
    open_range: bool = False
    minimum: bool = False


@dataclass(slots=True)
class Order:
    """What one verb (or none) of a sentence says that a court did.

    `trigger` is its item, None where only nouns stand; `name` the token of a name that stands for the subject
    where the verb is left out ("Jones for 18 months").
    """

    sentence: int
    trigger: Item | None
    drafts: list[Draft] = field(default_factory=list)
    name: int | None = None
    possible: bool = False
    total: Length | None = None
    minimum: Draft | None = None
    suspends: Draft | None = None
    relation: str | None = None

    @property
    def kind(self) -> str:
        """The kind of its verb, or "" where there is none."""
        return self.trigger.value if self.trigger else ""

    @property
    def start(self) -> int:
        """First token: the verb, or the first disposal."""
        starts = [draft.start for draft in self.parts]
        if self.trigger is not None and self.kind != "serve":
            return self.trigger.start
        if self.trigger is not None and not self.possible:
            return self.trigger.start
        return min(starts)

    @property
    def end(self) -> int:
        """Token after the last disposal."""
        return max(draft.end for draft in self.parts)

    @property
    def parts(self) -> list[Draft]:
        """Everything that it says about a sentence, disposals or not."""
        return [*self.drafts, *(extra for extra in (self.minimum, self.suspends) if extra is not None)]


class Reader:
    """Reads the items of one sentence, left to right, into orders."""

    def __init__(self, doc: Doc, text: list[str], items: list[Item], sentence: int) -> None:
        self.doc = doc
        self.text = text
        self.items = items
        self.sentence = sentence
        self.orders: list[Order] = []
        self.order: Order | None = None

    def read(self) -> list[Order]:
        """The orders that say something; a verb without a disposal is dropped."""
        for k, item in enumerate(self.items):
            handler = getattr(self, f"_{item.kind}", None)
            if handler is not None and not item.used:
                handler(k, item)
        return [order for order in self.orders if order.parts]

    # -- verbs ---------------------------------------------------------------------------

    def _trigger(self, k: int, item: Item) -> None:
        kind = item.value
        if self._is_modifier(k, item):
            return
        if kind in ("jail", "detain") and self._remanded(item):
            return
        previous = self.order
        order = Order(self.sentence, item)
        if kind == "serve" and item.end - item.start == 1 and self._word(item.start) in _HYPOTHETICAL_VERBS:
            order.possible = True
        self.orders.append(order)
        self.order = order
        after = self.text[item.end : item.end + 2]
        if kind in ("jail", "sentence", "give", "serve", "alter") and self._life(order, item):
            return
        if kind == "jail":
            order.drafts.append(Draft("custody", item.start, item.end))
        elif kind == "sentence" and after == ["to", "death"]:
            order.drafts.append(Draft("other", item.end, item.end + 2))
        elif kind == "fine":
            order.drafts.append(Draft("fine", item.start, item.end))
        elif kind == "ban":
            self._ban(order, item)
        elif kind == "caution" and self._cautioned(item):
            order.drafts.append(Draft("caution", item.start, item.end))
        elif kind == "bind":
            order.drafts.append(Draft("other", item.start, item.end))
        elif kind == "conditional":
            order.drafts.append(Draft("conditional_discharge", item.start, item.end))
        elif kind == "absolute":
            order.drafts.append(Draft("absolute_discharge", item.start, item.end))
        elif kind == "tag":
            order.drafts.append(Draft("curfew", item.start, item.end))
        elif kind == "free":
            order.drafts.append(Draft("custody", item.start, item.end))
        elif kind == "spare":
            self._spare(order, k, item)
        elif kind == "alter" and self._word(item.start) in ("added", "adding"):
            before = self.items[k - 1] if k else None
            if before is not None and before.kind == "length" and item.start - before.end <= 3:
                before.used = True
                order.drafts.append(Draft("custody", before.start, before.end, before.value, relation="consecutive"))
        if not order.drafts and previous is not None and kind in ("give", "order", "serve") and not previous.possible:
            pass

    def _is_modifier(self, k: int, item: Item) -> bool:
        """ "an order banning him from ...", "a caution order": no new deed of the court."""
        last = self.order.drafts[-1] if self.order and self.order.drafts else None
        if (
            (
                item.value == "ban"
                and last is not None
                and last.type
                in ("restraining_order", "criminal_behaviour_order", "other", "community_order", "suspended_custody")
            )
            and item.start - last.end <= 5
            and self._word(item.start)
            in (
                "banning",
                "barring",
                "prohibiting",
                "bars",
                "bans",
                "excluding",
                "forbidden",
                "barred",
                "banned",
            )
        ):
            last.end = max(last.end, item.start)
            return True
        if item.value in ("fine",) and self._word(item.start) == "fines":
            return self.doc[item.start].tag_ != "VBZ"
        if item.value == "jail" and self._word(item.start) == "jails" and self.doc[item.start].tag_ == "NNS":
            return True
        if item.value == "sentence" and self._word(item.start) in ("sentences", "sentencing"):
            return self.doc[item.start].pos_ != "VERB"
        if item.value == "order" and self._word(item.start) == "orders":
            return self.doc[item.start].pos_ != "VERB"
        return False

    def _life(self, order: Order, item: Item) -> bool:
        """ "jailed for life", "given life", "sentenced to life"; the noun may follow ("life in prison")."""
        i = item.end
        for _ in range(4):
            word = self._word(i)
            if word == "life":
                break
            if (
                word not in ("to", "for", "him", "her", "them", "a", "two", "three", "-", "both")
                and self.doc[min(i, len(self.doc) - 1)].pos_ != "PROPN"
            ):
                return False
            i += 1
        if self._word(i) != "life":
            return False
        noun = next((other for other in self.items if other.start <= i < other.end), None)
        if noun is not None and noun.kind == "noun" and noun.value != "life":
            return False
        end = noun.end if noun is not None else i + 1
        if noun is not None:
            noun.used = True
        order.drafts.append(Draft("life", i, end))
        return True

    def _remanded(self, item: Item) -> bool:
        return any(word in _REMAND for word in self.text[max(0, item.start - 4) : item.start])

    def _cautioned(self, item: Item) -> bool:
        """Formally, by the police: not "cautioned that", "cautioned against"."""
        after = self._word(item.end)
        return after not in ("that", "against", "about", "residents", "drivers", "people", "motorists") and (
            self.doc[item.start].tag_ == "VBN" or item.end - item.start > 1
        )

    def _ban(self, order: Order, item: Item) -> None:
        after = self.text[item.end : item.end + 9]
        if "from" not in after[:3] and self._word(item.start) not in ("disqualified", "disqualifying"):
            return
        object_ = after[after.index("from") + 1 :] if "from" in after else after
        head = object_[:4]
        if "driving" in head or "road" in head or "roads" in head or "wheel" in object_ or "drive" in head:
            kind: DisposalType = "driving_ban"
        elif any(
            word in ("contacting", "contact", "approaching", "near", "seeing", "communicating") for word in object_
        ):
            kind = "restraining_order"
        elif "from" not in after:
            kind = "driving_ban"
        else:
            kind = "other"
        order.drafts.append(Draft(kind, item.start, item.end))

    def _spare(self, order: Order, k: int, item: Item) -> None:
        """The noun or verb for prison that somebody was spared."""
        for other in self.items[k + 1 : k + 4]:
            if other.start - item.end > 6:
                break
            if (other.kind == "noun" and other.value == "custody") or (
                other.kind == "trigger" and other.value == "jail"
            ):
                if other.suspended:
                    break
                other.used = True
                order.drafts.append(Draft("custody", other.start, other.end))
                return
            if other.kind == "length":
                other.used = True

    # -- nouns ---------------------------------------------------------------------------

    def _noun(self, k: int, item: Item) -> None:
        if self._old_order(item):
            return
        kind: DisposalType = item.value
        if kind == "custody" and item.suspended:
            kind = "suspended_custody"
        before = self._quantity_before(k, item)
        order = self.order
        last = order.drafts[-1] if order and order.drafts else None
        if (
            kind == "custody"
            and before is None
            and last is not None
            and last.type in ("custody", "life")
            and item.start - last.end <= 6
            and not item.weak
        ) and (last.length is not None or (order and order.kind == "jail")):
            last.end = item.end
            return
        supervised = kind == "probation" and before is not None and self.text[item.start] == "supervision"
        if supervised and before and last is not None and last.type == "community_order" and last.length is None:
            last.length, last.end = before.value, item.end
            before.used = True
            return
        draft = Draft(kind, item.start, item.end)
        if before is not None:
            before.used = True
            draft.start = before.start
            self._fill(draft, before)
            self._bound_before(draft, k - 1)
            if kind == "unpaid_work" and draft.hours is None and draft.length is None:
                return
        else:
            after = self._quantity_after(k, item)
            if after is not None:
                after.used = True
                draft.end = after.end
                self._fill(draft, after)
            elif (kind == "custody" and (item.weak or not self._plain(item))) or not self._plain(item):
                return
        if order is None or self._breaks(order, draft):
            order = self._fresh()
        if kind in ("custody", "suspended_custody") and order.kind == "jail" and draft.length is not None:
            first = order.drafts[0] if order.drafts else None
            if first is not None and first.type == "custody" and first.length is None and len(order.drafts) == 1:
                order.drafts.pop()
        if item.bound or self.text[item.start] == "minimum":
            self._set_minimum(order, draft)
            return
        self._possible(order, item.start if before is None else before.start)
        order.drafts.append(draft)

    def _old_order(self, item: Item) -> bool:
        """ "in breach of a suspended sentence": an order made before."""
        window = self.text[max(0, item.start - 5) : item.start]
        if item.value in ("custody", "probation", "time_served", "curfew", "caution") and any(
            w in ("remanded", "remand", "bailed") for w in window
        ):
            return True
        return any(word.startswith(_OLD_ORDER) for word in window)

    def _plain(self, item: Item) -> bool:
        """Whether a noun without length or sum stands close after a verb of sentencing, or beside another disposal."""
        order = self.order
        if order is None:
            return False
        if order.trigger is not None and order.kind in _PLAIN_VERBS:
            reach = order.drafts[-1].end if order.drafts else order.trigger.end
            limit = 8 if order.drafts or order.kind in ("order", "detain", "jail") else 6
            return item.start - reach <= limit
        return False

    def _breaks(self, order: Order, draft: Draft) -> bool:
        """A negated or possible deed takes no other one's disposals."""
        return order.kind in ("spare", "free") or (order.kind == "ban" and not order.drafts)

    def _fresh(self) -> Order:
        self.order = Order(self.sentence, None)
        self.orders.append(self.order)
        return self.order

    def _quantity_before(self, k: int, item: Item) -> Item | None:
        """The length, sum or hours right before a noun: "£85", "12 - month", "150 hours'"."""
        before = self.items[k - 1] if k else None
        skip = 1
        while before is not None and before.kind == "relation" and k > skip:
            skip += 1
            before = self.items[k - skip]
        if before is None or before.kind not in ("length", "money", "hours") or before.used:
            return None
        if not 0 <= item.start - before.end <= 5 or (before.start and self._word(before.start - 1) in _NOT_BOUND):
            return None
        for token in self.doc[before.end : item.start]:
            if token.lower_ not in _INSIDE and token.tag_ not in (
                "JJ",
                "NN",
                "NNP",
                "NNS",
                "VBN",
                "VBG",
                "HYPH",
                "POS",
                "DT",
                "PRP$",
                "RB",
            ):
                return None
            if token.lower_ in ("for", ","):
                return None
        return before

    def _quantity_after(self, k: int, item: Item) -> Item | None:
        """The length, sum or hours that a noun is said to have: "a fine of £150"."""
        after = next(
            (other for other in self.items[k + 1 : k + 3] if other.kind not in ("bound", "total", "relation")), None
        )
        if after is None or after.kind not in ("length", "money", "hours") or after.start - item.end > 6:
            return None
        between = self.text[item.end : after.start]
        money = after.kind == "money"
        if money and between[:1] in (["of"], ["("], [":"], ["totalling"], ["amounting"], ["was"]):
            return after
        if (
            not money
            and any(word in ("of", "for", "lasting", "totalling", "to", ":", "(") for word in between[:2])
            and "," not in between
        ):
            if item.value == "custody" and item.weak and between[0] not in ("of", "totalling", "to", ":"):
                return None
            return after
        return None

    # -- lengths, sums, hours --------------------------------------------------------------

    def _length(self, k: int, item: Item) -> None:
        if self._noun_follows(k, item):
            return
        order = self.order
        before = self.items[k - 1] if k else None
        left = self._word(item.start - 1) if item.start else ""
        if before is not None and before.kind == "suspended" and item.start - before.end <= 5:
            self._suspend(item, before)
            return
        if before is not None and before.kind == "bound" and item.start - before.end <= 5:
            self._bounded(before, item)
            return
        if (
            (
                (before is not None and before.kind == "total" and item.start - before.end <= 3)
                or self.text[item.end : item.end + 2] == ["in", "total"]
            )
            and order is not None
            and any(d.type == "custody" and d.length for d in order.drafts)
        ):
            order.total = item.value
            order.drafts[-1].end = max(order.drafts[-1].end, item.end)
            return
        if left in _NOT_FREE and not (left in ("the", "next") and order is not None and order.kind == "serve"):
            return
        if left == "from":
            return
        if order is None:
            return
        last = order.drafts[-1] if order.drafts else None
        if (
            last is not None
            and last.length is None
            and last.amount is None
            and last.hours is None
            and left in _LINK | {"a", "an", "just"}
        ) and (
            last.type != "fine"
            and item.start - last.end <= 18
            and not (last.type == "custody" and order.kind in ("spare", "free"))
        ):
            if (
                last.type == "custody"
                and order.kind == "jail"
                and item.start - last.end > 6
                and left not in ("for", "to")
            ):
                return
            self._fill(last, item)
            last.end = item.end
            return
        if self._gapped(order, item):
            return
        if self._counts_on(order, item, k):
            return
        self._after_verb(order, item, left)

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
        if custody is not None:
            custody.type, custody.suspended, custody.end = "suspended_custody", item.value, max(custody.end, item.end)
            return
        if order is None:
            order = self._fresh()
        order.suspends = Draft("suspended_custody", before.start, item.end, suspended=item.value)

    def _suspended(self, k: int, item: Item) -> None:
        """ "a sentence which was suspended": the length of it may follow."""
        order = self.order
        custody = None
        if order is not None:
            custody = next((d for d in reversed(order.drafts) if d.type in ("custody", "suspended_custody")), None)
        if custody is not None and self._word(item.end) not in ("from",):
            custody.type = "suspended_custody"
            custody.end = max(custody.end, item.end)

    def _bounded(self, bound: Item, item: Item) -> None:
        start = bound.start
        while start and self.text[start - 1] in ("a", "an", "the"):
            start -= 1
        order = self.order
        if bound.value == "minimum":
            if order is None:
                return
            draft = Draft("custody", bound.start, item.end, item.value, minimum=True)
            if order.kind in ("jail", "sentence", "give", "serve", "order") or any(
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
        last = order.drafts[-1] if order.drafts else None
        if last is not None and last.length is None and last.amount is None and last.type == "custody":
            last.length, last.end = item.value, item.end
        elif order.trigger is not None or bound.end - bound.start > 1 or self._word(bound.start) == "maximum":
            order.drafts.append(Draft("custody", start, item.end, item.value))
        order.possible = (
            order.possible or order.trigger is None or (bound.value == "maximum" and order.kind in ("serve", ""))
        )

    def _set_minimum(self, order: Order, draft: Draft) -> None:
        life = next((d for d in order.drafts if d.type == "life"), None)
        if life is not None:
            life.length, life.end = draft.length, draft.end
            return
        last = order.drafts[-1] if order.drafts else None
        if order.kind == "jail" and last is not None and last.type == "custody" and last.length is None:
            order.drafts.pop()
        elif last is not None and last.type == "custody":
            return  # "must serve at least half": told of a term already given
        order.minimum = draft
        draft.minimum = True

    def _gapped(self, order: Order, item: Item) -> bool:
        """ "Smith was jailed for two years and Jones for 18 months"."""
        if not any(d.type in ("custody", "suspended_custody", "life") for d in order.drafts):
            return False
        i = item.start - 1
        if self._word(i) in ("a", "an"):
            i -= 1
        if self._word(i) in ("for", "to", "received", "got"):
            i -= 1
        elif self._word(i) not in (",", ":", "-", "–"):
            return False
        while i > 0 and (self._word(i) == "," or self.doc[i].like_num):
            i -= 1
        if i <= order.drafts[-1].end or self.doc[i].pos_ != "PROPN" or self.doc[i].ent_type_ in ("DATE", "GPE", "ORG"):
            return False
        new = Order(self.sentence, None, name=i)
        new.drafts.append(
            Draft(
                order.drafts[-1].type if order.drafts[-1].type != "life" else "custody",
                item.start,
                item.end,
                item.value,
            )
        )
        if new.drafts[0].type == "suspended_custody":
            new.drafts[0].type = "custody"
        self.orders.append(new)
        self.order = new
        return True

    def _counts_on(self, order: Order, item: Item, k: int) -> bool:
        """ "three years for the robbery and six months, consecutive, for the assault"."""
        custody = [d for d in order.drafts if d.type in ("custody", "suspended_custody")]
        if not custody or custody[-1].length is None:
            return False
        left = self._word(item.start - 1)
        right = self._word(item.end)
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        related = after is not None and after.kind == "relation" and after.start - item.end <= 7
        before = self.items[k - 1] if k else None
        related = related or (before is not None and before.kind == "relation" and item.start - before.end <= 3)
        joined = left in ("and", ",", "with", "plus", "to", "by", "a", "then")
        if related or (joined and right in ("for", "on")):
            order.drafts.append(Draft("custody", item.start, item.end, item.value))
            return True
        licence = (
            "licence" in self.text[item.end : item.end + 4]
            or "licence" in self.text[max(0, item.start - 5) : item.start]
        )
        if licence:
            order.drafts.append(Draft("other", item.start, item.end, item.value))
            return True
        return False

    def _after_verb(self, order: Order, item: Item, left: str) -> None:
        trigger = order.trigger
        if trigger is None or order.kind not in ("sentence", "give", "serve", "detain", "alter", "jail", "activate"):
            return
        gap = item.start - (order.drafts[-1].end if order.drafts else trigger.end)
        right = self._word(item.end)
        if right not in _ENDS or (right == "to" and self._word(item.end + 1) not in ("run", "be", "life")):
            return
        if right == "of" or order.kind == "jail":
            return
        if order.kind == "give" and (gap > 4 or (left in ("for", "to", "of") and gap > 3)):
            return
        if order.kind == "sentence" and not ((left in ("to", ":", "total", "of") and gap <= 10) or gap <= 1):
            return
        if order.kind == "serve" and (gap > 3 or (order.possible and gap > 3)):
            return
        if order.kind == "detain" and (left != "for" or gap > 3 or item.value.exact_days < 28):
            return
        if order.kind == "alter" and not (left == "to" or self._word(item.start - 2) == "to"):
            return
        if order.kind == "activate":
            return
        if order.drafts and order.drafts[-1].type not in ("custody",) and order.kind != "alter":
            return
        if right == "to" and self._word(item.end + 1) == "life":
            order.drafts.append(Draft("life", item.start, item.end + 2, item.value))
            return
        self._possible(order, item.start)
        draft = Draft("custody", item.start, item.end)
        self._fill(draft, item)
        order.drafts.append(draft)

    def _money(self, k: int, item: Item) -> None:
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        if after is not None and after.kind == "noun" and self._quantity_before(k + 1, after) is item:
            return
        order = self.order
        if order is None:
            return
        last = order.drafts[-1] if order.drafts else None
        if (
            order.kind == "fine"
            and last is not None
            and last.type == "fine"
            and last.amount is None
            and item.start - last.end <= 7
        ):
            self._fill(last, item)
            last.end = item.end
            return
        if order.kind == "bind" and last is not None and last.amount is None and item.start - last.end <= 18:
            self._fill(last, item)
            last.end = item.end
            return
        window = self.text[max(0, item.start - 9) : item.start]
        if order.kind in ("order", "give", "jail", "fine", "sentence") and "pay" in window:
            draft = Draft("compensation" if self._has_recipient(item) else "other", item.start, item.end)
            self._fill(draft, item)
            order.drafts.append(draft)

    def _has_recipient(self, item: Item) -> bool:
        """ "pay PC Beech £75", "pay £75 to each officer"."""
        start = item.start - 1
        while start > 0 and self.text[start] != "pay":
            start -= 1
        if any(token.pos_ in ("PROPN", "NOUN", "PRON") for token in self.doc[start + 1 : item.start]):
            return True
        return self._word(item.end) == "to" and self._word(item.end + 1) not in ("cover", "be")

    def _hours(self, k: int, item: Item) -> None:
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        if after is not None and after.kind == "noun" and self._quantity_before(k + 1, after) is item:
            return
        order = self.order
        if order is None or self._word(item.end) in ("a", "per", "later", "each", "after", "before", "earlier"):
            return
        near = self.text[item.start - 3 : item.start] + self.text[item.end : item.end + 6]
        community = any(draft.type in ("community_order", "suspended_custody") for draft in order.drafts)
        if (
            order.kind in ("order", "give", "sentence")
            and (community or any(w in ("community", "unpaid", "payback", "work") for w in near))
            and not any(draft.type == "unpaid_work" for draft in order.drafts)
        ):
            order.drafts.append(Draft("unpaid_work", item.start, item.end, hours=item.value))

    # -- concurrent, consecutive -------------------------------------------------------------

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
            return
        custody = [d for d in order.drafts if d.type in ("custody", "suspended_custody", "life")]
        if custody:
            custody[-1].relation = custody[-1].relation or item.value
            custody[-1].end = max(custody[-1].end, item.end)
        else:
            order.relation = item.value

    # -- help ------------------------------------------------------------------------------

    def _fill(self, draft: Draft, item: Item) -> None:
        if item.kind == "length":
            draft.length = item.value
            draft.open_range = item.high is not None
            words_ = self.text[item.end : item.end + 2] + self.text[item.start - 2 : item.start]
            for word in words_:
                if word.startswith(("concurrent", "consecutive")) and draft.type == "custody":
                    draft.relation = "concurrent" if word.startswith("concurrent") else "consecutive"
        elif item.kind == "money":
            draft.amount, draft.currency = item.value
            draft.each_of = self._each(item)
        else:
            draft.hours = item.value

    def _each(self, item: Item) -> int | None:
        """How many receive it: "pay each of the four officers £75", "£50 to both"."""
        window = range(max(0, item.start - 8), min(len(self.text), item.end + 10))
        for i in window:
            if self.text[i] == "both":
                return 2
            if self.text[i] == "each" and self._word(i + 1) == "of":
                for other in self.text[i + 2 : i + 6]:
                    number = _SMALL.get(other)
                    if number is not None:
                        return number
        return None

    def _bound_before(self, draft: Draft, k: int) -> None:
        """ "up to six months in prison": the bound belongs to the disposal."""
        before = self.items[k - 1] if k else None
        if before is not None and before.kind == "bound" and draft.start - before.end <= 3:
            draft.start = before.start
            draft.minimum = before.value == "minimum"

    def _possible(self, order: Order, start: int) -> None:
        """Mark what has no verb of its own, or one of possibility, as possible."""
        bounded = self._word(start - 1) in ("maximum",) or self.text[max(0, start - 2) : start] == ["up", "to"]
        if order.trigger is None:
            first = self.items[0].start if self.items else start
            lead = self.text[max(0, first - 30) : start]
            if bounded or any(word in _HYPOTHETICAL_VERBS for word in lead):
                order.possible = True
        elif bounded and order.kind in ("serve", "give"):
            order.possible = True

    def _word(self, i: int) -> str:
        return self.text[i] if 0 <= i < len(self.text) else ""


_SMALL = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "both": 2,
    **{str(n): n for n in range(2, 40)},
}
