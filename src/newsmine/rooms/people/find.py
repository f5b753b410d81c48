"""Find people in a document."""

from __future__ import annotations

from bisect import bisect_right

from newsmine.language.desk import once_per_doc
from newsmine.language.names import (
    AGENCIES,
    AMBIGUOUS,
    COURT,
    GIVEN,
    KIN_SEVERAL,
    POLICE,
    POLITICAL,
    Name,
    bylines,
    fold,
    pictured,
)
from newsmine.language.parsed import Doc
from newsmine.language.syntax import characters
from newsmine.record import Fact, Mention, Person, Role
from newsmine.rooms.findings import warn
from newsmine.rooms.people import attributes, rules
from newsmine.rooms.people.alike import same_case
from newsmine.rooms.people.asides import aside, known_as
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.counsel import clients, pleads
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.joining import (
    FULL_STOPS,
    join_introduced,
    join_left_over,
    join_of_age,
    join_officer,
    join_told,
    join_unnamed,
    join_without_a_part,
)
from newsmine.rooms.people.leaning import kin_turned, leaning
from newsmine.rooms.people.link import name_them, spoken_for, spouses, tie
from newsmine.rooms.people.naming import join_named_later, listed, pronouns_named
from newsmine.rooms.people.nobody import in_general
from newsmine.rooms.people.one_case import one_case
from newsmine.rooms.people.own_hand import by_own_hand
from newsmine.rooms.people.portraits import portrayed, wanted
from newsmine.rooms.people.posts import no_police, post
from newsmine.rooms.people.recall import recall, recall_left
from newsmine.rooms.people.residence import residence
from newsmine.rooms.people.retold import retold
from newsmine.rooms.people.roles import gather
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.surface import beside
from newsmine.rooms.people.tellings import told
from newsmine.rooms.people.threats import threatened
from newsmine.rooms.people.weighing import told_again
from newsmine.rooms.people.words import JOB_ROLE, OUTLETS
from newsmine.rooms.rule import Rule

#: Titles of those who head a force; and words that are a rank alone, in the United States.
_HEADS = frozenset({"sheriff", "commissioner"})
_ALONE = frozenset({"chief", "deputy"})
#: Roles that a job may give.
_OFFICES: tuple[Role, ...] = ("official", "spokesperson", "judge", "lawyer", "politician", "journalist", "witness")
_NO_LONGER = frozenset({"new", "former", "ex", "business", "then", "latest"})
_NEXT = frozenset({"assistant", "asst", "deputy", "former"})
_FIRE = frozenset({"fire", "battalion", "division", "council", "school"})
_OF_PRISON = ("prison officer", "prison guard", "jail guard", "jail officer", "prison staff", "prison warder")
_SCOTTISH = frozenset(
    "fiscal scotland scottish complainer appellant pled glasgow edinburgh dunfermline fife ayrshire lanarkshire "
    "aberdeenshire lothian kirkcaldy falkirk kilmarnock inverness dundee".split()
)
_WITH_LORDS = ("High Court in", "High Court at", "Court of Criminal Appeal", "Appeal Court", "opinion of the court")
_PEERAGE = frozenset({"lord", "lady"})
_PICTURED = frozenset(
    "picture pictures photo photos photograph photographs pic pics image images video words report author reporter "
    "writer".split()
)
#: How many tokens from the head of a text a byline may stand.
_HEAD = 90
#: How many tokens the first paragraph has at the least, and behind how many a sentence of it is no more of the lead.
_SHORT, _LONG = 12, 60
#: How many tokens either side a warning quotes.
_AROUND = 5
#: Ranks that police in the United States share with the army.
_US_RANKS = frozenset({"lt", "lieutenant", "capt", "captain", "cpl", "corporal", "superintendent", "supt", "patrolman"})


