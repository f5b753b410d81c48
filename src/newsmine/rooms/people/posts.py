"""What somebody is and for whom: position, organisation, rank and office."""

from __future__ import annotations

from newsmine.language.desk import once_per_doc
from newsmine.language.names import (
    AGENCIES,
    BODIES,
    COURT,
    COURTESY,
    PLACES,
    POLICE,
    TRADING,
    Name,
    byline_job,
    bylines,
    fold,
    named,
)
from newsmine.language.parsed import Doc
from newsmine.rooms.people.ages import BEHIND, age_behind
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import DESCRIBED, JOB_ROLE, NO_POSITION, OUTLETS

#: What may stand right behind a name whose body is then told.
_GOING_ON = BEHIND | {"at"}
_POLICE_OR_COURT = POLICE | COURT
_SIGNING = OUTLETS | AGENCIES
_HEADING = frozenset({"chairs", "heads", "leads", "runs", "chaired", "headed", "led"})
_SENIOR = frozenset({"chief", "ch", "commissioner", "commander"})
_JUNIOR = frozenset({"inspector", "insp", "assistant", "deputy"})
#: Bodies that somebody heads or speaks for.
_SPEAKING_FOR = frozenset(
    "union association federation society league trust service council poa gmb rmt usdaw unison aslef nasuwt bma "
    "rcn tssa".split()
)
#: Whose job is a rank: it is their title, and no position.
_BY_RANK = ("police", "judge")
_GENERIC = frozenset(
    "officer constable pc wpc cop policeman policewoman sergeant detective inspector trooper deputy judge".split()
) | {"police officer", "police constable", "police sergeant"}
_OFFICES = frozenset({"coroner", "minister"})
_OFFICE_WORDS = frozenset(
    "senior assistant area deputy acting prime first home foreign justice prisons policing police health education "
    "security safeguarding victims crime defence shadow junior transport regional national general branch "
    "divisional borough group station watch crew".split()
)
#: Bodies that are spoken of in small letters; "head of security" heads no body.
_COMMON_BODIES = frozenset("police council federation union association trust school church company group".split())
_GRADES = frozenset("senior deputy assistant national regional chief principal general associate junior acting".split())
#: Nouns before a job that are no part of it.
_EPITHETS = frozenset(
    "hero victim fellow family mother father mum dad teen teenage star woman man year old thug".split()
)
_WORKING = frozenset("works worked working serves served serving volunteers volunteered practises".split())
#: "Owner of", "landlord of": what follows is a firm or a house, whatever it is called.
_OWNING = frozenset("owner co-owner founder co-founder landlord landlady manager director boss proprietor".split())
_FORCE = frozenset({"police", "constabulary", "patrol"})
_FOR_OTHERS = ("official", "spokesperson", "journalist", "lawyer")
_COURTS = frozenset(
    {
        "crown",
        "county",
        "high",
        "sheriff",
        "magistrates",
        "magistrates'",
        "supreme",
        "district",
        "circuit",
        "superior",
        "youth",
        "criminal",
        "municipal",
        "federal",
        "'",
        "’",
    }
)
#: How far behind its first word the word may stand that makes a name that of a body.
_REACH = 15
_JOINTS = frozenset({"of", "the", "and", "for", "&", "’s", "'s", "-", "in", "at"})


def _sure_body(doc: Doc, name: str, last: int) -> bool:
    """True for "RMT", "Kent Police", and what the model takes for a body; the name ends at the token `last`."""
    if (name.isupper() and len(name) > 2) or (last >= 0 and doc[last].ent_type_ == "ORG" and doc[last].tag_ == "NNP"):
        return True
    words = name.replace("’s", "").replace("'s", "").split()
    return any(fold(word) in BODIES and word[0].isupper() for word in words)


def _employs(doc: Doc, end: int, noun: str | None) -> bool:
    """True before "of Alpha Taxis" behind an owner, before "with Stagecoach" and "at the law firm Irwin Moss"."""
    if end + 2 >= len(doc) or doc[end].lower_ not in ("of", "at", "for", "with"):
        return False
    i = end + 1
    while i + 1 < len(doc) and doc[i].text.islower():
        i += 1
    if doc[i - 1].lower_ in TRADING:
        return True
    placed = doc[i].ent_type_ in ("GPE", "LOC", "PERSON", "NORP", "DATE")
    owning = doc[end].lower_ in ("of", "at") and (noun or "").split()[-1:] and (noun or "").split()[-1] in _OWNING
    return not placed and (bool(owning) or doc[end].lower_ in ("with", "for"))


