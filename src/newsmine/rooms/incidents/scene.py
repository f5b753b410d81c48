"""A scene: what an article tells of one incident, and where it tells of it."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass, field

from newsmine.record import Count, Incident
from newsmine.rooms.incidents.mention import Mention
from newsmine.violence import Harm


@dataclass(slots=True)
class Scene:
    """One incident as told. `main`: what the article is about; `part_of`: that of the whole; `incident`: its fact."""

    sentences: list[int] = field(default_factory=list)
    main: bool = False
    tally: Count | None = None
    part_of: Scene | None = None
    harms: list[Harm] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    force: list[tuple[int, int]] = field(default_factory=list)
    days: list[tuple[datetime.date, datetime.date]] = field(default_factory=list)
    incident: Incident | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The scenes of an article, and where each is told of: characters at which a stretch begins, with its scene."""

    scenes: tuple[Scene, ...]
    begins: tuple[int, ...]
    told: tuple[Scene | None, ...]
    starts: tuple[int, ...]

    def at(self, position: int) -> Scene | None:
        """The scene told of at a character of the text."""
        number = bisect_right(self.begins, position) - 1
        return self.told[number] if number >= 0 else None

    def told_in(self, sentence: int) -> int:
        """How many stretches a sentence has."""
        first = self.starts[sentence]
        last = self.starts[sentence + 1] if sentence + 1 < len(self.starts) else first + 1_000_000
        return bisect_right(self.begins, last - 1) - bisect_right(self.begins, first - 1)

    def sentence(self, position: int) -> int:
        """Number of the sentence that has a character of the text."""
        return bisect_right(self.starts, position) - 1
