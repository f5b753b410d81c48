"""Find people in a document."""

from __future__ import annotations

from newsmine.language.names import AGENCIES, AMBIGUOUS, COURT, GIVEN, POLICE, POLITICAL, Name, fold
from newsmine.language.parsed import Doc
from newsmine.language.syntax import characters
from newsmine.record import Fact, Mention, Person, Role
from newsmine.rooms.people import attributes, rules
from newsmine.rooms.people.cast import Cast, fits
from newsmine.rooms.people.describe import Description, skip_details
from newsmine.rooms.people.link import name_them, recall, spoken_for, spouses, tie
from newsmine.rooms.people.naming import join_named_later, listed, pronouns_named
from newsmine.rooms.people.one_case import one_case
from newsmine.rooms.people.own_hand import by_own_hand
from newsmine.rooms.people.resolve import given_gender
from newsmine.rooms.people.roles import gather
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import DESCRIBED, JOB_ROLE, LAWYERLY, OUTLETS, TRIED
from newsmine.rooms.rule import Rule

#: Titles of those who head a force; and words that are a rank alone, in the United States.
_HEADS = frozenset({"sheriff", "commissioner"})
_ALONE = frozenset({"chief", "deputy"})
_FIRE = frozenset({"fire", "battalion", "division", "council", "school"})
_BEAT = frozenset({"pc", "wpc", "pcso", "constable", "dc", "wdc", "ps"})
_PEERAGE = frozenset({"lord", "lady"})
_PLEADING = frozenset({"representing", "prosecuting", "defending", "mitigating"})
_PICTURED = frozenset(
    "picture pictures photo photos photograph photographs pic pics image images video words report".split()
)
_ROLES_TOLD = (
    "police",
    "official",
    "spokesperson",
    "lawyer",
    "judge",
    "politician",
    "journalist",
    "presides",
    "witness",
)
#: How many tokens from the head of a text a byline may stand.
_HEAD = 90
#: What ends a paragraph, and no caption.
_FULL_STOPS = frozenset(".!?\"”'’…:")
#: Ranks that police in the United States share with the army.
_US_RANKS = frozenset({"lt", "lieutenant", "capt", "captain", "cpl", "corporal", "superintendent", "supt", "patrolman"})


def find(doc: Doc) -> list[Fact]:
    """People of the document, one fact each: the named, and unnamed victims and offenders."""
    cast = Cast(doc)
    named = tie(cast)
    for person in cast.people:
        _by_trade(cast, person)
    open_ = pronouns_named(cast)
    recall(cast, by_role=False)
    name_them(cast, named)
    spoken_for(cast)
    spouses(cast)
    attributes.genders(cast)
    gather(cast)
    listed(cast)
    by_own_hand(cast)
    recall(cast, by_role=True)
    join_named_later(cast, named, open_)
    _join_unnamed(cast)
    _join_left_over(cast)
    _join_officer(cast)
    lead = _lead(cast)
    one_case(cast, lead)
    _join_without_a_part(cast, lead)
    return [_fact(cast, person) for person in cast.people if person.named or person.harmed_or_charged()]


def _by_trade(cast: Cast, person: Somebody) -> None:
    """Roles that title, job and the words beside the name give."""
    doc = cast.doc
    for name in person.names:
        for i in range(name.start, name.first):
            low = fold(doc[i].text)
            if low == "sheriff" and _scottish(cast):
                person.evidence["judge"] += 1
            elif low in POLICE or low in _US_RANKS:
                if low != "officer" or name.first - name.start > 1 or not _prison(cast):
                    person.evidence["police"] += 1
                if low in _HEADS or (low == "constable" and i and cast.lower[i - 1] == "chief" and i - 1 == name.start):
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
        after = fold(doc[name.end].text) if name.end < len(doc) else ""
        if after in ("qc", "kc") and not person.evidence["judge"]:
            person.evidence["lawyer"] += 1
        elif after in ("mp", "msp"):
            person.evidence["politician"] += 1
        if name.start and doc[name.start - 1].text.lower() == "by" and _opens_line(cast, name.start - 1):
            person.evidence["journalist"] += 1
        elif name is person.names[0] and (_over_outlet(cast, name) or _credited(cast, name) or _byline(cast, person)):
            person.evidence["journalist"] += 1
        before = (
            set(cast.lower[max(0, name.start - 3) : name.start - 1]) if cast.lower[name.start - 1] == "," else set()
        )
        told = _in_court_for(cast, name) or _for_another(cast, name) or _of_firm(cast, name)
        if (told or before & LAWYERLY) and not person.evidence["police"]:
            person.evidence["lawyer"] += 1
    for one in person.descriptions:
        if JOB_ROLE.get(one.noun) == "judge":
            person.evidence["judge"] += 1
        if one.noun == "chief constable":
            person.evidence["official"] += 1
        if JOB_ROLE.get(one.noun) == "police" and (one.noun != "officer" or not _prison(cast)):
            person.evidence["police"] += 1