def find(doc: Doc) -> list[Fact]:
    """People of the document, one fact each: the named, and unnamed victims and offenders."""
    cast = Cast(doc)
    named = tie(cast)
    known_as(cast)
    _lettered(cast)
    for person in cast.people:
        _by_trade(cast, person)
    open_ = pronouns_named(cast)
    gather(cast)
    told(cast)
    threatened(cast)
    clients(cast)
    aside(cast)
    beside(cast)
    _leave_out(cast)
    recall(cast, by_role=False)
    name_them(cast, named)
    join_told(cast)
    spoken_for(cast)
    spouses(cast)
    kin_turned(cast)
    attributes.genders(cast)
    listed(cast)
    leaning(cast)
    by_own_hand(cast)
    recall(cast, by_role=True)
    recall_left(cast)
    join_named_later(cast, named, open_)
    lead = _lead(cast)
    join_unnamed(cast, lead)
    join_introduced(cast)
    join_left_over(cast, lead)
    join_of_age(cast)
    join_officer(cast)
    one_case(cast, lead)
    join_without_a_part(cast, lead)
    retold(cast, lead)
    portrayed(cast)
    wanted(cast)
    entries = [p for p in cast.people if p.named or (p.harmed_or_charged() and not _in_passing(cast, p, lead))]
    again = list(dict.fromkeys([*_in_doubt(cast, entries), *told_again(cast, entries, lead)]))
    _say_so(cast, again)
    return [_fact(cast, person) for person in entries if person not in again]


def _lettered(cast: Cast) -> None:
    """ "Boy A" is one person throughout."""
    letters: dict[str, Somebody] = {}
    for one in cast.descriptions:
        if len(cast.tokens[one.end - 1].text) == 1 and one.end - 1 > one.start and one.distinct:
            person = cast.at[one.head]
            cast.merge(letters.setdefault(" ".join(cast.lower[one.start : one.end]), person), person)


def _in_doubt(cast: Cast, entries: list[Somebody]) -> list[Somebody]:
    """Who would have been held for another of the same part, if the text did not have one act upon the other.

    One of the two is misread: who is told of once gets no entry.
    """
    found = []
    for pair in cast.refused:
        kept, other = map(cast.now, pair)
        if kept in entries and other in entries and kept.is_victim() == other.is_victim():
            found += [p for p in (kept, other) if not p.named and len(p.descriptions) == 1][:1]
    return found


def _say_so(cast: Cast, again: list[Somebody]) -> None:
    """Leave a warning for each of those that get no entry, with the words around them."""
    for person in again:
        (one,) = person.descriptions
        sentence = cast.tokens[one.head].sent
        around = cast.doc.words_of(max(sentence.start, one.start - _AROUND), min(sentence.end, one.end + _AROUND))
        words = cast.doc.words_of(one.start, one.end)
        message = f"no entry was made for “{words}”, who may be told of already: “{' '.join(around.split())}”"
        warn(cast.doc, "person_unsure", message)


def _leave_out(cast: Cast) -> None:
    """Forget what rules, figures, fears and stories say of nobody in particular."""
    anybody = in_general(cast)
    for person in cast.people:
        if not person.named and person.evidence and all(one.head in anybody for one in person.descriptions):
            person.evidence.clear()
            person.outcomes.clear()


def _in_passing(cast: Cast, person: Somebody, lead: int) -> bool:
    """Who is told of once: "his wife", who is said to have begun it; a lead's victim, whom the body calls otherwise."""
    if len(person.descriptions) > 1:
        return False
    (one,) = person.descriptions
    if one.determiner == "his" and person.law() is not None and not person.evidence["held"]:
        head = cast.doc[one.head]
        acting = head.dep_ in ("nsubj", "nsubjpass", "dobj") or head.head.lower_ == "off"
        return not acting or JOB_ROLE.get(one.noun) != "suspect"  # "fought off his attacker", who is somebody
    title = cast.doc.title_end
    if JOB_ROLE.get(one.noun) == "suspect" and not one.determiner and cast.tokens[one.start].idx < title:
        return person.evidence["suspect"] < 2  # "Police hunt attacker", of whom no more is told
    if one.start >= lead or not person.is_victim():
        return False
    others = (p for p in cast.people if p is not person and p.start >= lead and p.is_victim())
    return any(same_case(cast, person, p) for p in others)