def is_body(parts: list[str]) -> bool:
    """True for "Kent Police"; "Elm Court, Ashby" and "Hospital Road" are places."""
    first = parts[: parts.index(",")] if "," in parts else parts
    folded = [fold(word) for word in first]
    if not folded:
        return False
    if folded[-1] == "court":
        return len(folded) > 1 and folded[-2] in _COURTS
    if folded[-1] in PLACES and folded[-1] not in BODIES:
        return False
    return any(word in BODIES for word, text in zip(folded, first, strict=True) if text[0].isupper())


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
    return offices[-1] + 1 if offices else name.start


def _office(doc: Doc, name: Name) -> str | None:
    """ "Senior Coroner" before a name, or None."""
    end = _behind_office(doc, name)
    if end == name.start:
        return None
    start = name.start
    while start > 0 and doc[start - 1].capitalised and fold(doc[start - 1].text) in _OFFICE_WORDS:
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
            k = one.head
            words = len(one.noun.split())
            if words > 1 and cast.lower[k] == one.noun.split()[0] != one.noun.split()[-1]:
                k += words - 1  # "member of staff", headed by its first word
            end = _of_what(doc, k + 1)
            begin = k
            while begin > 0 and len(doc.words_of(begin, k + 1)) < len(one.noun):
                begin -= 1  # "passer-by" is three tokens
            begin = _with_grade(doc, begin, one) if doc[begin].lower_ != "one" else begin
            told = (position, noun)
            position, noun = doc.words_of(begin, end), one.noun
            where = _body_behind(doc, max(end, one.end), one) or _body_before(doc, begin)
            if where is not None and one.noun.startswith("police ") and doc[begin].text == "Police":
                where += " Police"  # "a Kent Police officer"
            if (
                where is not None
                and JOB_ROLE.get(one.noun) not in _FOR_OTHERS
                and not _sure_body(doc, where, begin - 1)
                and not _employs(doc, max(end, one.end), noun)
            ):
                where = None  # "Kent taxi driver", "Polish builder"
            elif where is not None and one.noun.startswith("council ") and doc[begin].text == "Council":
                where, position = where + " Council", doc.words_of(begin + 1, end)
            elif one.noun.startswith("home office "):
                where = "Home Office"
            for name in person.names if where else ():
                where = (where or "").removesuffix(doc.words_of(name.start, name.end)).strip() or None
            if where is not None:
                break
            if beside and told[1] is not None and told[1] not in _GENERIC | NO_POSITION:
                position, noun = told  # the job that stands beside the name
            beside = beside or not edges.isdisjoint((one.end, one.end + 1, one.start, one.start - 1))
    for name in person.names:
        if where is None:
            owned = name.titled or (name.start > 0 and doc[name.start - 1].tag_ == "POS")
            where = (
                _after_force(doc, name) or _from_body(doc, name) or (_owning_body(doc, name.start) if owned else None)
            )
    if position is None:
        position = next((found for name in person.names if name.titled and (found := _office(doc, name))), None)
    trade = JOB_ROLE.get(noun) if noun else None
    if (
        noun in _GENERIC
        or noun in NO_POSITION
        or (trade in _BY_RANK and any(map(_ranked, (rank(doc, n) for n in person.names))))
    ):
        position = None
    for name in person.names:
        clause = doc.lower[name.end : name.end + 3]
        if clause[:2] == [",", "who"] and clause[-1] in _HEADING and (led := _body(doc, name.end + 3)) is not None:
            where, trade = where or led, trade or "official"
        elif clause[:2] == [",", "who"] and clause[-1] in _WORKING and name.end + 4 < len(doc):
            place = doc[name.end + 3].lower_ in ("for", "with")
            where = where or (_body(doc, name.end + 4) if place else None)
    if person.evidence["journalist"]:
        held = next((job for name in person.names if name in bylines(doc) and (job := byline_job(doc, name))), None)
        if held is not None:
            return held, next((paper for name in person.names if (paper := _outlet(doc, name.end))), None), "journalist"
    if where is None and person.evidence["journalist"]:
        where = next((paper for name in person.names if (paper := _outlet(doc, name.end)) is not None), None)
    if where is None and person.named:
        where = _of_context(cast, person, trade)
    return position, where, trade


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
    while begin > one.start and doc[begin - 1].text.islower() and doc[begin - 1].lower_ not in _EPITHETS:
        before = doc[begin - 1]
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
        return before[-1] if before else _only_body(doc)
    titles = [fold(doc[i].text) for n in person.names for i in range(n.start, n.first)]
    if _SENIOR.isdisjoint(titles) or person.is_victim() or not _JUNIOR.isdisjoint(titles):
        return None
    forces = {text.removeprefix("The ") for _, text in bodies(doc) if fold(text.split()[-1]) in _FORCE}
    return forces.pop() if len(forces) == 1 else None


