"""Nobody in particular: descriptions of whoever it may be, in rules, figures, advice, fears and stories.

"An officer is assaulted every hour", "anyone who spits at a nurse", "when a teacher is attacked it affects the
school", "the risk of a driver being stabbed", "the play is about a woman who is murdered". What is told as past
("when an officer was attacked") is somebody's case, unless it is counted ("in 40 cases an officer was bitten").
"""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.parsed import Token
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.general import usual
from newsmine.rooms.people.words import JOB_ROLE

_HABITUAL = frozenset("when whenever if unless until till before".split())
#: Who may be anybody, where what they do stands in the present.
_ANY = frozenset(
    "anyone anybody whoever everyone everybody those people person persons offenders thugs yobs criminals men women "
    "youths individuals louts someone somebody drunks patients customers parents pupils passengers members staff "
    "officers nurses workers drivers attackers any".split()
)
_ANYBODY = frozenset({"any", "anyone", "anybody", "someone", "somebody", "whenever", "every"})
_NOBODY = frozenset({"nobody", "none", "noone"})
_WISHING = frozenset(
    "want wants wanted like hope hopes hoped fear fears feared wait waiting expect expects deserve deserves need needs "
    "tolerate accept hate hates dread worry worries afraid imagine suppose wish wishes".split()
)
_RISKS = frozenset(
    "risk risks chance chances danger dangers likelihood possibility prospect probability threat odds fear fears "
    "rate rates number percentage proportion times frequency event case".split()
)
_SPANS = frozenset(
    "minute minutes second seconds hour hours day days week weeks month months year years shift shifts night nights "
    "weekend single other few two three four five".split()
)
_CASES = frozenset(
    "cases incidents occasions attacks assaults crimes offences reports instances times per cent %".split()
)
_COUNTED = _CASES | {"case", "incident"}
_MANY = frozenset("most half many majority quarter third percentage proportion number hundreds dozens".split())
_LINKS = frozenset(
    "saw see where which involved involving left resulted resulting that when in of on against , while with".split()
)
_OFTEN = frozenset({"every", "each", "average"})
_FICTION = frozenset(
    "play novel drama thriller movie sitcom opera musical plot storyline soap film novella comedy farce".split()
)
_LAW = frozenset(
    "law laws bill legislation act penalty penalties sentences offence crime policy guidelines guidance scheme "
    "petition campaign plan plans proposal proposals motion clause amendment powers maximum tougher rules rule".split()
)
_ACTS = frozenset({"to", "attack", "attacks", "assault", "assaults"})
_TRIED = frozenset(
    "charged charge charges admitted admitting admits admit guilty convicted denied denies denying accused jailed "
    "sentenced pleaded arrested counts count trial court magistrates defendant summonsed fined prosecuted acquitted "
    "cleared".split()
)
_TEACHING = frozenset(
    "training trained train teaches teach taught course leaflet leaflets booklet advice helpline policy "
    "available advised advise workshop seminar lesson lessons drill exercise pretending actor".split()
)
_EXCUSE = frozenset("excuse excuses justification reason acceptable unacceptable never tolerated wrong ok okay".split())
_SHOWN = frozenset("moment footage video cctv clip watch film captured caught".split())
_LIKENING = frozenset({"like", "as", "than"})


def nobody(cast: Cast, one: Description) -> bool:
    """True for a description of nobody in particular, as the sentence has it."""
    if one.determiner not in ("a", "") or (one.distinct and one.noun == ""):
        return False
    known = cast.nobody.get(one.start)
    if known is None:
        known = cast.nobody[one.start] = _nobody(cast, one)
    return known


def _nobody(cast: Cast, one: Description) -> bool:
    doc = cast.doc
    head = doc[one.head]
    sent = head.sent
    before, after = cast.lower[sent.start : one.start], cast.lower[one.end : sent.end]
    if _every_so_often(before, after) or _counted(before):
        return True
    verb = _verb(head)
    if not _FICTION.isdisjoint(before):
        fiction = next(i for i, low in enumerate(before) if low in _FICTION)
        if _tells_a_story(before, fiction, verb, head):
            return True
    if any(c.dep_ in ("relcl", "acl") and c.i < one.end + 6 and _is_past(c) for c in head.rights):
        return False  # "police want to trace a man who attacked a nurse"
    if verb is not None and _by_anyone(cast, one, sent.start):
        return True
    if verb is None:
        return _of_law(before, after, head)
    if _is_past(verb):
        return _risked(before) and verb.tag_ == "VBG"
    return (
        _supposed(cast, verb, sent.start)
        or _whoever(cast, one, verb)
        or _risked(before)
        or _wished(verb)
        or _of_law(before, after, head)
        or _taught(before, head, verb)
        or _in_general(cast, verb, head)
    )


