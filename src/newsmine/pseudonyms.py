"""Names of protected people and where a text has them, in whatever form they are written.

A name is compared by its letters alone: case, accents, apostrophes and hyphens make no difference.
Each word of a protected name counts for itself, halves of double names, plurals ("the Keegans"),
short forms ("Tommy" of a Thomas) and nicknames that the text tells of included.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from newsmine.language.names.lists import AMBIGUOUS, GIVEN, KNOWN_PLACES, NEVER, PARTICLES, SUFFIXES, SURNAMES, TITLES
from newsmine.language.parsed import STOP_WORDS
from newsmine.lexicon import words
from newsmine.record import Person

_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_LETTER = rf"[^\W\d_][{_MARKS}]*"
_APOSTROPHES = "'’‘ʼʻ`´′"
_DASHES = "\\-‐‑‒–"
WORD = re.compile(rf"(?:{_LETTER})+(?:[{_APOSTROPHES}{_DASHES}](?:{_LETTER})+)*")
_HALVES = re.compile(rf"[{_DASHES}]")
_OWNED = re.compile(rf"[{_APOSTROPHES}]s?$", re.IGNORECASE)
#: Handles, hashtags and addresses: names stand inside them without spaces.
_JOINED = re.compile(
    r"[@#]\w[\w.-]*|\S*(?:https?:|www\.|@)\S*|\S*\w\.(?:com|org|net|uk|co|me|info|ie|scot)\b\S*|\w*_\w+"
    r"|\b(?!Mc|Mac|Fitz|De|Di|O[A-Z])\w*[a-z][A-Z]\w*"
)
_CALLED = re.compile(
    r"[^.!?\nA-Z]{0,60}?\b(?:known (?:\w+ ){0,5}?as|nicknamed|dubbed|aka|alias|went by|"
    r"(?:is|was|been|being) called|called (?:him|her))(?: the name(?: of)?)?"
    r"\W{0,3}([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
)
_QUOTED = re.compile(r"[\"“‘'(]([A-Z][\w-]+(?: [A-Z][\w-]+)?)[\"”’')] $")
#: Between the words of one name.
_WITHIN_NAME = re.compile(r"[ \u00a0]+(?:[A-Z]\.?[ \u00a0]*)*")
#: A word that means something else is a name before one of these.
_TELLING = re.compile(
    r"(?:was|were|is|has|had|who|whose|and|said|says|told|tells|added|adds|died|dies|hit|hurt|dead|shot|wept|left|lost|"
    r"spoke|lay|fell|ran|went|came|took|gave|got|did|felt|\w+ed|suffers|family|brothers|sisters|household)\b"
)
_SAINT = re.compile(r"(?:St|St\.|Saint|Queen|King|Prince|Princess)\s$")
_TIME_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|last|next|of|early|late|mid|from|during|this|on|and|to|between|before|after|the)"
    r"[ -]|\d(?:st|nd|rd|th)?\s)$",
    re.IGNORECASE,
)
_TIME_BEHIND = re.compile(r"\s(?:\d|of\b|last\b|this\b)|-\w")
_DAY = re.compile(r"\d(?:st|nd|rd|th)?\s$")
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "summer autumn winter spring monday tuesday wednesday thursday friday saturday sunday easter christmas".split()
)
#: Words that are given names or surnames, and mostly something else: read by what stands beside them.
_ORDINARY = (
    NEVER | SURNAMES | KNOWN_PLACES | AMBIGUOUS | STOP_WORDS | frozenset("young king long cook price".split())
) - (GIVEN - AMBIGUOUS - NEVER) | frozenset(
    "jack rob drew nick pat sue dean mike rod ray dick max norm dale gene miles carol robin basil bob".split()
)
#: Words without a capital behind which an ordinary word stands.
_COMMON = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Yy]our|[Tt]his|[Tt]hat|[Nn]o|full of|was|were|is|are|be|"
    r"will|would|can|full|some|any|more) ([a-z]+)\b(?![.@_]\w)"
)
_PAIRS = [pair.split("/") for pair in words("newsmine.language", "short", "pairs", name="names.toml")]
#: Before a name that is written without capitals.
_BEFORE = re.compile(r"\b(?:rip|r\.i\.p\.?|mr|mrs|miss|ms|dr|poor|little|baby|lil|for|by) $", re.IGNORECASE)
_SHORTEST = 4  # of a name that is looked for inside an address


@functools.lru_cache(maxsize=50_000)
def letters(word: str) -> str:
    """A word by its letters alone, lower case.

    >>> letters("O’Neill"), letters("Núñez"), letters("Ann-Marie")
    ('oneill', 'nunez', 'annmarie')
    """
    plain = unicodedata.normalize("NFD", word.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("Ł", "L"))
    return "".join(c for c in plain if c.isalpha()).lower()


class Cut(NamedTuple):
    """Characters `start` to `end` of the old text that `words` stand for in the new."""

    start: int
    end: int
    words: str


@dataclass
class Pseudonyms:
    """What stands for whom: forms of names by their letters, and the people they belong to."""

    #: Sequences of words, the longest first when they are looked for.
    forms: dict[tuple[str, ...], str] = field(default_factory=dict)
    #: Words that mean something else as well.
    ordinary: set[str] = field(default_factory=set)
    #: Of these, the ones that may stand at the head of a sentence in their other meaning.
    common: set[str] | frozenset[str] = frozenset()
    #: Spans of mentions, by their start: protected ones with their pseudonym, others with None.
    mentions: list[tuple[int, int, str | None, frozenset[str]]] = field(default_factory=list)
    #: Words of dates: characters that are never a name.
    dates: list[tuple[int, int]] = field(default_factory=list)
    #: Words that have been looked up.
    keys: dict[str, str] = field(default_factory=dict)
    #: The pseudonym and the words of each, by the id of the record.
    people: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.forms)

    @functools.cached_property
    def longest(self) -> int:
        """Words of the longest form."""
        return max(map(len, self.forms), default=0)

    @functools.cached_property
    def first(self) -> set[str]:
        """First words of the forms."""
        return {parts[0] for parts in self.forms}

    @functools.cached_property
    def inside_any(self) -> list[tuple[str, str]]:
        """The same with the short ones, and those that mean something else."""
        joined = {"".join(parts): called for parts, called in self.forms.items()}
        return sorted(joined.items(), key=lambda item: -len(item[0]))

    @functools.cached_property
    def inside(self) -> list[tuple[str, str]]:
        """Forms as they stand in addresses and handles, the longest first."""
        joined = {"".join(parts): called for parts, called in self.forms.items()}
        kept = {form: called for form, called in joined.items() if len(form) >= _SHORTEST and form not in self.ordinary}
        return sorted(kept.items(), key=lambda item: -len(item[0]))


def words_of(name: str | None) -> list[str]:
    """The words of a name that are its bearer's own: no title, particle or suffix.

    >>> words_of("Mr Lee van Moss Jr")
    ['Lee', 'Moss']
    """
    parts = WORD.findall(name or "")
    while len(parts) > 1 and letters(parts[0]) in TITLES:
        parts.pop(0)
    return [part for part in parts if letters(part) not in PARTICLES | SUFFIXES and len(letters(part)) > 1]


def surnames(name: str | None) -> set[str]:
    """The last word of a full name and its halves, by their letters."""
    parts = words_of(name)
    return set(pieces(parts[-1])) if len(parts) > 1 else set()


def pieces(word: str) -> Iterator[str]:
    """A word of a name, and the parts of a double one."""
    yield letters(word)
    halves = _HALVES.split(word)
    if len(halves) > 1:
        yield from (letters(half) for half in halves if len(letters(half)) > 2 and letters(half) not in PARTICLES)
    for half in halves:
        behind = re.split(rf"^[A-Za-z][{_APOSTROPHES}]", half)[-1]
        if behind != half and len(behind) > 3:  # "Neill" of an O'Neill
            yield letters(behind)


def pseudonyms(text: str, people: list[tuple[Person, str]], others: list[Person]) -> Pseudonyms:
    """The forms of protected people's names, each with its pseudonym. `others` keep theirs."""
    found = Pseudonyms()
    free = {letters(word) for person in others for word in words_of(person.name)}
    for person, called in people:
        own = words_of(person.name)
        parts = list(dict.fromkeys(piece for word in own for piece in pieces(word)))
        for form in (person.name or "", *person.aliases, *(mention.text for mention in person.mentions)):
            bare = [letters(word) for word in words_of(form)]
            if bare and set(bare) & set(parts) and set(bare) <= set(parts) | GIVEN:
                found.forms.setdefault(tuple(bare), called)
        for piece in parts:
            found.forms.setdefault((piece,), called)
        for _, nickname in nicknames(text, person):
            for word in WORD.findall(nickname):
                if letters(word) not in free | NEVER and len(word) > 1:
                    found.forms.setdefault((letters(word),), called)
        if len(own) > 1:
            for other in _short(letters(own[0])) - free:
                found.forms.setdefault((other,), called)
    lower = {letters(match) for match in _COMMON.findall(text)}
    single = {parts[0] for parts in found.forms if len(parts) == 1}
    found.common = lower | STOP_WORDS | _MONTHS | AMBIGUOUS
    found.ordinary |= {word for word in single if word in _ORDINARY or word in lower}
    for person, called in people:
        own_words = frozenset(piece for word in words_of(person.name) for piece in pieces(word))
        found.people[person.id] = (called, own_words)
        found.mentions += [(m.start, m.end, called, own_words) for m in person.mentions]
    for person in others:
        own_words = frozenset(piece for word in words_of(person.name) for piece in pieces(word))
        found.mentions += [(m.start, m.end, None, own_words) for m in person.mentions]
    found.mentions.sort(key=lambda item: item[:2])
    return found


