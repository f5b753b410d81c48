"""What is no sentence of somebody in particular: statistics, bail, sport, what the law says of everybody."""

from __future__ import annotations

from newsmine.language.groups import is_people
from newsmine.lexicon import words
from newsmine.rooms.court_sentences.case import bare
from newsmine.rooms.court_sentences.defendants import GENERIC, Subject
from newsmine.rooms.court_sentences.orders import Order
from newsmine.rooms.court_sentences.sharing import Sharing

_BODIES = words("newsmine.rooms.court_sentences", "not_court", "bodies")
#: So many at once are a statistic, no defendants.
_MANY = 24
#: Words between the bail that was granted and its terms, at most.
_BEFORE_BAIL = 60
#: Words behind "until" in which the hearing stands that somebody waits for, at most.
_UNTIL = 8
_POLICE = frozenset({"police", "officers"})
_HEARING = frozenset(
    {"then", "sentence", "sentenced", "sentencing", "trial", "hearing", "appears", "appearance", "returns"}
)
#: Words of a headline in a list, before its verb, at most.
_HEADLINE = 14
_BULLETS = frozenset("-–•*")
#: Heads and amounts of a statistic.
_TALLY = frozenset(
    {"number", "numbers", "proportion", "percentage", "thousands", "hundreds", "scores", "rate", "total"}
)
_CROWDS = frozenset({"dozens", "hundreds", "thousands", "scores"})
_CHANCE = frozenset({"chances", "chance", "odds", "likelihood", "risk", "danger", "fear", "prospect", "threat"})
_PUBS = frozenset(
    {"pubwatch", "landlord", "landlady", "licensee", "licensees", "bosses", "store", "supermarket", "panel"}
)
_COURTS = frozenset(
    {"court", "judge", "magistrates", "magistrate", "recorder", "sheriff", "order", "bench", "sentenced"}
)
_TRADES = frozenset(
    {"policing", "teaching", "nursing", "practising", "profession", "coaching", "register", "officiating"}
)
_SOMEBODY = frozenset({"he", "she", "they"})
_FELT = frozenset({"felt", "feel", "feels", "like", "when"})
_PASSES = frozenset({"impose", "imposing", "pass", "passing", "sentence", "sentencing"})
_CIVIL = frozenset({"tribunal", "county", "claimant", "sued", "lawsuit", "negligence", "liability"})
_ARMS = frozenset({"firearm", "firearms", "gun", "guns", "weapon", "weapons", "handgun", "ammunition"})
_STILL = frozenset({"remains", "remained", "remain", "still", "stays", "stayed", "currently"})
#: Where somebody is held for trial.
_BAIL = frozenset({"bail", "bond", "pending", "awaiting", "arraignment", "arraigned", "suspicion"})


