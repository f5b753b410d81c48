"""Signs of a role: what is done to a person, what they do, and what the law does with them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.language.names import SAYING
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.people.cast import PRONOUNS, Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.groups import everybody, spelled_out, those
from newsmine.rooms.people.own_hand import SELF
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import ACTIVE, CHARGE, COURT, FATE, HARM, HOSPITAL, JOB_ROLE, LISTING, OFFENCE, PASSIVE
from newsmine.violence import Harm, harms

_WORDS = frozenset("abuse insults insult slurs slur threats expletives obscenities abusive remarks swearwords".split())
_FILMED = frozenset("cctv camera cameras film video footage phone phones dashcam bodycam".split())
_PARTS_OF = frozenset({"half", "most", "third", "quarter", "%", "cent"})
_FIGURES = frozenset(
    "of were was attacks assaults offences crimes incidents cases involved resulted resulting recorded reports".split()
)
_ON = frozenset({"on", "to", "against", "of"})
_SPANS = frozenset("minute hour day week month year shift weekend night second minutes hours days few".split())
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
_ACCUSATION = OFFENCE | CHARGE
#: Nouns of fate that say so of "his" and "her" too; "his body", "her wounds" say little.
_HIS = frozenset(
    {"death", "murder", "killing", "injuries", "attacker", "attackers", "killer", "arrest", "trial", "conviction"}
)
_TO_HOSPITAL = frozenset(
    "taken rushed airlifted flown driven spent remains remained remain admitted treated kept detained needed required "
    "transported transferred is was recovering recovered had underwent hospitalised ended went brought sent".split()
)
#: What leaves a wound whenever it is done.
_WOUNDING = frozenset({"stab", "shoot", "bite", "burn", "acid"})
_MAY_BE_NATURAL = frozenset({"death", "deaths", "body", "funeral", "remains", "memorial"})
#: Before "in the death of his wife": no natural one.
_ACCUSING = frozenset(
    "charged charge charges accused murder manslaughter homicide guilty convicted sentenced jailed arrested".split()
)
_TRYING = frozenset({"tried", "tries", "trying", "attempted", "attempts", "attempting"})
_SEEKERS = frozenset(
    {"police", "detectives", "officers", "authorities", "investigators", "deputies", "troopers", "marshals"}
)
#: What somebody is "reported to" or "awaiting".
_LATER = frozenset({"fiscal", "prosecutors", "reporter", "prosecutor", "trial", "sentence", "sentencing"})
_DEAD = frozenset({"dead", "deceased"})

#: "Anyone who assaults an officer faces …" tells of nobody.
_ANYBODY = frozenset({"anyone", "anybody", "whoever", "everyone", "nobody"})
_CONDITIONS = frozenset({"critical", "stable", "serious", "grave", "guarded", "satisfactory", "fair", "good"})
_FOUND = frozenset({"dead", "unresponsive", "suffering", "bleeding"})
_SEEING = frozenset({"saw", "witnessed", "heard", "sees"})
_BEHIND_IT = frozenset({"involved", "responsible"})
_DEEMING = frozenset(
    "named identified considered deemed called declared described listed treated regarded names identifies naming "
    "identifying eyed".split()
)
#: Behind a verb that has no object: "saw Lee Moss jailed for four years".
_NO_OBJECT = frozenset({"for", "after", "over", "at", "in", "following", ".", ",", "today", "by", "with"})
#: Steps of a case that are taken for, or things that are said and issued against, the one who is tried.
_STEPS = frozenset(
    "hearing hearings arraignment trial sentencing warrant warrants case charges charge indictment complaint "
    "allegations count counts".split()
)
#: Every word that `gather` looks at.
_TELLING = (
    frozenset([*PASSIVE, *ACTIVE, *FATE])
    | _GIVING
    | _SERVING
    | _FOUND
    | HOSPITAL
    | _CONDITIONS
    | _BEHIND_IT
    | _SEEING
    | _STEPS
    | frozenset(
        "reported awaiting searching looking turned opening victim "
        "suspect interest gunman shooter guilty facing faces face faced held holding committed commit "
        "victims suspects gunmen shooters defendants dead "
        "life lives bound custody opened fired pronounced declared found".split()
    )
)


def gather(cast: Cast) -> None:
    """Write the signs for roles into the evidence of everybody."""
    _from_harms(cast)
    for token in cast.doc.having(_TELLING):
        low = token.lower_
        if low in PASSIVE:
            _done_to(cast, token, PASSIVE[low])
        if low in ACTIVE:
            _does(cast, token, ACTIVE[low])
        if low == "guilty":
            _guilty(cast, token)
        elif low in ("facing", "faces", "face", "faced") and token.pos_ in ("VERB", "NOUN"):
            if _near(token, CHARGE, 6):
                for person in everybody(cast, cast.subject(token)):
                    mark(person, "defendant", 2, token)
        elif low in _GIVING and token.tag_ in ("VBN", "VBD", "VBZ"):
            if _near(token, _CUSTODIAL, 10) and _passive_or(token, low):
                for person in everybody(cast, cast.subject(token)):
                    mark(person, "convicted", 2, token)
            elif low in _IMPOSING and _near(token, _CUSTODIAL, 8):
                _imposed(cast, token)
        elif low in _SERVING and _near(token, _CUSTODIAL, 5):
            _serves(cast, token)
        elif low in ("held", "holding") and (_near(token, _HELD, 7) or _in_cells(cast, token)):
            _held(cast, token)
        elif low in ("reported", "awaiting") and _near(token, _LATER, 6):
            for person in everybody(cast, cast.subject(token)):
                mark(person, "defendant" if low == "awaiting" else "suspect", 1, token)
        elif low in ("committed", "commit") and _near(token, _DEEDS, 4):
            for person in everybody(cast, cast.subject(token)):
                mark(person, "suspect", 1, token)
        elif low in ("victims", "suspects", "gunmen", "shooters", "defendants") and token.dep_ in ("attr", "pobj"):
            _among(cast, token)
        elif low == "turned" and _near(token, SELF, 1) and _near(token, frozenset({"in"}), 2):
            for person in everybody(cast, cast.subject(token)):
                _offends(person, token)
        elif low in ("suspect", "interest", "gunman", "shooter", "victim") or (
            low == "suspects" and token.dep_ == "oprd"
        ):
            _deemed(cast, token)
        elif low in _BEHIND_IT and _held_to_be(cast, token):
            for person in everybody(cast, cast.subject(token)):
                _offends(person, token)
        elif low in ("life", "lives") and _near(token, frozenset({"of"}), 1):
            _life(cast, token)
        elif low in _FOUND and token.i > 3:
            _found_dead(cast, token)
        elif low in ("searching", "looking") and _near(token, frozenset({"for"}), 1):
            _sought(cast, token)
        elif low in _SEEING and token.tag_ in ("VBD", "VBZ"):
            mark(cast.who(cast.subject(token)), "saw", 1, token)
        elif low == "bound" and _near(token, frozenset({"over"}), 1):
            for person in everybody(cast, cast.subject(token)):
                mark(person, "convicted", 2, token)
        elif low in HOSPITAL and token.i > 1:
            _in_hospital(cast, token)
        elif low == "custody":
            _custody(cast, token)
        elif low in ("opened", "opening", "fired") and (low == "fired" or _near(token, frozenset({"fire"}), 2)):
            if not syntax.is_passive(token):
                for person in everybody(cast, cast.subject(token)):
                    _offends(person, token)
        elif low in ("pronounced", "declared", "found") and _near(token, _DEAD, 3):
            for person in everybody(cast, cast.subject(token), harmed=True):
                mark(person, "victim", 2, token)
                person.outcomes.add("killed")
        elif low in FATE:
            _fate(cast, token)
        if low in _STEPS:
            _taken(cast, token)
        elif low in _CONDITIONS and _near(token, frozenset({"condition"}), 3):
            for ill in everybody(cast, cast.subject(syntax.clause_head(token)), harmed=True):
                ill.outcomes.add("hospitalised")
                mark(ill, "victim", 1, token)
    for person in cast.people:
        for one in person.descriptions:
            role = JOB_ROLE.get(one.noun)
            if (
                role in ("victim", "suspect", "defendant")
                and not _as_one(cast.doc, one)
                and not _usual(cast, one.start)
            ):
                person.evidence[role] += 1


def _from_harms(cast: Cast) -> None:
    for harm in harms(cast.doc):
        unreal = harm.assertion in ("negated", "hypothetical") and harm.outcome != "unhurt"
        if unreal:
            for who in _attackers(cast, harm) if _attempted(cast.doc[harm.head]) else ():
                _offends(who, cast.doc[harm.head])
            continue
        if _abuse(cast.doc[harm.head]):
            continue
        patients = list(dict.fromkeys(_patients(cast, harm)))
        if not any(who.named for who in patients) and _general(cast.doc, harm.head):
            continue
        agents = _attackers(cast, harm)
        if not agents and (struck := _struck_in_headline(cast, harm, patients)) is not None:
            patients, agents = [struck], patients
        natural = cast.lower[harm.head] in _MAY_BE_NATURAL
        for who in patients:
            if who in agents or (natural and not who.named and all(map(_kin, who.descriptions))):
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
            elif harm.outcome != "unhurt" and (harm.patients or harm.mechanism) and _deadly(cast.doc[harm.head]):
                _offends(who, cast.doc[harm.head])


def _attackers(cast: Cast, harm: Harm) -> list[Somebody]:
    return list(dict.fromkeys(who for i in harm.agents for who in cast.row(cast.doc[i])))


def _attempted(verb: Token) -> bool:
    """ "Tried to kick and bite an officer": done by somebody, to nobody yet."""
    for _ in range(3):
        if verb.dep_ == "xcomp" and verb.head.lower_ in _TRYING:
            return assertion(verb.head) not in ("negated", "hypothetical")
        if verb.dep_ not in ("conj", "xcomp"):
            return False
        verb = verb.head
    return False


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


def _patients(cast: Cast, harm: Harm) -> Iterator[Somebody]:
    """Who was harmed: by syntax, else who stands before a passive verb; no official by a pronoun alone."""
    found = False
    for i in harm.patients:
        token = cast.doc[i]
        if _source(cast, i):
            continue
        for who in cast.row(token) or those(cast, token):
            if token.dep_ == "nsubj" and token.head.lower_ in SAYING and cast.for_the_record(who):
                continue  # who confirms it, taken for the one of whom it is told
            found = True
            if token.lower_ not in PRONOUNS or not cast.for_the_record(who):
                yield who
    if not found:
        for i in harm.patients:
            for who in spelled_out(cast, cast.doc[i]):
                found = True
                yield who
    head = cast.doc[harm.head]
    if not found and head.tag_ == "VBN" and syntax.is_passive(head) and (token_ := cast.linear(head)) is not None:
        yield from cast.row(token_)


def _source(cast: Cast, i: int) -> bool:
    """True in "according to Sgt Moss": no subject of what follows."""
    name = next((n for n in cast.at[i].names if n.start <= i < n.end), None) if i in cast.at else None
    return name is not None and name.start > 1 and cast.lower[name.start - 2 : name.start] == ["according", "to"]


def _as_one(doc: Doc, one: Description) -> bool:
    """ "as a victim you are entitled to …": nobody in particular."""
    before = doc[one.start - 1].lower_ if one.start else ""
    return one.determiner == "a" and (before in ("as", "like", "assisting") or doc[one.head].dep_ == "attr")


def _general(doc: Doc, head: int) -> bool:
    """A figure or a law, not a case: "in 41 of them the officer …", "assaulting a constable carries …"."""
    token = doc[head]
    if _in_so_many(doc, token.sent.start, min(head, token.sent.end)):
        return True
    above = token
    for _ in range(5):
        above = above.head
        if above.lower_ in _ANYBODY and above.i < head:
            return True
    if token.tag_ == "VBG" and token.dep_ == "csubj":
        return True
    if _every_so_often(token) or _one_of_many(token) or _likened(token):
        return True
    if token.tag_ in ("NN", "NNS") and _any_such(token):
        return True
    if _by_any(token):
        return True
    if any(child.lower_ in ("must", "should", "shall") for child in syntax.clause_head(token).children):
        return True
    if token.tag_ == "VBG" and token.dep_ == "pcomp" and head >= 2:
        before = doc[head - 2].lower_
        if before in ("count", "counts", "charge", "charges", "offence", "offences") and doc[head - 1].lower_ == "of":
            return any(c.dep_ == "dobj" and any(g.lower_ in ("a", "an") for g in c.children) for c in token.children)
    subject = syntax.subject(token) if not syntax.is_passive(token) else None
    return subject is not None and subject.like_num and subject.lower_ not in ("one", "1")


def _one_of_many(head: Token) -> bool:
    """ "Of these, 25,734 were assaults on a constable", "11,022 attacks resulting in an injury to an officer"."""
    if not _on_anybody(head):
        return False
    doc, start = head.doc, head.sent.start
    for i in range(max(start, head.i - 16), head.i):
        many = doc[i].like_num and len(doc[i]) > 1 and not doc[i].text.startswith(("19", "20", "0"))
        if (many or doc[i].lower_ in _PARTS_OF) and i + 1 < head.i and doc[i + 1].lower_ in _FIGURES:
            return True
    return False


def _on_anybody(noun: Token) -> bool:
    """A noun of harm with "on an officer", "to a nurse" behind."""
    if noun.tag_ not in ("NN", "NNS"):
        return False
    behind = [noun.doc[i].lower_ for i in range(noun.i + 1, min(len(noun.doc), noun.i + 6))]
    return any(a in _ON and b in ("a", "an") for a, b in pairwise(behind))


def _likened(noun: Token) -> bool:
    """ "He called it an unprovoked attack on a young man"; "an assault on one of us is an assault on society"."""
    if noun.tag_ != "NN" or not _on_anybody(noun):
        return False
    return noun.dep_ == "attr" or (noun.dep_ in ("pobj", "oprd") and noun.head.lower_ in ("as", "called"))


def _every_so_often(head: Token) -> bool:
    """ "An officer is assaulted on average every ten minutes"."""
    doc = head.doc
    for i in range(head.i + 1, min(head.sent.end - 1, head.i + 12)):
        low = doc[i].lower_
        if low == "average" and doc[i - 1].lower_ == "on":
            return True
        if low == "every" and (doc[i + 1].like_num or doc[i + 1].lower_ in _SPANS):
            return True
    return False


def _any_such(noun: Token) -> bool:
    """ "Any attack on an officer", "assault on a nurse is a crime": none in particular."""
    determiner = next((c for c in noun.lefts if c.dep_ in ("det", "poss", "nummod", "amod")), None)
    if determiner is not None:
        return determiner.lower_ in ("any", "every", "each", "one", "no")
    verb = noun.head
    return noun.dep_ in ("nsubj", "nsubjpass") and (
        verb.tag_ in ("VBZ", "VBP")
        or any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBZ", "VBP") for c in verb.lefts)
    )


def _by_any(verb: Token) -> bool:
    """ "Women convicted of attacking an officer", "yobs who spit at a nurse": by many, done to nobody in particular."""
    if not any(c.dep_ in ("dobj", "pobj") and _indefinite(c) for c in verb.children) and not any(
        _indefinite(g) for c in verb.children if c.dep_ == "prep" for g in c.children
    ):
        return False
    above = verb
    for _ in range(4):
        if above.dep_ == "relcl" or (above.dep_ == "acl" and above.tag_ == "VBN"):
            group = above.head
            bare = not any(c.dep_ in ("det", "nummod", "poss", "amod") and c.i < group.i for c in group.children)
            return group.tag_ in ("NNS", "NNPS") and bare and group.dep_ in ("pobj", "dobj", "nsubj")
        if above.head.i == above.i:
            return False
        above = above.head
    return False


def _indefinite(noun: Token) -> bool:
    return any(child.lower_ in ("a", "an") for child in noun.children)


def _in_so_many(doc: Doc, start: int, end: int) -> bool:
    """True where "in 41 of them", "in nine out of ten cases" stands."""
    for i in range(start, end):
        if (
            doc[i].lower_ == "in"
            and i + 2 < len(doc)
            and (doc[i + 1].like_num or doc[i + 1].lower_ in ("most", "many"))
        ):
            for k in range(i + 2, min(len(doc), i + 6)):
                if doc[k].lower_ in ("of", "cases", "incidents"):
                    return True
    return False


def _usual(cast: Cast, start: int) -> bool:
    """ "In nine out of ten cases the offender was drunk": nobody in particular."""
    return _in_so_many(cast.doc, cast.tokens[start].sent.start, start)


def mark(person: Somebody | None, role: str, weight: int, token: Token) -> None:
    """One sign for a role, found at a token."""
    if person is not None:
        person.evidence[role] += weight


def _deadly(verb: Token) -> bool:
    """ "Smith died" has no agent, though some parses give one."""
    return not verb.lower_.startswith(("die", "dying", "perish"))


def _offends(person: Somebody | None, token: Token) -> None:
    """An attacker; police who shoot are not counted unless the law turns on them."""
    if person is not None and not is_police(person):
        mark(person, "suspect", 1, token)


def is_police(person: Somebody) -> bool:
    """True when title or description say police."""
    return person.evidence["police"] > 0


def _near(token: Token, words: frozenset[str], reach: int) -> bool:
    """True when one of the words follows within the sentence's next `reach` tokens."""
    doc = token.doc
    for i in range(token.i + 1, min(len(doc), token.i + 1 + reach)):
        if doc[i].text in ".;" or doc[i].is_space:
            return False
        if doc[i].lower_ in words:
            return True
    return False