def _short(given: str) -> set[str]:
    """Forms of a given name ("tom", "tommy" of "thomas") and what it is short for."""
    return {b if a == given else a for a, b in _PAIRS if given in (a, b)}


def nicknames(text: str, person: Person) -> Iterator[tuple[int, str]]:
    """What the text says that somebody is called, and where: "nicknamed Dez", "known as Tez", "'Lenny' Moss"."""
    for mention in person.mentions:
        behind = _CALLED.match(text, mention.end)
        if behind is not None:
            yield behind.start(1), behind[1]
        before = _QUOTED.search(text, max(0, mention.start - 30), mention.start)
        if before is not None:
            yield before.start(1), before[1]


def cuts(
    text: str, names: Pseudonyms, *, grounded: bool = False, whose: tuple[str, frozenset[str]] | None = None
) -> list[Cut]:
    """Where the forms stand in a text, the longest first.

    `grounded`: the text is that of the record, so that mentions and dates are where they say.
    `whose`: the pseudonym and the words of the one whom the text tells of, if known.
    """
    if not names:
        return []
    found = list(_within(text, names))
    taken = [(cut.start, cut.end) for cut in found]
    found += _words(text, names, taken, grounded, whose)
    return _joined_up(text, sorted(found))


def _joined_up(text: str, found: list[Cut]) -> list[Cut]:
    """The cuts with those of one name as one: "Mary J. Coates" is "Person A", not "Person A J. Person A"."""
    out: list[Cut] = []
    for cut in found:
        if out and out[-1].words == cut.words and _WITHIN_NAME.fullmatch(text, out[-1].end, cut.start):
            out[-1] = Cut(out[-1].start, cut.end, cut.words)
        else:
            out.append(cut)
    return out


