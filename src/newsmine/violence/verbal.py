"""Verbs of violence: "punched an officer", "was stabbed", "a man shot in Leeds", "four kicked"."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.language.inflect import verb_forms
from newsmine.language.parsed import Token
from newsmine.record import Mechanism, Outcome
from newsmine.violence import figurative, words
from newsmine.violence.arguments import follows, heads, instruments, means, owner, parts, people, places
from newsmine.violence.blows import by_nobody, hit_by_thing, hits_nobody, means_of, shares
from newsmine.violence.harm import Harm, HarmKind, worse
from newsmine.violence.people import part_of_body, personlike
from newsmine.violence.roles import active_arguments, passive_arguments
from newsmine.violence.voice import after_be, bare_before, being_done, head_before, headless, subject_of, suffers

_MEETING = verb_forms("hit hitting") | verb_forms("bang") | verb_forms("strike struck") | verb_forms("crack")
_GENDERS = {"his": "he", "her": "she", "their": "they", "my": "i"}
_OBLIQUE = frozenset({"him", "her", "them", "me", "us", "it"})
_HAVING = verb_forms("have has had having")
_RUNNING = verb_forms("run ran running")


def read(verb: Token) -> Harm | None:
    """The violence that a verb tells of, or None where it is a figure of speech or hits a thing."""
    if verb.lower_ in _NAMES_OF_THINGS and verb.text[0].isupper() and verb.i > verb.sent.start:
        return None  # "the Working Men's Club"
    if verb.lower_ in words.GRIPPING and (throttled := _throttling(verb)) is not None:
        return throttled
    entry = _entry(verb)
    if (
        entry is None
        or figurative.idiom(verb)
        or (figurative.ejected(verb) and not parts(verb))
        or (verb.lower_ not in words.DEATHS and figurative.in_game(verb))
    ):
        return None
    if verb.lower_ in words.THROWING and any(
        o.lower_ in words.ATTACK_NOUNS or o.lower_ in _ABUSE for o in syntax.objects(verb)
    ):
        return None  # "threw a punch" is told by the noun; "hurled abuse" hits nobody
    tools = instruments(verb)
    struck = tuple(i for i in parts(verb) if verb.lower_ not in words.SINKING or verb.doc[i].lower_ not in words.TEETH)
    if figurative.criticism(verb, struck, tools) or (
        verb.lower_ in words.BODILY and entry[0][:1] != ("to",) and not _handled(verb, struck)
    ):  # "pulled her to the ground" needs no part
        return None
    if verb.dep_ == "amod" and verb.lower_ in ("beat", "hit", "drugged"):
        return None  # "a beat officer", "a hit song", "a drugged driver"
    if verb.lower_.startswith("beat") and not struck and _spirit(verb):
        return None  # "I won't let that beat me"
    if figurative.urged(verb) or figurative.struck_by_news(verb):
        return None
    if verb.lower_ in ("caught", "catch") and suffers(verb, entry[0]):
        return None  # "his fingers were caught in the door"
    after, mechanism = entry
    if verb.lower_ in words.DYING:
        return _dying(verb)
    passive = suffers(verb, after)
    if passive:
        patients, agents = passive_arguments(verb)
    else:
        patients, agents = active_arguments(verb)
    if (had := _had(verb, patients)) is not None:
        patients = people(had)
    if struck and (
        not patients or not any(personlike(verb.doc[i]) for i in patients)
    ):  # "rammed a radio into his face"
        patients = owner(verb.doc[struck[0]]) or patients
    if not patients and struck:
        patients = owner(verb.doc[struck[0]])
    if not patients and struck and not passive:  # "One round hit Tran in the hip": a name, whatever the model calls it
        patients = tuple(o.i for o in syntax.objects(verb) if o.pos_ == "PROPN")
    mechanism, agents = means_of(verb, mechanism, agents, tools, passive)
    if (
        after == ("into",)
        and verb.lower_ in _RUNNING
        and not any(means(o) == "vehicle" for o in (*syntax.objects(verb), subject_of(verb) or verb))
    ):
        return None  # "ran into an old friend"
    if verb.lower_ in words.SINKING and not _with_teeth(verb):
        return None
    if mechanism == "vehicle" and struck and verb.lower_ in words.PHYSICAL and not _by_vehicle(verb, agents, tools):
        mechanism = "strike"  # "rammed a glass into his face"
    if _falls(verb, struck) or _own_body(verb, struck, passive):
        return None
    if mechanism == "vehicle" and _one_of_cars(verb, patients):
        return None
    nobody = (
        not any(personlike(verb.doc[i]) for i in patients)
        and not struck
        and (being_done(verb) or headless(verb) or after_be(verb))
    )
    if nobody:  # "incidents included being spat at": whoever it was
        patients = ()
    elif hits_nobody(verb, mechanism, patients, struck, passive) and not shares(verb, patients):
        return None
    if passive and mechanism == "strike" and verb.lower_ in ("hit", "struck") and hit_by_thing(verb):
        return None
    if passive and by_nobody(verb):
        return None
    start, end = _words(verb, after)
    if mechanism is None and (manner := [c for c in verb.lefts if c.lower_ in ("sexually", "indecently")]):
        mechanism, start = "sexual", manner[0].i
    return Harm(
        start=start,
        end=end,
        head=verb.i,
        outcome=_outcome(verb, after),
        mechanism=mechanism,
        patients=patients,
        agents=tuple(i for i in agents if personlike(verb.doc[i]) is not False),
        assertion=assertion(verb),
        nominal=False,
        kind=_kind(verb),
        parts=tuple(i for i in struck if not start <= i < verb.i),
        instruments=tools,
        places=places(verb),
    )


def _spirit(verb: Token) -> bool:
    who = subject_of(verb)
    return who is not None and who.lower_ in ("that", "this", "it", "nothing", "fear") and not syntax.is_passive(verb)


def _handled(verb: Token, struck: tuple[int, ...]) -> bool:
    """ "pulled her hair", "gripped by the arm"; not "pulled her arm from the woman's mouth"."""
    if not struck or any(c.dep_ == "prep" and c.lower_ in ("from", "away") for c in verb.children):
        return False
    things = [o for o in syntax.objects(verb) if not part_of_body(o) and not personlike(o)]
    return not things or any(c.lower_ == "by" for c in verb.children)  # not "pulled hoods over their heads"


def _throttling(verb: Token) -> Harm | None:
    """ "put his hands around her throat", "had a belt wrapped round his neck"."""
    neck = next(
        (
            part
            for part in syntax.prepositional(verb, "around", "round", "over", "on", "to", "across", "into")
            if words.BODY.get(part.lower_) == "neck"
        ),
        None,
    )
    if neck is None:
        neck = _neck_after(verb)
    if neck is None:
        return None
    held = [*syntax.objects(verb), *([s] if (s := subject_of(verb)) is not None and syntax.is_passive(verb) else [])]
    if not any(words.BODY.get(h.lower_) in _LIMBS or h.lower_ in _CORDS for h in held if h.lower_ != "arms"):
        return None
    patients = owner(neck)
    subject = subject_of(verb)
    if not patients or (subject is not None and patients == (subject.i,)):
        return None
    whose = verb.doc[patients[0]].lower_
    if subject is not None and not syntax.is_passive(verb) and _GENDERS.get(whose) == subject.lower_:
        return None  # "she wrapped a scarf around her neck"
    return Harm(
        start=verb.i,
        end=verb.i + 1,
        head=verb.i,
        outcome="assaulted",
        mechanism="strangle",
        patients=patients,
        agents=() if syntax.is_passive(verb) else heads(subject),
        assertion=assertion(verb),
        nominal=False,
        parts=(neck.i,),
    )


def _neck_after(verb: Token) -> Token | None:
    """The neck of "put his hands round her neck", where the parse takes "round" for a verb."""
    doc = verb.doc
    for i in range(verb.i + 2, min(verb.i + 8, verb.sent.end - 2)):
        if doc[i].lower_ in ("round", "around"):
            return next((doc[k] for k in range(i + 1, i + 3) if words.BODY.get(doc[k].lower_) == "neck"), None)
    return None


_LIMBS = frozenset({"hand", "arm", "foot", "knee", "leg", "elbow", "finger"})
_CORDS = frozenset(
    "belt cord rope cable scarf tie wire lead ligature chain flex towel dressing-gown strap shoelace bandage "
    "sheet string headlock forearm".split()
)


def _had(verb: Token, patients: tuple[int, ...]) -> Token | None:
    """Who "had tea thrown over him", "had bricks hurled at them": the subject that the pronoun stands for."""
    if verb.tag_ not in ("VBN", "VBD") or not all(verb.doc[i].lower_ in _OBLIQUE for i in patients):
        return None
    node = verb.head
    if verb.dep_ == "acl":
        node = node.head
    elif verb.dep_ not in ("ccomp", "xcomp", "oprd"):
        return None
    if node.lower_ not in _HAVING or not patients or not node.i < verb.i < node.i + 9:
        return None
    who = subject_of(node)
    return who if who is not None and who.i < node.i and personlike(who) else None


def _with_teeth(verb: Token) -> bool:
    held = (*syntax.objects(verb), *syntax.prepositional(verb, "with"))
    return any(item.lower_ in words.TEETH for item in held)


def _by_vehicle(verb: Token, agents: tuple[int, ...], tools: tuple[int, ...]) -> bool:
    named = [*(verb.doc[i] for i in (*agents, *tools)), *syntax.objects(verb), *verb.children]
    return any(means(item) == "vehicle" for item in named)


def _one_of_cars(verb: Token, patients: tuple[int, ...]) -> bool:
    """ "Two patrol cars boxed it in and the driver reversed into one"."""
    doc = verb.doc
    if not patients or not all(doc[i].pos_ == "NUM" and doc[i].dep_ != "nummod" for i in patients):
        return False
    before = doc[verb.sent.start : verb.i]
    return any(t.tag_ == "NNS" and (t.lower_ in words.VEHICLES or t.lower_[:-1] in words.VEHICLES) for t in before)


def _falls(verb: Token, struck: tuple[int, ...]) -> bool:
    """True for "fell and hit his head": a body that meets the ground, not another's fist."""
    if verb.lower_ not in _MEETING or not struck or syntax.is_passive(verb):
        return False
    part = verb.doc[struck[0]]
    owned = next((c.lower_ for c in part.children if c.dep_ == "poss"), None)
    if part.dep_ != "dobj" or part.head.i != verb.i or owned not in _GENDERS:
        return False
    who = subject_of(verb)
    if verb.dep_ == "conj" and verb.head.lower_ in words.MECHANISMS and not syntax.is_passive(verb.head):
        return who is not None and who.lower_ == _GENDERS[owned]  # "kicked out and hit her chin"
    if who is None or verb.dep_ in ("xcomp", "conj", "ccomp"):
        return not any(c.lower_ == "with" for c in verb.children)
    return who.lower_ not in _GENDERS.values() or who.lower_ == _GENDERS[owned]


