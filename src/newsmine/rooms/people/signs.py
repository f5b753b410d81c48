"""Signs of a role that one word gives: found guilty, held, sought, dead, in hospital, on trial."""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.language.parsed import Token
from newsmine.rooms.people.cast import PRONOUNS, Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.general import usual
from newsmine.rooms.people.groups import everybody
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import FATE, HARM, JOB_ROLE, LISTING

#: Nouns of fate that say so of "his" and "her" too; "his body", "her wounds" say little.
_HIS = frozenset(
    "death murder killing injuries attacker attackers assailant assailants mugger muggers killer arrest trial "
    "conviction".split()
)
#: What no officer does in the course of duty.
_CRIMES = frozenset(
    "attacked attacking assaulted assaulting murdered raped raping punched punching kicked kicking bit bitten biting "
    "spat headbutted stabbed stabbing slapped slapping strangled groped robbed".split()
)
_ONLY_SAW = frozenset({"witness", "eyewitness", "eye-witness"})
_TO_HOSPITAL = frozenset(
    "taken rushed airlifted flown driven spent remains remained remain admitted treated kept detained needed required "
    "transported transferred is was recovering recovered had underwent hospitalised ended went brought sent".split()
)
MAY_BE_NATURAL = frozenset({"death", "deaths", "body", "funeral", "remains", "memorial"})
#: "To pay for the funeral of": planned, of somebody who is dead.
_LAID_TO_REST = frozenset({"funeral", "memorial", "vigil"})
#: Before "in the death of his wife": no natural one.
_ACCUSING = frozenset(
    "charged charge charges accused murder manslaughter homicide guilty convicted sentenced jailed arrested".split()
)
_SEEKERS = frozenset(
    {"police", "detectives", "officers", "authorities", "investigators", "deputies", "troopers", "marshals"}
)
_HEARING = frozenset("court jury jurors trial magistrates inquest hearing".split())
_SHARE = frozenset(
    "one both some several many most either each part member number pair oldest youngest first last next latest "
    "final second third fourth other".split()
)
_DEEMING = frozenset(
    "named identified considered deemed called declared described listed treated regarded names identifies naming "
    "identifying eyed".split()
)


def mark(person: Somebody | None, role: str, weight: int, token: Token) -> None:
    """One sign for a role, found at a token; who took the picture is no victim of what it shows."""
    if person is not None and not (role == "victim" and "journalist" in person.evidence):
        person.evidence[role] += weight


def deadly(verb: Token) -> bool:
    """ "Smith died" has no agent, though some parses give one."""
    return not verb.lower_.startswith(("die", "dying", "perish"))


def offends(person: Somebody | None, token: Token) -> None:
    """An attacker; police who shoot or restrain are not counted unless the law turns on them."""
    if person is None or (not person.named and all(d.noun in _ONLY_SAW for d in person.descriptions)):
        return
    if not is_police(person) or (not person.named and token.lower_ in _CRIMES):
        mark(person, "suspect", 1, token)


def is_police(person: Somebody) -> bool:
    """True when title or description say police."""
    return "police" in person.evidence


def near(token: Token, words: frozenset[str], reach: int) -> bool:
    """True when one of the words follows within the sentence's next `reach` tokens."""
    for behind in token.doc.tokens[token.i + 1 : token.i + 1 + reach]:
        if behind.text in ".;" or behind.is_space:
            return False
        if behind.lower_ in words:
            return True
    return False


def of_another(verb: Token, who: Somebody) -> bool:
    """ "Inmate breaks officer's nose", "a man broke her leg": what is another's."""
    for owner in (c for item in syntax.objects(verb) for c in item.lefts if c.dep_ == "poss"):
        gender = PRONOUNS.get(owner.lower_)
        if owner.pos_ != "PRON" or (gender is not None and who.gender() not in (gender, None)):
            return True
    return False


def guilty(cast: Cast, token: Token) -> None:
    """ "Pleaded guilty", "was found not guilty"."""
    doc = cast.doc
    negated = token.i > 0 and doc[token.i - 1].lower_ == "not"
    for i in range(token.i - 1, max(-1, token.i - 10), -1):
        low = doc[i].lower_
        if low in ("pleaded", "pleads", "plead", "pleading", "pled"):
            if assertion(doc[i]) == "hypothetical":
                return
            for who in everybody(cast, cast.subject(doc[i])):
                mark(who, "defendant" if negated else "convicted", 2, token)
            return
        if low in ("found", "find", "finds"):
            target = cast.subject(doc[i]) if syntax.is_passive(doc[i]) else next(iter(syntax.objects(doc[i])), None)
            if cast.who(target) is None:  # "found 22-year-old Lee Moss guilty", of one the parse makes a clause
                target = next((doc[k] for k in range(token.i - 1, i, -1) if k in cast.at), target)
            for who in everybody(cast, target):
                mark(who, "acquitted" if negated else "convicted", 2, token)
            return


