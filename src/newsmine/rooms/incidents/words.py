"""The room's word lists with their forms, made once."""

from __future__ import annotations

from newsmine.language.groups import WHO
from newsmine.language.inflect import all_forms
from newsmine.lexicon import words

_HERE = "newsmine.rooms.incidents"


def _outcome(name: str) -> frozenset[str]:
    return words(_HERE, "outcome", name)


KILL = all_forms(_outcome("killed_verbs"))
DIED = all_forms(_outcome("died_verbs"))
HIT = all_forms(_outcome("hit_verbs"))
ATTACK = all_forms(_outcome("attacked_verbs"))
INJURE = all_forms(_outcome("injured_verbs"))
MOVED = all_forms(_outcome("moved_verbs"))
SUFFER = all_forms(_outcome("suffer_verbs"))
DECLARED = all_forms(_outcome("declared_verbs"))
PASSED = all_forms(frozenset({"pass"}))
LINK = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "remains", "remained", "remain"}
)
KILLED_WORDS = _outcome("killed_words")
UNHURT_WORDS = _outcome("unhurt_words")
WOUND_NOUNS = _outcome("wound_nouns")
HOSPITAL_NOUNS = _outcome("hospital_nouns")
CONDITION_WORDS = _outcome("condition_words")
KILLED_NOUNS = words(_HERE, "noun", "killed")
HIT_NOUNS = words(_HERE, "noun", "hit")
PEOPLE = words(_HERE, "people", "more") | words(_HERE, "people", "generic")
PEOPLE_PLAIN = PEOPLE | frozenset(WHO)
OFFENDERS = words(_HERE, "people", "offender")
FALLEN = words(_HERE, "people", "fallen")
KIN = words(_HERE, "people", "kin")
FEMALE = words(_HERE, "people", "female")
MALE = words(_HERE, "people", "male")
YOUNG = words(_HERE, "people", "young")
GROWN = words(_HERE, "people", "grown")
GENERIC = words(_HERE, "people", "generic")
OTHER_WORDS = words(_HERE, "other", "words")
#: Verbs and nouns of an attack, whatever came of it.
ATTACKS = ATTACK | HIT_NOUNS
ANY_VERB = KILL | DIED | HIT | ATTACK | INJURE
ANY_OUTCOME = (
    ANY_VERB
    | KILLED_WORDS
    | frozenset(
        {
            "injured",
            "wounded",
            "hurt",
            "hospitalized",
            "hospitalised",
            "unhurt",
            "in",
            "are",
            "is",
            "was",
            "were",
            "others",
            "other",
            "more",
            "critically",
            "seriously",
            "have",
            "had",
            "fatally",
            ",",
            "and",
            ".",
        }
    )
)
STATED_AFTER = (
    ANY_VERB
    | KILLED_WORDS
    | frozenset({"injured", "wounded", "hurt", "hospitalized", "hospitalised", "others", "more", "other"})
)
NOT_PEOPLE = frozenset(
    {"police", "one", "ex", "estranged", "staff", "special", "minor", "fan", "guard", "mob", "score"}
)
COLLECTIVE = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "twins": 2, "parents": 2, "grandparents": 2}
