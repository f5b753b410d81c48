"""Names that are given to those spoken of before: "identified the victims as …", "the dead:", "named him as"."""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language.groups import singular
from newsmine.language.names import SAYING, Name
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.people.alike import of_age
from newsmine.rooms.people.cast import Cast, fits
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.signs import mark, owns
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import JOB_ROLE, LISTING
from newsmine.violence import Harm, harms

_NAMING = frozenset({"named", "identified", "name", "identify", "naming", "identifying", "identifies", "names"})
_CREDIT = frozenset({"photo", "photos", "more", "credit", "source", "caption", "image", "courtesy", "video", "related"})
_KILLED = frozenset({"dead", "deceased", "decedent", "killed", "slain", "fatalities", "died", "bodies", "murdered"})
#: Words that announce one person.
_ONE = frozenset({"victim", "suspect", "gunman", "shooter", "attacker", "decedent", "killer", "assailant", "body"})
_STRUCK = frozenset({"struck", "hit", "shot", "stabbed", "attacked", "assaulted", "bitten", "punched"})
_CORONERS = frozenset({"coroner", "examiner", "examiners"})
_SOME = frozenset({"one", "among", "two", "three", "four"})
#: What one of several has met with, or is.
_SHARED = _STRUCK | frozenset(LISTING)
_THEM = frozenset({"he", "him", "she", "her", "they", "them"})
#: Every word that `listed` looks at, but for those right before a list.
_TELLING = _SOME | _CORONERS | {":"}
_HERALDS = frozenset("victims suspects victim suspect as including include included were are was :".split())


def listed(cast: Cast) -> None:
    """Give the names of a list the role that the words before it state."""
    doc = cast.doc
    begins = cast.begins
    openings = {begin: name.first for begin, name in begins.items() if _may_be_listed(doc, begin)}
    for one in cast.descriptions:
        if _may_be_listed(doc, one.start) and not _opens_with_owner(cast, one):
            openings[one.start] = one.head
    for begin, head in openings.items():
        word, first = _announced(doc, begin) or _harmed_group(cast, begin), cast.at.get(head)
        if word is None or first is None or not first.named:
            continue
        members = [first] if word in _ONE else [first, *_members(cast, begin)]
        for who in dict.fromkeys(members + (cast.row(doc[begins[begin].first]) if begin in begins else [])):
            mark(who, LISTING[word], 2, doc[begin - 1])
            if LISTING[word] == "suspect" and cast.lower[begin - 1] == "as":
                mark(who, "called", 1, doc[begin - 1])
            if word in _KILLED:
                who.outcomes.add("killed")
    for token in doc.having(_TELLING):
        low = token.lower_
        if low in _SOME:
            _one_of(cast, token)
        if low in _CORONERS and token.i > 1:
            _by_coroner(cast, token)
        if low == ":" and (role := _heading(doc, token.i)) is not None:
            for name in _lines(cast, token.i + 1, begins):
                mark(cast.at[name.first], role, 2, token)


def _may_be_listed(doc: Doc, begin: int) -> bool:
    """Whether the word before a token is one that may announce a list."""
    return begin > 0 and (doc.lower[begin - 1] in _HERALDS or doc.tokens[begin - 1].tag_ == "NNS")


def _opens_with_owner(cast: Cast, one: Description) -> bool:
    """ "Is victim Lee Moss's nephew": it is Moss who stands behind the word."""
    return one.owner is not None and one.owner >= one.start and one.owner in cast.at


def _members(cast: Cast, begin: int) -> Iterator[Somebody]:
    """The named people of a list that begins at a token, to the end of its sentence or the next finite verb."""
    doc = cast.doc
    end = doc[begin].sent.end
    starts = {name.start: name for name in cast.names if begin <= name.start < end}
    i = begin
    while i < end:
        token = doc[i]
        if "\n" in token.text or (token.lower_ == "according" and i > begin):
            return
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            if doc[i - 1].lower_ not in ("who", "which", "whose"):
                return
            while i < end and doc[i].text not in ",;–-":
                i += 1  # "…, who was asleep; …"
            continue
        name = starts.get(i)
        if name is None:
            i += 1
            continue
        who = cast.at.get(name.first)
        before = doc[i - 1]
        behind = doc[name.end] if name.end < len(doc) else None
        beside = before.pos_ == "ADP" and before.lower_ != "as"
        if (
            who is not None
            and not beside
            and (behind is None or (behind.tag_ != "POS" and behind.lower_ not in SAYING))
        ):
            yield who
        i = name.end


