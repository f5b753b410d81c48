"""What police and courts do with people: arrested, charged, convicted, cleared."""

from __future__ import annotations

from typing import cast

from newsmine.language.assertion import Assertion, assertion
from newsmine.language.groups import singular
from newsmine.language.parsed import Token
from newsmine.record import Unit
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.clauses import Role
from newsmine.violence.words import ATTACKS, DEATHS, MECHANISMS

_CUSTODY = ("in custody", "in police custody", "still in custody", "being held", "now in custody", "being questioned")


def _before_court(verb: Token) -> bool:
    """ "went on trial", "stood trial", "are due in court", with nothing but small words between."""
    for token in verb.doc[verb.i + 1 : verb.i + 5]:
        if token.lower_ in w.TRIALS:
            return True
        if token.pos_ in ("VERB", "NOUN", "PUNCT") and token.dep_ != "compound":
            return False
    return False


def _of_crime(verb: Token) -> bool:
    """ "have denied murdering a teenager", "deny charges of affray"; not of a negation."""
    if any(child.dep_ == "neg" for child in verb.lefts):
        return False
    doc, i = verb.doc, verb.i + 1
    if i < len(doc) and doc[i].lower_ in ("the", "any", "a", "all"):
        i += 1
    if i >= len(doc):
        return False
    crime = doc[i].tag_ == "VBG" and (
        doc[i].lower_ in ATTACKS or doc[i].lower_ in MECHANISMS or doc[i].lower_ in DEATHS
    )
    return crime or singular(doc[i].lower_) in w.CHARGE_NOUNS or doc[i].lower_ in w.CHARGED_WITH


def _in_fight(verb: Token) -> bool:
    """ "20 youths were involved in the fight", "members of the group were fighting. Some 30 men were involved"."""
    if any(token.lower_ in w.FIGHTS for token in verb.subtree):
        return True
    doc, start = verb.doc, verb.sent.start
    bare = verb.i + 1 >= len(doc) or doc[verb.i + 1].is_punct
    return (
        bare
        and start > 0
        and any((t.lower_ in w.FIGHTS and t.pos_ != "VERB") or t.lower_ == "fighting" for t in doc[start - 1].sent)
    )


def court_role(verb: Token, kind: str) -> Role | None:
    """What police or a court did, where the verb says so; `kind` is the part of the people in its clause."""
    low = verb.lower_
    unit = w.COURT_VERBS.get(low)
    own: Assertion = assertion(verb)
    if low == "involved" and kind != "object" and _in_fight(verb):
        return Role("offenders", None, [], own, verb.i)
    if unit is not None and kind in ("passive", "object"):
        return Role(cast(Unit, unit), None, [], own, verb.i)
    after = set(verb.doc.lower[verb.i + 1 : verb.i + 7])
    if low == "held" and kind == "passive" and (after & w.HELD or verb.nbor(1).text in (".", ",", ";")):
        return Role("arrests", None, [], own, verb.i)
    in_custody = verb.doc.words_of(verb.i + 1, verb.i + 5).lower()
    if (
        low in ("are", "were", "remain", "remained", "remaining", "being")
        and kind == "subject"
        and in_custody.startswith(_CUSTODY)
    ):
        return Role("arrests", None, [], own, verb.i)
    named = any(t.lower_ in w.BEHIND and t.pos_ == "PROPN" for t in verb.doc[verb.i + 1 : verb.i + 7])
    if low in w.PUTTING and kind in ("passive", "object") and after & w.BEHIND and not named:
        return Role("convictions", None, [], own, verb.i)  # "were locked up", "put three men behind bars"
    if low in w.SPARING and after & w.PRISON_TERMS and kind == ("passive" if low == "spared" else "subject"):
        return Role("convictions", None, [], "asserted", verb.i)  # "six more escaped prison"
    if low in w.GIVEN and kind == ("subject" if low in ("received", "got") else "passive") and after & w.PUNISHMENTS:
        return Role("convictions", None, [], own, verb.i)
    if low in w.TRIED and kind == "subject" and _before_court(verb):
        return Role("charges", None, [], "asserted", verb.i)  # "will go on trial in May": charged already
    if low in w.FINDING and kind == "passive":
        for child in verb.children:
            if child.lower_ == "guilty":
                denied = any(c.dep_ == "neg" or c.lower_ == "not" for c in (*child.children, *verb.children))
                return Role("acquittals" if denied else "convictions", None, [], "asserted", verb.i)
    if low in w.PLEAS and kind == "subject":
        guilty = any(c.lower_ == "guilty" and not any(g.lower_ == "not" for g in c.children) for c in verb.children)
        if (guilty and not any(c.lower_ == "not" for c in verb.children)) or low.startswith("admit"):
            return Role("convictions", None, [], own, verb.i)
    if low in w.DENYING and kind == "subject" and _of_crime(verb):
        return Role("charges", None, [], "asserted", verb.i)
    if low in w.APPEARING and kind == "subject":
        for child in verb.rights:
            if child.dep_ == "prep" and any(t.lower_ in w.COURTS for t in child.subtree):
                return Role("charges", None, [], own, verb.i)
    return None