def _in_court_for(cast: Cast, name: Name) -> bool:
    """ "Ann Bell, prosecuting", "Ann Bell (defending)", "Ann Bell, for the defence", "Ann Bell, for Moss, said"."""
    i = name.end
    while i < len(cast.lower) and cast.lower[i] in (",", "(", "qc", "kc"):
        i += 1
    words = cast.lower[i : i + 5]
    if i == name.end and words[:1] not in (["prosecuting"], ["defending"], ["mitigating"]):
        return False
    if words[:1] and (words[0] in _PLEADING or (words[0] in LAWYERLY and words[0].endswith("ing"))):
        return True
    if words[:2] == ["on", "behalf"] or words[:2] in (["acting", "for"], ["appearing", "for"]):
        return True
    if words[:1] not in (["for"], ["in"], ["of"]) or i == name.end:
        return False
    if not LAWYERLY.isdisjoint(words[1:3]) or words[1:3] == ["the", "crown"]:
        return True
    client = next((n for n in cast.names if n.start == i + 1), None)
    return words[0] == "for" and client is not None and cast.lower[client.end : client.end + 1] == [","]


def _of_firm(cast: Cast, name: Name) -> bool:
    """ "Ann Bell, from law firm Moss and Hart", "Ann Bell, of Moss Solicitors"."""
    end = name.end + 1 if cast.lower[name.end : name.end + 1] == [","] else name.end
    if cast.lower[end : end + 1] not in (["of"], ["from"], ["at"], ["for"]):
        return False
    behind = cast.lower[end + 1 : end + 6]
    return ["law", "firm"] in (behind[:2], behind[1:3]) or not {"solicitors", "llp", "chambers"}.isdisjoint(behind)


def _credited(cast: Cast, name: Name) -> bool:
    """ "Picture: Ann Bell", "ITV News's Ann Bell"."""
    if name.start > 1 and cast.lower[name.start - 1] == ":" and cast.lower[name.start - 2] in _PICTURED:
        return True
    if cast.lower[name.end : name.end + 1] == ["/"] and not AGENCIES.isdisjoint(cast.lower[name.end : name.end + 3]):
        return True  # "(Ann Bell/PA)"
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


def _for_another(cast: Cast, name: Name) -> bool:
    """ "For Moss, Ann Bell said …": counsel."""
    if name.start < 3 or cast.lower[name.start - 1] != "," or cast.lower[name.end : name.end + 1] != ["said"]:
        return False
    start = cast.doc[name.start].sent.start
    return cast.lower[start] == "for" and name.start - start < 6 and cast.at.get(name.start - 2) is not None


def _prison(cast: Cast) -> bool:
    """True in a story of a prison, whose officers are not police."""
    return "prison officer" in cast.doc.text.lower() or "corrections" in cast.lower


def _scottish(cast: Cast) -> bool:
    """True where sheriffs are judges."""
    words = {"fiscal", "scotland", "scottish", "complainer"}
    return any(low in words for low in cast.lower) or "Sheriff Court" in cast.doc.text


def _high_court(cast: Cast) -> bool:
    """True where lords sit as judges."""
    return "High Court in" in cast.doc.text or "Court of Criminal Appeal" in cast.doc.text


def _opens_line(cast: Cast, i: int) -> bool:
    return i == 0 or cast.doc[i - 1].is_space or cast.doc[i].is_sent_start is True


