"""Inflected forms of the words in our lists, so that no lemmatizer has to run.

An entry is a base form with its irregular forms after it: "bite bit bitten". Regular
forms are added. Multi-word entries inflect their first word ("spit spat | at").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

#: Verbs of several syllables that double their last consonant; those of one syllable do so by rule.
_DOUBLING = frozenset({"kidnap", "commit", "admit", "refer", "pummel", "transfer", "occur", "acquit", "pistol-whip"})
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][bdfgklmnprstvz]")


@functools.cache
def verb_forms(entry: str) -> frozenset[str]:
    """All forms of a verb, lower case.

    >>> sorted(verb_forms("bite bit bitten"))
    ['bit', 'bite', 'bites', 'biting', 'bitten']
    >>> sorted(verb_forms("spit spat"))
    ['spat', 'spit', 'spits', 'spitting']
    """
    base, *irregular = entry.split()
    vowel_y = base.endswith("y") and base[-2:-1] not in "aeiou"
    stem = base[:-1] if base.endswith("e") else base
    if base in _DOUBLING or _ONE_SYLLABLE.fullmatch(base):
        stem = base + base[-1]
    forms = {base, *irregular}
    if base.endswith(("s", "x", "z", "ch", "sh")):
        forms.add(base + "es")
    elif vowel_y:
        forms.add(base[:-1] + "ies")
    else:
        forms.add(base + "s")
    forms.add((base if base.endswith(("ee", "ye")) else stem) + "ing")
    if not irregular:
        forms.add(base[:-1] + "ied" if vowel_y else stem + "ed")
    return frozenset(forms)


def all_forms(entries: Iterable[str]) -> frozenset[str]:
    """The forms of many verbs together."""
    return frozenset(form for entry in entries for form in verb_forms(entry))
