"""Is there anything in an article worth parsing, and in which of its sentences? One look at its words says.

A fact of counts, injuries, incidents or sentences hangs on a word of the rooms' own lists. An
article is passed over when it has none of them, common words left aside: `triage.toml` names
those that say little by themselves. Of an article that is read, the sentences can hold such a fact
that have a word of the lists, be it a common one, or a number of people, and those around them,
which go on with it. The words of an article are found at some 50 MB a second
and looked up as sets, so that the cost beside parsing is nil.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from newsmine.language.groups import WHO, singular
from newsmine.language.numbers import COLLECTIVES, INDEFINITE, MULTIPLIERS, WORDS
from newsmine.lexicon import words as listed

_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_NUMBERS = frozenset(WORDS) | frozenset(MULTIPLIERS) | frozenset(COLLECTIVES) | frozenset(INDEFINITE)
_HERE = "newsmine"
_FILE = "triage.toml"
#: Different words that say little of violence, and are enough together.
TOGETHER = 3
#: Sentences before and after one with a word of the lists that may go on with what it says: with none, facts change.
AROUND = 1
#: Where a sentence surely ends: with a line, or with a stop before a capital that ends no abbreviation ("Sept.").
#: Two sentences taken for one do no harm here, half a sentence would.
_END = re.compile(
    r"""[.!?\n](?:
        (?<=\n)\s*
        | (?<![A-Z].)(?<![A-Z][a-z].)(?<![A-Z][a-z]{2}.)(?<![A-Z][a-z]{3}.)(?<!\b[a-z].)["'”’)\]]*\s+(?=["'“‘(]?[A-Z])
    )""",
    re.VERBOSE,
)


def may_report_violence(text: str) -> bool:
    """False when no word of the text can carry a count, an injury, an incident or a sentence.

    >>> may_report_violence("The library opens again on Monday.")
    False
    >>> may_report_violence("Two men were stabbed on Monday.")
    True
    """
    enough, little, _ = _words()
    found = set(_WORD.findall(text.lower()))
    return not found.isdisjoint(enough) or len(found & little) >= TOGETHER


def quiet_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text that can hold no count, injury, incident or sentence, as (start, end) in characters.

    They stand in the order of the text, white space after them included. People and dates may stand in them.

    >>> quiet_sentences("Two men were stabbed. Both live. The library is new. It opened in 1990. Books are lent.")
    [(33, 53), (53, 72), (72, 87)]
    """
    bounds: list[tuple[int, int]] = []
    near: set[int] = set()
    begin = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        if _may_tell(text[begin:end].lower()):
            near.update(range(len(bounds) - AROUND, len(bounds) + AROUND + 1))
        bounds.append((begin, end))
        begin = end
    return [bound for number, bound in enumerate(bounds) if number not in near]


def _may_tell(sentence: str) -> bool:
    """True for one with a word of the lists, or with a number and a noun for people."""
    here = set(_WORD.findall(sentence))
    if not _words()[2].isdisjoint(here):
        return True
    numbered = _DIGIT.search(sentence) is not None or not _NUMBERS.isdisjoint(here)
    return numbered and any(singular(word) in WHO for word in here)


@functools.cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words that are enough, words of which several are, and words that make a sentence worth parsing.

    None of them is a function word out of a phrase.
    """
    from spacy.lang.en.stop_words import STOP_WORDS

    from newsmine.violence import words, wound_words

    held: set[str] = set()
    for entries in (
        words.MECHANISMS,
        words.ATTACKS,
        words.DEATHS,
        words.PASSIVE_ONLY,
        words.DEAD,
        words.INJURED,
        words.UNHURT,
        words.HOSPITALS,
        words.HOSPITALISING,
        words.CONDITIONS,
        words.FIGHTING,
        words.ATTACK_NOUNS,
        wound_words.PART_STATES,
        wound_words.PART_VERBS,
        wound_words.STATES,
        wound_words.STATE_VERBS,
        wound_words.PLAIN,
        wound_words.DOUBTFUL,
    ):
        held.update(_single(entries))
    nothing, little = listed(_HERE, "nothing", name=_FILE), listed(_HERE, "little", name=_FILE)
    held |= listed(_HERE, "enough", name=_FILE)
    telling = held | little | listed(_HERE, "telling", name=_FILE)
    return frozenset(held - nothing - little - STOP_WORDS), little, frozenset(telling - STOP_WORDS)


def _single(entries: Iterable[str | tuple[str, ...]]) -> Iterable[str]:
    """The words of entries, phrases taken apart, those of one or two letters left out."""
    for entry in entries:
        for word in _WORD.findall(" ".join(entry) if isinstance(entry, tuple) else entry.lower()):
            if len(word) > 2:
                yield word
