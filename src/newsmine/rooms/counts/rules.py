"""The named rules of this room."""

from __future__ import annotations

from newsmine.rooms.rule import Rules

rule = Rules("counts")

VICTIMS = rule("<amount> <people> were <attacked>", "a number of people to whom harm was done", 0.9)
SINGLE = rule("<a person> was <attacked>", "one person, told of for the first time, to whom harm was done", 0.8)
ELLIPSIS = rule("<amount> were <attacked>", "a number without its noun, whose verb says what was done", 0.85)
NOBODY = rule("no <people> were <attacked>", "nobody suffered what is denied", 0.9)
ASSAULTS = rule("<amount> <attacks>", "a number of attacks as such", 0.9)
COMPARED = rule("<amount> compared with <amount>", "a bare figure beside another of the same things", 0.85)
TIMES = rule("attacked <amount> times a <day>", "how often people are attacked", 0.9)
INCIDENTS = rule("<amount> <incidents> of violence", "a number of incidents, cases or offences of violence", 0.8)
INJURIES = rule("<amount> injuries", "a number of injuries as such", 0.8)
DEATHS = rule("<amount> deaths", "a number of deaths by violence", 0.75)
OFFENDERS = rule("<amount> <people> <attacked>", "a number of attackers", 0.8)
COURT = rule("<amount> <people> were <arrested>", "people arrested, charged, convicted or cleared", 0.85)
COURT_NOUNS = rule("<amount> arrests", "arrests, charges, convictions as nouns", 0.75)
SHARE = rule("<one in so many> <people> were <attacked>", "a proportion of people attacked", 0.85)
CHANGE = rule("<attacks> rose by <percent>", "a change whose figure is not given", 0.85)
MULTIPLE = rule("a <triple> <stabbing>", "victims told by the name of the attack", 0.75)
PART = rule("<amount> of <people counted>", "a part of the people counted before", 0.8)
