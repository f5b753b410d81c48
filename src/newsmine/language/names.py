"""Personal names in a document: where they stand, with their titles, and which words they have.

spaCy's small model is one witness among several. For a name speak a title, a known given
name, an age beside it, a verb of saying; against it a street, a body, a month, a preposition
of place. `names(doc)` gives the names of at least two words, and those of one word that a
title or a fuller form elsewhere in the text supports. Who is who is for a room to say.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from newsmine.language.desk import once_per_doc
from newsmine.language.inflect import all_forms
from newsmine.language.parsed import STOP_WORDS, Doc, Token
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
SURNAMES = _list("bodies", "surnames")
JOBS = _list("jobs", "words")
KIN_SEVERAL = _list("jobs", "kin_several")
KIN = _list("jobs", "kin") | KIN_SEVERAL
MALE_GIVEN = frozenset(load(_HERE, "names_first.toml")["male"].split())
FEMALE_GIVEN = frozenset(load(_HERE, "names_first.toml")["female"].split())
GIVEN = MALE_GIVEN | FEMALE_GIVEN | frozenset(load(_HERE, "names_first.toml")["either"].split())
AMBIGUOUS = frozenset(load(_HERE, "names_first.toml")["ambiguous"].split())
SAYING = all_forms(words(_HERE, "saying", "verbs", name="quotations.toml"))
_NAMING = frozenset({"named", "identified", "called", "known"})
#: Who hands out pictures and stories: no part of the name before it.
AGENCIES = frozenset(
    "pa archant swns newsquest getty reuters alamy shutterstock pacemaker afp epa ap bnps jpimedia nationalworld reach "
    "wire lnp sws".split()
)
_WORDY = frozenset({"reach", "wire", "getty"})
_PICTURED = frozenset("picture pictures photo photos pic pics image images credit words report photograph".split())
#: What stands before the colon of a caption.
_LABELS = _PICTURED | _list("captions", "labels")
_STREETS = frozenset(
    {"street", "lane", "close", "drive", "place", "court", "way", "park", "gardens", "grove", "walk", "rise"}
)
TRADING = frozenset(
    "firm company charity group union business chain brand retailer supermarket contractor operator side team outfit "
    "band".split()
)
_OWNING = frozenset(
    "owner owners boss manager landlord landlady director founder licensee staff block corner "
    "junction village town parish".split()
)
_VENUES = frozenset(
    "pub nightclub bar restaurant hotel inn club cafe stand stands estate school hospital takeaway".split()
)
_FATES = frozenset(
    {"death", "murder", "killing", "body", "bodies", "deaths", "slaying", "shooting", "stabbing", "manslaughter"}
)
_GLUED = re.compile(r"([A-Z][a-z]{2,})[A-Z][a-z]+")
_PREFIXES = ("Mac", "Fitz", "Mc", "Van", "Von", "Del", "Des")
_INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.)?$")
_NICK_OPEN, _NICK_CLOSE = frozenset("\"“'‘("), frozenset("\"”'’)")
#: "an assault on Mark Tennant": what follows is no place.
_AIMED = frozenset({"assault", "assaults", "attack", "attacks", "attempt", "ambush"})
_PLACING = frozenset(
    {"beside", "towards", "opposite", "in", "at", "near", "from", "outside", "to", "on", "around", "into", "along"}
)
_BEFORE_NAME = TITLES | JOBS | MODIFYING
_RANKING = TITLES | MODIFYING
_RANKED = COURTESY | POLICE
_CALLED = frozenset({"mr", "mrs", "ms", "miss"})
_HIGH = frozenset({"justice", "president", "mayor", "governor", "coroner", "minister", "recorder", "commissioner"})
_PEERS = frozenset({"lord", "lady", "baroness", "baron", "earl", "viscount"})
_PLACED = BODIES | PLACES
_FIRST = GIVEN | AMBIGUOUS
_HIMSELF, _NAMING_HIM = frozenset({"himself", "herself"}), frozenset({"calling", "called", "calls", "naming"})
_ALIAS = frozenset({"aka", "a.k.a", "a.k.a.", "alias"})
#: Endings of words that may stand before a surname at the head of a sentence.
_ORDINARY = ("ing", "less", "ed", "ful", "ous", "ken")
#: Words that are surnames too, and mostly mean something else.
_ODD = SURNAMES | BODIES | PLACES | OPENING | NEVER | KNOWN_PLACES
#: Capitalised at the head of a sentence, and no name when alone.
_SAYING_NOTHING = frozenset(word for word in STOP_WORDS if len(word) > 1) - GIVEN - AMBIGUOUS
_NO_GIVEN = BODIES | PLACES | TITLES | NEVER | KNOWN_PLACES
_YEARS = frozenset({"year", "years", "yrs", "yr"})
_DONE_TO = frozenset(
    "killed shot stabbed murdered arrested charged jailed sentenced convicted injured wounded attacked assaulted "
    "punched robbed named identified".split()
)
_JUNIOR = frozenset({"jr", "sr", "ii", "iii", "snr", "jnr"})
#: Words of a line at most that may be a headline.
_LINE = 41
#: Evidence that a sequence of two words or more needs.
ENOUGH = 1.5


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

    @property
    def full(self) -> bool:
        """True when there is more than a surname or a given name."""
        return len(self.words) > 1

    @property
    def titled(self) -> bool:
        """True when a title stands before the name."""
        return self.first > self.start


@functools.lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word of a name as it is compared: lower case, one kind of apostrophe, no full stop."""
    return word.lower().replace("’", "'").rstrip(".")


