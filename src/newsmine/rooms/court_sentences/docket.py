"""Pleas and verdicts: to which case they belong, and which stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsmine.language import syntax
from newsmine.language.parsed import Token
from newsmine.lexicon import words
from newsmine.record import Assertion
from newsmine.rooms.court_sentences.accused import HOW_MANY
from newsmine.rooms.court_sentences.case import MAIN, Bench, Case
from newsmine.rooms.court_sentences.defendants import Subject
from newsmine.rooms.court_sentences.offences import Named, named
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.rules import ACQUITTED, CONVICTED
from newsmine.rooms.court_sentences.verdicts import Statement
from newsmine.rooms.rule import Rule

_PARTS = frozenset({"one", "other", "another", "third", "second", "first", "former", "latter"})


_NOUNS = frozenset({"plea", "pleas", "verdict", "verdicts", "guilty"})
_COUNTED = frozenset(HOW_MANY) | {"both"}
_A_NEW_ONE = frozenset({"a", "an", "man", "woman", "teenager", "boy", "girl"})
#: Characters between two pleas that are told as one.
_NEAR = 120
#: How many words before a term its offence may stand in a list.
_LINE = 60


class Docket(Bench):
    """Hears pleas and verdicts."""

    def _accused(self, statement: Statement) -> Subject:
        """Who a plea or verdict is about."""
        if "proven" in self.text[statement.start : statement.end]:
            start, stop = self.bounds[statement.sentence]
            near = self.who.after(statement.end, stop) or self.who.after(start, statement.start)
            if near is not None:
                return near  # "a not proven verdict on a charge against Karl Toms"
        return self.who.of_plea(self._verb(statement), statement.kind)

    def _own_offences(self, statement: Statement) -> None:
        for case in reversed(self.cases[-3:]):
            if any(order.start == statement.start for order in case.orders):
                case.offences += statement.offences
                return

    def _pleas(self) -> None:
        alone: list[Case] = []
        for statement, subject in self._each_of(self.docket):
            if statement.kind == "charge":
                self._accuse(statement, subject)
                continue
            if statement.kind == "acquit":
                if self._insane(statement, subject):
                    continue
                self._alone(alone, statement, subject, ACQUITTED)
                continue
            case = self._case_of(statement, subject)
            if statement.kind == "dealt":
                if case is not None:
                    case.offences += statement.offences
                continue
            if statement.kind == "deny":
                self._accuse(statement, subject)
                if case is not None and case.plea is None:
                    case.plea = "not_guilty"
                continue
            if case is not None:
                if statement.kind in ("plead", "admit"):
                    case.plea = "guilty"
                case.offences += statement.offences
                if statement.kind == "convict" and not statement.offences:
                    self._of_murder(case)
            elif self._parted(statement, subject):
                continue
            elif statement.kind in ("convict", "plead") or statement.offences or statement.end - statement.start >= 3:
                self._alone(alone, statement, subject, CONVICTED)
        self._same_hearing()
        plain = any(case.offences and case.rule is CONVICTED for case in alone)
        self.cases += [case for case in alone if not (plain and self._told_in_sum(case))]
        for case in self.cases:
            if case.assertion != "asserted" or case.past or case.same_as is not None:
                continue
            vague = case.verdict == "acquitted" and {offence.code for offence in case.offences} == {"assault"}
            if not case.offences or vague:
                case.offences = self._accused_of(case) or case.offences
            if not case.offences:
                case.offences = self._of_the_line(case)
            if case.plea is None and case.verdict is not None and self._denied(case):
                case.plea = "not_guilty"

    def _of_murder(self, case: Case) -> None:
        """ "Admitted manslaughter but denied murder. A jury found him guilty": of murder."""
        if {offence.code for offence in case.offences} != {"manslaughter"}:
            return
        murder = [offence for offence in self._accused_of(case) if offence.code == "murder"]
        if murder:
            case.offences, case.plea = murder, "not_guilty"

    def _told_in_sum(self, case: Case) -> bool:
        """ "Three men changed their pleas. Toms admitted wounding, Orr affray": the pleas that follow tell it."""
        if case.rule is not CONVICTED or not case.subject.plural or case.subject.keys or case.offences:
            return False
        return self.text[case.start].startswith(("chang", "revers", "switch"))

    def _same_hearing(self) -> None:
        """A plea and offences told beside one of somebody's sentences are those of the other, where it has none."""
        told = [case for case in self.cases if case.assertion == "asserted" and not case.past and case.same_as is None]
        for case in told:
            vague = {offence.code for offence in case.offences} <= {"assault"}
            if case.plea or not case.subject.keys or not any(d.type in MAIN for d in case.drafts):
                continue
            for other in told:
                if other is not case and set(other.subject.keys) == set(case.subject.keys) and other.plea:
                    case.plea = other.plea
                    case.offences = list(other.offences) or case.offences if vague else case.offences

    def _accuse(self, statement: Statement, subject: Subject) -> None:
        """Remember what somebody was charged with or denied."""
        if statement.offences and self.text[statement.start - 1] not in ("not", "never", "n't"):
            self.charges.append((statement, subject))

    def _of_the_line(self, case: Case) -> list[Named]:
        """ "Karl Toms, 33, of Hyde. Affray. Eight weeks in prison": the offences told without a verb before it."""
        if case.orders and case.orders[0].trigger is not None:
            opening = self.bounds[case.orders[0].sentence][0]
            return self._of_the_entry(opening) if case.orders[0].start - opening <= 1 else []
        first = self.bounds[case.orders[0].sentence][0] if case.orders else case.start
        if own := named(self.text, first, case.start):
            return own
        start = case.start
        while start > 0 and case.start - start < _LINE and "\n" not in self.text[start - 1]:
            start -= 1
        return named(self.text, start, case.start) if (start and "\n" in self.text[start - 1]) or start == 0 else []

    def _of_the_entry(self, stop: int) -> list[Named]:
        """ "Karl Toms (33), of Hyde: theft and affray. Fined £80": the offences behind the colon of the line."""
        start = stop
        while start > 0 and stop - start < _LINE and "\n" not in self.text[start - 1]:
            start -= 1
        if start == stop or (start and "\n" not in self.text[start - 1]):
            return []
        colon = next((i for i in range(start, stop) if self.text[i] in (":", ".", "-", "–")), None)
        return named(self.text, colon + 1, stop) if colon is not None else []

    def _denied(self, case: Case) -> bool:
        return any(
            statement.kind == "deny" and subject.keys and set(subject.keys) <= set(case.subject.keys)
            for statement, subject in self.docket
        )

    def _accused_of(self, case: Case) -> list[Named]:
        """What somebody of whom only "the charges" or a sentence is told was charged with or denied."""
        for statement, subject in self.charges:
            if subject.keys and set(subject.keys) == set(case.subject.keys):
                return list(statement.offences)
        return []

    def _each_of(self, docket: list[tuple[Statement, Subject]]) -> Iterator[tuple[Statement, Subject]]:
        """Pleas and verdicts of several people, one by one where their sentences are told one by one."""
        alone = {
            key for case in self.cases if len(case.subject.keys) == 1 and not case.past for key in case.subject.keys
        }
        for statement, subject in docket:
            if subject.plural and not subject.keys and len(alone) > 1 and self._everybody(subject):
                for key in sorted(alone):
                    yield statement, replace(subject, keys=(key,), plural=False)
                continue
            if groups := self._in_groups(subject):
                for keys in groups:
                    yield statement, replace(subject, keys=keys, plural=len(keys) > 1)
                continue
            single = [key for key in subject.keys if key in alone]
            if len(subject.keys) < 2 or not single:
                yield statement, subject
                continue
            for key in single:
                yield statement, replace(subject, keys=(key,), plural=False)
            if rest := tuple(key for key in subject.keys if key not in alone):
                yield statement, replace(subject, keys=rest, plural=len(rest) > 1)

    def _in_groups(self, subject: Subject) -> list[tuple[str, ...]]:
        """ "All four admitted affray. Toms and Orr were fined, Hale and Dunn jailed": those dealt with together."""
        told = {
            case.subject.keys
            for case in self.cases
            if case.assertion == "asserted" and not case.past and set(case.subject.keys) < set(subject.keys)
        }
        groups = sorted(keys for keys in told if keys)
        covered = [key for keys in groups for key in keys]
        whole = len(covered) == len(set(covered)) and set(covered) == set(subject.keys)
        return groups if whole and any(len(keys) > 1 for keys in groups) else []

    def _everybody(self, subject: Subject) -> bool:
        """ "All five", "both men", "the pair": everybody who was dealt with."""
        return subject.definite and self.text[subject.start] in ("all", "both", "they", "the", "each")

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
            and not (case.sentence != statement.sentence and self._only_cautioned(case))
            and (not case.past or (case.sentence == statement.sentence and not self._at_the_time(case)))
            and self._near_enough(case, statement, subject)
            and (
                self._agree(case.subject, subject, abs(case.sentence - statement.sentence) <= 3)
                or self._one_of(subject, case.subject)
            )
        ]
        if not fitting:
            return None
        named = [case for case in fitting if subject.keys and set(case.subject.keys) == set(subject.keys)]
        if not named and len(self.cases) > 2:
            fitting = [case for case in fitting if abs(case.sentence - statement.sentence) <= 2]
            if not fitting:
                return None
        nearest = min(
            named or fitting,
            key=lambda case: (case.same_as is not None, abs(case.sentence - statement.sentence), case.start),
        )
        return nearest.same_as or nearest

    def _only_cautioned(self, case: Case) -> bool:
        return bool(case.drafts) and all(draft.type == "caution" for draft in case.drafts)

    def _at_the_time(self, case: Case) -> bool:
        """ "Toms, who was on a community order, admitted affray": he was under it before."""
        return self.text[case.start] == "serving" or any(order.past for order in case.orders)

    def _near_enough(self, case: Case, statement: Statement, subject: Subject) -> bool:
        """Whether a named person's plea may be that of somebody unnamed: near by, or where only one was tried."""
        said = case.subject
        unnamed = not (said.keys and self.who.named(said.keys)) and not said.plural
        if said.start > subject.end > 0 and case.sentence > 2 and unnamed and self.text[said.start] in _A_NEW_ONE:
            return False  # "Toms changed his plea. [Another story] A man must pay £100"
        if case.subject.keys or not subject.keys or not self.who.named(subject.keys):
            return True
        if abs(case.sentence - statement.sentence) <= 1:
            return True
        return len(self.who.tried()) <= 1 or (case.sentence <= 2 and case.subject.plural)

    def _one_of(self, one: Subject, all_: Subject) -> bool:
        """Whether somebody is one of those whom an order was on: "the pair were jailed. Toms had admitted affray"."""
        told = {key for case in self.cases for key in case.subject.keys if len(case.subject.keys) == 1}
        return bool(one.keys) and set(one.keys) < set(all_.keys) and told.isdisjoint(one.keys)

    def _alone(self, alone: list[Case], statement: Statement, subject: Subject, rule: Rule) -> None:
        verb = self._verb(statement)
        order = Order(statement.sentence, None)
        order.drafts.append(Draft("other", statement.start, statement.end))
        held = "asserted" if self.text[statement.start] == "not" else _statement_assertion(verb)
        noun = self.text[statement.start] in ("guilty", "plea", "pleas") and self.text[statement.end - 1] in _NOUNS
        if noun and not statement.offences and rule is CONVICTED:
            return  # "credit for his guilty plea"
        if held != "asserted" or (
            rule is CONVICTED
            and not (statement.offences or subject.keys or subject.definite)
            and not (subject.start >= 0 and self._told_of(statement, subject))
        ):
            return
        case = Case(subject, held, statement.sentence, rule=rule, start=statement.start, end=statement.end)
        case.offences = list(statement.offences)
        case.verdict = "acquitted" if rule is ACQUITTED else "convicted"
        case.plea = "guilty" if statement.kind in ("plead", "admit") else None
        again = not case.offences and rule is CONVICTED and "also" in self.text[case.start - 2 : case.start]
        if again and any(other.rule is rule and other.subject.fits(subject) for other in alone):
            return  # "he also admitted two offences of driving without insurance"
        again = not case.offences and bool(subject.keys) and rule is CONVICTED
        told = [other for other in alone if other.rule is rule and set(other.subject.keys) == set(subject.keys)]
        fuller = self._accused_of(case) and not any(other.offences for other in told)
        if again and not fuller and any(self.doc[other.start].idx >= self.title_end for other in told):
            return
        last = alone[-1] if alone else None
        if last is not None and rule is CONVICTED and last.rule is rule and self._goes_on(last, case, statement):
            last.offences += case.offences
            last.end = max(last.end, case.end)
            last.plea = last.plea or case.plea
            last.sentence = statement.sentence
            return
        for other in alone:
            if other.rule is rule and other.subject.fits(subject) and other.same_as is None:
                if rule is ACQUITTED and {o.code for o in case.offences} - {o.code for o in other.offences}:
                    continue
                case.same_as = other
                break
        alone.append(case)

    def _told_of(self, statement: Statement, subject: Subject) -> bool:
        """Whether somebody new is plainly said to have admitted or been convicted: "two men were convicted for ..."."""
        if statement.kind == "admit":
            return True
        counted = self.text[subject.start] in _COUNTED and subject.plural
        if not {"past", "previously"}.isdisjoint(self.text[statement.start - 2 : statement.end + 4]):
            return False
        return counted and (statement.kind == "plead" or syntax.be_before(self._verb(statement)) is not None)

    def _goes_on(self, last: Case, case: Case, statement: Statement) -> bool:
        """ "Toms admitted affray. He also admitted having a knife": one hearing."""
        if statement.sentence - last.sentence > 1 or not (last.offences and case.offences):
            return False
        between = self.doc[case.start].idx - self.doc[last.end - 1].idx
        if between > _NEAR or "also" not in self.text[max(0, case.start - 3) : case.start + 2]:
            return False
        if {o.code for o in case.offences} <= {o.code for o in last.offences}:
            return False
        if case.subject.continues and case.subject.start >= 0 and not case.subject.keys:
            return True
        return bool(case.subject.keys) and set(case.subject.keys) == set(last.subject.keys)


_PLANS = words("newsmine.rooms.court_sentences", "of_charge", "plans")


def _statement_assertion(verb: Token) -> Assertion:
    if verb.i > 1 and verb.nbor(-1).lower_ == "to" and verb.nbor(-2).lower_ in _PLANS:
        return "hypothetical"  # "is expected to plead guilty", "tried to plead guilty"
    for child in verb.children:
        if child.dep_ == "neg":
            return "negated"
        if child.dep_ == "aux" and child.lower_ in ("could", "would", "may", "might", "should", "can"):
            return "hypothetical"
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
            return "hypothetical"
    return "asserted"
