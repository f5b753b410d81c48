"""What the text says of a person: age, gender, residence, title, position, organisation, status."""

from __future__ import annotations

from newsmine.language.desk import once_per_doc
from newsmine.language.names import (
    AGENCIES,
    BODIES,
    COURT,
    COURTESY,
    KNOWN_PLACES,
    NEVER,
    PLACES,
    POLICE,
    SAYING,
    TRADING,
    Name,
    fold,
    named,
)
from newsmine.language.parsed import Doc, Token
from newsmine.record import PersonStatus
from newsmine.rooms.people.cast import PRONOUNS, Cast, in_robes
from newsmine.rooms.people.describe import Description, age_before, age_behind, behind_alias, places
from newsmine.rooms.people.resolve import given_gender
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import DESCRIBED, JOB_ROLE, OUTLETS

Age = tuple[int | None, int | None, int | None]
_HEADING = frozenset({"chairs", "heads", "leads", "runs", "chaired", "headed", "led"})
_SENIOR = frozenset({"chief", "ch", "commissioner", "commander"})
_JUNIOR = frozenset({"inspector", "insp", "assistant", "deputy"})
#: Bodies that somebody heads or speaks for.
_SPEAKING_FOR = frozenset(
    "union association federation society league trust service council poa gmb rmt usdaw unison aslef nasuwt bma "
    "rcn tssa".split()
)
_BROTHERS = {"brothers": "male", "sisters": "female", "sons": "male", "daughters": "female"}
#: Whose job is a rank: it is their title, and no position.
_BY_RANK = ("police", "judge")
_GENERIC = frozenset(
    "officer constable pc wpc cop policeman policewoman sergeant detective inspector trooper deputy judge".split()
) | {"police officer", "police constable", "police sergeant"}
_ONCE = frozenset({"formerly", "previously", "now", "originally", "also", "both", "all"})
_OFFICES = frozenset({"coroner", "minister"})
_OFFICE_WORDS = frozenset(
    "senior assistant area deputy acting prime first home foreign justice prisons policing police health education "
    "security safeguarding victims crime defence shadow junior transport".split()
)
_FORCE = frozenset({"police", "constabulary", "patrol"})
#: Roles of those who speak or work for a body, whose name stands before the job.
_FOR_OTHERS = ("official", "spokesperson", "journalist", "lawyer")
_LIVING = frozenset({"resident", "native", "local"})
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
_JOINTS = frozenset({"of", "the", "and", "for", "&", "’s", "'s", "-", "in", "at"})


def genders(cast: Cast) -> None:
    """Add what pronouns say of those whose gender no noun or title gives."""
    loose: list[tuple[Somebody, str]] = []
    for token in cast.doc.having(PRONOUNS.keys()):
        gender = PRONOUNS[token.lower_]
        if token.dep_ not in ("nsubj", "nsubjpass", "poss", "dobj", "pobj"):
            continue
        who = cast.pronoun(token)
        if who is not None:
            if not in_robes(who) or (token.dep_ == "nsubj" and token.head.lower_ in SAYING):
                who.genders[gender] += 1  # what a lawyer says of "her" is of somebody else
        elif token.i not in cast.quoted:
            near = _nearest(cast, token)
            if near is not None and given_gender(near) in (gender, None):
                loose.append((near, gender))
    for firsts in cast.lists.values():
        start = firsts[0]
        kin = _BROTHERS.get(cast.lower[start - 1]) if start else None
        for first in firsts if kin else ():
            cast.at[first].genders[kin or ""] += 1
    for near, gender in loose:
        if not near.genders:
            near.genders[gender] += 1


def _nearest(cast: Cast, pronoun: Token) -> Somebody | None:
    """The last subject before a pronoun in its sentence or the one before, else the last person."""
    sentence = pronoun.sent
    floor = cast.doc[sentence.start - 1].sent.start if sentence.start else 0
    last = None
    for i in range(pronoun.i - 1, floor - 1, -1):
        if i in cast.at and i not in cast.quoted:
            if cast.tokens[i].dep_ in ("nsubj", "nsubjpass"):
                return cast.at[i]
            last = last or cast.at[i]
    return last


