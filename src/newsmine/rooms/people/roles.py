"""Signs of a role: what is done to a person, what they do, and what the law does with them."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.people.cast import PRONOUNS, Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.general import ANYBODY, general, usual
from newsmine.rooms.people.groups import everybody
from newsmine.rooms.people.harmed import by_accident, of_accidents, of_record, patients_of
from newsmine.rooms.people.opposed import note, stops, strikes_back
from newsmine.rooms.people.own_hand import SELF
from newsmine.rooms.people.signs import (
    MAY_BE_NATURAL,
    among,
    by_police,
    cleared_of,
    custody,
    deadly,
    deemed,
    fate,
    found_dead,
    guilty,
    held,
    held_to_be,
    imposed,
    in_cells,
    in_hospital,
    is_police,
    kin,
    life,
    mark,
    near,
    of_another,
    offends,
    passive_or,
    serves,
    sought,
    taken,
    testifies,
)
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.tellings import attempted
from newsmine.rooms.people.words import ACTIVE, CHARGE, COURT, FATE, HARM, HOSPITAL, JOB_ROLE, OFFENCE, PASSIVE
from newsmine.violence import Harm, harms

_WORDS = frozenset("abuse insults insult slurs slur threats expletives obscenities abusive remarks swearwords".split())
_FILMED = frozenset("cctv camera cameras film video footage phone phones dashcam bodycam".split())
_CUSTODIAL = frozenset(
    "sentence sentences term prison jail order months years discharge fine unpaid custody life behind caution "
    "detention imprisonment suspended months' years' compensation costs surcharge probation community".split()
)
_IMPOSING = frozenset({"handed", "gave", "imposed", "passed"})
_GIVING = frozenset(
    {
        "given",
        "gave",
        "imposed",
        "passed",
        "handed",
        "sent",
        "ordered",
        "received",
        "receives",
        "gets",
        "got",
        "banned",
        "spared",
    }
)
_SERVING = frozenset({"serve", "serving", "served", "serves"})
_HELD = frozenset({"bail", "bond", "jail", "custody", "charges", "charge", "suspicion", "without", "prison", "remand"})
FATE_NOUNS = frozenset(
    {"robbery", "shooting", "crime", "crimes", "offences", "attack", "murders", "killing", "stabbing"}
)
_DEEDS = OFFENCE | FATE_NOUNS
_TREATMENT = HOSPITAL | HARM
_ON_THE_SPOT = frozenset({"scene", "paramedics"})
_SHOTS = frozenset({"bullet", "bullets", "pellet"})
_SLAIN = frozenset({"slain", "murdered"})
_STRICKEN = frozenset({"stricken", "kidnapped", "abducted"})
_ACCUSATION = OFFENCE | CHARGE
#: What leaves a wound whenever it is done.
_WOUNDING = frozenset({"stab", "shoot", "bite", "burn", "acid"})
#: What somebody is "reported to" or "awaiting".
_LATER = frozenset({"fiscal", "prosecutors", "reporter", "prosecutor", "trial", "sentence", "sentencing"})
_DEAD = frozenset({"dead", "deceased"})
_CONDITIONS = frozenset({"critical", "stable", "serious", "grave", "guarded", "satisfactory", "fair", "good"})
_FOUND = frozenset({"dead", "unresponsive", "suffering", "bleeding"})
_SEEING = frozenset({"saw", "witnessed", "heard", "sees"})
_BEHIND_IT = frozenset({"involved", "responsible"})
#: Behind a verb that has no object: "saw Lee Moss jailed for four years".
_NO_OBJECT = frozenset({"for", "after", "over", "at", "in", "following", ".", ",", "today", "by", "with"})
#: Steps of a case that are taken for, or things that are said and issued against, the one who is tried.
_STEPS = frozenset(
    "hearing hearings arraignment trial sentencing warrant warrants case charges charge indictment complaint "
    "allegations count counts".split()
)
_ACCUSERS = frozenset("police prosecutors detectives investigators authorities officials deputies they".split())
#: What `gather` looks at besides verbs for what is done to somebody, and for what somebody does.
_FURTHER = (
    frozenset(FATE)
    | _GIVING
    | _SERVING
    | _FOUND
    | HOSPITAL
    | _CONDITIONS
    | _BEHIND_IT
    | _SEEING
    | _STEPS
    | frozenset(
        "told giving reported awaiting searching looking turned opening victim "
        "suspect interest gunman shooter guilty facing faces face faced held holding committed commit "
        "victims suspects gunmen shooters defendants dead "
        "life lives bound custody opened fired pronounced declared found".split()
    )
)
#: Every word that `gather` looks at.
_TELLING = frozenset([*PASSIVE, *ACTIVE]) | _FURTHER


def gather(cast: Cast) -> None:
    """Write the signs for roles into the evidence of everybody."""
    _from_harms(cast)
    for token in cast.doc.having(_TELLING):
        low = token.lower_
        if low in PASSIVE:
            _done_to(cast, token, PASSIVE[low])
        if low in ACTIVE:
            _does(cast, token, ACTIVE[low])
        if low not in _FURTHER:
            continue
        if low == "guilty":
            guilty(cast, token)
        elif low in ("facing", "faces", "face", "faced") and token.pos_ in ("VERB", "NOUN"):
            if near(token, CHARGE, 6):
                for person in everybody(cast, cast.subject(token)):
                    mark(person, "defendant", 2, token)
        elif low in _GIVING and token.tag_ in ("VBN", "VBD", "VBZ"):
            if near(token, _CUSTODIAL, 10) and passive_or(token, low):
                for person in everybody(cast, cast.subject(token)):
                    mark(person, "convicted", 2, token)
            elif low in _IMPOSING and near(token, _CUSTODIAL, 8):
                imposed(cast, token)
        elif low in _SERVING and near(token, _CUSTODIAL, 5):
            serves(cast, token)
        elif low in ("held", "holding") and (near(token, _HELD, 7) or in_cells(cast, token) or by_police(token)):
            held(cast, token)
        elif low in ("reported", "awaiting") and near(token, _LATER, 6):
            for person in everybody(cast, cast.subject(token)):
                mark(person, "defendant" if low == "awaiting" else "suspect", 1, token)
        elif low in ("committed", "commit") and near(token, _DEEDS, 4):
            for person in everybody(cast, cast.subject(token)):
                mark(person, "suspect", 1, token)
        elif low in ("victims", "suspects", "gunmen", "shooters", "defendants") and token.dep_ in ("attr", "pobj"):
            among(cast, token)
        elif low == "turned" and near(token, SELF, 1) and near(token, frozenset({"in"}), 2):
            for person in everybody(cast, cast.subject(token)):
                offends(person, token)
        elif low in ("suspect", "interest", "gunman", "shooter", "victim") or (
            low == "suspects" and token.dep_ == "oprd"
        ):
            deemed(cast, token)
        elif low in _BEHIND_IT and held_to_be(cast, token):
            for person in everybody(cast, cast.subject(token)):
                offends(person, token)
        elif low in ("life", "lives"):
            life(cast, token)
        elif low in _FOUND and token.i > 3:
            found_dead(cast, token)
        elif low in ("searching", "looking") and near(token, frozenset({"for"}), 1):
            sought(cast, token)
        elif low in ("gave", "giving", "told") and token.pos_ == "VERB" and testifies(token):
            mark(cast.who(cast.subject(token)), "saw", 1, token)
        elif low in _SEEING and token.tag_ in ("VBD", "VBZ"):
            mark(cast.who(cast.subject(token)), "saw", 1, token)
        elif low == "bound" and near(token, frozenset({"over"}), 1):
            for person in everybody(cast, cast.subject(token)):
                mark(person, "convicted", 2, token)
        elif low in HOSPITAL and token.i > 1:
            in_hospital(cast, token)
        elif low == "custody":
            custody(cast, token)
        elif low in ("opened", "opening", "fired") and (low == "fired" or near(token, frozenset({"fire"}), 2)):
            if not syntax.is_passive(token):
                _fires(cast, token)
        elif low in ("pronounced", "declared", "found") and near(token, _DEAD, 3):
            active = any(c.dep_ in ("dobj", "ccomp") for c in token.rights) and not syntax.is_passive(token)
            for person in everybody(cast, cast.subject(token), harmed=True) if not active else ():
                mark(person, "victim", 2, token)
                person.outcomes.add("killed")
        elif low in FATE:
            fate(cast, token)
        if low in _STEPS:
            taken(cast, token)
        elif low in _CONDITIONS and near(token, frozenset({"condition"}), 3):
            subject = cast.subject(syntax.clause_head(token))
            for ill in everybody(cast, subject, harmed=True):
                if subject is not None and subject.lower_ in PRONOUNS and cast.for_the_record(ill):
                    continue  # who tells of it
                ill.outcomes.add("hospitalised")
                mark(ill, "victim", 1, token)
    for person in cast.people:
        for one in person.descriptions:
            role = JOB_ROLE.get(one.noun)
            if one.definite and role not in ("suspect", "defendant") and not _SLAIN.isdisjoint(one.modifiers):
                mark(person, "victim", 1, cast.tokens[one.head])  # "the slain mother is Ann Moss"
                person.outcomes.add("killed")
            elif one.definite and role not in ("suspect", "defendant") and not _STRICKEN.isdisjoint(one.modifiers):
                mark(person, "victim", 1, cast.tokens[one.head])  # "the kidnapped man"
            if one.determiner == "the" and cast.lower[one.end - 1] == "responsible":
                person.evidence["suspect"] += 1  # "the man responsible"
            if role == "victim" and one.owner is not None:
                offends(cast.who(cast.tokens[one.owner]), cast.tokens[one.head])  # "her victim", "Moss's victim"
            if role in ("victim", "suspect", "defendant") and not _as_one(cast.doc, one) and not usual(cast, one.start):
                person.evidence[role] += 1


def _fires(cast: Cast, verb: Token) -> None:
    """ "A gunman opened fire on Lee Moss", "fired at him"; whom police fire at is no victim by that."""
    if any(cast.lower[i] in SELF for i in range(verb.i + 1, min(verb.sent.end, verb.i + 8))):
        return  # "accidentally fired it, striking himself"
    firing = list(everybody(cast, cast.subject(verb)))
    for person in firing:
        offends(person, verb)
    if any(map(is_police, firing)) or assertion(verb) in ("negated", "hypothetical"):
        return
    shots = [c for c in verb.children if c.dep_ == "dobj"]
    for item in (verb, *shots):
        for inner in syntax.prepositional(item, "on", "at"):
            for person in cast.row(inner):
                if person.named and not is_police(person) and person not in firing:
                    mark(person, "victim", 1, verb)


def _from_harms(cast: Cast) -> None:
    abuse = not cast.doc.words.isdisjoint(_WORDS)
    anybody = not cast.doc.words.isdisjoint(ANYBODY)
    accidents = of_accidents(cast.doc)
    for harm in harms(cast.doc):
        unreal = harm.assertion in ("negated", "hypothetical") and harm.outcome != "unhurt"
        if unreal:
            for who in _attackers(cast, harm) if attempted(cast.doc[harm.head]) else ():
                if who.named or not cast.for_the_record(who):
                    offends(who, cast.doc[harm.head])
            for who in patients_of(cast, harm) if cleared_of(cast.doc[harm.head]) else ():
                if who.named and not who.law():
                    mark(who, "victim", 1, cast.doc[harm.head])
            continue
        if (abuse and _abuse(cast.doc[harm.head])) or (accidents and by_accident(cast.doc[harm.head])):
            continue
        patients = list(dict.fromkeys(patients_of(cast, harm)))
        if not patients and not harm.agents:
            continue
        if not any(who.named for who in patients) and general(cast.doc, harm.head):
            continue
        if anybody and any(cast.lower[i] in ANYBODY for i in harm.agents):
            continue  # "anybody convicted of assaulting an officer"
        agents = _attackers(cast, harm) if not _only_event(cast.doc[harm.head]) else []
        if not agents and (struck := _struck_in_headline(cast, harm, patients)) is not None:
            patients, agents = [struck], patients
        if stops(cast, cast.doc[harm.head], patients):
            continue
        if strikes_back(cast, agents, patients):
            patients, agents = agents, patients
        note(cast, agents, patients)
        natural = cast.lower[harm.head] in MAY_BE_NATURAL
        if of_record(cast.doc[harm.head]):
            patients = []
        for who in patients:
            if who in agents or (natural and not who.named and all(map(kin, who.descriptions))):
                continue
            if harm.outcome == "unhurt":
                who.outcomes.add("unhurt")
                continue
            if harm.wound != "psychological":  # who is shaken may have only heard of it
                mark(who, "victim", 2, cast.doc[harm.head])
            wounding = harm.mechanism in _WOUNDING and harm.outcome == "assaulted"
            who.outcomes.add("injured" if wounding else harm.outcome)
        head = cast.doc[harm.head]
        reflexive = not patients and any(c.lower_ in SELF and c.dep_ == "dobj" for c in head.children)
        for who in agents:
            if who in patients or reflexive:
                who.outcomes.add(harm.outcome)
                mark(who, "self", 1, cast.doc[harm.head])
            elif harm.outcome != "unhurt" and (harm.patients or harm.mechanism) and deadly(cast.doc[harm.head]):
                offends(who, cast.doc[harm.head])


def _only_event(verb: Token) -> bool:
    """ "Man in hospital after shooting": a thing that happened, which the parse takes for what he did."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head.lower_ not in ("after", "following", "in", "during"):
        return False
    return not any(c.dep_ in ("dobj", "dative") or c.lower_ in ("at", "towards", "on") for c in verb.rights)