def sought(cast: Cast, verb: Token) -> None:
    """ "Detectives are searching for Lee Moss, 22, and Ann Bell": unless somebody is missing."""
    subject = syntax.subject(verb)
    words = {child.lower_ for child in verb.sent}
    if subject is None or subject.lower_ not in _SEEKERS or "missing" in words:
        return
    for inner in syntax.prepositional(verb, "for"):
        for who in everybody(cast, inner):
            if not who.is_victim():
                mark(who, "suspect", 1, verb)


def in_cells(cast: Cast, held: Token) -> bool:
    """ "A man of 33 is being held." """
    behind = cast.lower[held.i + 1] if held.i + 1 < len(cast.lower) else "."
    return cast.lower[held.i - 1] == "being" and behind in (".", ",", "for", "at", "by", "\n", "\n\n", "and")


def by_police(holding: Token) -> bool:
    """ "Police are holding a man"; not "officers held the door"."""
    subject = syntax.subject(holding)
    return holding.tag_ == "VBG" and subject is not None and subject.lower_ in _SEEKERS


def held(cast: Cast, verb: Token) -> None:
    """ "is being held without bail", "police are holding Moss on charges"."""
    target = cast.subject(verb) if syntax.is_passive(verb) else next(iter(syntax.objects(verb)), None)
    for who in everybody(cast, target):
        if not is_police(who):
            mark(who, "suspect", 1, verb)


def among(cast: Cast, noun: Token) -> None:
    """ "Moss and Bell were two of the victims"."""
    if noun.head.lower_ == "as" and noun.head.head.lower_ in ("identified", "named"):
        for who in everybody(cast, cast.subject(noun.head.head), harmed=LISTING[noun.lower_] == "victim"):
            mark(who, LISTING[noun.lower_], 2, noun)
        return
    if any(child.lower_ in ("no", "not", "any") for child in noun.children):
        return
    if noun.dep_ == "pobj" and noun.head.lower_ not in ("of", "among", "amongst"):
        return  # "was there to express sadness for the victims"
    if noun.head.lower_ == "of" and noun.head.head.lower_ not in _SHARE and not noun.head.head.like_num:
        return  # "was the target of the gunmen"
    verb = noun.head if noun.dep_ == "attr" else noun.head.head.head
    if verb.lower_ not in ("is", "was", "were", "are"):
        return
    for who in everybody(cast, cast.subject(verb), harmed=LISTING[noun.lower_] == "victim"):
        mark(who, LISTING[noun.lower_], 2, noun)


def imposed(cast: Cast, verb: Token) -> None:
    """ "Gave Moss a suspended sentence", "handed down a 12-month jail term to Lee Moss"."""
    for item in (verb, *verb.children):
        for inner in syntax.prepositional(item, "to", "on"):
            for person in everybody(cast, inner):
                mark(person, "convicted", 2, verb)
    for item in verb.children:
        if item.dep_ == "dative":
            for person in everybody(cast, item):
                mark(person, "convicted", 2, verb)


def serves(cast: Cast, verb: Token) -> None:
    """ "Will serve nine years in prison"; "served for nine years", "served as an officer" is another service."""
    who = cast.who(cast.subject(verb))
    if who is not None and not is_police(who) and cast.lower[verb.i + 1] not in ("for", "as", "with", "in"):
        mark(who, "convicted", 2, verb)


def deemed(cast: Cast, noun: Token) -> None:
    """ "Police named Moss as a suspect", "Bell is considered a person of interest"."""
    if noun.lower_ == "interest":
        if noun.i < 2 or noun.doc[noun.i - 2].lower_ != "person":
            return
        noun = noun.doc[noun.i - 2]
    above = noun.head
    if above.lower_ == "as" and noun.dep_ == "pobj":
        above = above.head
    elif noun.dep_ == "attr" and above.lower_ in ("is", "was") and noun.lower_ == "suspect":
        if near(noun, frozenset({"in"}), 1) and assertion(above) != "negated":
            for who in everybody(cast, cast.subject(above)):
                offends(who, noun)  # "was a suspect in a raid"
        return
    elif noun.dep_ not in ("oprd", "dobj", "attr") or above.lower_ not in _DEEMING:
        return
    if above.lower_ not in _DEEMING or assertion(above) == "negated":
        return
    if any(child.lower_ in ("no", "not", "any") for child in noun.children):
        return
    if syntax.is_passive(above):
        found = list(everybody(cast, cast.subject(above)))
    else:
        found = [who for item in syntax.objects(above) if item.i != noun.i for who in everybody(cast, item)]
    for who in found:
        if who.named and noun.lower_ == "victim":
            mark(who, "victim", 1, noun)
        elif who.named and not is_police(who):
            mark(who, "suspect", 1, noun)