def _done_to(cast: Cast, verb: Token, role: str) -> None:
    low = verb.lower_
    if verb.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or verb.tag_ in ("NN", "NNS", "NNP"):
        return
    if low.startswith("captur") and _near(verb, _FILMED, 4):
        return
    if low.startswith("discharge") and not (verb.i and verb.doc[verb.i - 1].lower_ in ("conditionally", "absolutely")):
        return
    if low.startswith("lock") and not _near(verb, frozenset({"up", "away"}), 4):
        return
    if low in ("fine", "clear", "book", "want", "hold", "try", "treat"):
        return
    if low in ("tried", "tries") and not (syntax.is_passive(verb) and not _near(verb, frozenset({"to"}), 1)):
        return
    if low.startswith("want") and not _near(verb, frozenset({"by", "in", "for", "on", "over"}), 1):
        return
    if role == "victim" and not _victim_verb(verb, low):
        return
    told = assertion(verb)
    if told == "negated" or (told == "hypothetical" and role in ("convicted", "suspect", "victim")):
        return
    if verb.tag_ in ("VBN", "VBD") and syntax.is_passive(verb):
        for who in everybody(cast, cast.subject(verb), harmed=role == "victim"):
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
        if verb.lower_.startswith(("rush", "transport", "airlift", "treat", "hospital", "medevac", "operat")):
            who.outcomes.add("hospitalised")
            if _near(verb, HARM, 12):
                mark(who, "victim", 1, verb)
            return
    elif is_police(who) and role == "suspect":
        return
    mark(who, role, 2, verb)


