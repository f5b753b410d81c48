"""Victims and offenders who are told of beside the line of a sentence.

"The guards – a man and a woman – were taken to hospital", "the suspects were two white men and a black male of 20",
"guard punched by serial shoplifter", "one of the men was armed with a machete".
"""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language.assertion import assertion
from newsmine.language.groups import singular
from newsmine.language.names import fold
from newsmine.language.parsed import Token
from newsmine.record import Outcome
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.signs import is_police, mark
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.threats import WIELDED, is_weapon
from newsmine.rooms.people.words import HOSPITAL, JOB_ROLE, PASSIVE, TRIED
from newsmine.violence import Harm, harms

#: What opens a list of those who are a group, and what closes it.
_OPENING = {"–": "–", "—": "—", "-": "-", "--": "--", ":": ".", "(": ")"}
_WERE = frozenset({"are", "were"})
_TOLD_OFF = _WERE.union(_OPENING)
_GROUPS = frozenset({"people", "others", "pair", "couple", "duo", "trio", "both"})
_ARMED = frozenset({"armed", "carrying", "carried", "had", "held", "holding", "wielding", "brandishing", "with"})
_KNOWN = frozenset({"known", "nicknamed", "dubbed"})


def aside(cast: Cast) -> None:
    """Give those whom a list, a headline's "by" or a weapon in their hands makes victims or offenders their role."""
    told = [harm for harm in harms(cast.doc) if harm.assertion not in ("negated", "hypothetical")]
    for opening in cast.doc.having(_TOLD_OFF) if told else ():
        group = cast.tokens[opening.i - 1]
        if opening.i and (group.tag_ == "NNS" or group.lower_ in _GROUPS):
            members = list(_members(cast, group))
            if members:
                _as_group(cast, group, members, told)
    for harm in told:
        _by_whom(cast, harm)
    tried = any(person.named and person.law() in TRIED for person in cast.people)
    for one in cast.descriptions if told and not tried else ():
        if one.distinct and one.end + 2 < len(cast.lower):
            _in_arms(cast, one)


def _members(cast: Cast, group: Token) -> Iterator[Somebody]:
    """Who is told off behind a group: between dashes, behind a colon, or behind "were"."""
    i, size = group.i + 1, len(cast.tokens)
    if i + 3 >= size:
        return
    closing = ""
    if cast.lower[i] in _WERE:
        if JOB_ROLE.get(singular(group.text)) not in ("suspect", "victim", "defendant"):
            return
    else:
        closing = _OPENING[cast.lower[i]]
    found: list[Somebody] = []
    for k in range(i + 1, min(size, i + 40)):
        token = cast.tokens[k]
        if token.is_space or token.text == "." or (closing and token.text == closing):
            break
        if token.tag_ in ("VBD", "VBZ", "VBP") and k > i + 1:
            return
        who = cast.at.get(k)
        if who is None or who in found:
            continue
        one = cast.headed.get(k)
        if one is not None and one.determiner == "a" and not who.named and len(who.descriptions) == 1:
            found.append(who)
    if len(found) > 1 or (found and cast.lower[i] in _WERE):
        yield from found


def _as_group(cast: Cast, group: Token, members: list[Somebody], told: list[Harm]) -> None:
    """What is told of a group is told of each of its members."""
    role = JOB_ROLE.get(singular(group.text))
    outcome: Outcome | None = None
    if role not in ("suspect", "victim", "defendant"):
        role = None
        hurt = next((harm for harm in told if group.i in harm.patients), None)
        verb = next(
            (
                t
                for t in cast.tokens[group.i + 1 : group.sent.end]
                if t.tag_ in ("VBD", "VBN") and t.i > members[-1].start + 1
            ),
            None,
        )
        if hurt is not None:
            role, outcome = "victim", hurt.outcome
        elif any(group.i in harm.agents for harm in told):
            role = "suspect"
        elif verb is not None and _in_hospital(cast, verb.i):
            role, outcome = "victim", "hospitalised"
        elif verb is not None:
            law = next(
                (
                    PASSIVE[t.lower_]
                    for t in cast.tokens[verb.i : verb.i + 4]
                    if t.lower_ in PASSIVE and t.tag_ == "VBN"
                ),
                None,
            )
            role = law if law in ("suspect", "defendant", "convicted") else None
    for who in members if role is not None else ():
        if role is not None and not who.harmed_or_charged():
            mark(who, role, 1, group)
            if outcome is not None:
                who.outcomes.add(outcome)


