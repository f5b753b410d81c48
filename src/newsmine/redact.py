"""Names of victims, witnesses and children replaced by stable pseudonyms, through a whole record.

`redacted(record)` gives a new record: the text with "Person A" or "Child B" in the place of each
name, every offset moved with it, every field that holds words cut from the text read anew. What
the record says (ages, roles, counts, dates) stays. The same text gives the same pseudonyms.

Reporting restrictions: victims of sexual offences have lifelong anonymity in the United Kingdom
(Sexual Offences (Amendment) Act 1992), and a youth court's defendants, victims and witnesses
under 18 may not be identified (Children and Young Persons Act 1933 s49). Names are only part of
what identifies somebody: a school, a street, a relative's name may do it too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import msgspec

from newsmine.language.names import GIVEN, TITLES, fold
from newsmine.record import Person, Record

#: Roles whose bearers are given a pseudonym.
PROTECTED = frozenset({"victim", "witness"})
ADULT = 18
#: Keys of a record that are no part of the article's words: names are replaced in any case there.
_OUTSIDE = ("id", "url", "source", "extra")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Cut:
    """Characters `start` to `end` of the old text that `words` stand for in the new."""

    start: int
    end: int
    words: str


def redacted(record: Record) -> Record:
    """A copy of the record in which no name of a protected person is left.

    Protected are victims, witnesses, everybody under 18, and relatives who share the surname of
    a protected child. `id`, `url`, `source` and `extra` are searched too: where a protected name
    stands in them, it is replaced there as well.
    """
    protected = _protected(record.people)
    if not protected:
        return msgspec.convert(record.to_dict(), Record)
    names = _pseudonyms(protected)
    cuts = list(_cuts(record.text, names))
    plain = _moved(record.to_dict(), _Shift(cuts), record.text, names)
    for key in _OUTSIDE:
        plain[key] = _anywhere(plain[key], names)
    text: str = plain["text"]
    title_end = plain["title_end"]
    if record.title is not None:
        plain["title"] = text[:title_end] if title_end else _replace(record.title, names)
    return msgspec.convert(plain, Record)


def _protected(people: Iterable[Person]) -> list[Person]:
    people = [person for person in people if person.name]
    chosen = [person for person in people if PROTECTED & set(person.roles) or _is_child(person)]
    surnames = {_words(person.name)[-1] for person in chosen if _is_child(person) and len(_words(person.name)) > 1}
    kin = [p for p in people if p not in chosen and "relative" in p.roles and _words(p.name)[-1] in surnames]
    return sorted(chosen + kin, key=lambda person: person.start)


def _is_child(person: Person) -> bool:
    ages = [age for age in (person.age, person.age_high) if age is not None]
    return bool(ages) and min(ages) < ADULT


def _words(name: str | None) -> list[str]:
    return _WORD.findall(name or "")


def _letters(number: int) -> str:
    """A, B, ... Z, AA, AB, ...

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out


def _pseudonyms(protected: list[Person]) -> dict[tuple[str, ...], str]:
    """What stands for each form of a name: the folded words of the form, and the pseudonym.

    Besides the forms that were found, every word of a name counts for itself, so that a mention
    that the reader of the text did not tie to anybody is replaced too.
    """
    table: dict[tuple[str, ...], str] = {}
    for number, person in enumerate(protected):
        words = f"{'Child' if _is_child(person) else 'Person'} {_letters(number)}"
        forms = [person.name or "", *person.aliases, *(mention.text for mention in person.mentions)]
        own = {fold(word) for word in _words(person.name)}
        for form in forms:
            parts = [fold(word) for word in _words(form)]
            while parts and parts[0] in TITLES and parts[0] not in own:
                parts.pop(0)
            if parts and set(parts) <= own | GIVEN and set(parts) & own:
                table.setdefault(tuple(parts), words)
        for word in own:
            if len(word) > 1:
                table.setdefault((word,), words)
    return table


def _cuts(text: str, names: dict[tuple[str, ...], str]) -> Iterator[_Cut]:
    """Where the forms stand in a text, the longest first; whole words in any case but lower."""
    if not names:
        return
    longest = max(map(len, names))
    found = list(_WORD.finditer(text))
    folded = [fold(match.group()) for match in found]
    i = 0
    while i < len(found):
        for length in range(min(longest, len(found) - i), 0, -1):
            parts = tuple(folded[i : i + length])
            if parts in names and _together(text, found[i : i + length]) and not found[i].group().islower():
                yield _Cut(found[i].start(), found[i + length - 1].end(), names[parts])
                i += length
                break
        else:
            inner = _inner(found[i], names)
            if inner is not None:
                yield inner
            i += 1


