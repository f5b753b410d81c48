"""The named rules of this room."""

from __future__ import annotations

from newsmine.rooms.rule import Rules

rule = Rules("court_sentences")

SENTENCED = rule("<defendant> was <sentenced> to <disposals>", "a court passed sentence, with what it ordered", 0.9)
BARE = rule("<defendant> was <sentenced>", "a court passed sentence; the text gives no length or sum", 0.85)
NAMED = rule("<disposals>", "what a court ordered, without the verb for it", 0.75)
SPARED = rule("<defendant> was <spared> <custody>", "a sentence that was not passed", 0.85)
POSSIBLE = rule("<may> get <disposals>", "what the law allows, or what somebody faces or wants", 0.85)
ALTERED = rule("<sentence> was <altered> to <disposals>", "an appeal or a later hearing changed a sentence", 0.8)
CONVICTED = rule("<defendant> was <convicted> of <offence>", "a conviction or guilty plea, the sentence not told", 0.85)
ACQUITTED = rule("<defendant> was <cleared> of <offence>", "an acquittal", 0.9)
