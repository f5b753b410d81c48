"""Which sentences tell of the case that the article is about, and which of others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.lexicon import words

_WORDS = words("newsmine.rooms.incidents", "background", "words")
_PHRASES = re.compile(
    r"(?<!his )(?<!her )(?<!their )\b(?:" + "|".join(re.escape(p) for p in sorted(_WORDS)) + r")\b"
    r"(?! (?:surg|operation|procedure|injur|wound|blow|punch|kick|charge|count\b|counts\b|sentence|room))",
    re.IGNORECASE,
)
_OLD_YEAR = re.compile(
    r"\b(?:in|of|since|from|during|year|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|\d,) (?:19\d\d|20[012]\d)\b"
)
_SPAN = re.compile(r"\b(?:weeks|months|years|days) (?:after|before|earlier|ago|since)\b", re.IGNORECASE)
_UNITS = ("weeks ", "months ", "years ", "days ")
_CREDITS = ("getty images", "image ", "photo:", "copyright", "©")
_CAPTION = re.compile(r"Getty Images|\bImage \d+ of|^Photo:|\bCopyright\b|©", re.IGNORECASE)


#: Words of an old day: in court they may be of the case itself.
_DATED = frozenset(
    {
        "last year", "last month", "earlier this year", "earlier this month", "this year", "past year", "years ago",
        "months ago", "weeks ago", "year ago", "month ago", "week ago", "last summer", "in the past",
    }
)  # fmt: skip
_OF_TRIAL = "court trial jury jurors sentenced pleaded convicted guilty inquest jailed".split()
_TRIAL = re.compile(r"\b(?:" + "|".join(_OF_TRIAL) + r")\b", re.IGNORECASE)
_EARLY = 800


@once_per_doc
def in_court(doc: Doc) -> bool:
    """True where the opening tells of a court."""
    opening = doc.text[:_EARLY]
    return bool(_in_text(_OF_TRIAL, opening.lower()) and _TRIAL.search(opening))  # the expression is slow


@once_per_doc
def only_old(doc: Doc) -> frozenset[int]:
    """Numbers of the background sentences in which nothing but a day says so."""
    other = [phrase for phrase in _WORDS if phrase not in _DATED]
    sentences = doc.sents
    return frozenset(n for n in background(doc) if not _in_text(other, sentences[n].text.lower()))


@once_per_doc
def background(doc: Doc) -> frozenset[int]:
    """Numbers of the sentences that tell of another case, or of nothing (captions' credits)."""
    found: set[int] = set()
    year = (doc._.newsmine_published or "")[:4]
    title = doc.title_end
    # the expressions are slow, and most sentences have none of their words: those are looked for first
    whole = doc.text.lower()
    credits_, units = _in_text(_CREDITS, whole), _in_text(_UNITS, whole)
    phrases = _in_text(_WORDS, whole)
    for number, sent in enumerate(doc.sents):
        if sent.start_char < title:
            continue
        text = sent.text
        low = text.lower()
        if (
            (_in_text(credits_, low) and _CAPTION.search(text))
            or (_in_text(phrases, low) and _PHRASES.search(text))
            or (year and ("19" in low or "20" in low) and _older(text, year))
            or (_in_text(units, low) and _SPAN.search(text))
        ):
            found.add(number)
    return frozenset(found)


#: How a line begins that only leads to another story.
_TEASER = re.compile(
    r"\W*(?:read (?:more|also|next|on)|also read|related(?: (?:story|stories|articles?|news))?|see also|"
    r"more(?: on this(?: story)?)?|don['’]t miss|recommended|trending|in other news|watch|listen)\s*[:|>\-–—]",
    re.IGNORECASE,
)
_TEASERS = ("read ", "related", "see also", "more:", "more on", "t miss", "recommended", "trending", "in other news")


@once_per_doc
def teasers(doc: Doc) -> frozenset[int]:
    """Numbers of the sentences that only lead to other stories ("READ MORE: ...")."""
    if not _in_text(_TEASERS, doc.text.lower()):
        return frozenset()
    return frozenset(number for number, sent in enumerate(doc.sents) if _TEASER.match(sent.text))


def _in_text(phrases: Iterable[str], text: str) -> list[str]:
    return [phrase for phrase in phrases if phrase in text]


def _older(text: str, year: str) -> bool:
    """Whether a sentence is of another year than the story."""
    return any(y != year for y in re.findall(r"(?:19|20)\d\d", " ".join(_OLD_YEAR.findall(text))))


@once_per_doc
def title_sentences(doc: Doc) -> int:
    """How many sentences the headline has."""
    end = doc.title_end
    return sum(1 for sent in doc.sents if sent.start_char < end) if end else 0


#: Sentences of the body in which the main case may still be told for the first time, and how long they are at least.
_LEAD, _WORDS_TOLD = 3, 7


@once_per_doc
def lead(doc: Doc) -> int:
    """The number of the first sentence after the opening, bylines and captions of a few words not counted."""
    titled, told = title_sentences(doc), 0
    number = 0
    for number, sent in enumerate(doc.sents):
        if number < titled:
            continue
        told += len(sent) >= _WORDS_TOLD
        if told > _LEAD or number >= titled + 3 * _LEAD:
            break
    return max(number, titled + _LEAD)


_PART = re.compile(
    r"\b(?:in (?:one|another|an (?:earlier|unrelated)|a (?:separate|second|third|further|previous|later|different)) "
    r"(?:of the )?(?:\w+ )?"
    r"(?:incidents?|attacks?|assaults?|cases?)|"
    r"one of the (?:attacks|incidents|assaults))\b",
    re.IGNORECASE,
)
#: How each of these begins.
_OPENINGS = ("in one ", "in another ", "in a ", "in an ", "one of the ")
#: At the beginning of a sentence: "The first was ...", "In the latest, ...".
_ONE_AFTER_ANOTHER = re.compile(
    r"\W*(?:the (?:first|second|third|fourth|fifth|latest|last|other|most serious|worst) "
    r"(?:(?:attack|incident|assault|case|robbery|raid|stabbing|shooting)(?:, [^,]{1,40},)? )?"
    r"(?:was|were|came|happened|took|saw|involved|occurred)\b|"
    r"in (?:the|one|another) ?(?:first|second|third|latest|last|other|most serious|worst)?,)",
    re.IGNORECASE,
)


@once_per_doc
def one_of_them(doc: Doc) -> frozenset[int]:
    """Numbers of the sentences that tell of one of several incidents by itself."""
    several = bool(_in_text(_OPENINGS, doc.text.lower()))
    return frozenset(
        number
        for number, sent in enumerate(doc.sents)
        if _ONE_AFTER_ANOTHER.match(text := sent.text) or (several and _PART.search(text))
    )
