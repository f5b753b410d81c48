"""Harms to a body by name: "a broken nose", "cuts to both hands", "her jaw was fractured", "knocked out"."""

from __future__ import annotations

from dataclasses import replace

from newsmine.language import syntax
from newsmine.language.parsed import Token
from newsmine.record import InjuryType
from newsmine.violence.arguments import parts, people
from newsmine.violence.bodies import named, part_state, part_verb, state, state_verb
from newsmine.violence.figurative import in_game
from newsmine.violence.harm import Harm
from newsmine.violence.people import part_of_body
from newsmine.violence.sufferers import assaulted, governed, governor, parts_after, sufferers, suffering
from newsmine.violence.words import BODY
from newsmine.violence.wound_words import (
    AMBIGUOUS,
    CAUSING,
    DOUBTFUL,
    GENERIC,
    JUDGEMENTS,
    MODIFIER_PARTS,
    MODIFIERS,
    NOUN_ENDS,
    PART_STATES,
    PART_VERBS,
    PLAIN,
    STATE_VERBS,
    STATES,
)

_SPORT = frozenset(
    {
        "injury-time",
        "list",
        "time",
        "problems",
        "crisis",
        "worry",
        "blow",
        "woes",
        "lawyer",
        "compensation",
        "claim",
        "prevention",
        "concern",
        "concerns",
        "solicitors",
        "board",
        "doubt",
    }
)


def read(token: Token) -> Harm | None:
    """The harm that a word names, or None; what players do to each other in a game is none."""
    harm = _read(token)
    return None if harm is not None and in_game(token) else harm


