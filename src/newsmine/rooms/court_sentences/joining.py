"""From orders to cases: whom an order is about, and whether it goes on telling the same sentence."""

from __future__ import annotations

from dataclasses import replace

from newsmine.language import syntax
from newsmine.language.groups import is_people
from newsmine.language.parsed import Token
from newsmine.record import Assertion
from newsmine.rooms.court_sentences.case import MAIN, Case, bare, same, total_days
from newsmine.rooms.court_sentences.defendants import Subject
from newsmine.rooms.court_sentences.earlier import Earlier
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.possible import assertion, verb_of
from newsmine.rooms.court_sentences.reading import PAID
from newsmine.rooms.court_sentences.whose import Whose

#: Characters between "jailed for life" and the minimum term that is told as a fact of its own, at least.
_LONG = 110
#: Sentences behind a term in which the half of it to be served is told, at most, where its licence is too.
_FURTHER = 12
#: Words between two punishments that one verb says may be given, at most.
_BESIDE_IT = 6
#: Sentences in which lines of the page are looked for, and words of such a line, at most.
_LINES = 5
_LINE = 6
#: Characters of a story's lead.
_LEAD = 200
#: Characters between two orders with a sentence between them, at most.
_FAR = 320
_REST = frozenset(
    "rest other others remaining second third latter older younger youngest oldest elder eldest co".split()
)
#: What is ordered beside a sentence.
_BESIDE = frozenset({"restraining_order", "driving_ban", "surcharge", "costs", "compensation", "other"})
_MORE_THAN = frozenset({"more", "over", "nearly", "almost", "total", "around", "about"})
_FURTHER_TIME = frozenset({"another", "further", "more", "remaining"})
_SPENT = frozenset({"spent", "remand", "already"})
_MODALS = frozenset({"would", "could", "might", "may", "should"})