def _plain(low: str) -> str:
    """A word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


@once_per_doc
def names(doc: Doc) -> tuple[Name, ...]:
    """Every name of a person in the document, in text order, none inside another."""
    headline = _capitalised_lines(doc)
    found: list[Name] = []
    doubtful: list[Name] = []
    for run in _runs(doc):
        if len(run) == 1 and doc.tokens[run[0]].lower_ in _SAYING_NOTHING and not doc.tokens[run[0]].text.isupper():
            continue
        for piece, evidence in _pieces(doc, run):
            signed = _signed(doc, piece)
            told = signed or _alone_with_age(doc, piece)
            if piece.first in headline and (not piece.titled or not piece.full) and not told:
                doubtful.append(piece)
            elif evidence + signed >= ENOUGH:
                found.append(piece)
            else:
                doubtful.append(piece)
    doubtful = _beside_known(doc, found, doubtful)
    doubtful = _children(doc, found, doubtful)
    known = {tuple(map(fold, name.words)) for name in found}
    surnames = {name[-1] for name in known if len(name) > 1}
    given = {name[0] for name in known if len(name) > 1}
    found.extend(_sharing(doc, found, given))
    for piece in doubtful:
        found.extend(_supported(piece, known, surnames, given, piece.first in headline))
    found.extend(_full_of_titled(doc, found))
    found.extend(_surnames_of_other_sense(doc, found, surnames))
    seats = {name.end - 1 for name in found if "of" in name.words}
    return tuple(
        sorted(
            {_without_opening(doc, name, known) for name in found if name.start not in seats},
            key=lambda name: name.start,
        )
    )


def _full_of_titled(doc: Doc, found: list[Name]) -> Iterator[Name]:
    """ "Chelsea Mills", whose surname means something else, where the text has a Miss Mills."""
    odd = {fold(name.words[0]) for name in found if name.titled and not name.full} & _ODD
    if not odd:
        return
    taken = {i for name in found for i in range(name.start, name.end)}
    for token in doc.having(odd):
        i = token.i - 1
        if i < 0 or not token.capitalised or taken & {i, i + 1} or fold(doc[i].text) not in _FIRST:
            continue
        if doc[i].capitalised and not (i and doc[i - 1].capitalised and not doc[i - 1].is_space):
            yield Name(i, i + 2, i, (doc[i].text, token.text))


def _surnames_of_other_sense(doc: Doc, found: list[Name], surnames: set[str]) -> Iterator[Name]:
    """ "Little" and "Hill" alone, where the text names a Joshua Little: with a verb, a comma or "'s" behind."""
    odd = surnames & _ODD
    if not odd:
        return
    taken = {i for name in found for i in range(name.start, name.end)}
    for token in doc.having(odd):
        i = token.i
        if i in taken or not token.text[0].isupper() or token.text.isupper() or i + 1 >= len(doc):
            continue
        before, after = (doc[i - 1] if i else None), doc[i + 1]
        if before is not None and (before.capitalised or before.lower_ in _PLACING or before.lower_ == "the"):
            continue
        told = after.tag_ in ("POS", "VBD", "VBZ", "MD") or after.lower_ in SAYING
        opening = before is None or token.is_sent_start or before.is_space
        if after.capitalised or not (told or (not opening and after.text in ",.")):
            continue
        yield Name(i, i + 1, i, (token.text,))


def _without_opening(doc: Doc, name: Name, known: set[tuple[str, ...]]) -> Name:
    """The surname alone of "Jobless Moss" and "Noting Moss" at the head of a sentence, where a fuller name has it."""
    if len(name.words) != 2 or name.titled or not name.words[0].endswith(_ORDINARY) or name.words[0].lower() in GIVEN:
        return name
    if not (name.start == 0 or doc[name.start].is_sent_start) or name.end - name.start != 2:
        return name
    if not any(len(other) > 1 and other[-1] == fold(name.words[1]) and other[0] in _FIRST for other in known):
        return name
    return Name(name.end - 1, name.end, name.end - 1, name.words[1:])


@once_per_doc
def named(doc: Doc) -> frozenset[int]:
    """The tokens of every name in the document, without titles."""
    return frozenset(i for name in names(doc) for i in range(name.first, name.end))


def _alone_with_age(doc: Doc, name: Name) -> bool:
    """ "Joseph Adam Turner, 26": a line of a list, no headline."""
    if not name.full or name.end + 1 >= len(doc) or doc[name.end].text not in (",", "("):
        return False
    return _is_age(doc[name.end + 1]) and (name.start == 0 or doc[name.start - 1].is_space)


def _signed(doc: Doc, name: Name) -> bool:
    """A reporter's or photographer's line: "By Ann Moss", "Picture: Ann Moss", "Ann Moss, PA", a name on its own."""
    if not name.full or name.titled or len(name.words) > 3:
        return False
    before = doc[name.start - 1] if name.start else None
    if before is not None and before.lower_ == "by":
        return name.start == 1 or doc[name.start - 2].is_space
    if before is not None and before.text == ":":
        return name.start > 1 and doc[name.start - 2].lower_ in _LABELS
    if before is None or "\n" not in before.text or name.end >= len(doc) or fold(name.words[0]) not in _FIRST:
        return False
    after = doc[name.end]
    if after.text in (",", "/") and name.end + 1 < len(doc):
        return fold(doc[name.end + 1].text) in AGENCIES
    return "\n" in after.text and fold(name.words[-1]) not in _ODD


def _beside_known(doc: Doc, found: list[Name], doubtful: list[Name]) -> list[Name]:
    """Take the full names that stand in a list with sure ones into `found`; gives those that are left."""
    ends = {name.end for name in found}
    starts = {name.start for name in found}
    left: list[Name] = []
    for name in doubtful:
        before = doc[name.start - 1].text if name.start else ""
        after = doc[name.end].text if name.end < len(doc) else ""
        listed = (before in (",", "and") and name.start - 1 in ends) or (
            after in (",", "and") and name.end + 1 in starts
        )
        if (
            listed
            and name.full
            and not any(doc[i].ent_type_ in ("GPE", "LOC", "FAC") for i in range(name.first, name.end))
        ):
            found.append(name)
            ends.add(name.end)
        else:
            left.append(name)
    return left


def _children(doc: Doc, found: list[Name], doubtful: list[Name]) -> list[Name]:
    """Take those who stand in a row with a given name behind "their children" into `found`; gives who is left."""
    alone = {name.start: name for name in doubtful if not name.full and not name.titled}
    if not alone:
        return doubtful
    for name in [n for n in found if not n.full and n.start]:
        i = name.start - (2 if doc[name.start - 1].text == "," else 1)
        if i < 0 or doc[i].lower_ not in KIN_SEVERAL:
            continue
        end = name.end
        while end + 1 < len(doc):
            if doc[end].text == "," and _is_age(doc[end + 1]):
                end += 2
            step = end
            while step < len(doc) and (doc[step].text == "," or doc[step].lower_ in ("and", "&")):
                step += 1
            following = alone.pop(step, None) if step > end else None
            if following is None:
                break
            found.append(following)
            end = following.end
    return [name for name in doubtful if name.full or name.titled or name.start in alone]


def _sharing(doc: Doc, found: list[Name], given: set[str]) -> Iterator[Name]:
    """ "Cedric and James Poole", "Ann, Jo and Lee Bell": given names that share the surname of the last."""
    taken = {i for name in found for i in range(name.start, name.end)}
    for name in found:
        i = name.start - 2
        if not name.full or name.titled or i < 0 or doc[name.start - 1].lower_ not in ("and", "&"):
            continue
        while i >= 0 and i not in taken and _given_alone(doc, i, given):
            yield Name(i, i + 1, i, (doc[i].text, name.words[-1]))
            i -= 2
            if i < 0 or doc[i + 1].text != ",":
                break


def _given_alone(doc: Doc, i: int, given: set[str]) -> bool:
    """A given name that stands by itself and is not that of somebody who is named in full."""
    token = doc[i]
    low = fold(token.text)
    if (
        not token.capitalised
        or low in given
        or (low not in GIVEN and (low not in AMBIGUOUS or token.ent_type_ != "PERSON"))
    ):
        return False
    before = doc[i - 1] if i else None
    return before is None or not before.capitalised or before.is_space


def _supported(
    piece: Name, known: set[tuple[str, ...]], surnames: set[str], given: set[str], headline: bool
) -> Iterator[Name]:
    """The part of a doubtful piece that names somebody whom the text names more fully elsewhere."""
    parts = tuple(map(fold, piece.words))
    whole = piece.end - piece.first == len(parts)
    if parts in known or (len(parts) == 1 and (parts[0] in surnames or parts[0] in given)):
        yield piece
    elif 1 < len(parts) < 4 and parts[-1] in surnames and not headline:
        yield piece
    elif whole and len(parts) > 1:
        for length in range(min(4, len(parts)), 0, -1):
            for at in range(len(parts) - length + 1):
                window = parts[at : at + length]
                if window in known or (headline and length == 1 and window[0] in surnames):
                    start = piece.first + at
                    yield Name(start, start + length, start, piece.words[at : at + length])
                    return


def _capitalised_lines(doc: Doc) -> frozenset[int]:
    """Tokens of lines in which nearly every word is capitalised: headlines, where capitals say nothing."""
    inside: set[int] = set()
    breaks = [token.i for token in doc.tokens if token.is_space and "\n" in token.text]
    for before, end in itertools.pairwise((-1, *breaks, len(doc))):
        if end - before <= _LINE:
            _judge(doc.tokens[before + 1 : end], inside)
    return frozenset(inside)


def _judge(line: list[Token], inside: set[int]) -> None:
    if not line or line[-1].text in (".", "?", "!", "”", '"'):
        return
    letters = [t.text for t in line if len(t.text) > 3 and t.text[0].isalpha()]
    upper = sum([text[0].isupper() for text in letters])
    if len(letters) >= 4 and upper >= 0.75 * len(letters):
        inside.update(t.i for t in line)


def _runs(doc: Doc) -> Iterator[list[int]]:
    """Longest sequences of capitalised words, with particles, hyphens, nicknames and suffixes inside."""
    size = len(doc)
    tokens = doc.tokens
    capital = [token.capitalised for token in tokens]
    i = 0
    while True:
        try:
            i = capital.index(True, i)
        except ValueError:
            return
        run = [i]
        i += 1
        while i < size:
            if capital[i]:
                run.append(i)
                i += 1
                continue
            step = _inside(doc, i) if tokens[i].text in _STEPS else 0
            if not step:
                break
            run.extend(range(i, i + step))
            i += step
        yield run


#: What may stand inside a name and is no capitalised word.
_STEPS = frozenset({*"-‐–'’.,", "-‐", "‐–", "-‐–"}) | PARTICLES | _NICK_OPEN


def _inside(doc: Doc, i: int) -> int:
    """How many tokens at i, which are not capitalised, may still be within a name; 0 for none."""
    size, text = len(doc), doc[i].text
    nxt = doc[i + 1] if i + 1 < size else None
    if nxt is None:
        return 0
    glued = not doc[i - 1].whitespace_ and not doc[i].whitespace_
    if text in "-‐–" and glued and nxt.text[0].isupper():
        return 1
    if text in ("'", "’") and glued and nxt.text[0].isupper():
        return 1
    if text == "." and not doc[i - 1].whitespace_ and (len(doc[i - 1]) == 1 or fold(doc[i - 1].text) in TITLES):
        return 1 if nxt.capitalised else 0
    if text.lower() in PARTICLES and text.islower():
        if nxt.capitalised:
            return 1
        after = doc[i + 2] if i + 2 < size else None
        if nxt.text == "-" and after is not None and after.capitalised:
            return 2
        return 2 if nxt.text in PARTICLES and after is not None and after.capitalised else 0
    if text == "," and fold(nxt.text) in ("jr", "sr", "ii", "iii"):
        return 1
    if text in _NICK_OPEN and i + 3 < size and doc[i - 1].whitespace_:
        for length in (1, 2, 3):
            close = i + 1 + length
            if (
                close + 1 < size
                and doc[close].text in _NICK_CLOSE
                and doc[close + 1].capitalised
                and all(doc[k].text[0].isupper() for k in range(i + 1, close))
            ):
                return close - i + 1
    return 0


_TITLE, _MODIFIER, _BODY, _JOB, _NAME, _OTHER, _LINK, _SUFFIX = range(8)


def _kind(doc: Doc, i: int, first: bool) -> int:
    tokens = doc.tokens
    token = tokens[i]
    text = token.text
    low = fold(text)
    if not text[0].isalpha():
        return _LINK
    if low in SUFFIXES and not first:
        return _SUFFIX
    if low in AGENCIES and (text.isupper() if first else low not in _WORDY or fold(tokens[i - 1].text) not in GIVEN):
        return _OTHER
    if low in PARTICLES and text.islower():
        return _LINK
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    before_capital = following is not None and (following.capitalised or following.text == ".")
    if low in TITLES and before_capital:
        return _JOB if low == "commissioner" and i and doc[i - 1].lower_ == "crime" else _TITLE
    if (
        low in MODIFYING
        and before_capital
        and not (low == "lance" and following is not None and fold(following.text) not in TITLES)
    ):
        return _MODIFIER
    previous = fold(tokens[i - 1].text) if i and not first else ""
    if previous in _CALLED and not before_capital and low in TITLES and low not in _HIGH and text[0].isupper():
        return _NAME  # "Miss Lord", "Mr Constable"
    if low in _RANKING and not before_capital and previous in _RANKING:
        return _OTHER
    if low == "st" and not first and previous in GIVEN and before_capital:
        return _NAME  # "Abigail St George"
    free = low not in TITLES and low not in NEVER and (low not in BODIES or low in GIVEN)
    if (free or (low in SURNAMES and previous in COURTESY)) and previous in _RANKED and doc[i - 1].text[0].isupper():
        return _NAME
    if not first and (_named_by_age(doc, i) or _behind_titled_given(doc, i)):
        return _NAME
    if low in JOBS or low in KIN_SEVERAL:
        return _JOB
    if (low in GIVEN or low in AMBIGUOUS) and token.ent_type_ == "PERSON" and before_capital and low not in OPENING:
        return _NAME
    if (low in SURNAMES or low in KNOWN_PLACES) and not first and _person_like(doc, i):
        return _NAME
    if i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not first and low not in NEVER:
        return _NAME
    if low in NEVER or low in KNOWN_PLACES:
        aged = (i > 0 and doc[i - 1].lower_ == "old") or _aged_behind(doc, i)
        named = (low in AMBIGUOUS or aged) and before_capital and (aged or token.ent_type_ == "PERSON")
        return _NAME if named and following is not None and (aged or following.ent_type_ == "PERSON") else _OTHER
    if low in BODIES or low in PLACES or (first and low in OPENING and before_capital):
        return _BODY
    if len(low) > 3 and token.text.isupper() and low not in GIVEN:
        before = doc[i - 1].text if i else ""
        signed = i > 1 and doc[i - 2].lower_ == "by"
        return _NAME if fold(before) in GIVEN and (signed or not before.isupper()) else _OTHER
    opening = token.is_sent_start or i == 0 or tokens[i - 1].text in "\"“‘'(:-–—" or tokens[i - 1].is_space
    if opening and low not in GIVEN and (token.is_stop or token.pos_ not in ("PROPN", "NOUN", "ADJ", "X")):
        return _OTHER
    if token.is_stop and low not in GIVEN and low not in AMBIGUOUS and len(low) > 1:
        return _OTHER
    return _NAME


def _named_by_age(doc: Doc, i: int) -> bool:
    """A word that means something else is a surname between a name and an age: "Brandy Council, 34,"."""
    before = doc[i - 1]
    if not (before.text[0].isupper() and before.text[-1].isalpha()) or fold(before.text) in _NO_GIVEN:
        return False
    size = len(doc)
    if i + 2 < size and doc[i + 1].text in (",", "(") and _is_age(doc[i + 2]):
        return i + 3 >= size or doc[i + 3].text in ",).;-" or doc[i + 3].is_space or doc[i + 3].lower_ in _YEARS
    k = i
    while k > 0 and doc[k - 1].capitalised and i - k < 4:
        k -= 1
    if not (k and doc[k - 1].lower_ == "old") or fold(doc[k].text) in KNOWN_PLACES or fold(doc[k].text) in OPENING:
        return False
    following = doc[i + 1] if i + 1 < size else None
    return following is None or following.pos_ in ("VERB", "AUX") or following.text in ".,;" or following.is_space


def _behind_titled_given(doc: Doc, i: int) -> bool:
    """Whatever it means, a word behind title and given name is a surname: "DC Tom Tanner", "Judge Jo Durham Hall"."""
    tokens = doc.tokens
    for back in (1, 2):
        given = i - back
        if given < 1 or not tokens[given].capitalised:
            return False
        if fold(tokens[given].text) in _FIRST and tokens[given - 1].capitalised and tokens[i].text[0].isupper():
            low = fold(tokens[i].text)
            if fold(tokens[given - 1].text) in TITLES:
                return low not in SUFFIXES and low not in TITLES and (back == 1 or low in SURNAMES)
    return False


def _aged_behind(doc: Doc, i: int) -> bool:
    """True for "Royal Willis, 30,": one more word, and an age behind it."""
    if i + 3 >= len(doc) or not doc[i + 1].capitalised or doc[i + 2].text not in ",(":
        return False
    return _is_age(doc[i + 3])


def _person_like(doc: Doc, i: int) -> bool:
    """A word that also ends names of streets stands within a person's name here ("Damian Hill, 30")."""
    k = i
    while k > 0 and doc[k - 1].capitalised and i - k < 4:
        k -= 1
    if k > 0 and k < i and doc[k - 1].lower_ == "old":
        return True
    both = doc[k].ent_type_ == doc[i].ent_type_ == "PERSON" and not (k > 0 and doc[k - 1].lower_ == "the")
    while k < i and fold(doc[k].text) in _BEFORE_NAME:
        k += 1
    if k < i - 1 and fold(doc[k].text) in BODIES | KNOWN_PLACES | PLACES:
        k = i - 1  # "Yorkshire Police Federation Chair Steve Kent"
    first = fold(doc[k].text)
    known = first in GIVEN or (first in AMBIGUOUS and both)
    after = doc[i + 1] if i + 1 < len(doc) else None
    owns = after is not None and after.tag_ == "POS" and first in GIVEN
    if k == i or not (known or both) or (k > 0 and doc[k - 1].lower_ in _PLACING and not owns):
        return False
    if after is not None and after.capitalised:
        return fold(after.text) not in _PLACED
    if fold(doc[i].text) in _STREETS:
        beside = [t.text for t in doc[i + 1 : i + 3]]
        return (after is not None and after.lower_ in SAYING) or (beside[:1] in ([","], ["("]) and beside[-1].isdigit())
    if doc[i].ent_type_ == "PERSON" or after is None:
        return True
    return (
        after.text in ",(.'’"
        or after.is_space
        or after.tag_ == "POS"
        or after.pos_ in ("VERB", "AUX")
        or after.lower_ in SAYING
    )