def _own_body(verb: Token, struck: tuple[int, ...], passive: bool) -> bool:
    """ "She grabbed her face and ran", "he bit his lip": nobody else's body."""
    if passive or not struck:
        return False
    part = verb.doc[struck[0]]
    owned = next((c.lower_ for c in part.children if c.dep_ == "poss"), "")
    if part.dep_ != "dobj" or part.head.i != verb.i or owned not in _GENDERS:
        return False
    who = syntax.subject(verb)
    return who is not None and who.lower_ == _GENDERS[owned] and verb.dep_ not in ("xcomp", "ccomp", "acl", "pcomp")


_ABUSE = frozenset(
    "abuse insult insults slur slurs obscenities expletives threats remarks comments accusations names words".split()
)
_NAMES_OF_THINGS = frozenset(
    {"club", "clubs", "lamp", "belt", "bottle", "glass", "floor", "deck", "stone", "stones", "cane"}
)


def _entry(verb: Token) -> tuple[tuple[str, ...], Mechanism | None] | None:
    low = verb.lower_
    if low in ("butt", "butted", "butting", "butts") and not head_before(verb):
        objects = syntax.objects(verb)
        if not any(personlike(o) for o in objects) and not syntax.is_passive(verb):
            return None
    fitting = [
        next((reading for reading in table.get(low, ()) if follows(verb, reading.after)), None)
        for table in (words.MECHANISMS, words.ATTACKS)
    ]
    if found := [reading for reading in fitting if reading is not None]:
        best = max(found, key=lambda reading: len(reading.after))  # "lashed out at" before "lashed"
        return best.after, best.mechanism
    if low in words.DEATHS:
        return (), None
    for reading in words.PASSIVE_ONLY.get(low, ()):
        if follows(verb, reading.after) and syntax.agent(verb) is not None:
            return reading.after, None
    return None


