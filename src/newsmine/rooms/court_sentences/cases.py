"""From orders, pleas and verdicts to facts: what was done with one defendant is one fact.

Disposals in the next sentence belong to the same fact; the same sentence told again is a
fact that points at the fullest telling; a plea or verdict stands alone only for somebody of
whom no sentence is told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from newsmine.lexicon import words
from newsmine.record import Assertion, CourtSentence, Date, Disposal, Offence
from newsmine.rooms.court_sentences.courts import Name, courts, judges
from newsmine.rooms.court_sentences.defendants import Defendants, Subject
from newsmine.rooms.court_sentences.lengths import whole
from newsmine.rooms.court_sentences.offences import LAW, Named
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.possible import assertion, verb_of
from newsmine.rooms.court_sentences.rules import ACQUITTED, ALTERED, BARE, CONVICTED, NAMED, POSSIBLE, SENTENCED, SPARED
from newsmine.rooms.court_sentences.verdicts import Statement
from newsmine.rooms.findings import left
from newsmine.rooms.rule import Rule

_BODIES = words("newsmine.rooms.court_sentences", "not_court", "bodies")
_PAST = frozenset({"previous", "previously", "record", "history", "convictions"})
_PARTS = frozenset({"one", "other", "another", "third", "second", "first", "former", "latter"})
_MAIN = ("custody", "suspended_custody", "life")


@dataclass(slots=True)
class Case:
    """One fact in the making."""

    subject: Subject
    assertion: Assertion
    sentence: int
    orders: list[Order] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    offences: list[Named] = field(default_factory=list)
    start: int = 0
    end: int = 0
    total: int | None = None
    plea: str | None = None
    verdict: str | None = None
    rule: Rule = SENTENCED
    past: bool = False
    same_as: Case | None = None
    id: str = ""

    def add(self, order: Order) -> None:
        """Take in what one more verb says."""
        self.orders.append(order)
        self.drafts += order.drafts
        self.sentence = order.sentence
        self.start = min(o.start for o in self.orders)
        self.end = max(o.end for o in self.orders)

    def custody(self) -> list[Draft]:
        """Its terms in prison."""
        return [draft for draft in self.drafts if draft.type == "custody"]

    def weight(self) -> tuple[int, int]:
        """How much it tells: disposals with a length or sum, then all."""
        full = [d for d in self.drafts if d.length or d.amount or d.hours]
        return len(full), len(self.drafts)


class Cases:
    """Builds the facts of a document."""

    def __init__(self, doc: Doc, text: list[str], bounds: list[tuple[int, int]], defendants: Defendants) -> None:
        self.doc = doc
        self.text = text
        self.bounds = bounds
        self.who = defendants
        self.title_end: int = doc.user_data.get("newsmine_title_end", 0)
        self.cases: list[Case] = []
        self.docket: list[tuple[Statement, Subject]] = []

    def facts(self, orders: list[Order], said: list[Statement]) -> list[CourtSentence]:
        """The facts, in text order."""
        entries: list[tuple[int, int, Order | Statement]] = [(o.start, 0, o) for o in orders]
        entries += [(s.start, 1, s) for s in said]
        named = {order.sentence for order in orders if order.name is not None}
        for _, _, entry in sorted(entries, key=lambda e: (e[0], e[1])):
            listed = isinstance(entry, Order) and entry.sentence in named and all(map(_bare, entry.drafts))
            if listed and isinstance(entry, Order) and self.text[entry.end : entry.end + 1] == [":"]:
                continue  # "Two were jailed: Toms for a year, ...": the names that follow tell it

            if isinstance(entry, Order):
                self._order(entry)
            elif entry.kind == "order":
                self._own_offences(entry)
            else:
                subject = self.who.of_plea(self._verb(entry), entry.kind)
                if not subject.generic:
                    self.docket.append((entry, subject))
        self._freed()
        self._total()
        self._repetitions()
        self._pleas()
        return self._finished()

    # -- orders to cases ---------------------------------------------------------------------

    def _order(self, order: Order) -> None:
        verb = verb_of(self.doc, order)
        if verb is not None:
            subject = self.who.of(verb)
        elif order.name is not None:
            subject = self.who.resolve(self.doc[order.name])
        else:
            subject = self.who.opening(self.bounds[order.sentence][0], order.start)
        held = assertion(self.doc, order)
        if subject.generic and held != "hypothetical":
            return
        if held == "hypothetical" and not self._told_as_possible(order):
            return
        if self._by_no_court(order) or (order.kind == "tag" and all(map(_bare, order.drafts))):
            return
        last = self.cases[-1] if self.cases else None
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
            and order.kind in ("jail", "sentence")
            and all(map(_bare, order.drafts))
        ):
            return  # "Jailing him, the judge said"
        case = Case(subject, held, order.sentence)
        self._apply(case, order)
        case.past = self._is_past(order)
        self.cases.append(case)

    def _told_as_possible(self, order: Order) -> bool:
        """Whether a sentence that was not passed is told with its measure, or as what would have been."""
        if any(d.length or d.amount or d.type in ("life", "other") for d in order.drafts):
            return True
        return order.kind == "jail" and self.text[order.start - 2 : order.start] in (
            ["would", "have"],
            ["have", "been"],
        )

    def _apply(self, case: Case, order: Order) -> None:
        if order.suspends is not None:
            terms = [d for d in case.drafts if d.type in ("custody", "suspended_custody")]
            for term in terms:
                term.type, term.suspended = "suspended_custody", order.suspends.suspended
            if not terms:
                order.drafts.append(order.suspends)
        if order.minimum is not None:
            life = next((d for d in case.drafts if d.type == "life"), None)
            if life is not None:
                life.length = life.length or order.minimum.length
            elif not case.custody():
                order.minimum.type = "life" if "life" in self.text or "murder" in self.text else "custody"
                order.drafts.append(order.minimum)
        if order.relation is not None and case.custody():
            for draft in case.custody()[1:] or case.custody():
                draft.relation = draft.relation or order.relation
        case.add(order)
        if order.total is not None:
            case.total = order.total.days

    def _joins(self, case: Case, order: Order, subject: Subject, held: Assertion) -> bool:
        """Whether an order goes on telling the same sentence."""
        if held != case.assertion or held == "negated" or order.kind == "alter":
            return False
        gap = order.sentence - case.sentence
        first = self.doc[order.start].idx
        if self.title_end and self.doc[case.start].idx < self.title_end <= first:
            return False
        if held == "hypothetical":
            return gap == 0 and not self._tells_again(case, order)
        if order.name is not None:
            return False
        if not self._same_people(case, order, subject, gap):
            return False
        if gap > 1 and (gap > 3 or any(d.type in _MAIN for d in order.drafts)):
            return False
        if self._is_past(order) != case.past:
            return False
        return not self._tells_again(case, order)

    def _same_people(self, case: Case, order: Order, subject: Subject, gap: int) -> bool:
        """Whether the subject of an order is whom the case is about: pronouns and nothing are, "a woman" is another."""
        if gap == 0 and subject.start == case.subject.start:
            return True
        if subject.keys and case.subject.keys and set(subject.keys) != set(case.subject.keys):
            anew = subject.continues or self.text[subject.start] not in ("the", "this") or self.who.named(subject.keys)
            also = "also" in self.text[order.start - 2 : order.start + 4]
            if also and gap <= 2 and not self.who.named(case.subject.keys) and self.who.named(subject.keys):
                return True
            return not anew and gap <= 2 and not any(d.type in _MAIN for d in order.drafts)
        if subject.continues or subject.start < 0 or (subject.keys and case.subject.keys):
            return True
        if subject.keys:
            also = "also" in self.text[order.start - 3 : order.start + 3] or (
                order.kind == "order" and "also" in self.text[order.start : order.end]
            )
            return gap == 0 or also
        return subject.definite and subject.plural == case.subject.plural

    def _tells_again(self, case: Case, order: Order) -> bool:
        """Whether an order repeats what the case has: the same disposal, or a bare one with its length."""
        apart = order.sentence != case.sentence
        for new in order.drafts:
            for old in case.drafts:
                if new.type != old.type and not ({new.type, old.type} <= {"custody", "suspended_custody"}):
                    continue
                if apart and _bare(new) != _bare(old):
                    return True
                if (
                    new.relation is None
                    and _same(new, old)
                    and (apart or new.type in _MAIN)
                    and (new.length or new.amount or new.hours or apart)
                ):
                    return True
        if (
            apart
            and order.kind in ("jail", "sentence")
            and order.drafts
            and order.drafts[0].type in _MAIN
            and order.drafts[0].relation is None
        ):
            return any(old.type in _MAIN for old in case.drafts) and not any(
                "consecutive" in w or "concurrent" in w for w in self._words(order.sentence)
            )
        return False

    def _stands_alone(self, order: Order) -> bool:
        return order.minimum is not None

    def _is_past(self, order: Order) -> bool:
        """Whether an earlier sentence is told: "his previous convictions", "was already serving"."""
        if order.kind == "served" or (order.kind == "serve" and self.text[order.start] == "serving"):
            return True
        start, _ = self.bounds[order.sentence]
        return not _PAST.isdisjoint(self.text[start : order.start + 1])

    def _by_no_court(self, order: Order) -> bool:
        """Fined or banned by a sport's governing body."""
        if order.kind not in ("fine", "ban"):
            return False
        trigger = order.trigger
        if trigger is None:
            return False
        window = self.text[trigger.end : trigger.end + 14]
        return "by" in window and any(w in _BODIES for w in window[window.index("by") :][:6])

    def _words(self, sentence: int) -> list[str]:
        start, end = self.bounds[sentence]
        return self.text[start:end]

    def _own_offences(self, statement: Statement) -> None:
        for case in reversed(self.cases[-3:]):
            if any(order.start == statement.start for order in case.orders):
                case.offences += statement.offences
                return

    def _verb(self, statement: Statement) -> Token:
        tokens = self.doc[statement.start : statement.start + 3]
        return next((t for t in tokens if t.pos_ in ("VERB", "AUX") or t.tag_.startswith("VB")), tokens[0])

    # -- totals and repetitions ----------------------------------------------------------------

    def _freed(self) -> None:
        """Whoever was cleared walks free too: that is no sentence spared."""
        if any(statement.kind == "acquit" for statement, _ in self.docket):
            self.cases = [case for case in self.cases if not any(order.kind == "free" for order in case.orders)]

    def _total(self) -> None:
        for case in self.cases:
            if case.total is None and case.assertion == "asserted":
                case.total = _total_days(case.drafts)

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
                and (other.weight() > case.weight() or (other.weight() == case.weight() and other.start < case.start))
                and _within(case, other)
            ]
            if fuller:
                best = max(other.weight() for other in fuller)
                case.same_as = next(other for other in fuller if other.weight() == best)
        for case in told:  # "and the unpaid work": its hours stand where it was told before
            for draft in case.drafts:
                if draft.type == "unpaid_work" and draft.hours is None:
                    draft.hours = next(
                        (d.hours for c in told for d in c.drafts if d.hours and self._may_be(c, case)), None
                    )

    def _agree(self, one: Subject, other: Subject, near: bool) -> bool:
        """Whether two subjects are the same people; an unnamed one may be a named one where they stand near."""
        if one.fits(other):
            return True
        return near and one.plural == other.plural and self.who.named(one.keys) != self.who.named(other.keys)

    def _may_be(self, one: Case, other: Case) -> bool:
        """Whether two cases may be about the same people: unnamed ones only where the story opens."""
        if one.subject.keys and other.subject.keys:
            opens = min(one.sentence, other.sentence) <= 2
            return self._agree(one.subject, other.subject, opens)
        unnamed = [case for case in (one, other) if not case.subject.keys]
        return one.subject.fits(other.subject) and (all(case.sentence <= 3 for case in unnamed) or len(self.cases) <= 3)

    # -- pleas and verdicts ----------------------------------------------------------------------

    def _pleas(self) -> None:
        alone: list[Case] = []
        for statement, subject in self._each_of(self.docket):
            if statement.kind == "charge":
                continue
            if statement.kind == "acquit":
                if self._insane(statement, subject):
                    continue
                self._alone(alone, statement, subject, ACQUITTED)
                continue
            case = self._case_of(statement, subject)
            if statement.kind == "deny":
                if case is not None and case.plea is None:
                    case.plea = "not_guilty"
                continue
            if case is not None:
                if statement.kind in ("plead", "admit"):
                    case.plea = "guilty"
                case.offences += statement.offences
            elif self._parted(statement, subject):
                continue
            elif statement.kind in ("convict", "plead") or statement.offences:
                self._alone(alone, statement, subject, CONVICTED)
        self.cases += alone

    def _each_of(self, docket: list[tuple[Statement, Subject]]) -> Iterator[tuple[Statement, Subject]]:
        """Pleas and verdicts of several people, one by one where their sentences are told one by one."""
        alone = {key for case in self.cases if len(case.subject.keys) == 1 for key in case.subject.keys}
        for statement, subject in docket:
            single = [key for key in subject.keys if key in alone]
            if len(subject.keys) < 2 or not single:
                yield statement, subject
                continue
            for key in subject.keys:
                yield statement, replace(subject, keys=(key,), plural=False)

    def _parted(self, statement: Statement, subject: Subject) -> bool:
        """ "Two teenagers were convicted. One was sentenced to ..., the other to ...": the offences are theirs."""
        parts = [
            case
            for case in self.cases
            if 0 <= case.sentence - statement.sentence <= 1
            and case.assertion == "asserted"
            and case.start > statement.start
            and case.subject.start >= 0
            and not _PARTS.isdisjoint(self.text[case.subject.start : case.subject.end])
        ]
        if not subject.plural:
            return False
        for case in parts:
            case.offences += statement.offences
        return bool(parts)

    def _insane(self, statement: Statement, subject: Subject) -> bool:
        """ "Found not guilty by reason of insanity and made subject to a hospital order" is one fact."""
        for case in self.cases:
            if case.sentence == statement.sentence and any(d.type == "hospital_order" for d in case.drafts):
                case.verdict, case.start = "acquitted", min(case.start, statement.start)
                case.offences += statement.offences
                return True
        return False

    def _case_of(self, statement: Statement, subject: Subject) -> Case | None:
        """The fullest telling of the sentence of whoever a plea or verdict is about."""
        fitting = [
            case
            for case in self.cases
            if case.assertion == "asserted"
            and case.same_as is None
            and (not case.past or case.sentence == statement.sentence)
            and self._agree(case.subject, subject, abs(case.sentence - statement.sentence) <= 3)
        ]
        if not fitting:
            return None
        named = [case for case in fitting if subject.keys and set(case.subject.keys) == set(subject.keys)]
        if not named and len(self.cases) > 2:
            fitting = [case for case in fitting if abs(case.sentence - statement.sentence) <= 2]
            if not fitting:
                return None
        return min(named or fitting, key=lambda case: (abs(case.sentence - statement.sentence), case.start))

    def _alone(self, alone: list[Case], statement: Statement, subject: Subject, rule: Rule) -> None:
        verb = self._verb(statement)
        order = Order(statement.sentence, None)
        order.drafts.append(Draft("other", statement.start, statement.end))
        held = _statement_assertion(verb)
        if held != "asserted" or (
            rule is CONVICTED and not statement.offences and not subject.keys and not subject.definite
        ):
            return
        case = Case(subject, held, statement.sentence, rule=rule, start=statement.start, end=statement.end)
        case.offences = list(statement.offences)
        case.verdict = "acquitted" if rule is ACQUITTED else "convicted"
        case.plea = "guilty" if statement.kind in ("plead", "admit") else None
        for other in alone:
            if other.rule is rule and other.subject.fits(subject) and other.same_as is None:
                if rule is ACQUITTED and {o.code for o in case.offences} - {o.code for o in other.offences}:
                    continue
                case.same_as = other
                break
        alone.append(case)

    # -- facts -------------------------------------------------------------------------------

    def _finished(self) -> list[CourtSentence]:
        court_names, judge_names = (
            courts(self.doc, self.text, {start for start, _ in self.bounds}),
            judges(self.doc, self.text),
        )
        dates = [date for date in left(self.doc, "dates") if date.type in ("date", "time")]
        for number, case in enumerate(sorted(self.cases, key=lambda c: c.start)):
            case.id = f"s_{number}"
        facts = []
        for case in self.cases:
            start, end = self.doc[case.start].idx, self.doc[case.end - 1].idx + len(self.doc[case.end - 1])
            rule = case.rule if case.rule in (ACQUITTED, CONVICTED) else _rule(case)
            whole_story = case.assertion == "asserted" and case.same_as is None and not case.past
            verdict = case.verdict
            if verdict is None and case.assertion == "asserted" and any(d.type != "caution" for d in case.drafts):
                verdict = "convicted"
            subject = case.subject
            facts.append(
                CourtSentence(
                    id=case.id,
                    start=start,
                    end=end,
                    assertion=case.assertion,
                    same_as=case.same_as.id if case.same_as else None,
                    rule=rule.name,
                    confidence=rule.confidence,
                    defendants=[key for key in subject.keys if not key.startswith("?")],
                    defendant_text=self._span_text(subject),
                    offences=self._offences(case.offences),
                    plea=case.plea,  # type: ignore[arg-type]
                    verdict=verdict,  # type: ignore[arg-type]
                    disposals=[self._disposal(draft) for draft in case.drafts],
                    court=self._near(court_names, start) if whole_story else None,
                    judge=self._near(judge_names, start) if whole_story else None,
                    date=self._date(dates, case, start, end),
                    total_days=case.total if case.assertion == "asserted" else None,
                )
            )
        return facts

    def _span_text(self, subject: Subject) -> str | None:
        if subject.start < 0:
            return None
        return self.doc[subject.start : subject.end].text.strip() or None

    def _offences(self, named: Iterable[Named]) -> list[Offence]:
        chosen: dict[str, Named] = {}
        for offence in sorted(named, key=lambda o: o.start):
            chosen.setdefault(offence.code, offence)
        if len(chosen) > 1:
            chosen.pop("assault", None)
        return [Offence(text=self.doc[o.start : o.end].text, offence=o.code, law=LAW[o.code]) for o in chosen.values()]

    def _disposal(self, draft: Draft) -> Disposal:
        length = draft.length
        return Disposal(
            type=draft.type,
            text=self.doc[draft.start : draft.end].text,
            length=length.iso if length else None,
            days=length.days if length else None,
            amount=draft.amount,
            currency=draft.currency,
            suspended=draft.suspended.iso if draft.suspended else None,
            hours=draft.hours,
            relation=draft.relation,  # type: ignore[arg-type]
            each_of=draft.each_of,
        )

    def _near(self, names: list[Name], position: int) -> str | None:
        """The name in the same sentence, else the last before, else the first after."""
        if not names:
            return None
        index = bisect_right([name.start for name in names], position)
        here = self._sentence_at(position)
        for name in names:
            if self._sentence_at(name.start) == here:
                return name.text
        return names[index - 1].text if index else names[0].text

    def _sentence_at(self, position: int) -> int:
        return bisect_right([self.doc[start].idx for start, _ in self.bounds], position) - 1

    def _date(self, dates: list[Date], case: Case, start: int, end: int) -> str | None:
        if case.assertion != "asserted":
            return None
        here = self._sentence_at(start)
        near = [date for date in dates if self._sentence_at(date.start) == here]
        if not near:
            return None
        return min(near, key=lambda date: min(abs(date.start - end), abs(date.end - start))).id


