"""Bare figures that stand for more of what was counted: "compared with 232", "41 of them", "(188)"."""

from __future__ import annotations

from newsmine.language.groups import group_of, singular
from newsmine.language.parsed import Token
from newsmine.record import Outcome
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.attack_nouns import attack_noun, attack_noun_after, attack_noun_before, last_killing
from newsmine.rooms.counts.clauses import worst
from newsmine.rooms.counts.continued import continued, of_words
from newsmine.rooms.counts.counted import Counted
from newsmine.rooms.counts.nouns import noun_at
from newsmine.rooms.counts.reading import Page, Reading, read
from newsmine.rooms.counts.role import role_of
from newsmine.rooms.counts.statistics import rate_near
from newsmine.rooms.counts.things import mechanism_of, on_whom
from newsmine.violence import Harm, harms
from newsmine.violence.words import ATTACKS, MECHANISMS

_OF_THOSE = (["of", "those"], ["of", "these"], ["of", "them"], ["of", "the"])
_FIGURES = frozenset({"assaults", "incidents", "victims", "injuries"})
_COMPARING = w.COMPARED | w.REACH
_VICTIM_WORDS = frozenset({"wounded", "injured", "dead", "victims", "hurt"})


def elliptic(page: Page, item: Counted) -> Reading | None:
    """The count that a bare figure is, by what it stands beside; None for any other number."""
    if item.value == 0 or item.kind not in ("bare", "people", "attacks", "cases", "unknown"):
        return None
    doc = page.doc
    if item.whole is not None:
        return _part(page, item)
    if of_words(page.doc, page.starts[item.start], item):
        return None
    told = continued(page, item)
    if item.kind != "bare":
        return None if told is None else _like(page, item, told[0])
    start = page.starts[item.start]
    if item.start - start < 8 and [t.lower_ for t in doc[start : start + 2]] in _OF_THOSE:
        return _of(page, item, page.topic) if page.together(page.topic, item.start, 1) else None
    pair = [t.lower_ for t in doc[max(0, item.start - 2) : item.start]]
    if pair in (["of", "which"], ["of", "whom"]) and page.together(page.topic, item.start):
        return _of(page, item, page.topic)
    after = doc[item.end].lower_ if item.end < len(doc) else ""
    if after in w.HOW and page.together(page.topic, item.start):
        reading = _of(page, item, page.topic)  # "four were hurt, two seriously, one fatally"
        if reading is not None:
            reading.outcome = "killed" if after == "fatally" else "seriously_injured"
        return reading
    if item.value == 1 and doc[item.start - 1].text in ("–", "—", ":") and page.together(page.topic, item.start):
        return _of(page, item, page.topic)  # "two were bitten – one on the thumb, the other on the calf"
    if item.value == 1 or item.value is None:
        return None
    if (accused := _accused(page, item)) is not None:
        return accused
    if (listed := _listed_by_place(page, item)) is not None:
        return listed
    if (gapped := _gapped(page, item)) is not None:
        return gapped
    if item.more and page.together(page.topic, item.start, 1) and _adds(page, item):
        return _of(page, item, page.topic, part=False)
    if (compared := _compared(page, item)) is not None or told is None:
        return compared
    return _of(page, item, told[0]) if told[1] else _like(page, item, told[0])


def _gapped(page: Page, item: Counted) -> Reading | None:
    """ "14 were assaulted, nine in Kent and five in Essex"; "20 assaults were recorded in Devon and 12 in Cornwall"."""
    doc, topic = page.doc, page.topic
    if topic is None or topic.unit not in _FIGURES or not page.together(topic, item.start) or item.end + 1 >= len(doc):
        return None
    before = doc[item.start - 1].lower_ if item.start else ""
    place = doc[item.end + 1]
    if before not in (",", "and", "–", ":", "with", "including") or doc[item.end].lower_ not in (
        "in",
        "at",
        "from",
        "on",
    ):
        return None
    if place.pos_ != "PROPN" and doc[item.end + 1].lower_ not in ("the", "one"):
        return None
    part = topic.value is not None and item.value is not None and item.value < topic.value and topic.unit == "victims"
    return _of(page, item, topic) if part else _like(page, item, topic)


def _accused(page: Page, item: Counted) -> Reading | None:
    """ "22 people were arrested, eight of them for affray and five for criminal damage"; "a figure of 252"."""
    doc, topic = page.doc, page.court(item.start)
    if topic is None or item.end >= len(doc) or not item.start:
        return None
    low, after = doc[item.start - 1].lower_, doc[item.end].lower_
    joined = low in (",", "and", "with", "including", "included", "–", "by", ";") and after in ("for", "on", "over")
    if joined:
        return _of(page, item, topic.parent or topic)
    told = low == "of" and doc[item.start - 2].lower_ in ("figure", "total", "number")
    if told or (low == "," and doc[item.start - 2].lower_ in ("figure", "total")):
        return _of(page, item, topic, part=False)
    return None