def _announced(doc: Doc, begin: int) -> str | None:
    """The word that says what a list of names is: "victims", "identified the dead as", "killed were"; or None."""
    before = doc[begin - 1].lower_ if begin else ""
    if before in ("victims", "suspects", "victim", "suspect"):
        return before
    if begin > 2 and doc[begin - 1].tag_ == "NNS" and singular(doc[begin - 1].text) in JOB_ROLE:
        begin -= 1  # "identified as siblings Ann and Lee Moss"
        before = doc[begin - 1].lower_
    if before not in ("as", "including", "include", "included", "were", "are", "was", ":") or begin < 2:
        return None
    if before == ":" and doc[begin - 2].lower_ in _CREDIT:
        return None
    role: str | None = None
    naming = before != "as"
    start = doc[begin - 1].sent.start
    for i in range(begin - 2, max(-1, begin - 20), -1):
        low = doc[i].lower_
        if low in (".", ";") or "\n" in low:
            break
        if low in _NAMING:
            naming = True
            if role is not None:
                break
        if naming and low in ("they", "them") and role is None and (before == "as" or i == begin - 2):
            return _spoken_of(doc, i)
        owns = i + 1 < len(doc) and doc[i + 1].tag_ == "POS"  # "identified the shooter's girlfriend as …"
        if low in LISTING and role is None and not owns and not _acts(doc[i]):
            role = low
            told = i > 1 and (doc[i - 2].lower_ in SAYING or doc[i - 2].lower_ == "that")  # "says the victims are …"
            opening = (i - start < 4 or told) and not any(
                doc[k].tag_ in ("VBD", "VBZ", "VBP", "MD") for k in range(i + 1, begin - 1)
            )
            if before in ("were", "are", "was") and i != begin - 2 and not opening:
                return None
            if i > 1 and _kin_of(doc, i):
                return None
            if naming and before != "as":
                break
    return role if naming else None


def _harmed_group(cast: Cast, begin: int) -> str | None:
    """ "Two girls were shot … The girls were identified as Ann Bell and Jo Hart": what they are, if harmed."""
    doc = cast.doc
    if begin < 3 or cast.lower[begin - 1] != "as":
        return None
    window = range(max(doc[begin - 1].sent.start, begin - 14), begin - 1)
    if _NAMING.isdisjoint(cast.lower[window.start : window.stop]):
        return None
    for i in window:
        if doc[i].tag_ == "NNS" and singular(doc[i].text) in JOB_ROLE and doc[i].dep_ in ("nsubjpass", "dobj"):
            harmed = any(cast.lower[k] == cast.lower[i] for h in harms(doc) if _real(h) for k in h.patients)
            return "injured" if harmed else None
    return None


def _real(harm: Harm) -> bool:
    return harm.assertion not in ("negated", "hypothetical") and harm.outcome != "unhurt"


def _kin_of(doc: Doc, i: int) -> bool:
    """ "Friends of the victims, including Ann Moss": they are none of these."""
    k = i - 1
    while k > 0 and doc[k].pos_ in ("DET", "ADJ", "NUM", "PRON"):
        k -= 1
    return doc[k].lower_ in ("of", "for", "by") and k > 0 and singular(doc[k - 1].text) in JOB_ROLE


def _acts(verb: Token) -> bool:
    """True for "killed" with an object behind it: "the officer who shot and killed a boy was identified as …"."""
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return following is not None and (following.pos_ in ("DET", "PRON", "NUM") or following.tag_ == "PRP$")


def _spoken_of(doc: Doc, i: int) -> str | None:
    """What "they" are in "two were found dead. They were identified as ..."."""
    for k in range(i - 1, max(-1, i - 45), -1):
        if doc[k].lower_ in LISTING and not (doc[k].tag_ == "NN" and doc[k].lower_ in _ONE):
            return doc[k].lower_
    return None


