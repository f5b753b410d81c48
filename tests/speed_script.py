"""The script a user would write instead: a few regular expressions and dateparser. For `make bench-speed`."""

import re

from dateparser.search import search_dates

COUNT = re.compile(
    r"\b(?:more than |at least |about )?(\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens?)\s+"
    r"(?:\w+\s+){0,2}(?:officers?|people|men|women|victims?|assaults|attacks|injuries|students|children)\b",
    re.IGNORECASE,
)
INJURY = re.compile(
    r"\b(?:shot|stabbed|punched|kicked|bitten|spat|broken|fractured|wounded|injured|killed|died)\b", re.IGNORECASE
)
PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|PC|Officer|Sgt|Judge)?\.?\s*([A-Z][a-z]+ [A-Z][a-z]+)(?:, (\d{1,3}))?")
SENTENCE = re.compile(
    r"\b(?:sentenced|jailed|ordered)\b[^.]{0,60}?\b(\d+|life)\s*(?:years?|months?|weeks?)", re.IGNORECASE
)


def read(text):
    """What it makes of a text."""
    return {
        "counts": [match.group() for match in COUNT.finditer(text)],
        "injuries": [match.group() for match in INJURY.finditer(text)],
        "people": [match.groups() for match in PERSON.finditer(text)],
        "sentences": [match.group() for match in SENTENCE.finditer(text)],
        "dates": search_dates(text, languages=["en"]) or [],
    }
