"""Figures, laws and likenesses: words of violence that tell of nobody in particular."""

from __future__ import annotations

from itertools import pairwise

from newsmine.language import syntax
from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.people.cast import Cast

_PARTS_OF = frozenset({"half", "most", "third", "quarter", "%", "cent"})
_FIGURES = frozenset(
    "of were was attacks assaults offences crimes incidents cases involved resulted resulting recorded reports".split()
)
_ON = frozenset({"on", "to", "against", "of"})
_SPANS = frozenset("minute hour day week month year shift weekend night second minutes hours days few".split())
_SEEN = frozenset("saw seen see witnessed filmed heard knows".split())
#: "Anyone who assaults an officer faces …" tells of nobody.
ANYBODY = frozenset({"anyone", "anybody", "whoever", "everyone", "nobody"})
_WHOEVER = ANYBODY | {"any", "every"}
_MUST = frozenset({"must", "should", "shall"})
_OFTEN = frozenset({"average", "every"})


def general(doc: Doc, head: int) -> bool:
    """A figure or a law, not a case: "in 41 of them the officer …", "assaulting a constable carries …"."""
    token = doc[head]
    if _in_so_many(doc, token.sent.start, min(head, token.sent.end)):
        return True
    above = token
    for _ in range(5) if not doc.words.isdisjoint(_WHOEVER) else ():
        above = above.head
        if above.lower_ in _SEEN:
            break  # "anyone who saw a man being attacked"
        if above.lower_ in ANYBODY and above.i < head:
            return True
        if above.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("any", "every") for c in above.lefts):
            return True  # "any assault involving a serious injury to an officer"
    if token.tag_ == "VBG" and token.dep_ in ("csubj", "csubjpass"):
        return True
    if _every_so_often(token):
        return True
    if token.tag_ in ("NN", "NNS") and (_one_of_many(token) or _likened(token) or _any_such(token)):
        return True
    if _by_any(token):
        return True
    if not doc.words.isdisjoint(_MUST) and any(c.lower_ in _MUST for c in syntax.clause_head(token).children):
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
    behind = noun.doc.lower[noun.i + 1 : noun.i + 6]
    return any(a in _ON and b in ("a", "an") for a, b in pairwise(behind))


def _likened(noun: Token) -> bool:
    """ "He called it an unprovoked attack on a young man"; "an assault on one of us is an assault on society"."""
    if noun.tag_ != "NN" or not _on_anybody(noun):
        return False
    return noun.dep_ == "attr" or (noun.dep_ in ("pobj", "oprd") and noun.head.lower_ in ("as", "called"))


def _every_so_often(head: Token) -> bool:
    """ "An officer is assaulted on average every ten minutes"."""
    doc = head.doc
    if doc.words.isdisjoint(_OFTEN):
        return False
    for token in doc.tokens[head.i + 1 : min(head.sent.end - 1, head.i + 12)]:
        i, low = token.i, token.lower_
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
    above = verb
    for _ in range(4):
        if above.dep_ == "relcl" or (above.dep_ == "acl" and above.tag_ == "VBN"):
            if not _to_somebody(verb):
                return False
            group = above.head
            bare = not any(c.dep_ in ("det", "nummod", "poss", "amod") and c.i < group.i for c in group.children)
            if group.dep_ == "pobj" and any(c.lower_ in ("a", "an") for c in group.head.head.lefts):
                return False  # "a gang of men who kicked a nurse"
            return group.tag_ in ("NNS", "NNPS") and bare and group.dep_ in ("pobj", "dobj", "nsubj")
        if above.head.i == above.i:
            return False
        above = above.head
    return False


def _to_somebody(verb: Token) -> bool:
    """ "Attacking an officer", "spit at a nurse"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "pobj") and _indefinite(child):
            return True
        if child.dep_ == "prep" and any(map(_indefinite, child.children)):
            return True
    return False


def _indefinite(noun: Token) -> bool:
    return any(child.lower_ in ("a", "an") for child in noun.children)


def _in_so_many(doc: Doc, start: int, end: int) -> bool:
    """True where "in 41 of them", "in nine out of ten cases" stands."""
    found = _so_many(doc)
    return bool(found) and any(start <= i < end for i in found)


@once_per_doc
def _so_many(doc: Doc) -> list[int]:
    """Where "in 41 of them" and the like begin."""
    found = []
    tokens = doc.tokens
    for token in doc.having({"in"}):
        i = token.i
        if i + 2 >= len(tokens):
            continue
        if tokens[i + 1].lower_ in ("one", "1") and tokens[i + 2].lower_ == "of":
            continue  # "in one of the incidents an officer was hurt" is a case
        if (tokens[i + 1].like_num or tokens[i + 1].lower_ in ("most", "many")) and any(
            behind.lower_ in ("of", "cases", "incidents") for behind in tokens[i + 2 : i + 6]
        ):
            found.append(i)
    return found


def usual(cast: Cast, start: int) -> bool:
    """ "In nine out of ten cases the offender was drunk": nobody in particular."""
    return _in_so_many(cast.doc, cast.tokens[start].sent.start, start)