def _listed_by_place(page: Page, item: Counted) -> Reading | None:
    """ "Ashby had most (57), followed by Belton with 29 and Corley (14)": figures beside the names of places."""
    doc = page.doc
    before = doc[item.start - 1] if item.start > 1 else None
    topic = page.statistic(item.start)
    if before is None or topic is None or (item.end < len(doc) and doc[item.end].pos_ in ("NOUN", "PROPN")):
        return None
    if before.lower_ == "with":
        name = doc[item.start - 2]
    elif before.text == "(" and item.end < len(doc) and doc[item.end].text == ")":
        name = doc[item.start - 2]
    else:
        return None
    named = name.pos_ == "PROPN" or name.lower_ == "total" or name.tag_ == "NNS"
    return _like(page, item, topic) if named else None


def _adds(page: Page, item: Counted) -> bool:
    first = page.doc[item.start].lower_
    topic = page.topic
    return first in ("another", "the", "remaining") and topic is not None and topic.unit in ("assaults", "incidents")


def _part(page: Page, item: Counted) -> Reading | None:
    """ "three of them", "38 of whom", "two of the officers": of what was counted last, where that was a count."""
    whole = page.doc[item.whole if item.whole is not None else item.head]
    low = whole.lower_
    if low in _VICTIM_WORDS:
        reading = read(page, item, "victims", rules.PART, figures=False)
        reading.outcome = "killed" if low == "dead" else "injured"
        return reading
    if low in w.PRONOUNS_OF_WHOLES or whole.like_num or whole.pos_ == "NUM":
        parent = page.people_reading if page.people is not None else page.topic
        if page.topic is not None and page.people is not None and page.topic.start > page.people.start:
            parent = page.topic
        if parent is None or not page.together(parent, item.start, 1 if parent.unit == "victims" else 2):
            attack = attack_noun_before(page, item.start, 1)
            if attack is not None and (page.people is None or page.people.start < page.starts[attack.i]):
                return _of_noun(page, item, attack)
            return None
        return _of(page, item, page.total(parent, item.value, item.start))
    if item.kind in ("attacks", "cases"):
        topic = page.topic if page.topic is not None and page.topic.unit in ("assaults", "incidents") else None
        topic = page.total(topic, item.value, item.start) or page.statistic(item.start)
        if topic is not None:
            return _of(page, item, topic)
    return _of_noun(page, item, whole) if item.kind == "attacks" and attack_noun(whole) else None


def _of(page: Page, item: Counted, parent: Reading | None, *, part: bool = True) -> Reading | None:
    if parent is None or (item.value is not None and parent.value is not None and item.value > parent.value and part):
        return None
    if parent.unit not in ("victims",) and item.value == 1:
        return None
    reading = read(page, item, parent.unit, rules.PART)
    reading.parent = parent
    reading.who, reading.aggregate, reading.assertion = parent.who, parent.aggregate, parent.assertion
    reading.outcome = _own_outcome(page, item, parent)
    reading.mechanisms = _own_mechanisms(page, item) if parent.unit in ("assaults", "incidents") else []
    return reading


def _own_outcome(page: Page, item: Counted, parent: Reading) -> Outcome | None:
    """What the clause of the part says, else what was said of the whole."""
    stop = _clause_end(page, item)
    own = worst(h.outcome for h in harms(page.doc) if item.end <= h.head < stop)
    if parent.unit in ("victims", "assaults", "incidents"):
        for i in range(item.end, min(stop, item.end + 6)):
            if page.doc[i].lower_ == "fatally":
                return "killed"
            if page.doc[i].lower_ in w.SERIOUS:
                return "seriously_injured"
    return own or parent.outcome


def _own_mechanisms(page: Page, item: Counted) -> list:  # type: ignore[type-arg]
    stop = _clause_end(page, item)
    return list(dict.fromkeys(h.mechanism for h in harms(page.doc) if item.end <= h.head < stop and h.mechanism))


def _clause_end(page: Page, item: Counted) -> int:
    """Where the next number or the sentence ends what is said of a bare figure."""
    stop = page.ends[item.start]
    for i in range(item.end, stop):
        token = page.doc[i]
        if token.text in (";", ".") or (token.pos_ == "NUM" and i > item.end + 1):
            return i
    return stop


