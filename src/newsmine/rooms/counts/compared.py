"""Bare figures beside others of the same things: "compared with 232", "(188)", "the figure was 623"."""

from __future__ import annotations

import itertools
from typing import cast

from newsmine.language.groups import group_of, singular
from newsmine.language.parsed import Doc, Token
from newsmine.record import Mechanism, Outcome, Unit
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.attack_nouns import attack_noun, attack_noun_after, attack_noun_before, last_killing
from newsmine.rooms.counts.clauses import Role, worst
from newsmine.rooms.counts.counted import Counted
from newsmine.rooms.counts.nouns import noun_at
from newsmine.rooms.counts.reading import HARMED, Page, Reading, read
from newsmine.rooms.counts.role import role_of
from newsmine.rooms.counts.statistics import direction_of, rate_near
from newsmine.rooms.counts.things import mechanism_of, on_whom
from newsmine.rooms.findings import left
from newsmine.violence import Harm, harms
from newsmine.violence.words import ATTACKS, MECHANISMS

_HURT: dict[str, Outcome] = {
    "dead": "killed",
    "killed": "killed",
    "injured": "injured",
    "wounded": "injured",
    "hurt": "injured",
}
_COMPARING = w.COMPARED | w.REACH


def compared(page: Page, item: Counted) -> Reading | None:
    """The figure of the same things at another time or place, or None."""
    doc, topic = page.doc, page.topic
    before = doc[item.start - 1] if item.start else None
    if before is None:
        return None
    low = before.lower_
    if low == "on" and doc[before.i - 1].lower_ in w.PERCENT | {"cent"}:
        low = "than"  # "up 9 per cent on the 51,447 of the year before"
    if low in w.COMPARED and (nth := last_killing(page, item)) is not None:
        return of_noun(page, item, nth)
    if low in ("from", "to") and (court := _court_noun(page, item)) is not None:
        return court
    here = page.together(topic, item.start)
    if topic is not None and here and topic.unit == "assaults" and low in ("on", "for") and item.start > 1:
        manner = doc[item.start - 2]
        blow = mechanism_of(manner) or _blow(manner)
        if blow is not None:  # "spitting for 188", "kicked on 220"
            reading = like(page, item, topic)
            reading.mechanisms = [blow]
            return reading
    figures = topic is not None and topic.unit in HARMED
    rate, _ = rate_near(doc, item.start, item.end, min(page.ends[item.start], item.end + 3), item.average)
    attack = attack_noun_before(page, item.start, 0) or attack_noun_after(page, item.end)
    if attack is not None and _of_others(page, item, attack):
        attack = None
    if topic is not None and figures and here and topic.unit != "victims":
        cases = topic.item is not None and topic.item.kind == "cases"
        if (low in ("(", "in") and _mechanism_before(page, item)) or (low == "in" and cases):
            return like(page, item, topic)
    if low == "(" and item.end < len(doc) and doc[item.end].text == ")" and _mechanism_before(page, item):
        told = page.statistic(item.start)  # "Officers were also spat at (42), head-butted (21) and bitten (12)"
        if told is not None:
            return like(page, item, told)
    if low == "and" and topic is not None and here and page.last is not None and page.last.rule is rules.COMPARED:
        return like(page, item, topic)
    if (again := _figure_again(page, item, before)) is not None:
        return again
    if low == "of" and attack is not None and doc[item.start - 2].lower_ in w.PEAKS:
        return of_noun(page, item, attack)  # "hit a high of 6,430"
    if attack is not None and (_amounts_to(doc, attack, before) or _set_beside(page, item, before)):
        return of_noun(page, item, attack)
    upwards = item.qualifier == "at_most" and doc[item.start].lower_ == "up"
    climbed = upwards and (low in w.UP or low in ("shot", "shoot", "shooting", "crept", "shoots"))
    if upwards and (
        (low in w.REACH and attack is not None) or (climbed and (attack is not None or (figures and here)))
    ):
        # "were up to 25,049", "this shot up to 961"
        reading = of_noun(page, item, attack) if attack is not None else like(page, item, topic)  # type: ignore[arg-type]
        reading.low, reading.high, reading.qualifier = item.value, item.value, "exact"
        return reading
    if low in _COMPARING and (toll := _toll(page, item)) is not None:
        return toll
    if low == "at" and (put := _put_at(page, item)) is not None:
        return put
    if low in w.COMPARED and low != "from" and rate is not None and topic is not None and figures and here:
        return like(page, item, topic)  # "1,234 officers were assaulted, equating to nearly 24 a week"
    if low in w.COMPARED:
        if topic is not None and figures and here and (topic.aggregate or topic.change is not None):
            return like(page, item, topic)
        moved = low == "from" and direction_of(doc[item.start - 2].lower_) is not None and topic is not None
        held = topic is not None and (topic.rule is rules.COURT_NOUNS or (moved and topic.rule is rules.COURT))
        if topic is not None and here and held and topic.value is not None:
            reading = read(page, item, topic.unit, rules.COMPARED, figures=False)
            reading.who, reading.aggregate = topic.who, True
            return reading
        return of_noun(page, item, attack) if attack is not None else _number_of(page, item)
    if rate is not None and figures and topic is not None and page.together(topic, item.start, 2):
        return like(page, item, topic)
    if rate is not None and attack is not None:
        return of_noun(page, item, attack)
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
        reading = of_noun(page, item, attack)
        reading.low, reading.high, reading.qualifier = (item.value or 0) + 1, None, "more_than"
        reading.start = attack.i if item.start - attack.i < 8 else reading.start
        return reading
    if low in w.REACH and attack is not None and before.pos_ in ("VERB", "AUX"):
        same = doc[before.i - 1].lower_ == "figure" and page.together(page.last, item.start)
        here = page.last is not None and (page.last.start > attack.i or same)
        # "634 reported attacks; in Newham the figure was 623"
        return (_summed(page, item, before) if here else None) or of_noun(page, item, attack)
    bare = doc[item.start].lower_ in ("just", "only") and (item.end >= len(doc) or doc[item.end].is_punct)
    if bare and topic is not None and figures and here:
        return like(page, item, topic)
    if low == "at" and (doc[item.start - 2].lower_ in w.REACH or doc[item.start - 2].lower_ in w.STANDING):
        number = _number_of(page, item)  # "the number of victims was unchanged at 69"
        if number is not None or attack is None:
            return number
        return of_noun(page, item, attack)
    return _summed(page, item, before)


