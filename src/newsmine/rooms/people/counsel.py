"""Who speaks for somebody in court: "Ann Bell, prosecuting", "Ann Bell, for Moss, said", "for him, Ann Bell said"."""

from __future__ import annotations

import itertools

from newsmine.language.names import SAYING, Name
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.signs import mark
from newsmine.rooms.people.words import LAWYERLY, PARENTS

_PLEADING = frozenset({"representing", "prosecuting", "defending", "mitigating"})
_CROSS = frozenset({"cross", "cross-examined", "cross-examination"})
_CLIENT = frozenset({"client", "clients"})
_SEVERAL = frozenset("solicitors barristers advocates prosecutors lawyers attorneys kcs qcs".split())
#: What stands right behind the name of counsel.
_BESIDE = frozenset({",", "(", " ", "qc", "kc", "prosecuting", "defending", "mitigating", "for"})
_AT_FIRM = frozenset({"of", "from", "at", "for"})
#: Before the name of who has counsel.
_SPEAKING_FOR = frozenset({"for", "defending", "representing", "mitigating"})
#: Counsel of one who is tried.
_OF_DEFENCE = frozenset(
    {"barrister", "solicitor", "counsel", "advocate", "defence barrister", "defence solicitor", "defence counsel"}
    | {"defence lawyer", "defence agent", "defense attorney", "public defender", "duty solicitor"}
)
#: Who has counsel, where no name is told.
_CLIENTS = frozenset(
    "defendant defendants accused youth youths teenager teenagers boy boys girl man woman men women brothers pair duo "
    "trio couple appellant offender client both all father mother son student officer constable soldier him her".split()
)


def pleads(cast: Cast, name: Name) -> bool:
    """True where the words beside a name say that it is counsel's."""
    if cast.lower[name.start - 1] == ",":
        prosecuting = not LAWYERLY.isdisjoint(cast.lower[max(0, name.start - 3) : name.start - 1])
        if prosecuting or _for_another(cast, name):
            return True
        if cast.lower[name.start - 2] == "agent" and "sheriff" in cast.doc.words:
            return True  # "His agent, Ann Bell, said"
    elif _for_another(cast, name):
        return True  # "Prosecuting Ann Bell said", "For the defence Ann Bell said"
    return _in_court_for(cast, name) or _of_firm(cast, name) or _questions(cast, name) or _appears(cast, name)


def _questions(cast: Cast, name: Name) -> bool:
    """ "Cross-examined by Ann Bell", "Ann Bell told the court that her client …"."""
    before = cast.lower[max(0, name.start - 7) : name.start]
    if before[-1:] == ["by"] and not _CROSS.isdisjoint(before):
        return True
    if cast.lower[name.end : name.end + 1] not in _TELLING or before[-1:] == ["for"]:
        return False
    said = cast.lower[name.end : min(cast.doc[name.first].sent.end, name.end + 12)]
    return any(noun in _CLIENT and owner in ("his", "her") for owner, noun in itertools.pairwise(said))


def _appears(cast: Cast, name: Name) -> bool:
    """ "Ann Bell and Jo Hart appeared for Moss", "Ann Bell prosecuted", "solicitors Ann Bell and Jo Hart"."""
    row = cast.lists.get(name.first, [name.first])
    if row[0] and cast.lower[row[0] - 1] in _SEVERAL:
        return True
    i = name.end
    while i < len(cast.lower) and (cast.lower[i] in ("qc", "kc", "and", ",") or i in cast.begins):
        i = cast.begins[i].end if i in cast.begins else i + 1
    behind = cast.lower[i : i + 3]
    if behind[:1] in (["prosecuted"], ["mitigated"]) and behind[1:2] in ([], ["."], ["for"]):
        return i == name.end or cast.lower[name.end] in ("qc", "kc")
    if behind[:2] not in (["appeared", "for"], ["acted", "for"]) or len(behind) < 3:
        return False
    return i + 2 in cast.begins or behind[2] in _CLIENTS or behind[2] == "the"


def clients(cast: Cast) -> None:
    """Who has counsel is tried: "Ann Bell, for Moss, said", "Ann Bell, defending Moss", "Moss's barrister"."""
    for person in [p for p in cast.people if "lawyer" in p.evidence]:
        for name in person.names:
            _speaks_for(cast, name.end)
            first = cast.doc[name.start].sent.start
            client = cast.begins.get(first + 1)
            if cast.lower[first] in _SPEAKING_FOR and client is not None and client.end == name.start - 1:
                _tried(cast, client.first)  # "For Moss, Ann Bell said"
    for one in cast.descriptions:
        if one.noun in _OF_DEFENCE:
            _speaks_for(cast, one.end)
            if one.owner is not None and cast.name_at(one.owner) is not None:
                _tried(cast, one.owner)


