"""Roles told by a sentence that leans on another: "so was …", "they were …", "her son", of whom his mother speaks."""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.language.groups import singular
from newsmine.language.names import SAYING
from newsmine.language.parsed import Token
from newsmine.rooms.people.cast import PRONOUNS, Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.signs import is_police, mark, offends
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import JOB_ROLE, LISTING
from newsmine.violence import Harm, harms
from newsmine.violence.arguments import owner
from newsmine.violence.people import part_of_body

_BEING = frozenset({"was", "were", "is", "are"})
_LISTING_VERBS = _BEING | {"include", "includes", "included", "including"}
#: What may stand between "the victims were" and the first name.
_BETWEEN = frozenset({"DET", "NOUN", "PROPN", "PART", "NUM", "PUNCT", "ADJ", "PRON", "CCONJ", "SPACE"})
_PARENTS = frozenset("mother father mum mom dad parent grandmother grandfather stepfather stepmother".split())
_CHILDREN = frozenset("son daughter child boy girl baby grandson granddaughter stepson stepdaughter".split())
_SPOUSES = frozenset("wife husband widow widower partner girlfriend boyfriend fiancee fiance".split())
_SETTING = frozenset({"set", "posted", "denied", "granted", "revoked"})
_BULLETS = frozenset({"bullet", "bullets"})
_PIERCING = frozenset(
    "grazed nicked clipped pierced entered penetrated lodged went passed tore ripped travelled traveled "
    "struck hit".split()
)
_GROUPS = frozenset("women men teens teenagers girls boys brothers sisters children victims suspects dead".split())
#: Every word that `leaning` looks at.
_LEANING = _GROUPS | _BULLETS | {"so", "they", "trigger", "bond", "bail", "crossfire", "support", "survive"}


def leaning(cast: Cast) -> None:
    """Write the roles that such sentences give into the evidence."""
    for token in cast.doc.having(_LEANING):
        low = token.lower_
        if low == "so":
            _so_was(cast, token)
        elif low == "trigger":
            if token.head.lower_ in ("pulled", "squeezed", "pulling", "pulls") and token.dep_ == "dobj":
                for who in _row(cast, cast.subject(token.head)):
                    offends(who, token)
        elif low in ("crossfire", "support", "survive"):
            _in_danger(cast, token)
        elif low in ("bond", "bail"):
            _bond(cast, token)
        elif low in _BULLETS:
            if token.dep_ == "nsubj":
                _went_through(cast, token)
            elif token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.head.lower_ in _PIERCING:
                for who in _row(cast, cast.subject(token.head.head)):
                    mark(who, "victim", 1, token)
                    who.outcomes.add("injured")
            elif token.dep_ in ("dobj", "nsubjpass") and token.head.lower_.startswith(("remov", "extract")):
                _taken_out(cast, token)
            elif token.dep_ == "dobj" and token.head.lower_ in ("took", "take", "takes", "taking"):
                for who in _row(cast, cast.subject(token.head)):
                    mark(who, "victim", 1, token)
                    who.outcomes.add("injured")
        else:
            _they_were(cast, token)


def _went_through(cast: Cast, bullet: Token) -> None:
    """ "A bullet grazed him", "the bullet went through her leg", "one lodged in Lee Moss's spine"."""
    verb = bullet.head
    if verb.lower_ not in _PIERCING or assertion(verb) in ("negated", "hypothetical"):
        return
    hit = [c for c in verb.rights if c.dep_ == "dobj"]
    inside = [c for c in verb.rights if c.dep_ in ("prep", "prt") and c.lower_ in ("through", "into", "in", "inside")]
    hit += [g for c in inside for g in c.children if g.dep_ == "pobj"]
    _hit(cast, bullet, hit)


def _in_danger(cast: Cast, token: Token) -> None:
    """ "Was caught in the crossfire", "is on life support", "did not survive"."""
    low, before = token.lower_, cast.lower[max(token.sent.start, token.i - 5) : token.i]
    verb, outcome = token.head.head, "hospitalised"
    if low == "survive":
        if "not" not in before[-1:] + before[-2:-1] and "n't" not in before and "n’t" not in before:
            return
        verb, outcome = token, "killed"
        if any(c.dep_ == "dobj" for c in token.rights):
            return
    elif low == "crossfire":
        if "caught" not in before:
            return
        caught = token.i - len(before) + before.index("caught")
        verb, outcome = token.doc[caught], "injured"
    elif before[-1:] != ["life"] or before[-2:-1] not in (["on"], ["off"], ["from"]):
        return
    subject = syntax.subject(verb)
    if subject is not None and subject.head.lower_ in SAYING:
        return
    for who in _row(cast, subject):
        if who.named or not cast.for_the_record(who):
            mark(who, "victim", 1, token)
            who.outcomes.add(outcome)


def _taken_out(cast: Cast, bullet: Token) -> None:
    """ "Doctors removed a bullet from her leg"."""
    _hit(cast, bullet, [t for t in syntax.prepositional(bullet.head, "from") if part_of_body(t)])


def _hit(cast: Cast, bullet: Token, hit: list[Token]) -> None:
    for item in hit:
        for i in owner(item) if part_of_body(item) else (item.i,):
            who = cast.who(cast.doc[i])
            if who is not None and (who.named or not cast.for_the_record(who)):
                mark(who, "victim", 1, bullet)
                who.outcomes.add("injured")


def _row(cast: Cast, token: Token | None) -> list[Somebody]:
    return cast.row(token) if token is not None else []


def _harmed_in(cast: Cast, start: int, end: int) -> Harm | None:
    """The last harm that is told of between two tokens, in fact and by others."""
    found = None
    for harm in harms(cast.doc):
        real = harm.assertion not in ("negated", "hypothetical") and harm.outcome != "unhurt"
        if start <= harm.head < end and real and harm.patients:
            found = harm
    return found