def _only_body(doc: Doc) -> str | None:
    """The one union, federation, trust or service that a story is about, if it is one."""
    found = {
        text.removeprefix("The ") for _, text in bodies(doc) if not _SPEAKING_FOR.isdisjoint(map(fold, text.split()))
    }
    longest = max(found, key=len, default=None)
    return longest if longest is not None and all(text in longest for text in found) else None


@once_per_doc
def bodies(doc: Doc) -> list[tuple[int, str]]:
    """Names of bodies ("Kent Police Federation", "Royal College of Nursing"), with their first token."""
    found = []
    after = 0
    for last in [token.i for token in doc.having(BODIES) if token.text[0].isupper()]:
        for token in doc.tokens[max(after, last - _REACH) : last + 1]:
            i = token.i
            if i < after or not token.text[0].isupper() or token.is_stop:
                continue
            after = i + 1
            text = _body(doc, i)
            if (
                text is not None
                and (" " in text or text.isupper())
                and any(fold(word) in BODIES for word in text.split())
            ):
                found.append((i, text.split("’s")[0].split("'s")[0].strip()))
                after = i + len(text.split())
    return found


def _of_what(doc: Doc, i: int) -> int:
    """The end of "of operations" behind "director", where what is headed is no body; `i` where no such words stand."""
    if i + 1 >= len(doc) or doc[i].lower_ != "of":
        return i
    word = doc[i + 1]
    plain = (
        word.tag_ in ("NN", "NNS", "NNPS")
        or (word.tag_ == "JJ" and word.text.islower())
        or (word.text.endswith("s") and doc.words_of(i + 2, i + 3) == ",")
    )
    body = word.lower_ in BODIES and (word.text[0].isupper() or word.lower_ in _COMMON_BODIES)
    if not plain or body or word.ent_type_ in ("GPE", "PERSON"):
        return i
    end = i + 2
    while end < len(doc) and doc[end].tag_ in ("NN", "NNS", "CC", "JJ", "VBG") and doc[end].text.islower():
        end += 1
    return end


def _body_behind(doc: Doc, end: int, one: Description) -> str | None:
    """ "chairman of (the) Hampshire Police Federation", "officer for Unison"; "an accountant from Ashby" has none."""
    if end + 1 >= len(doc) or doc[end].lower_ not in ("of", "at", "for", "with", "from"):
        return None
    i = end + 1
    while i + 2 < len(doc) and doc[i].text.islower() and (doc[i].tag_ in ("NN", "DT") or doc[i].lower_ in TRADING):
        i += 1  # "at (the) law firm Irwin Moss"
    if doc[i - 1].lower_ in TRADING and doc[i].text[0].isupper():
        return _body(doc, i)
    found = _body(doc, end + 1)
    if found and JOB_ROLE.get(one.noun) == "none" and (doc[end].lower_ == "from" or doc[end + 1].ent_type_ == "GPE"):
        return found if is_body(found.split()) or found.isupper() else None
    return found


