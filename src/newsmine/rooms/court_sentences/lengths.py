"""Lengths of sentences: ISO 8601 durations, and the days that the contract counts for them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

DAYS = {"Y": 365.25, "M": 30.4375, "W": 7.0, "D": 1.0}
_ORDER = "YMWD"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in the units that the text gives: `parts` is ((3, "Y"), (4, "M"))."""

    parts: tuple[tuple[float, str], ...]

    @property
    def iso(self) -> str:
        """The ISO 8601 duration.

        >>> Length(((3, "Y"), (4, "M"))).iso
        'P3Y4M'
        """
        return "P" + "".join(f"{number:g}{unit}" for number, unit in self.parts)

    @property
    def exact_days(self) -> float:
        """Days before rounding: months have 30.4375, years 365.25."""
        return sum(number * DAYS[unit] for number, unit in self.parts)

    @property
    def days(self) -> int:
        """Whole days, halves rounded up.

        >>> Length(((18, "M"),)).days
        548
        """
        return whole(self.exact_days)


def whole(days: float) -> int:
    """The nearest whole number, halves rounded up."""
    return math.floor(days + 0.5 + 1e-9)


def length(number: float, unit: str) -> Length:
    """A length of one unit; half and quarter years become months, half months days.

    >>> length(2.5, "Y").iso
    'P2Y6M'
    """
    base, rest = divmod(number, 1)
    if not rest:
        return Length(((number, unit),))
    below = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D")}.get(unit)
    if below is None or (rest * below[0]) % 1:
        return Length(((number, unit),))
    small = (rest * below[0], below[1])
    return Length(((base, unit), small) if base else (small,))


def joined(lengths: Iterable[Length]) -> Length:
    """ "three years" and "four months" as one."""
    parts = [part for one in lengths for part in one.parts]
    return Length(tuple(sorted(parts, key=lambda part: _ORDER.index(part[1]))))
