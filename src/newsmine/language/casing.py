"""Capitals of newspapers made plain, so that a model trained on prose reads them.

"MORE than 1,000 assaults", "SIXTEEN police officers", "THUG SPAT AT NURSE": the first
words of a story and whole headlines stand in capitals. The text given to the model has
the same length, character by character, so that every offset holds for the original.
"""

from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: Two letters one after the other that are not small: without them nothing is shouted.
_CAPITALS = re.compile(r"[^\W\d_a-z]['’]?[^\W\d_a-z]")
#: Capitals that are names of their own, not shouting.
INITIALISMS = frozenset(
    [
        "PC",
        "DC",
        "DS",
        "DI",
        "DCI",
        "PCSO",
        "WPC",
        "CPS",
        "GBH",
        "ABH",
        "CCTV",
        "BBC",
        "ITV",
        "NHS",
        "RMT",
        "BTP",
        "PSNI",
        "UK",
        "US",
        "USA",
        "EU",
        "NI",
        "MP",
        "MPS",
        "MSP",
        "AM",
        "QC",
        "KC",
        "JP",
        "DNA",
        "FOI",
        "GMB",
        "TUC",
        "USDAW",
        "NASUWT",
        "NEU",
        "RCN",
        "HMP",
        "YOI",
        "ATM",
        "SUV",
        "AK",
        "AR",
        "LA",
        "NY",
        "DC",
        "TX",
        "CA",
        "FL",
        "NYPD",
        "LAPD",
        "FBI",
        "ATF",
        "SWAT",
        "EMS",
        "ER",
        "A&E",
        "HGV",
        "DVLA",
        "DVSA",
        "IRA",
        "UVF",
        "UDA",
        "PTSD",
        "HIV",
        "GPS",
        "TV",
        "PM",
        "AM",
        "II",
        "III",
        "IV",
        "JR",
        "ID",
    ]
)


def even(text: str) -> str:
    """The text with shouted words in ordinary case; equal in length.

    >>> even("MORE than 1,000 assaults on PC Smith")
    'More than 1,000 assaults on PC Smith'
    """
    if not _CAPITALS.search(text):
        return text
    return _PARAGRAPH.sub(_even_paragraph, text)


def _even_paragraph(match: re.Match[str]) -> str:
    paragraph = match.group()
    if not _CAPITALS.search(paragraph):
        return paragraph
    words = list(_WORD.finditer(paragraph))
    shouted = [w for w in words if _shouts(w.group())]
    if not shouted:
        return paragraph
    letters = [w for w in words if len(w.group()) > 1]
    if len(shouted) >= 0.7 * len(letters) and len(letters) > 1:
        chosen = words
    else:  # the run of capitals that a story opens with
        chosen = []
        for word in words:
            if not (_shouts(word.group()) or (word.group() in ("A", "I") and not chosen)):
                break
            chosen.append(word)
    out = list(paragraph)
    for word in chosen:
        if word.group() in INITIALISMS:
            continue
        first = not paragraph[: word.start()].strip(" \t\"'“‘")
        lowered = word.group().lower()
        if len(lowered) != len(word.group()):
            continue
        out[word.start() : word.end()] = lowered.capitalize() if first else lowered
    return "".join(out)


def _shouts(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word not in INITIALISMS