def _summed(page: Page, item: Counted, before: Token) -> Reading | None:
    """ "that's six", "in Newham the figure was 623": a sum of what was counted last."""
    last = page.last
    if last is None or last.unit not in HARMED or not page.together(last, item.start, 3) or not _is_sum(before):
        return None
    reading = like(page, item, last)
    reading.aggregate = last.aggregate or last.unit != "victims"
    return reading


def _amounts_to(doc: Doc, attack: Token, before: Token) -> bool:
    """ "reported physical assaults on staff of 56,435"."""
    if before.lower_ != "of" or before.i - attack.i > 6:
        return False
    return not any(token.pos_ in ("VERB", "AUX") or token.is_punct for token in doc[attack.i + 1 : before.i])


def _set_beside(page: Page, item: Counted, before: Token) -> bool:
    """ "were up 23 per cent on the year before (5,113 in 2016/17)": a figure with its own time."""
    doc = page.doc
    if before.text != "(" or item.end + 1 >= len(doc) or doc[item.end].lower_ not in ("in", "last", "this", "during"):
        return False
    first, last = doc[item.end].idx, doc[item.end + 1].idx + len(doc[item.end + 1])
    return any(date.start < last and first < date.end for date in left(doc, "dates"))


def _of_others(page: Page, item: Counted, attack: Token) -> bool:
    """ "sanctions after these assaults rose from 1,649 to 1,679": the figures of the verb's own subject."""
    doc = page.doc
    for i in range(item.start - 1, attack.i, -1):
        verb = doc[i]
        edged = direction_of(verb.lower_) or direction_of(verb.nbor(1).lower_)
        if verb.pos_ != "VERB" or (edged is None and verb.lower_ not in w.REACH):
            continue
        subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or subject.tag_ != "NNS" or attack_noun(subject) or group_of(subject) is not None:
            return False
        return singular(subject.lower_) not in w.CASES and not any(attack_noun(t) for t in subject.lefts)
    return False


def _assaulted(page: Page, item: Counted) -> list[Harm]:
    """ "An officer is assaulted every 24 minutes - 60 a day": generic, and so no harm done to anybody."""
    doc = page.doc
    words = [t for t in doc[page.starts[item.start] : item.start] if t.lower_ in ATTACKS and t.tag_ == "VBN"]
    return [Harm(t.i, t.i + 1, t.i, "assaulted", None, (), (), "asserted", False, "attack") for t in words[-1:]]