def _words(verb: Token, after: tuple[str, ...]) -> tuple[int, int]:
    doc = verb.doc
    start = verb.i - (head_before(verb) if verb.lower_.startswith("butt") else 0)
    if start == verb.i and verb.i > 1 and verb.nbor(-1).text == "-" and doc[verb.i - 2].is_alpha:
        start = verb.i - 2  # "sucker-punched"
    end = verb.i + 1
    if after and tuple(doc.lower[end : end + len(after)]) == after:
        end += len(after)
    elif after:
        for child in verb.rights:
            near = tuple(doc.lower[child.i : child.i + len(after)])
            if near == after and child.i < verb.i + 9:
                end = child.i + len(after)
                break
    for phrase in ("to death", "dead", "unconscious"):
        if doc.words_of(end, end + len(phrase.split())).lower() == phrase:
            end += len(phrase.split())
    return start, end


def _dying(verb: Token) -> Harm | None:
    for child in verb.children:
        cause = child.dep_ == "prep" and child.lower_ in ("of", "from", "after", "with", "in")
        if cause and any(t.lower_ in words.NATURAL for t in child.subtree):
            return None
        if child.dep_ == "prt" or (child.lower_ in ("down", "out", "away", "off")):
            return None
    if verb.tag_ == "VBG" and (verb.dep_ == "amod" or any(c.lower_ in ("to", "for") for c in verb.rights)):
        return None
    patients = people(subject_of(verb))
    if not patients and verb.i and (before := bare_before(verb)) is not None:
        patients = (before.i,)
    patients = tuple(i for i in patients if personlike(verb.doc[i]) or verb.doc[i].pos_ == "PROPN")
    if not patients:
        return None  # "my life died that day"
    return Harm(
        start=verb.i,
        end=verb.i + 1,
        head=verb.i,
        outcome="killed",
        mechanism=None,
        patients=patients,
        agents=(),
        assertion=assertion(verb),
        nominal=False,
        kind="death",
        places=places(verb),
    )