def _victim_verb(verb: Token, low: str) -> bool:
    if low.startswith(("pronounc",)):
        return _near(verb, _DEAD, 3)
    if low.startswith(("rush", "transport", "treat", "tak", "airlift", "medevac")):
        return _near(verb, _TREATMENT, 9)
    if low.startswith("operat"):
        return _near(verb, frozenset({"on"}), 1)
    return low.startswith(("hospital", "rob", "kidnap", "abduct", "struck", "strik"))


def _does(cast: Cast, verb: Token, role: str) -> None:
    low = verb.lower_
    if verb.pos_ not in ("VERB", "AUX") and verb.tag_[:2] != "VB":
        return
    if role == "defendant":
        if low.startswith("appear"):
            fits = _near(verb, COURT, 9)
        else:
            fits = _near(verb, _ACCUSATION, 7)
        if fits:
            for who in everybody(cast, cast.subject(verb)):
                if not is_police(who):
                    mark(who, "defendant", 2, verb)
    elif role == "convicted":
        if _near(verb, OFFENCE, 6) and not syntax.is_passive(verb):
            for who in everybody(cast, cast.subject(verb)):
                mark(who, "convicted", 2, verb)
                if cast.tokens[verb.i + 1].tag_ == "VBG":
                    mark(who, "owned up", 2, verb)
    elif role == "victim":
        if low.startswith("di") or low.startswith("dy"):
            return  # told by the mentions of violence
        if _near(verb, HARM, 8) and not syntax.is_passive(verb) and assertion(verb) not in ("negated", "hypothetical"):
            for who in everybody(cast, cast.subject(verb), harmed=True):
                mark(who, "victim", 1, verb)
                who.outcomes.add("injured")
    elif role == "suspect":
        who_ = cast.who(cast.subject(verb))
        if who_ is not None and not is_police(who_):
            who_.evidence["fled"] += 1