def in_general(cast: Cast) -> frozenset[int]:
    """The heads of all descriptions of nobody in particular, and of "the offender" beside such a one."""
    meant = [one for one in cast.descriptions if cast.at[one.head].evidence and not cast.at[one.head].named]
    found = {one.head for one in meant if nobody(cast, one)}
    for one in meant:
        if one.determiner == "the" and (usual(cast, one.start) or (_by_role(one) and _beside_anybody(cast, one))):
            found.add(one.head)
    return frozenset(found)


def _by_role(one: Description) -> bool:
    """ "The offender", "the victim"."""
    return JOB_ROLE.get(one.noun) in ("suspect", "victim", "defendant")


def _beside_anybody(cast: Cast, one: Description) -> bool:
    """True beside another of nobody in particular; "for any staff to be hurt and the offender receives a fine"."""
    head = cast.tokens[one.head]
    sentence = head.sent
    usually = head.dep_ == "nsubj" and head.head.tag_ == "VBZ" and head.head.pos_ == "VERB" and not _aux(head.head)
    if usually and not _ANYBODY.isdisjoint(cast.lower[sentence.start : one.start]):
        return True
    return any(sentence.start <= d.head < sentence.end and nobody(cast, d) for d in cast.descriptions)


def _verb(token: Token) -> Token | None:
    """The verb above a noun, through prepositions, nouns and gerunds of the same phrase."""
    node = token
    for _ in range(6):
        if node.head.i == node.i:
            return None
        node = node.head
        if node.pos_ in ("VERB", "AUX") or node.tag_[:2] == "VB":
            return node
    return None


def _aux(verb: Token) -> list[Token]:
    return [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]


def _is_past(verb: Token) -> bool:
    """Told as past: "was attacked", "attacked", "had been attacked"; a participle takes the tense of the verb above."""
    node = verb
    for _ in range(4):
        tags = [node.tag_, *(c.tag_ for c in _aux(node))]
        if "MD" in tags[1:]:
            return False
        if "VBD" in tags:
            return True
        if "VBZ" in tags or "VBP" in tags:
            return False
        if node.dep_ in ("conj", "xcomp", "ccomp", "advcl", "pcomp", "acl") and node.head.pos_ in (
            "VERB",
            "AUX",
            "ADP",
        ):
            node = node.head if node.head.pos_ != "ADP" else node.head.head
        else:
            return False
    return False


def _every_so_often(before: list[str], after: list[str]) -> bool:
    """ "Every week an officer is hurt", "is attacked every two days", "on average"."""
    for words in (before, after[:16]):
        for i, low in enumerate(words[:-1]) if not _OFTEN.isdisjoint(words) else ():
            if low in ("every", "each") and (words[i + 1] in _SPANS or words[i + 1].isdecimal()):
                return words is before or "for" not in words[max(0, i - 1) : i]
            if low == "on" and words[i + 1] == "average":
                return True
    return bool(before) and before[0] == "daily"


def _counted(before: list[str]) -> bool:
    """ "In more than half of cases …", "45 cases in which …", "400 incidents saw …", "in another 97 an officer …"."""
    if before[-1:] and before[-1].replace(",", "").isdecimal() and "in" in before[-4:-1]:
        return int(before[-1].replace(",", "")) < 1900 or "," in before[-1]
    for i, low in enumerate(before) if not _COUNTED.isdisjoint(before) else ():
        if low in ("case", "incident") and before[i + 1 : i + 2] == ["in"] and len(before) > i + 2:
            return before[i + 2].isdecimal() or before[i + 2] in ("two", "three", "four", "five", "six", "ten")
        link = before[i + 1] if i + 1 < len(before) else "in"
        if low not in _CASES or link not in _LINKS:
            continue
        told = before[max(0, i - 6) : i]
        many = [w for w in told if w.replace(",", "").isdecimal() and (len(w) > 1) and not w.startswith(("19", "20"))]
        if many or not _MANY.isdisjoint(told):
            return True
    return False


