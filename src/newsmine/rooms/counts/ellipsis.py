"""Bare figures that stand for more of what was counted: "41 of them", "nine in Kent", "a further 12"."""

from __future__ import annotations

from newsmine.record import Outcome
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.attack_nouns import attack_noun, attack_noun_before
from newsmine.rooms.counts.clauses import worst
from newsmine.rooms.counts.compared import compared, injuring, like, of_noun, unhurt
from newsmine.rooms.counts.continued import continued, of_words
from newsmine.rooms.counts.counted import Counted
from newsmine.rooms.counts.reading import HARMED, Page, Reading, read
from newsmine.rooms.counts.suffering import state_of
from newsmine.rooms.counts.things import mechanism_of
from newsmine.violence import harms
from newsmine.violence.words import DEATHS

_OF_THOSE = (["of", "those"], ["of", "these"], ["of", "them"], ["of", "the"])
_INJURY = frozenset({"with injury", "with injuries", "without injury", "causing injury"})
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
    if any(token.lower_ in ("missing", "unaccounted") for token in doc[item.end : item.end + 4]):
        return None
    told = continued(page, item)
    if item.kind != "bare":
        return None if told is None else like(page, item, told[0])
    start = page.starts[item.start]
    if item.start - start < 8 and doc.lower[start : start + 2] in _OF_THOSE:
        return _of(page, item, page.topic) if page.together(page.topic, item.start, 1) else None
    pair = doc.lower[max(0, item.start - 2) : item.start]
    if pair in (["of", "which"], ["of", "whom"], ["of", "these"], ["of", "those"]) and page.together(
        page.topic, item.start
    ):
        return _of(page, item, page.topic)
    after = doc[item.end].lower_ if item.end < len(doc) else ""
    left_so = after in ("remaining", "still", "staying", "left", "in") and doc[item.start - 1].lower_ == "with"
    if left_so and item.value == 1 and page.together(page.topic, item.start):
        return _of(page, item, page.topic)  # "four were hurt, with one remaining in a critical condition"
    if after == "in" and page.together(page.topic, item.start) and item.start > 1 and doc[item.start - 1].text == ",":
        state = set(doc.lower[item.end + 1 : item.end + 4])
        grave = state & {"intensive", "critical", "serious"}
        if (grave or "hospital" in state) and page.topic is not None and page.topic.unit == "victims":
            reading = _of(page, item, page.topic)  # "eleven were hurt, four in intensive care"
            if reading is not None:
                reading.outcome = "hospitalised" if "critical" not in state else "seriously_injured"
            return reading
    if after in w.HOW and page.together(page.topic, item.start):
        reading = _of(page, item, page.topic)  # "four were hurt, two seriously, one fatally"
        if reading is not None:
            reading.outcome = "killed" if after == "fatally" else "seriously_injured"
        return reading
    apart = doc[item.start - 1].text in ("–", "—", ":") or (
        doc[item.start - 1].text == "," and _and_the_other(page, item)
    )
    if item.value == 1 and apart and page.together(page.topic, item.start):
        return _of(page, item, page.topic)  # "two were bitten – one on the thumb, the other on the calf"
    if item.value == 1 and (at_rate := _at_rate_of(page, item)) is not None:
        return at_rate
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
    if (beside := compared(page, item)) is not None or told is None:
        return beside
    return _of(page, item, told[0]) if told[1] else like(page, item, told[0])


def _and_the_other(page: Page, item: Counted) -> bool:
    """ "two strangers, one in Mill Lane and the other in Dock Street"."""
    doc, topic = page.doc, page.topic
    if topic is None or topic.unit != "victims" or (topic.value or 0) < 2 or item.start - topic.end > 2:
        return False
    rest = doc.lower[item.end : page.ends[item.start]]
    return doc[item.end].pos_ == "ADP" and ("other" in rest or "another" in rest or "second" in rest)


def _at_rate_of(page: Page, item: Counted) -> Reading | None:
    """ "Attacks are happening at an average rate of one per day"."""
    doc = page.doc
    near = doc.lower[max(0, item.start - 3) : item.start]
    attack = attack_noun_before(page, item.start, 0)
    if attack is None or near[-1:] != ["of"] or "rate" not in near:
        return None
    reading = of_noun(page, item, attack)
    return reading if reading.rate is not None else None