def _join_unnamed(cast: Cast) -> None:
    """Headline and lead speak of those who are named below: "A man was jailed ... Lee Garth, 33, ...".

    A description further down is joined only when it is definite and one named person of the kind fits.
    """
    lead = _lead(cast)
    for kind in ("victim", "offender"):
        other = "offender" if kind == "victim" else "victim"
        named = sorted((p for p in cast.people if p.named and _of_kind(p, kind)), key=lambda p: p.start)
        plain = [p for p in cast.people if not p.named and _of_kind(p, kind) and not _of_kind(p, other)]
        plain = [p for p in plain if not cast.unnameable(p)]
        left = []
        for person in sorted(plain, key=lambda p: p.start):
            first = min(person.descriptions, key=lambda d: d.start)
            if any(d.distinct for d in person.descriptions) and not _first_of(cast, person, first, kind):
                continue
            soon = _named_next(cast, first, named)
            if soon is None or not all(fits(soon, d) for d in person.descriptions):
                left.append((person, first))
            elif _other_trade(soon, first) and not _same_trade(soon, first):
                left.append((person, first))
            else:
                cast.merge(soon, person)
        for person, first in left:
            if first.start >= lead and len(named) != 1:
                continue
            fitting = [p for p in named if all(fits(p, d) for d in person.descriptions)]
            fitting = [p for p in fitting if p.evidence["police"] or not cast.for_the_record(p)]
            if first.start < lead:
                later = [p for p in fitting if any(n.start > first.start for n in p.names)]
                known = [p for p in later if _same_trade(p, first)]
                pool = known or [p for p in later if not _other_trade(p, first) or _only_one(cast, later, first)]
                if pool:
                    cast.merge(pool[0], person)
            elif len(fitting) == 1 and len(named) == 1 and first.definite and first.owner is None:
                cast.merge(fitting[0], person)


def _join_without_a_part(cast: Cast, lead: int) -> None:
    """Those of whom only the age is of use: "a man of 80 left …" in the lead, "the 19-year-old swung" further down."""
    plain = [p for p in cast.people if not p.named and len(p.descriptions) == 1 and p.descriptions[0].age]
    plain = [p for p in plain if not p.harmed_or_charged()]
    if not plain:
        return
    tried = [p for p in cast.people if p.named and p.law() in TRIED]
    known = [p for p in cast.people if p.named and p.harmed_or_charged() and not cast.for_the_record(p)]
    for person in plain:
        first = person.descriptions[0]
        if cast.doc[first.head].dep_ not in ("nsubj", "nsubjpass"):
            continue
        if first.determiner == "the" and first.noun == "":
            pool = [p for p in known if p.start < first.start]
        elif first.start < lead and first.noun in DESCRIBED | {""}:
            pool = tried
        else:
            continue
        pool = [p for p in pool if attributes.age(cast, p) == (None, None, None) and fits(p, first)]
        if len(pool) == 1 and (first.determiner == "the" or len(tried) == 1):
            cast.merge(pool[0], person)


def _named_next(cast: Cast, first: Description, named: list[Somebody]) -> Somebody | None:
    """ "A shop worker had a stroke after being kicked. Marty Moss, 57, …": the one who is then brought in by name.

    Who opens the next sentence with an age or home, or is the only one of the kind whom the next two name for the
    first time.
    """
    if first.definite and first.owner is None:
        return None
    end = cast.doc[first.head].sent.end
    behind = cast.doc[min(end, len(cast.tokens) - 1)].sent.end
    paragraph = next((i for i in range(end - 1, len(cast.tokens)) if "\n" in cast.tokens[i].text), len(cast.tokens))
    if paragraph <= end and cast.tokens[paragraph - 1].text not in _FULL_STOPS:  # a heading
        behind = cast.doc[min(behind, len(cast.tokens) - 1)].sent.end
        paragraph = behind
    found, opening = [], []
    for person in named:
        name = min(person.names, key=lambda n: n.start)
        if not name.full or not end <= name.start < behind + 2:
            continue
        years = attributes.age(cast, person)[0]
        if first.age and years not in (None, first.age):
            continue
        opens = name.start <= end + 2 and skip_details(cast.doc, name.end) > name.end
        if opens and first.determiner == "a":
            opening.append(person)
        elif name.start < min(behind, paragraph) and not (first.age and years):
            found.append(person)
    found = opening or found
    return found[0] if len(found) == 1 and _same_sex(found[0], first) else None


