"""Names of places in a document: towns of a gazetteer, states, counties and countries.

The gazetteer (`places.tsv`, made by `make_places.py` from GeoNames, CC BY 4.0) is read when the first
name is looked up.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.lexicon import load, words

_HERE, _FILE = "newsmine.language", "places.toml"
STATES: dict[str, str] = {form: state for state, forms in load(_HERE, _FILE)["states"].items() for form in forms}
COUNTIES: dict[str, str] = {
    county: nation for nation, counties in load(_HERE, _FILE)["counties"].items() for county in counties
}
COUNTRIES: dict[str, str] = {
    form: country for country, forms in load(_HERE, _FILE)["countries"].items() for form in forms
}
_ALIASES: dict[str, str] = {form: name for name, forms in load(_HERE, _FILE)["aliases"].items() for form in forms}
#: County of a well-known town of the United Kingdom, by the town's name in lower case.
COUNTY_OF: dict[str, str] = {
    town: county for county, towns_ in load(_HERE, _FILE)["county_towns"].items() for town in towns_
}
NATIONS = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})
COMMON = words(_HERE, "around", "common", name=_FILE)
#: Short forms that are words too: a state only in capitals or after a comma.
_AMBIGUOUS = frozenset(
    {"in", "or", "me", "ok", "hi", "oh", "la", "pa", "ma", "de", "co", "al", "id", "ia", "ga", "mo", "mt", "ms"}
)
_LONGEST = 4


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """A town or county: its region (a state) and country where known, and how many live there."""

    name: str
    country: str
    region: str | None
    people: int


@dataclass(slots=True, unsafe_hash=True)
class PlaceMention:
    """Tokens `start` to `end` (exclusive) that name a place.

    `kind`: "town" (any of `places`), "state", "county" (of the United Kingdom; `places` are towns
    of that name elsewhere) or "country".
    """

    start: int
    end: int
    kind: str
    name: str
    places: tuple[Place, ...] = ()


@functools.cache
def gazetteer() -> Mapping[str, list[str]]:
    """The lines of the gazetteer by the `key` of their name: a text asks for few, and only those are read further."""
    found: dict[str, list[str]] = {}
    text = resources.files(_HERE).joinpath("places.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        name = line[: line.index("\t")]
        found.setdefault(name.lower() if _plain(name) else key(name), []).append(line)
    for town, county in COUNTY_OF.items():
        known = found.setdefault(key(town), []) if "," not in town else None
        if known is not None and not any(line.split("\t")[1] in NATIONS for line in known):
            known.append(f"{_titled(town)}\t{COUNTIES.get(county.lower(), 'England')}\t\t{_SMALL}")
    return found


def _plain(name: str) -> bool:
    """True for one word that is its own key but for its capital."""
    return name.isascii() and name.isalpha() and name not in ("Saint", "Fort", "Mount", "Sainte")


def _entries(name: str) -> list[Place]:
    rows = [line.split("\t") for line in gazetteer().get(name, ())]
    return [Place(name, country, region or None, int(people)) for name, country, region, people in rows]


#: People of a known town that the table does not have: a small one.
_SMALL = 15_000


def _titled(name: str) -> str:
    small = ("on", "in", "upon", "the", "le", "under", "of")
    parts = re.split(r"([ -])", name)
    return "".join(part if part in small and k else part.capitalize() for k, part in enumerate(parts))


@functools.cache
def first_words() -> frozenset[str]:
    """The first word of every name of a place, lower case: no other token can begin one."""
    names = [*gazetteer(), *STATES, *COUNTIES, *COUNTRIES, *_ALIASES]
    words_ = {part for name in names for part in (name.split()[0], name.split()[0].replace("-", " ").split()[0])}
    return frozenset(words_ | {"saint", "fort", "mount", "sainte", "st.", "ft.", "mt.", "ste."})


@functools.cache
def second_words() -> frozenset[str]:
    """The second word of every name of a place, as `key` has it, and how it begins: no other can go on with one."""
    names = [*gazetteer(), *map(key, (*STATES, *COUNTIES, *COUNTRIES, *_ALIASES))]
    found = {word for name in names for word in name.split()[1:2]}
    return frozenset(found | {part for word in found for part in re.split(r"[^\w]", word)})


_SHORT = {"saint": "st", "fort": "ft", "mount": "mt", "sainte": "ste"}


def key(name: str) -> str:
    """A town's name as it is looked up: "St. Paul" and "Saint Paul" are one."""
    parts = name.lower().replace("’", "'").replace("-", " ").replace(".", "").split()
    return " ".join([_SHORT.get(part, part) for part in parts])


