"""What a mention of violence says, before anybody asks a question of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsmine.language.assertion import Assertion
from newsmine.record import InjuryType, Mechanism, Outcome

HarmKind = Literal["attack", "injury", "death", "hospital", "unhurt"]

#: From the least to the worst.
BADNESS: tuple[Outcome, ...] = ("unhurt", "assaulted", "injured", "seriously_injured", "hospitalised", "killed")


@dataclass(slots=True, unsafe_hash=True)
class Harm:
    """One mention of violence.

    `start`, `end`: tokens of the words that name it ("spat at"); `head`: the one that the
    syntax hangs from. `patients` and `agents`: head tokens of the noun phrases, co-ordinated
    ones each for itself; a patient may be a pronoun or a bare number ("four kicked").
    `outcome` is the worst that the words state of the patients: a person stabbed or shot is
    injured, one punched is assaulted. `mechanism` is None where the words name none
    ("attacked"). `kind` says what is told: an attack, the harm it did, a death, a way to
    hospital, or that nobody was hurt. `parts`: tokens of the parts of the body named;
    `instruments`: tokens of what it was done with; `places`: heads of "in ...", "outside ..."
    that belong to it. `wound`: the type of a harm that is named ("a broken nose": fracture).
    """

    start: int
    end: int
    head: int
    outcome: Outcome
    mechanism: Mechanism | None
    patients: tuple[int, ...]
    agents: tuple[int, ...]
    assertion: Assertion
    nominal: bool
    kind: HarmKind = "attack"
    parts: tuple[int, ...] = ()
    instruments: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    wound: InjuryType | None = None


def worse(one: Outcome, other: Outcome) -> Outcome:
    """The worse of two outcomes.

    >>> worse("injured", "assaulted")
    'injured'
    """
    return max(one, other, key=BADNESS.index)
