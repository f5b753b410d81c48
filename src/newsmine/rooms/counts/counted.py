"""What is counted: each number of the text with the noun it counts, or with the whole it is a part of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsmine.language.groups import group_of, singular
from newsmine.language.numbers import COLLECTIVES, Amount, Qualifier, amounts
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.nouns import DETERMINERS, NOMINAL, noun_at
from newsmine.rooms.findings import left
from newsmine.violence.people import personlike

Kind = Literal["multiple", "people", "attacks", "injuries", "deaths", "court", "cases", "times", "bare", "unknown"]
_MEASURES = frozenset({"cm", "mm", "km", "kg", "ft", "mph", "ml", "lb", "lbs", "oz", "stone", "am", "pm", "ins", "st"})
_SINGULARS = ("man", "boy", "girl", "child", "teenager", "officer", "worker", "woman", "driver", "father", "mother")
_CROWDS = frozenset({"group", "gang", "mob", "crowd", "pack", "posse", "crew"})
#: What headlines say of a number without a verb: "2 dead, 5 hurt".
_HEADLINED = w.STATES | w.PARTICIPLES | w.HOW
#: "two of the accused"
_ACCUSED = frozenset({"accused", "arrested", "convicted"})
_QUOTED = frozenset("\"'“‘")
_PRONOUNS = frozenset({"them", "whom", "us", "those", "these", "you", "which"})


@dataclass(slots=True)
class Counted:
    """A number and what it counts, in tokens; no role yet.

    `noun`: head of the counted noun phrase. `anchors`: the tokens that stand for the group in the
    syntax of the sentence. `whole`: the token for the whole in "three of them". `more`: the words
    add to what was told before ("two more", "another").
    """

    start: int
    end: int
    head: int
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    kind: Kind
    noun: int | None = None
    who: str | None = None
    unit: str | None = None
    anchors: tuple[int, ...] = ()
    whole: int | None = None
    average: bool = False
    single: bool = False
    more: bool = False


def counted(doc: Doc) -> list[Counted]:
    """Every number of the document that may count something, in text order."""
    dated = _dated(doc)
    found = []
    for amount in amounts(doc):
        if not _is_other(doc, amount, dated):
            item = _read(doc, amount)
            if item is not None:
                found.append(item)
    return found


def _dated(doc: Doc) -> dict[int, str]:
    """First characters of tokens inside date facts, with the type of the fact."""
    covered: dict[int, str] = {}
    for date in left(doc, "dates"):
        for position in range(date.start, date.end):
            covered[position] = date.type
    return covered


def _is_other(doc: Doc, amount: Amount, dated: dict[int, str]) -> bool:
    """Ages, dates, times, sums of money, percentages, numbers of things."""
    first = doc[amount.head]
    if dated.get(first.idx, "set") != "set":
        return True
    before = doc[amount.start - 1].lower_ if amount.start else ""
    after = doc[amount.end].lower_ if amount.end < len(doc) else ""
    if before == "of" and amount.start > 1 and (amount.value or 0) < 120 and _aged(doc, amount):
        return True  # "a girl of 14"
    if before in ("of", "-") and amount.start > 1 and _of_parent(doc, amount.start - 1):
        return True  # "a father of two", "dad-of-two"
    if before in ("£", "$", "€", "aged", "age", "number", "no.", "#", "rs", "section", "sections") or after in (
        "%",
        "percent",
    ):
        return True
    if after == "pc" and first.text[:1].isdecimal() and doc[amount.end].text == "pc":
        return True
    per = doc[amount.end + 1] if after == "per" and amount.end + 1 < len(doc) else None
    if per is not None and (per.lower_ == "cent" or per.pos_ == "NUM"):
        return True  # "seven per 1,000 staff"
    if first.text.isdecimal() and before in (",", "and") and _in_ages(doc, amount.start - 1):
        return True
    if _of_years(doc, amount, before, after):
        return True
    if first.text == "999" and _emergency(doc, amount):
        return True  # "attacks on 999 crews"
    if amount.value == 1 and (before in ("every", "each") or after == "another"):
        return True  # "every one of those", "hit one another"
    if (
        after == "-"
        and first.text.isdecimal()
        and amount.end + 1 < len(doc)
        and doc[amount.end + 1].text[:1].isdecimal()
    ):
        return True  # a telephone number
    following = doc.lower[amount.end : amount.end + 3]
    if following in (["year", "-", "old"], ["years", "-", "old"]) or following[:2] in (
        ["year", "old"],
        ["years", "old"],
    ):
        return True
    if (
        following[:1] == ["-"]
        and following[1:2]
        and following[1] in ("year", "month", "week", "day", "hour", "minute", "foot", "inch", "mile")
    ):
        return True
    if following[:1] == ["-"] and amount.value == 1 and amount.end + 1 < len(doc) and doc[amount.end].i:
        return doc[amount.end + 1].tag_ == "NN"  # "a one-punch attack"
    if following[:1] == ["-"] and first.text.isdecimal() and amount.end + 2 < len(doc):
        unit, thing = doc[amount.end + 1], doc[amount.end + 2]
        if unit.pos_ == "NOUN" and thing.pos_ == "NOUN" and group_of(thing) is None:
            return True  # "a 40-punch attack"
    if following[:2] == ["in", "custody"]:
        return False
    if first.text.isdecimal() and amount.end == amount.start + 1:
        if before in (",", "(") and after in (",", ")", ".", ";", "") and amount.start > 1 and before != after:
            named = doc[amount.start - 2]
            if (named.pos_ == "PROPN" and not _place(doc, amount.start - 2)) or (
                before == "," and group_of(named) is not None
            ):
                return True
        if before == "," and after == "," and (doc[amount.start - 2].pos_ in NOMINAL):
            return True
        year = float(amount.value or 0)
        if 1900 <= year <= 2099 and len(first.text) == 4 and (amount.end >= len(doc) or doc[amount.end].pos_ != "NOUN"):
            return True
    return False


def _emergency(doc: Doc, amount: Amount) -> bool:
    """The number that is dialled, before those who come or the call."""
    noun = noun_at(doc, amount.end) if amount.end < len(doc) else None
    if noun is None:
        return False
    crews = noun.lower_ in ("crews", "staff", "workers", "services", "personnel", "operators", "teams")
    return crews or noun.tag_ == "NN" or group_of(noun) in ("paramedic", "firefighter", "emergency_worker")


def _of_years(doc: Doc, amount: Amount, before: str, after: str) -> bool:
    """ "nine were younger than 18", "many were under 21": an age."""
    if after in _MEASURES or (before == "-" and amount.start > 1 and doc[amount.start - 2].lower_ in ("foot", "ft")):
        return True  # "a 6cm cut", "a six-foot-two bloke"
    if before == "as" and amount.start > 2 and doc[amount.start - 2].lower_ in ("old", "young"):
        return True  # "four pensioners as old as 95"
    if before == "of" and amount.start > 1 and doc[amount.start - 2].lower_ in ("age", "ages"):
        return True  # "people under the age of 25"
    if before == "than" and amount.start > 1 and doc[amount.start - 2].lower_ in ("younger", "older"):
        return True
    limit = doc[amount.start].lower_ in ("under", "over") and (amount.value or 0) < 91
    return limit and before in w.COPULAS and (not after.isalpha() or after in ("and", "or", "when", "while", "but"))


def _place(doc: Doc, i: int) -> bool:
    """ "most of them in Norfolk (36)": no age of somebody's."""
    while i > 0 and doc[i - 1].pos_ == "PROPN":
        i -= 1
    return i > 0 and doc[i - 1].lower_ in ("in", "at", "for", "across")