class Refusals(Sharing):
    """Says which orders are nobody's, and which no court made."""

    def _background(self, order: Order, subject: Subject) -> bool:
        """ "Toms, who was banned from driving, sped off": what held already, told in passing."""
        if order.kind != "ban" or not all(map(bare, order.drafts)):
            return False
        before = self.text[max(0, order.start - 3) : order.start]
        arms = not _ARMS.isdisjoint(self.text[order.start : order.start + 9])
        if self.text[order.start] in ("prohibited", "forbidden", "barred") and {"is", "are"} & set(before) and arms:
            return True  # "felons are prohibited from owning guns": what the law says
        now = before[-1:] in (["is"], ["are"]) and "now" not in self._words(order.sentence)
        if now and not subject.keys and not any(d.type in ("driving_ban", "restraining_order") for d in order.drafts):
            return True  # "weapons are banned from the premises": what holds there
        return not {"while", "already", "still"}.isdisjoint(before) or (
            "who" in before and not {"has", "have"} & set(before)
        )

    def _nobody(self, subject: Subject, order: Order | None = None, *, generic: bool = False) -> bool:
        """ "You serve three months", "no driver was jailed", "1,204 were fined": nobody in particular."""
        if subject.start < 0:
            return False
        first = self.text[subject.start]
        if (
            first == "you"
            and order is not None
            and not {"can", "could", "'d"}.isdisjoint(self.text[subject.start : order.start])
        ):
            return True  # "you can hit an officer and not go to prison": anybody
        if first == "you" and order is not None and (order.kind not in ("serve", "") or self._told(order)):
            return False  # "You will serve 18 months", "I am sentencing you to four years"
        if generic:
            return True
        if (
            first in ("i", "we")
            and order is not None
            and self.text[order.start] in ("got", "get", "given", "received", "served")
        ):
            return True  # "I got a life sentence", says the victim
        if (
            first in ("i", "we")
            and order is not None
            and not _PASSES.isdisjoint(self.text[order.start : order.start + 1])
        ):
            return False  # "we are going to impose a suspended sentence", says the bench
        if first in ("you", "we", "it", "no"):
            return subject.end - subject.start == 1 or first == "no"
        words_ = self.text[subject.start : subject.end]
        lead = self.text[max(0, subject.start - 2) : subject.start]
        opens = self.who.opens(subject.start)
        opening = [word.replace(",", "") if word[0].isdecimal() else word for word in self.text[opens : opens + 2]]
        if opening == ["of", "the"] or opening == ["out", "of"]:
            opening = ["of", *(word.replace(",", "") for word in self.text[opens + 2 : opens + 3])]
        if opening[:1] == ["of"] and opening[1:] and opening[1].isdecimal() and int(opening[1]) > _MANY:
            return True
        if first == "men" and order is not None and self.text[order.start] == "serving":
            return True  # "a prison that holds men serving sentences of four years"
        if not _TALLY.isdisjoint(words_[:3]) or (lead[-1:] == ["of"] and not _TALLY.isdisjoint(lead)):
            return True
        if not (subject.keys and self.who.named(subject.keys)) and self._many(opens, subject.end):
            return True
        for i, word in enumerate(words_[:4]):
            digits = word.replace(",", "")
            aged = i > 0 and words_[i - 1] in (",", "(", "aged")
            if digits.isdecimal() and int(digits) > _MANY and not aged:
                return words_[i + 1 : i + 2] not in (["-"], ["years"], ["year"])
        return False

    def _many(self, start: int, stop: int) -> bool:
        """ "In the year to May, 129 offenders with long records were ...": more than stand before a court together."""
        for i in range(start, min(stop, start + 14)):
            digits = self.text[i].replace(",", "")
            many = digits.isdecimal() and int(digits) > _MANY and self.text[i - 1] not in ("aged", "of", "in")
            if many and any(t.tag_ == "NNS" and is_people(t) for t in self.doc[i + 1 : i + 3]):
                return True
        return self.text[start] in _CROWDS and self.text[start + 1 : start + 2] == ["of"]

    def _told(self, order: Order) -> bool:
        return not {"will", "must", "shall"}.isdisjoint(self.text[max(0, order.start - 2) : order.start + 1])

    def _kept(self, order: Order) -> bool:
        """ "Remains jailed", "was jailed on $50,000 bond": held until trial."""
        before = self.text[max(0, order.start - 3) : order.start]
        if not _STILL.isdisjoint(before):
            return True
        if not _BAIL.isdisjoint(self._words(order.sentence)):
            return True
        return not self.tried and all(draft.type == "custody" for draft in order.drafts)

    def _counted_up(self, order: Order, subject: Subject) -> bool:
        """ "The number of extra days given as sentences", "fans received ten banning orders": a statistic."""
        if not order.drafts or not all(map(bare, order.drafts)):
            return False
        if self._ranked(order.start):
            return True
        lead, after = self.text[max(0, order.start - 5) : order.start], self.text[order.end : order.end + 4]
        if order.kind == "jail" and (not _CHANCE.isdisjoint(lead) or not {"%", "cent", "percent"}.isdisjoint(after)):
            return True
        if order.kind == "jail" and self.text[order.start - 1] == "being" and self.text[order.start - 2] in GENERIC:
            return True  # "more than one assault that led to the offender being jailed"
        if order.kind != "give":
            return False
        if self.text[order.start - 1] == "it":
            return True  # "as close as it gets to custody"
        felt = _FELT & set(self.text[max(0, order.start - 8) : order.start])
        if felt and not (felt == {"when"} and self.text[order.start - 2] in _SOMEBODY):
            return True  # "when sentences are handed out", "she felt she had been given a life sentence"
        if not _TALLY.isdisjoint(self.text[max(0, order.start - 6) : order.start]):
            return True
        first = order.drafts[0]
        counted = self.doc[first.end - 1].tag_ == "NNS" and self.doc[first.start].like_num
        if subject.start >= 0 and not subject.plural and self.text[first.start].isalpha():
            return False  # "a man who was handed three fines"
        return counted and self.text[first.end - 1] != "points"

    def _ranked(self, i: int) -> bool:
        """ "- 3 Hyde man fined after a row over bins": one of the stories that a page says are read the most."""
        opens = next((k + 1 for k in range(i - 1, max(0, i - _HEADLINE), -1) if "\n" in self.text[k]), None)
        return opens is not None and self.text[opens] in _BULLETS and self.text[opens + 1].isdecimal()

    def _by_no_court(self, order: Order) -> bool:
        """Fined or banned by a sport's governing body."""
        if order.kind == "give" and all(draft.type == "compensation" for draft in order.drafts):
            if self.text[order.start - 2 : order.start] in (["who", "was"], ["who", "were"]):
                return True  # "the officer, who was awarded £9,000 in compensation, has left the force"
            if not {"authority", "cica"}.isdisjoint(self._words(order.sentence)):
                return True  # "by the Criminal Injuries Compensation Authority"
            return not _CIVIL.isdisjoint(self.text)  # "was awarded £28,000 in compensation" by a tribunal
        if order.trigger is None and all(draft.type == "curfew" for draft in order.drafts) and order.name is None:
            return (
                _COURTS.isdisjoint(self._words(order.sentence))
                and not self.cases
                and self.who.after(order.end, self.bounds[order.sentence][1]) is None
            )  # "a curfew was imposed on the town"
        terms = {"curfew", "other", "restraining_order"}
        if all(d.type in terms for d in order.drafts) and not self.cases and self._on_bail(order.start):
            return True
        if all(d.type in terms | {"hospital_order"} for d in order.drafts) and self._until_sentence(order):
            return True
        if order.kind not in ("fine", "ban"):
            return False
        trigger = order.trigger
        if trigger is None:
            return False
        said = set(self._words(order.sentence))
        if order.kind == "ban" and not {"bail", "bailed"}.isdisjoint(said):
            return True
        if order.kind == "ban" and all(draft.type == "other" for draft in order.drafts):
            watch = "pubwatch" in said or {"pub", "watch"} <= said
            if watch or (not _PUBS.isdisjoint(said) and _COURTS.isdisjoint(said)):
                return True
            if not _TRADES.isdisjoint(self.text[trigger.end : trigger.end + 8]):
                return True  # "barred from policing"
        if order.kind == "fine" and self.text[trigger.start - 1] in _POLICE:
            return True  # "police fined them £60"
        window = self.text[trigger.end : trigger.end + 14]
        behind = window[window.index("by") :][:6] if "by" in window else []
        return not _BODIES.isdisjoint(behind) or (order.kind == "fine" and not _POLICE.isdisjoint(behind[1:3]))

    def _until_sentence(self, order: Order) -> bool:
        """ "Placed on a curfew until he appears for sentence": a term of bail."""
        behind = self.text[order.start : self.bounds[order.sentence][1]]
        if "until" not in behind:
            return False
        until = behind[behind.index("until") + 1 :][:_UNTIL]
        return not _HEARING.isdisjoint(until) and not any(draft.length for draft in order.drafts)

    def _on_bail(self, i: int) -> bool:
        """ "Granting bail, the judge imposed a curfew": what is told just before token `i` is no sentence."""
        lead = self.text[max(0, i - _BEFORE_BAIL) : i]
        return not {"bail", "bailed"}.isdisjoint(lead) and {"jailed", "sentenced", "guilty"}.isdisjoint(lead)