def _guilty(cast: Cast, token: Token) -> None:
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


def _sought(cast: Cast, verb: Token) -> None:
    """ "Detectives are searching for Lee Moss, 22, and Ann Bell": unless somebody is missing."""
    subject = syntax.subject(verb)
    words = {child.lower_ for child in verb.sent}
    if subject is None or subject.lower_ not in _SEEKERS or "missing" in words:
        return
    for inner in syntax.prepositional(verb, "for"):
        for who in everybody(cast, inner):
            if not who.is_victim():
                mark(who, "suspect", 1, verb)


def _in_cells(cast: Cast, held: Token) -> bool:
    """ "A man of 33 is being held." """
    behind = cast.lower[held.i + 1] if held.i + 1 < len(cast.lower) else "."
    return cast.lower[held.i - 1] == "being" and behind in (".", ",", "for", "at", "by", "\n", "\n\n", "and")


def _held(cast: Cast, verb: Token) -> None:
    """ "is being held without bail", "police are holding Moss on charges"."""
    target = cast.subject(verb) if syntax.is_passive(verb) else next(iter(syntax.objects(verb)), None)
    for who in everybody(cast, target):
        if not is_police(who):
            mark(who, "suspect", 1, verb)


def _among(cast: Cast, noun: Token) -> None:
    """ "Moss and Bell were two of the victims"."""
    if noun.head.lower_ == "as" and noun.head.head.lower_ in ("identified", "named"):
        for who in everybody(cast, cast.subject(noun.head.head), harmed=LISTING[noun.lower_] == "victim"):
            mark(who, LISTING[noun.lower_], 2, noun)
        return
    if any(child.lower_ in ("no", "not", "any") for child in noun.children):
        return
    verb = noun.head if noun.dep_ == "attr" else noun.head.head.head
    if verb.lower_ not in ("is", "was", "were", "are"):
        return
    for who in everybody(cast, cast.subject(verb), harmed=LISTING[noun.lower_] == "victim"):
        mark(who, LISTING[noun.lower_], 2, noun)


