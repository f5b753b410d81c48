"""Find injuries in a document."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.desk import text_of
from newsmine.language.parsed import Doc
from newsmine.record import Fact, Injury
from newsmine.rooms.injuries.cause import link
from newsmine.rooms.injuries.details import detail
from newsmine.rooms.injuries.mention import Mention, mentions
from newsmine.rooms.injuries.victims import Victims, meant_by_they, words_for


def find(doc: Doc) -> list[Fact]:
    """Every stated harm, and every attack on a body whose harm is not named; as facts, in text order."""
    found = mentions(doc)
    if not found:
        return []
    link(doc, found)
    kept = [mention for mention in found if not mention.dropped]
    detail(doc, kept)
    victims = Victims(doc)
    facts = [_fact(doc, mention, number, victims) for number, mention in enumerate(kept)]
    facts = [fact for fact in facts if not (_own_trouble(fact) and victims.only_accused(fact.victim))]
    _repetitions(facts)
    return list(facts)


def _own_trouble(fact: Injury) -> bool:
    """A harm that is said of the accused in his favour: "suffers from anxiety", "is paralysed down one side"."""
    return fact.type == "psychological" or (fact.type in ("other", "pain") and fact.mechanism is None)


def _fact(doc: Doc, mention: Mention, number: int, victims: Victims) -> Injury:
    start, end = syntax.characters(doc, mention.start, mention.end)
    injury = Injury(
        id=f"injury {number}",
        start=start,
        end=end,
        assertion=mention.assertion,
        confidence=mention.rule.confidence,
        rule=mention.rule.name,
        type=mention.type,
        body_parts=mention.parts,
        mechanism=mention.mechanism,
        severity=mention.severity,
        permanent=mention.permanent,
        treatment=mention.treatment,
    )
    if mention.victims:
        token = doc[mention.victims[0]]
        person = victims.person(token, mention.harm.agents)
        first, last = syntax.characters(doc, *words_for(token, mention.harm.head))
        injury.victim_text = text_of(doc)[first:last]
        injury.victim = person.id if person is not None else None
        injury.count = victims.count(token, person)
        if person is None and (group := victims.group(token)) is not None:
            injury.victim_text = group
        if person is None and (several := meant_by_they(token, mention.harm.agents)) is not None:
            first, last = syntax.characters(doc, *words_for(several, several.i))
            injury.victim_text = text_of(doc)[first:last]
        if person is None and (speaker := victims.words_of_speaker(token)) is not None:
            injury.victim_text = speaker
    return injury


def _repetitions(facts: list[Injury]) -> None:
    """A harm told again of the same person repeats the fullest telling."""
    groups: dict[tuple[object, ...], list[Injury]] = {}
    for fact in facts:
        if fact.victim is not None and fact.assertion in ("asserted", "alleged"):
            groups.setdefault((fact.victim, fact.type, fact.mechanism if fact.type is None else None), []).append(fact)
    for group in groups.values():
        fullest = max(group, key=lambda f: (len(f.body_parts), f.permanent, -f.start))
        for fact in group:
            if fact is not fullest and set(fact.body_parts) <= set(fullest.body_parts):
                fact.same_as = fullest.id