class Joining(Whose, Earlier):
    """Puts orders into cases."""

    def _order(self, order: Order) -> None:
        verb = verb_of(self.doc, order)
        if order.alone:
            subject = Subject(self.who.last, continues=True)
        elif verb is not None:
            subject = self._fellow(order) or self._subject(order, verb)
        elif order.name is not None:
            subject = self.who.resolve(self.doc[order.name], until=order.parts[0].start if order.parts else order.start)
        else:
            subject = self.who.opening(self.bounds[order.sentence][0], order.start)
        held = assertion(self.doc, order)
        law = not {"maximum", "max"}.isdisjoint(self.text[max(0, order.start - 3) : order.end])
        if held == "hypothetical" and order.trigger is None and subject.start < 0 and law:
            subject = Subject()  # "the maximum is two years": nobody's
        if held == "hypothetical" and order.minimum is not None and not order.drafts:
            order.minimum.type = "custody"
            order.drafts.append(order.minimum)
            order.minimum = None
        if subject.generic and held != "hypothetical" and self._nobody(subject, order, generic=True):
            return
        if (held == "hypothetical" and self._explains(order)) or self._is_weighed(order, verb):
            return
        if (
            held == "hypothetical"
            and not (self._told_as_possible(order) or self._goes_on_with(order, verb))
            and not self._facing(order, subject)
        ):
            return
        if self._background(order, subject) or (held != "hypothetical" and self._nobody(subject, order)):
            return
        self._like_the_last(order)
        if (
            (order.kind == "jail" or (order.name and not order.like))
            and held == "asserted"
            and all(map(bare, order.drafts))
            and self._kept(order)
        ):
            return
        if (
            self._counted_up(order, subject)
            or self._by_no_court(order)
            or (order.kind == "tag" and all(map(bare, order.drafts)))
        ):
            return
        past = self._is_past(order)
        if past and (record := [d for d in order.drafts if bare(d) and self._of_the_record(d)]):
            order.drafts = [d for d in order.drafts if d not in record]
            if not order.drafts:
                return  # "for which he had received previous community orders"
        if held == "asserted" and self._part_to_serve(order):
            return
        last = next((case for case in reversed(self.cases) if past or not case.past), None)
        beside = {d.type for d in order.drafts} <= _BESIDE
        if last is not None and held == "asserted" and last.assertion == "hypothetical" and beside:
            before = next(
                (case for case in reversed(self.cases) if case.assertion == "asserted" and not case.past), None
            )
            if before is not None and order.sentence - before.sentence <= 2:
                last = before  # "jailed for two years. It would have been three. He was also banned from driving"
        if last is not None and held == last.assertion == "asserted" and order.sentence - last.sentence == 1:
            told = {d.type for d in last.drafts if not bare(d) and d.type not in MAIN}
            fresh = [d for d in order.drafts if not (bare(d) and d.type in told)]
            if fresh:  # "a 16-week curfew. He must stay at home from 7pm and pay £50"
                order.drafts = fresh
        if held == "asserted" and not past and self._shared(order, subject):
            return
        if last is not None and self._joins(last, order, subject, held):
            self._apply(last, order)
            if not last.subject.keys and subject.keys:
                last.subject = subject
            return
        if not order.drafts and not self._stands_alone(order):
            return
        if (
            verb is not None
            and verb.tag_ == "VBG"
            and (order.kind in ("jail", "sentence") or self.text[order.start - 1] == "by")
            and all(map(bare, order.drafts))
        ):
            return  # "Jailing him, the judge said", "by granting a discharge, the court let him off"
        if held == "asserted" and self._respectively(order, subject):
            return
        for part in self._limits(order) if held == "hypothetical" else [order]:
            case = Case(subject, held, order.sentence)
            self._apply(case, part)
            case.past = past
            self.cases.append(case)

    def _limits(self, order: Order) -> list[Order]:
        """ "Up to 60 years for murder and up to 20 for assault": two limits, where both are terms in prison."""
        terms = [draft for draft in order.drafts if draft.type == "custody" and draft.length is not None]
        if len(terms) < 2 or len(terms) != len(order.drafts):
            return [order]
        first = replace(order, drafts=terms[:1])
        return [first, *(Order(order.sentence, None, [draft], possible=True) for draft in terms[1:])]

    def _part_to_serve(self, order: Order) -> bool:
        """ "He will spend the next two years in prison" of a term of four just told: half of it, and no other."""
        term = order.drafts[0] if order.drafts else None
        if order.kind != "serve" or term is None or term.type != "custody" or term.length is None or not self.cases:
            return False
        told = [d for d in self.cases[-1].drafts if d.type == "custody" and d.length is not None]
        longest = max((d.length.exact_days for d in told if d.length is not None), default=0.0)
        more = not _FURTHER_TIME.isdisjoint(self.text[order.start : order.end]) and term.length.exact_days < longest
        if more and not _SPENT.isdisjoint(self._words(order.sentence)):
            return True  # "because of the time spent on remand he will serve another 66 days"
        parts = sum(d.length.exact_days for d in order.drafts if d.length is not None)
        if len(order.drafts) == 1:
            parts *= 2
        elif any(d.type not in ("custody", "other") or d.length is None for d in order.drafts):
            return False
        licence = not {"licence", "license", "parole"}.isdisjoint(self._words(order.sentence))
        near = order.sentence - self.cases[-1].sentence <= (_FURTHER if licence else 2)
        if near and len(order.drafts) == 2 and self._extended(self.cases[-1], order):
            return True
        return near and any(d.length is not None and abs(d.length.exact_days - parts) < 2 for d in told)

    def _extended(self, case: Case, order: Order) -> bool:
        """ "Given an 11-year extended sentence. He will serve seven in custody and four on licence": its parts."""
        term = next((d for d in case.drafts if d.type == "custody" and d.length is not None), None)
        inside, licence = order.drafts
        if term is None or "extended" not in self.text[term.start : term.end] or licence.type != "other":
            return False
        lengths = [d.length.exact_days for d in (term, inside, licence) if d.length is not None]
        if len(lengths) != 3 or abs(lengths[0] - lengths[1] - lengths[2]) > 2:
            return False
        term.length = inside.length
        case.drafts.append(licence)
        case.end, case.sentence = max(case.end, order.end), order.sentence
        return True

    def _told_as_possible(self, order: Order) -> bool:
        """Whether a sentence that was not passed is told with its measure, or as what would have been."""
        if any(d.length or d.amount or d.type == "life" for d in order.drafts):
            return True
        if any(d.type == "other" and "death" in self.text[d.start : d.end] for d in order.drafts):
            return True
        if order.kind not in ("jail", "give", "sentence", "spare"):
            return False
        lead = self.text[max(0, order.start - 6) : order.start]
        return "have" in lead and not _MODALS.isdisjoint(lead) and "should" not in lead

    def _goes_on_with(self, order: Order, verb: Token | None) -> bool:
        """ "Could be jailed for a year, receive an unlimited fine and be banned": more that the same verb allows."""
        last = self.cases[-1] if self.cases else None
        if last is None or last.assertion != "hypothetical" or last.sentence != order.sentence or verb is None:
            return False
        return verb.dep_ == "conj" and bool(order.drafts) and order.start - last.end <= _BESIDE_IT

    def _explains(self, order: Order) -> bool:
        """ "The extended sentence means he will be supervised for two years": what was passed comes to that."""
        lead = self.text[max(self.bounds[order.sentence][0], order.start - 8) : order.start + 1]
        return "means" in lead and "will" in lead and lead[: lead.index("means")][-1:] != ["which"]

    def _is_weighed(self, order: Order, verb: Token | None) -> bool:
        """ "Fining him was not enough": what might be done, as the subject of a clause."""
        gerund = verb is not None and verb.tag_ == "VBG" and verb.dep_ in ("csubj", "nsubj")
        return gerund and order.kind in ("fine", "ban", "jail", "sentence") and all(map(bare, order.drafts))

    def _facing(self, order: Order, subject: Subject) -> bool:
        """ "Toms is likely to face jail when he is sentenced": somebody's own prospect, without a length."""
        face = order.kind == "serve" and self.text[order.trigger.start if order.trigger else 0].startswith(
            ("fac", "face")
        )
        if not face or subject.plural or subject.generic or subject.start < 0 or order.trigger is None:
            return False
        if not subject.keys and not is_people(self.doc[subject.end - 1]) and not subject.continues:
            return False
        order.lead = order.trigger.start
        return True

    def _joins(self, case: Case, order: Order, subject: Subject, held: Assertion) -> bool:
        """Whether an order goes on telling the same sentence."""
        added = order.sentence == case.sentence and self.text[order.start] in ("added", "adding")
        if held != case.assertion or held == "negated" or (order.kind == "alter" and not added) or order.past:
            return False
        anew = order.trigger.start if order.trigger is not None else -1
        if self.text[anew] in ("resentenced", "re-sentenced") or self.text[anew - 2 : anew] == ["re", "-"]:
            return False
        gap = self._sentences_to(case, order)
        if gap and _only_cautions(order.drafts) != _only_cautions(case.drafts):
            return False  # the police caution, courts sentence
        first = self.doc[order.start].idx
        if self.title_end and self.doc[case.start].idx < self.title_end <= first:
            return False
        if gap and self._in_a_heading(case, order):
            return False
        if held == "hypothetical":
            return gap == 0 and not self._of_another_offence(order) and not self._tells_again(case, order)
        if order.name is not None:
            return False
        if not self._same_people(case, order, subject, gap):
            return False
        everybody = subject.start >= 0 and self.text[subject.start] in ("all", "both") and subject.plural
        if gap and everybody and not case.subject.plural:
            return False  # "Toms was fined £300. All three must pay £85 costs"
        if gap and (self._all_of_more(case, order) or self._breached(case, order)):
            return False
        if not gap and self._once_before(case, order):
            case.past = True
            return False
        if gap and order.minimum is not None and self._apart(case, order) > _LONG:
            return False
        if gap == 1 and self._told_anew(case, order, subject):
            return False
        far = self._apart(case, order) > _FAR
        if gap > 1 and (gap > 2 or far or any(d.type in MAIN for d in order.drafts)):
            return False
        if self._is_past(order) != case.past:
            return False
        return not self._tells_again(case, order)

    def _sentences_to(self, case: Case, order: Order) -> int:
        """Sentences from a case to an order behind it; lines of the page between ("Hide Ad", "Read more") are none."""
        gap = order.sentence - case.sentence
        if not 1 < gap <= _LINES:
            return gap
        return gap - sum(self._of_the_page(n) for n in range(case.sentence + 1, order.sentence))

    def _of_the_page(self, sentence: int) -> bool:
        start, stop = self.bounds[sentence]
        alone = all("\n" in self.text[i] for i in (start - 1, stop - 1))
        return alone and stop - start <= _LINE and not any(t.pos_ == "PUNCT" for t in self.doc[start:stop])

    def _breached(self, case: Case, order: Order) -> bool:
        """ "Given a suspended sentence in May. On Monday he admitted breaching it. He was fined": another hearing."""
        between = self.text[case.end : order.start]
        return not {"breaching", "breached", "breach"}.isdisjoint(between) and "admitted" in between

    def _all_of_more(self, case: Case, order: Order) -> bool:
        """ "Toms was fined. Orr got a year. They were all ordered to pay £85": of more than those told of last."""
        if "all" not in self.text[max(0, order.start - 2) : order.start]:
            return False
        keys = set(case.subject.keys)
        return any(one.assertion == "asserted" and not set(one.subject.keys) <= keys for one in self.cases[-6:])

    def _of_another_offence(self, order: Order) -> bool:
        """ "Raised to two years, when cruelty to animals attracts five": what the law has for something else."""
        if order.trigger is None or not self.text[order.trigger.start].startswith(("attract", "carr")):
            return False
        subject = syntax.subject(self.doc[order.trigger.start])
        return subject is not None and subject.pos_ == "NOUN" and self.doc[order.trigger.start].dep_ == "advcl"

    def _once_before(self, case: Case, order: Order) -> bool:
        """ "Toms, who was jailed for a year in 2015, was sentenced to 30 months": told of another case in passing."""
        lead = self.text[max(0, case.start - 4) : case.start]
        if "recalled" in lead:  # "Toms, recalled to serve the rest of his four-year term, received 16 months"
            return all(any(d.type in MAIN and d.length is not None for d in one.drafts) for one in (case, order))
        verb, before = verb_of(self.doc, order), verb_of(self.doc, case.orders[0])
        if verb is None or before is None or before.dep_ != "relcl" or verb.dep_ in ("relcl", "conj"):
            return False
        main = [any(d.type in MAIN and d.length is not None for d in one.drafts) for one in (case, order)]
        return all(main) and before.tag_ == "VBN" and verb.i > before.i and not order.drafts[0].relation

    def _in_a_heading(self, case: Case, order: Order) -> bool:
        """ "Plea brings £140 fine" on a line of its own, without a full stop: what follows is told in the story."""
        for i in range(case.end, order.start):
            if "\n" in self.text[i]:
                return self.doc[i - 1].is_alpha and all(one.trigger is None for one in case.orders)
        return False

    def _apart(self, case: Case, order: Order) -> int:
        """Characters between a case and an order behind it."""
        return self.doc[order.start].idx - self.doc[case.end - 1].idx

    def _told_anew(self, case: Case, order: Order, subject: Subject) -> bool:
        """ "A man was jailed for life. [paragraph] Karl Toms, 23, will serve 20 years": the story after its lead."""
        opens = self.doc[case.start].idx - self.title_end < _LEAD
        main = order.minimum is not None or any(draft.type in MAIN for draft in order.drafts)
        paragraph = any("\n" in word for word in self.text[case.end : order.start])
        named = subject.start >= 0 and self.doc[subject.start].pos_ == "PROPN"
        return opens and main and paragraph and named and order.kind == "serve"

    def _same_people(self, case: Case, order: Order, subject: Subject, gap: int) -> bool:
        """Whether the subject of an order is whom the case is about: pronouns and nothing are, "a woman" is another."""
        if gap == 0 and (subject.start == case.subject.start or (subject.start < 0 and order.name is None)):
            return True
        if gap <= 1 and self._one_of_them_pays(case, order, subject):
            return True
        if gap == 0 and self._other_subject(case, subject):
            return False
        if gap and subject.plural and not (subject.continues or case.subject.plural) and self._several(case, subject):
            return False
        if subject.keys and case.subject.keys and set(subject.keys) != set(case.subject.keys):
            anew = subject.continues or self.text[subject.start] not in ("the", "this") or self.who.named(subject.keys)
            also = "also" in self.text[order.start - 2 : order.start + 4]
            if also and gap <= 2 and not self.who.named(case.subject.keys) and self.who.named(subject.keys):
                return True
            return not anew and gap <= 2 and not any(d.type in MAIN for d in order.drafts)
        if subject.continues or subject.start < 0 or (subject.keys and case.subject.keys):
            return True
        if subject.keys:
            also = "also" in self.text[order.start - 3 : order.start + 3] or (
                order.kind == "order" and "also" in self.text[order.start : order.end]
            )
            return gap == 0 or also
        return subject.definite and subject.plural == case.subject.plural

    def _one_of_them_pays(self, case: Case, order: Order, subject: Subject) -> bool:
        """ "All six must do 200 hours. Toms must also pay £40 costs, the rest £220": what some of them pay besides."""
        if len(case.subject.keys) < 2 or subject.start < 0 or not {d.type for d in order.drafts} <= PAID:
            return False
        return set(subject.keys) < set(case.subject.keys) and (bool(subject.keys) or self._the_rest(subject))

    def _the_rest(self, subject: Subject) -> bool:
        return not _REST.isdisjoint(self.text[subject.start : subject.end])

    def _several(self, case: Case, subject: Subject) -> bool:
        """ "The 17-year-old got 20 months. The 16-year-old and another boy were given ...": more than that one."""
        if subject.start < 0 or case.subject.start < 0 or len(case.subject.keys) > 1:
            return False
        if len(subject.keys) == 1 and self.who.named(subject.keys):
            return False
        said = self.doc[subject.start : subject.end]
        return said[0].tag_ != "PRP" and any(t.lower_ == "and" or t.tag_ == "NNS" for t in said)

    def _other_subject(self, case: Case, subject: Subject) -> bool:
        """ "Vale got a year while his co-accused, 17, got six months": another noun in the same sentence."""
        if subject.continues or subject.start < 0 or case.subject.start < 0 or subject.start <= case.subject.start:
            return False
        if subject.keys and case.subject.keys and set(subject.keys) & set(case.subject.keys):
            return False
        token = self.doc[subject.start]
        if token.lower_ == "the" and token.nbor(1).lower_ in _REST:
            return True
        return token.tag_ != "PRP" and self.text[subject.start] not in ("both", "all", "each", "the")

    def _tells_again(self, case: Case, order: Order) -> bool:
        """Whether an order repeats what the case has: the same disposal, or a bare one with its length."""
        apart = order.sentence != case.sentence
        whole = total_days(order.drafts)
        if apart and len(order.drafts) > 1 and whole is not None and whole == total_days(case.drafts):
            return True  # "jailed for 22 weeks. [sentence] He got 12 and 10 weeks consecutively"
        if apart and any(draft.amount for draft in order.drafts) and self._in_sum(case):
            return True
        for new in order.drafts:
            for old in case.drafts:
                if apart and old.type == "fine" and bare(old) and new.type == "other" and new.amount:
                    new.type = "fine"  # "escaped with a fine. [paragraph] He must pay £600"
                if new.type != old.type and not ({new.type, old.type} <= {"custody", "suspended_custody"}):
                    continue
                bound = order.kind == "bind" and any(one.kind == "bind" for one in case.orders)
                if apart and bare(new) != bare(old) and (new.type != "other" or bound):
                    return True
                if (
                    new.relation is None
                    and same(new, old)
                    and (apart or new.type in MAIN)
                    and (new.length or new.amount or new.hours or apart)
                ):
                    return True
        if (
            apart
            and (order.kind in ("jail", "sentence") or self.text[order.start] == "sentenced")
            and order.drafts
            and order.drafts[0].type in MAIN
            and order.drafts[0].relation is None
        ):
            return any(old.type in MAIN for old in case.drafts) and not any(
                "consecutive" in w or "concurrent" in w for w in self._words(order.sentence)
            )
        return False

    def _in_sum(self, case: Case) -> bool:
        """ "Ordered to pay more than £600. [paragraph] She was fined £280 and told to pay £250 costs, ...": the sum."""
        whole = case.drafts[0] if len(case.drafts) == 1 else None
        if whole is None or whole.type != "other" or not whole.amount:
            return False
        return not _MORE_THAN.isdisjoint(self.text[max(0, whole.start - 3) : whole.start])

    def _stands_alone(self, order: Order) -> bool:
        return order.minimum is not None


def _only_cautions(drafts: list[Draft]) -> bool:
    return bool(drafts) and all(draft.type == "caution" for draft in drafts)