def _by_trade(cast: Cast, person: Somebody) -> None:
    """Roles that title, job and the words beside the name give."""
    doc = cast.doc
    signing = bylines(doc)
    for name in person.names:
        for i in range(name.start, name.first):
            low = fold(doc[i].text)
            if low == "sheriff" and _scottish(doc) and (not i or cast.lower[i - 1] != "high"):
                person.evidence["judge"] += 1
            elif low in ("qc", "kc"):
                person.evidence["lawyer"] += 1
            elif low in POLICE or low in _US_RANKS:
                if no_police(doc, name):
                    continue
                chief = i > name.start and cast.lower[i - 1] == "chief"
                if low == "officer" and chief:
                    person.evidence["official"] += 1  # "Assistant Chief Officer Ann Moss" of a fire service
                elif low != "officer" or name.first - name.start > 1 or not _prison(doc):
                    person.evidence["police"] += 1
                if low in _HEADS or (low == "constable" and chief and _NEXT.isdisjoint(cast.lower[name.start : i])):
                    person.evidence["official"] += 1
            elif low in _ALONE and i == name.first - 1:
                fire = i > 0 and cast.lower[i - 1] in _FIRE
                if not fire:
                    person.evidence["police"] += 1
                if low == "chief":
                    person.evidence["official"] += 1
            elif low in COURT:
                person.evidence["judge" if low != "coroner" else "official"] += 1
            elif low in _PEERAGE and _high_court(cast):
                person.evidence["presides"] += 1
            elif low in POLITICAL:
                person.evidence["politician"] += 1
        if cast.lower[max(0, name.start - 2) : name.start] in (["his", "honour"], ["her", "honour"]):
            person.evidence["judge"] += 1
        if _kin_of(cast, name):
            person.evidence["kin"] += 1
        after = fold(doc[name.end].text) if name.end < len(doc) else ""
        if after in ("qc", "kc") and "judge" not in person.evidence:
            person.evidence["lawyer"] += 1
        elif after in ("mp", "msp"):
            person.evidence["politician"] += 1
        signed = name.start and cast.lower[name.start - 1] == "by" and _opens_line(cast, name.start - 1)
        if signed and name.end < len(doc) and doc[name.end].tag_ == "POS":
            continue  # "By Moss's own account"
        if signed or (signing and name in signing):
            person.evidence["journalist"] += 1
        elif name is person.names[0] and (_over_outlet(cast, name) or _credited(cast, name) or _byline(cast, person)):
            person.evidence["journalist"] += 1
        if cast.lower[name.end : name.end + 1] == ["("] and doc[name.end + 1].text.startswith("@"):
            person.evidence["signs"] += 1
        if "police" not in person.evidence and pleads(cast, name):
            person.evidence["lawyer"] += 1
    for one in person.descriptions:
        job = JOB_ROLE.get(one.noun)
        if job == "judge" or (one.noun == "sheriff" and _scottish(doc)):
            person.evidence["judge"] += 1
            continue
        if one.noun in ("qc", "kc") and "judge" not in person.evidence:
            person.evidence["lawyer"] += 1
        if one.noun == "chief constable":
            person.evidence["official"] += 1
        if job == "police" and (one.noun != "officer" or not _prison(doc)):
            person.evidence["police"] += 1


def _kin_of(cast: Cast, name: Name) -> bool:
    """ "Moss's daughters, Ann Bell and Jo Hart", "parents Lee and Ann": of a row, behind a noun for kin of somebody."""
    row = cast.lists.get(name.first)
    if not row or len(row) < 2:
        return False
    k = row[0] - 1
    k -= k > 0 and cast.lower[k] == ","
    if k < 0 or cast.lower[k] not in KIN_SEVERAL:
        return False
    return cast.lower[k] == "parents" or any(c.dep_ == "poss" for c in cast.doc[k].children)