def _rule(case: Case) -> Rule:
    if case.assertion == "negated":
        return SPARED
    if case.assertion == "hypothetical":
        return POSSIBLE
    if any(order.kind == "alter" for order in case.orders):
        return ALTERED
    if all(order.trigger is None for order in case.orders):
        return NAMED
    if any(d.length or d.amount or d.hours or d.suspended for d in case.drafts):
        return SENTENCED
    return BARE


def _statement_assertion(verb: Token) -> Assertion:
    for child in verb.children:
        if child.dep_ == "neg":
            return "negated"
        if child.dep_ == "aux" and child.lower_ in ("could", "would", "may", "might", "should", "can"):
            return "hypothetical"
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
            return "hypothetical"
    return "asserted"


def _same(a: Draft, b: Draft) -> bool:
    lengths = (a.length.days if a.length else None, b.length.days if b.length else None)
    return lengths[0] == lengths[1] and a.amount == b.amount and a.hours == b.hours


def _bare(draft: Draft) -> bool:
    return draft.length is None and draft.amount is None and draft.hours is None


def _within(case: Case, other: Case) -> bool:
    """Whether everything that a case tells is told by another, more fully or as well."""
    if not case.drafts:
        return False
    if case.total is not None and case.total == other.total and all(d.type in ("custody", "life") for d in case.drafts):
        return True
    for draft in case.drafts:
        if not any(
            draft.type == told.type
            and ((not draft.length and not draft.amount and not draft.hours) or _same(draft, told))
            for told in other.drafts
        ):
            return False
    return True


def _total_days(drafts: list[Draft]) -> int | None:
    """Immediate custody in days: the longest of concurrent terms, the sum of consecutive ones."""
    if any(d.type == "life" for d in drafts):
        return None
    terms = [d for d in drafts if d.type == "custody"]
    if not terms or any(d.length is None or d.open_range for d in terms):
        return None
    if len(terms) > 1 and any(d.relation is None for d in terms[1:]):
        return None
    longest = max((d.length.exact_days for d in terms if d.length and d.relation != "consecutive"), default=0.0)
    added = sum(d.length.exact_days for d in terms if d.length and d.relation == "consecutive")
    return whole(longest + added)