def _one_of(cast: Cast, one: Token) -> None:
    """ "Moss was one of five people injured", "one of the men killed was Lee Moss"."""
    doc = cast.doc
    limit = min(len(doc), one.i + 12)
    if _SHARED.isdisjoint(cast.lower[one.i + 2 : limit]):
        return
    role = None
    for i in range(one.i + 1, limit):
        low = doc[i].lower_
        if low in (".", ";") or "\n" in low:
            break
        if role is None and i > one.i + 1 and (low in LISTING or low in _STRUCK):
            role = LISTING.get(low, "victim")
        elif role and low == "," and cast.lower[i - 1] in LISTING:  # "two of the wounded, brothers Lee and Tom Moss, …"
            spot = next((k for k in range(i + 1, min(len(doc), i + 6)) if k in cast.at and cast.at[k].named), None)
            if one.lower_ == "among" or (spot is not None and _says(cast, spot)):
                break
            if spot is not None and not any(doc[k].pos_ in ("VERB", "AUX", "ADP", "PUNCT") for k in range(i + 1, spot)):
                for who in cast.row(doc[spot]) if not owns(cast, spot) else ():
                    mark(who, role, 2, one)
                return
        elif role and low in ("was", "were", "is", "are") and i + 1 < len(doc):
            for k in range(i + 1, min(len(doc), i + 9)):
                if k in cast.at and cast.at[k].named:
                    for who in cast.row(doc[k]) if not owns(cast, k) else ():
                        mark(who, role, 2, one)
                    return
                if doc[k].text == "." or doc[k].pos_ in ("VERB", "ADP"):
                    break
    i = one.i - 1
    if i > 0 and cast.lower[i] == "as" and cast.lower[i - 1] in _NAMING:
        i -= 1  # "has been identified as one of the victims"
    if (
        role is None
        or i < 0
        or cast.lower[i] not in ("was", "were", "is", "are", "also", *_NAMING, "listed", "counted")
    ):
        return
    subject = cast.subject(doc[i])
    if subject is not None:
        for who in cast.row(subject):
            mark(who, role, 2, one)


def _by_coroner(cast: Cast, coroner: Token) -> None:
    """ "The medical examiner identified the 25-year-old as Lee Moss", "he was Lee Moss, according to the coroner"."""
    sentence = coroner.sent
    for i in range(sentence.start + 1, sentence.end - 1):
        low = cast.lower[i]
        naming = low == "as" and not _NAMING.isdisjoint(cast.lower[max(sentence.start, i - 12) : i])
        being = low == "was" and cast.lower[i - 1] in ("he", "she")
        if not naming and not being:
            continue
        for k in range(i + 1, min(sentence.end, i + 7)):
            who = cast.at.get(k)
            if who is not None and who.named:
                for one in cast.row(cast.doc[k]):
                    if not one.harmed_or_charged() and not cast.for_the_record(one):
                        mark(one, "victim", 2, coroner)
                        one.outcomes.add("killed")
                return


def _says(cast: Cast, i: int) -> bool:
    """True for "Moss" in "Moss said"."""
    name = cast.name_at(i)
    return name is not None and name.end < len(cast.lower) and cast.lower[name.end] in SAYING


def _heading(doc: Doc, colon: int) -> str | None:
    """ "Two others died:", "the victims' names:"; what is listed behind a colon."""
    for i in range(colon - 1, max(-1, colon - 6), -1):
        low = doc[i].lower_
        if low in (".", ";", ":") or "\n" in low or low in _CREDIT:
            if low in LISTING and i < colon - 1:
                return LISTING[low]
            return None
        if low in LISTING:
            return LISTING[low]
        if low in ("names", "named", "names"):
            break
    else:
        return None
    sentence = doc[colon].sent  # "… the two who were murdered. The names are:"
    start = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
    told = [doc[i].lower_ for i in range(start, colon) if doc[i].lower_ in LISTING]
    roles = {LISTING[low] for low in told}
    return roles.pop() if len(roles) == 1 else None


