"""Which names are one person: full forms first, then short forms by title, gender and nearness."""

from __future__ import annotations

from collections.abc import Sequence

from newsmine.language.names import COURTESY, FEMALE_GIVEN, KIN, MALE_GIVEN, Name, fold, folded
from newsmine.language.parsed import Doc
from newsmine.lexicon import words
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import FEMALE_TITLES, MALE_TITLES

#: Given names of which one is short for the other although it does not begin it.
_SHORT = {frozenset(pair.split("/")) for pair in words("newsmine.language", "short", "pairs", name="names.toml")}

_FEMALE_KIN = {
    "mrs": frozenset({"wife", "mother", "widow"}),
    "miss": frozenset({"daughter", "sister"}),
}


def resolve(doc: Doc, names: Sequence[Name]) -> list[Somebody]:
    """People, each with all names that are held to be theirs; names that fit two people are left out."""
    people: list[Somebody] = []
    index: dict[str, list[Somebody]] = {}
    names = _with_surnames(doc, names)
    for name in names:
        if name.full:
            _place(people, index, name, doc)
    for name in names:
        if not name.full:
            _place_short(people, index, name, doc)
    for person in people:
        person.names.sort(key=lambda name: name.start)
    return sorted(people, key=lambda person: person.start)


def _with_surnames(doc: Doc, names: Sequence[Name]) -> Sequence[Name]:
    """ "Lee Moss, 60, his wife Ann and daughter Jo … Mrs Moss … Miss Moss": Ann Moss and Jo Moss."""
    given: dict[int, Name] = {}
    for titled in names:
        kin = _family_of(doc, titled) if titled.titled and not titled.full else None
        if not kin:
            continue
        surname = fold(titled.words[0])
        head = next((n for n in names if n.full and _ends(n, surname)), None)
        if head is None or any(n.full and n is not head and _another(n, head) for n in names):
            continue
        end = doc[head.first].sent.end
        found = [n for n in names if head.end <= n.start < end and not n.full and not n.titled]
        found = [n for n in found if doc[n.start - 1].lower_ in kin]
        if len(found) == 1:
            given[found[0].start] = head
    if not given:
        return names
    return [
        Name(n.start, n.end, n.first, (*n.words, given[n.start].words[-1])) if n.start in given else n for n in names
    ]


def _family_of(doc: Doc, name: Name) -> frozenset[str]:
    """What a Mrs or a Miss may be of the one who has her surname."""
    title = fold(doc[name.first - 1].text)
    return _FEMALE_KIN.get(title, frozenset())


def _another(name: Name, head: Name) -> bool:
    """True for somebody else of that surname."""
    return fold(name.words[-1]) == fold(head.words[-1]) and folded(name.words) != folded(head.words)


def _enter(index: dict[str, list[Somebody]], person: Somebody, name: Name) -> None:
    """Let a person be found by each word of a name, by its parts, and by how its first word begins."""
    parts = folded(name.words)
    keys = {"^" + parts[0][:2], *parts}
    for part in parts:
        if "-" in part:
            keys.update(part.split("-"))
    for key in keys:
        entries = index.setdefault(key, [])
        if person not in entries:
            entries.append(person)


def title_words(doc: Doc, name: Name) -> list[str]:
    """The words of the title, folded."""
    return [fold(doc[i].text) for i in range(name.start, name.first)]


def stated_gender(doc: Doc, name: Name) -> str | None:
    """The gender that the title states."""
    if not name.titled:
        return None
    title = title_words(doc, name)
    if any(word in MALE_TITLES for word in title):
        return "male"
    return "female" if any(word in FEMALE_TITLES for word in title) else None


def _place(people: list[Somebody], index: dict[str, list[Somebody]], name: Name, doc: Doc) -> None:
    parts = folded(name.words)
    for person in dict.fromkeys(p for part in parts for p in index.get(part, ())):
        if any(_compatible(parts, folded(other.words)) for other in person.names) and not _at_odds(person, name, doc):
            person.take(name)
            _note(person, name, doc)
            _enter(index, person, name)
            return
    person = Somebody(names=[name])
    _note(person, name, doc)
    _enter(index, person, name)
    people.append(person)


def _note(person: Somebody, name: Name, doc: Doc) -> None:
    gender = stated_gender(doc, name)
    if gender:
        person.genders[gender] += 3


def _at_odds(person: Somebody, name: Name, doc: Doc) -> bool:
    gender = stated_gender(doc, name)
    return bool(gender and person.genders and gender not in person.genders)


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's: "John Apter", "John Paul Apter", "J. Apter"."""
    if a == b:
        return True
    if len(a) == len(b) == 2 and 1 in (len(a[1]), len(b[1])) and a[0] == b[0] and a[1][0] == b[1][0]:
        return True  # "James T" for "James Thorne"
    if a[-1] != b[-1]:
        short, long = sorted((a, b), key=len)  # "Maria Lopez" for "Maria Lopez Garcia"
        if len(short) > 1 and long[: len(short)] == short:
            return True
        return len(a) == len(b) and a[:-1] == b[:-1] and _one_slip(a[-1], b[-1], 5)
    return _same_given(a[0], b[0]) or (len(a) != len(b) and len(set(a[:-1]) & set(b[:-1])) > 0)


def _same_given(a: str, b: str) -> bool:
    if a == b or frozenset((a, b)) in _SHORT:
        return True
    short, long = sorted((a, b), key=len)
    if (len(short) == 1 or len(short) >= 3) and long.startswith(short):
        return True
    return len(short) >= 6 and _misspelt(short, long)