def _body(doc: Doc, start: int) -> str | None:
    i = start
    tokens, size = doc.tokens, len(doc.tokens)
    while i < size and tokens[i].lower_ in ("the", "its", "their"):
        i += 1
    first = i
    last = None
    while i < size and (tokens[i].text[0].isupper() or tokens[i].text in _JOINTS or tokens[i].tag_ == "POS"):
        if tokens[i].text[0].isupper():
            last = i
        elif (
            tokens[i].tag_ == "POS"
            and tokens[i].text in ("'", "’")
            and fold(tokens[i + 1].text if i + 1 < size else "") in BODIES
        ):
            last = i  # "the Prison Officers' Association"
        elif last == i - 1 and tokens[i].text in ("'s", "’s") and i + 1 < size and tokens[i + 1].lower_ in BODIES:
            last = i + 1  # "Hampshire's police federation"
            while last + 1 < size and tokens[last + 1].lower_ in BODIES:
                last += 1
            i = last
        elif not (i + 1 < size and (tokens[i + 1].text[0].isupper() or tokens[i + 1].text in _JOINTS)):
            break
        i += 1
    if last is None or not tokens[first].text[0].isupper():
        return None
    return doc.words_of(first, last + 1)


def _body_before(doc: Doc, start: int) -> str | None:
    """ "Cleveland Police spokesman", "Unison's regional officer"."""
    i = start - 1
    if i > 0 and doc[i].text in ("'s", "’s"):
        i -= 1
    end = i + 1
    while i >= 0 and (
        doc[i].text[0].isupper() or (doc[i].text in _JOINTS and end - i > 1 and i > 0 and doc[i - 1].text[0].isupper())
    ):
        i -= 1
    i += 1
    while end - i > 1 and doc[end - 1].lower_ in _OFFICE_WORDS:
        end -= 1  # "the RMT Area Commander"
    while i < end and (doc[i].lower_ in ("the", "a", "an") or not doc[i].text[0].isupper()):
        i += 1
    if i >= end or i in named(doc):
        return None
    alone = (doc[i].is_sent_start or (i and doc[i - 1].is_space)) and end - i == 1
    sure = fold(doc[i].text) in BODIES or doc[i].text.isupper()
    speaks = end < len(doc) and JOB_ROLE.get(doc[end].lower_) == "spokesperson" and doc[i].lower_ not in _OFFICE_WORDS
    named_so = doc[i].pos_ == "PROPN" and (doc[i].ent_type_ in ("ORG", "GPE") or (speaks and doc[i].ent_type_ == ""))
    if alone and not sure and not named_so:
        return None
    return doc.words_of(i, end)


def _owning_body(doc: Doc, start: int) -> str | None:
    """ "Surrey Police's Chief Supt Moss", "Montana Highway Patrol Trooper Daniel Moss"."""
    found = _body_before(doc, start)
    if not found or any(fold(word) in BODIES for word in found.split()):
        return found
    if start and doc[start - 1].tag_ == "POS":  # "Leicestershire's Chief Constable Ann Moss", "the POA's Lee Garth"
        own = [text for _, text in bodies(doc) if text.split()[0] == found and fold(text.split()[-1]) in _FORCE]
        return own[0] if own else found if found.isupper() else None
    return None


def _from_body(doc: Doc, name: Name) -> str | None:
    """ "Smith, from Unison, said", "Ch Supt Smith, of Kent Police"."""
    if name.end >= len(doc) or doc.tokens[name.end].lower_ not in _GOING_ON:
        return None
    *_, i = age_behind(doc, name.end)
    ranked = any(fold(doc[k].text) in POLICE for k in range(name.start, name.first))
    if i > name.end and not ranked:
        return None  # ", 21, of Bank House": a home
    if i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in ("of", "from", "for", "with"):
        i += 1
    elif i + 1 >= len(doc) or doc[i].lower_ not in (("of", "from", "at") if ranked else ("of", "from")):
        return None
    i += 1
    while i + 1 < len(doc) and (doc[i].lower_ == "the" or (doc[i].tag_ == "NN" and doc[i].text.islower())):
        i += 1  # "from (the) law firm Irwin Moss"
    if not doc[i].text[0].isupper():
        return None
    found = _body(doc, i)
    trading = doc[i - 1].lower_ in TRADING
    firm = found is not None and fold(found.split()[-1]) in ("solicitors", "llp", "chambers")
    if found and (is_body(found.split()) or trading or firm or (found.isupper() and len(found) > 2)):
        return found
    return None
