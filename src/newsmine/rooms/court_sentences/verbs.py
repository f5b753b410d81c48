"""Verbs that a court's doing begins with: each opens an order, some are a disposal by themselves."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.groups import is_people
from newsmine.lexicon import load, words
from newsmine.record import DisposalType
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.possible import HYPOTHETICAL_VERBS
from newsmine.rooms.court_sentences.reading import IMPOSED, REMAND, Reading

_HERE = "newsmine.rooms.court_sentences"
_NUMBERS = frozenset(load("newsmine.language", "numbers.toml")["words"])
PUNISHMENT = words(_HERE, "policy", "punishment")
_SCHOOL = words(_HERE, "not_court", "places")
_NOT_FOR_LIFE = frozenset(
    {"-", "changing", "threatening", "saving", "altering", "limiting", "support", "saver", "insurance"}
)
_FORCES = frozenset(
    {"marines", "army", "navy", "military", "forces", "raf", "iraq", "afghanistan", "regiment", "corps"}
)
_OUT_OF = frozenset({"lawful", "from", "legal", "police"})
_CLAUSE = frozenset({"he", "she", "they", "would", "will", "if", "when", "because", "was", "were"})
_SPARED_A = frozenset({"a", "an", "any", "being", "getting", "immediate", "lengthy", "further", "another", "from"})
_HANDED = frozenset({"handed", "given", "imposed", "passed"})
_ONTO = frozenset({"to", "on", "upon", "against"})
_ITS = frozenset({"his", "her", "their", "the", "an", "a", "its"})


class Verbs(Reading):
    """Reads the verbs."""

    def _trigger(self, k: int, item: Item) -> None:
        kind = item.value
        if (
            self._is_modifier(k, item)
            or self._is_idiom(k, item)
            or (kind in ("serve", "served") and self._word(item.start - 1) == "be")
        ):
            return
        if kind in ("jail", "detain") and self._remanded(item):
            return
        if kind == "served" and "until" in self.text[max(self.first, item.start - 4) : item.start]:
            kind = item.value = "serve"  # "will not be freed until he has served 18 years"
        previous = self.order
        if self._goes_on(previous, item):
            return
        order = Order(self.sentence, item)
        possible = kind == "serve" and item.end - item.start == 1 and self._word(item.start) in HYPOTHETICAL_VERBS
        empowered = self._word(item.start - 1) == "to" and self._word(item.start - 2) in ("power", "powers")
        if possible or empowered:
            order.possible = True  # "gives courts the power to impose sentences of two years"
        elif kind == "serve" and previous is not None and previous.trigger is not None and not previous.parts:
            gap = item.start - previous.trigger.end
            beside = gap <= 1 or (
                gap <= 6 and self._word(item.start - 1) == "to" and previous.trigger.start + 1 < item.start
            )
            beside = beside and previous.kind in ("sentence", "order")
            item.start = previous.trigger.start if beside else item.start
        if kind == "alter" and self._word(item.start) not in (
            "added",
            "adding",
        ):  # "his two-year term was doubled to four": the old one is told only to be changed
            self.orders = [other for other in self.orders if other.trigger is not None or other.name is not None]
        self.orders.append(order)
        self.order = order
        after = self.text[item.end : item.end + 2]
        if kind in ("jail", "sentence", "give", "serve", "alter", "detain") and self._life(order, item):
            return
        if kind == "jail":
            order.drafts.append(Draft("custody", item.start, item.end))
        elif kind == "give" and self._on_somebody(k, item):
            term = self.items[k - 1]
            order.drafts.append(Draft("custody", term.start, term.end, term.value))
            order.lead = self._article(term.start)  # "the six years imposed on Lee Orr"
        elif kind == "sentence" and after == ["to", "death"]:
            order.drafts.append(Draft("other", item.end, item.end + 2))
        elif kind == "fine":
            order.drafts.append(Draft("fine", item.start, item.end))
        elif kind == "ban":
            self._ban(order, item)
        elif kind == "caution" and self._cautioned(item):
            order.drafts.append(Draft("caution", item.start, self._reason(item.end)))
        elif kind == "bind":
            order.drafts.append(Draft("other", item.start, item.end))
        elif kind == "conditional":
            order.drafts.append(Draft("conditional_discharge", item.start, item.end))
        elif kind == "away":
            order.drafts.append(Draft("restraining_order", item.start, item.end))
        elif kind == "absolute":
            order.drafts.append(Draft("absolute_discharge", item.start, item.end))
        elif kind == "tag":
            order.drafts.append(Draft("curfew", item.start, item.end))
        elif kind == "free":
            order.drafts.append(Draft("custody", item.start, item.end))
        elif kind == "spare":
            self._spare(order, k, item)
        elif kind == "activate" or (kind == "alter" and self._word(item.start) in ("added", "adding")):
            before = self.items[k - 1] if k else None
            if before is not None and any(d.start <= before.start < d.end for o in self.orders for d in o.drafts):
                before = None  # "jailed for a further 22 months when a judge added the sentence to ..."
            if before is not None and before.kind == "length" and item.start - before.end <= 5:
                before.used = True
                relation = None if kind == "activate" else "consecutive"
                order.drafts.append(Draft("custody", before.start, before.end, before.value, relation=relation))
            else:
                behind = self.items[k + 1] if k + 1 < len(self.items) else None
                more = behind is not None and behind.kind == "length" and behind.start - item.end <= 3
                if more and behind is not None and previous is not None and previous.drafts and kind == "alter":
                    behind.used = True  # "gave him two years and added eight months"
                    order.drafts.append(
                        Draft("custody", behind.start, behind.end, behind.value, relation="consecutive")
                    )
        if not order.drafts and previous is not None and kind in ("give", "order", "serve") and not previous.possible:
            pass

    def _on_somebody(self, k: int, item: Item) -> bool:
        """ "The six years imposed on Lee Orr", "the four years handed to him": a term before its participle."""
        before = self.items[k - 1] if k else None
        if before is None or before.kind != "length" or before.used or before.end != item.start or not self.in_court:
            return False
        return self._word(before.start - 1) == "the" and self._word(item.end) in ("on", "to", "upon")

    def _goes_on(self, previous: Order | None, item: Item) -> bool:
        """ "a curfew was imposed": the verb of the nouns before it; no new deed."""
        if previous is None or previous.trigger is not None or not previous.drafts or previous.name is not None:
            return False
        if self._word(item.start) in _HANDED and item.start == previous.end and self._word(item.end) in _ONTO:
            previous.passive = item
            return True  # "the 12-year sentence given to Lee Orr"
        passive = self._word(item.start) in IMPOSED and syntax.be_before(self.doc[item.start]) is not None
        if not passive or item.start - previous.end > 12 or previous.possible:
            return False
        previous.passive = item
        return True

    def _is_idiom(self, k: int, item: Item) -> bool:
        """ "carry out", "an extended licence", "an electronically monitored curfew": not what the word alone means."""
        word, after = self._word(item.start), self.text[item.end : item.end + 7]
        if word in ("carry", "carrying"):
            return after[:1] == ["out"]
        if word == "serving" and item.end < len(self.doc) and is_people(self.doc[item.end]):
            return True  # "a serving officer"
        if word.startswith("grant"):
            return "discharge" not in after  # "was granted bail", "granted an absolute discharge to Toms"
        if word in ("given", "gave", "giving") and after[:1] in (["us"], ["me"]) and "life" in after:
            return True  # "he gave us all a life sentence", says the family
        if word in ("given", "gave") and after[:1] == ["as"]:
            return True  # "whose address was given as Hull Prison"
        if word == "extended" and after[:1] in (["licence"], ["license"], ["sentence"], ["term"], ["period"]):
            return True
        if word == "issue":
            return self.doc[item.start].tag_ != "VB"
        if (
            item.value == "bind"
            and after[:1] in (["to"], ["for"])
            and not {"trial", "court", "jury"}.isdisjoint(after[:5])
        ):
            return True  # "bound over to the circuit court"
        if word in ("served", "serve", "serving") and not _FORCES.isdisjoint(after):
            return True
        if word == "admonished":
            told_off = syntax.be_before(self.doc[item.start]) is None and self.doc[item.start].tag_ != "VBN"
            return told_off and not (self.in_court and "sheriff" in self.text)
        if word == "locked":
            left = self._word(item.start - 1)
            before = self.doc[item.start - 1] if item.start else self.doc[0]
            if before.pos_ == "NOUN" and not is_people(before) and item.start > self.first:
                return True  # "keep their guns locked up"
            return left.startswith(("remain", "keep", "kept", "stay")) or left in (
                "it",
                "them",
                "doors",
                "properly",
                "safely",
            )
        if item.value == "tag":
            return "curfew" in after[:5]
        if item.value == "activate" and self.order is not None and self.order.drafts:
            last = self.order.drafts[-1]
            if last.type == "suspended_custody" and last.length is not None and item.start - last.end <= 3:
                last.type, last.end = "custody", item.end
                return True
        if item.value == "jail" and self._word(item.start - 1) == "or" and word in ("go", "face", "be"):
            for other in self.items[k + 1 : k + 2]:
                other.used = other.used or other.kind == "length"  # "pay £500 or go to prison for 14 days"
            return True
        if item.value == "free" and after[:1] == ["after"]:
            term = self.items[k + 1] if k + 1 < len(self.items) else None
            if term is not None and term.kind == "length" and term.start - item.end <= 3:
                return True  # "walks free after 22 years in prison": released
        if word in ("added", "adding"):
            had = not {"had", "have", "has", "were", "was", "be"}.isdisjoint(
                self.text[max(self.first, item.start - 6) : item.start]
            )
            behind = self.items[k + 1] if k + 1 < len(self.items) else None
            if behind is not None and behind.kind == "length" and behind.start - item.end <= 3:
                return self.order is None or not self.order.drafts  # "two years, and added eight months"
            onto = any(after[i] == "to" and after[i + 1] in _ITS for i in range(len(after) - 1))
            return not had and not onto
        if item.value == "alter" and word not in ("added", "adding", "substituted", "replaced", "put"):
            if "maximum" not in after and not PUNISHMENT.isdisjoint(
                after
            ):  # "increase sentencing for assaulting constables to two years"
                after = self.text[item.end : item.end + 16]
            return not any(
                after[i] in ("to", "by")
                and (after[i + 1][0].isdecimal() or after[i + 1] in _NUMBERS or after[i + 1] == "a")
                for i in range(len(after) - 1)
            )
        return False

    def _is_modifier(self, k: int, item: Item) -> bool:
        """ "an order banning him from ...", "a caution order": no new deed of the court."""
        last = self.order.drafts[-1] if self.order and self.order.drafts else None
        word, left = self._word(item.start), self._word(item.start - 1)
        orders = ("restraining_order", "criminal_behaviour_order", "other", "community_order")
        if item.value == "ban" and last is not None and last.type in orders and item.start - last.end <= 5:
            clause = (
                word.endswith("ing")
                or word in ("bars", "bans")
                or left not in ("and", ",", "also", "was", "is", "are", "were", "been", "be")
            )
            last.end = max(last.end, item.start) if clause else last.end
            return clause
        token = self.doc[item.start]
        deed = item.value in ("ban", "jail", "fine", "caution", "detain")
        if deed and item.end - item.start == 1 and token.dep_ == "amod" and token.head.i == item.end:
            if token.tag_ == "VBD" and token.head.pos_ == "PROPN":
                return False  # "the judge jailed Toms for a year", parsed as one name
            return syntax.be_before(token) is None  # "a disqualified driver", "the jailed thug"
        if item.value in ("fine",) and self._word(item.start) == "fines":
            return self.doc[item.start].tag_ != "VBZ"
        if item.value == "jail" and self._word(item.start) == "jails":
            object_ = self.doc[min(item.end, len(self.doc) - 1)]
            if self.doc[item.start].tag_ != "VBZ" or object_.pos_ in ("ADP", "SCONJ", "AUX", "CCONJ", "PUNCT", "VERB"):
                return True  # "violence in high security jails after an officer was hurt"
        if item.value == "sentence" and self._word(item.start) in ("sentences", "sentencing"):
            object_ = self.doc[min(item.end, len(self.doc) - 1)]
            named = object_.pos_ == "PROPN" or object_.lower_ in ("him", "her", "them")
            if self._word(item.start) == "sentencing" and item.start == self.first and named:
                return False  # "Sentencing Toms to 30 months, the judge said"
            return self.doc[item.start].pos_ != "VERB"
        if item.value == "order" and self._word(item.start) == "orders":
            return self.doc[item.start].pos_ != "VERB"
        return False

    def _remanded(self, item: Item) -> bool:
        lead = self.text[max(self.first, item.start - 4) : item.start]
        if "," in lead:
            lead = lead[len(lead) - lead[::-1].index(",") :]  # "who spent 212 days on remand, was jailed"
        if "but" in lead:
            lead = lead[lead.index("but") :]  # "was bailed but later jailed"
        return any(word in REMAND for word in lead)

    def _reason(self, i: int) -> int:
        """Where "for damaging a car" ends, if it stands at token `i`; else `i`."""
        if self._word(i) != "for":
            return i
        end = i + 1
        while end < len(self.text) and end - i < 9 and not self.doc[end].is_punct and "\n" not in self.text[end]:
            if self.text[end] in ("and", "but", "after", "at", "in", "by", "last", "when"):
                break
            end += 1
        return end

    def _cautioned(self, item: Item) -> bool:
        """Formally, by the police: not "cautioned that", "cautioned against"."""
        after = self._word(item.end)
        return after not in ("to", "that", "against", "about", "residents", "drivers", "people", "motorists") and (
            self.doc[item.start].tag_ == "VBN" or item.end - item.start > 1
        )

    def _ban(self, order: Order, item: Item) -> None:
        after = self.text[item.end : item.end + 9]
        if self._word(item.start) in ("bans", "bars", "banning") and "order" in self.text[item.start - 2 : item.start]:
            return  # "the order bans him from the town": what an order says
        if "from" not in after[:3] and self._word(item.start) not in ("disqualified", "disqualifying"):
            if self._word(item.start) == "banned" and after[:1] == ["for"] and self._driven(item.start):
                order.drafts.append(Draft("driving_ban", item.start, item.end))  # "drink-driving. Banned for a year"
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
            if after[:1] in (["because"], ["after"], ["by"]) and not self._driven(item.start):
                return  # "the relay team was disqualified after a faulty exchange"
            kind = "driving_ban"
        elif not _SCHOOL.isdisjoint(head):
            return  # "pupils were excluded from school": no court's doing
        else:
            kind = "other"
        end = self._banned_from(item.end) if kind in ("other", "restraining_order") else item.end
        order.drafts.append(Draft(kind, item.start, end))

    def _driven(self, i: int) -> bool:
        """Whether driving is what was dealt with just before token `i`."""
        return self.in_court and any(w.startswith(("driv", "motor")) for w in self.text[max(0, i - 40) : i])

    def _banned_from(self, i: int) -> int:
        """Where "from every pub in Hyde" ends, from behind "banned"; `i` where nothing of the kind stands."""
        start = next((k for k in range(i, min(i + 4, len(self.text))) if self.text[k] == "from"), None)
        if start is None:
            return i
        end = start + 1
        while end < len(self.text) and end - start < 10 and not self.doc[end].is_punct and "\n" not in self.text[end]:
            if self.text[end] in ("for", "until", "after", "by", "at", "under", "and", "when", "as", "because", "last"):
                break
            end += 1
        return end

    def _spare(self, order: Order, k: int, item: Item) -> None:
        """The noun or verb for prison that somebody was spared."""
        for other in self.items[k + 1 : k + 4]:
            if other.start - item.end > 6 or not _CLAUSE.isdisjoint(self.text[item.end : other.start]):
                break  # "stayed out of trouble he would not be sent to prison"
            if self._off_the_road(item.end, other):
                other.used = True
                order.drafts.append(Draft("driving_ban", other.start, other.end))
                return
            if (other.kind == "noun" and other.value == "custody") or (
                other.kind == "trigger" and other.value == "jail"
            ):
                out = self.text[item.end : other.start]
                named = self._word(other.end - 1) in ("jail", "prison") and self.doc[other.end - 1].tag_ == "NNP"
                if other.suspended or not _OUT_OF.isdisjoint(out) or (named and "the" in out):
                    break  # "escaping lawful custody" is an offence
                other.used = True
                order.drafts.append(Draft("custody", other.start, other.end))
                return
            if other.kind == "length":
                other.used = True

    def _off_the_road(self, start: int, item: Item) -> bool:
        """ "Avoided being disqualified", "escaped a driving ban": an item right behind token `start`."""
        if not _SPARED_A.issuperset(self.text[start : item.start]):
            return False
        if item.kind == "noun":
            return bool(item.value == "driving_ban")
        word = self._word(item.start)
        driving = "driving" in self.text[item.end : item.end + 3]
        return item.kind == "trigger" and (word == "disqualified" or (word == "banned" and driving))

    def _life(self, order: Order, item: Item) -> bool:
        """ "jailed for life", "given life", "sentenced to life"; the noun may follow ("life in prison")."""
        if self._word(item.start) == "left":
            return False  # "left with a life sentence": what victims are
        owned = self._word(item.start - 1) in ("has", "have", "'ve", "we", "i", "'s")
        if owned and self._word(item.start) == "got":
            return False  # "we got life": what victims say
        i = item.end
        for _ in range(4):
            word = self._word(i)
            if word == "life":
                break
            if (
                word not in ("to", "up", "for", "him", "her", "them", "a", "two", "three", "-", "both")
                and self.doc[min(i, len(self.doc) - 1)].pos_ != "PROPN"
            ):
                return False
            i += 1
        if self._word(i) != "life" or self._word(i + 1) in _NOT_FOR_LIFE:
            return False  # "receiving life-saving treatment"
        noun = next((other for other in self.items if other.start <= i < other.end), None)
        if noun is not None and noun.kind == "noun" and noun.value != "life":
            return False
        end = noun.end if noun is not None else i + 1
        if noun is not None:
            noun.used = True
        order.drafts.append(Draft("life", i, end))
        return True
