"""Verdicts whose words stand apart, around a name: "found Karl Toms guilty", "proved in Toms's absence"."""

from __future__ import annotations

#: The words that such a verdict ends with.
PARTED_VERDICTS = frozenset({"guilty", "absence"})
_THE_CASE = frozenset({"case", "charge", "charges", "offence", "him", "her", "them"})


def parted_verdict(text: list[str], i: int, start: int) -> tuple[int, str] | None:
    """Where the verdict begins that ends with word `i`, and its kind (convict, acquit, deny); None if none does."""
    return _found_guilty(text, i, start) if text[i] == "guilty" else _in_absence(text, i, start)


def _found_guilty(text: list[str], i: int, start: int) -> tuple[int, str] | None:
    if text[i - 1] == "but" and text[i + 1 : i + 2] == ["of"]:
        return i, "convict"  # "not guilty of wounding but guilty of affray"
    cleared = text[i - 1] == "not"
    far = text[i - 1 - cleared] == "," and (
        cleared or text[i + 1 : i + 2] == ["of"]
    )  # "found the sergeant, who had denied it, not guilty"
    for k in range(i - 1 - cleared, max(start, i - (30 if far else 6)) - 1, -1):
        if text[k] == "guilty" and cleared and text[i - 2] in ("but", "and", ","):
            # "found guilty of affray but not guilty of wounding"
            return i - 1, "deny" if text[i + 1 : i + 2] == ["to"] else "acquit"
        if text[k] in ("not", ".", ";"):
            return None
        if text[k] in ("found", "find", "finding", "finds"):
            return k, "acquit" if cleared else "convict"
    return None


def _in_absence(text: list[str], i: int, start: int) -> tuple[int, str] | None:
    for k in range(i - 1, max(start, i - 6) - 1, -1):
        if text[k] in ("proved", "proven") and text[k + 1] == "in":
            return None if text[k - 1] in _THE_CASE else (k, "convict")  # "found the case proved in his absence"
    return None
