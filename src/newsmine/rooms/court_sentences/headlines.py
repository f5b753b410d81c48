"""Headlines that leave the verb out: "Jail for thug who bit officer", "Biting thug behind bars"."""

from __future__ import annotations

from newsmine.language.groups import is_people
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.reading import Reading

#: Words from "for" to the noun for who got it, at most.
_REACH = 5
_BE = frozenset({"is", "are", "'s", "was", "were", "been"})
_BETWEEN = frozenset({"now", "back", "today", "already", "finally", "again", "tonight", "both", "all", "last"})
_NOT_NOW = frozenset({"still", "while", "when", "if", "until", "where", "who", "those"})
_WHERE = frozenset({"bars"})
#: One of these stands in a story of somebody who is behind bars by a sentence, and not only charged.
_SENTENCED = frozenset({"jailed", "sentenced", "imprisoned", "sentencing", "caged"})
_TAKEN = frozenset({"arrest", "arrested", "transported", "booked"})
_IN = frozenset({"prison", "jail"})


class Headlines(Reading):
    """Reads nouns for a sentence that have no verb of sentencing."""

    def _for_whom_else(self, k: int, item: Item) -> Order | None:
        """ "Jail for thug who bit officer": an order on the thug, where the noun opens its sentence; else None."""
        if not self.in_court or self._word(item.end) != "for" or item.weak:
            return None
        before = self._quantity_before(k, item) if k > 0 else None
        opens = before.start if before is not None else item.start
        while opens > self.first and self.doc[opens - 1].pos_ in ("ADJ", "PUNCT"):
            opens -= 1
        if opens != self.first:
            return None
        token = self.doc[min(item.end + 1, len(self.doc) - 1)]
        if token.pos_ == "DET" or token.tag_ in ("PRP", "PRP$", "WP"):
            return None
        for i in range(token.i, min(token.i + _REACH, len(self.doc))):
            if self.doc[i].is_punct and self.text[i] not in ("-", "'"):
                break
            noun = is_people(self.doc[i]) or self.doc[i].ent_type_ == "PERSON"
            if noun and self._word(i + 1) != "-" and not is_people(self.doc[min(i + 1, len(self.doc) - 1)]):
                order = self._fresh()
                order.name = i
                return order
        return None

    def _life_for(self) -> None:
        """ "Life for killer who stabbed friend"."""
        if self.text[self.first : self.first + 2] == ["life", "for"]:
            item = Item("noun", self.first, self.first + 1, "life")
            order = self._for_whom_else(-1, item)
            if order is not None:
                order.drafts.append(Draft("life", item.start, item.end))

    def _arrested(self, item: Item) -> bool:
        """ "Placed into custody", "in and out of jail for years", "booked into jail": nothing that a court did."""
        if item.value != "custody" or item.suspended:
            return False
        lead = self.text[max(self.first, item.start - 4) : item.start]
        if lead[-1:] == ["into"] and self.text[item.end - 1] == "custody":
            return True
        if lead[-3:] == ["and", "out", "of"]:
            return True
        far = self.text[max(self.first, item.start - 10) : item.start]
        if any(far[i : i + 3] == ["from", "having", "to"] for i in range(len(far))):
            return True  # "the plea released him from having to serve two years in prison"
        order = self.order
        bare = order is not None and order.trigger is not None and not order.drafts
        if bare and order is not None and order.trigger is not None:
            between = self.text[order.trigger.end : item.start]
            if not _TAKEN.isdisjoint(between):
                return True
            if "county" in between and self.doc[item.end - 1].tag_ == "NNP" and order.kind == "give":
                return not any(other.kind == "length" for other in self.items)
        return lead[-1:] == ["in"] and "been" in lead and self._word(item.end) == "for" and order is None

    def _inside_now(self, item: Item) -> Order | None:
        """ "A thug is behind bars", "Biting thug back in jail": somebody is in prison by it; else None."""
        if not self.in_court or self.order is not None or item.value != "custody" or _SENTENCED.isdisjoint(self.text):
            return None
        last = self.text[item.end - 1]
        i = item.start - 1
        if last in _IN and item.end - item.start == 1:
            if self._word(i) != "in" or self._word(i - 1) != "back":
                return None
            i -= 1
        elif last not in _WHERE:
            return None
        start = i + 1
        while i > self.first and self.text[i] in _BETWEEN:
            i -= 1
        be = self.text[i] in _BE
        if be:
            who = next(
                (
                    k
                    for k in range(i - 1, self.first - 1, -1)
                    if is_people(self.doc[k]) or self.doc[k].pos_ in ("PROPN", "PRON") or self.text[k] == "old"
                ),
                None,
            )
            if self.text[i] != "is" and self.text[i] != "are":
                return None
        else:
            who = next((k for k in range(self.first, i + 1) if is_people(self.doc[k])), None)
            headline = self.first == 0 and (
                self._word(item.end).strip() == "" or self._word(item.end) in ("after", "over", "for")
            )
            if not headline:
                return None
        felt = be and self.doc[i].dep_ in ("ccomp", "xcomp") and self.doc[i].head.pos_ in ("ADJ", "AUX")
        if felt:
            return None  # "I am pleased that he is behind bars"
        if who is None or (be and not _NOT_NOW.isdisjoint(self.text[max(self.first, i - 2) : i])):
            return None
        order = self._fresh()
        order.name = who
        order.drafts.append(Draft("custody", start, item.end))
        return order

    def _for_somebody(self, item: Item) -> bool:
        """ "Five years for man who bit officer", "three years for Karl Toms and two for Lee Orr"."""
        if self._word(item.end) != "for" or not self.in_court or item.value.exact_days < 14 or not self._for_whom(item):
            return False
        name = item.end + 1
        while self.doc[name].pos_ == "PROPN" and name + 1 < len(self.doc) and self.doc[name + 1].pos_ == "PROPN":
            name += 1
        order = self._fresh()
        order.name = name
        order.drafts.append(Draft("custody", item.start, item.end, item.value))
        return True

    def _for_whom(self, item: Item) -> bool:
        """Whether a person stands right behind "for": a name of two words, or a noun for one that "who" follows."""
        token = self.doc[min(item.end + 1, len(self.doc) - 1)]
        follows = self.doc[min(token.i + 1, len(self.doc) - 1)]
        if token.ent_type_ == "PERSON" or (token.pos_ == "PROPN" and follows.pos_ == "PROPN"):
            return token.ent_type_ not in ("GPE", "LOC", "FAC", "ORG", "DATE")
        noun = token if token.pos_ == "NOUN" else follows
        return is_people(noun) and self._word(noun.i + 1) in ("who", "after", "\n\n", "over", "whose")