def _attackers(cast: Cast, harm: Harm) -> list[Somebody]:
    if _of_bystander(cast.doc[harm.head]) or _by_name_only(cast.doc[harm.head], bool(harm.patients)):
        return []
    agents = [_behind_saying(cast.doc[i]) for i in harm.agents]
    found = dict.fromkeys(who for token in agents for who in cast.row(token))
    return [who for who in found if who.named or not _in_office(who)]  # "a coroner was told …"


def _behind_saying(token: Token) -> Token:
    """The one whom "Lee Moss, who police say shot a man" is about, where the parse has police shoot him."""
    before = token.doc[token.i - 1] if token.i else token
    if token.lower_ not in _ACCUSERS or before.lower_ != "who":
        return token
    return syntax.antecedent(before)


def _by_name_only(deed: Token, befell: bool) -> bool:
    """ "Died after a shooting", "with shooting victim Lee Moss": the deed is named, and nobody is said to do it."""
    if not deed.lower_.endswith("ing") or deed.tag_ not in ("VBG", "NN"):
        return False
    following = deed.doc[deed.i + 1].lower_ if deed.i + 1 < len(deed.doc) else ""
    return following in ("victim", "victims") or (not befell and deed.dep_ in ("pobj", "amod", "compound"))


def _of_bystander(verb: Token) -> bool:
    """ "Ann Moss was not hurt when shots were fired into her home, killing her son": not by her."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or not verb.i or verb.doc[verb.i - 1].text != ",":
        return False
    return syntax.is_passive(verb.head) and any(
        c.dep_ == "advcl" and c.i < verb.i and syntax.is_passive(c) for c in verb.head.children
    )


def _in_office(who: Somebody) -> bool:
    return any(JOB_ROLE.get(d.noun) in ("official", "judge", "lawyer", "spokesperson") for d in who.descriptions)


def _struck_in_headline(cast: Cast, harm: Harm, patients: list[Somebody]) -> Somebody | None:
    """The driver in "Woman kicked and assaulted Hyde taxi driver", which can be taken for what was done to her."""
    if len(patients) != 1 or patients[0].named or patients[0].descriptions[0].determiner:
        return None
    doc = cast.doc
    for i in range(harm.head + 1, min(len(doc), harm.head + 6)):
        if i in cast.at:
            return cast.at[i] if cast.at[i] is not patients[0] else None
        if doc[i].pos_ not in ("NOUN", "PROPN", "ADJ") or doc[i].is_space:
            return None
    return None


def _abuse(verb: Token) -> bool:
    """ "Hurled abuse at a third PC": words, that hit nobody."""
    return any(c.dep_ == "dobj" and c.lower_ in _WORDS for c in verb.children)


def _as_one(doc: Doc, one: Description) -> bool:
    """ "as a victim you are entitled to …": nobody in particular."""
    before = doc[one.start - 1].lower_ if one.start else ""
    head = doc[one.head]
    if head.dep_ == "attr" and any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in head.head.lefts):
        return True  # "he was the aggressor"
    return one.determiner == "a" and (before in ("as", "like", "assisting") or head.dep_ == "attr")


def _done_to(cast: Cast, verb: Token, role: str) -> None:
    low = verb.lower_
    if verb.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or verb.tag_ in ("NN", "NNS", "NNP"):
        return
    if low.startswith("captur") and near(verb, _FILMED, 4):
        return
    if low.startswith("discharge") and not (verb.i and verb.doc[verb.i - 1].lower_ in ("conditionally", "absolutely")):
        return
    if low.startswith("lock") and not near(verb, frozenset({"up", "away"}), 4):
        return
    if low in ("fine", "clear", "book", "want", "hold", "try", "treat"):
        return
    if low == "nicked" and near(verb, _SHOTS, 4):
        return  # "nicked by a bullet"
    if low in ("tried", "tries") and not (syntax.is_passive(verb) and not near(verb, frozenset({"to"}), 1)):
        return
    if low.startswith("want") and not near(verb, frozenset({"by", "in", "for", "on", "over"}), 1):
        return
    if role == "victim" and not _victim_verb(verb, low):
        return
    told = assertion(verb)
    if told == "negated" or (told == "hypothetical" and role in ("convicted", "suspect", "victim")):
        return
    if role != "victim" and (told_of := _over_clause(cast, verb)) is not None:
        _sign(told_of, role, verb)
        return
    if verb.tag_ in ("VBN", "VBD") and syntax.is_passive(verb):
        subject = cast.subject(verb)
        if role == "defendant" and verb.i > 2 and cast.lower[verb.i - 1] in ("trial", "court", "dock"):
            subject = cast.subject(syntax.clause_head(cast.tokens[verb.i - 1]))  # "stood trial accused of"
        for who in everybody(cast, subject, harmed=role == "victim"):
            _sign(who, role, verb)
        return
    people: list[Somebody | None] = []
    for item in syntax.objects(verb):
        held = [one for one in everybody(cast, item) if item.lower_ not in PRONOUNS or not cast.for_the_record(one)]
        people += held or ([] if item.lower_ in PRONOUNS and cast.who(item) is not None else [None])
    if not people and verb.tag_ in ("VBN", "VBD"):
        token = cast.linear(verb)
        people = [cast.who(token)] if token is not None and verb.i - 1 not in cast.at else []
        alone = verb.i + 1 >= len(cast.lower) or cast.lower[verb.i + 1] in _NO_OBJECT
        if token is not None and (verb.tag_ == "VBN" or role != "convicted" or alone):
            people = [cast.who(token)]
    if role == "convicted" and syntax.objects(verb):
        _presides(cast, verb)
    for person in people:
        if person is not None:
            _sign(person, role, verb)
    if not people and low in ("seeking", "hunting", "hunt", "seek"):
        for inner in syntax.prepositional(verb, "for"):
            mark(cast.who(inner), "suspect", 2, verb)


def _presides(cast: Cast, verb: Token) -> None:
    """ "Lord Cowan jailed him": a judge, where nothing else is known of them."""
    who = cast.who(syntax.subject(verb))
    if who is not None and who.named and not who.harmed_or_charged() and not is_police(who):
        mark(who, "presides", 1, verb)


def _sign(who: Somebody, role: str, verb: Token) -> None:
    if role == "victim":
        if verb.lower_.startswith("treat") and near(verb, _ON_THE_SPOT, 3):
            mark(who, "victim", 1, verb)
            return
        if verb.lower_.startswith(("rush", "transport", "airlift", "treat", "hospital", "medevac", "operat")):
            who.outcomes.add("hospitalised")
            if near(verb, HARM, 12):
                mark(who, "victim", 1, verb)
            return
    elif is_police(who) and role == "suspect":
        return
    elif role == "suspect" and verb.lower_.startswith(("arrest", "detain")):
        who.evidence["held"] += 1
    mark(who, role, 2, verb)


def _over_clause(cast: Cast, verb: Token) -> Somebody | None:
    """The thug of a headline's "Thug who punched nurse, 34, jailed", not the nurse beside the verb."""
    if cast.tokens[verb.i].idx >= cast.doc.title_end:
        return None
    start = verb.sent.start
    for i in range(verb.i - 2, max(start, verb.i - 12), -1):
        if cast.lower[i] == "who" and i - 1 in cast.at:
            beside = any(k in cast.at for k in range(i + 1, verb.i))
            return cast.at[i - 1] if beside else None
    return None