def _speaks_for(cast: Cast, i: int) -> None:
    while i < len(cast.lower) and cast.lower[i] in (",", "(", "qc", "kc"):
        i += 1
    client = cast.begins.get(i + 1)
    if client is not None and cast.lower[i] in _SPEAKING_FOR:
        _tried(cast, client.first)


def _tried(cast: Cast, i: int) -> None:
    who = cast.at.get(i)
    if who is not None and not cast.for_the_record(who):
        mark(who, "defendant", 1, cast.tokens[i])


def _opens(cast: Cast, i: int, start: int) -> bool:
    """ "Prosecuting", "defending Moss", "speaking for the crown" at the head of a sentence; it ends before `i`."""
    if cast.lower[start] in _PLEADING:
        return True
    words = cast.lower[start + 1 : i]
    return cast.lower[start] == "speaking" and words[:1] in (["for"], ["on"]) and not _BEHALF.isdisjoint(words)


def _in_court_for(cast: Cast, name: Name) -> bool:
    """ "Ann Bell, prosecuting", "Ann Bell (defending)", "Ann Bell, for the defence", "Ann Bell, for Moss, said"."""
    i = name.end
    if cast.lower[i + 1 : i + 2] == [","] and cast.lower[i] in SAYING:
        return cast.lower[i + 2 : i + 3] != [] and cast.lower[i + 2] in _PLEADING  # "Ann Bell said, prosecuting"
    if i >= len(cast.lower) or cast.lower[i] not in _BESIDE:
        return False
    while i < len(cast.lower) and (cast.lower[i] in (",", "(", "qc", "kc") or cast.lower[i].isspace()):
        if "\n" in cast.lower[i]:
            return False
        i += 1
    words = cast.lower[i : i + 5]
    if words[:1] and (words[0] in _PLEADING or (words[0] in LAWYERLY and words[0].endswith("ing"))):
        return True
    if words[:2] == ["on", "behalf"] or words[:2] in (["acting", "for"], ["appearing", "for"]):
        return True
    if words[:1] not in (["for"], ["in"], ["of"]):
        return False
    bare = i == name.end
    side = words[1:3] == ["the", "crown"] or not LAWYERLY.isdisjoint(words[1:3])
    if side and (not bare or words[:2] == ["for", "the"]):
        return True
    return words[0] == "for" and _client(cast, i + 1, bare)


def _client(cast: Cast, start: int, bare: bool) -> bool:
    """True for "Moss," and "the defendant," behind "for"; without a comma before "for" (`bare`), only if he speaks."""
    client = cast.begins.get(start)
    end = client.end if client is not None else 0
    for i in range(start, min(len(cast.lower), start + 4)) if client is None else ():
        if cast.lower[i] in _CLIENTS:
            end = i + 1
            while end + 1 < len(cast.lower) and cast.lower[end] == "-":
                end += 2  # "the father-of-three"
        elif cast.lower[i] in PARENTS:
            end = i + 1
        elif cast.tokens[i].pos_ not in ("DET", "PRON", "ADJ", "NUM"):
            break
    if not end or end >= len(cast.lower):
        return False
    return cast.lower[end] in SAYING or (cast.lower[end] == "," and not bare)


def _of_firm(cast: Cast, name: Name) -> bool:
    """ "Ann Bell, from law firm Moss and Hart", "Ann Bell, of Moss Solicitors"."""
    end = name.end + 1 if name.end < len(cast.lower) and cast.lower[name.end] == "," else name.end
    if end >= len(cast.lower) or cast.lower[end] not in _AT_FIRM:
        return False
    behind = cast.lower[end + 1 : end + 6]
    return ["law", "firm"] in (behind[:2], behind[1:3]) or not {"solicitors", "llp", "chambers"}.isdisjoint(behind)


def _for_another(cast: Cast, name: Name) -> bool:
    """ "For Moss, Ann Bell said …", "Defending Moss, Ann Bell said", "Prosecuting Ann Bell said": counsel."""
    if not name.start or cast.lower[name.end : name.end + 1] not in _TELLING:
        return False
    start = cast.doc[name.start].sent.start
    if start == name.start - 1 and cast.lower[start] in _PLEADING:
        return True
    if name.start < 2 or cast.lower[name.start - 1] != ",":
        opening = cast.lower[start : name.start]
        side = len(opening) in (2, 3) and (opening[-1] in LAWYERLY or opening[-1] == "crown")
        return side and opening[0] in ("for", "in")  # "In mitigation Ann Bell said"
    if name.start - start < _OPENING and _opens(cast, name.start - 1, start):
        return True
    known = cast.at.get(name.start - 2) is not None or cast.lower[name.start - 2] in _CLIENTS
    return cast.lower[start] == "for" and name.start - start < 6 and known


#: For whom counsel speaks, beside clients; and how many tokens such an opening has at most.
_BEHALF = LAWYERLY | _CLIENTS | {"crown", "defence", "prosecution"}
_OPENING = 14
_TELLING = (["said"], ["told"], ["says"], ["asked"], ["added"], ["argued"], ["submitted"], ["stressed"])
