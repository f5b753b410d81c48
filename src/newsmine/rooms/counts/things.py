"""Attacks, incidents, injuries, deaths, arrests and charges that are counted as such."""

from __future__ import annotations

from typing import cast

from newsmine.language.assertion import assertion
from newsmine.language.groups import group_of, singular
from newsmine.language.parsed import Doc, Token
from newsmine.record import Mechanism, Outcome, Rate, Unit
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.clauses import is_passive
from newsmine.rooms.counts.counted import Counted
from newsmine.rooms.counts.nouns import noun_at
from newsmine.rooms.counts.reading import Page, Reading, read
from newsmine.rooms.counts.role import by_word
from newsmine.rooms.counts.statistics import direction_of, rate_near
from newsmine.violence import harms
from newsmine.violence.words import ATTACKS, FIGURATIVE_MODIFIERS, MECHANISMS, NOUN_MECHANISMS

#: Offences below this number, admitted or proved, are one man's.
_SHEET = 20
_LEAVING = frozenset({"left", "caused", "causing", "with", "involved", "saw"})
_RULES = {
    "attacks": rules.ASSAULTS,
    "cases": rules.INCIDENTS,
    "injuries": rules.INJURIES,
    "deaths": rules.DEATHS,
}


def things(page: Page, item: Counted) -> Reading | None:
    """The count of attacks, cases, injuries, deaths, arrests or charges; None where it is none of the contract's."""
    noun = page.doc[item.noun if item.noun is not None else item.head]
    if item.kind == "court" and item.unit == "convictions" and _of_one(page, item):
        return None
    if item.kind == "court" and any(t.lower_ in ("previous", "prior", "earlier") for t in page.doc[item.head : noun.i]):
        return None  # one man's record
    if item.kind == "deaths" and any(t.lower_ == "attempted" for t in page.doc[item.head : noun.i]):
        return None
    if item.kind in ("attacks", "cases", "court", "deaths") and _difference(page, item):
        return None
    if item.kind == "court":
        return _court(page, item, noun)
    figures = page.topic is not None and page.topic.statistic
    if item.kind == "injuries" and item.value == 0 and figures and page.doc[item.start - 1].lower_ in _LEAVING:
        return None  # "383 left no injury": said of those
    if item.kind == "cases" and item.value is None and not _named_violent(page, item, noun):
        return None  # "a number of occasions", "a handful of cases"
    if item.kind == "cases" and any(
        t.lower_ in ("conviction", "convictions") for t in page.doc[max(0, item.start - 3) : item.start]
    ):
        return None  # "36 convictions for 56 offences"
    if item.kind == "cases" and _any_crimes(page, item, noun):
        return None
    if item.kind == "cases" and (_of_charge(page, item, noun) or not _violent(page, item, noun)):
        return None
    if item.kind in ("injuries", "attacks") and item.value is None and (item.kind == "injuries" or noun.tag_ == "NN"):
        return None  # one man's "multiple injuries", "a multiple stabbing"
    if item.kind == "cases" and page.doc.words_of(noun.i + 1, noun.i + 3).lower() == "to answer":
        return None  # "no case to answer"
    if item.kind in ("attacks", "cases") and _tried_for(page.doc, item):
        return None
    if item.start and page.doc[item.start - 1].lower_ in ("quarter", "phase", "part", "chapter", "level"):
        return None  # "the Quarter 2 Report"
    if item.kind == "deaths" and page.doc.words_of(noun.i + 1, noun.i + 4).lower().endswith("custody"):
        return None
    if item.kind in ("attacks", "cases") and _of_words(page, item, noun):
        return None
    if item.value == 1 and item.kind != "deaths" and _rate(page, item) is None and not _in_figures(page, item):
        return None
    if item.kind == "deaths" and not _by_violence(page, noun):
        return None
    if item.kind == "injuries" and item.value != 0 and (singular(noun.lower_) == "wound" or _borne_by_one(noun)):
        return None  # one man's "two gunshot wounds"
    unit = cast(Unit, "victims" if item.kind == "deaths" else item.unit)
    reading = read(page, item, unit, _RULES[item.kind])
    return _describe(page, item, noun, reading)


