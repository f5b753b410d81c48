"""Descriptions are tied to names, and to each other: apposition, naming, "the sergeant" again."""

from __future__ import annotations

from itertools import pairwise

from newsmine.language import syntax
from newsmine.language.names import BODIES, COURTESY, SAYING, Name, fold
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.people.cast import Cast, fits
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.details import skip_details
from newsmine.rooms.people.resolve import title_words
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import DESCRIBED, JOB_ROLE, OFFENDER_NOUNS, VICTIM_NOUNS

_NAMING = frozenset({"named", "identified", "name", "identify", "naming", "identifying", "called"})
_ROLE_NOUNS = OFFENDER_NOUNS | VICTIM_NOUNS
_WIVES = frozenset({"wife", "mother", "ex-wife", "mum", "partner", "widow"})
_IN_BODIES = frozenset({"of", "the", "and", "for", "'s", "’s"})


def tie(cast: Cast) -> list[tuple[Description, Name]]:
    """Merge each description with the name that stands in apposition to it, or that is then given.

    Gives the pairs of the second kind: "a man was shot … police named the man as Lee Moss".
    """
    named = []
    by_start = cast.begins
    by_end = {name.end: name for name in cast.names}
    for one in cast.descriptions:
        name = _beside(cast, one, by_start, by_end) or _copula(cast, one, by_start)
        given = _named_as(cast, one, by_start) if name is None else None
        if given is not None:
            named.append((one, given))
        if name is not None and (who := cast.at.get(name.first)) is not None:
            cast.merge(who, cast.at[one.head])
            if one.determiner == "the" and one.noun in OFFENDER_NOUNS:
                who.evidence["called"] += 1
            if one.determiner == "the" and (one.age or one.noun in DESCRIBED) and name is who.names[0]:
                named.append((one, name))  # "her six-year-old daughter … The six-year-old is Ann Moss"
    for one in cast.descriptions:
        subject = _described_as(cast, one)
        if subject is not None and all(fits(subject, one) for d in subject.descriptions):
            cast.merge(subject, cast.at[one.head])
    for one, other in pairwise(cast.descriptions):
        if _one_person(cast, one, other):
            cast.merge(cast.at[one.head], cast.at[other.head])
    return named


def _described_as(cast: Cast, one: Description) -> Somebody | None:
    """Who is "described as a white man in his 30s"; None for all else."""
    if one.determiner != "a":
        return None
    if (same := _is_one(cast, one)) is not None:
        return same
    preposition = cast.tokens[one.head].head
    verb = preposition.head
    if preposition.lower_ != "as" or verb.lower_ != "described":
        return None
    subject = syntax.subject(verb) if syntax.is_passive(verb) else next(iter(syntax.objects(verb)), None)
    return cast.at.get(subject.i) if subject is not None and subject.tag_ not in ("NNS", "NNPS") else None


def _is_one(cast: Cast, one: Description) -> Somebody | None:
    """ "The suspect is a man in his 30s", "the victim was a nurse"; None for all else."""
    head = cast.doc[one.head]
    be = head.head
    if head.dep_ != "attr" or be.lower_ not in ("is", "was"):
        return None
    subject = syntax.subject(be)
    known = cast.headed.get(subject.i) if subject is not None else None
    brought = known is not None and (known.determiner == "the" or cast.lower[known.start] == "one")
    if known is None or not brought or known.noun not in _ROLE_NOUNS:
        return None
    return cast.at[known.head] if not any(c.dep_ == "neg" for c in be.children) else None


def _one_person(cast: Cast, one: Description, other: Description) -> bool:
    """ "The victim, a 45-year-old man, …", "a third man, their uncle Lee Moss": two descriptions in apposition."""
    doc = cast.doc
    if one.end + 1 != other.start or doc[one.end].text not in (",", "–", "-") or not one.determiner:
        return False
    same = one.noun == other.noun and bool(one.noun)  # but "one of them, a 22-year-old from Ashby, …"
    if other.determiner == "the" or other.distinct or same or JOB_ROLE.get(one.noun) == "relative":
        return False
    person, second = cast.at[one.head], cast.at[other.head]
    if person is second or (person.named and second.named) or not all(fits(person, d) for d in second.descriptions):
        return False
    name = next((n for n in second.names if n.start >= other.start), None)
    end = skip_details(doc, name.end) if name is not None and name.start == other.end else cast.behind(other)
    return end < len(doc) and doc[end].text in (",", ".", "–", "-") and (doc[end].text != "," or _no_row(doc, end))


