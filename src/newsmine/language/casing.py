"""Capitals of newspapers made plain, so that a model trained on prose reads them.

"MORE than 1,000 assaults", "SIXTEEN police officers", "THUG SPAT AT NURSE": the first
words of a story and whole headlines stand in capitals. The text given to the model has
the same length, character by character, so that every offset holds for the original.
"""

from __future__ import annotations

import functools
import re

from spacy.lang.en.stop_words import STOP_WORDS

from newsmine.language.names import AMBIGUOUS, FAMILY, GIVEN

#: Given names that mean nothing else.
_GIVEN = frozenset(name for name in GIVEN if len(name) > 2) - AMBIGUOUS - STOP_WORDS
_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: A word in small letters, and one with a capital that no sentence begins with.
_SMALL = re.compile(r"(?<![^\W_])[a-z][a-z'’]*(?![^\W_])")
_CAPITAL = re.compile(r"(?<=[a-z,;] )(?!I\b)[A-Z][a-z]?['’]?[A-Z]?[a-z]+(?![^\W_])")
#: The letter after the apostrophe of a name, not that of a genitive.
_INNER = re.compile(r"(?<=['’])[a-z](?=[a-z]{2})")
#: Behind a name at the head of a story.
_AGED = re.compile(r"\s*[,(]\s*(?:aged )?\d{1,2}\b")
_TOLD = re.compile(r"\s+(?:was|has|is|had|appeared|admitted|pleaded|denied)\b|['’]s\b")
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

    A shouted name keeps its capital: one that the text has elsewhere in ordinary case, or a given name and what
    follows it.

    >>> even("MORE than 1,000 assaults on PC Smith")
    'More than 1,000 assaults on PC Smith'
    >>> even("THUG SPAT AT NURSE MARY O'SHEA IN LEEDS\\n\\nA man spat at a nurse in Leeds.")
    "Thug spat at nurse Mary O'Shea in Leeds\\n\\nA man spat at a nurse in Leeds."
    """
    if not _CAPITALS.search(text):
        return text
    said = _Said(text)
    return _PARAGRAPH.sub(lambda match: _even_paragraph(match.group(), said), text)


class _Said:
    """What the text has in ordinary case: words in small letters, and names within sentences."""

    def __init__(self, text: str) -> None:
        self._text = text

    @functools.cached_property
    def small(self) -> frozenset[str]:
        """The words that stand in small letters."""
        return frozenset(_SMALL.findall(self._text))

    @functools.cached_property
    def names(self) -> dict[str, str]:
        """The words that have a capital within a sentence and never stand in small letters, by their small letters."""
        found = dict.fromkeys(_CAPITAL.findall(self._text))
        return {word.lower(): word for word in found if word.lower() not in self.small}


def _even_paragraph(paragraph: str, said: _Said) -> str:
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
    whole = chosen is not words and _is_name(chosen, paragraph, said)
    out = list(paragraph)
    named = -1  # where a given name has ended
    for word in chosen:
        if word.group() in INITIALISMS:
            continue
        start, end = word.span()
        lowered = word.group().lower()
        if len(lowered) != end - start:
            continue
        between = paragraph[named:start] if named >= 0 else None
        behind = between is not None and (between == "-" or not between.strip()) and len(between) < 3
        first = not paragraph[:start].strip(" \t\"'“‘")
        given = lowered in _GIVEN and lowered not in said.small
        if (known := said.names.get(lowered)) is not None and len(known) == len(lowered):
            lowered = known
        elif whole or given or (behind and lowered not in said.small and lowered not in STOP_WORDS):
            lowered = _INNER.sub(lambda inner: inner.group().upper(), lowered.capitalize())
        elif first:
            lowered = lowered.capitalize()
        named = end if given or (behind and "-" in (between, paragraph[end : end + 1])) else -1
        out[start:end] = lowered
    return "".join(out)


def _is_name(run: list[re.Match[str]], paragraph: str, said: _Said) -> bool:
    """True for the "QUENTAVIUS SIMMS" that a story opens with, before an age or a verb."""
    parts = [word.group().lower() for word in run]
    if not 2 <= len(parts) <= 4 or any(part in said.small or part in STOP_WORDS for part in parts):
        return False
    if parts[0] not in _GIVEN and parts[-1] not in FAMILY:
        return False
    tail = paragraph[run[-1].end() :]
    return bool(_AGED.match(tail) or _TOLD.match(tail))


#: Three consonants that begin no English word: "PFNI", "RSPCA".
_CLUSTER = re.compile(
    r"(?!THR|SCH|STR|SPR|SPL|SHR|SCR|CHR|PHR|SQU|PHL|SCL|SPH|MCG|MCC|MCD|MCK|MCL|MCN)[^AEIOUY\W\d]{3}"
)


def _shouts(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word not in INITIALISMS and not _CLUSTER.match(word)