def _of_charge(page: Page, item: Counted, noun: Token) -> bool:
    """ "admitted two motoring offences", "guilty of two offences of using a vehicle uninsured": on one man's sheet."""
    doc = page.doc
    if not w.OF_THINGS.isdisjoint(doc.lower[item.head : noun.i]):
        return True
    if singular(noun.lower_) not in w.CHARGE_NOUNS:
        return False
    record = set(doc.lower[max(page.starts[noun.i], item.start - 4) : item.start])
    if "record" in record or "convictions" in record:
        return True  # "a criminal record comprising 15 offences"
    if (item.value or _SHEET) < _SHEET and not w.CHARGING.isdisjoint(doc.lower[page.starts[noun.i] : item.start]):
        return True
    after = doc[noun.i + 2] if noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ == "of" else None
    return (
        after is not None and after.tag_ == "VBG" and after.i not in by_word(doc) and after.lower_ not in w.CHARGED_WITH
    )


def _any_crimes(page: Page, item: Counted, noun: Token) -> bool:
    """ "5.5 million crimes were logged": of all kinds, where no attack was counted right before."""
    if singular(noun.lower_) != "crime":
        return False
    near = page.doc[item.head : min(page.ends[noun.i], noun.i + 8)]
    if any(t.lower_ in w.VIOLENT or t.lower_ in w.ATTACK_PLURALS for t in near):
        return False
    return page.topic is None or not page.together(page.topic, item.start, 3)


def _in_figures(page: Page, item: Counted) -> bool:
    """ "The east recorded one attack": beside the figures of other places."""
    recorded = item.start and page.doc[item.start - 1].lower_ in w.RECORDED | {"saw", "had", "was"}
    return bool(recorded and item.kind == "attacks" and page.statistic(item.start) is not None)