def held_to_be(cast: Cast, word: Token) -> bool:
    """Behind "is believed to have been", "is suspected of being"; of "involved", "responsible", "behind"."""
    return not {"believed", "suspected", "thought", "accused", "alleged", "allegedly"}.isdisjoint(
        cast.lower[max(word.sent.start, word.i - 8) : word.i]
    )


def found_dead(cast: Cast, dead: Token) -> None:
    """ "found Ann Moss, 37, and Lee Moss dead": all names between."""
    doc = cast.doc
    seen: list[Somebody] = []
    for i in range(dead.i - 1, max(-1, dead.i - 22), -1):
        if doc[i].text in ".;" or doc[i].is_space:
            return
        if i in cast.at and cast.at[i] not in seen:
            seen.append(cast.at[i])
        if doc[i].lower_ in ("found", "find", "finding", "discovered", "left") and doc[i].tag_ != "VBN":
            for who in seen:
                mark(who, "victim", 2, dead)
                who.outcomes.add("killed" if dead.lower_ == "dead" else "injured")
            return


def testifies(verb: Token) -> bool:
    """ "Told the court", "gave evidence"."""
    if verb.lower_ == "told":
        return near(verb, _HEARING, 2)
    return near(verb, frozenset({"evidence"}), 1)


def life(cast: Cast, noun: Token) -> None:
    """ "Claimed the life of Ann Moss", "ended Ann Moss's life", "Ann Moss lost her life"."""
    before = cast.lower[max(0, noun.i - 6) : noun.i]
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if not {"lost", "losing", "loses"}.isdisjoint(before) and owners and owners[0].lower_ in PRONOUNS:
        owners = [t for t in [cast.subject(noun.head)] if t is not None]  # "lost his life"
    elif {"claimed", "took", "taken", "cost", "ended", "claiming"}.isdisjoint(before):
        return
    for inner in (*syntax.prepositional(noun, "of"), *owners):
        if inner.lower_ in PRONOUNS:
            continue  # "took his own life"
        for who in everybody(cast, inner, harmed=True):
            if who.named or noun.i not in cast.quoted:  # "saddened that another young man has lost his life"
                mark(who, "victim", 2, noun)
                who.outcomes.add("killed")


def in_hospital(cast: Cast, noun: Token) -> None:
    """ "was taken to hospital", "spent six days in James Street Hospital", "needed surgery"."""
    preposition = noun.head
    if preposition.dep_ == "prep" and preposition.lower_ in ("to", "in", "at", "into"):
        verb = preposition.head
    elif noun.dep_ == "dobj":
        verb = noun.head
    else:
        return
    who = cast.at.get(verb.i)
    if preposition.dep_ == "prep" and who is not None and cast.tokens[verb.i].idx < _title_end(cast):
        mark(who, "victim", 1, noun)  # "Boy in hospital after attack"
        who.outcomes.add("hospitalised")
        return
    if verb.pos_ not in ("VERB", "AUX") or assertion(verb) in ("negated", "hypothetical"):
        return
    if verb.lower_ not in _TO_HOSPITAL or usual(cast, verb.i):
        return
    for who in everybody(cast, cast.subject(verb), harmed=True):
        who.outcomes.add("hospitalised")
        if near(noun, HARM, 6):
            mark(who, "victim", 1, noun)


def _title_end(cast: Cast) -> int:
    end: int = cast.doc.title_end
    return end


def custody(cast: Cast, token: Token) -> None:
    """ "Was taken into custody", "is in custody"."""
    doc = cast.doc
    if token.i < 2 or doc[token.i - 1].lower_ not in ("in", "into", "police"):
        return
    for i in range(token.i - 1, max(-1, token.i - 7), -1):
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].lower_ in ("remains", "remained"):
            for who in everybody(cast, cast.subject(doc[i])):
                if not is_police(who):
                    mark(who, "suspect", 2, token)
            return