def _pieces(doc: Doc, run: list[int]) -> Iterator[tuple[Name, float]]:
    """The names that a run of capitalised words may hold, with the evidence for each."""
    kinds = [_kind(doc, i, k == 0) for k, i in enumerate(run)]
    if _NAME not in kinds:
        return
    k = 0
    while k < len(run):
        if kinds[k] != _NAME:
            k += 1
            continue
        stop = k
        while stop < len(run) and kinds[stop] in (_NAME, _LINK, _SUFFIX):
            stop += 1
        if k and kinds[k - 1] == _BODY and fold(doc[run[k - 1]].text) in OPENING:
            k = stop  # "San Marco", "Fort Hale"
            continue
        end = stop
        while kinds[end - 1] == _LINK or (kinds[end - 1] == _SUFFIX and fold(doc[run[end - 1]].text) not in _JUNIOR):
            end -= 1
        start = k
        while start > 0 and (
            kinds[start - 1] in (_TITLE, _MODIFIER) or (doc[run[start - 1]].text == "." and kinds[start - 2] == _TITLE)
        ):
            start -= 1
        titled = any(kinds[t] == _TITLE for t in range(start, k))
        if not titled and start < k:
            lone = [fold(doc[run[t]].text) for t in range(start, k)]
            titled = lone[-1] in ALONE
            if not titled:
                start = k
        if k == start == 0 and fold(doc[run[0] - 1].text) in TITLES and run[0]:
            lower = run[0] - 1
            while lower > 0 and fold(doc[lower].text) in _RANKING and not doc[lower].capitalised:
                lower -= 1
            if doc[lower].capitalised and fold(doc[lower].text) in _RANKING:  # "Detective chief inspector Ann Moss"
                piece = _piece(doc, lower, run[k], run[end - 1] + 1)
                if piece is not None:
                    yield piece, _evidence(doc, piece, True, False, None)
                k = stop
                continue
        if start < k - 1 and fold(doc[run[start]].text) in ("county", "city") and start:
            start += 1  # "Berks County Judge Ann Moss"
        before = kinds[start - 1] if start > 0 else None
        after = kinds[stop] if stop < len(run) else None
        piece = _piece(doc, run[start], run[k], run[end - 1] + 1)
        if piece is not None and titled and fold(doc[run[start]].text) in _PEERS:
            piece = _with_seat(doc, piece)
        if piece is not None and after != _BODY:
            yield piece, _evidence(doc, piece, titled, before == _BODY, after)
        k = stop


