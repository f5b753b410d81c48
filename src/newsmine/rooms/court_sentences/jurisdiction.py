"""Under whose law an offence was tried: what a report shows of where its court sits, and the statute there."""

from __future__ import annotations

import re

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.lexicon import load, words

_HERE = "newsmine.rooms.court_sentences"
_FILE = "offences_elsewhere.toml"
_OFFENCES = load(_HERE, "offences.toml")
#: The laws of a jurisdiction that differ from those of England and Wales, by code.
ELSEWHERE: dict[str, dict[str, str]] = {place: load(_HERE, _FILE).get(place, {}) for place in ("ew", "sc", "ni", "us")}


def _pattern(*places: str) -> re.Pattern[str]:
    """Any of the phrases, the longest first; by their first letters, so that a word tries few of them."""
    phrases = sorted((p for place in places for p in words(_HERE, "signs", place, name=_FILE)), key=len, reverse=True)
    rests: dict[str, list[str]] = {}
    for phrase in phrases:
        rests.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    branches = (f"{re.escape(first)}(?:{'|'.join(behind)})" for first, behind in rests.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)")


_SIGNS = {"sc": _pattern("sc"), "ni": _pattern("ni"), "us": _pattern("us", "us_states"), "ew": _pattern("ew")}


@once_per_doc
def jurisdiction(doc: Doc) -> str:
    """`sc`, `ni`, `us` or `ew` (England and Wales), by the signs that the text has most of; `ew` where it has none."""
    text = doc.text.lower().replace("’", "'")
    told = {place: len(set(sign.findall(text))) for place, sign in _SIGNS.items()}
    if told["ni"]:  # crown and magistrates' courts sit there as well
        told["ew"] = 0
    best = max(told, key=lambda place: (told[place], place == "ew"))
    return best if told[best] else "ew"


def law(code: str, place: str) -> str | None:
    """The statute and section of an offence where a court sits; None where the list has none for it."""
    own = ELSEWHERE.get(place, {}).get(code)
    if own is not None:
        return own
    entry = _OFFENCES[code]
    if place == "us" or place not in entry["where"].split():
        return None
    found: str | None = entry.get("law")
    return found