def _one_slip(a: str, b: str, least: int) -> bool:
    """True when two words of so many letters differ by one letter."""
    short, long = sorted((a, b), key=len)
    return len(short) >= least and (_misspelt(short, long) or (len(long) > 5 and a[1:] == b[1:]))


def _misspelt(a: str, b: str) -> bool:
    """True when two words differ by one letter, or by two neighbours that changed places."""
    if len(b) - len(a) > 1 or a[0] != b[0]:
        return False
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    return a[i:] == b[i + 1 :]


def _place_short(people: list[Somebody], index: dict[str, list[Somebody]], name: Name, doc: Doc) -> None:
    word = fold(name.words[0])
    gender = stated_gender(doc, name)
    alike = index.get(word, [])
    by_surname = [p for p in alike if any(_ends(other, word) for other in p.names if other.full)]
    if not by_surname:
        by_surname = [p for p in alike if any(not o.full and fold(o.words[0]) == word for o in p.names)]
    if not by_surname and name.titled and len(word) > 3:  # "Mr Hadley", later "Mr Jadley"
        by_surname = [p for p in people if any(o.full and _one_slip(fold(o.words[-1]), word, 5) for o in p.names)]
    if gender:
        by_surname = [p for p in by_surname if not p.genders or gender in p.genders]
        likely = [p for p in by_surname if gender in p.genders or given_gender(p) == gender]
        if len(by_surname) > 1:
            by_surname = likely or by_surname
        elif by_surname and not likely and given_gender(by_surname[0]) is not None:
            by_surname = []
        if not by_surname:  # "Mrs Moss" again, where only a Lee Moss has a full name
            by_surname = [
                p
                for p in alike
                if any(not o.full and fold(o.words[0]) == word for o in p.names) and gender in p.genders
            ]
    chosen = _choose(by_surname, name, doc)
    if chosen is None and not by_surname and not name.titled:
        near = dict.fromkeys([*alike, *index.get("^" + word[:2], [])])
        by_given = [p for p in near if any(_same_given(fold(o.words[0]), word) for o in p.names if o.full)]
        chosen = by_given[0] if len(by_given) == 1 else None
        if by_given and chosen is None:
            return
    if chosen is None and not by_surname and name.titled:  # "Mr Lee" of a Lee Moss
        by_given = [p for p in alike if any(o.full and fold(o.words[0]) == word for o in p.names)]
        by_given = [p for p in by_given if gender in (likely_gender(p), None)]
        chosen = by_given[0] if len(by_given) == 1 else None
    if chosen is not None:
        chosen.take(name)
        _note(chosen, name, doc)
        return
    if by_surname:
        return  # two people of one surname and nothing to choose by
    person = Somebody(names=[name])
    _note(person, name, doc)
    _enter(index, person, name)
    people.append(person)


def given_gender(person: Somebody) -> str | None:
    """The gender that a given name makes likely; it decides between people and is never told."""
    given = next((fold(name.words[0]).split("-")[0] for name in person.names if name.full), "")
    if given in MALE_GIVEN:
        return "male"
    return "female" if given in FEMALE_GIVEN else None


def likely_gender(person: Somebody) -> str | None:
    """The gender that is told, else the one that a given name makes likely, or None."""
    return person.gender() or given_gender(person)


def _ends(name: Name, word: str) -> bool:
    last = fold(name.words[-1])
    if "of" in name.words:
        return fold(name.words[0]) == word  # "Lord Boyd of Duncansby"
    return last == word or last.split("-")[-1] == word or (len(name.words) > 2 and fold(name.words[-2]) == word)


def _choose(candidates: list[Somebody], name: Name, doc: Doc) -> Somebody | None:
    """The one candidate that fits; of several the one of the same title, else None."""
    if len(candidates) == 1:
        return candidates[0]
    title = title_words(doc, name)
    kin = _family_of(doc, name) if len(candidates) > 1 else frozenset()
    told = [p for p in candidates if any(n.start and doc[n.start - 1].lower_ in kin for n in p.names)]
    if len(told) == 1:
        return told[0]
    if not title or not candidates:
        before = [p for p in candidates if any(n.start < name.start for n in p.names)]
        return before[0] if len(before) == 1 and len(candidates) > 1 else None
    same = [p for p in candidates if any(set(title_words(doc, n)) & set(title) for n in p.names)]
    if len(same) == 1:
        return same[0]
    if title[0] in COURTESY:  # a courtesy title is for those who have no rank
        plain = [p for p in candidates if not any(set(title_words(doc, n)) - COURTESY for n in p.names)]
        if len(plain) == 1:
            return plain[0]
        leading = [p for p in candidates if not _kin_of_another(p, doc)]
        if len(leading) == 1:
            return leading[0]
    before = [p for p in candidates if any(n.start < name.start for n in p.names)]
    return before[0] if len(before) == 1 else None


def _kin_of_another(person: Somebody, doc: Doc) -> bool:
    """True for "his nephew Emre Moss": where a Mr Moss is told of, it is the uncle."""
    first = min(person.names, key=lambda name: name.start)
    i = first.start - (2 if first.start > 1 and doc[first.start - 1].text == "," else 1)
    return i > 0 and doc[i].lower_ in KIN and doc[i - 1].tag_ in ("PRP$", "POS", "JJ", "NN", "DT")
