"""Whom an order is about: the verb's subject or object, whose term it changes, whom it is imposed on."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.groups import is_people
from newsmine.language.parsed import Token
from newsmine.rooms.court_sentences.accused import OTHERS
from newsmine.rooms.court_sentences.defendants import Subject
from newsmine.rooms.court_sentences.orders import Order
from newsmine.rooms.court_sentences.refusals import Refusals

_IMPOSED_ON = frozenset({"imposed", "imposing", "passed", "passing", "handed", "handing", "doled", "meted", "issued"})
_SOME = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "others", "another"})
_KEEPS = ("ban", "prevent", "prohibit", "forbid", "stop", "bar")
_AUXILIARIES = frozenset({"was", "were", "has", "have", "been", "also", "both"})
_ADVERBS = frozenset({"also", "both", "each", "then", "later", "all", "himself", "herself", "subsequently"})
_PARTING = frozenset({"and", "while", "but", ";", ",", "whereas"})
_OF_NOUNS = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "DET", "PUNCT", "PRON"})
_AWARDED = frozenset({"awarded", "award", "awards", "awarding"})
_TERMS = frozenset(
    {"sentence", "sentences", "term", "terms", "detention", "punishment", "tariff", "tariffs", "imprisonment"}
)
_HAD = frozenset({"had", "has", "have", "having", "saw", "see", "sees", "seen"})


class Whose(Refusals):
    """Finds who was dealt with."""

    def _subject(self, order: Order, verb: Token) -> Subject:
        """Who an order is about: whom it was imposed "on" or handed "to", else the verb's subject or object."""
        stop = self.bounds[order.sentence][1]
        paid = order.kind == "give" and order.drafts and all(d.type == "compensation" for d in order.drafts)
        if paid and self.text[verb.i] in _AWARDED:  # "the judge awarded the nurse £500 compensation": who must pay
            return Subject(self.who.last or self.who.before(verb.i), continues=True)
        if order.kind == "alter" and (whose := self._whose_term(order, verb)) is not None:
            return whose
        if order.kind == "order" and self.text[verb.i + 1 : verb.i + 3] == ["that", "they"]:
            return self.who.resolve(self.doc[verb.i + 2])  # "ordered that they should both be supervised"
        banned = self._whom_it_bans(order)
        if banned is not None:
            return self.who.resolve(banned)
        given_to = self.text[verb.i : verb.i + 2] == ["given", "to"]
        if order.passive is not None or (order.kind == "give" and (given_to or self.text[verb.i] in _IMPOSED_ON)):
            on = self.who.after(verb.i + 1, stop)
            if on is None and order.passive is None and order.drafts:
                on = self.who.after(order.end, stop)
            if on is not None:
                return on
            if order.passive is not None:
                return self.who.opening(self.bounds[order.sentence][0], order.start)
        if self.text[verb.i - 1] in _SOME and self.text[verb.i - 2] not in ("of", "by", "to", "for", "on"):
            return self.who.resolve(self.doc[verb.i - 1])  # "two were jailed and a further three received ..."
        before = self.doc[verb.i - 1] if verb.i else verb
        if self.who.person_at(before) is not None and verb.tag_ in ("VBN", "VBD") and self._with_name(before.i):
            return self.who.resolve(before)  # "... for two years, with Moss handed a six-month sentence"
        again = bool(self.cases) and self.cases[-1].sentence == order.sentence and not syntax.own_subject(verb)
        if again and (who := self._clause_opener(verb)) is not None:
            return self.who.resolve(who)  # "Toms was jailed for a year and two others were fined"
        if verb.dep_ == "conj" and not syntax.own_subject(verb):
            for i in range(verb.i - 1, max(self.bounds[order.sentence][0] + 2, verb.i - 16), -1):
                if i == verb.i - 1 and verb.tag_ == "VBD" and self._another(i):
                    return self.who.resolve(self.doc[i])  # "two were jailed and a teenager received a community order"
                if self.text[i] == "old" and self.text[i - 1] == "-" and self.text[i - 6] in ("and", "while", ";"):
                    return self.who.resolve(self.doc[i])  # "Lowe got a year and a 17-year-old, who ..., was given"
        return self.who.of(verb)

    def _fellow(self, order: Order) -> Subject | None:
        """ "His co-accused received": another, whatever the parse makes of the word."""
        i = order.start - 1
        while self.text[i] in _AUXILIARIES:
            i -= 1
        if self.text[i - 2 : i + 1] != ["co", "-", "accused"] or self.text[i - 3] not in ("his", "her", "their", "a"):
            return None
        return Subject((), i - 3, i + 1)

    def _whom_it_bans(self, order: Order) -> Token | None:
        """ "Made a restraining order, which bans Toms from contacting Orr": whom an order keeps away."""
        last = order.drafts[-1] if order.drafts else None
        if last is None or last.type not in ("restraining_order", "criminal_behaviour_order"):
            return None
        for i in range(last.end - 2, min(last.end + 5, len(self.doc) - 1)):
            if self.text[i].startswith(_KEEPS) and self.doc[i + 1].pos_ == "PROPN":
                return self.doc[i + 1] if self.who.person_at(self.doc[i + 1]) is not None else None
        return None

    def _clause_opener(self, verb: Token) -> Token | None:
        """The person right before a verb that "and" or a comma parts from what was told, where the parse missed it."""
        be = syntax.be_before(verb)
        i = (be.i if be is not None else verb.i) - 1
        while self.text[i] in _ADVERBS:
            i -= 1
        if self.text[i] == ",":  # "and Toms, 34, of Hyde, was"
            aged = (k for k in range(i - 1, max(i - 9, 0), -1) if self.text[k] == ",")
            i = next((k - 1 for k in aged if self.doc[k + 1].like_num or self.text[k + 1] in ("of", "aged", "from")), 0)
        if self.doc[i].like_num and self.text[i - 1] == ",":
            i -= 2
        token = self.doc[i]
        named = token.pos_ == "PROPN" and token.ent_type_ not in ("GPE", "LOC", "FAC", "DATE")
        if not (named or is_people(token) or self.text[i] in OTHERS or self.text[i] in ("olds", "another")):
            return None
        start = i
        while start > 1 and self.text[start - 1] not in _PARTING and self.doc[start - 1].pos_ in _OF_NOUNS:
            start -= 1
        return token if self.text[start - 1] in _PARTING else None

    def _whose_term(self, order: Order, verb: Token) -> Subject | None:
        """ "Had their detention increased", "doubled Toms's jail term", "the sentence of Toms was cut": whose."""
        first = self.bounds[order.sentence][0]
        for i in range(max(first, verb.i - 9), min(order.end, verb.i + 9)):
            if self.text[i] not in _TERMS:
                continue
            noun = self.doc[i]
            for child in noun.children:
                if child.dep_ == "poss":
                    above = verb.head if verb.dep_ != "ROOT" else verb
                    had = above.i < child.i and above.lower_ in _HAD and child.tag_ == "PRP$"
                    if had and (subject := syntax.subject(above)) is not None:
                        return self.who.resolve(subject, above)
                    return self.who.resolve(child) if self.who.named_at(child) else None
                if child.dep_ == "prep" and child.lower_ in ("of", "on", "against"):
                    whom = next((c for c in child.children if c.dep_ == "pobj"), None)
                    if whom is not None and self.who.named_at(whom):
                        return self.who.resolve(whom, until=verb.i if whom.i < verb.i else None)
        return None

    def _another(self, i: int) -> bool:
        """Whether a noun for somebody new ends at token `i`, behind "and" ("and a 15-year-old boy")."""
        start = i
        while start > 0 and i - start < 7 and self.doc[start].pos_ in ("NOUN", "ADJ", "NUM", "PUNCT"):
            start -= 1
        return (
            is_people(self.doc[i]) and self.text[start] in ("a", "another") and self.text[start - 1] in ("and", "while")
        )

    def _with_name(self, i: int) -> bool:
        """Whether the name that ends at token `i` follows "with" or "and"."""
        while i > 0 and self.doc[i - 1].pos_ == "PROPN":
            i -= 1
        return self.text[i - 1] in ("with", "and", "while")
