"""Is there anything in an article worth parsing? One look at its words says.

A fact of counts, injuries, incidents or sentences hangs on a word of the rooms' own lists. An
article is passed over when it has none of them, common words left aside: `triage.toml` names
those that say little by themselves. The words of an article are found at some 50 MB a second
and looked up as a set, so that the cost beside parsing is nil.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from newsmine.lexicon import words as listed

_WORD = re.compile(r"[a-z]+")
_HERE = "newsmine"
_FILE = "triage.toml"
#: Different words that say little of violence, and are enough together.
TOGETHER = 3


def may_report_violence(text: str) -> bool:
    """False when no word of the text can carry a count, an injury, an incident or a sentence.

    >>> may_report_violence("The library opens again on Monday.")
    False
    >>> may_report_violence("Two men were stabbed on Monday.")
    True
    """
    enough, little = _words()
    found = set(_WORD.findall(text.lower()))
    return not found.isdisjoint(enough) or len(found & little) >= TOGETHER


@functools.cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are enough, and words of which several are; none of them is a function word out of a phrase."""
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
    return frozenset(held | listed(_HERE, "enough", name=_FILE)) - nothing - little - STOP_WORDS, little


def _single(entries: Iterable[str | tuple[str, ...]]) -> Iterable[str]:
    """The words of entries, phrases taken apart, those of one or two letters left out."""
    for entry in entries:
        for word in _WORD.findall(" ".join(entry) if isinstance(entry, tuple) else entry.lower()):
            if len(word) > 2:
                yield word
