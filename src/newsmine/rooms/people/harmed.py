"""Whom a mention of violence hit: by syntax, else by who stands where."""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language import syntax
from newsmine.language.names import SAYING
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.people.cast import PRONOUNS, Cast
from newsmine.rooms.people.details import by_account_of
from newsmine.rooms.people.groups import and_another, spelled_out, those
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import JOB_ROLE
from newsmine.violence import Harm

#: "The family of Lee Moss, who was shot": he was.
_FAMILY = frozenset({"family", "families", "relatives", "friends", "parents"})
_ALONG = frozenset({"along", "together", "alongside"})
#: Before what somebody has done in earlier years.
_RECORD = frozenset({"conviction", "convictions", "cautions", "record"})


def patients_of(cast: Cast, harm: Harm) -> Iterator[Somebody]:
    """Who was harmed: by syntax, else who stands before a passive verb; no official by a pronoun alone."""
    found = False
    if (last := _last_named(cast, harm)) is not None:
        yield cast.at[last.i]
        return
    for i in harm.patients:
        token = cast.doc[i]
        if _source(cast, i):
            continue
        for who in [*cast.row(token), *and_another(cast, token)] or those(cast, token):
            if "journalist" in who.evidence or "signs" in who.evidence:
                continue  # "Photo: Ann Moss A man was shot …"
            told = token.dep_ == "nsubj" and token.head.lower_ in SAYING and cast.doc[harm.head].head is not token
            told = told or _has_said(cast, i)
            if told and cast.for_the_record(who):
                continue  # who confirms it, taken for the one of whom it is told
            found = True
            another = not who.named and any(d.distinct for d in who.descriptions)
            if token.lower_ not in PRONOUNS or another or not cast.for_the_record(who):
                yield who
    if not found:
        for i in harm.patients:
            for who in spelled_out(cast, cast.doc[i]):
                found = True
                yield who
    head = cast.doc[harm.head]
    if found and syntax.is_passive(head):
        for inner in syntax.prepositional(head, "with"):  # "was killed along with Ann Moss, 20, …"
            if not _ALONG.isdisjoint(cast.lower[head.i + 1 : inner.i]):
                yield from (who for who in cast.row(inner) if who.named)
    if not found and head.tag_ == "VBN" and syntax.is_passive(head) and (token_ := cast.linear(head)) is not None:
        yield from cast.row(token_)


def _source(cast: Cast, i: int) -> bool:
    """True in "according to Sgt Moss": no subject of what follows."""
    name = cast.name_at(i)
    return name is not None and by_account_of(cast.doc, name)


def _has_said(cast: Cast, i: int) -> bool:
    """True for Moss in ""It is awful," said Sgt Moss of children being victims": who speaks, not who suffers."""
    name = cast.name_at(i)
    return name is not None and name.start > 0 and cast.lower[name.start - 1] in SAYING


def _last_named(cast: Cast, harm: Harm) -> Token | None:
    """Leon Kemp in "the mother of Leon Kemp, 2, shot dead last week": whom the participle behind an age is about."""
    head = cast.doc[harm.head]
    head = head.head if head.dep_ == "conj" else head
    if head.dep_ not in ("acl", "relcl") or head.tag_ not in ("VBN", "VBD") or len(harm.patients) != 1:
        return None
    (kin,) = harm.patients
    if head.dep_ == "relcl" and cast.lower[kin] in _FAMILY:
        who = next((c for c in head.lefts if c.lower_ == "who"), None)
        token = cast.linear(who) if who is not None else None
        return token if token is not None and token.i > kin and cast.at[token.i].named else None
    of_kin = kin in cast.at and any(JOB_ROLE.get(d.noun) == "relative" for d in cast.at[kin].descriptions)
    if not of_kin or head.dep_ != "acl" or cast.lower[head.i - 1] != ",":
        return None
    token = cast.linear(head)
    return token if token is not None and token.i > kin and cast.at[token.i].named else None


def of_accidents(doc: Doc) -> bool:
    """Whether a document speaks of accidents, illness or fire, and nobody set the fire."""
    return not doc.words.isdisjoint(_MISHAPS) and doc.words.isdisjoint(_SET)


def by_accident(verb: Token) -> bool:
    """True for "killed in a car crash", "died after a long illness", where the document is `of_accidents`."""
    owing = False
    for token in verb.doc.tokens[verb.i + 1 : min(verb.sent.end, verb.i + 9)]:
        if owing and token.lower_ == "drinking":
            return True  # "taken to hospital after drinking too much"
        if token.text in ",;" or token.pos_ == "VERB":
            return False
        owing |= token.lower_ in _OWING
        if owing and (token.lower_ in _ACCIDENTS or (token.lower_ == "fire" and _of_house(token))):
            return True
    return False


def of_record(deed: Token) -> bool:
    """ "Had seven convictions for battery and assault": what somebody has done before."""
    if deed.tag_ not in ("NN", "NNS"):
        return False
    return not _RECORD.isdisjoint(deed.doc.lower[max(deed.sent.start, deed.i - 9) : deed.i])


def _of_house(fire: Token) -> bool:
    return any(c.dep_ == "compound" for c in fire.lefts)


_OWING = frozenset("in during after following from of with".split())
_ACCIDENTS = frozenset(
    "crash crashes collision wreck wreckage pileup blaze cancer illness disease pneumonia overdose stroke "
    "leukaemia leukemia diabetes drowning".split()
)
_MISHAPS = _ACCIDENTS | {"fire"}
#: A story of arson, or of driving that is a crime.
_SET = frozenset("arson arsonist dangerous careless drunk dui manslaughter vehicular homicide rammed".split())