def _with_seat(doc: Doc, name: Name) -> Name:
    """ "Lord Boyd of Duncansby": the place belongs to the name of a peer."""
    i = name.end
    if name.full or i + 1 >= len(doc) or doc[i].lower_ != "of" or not doc[i + 1].capitalised:
        return name
    return Name(name.start, i + 2, name.first, (*name.words, "of", doc[i + 1].text))


def _piece(doc: Doc, start: int, first: int, end: int) -> Name | None:
    parts: list[str] = []
    inside = None
    for i in range(first, end):
        text = doc[i].text
        if inside is not None:
            if text in _NICK_CLOSE:
                inside = None
            continue
        if text in _NICK_OPEN and i > first and doc[i - 1].whitespace_:
            inside = i
        elif text in "-‐–" or (text in ("'", "’") and parts):
            parts[-1] += text
        elif parts and parts[-1][-1] in "-‐–'’" and not doc[i - 1].whitespace_:
            parts[-1] += text
        elif text in (",", ".") or (parts and fold(text) in SUFFIXES):
            continue
        elif parts and (glued := _GLUED.match(text)) is not None and not text.startswith(_PREFIXES):
            parts.append(glued[1])  # "Ann MossCrime Reporter"
            end = i + 1
            break
        else:
            parts.append(text)
    if not parts or len(parts) > 6:
        return None
    return Name(start, end, first, tuple(parts))


