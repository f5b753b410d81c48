"""Threats with a weapon, which the contract counts as attacks: "was threatened with a syringe"."""

from __future__ import annotations

from newsmine.language.assertion import assertion
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.clauses import Role, predicates


def threatened(doc: Doc, anchors: tuple[int, ...]) -> Role | None:
    """The role of those whom somebody threatened with a weapon, or held at knifepoint; None where no one did."""
    for anchor in anchors:
        for verb, kind in predicates(doc[anchor]):
            if verb.lower_ in w.THREATENING and kind in ("passive", "object") and _with_weapon(verb):
                return Role("victims", "assaulted", ["threat"], assertion(verb), verb.i)
    return None


def _with_weapon(verb: Token) -> bool:
    for token in verb.subtree:
        if token.i > verb.i and token.lower_ in w.WEAPONS:
            before = verb.doc.lower[verb.i + 1 : token.i]
            return "with" in before or "by" in before or token.lower_.endswith("point")
    return False