def _tells_a_story(before: list[str], i: int, verb: Token | None, head: Token) -> bool:
    """ "The play is about a woman who is stabbed", "in the film a man is murdered"; not what a film shows of a case."""
    if not {"shows", "showed", "showing", "captured", "footage"}.isdisjoint(before):
        return False
    if (i and before[i - 1] in ("a", "the", "his", "her", "this", "new")) or i > 1:
        own = next((c for c in head.rights if c.dep_ == "relcl"), None)
        tense = own if own is not None else verb
        about = not {"about", "of", "tells", "follows", "sees"}.isdisjoint(before[i:])
        return tense is not None and (about or not _is_past(tense))
    return False


def _supposed(cast: Cast, verb: Token, start: int) -> bool:
    """ "If a nurse is assaulted", "when an officer is attacked", "before one is killed": a clause of the present."""
    node = verb
    for _ in range(4):
        marks = [c.lower_ for c in node.lefts if c.dep_ in ("mark", "advmod")]
        present = node.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in _aux(node))
        perfect = any(c.lower_ in ("has", "have") for c in _aux(node))
        if present and not perfect and any(low in _HABITUAL for low in marks):
            return _SHOWN.isdisjoint(cast.lower[start : verb.i])
        if node.dep_ not in ("conj", "relcl", "acl", "advcl", "xcomp", "ccomp") or node.head.i == node.i:
            break
        node = node.head
    return start + 1 < len(cast.lower) and cast.lower[start] == "should"  # "Should a nurse be attacked, …"


def _by_anyone(cast: Cast, one: Description, start: int) -> bool:
    """ "Anyone who assaults an officer", "offenders who spit at a nurse": a clause of the present before it."""
    near = max(start, one.start - 14)
    for i in range(near, one.start - 1) if "who" in cast.lower[near : one.start - 1] else ():
        if cast.lower[i] == "who" and i > start and cast.lower[i - 1] in _ANY:
            verb = next((cast.tokens[k] for k in range(i + 1, one.start) if cast.tokens[k].tag_[:2] == "VB"), None)
            if verb is not None and verb.tag_ in ("VBZ", "VBP", "VB"):
                return True
            sure = cast.lower[i - 1] in ("anyone", "anybody", "whoever", "those")
            alike = verb is not None and verb.lower_ in ("spit", "hit", "hurt")
            seen = verb is not None and verb.lower_ in ("saw", "witnessed")
            return verb is not None and not seen and (sure or alike) and _would(cast, start)
    if start < one.start and cast.lower[start] in ("anyone", "anybody", "whoever"):
        first = next((t for t in cast.tokens[start : one.start] if t.tag_[:2] == "VB"), None)
        return first is not None and first.tag_ in ("VBZ", "VBP", "VBN", "VBG")
    return False


def _would(cast: Cast, start: int) -> bool:
    """ "The council would ban anyone who attacked a librarian"."""
    return not {"would", "will"}.isdisjoint(cast.lower[start : start + 14])


def _whoever(cast: Cast, one: Description, verb: Token) -> bool:
    """ "A nurse who has been assaulted may apply", "to help an officer who is stabbed": any such."""
    head = cast.doc[one.head]
    own = next((c for c in head.rights if c.dep_ in ("relcl", "acl") and c.i < one.end + 6), None)
    if own is None:
        return False
    if own.dep_ == "relcl" and _is_past(own):
        return False
    if head.dep_ in syntax.SUBJECTS or head.dep_ in syntax.PASSIVE_SUBJECTS:
        if verb.i < own.i:
            return False
        return any(c.lower_ in ("may", "can", "should", "must", "might") for c in _aux(verb))
    return False


def _risked(before: list[str]) -> bool:
    """ "The risk of a driver being stabbed"."""
    for i in range(max(0, len(before) - 3), len(before)):
        if before[i] in ("of", "that") and i and before[i - 1] in _RISKS:
            return True
    return False