def _gapped(page: Page, item: Counted) -> Reading | None:
    """ "14 were assaulted, nine in Kent and five in Essex"; "20 assaults were recorded in Devon and 12 in Cornwall"."""
    doc, topic = page.doc, page.topic
    if topic is None or topic.unit not in HARMED or not page.together(topic, item.start) or item.end + 1 >= len(doc):
        return None
    before = doc[item.start - 1].lower_ if item.start else ""
    place = doc[item.end + 1]
    joined = before in (",", "and", "–", ":", "with", "including")
    if before == "including" and doc[item.end].lower_ in ("where", "when") and topic.unit in ("assaults", "incidents"):
        return _of(page, item, topic)  # "41 assaults, including nine where officers were spat at"
    if joined and doc[item.end].lower_ == "of" and (blow := mechanism_of(doc[item.end + 1])) is not None:
        reading = like(page, item, topic)  # "12 incidents of spitting, seven of biting"
        reading.mechanisms = [blow]
        return reading
    if joined and topic.unit == "assaults" and doc.words_of(item.end, item.end + 2).lower() in _INJURY:
        reading = like(page, item, topic)  # "1,007 assaults without injury and 312 with injury"
        reading.outcome = "injured" if doc[item.end].lower_ == "with" else "assaulted"
        return reading
    if joined and topic.unit == "assaults" and doc[item.end].lower_ in ("with", "involving", "using", "by"):
        return _of(page, item, topic.parent or topic)  # "87 attacks, including 31 with knives"
    if not joined or doc[item.end].lower_ not in ("in", "at", "from", "on"):
        return None
    if place.pos_ != "PROPN" and doc[item.end + 1].lower_ not in ("the", "one"):
        return None
    part = topic.value is not None and item.value is not None and item.value < topic.value and topic.unit == "victims"
    return _of(page, item, topic) if part else like(page, item, topic)


def _accused(page: Page, item: Counted) -> Reading | None:
    """ "22 people were arrested, eight of them for affray and five for criminal damage"; "a figure of 252"."""
    doc, topic = page.doc, page.court(item.start)
    if topic is None or item.end >= len(doc) or not item.start:
        return None
    low, after = doc[item.start - 1].lower_, doc[item.end].lower_
    before = (",", "and", "with", "including", "included", "–", "by", ";")
    joined = low in before and after in ("for", "on", "over", "with")
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
    return like(page, item, topic) if named else None


def _adds(page: Page, item: Counted) -> bool:
    first = page.doc[item.start].lower_
    topic = page.topic
    return (
        first in ("another", "the", "remaining", "a") and topic is not None and topic.unit in ("assaults", "incidents")
    )


def _part(page: Page, item: Counted) -> Reading | None:
    """ "three of them", "38 of whom", "two of the officers": of what was counted last, where that was a count."""
    whole = page.doc[item.whole if item.whole is not None else item.head]
    low = whole.lower_
    if low in _VICTIM_WORDS:
        reading = read(page, item, "victims", rules.PART, figures=False)
        told = state_of(page.doc, item.anchors)
        later = set(page.doc.lower[item.end : item.end + 5])
        reading.outcome = worst(("killed" if low == "dead" else "injured", told.outcome if told else None))
        if later & DEATHS:
            reading.outcome = "killed"  # "one of the injured died in hospital"
        elif later & w.HOSPITAL and later & w.STAYING:
            reading.outcome = "hospitalised"
        return reading
    if low in w.PRONOUNS_OF_WHOLES or whole.like_num or whole.pos_ == "NUM":
        parent = page.people_reading if page.people is not None else page.topic
        if page.topic is not None and page.people is not None and page.topic.start > page.people.start:
            parent = page.topic
        if parent is None or not page.together(parent, item.start, 1 if parent.unit == "victims" else 2):
            attack = attack_noun_before(page, item.start, 1)
            if attack is not None and (page.people is None or page.people.start < page.starts[attack.i]):
                return of_noun(page, item, attack)
            return None
        return _of(page, item, page.total(parent, item.value, item.start))
    if item.kind in ("attacks", "cases"):
        topic = page.topic if page.topic is not None and page.topic.unit in ("assaults", "incidents") else None
        topic = page.total(topic, item.value, item.start) or page.statistic(item.start, item.value)
        part = _of(page, item, topic)
        if part is not None:
            part.unit = "incidents" if item.unit == "incidents" else "assaults"
            return part
    return of_noun(page, item, whole) if item.kind == "attacks" and attack_noun(whole) else None


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
    if parent.unit in ("assaults", "incidents", "victims") and unhurt(page, item.end, stop):
        return "unhurt"
    hurting = parent.unit in ("assaults", "incidents") or page.doc[item.end].lower_ in w.RESULTING
    if hurting and injuring(page, item.end, stop):
        own = worst((own, "injured"))
    if parent.unit in ("victims", "assaults", "incidents"):
        for i in range(item.end, min(stop, item.end + 6)):
            if page.doc[i].lower_ in ("fatally", "fatal"):
                return "killed"
            if page.doc[i].lower_ in w.SERIOUS:
                return "seriously_injured"
    if parent.unit in ("arrests", "charges", "convictions", "acquittals"):
        return None
    return "killed" if parent.outcome == "killed" else own or parent.outcome


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