def _together(text: str, words: list[re.Match[str]]) -> bool:
    return all(
        len(text[a.end() : b.start()]) < 6 and not text[a.end() : b.start()].strip(" .,\"'“”‘’()\n")
        for a, b in pairwise(words)
    )


def _inner(match: re.Match[str], names: dict[tuple[str, ...], str]) -> _Cut | None:
    """A name with a possessive ("Smith's") or one half of a double name."""
    at = match.start()
    for piece in re.split(r"(['’\-])", match.group()):
        if (fold(piece),) in names and not piece.islower():
            return _Cut(at, at + len(piece), names[(fold(piece),)])
        at += len(piece)
    return None


def _anywhere(node: Any, names: dict[tuple[str, ...], str]) -> Any:
    """Addresses and labels with names replaced in any case ("/ann-moss-hurt" is "/person-a-hurt")."""
    if isinstance(node, list):
        return [_anywhere(item, names) for item in node]
    if isinstance(node, dict):
        return {_anywhere(key, names): _anywhere(value, names) for key, value in node.items()}
    if not isinstance(node, str):
        return node
    for parts in sorted(names, key=len, reverse=True):
        pattern = r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, parts)) + r"(?![^\W_])"
        slug = names[parts].lower().replace(" ", "-")
        node = re.sub(pattern, slug, node, flags=re.IGNORECASE)
    return node


def _replace(text: str, names: dict[tuple[str, ...], str]) -> str:
    out, last = [], 0
    for cut in _cuts(text, names):
        out += [text[last : cut.start], cut.words]
        last = cut.end
    return "".join([*out, text[last:]])


class _Shift:
    """Offsets of the old text as offsets of the new."""

    def __init__(self, cuts: list[_Cut]) -> None:
        self.cuts = cuts
        self.starts = [cut.start for cut in cuts]
        self.before = [0]
        for cut in cuts:
            self.before.append(self.before[-1] + len(cut.words) - (cut.end - cut.start))

    def start(self, position: int) -> int:
        """Where a span that began at a position begins now; inside a name: where the pseudonym begins."""
        k = bisect_right(self.starts, position) - 1
        if k >= 0 and position < self.cuts[k].end:
            return self.cuts[k].start + self.before[k]
        return position + self.before[k + 1]

    def end(self, position: int) -> int:
        """Where a span that ended at a position ends now; inside a name: where the pseudonym ends."""
        k = bisect_right(self.starts, position - 1) - 1
        if k >= 0 and position <= self.cuts[k].end:
            return self.cuts[k].start + self.before[k] + len(self.cuts[k].words)
        return position + self.before[k + 1]


def _moved(node: Any, shift: _Shift, text: str, names: dict[tuple[str, ...], str]) -> Any:
    """A record as plain values with every offset moved and every string searched."""
    if isinstance(node, list):
        return [_moved(item, shift, text, names) for item in node]
    if isinstance(node, str):
        return _replace(node, names)
    if not isinstance(node, dict):
        return node
    out = {
        str(_replace(key, names)) if key not in node else key: _moved(value, shift, text, names)
        for key, value in node.items()
    }
    if isinstance(node.get("start"), int) and isinstance(node.get("end"), int):
        out["start"], out["end"] = shift.start(node["start"]), shift.end(node["end"])
    if isinstance(node.get("title_end"), int):
        out["title_end"] = shift.end(node["title_end"])
    if "text" in node and "title_end" in node:
        new = _replace(text, names)
        out["text"] = new
        _read_again(out, new)
    return out


def _read_again(node: Any, text: str) -> None:
    """Set the text of every span from the new text."""
    if isinstance(node, list):
        for item in node:
            _read_again(item, text)
    elif isinstance(node, dict):
        if isinstance(node.get("start"), int) and isinstance(node.get("end"), int) and "text" in node:
            node["text"] = text[node["start"] : node["end"]]
        for value in node.values():
            if isinstance(value, (dict, list)):
                _read_again(value, text)