def _next_name(cast: Cast, start: int) -> Iterator[Token]:
    """The name that begins behind "23-year-old twins": ages, nouns and adjectives in lower case may stand before it."""
    for i in range(start, min(len(cast.tokens), start + 9)):
        token = cast.tokens[i]
        if i in cast.at and cast.at[i].named:
            yield token
            return
        if token.is_space or token.text in ",.;:" or token.pos_ in ("VERB", "AUX", "ADP", "PRON", "PROPN", "CCONJ"):
            return


def owns(cast: Cast, i: int) -> bool:
    """True for "Moss" in "Moss's good friend"."""
    name = cast.name_at(i)
    end = name.end if name is not None else i + 1
    return end < len(cast.tokens) and cast.tokens[end].tag_ == "POS"


def passive_or(verb: Token, low: str) -> bool:
    """True where the subject is whom it was done to: "was given", "got"."""
    return low in ("received", "receives", "gets", "got") or syntax.is_passive(verb) or verb.tag_ == "VBN"


def fate(cast: Cast, noun: Token) -> None:
    """ "The death of Moss", "Moss's trial"."""
    role = FATE[noun.lower_]
    over = noun.head.lower_ == "over" and noun.dep_ == "pobj"  # "took an hour to clear him over the death of …"
    if assertion(noun) == "hypothetical" and noun.lower_ not in _LAID_TO_REST and not over:
        return
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if noun.lower_ not in _HIS:
        owners = [child for child in owners if child.lower_ not in PRONOUNS]
    owners += list(syntax.prepositional(noun, "of"))
    after = noun.i + 1 + (cast.lower[noun.i + 1 : noun.i + 2] in (["services"], ["service"]))
    if noun.lower_ in _LAID_TO_REST and cast.lower[after : after + 1] == ["for"]:
        owners += (t for t in _next_name(cast, after + 1) if not owns(cast, t.i))  # "a vigil for Lee Moss"
    if noun.i >= 2 and noun.doc[noun.i - 1].text in ("'s", "’s", "'", "’") and noun.i - 2 in cast.at:
        owners.append(noun.doc[noun.i - 2])
    if noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].lower_ == "of":
        owners += (t for t in _next_name(cast, noun.i + 2) if not owns(cast, t.i))  # "the death of Lee Moss's son"
    seen = []
    for owner in owners:
        for who in everybody(cast, owner, harmed=role == "victim"):
            natural = noun.lower_ in MAY_BE_NATURAL and not who.named and all(map(kin, who.descriptions))
            natural = natural and _ACCUSING.isdisjoint(cast.lower[noun.sent.start : noun.i])
            if who not in seen and not natural:
                seen.append(who)
                mark(who, role, 1, noun)
                bodily = noun.lower_ in ("body", "bodies") and owner.head.lower_ == "of"
                if bodily or noun.lower_ in (
                    "death",
                    "murder",
                    "killing",
                    "slaying",
                    "funeral",
                    "remains",
                    "vigil",
                    "memorial",
                ):
                    who.outcomes.add("killed")


def taken(cast: Cast, step: Token) -> None:
    """ "A hearing for Lee Moss", "the charges against Ann Bell and Lee Moss", "on trial are Lee Moss and Ann Bell"."""
    i = step.i + 1
    if step.lower_ == "trial" and step.i and cast.lower[step.i - 1] == "on" and step.i - step.sent.start < 3:
        are = next(
            (k for k in range(i, step.sent.end) if cast.lower[k] in ("are", "is", "were", "was")), len(cast.lower)
        )
        for token in _next_name(cast, are + 1):
            for who in cast.row(token):
                mark(who, "defendant", 2, step)
        return
    if step.dep_ == "nsubjpass" and i < len(cast.lower) and cast.lower[i] not in ("for", "against"):
        i = step.head.i + 1  # "warrants were obtained for Lee Moss"
    if i + 1 >= len(cast.tokens) or cast.lower[i] not in ("for", "against") or step.pos_ not in ("NOUN", "PROPN"):
        return
    if cast.lower[i] == "for" and step.lower_.startswith(("charge", "count", "case", "alleg", "compl", "indict")):
        return
    for token in _next_name(cast, i + 1):
        for who in cast.row(token):
            if not who.is_victim() and not is_police(who):
                mark(who, "defendant" if not step.lower_.startswith("warrant") else "suspect", 1, step)


def kin(one: Description) -> bool:
    """ "Their father", whose death may have been any."""
    return one.determiner == "his" and JOB_ROLE.get(one.noun) == "relative"


def cleared_of(verb: Token) -> bool:
    """ "Cleared of assaulting Ann Bell", "not guilty of": a court was told of it."""
    return verb.head.lower_ == "of" and verb.head.head.lower_ in ("cleared", "acquitted", "guilty", "clearing")