def _within(text: str, names: Pseudonyms) -> Iterator[Cut]:
    """Names inside hashtags, handles and addresses ("#JusticeForOrla", "orla.keegan@example.org")."""
    for chunk in _JOINED.finditer(text):
        yield from joined(chunk.group(), chunk.start(), names)


def joined(chunk: str, start: int, names: Pseudonyms, *, slug: bool = False) -> Iterator[Cut]:
    """Names inside a word without spaces that begins at `start`; `slug`: the pseudonym as part of an address."""
    places = [i for i, c in enumerate(chunk) if letters(c)]
    plain = "".join(letters(chunk[i])[:1] for i in places)
    taken: set[int] = set()
    for form, called in names.inside if not slug else names.inside_any:
        at = plain.find(form)
        while at >= 0:
            first, last = places[at], places[at + len(form) - 1]
            if len(form) < _SHORTEST or form in names.ordinary:
                beside = chunk[max(0, first - 1) : first] + chunk[last + 1 : last + 2]
                if any(c.isalpha() for c in beside):
                    at = plain.find(form, at + 1)
                    continue
            span = range(first, last + 1)
            gaps = re.sub(r"[\w._%+'’-]", "", chunk[first : last + 1])
            if not taken.intersection(span) and not gaps:
                taken.update(span)
                plainly = called.lower().replace(" ", "-") if slug else called.replace(" ", "")
                yield Cut(start + first, start + last + 1, plainly)
            at = plain.find(form, at + 1)


def _words(
    text: str,
    names: Pseudonyms,
    taken: list[tuple[int, int]],
    grounded: bool,
    whose: tuple[str, frozenset[str]] | None,
) -> Iterator[Cut]:
    found = [match for match in WORD.finditer(text) if not _overlaps(match.start(), match.end(), taken)]
    i = 0
    while i < len(found):
        length, end = _form_at(text, found, i, names)
        if not length:
            yield from _inner(text, found[i], names, grounded)
            i += 1
            continue
        run = found[i : i + length]
        parts = tuple(_key(match.group(), names) for match in run)
        called = _meant(run[0].start(), end, names, parts) if grounded else names.forms[parts]
        if whose is not None and whose[1].intersection(parts):
            called = whose[0]
        if called is not None and (length > 1 or _is_name(text, run[0], parts[0], names, grounded)):
            yield Cut(run[0].start(), end, called)
        i += length