def _compared(page: Page, item: Counted) -> Reading | None:
    doc, topic = page.doc, page.topic
    before = doc[item.start - 1] if item.start else None
    if before is None:
        return None
    low = before.lower_
    if low == "on" and doc[before.i - 1].lower_ in w.PERCENT | {"cent"}:
        low = "than"  # "up 9 per cent on the 51,447 of the year before"
    if low in w.COMPARED and (nth := last_killing(page, item)) is not None:
        return _of_noun(page, item, nth)
    here = page.together(topic, item.start)
    figures = topic is not None and topic.unit in _FIGURES
    rate, _ = rate_near(doc, item.start, item.end, min(page.ends[item.start], item.end + 3), item.average)
    attack = attack_noun_before(page, item.start, 0) or attack_noun_after(page, item.end)
    if topic is not None and figures and here and topic.unit != "victims":
        cases = topic.item is not None and topic.item.kind == "cases"
        if (low in ("(", "in") and _mechanism_before(page, item)) or (low == "in" and cases):
            return _like(page, item, topic)
    if low == "(" and item.end < len(doc) and doc[item.end].text == ")" and _mechanism_before(page, item):
        told = page.statistic(item.start)  # "Officers were also spat at (42), head-butted (21) and bitten (12)"
        if told is not None:
            return _like(page, item, told)
    if low == "and" and topic is not None and here and page.last is not None and page.last.rule is rules.COMPARED:
        return _like(page, item, topic)
    if (again := _figure_again(page, item, before)) is not None:
        return again
    if low == "of" and attack is not None and doc[item.start - 2].lower_ in w.PEAKS:
        return _of_noun(page, item, attack)  # "hit a high of 6,430"
    if low in w.REACH and attack is not None and item.qualifier == "at_most" and doc[item.start].lower_ == "up":
        reading = _of_noun(page, item, attack)  # "were up to 25,049"
        reading.low, reading.high, reading.qualifier = item.value, item.value, "exact"
        return reading
    if low in _COMPARING and (toll := _toll(page, item)) is not None:
        return toll
    if low in w.COMPARED:
        if topic is not None and figures and here and (topic.aggregate or topic.change is not None):
            return _like(page, item, topic)
        if topic is not None and here and topic.rule is rules.COURT_NOUNS and topic.value is not None:
            reading = read(page, item, topic.unit, rules.COMPARED, figures=False)
            reading.who, reading.aggregate = topic.who, True
            return reading
        return _of_noun(page, item, attack) if attack is not None else _number_of(page, item)
    if rate is not None and figures and topic is not None and page.together(topic, item.start, 2):
        return _like(page, item, topic)
    if rate is not None and attack is not None:
        return _of_noun(page, item, attack)
    if attack is None and low in w.REACH and (number := _number_of(page, item)) is not None:
        return number
    if rate is not None and (low in ("of", "or") or before.is_punct):  # "are being assaulted at a rate of seven a day"
        done = [h for h in harms(doc) if start_of(page, item) <= h.head < item.start and h.kind == "attack"]
        done = done or _assaulted(page, item)
        if done:
            reading = read(page, item, "assaults", rules.TIMES)
            reading.outcome, reading.aggregate, reading.assertion = done[-1].outcome, True, done[-1].assertion
            return reading
    if low in w.ABOVE and attack is not None:
        reading = _of_noun(page, item, attack)
        reading.low, reading.high, reading.qualifier = (item.value or 0) + 1, None, "more_than"
        reading.start = attack.i if item.start - attack.i < 8 else reading.start
        return reading
    if low in w.REACH and attack is not None and before.pos_ in ("VERB", "AUX"):
        return _of_noun(page, item, attack)
    bare = doc[item.start].lower_ in ("just", "only") and (item.end >= len(doc) or doc[item.end].is_punct)
    if bare and topic is not None and figures and here:
        return _like(page, item, topic)
    if low == "at" and attack is not None and doc[item.start - 2].lower_ in w.REACH:
        return _of_noun(page, item, attack)
    last = page.last
    if last is not None and last.unit in _FIGURES and page.together(last, item.start, 3) and _is_sum(before):
        reading = _like(page, item, last)
        reading.aggregate = last.aggregate or last.unit != "victims"
        return reading
    return None


def _assaulted(page: Page, item: Counted) -> list[Harm]:
    """ "An officer is assaulted every 24 minutes - 60 a day": generic, and so no harm done to anybody."""
    doc = page.doc
    words = [t for t in doc[page.starts[item.start] : item.start] if t.lower_ in ATTACKS and t.tag_ == "VBN"]
    return [Harm(t.i, t.i + 1, t.i, "assaulted", None, (), (), "asserted", False, "attack") for t in words[-1:]]