def _in_ages(doc: Doc, i: int) -> bool:
    """ "aged 25, 40 and 55"."""
    while i > 0 and (doc[i].lower_ in (",", "and", "or") or doc[i].text.isdecimal()):
        i -= 1
    return doc[i].lower_ in ("aged", "ages", "age")


def _aged(doc: Doc, amount: Amount) -> bool:
    people = doc[amount.start - 2]
    if people.tag_ in ("NNS", "NNPS") or group_of(people) is None or singular(people.lower_) in w.BODIES:
        return False
    return amount.end >= len(doc) or doc[amount.end].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")


def _of_parent(doc: Doc, i: int) -> bool:
    while i > 0 and doc[i].lower_ in ("of", "-"):
        i -= 1
    return doc[i].lower_ in w.PARENTS


def _read(doc: Doc, amount: Amount) -> Counted | None:
    n = len(doc)
    number = _head_of(doc, amount)
    start, end = amount.start, amount.end
    more = False
    while end < n and doc[end].lower_ in w.MORE and doc[end].lower_ != "other":
        more = True
        end += 1
    if end < n and doc[end].lower_ == "other":
        more = True
    counted_from = end
    partitive = out_of = False
    last = doc[amount.end - 1]
    if last.lower_ == "of" and end < n:  # "dozens of", "a number of"
        partitive = _opens_whole(doc, end)
    elif end < n and doc.words_of(end, end + 2).lower() == "out of" and end + 2 < n and _opens_whole(doc, end + 2):
        partitive, counted_from = True, end + 2  # "five out of the eight attacks"
        out_of = True
    elif end < n and doc[end].lower_ == "of" and end + 1 < n:
        if _opens_whole(doc, end + 1):
            partitive, counted_from = True, end + 1
        elif last.lower_ in COLLECTIVES or last.lower_ in ("half", "handful"):
            counted_from = end + 1
        elif _of_blows(doc[end + 1]):
            counted_from = end  # "seven of biting"
        elif doc[end + 1].lower_ not in w.CHARGED_WITH or amount.value == 1:  # "convicted the other three of affray"
            return None  # "one of two" is read with its own number below
    if doc.lower[end : end + 2] == ["-", "strong"] and end + 2 < n and doc[end + 2].lower_ in _CROWDS:
        return _strong(doc, amount, number)
    noun = noun_at(doc, counted_from, whole=partitive)
    stateful = not partitive and end < n and doc[end].lower_ in w.STATES and not _has_noun_after(doc, end + 1)
    if stateful:
        noun = None  # "2 dead, 5 hurt in shooting", "four injured and man held"
    item = Counted(
        start,
        end,
        amount.head,
        amount.value,
        amount.low,
        amount.high,
        amount.qualifier,
        "bare",
        average=amount.average,
        more=more,
    )
    if partitive:
        part = _partitive(doc, item, counted_from, noun, number)
        if part is not None and out_of:
            part.end = end  # the whole is a count of its own
        return part
    told = end < n and (doc[end].lower_ in w.PARTICIPLES or doc[end].lower_ in w.PLEAS)
    if noun is None and not stateful and not told:
        noun = _by_parse(number)
    if noun is None and end < n and doc[end].text in _QUOTED and _of_things_ahead(number):
        return None  # "her two 'out of control' dogs"
    if noun is not None and noun.lower_.endswith("ing") and noun.lower_ in w.NOUNS and amount.value != 1:
        noun = None  # "a gang of 15 punching and kicking"
    if noun is None and (old := _olds(doc, end)) is not None:
        item.end, item.noun, item.anchors = old.i + 1, old.i, (old.i, number.i)
        item.kind, item.who = "people", "child" if int(doc[end].text) < 18 else "civilian"
        return item  # "one 16-year-old was stabbed"
    if noun is not None and (item.value or 0) > 1 and doc[item.head].text.isdecimal() and _one_person(noun):
        return None  # "5 Teenager hurt in crash": the number of a headline in a list
    if noun is not None:
        _name(doc, item, noun)
        item.end = max(end, noun.i + 1)
        item.anchors = (noun.i, number.i)
    else:
        item.anchors = tuple(dict.fromkeys((number.i, *range(amount.head, end))))
        headline = doc[start].idx < doc.title_end
        if end < n and ((headline and doc[end].lower_ in _HEADLINED) or doc[end].lower_ == "dead"):
            item.end = end + 1  # "2 dead, 5 hurt", "Four shot"
    if item.kind == "bare" and item.average:
        while item.start < item.head and doc[item.start].lower_ in ("an", "average", "of"):
            item.start += 1  # "an average of more than 20 a day"
    else:
        _extend_left(doc, item)
    _climb(doc, item)
    _body(doc, item, number)
    return item