def _form_at(text: str, found: list[re.Match[str]], i: int, names: Pseudonyms) -> tuple[int, int]:
    """How many words of a form begin here, and where it ends; a possessive is left standing."""
    if _key(found[i].group(), names) not in names.first:
        return 0, 0
    for length in range(min(names.longest, len(found) - i), 0, -1):
        run = found[i : i + length]
        parts = tuple(_key(match.group(), names) for match in run)
        if parts in names.forms and _together(text, run):
            last = run[-1]
            owned = _OWNED.search(last.group())
            kept = owned is not None and letters(last.group()) != parts[-1]
            return length, last.end() - (len(owned.group()) if owned is not None and kept else 0)
    return 0, 0


def _key(word: str, names: Pseudonyms) -> str:
    """The letters of a word, without a possessive or a plural where only that makes it one of the forms."""
    key = names.keys.get(word)
    if key is None:
        key = names.keys[word] = _bare(word, names)
    return key


def _bare(word: str, names: Pseudonyms) -> str:
    key = letters(word)
    if (key,) in names.forms:
        return key
    bare = letters(_OWNED.sub("", word))
    if bare != key:
        key = bare
    if (key,) not in names.forms and word[:1].isupper():
        for ending in ("es", "s", "y", "ie", "sy", "zy", "zer"):
            if (
                key not in GIVEN
                and key.endswith(ending)
                and len(key) > len(ending) + 2
                and (key[: -len(ending)],) in names.forms
            ):
                return key[: -len(ending)]
    return key


def _meant(start: int, end: int, names: Pseudonyms, parts: tuple[str, ...]) -> str | None:
    """The pseudonym of the person whose mention stands here; None in the name of somebody who keeps theirs."""
    kept = False
    for first, last, called, own in names.mentions:
        if first >= end:
            break
        if first <= start and end <= last:
            if called is not None and own.intersection(parts):
                return called
            kept = kept or (called is None and bool(own.intersection(parts)))
    return None if kept else names.forms[parts]


def _is_name(text: str, match: re.Match[str], key: str, names: Pseudonyms, grounded: bool) -> bool:
    """Whether one word of the form is a name where it stands."""
    word = match.group()
    if key in _MONTHS and _DAY.search(text, max(0, match.start() - 5), match.start()):
        return False  # "12 March"
    if grounded and any(called and first <= match.start() < last for first, last, called, _ in names.mentions):
        return True
    if key in GIVEN and _SAINT.search(text, max(0, match.start() - 10), match.start()):
        return False  # "St James", "the Queen Elizabeth Hospital"
    if key not in names.ordinary:
        plain = key in GIVEN - AMBIGUOUS and len(key) > 3
        return not word.islower() or plain or _BEFORE.search(text, max(0, match.start() - 8), match.start()) is not None
    if word.islower():
        return False
    if key in _MONTHS and _OWNED.search(word):
        return True  # "April's bedroom"
    before, behind = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 14]
    follows = WORD.match(behind.lstrip(" ")) if behind.startswith(" ") else None
    told = follows is not None and _TELLING.match(follows.group().lower()) is not None
    if (
        grounded
        and _overlaps(match.start(), match.end(), names.dates)
        and not (told and before.rstrip(" ")[-1:] in ".,:\n")
    ):
        return False
    if key in _MONTHS and (_TIME_BEFORE.search(before) or _TIME_BEHIND.match(behind)):
        return False
    opens = not before.strip(" ") or before.rstrip(" ")[-1:] in ".!?:\n“\"‘'"
    if (opens or word.isupper()) and follows is not None and (follows.group().islower() or word.isupper()):
        return told or key not in names.common
    return True


def _together(text: str, words: list[re.Match[str]]) -> bool:
    return all(
        len(text[a.end() : b.start()]) < 6 and not text[a.end() : b.start()].strip(" .,\"'“”‘’()\n\u00a0-–")
        for a, b in pairwise(words)
    ) and (len(words) == 1 or not words[0].group().islower() or all(len(letters(w.group())) > 1 for w in words))


def _inner(text: str, match: re.Match[str], names: Pseudonyms, grounded: bool) -> Iterator[Cut]:
    """Halves of a double name ("Marsh" of "Marsh-Hale's", "Jones" of "Smith-Jones")."""
    at = match.start()
    for piece in re.split(rf"([{_DASHES}{_APOSTROPHES}])", match.group()):
        key = _key(piece, names) if len(piece) > 1 else ""
        if (key,) in names.forms and not piece.islower() and (key not in names.ordinary or grounded):
            called = _meant(at, at + len(piece), names, (key,)) if grounded else names.forms[(key,)]
            if called is not None:
                yield Cut(at, at + len(piece), called)
        at += len(piece)


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in spans)