def _wished(verb: Token) -> bool:
    """ "Nobody wants to see a nurse hurt", "no one should have to see an officer punched", "wait until"."""
    node = verb
    for step in range(5):
        low = node.lower_
        subject = next((c for c in node.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
        denied = any(c.dep_ == "neg" for c in node.lefts)
        if subject is not None and (
            subject.lower_ in _NOBODY or (subject.lower_ == "one" and any(c.lower_ == "no" for c in subject.lefts))
        ):
            return True
        if step and low in _WISHING:
            return True
        unreal = any(c.lower_ in ("should", "must", "might", "may") for c in _aux(node))
        if step and unreal and not _saw(verb) and not any(c.lower_ == "have" for c in _aux(node)):
            return True
        if denied and low in _WISHING:
            return True
        if node.dep_ not in ("xcomp", "ccomp", "advcl", "pcomp", "prep") or node.head.i == node.i:
            return False
        node = node.head
    return False


def _saw(verb: Token) -> bool:
    return verb.lower_ in ("saw", "witnessed", "seen")


def _of_law(before: list[str], after: list[str], head: Token) -> bool:
    """ "A new offence of assaulting a nurse", "the bill would double the sentence for attacking an officer"."""
    near = before[-9:]
    if any(low.endswith("ing") or low in _ACTS for low in near[-3:]) and _made_crime(after):
        return True
    if not _TRIED.isdisjoint(before) or not any(low.endswith("ing") or low in _ACTS for low in near[-3:]):
        return False
    if not _EXCUSE.isdisjoint(near) and ("for" in near[-3:] or "about" in near[-3:]):
        return True
    if near[-3:-2] == ["from"] or near[-2:-1] == ["from"]:
        return "range" in before or "ranged" in before or "ranging" in before
    if _LAW.isdisjoint(before):
        return False
    return "would" in before or "will" in before or "to" in near[-3:-1] or not {"of", "for"}.isdisjoint(near[-3:])


def _made_crime(after: list[str]) -> bool:
    """ "Assaulting a shop worker will be made an offence", "is a crime"."""
    being = next((i for i, low in enumerate(after[:4]) if low in ("be", "become", "becomes", "is")), None)
    return being is not None and not {"offence", "crime", "illegal", "felony"}.isdisjoint(after[being : being + 7])


def _taught(before: list[str], head: Token, verb: Token) -> bool:
    """ "The training shows what to do when a guard is threatened", "staff are trained to deal with a patient who …"."""
    return (not _TEACHING.isdisjoint(before) and verb.tag_ in ("VB", "VBZ", "VBP", "VBG")) or (
        not _TEACHING.isdisjoint(before) and any(c.dep_ == "relcl" and not _is_past(c) for c in head.rights)
    )


def _in_general(cast: Cast, verb: Token, head: Token) -> bool:
    """ "To attack a nurse is to attack us all", "an attack on an officer is never part of the job"; "it is like …"."""
    top = verb
    if top.tag_ == "VB" and any(c.lower_ == "to" for c in top.lefts) and top.dep_ in ("csubj", "nsubj"):
        return True
    if verb.lower_ in ("is", "'s", "’s") and verb.pos_ == "AUX":
        noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
        if noun is not None and noun.i < head.i and any(c.dep_ == "attr" or c.dep_ == "acomp" for c in verb.rights):
            indefinite = not any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an", "any") for c in noun.lefts)
            if indefinite and head.head.lower_ in ("on", "against", "of", "to", "upon"):
                return True
    if any(c.dep_ == "mark" and c.lower_ == "like" for c in verb.lefts):
        return True
    being = verb.tag_ == "VBG" or any(c.lower_ == "being" for c in _aux(verb))
    if being and verb.dep_ == "pcomp" and verb.head.lower_ in _LIKENING:
        return True
    attack = head.head.head if head.head.lower_ in ("on", "against") else None
    if attack is not None and attack.dep_ in ("nsubj", "nsubjpass") and _any(attack):
        return any(c.lower_ in ("would", "will", "should", "must", "can", "may") for c in _aux(attack.head))
    return False


def _any(noun: Token) -> bool:
    return not any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an", "any", "no") for c in noun.lefts)
