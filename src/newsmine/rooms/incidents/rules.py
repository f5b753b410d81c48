"""The named rules of this room."""

from __future__ import annotations

from newsmine.rooms.rule import Rules

rule = Rules("incidents")

MAIN = rule(
    "<the case that the story is about>", "the headline or the lead tells that somebody was attacked or harmed", 0.9
)
TALLY = rule("<amount> <attacked> <over a few days>", "a tally over a stated short period is one incident", 0.85)
PART = rule("in one of the incidents <somebody> was <attacked>", "one case of a tally, told by itself", 0.8)
ASIDE = rule("it came <time> after <somebody> was <attacked>", "another case, told beside the main one", 0.75)
