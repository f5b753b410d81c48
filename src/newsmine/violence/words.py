"""The word lists of violence, with every inflected form, read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from newsmine.language.inflect import all_forms, verb_forms
from newsmine.lexicon import by_word, load, words
from newsmine.record import BodyPart, Mechanism

_HERE = "newsmine.violence"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the lists: what must follow it, and the means that it names, if any."""

    after: tuple[str, ...]
    mechanism: Mechanism | None = None


def listed(*path: str) -> frozenset[str]:
    """One list of `lexicon.toml`."""
    return words(_HERE, *path)


def plural(noun: str) -> str:
    """The regular plural of a noun, lower case.

    >>> plural("box"), plural("injury"), plural("blow")
    ('boxes', 'injuries', 'blows')
    """
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def nouns(*path: str) -> frozenset[str]:
    """Nouns of a list, singular and plural."""
    return frozenset(form for noun in listed(*path) for form in (noun, plural(noun)))


def verbs(entries: Iterable[str], mechanism: Mechanism | None = None) -> dict[str, tuple[Verb, ...]]:
    """Forms of verbs, each with its readings, those with more words after them first."""
    found: dict[str, list[Verb]] = {}
    for entry in entries:
        base, _, after = entry.partition("|")
        verb = Verb(tuple(after.split()), mechanism)
        for form in verb_forms(base.strip()):
            found.setdefault(form, []).append(verb)
    return {form: tuple(sorted(items, key=lambda v: -len(v.after))) for form, items in found.items()}


def _merged(tables: Iterable[dict[str, tuple[Verb, ...]]]) -> dict[str, tuple[Verb, ...]]:
    found: dict[str, list[Verb]] = {}
    for table in tables:
        for form, items in table.items():
            found.setdefault(form, []).extend(items)
    return {form: tuple(sorted(items, key=lambda v: -len(v.after))) for form, items in found.items()}


MECHANISMS = _merged(
    verbs(entries, cast(Mechanism, mechanism)) for mechanism, entries in load(_HERE)["mechanism"]["verbs"].items()
)
ATTACKS = verbs(sorted(listed("attack", "verbs")))
PASSIVE_ONLY = verbs(sorted(listed("attack", "passive")))
DEATHS = all_forms(listed("death", "verbs"))
DYING = frozenset(form for verb in ("die died dies dying", "perish") for form in verb_forms(verb))
INJURING = all_forms(listed("injured", "verbs"))
WOUNDING = verbs(sorted(listed("wounding", "verbs")))
FIGHTING = verbs(sorted(listed("serious", "phrases")))
CARRIERS = all_forms(listed("hospital", "carriers"))
LEAVING = all_forms(listed("hospital", "leaving"))
HOSPITALISING = all_forms(listed("hospital", "verbs"))
HOSPITALS = nouns("hospital", "nouns")
GIVING = all_forms(listed("light", "giving"))
RECEIVING = all_forms(listed("light", "receiving"))
THROWING = all_forms(listed("manner", "throwing"))
SINKING = all_forms(listed("manner", "sinking"))
BODILY = all_forms(listed("manner", "bodily"))
GRIPPING = all_forms(listed("manner", "gripping"))
PHYSICAL = all_forms(listed("manner", "physical"))
TEETH = listed("manner", "teeth")
ANIMALS = nouns("manner", "animals")

ATTACK_NOUNS: dict[str, str] = {
    form: noun for noun in sorted(listed("attack", "nouns")) for form in (noun, plural(noun))
}
NOUN_MECHANISMS: dict[str, Mechanism] = dict(load(_HERE)["attack"]["mechanisms"])
#: The same with their plurals: "killed by punches to the head".
BLOWS: dict[str, Mechanism] = {form: m for noun, m in NOUN_MECHANISMS.items() for form in (noun, plural(noun))}
DEATH_NOUNS = nouns("death", "nouns")
DEAD = listed("death", "adjectives")
NATURAL = listed("death", "natural")
INJURED = listed("injured", "adjectives")
SERIOUS = listed("serious", "words")
CONDITIONS = listed("serious", "conditions")
UNHURT = listed("unhurt", "adjectives")
MISSILES = nouns("missiles", "nouns")
THINGS = nouns("things", "nouns")
PEOPLE_NOUNS = listed("people", "nouns")
PEOPLE_ENDINGS = tuple(listed("people", "endings"))
FIGURATIVE_MODIFIERS = listed("figurative", "modifiers")
FIGURATIVE_AGENTS = listed("figurative", "agents")
PARTICLES: dict[str, frozenset[str]] = {
    particle: all_forms(entries) for particle, entries in load(_HERE)["figurative"]["particles"].items()
}
#: Words after a verb that make it an idiom, by the first of them.
FIGURATIVE_AFTER: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(listed("figurative", "after")):
    FIGURATIVE_AFTER.setdefault(_phrase.split()[0], []).append(tuple(_phrase.split()))
SPORT = listed("sport", "words")
SPORT_CERTAIN = listed("sport", "certain")
CRIME = listed("sport", "crime")


def _instruments() -> dict[str, Mechanism]:
    table = load(_HERE)["instruments"]
    found: dict[str, Mechanism] = {}
    for mechanism, entries in table.items():
        for noun in entries:
            for form in (noun, plural(noun)):
                found.setdefault(form, cast(Mechanism, mechanism))
    return found


INSTRUMENTS = _instruments()
VEHICLES = frozenset(noun for noun, mechanism in INSTRUMENTS.items() if mechanism == "vehicle")


def _body() -> dict[str, BodyPart]:
    singular = by_word(_HERE, "body", name="body.toml")
    found: dict[str, BodyPart] = {}
    for noun, part in singular.items():
        for form in (noun, plural(noun)):
            found.setdefault(form, cast(BodyPart, part))
    return found


#: Words for parts of the body, with the contract's name for the part.
BODY = _body()