def _figure_again(page: Page, item: Counted, before: Token) -> Reading | None:
    """ "The figure is down from 1,050", "in Wales, 180 were recorded": of what was counted just before."""
    doc, last = page.doc, page.topic
    start = page.starts[item.start]
    told = doc.lower[item.end : item.end + 2]
    if len(told) == 2 and told[0] in ("were", "was") and told[1] in w.RECORDED and (last is None or not last.statistic):
        last = page.statistic(item.start)
    if last is None or not last.statistic or not page.together(last, item.start, 2):
        return None
    opening = doc.lower[start : start + 3]
    summed = any(word in w.SUMS for word in opening)
    ends = item.end >= len(doc) or doc[item.end].is_punct
    if last.start < start and summed and (before.lower_ in w.COMPARED or (before.lower_ in w.REACH and ends)):
        return like(page, item, last)
    if before.lower_ in ("reached", "topped", "passed") and doc[item.start - 2].lower_ in ("had", "has", "it") and ends:
        return like(page, item, last)
    after = doc.lower[item.end : item.end + 2]
    if len(after) == 2 and after[0] in ("were", "was") and after[1] in w.RECORDED and last.unit != "victims":
        return like(page, item, last)
    if before.lower_ in _COMPARING and last.unit in ("assaults", "incidents"):
        for token in doc[start : item.start]:
            if token.tag_ == "NNS" and singular(token.lower_) in w.CASES:
                return like(page, item, last)
    return None


def _toll(page: Page, item: Counted) -> Reading | None:
    """ "the death toll rose to nine"."""
    for token in page.doc[page.starts[item.start] : item.start]:
        if token.lower_ == "toll" and (token.nbor(1).lower_ != "of" or token.nbor(-1).lower_ == "death"):
            reading = read(page, item, "victims", rules.DEATHS, figures=False)
            reading.outcome = "killed"
            return reading
    return None


def _put_at(page: Page, item: Counted) -> Reading | None:
    """ "The union put the figure at eleven", "police put the number of injured at 12"."""
    doc, last = page.doc, page.last
    noun = next(
        (t for t in doc[max(page.starts[item.start], item.start - 8) : item.start] if t.lower_ in _FIGURE), None
    )
    if noun is None or _PUTTING.isdisjoint(doc.lower[max(0, noun.i - 3) : noun.i]):
        return None
    outcome = next((_FATE[t.lower_] for t in doc[noun.i : item.start] if t.lower_ in _FATE), None)
    if noun.lower_ == "toll" or outcome is not None:
        reading = read(page, item, "victims", rules.DEATHS, figures=False)
        reading.outcome = outcome or "killed"
        return reading
    if last is None or last.unit != "victims" or last.statistic or not page.together(last, item.start, 2):
        return None
    if any(t.lower_ == "of" for t in doc[noun.i + 1 : item.start]):
        return None  # "put the number of guests at 80"
    reading = read(page, item, "victims", rules.COMPARED, figures=False)
    reading.who, reading.outcome, reading.mechanisms = last.who, last.outcome, list(last.mechanisms)
    return reading


_FIGURE = frozenset({"figure", "number", "toll", "total", "tally"})
_PUTTING = frozenset({"put", "puts", "putting", "placed", "places", "gave", "estimated"})
_FATE: dict[str, Outcome] = {
    "dead": "killed", "deaths": "killed", "killed": "killed", "injured": "injured", "wounded": "injured",
    "hurt": "injured", "injuries": "injured", "casualties": "injured",
}  # fmt: skip


def _court_noun(page: Page, item: Counted) -> Reading | None:
    """ "the number of arrests fell by 92 from 834 to 742"."""
    doc = page.doc
    changed = False
    for i in range(item.start - 1, page.starts[item.start] - 1, -1):
        token = doc[i]
        changed = changed or direction_of(token.lower_) is not None
        unit = w.NOUNS.get(singular(token.lower_)) if token.tag_ == "NNS" else None
        if changed and unit in ("arrests", "convictions", "charges"):
            reading = read(page, item, cast(Unit, unit), rules.COMPARED, figures=False)
            reading.who, reading.aggregate = "suspect", True
            return reading
    return None