def _lines(cast: Cast, start: int, begins: dict[int, Name]) -> Iterator[Name]:
    """Names behind a colon: in a row, or each at the head of a line."""
    doc = cast.doc
    i = start
    while i < len(doc) and (doc[i].is_space or doc[i].text in "-*•–►"):
        i += 1
    if i not in begins:
        return
    if i == start:
        for first in cast.lists.get(begins[i].first, [begins[i].first]):
            yield next(name for name in cast.names if name.first == first)
        return
    while i in begins:
        yield begins[i]
        i = begins[i].end
        while i < len(doc) and "\n" not in doc[i].text:
            i += 1
        while i < len(doc) and (doc[i].is_space or doc[i].text in "-*•–►"):
            i += 1


def pronouns_named(cast: Cast) -> list[tuple[Somebody, str | None]]:
    """ "He was named as X", "police named her as X": ties X to the one meant; gives those with no one to tie to."""
    doc = cast.doc
    open_: list[tuple[Somebody, str | None]] = []
    for begin, name in cast.begins.items() if not doc.words.isdisjoint(_NAMING) else ():
        if (head := cast.ends.get(begin)) is not None:  # "she has been named as mother-of-one Ann Moss"
            begin = cast.headed[head].start
        if begin < 2 or doc[begin - 1].lower_ != "as":
            continue
        naming = next((i for i in range(begin - 2, max(-1, begin - 13), -1) if doc[i].lower_ in _NAMING), None)
        if naming is None:
            continue
        near = [doc[i] for i in range(max(0, naming - 5), begin) if doc[i].lower_ in _THEM]
        near = [them for them in near if them.dep_ != "nsubj" or them.head.i != naming]  # "he identified her as"
        if not near or near[-1].lower_ in ("they", "them"):
            continue
        meant = cast.pronoun(near[-1])
        who = cast.at.get(name.first)
        if who is None:
            continue
        if meant is not None and not meant.named:
            cast.merge(who, meant)
        elif meant is not None and meant is not who:
            continue
        open_.append((who, "male" if near[-1].lower_ in ("he", "him") else "female"))
    return open_


def join_named_later(
    cast: Cast, pairs: list[tuple[Description, Name]], open_: list[tuple[Somebody, str | None]]
) -> None:
    """ "A girl was shot … The family identified the girl as Ann Moss": the one whom harm or law has met."""
    for one, name in pairs:
        who = cast.at.get(name.first)
        if who is not None and not who.harmed_or_charged():
            unnamed = [p for p in _unnamed(cast, who) if fits(p, one) and of_age(cast, p, one)]
            aged = [p for p in unnamed if one.age and any(d.age == one.age for d in p.descriptions)]
            same = [p for p in unnamed if any(d.noun == one.noun for d in p.descriptions)]
            kin = JOB_ROLE.get(one.noun) == "relative"  # "the father was identified as Lee Moss": of whom, is not told
            _join_only(cast, who, aged or same or ([] if kin else unnamed))
    for who, gender in open_:
        if who in cast.people and not who.harmed_or_charged():
            _join_only(cast, who, [p for p in _unnamed(cast, who) if p.gender() in (gender, None)], latest=True)


def _unnamed(cast: Cast, who: Somebody) -> list[Somebody]:
    return [p for p in cast.people if not p.named and p.harmed_or_charged() and p.start < who.start]


def _join_only(cast: Cast, who: Somebody, pool: list[Somebody], *, latest: bool = False) -> None:
    """One who fits is the one meant; of several, all victims or all not, who was named is one.

    With `latest`, for "he was identified as": of a victim and an offender the one who was told of last.
    """
    if cast.for_the_record(who) and "police" not in who.evidence:
        return
    if len(pool) > 1 and latest and not all(p.is_victim() for p in pool):
        pool = [max(pool, key=lambda p: max((d.start for d in p.descriptions if d.start < who.start), default=-1))]
    if len(pool) == 1:
        if not (cast.speaks(who) and "killed" in pool[0].outcomes):
            cast.merge(who, pool[0])
    elif pool and all(p.is_victim() for p in pool):
        mark(who, "victim", 1, cast.doc[who.start])
