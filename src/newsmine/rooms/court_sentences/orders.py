"""What was ordered: disposals in the making, gathered by the verb that they hang on."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsmine.record import DisposalType
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.lengths import Length


@dataclass(slots=True)
class Draft:
    """One disposal in the making; `start` and `end` in tokens."""

    type: DisposalType
    start: int
    end: int
    length: Length | None = None
    amount: float | None = None
    currency: str | None = None
    suspended: Length | None = None
    hours: float | None = None
    relation: str | None = None
    each_of: int | None = None
    open_range: bool = False
    minimum: bool = False
    served: float | None = None
    same: bool = False


@dataclass(slots=True)
class Order:
    """What one verb (or none) of a sentence says that a court did.

    `trigger` is its item, None where only nouns stand; `name` the token of a name that stands for the subject
    where the verb is left out ("Jones for 18 months"), and `like` the verb that is meant; `passive` is the verb
    behind its nouns ("a restraining order was imposed"); `lead` where words that belong to the span stand before
    ("the maximum sentence for it is two years"); `reach` how far a disposal told before is spoken of again; `past`
    where an order made earlier is told ("under a conditional discharge made in May").
    """

    sentence: int
    trigger: Item | None
    drafts: list[Draft] = field(default_factory=list)
    name: int | None = None
    like: Item | None = None
    passive: Item | None = None
    possible: bool = False
    total: Length | None = None
    minimum: Draft | None = None
    suspends: Draft | None = None
    relation: str | None = None
    lead: int | None = None
    reach: int = 0
    past: bool = False

    @property
    def kind(self) -> str:
        """The kind of its verb, or "" where there is none."""
        return self.trigger.value if self.trigger and not self.alone else ""

    @property
    def alone(self) -> bool:
        """Whether it only says how terms told before go together."""
        return self.trigger is not None and self.trigger.kind == "relation"

    @property
    def start(self) -> int:
        """First token: the verb, or the first disposal."""
        starts = [draft.start for draft in self.parts]
        if self.lead is not None:
            return self.lead
        if self.alone and self.trigger is not None:
            return self.trigger.start
        if self.trigger is not None and self.kind in ("alter", "activate"):
            return min(self.trigger.start, *starts)
        if self.trigger is not None and self.kind != "serve":
            return self.trigger.start
        if self.trigger is not None and not self.possible:
            return self.trigger.start
        return min(starts)

    @property
    def end_or_name(self) -> int:
        """Token after what has been read of it so far, the name where nothing has."""
        return self.end if self.parts else (self.name or 0)

    @property
    def end(self) -> int:
        """Token after the last disposal."""
        ends = [draft.end for draft in self.parts]
        return max([*ends, self.trigger.end]) if self.trigger is not None else max(ends)

    @property
    def parts(self) -> list[Draft]:
        """Everything that it says about a sentence, disposals or not."""
        return [*self.drafts, *(extra for extra in (self.minimum, self.suspends) if extra is not None)]