def _read(token: Token) -> Harm | None:
    low = token.lower_
    if low == "consciousness":
        return _out_of_consciousness(token)
    if low in PART_VERBS and (token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD", "VBG")):
        harm = part_verb(token)
        if harm is not None:
            return harm
    if low in STATE_VERBS and token.pos_ in ("VERB", "ADJ", "AUX"):
        harm = state_verb(token)
        if harm is not None:
            return harm
    if low in NOUN_ENDS and token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ"):
        harm = _noun(token)
        if harm is not None:
            return harm
    if low in PART_STATES:
        harm = part_state(token)
        if harm is not None:
            return harm
    if low in STATES and token.pos_ in ("ADJ", "VERB", "ADV", "NOUN"):
        return state(token)
    return None


def _out_of_consciousness(noun: Token) -> Harm | None:
    """ "Was in and out of consciousness", "drifted out of consciousness"; "lost consciousness" is told by its verb."""
    doc, i = noun.doc, noun.i
    if i - 2 < noun.sent.start or doc[i - 1].lower_ != "of" or doc[i - 2].lower_ != "out":
        return None
    node = noun
    while node.dep_ in ("pobj", "prep", "conj", "advmod") and node.head.i < node.i:
        node = node.head
    patients = people(syntax.subject(node)) if node.pos_ in ("VERB", "AUX") else ()
    start = i - 4 if i - 4 >= noun.sent.start and doc[i - 4].lower_ == "in" else i - 2
    return replace(named(noun, "unconscious", patients, (), start, i + 1), nominal=False) if patients else None


def _entry(noun: Token) -> tuple[int, tuple[str, ...], InjuryType, bool] | None:
    """The longest phrase of the lists that ends at a noun, with the token where it begins."""
    for phrase, type_, plain in NOUN_ENDS[noun.lower_]:
        start = noun.i + 1 - len(phrase)
        if start >= noun.sent.start and tuple(noun.doc.lower[start : noun.i + 1]) == phrase:
            following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
            for longer, _, _ in NOUN_ENDS.get(following.lower_, ()):
                if len(longer) > len(phrase) and longer[:-1][-len(phrase) :] == phrase:
                    return None  # "post-traumatic stress" goes on to "disorder"
            return start, phrase, type_, plain
    return None


def _noun(noun: Token) -> Harm | None:
    entry = _entry(noun)
    if entry is None:
        return None
    start, phrase, type_, plain = entry
    last = noun.i + 1
    if len(phrase) > 1:  # "a bleed on the brain": the phrase hangs from its own head
        noun = noun.doc.span(start, noun.i + 1).root
    if noun.dep_ == "compound" and noun.head.pos_ in ("NOUN", "PROPN") and noun.head.i > noun.i:
        return None
    if noun.pos_ in ("VERB", "ADJ") and not (
        noun.tag_ == "VBG"
        and type_ in ("bruise", "bleeding", "swelling", "scar")
        and (
            noun.dep_ in ("pobj", "dobj", "conj", "pcomp")
            or _beside(noun)
            or (noun.dep_ in ("xcomp", "ccomp") and noun.head.lower_ in CAUSING)
        )
    ):
        if (plain and len(phrase) > 1) or (noun.tag_ in ("VBZ", "VB") and _beside(noun)):
            pass
        elif noun.dep_ not in ("dobj", "pobj"):
            return None
    if noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in _SPORT:
        return None
    shed = noun.lower_ == "blood" and _shed(noun)
    struck = tuple(dict.fromkeys((*parts(noun), *parts_after(noun), *(parts(noun.head) if shed else ()))))
    if noun.lower_ in GENERIC:
        for child in noun.lefts:
            if child.lower_ in MODIFIERS and not governed_part(child):
                type_ = MODIFIERS[child.lower_]
    if noun.lower_ in ("wound", "wounds") and type_ == "unspecified" and struck:
        type_ = "cut"
    if noun.lower_ == "trauma" and struck:  # "blunt trauma to the head"
        type_ = "head_injury" if any(BODY.get(noun.doc[i].lower_) == "head" for i in struck) else "unspecified"
    if type_ == "bruise" and phrase[-1] in ("eye", "eyes"):
        struck = (noun.i,)
    if noun.lower_ in ("hole", "holes") and not struck:
        return None  # "bullet holes in the door"
    agony = _in_pain(noun)
    if shed and noun.head.lower_ in ("drawing", "drew", "draw", "drawn"):
        above = noun.head.head if noun.head.dep_ in ("advcl", "conj", "xcomp") else noun.head
        agony = tuple(i for o in syntax.objects(above) for i in people(o)) if above.i < noun.head.i else ()
        if not agony:
            return None  # whose blood is not said
    patients = agony or sufferers(noun) or _left_with(noun, start)
    if not patients and type_ == "other" and assaulted(syntax.first_conjunct(noun)) == ():
        return None  # "assault to severe injury and permanent impairment": the name of an offence
    if not patients and noun.pos_ == "VERB":
        patients = people(syntax.subject(noun))  # "he now has blurred vision"
    supported = (
        _injury_was(noun)
        or bool(agony)
        or (plain and _included(noun))
        or judged(noun)
        or bool(struck)
        or shed
        or governed(noun)
        or _listed(noun)
        or bool(patients and noun.lower_ in GENERIC)
    )
    sewn = noun.lower_ in ("stitches", "sutures") and noun.head.lower_ in ("inserted", "put", "given", "received")
    if not supported and not (plain and patients) and not sewn:
        return None
    if (
        type_ in ("pain", "infection_risk", "unspecified", "psychological", "scar")
        and not patients
        and not struck
        and not _denied(noun)
        and not (type_ == "unspecified" and (judged(noun) or (_kind_before(noun) and _listed(noun))))
        and not (type_ == "scar" and governed(noun))
        and not (type_ in ("unspecified", "psychological") and _suffered(noun))
    ):
        return None
    if noun.lower_ == "harm" and any(c.lower_ in ("bodily", "self") for c in noun.lefts):
        return None  # the name of an offence
    if noun.lower_ in GENERIC and _of_offence(noun):
        return None  # "assault without injury on a constable"
    if noun.lower_ in ("harm", "injury", "injuries") and _intended(noun):
        return None  # "did not mean to cause him harm"
    if type_ == "psychological" and noun.head.lower_ == "of" and noun.head.head.lower_ == "history":
        return None  # "a history of depression": of the one in the dock
    if noun.head.lower_ == "of" and noun.head.head.lower_ == "one" and any(c.tag_ == "JJS" for c in noun.lefts):
        return None  # "one of the worst stab injuries he had seen"
    if noun.lower_ in GENERIC and noun.head.lower_ == "involving" and _any(noun.head.head):
        return None  # "any assault involving a serious injury"
    if noun.lower_ in GENERIC and any(c.lower_ in _EARLIER for c in noun.lefts):
        return None  # "previous injuries had left him frail"
    if noun.lower_ in ("pain", "pains") and noun.i and noun.nbor(-1).lower_ in ("chest", "stomach", "period", "labour"):
        return None  # an illness
    verb = governor(noun)
    if verb is not None and verb.lower_ in _FAKING:
        return None  # "faked a seizure"
    if type_ == "psychological" and noun.dep_ == "pobj" and noun.head.head.lower_ in _REGARD:
        return None  # "with no thought for the distress that he caused"
    if noun.lower_ == "blood" and noun.head.lower_ in _SPAT and any(c.dep_ == "prep" for c in noun.head.rights):
        return None  # "spat blood in his face": told by the verb
    if noun.lower_ == "blood" and not (struck or _listed(noun) or shed):
        return None
    if noun.lower_ in AMBIGUOUS and not (
        _injury_was(noun) or struck or _listed(noun) or suffering(noun) or noun.lower_ == "blood"
    ):
        return None
    harm = named(noun, type_, patients, struck, start, last)
    return replace(harm, nominal=True) if noun.tag_ in ("VBZ", "VB", "VBG") else harm


def _in_pain(noun: Token) -> tuple[int, ...]:
    """Who "screamed in pain", "was in agony"; nobody where the words say no such thing."""
    prep = noun.head
    if noun.lower_ not in ("pain", "agony", "discomfort") or noun.dep_ != "pobj" or prep.lower_ != "in":
        return ()
    verb = prep.head
    while verb.pos_ in ("NOUN", "ADP") and verb.dep_ in ("pobj", "prep") and verb.head.i < verb.i:
        verb = verb.head
    return people(syntax.subject(verb)) if verb.pos_ in ("VERB", "AUX") else ()


def governed_part(word: Token) -> bool:
    """True for "brain" of "a bleed on the brain and facial injuries", which the parse hangs on the injuries."""
    doc, i = word.doc, word.i
    return i > 1 and doc[i - 1].tag_ in ("DT", "PRP$") and doc[i - 2].lower_ in ("on", "to", "in", "around")


def _left_with(noun: Token, start: int) -> tuple[int, ...]:
    """Who was "left with a gaping head wound", where the parse hangs the wound elsewhere."""
    doc = noun.doc
    for i in range(start - 1, max(noun.sent.start, start - 5), -1):
        if doc[i].lower_ == "with" and i > noun.sent.start and doc[i - 1].lower_ in ("left", "suffering", "treated"):
            return people(syntax.subject(doc[i - 1]))
    return ()


def _beside(noun: Token) -> bool:
    """ "cuts, bruising and ...": the next or the last of the list names a harm, whatever the parse says."""
    doc = noun.doc
    after = noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ in (",", "and") and (doc[noun.i + 2].lower_,) in PLAIN
    named = noun.i > 1 and doc[noun.i - 1].lower_ in (",", "and") and doc[noun.i - 2]
    if named and named.lower_ in GENERIC:
        return True  # "a brain injury, bruising and ..."
    if noun.lower_ in GENERIC and _kind_before(noun) and not named:
        i = noun.i - 1
        while i > noun.sent.start and (
            doc[i].lower_ in MODIFIERS or doc[i].lower_ in MODIFIER_PARTS or doc[i].pos_ == "ADJ"
        ):
            i -= 1
        if i > noun.sent.start + 1 and doc[i].lower_ in (",", "and"):
            last = doc[i - 1]
            low = last.lower_
            return part_of_body(last) or (low,) in PLAIN or low in _LISTED or low in MODIFIER_PARTS
    return after or bool(named and ((named.lower_,) in PLAIN or named.lower_ in _LISTED or part_of_body(named)))


def _kind_before(noun: Token) -> bool:
    """True for a noun with "facial", "head", "stab" right before it."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    return before in MODIFIER_PARTS or before in MODIFIERS


_LISTED = frozenset({"cut", "cuts", "scratch", "scratches", "burns", "scrapes", "swelling"})


def _suffered(noun: Token) -> bool:
    """True for the object of "suffered": somebody's harm, even where the parse lost whose."""
    verb = governor(noun)
    left = [c for c in noun.lefts if c.lower_ in _SUFFERED]
    return bool(left) or (verb is not None and verb.lower_ in _SUFFERED and noun.dep_ in ("dobj", "conj"))


_SUFFERED = frozenset("suffer suffers suffered suffering sustain sustains sustained sustaining".split())


def _of_offence(noun: Token) -> bool:
    """True for "assault with injury", "violence without injury": the name of an offence."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in ("with", "without") or noun.i != prep.i + 1 or not prep.i:
        return False
    return prep.nbor(-1).lower_ in ("assault", "assaults", "violence", "robbery", "offences", "crime", "attacks")


def _included(noun: Token) -> bool:
    """True in "wounds including a 9in gash", however the parse takes the measure."""
    return any(t.lower_ == "including" for t in noun.doc[max(noun.sent.start, noun.i - 5) : noun.i])


def _injury_was(noun: Token) -> bool:
    """ "The injury was a scratch": whatever the word may mean elsewhere."""
    subject = syntax.subject(noun.head) if noun.dep_ == "attr" else None
    return subject is not None and subject.lower_ in GENERIC


def _any(noun: Token) -> bool:
    return any(t.lower_ in ("any", "every", "all") for t in noun.doc[max(noun.sent.start, noun.i - 6) : noun.i])


def _intended(noun: Token) -> bool:
    """True for the object of "intended to cause": what somebody meant to do, or not."""
    verb = noun.head if noun.dep_ == "dobj" else None
    if verb is None or not any(c.dep_ == "aux" and c.lower_ == "to" for c in syntax.first_conjunct(verb).lefts):
        return False
    above = syntax.first_conjunct(verb).head
    return above.lower_ in _MEANING


_MEANING = frozenset("intend intends intended intending mean means meant want wants wanted intention intent".split())
_EARLIER = frozenset("previous past old earlier historic historical existing pre-existing prior".split())


def _shed(blood: Token) -> bool:
    """ "covered in blood", "lost a lot of blood", "coughing up blood"; not "had his blood on it"."""
    verb = governor(blood)
    around = [blood.head, blood.head.head, *blood.rights, *([verb] if verb is not None else [])]
    if any(token.lower_ in ("pool", "pools", "puddle", "puddles") for token in around) or _joined(blood):
        return _in_pool(blood)
    return any(token.lower_ in _SHEDDING for token in around)


def _in_pool(blood: Token) -> bool:
    """True for "lying in a pool of blood": somebody bled."""
    pool = blood.head.head
    if blood.dep_ != "pobj" or pool.dep_ != "pobj" or pool.head.lower_ != "in":
        return False
    return pool.head.head.lower_ in _LYING


_LYING = frozenset("lying lay lie left found standing stood slumped collapsed sitting sat face conscious down".split())


def _joined(noun: Token) -> bool:
    """True for "blood-soaked": no noun by itself."""
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).text in ("-", "–")


_SPAT = frozenset({"spit", "spat", "spits", "spitting"})
_REGARD = frozenset({"thought", "regard", "concern", "care", "consideration"})
_FAKING = frozenset("fake fakes faked faking feign feigns feigned feigning pretended staged simulated".split())
_SHEDDING = frozenset(
    "covered dripping pouring streaming gushing spurting running losing lost lose spitting coughing coughed vomiting "
    "vomited drawing drew pumping".split()
)


def judged(noun: Token) -> bool:
    """True for the subject of "were minor", "is thought to be life-threatening"."""
    subject = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if subject.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = subject.head.i if subject.head.i > noun.i else noun.i
    return not JUDGEMENTS.isdisjoint(noun.doc.lower[noun.i + 1 : min(verb + 10, noun.sent.end)])


def _denied(noun: Token) -> bool:
    return any(child.lower_ == "no" for child in noun.lefts)


def _listed(noun: Token) -> bool:
    """Co-ordinated with another injury: "cuts and bruises"."""
    for other in syntax.conjuncts(syntax.first_conjunct(noun)):
        if other.i == noun.i:
            continue
        if (other.lower_,) in PLAIN or any(c.lower_ in PART_STATES for c in other.lefts) or part_of_body(other):
            return True
        if (other.lower_,) in DOUBTFUL and other.lower_ not in ("stress", "shock", "pain", "trauma", "cut", "cuts"):
            return True
    return _beside(noun)
