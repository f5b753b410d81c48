"""The word lists of `injuries.toml`, with every inflected form, read once."""

from __future__ import annotations

import re
from typing import cast

from newsmine.language.inflect import verb_forms
from newsmine.lexicon import load
from newsmine.record import BodyPart, InjuryType
from newsmine.violence import words

_TABLES = load("newsmine.violence", "injuries.toml")
GENERIC = frozenset({"injury", "injuries", "wound", "wounds"})


def _nouns(kind: str) -> dict[tuple[str, ...], InjuryType]:
    found: dict[tuple[str, ...], InjuryType] = {}
    for type_, entries in _TABLES["nouns"][kind].items():
        for noun in entries:
            for form in (noun, words.plural(noun)):
                found.setdefault(tuple(re.sub("-", " - ", form).split()), cast(InjuryType, type_))
    return found


def _by_word(*path: str) -> dict[str, InjuryType]:
    table = _TABLES
    for step in path:
        table = table[step]
    found: dict[str, InjuryType] = {}
    for type_, entries in table.items():
        if isinstance(entries, list):
            for word in entries:
                found.setdefault(word, cast(InjuryType, type_))
    return found


def _verbs(*path: str) -> dict[str, tuple[tuple[tuple[str, ...], InjuryType], ...]]:
    table = _TABLES
    for step in path:
        table = table[step]
    found: dict[str, list[tuple[tuple[str, ...], InjuryType]]] = {}
    for type_, entries in table.items():
        for entry in entries:
            base, _, after = entry.partition("|")
            for form in verb_forms(base.strip()):
                found.setdefault(form, []).append((tuple(after.split()), cast(InjuryType, type_)))
    return {form: tuple(sorted(items, key=lambda item: -len(item[0]))) for form, items in found.items()}


PLAIN = _nouns("plain")
DOUBTFUL = _nouns("doubtful")
NOUN_ENDS: dict[str, list[tuple[tuple[str, ...], InjuryType, bool]]] = {}
for _table, _plain in ((PLAIN, True), (DOUBTFUL, False)):
    for _phrase, _type in _table.items():
        NOUN_ENDS.setdefault(_phrase[-1], []).append((_phrase, _type, _plain))
for _items in NOUN_ENDS.values():
    _items.sort(key=lambda item: -len(item[0]))
MODIFIERS = _by_word("injury", "modifiers")
AMBIGUOUS = frozenset(_TABLES["nouns"]["ambiguous"]["words"])
JUDGEMENTS = frozenset(_TABLES["nouns"]["ambiguous"]["judgements"])
#: What an adjective says of the part: "facial injuries", "a head wound".
MODIFIER_PARTS: dict[str, BodyPart] = {
    word: cast(BodyPart, part) for part, entries in _TABLES["injury"]["parts"].items() for word in entries
}
PART_STATES = _by_word("parts", "states")
PART_VERBS = _verbs("parts", "verbs")
STATES = _by_word("states")
STATE_VERBS = _verbs("states", "verbs")
TEETH = frozenset({"tooth", "teeth"})
CAUSING = frozenset(
    form
    for verb in (
        "cause",
        "bring brought",
        "trigger",
        "prompt",
        "lead led",
        "inflict",
        "leave left leaving",
        "give gave given giving",
        "deal dealt",
        "require",
        "need",
        "treat",
        "suffer",
        "sustain",
        "receive",
        "incur incurred incurring",
        "nurse",
        "have had has having",
        "get got",
        "escape",
        "end",
        "recover",
        "report",
        "develop",
        "diagnose",
        "cover",
        "discharge",
        "release",
        "describe",
        "find found",
        "bear bore borne",
        "carry",
        "show",
        "complain",
        "fear",
        "experience",
        "endure",
        "avoid",
        "result",
        "die",
        "be was were is are been being",
        "notice",
        "include",
        "take took taken",
        "undergo underwent undergone",
        "face",
        "rush",
        "succumb",
        "survive",
    )
    for form in verb_forms(verb)
)

SUFFERING = frozenset(
    form
    for verb in (
        "suffer",
        "sustain",
        "receive",
        "leave left leaving",
        "treat",
        "need",
        "require",
        "nurse",
        "escape",
        "cover",
        "inflict",
        "cause",
        "have had has having",
        "get got",
        "diagnose",
        "endure",
        "experience",
        "undergo underwent undergone",
        "incur incurred incurring",
        "recover",
        "discharge",
        "end",
    )
    for form in verb_forms(verb)
)
LEAVING = frozenset(
    form
    for verb in ("leave left leaving", "cause", "inflict", "give gave given giving", "deal dealt", "treat")
    for form in verb_forms(verb)
)
