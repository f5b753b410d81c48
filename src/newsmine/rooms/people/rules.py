"""The named rules of this room."""

from __future__ import annotations

from newsmine.rooms.rule import Rules

rule = Rules("people")

TITLED = rule("<title> <Name>", "A rank or courtesy title with a name: a person.", 0.95)
GIVEN = rule("<given name> <Surname>", "A known given name with a capitalised word behind it.", 0.92)
SIGNED = rule("<Name> by what stands beside it", "An age, a verb of saying, a job or the model's word for it.", 0.85)
HARMED = rule("<somebody> was <harmed>", "An unnamed person to whom harm was done.", 0.8)
OFFENDER = rule("<somebody> <attacked> or was <dealt with>", "An unnamed attacker, suspect, defendant.", 0.75)
# Who is told of more than once is surer than who is told of once.
SIGNED_AGAIN = rule("<Name> by what stands beside it, again", "The same, of somebody named more than once.", 0.91)
HARMED_AGAIN = rule("<somebody> was <harmed>, again", "An unnamed victim told of more than once.", 0.91)
OFFENDER_AGAIN = rule("<somebody> <attacked>, again", "An unnamed attacker or defendant told of more than once.", 0.91)
