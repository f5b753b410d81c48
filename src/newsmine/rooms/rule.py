"""A rule's name travels with every fact it makes; the names of a room are kept together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern. The name reads like a template: "<amount> <people> were <attacked>".

    `confidence` is how often a fact of this rule is right, before other evidence.
    """

    name: str
    means: str
    confidence: float = 0.9

    def __str__(self) -> str:
        return self.name


class Rules:
    """The rules of a room, in the order in which they were named."""

    def __init__(self, room: str) -> None:
        self.room = room
        self._rules: dict[str, Rule] = {}

    def __call__(self, name: str, means: str, confidence: float = 0.9) -> Rule:
        """Name a rule. Raises `ValueError` when the name is taken."""
        if name in self._rules:
            raise ValueError(f"{self.room}: there is a rule {name!r} already")
        rule = self._rules[name] = Rule(name, means, confidence)
        return rule

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def __contains__(self, name: object) -> bool:
        return name in self._rules

    def __getitem__(self, name: str) -> Rule:
        return self._rules[name]
