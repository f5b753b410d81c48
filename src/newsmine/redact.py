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
from typing import Any

import msgspec

from newsmine.language.names import GIVEN
from newsmine.pseudonyms import (
    Cut,
    Pseudonyms,
    cuts,
    joined,
    letters,
    nicknames,
    pieces,
    pseudonyms,
    surnames,
    words_of,
)
from newsmine.record import Mention, Person, Record

#: Roles whose bearers are given a pseudonym.
PROTECTED = frozenset({"victim", "witness"})
ADULT = 18
#: Keys of a record that are no part of the article's words: names are replaced in any case there.
_OUTSIDE = ("id", "url", "source", "extra")
#: Keys whose values are ours, not the article's words.
_CODES = frozenset(
    "schema status rule id same_as passage assertion model value from to published anchor law offence code gender "
    "roles type unit outcome who qualifier mechanism mechanisms body_parts severity treatment mod currency".split()
)
_CHILD = (
    r"(?:school ?(?:boy|girl|child)|toddler|baby|infant|newborn|child|boy|girl|youngster|pupil|juvenile|kid|tot|"
    r"teen(?:ager|age)?(?: boy| girl)?|youth|minor|year-old (?:boy|girl)|sixth[ -]former)"
)
_CHILD_BEFORE = re.compile(rf"\b{_CHILD},? $", re.IGNORECASE)
_CHILD_BEHIND = re.compile(rf"(?:,| was| is| -| –) (?:an?|the) (?:[\w-]+ ){{0,4}}{_CHILD}\b", re.IGNORECASE)
_CHILD_MENTION = re.compile(rf"\b{_CHILD}\b", re.IGNORECASE)
_FULL_NAME = re.compile(r"\b([A-Z][\w'’-]+) ([A-Z][\w'’-]+)")
_HEX = re.compile(r"[0-9a-f]{16,}")


def redacted(record: Record) -> Record:
    """A copy of the record in which no name of a protected person is left.

    Protected are victims, witnesses, everybody under 18 (by age, or called a schoolboy, a toddler, a
    pupil and the like), and everybody who shares a surname with one of them. `id`, `url`, `source`
    and `extra` are searched too: where a protected name stands in them, it is replaced there as well.
    The text of a record with status "error", which nobody has read, is left out.
    """
    if record.status == "error":
        return _withheld(record)
    protected = _protected(record)
    if not protected:
        return msgspec.convert(record.to_dict(), Record)
    called = _called(protected, record)
    others = [person for person in record.people if person.name and id(person) not in {id(p) for p, _ in called}]
    names = pseudonyms(record.text, called, others)
    names.dates = [(date.start, date.end) for date in record.dates]
    found = cuts(record.text, names, grounded=True)
    new = _applied(record.text, found)
    plain = _moved(record.to_dict(), _Shift(found), names)
    plain["id"] = record.id
    plain["text"] = new
    _read_again(plain, new)
    for key in _OUTSIDE:
        plain[key] = _anywhere(plain[key], names)
    title_end = plain["title_end"]
    if record.title is not None:
        plain["title"] = new[:title_end] if title_end else _replace(record.title, names)
    return msgspec.convert(plain, Record)


def _withheld(record: Record) -> Record:
    """An article that was not read may name anybody: its words are left out."""
    plain = record.to_dict()
    plain.update(text="", title=None, title_end=None, author=None, extra={}, warnings=[])
    return msgspec.convert(plain, Record)


def _protected(record: Record) -> list[Person]:
    people = [person for person in record.people if words_of(person.name)] + _unlisted(record)
    chosen = [person for person in people if PROTECTED & set(person.roles) or _is_child(person, record.text)]
    shared = {surname for person in chosen for surname in surnames(person.name)}
    whole = [_letters_of(person) for person in chosen]
    words = set().union(*whole)
    alike = []
    for person in people:
        if any(person is c for c in chosen):
            continue
        own = _letters_of(person)
        if _last(person) & shared or (len(own) == 1 and own & words) or any(len(own & w) > 1 for w in whole):
            alike.append(person)
    return sorted(chosen + alike, key=lambda person: person.start)


def _unlisted(record: Record) -> list[Person]:
    """Names among the words for victims whom the list of people does not have."""
    known = {letters(word) for person in record.people for word in words_of(person.name)}
    told = [injury.victim_text for injury in record.injuries if injury.victim is None and injury.victim_text]
    told += [count.who_text for count in record.counts if count.unit == "victims" and count.who_text]
    found = []
    for words in dict.fromkeys(told):
        match = _FULL_NAME.search(words)
        at = record.text.find(match.group()) if match is not None else -1
        if match is None or at < 0 or letters(match[1]) not in GIVEN or letters(match[2]) in known:
            continue
        name, end = match.group(), at + len(match.group())
        mention = Mention(start=at, end=end, text=name)
        found.append(Person(start=at, end=end, text=name, rule="", name=name, roles=["victim"], mentions=[mention]))
    return found


