"""States that violence leaves: "dead", "seriously injured", "in hospital", "fighting for his life", "unhurt"."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.language.parsed import Token
from newsmine.record import Outcome
from newsmine.violence import words
from newsmine.violence.arguments import follows, heads, people
from newsmine.violence.harm import Harm, HarmKind
from newsmine.violence.people import personlike

_SUBJECTS = syntax.SUBJECTS | syntax.PASSIVE_SUBJECTS
_LEAVING_WITH = words.CARRIERS | {"leave", "left", "leaving"}
_SMALL = frozenset({"oprd", "acomp", "ccomp", "xcomp", "amod", "acl", "advcl", "attr", "nmod", "advmod"})
_HANGING = _SMALL | {"conj", "dep", "pobj"}
_LEAVING = frozenset(
    "leave left leaves leaving find found finds pronounce pronounced declare declared make made keep kept shoot shot "
    "beat beaten presume presumed confirm confirmed fear feared strike struck render rendered lie lay lying".split()
)


def read(word: Token) -> Harm | None:
    """The state of a victim that a word tells of, or None."""
    low = word.lower_
    if low in words.HOSPITALS:
        return _hospital(word)
    if low in words.HOSPITALISING:
        subject = syntax.subject(word) if syntax.is_passive(word) else None
        patients = people(subject) if subject is not None else tuple(i for o in syntax.objects(word) for i in people(o))
        return _harm(word, "hospitalised", "hospital", patients)
    if low in words.FIGHTING and any(follows(word, reading.after) for reading in words.FIGHTING[low]):
        end = word.i + len(words.FIGHTING[low][0].after) + 1
        return _harm(word, "seriously_injured", "injury", people(syntax.subject(word)) or _before(word), end=end)
    if low == "condition":
        return _condition(word)
    if low in words.UNHURT:
        return _harm(word, "unhurt", "unhurt", holders(word))
    if low in words.DEAD and low != "fatal":
        return _dead(word)
    if low in words.INJURED:
        if word.dep_ == "amod" and personlike(word.head) is False:
            return None
        serious = any(c.lower_ in words.SERIOUS for c in word.children) or (
            word.i > 0 and word.nbor(-1).lower_ in words.SERIOUS
        )
        return _harm(word, "seriously_injured" if serious else "injured", "injury", holders(word))
    return None


def _harm(word: Token, outcome: Outcome, kind: HarmKind, patients: tuple[int, ...], *, end: int = 0) -> Harm | None:
    if not patients:
        return None
    return Harm(
        start=word.i,
        end=end or word.i + 1,
        head=word.i,
        outcome=outcome,
        mechanism=None,
        patients=patients,
        agents=(),
        assertion=assertion(word),
        nominal=False,
        kind=kind,
    )


def _dead(word: Token) -> Harm | None:
    if word.pos_ in ("ADV",) and word.dep_ == "advmod":
        return None
    if word.i and word.nbor(-1).lower_ in ("shot", "gunned", "stabbed", "beaten") and word.head.i == word.i - 1:
        return None  # told by the verb
    patients = _told_shortly(word) or holders(word)
    if word.dep_ == "amod" and not any(personlike(word.doc[i]) for i in patients):
        return None
    return _harm(word, "killed", "death", patients)


def _told_shortly(word: Token) -> tuple[int, ...]:
    """The suspect of "Officer shot, suspect dead": a clause of its own, which parses join to the one before."""
    if word.i < 2:
        return ()
    noun, before = word.nbor(-1), word.nbor(-2)
    if before.text not in ",;:–—" or noun.tag_ in ("NNS", "NNPS", "CD") or noun.is_punct:
        return ()
    if noun.lower_ != "suspect" and not personlike(noun):  # "suspect" is a verb to many a parse
        return ()
    return (noun.i,)


def holders(word: Token) -> tuple[int, ...]:
    """Whose state it is: "dead men", "two dead", "was found dead", "left them injured", "she is unhurt"."""
    if word.dep_ == "amod":
        return people(word.head)
    own = [c for c in word.children if c.dep_ in _SUBJECTS]
    if own:
        return people(own[0])
    head = word.head
    if head.i != word.i and word.dep_ in _HANGING:
        if head.pos_ in ("VERB", "AUX"):
            if head.lower_ in _LEAVING and not syntax.is_passive(head):
                found = [o for o in head.children if o.dep_ in syntax.OBJECTS and o.i != word.i and o.i < word.i]
                if found:
                    return people(found[-1])
            return people(syntax.subject(head))
        if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "DET") and word.dep_ != "conj":
            return people(head)
        if word.dep_ == "conj" and head.pos_ == "ADJ":
            return _before(word) or holders(head)
        if word.dep_ == "pobj" and head.lower_ == "for" and head.head.pos_ == "VERB":  # left for dead
            return people(syntax.subject(head.head)) if syntax.is_passive(head.head) else ()
    subject = syntax.subject(word)
    if subject is None and word.dep_ == "conj" and word.tag_ == "VBN" and head.pos_ == "NOUN":
        clause = syntax.clause_head(head)  # "was hit in her vest and bruised"
        subject = syntax.subject(clause) if syntax.is_passive(clause) else None
    if subject is not None:
        return people(subject)
    return _before(word)


def _before(word: Token) -> tuple[int, ...]:
    """A number or noun right before the word in telegraphese: "2 dead, 5 hurt"."""
    i = word.i - 1
    while i >= word.sent.start and word.doc[i].lower_ in (
        *words.SERIOUS,
        "are",
        "is",
        "was",
        "were",
        "left",
        "reported",
        "more",
    ):
        i -= 1
    if i >= word.sent.start and personlike(word.doc[i]):
        return (i,)
    return ()


def _condition(word: Token) -> Harm | None:
    """ "in a critical condition", "his condition is critical"."""
    grave = [c for c in word.children if c.lower_ in words.CONDITIONS and c.dep_ in ("amod", "compound")]
    if grave and word.dep_ == "pobj" and word.head.lower_ == "in":
        return _harm(word, "seriously_injured", "injury", _governed(word.head))
    return None


def _governed(prep: Token) -> tuple[int, ...]:
    """The person that a prepositional phrase tells of: "he is in ...", "taken to ... in ..."."""
    head = prep.head
    steps = 0
    while head.pos_ == "ADP" or head.lower_ in words.HOSPITALS:
        if head.head.i == head.i or steps > 4:
            return ()
        head = head.head
        steps += 1
    if head.pos_ in ("VERB", "AUX"):
        if not syntax.is_passive(head) and head.lower_ in _LEAVING_WITH:
            objects = [i for o in syntax.objects(head) for i in people(o)]
            if objects:
                return tuple(objects)
        return people(syntax.subject(head))
    if personlike(head):
        return heads(head)
    return ()


_OF_MIND = frozenset({"mental", "psychiatric", "mental-health"})
_VISITING = frozenset("check visit see support meet comfort interview question speak".split())


def _hospital(word: Token) -> Harm | None:
    """ "taken to hospital", "treated in hospital", "needed hospital treatment", "ended up in A&E"."""
    node = word
    steps = 0
    while node.dep_ in ("compound", "pobj", "nmod", "poss", "conj", "dobj", "amod") and steps < 5:
        if node.dep_ == "pobj":
            prep = node.head
            if prep.lower_ not in ("to", "in", "at", "into", "by", "from", "for", "after"):
                return None
            node = prep
            break
        if node.dep_ == "dobj":
            break
        node = node.head
        steps += 1
    verb = node.head
    while verb.head.i != verb.i and (verb.pos_ == "ADP" or (verb.pos_ == "NOUN" and verb.dep_ == "dobj" and steps < 6)):
        verb = verb.head
        steps += 1
    if verb.pos_ not in ("VERB", "AUX", "ADJ", "ADV"):
        return None
    if verb.lower_ not in words.CARRIERS and not (verb.pos_ == "AUX" and node.lower_ == "in"):
        return None
    if not _OF_MIND.isdisjoint(word.doc.lower[verb.i + 1 : word.i + 1]):
        return None  # "admitted to the mental health ward"
    if any(c.dep_ in ("advcl", "xcomp") and c.lower_ in _VISITING for c in verb.rights):
        return None  # "went to the hospital to check on the officer"
    passive = syntax.is_passive(verb)
    patients: tuple[int, ...] = ()
    if not passive:
        patients = tuple(i for o in verb.children if o.dep_ == "dobj" for i in people(o) if personlike(o))
    patients = patients or people(syntax.subject(verb))
    if not any(personlike(word.doc[i]) for i in patients):
        return None
    return Harm(
        start=verb.i,
        end=verb.i + 1,
        head=verb.i,
        outcome="hospitalised",
        mechanism=None,
        patients=patients,
        agents=(),
        assertion=assertion(verb),
        nominal=False,
        kind="hospital",
    )