def _no_row(doc: Doc, comma: int) -> bool:
    """False where the comma goes on with a list ("a nurse, a porter, and a doctor")."""
    after = doc[comma + 1].lower_ if comma + 1 < len(doc) else ""
    return after not in ("and", "a", "an", "another", "two")


def name_them(cast: Cast, pairs: list[tuple[Description, Name]]) -> None:
    """Give those who were named after their description that name, and all that was said before."""
    for one, name in pairs:
        who = cast.at.get(name.first)
        person = cast.at.get(one.head)
        if who is None or person is None or (person.named and person is not who):
            continue
        cast.merge(who, person)


def spoken_for(cast: Cast) -> None:
    """Tie "The chairman of the federation is calling for …" to the one who then speaks: "Lee Garth said …"."""
    heads = [
        one
        for one in cast.descriptions
        if one.determiner == "the"
        and JOB_ROLE.get(one.noun) in ("official", "spokesperson")
        and not cast.at[one.head].named
        and cast.tokens[one.head].dep_ in ("nsubj", "nsubjpass")
    ]
    for one in heads:
        later = [n for n in cast.names if n.start > one.end][:1]
        if not later or not later[0].full:
            continue
        name = later[0]
        who, person = cast.at[name.first], cast.at[one.head]
        first = (
            name is who.names[0]
            and not who.descriptions
            and not any(n.titled and not _courtesy(cast, n) for n in who.names)
        )
        if first and _speaks(cast, name) and fits(who, one) and person in cast.people:
            cast.merge(who, person)


def spouses(cast: Cast) -> None:
    """Tie "Mrs Moss" to "his wife Tracy" or "his wife", where only her husband is named in full."""
    full = {fold(n.words[-1]) for n in cast.names if n.full}
    for person in [p for p in cast.people if p.named and not any(n.full for n in p.names)]:
        titled = [n for n in person.names if n.titled]
        if person.gender() != "female" or not titled or fold(titled[0].words[0]) not in full:
            continue
        others = [p for p in cast.people if p is not person and p.gender() in ("female", None)]
        given = [p for p in others if p.named and not any(n.full or n.titled for n in p.names)]
        kin = [
            p for p in others if not p.named and any(d.determiner == "his" and d.noun in _WIVES for d in p.descriptions)
        ]
        pool = given if len(given) == 1 else kin if len(kin) == 1 and not given else []
        if pool:
            cast.merge(person, pool[0])


def _courtesy(cast: Cast, name: Name) -> bool:
    return COURTESY.issuperset(title_words(cast.doc, name))


def _speaks(cast: Cast, name: Name) -> bool:
    near = cast.lower[max(0, name.start - 1) : name.start] + cast.lower[name.end : name.end + 2]
    if near[-1:] == ["speaking"] or ("was" in near and "speaking" in cast.lower[name.end : name.end + 3]):
        return True
    return not SAYING.isdisjoint(near)


def _beside(cast: Cast, one: Description, by_start: dict[int, Name], by_end: dict[int, Name]) -> Name | None:
    doc = cast.doc
    of_kin = (
        one.start > 1 and doc[one.start - 1].lower_ == "of" and JOB_ROLE.get(doc[one.start - 2].lower_) == "relative"
    )
    if of_kin and JOB_ROLE.get(one.noun) == "victim":
        return None  # "the aunt of a victim Ann Moss said"
    end = _behind_body(doc, one.end, by_start)
    if end in by_start and doc[end - 1].whitespace_ and _before_name(one):
        return by_start[end]
    if one.determiner == "the" and end + 2 in by_start and doc[end].tag_ in ("VBN", "VBD") and doc[end + 1].text == ",":
        end += 1  # "the officer killed, Lee Moss, …"
    if end + 1 in by_start and doc[end].text in (",", "–", "—", "-", ":", "(") and (one.age is None or one.noun):
        name = by_start[end + 1]
        if _only_speaks(doc, one, name):
            return None
        if (_closed(doc, name.end) or end + 1 < name.start) and doc[end].text != "-":
            return name
    if one.age is not None and end in by_start:
        return by_start[end]
    if (behind := _behind_clause(cast, one, by_start)) is not None:
        return behind
    if one.determiner == "his" and end + 1 < len(doc) and doc[end].text == ",":
        between = next((d for d in cast.descriptions if d.start == end + 1), None)
        if between is not None and not between.determiner and between.end in by_start:
            return by_start[between.end]  # "his brother, former soldier Lee Moss,"
    if not one.determiner and one.start in by_end and doc[one.start].text[0].isupper():
        return by_end[one.start] if by_end[one.start].full else None
    before = one.start - 1
    if before > 0 and doc[before].text in (",", "(", "–"):
        if before in by_end:
            return by_end[before] if _plausible(doc, one, before) else None
        for name_end in range(before - 1, max(0, before - 13), -1):
            if name_end in by_end:
                detailed = doc[name_end].text in (",", "(") and skip_details(doc, name_end) >= before
                return by_end[name_end] if detailed else None
    return None