def age(cast: Cast, person: Somebody) -> Age:
    """Age in years, or the first and last of a band; the first that is stated."""
    doc = cast.doc
    for name in person.names:
        years, low, high, _ = age_behind(doc, behind_alias(doc, name.end))
        if (years is not None or low is not None) and not _two_ages(doc, name.end):
            return years, low, high
        if name.start > 0 and doc[name.start - 1].lower_ == "old":
            years, _ = age_before(doc, name.start - 1)
            if years is not None:
                return years, None, None
    if (paired := _paired_age(cast, person)) is not None:
        return paired, None, None
    for one in person.descriptions:
        if one.age is not None or one.age_low is not None:
            return one.age, one.age_low, one.age_high
    return None, None, None


def _two_ages(doc: Doc, end: int) -> bool:
    """True for ", 38 and 35" behind "Shaun and Paul Moss": an age for each."""
    if end + 3 >= len(doc) or doc[end].text != "," or doc[end + 2].lower_ != "and":
        return False
    return doc[end + 1].text.isdigit() and doc[end + 3].text.isdigit()


def _paired_age(cast: Cast, person: Somebody) -> int | None:
    """The one of two ages that is a person's: "Ann Bell and Lee Moss, 38 and 35", "both 20"."""
    doc = cast.doc
    for name in person.names:
        row = cast.lists.get(name.first, [])
        if len(row) < 2:
            continue
        last = next((n for n in cast.names if n.first == row[-1]), None)
        if last is None or last.end + 2 >= len(doc):
            continue
        if _two_ages(doc, last.end) and len(row) == 2:
            return int(doc[last.end + (1 if row[0] == name.first else 3)].text)
        if doc[last.end].text == "," and doc[last.end + 1].lower_ in ("both", "all"):
            k = last.end + (3 if doc[last.end + 2].lower_ == "aged" else 2)
            if k < len(doc) and doc[k].text.isdigit() and len(doc[k]) == 2:
                return int(doc[k].text)
    return None


def residence(cast: Cast, person: Somebody) -> str | None:
    """ "Thornaby Road, Thornaby", "of no fixed abode", or None."""
    doc = cast.doc
    ends = [n.end for n in person.names] + [d.end for d in person.descriptions]
    for end in ends:
        found = _lives(doc, end)
        if found:
            return found
    for name in person.names:
        row = cast.lists.get(name.first, [])
        last = next((n for n in cast.names if row and n.first == row[-1]), None)
        if last is not None and (found := _both_of(doc, last.end)) is not None:
            return found
    for one in person.descriptions:
        if one.residence is not None and _from_there(doc, one):
            return doc[one.residence[0] : one.residence[1]].text
    return None


def _both_of(doc: Doc, end: int) -> str | None:
    """ ", 17, both of Ashby" behind the last of a row."""
    *_, i = age_behind(doc, end)
    i += doc[i].text == "," if i < len(doc) else 0
    if i + 2 < len(doc) and doc[i].lower_ in ("both", "all") and doc[i + 1].lower_ in ("of", "from"):
        return _place(doc, i + 2)
    return None


def _from_there(doc: Doc, one: Description) -> bool:
    """ "A Hyde man": a place by the model's word, by the list, or by what stands there."""
    assert one.residence is not None
    first = doc[one.residence[0]]
    low = fold(first.text)
    if one.noun and one.noun not in DESCRIBED and one.noun not in _LIVING:
        return False  # "a Kent taxi driver" works there
    if first.ent_type_ in ("GPE", "LOC", "FAC") or low in KNOWN_PLACES:
        return True
    if one.noun in _LIVING:
        return first.tag_ in ("NNP", "NNPS")
    plain = one.noun in DESCRIBED and one.residence[1] == one.head and one.residence[1] - one.residence[0] == 1
    return plain and first.tag_ == "NNP" and first.ent_type_ != "NORP" and low not in NEVER and not first.is_sent_start


def _lives(doc: Doc, end: int) -> str | None:
    *_, stop = age_behind(doc, end)
    i = stop
    if i < len(doc) and doc[i].text == ")":
        i += 1
    if (told := _lives_at(doc, i)) is not None:
        return told
    if i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in _ONCE:
        i += 2
        end = i - 1
    if i < len(doc) and (doc[i].text == "," or (i > end and doc[i].lower_ == "and")):
        i += 1
    if i + 1 >= len(doc) or doc[i].lower_ not in ("of", "from"):
        return None
    if i == end and doc[i].lower_ == "of" and not _streetlike(doc, i + 1):
        return None
    if doc[i + 1].lower_ == "no" and i + 3 < len(doc) and doc[i + 2].lower_ in ("fixed", "settled", "known"):
        return "of " + doc[i + 1 : i + 4].text
    return _place(doc, i + 1)


