"""Which sentences tell of the case that the article is about, and which of others."""

from __future__ import annotations

import re

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.lexicon import words

_PHRASES = re.compile(
    r"(?<!his )(?<!her )(?<!their )\b(?:"
    + "|".join(re.escape(p) for p in sorted(words("newsmine.rooms.incidents", "background", "words")))
    + r")\b",
    re.IGNORECASE,
)
_OLD_YEAR = re.compile(
    r"\b(?:in|of|since|from|during|year|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|\d,) (?:19\d\d|20[012]\d)\b"
)
_SPAN = re.compile(r"\b(?:weeks|months|years|days) (?:after|before|earlier|ago|since)\b", re.IGNORECASE)
_CAPTION = re.compile(r"Getty Images|\bImage \d+ of|^Photo:|\bCopyright\b|©", re.IGNORECASE)


@once_per_doc
def background(doc: Doc) -> frozenset[int]:
    """Numbers of the sentences that tell of another case, or of nothing (captions' credits)."""
    found: set[int] = set()
    year = (doc._.newsmine_published or "")[:4]
    title = doc.user_data.get("newsmine_title_end", 0)
    for number, sent in enumerate(doc.sents):
        if sent.start_char < title:
            continue
        text = sent.text
        if _CAPTION.search(text):
            found.add(number)
            continue
        old = [y for y in re.findall(r"(?:19|20)\d\d", " ".join(_OLD_YEAR.findall(text))) if y != year] if year else []
        if _PHRASES.search(text) or old or _SPAN.search(text):
            found.add(number)
    return frozenset(found)


@once_per_doc
def title_sentences(doc: Doc) -> int:
    """How many sentences the headline has."""
    end = doc.user_data.get("newsmine_title_end", 0)
    return sum(1 for sent in doc.sents if sent.start_char < end) if end else 0


_PART = re.compile(
    r"\b(?:in (?:one|another|a (?:separate|second|third|further)) (?:of the )?(?:\w+ )?"
    r"(?:incidents?|attacks?|assaults?|cases?)|"
    r"one of the (?:attacks|incidents|assaults))\b",
    re.IGNORECASE,
)


@once_per_doc
def one_of_them(doc: Doc) -> frozenset[int]:
    """Numbers of the sentences that tell of one of several incidents by itself."""
    return frozenset(number for number, sent in enumerate(doc.sents) if _PART.search(sent.text))
