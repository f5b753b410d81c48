"""The named rules of this room."""

from __future__ import annotations

from newsmine.rooms.rule import Rules

rule = Rules("people")

TITLED = rule("<title> <Name>", "A rank or courtesy title with a name: a person.", 0.95)
GIVEN = rule("<given name> <Surname>", "A known given name with a capitalised word behind it.", 0.92)
SIGNED = rule("<Name> by what stands beside it", "An age, a verb of saying, a job or the model's word for it.", 0.85)
HARMED = rule("<somebody> was <harmed>", "An unnamed person to whom harm was done.", 0.8)
OFFENDER = rule("<somebody> <attacked> or was <dealt with>", "An unnamed attacker, suspect, defendant.", 0.75)