def _streetlike(doc: Doc, start: int) -> bool:
    """ "Mill Lane, Hyde": what stands behind a bare "of" and is no body."""
    run = [doc[k].text for k in places(doc, start)]
    first = run[: run.index(",")] if "," in run else run
    return "," in run or (len(first) > 1 and fold(first[-1]) in PLACES)


def _lives_at(doc: Doc, i: int) -> str | None:
    """ ", who lives in Elm Road", ", whose address was given as Elm Road"."""
    if i + 4 >= len(doc) or doc[i].text != "," or doc[i + 1].lower_ not in ("who", "whose", "living"):
        return None
    for k in range(i + 1, min(len(doc) - 1, i + 8)):
        low = doc[k].lower_
        if low in (",", "."):
            return None
        if low in ("lives", "lived", "living", "resides") and doc[k + 1].lower_ in ("in", "at", "on"):
            return _place(doc, k + 2)
        if low in ("address", "home") and doc[i + 1].lower_ == "whose":
            for n in range(k + 1, min(len(doc) - 1, k + 5)):
                if doc[n].lower_ in ("as", "in", "is", "was") and doc[n + 1].text[0].isupper():
                    return _place(doc, n + 1)
    return None


def _place(doc: Doc, start: int) -> str | None:
    """The place that begins at a token; None for the name of a body."""
    run = list(places(doc, start))
    while run and doc[run[-1]].text in (",", "the", "of"):
        run.pop()
    if not run or _is_body([doc[k].text for k in run]):
        return None
    first = run[0]
    if doc[first].lower_ == "the" and len(run) > 1:
        first = run[1]
    return doc[first : run[-1] + 1].text


def _sure_body(doc: Doc, name: str, last: int) -> bool:
    """True for "RMT", "Kent Police", and what the model takes for a body; the name ends at the token `last`."""
    if (name.isupper() and len(name) > 2) or (last >= 0 and doc[last].ent_type_ == "ORG" and doc[last].tag_ == "NNP"):
        return True
    words = name.replace("’s", "").replace("'s", "").split()
    return any(fold(word) in BODIES and word[0].isupper() for word in words)


def _is_body(parts: list[str]) -> bool:
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


def title(cast: Cast, person: Somebody) -> str | None:
    """The first rank, else the first courtesy title; an office ("Coroner", "Prisons Minister") is a position."""
    found = [words for words in (_rank(cast.doc, n) for n in person.names if n.titled) if words]
    ranks = [words for words in found if fold(words) not in COURTESY]
    return next(iter(ranks + found), None)


def _ranked(title: str) -> bool:
    """True for a title of police or court, and none of courtesy."""
    words = {fold(word) for word in title.split()}
    return not words <= COURTESY and not words.isdisjoint(POLICE | COURT)


def _rank(doc: Doc, name: Name) -> str:
    start = _behind_office(doc, name)
    return doc[start : name.first].text


def _behind_office(doc: Doc, name: Name) -> int:
    """The first token of the title that belongs to no office; the start of the name where there is none."""
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
    return doc[start:end].text


def status(person: Somebody) -> PersonStatus | None:
    """The worst that is stated of them; of who did it, only that they died."""
    outcomes = person.outcomes if person.is_victim() else person.outcomes & {"killed"}
    if "killed" in outcomes:
        return "killed"
    if "hospitalised" in outcomes:
        return "hospitalised"
    if outcomes & {"injured", "seriously_injured"}:
        return "injured"
    return "unhurt" if "unhurt" in outcomes else None