def _strong(doc: Doc, amount: Amount, number: Token) -> Counted:
    """ "a 20-strong gang": the crowd with its number."""
    crowd = doc[amount.end + 2]
    return Counted(
        amount.head,
        crowd.i + 1,
        amount.head,
        amount.value,
        amount.low,
        amount.high,
        amount.qualifier,
        "people",
        noun=crowd.i,
        who="civilian",
        anchors=(crowd.i, number.i),
    )


def _of_things_ahead(number: Token) -> bool:
    head = number.head
    apart = number.dep_ == "nummod" and head.i > number.i + 5 and head.tag_ == "NNS"
    return apart and group_of(head) is None and personlike(head) is not True


def _of_blows(noun: Token) -> bool:
    return noun.lower_.endswith("ing") and (noun.lower_ in w.NOUNS or noun.lower_ in w.VIOLENT)


def _olds(doc: Doc, i: int) -> Token | None:
    """ "16-year-old" as the noun of a number."""
    words = doc.lower[i : i + 5]
    return doc[i + 4] if len(words) == 5 and words[0].isdecimal() and words[1:] == ["-", "year", "-", "old"] else None


def _one_person(noun: Token) -> bool:
    """A noun for one person, which no number above one counts."""
    low = noun.lower_
    return noun.tag_ in ("NN", "NNP") and group_of(noun) is not None and low.endswith(_SINGULARS)


