"""The words that stand in and beside personal names, and what a name is."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, field

from newsmine.language.inflect import all_forms
from newsmine.language.parsed import Token
from newsmine.lexicon import load, words

_HERE = "newsmine.language"
_FILE = "names.toml"


def _list(*path: str) -> frozenset[str]:
    return words(_HERE, *path, name=_FILE)


COURTESY = _list("titles", "courtesy")
POLICE = _list("titles", "police")
COURT = _list("titles", "court")
POLITICAL = _list("titles", "political")
TITLES = frozenset().union(*(_list("titles", kind) for kind in load(_HERE, _FILE)["titles"] if kind != "modifying"))
MODIFYING = _list("titles", "modifying")
ALONE = _list("titles", "alone")
PARTICLES = _list("within", "particles")
SUFFIXES = _list("within", "suffixes")
NEVER = frozenset().union(*(_list("never", kind) for kind in load(_HERE, _FILE)["never"]))
BODIES = _list("bodies", "words")
PLACES = _list("bodies", "places")
KNOWN_PLACES = _list("bodies", "known")
OPENING = _list("bodies", "opening")
OPENERS = _list("openers", "words")
SURNAMES = _list("bodies", "surnames")
JOBS = _list("jobs", "words")
KIN_SEVERAL = _list("jobs", "kin_several")
KIN = _list("jobs", "kin") | KIN_SEVERAL
MALE_GIVEN = frozenset(load(_HERE, "names_first.toml")["male"].split())
FEMALE_GIVEN = frozenset(load(_HERE, "names_first.toml")["female"].split())
GIVEN = MALE_GIVEN | FEMALE_GIVEN | frozenset(load(_HERE, "names_first.toml")["either"].split())
AMBIGUOUS = frozenset(load(_HERE, "names_first.toml")["ambiguous"].split())
#: Surnames that mean nothing else.
FAMILY = frozenset(load(_HERE, "names_last.toml")["known"].split())
#: What may follow the hyphen of "Ji-hoon" in small letters.
SYLLABLES = _list("within", "syllables")
SAYING = all_forms(words(_HERE, "saying", "verbs", name="quotations.toml"))
#: Who hands out pictures and stories: no part of the name before it.
AGENCIES = frozenset(
    "pa archant swns newsquest getty reuters alamy shutterstock pacemaker afp epa ap bnps jpimedia nationalworld reach "
    "wire lnp sws".split()
)
#: Who writes for a paper, and the subjects that may stand before: "Ann Moss, Senior Crime Reporter".
WRITING, BEATS = _list("bylines", "writing"), _list("bylines", "beats")
#: What stands before the name of a photographer.
PICTURED = frozenset(
    "picture pictures photo photos pic pics image images credit words report photograph photography".split()
)
#: What stands before the colon of a caption.
CAPTIONS = _list("captions", "labels")
LABELS = PICTURED | CAPTIONS
TRADING = frozenset(
    "firm company charity group union business chain brand retailer supermarket contractor operator side team outfit "
    "band".split()
)
NICK_OPEN, NICK_CLOSE = frozenset("\"“'‘("), frozenset("\"”'’)")
PLACING = frozenset(
    {"beside", "towards", "opposite", "in", "at", "near", "from", "outside", "to", "on", "around", "into", "along"}
)
BEFORE_NAME = TITLES | JOBS | MODIFYING
RANKING = TITLES | MODIFYING
PLACED = BODIES | PLACES
FIRST = GIVEN | AMBIGUOUS
#: Words that are surnames too, and mostly mean something else.
ODD = SURNAMES | BODIES | PLACES | OPENING | NEVER | KNOWN_PLACES
YEARS = frozenset({"year", "years", "yrs", "yr"})
JUNIOR = frozenset({"jr", "sr", "ii", "iii", "snr", "jnr"})


#: "Ty'Quan", "DeShawn".
COINED = re.compile(
    r"[A-Z][a-z]{0,3}['’][A-Z][a-z]+$|(?:De|La|Le|Ja|Da|Ke|Ka|Ra|Sha|Ta|Ty|Tre|Mar|Jo|Du)[A-Z][a-z]{2,}$"
)
#: "Moss,32", "Moss)Buy"
WITH_MORE = re.compile(r"([A-Z][a-z'’A-Z-]+)(?:,\d{1,2}|\)[A-Z][a-z]+)$")


@dataclass(slots=True, unsafe_hash=True)
class Name:
    """One place where a person is named: tokens `start` to `end` (exclusive), the title included.

    `first` is the first token after the title; `words` the words of the bare name as written,
    without nickname and suffix.
    """

    start: int
    end: int
    first: int
    words: tuple[str, ...]
    #: True when there is more than a surname or a given name.
    full: bool = field(init=False, compare=False)
    #: True when a title stands before the name.
    titled: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        self.full = len(self.words) > 1
        self.titled = self.first > self.start


@functools.lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word of a name as it is compared: lower case, one kind of apostrophe, no full stop."""
    return word.lower().replace("’", "'").rstrip(".")


@functools.lru_cache(maxsize=50_000)
def folded(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(map(fold, words))


def plain(low: str) -> str:
    """A word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


def is_age(token: Token) -> bool:
    """True for a number that may be an age in years."""
    return token.text.isdecimal() and len(token) <= 3 and 0 < int(token.text) < 115