def _behind_clause(cast: Cast, one: Description, by_start: dict[int, Name]) -> Name | None:
    """The name in "a barista who gave first aid, Ann Moss, said …": in apposition behind a clause."""
    doc = cast.doc
    behind = [c for c in doc[one.head].rights if c.dep_ in ("relcl", "acl", "prep")]
    if not behind or (JOB_ROLE.get(one.noun) == "victim" and one.determiner != "the"):
        return None
    for child in doc[one.head].rights:
        name = cast.name_at(child.i) if child.dep_ == "appos" and child.i > behind[0].i else None
        if name is None or doc[name.start - 1].text != "," or name.start not in by_start:
            continue
        between = any(i in cast.at and cast.at[i].named for i in range(one.end, name.start))
        end = skip_details(doc, name.end)
        closing = doc[end] if end < len(doc) else None
        if closing is not None and closing.text == "," and not between:
            return name
    return None


def _only_speaks(doc: Doc, one: Description, name: Name) -> bool:
    """ "…, including the suspect, Brown said": the name is that of who says so."""
    says = name.end < len(doc) and doc[name.end].lower_ in SAYING
    return says and (one.noun in DESCRIBED or one.noun in OFFENDER_NOUNS or not one.noun)


def _behind_body(doc: Doc, end: int, by_start: dict[int, Name]) -> int:
    """The first token behind "of the Dorset Police Federation"; `end` where no such words stand."""
    if end + 1 >= len(doc) or doc[end].lower_ not in ("of", "at", "for", "from", "with"):
        return end
    i = end + 1
    if doc[end].lower_ == "of" and doc[i].tag_ in ("NN", "NNS", "JJ") and doc[i].text.islower():
        while i < len(doc) and i < end + 8 and doc[i].tag_ in ("NN", "NNS", "JJ", "CC"):
            i += 1  # "director of operations, Jo Hart"
        return i if doc.words_of(i, i + 1) == "," or i in by_start else end
    while i < len(doc) and i < end + 10 and _in_body(doc[i]):
        i += 1
        if i in by_start:
            return i
    return i if i > end + 1 and i < len(doc) and doc[i].text == "," else end


def _in_body(token: Token) -> bool:
    """A word of a body's name, which may be told in lower case ("Hampshire's police federation")."""
    low = token.lower_
    return token.text[0].isupper() or low in _IN_BODIES or low in BODIES


def _before_name(one: Description) -> bool:
    """A job or kinship may stand right before a name; "the girl Moss said" holds two people."""
    return (
        one.noun not in DESCRIBED
        or one.noun in VICTIM_NOUNS
        or one.determiner == ""  # "Ashby man Lee Moss", "the customer Moss said" holds two
        or (one.determiner == "a" and one.age is not None)
    )


def _plausible(doc: Doc, one: Description, before: int) -> bool:
    """ "Smith, the officer said": the noun behind the comma is a subject of its own."""
    following = doc[one.end] if one.end < len(doc) else None
    if following is not None and following.tag_ == "POS":
        return False  # "Smith, the victim's sister": it is the sister who stands beside the name
    return following is None or following.tag_ not in ("VBD", "VBZ") or doc[before].text == "("


def _closed(doc: Doc, end: int) -> bool:
    """True where an apposition may end: comma, bracket, full stop, verb."""
    if end >= len(doc):
        return True
    token = doc[end]
    plain = ("and", "who", "'s", "’s", "of", "from", "mp", "msp", "qc", "kc")
    return token.is_punct or token.is_space or token.lower_ in plain or token.pos_ in ("VERB", "AUX")