def _imposed(cast: Cast, verb: Token) -> None:
    """ "Gave Moss a suspended sentence", "handed down a 12-month jail term to Lee Moss"."""
    for item in (verb, *verb.children):
        for inner in syntax.prepositional(item, "to", "on"):
            for person in everybody(cast, inner):
                mark(person, "convicted", 2, verb)
    for item in verb.children:
        if item.dep_ == "dative":
            for person in everybody(cast, item):
                mark(person, "convicted", 2, verb)


def _serves(cast: Cast, verb: Token) -> None:
    """ "Will serve nine years in prison"; "served for nine years", "served as an officer" is another service."""
    who = cast.who(cast.subject(verb))
    if who is not None and not is_police(who) and cast.lower[verb.i + 1] not in ("for", "as", "with", "in"):
        mark(who, "convicted", 2, verb)


def _deemed(cast: Cast, noun: Token) -> None:
    """ "Police named Moss as a suspect", "Bell is considered a person of interest"."""
    if noun.lower_ == "interest":
        if noun.i < 2 or noun.doc[noun.i - 2].lower_ != "person":
            return
        noun = noun.doc[noun.i - 2]
    above = noun.head
    if above.lower_ == "as" and noun.dep_ == "pobj":
        above = above.head
    elif noun.dep_ == "attr" and above.lower_ in ("is", "was") and noun.lower_ == "suspect":
        if _near(noun, frozenset({"in"}), 1) and assertion(above) != "negated":
            for who in everybody(cast, cast.subject(above)):
                _offends(who, noun)  # "was a suspect in a raid"
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


