"""Bodies that people belong to: forces, unions, councils, trusts, firms, as they stand beside a person."""

from __future__ import annotations

from newsmine.language.desk import once_per_doc
from newsmine.language.names import (
    BODIES,
    PLACES,
    POLICE,
    TRADING,
    Name,
    fold,
    named,
)
from newsmine.language.parsed import Doc
from newsmine.rooms.people.ages import BEHIND, age_behind
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.words import EMPLOYERS, JOB_ROLE

#: What may stand right behind a name whose body is then told.
_GOING_ON = BEHIND | {"at"}
#: Bodies that somebody heads or speaks for.
SPEAKING_FOR = frozenset(
    "union association federation society league trust service council poa gmb rmt usdaw unison aslef nasuwt bma "
    "rcn tssa".split()
)
OFFICE_WORDS = frozenset(
    "senior assistant area deputy acting prime first home foreign justice prisons policing police health education "
    "security safeguarding victims crime defence shadow junior transport regional national general branch "
    "divisional borough group station watch crew investigating prison".split()
)
#: Bodies that are spoken of in small letters; "head of security" heads no body.
_COMMON_BODIES = frozenset("police council federation union association trust school church company group".split())
#: What a body may be called before its name.
_KINDS = TRADING | _COMMON_BODIES | {"organisation", "organization", "service", "network", "agency"}
#: "Owner of", "landlord of": what follows is a firm or a house, whatever it is called.
_OWNING = frozenset("owner co-owner founder co-founder landlord landlady manager director boss proprietor".split())
FORCE = frozenset({"police", "constabulary", "patrol"})
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


def sure_body(doc: Doc, name: str, last: int) -> bool:
    """True for "RMT", "Kent Police", and what the model takes for a body; the name ends at the token `last`."""
    if (
        fold(name) in EMPLOYERS
        or (name.isupper() and len(name) > 2)
        or (last >= 0 and doc[last].ent_type_ == "ORG" and doc[last].tag_ == "NNP")
    ):
        return True
    words = name.replace("’s", "").replace("'s", "").split()
    return any(fold(word) in BODIES and word[0].isupper() for word in words)


def employs(doc: Doc, end: int, noun: str | None) -> bool:
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


def been_with(doc: Doc, end: int) -> str | None:
    """The body in "Moss has been with Kent Police for nine years", ", who has worked for Kent Police", or None."""
    i = end
    if doc.lower[i : i + 2] == [",", "who"]:
        i += 2
    if doc.lower[i : i + 1] not in (["has"], ["had"]):
        return None
    i += 1
    if doc.lower[i : i + 2] != ["been", "with"]:
        if doc.lower[i : i + 1] == ["been"]:
            i += 1
        if doc.lower[i : i + 1] not in (["worked"], ["served"], ["working"], ["serving"]):
            return None
    if (
        i + 2 < len(doc)
        and doc[i + 1].lower_ in ("with", "for")
        and doc[i + 2].text[0].isupper() | (doc[i + 2].lower_ == "the")
    ):
        return body_or_kind(doc, i + 2)
    return None