def _credited(cast: Cast, name: Name) -> bool:
    """ "Picture: Ann Bell", "ITV News's Ann Bell"."""
    if name.start > 1 and cast.lower[name.start - 1] == ":":
        return cast.lower[name.start - 2].rpartition("(")[2] in _PICTURED
    if name.full and not name.titled and name.start and pictured(cast.doc, name.start - 1):
        return True
    if (
        name.end < len(cast.lower)
        and cast.lower[name.end] == "/"
        and not AGENCIES.isdisjoint(cast.lower[name.end : name.end + 3])
    ):
        return True  # "(Ann Bell/PA)"
    if name.end + 1 < len(cast.lower) and cast.lower[name.end] == "/" and cast.tokens[name.end + 1].capitalised:
        paper = cast.lower[name.end + 1 : name.end + 4]
        if not OUTLETS.isdisjoint(paper) or (name.start and cast.tokens[name.start - 1].text == "("):
            return True  # "(Ann Bell / Ashby Record)"
    owned = name.start > 2 and cast.doc[name.start - 1].tag_ == "POS"
    return owned and cast.doc[name.start - 2].capitalised and cast.lower[name.start - 2] in ("news", "times", "echo")


def _byline(cast: Cast, person: Somebody) -> bool:
    """A name alone on a line near the head of the text, and nowhere else: "Ann Moss", "Ann Moss, PA"."""
    name = person.names[0]
    if len(person.names) > 1 or person.descriptions or name.titled or not name.full or name.start > _HEAD:
        return False
    if name.end + 1 >= len(cast.tokens) or not name.start or "\n" not in cast.tokens[name.start - 1].text:
        return False
    return "\n" in cast.tokens[name.end].text or (cast.lower[name.end] == "," and cast.lower[name.end + 1] in AGENCIES)


def _over_outlet(cast: Cast, name: Name) -> bool:
    """A name alone on its line, over the name of an outlet: "Ann Moss" above "Ashby News"."""
    doc = cast.doc
    if name.end + 2 >= len(doc) or not doc[name.end].is_space or (name.start and not doc[name.start - 1].is_space):
        return False
    line = []
    for i in range(name.end + 1, min(len(doc), name.end + 7)):
        if doc[i].is_space:
            break
        line.append(doc[i].text)
    return 0 < len(line) < 5 and fold(line[-1]) in OUTLETS and all(word[0].isupper() for word in line)


@once_per_doc
def _prison(doc: Doc) -> bool:
    """True in a story of a prison, whose officers are not police."""
    low = doc.text.lower()
    return "corrections" in doc.words or any(words in low for words in _OF_PRISON)


def _scottish(doc: Doc) -> bool:
    """True where sheriffs are judges."""
    return not doc.words.isdisjoint(_SCOTTISH) or "Sheriff Court" in doc.text or "£" in doc.text


def _high_court(cast: Cast) -> bool:
    """True where lords sit as judges."""
    return any(court in cast.doc.text for court in _WITH_LORDS)


def _opens_line(cast: Cast, i: int) -> bool:
    return i == 0 or cast.doc[i - 1].is_space or cast.doc[i].is_sent_start is True


def _lead(cast: Cast) -> int:
    """The token after the headline and the first paragraph behind it that has a full sentence."""
    doc = cast.doc
    title = doc.title_end
    start = bisect_right(doc.starts, title)
    for end in (*doc.breaks, len(doc)):
        long = next((token.i for token in doc.tokens[start + _LONG : end] if token.is_sent_start), None)
        if long is not None:
            return long
        if end - start > _SHORT and end < len(doc) and doc.starts[end] > title + 2 and doc[end - 1].text in FULL_STOPS:
            return end
        start = max(start, end + 1)
    return len(doc)