def _so_was(cast: Cast, so: Token) -> None:
    """ "Ann Moss was shot dead. So was her mother, Jo Hart.": the same was done to both."""
    if so.i + 2 >= len(cast.lower) or cast.lower[so.i + 1] not in ("was", "were") or not so.is_sent_start:
        return
    if not so.i:
        return
    before = cast.doc[so.i - 1].sent
    harm = _harmed_in(cast, before.start, before.end)
    if harm is None:
        return
    for i in range(so.i + 2, min(so.sent.end, so.i + 9)):
        if i in cast.at:
            for who in cast.row(cast.doc[i]):
                if who.named or not cast.for_the_record(who):
                    mark(who, "victim", 2, so)
                    who.outcomes.add(harm.outcome)
            return


def _they_were(cast: Cast, group: Token) -> None:
    """ "Two women were shot. They were Ann Moss, 51, and Jo Hart", "the victims include their cousin, Lee Moss"."""
    doc, i = cast.doc, group.i + 1
    if i + 1 >= len(doc) or cast.lower[i] not in _LISTING_VERBS or group.i in cast.quoted:
        return
    role = LISTING.get(group.lower_)
    outcome = "killed" if group.lower_ == "dead" else None
    if role is None:
        if group.lower_ != "they" and (not group.i or cast.lower[group.i - 1] not in ("the", "these", "those")):
            return
        start = group.sent.start
        harm = _harmed_in(cast, doc[start - 1].sent.start, start) if start else None
        if harm is None or not any(_several(doc[k]) for k in harm.patients):
            return
        role, outcome = "victim", harm.outcome
    for who in _named_behind(cast, i + 1):
        mark(who, role, 2, group)
        if outcome is not None and role == "victim":
            who.outcomes.add(outcome)


def _several(token: Token) -> bool:
    return token.tag_ == "NNS" and (singular(token.text) in JOB_ROLE or token.lower_ in ("people", "others"))


def _named_behind(cast: Cast, start: int) -> Iterator[Somebody]:
    """The named people of the sentence from a token on, where no verb and no preposition but "of" comes before them."""
    doc = cast.doc
    end = doc[start].sent.end
    seen: set[Somebody] = set()
    for i in range(start, end):
        token = doc[i]
        who = cast.at.get(i)
        if who is not None and who.named:
            name = cast.name_at(i)
            owns = name is not None and name.end < len(doc) and doc[name.end].tag_ == "POS"
            placed = i > start and doc[i - 1].pos_ == "ADP" and name is not None and i == name.start
            says = name is not None and name.end < len(doc) and doc[name.end].lower_ in SAYING
            if name is not None and not owns and not placed and not says and who not in seen:
                seen.add(who)
                yield who
            continue
        if token.pos_ in ("VERB", "AUX") or "\n" in token.text:
            return
        if not seen and token.pos_ not in _BETWEEN and token.lower_ not in ("of", "one", "two", "three", "both"):
            return


def _bond(cast: Cast, bond: Token) -> None:
    """ "Bond was set at $50,000 for Lee Moss"."""
    if bond.dep_ not in ("nsubjpass", "dobj") or bond.head.lower_ not in _SETTING:
        return
    for i in range(bond.i + 1, min(bond.sent.end, bond.i + 12)):
        if i in cast.at and i - 1 > bond.i and cast.lower[i - 1] == "for" and cast.at[i].named:
            for who in cast.row(cast.doc[i]):
                if not is_police(who) and not who.is_victim():
                    mark(who, "defendant", 2, bond)
            return


def kin_turned(cast: Cast) -> None:
    """Tie "her son", said of Lee Moss's mother, to Lee Moss, and "his wife", said of her husband, to her."""
    owners: dict[Somebody, list[tuple[str, Somebody]]] = {}
    for one in cast.descriptions:
        if one.owner is None or one.owner not in cast.at or JOB_ROLE.get(one.noun) != "relative":
            continue
        who, whose = cast.at[one.head], cast.at[one.owner]
        if who is not whose and whose.named:
            owners.setdefault(who, []).append((one.noun, whose))
    if not owners:
        return
    for one in cast.descriptions:
        person = cast.at[one.head]
        if person.named or one.owner is None or cast.tokens[one.owner].lower_ not in PRONOUNS or one.distinct:
            continue
        teller = _teller(cast, one)
        for noun, whose in owners.get(teller, ()) if teller is not None else ():
            turned = (noun in _PARENTS and one.noun in _CHILDREN) or (noun in _SPOUSES and one.noun in _SPOUSES)
            if turned and whose in cast.people and person in cast.people and _alike(whose, one):
                cast.merge(whose, person)
                break


def _alike(person: Somebody, one: Description) -> bool:
    gender = person.gender()
    return not (gender and one.gender and gender != one.gender)


def _teller(cast: Cast, one: Description) -> Somebody | None:
    """Whose "her" is: the one who says it, in the sentence of a verb of saying; else whom the pronoun means."""
    assert one.owner is not None
    sentence = cast.tokens[one.owner].sent
    speaking = [
        cast.at[i]
        for i in range(sentence.start, sentence.end)
        if i in cast.at and (i + 1 < len(cast.lower)) and _speaks_at(cast, i)
    ]
    if len(set(speaking)) == 1:
        return speaking[0]
    return cast.pronoun(cast.tokens[one.owner])


def _speaks_at(cast: Cast, i: int) -> bool:
    """True for a name or description with a verb of saying behind it, or behind its comma."""
    k = i + 1
    while k < len(cast.lower) and (cast.at.get(k) is cast.at[i] or cast.lower[k] == ","):
        k += 1
    return k < len(cast.lower) and cast.lower[k] in SAYING