def _has_noun_after(doc: Doc, i: int) -> bool:
    """True in "two injured officers", false in "two injured in ..."."""
    return i < len(doc) and doc[i].pos_ in ("NOUN", "PROPN", "ADJ") and doc[i].ent_type_ not in ("GPE", "DATE", "TIME")


def _partitive(doc: Doc, item: Counted, at: int, noun: Token | None, number: Token) -> Counted | None:
    """ "three of them", "two of the officers", "one of two colleagues"."""
    first = doc[at]
    if noun is None or first.lower_ in _PRONOUNS:
        again = at + 1 < len(doc) and first.lower_ == "the" and (doc[at + 1].like_num or doc[at + 1].pos_ == "NUM")
        stated = at + 1 < len(doc) and (doc[at + 1].lower_ in w.STATES or doc[at + 1].lower_ in _ACCUSED)
        harmed = at + 1 < len(doc) and first.lower_ == "the" and (stated or again)
        if first.lower_ not in _PRONOUNS and not harmed:
            return None
        whole = doc[at + harmed]
        item.end = whole.i + 1
    else:
        whole = noun
        _name(doc, item, noun)
        if item.kind not in ("people", "attacks", "cases", "unknown", "injuries"):
            return None
        item.end = noun.i + 1
        if item.kind == "unknown" and noun.lower_ in w.KNOWN:
            item.kind, item.who = "people", group_of(noun)
        if item.kind == "unknown" and noun.lower_ in w.GANGS:
            item.kind, item.who, item.unit = "people", "suspect", None
    item.whole = whole.i
    item.anchors = (number.i, *([number.head.i] if number.head.i == at - 1 else []))
    if item.kind in ("attacks", "cases") and (item.value or 0) <= 1:
        return None
    _extend_left(doc, item)
    return item


