"""The named rules of this room."""

from __future__ import annotations

from newsmine.rooms.rule import Rules

rule = Rules("injuries")

SUFFERED_ATTACK = rule(
    "<victim> was <attacked> on <part>", "An attack on a body that its victim suffers, no harm named.", 0.92
)
DID_ATTACK = rule("<somebody> <attacked> <victim>", "An attack on a body that somebody does, no harm named.", 0.9)
BLOW = rule("<blow> at <victim>", "A noun for a blow, with the one whom it was meant for.", 0.75)
ENTAILED = rule("<victim> was <stabbed or shot>", "An attack that entails its wound.", 0.92)
DEATH = rule("<victim> died", "A death that is told of a victim.", 0.85)
NAMED = rule("<harm> to <part>", "A noun that names the harm.", 0.88)
BROKEN_PART = rule("<broken> <part>", "A part of the body with what is wrong with it.", 0.92)
BROKE_PART = rule("<broke> <part>", "A verb that harms a part of the body.", 0.9)
STATE = rule("<victim> was <unconscious>", "A state that the harm leaves.", 0.85)
