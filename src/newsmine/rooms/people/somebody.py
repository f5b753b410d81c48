"""A person while the room is still gathering what the text says of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from newsmine.language.names import Name
from newsmine.record import Role
from newsmine.rooms.people.describe import Description

#: The law's words for a person, the latest first.
_LAW: tuple[Role, ...] = ("convicted", "acquitted", "defendant", "suspect")


@dataclass(slots=True, eq=False)
class Somebody:
    """Names and descriptions that are held to be one person, with the evidence found so far.

    `evidence` counts the signs for each role; `outcomes` what harm is stated of them; `into` is the
    entry that took this one over.
    """

    names: list[Name] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
    evidence: Counter[str] = field(default_factory=Counter)
    outcomes: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)
    into: Somebody | None = None

    @property
    def named(self) -> bool:
        """True when the text gives a name."""
        return bool(self.names)

    @property
    def start(self) -> int:
        """The first token of the first naming mention, or of the first description."""
        return min(n.start for n in self.names) if self.names else min(d.start for d in self.descriptions)

    def fullest(self) -> Name:
        """The name with the most words, the earliest of equals."""
        return max(self.names, key=lambda name: (len(name.words), -name.start))

    def add(self, other: Somebody) -> None:
        """Take over all that is known of another entry for the same person."""
        self.names += other.names
        self.descriptions += other.descriptions
        self.evidence += other.evidence
        self.outcomes |= other.outcomes
        self.genders += other.genders

    def is_victim(self) -> bool:
        """True when harm was done to them, and more speaks for that than for their having done it.

        Harm by their own hand counts for those who are not said to have harmed anybody else.
        """
        harm, deed = self.evidence["victim"], self._deeds()
        return harm > deed if deed else harm > 0 or self.evidence["self"] > 0

    def law(self) -> Role | None:
        """The latest of suspect, defendant, convicted and acquitted, or None."""
        if self.evidence["judge"] or self.evidence["lawyer"] or 2 * self._deeds() < self.evidence["victim"]:
            return None
        return next((role for role in _LAW if self.evidence[role] > 0), None)

    def _deeds(self) -> int:
        return sum(self.evidence[role] for role in _LAW)

    def harmed_or_charged(self) -> bool:
        """True for victims and for those who are said to have done it."""
        return self.is_victim() or self.law() is not None

    def gender(self) -> str | None:
        """The gender that the text's words state, if they agree."""
        if not self.genders:
            return None
        (best, count), *rest = self.genders.most_common()
        return best if not rest or count > 2 * rest[0][1] else None
