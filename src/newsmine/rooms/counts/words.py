"""The room's word lists in the form the code looks them up in: inflected, by what they mean."""

from __future__ import annotations

from typing import Any

from newsmine.language.inflect import all_forms, verb_forms
from newsmine.lexicon import by_word, load, words
from newsmine.violence.words import verbs

HERE = "newsmine.rooms.counts"
TABLES: Any = load(HERE)

#: Counted nouns that are not people, singular, with the unit they are counted in ("deaths" are victims).
NOUNS: dict[str, str] = by_word(HERE, "nouns")
#: Nouns whose figure is a number of people killed.
KILLINGS = words(HERE, "nouns", "deaths")
ATTACKING = frozenset(NOUNS) | {"violence", "abuse"}
ATTACK_PLURALS = frozenset(f"{noun}s" for noun in NOUNS)
BLOWS = words(HERE, "cases", "blows")
CASES = words(HERE, "cases", "nouns")
CASES_OF_ATTACK = words(HERE, "cases", "attacks")
ATTENDING = all_forms(words(HERE, "cases", "attending"))
OF_THINGS = words(HERE, "cases", "things")
VIOLENT = words(HERE, "cases", "violent")
CHARGE_NOUNS = words(HERE, "charges", "nouns")
CHARGED_WITH = words(HERE, "charges", "of")
#: Forms of the verbs of police and courts, with the unit of the people they are done to.
COURT_VERBS: dict[str, str] = {
    form: unit
    for unit in ("arrests", "charges", "convictions", "acquittals")
    for form in all_forms(TABLES["verbs"][unit])
}
OF_LAW = words(HERE, "charges", "of_law")
CHARGING = words(HERE, "charges", "charging")
PLEAS = all_forms(words(HERE, "verbs", "pleas"))
APPEARING = all_forms(words(HERE, "verbs", "appearing"))
FINDING = all_forms(words(HERE, "verbs", "finding"))
DEEDS = verbs(words(HERE, "verbs", "deeds"))
FIGHTS = words(HERE, "verbs", "fights")
HELD = words(HERE, "verbs", "held")
GIVEN = all_forms(words(HERE, "verbs", "given"))
PUTTING = all_forms(words(HERE, "verbs", "putting"))
BEHIND = words(HERE, "verbs", "behind")
PUNISHMENTS = words(HERE, "verbs", "punishments")
TRIED = all_forms(words(HERE, "verbs", "tried"))
TRIALS = words(HERE, "verbs", "trials")
COURTS = words(HERE, "verbs", "courts")
BEARING = all_forms(words(HERE, "suffering", "bearing"))
NEEDING = all_forms(words(HERE, "suffering", "needing"))
REPORTING = all_forms(words(HERE, "suffering", "reporting"))
HAVING = all_forms(words(HERE, "suffering", "having"))
CLAIMING = all_forms(words(HERE, "suffering", "claiming"))
LOSING = all_forms(words(HERE, "suffering", "losing"))
TREATED = all_forms(words(HERE, "suffering", "treated"))
OFF = all_forms(words(HERE, "suffering", "off"))
COMING = all_forms(words(HERE, "suffering", "coming"))
FALLING = all_forms(words(HERE, "suffering", "falling"))
SUBJECTED = words(HERE, "suffering", "subjected")
VICTIM_WORDS = frozenset({"victim", "victims"})
SUFFER_VERBS = BEARING | NEEDING | LOSING
INJURIES = words(HERE, "suffering", "injuries")
HOSPITAL = words(HERE, "suffering", "hospital")
TREATMENT = words(HERE, "suffering", "treatment")
SERIOUS = words(HERE, "suffering", "serious")
BROKEN = words(HERE, "suffering", "broken")
PARTICIPLES = words(HERE, "suffering", "participles")
HOW = words(HERE, "suffering", "how")
VIOLENCE = words(HERE, "suffering", "violence")
PHYSICAL = words(HERE, "suffering", "physical")
LIVES = words(HERE, "suffering", "lives")
STATES = words(HERE, "suffering", "states")
HARMED = STATES | PARTICIPLES | {"attacked", "assaulted", "wounded"}
INCLUDING = words(HERE, "suffering", "including")
COPULAS = words(HERE, "suffering", "copulas")
VICTIMS = words(HERE, "people", "victims")
OFFENDERS = words(HERE, "people", "offenders")
HELD_ALREADY = words(HERE, "people", "held_already")
GANGS = words(HERE, "people", "gangs")
PARENTS = words(HERE, "people", "parents")
BODIES = words(HERE, "people", "bodies")
KNOWN: dict[str, int] = dict(TABLES["people"]["known"])
VAGUE = words(HERE, "people", "vague")
VAGUE_AT_WORK = words(HERE, "people", "vague_at_work")
PRISON = words(HERE, "people", "prison")
POLICE = words(HERE, "people", "police")
THINGS = words(HERE, "people", "things")
PRONOUNS_OF_WHOLES = words(HERE, "people", "pronouns")
BEFORE = words(HERE, "before", "words")
MORE = words(HERE, "before", "more")
FRACTIONS: dict[str, float] = dict(TABLES["share"]["fractions"])
PERCENT = words(HERE, "share", "percent")
UP = all_forms(words(HERE, "change", "up"))
DOWN = all_forms(words(HERE, "change", "down"))
UP_NOUNS = words(HERE, "change", "up_nouns")
DOWN_NOUNS = words(HERE, "change", "down_nouns")
DIRECTIONS: dict[str, str] = dict(TABLES["change"]["directions"])
FIXED: dict[str, int] = {
    form: percent for verb, percent in TABLES["change"]["fixed"].items() for form in verb_forms(verb)
}
COMPARED = words(HERE, "change", "compared")
ABOVE = all_forms(words(HERE, "change", "above"))
REACH = all_forms(words(HERE, "change", "reach"))
PEAKS = words(HERE, "change", "peaks")
RECORDED = words(HERE, "change", "recorded")
SUMS = words(HERE, "change", "sums")
WORDS_ONLY = words(HERE, "change", "words_only")
HAPPENING = words(HERE, "change", "happening")
ADVERBS_OF_STATISTICS = words(HERE, "change", "happening_adverbs")
RATE: dict[str, str] = dict(TABLES["rate"]["per"])
TIME_LEADS = words(HERE, "rate", "times")
RATE_ALONE = words(HERE, "rate", "by_itself")
RATE_LEADS = words(HERE, "rate", "leads")
AGGREGATE = words(HERE, "aggregate", "words")
WITHIN = words(HERE, "place", "within")
SITES = words(HERE, "place", "sites")