def _same_sex(person: Somebody, one: Description) -> bool:
    return one.gender is None or (person.gender() or given_gender(person)) in (one.gender, None)


def _first_of(cast: Cast, person: Somebody, first: Description, kind: str) -> bool:
    """ "A woman who glassed another woman": another than the one who did it, and the first to be harmed."""
    if kind != "victim" or first.noun == "" or any(d.distinct for d in person.descriptions if d is not first):
        return False
    return not any(p is not person and p.start < person.start and _of_kind(p, kind) for p in cast.people)


def _join_left_over(cast: Cast) -> None:
    """One who was harmed, or who did it, and has no name; one who has a name, and no part in the case: the same.

    The offender is the one whose age or home stands behind the name.
    """
    for kind in ("offender", "victim"):
        if any(p.named and _of_kind(p, kind) for p in cast.people):
            continue
        other = "offender" if kind == "victim" else "victim"
        if kind == "victim" and not any(p.named and p.law() in ("convicted", "acquitted") for p in cast.people):
            continue
        unnamed = [p for p in cast.people if not p.named and _of_kind(p, kind) and not _of_kind(p, other)]
        unnamed = [p for p in unnamed if not any(d.distinct and d.noun == "" for d in p.descriptions)]
        if not unnamed:
            continue
        free = [p for p in cast.people if p.named and _no_part(cast, p)]
        if kind == "offender":
            free = [
                p
                for p in free
                if _at_home(cast, p) and not any(JOB_ROLE.get(d.noun) == "friend" for d in p.descriptions)
            ]
            unnamed = [p for p in unnamed if p.law() in TRIED]
        else:
            free = [p for p in free if len(p.names) > 1 and (p.genders or not cast.speaks(p))]
        if len(free) != 1:
            continue
        for person in unnamed:
            if all(fits(free[0], d) for d in person.descriptions) and _same_kind_of_job(free[0], person):
                cast.merge(free[0], person)


def _join_officer(cast: Cast) -> None:
    """ "A police officer's leg was broken … Constable Lee Moss": the one constable who is named, and does not speak."""
    police = [p for p in cast.people if p.evidence["police"] > 0]
    if not police or any(p.named and p.is_victim() for p in police):
        return
    harmed = [p for p in police if not p.named and p.is_victim() and not any(d.distinct for d in p.descriptions)]
    named = [p for p in police if p.named and p.law() is None and not cast.speaks(p)]
    named = [p for p in named if any(fold(cast.doc[i].text) in _BEAT for n in p.names for i in range(n.start, n.first))]
    if len(named) == 1 and len(harmed) == 1 and all(fits(named[0], d) for d in harmed[0].descriptions):
        cast.merge(named[0], harmed[0])


def _no_part(cast: Cast, person: Somebody) -> bool:
    """Named, and neither harmed nor charged, nor somebody who speaks, judges, writes or is kin to those who are."""
    if person.harmed_or_charged() or cast.for_the_record(person):
        return False
    if any(person.evidence[role] for role in _ROLES_TOLD):
        return False
    if not any(n.full for n in person.names):
        return False
    return not any(JOB_ROLE.get(d.noun) in ("relative", "journalist") for d in person.descriptions)


def _same_kind_of_job(person: Somebody, other: Somebody) -> bool:
    return (person.evidence["police"] > 0) == (other.evidence["police"] > 0)


def _at_home(cast: Cast, person: Somebody) -> bool:
    """An age, or "of Mill Lane, Ashby", behind the name."""
    return attributes.age(cast, person) != (None, None, None) or attributes.residence(cast, person) is not None


def _only_one(cast: Cast, later: list[Somebody], first: Description) -> bool:
    """Where one person is told of, who may have several jobs, a headline's job is that person's."""
    return len(later) == 1 and JOB_ROLE.get(first.noun) != "police" and not later[0].evidence["police"]