def _evidence(doc: Doc, name: Name, titled: bool, after_body: bool, following: int | None) -> float:
    parts = name.words
    low = fold(parts[0]).split("-")[0]
    weight = 3.0 if titled else 0.0
    given = low in GIVEN or (not low.isascii() and _plain(low) in GIVEN)
    if given:
        weight += 2.0
    elif low in AMBIGUOUS:
        weight += 1.0
    elif _INITIAL.match(parts[0]) and len(parts) > 1:
        weight += 1.0
    labels = [token.ent_type_ for token in doc.tokens[name.first : name.end]]
    people = labels.count("PERSON")
    others = len(labels) - people - labels.count("")
    if given and ("LOC" in labels or "FAC" in labels):
        weight -= 0.5
    weight += 1.5 * (people > len(labels) / 2) - (0.25 if given else 1.0) * (others > len(labels) / 2)
    beside = _beside(doc, name)
    weight += beside
    if after_body and not given:
        weight -= 2.0
    if following == _OTHER:
        weight -= 0.5
    if len(parts) == 1 and not titled:
        weight -= 3.0
    if len(parts) > 4:
        weight -= 1.0
    if not given and not titled and fold(parts[-1]) in PLACES and _owns_somebody(doc, name.end):
        weight -= 3.0  # "Strangeways Hall's Ann Moss"
    if not given and not titled and beside <= 0 and doc[name.end - 1].tag_ == "NNPS":
        weight -= 1.5  # "Easy Targets"
    return weight