def _figure_again(page: Page, item: Counted, before: Token) -> Reading | None:
    """ "The figure is down from 1,050", "in Wales, 180 were recorded": of what was counted just before."""
    doc, last = page.doc, page.topic
    start = page.starts[item.start]
    told = [token.lower_ for token in doc[item.end : item.end + 2]]
    if len(told) == 2 and told[0] in ("were", "was") and told[1] in w.RECORDED and (last is None or not last.statistic):
        last = page.statistic(item.start)
    if last is None or not last.statistic or not page.together(last, item.start, 2):
        return None
    opening = [token.lower_ for token in doc[start : start + 3]]
    summed = any(word in w.SUMS for word in opening)
    ends = item.end >= len(doc) or doc[item.end].is_punct
    if last.start < start and summed and (before.lower_ in w.COMPARED or (before.lower_ in w.REACH and ends)):
        return _like(page, item, last)
    if before.lower_ in ("reached", "topped", "passed") and doc[item.start - 2].lower_ in ("had", "has", "it") and ends:
        return _like(page, item, last)
    after = [token.lower_ for token in doc[item.end : item.end + 2]]
    if len(after) == 2 and after[0] in ("were", "was") and after[1] in w.RECORDED and last.unit != "victims":
        return _like(page, item, last)
    if before.lower_ in _COMPARING and last.unit in ("assaults", "incidents"):
        for token in doc[start : item.start]:
            if token.tag_ == "NNS" and singular(token.lower_) in w.CASES:
                return _like(page, item, last)
    return None


def _toll(page: Page, item: Counted) -> Reading | None:
    """ "the death toll rose to nine"."""
    for token in page.doc[page.starts[item.start] : item.start]:
        if token.lower_ == "toll" and (token.nbor(1).lower_ != "of" or token.nbor(-1).lower_ == "death"):
            reading = read(page, item, "victims", rules.DEATHS, figures=False)
            reading.outcome = "killed"
            return reading
    return None


def _number_of(page: Page, item: Counted) -> Reading | None:
    """ "the number of officers injured on duty fell to 212 from 245"."""
    doc = page.doc
    for i in range(page.starts[item.start], item.start - 2):
        if doc[i].lower_ == "number" and doc[i + 1].lower_ == "of":
            noun = noun_at(doc, i + 2)
            who = group_of(noun) if noun is not None else None
            role = role_of(doc, (noun.i,), noun.i + 1) if noun is not None and who is not None else None
            if role is not None and role.unit == "victims" and noun is not None:
                reading = read(page, item, "victims", rules.COMPARED).take(role)
                reading.who, reading.who_text, reading.aggregate = who, noun.text, True
                return reading
    return None


def start_of(page: Page, item: Counted) -> int:
    """The first token of the sentence that a number stands in."""
    return page.starts[item.start]


def _is_sum(verb: Token) -> bool:
    """ "that's six", "there were 14", "last year it was two"."""
    if verb.lower_ not in w.REACH and verb.lower_ not in ("'s", "’s"):
        return False
    i = verb.i - 1
    return i >= 0 and verb.doc[i].lower_ in w.SUMS


def _like(page: Page, item: Counted, topic: Reading) -> Reading:
    reading = read(page, item, topic.unit, rules.COMPARED)
    if topic.change is not None and item.start < topic.change_end:
        reading.change = None  # it is the topic's: "1,346, compared with 1,102, a rise of 22 per cent"
    reading.who, reading.outcome, reading.aggregate = topic.who, topic.outcome, True
    before = _mechanism_before(page, item)
    reading.mechanisms = [before] if before else []
    return reading


def _mechanism_before(page: Page, item: Counted):  # type: ignore[no-untyped-def]
    """ "spitting (188)"."""
    doc = page.doc
    for i in range(item.start - 1, max(page.starts[item.start] - 1, item.start - 4), -1):
        mechanism = mechanism_of(doc[i])
        if mechanism is not None:
            return mechanism
        if doc[i].text != "(" and doc[i].lower_ in MECHANISMS:  # "bitten (12)", "spat at (42)"
            return MECHANISMS[doc[i].lower_][0].mechanism
    return None


def _of_noun(page: Page, item: Counted, noun: Token) -> Reading:
    """A figure of the attacks that the sentence names without a number: "assaults rose from 61 to 140"."""
    killed = singular(noun.lower_) in w.KILLINGS
    cases = singular(noun.lower_) in w.CASES
    reading = read(page, item, "victims" if killed else "incidents" if cases else "assaults", rules.COMPARED)
    reading.outcome, reading.aggregate = ("killed" if killed else "assaulted"), True
    reading.who, reading.who_text = on_whom(page, noun)
    return reading