def _borne_by_one(noun: Token) -> bool:
    """ "Mr Rees had 14 separate injuries"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lower_ not in w.BEARING:
        return False
    return any(c.dep_ == "nsubj" and (c.tag_ in ("NN", "NNP") or c.lower_ in ("he", "she")) for c in verb.lefts)


def _tried_for(doc: Doc, item: Counted) -> bool:
    """ "was held for the three earlier attacks", "offered no evidence on the other two offences": told of before."""
    i = item.start
    if doc[i].lower_ not in ("the", "all", "both"):
        i -= 1
    if i < 1 or doc[i].lower_ not in ("the", "all", "both") or doc[i - 1].lower_ not in ("for", "on", "of", "over"):
        return False
    over = doc[i - 1].head
    return over.lower_ in w.COURT_VERBS or over.lower_ in ("held", "evidence", "trial", "bail")


def _of_words(page: Page, item: Counted, noun: Token) -> bool:
    """ "40 verbal attacks", "115 reports of non-physical assaults", "verbal assaults rose to 246 incidents"."""
    doc = page.doc
    inside = set(doc.lower[item.head : noun.i])
    if inside & FIGURATIVE_MODIFIERS and "physical" not in inside:
        return True
    after = doc.lower[noun.i + 1 : noun.i + 4]
    worded = after[1:2] in (["non"], ["non-physical"], ["verbal"]) or set(after) & {"abuse", "threats", "harassment"}
    if after[:1] == ["of"] and "physical" not in after and worded:
        return True
    before = [t for t in doc[page.starts[item.start] : item.start] if t.lower_ in w.ATTACK_PLURALS]
    return item.kind == "cases" and bool(before) and verbal(before[-1])


def verbal(noun: Token) -> bool:
    """ "verbal assaults"; not "physical and verbal assaults"."""
    before = noun.doc.lower[max(noun.sent.start, noun.i - 3) : noun.i]
    return before[-1:] == ["verbal"] and "physical" not in before


def _difference(page: Page, item: Counted) -> bool:
    """ "a rise of 547 assaults", "about 2,000 fewer assaults", "400 more convictions than": by how many they differ."""
    doc, i = page.doc, item.start
    noun = item.noun if item.noun is not None else item.head
    inside = set(doc.lower[item.head : noun])
    if "fewer" in inside or (inside & {"more", "extra", "additional"} and _to_compare(doc, i, noun)):
        return True
    return i > 1 and doc[i - 1].lower_ in ("of", "by") and direction_of(doc[i - 2].lower_) is not None


def _to_compare(doc: Doc, start: int, noun: int) -> bool:
    """ "30 more attacks than last year", "a 7% rise (around 1,270 additional attacks)"."""
    if any(token.lower_ == "than" for token in doc[noun + 1 : noun + 9]):
        return True
    return start > 1 and doc[start - 1].text == "(" and direction_of(doc[start - 2].lower_) is not None


def _rate(page: Page, item: Counted) -> Rate | None:
    """ "one assault every day"."""
    return rate_near(page.doc, item.start, item.end, min(page.ends[item.start], item.end + 4), item.average)[0]


def several(page: Page, item: Counted) -> Reading:
    """The victims of "a triple stabbing"."""
    noun = page.doc[item.noun if item.noun is not None else item.head]
    reading = read(page, item, "victims", rules.MULTIPLE, figures=False)
    return _describe(page, item, noun, reading) or reading


def _describe(page: Page, item: Counted, noun: Token, reading: Reading) -> Reading | None:
    doc = page.doc
    harm = by_word(doc).get(noun.i)
    outcome: Outcome = "killed" if item.kind == "deaths" else harm.outcome if harm else "assaulted"
    if item.kind == "injuries":
        outcome = "injured"
        for token in doc[item.head : noun.i]:
            if token.lower_ in w.SERIOUS:
                outcome = "seriously_injured"
    elif item.kind in ("attacks", "cases") and _with_injury(noun):
        outcome = "injured"
    reading.outcome = outcome
    mechanism = mechanism_of(noun) or _by_means(page, noun) or (harm.mechanism if harm else None)
    reading.mechanisms = [mechanism] if mechanism else []
    if item.kind == "cases" and not mechanism:
        reading.mechanisms = _in_clause(page, item, noun)
    reading.assertion = assertion(noun)
    if reading.assertion == "hypothetical" and any(c.lower_ == "attempted" for c in noun.head.lefts):
        reading.assertion = "asserted"  # "12 attempted murders and 46 woundings"
    reading.who, reading.who_text = on_whom(page, noun)
    reading.aggregate = reading.aggregate or (item.kind in ("attacks", "cases") and reading.unit != "victims")
    if item.value == 0:
        reading.assertion = "negated"
    return reading


def _in_clause(page: Page, item: Counted, noun: Token) -> list[Mechanism]:
    """ "68 incidents where a nurse was punched", "33 incidents of sexual assault": what was done in them."""
    doc, stop = page.doc, page.ends[noun.i]
    after = doc[noun.i + 1].lower_ if noun.i + 1 < stop else ""
    if after not in ("of", "where", "in", "when", "involving"):
        return []
    for i in range(noun.i + 1, stop):
        if doc[i].pos_ == "NUM" or doc[i].text in (";", ":", "–"):
            stop = i
            break
    told = [h.mechanism for h in harms(doc) if noun.i < h.head < stop and h.mechanism]
    if not told and any(t.lower_ in ("sexual", "sexually") for t in doc[noun.i + 1 : min(stop, noun.i + 3)]):
        told = ["sexual"]
    return list(dict.fromkeys(told))


def mechanism_of(noun: Token) -> Mechanism | None:
    """The means that a noun for an attack names ("stabbings", "kicking")."""
    low = noun.lower_
    own = singular(low)
    if own in NOUN_MECHANISMS:
        return NOUN_MECHANISMS[own]
    return MECHANISMS[own][0].mechanism if own in MECHANISMS and own.endswith("ing") else None


def _by_means(page: Page, noun: Token) -> Mechanism | None:
    """ "assaults involving spitting", "attacks by biting"."""
    doc = page.doc
    for token in doc[noun.i + 1 : min(page.ends[noun.i], noun.i + 9)]:
        if token.lower_ in ("involving", "by", "including", "with"):
            after = doc[token.i + 1] if token.i + 1 < len(doc) else token
            return mechanism_of(after) if after.lower_.endswith("ing") else None
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return None
    return None


def _with_injury(noun: Token) -> bool:
    after = noun.doc.lower[noun.i + 1 : noun.i + 4]
    return "injury" in after and ("with" in after or "causing" in after)


def _court(page: Page, item: Counted, noun: Token) -> Reading | None:
    own = singular(noun.lower_)
    if own in w.CHARGE_NOUNS:
        return None  # "two counts of battery" are on a sheet, and no people
    if item.value == 1:
        return None
    reading = read(page, item, cast(Unit, item.unit), rules.COURT_NOUNS, figures=False)
    reading.who = "suspect"
    told = assertion(noun)
    reading.assertion = "negated" if item.value == 0 else "asserted" if told == "negated" else told
    return reading


def _by_violence(page: Page, noun: Token) -> bool:
    """A death is counted where the word itself, or the text around it, tells of violence."""
    if singular(noun.lower_) not in ("death", "fatality", "life"):
        return True
    at = noun.i
    return any(abs(harm.head - at) < 60 and harm.kind == "attack" for harm in harms(page.doc))


def _violent(page: Page, item: Counted, noun: Token) -> bool:
    """Are these cases of violence? By the words around, or by the attacks that were counted before."""
    doc = page.doc
    after = doc.lower[noun.i + 1 : noun.i + 4]
    told = after[:1] in (["of"], ["involving"]) and any(low in w.VIOLENT for low in after)
    if (
        not told
        and noun.dep_ in ("dobj", "pobj")
        and (noun.head if noun.dep_ == "dobj" else noun.head.head).lower_ in w.ATTENDING
    ):
        return False  # "crews attended 229 incidents"
    of_things = set(doc.lower[max(page.starts[noun.i], item.start - 7) : noun.i + 5]) & w.OF_THINGS
    if of_things and w.VIOLENT.isdisjoint(doc.lower[page.starts[noun.i] : page.ends[noun.i]]):
        return False  # "public disorder spiralled, with 6,689 offences"
    for i in range(max(page.starts[noun.i], item.start - 14), min(page.ends[noun.i], noun.i + 10)):
        low = doc[i].lower_
        if i != noun.i and (low in w.VIOLENT or w.NOUNS.get(singular(low)) in ("assaults", "deaths")):
            return True
    before = page.starts[noun.i]
    for _ in range(2):
        before = page.starts[max(0, before - 1)]
    if any(before <= h.head < page.ends[noun.i] for h in harms(doc)):
        return True
    if any(doc[i].lower_ in ATTACKS or _violent_crime(doc, i) for i in range(before, page.ends[noun.i])):
        return True
    topic = page.topic
    return topic is not None and topic.unit in ("assaults", "incidents") and noun.i - topic.end < 150


def _of_one(page: Page, item: Counted) -> bool:
    """ "had 41 convictions", "a string of 29 convictions": one man's record."""
    before = page.doc.lower[max(page.starts[item.start], item.start - 3) : item.start]
    if before[-1:] == ["of"]:
        return bool({"string", "list", "record", "tally"}.intersection(before))
    return bool({"had", "has", "have", "having", "with"}.intersection(before[-1:]))


