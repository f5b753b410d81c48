"""From cases to facts: ids, offences, disposals, court, judge and date as the record has them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from newsmine.lexicon import words
from newsmine.record import CourtSentence, Date, Disposal, Offence
from newsmine.rooms.court_sentences.case import Bench, Case
from newsmine.rooms.court_sentences.courts import Name, courts, generic, judges, of_appeal
from newsmine.rooms.court_sentences.defendants import Subject
from newsmine.rooms.court_sentences.jurisdiction import jurisdiction, law
from newsmine.rooms.court_sentences.offences import Named
from newsmine.rooms.court_sentences.orders import Draft
from newsmine.rooms.court_sentences.rules import ACQUITTED, ALTERED, BARE, CONVICTED, NAMED, POSSIBLE, SENTENCED, SPARED
from newsmine.rooms.findings import left
from newsmine.rooms.rule import Rule

_PEERS = frozenset({"lord", "lady", "sheriff", "lord justice", "lady justice", "mr justice", "mrs justice"})
_PASSED = frozenset({"sentenced", "sentencing", "sentence", "jailed", "jailing", "fined", "imposed"})
_ASSAULTS = words("newsmine.rooms.court_sentences", "grammar", "assaults")


_Placed = TypeVar("_Placed", Name, Date)


class _Places(NamedTuple, Generic[_Placed]):
    """Names or dates, where they begin, and those of each sentence."""

    all: list[_Placed]
    starts: list[int]
    held: dict[int, list[_Placed]]


class Writing(Bench):
    """Writes the facts."""

    def _finished(self) -> list[CourtSentence]:
        self._openings = [self.doc[start].idx for start, _ in self.bounds]
        court_names = self._by_place(courts(self.doc, self.text, {start for start, _ in self.bounds}))
        titled = judges(self.doc, self.text)
        judge_names = self._by_place(sorted([*titled, *self._on_the_bench(titled)], key=lambda name: name.start))
        dates = self._by_place(date for date in left(self.doc, "dates") if date.type in ("date", "time"))
        for number, case in enumerate(sorted(self.cases, key=lambda c: c.start)):
            case.id = f"s_{number}"
        facts = []
        for case in self.cases:
            start, end = self.doc[case.start].idx, self.doc[case.end - 1].idx + len(self.doc[case.end - 1])
            rule = case.rule if case.rule in (ACQUITTED, CONVICTED) else _rule(case)
            whole_story = case.assertion == "asserted" and not case.past
            if case.same_as is not None:  # told again: it is the same sentence, for the same offences
                case.offences = case.offences or case.same_as.offences
                case.plea = case.plea or case.same_as.plea
            verdict = case.verdict
            held = case.assertion == "asserted" or (case.assertion == "negated" and case.spared())
            if verdict is None and held and any(d.type != "caution" and not self._ticket(d) for d in case.drafts):
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
                    court=self._near(court_names, start, case, in_court=True) if whole_story else None,
                    judge=self._near(judge_names, start, case) if whole_story else None,
                    date=self._date(dates, case, start, end),
                    total_days=case.total if case.assertion == "asserted" else None,
                )
            )
        return facts

    def _ticket(self, draft: Draft) -> bool:
        """Whether a fine is a fixed penalty, an order a community resolution: no court has passed it."""
        said = self.text[draft.start : draft.end]
        if draft.type == "other" and said[-1:] == ["resolution"]:
            return True
        return draft.type == "fine" and ("notice" in said or "notices" in said or said[:1] == ["fixed"])

    def _span_text(self, subject: Subject) -> str | None:
        if subject.start < 0:
            return None
        return self.doc.words_of(subject.start, subject.end).strip() or None

    def _offences(self, named: Iterable[Named]) -> list[Offence]:
        chosen: dict[str, Named] = {}
        for offence in sorted(named, key=lambda o: o.start):
            chosen.setdefault(offence.code, offence)
        if not _ASSAULTS.isdisjoint(chosen):
            chosen.pop("assault", None)
        place = jurisdiction(self.doc)
        return [
            Offence(text=self.doc.words_of(o.start, o.end), offence=o.code, law=law(o.code, place))
            for o in chosen.values()
        ]

    def _disposal(self, draft: Draft) -> Disposal:
        length = draft.length
        return Disposal(
            type=draft.type,
            text=self.doc.words_of(draft.start, draft.end),
            length=length.iso if length and not draft.open_range else None,
            days=length.days if length and not draft.open_range else None,
            amount=draft.amount,
            currency=draft.currency,
            suspended=draft.suspended.iso if draft.suspended else None,
            hours=draft.hours,
            relation=draft.relation,  # type: ignore[arg-type]
            each_of=draft.each_of,
        )

    def _by_place(self, found: Iterable[_Placed]) -> _Places[_Placed]:
        """Names or dates in text order, with what each sentence holds of them."""
        ordered = list(found)
        held: dict[int, list[_Placed]] = {}
        for one in ordered:
            held.setdefault(self._sentence_at(one.start), []).append(one)
        return _Places(ordered, [one.start for one in ordered], held)

    def _on_the_bench(self, titled: list[Name]) -> Iterator[Name]:
        """Judges without a judge's title, by what the people room knows ("Karl Orr, chairman of the bench")."""
        for person in self.who.people.values():
            if person.name is None or "judge" not in person.roles:
                continue
            if any(person.name.split()[-1] in name.text.split() for name in titled):
                continue
            peer = person.title is not None and person.title.lower() in _PEERS
            text = f"{person.title} {person.name}" if peer else person.name
            for mention in person.mentions:
                if mention.text.endswith(person.name):
                    yield Name(mention.start, mention.end, text)

    def _near(self, names: _Places[Name], position: int, case: Case, *, in_court: bool = False) -> str | None:
        """The name in the same sentence, else the last before, else the first after; no kind of court for its name.

        Where a court of appeal is spoken of, it is named for what was altered, and the others for what was passed.
        """
        here = self._sentence_at(position)
        near = list(names.held.get(here, ()))
        if any(order.kind == "serve" for order in case.orders):
            near += names.held.get(here - 1, ())  # "The Court of Appeal ruled it too long. They will serve eight years"
        altered = any(order.kind == "alter" for order in case.orders) or any(map(of_appeal, near))
        wanted = [name for name in names.all if altered or not of_appeal(name)]
        if altered and any(map(of_appeal, wanted)):
            wanted = [name for name in wanted if of_appeal(name) or name in near]
        wanted = [name for name in wanted if not generic(name)] or wanted
        if not wanted:
            return None
        same = [name for name in names.held.get(here, ()) if name in wanted]
        if same:
            return same[0].text
        index = bisect_right([name.start for name in wanted], position)
        if index:
            return wanted[index - 1].text
        at = (
            n
            for n in wanted
            if in_court and case.drafts and not _PASSED.isdisjoint(self._words(self._sentence_at(n.start)))
        )
        return next(at, wanted[0]).text  # tried at one court, sentenced at another

    def _sentence_at(self, position: int) -> int:
        return bisect_right(self._openings, position) - 1

    def _date(self, dates: _Places[Date], case: Case, start: int, end: int) -> str | None:
        near = dates.held.get(self._sentence_at(start))
        if case.assertion != "asserted" or not near:
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
