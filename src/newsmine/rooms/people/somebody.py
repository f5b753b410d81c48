"""A person while the room is still gathering what the text says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from newsmine.language.names import Name
from newsmine.record import Role
from newsmine.rooms.people.describe import Description

#: The law's words for a person, the latest first.
_LAW: tuple[Role, ...] = ("convicted", "acquitted", "defendant", "suspect")
_DEEDS = frozenset(_LAW)


class Tally(dict[str, int]):
    """How often each of some things was said; 0 for one that was not. Quicker to make than a `Counter`."""

    __slots__ = ()

    def __missing__(self, name: str) -> int:
        return 0

    def take(self, other: Tally) -> None:
        """Add what another has counted; what is not above 0 is left out."""
        for name, count in other.items():
            self[name] += count
        for name in [name for name, count in self.items() if count <= 0]:
            del self[name]


@dataclass(slots=True, eq=False)
class Somebody:
    """Names and descriptions that are held to be one person, with the evidence found so far.

    `evidence` counts the signs for each role; `outcomes` what harm is stated of them; `into` is the
    entry that took this one over; `named` is true when the text gives a name.
    """

    names: list[Name] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
    evidence: Tally = field(default_factory=Tally)
    outcomes: set[str] = field(default_factory=set)
    genders: Tally = field(default_factory=Tally)
    into: Somebody | None = None
    named: bool = field(init=False)
    #: The first token of the first naming mention, or of the first description.
    start: int = field(init=False)

    def __post_init__(self) -> None:
        self.named = bool(self.names)
        spans: list[Name] | list[Description] = self.names or self.descriptions
        self.start = spans[0].start if len(spans) == 1 else min([span.start for span in spans])

    def take(self, name: Name) -> None:
        """One more place where somebody who has a name is named."""
        self.names.append(name)
        self.start = min(self.start, name.start)

    def forget(self, names: Sequence[Name]) -> None:
        """Some of the places where somebody is named are none after all."""
        self.names = [name for name in self.names if name not in names]
        self.start = min([span.start for span in self.names or self.descriptions])

    def fullest(self) -> Name:
        """The name with the most words; of equals the most told, the longest given name, the earliest."""
        most = max([len(name.words) for name in self.names])
        forms = [name for name in self.names if len(name.words) == most]
        if most == 1 or len(forms) == 1:
            return min(forms, key=lambda name: name.start)
        told = [name.words for name in forms]
        return max(forms, key=lambda name: (told.count(name.words), len(name.words[0]), -name.start))

    def add(self, other: Somebody) -> None:
        """Take over all that is known of another entry for the same person."""
        if other.named == self.named:
            self.start = min(self.start, other.start)
        elif other.named:
            self.start = other.start
        self.names += other.names
        self.named = self.named or other.named
        self.descriptions += other.descriptions
        self.evidence.take(other.evidence)
        self.outcomes |= other.outcomes
        self.genders.take(other.genders)

    def without(self, heads: set[int]) -> list[Description]:
        """Take the descriptions with such heads out and give them; none where no others would be left."""
        left = [d for d in self.descriptions if d.head not in heads]
        if self.named or not left:
            return []
        out = [d for d in self.descriptions if d.head in heads]
        self.descriptions = left
        self.start = min([d.start for d in left])
        return out

    def is_victim(self) -> bool:
        """True when harm was done to them, and more speaks for that than for their having done it.

        Harm by their own hand counts for those who are not said to have harmed anybody else.
        """
        said = self.evidence
        if ("victim" not in said and "self" not in said) or "lawyer" in said:
            return False
        if _DEEDS.isdisjoint(said):
            return True
        deeds = self.deeds()
        return not deeds or (said["victim"] > deeds and "called" not in said)  # the suspect may be hurt besides

    def law(self) -> Role | None:
        """The latest of suspect, defendant, convicted and acquitted, or None."""
        if _DEEDS.isdisjoint(self.evidence):
            return None
        said = self.evidence.get
        if said("judge") or said("lawyer"):
            return None
        harm = said("victim")
        if harm and 2 * self.deeds(1) < harm and not said("called"):
            return None
        if said("acquitted") and said("convicted", 0) <= said("owned up", 0):
            return "acquitted"  # who "admitted punching him" and was cleared
        return next(filter(said, _LAW), None)

    def hurt_besides(self) -> bool:
        """True for who is tried, and may have been hurt: a victim who is told of elsewhere is somebody else."""
        if self.law() in (None, "suspect") or "killed" in self.outcomes:
            return False
        return 2 * self.evidence["victim"] <= 3 * self.deeds()

    def deeds(self, charged: int = 2) -> int:
        """Signs of the law, or of their having done it; what a court found weighs twice, a charge `charged` times.

        Whom a court tries is alive, and may have been hurt besides: of the dead, all signs weigh the same.
        """
        if _DEEDS.isdisjoint(self.evidence):
            return 0
        said, found = self.evidence.get, 2
        if "killed" in self.outcomes:
            found = charged = 1
        return (
            found * (said("convicted", 0) + said("acquitted", 0)) + charged * said("defendant", 0) + said("suspect", 0)
        )

    def harmed_or_charged(self) -> bool:
        """True for victims and for those who are said to have done it."""
        return bool(self.evidence) and (self.is_victim() or self.law() is not None)

    def in_robes(self) -> bool:
        """A judge or lawyer, who speaks of others."""
        return "judge" in self.evidence or "lawyer" in self.evidence

    def gender(self) -> str | None:
        """The gender that the text's words state, if they agree."""
        if not self.genders:
            return None
        if len(self.genders) == 1:
            (only,) = self.genders
            return only
        (best, count), *rest = sorted(self.genders.items(), key=itemgetter(1), reverse=True)
        return best if not rest or count > 2 * rest[0][1] else None