def _lead(cast: Cast) -> int:
    """The token after the headline and the first paragraph behind it that has a full sentence."""
    doc = cast.doc
    title = doc.user_data.get("newsmine_title_end", 0)
    words = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if words > 12 and token.idx > title + 2 and doc[token.i - 1].text in _FULL_STOPS:
                return token.i
            words = 0
        elif token.idx > title:
            words += 1
        if words > 60 and token.is_sent_start:
            return token.i
    return len(doc)


def _same_trade(person: Somebody, one: Description) -> bool:
    if JOB_ROLE.get(one.noun) == "police":
        return person.evidence["police"] > 0
    return bool(one.noun) and one.noun not in DESCRIBED and any(d.noun == one.noun for d in person.descriptions)


def _other_trade(person: Somebody, one: Description) -> bool:
    """A description by trade does not fit a person of another trade, nor one of no trade an officer."""
    if JOB_ROLE.get(one.noun) == "police":
        return True
    if one.noun in DESCRIBED or not one.noun or JOB_ROLE.get(one.noun) != "none":
        return False
    trades = {
        d.noun for d in person.descriptions if d.noun and d.noun not in DESCRIBED and JOB_ROLE.get(d.noun) == "none"
    }
    return bool(trades) or person.evidence["police"] > 0


def _of_kind(person: Somebody, kind: str) -> bool:
    return person.is_victim() if kind == "victim" else person.law() is not None


def _fact(cast: Cast, person: Somebody) -> Person:
    doc = cast.doc
    position, organisation, trade = attributes.post(cast, person)
    years, low, high = attributes.age(cast, person)
    roles = _roles(person, trade)
    fullest = person.fullest() if person.named else None
    spans = sorted({(n.start, n.end) for n in person.names} | {(d.start, d.end) for d in person.descriptions})
    mentions = [Mention(start=s, end=e) for s, e in (characters(doc, *span) for span in _apart(spans))]
    first = min(person.names, key=lambda n: n.start) if person.names else person.descriptions[0]
    start, end = characters(doc, first.start, first.end)
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
        residence=attributes.residence(cast, person),
        status=attributes.status(person) if person.is_victim() or person.evidence["suspect"] else None,
    )


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
    bare = doc[name.first : name.end].text
    last = name.words[-1]
    if len(last) > 2 and not bare.endswith(last) and doc[name.end - 1].text.startswith(last):
        return bare[: bare.rindex(doc[name.end - 1].text) + len(last)]  # "Ann Moss" of "Ann MossCrime Reporter"
    return bare


def _aliases(doc: Doc, person: Somebody, fullest: Name | None) -> list[str]:
    if fullest is None:
        return []
    whole, bare = doc[fullest.start : fullest.end].text, _bare(doc, fullest)
    forms = [doc[n.start : n.end].text for n in person.names]
    return [form for form in dict.fromkeys(forms) if form not in (whole, bare) and not form.endswith(" " + bare)]


def _rule(doc: Doc, person: Somebody, fullest: Name | None) -> Rule:
    if fullest is not None:
        if any(name.titled for name in person.names):
            return rules.TITLED
        low = fold(fullest.words[0]).split("-")[0]
        return rules.GIVEN if low in GIVEN or low in AMBIGUOUS else rules.SIGNED
    return rules.HARMED if person.is_victim() else rules.OFFENDER


def _roles(person: Somebody, trade: str | None) -> list[Role]:
    found: list[Role] = []
    law = person.law()
    if person.is_victim():
        found.append("victim")
    if law is not None:
        found.append(law)
    if person.evidence["police"]:
        found.append("police")
    for role in ("official", "spokesperson", "judge", "lawyer", "politician", "journalist", "witness"):
        if role == "lawyer" and "judge" in found:
            continue  # "Judge Ann Moss, KC"
        if role == "witness" and found and trade == role and not person.evidence[role]:
            continue  # "a passer-by" who was hit, or who hit
        if (trade == role or person.evidence[role]) and role not in found:
            found.append(role)
    if any(JOB_ROLE.get(d.noun) == "relative" for d in person.descriptions) and person.named and not found:
        found.append("relative")
    if not found and person.evidence["presides"]:
        found.append("judge")
    if not found and person.evidence["saw"] and person.named:
        found.append("witness")
    return found or ["other"]
