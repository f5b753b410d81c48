"""A phrase for people, with what became of them; the outcomes from the least to the worst."""

from __future__ import annotations

from dataclasses import dataclass

from newsmine.rooms.incidents.names import Name

KILLED, INJURED, HOSPITAL, HIT, ATTACKED, UNHURT = "killed", "injured", "hospital", "hit", "attacked", "unhurt"
RANK = {None: 0, UNHURT: 1, ATTACKED: 2, HIT: 3, HOSPITAL: 4, INJURED: 5, KILLED: 6}


@dataclass(slots=True)
class Mention:
    """A phrase for people: tokens `start` to `end` (exclusive), how many, and what became of them.

    `value` None: a plural without a number. `kind`: "number", "indefinite", "definite", "bare"
    ("Man" in a headline) or "name". `other`: it adds to those told of before ("another man",
    "two others"). `whole`: index of the mention that it is part of ("including ...", "one of
    them"). `group`: mentions co-ordinated with each other share it. `own`: done to themselves.
    `done`: the words name it as somebody's deed ("killed four people"), not as what became of them.
    """

    start: int
    end: int
    head: int
    value: float | None
    low: float | None
    high: float | None
    kind: str
    noun: str
    age: int | None = None
    gender: str | None = None
    name: Name | None = None
    outcome: str | None = None
    offender: bool = False
    agent: bool = False
    other: bool = False
    fatal: bool = False
    own: bool = False
    done: bool = False
    partitive: bool = False
    group: int = -1
    sentence: int = 0
    trigger: int | None = None
    same: Mention | None = None

    @property
    def single(self) -> bool:
        """True for one person."""
        return self.value == 1


def worse(a: str | None, b: str | None) -> str | None:
    """The worse of two outcomes."""
    return a if RANK[a] >= RANK[b] else b
