"""What somebody is and for whom: position, organisation, rank and office."""

from __future__ import annotations

from newsmine.language.names import (
    AGENCIES,
    COURT,
    COURTESY,
    POLICE,
    Name,
    byline_job,
    bylines,
    fold,
)
from newsmine.language.parsed import Doc
from newsmine.rooms.people.ages import behind_age
from newsmine.rooms.people.bodies import (
    FORCE,
    OFFICE_WORDS,
    SPEAKING_FOR,
    been_with,
    bodies,
    body_before,
    body_behind,
    body_or_kind,
    employs,
    from_body,
    of_what,
    only_body,
    owning_body,
    sure_body,
)
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.resolve import title_words
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import DESCRIBED, JOB_ROLE, NO_POSITION, OUTLETS

_POLICE_OR_COURT = POLICE | COURT
_SIGNING = OUTLETS | AGENCIES
_HEADING = frozenset({"chairs", "heads", "leads", "runs", "chaired", "headed", "led"})
_SENIOR = frozenset({"chief", "ch", "commissioner", "commander"})
_JUNIOR = frozenset({"inspector", "insp", "assistant", "deputy"})
#: Whose job is a rank: it is their title, and no position.
_BY_RANK = ("police", "judge")
#: What an officer may be beside the rank.
_POSTS = frozenset({"commander", "area commander", "district commander", "senior investigating officer"})
_GENERIC = frozenset(
    "officer constable pc wpc cop policeman policewoman sergeant detective inspector trooper deputy judge".split()
) | {"police officer", "police constable", "police sergeant"}
_NO_POST = _GENERIC | NO_POSITION
_OFFICES = frozenset({"coroner", "minister"})
_GRADES = frozenset("senior deputy assistant national regional chief principal general associate junior acting".split())
#: Nouns before a job that are no part of it.
_EPITHETS = frozenset(
    "hero victim fellow family mother father mum dad teen teenage star woman man year old thug".split()
)
_WORKING = frozenset("works worked working serves served serving volunteers volunteered practises".split())
_FOR_OTHERS = ("official", "spokesperson", "journalist", "lawyer")


def _ranked(title: str) -> bool:
    """True for a title of police or court, and none of courtesy."""
    words = {fold(word) for word in title.split()}
    return not words <= COURTESY and not words.isdisjoint(_POLICE_OR_COURT)


_NO_POLICE = frozenset(
    "prison custody corrections correctional security enforcement immigration welfare education housing fire probation "
    "detention dog parking medical".split()
)


def rank(doc: Doc, name: Name) -> str:
    """The title before a name, without the office ("Coroner") that may stand before it; "" for none."""
    start = _behind_office(doc, name)
    if _after_force(doc, name) and doc[name.first - 1].lower_ != "chief":
        start += 1  # "Kent Police Chief Constable Ann Moss"
    words = doc.words_of(start, name.first)
    return words if not words.islower() or words != "officer" else ""


def _after_force(doc: Doc, name: Name) -> str | None:
    """The force whose "Police" stands first in a title: "Kent Police Inspector Ann Moss"; None where there is none."""
    if name.first - name.start < 2 or doc[name.start].text != "Police":
        return None
    begin = name.start
    while begin > 0 and doc[begin - 1].text[0].isupper() and not doc[begin - 1].is_space and name.start - begin < 4:
        begin -= 1
    while begin < name.start and doc[begin].is_stop:
        begin += 1
    return doc.words_of(begin, name.start + 1) if begin < name.start else None


def no_police(doc: Doc, name: Name) -> bool:
    """True for "Prison officer Ann Moss", "Corrections Officer Moss": a job, no rank."""
    i = name.first - 1
    return name.titled and fold(doc[i].text) == "officer" and i > 0 and fold(doc[i - 1].text) in _NO_POLICE


def _behind_office(doc: Doc, name: Name) -> int:
    """The first token of the title that belongs to no office; the start of the name where there is none."""
    if no_police(doc, name):
        return name.first
    offices = [i for i in range(name.start, name.first) if fold(doc[i].text) in _OFFICES]
    if name.first > name.start + 1 and doc.lower[max(0, name.start - 1) : name.start + 1] == [
        "investigating",
        "officer",
    ]:
        offices = [name.start]  # "Senior Investigating Officer Det Insp Ann Moss"
    if not offices and doc[name.start].lower_ == "prison" and doc[name.first - 1].lower_ == "governor":
        offices = [name.first - 1]
    return offices[-1] + 1 if offices else name.start


