"""What somebody was dealt with for: phrases of `offences.toml` in the words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from newsmine.errors import LexiconError
from newsmine.lexicon import load
from newsmine.rooms.court_sentences.frames import OPENERS, framed

_HERE = "newsmine.rooms.court_sentences"
_FILE = "offences.toml"


@dataclass(frozen=True, slots=True)
class Named:
    """An offence named in the tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    code: str


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    owner: dict[str, str] = {}
    for code, entry in load(_HERE, _FILE).items():
        for phrase in entry["phrases"]:
            if owner.setdefault(phrase, code) != code:
                raise LexiconError(f"{_FILE}: {phrase!r} stands under {owner[phrase]!r} and {code!r}; keep one")
            parts = tuple(phrase.replace(",", " ,").split())
            found.setdefault(parts[0], []).append((parts, code))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


_PHRASES = _phrases()
#: The words that an offence, or the rest of one, may begin with.
_OPENING = OPENERS | _PHRASES.keys() | {"damage", "to"}
_PLAIN = frozenset({"assault", "assault_police", "assault_emergency_worker"})
_ASSAULTING = frozenset({"assault", "assaulting", "assaulted"})
_DISFIGURED = frozenset({"disfigurement", "impairment", "danger", "of", "life", "injury"})
_MORE_HARM = _DISFIGURED | {",", "and", "permanent", "to", "the", "her", "his"}
_HIS = frozenset({"his", "her", "their", "the"})


_INTENDED = {"wounding": "wounding_with_intent", "gbh": "gbh_with_intent"}


def _begins(text: list[str], i: int) -> bool:
    """Whether an offence is named from word `i` on."""
    return any(tuple(text[i : i + len(parts)]) == parts for parts, _ in _PHRASES.get(text[i], ()))


def _with_intent(text: list[str], start: int, end: int) -> int | None:
    """The end of "wounding a man of 19 with intent to do him grievous bodily harm", from behind "wounding"."""
    for i in range(start, min(end - 1, start + 12)):
        if text[i] in (".", ";", ",", "but", "denied", "admitted") or _begins(text, i):
            return None
        if text[i] == "with" and text[i + 1] == "intent":
            for k in range(i + 2, min(end, i + 10)):
                if text[k] == "gbh":
                    return k + 1
                if text[k : k + 2] == ["bodily", "harm"]:
                    return k + 2
            return i + 2
    return None


def _to_injury(text: list[str], start: int, end: int) -> tuple[int, str] | None:
    """Scots law: "assaulting the driver to his severe injury and permanent disfigurement"."""
    for i in range(start, min(end - 1, start + 40)):
        if text[i] in (".", ";"):
            return None
        if text[i] != "to":
            continue
        k = i + 1 + (text[i + 1] in _HIS)
        if text[k : k + 2] == ["severe", "injury"] or text[k : k + 2] == ["danger", "of"]:
            stop = k + 2
            while stop + 1 < end and text[stop] in _MORE_HARM:
                stop += 1
            while text[stop - 1] not in _DISFIGURED | {"injury", "of"}:
                stop -= 1
            return stop, "assault_to_severe_injury"
        if text[k : k + 1] == ["injury"]:
            return k + 1, "assault_to_injury"
    return None


def named(text: list[str], start: int, end: int) -> list[Named]:
    """The offences named in the lower-case words `start` to `end`, none inside another."""
    found: list[Named] = []
    i = start
    while i < end:
        if text[i] not in _OPENING or (text[i] == "harassment" and text[max(0, i - 2) : i] == ["non", "-"]):
            i += 1  # "a non-harassment order" names none
            continue
        wide = framed(text, i, end)
        for parts, code in _PHRASES.get(text[i], ()):
            stop = i + len(parts)
            if wide is not None and stop < wide[0]:
                continue
            if stop <= end and tuple(text[i:stop]) == parts:
                harm = _to_injury(text, stop, end) if code in _PLAIN and text[i] in _ASSAULTING else None
                if harm is not None:
                    stop, code = harm
                if code in _INTENDED and (intent := _with_intent(text, stop, end)) is not None:
                    stop, code = intent, _INTENDED[code]
                found.append(Named(i, stop, code))
                i = stop - 1
                break
        else:
            if wide is not None:
                found.append(Named(i, *wide))
                i = wide[0] - 1
            elif text[i] == "damage" and text[i - 1] == "and" and found and found[-1].end == i - 1:
                found.append(Named(i, i + 1, "criminal_damage"))  # "guilty of grievous bodily harm and damage"
            elif text[i] == "to" and text[i + 1 : i + 2] and text[i + 1] in _HIS:
                harm = _to_injury(text, i, min(end, i + 6))
                if harm is not None:
                    found.append(Named(i, *harm))  # "striking him with a knife to his severe injury"
                    i = harm[0] - 1
        i += 1
    return found