def _number_of(page: Page, item: Counted) -> Reading | None:
    """ "the number of officers injured on duty fell to 212 from 245", "brings to 48 the number of people killed"."""
    doc = page.doc
    behind = [item.end + 1] if doc.words_of(item.end, item.end + 3).lower() == "the number of" else []
    for i in [*range(page.starts[item.start], item.start - 2), *behind]:
        if doc[i].lower_ == "number" and doc[i + 1].lower_ == "of":
            state = doc[i + 2].lower_ if doc[i + 2].lower_ in _HURT else None
            if state is not None and singular(doc[i + 3].lower_) not in w.NOUNS and group_of(doc[i + 3]) is None:
                reading = read(page, item, "victims", rules.DEATHS, figures=False)
                reading.outcome = _HURT[state]  # "the number of dead rose to seven"
                return reading
            noun = noun_at(doc, i + 2)
            who = group_of(noun) if noun is not None else None
            role = role_of(doc, (noun.i,), noun.i + 1) if noun is not None and who is not None else None
            if role is None and noun is not None and singular(noun.lower_) in w.VICTIMS:
                killed = any(singular(t.lower_) in w.KILLINGS for t in doc[i + 2 : noun.i])
                role = Role("victims", "killed" if killed else None, [], "asserted", noun.i)
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


def like(page: Page, item: Counted, topic: Reading) -> Reading:
    """The figure as one of the same things as `topic`."""
    reading = read(page, item, topic.unit, rules.COMPARED)
    if topic.change is not None and item.start < topic.change_end:
        reading.change = None  # it is the topic's: "1,346, compared with 1,102, a rise of 22 per cent"
    vague = (topic.who_text or "").lower().split()[-1:]
    reading.who = None if vague and vague[0] in w.VAGUE_AT_WORK else topic.who  # who they are is said later
    reading.outcome, reading.aggregate = topic.outcome, True
    told = _mechanism_before(page, item)
    reading.mechanisms = [told] if told else []
    after = page.doc[item.end].lower_ if item.end < len(page.doc) else ""
    if after in w.RESULTING and injuring(page, item.end, page.ends[item.start]):
        reading.outcome = worst((reading.outcome, "injured"))
    return reading


def _blow(word: Token) -> Mechanism | None:
    """The mechanism of a form of a verb that needs no other words for it."""
    forms = [verb for verb in MECHANISMS.get(word.lower_, ()) if not verb.after or verb.after == ("at",)]
    return forms[0].mechanism if forms else None


def _mechanism_before(page: Page, item: Counted):  # type: ignore[no-untyped-def]
    """ "spitting (188)"."""
    doc = page.doc
    for i in range(item.start - 1, max(page.starts[item.start] - 1, item.start - 4), -1):
        mechanism = mechanism_of(doc[i])
        if mechanism is not None:
            return mechanism
        if doc[i].text != "(" and (blow := _blow(doc[i])) is not None:  # "bitten (12)", "spat at (42)"
            return blow
    return None


def of_noun(page: Page, item: Counted, noun: Token) -> Reading:
    """A figure of the attacks that the sentence names without a number: "assaults rose from 61 to 140"."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    killed = singular(noun.lower_) in w.KILLINGS or before in w.KILLINGS or before in ("fatal", "deadly")
    cases = singular(noun.lower_) in w.CASES
    reading = read(page, item, "victims" if killed else "incidents" if cases else "assaults", rules.COMPARED)
    hurt = not killed and _hurting(page, noun)
    reading.outcome, reading.aggregate = ("killed" if killed else "injured" if hurt else "assaulted"), True
    reading.who, reading.who_text = on_whom(page, noun)
    return reading


def _hurting(page: Page, noun: Token) -> bool:
    """ "assaults on officers causing injury", "attacks resulting in an injury"."""
    for i in range(noun.i + 1, min(page.ends[noun.i] - 1, noun.i + 5)):
        if page.doc[i].lower_ in ("causing", "resulting", "with", "involving") and injuring(page, i, i + 4):
            return True
        if page.doc[i].pos_ == "AUX" or page.doc[i].tag_ in ("VBD", "VBZ", "VBP"):
            return False
    return False


def unhurt(page: Page, start: int, stop: int) -> bool:
    """ "383 left no injury", "the officer escaped physically unhurt"."""
    near = page.doc.lower[start : min(stop, start + 9)]
    if {"unhurt", "unharmed", "uninjured", "unscathed"} & set(near):
        return True
    return any(a in ("no", "without") and b in ("injury", "injuries") for a, b in itertools.pairwise(near))


def injuring(page: Page, start: int, stop: int) -> bool:
    """ "127 caused injury", "104 resulted in an injury"; not "without injury"."""
    near = page.doc.lower[start : min(stop, start + 9)]
    return bool({"injury", "injuries", "injured", "hurt"} & set(near)) and not {"without", "no", "not"} & set(near)