def _last(person: Person) -> set[str]:
    """The surname of a full name, or the one word that stands for somebody."""
    return surnames(person.name) or surnames(f"xx {person.name}")


def _letters_of(person: Person) -> set[str]:
    return {letters(word) for word in words_of(person.name)}


def _is_child(person: Person, text: str) -> bool:
    ages = [age for age in (person.age, person.age_low, person.age_high) if age is not None]
    if ages:
        return min(ages) < ADULT
    for mention in person.mentions:
        if _CHILD_MENTION.search(mention.text) or _CHILD_BEFORE.search(text, max(0, mention.start - 30), mention.start):
            return True
        if _CHILD_BEHIND.match(text, mention.end):
            return True
    return False


def _called(protected: list[Person], record: Record) -> list[tuple[Person, str]]:
    """The pseudonym of each; one that the text uses itself ("Child A") is left out."""
    given: list[tuple[Person, str]] = []
    number = 0
    full = [person for person in protected if len(words_of(person.name)) > 1]
    for person in sorted(protected, key=lambda one: (len(words_of(one.name)) < 2, one.start)):
        own = {piece for word in words_of(person.name) for piece in pieces(word)}
        same = [c for p, c in given if p in full and own <= {x for w in words_of(p.name) for x in pieces(w)}]
        if len(own) == 1 and len(same) == 1:  # a surname alone that was tied to nobody
            given.append((person, same[0]))
            continue
        kind = "Child" if _is_child(person, record.text) else "Person"
        while re.search(rf"\b(?:child|person) {_letters(number)}\b", record.text, re.IGNORECASE):
            number += 1
        given.append((person, f"{kind} {_letters(number)}"))
        number += 1
    return given + _nicknamed(given, record)


def _nicknamed(given: list[tuple[Person, str]], record: Record) -> list[tuple[Person, str]]:
    """Who is only another name of a protected person: "Marcus Boyd, also known as Marky B"."""
    known = {id(person) for person, _ in given}
    places = {start: called for person, called in given for start, _ in nicknames(record.text, person)}
    return [
        (person, places[mention.start])
        for person in record.people
        if person.name and id(person) not in known
        for mention in person.mentions[:1]
        if mention.start in places
    ]


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


def _applied(text: str, found: list[Cut]) -> str:
    out, last = [], 0
    for cut in found:
        out += [text[last : cut.start], cut.words]
        last = cut.end
    return "".join([*out, text[last:]])


def _replace(text: str, names: Pseudonyms, whose: tuple[str, frozenset[str]] | None = None) -> str:
    return _applied(text, cuts(text, names, whose=whose))


class _Shift:
    """Offsets of the old text as offsets of the new."""

    def __init__(self, found: list[Cut]) -> None:
        self.cuts = found
        self.starts = [cut.start for cut in found]
        self.before = [0]
        for cut in found:
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


def _moved(node: Any, shift: _Shift, names: Pseudonyms, whose: tuple[str, frozenset[str]] | None = None) -> Any:
    """A record as plain values with every offset moved and every string of the article's words searched."""
    if isinstance(node, list):
        return [_moved(item, shift, names, whose) for item in node]
    if isinstance(node, str):
        return _replace(node, names, whose)
    if not isinstance(node, dict):
        return node
    for key in ("victim", "speaker", "defendants"):
        one = node.get(key)
        one = one[0] if isinstance(one, list) and len(one) == 1 else one
        whose = names.people.get(one, whose) if isinstance(one, str) else whose
    if "mentions" in node:
        whose = names.people.get(node.get("id", ""))
    out = {key: value if key in _CODES else _moved(value, shift, names, whose) for key, value in node.items()}
    if isinstance(node.get("start"), int) and isinstance(node.get("end"), int):
        out["start"], out["end"] = shift.start(node["start"]), shift.end(node["end"])
    if isinstance(node.get("title_end"), int):
        out["title_end"] = shift.end(node["title_end"])
    if "mentions" in node and whose is not None and node.get("name"):
        out["name"] = whose[0]
        out["aliases"] = [alias for alias in dict.fromkeys(out["aliases"]) if alias != whose[0]]
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


def _anywhere(node: Any, names: Pseudonyms) -> Any:
    """Addresses and labels with names replaced in any case ("/ann-moss-hurt" is "/person-a-hurt")."""
    if isinstance(node, list):
        return [_anywhere(item, names) for item in node]
    if isinstance(node, dict):
        return {_anywhere(key, names): _anywhere(value, names) for key, value in node.items()}
    if not isinstance(node, str) or _HEX.fullmatch(node):
        return node
    if not re.search(r"\s", node):
        return _replace(_label(node, names), names)
    return "".join(
        part if part.isspace() else _label(part, names) for part in re.split(r"(\s+)", _replace(node, names))
    )


def _label(word: str, names: Pseudonyms) -> str:
    """A word without spaces, in which names may be joined ("annmoss") or in pieces ("ann_moss")."""
    return _applied(word, sorted(joined(word, 0, names, slug=True)))