def _kind(verb: Token) -> HarmKind:
    if verb.lower_ in words.DEATHS:
        return "death"
    return "injury" if verb.lower_ in words.INJURING else "attack"


def _outcome(verb: Token, after: tuple[str, ...]) -> Outcome:
    low = verb.lower_
    around = {
        child.lower_ for child in verb.children if child.dep_ in ("advmod", "amod", "oprd", "acomp", "dobj", "xcomp")
    }
    if low in words.DEATHS or "dead" in after or "dead" in around or "fatally" in around:
        return "killed"
    if _to_death(verb):
        return "killed"
    outcome: Outcome = "assaulted"
    wounds = any(follows(verb, reading.after) for reading in words.WOUNDING.get(low, ()))
    if low in words.INJURING or (wounds and after[:1] != ("at",) and not _at(verb)):
        outcome = "injured"
    if around & words.SERIOUS and outcome == "injured":
        outcome = "seriously_injured"
    if "unconscious" in around:
        outcome = worse(outcome, "injured")
    return outcome


def _to_death(verb: Token) -> bool:
    """ "Stabbed a father with a heart of gold to death": the parse hangs "to death" on a noun between."""
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.i + 12, verb.sent.end - 1)):
        if doc[i].lower_ == "to" and doc[i + 1].lower_ == "death":
            return True
        if doc[i].pos_ in ("VERB", "AUX", "CCONJ") or doc[i].text in (",", ";", ":"):
            return False
    return False


def _at(verb: Token) -> bool:
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "at"