def _in_hospital(cast: Cast, i: int) -> bool:
    behind = cast.lower[i : i + 6]
    return not HOSPITAL.isdisjoint(behind) and not {"taken", "rushed", "treated", "airlifted"}.isdisjoint(behind)


def _by_whom(cast: Cast, harm: Harm) -> None:
    """ "Guard punched in head by Co-op shoplifter": who stands behind "by" in a line without a full parse."""
    if "by" not in cast.lower[harm.head + 1 : harm.head + 9]:
        return
    if any(i in cast.at or cast.tokens[i].tag_ in ("NNS", "PRP") for i in harm.agents):
        return
    for i in range(harm.head + 1, min(len(cast.lower) - 1, harm.head + 9)):
        token = cast.tokens[i]
        if token.is_space or token.text in ".;:" or token.tag_ in ("VBZ", "VBD", "MD"):
            return
        if token.lower_ == "by":
            one = next((d for d in cast.descriptions if i < d.start <= i + 4 and not d.determiner), None)
            between = cast.tokens[i + 1 : one.start] if one is not None else []
            if one is None or any(t.is_space or t.text in ".," or t.pos_ in ("VERB", "ADP", "DET") for t in between):
                return
            who = cast.at[one.head]
            if not who.named and not who.harmed_or_charged() and not is_police(who):
                mark(who, "suspect", 1, token)
            return


def _in_arms(cast: Cast, one: Description) -> None:
    """ "One of them was armed with a bat", "another pulled out a knife"; of one of several who is nothing else yet."""
    who = cast.at[one.head]
    if who.named or who.harmed_or_charged() or is_police(who) or JOB_ROLE.get(one.noun) in ("police", "official"):
        return
    for i in range(one.end, min(len(cast.tokens), one.end + 5)):
        token = cast.tokens[i]
        if token.is_space or token.text in ".,;":
            return
        if token.lower_ in _ARMED or token.lower_ in WIELDED:
            if assertion(token) in ("negated", "hypothetical"):
                return
            held = next((t for t in cast.tokens[i + 1 : i + 8] if t.pos_ in ("NOUN", "PROPN") and is_weapon(t)), None)
            if held is not None and held.sent.start == token.sent.start:
                mark(who, "suspect", 1, token)
            return


def known_as(cast: Cast) -> None:
    """Join "Carl Moss, known to friends as Frankie" and his short name, and "Mr Brook's" to Mr Brooks."""
    for person in [p for p in cast.people if p.named and all(len(n.words) == 1 for n in p.names)]:
        if (same := _nickname(cast, person)) is not None:
            cast.merge(same, person)
        elif (same := _possessive(cast, person)) is not None:
            cast.merge(same, person).forget(person.names)


def _nickname(cast: Cast, person: Somebody) -> Somebody | None:
    name = min(person.names, key=lambda n: n.start)
    i = name.start - 1
    if name.titled or i < 3:
        return None
    before = cast.lower[max(0, i - 6) : i + 1]
    if before[-1:] == ["as"]:
        if not _KNOWN & set(before):
            return None
        i = next(k for k in range(i, i - 7, -1) if cast.lower[k] in _KNOWN)
    elif before[-1] not in ("nicknamed", "dubbed"):
        return None
    for k in range(i - 1, max(cast.tokens[i].sent.start, i - 14) - 1, -1):
        other = cast.at.get(k)
        if other is not None and other.named and other is not person:
            return other
    return None


def _possessive(cast: Cast, person: Somebody) -> Somebody | None:
    """Who is only told of with "'s", and whose name another has with an "s" at its end."""
    words = {fold(n.words[-1]) for n in person.names}
    if len(words) != 1 or not all(n.end < len(cast.tokens) and cast.tokens[n.end].tag_ == "POS" for n in person.names):
        return None
    wanted = words.pop() + "s"
    found = [p for p in cast.people if p.named and any(fold(n.words[-1]) == wanted for n in p.names)]
    return found[0] if len(found) == 1 else None