def _fact(cast: Cast, person: Somebody) -> Person:
    doc = cast.doc
    position, organisation, trade = post(cast, person)
    years, low, high = attributes.age(cast, person)
    roles = _roles(person, trade)
    fullest = person.fullest() if person.named else None
    spans = sorted({(n.start, n.end) for n in person.names} | {(d.start, d.end) for d in person.descriptions})
    glued = {n.end: more for n in person.names if (more := _more(doc, n))}
    mentions = []
    for span in _apart(spans):
        start, end = characters(doc, *span)
        mentions.append(Mention(start=start, end=end - glued.get(span[1], 0)))
    first = min(person.names, key=lambda n: n.start) if person.names else person.descriptions[0]
    start, end = characters(doc, first.start, first.end)
    end -= glued.get(first.end, 0)
    which = _rule(doc, person, fullest)
    return Person(
        start=start,
        end=end,
        rule=which.name,
        confidence=which.confidence,
        name=_bare(doc, fullest) if fullest else None,
        title=attributes.title(cast, person),
        aliases=_aliases(doc, person, fullest),
        mentions=mentions,
        roles=roles,
        position=position,
        organisation=organisation,
        age=years,
        age_low=low,
        age_high=high,
        gender=person.gender(),  # type: ignore[arg-type]
        residence=residence(cast, person),
        status=attributes.status(person) if person.is_victim() or person.evidence["suspect"] else None,
    )


def _more(doc: Doc, name: Name) -> int:
    """How many characters of the last token are no part of the name: ",32" of "Ann Moss,32"."""
    token, last = doc[name.end - 1].text, name.words[-1]
    return len(token) - len(last) if len(last) > 2 and token != last and token.startswith(last) else 0


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without those that lie inside another."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            if end - start > kept[-1][1] - kept[-1][0]:
                kept[-1] = (start, end)
            continue
        kept.append((start, end))
    return kept


def _bare(doc: Doc, name: Name) -> str:
    if len(name.words) > name.end - name.first:
        return " ".join(name.words)  # "Cedric" of "Cedric and James Poole"
    bare = doc.words_of(name.first, name.end)
    last = name.words[-1]
    if len(last) > 2 and not bare.endswith(last) and doc[name.end - 1].text.startswith(last):
        return bare[: bare.rindex(doc[name.end - 1].text) + len(last)]  # "Ann Moss" of "Ann MossCrime Reporter"
    return bare


def _aliases(doc: Doc, person: Somebody, fullest: Name | None) -> list[str]:
    if fullest is None or len(person.names) == 1:
        return []
    whole, bare = doc.words_of(fullest.start, fullest.end), _bare(doc, fullest)
    forms = [doc.words_of(n.start, n.end) for n in person.names]
    return [form for form in dict.fromkeys(forms) if form not in (whole, bare) and not form.endswith(" " + bare)]


def _rule(doc: Doc, person: Somebody, fullest: Name | None) -> Rule:
    if fullest is not None:
        if any(name.titled for name in person.names):
            return rules.TITLED
        low = fold(fullest.words[0]).split("-")[0]
        if low in GIVEN or low in AMBIGUOUS:
            return rules.GIVEN
        return rules.SIGNED_AGAIN if len(person.names) > 1 else rules.SIGNED
    again = len(person.descriptions) > 1
    if person.is_victim():
        return rules.HARMED_AGAIN if again else rules.HARMED
    return rules.OFFENDER_AGAIN if again else rules.OFFENDER


def _close(one: Description) -> bool:
    """Kin of somebody, "his partner"; not "her new partner", "her former partner"."""
    if one.noun == "partner":
        return one.determiner == "his" and _NO_LONGER.isdisjoint(one.modifiers)
    return JOB_ROLE.get(one.noun) == "relative"


def _roles(person: Somebody, trade: str | None) -> list[Role]:
    found: list[Role] = []
    law = person.law()
    said = person.evidence.get
    if person.is_victim():
        found.append("victim")
    if law is not None:
        found.append(law)
    if said("police"):
        found.append("police")
    for role in _OFFICES:
        if trade != role and not said(role):
            continue
        if role == "lawyer" and "judge" in found:
            continue  # "Judge Ann Moss, KC"
        if role == "witness" and found and not said(role):
            continue  # "a passer-by" who was hit, or who hit
        if role == "official" and ("victim" in found or law is not None) and not said(role):
            continue  # "a head teacher" who was hit, a "construction boss" who is tried
        found.append(role)
    if person.named and not found and (said("kin") or any(map(_close, person.descriptions))):
        found.append("relative")
    if not found and said("presides"):
        found.append("judge")
    if not found and said("saw") and person.named:
        found.append("witness")
    return found or ["other"]