@functools.lru_cache(maxsize=1 << 14)
def towns(name: str) -> tuple[Place, ...]:
    """The towns and counties of that name, the largest first; none when the gazetteer has none."""
    low = name.lower()
    found = sorted(_entries(key(low)), key=lambda place: -place.people)
    if low in _ALIASES:
        found = sorted((*_entries(key(_ALIASES[low])), *found), key=lambda place: -place.people)
    return tuple(found)


def home_town(name: str) -> bool:
    """True for the name of a town or county of the United Kingdom's nations."""
    return any(place.country in NATIONS for place in towns(name))


@once_per_doc
def place_mentions(doc: Doc) -> tuple[PlaceMention, ...]:
    """Every name of a place in the document, the longest reading first, none inside another."""
    found: list[PlaceMention] = []
    first, second = first_words(), second_words()
    tokens = doc.tokens
    n = len(tokens)
    done = 0
    for i, token in enumerate(tokens):
        begins, low = token.text[0], token.lower_
        if not begins.isupper() and low[-1] != ".":
            continue
        if i < done or not begins.isalpha() or not (begins.isupper() or _after_dateline(doc, i)):
            continue
        if low not in first and ("-" not in low or low.split("-")[0] not in first):
            continue
        mention = None
        longest = min(_LONGEST, n - i)
        if longest > 1 and tokens[i + 1].text[0].isalnum():
            following = tokens[i + 1].lower_.replace("’", "'").replace(".", "")
            if following not in second and _SHORT.get(following) not in second and "-" not in following:
                longest = 1
        for length in range(longest, 0, -1):
            mention = _reading(doc, i, i + length)
            if mention is not None:
                break
        if mention is not None:
            found.append(mention)
            done = mention.end
    return tuple(found)


def _after_dateline(doc: Doc, i: int) -> bool:
    """True for a state in lower case after a dateline's town ("Wausau, wis. -")."""
    return i >= 2 and doc[i - 1].text == "," and doc[i].lower_ in STATES and doc[i].lower_.endswith(".")


#: Last words of towns that are nouns of their own where they are written small.
_COMMON_NOUNS = frozenset(
    {"park", "city", "beach", "hills", "heights", "village", "town", "island", "center", "centre", "house", "bridge"}
    | {"bay", "lake", "river", "valley", "gardens", "grove", "square", "station", "falls", "springs", "forest"}
)


def _reading(doc: Doc, start: int, end: int) -> PlaceMention | None:
    last = doc[end - 1]
    if not (last.text[:1].isalpha() or last.text in (".", "-")) and end - start > 1:
        return None
    for k in range(start + 1, end):
        token = doc.tokens[k]
        if token.is_space or not (token.text[0].isalnum() or token.text in ("-", ".", "'s", "’s", "'", "&")):
            return None
        if token.text[0].islower() and token.lower_ in _COMMON_NOUNS:
            return None  # "a Brooklyn park"
    name = doc.words_of(start, end) if end - start > 1 else last.text
    low = name.lower()
    if low.endswith(".") and low not in STATES and low not in COUNTRIES and not low.endswith(("co.", "twp.")):
        name, low = name[:-1], low[:-1]
    if low in STATES and low != "washington":
        ambiguous = low in _AMBIGUOUS
        if not ambiguous or (name.isupper() and start and doc[start - 1].text == ","):
            if (
                low == "new york"
                and not (end < len(doc) and doc[end].lower_ == "state")
                and not (start and doc[start - 1].text == ",")
            ):
                return PlaceMention(start, end, "town", name, towns(low))
            return PlaceMention(start, end, "state", STATES[low])
        return None
    if low in COUNTIES:
        return PlaceMention(start, end, "county", name, towns(low))
    if low in COUNTRIES and not (low in ("us", "in") and name != "US"):
        return PlaceMention(start, end, "country", COUNTRIES[low])
    if end - start == 1 and (last.pos_ not in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV") or len(name) < 3):
        return None
    places = towns(low)
    if places:
        return PlaceMention(start, end, "town", name, places)
    return None
