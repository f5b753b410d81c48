"""The named rules of this room: each name reads like what it finds; `grammar_*.toml` hold the templates.

A template that matches makes its meaning with the function that it names in `make_*.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from newsmine.errors import LexiconError
from newsmine.language.calendar_feasts import bank_holiday_names, names
from newsmine.lexicon import load
from newsmine.rooms.dates import make_days, make_phrases, make_spans, make_units
from newsmine.rooms.dates.meaning import Meaning
from newsmine.rooms.dates.phrases import MOD_OF, REFERENCES
from newsmine.rooms.dates.words import Words
from newsmine.rooms.rule import Rule, Rules

rule = Rules("dates")
_HERE = "newsmine.rooms.dates"
_FILES = ("grammar_phrases.toml", "grammar_points.toml", "grammar_spans.toml")
_MAKERS = (make_days, make_units, make_spans, make_phrases)
#: The passes over a text, in order.
PASSES = ("words", "phrases", "times", "ranges")


@dataclass(frozen=True, slots=True)
class Production:
    """A rule, its template, the label of what it makes, and the code that makes it; no code: the words are refused.

    The label may be "{unit}", that of the unit among the words, or "{same}", that of the first reading in it.
    """

    rule: Rule
    template: str
    kind: str
    make: Callable[[Words], Meaning | None] | None


def _any(*phrases: str) -> str:
    """A template for one of several phrases, their apostrophes and hyphens split off as the lexer does."""
    words = [
        phrase.replace("'s", " 's").replace("s' ", "s <apostrophe> ").replace("-", " <hyphen> ") for phrase in phrases
    ]
    return "(" + "|".join(sorted(words, key=lambda phrase: (-len(phrase.split()), phrase))) + ")"


def _macros() -> dict[str, str]:
    return {
        **load(_HERE, "grammar_points.toml")["macros"],
        "limit": _any(*MOD_OF),
        "bound": _any(*(phrase for phrase in MOD_OF if phrase.split()[-1] not in ("over", "under", "exceeding"))),
        "feast": _any(*names()),
        "bank": _any(*bank_holiday_names()),
        "reference": _any(*REFERENCES),
    }


def _maker(entry: dict[str, Any], where: str) -> Callable[[Words], Meaning | None]:
    for module in _MAKERS:
        if (function := getattr(module, entry["make"], None)) is not None:
            made: Callable[[Words], Meaning | None] = (
                partial(function, **entry["with"]) if "with" in entry else function
            )
            return made
    raise LexiconError(f"{where}: {entry['template']!r}: no function {entry['make']!r}")


def _productions() -> dict[str, list[Production]]:
    found: dict[str, list[Production]] = {level: [] for level in PASSES}
    for file in _FILES:
        tables = load(_HERE, file)
        for level in PASSES:
            for entry in tables.get(level, ()):
                name = entry.get("name")  # without one it is a fact only inside a larger reading
                named = rule(name, entry["means"], entry["confidence"]) if name else Rule(entry["template"], "a part")
                maker = _maker(entry, f"{_HERE.replace('.', '/')}/{file}")
                found[level].append(Production(named, entry["template"], entry["kind"], maker))
        for template in tables.get("refused", ()):
            found["words"].append(Production(Rule(template, "no date"), template, "refused", None))
    return found


MACROS = _macros()
#: Groups of readings that templates name together.
GROUPS: dict[str, list[str]] = dict(load(_HERE, "grammar_phrases.toml")["groups"])
PRODUCTIONS = _productions()