def post(cast: Cast, person: Somebody) -> tuple[str | None, str | None, str | None]:
    """Position, organisation, and the position's role by the room's list."""
    doc = cast.doc
    position, noun = None, None
    where: str | None = None
    for one in _nearest_first(person):
        if (
            one.noun
            and one.noun not in DESCRIBED
            and JOB_ROLE.get(one.noun) not in ("relative", "friend", "suspect", "defendant")
        ):
            k = one.head
            words = len(one.noun.split())
            if words > 1 and cast.lower[k] == one.noun.split()[0] != one.noun.split()[-1]:
                k += words - 1  # "member of staff", headed by its first word
            end = _of_what(doc, k + 1)
            begin = k
            while begin > 0 and len(doc[begin : k + 1].text) < len(one.noun):
                begin -= 1  # "passer-by" is three tokens
            position, noun = doc[begin:end].text, one.noun
            where = _body_behind(doc, max(end, one.end), one) or _body_before(doc, begin)
            if where is not None and one.noun.startswith("police ") and doc[begin].text == "Police":
                where += " Police"  # "a Kent Police officer"
            if (
                where is not None
                and JOB_ROLE.get(one.noun) not in _FOR_OTHERS
                and not _sure_body(doc, where, begin - 1)
            ):
                where = None  # "Kent taxi driver", "Polish builder"
            elif one.noun.startswith("home office "):
                where = "Home Office"
            for name in person.names if where else ():
                where = (where or "").removesuffix(doc[name.start : name.end].text).strip() or None
            if where is not None:
                break
    for name in person.names:
        if where is None:
            owned = name.titled or (name.start > 0 and doc[name.start - 1].tag_ == "POS")
            where = _from_body(doc, name) or (_owning_body(doc, name.start) if owned else None)
    if position is None:
        position = next((found for name in person.names if name.titled and (found := _office(doc, name))), None)
    trade = JOB_ROLE.get(noun) if noun else None
    if noun in _GENERIC or (trade in _BY_RANK and any(map(_ranked, (_rank(doc, n) for n in person.names)))):
        position = None
    for name in person.names:
        clause = [doc[i].lower_ for i in range(name.end, min(len(doc), name.end + 3))]
        if clause[:2] == [",", "who"] and clause[-1] in _HEADING and (led := _body(doc, name.end + 3)) is not None:
            where, trade = where or led, trade or "official"
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
    if last == end or not (fold(doc[last].text) in OUTLETS | AGENCIES or doc[end + 1].text in ("BBC", "ITV", "PA")):
        return None
    return doc[end + 1 : last + 1].text


def _nearest_first(person: Somebody) -> list[Description]:
    """What stands beside a name, then all else in text order."""
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
    for i, token in enumerate(doc.tokens):
        if i < after or not token.text[0].isupper() or token.lower_ in ("the", "a", "an") or token.is_stop:
            continue
        text = _body(doc, i)
        if text is not None and (" " in text or text.isupper()) and any(fold(word) in BODIES for word in text.split()):
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
        or (word.text.endswith("s") and doc[i + 2 : i + 3].text == ",")
    )
    if not plain or word.lower_ in BODIES or word.ent_type_ in ("GPE", "PERSON"):
        return i
    end = i + 2
    while end < len(doc) and doc[end].tag_ in ("NN", "NNS", "CC", "JJ", "VBG") and doc[end].text.islower():
        end += 1
    return end


def _body_behind(doc: Doc, end: int, one: Description) -> str | None:
    """ "chairman of (the) Hampshire Police Federation", "officer for Unison"; "an accountant from Ashby" has none."""
    if end + 1 >= len(doc) or doc[end].lower_ not in ("of", "at", "for", "with", "from"):
        return None
    found = _body(doc, end + 1)
    if found and JOB_ROLE.get(one.noun) == "none" and (doc[end].lower_ == "from" or doc[end + 1].ent_type_ == "GPE"):
        return found if _is_body(found.split()) or found.isupper() else None
    return found


def _body(doc: Doc, start: int) -> str | None:
    i = start
    while i < len(doc) and doc[i].lower_ in ("the", "its", "their"):
        i += 1
    first = i
    last = None
    while i < len(doc) and (doc[i].text[0].isupper() or doc[i].text in _JOINTS):
        if doc[i].text[0].isupper():
            last = i
        elif last == i - 1 and doc[i].text in ("'s", "’s") and i + 1 < len(doc) and doc[i + 1].lower_ in BODIES:
            last = i + 1  # "Hampshire's police federation"
            while last + 1 < len(doc) and doc[last + 1].lower_ in BODIES:
                last += 1
            i = last
        elif not (i + 1 < len(doc) and (doc[i + 1].text[0].isupper() or doc[i + 1].text in _JOINTS)):
            break
        i += 1
    if last is None or not doc[first].text[0].isupper():
        return None
    return doc[first : last + 1].text


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
    while i < end and (doc[i].lower_ in ("the", "a", "an") or not doc[i].text[0].isupper()):
        i += 1
    if i >= end or i in named(doc):
        return None
    alone = (doc[i].is_sent_start or (i and doc[i - 1].is_space)) and end - i == 1
    sure = fold(doc[i].text) in BODIES or doc[i].text.isupper()
    if alone and not sure and (doc[i].pos_ != "PROPN" or doc[i].ent_type_ not in ("ORG", "GPE")):
        return None
    return doc[i:end].text


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
    if found and (_is_body(found.split()) or trading or (found.isupper() and len(found) > 2)):
        return found
    return None