def only_body(doc: Doc) -> str | None:
    """The one union, federation, trust or service that a story is about, if it is one."""
    found = {
        text.removeprefix("The ") for _, text in bodies(doc) if not SPEAKING_FOR.isdisjoint(map(fold, text.split()))
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
            text = _body_at(doc, i)
            if (
                text is not None
                and (" " in text or text.isupper())
                and any(fold(word) in BODIES for word in text.split())
            ):
                found.append((i, text.split("’s")[0].split("'s")[0].strip()))
                after = i + len(text.split())
    return found


def of_what(doc: Doc, i: int) -> int:
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


def body_behind(doc: Doc, end: int, one: Description) -> str | None:
    """The body in "chairman of (the) Kent Police Federation", "officer for Unison"; none in "accountant from Ashby"."""
    if end + 1 >= len(doc) or doc[end].lower_ not in ("of", "at", "for", "with", "from"):
        return None
    if (begin := _behind_kind(doc, end + 1)) is not None:
        return _body_at(doc, begin)
    found = _body_at(doc, end + 1)
    if found and JOB_ROLE.get(one.noun) == "none" and (doc[end].lower_ == "from" or doc[end + 1].ent_type_ == "GPE"):
        return found if is_body(found.split()) or found.isupper() else None
    return found


def _body_at(doc: Doc, start: int) -> str | None:
    """The name of a body that begins at a token, behind "the" or "its"; None where no capital stands there."""
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
        elif tokens[i].text == "-" and last == i - 1 and doc.lower[i + 1 : i + 2] == ["op"]:
            last = i = i + 1  # "Central England Co-op"
        elif not (i + 1 < size and (tokens[i + 1].text[0].isupper() or tokens[i + 1].text in _JOINTS)):
            break
        i += 1
        if i + 1 < size and tokens[i].text == "," and (further := _row_of_places(doc, i)):
            i = further
    if last is None or not tokens[first].text[0].isupper():
        return None
    if doc.lower[last + 1 : last + 3] == ["police", "station"]:
        last += 2
    elif last + 1 < size and tokens[last + 1].lower_ in FORCE:
        last += not (last + 2 < size and tokens[last + 2].tag_ == "NN")  # "Bradford police"
    return doc.words_of(first, last + 1)


def body_or_kind(doc: Doc, i: int) -> str | None:
    """The name of a body that begins at a token, or behind its kind ("the charity Safe Nights"); None for none."""
    return _body_at(doc, _behind_kind(doc, i) or i)


def _behind_kind(doc: Doc, i: int) -> int | None:
    """Where the name begins behind "(the) law firm", "the shopworkers' union", "Hull-based charity"; None for none."""
    for k in range(i, min(len(doc) - 1, i + 7)):
        token = doc[k]
        if k > i and token.text[0].isupper() and doc[k - 1].lower_ in _KINDS:
            return k
        based = token.text[0].isupper() and any(doc[n].lower_ == "based" for n in range(k, min(len(doc), k + 4)))
        if not (token.text.islower() or token.tag_ in ("POS", "HYPH") or based) or token.tag_ in ("VBD", "VBZ", "IN"):
            return None
        if token.lower_ == "based" and doc[k + 1].text[0].isupper():
            return k + 1
    return None


def _row_of_places(doc: Doc, comma: int) -> int:
    """The token behind "and" in "Kent, Surrey and Sussex Crime Unit", where a comma stands at a token; 0 for none."""
    i = comma
    while i + 3 < len(doc) and doc[i].text == "," and doc[i + 1].capitalised:
        i += 2
    if i == comma or doc[i].lower_ != "and" or not doc[i + 1].capitalised:
        return 0
    last = i + 1
    while last + 1 < len(doc) and doc[last + 1].capitalised:
        last += 1
    return i + 1 if last > i + 2 and fold(doc[last].text) in BODIES else 0


def body_before(doc: Doc, start: int) -> str | None:
    """The body in "Cleveland Police spokesman", "Unison's regional officer", or None."""
    i = start - 1
    if i > 0 and doc[i].text in ("'s", "’s"):
        i -= 1
    end = i + 1
    while i >= 0 and (
        doc[i].text[0].isupper() or (doc[i].text in _JOINTS and end - i > 1 and i > 0 and doc[i - 1].text[0].isupper())
    ):
        i -= 1
    i += 1
    while end - i > 1 and doc[end - 1].lower_ in OFFICE_WORDS:
        end -= 1  # "the RMT Area Commander"
    while i < end and (doc[i].lower_ in ("the", "a", "an") or not doc[i].text[0].isupper()):
        i += 1
    if i >= end or i in named(doc):
        return None
    alone = (doc[i].is_sent_start or (i and doc[i - 1].is_space)) and end - i == 1
    sure = fold(doc[i].text) in BODIES or doc[i].text.isupper() or fold(doc.words_of(i, end)) in EMPLOYERS
    speaks = end < len(doc) and JOB_ROLE.get(doc[end].lower_) == "spokesperson" and doc[i].lower_ not in OFFICE_WORDS
    named_so = doc[i].pos_ == "PROPN" and (doc[i].ent_type_ in ("ORG", "GPE") or (speaks and doc[i].ent_type_ == ""))
    if alone and not sure and not named_so:
        return None
    return doc.words_of(i, end)


def owning_body(doc: Doc, start: int) -> str | None:
    """The body in "Surrey Police's Chief Supt Moss", "Montana Highway Patrol Trooper Daniel Moss", or None."""
    found = body_before(doc, start)
    if not found or any(fold(word) in BODIES for word in found.split()):
        return found
    if start and doc[start - 1].tag_ == "POS":  # "Leicestershire's Chief Constable Ann Moss", "the POA's Lee Garth"
        own = [text for _, text in bodies(doc) if text.split()[0] == found and fold(text.split()[-1]) in FORCE]
        return own[0] if own else found if found.isupper() else None
    return None


def from_body(doc: Doc, name: Name) -> str | None:
    """The body in "Smith, from Unison, said", "Ch Supt Smith, of Kent Police", or None."""
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
    while i + 1 < len(doc) and (doc[i].lower_ == "the" or (doc[i].tag_ in ("NN", "POS") and not doc[i].capitalised)):
        i += 1  # "from (the) law firm Irwin Moss", "of the force's Crime Team"
    if not doc[i].text[0].isupper():
        return None
    found = _body_at(doc, i)
    trading = doc[i - 1].lower_ in TRADING or (found is not None and " for " in found)  # "Transport for London"
    firm = found is not None and fold(found.split()[-1]) in ("solicitors", "llp", "chambers", "station", *FORCE)
    if found and (is_body(found.split()) or trading or firm or (found.isupper() and len(found) > 2)):
        return found
    return None