def _opens_whole(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.lower_ in _PRONOUNS or token.lower_ in DETERMINERS or token.tag_ == "PRP$":
        return True
    return token.pos_ == "NUM" or token.like_num


def _head_of(doc: Doc, amount: Amount) -> Token:
    """The token of a number whose head lies outside the number."""
    inside = range(amount.head, amount.end)
    for i in reversed(inside):
        if (doc[i].head.i not in inside or doc[i].head.i == i) and doc[i].lower_ != "of":
            return doc[i]
    return doc[amount.head]


def _by_parse(number: Token) -> Token | None:
    head = number.head
    if number.dep_ in ("nummod", "amod", "det", "compound") and head.i > number.i and head.pos_ in NOMINAL:
        return head if head.i - number.i < 6 and not _crosses(number, head) else None
    return None


def _crosses(a: Token, b: Token) -> bool:
    between = a.doc[a.i + 1 : b.i]
    apart = ("VERB", "ADP", "DET", "NUM")  # "the 1,632 the following year"
    return any(t.is_punct or t.is_space or t.pos_ in apart or t.lower_ in w.TIME_LEADS for t in between)


def _name(doc: Doc, item: Counted, noun: Token) -> None:
    """What the noun is: people, attacks, cases, what courts do."""
    own = singular(noun.lower_)
    item.noun = noun.i
    who = group_of(noun)
    before = doc[noun.i - 1].lower_ if noun.i else ""
    following = doc.lower[noun.i + 1 : noun.i + 4]
    if own in w.CHARGE_NOUNS and following[:1] == ["of"] and any(x in w.CHARGED_WITH for x in following[1:3]):
        item.kind, item.unit = "court", "charges"
    elif own == "life" and any(v in w.CLAIMING for v in (noun.head.lower_, noun.head.head.lower_)):
        item.kind, item.unit = "deaths", "deaths"
    elif own in w.NOUNS:
        unit = w.NOUNS[own]
        item.unit = unit
        item.kind = (
            "attacks"
            if unit == "assaults"
            else "injuries"
            if unit == "injuries"
            else "deaths"
            if unit == "deaths"
            else "court"
        )
    elif own in w.BLOWS and _of_attacks(doc, item.start):
        item.kind, item.unit = "attacks", "assaults"
    elif own in w.CASES:
        item.kind, item.unit = "cases", "assaults" if own in w.CASES_OF_ATTACK else "incidents"
    elif noun.lower_ == "olds" and noun.i > 3:
        age = doc[noun.i - 4].text  # "two 17-year-olds"
        item.kind, item.who = "people", "child" if age.isdecimal() and int(age) < 18 else "civilian"
    elif who is not None:
        item.kind, item.who = "people", who
    elif noun.lower_ == "others":
        item.kind, item.who = "people", "other"
    elif own == "time" and noun.lower_ == "times":
        item.kind = "times"
    elif (
        own in w.THINGS
        or own in ("group", "gang", "mob", "crowd", "family")
        or noun.ent_type_ in ("MONEY", "TIME", "DATE")
        or before in ("-",)
    ):
        item.kind = "unknown"
        item.unit = "things"
    else:
        item.kind = "unknown"


def _of_attacks(doc: Doc, at: int) -> bool:
    """ "Attacks in 2010 included 18 punches, nine kicks": the blows of many, not of one man."""
    i, included = at - 1, False
    while i >= 0 and not doc[i + 1].is_sent_start:
        low = doc[i].lower_
        included = included or low in w.INCLUDING or low == "including"
        if included and (low in w.ATTACK_PLURALS or low == "incidents"):
            return True
        i -= 1
    return False


def _extend_left(doc: Doc, item: Counted) -> None:
    """ "another 97", "the remaining 47", "just 327" begin before the number."""
    i = item.start - 1
    while i >= 0 and item.start - i <= 3 and doc[i].lower_ in w.BEFORE and not doc[i].is_space:
        low = doc[i].lower_
        if low in ("another", "further", "additional", "other", "remaining"):
            item.more = True
        if low == "total" and i > 0 and doc[i - 1].lower_ == "in":
            break  # "in total around 30 men"
        if low in ("these", "those", "them") and i > 0 and doc[i - 1].lower_ == "of" and not _number_before(doc, i - 1):
            break  # "of these 24 were on staff"
        if low == "of" and (i == 0 or doc[i - 1].lower_ != "total"):
            break
        item.start = i
        i -= 1


def _number_before(doc: Doc, i: int) -> bool:
    return i > 0 and (doc[i - 1].pos_ == "NUM" or doc[i - 1].like_num or doc[i - 1].lower_ in COLLECTIVES)


def _climb(doc: Doc, item: Counted) -> None:
    """ "an average of two officers", "a total of 14": the sentence hangs from "average"."""
    for anchor in item.anchors:
        token = doc[anchor]
        if token.dep_ == "pobj" and token.head.lower_ == "of" and item.start <= token.head.head.i < anchor:
            item.anchors = (*item.anchors, token.head.head.i)


def _body(doc: Doc, item: Counted, number: Token) -> None:
    """ "a gang of six": the gang stands for the six."""
    i = item.start - 1
    if i < 1 or doc[i].lower_ != "of":
        return
    body = doc[i - 1]
    if singular(body.lower_) in w.BODIES:
        item.anchors = (*item.anchors, body.i)
        if item.noun is None:
            item.start = body.i
            item.kind = "people"
            item.who = group_of(body) or "other"
            item.noun = body.i
