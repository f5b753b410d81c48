"""Harm told as a state of those it came to: "12 suffered cuts", "needed treatment", "came under attack"."""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language.assertion import assertion
from newsmine.language.groups import group_of, singular
from newsmine.language.parsed import Doc, Token
from newsmine.record import Outcome
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.clauses import Role, predicates, worst
from newsmine.violence.words import BODY, FIGURATIVE_MODIFIERS


def state_of(doc: Doc, anchors: tuple[int, ...]) -> Role | None:
    """ "12 suffered cuts", "Thirty needed treatment", "their lives were lost": harm told as a state."""
    outcome: Outcome | None = None
    at: Token | None = None
    for anchor in anchors:
        if (with_wounds := _with_wounds(doc, anchor)) is not None:
            return with_wounds
        if _left_damaged(doc, anchor):
            return Role("victims", "seriously_injured", [], assertion(doc[anchor]), anchor)
        if _life_taken(doc[anchor]):
            return Role("victims", "killed", [], assertion(doc[anchor].head.head), anchor)
        for verb, kind in predicates(doc[anchor]):
            out = _suffering(verb, kind)
            if out is not None and at is not None and _not_so(verb):
                continue  # "sustained cuts but did not need hospital treatment"
            if out is not None:
                outcome, at = worst([outcome, out]), at or verb
    return None if at is None else Role("victims", outcome, [], assertion(at), at.i)


def _not_so(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.lefts)


def role_of_subject(verb: Token) -> Role | None:
    """What a verb says of its subject: "are experiencing physical violence"."""
    out = _suffering(verb, "subject")
    return None if out is None else Role("victims", out, [], assertion(verb), verb.i)


def _life_taken(token: Token) -> bool:
    """ "took the life of a father", "claimed the lives of two men"."""
    of = token.head
    if token.dep_ != "pobj" or of.lower_ != "of" or of.head.lower_ not in w.LIVES:
        return False
    return of.head.head.lower_ in w.CLAIMING or of.head.head.lower_ in w.LOSING


def _left_damaged(doc: Doc, noun: int) -> bool:
    """ "left a man seriously brain damaged", read from the words, since the parse seldom holds."""
    words = [token.lower_ for token in doc[noun + 1 : noun + 6] if token.text not in ("-", "‑")]
    if "damaged" not in words[1:3] or words[words.index("damaged") - 1] != "brain":
        return False
    return not w.LEAVING.isdisjoint(doc.lower[max(doc[noun].sent.start, noun - 7) : noun])


def _with_wounds(doc: Doc, noun: int) -> Role | None:
    """ "two men with gunshot wounds", "a man and a woman with stab wounds"."""
    while (last := next((c for c in doc[noun].rights if c.dep_ == "conj" and c.i - noun < 6), None)) is not None:
        noun = last.i
    if noun + 2 < len(doc) and doc[noun + 1].lower_ == "with":
        for i in range(noun + 2, min(len(doc), noun + 7)):
            if doc[i].lower_ in w.INJURIES:
                return Role("victims", "injured", [], assertion(doc[noun]), i)
            if doc[i].pos_ in ("VERB", "AUX") and doc[i].tag_ != "VBN":
                break
    return None


def _suffering(verb: Token, kind: str) -> Outcome | None:
    """What the verb and its complement say of their subject; nothing of an object."""
    low = verb.lower_
    if low in w.HAVING and not w.PUNISHMENTS.isdisjoint(verb.doc.lower[verb.i + 1 : verb.i + 5]):
        return None  # "has had his sentence cut"
    if kind == "object" and low in w.TREATED and verb.tag_ == "VBD" and _medics(verb):
        return "injured"  # "paramedics treated six people at the scene"
    if kind == "object" or (low in w.LEAVING and kind == "subject"):
        return None  # "an old man left a boxer scarred"
    if low in w.REPORTING and any(c.dep_ == "dobj" and _violence(c) for c in verb.children):
        return "assaulted"
    if low in w.REPORTING and any(c.dep_ == "xcomp" and _reports(c) for c in verb.children):
        return "assaulted"  # "reported experiencing violence"
    if _attacked_in_words(verb):
        return "assaulted"
    if low == "admitted" and kind == "passive":
        return "hospitalised"
    if low in w.TREATED and kind == "passive":
        near = verb.doc.lower[verb.i + 1 : verb.i + 8]
        return "hospitalised" if w.HOSPITAL.intersection(near) and {"at", "in"}.intersection(near) else "injured"
    if low in w.OFF and any(child.lower_ == "off" for child in verb.children):
        for i in range(verb.i + 1, min(len(verb.doc), verb.i + 4)):
            if verb.doc[i].lower_ in ("sick", "work", "injured"):
                return "injured"
    if low not in w.SUFFER_VERBS or (kind == "passive" and low not in w.LEAVING):
        return None
    outcome: Outcome | None = _had_broken(verb) if low in w.HAVING else None
    for child in verb.rights:
        if child.dep_ in ("dobj", "prep", "agent", "oprd", "attr") and child.pos_ not in ("VERB", "AUX"):
            for token in _near(child):
                outcome = worst([outcome, _suffered_word(token, low)])
    return outcome