def _office(doc: Doc, name: Name) -> str | None:
    """ "Senior Coroner" before a name, or None."""
    end = _behind_office(doc, name)
    if end == name.start:
        return None
    start = name.start
    while start > 0 and doc[start - 1].capitalised and fold(doc[start - 1].text) in OFFICE_WORDS:
        start -= 1
    if no_police(doc, name) and start == name.first - 1:
        start -= 1
    return doc.words_of(start, end)


def post(cast: Cast, person: Somebody) -> tuple[str | None, str | None, str | None]:
    """Position, organisation, and the position's role by the room's list."""
    doc = cast.doc
    position: str | None = None
    noun: str | None = None
    where: str | None = None
    beside = False
    edges = {k for n in person.names for k in (n.start, n.end)}
    for one in _nearest_first(person):
        if (
            one.noun
            and one.noun not in DESCRIBED
            and one.noun not in ("qc", "kc")
            and JOB_ROLE.get(one.noun) not in ("relative", "friend", "suspect", "defendant")
        ):
            span = _span_of(doc, one)
            begin, end = (span[0], of_what(doc, span[1])) if span is not None else (one.head, one.head + 1)
            begin = _with_grade(doc, begin, one) if span is not None else begin
            told = (position, noun)
            position, noun = doc.words_of(begin, end) if span is not None else one.noun, one.noun
            where = body_behind(doc, max(end, one.end), one) or body_before(doc, begin)
            if where is not None and one.noun.startswith("police ") and doc[begin].text == "Police":
                where += " Police"  # "a Kent Police officer"
            if (
                where is not None
                and JOB_ROLE.get(one.noun) not in _FOR_OTHERS
                and not sure_body(doc, where, begin - 1)
                and not employs(doc, max(end, one.end), noun)
            ):
                where = None  # "Kent taxi driver", "Polish builder"
            elif where is not None and one.noun.startswith("council ") and doc[begin].text == "Council":
                where, position = where + " Council", doc.words_of(begin + 1, end)
            elif one.noun.startswith("home office "):
                where = "Home Office"
            for name in person.names if where else ():
                where = (where or "").removesuffix(doc.words_of(name.start, name.end)).strip() or None
            if beside and told[1] is not None and told[1] not in _NO_POST:
                position, noun = told  # the job that stands beside the name
            if where is not None:
                break
            beside = beside or not edges.isdisjoint((one.end, one.end + 1, one.start, one.start - 1))
    for name in person.names:
        if where is None:
            owned = name.titled or (name.start > 0 and doc[name.start - 1].tag_ == "POS")
            where = _after_force(doc, name) or from_body(doc, name) or (owning_body(doc, name.start) if owned else None)
    if position is None:
        position = next((found for name in person.names if name.titled and (found := _office(doc, name))), None)
    if position is None:
        position = next((job for name in person.names if (job := _behind_years(doc, name))), None)
    trade = JOB_ROLE.get(noun) if noun else None
    if noun is None and where is not None and _speaks_for(cast, person, where):
        trade = "spokesperson"  # "Lee Moss, from the POA, said …"
    if noun in _NO_POST or (
        trade in _BY_RANK and noun not in _POSTS and any(map(_ranked, (rank(doc, n) for n in person.names)))
    ):
        position = None
    for name in person.names:
        behind = doc.lower[name.end : name.end + 2]
        does = doc.lower[name.end + 2] if behind == [",", "who"] and name.end + 2 < len(doc) else ""
        if does in _HEADING:
            led = body_or_kind(doc, name.end + 3)
            where, trade = (where or led, trade or "official") if led is not None else (where, trade)
        elif does in _WORKING and name.end + 4 < len(doc):
            place = doc[name.end + 3].lower_ in ("for", "with")
            where = where or (body_or_kind(doc, name.end + 4) if place else None)
        where = where or (been_with(doc, name.end) if does or behind[:1] in (["has"], ["had"]) else None)
    if "journalist" in person.evidence:
        held = next((job for name in person.names if name in bylines(doc) and (job := byline_job(doc, name))), None)
        if held is not None:
            return held, next((paper for name in person.names if (paper := _outlet(doc, name.end))), None), "journalist"
    if where is None and "journalist" in person.evidence:
        where = next((paper for name in person.names if (paper := _outlet(doc, name.end)) is not None), None)
    if where is None and person.named:
        where = _of_context(cast, person, trade)
    return position, where, trade


