"""The named rules of this room."""

from __future__ import annotations

from newsmine.rooms.rule import Rules

rule = Rules("people")