def _victim_verb(verb: Token, low: str) -> bool:
    if low.startswith(("pronounc",)):
        return near(verb, _DEAD, 3)
    if low.startswith("treat") and near(verb, _ON_THE_SPOT, 3):
        return True
    if low.startswith(("rush", "transport", "treat", "tak", "airlift", "medevac")):
        return near(verb, _TREATMENT, 9)
    if low.startswith("operat"):
        return near(verb, frozenset({"on"}), 1)
    return low.startswith(("hospital", "rob", "kidnap", "abduct", "struck", "strik"))


def _does(cast: Cast, verb: Token, role: str) -> None:
    low = verb.lower_
    if verb.pos_ not in ("VERB", "AUX") and verb.tag_[:2] != "VB":
        return
    if role == "defendant":
        if low.startswith("appear"):
            fits = near(verb, COURT, 9)
        else:
            fits = near(verb, _ACCUSATION, 7)
        if fits:
            for who in everybody(cast, cast.subject(verb)):
                if not is_police(who):
                    mark(who, "defendant", 2, verb)
    elif role == "convicted":
        if near(verb, OFFENCE, 6) and not syntax.is_passive(verb):
            for who in everybody(cast, cast.subject(verb)):
                mark(who, "convicted", 2, verb)
                if cast.tokens[verb.i + 1].tag_ == "VBG":
                    mark(who, "owned up", 2, verb)
    elif role == "victim":
        if low.startswith("di") or low.startswith("dy"):
            return  # told by the mentions of violence
        told = assertion(verb)
        denied = told == "negated" or (told == "hypothetical" and not low.startswith(("surviv", "recover")))
        if near(verb, HARM, 8) and not syntax.is_passive(verb) and not denied and not usual(cast, verb.i):
            for who in everybody(cast, cast.subject(verb), harmed=True):
                if not of_another(verb, who):
                    mark(who, "victim", 1, verb)
                    who.outcomes.add("injured")
    elif role == "suspect":
        who_ = cast.who(cast.subject(verb))
        if who_ is not None and not is_police(who_):
            who_.evidence["fled"] += 1