def _owns_somebody(doc: Doc, end: int) -> bool:
    """True for "'s Ann" behind a name."""
    return end + 1 < len(doc) and doc[end].tag_ == "POS" and fold(doc[end + 1].text) in _FIRST


def _beside(doc: Doc, name: Name) -> float:
    """Evidence from the words before and after."""
    weight = 0.0
    after = doc.tokens[name.end : name.end + 4]
    before = doc.tokens[max(0, name.start - 12) : name.start]
    if len(after) > 1 and after[0].text in (",", "(", "–", "-"):
        if _is_age(after[1]) and (
            len(after) < 3
            or after[2].text in (",", ")", ".", ";", "-")
            or after[2].is_space
            or after[2].lower_ in _YEARS
        ):
            weight += 2.5
        elif after[1].lower_ in ("a", "an") and len(after) > 2 and after[2].text.isdigit():
            weight += 1.5
        elif after[1].lower_ in ("aged", "who", "whose", "identified", "named"):
            weight += 2.5 if after[1].lower_ == "aged" else 1.0
    if after and after[0].text.islower() and after[0].lower_ in _PLACED and before and before[-1].lower_ == "the":
        weight -= 3.0  # "the Thomas Frost pub"
    elif after and after[0].lower_ in _VENUES:
        weight -= 1.5  # "Cranberry Moons nightclub"
    if after and (after[0].lower_ in SAYING or after[0].lower_ == "who"):
        weight += 1.5
    if before:
        last = before[-1].lower_
        if last in SAYING:
            weight += 1.5
        if last in ("old", "year-old") or (last == "," and len(before) > 1 and before[-2].lower_ == "old"):
            weight += 3.0
        if last == "of" and len(before) > 2 and before[-2].text == ",":
            weight -= 3.0  # "Moss (26), of Gelder Rise": a home
        if (
            last == ","
            and len(before) > 1
            and before[-2].capitalised
            and fold(before[-2].text) in PLACES
            and not (after and after[0].lower_ in SAYING)
        ):
            weight -= 2.0  # "of Mill Lane, Gelder Hill": a home goes on
        if last == "on" and len(before) > 1 and before[-2].lower_ in _AIMED:
            weight += 1.0 if name.full else 0.0
        elif last in _PLACING:
            weight -= 1.5
        if last in TRADING:
            weight -= 5.0  # "law firm Irving Marsh"
        elif last == "of" and len(before) > 1 and before[-2].lower_ in _OWNING:
            weight -= 3.0
        if last in _ALIAS or (last in _HIMSELF and before[-2:-1] and before[-2].lower_ in _NAMING_HIM):
            weight -= 4.0  # "a man calling himself Lee Moss"
        if last == "the":
            weight -= 4.0 if after and after[0].lower_ in ("and", "stand", "stands") else 2.0
        if last in ("as", "named", "called") and {t.lower_ for t in before} & _NAMING:
            weight += 2.5 if name.full else 1.5
        elif last in _DONE_TO and name.full:
            weight += 1.0
        if last == "of" and len(before) > 1 and before[-2].lower_ in _FATES:
            weight += 2.5 if name.full else 1.5
        noun = before[-2].lower_ if last == "," and len(before) > 1 else last
        if noun in JOBS:
            weight += 1.0
        if noun in KIN and not name.full and not name.titled:
            weight += 2.5 if last == noun or _closed(after) else 0.0
    return weight


def _closed(after: list[Token]) -> bool:
    """True where an apposition ends ("her son, Colm, was …")."""
    return not after or after[0].text in ",.;:()–—" or after[0].is_space


def _is_age(token: Token) -> bool:
    return token.text.isdigit() and len(token) <= 3 and 0 < int(token.text) < 115