def _named_violent(page: Page, item: Counted, noun: Token) -> bool:
    around = page.doc[item.head : min(page.ends[noun.i], noun.i + 6)]
    return any(t.lower_ in w.VIOLENT or t.lower_ in ATTACKS or t.lower_ in MECHANISMS for t in around)


def _violent_crime(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i].lower_ in ("crime", "crimes") and doc[i - 1].lower_ in w.VIOLENT


def on_whom(page: Page, noun: Token) -> tuple[str | None, str | None]:
    """Whom attacks were on ("on police officers", "against staff"); (None, None) where the words do not say."""
    doc = page.doc
    for i in range(noun.i + 1, min(page.ends[noun.i], noun.i + 7)):
        if doc[i].lower_ in ("on", "against", "involving") and i + 1 < len(doc):
            people = noun_at(doc, i + 1, whole=True)
            if people is not None and (who := group_of(people)):
                return who, doc.words_of(i + 1, people.i + 1)
    before = doc[noun.i - 1] if noun.i else None
    if before is not None and before.pos_ in ("NOUN", "PROPN") and (who := group_of(before)):
        return who, before.text
    return None, None


def _several(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") or noun.lower_ in ("staff", "police", "people", "they", "them", "we", "us")


def _done_to_lost(page: Page, item: Counted, verb: Token, rate: Rate | None) -> Reading | None:
    """ "Figures show crews were attacked 438 times": the passive verb, where the parse has lost whom."""
    physical = verb.lower_ == "abused" and any(c.lower_ in ("physically", "sexually") for c in verb.lefts)
    if not (verb.lower_ in ATTACKS or physical) or not is_passive(verb) or item.start - verb.i > 3:
        return None
    reading = read(page, item, "assaults", rules.TIMES)
    reading.rate, reading.aggregate, reading.outcome, reading.who_text = rate, True, "assaulted", None
    people = [t for t in page.doc[page.starts[verb.i] : verb.i] if _several(t) and group_of(t) is not None]
    groups = {group_of(t) for t in people}
    reading.who = groups.pop() if len(groups) == 1 else "emergency_worker" if len(groups) > 1 else None
    return reading


def times(page: Page, item: Counted) -> Reading | None:
    """ "attacked on average three times a day": with a rate only, or it is blows that are counted."""
    doc = page.doc
    rate, _ = rate_near(doc, item.start, item.end, min(page.ends[item.start], item.end + 3), item.average)
    verb = doc[item.end - 1].head.i
    first = page.starts[item.start]
    if any(t.lower_ in w.PERCENT or t.lower_ in ("half", "quarter", "third") for t in doc[first : item.start]):
        return None  # "half of teachers face violence at least once a week"
    if any(t.lower_ == "under" and t.nbor(1).lower_ in ("attack", "fire") for t in doc[first : item.start]):
        reading = read(page, item, "assaults", rules.TIMES)  # "have come under attack hundreds of times"
        reading.rate, reading.aggregate, reading.outcome = rate, True, "assaulted"
        return reading
    near = [h for h in harms(doc) if h.kind != "injury" and (h.head == verb or 0 <= item.start - h.end < 7)]
    told = {patient for h in near for patient in h.patients}
    near += [h for h in harms(doc) if first <= h.head < item.start and h not in near and told & set(h.patients)]
    last = page.last
    elided = last is not None and not any(t.pos_ in ("VERB", "AUX") for t in doc[last.end : item.start])
    if not near and elided and last is not None and last.rule is rules.TIMES and page.together(last, item.start):
        reading = read(page, item, "assaults", rules.TIMES)  # "staff were attacked 353 times, guards 239 times"
        reading.rate, reading.aggregate, reading.outcome = rate or last.rate, True, last.outcome
        reading.mechanisms, reading.assertion, reading.who = list(last.mechanisms), last.assertion, last.who
        return reading
    if not near:
        return _done_to_lost(page, item, doc[verb], rate)
    harm = min(near, key=lambda h: abs(h.head - item.start))
    if rate is None and any(doc[p].pos_ == "NUM" for p in harm.patients):
        return None  # "more than 400 had been attacked five times or more"
    suffered = not harm.nominal or any(doc[p].lower_ in w.VICTIM_WORDS for p in harm.patients)
    attacked = harm.mechanism is None and harm.kind == "attack" and suffered
    several = any(_several(doc[p]) for p in harm.patients)
    if rate is None and not (attacked or (several and (item.value or 0) >= 20)):
        return None
    reading = read(page, item, "assaults", rules.TIMES)
    reading.rate, reading.aggregate, reading.outcome = rate, True, harm.outcome
    alike = [h for h in near if set(h.patients) & set(harm.patients)] or [harm]
    reading.mechanisms = list(dict.fromkeys(h.mechanism for h in alike if h.mechanism))
    reading.assertion = harm.assertion
    reading.who_text = None
    if harm.patients:
        patient = doc[harm.patients[0]]
        reading.who, reading.who_text = group_of(patient), doc.words_of(patient.left_edge.i, patient.i + 1)
    return reading