def _copula(cast: Cast, one: Description, by_start: dict[int, Name]) -> Name | None:
    """ "Smith, 34, was the gunman", "the gunman was 34-year-old Lee Smith"."""
    head = cast.doc[one.head]
    behind = one.end + 1
    shown = one.definite or (one.noun in VICTIM_NOUNS and one.determiner == "a")  # "one victim is Ann Moss"
    if shown and behind in by_start and cast.lower[one.end] in ("is", "was", "'s", "’s"):
        return by_start[behind] if _closed(cast.doc, by_start[behind].end) else None
    told = one.determiner == "a" and any(c.dep_ == "relcl" for c in head.rights)  # "a man who died … was Lee Moss"
    if (one.definite or told) and head.dep_ in ("nsubj", "nsubjpass") and head.head.lower_ in ("is", "was"):
        named = next((c for c in head.head.rights if c.dep_ == "attr" and c.i in cast.at and cast.at[c.i].named), None)
        if named is not None and not any(child.dep_ == "neg" for child in head.head.children):
            return cast.name_at(named.i)
    if head.dep_ != "attr" or head.head.lower_ not in ("is", "was", "'s", "’s"):
        return None
    if one.determiner == "" and (one.start < 2 or cast.lower[one.start - 2] != "who"):
        return None
    if any(child.dep_ == "neg" for child in head.head.children):
        return None
    subject = syntax.subject(head.head)
    if subject is None or subject.i not in cast.at:
        return None
    who = cast.at[subject.i]
    return who.fullest() if who.named else None


def _named_as(cast: Cast, one: Description, by_start: dict[int, Name]) -> Name | None:
    """The name in "a man (…), (was) named (by police) as X", "identified the man as X"."""
    doc = cast.doc
    limit = min(len(doc), one.end + 22)
    before = cast.lower[one.start - 1] if one.start else ""
    if before not in _NAMING and _NAMING.isdisjoint(cast.lower[one.end : limit]):
        return None
    if one.end < len(doc) and doc[one.end].tag_ == "POS":
        return None
    naming = None
    for i in range(one.end, limit):
        token = doc[i]
        if token.is_space and "\n\n" in token.text:
            return None
        if token.text in (".", ";") and naming is None:
            return None
        if token.lower_ in _NAMING:
            if naming is None and _names_others(doc, i):
                return None
            naming = i
        elif naming is not None and i in by_start and doc[i - 1].lower_ in ("as", "named", "called", "identified", ":"):
            return by_start[i] if _about(cast, one, naming) else None
        elif naming is not None and i in by_start and doc[i - 1].text == "," and _as_kin(cast, i - 1):
            return by_start[i] if _about(cast, one, naming) else None  # "identified as the boy's mother, Ann Moss"
        elif naming is not None and i in cast.at:
            if cast.at[i].named or doc[i].head.lower_ == "by":
                return None
        elif token.lower_ == "as" and naming is None and i + 1 in by_start:
            return by_start[i + 1] if before in _NAMING else None
        elif naming is None and before in _NAMING and (i in cast.at or token.tag_ in ("VBD", "VBZ", "MD")):
            return None
    return None


def _as_kin(cast: Cast, comma: int) -> bool:
    """True for "as the boy's mother" before a comma."""
    one = next((d for d in cast.at[comma - 1].descriptions if d.end == comma), None) if comma - 1 in cast.at else None
    return one is not None and one.start > 0 and cast.lower[one.start - 1] == "as"


def _names_others(doc: Doc, naming: int) -> bool:
    """ "The coroner identified him as …", "police named the man": whom the verb's object is, not its subject."""
    if naming and doc[naming - 1].lower_ in ("was", "were", "been", "is", "be", ",", "later", "being", "and"):
        return False
    following = doc[naming + 1] if naming + 1 < len(doc) else None
    return following is not None and following.pos_ in ("PRON", "DET")


def _about(cast: Cast, one: Description, naming: int) -> bool:
    """Whether it is the description that is named, and nobody between."""
    verb = cast.doc[naming]
    named = syntax.subject(verb) if syntax.is_passive(verb) else None
    above = cast.doc[one.head].head
    for _ in range(4):
        above = above.head if above.dep_ == "conj" else above
    if named is not None and named.i in cast.at and named.i < one.start and above.head.i == named.i:
        return cast.at[named.i] is cast.at[one.head]  # "the officer who shot a boy of 13 was identified as …"
    return not any(i in cast.at and cast.at[i] is not cast.at[one.head] for i in range(one.end, naming))
