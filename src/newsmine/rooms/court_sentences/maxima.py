"""The longest term that the law allows for an offence, in days."""

from __future__ import annotations

import functools
import re

from newsmine.lexicon import load


@functools.cache
def maximum_days(code: str) -> int | None:
    """Days of the longest sentence for an offence code ("abh"), or None where it is unknown, life or no term.

    >>> maximum_days("abh")
    1826
    """
    offence = load("newsmine.rooms.court_sentences", "offences.toml").get(code, {})
    match = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", offence.get("maximum", ""))
    if not match or not any(match.groups()):
        return None
    parts = zip(match.groups(), (365.25, 30.4375, 7, 1), strict=True)
    return int(sum(int(number or 0) * days for number, days in parts) + 0.5)