def _reports(verb: Token) -> bool:
    return verb.lower_ in w.REPORTING and any(c.dep_ == "dobj" and _violence(c) for c in verb.children)


def _medics(verb: Token) -> bool:
    """Whether those who care for the hurt are the subject."""
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    return any(group_of(child) in ("paramedic", "health_worker", "nurse") for child in subjects)


def _attacked_in_words(verb: Token) -> bool:
    """ "came under attack", "were subjected to assaults", "fell victim to violence", "were victims of attacks"."""
    low, doc = verb.lower_, verb.doc
    if low in w.COPULAS and any(_is_victim(child) for child in verb.rights):
        return True
    if low not in w.COMING and low not in w.SUBJECTED and low not in w.COPULAS and low not in w.FALLING:
        return False
    for i in range(verb.i + 1, min(len(doc) - 1, verb.i + 5)):
        word = doc[i].lower_
        if word in ("under", "to", "of") and (word != "under" or low in w.COMING | w.COPULAS):
            if word == "to" and low not in w.SUBJECTED and doc[i - 1].lower_ not in w.VICTIM_WORDS:
                return False
            if word == "of" and doc[i - 1].lower_ not in w.VICTIM_WORDS:
                return False
            return any(_violence(token) or token.lower_ == "fire" for token in doc[i + 1 : i + 6])
        if doc[i].pos_ in ("VERB", "PUNCT") and doc[i].lower_ not in w.VICTIM_WORDS:
            return False
    return False


def _is_victim(token: Token) -> bool:
    """ "who were victims on duty"; not "were victims of crime"."""
    return token.dep_ == "attr" and token.lower_ in w.VICTIM_WORDS and not any(c.lower_ == "of" for c in token.rights)


def _violence(token: Token) -> bool:
    """A noun for attacks, and not for words: "verbal attacks", "abuse"; "physical abuse" is one."""
    if token.lower_ in w.PHYSICAL:
        return any(child.lower_ == "physical" for child in token.lefts)
    if token.lower_ not in w.VIOLENCE and singular(token.lower_) not in w.NOUNS:
        return False
    return not any(child.lower_ in FIGURATIVE_MODIFIERS for child in token.children)


def _had_broken(verb: Token) -> Outcome | None:
    """ "had his throat cut", "had two teeth knocked out", "has a fractured skull"."""
    doc = verb.doc
    body = False
    for i in range(verb.i + 1, min(len(doc), verb.i + 9)):
        token = doc[i]
        if token.is_punct or token.pos_ in ("CCONJ", "AUX"):
            return None
        body = body or token.lower_ in BODY
        if body and token.lower_ in w.BROKEN:
            return "injured"
        if token.lower_ in w.BROKEN and i + 1 < len(doc) and doc[i + 1].lower_ in BODY:
            return "injured"
    return None


def _near(child: Token) -> Iterator[Token]:
    """The words of a verb's complement, not those of the clauses inside it."""
    yield child
    for inner in child.children:
        if inner.dep_ not in ("relcl", "acl", "advcl", "cc", "punct", "conj") or (
            inner.dep_ == "conj" and child.pos_ == "NOUN"
        ):
            yield from _near(inner)


def _suffered_word(token: Token, verb: str) -> Outcome | None:
    low = token.lower_
    if low in w.HOSPITAL and verb in w.NEEDING:
        return "hospitalised"
    if low in w.TREATMENT and verb in w.NEEDING:
        return "injured"
    if low in w.INJURIES and verb in w.BEARING:
        return "seriously_injured" if any(child.lower_ in w.SERIOUS for child in token.children) else "injured"
    if verb in w.BEARING and any(child.lower_ in w.BROKEN for child in token.children):
        return "injured"
    if low in w.VIOLENCE and verb in w.BEARING:
        return "assaulted"
    if low in w.LIVES and verb in w.LOSING:
        return "killed"
    return None


def suffered_after(doc: Doc, i: int) -> Outcome | None:
    """ "three suffered cuts and bruises", read from the words where the parse is broken."""
    outcome = None
    for j in range(i + 1, min(len(doc), i + 8)):
        if doc[j].is_punct or doc[j].tag_ in ("VBD", "VBZ", "VBP"):
            break
        outcome = worst([outcome, _suffered_word(doc[j], doc[i].lower_)])
    return outcome
