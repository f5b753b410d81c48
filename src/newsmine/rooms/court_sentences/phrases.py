"""Verbs of sentencing that stand around whom they are about: "sent Karl Toms to prison", "bound him over"."""

from __future__ import annotations

from newsmine.lexicon import load

_APART: dict[str, list[dict[str, list[str]]]] = load("newsmine.rooms.court_sentences")["apart"]
#: Words between the verb and what closes it, at most: a first name, a surname, an age between commas.
_REACH = 7
_STOPS = frozenset(
    {
        ".",
        ";",
        ":",
        "and",
        "who",
        "which",
        "that",
        "from",
        "after",
        "before",
        "when",
        "was",
        "were",
        "by",
        "it",
        "not",
        "\n",
        "\n\n",
    }
)
#: Verbs that are closed further on ("sent Karl Toms to prison"), with their kinds and the words that close them.
PARTED_VERBS: dict[str, list[tuple[str, list[list[str]]]]] = {}
for _kind, _entries in _APART.items():
    for _entry in _entries:
        for _verb in _entry["verbs"]:
            PARTED_VERBS.setdefault(_verb, []).append((_kind, [ending.split() for ending in _entry["ends"]]))


def around(text: list[str], i: int, end: int) -> tuple[str, int] | None:
    """The kind of verb that begins at word `i` and the word after what closes it, or None.

    At least one word stands between: "sent Karl Toms to prison", not "sent to prison".
    """
    for kind, endings in PARTED_VERBS.get(text[i], ()):
        for k in range(i + 1, min(end, i + 1 + _REACH)):
            if text[k] in _STOPS:
                break
            closing = next((one for one in endings if text[k : k + len(one)] == one), None)
            if closing is not None and k > i + 1:
                return kind, k + len(closing)
    return None