def _held_to_be(cast: Cast, word: Token) -> bool:
    """Behind "is believed to have been", "is suspected of being"; of "involved", "responsible", "behind"."""
    return not {"believed", "suspected", "thought", "accused", "alleged", "allegedly"}.isdisjoint(
        cast.lower[max(word.sent.start, word.i - 8) : word.i]
    )


def _found_dead(cast: Cast, dead: Token) -> None:
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


def _life(cast: Cast, noun: Token) -> None:
    """ "claimed the life of Ann Moss"."""
    if not any(
        noun.doc[i].lower_ in ("claimed", "took", "taken", "cost", "ended") for i in range(max(0, noun.i - 3), noun.i)
    ):
        return
    for inner in syntax.prepositional(noun, "of"):
        for who in everybody(cast, inner, harmed=True):
            mark(who, "victim", 2, noun)
            who.outcomes.add("killed")


def _in_hospital(cast: Cast, noun: Token) -> None:
    """ "was taken to hospital", "spent six days in James Street Hospital", "needed surgery"."""
    preposition = noun.head
    if preposition.dep_ == "prep" and preposition.lower_ in ("to", "in", "at", "into"):
        verb = preposition.head
    elif noun.dep_ == "dobj":
        verb = noun.head
    else:
        return
    if verb.pos_ not in ("VERB", "AUX") or assertion(verb) in ("negated", "hypothetical"):
        return
    if verb.lower_ not in _TO_HOSPITAL:
        return
    for who in everybody(cast, cast.subject(verb), harmed=True):
        who.outcomes.add("hospitalised")
        if _near(noun, HARM, 6):
            mark(who, "victim", 1, noun)