def _speaks_for(cast: Cast, person: Somebody, where: str) -> bool:
    """True for who is of a union, a firm or a charity, and no force, has no rank and no part in it, and speaks."""
    if person.evidence or any(name.titled for name in person.names) or not cast.speaks(person):
        return False
    words = [fold(word) for word in where.split()]
    if not SPEAKING_FOR.isdisjoint(words):
        return True
    return FORCE.isdisjoint(words) and any(cast.lower[n.end : n.end + 1] in ([","], ["from"]) for n in person.names)


def _behind_years(doc: Doc, name: Name) -> str | None:
    """The job in "41 year old ferryman Lee Moss", whatever it is called, or None."""
    old = behind_age(doc, name.start)
    words = doc.words_of(old + 1, name.start) if old is not None else ""
    return words if words and doc[name.start - 1].tag_ == "NN" and JOB_ROLE.get(words, "none") == "none" else None


def _span_of(doc: Doc, one: Description) -> tuple[int, int] | None:
    """The tokens of the noun of a description; None where it is left out ("one of the nurses")."""
    for begin in range(one.head, max(-1, one.head - 5), -1):
        for end in range(one.head + 1, min(len(doc), one.head + 4) + 1):
            if doc.words_of(begin, end).lower().replace("’", "'") == one.noun:
                return begin, end
    return None


def _outlet(doc: Doc, end: int) -> str | None:
    """ "Ann Moss, Daily Mail", "Ann Moss/PA", and the name of an outlet on the line below."""
    if end + 1 >= len(doc) or not (doc[end].text in (",", "/") or "\n" in doc[end].text):
        return None
    last = end
    while last + 1 < len(doc) and last < end + 4 and doc[last + 1].text[0].isupper():
        last += 1
    if last == end or not (fold(doc[last].text) in _SIGNING or doc[end + 1].text in ("BBC", "ITV", "PA")):
        return None
    return doc.words_of(end + 1, last + 1)


def _with_grade(doc: Doc, begin: int, one: Description) -> int:
    """Where the job begins with what is part of it: "deputy crown prosecutor", "loss prevention manager"."""
    if doc[begin - 1 : begin] and doc[begin - 1].text in "-‐–":
        return begin  # "Co-op worker"
    first = begin
    while begin > one.start and doc[begin - 1].lower_ not in _EPITHETS:
        before = doc[begin - 1]
        if not before.text.islower() and not (doc[begin].capitalised and before.lower_ in _GRADES):
            break
        graded = before.lower_ in _GRADES or (before.lower_ == "local" and begin < first)
        if not graded and not (before.tag_ == "NN" and before.dep_ in ("compound", "nmod")):
            break
        begin -= 1
    return begin


def _nearest_first(person: Somebody) -> list[Description]:
    """What stands beside a name, then all else in text order."""
    if len(person.descriptions) < 2:
        return person.descriptions
    edges = {k for n in person.names for k in (n.start, n.end)}
    near = [d for d in person.descriptions if not edges.isdisjoint((d.end, d.end + 1, d.start, d.start - 1))]
    return near + [d for d in person.descriptions if d not in near]


def _of_context(cast: Cast, person: Somebody, trade: str | None) -> str | None:
    """The body spoken of just before somebody who speaks for one; the force of a story for its senior officers."""
    doc = cast.doc
    if trade in ("official", "spokesperson"):
        first = min(person.names, key=lambda name: name.start)
        start = max((one.start for one in person.descriptions if one.start <= first.start), default=first.start)
        floor = doc[max(0, doc[start].sent.start - 1)].sent.start
        before = [text for begin, text in bodies(doc) if floor <= begin < start]
        return before[-1] if before else only_body(doc)
    titles = [word for n in person.names if n.titled for word in title_words(doc, n)]
    if not titles or _SENIOR.isdisjoint(titles) or person.is_victim() or not _JUNIOR.isdisjoint(titles):
        return None
    forces = {text.removeprefix("The ") for _, text in bodies(doc) if fold(text.split()[-1]) in FORCE}
    return forces.pop() if len(forces) == 1 else None