def _custody(cast: Cast, token: Token) -> None:
    doc = cast.doc
    if token.i < 2 or doc[token.i - 1].lower_ not in ("in", "into", "police"):
        return
    for i in range(token.i - 1, max(-1, token.i - 7), -1):
        if doc[i].pos_ in ("VERB", "AUX"):
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


def _passive_or(verb: Token, low: str) -> bool:
    return low in ("received", "receives", "gets", "got") or syntax.is_passive(verb) or verb.tag_ == "VBN"


def _fate(cast: Cast, noun: Token) -> None:
    role = FATE[noun.lower_]
    if assertion(noun) == "hypothetical":
        return
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if noun.lower_ not in _HIS:
        owners = [child for child in owners if child.lower_ not in PRONOUNS]
    owners += list(syntax.prepositional(noun, "of"))
    if noun.i >= 2 and noun.doc[noun.i - 1].text in ("'s", "’s", "'", "’") and noun.i - 2 in cast.at:
        owners.append(noun.doc[noun.i - 2])
    if noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].lower_ == "of":
        owners += _next_name(cast, noun.i + 2)
    seen = []
    for owner in owners:
        for who in everybody(cast, owner, harmed=role == "victim"):
            natural = noun.lower_ in _MAY_BE_NATURAL and not who.named and all(map(_kin, who.descriptions))
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


def _taken(cast: Cast, step: Token) -> None:
    """ "A hearing for Lee Moss", "the charges against Ann Bell and Lee Moss"."""
    i = step.i + 1
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


def _kin(one: Description) -> bool:
    """ "Their father", whose death may have been any."""
    return one.determiner == "his" and JOB_ROLE.get(one.noun) == "relative"
