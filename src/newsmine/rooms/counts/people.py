"""People counted: victims, offenders, arrested, charged, convicted; nobody."""

from __future__ import annotations

from newsmine.language.assertion import Assertion, assertion
from newsmine.language.groups import singular
from newsmine.language.parsed import Doc
from newsmine.record import Mechanism, Outcome
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.attack_nouns import of_any
from newsmine.rooms.counts.clauses import Role, predicates, tried
from newsmine.rooms.counts.counted import Counted
from newsmine.rooms.counts.reading import Page, Reading, read
from newsmine.rooms.counts.role import role_of
from newsmine.violence import harms
from newsmine.violence.arguments import follows
from newsmine.violence.people import personlike
from newsmine.violence.words import ATTACK_NOUNS, DEATHS, MECHANISMS, WOUNDING

_COURT = frozenset({"arrests", "charges", "convictions", "acquittals"})
_TELLING = frozenset({"attack", "attacks", "assault", "assaults"})
_HARMED = frozenset({"killed", "injured", "seriously_injured", "hospitalised"})


def people(page: Page, item: Counted) -> Reading | None:
    """The count of several people, or of none; None where the text says nothing of the contract about them."""
    doc = page.doc
    after = doc[item.end].lower_ if item.end < len(doc) else ""
    attacks = page.topic is not None and page.topic.unit in ("assaults", "incidents")
    if item.kind == "bare" and attacks and after in w.RESULTING and page.together(page.topic, item.start, 1):
        return None  # "467 assaults with 135 resulting in injury"
    if item.whole is not None and attacks and doc[item.whole].lower_ in ("those", "these", "them", "which"):
        verbs = set(doc.lower[item.end : item.end + 3])
        if verbs & w.RESULTED and page.together(page.topic, item.start, 1):
            return None  # "2,826 of those have involved injury"
    if (
        item.kind == "bare"
        and attacks
        and doc.words_of(item.end, item.end + 2).lower() in ("with injury", "without injury")
    ):
        return None  # "1,007 assaults without injury and 312 with injury"
    if any(token.lower_ in ("missing", "unaccounted") for token in doc[item.end : item.end + 4]):
        return None  # "12 more are missing"
    if item.whole is not None and item.value and doc[item.whole].lower_ in w.STATES:
        return None  # "eleven of the injured"
    if item.kind == "bare" and attacks and page.together(page.topic, item.start) and _on_occasions(doc, item):
        return None  # "punched on 310 occasions, kicked on 220 and bitten on 85"
    role = role_of(doc, item.anchors, item.end)
    if role is None and item.kind == "bare":
        role = _by_state(doc, item)
    if role is None and item.kind == "people":
        role = _by_noun(doc, item) or _in_headline(page, item) or _by_deed(page, item)
    first = doc[item.noun] if item.noun is not None else None
    while (
        first is not None and first.dep_ == "conj" and first.head.i < first.i and first.head.pos_ in ("NOUN", "PROPN")
    ):
        first = first.head  # "The victims, a man and two women, were treated"
    if role is None and first is not None and first.dep_ == "appos":
        head = first.head  # "the victims, two men, were shot"; "the attackers, two men, ran off"
        role = role_of(doc, (head.i,), len(doc))
        if role is None and singular(head.lower_) in w.OFFENDERS:
            role = Role("offenders", None, [], assertion(head), head.i)
    if role is not None and role.assertion == "hypothetical" and tried(doc[role.at]):
        role.assertion, role.outcome = "asserted", role.outcome if role.unit != "victims" else "assaulted"
    if role is None and item.value and page.last is not None and page.last.unit == "victims":
        role = _discharged(page, item)
    if role is None:
        return apposed(page, item)
    if role.unit == "offenders" and item.noun is not None and doc[item.noun].dep_ == "poss":
        return None  # "at two young offenders' institutions"
    if role.outcome == "killed" and doc[role.at].lower_ in ("dead", "found") and not _by_violence(doc, role.at):
        return None  # "two men found dead in canal"
    if item.kind == "unknown" and not _personal(doc, item, role):
        return None
    if item.value == 1 and role.unit == "victims" and of_any(doc[role.at]):
        return None
    if role.unit != "victims" and item.value == 1:
        return None  # a single offender or arrested person is a person; "several men" attacked: no number
    known = doc[item.head].lower_ in w.KNOWN and doc[item.start].lower_ in ("the", "both")
    both = doc[item.start].lower_ == "both" and item.noun is None
    if (both or known) and role.unit != "victims":
        return None  # the accused again
    if item.value == 0:
        return _nobody(page, item, role)
    rule = rules.VICTIMS if role.unit == "victims" else rules.COURT if role.unit in _COURT else rules.OFFENDERS
    if item.whole is not None:
        rule = rules.PART
    elif item.kind == "bare" and role.unit == "victims":
        rule = rules.ELLIPSIS
    reading = read(page, item, role.unit, rule).take(role)
    if role.unit != "victims":
        reading.who = "suspect"
    if item.whole is not None and doc[item.whole].pos_ == "PRON":
        reading.parent = page.total(page.people_reading, item.value, item.start)
        if reading.who is None and page.people is not None:
            reading.who = page.people_reading.who if page.people_reading is not None else page.people.who
        if reading.unit == "victims" and reading.who == "suspect" and item.noun is None:
            reading.who = "civilian"  # "two of those involved were also hurt"
    return reading


#: Nouns for violence, less those that may be of an accident.
_VIOLENCE = (frozenset(ATTACK_NOUNS) | w.FIGHTS | {"murder", "murders", "shootout", "encounter"}) - {
    *("death", "deaths", "fatality", "fatalities", "injury", "injuries"),
}


def _by_violence(doc: Doc, at: int) -> bool:
    """Whether the text around a death tells of an attack, or names one: "one dead in police clash"."""
    if any(abs(harm.head - at) < 90 and harm.kind == "attack" for harm in harms(doc)):
        return True
    return not _VIOLENCE.isdisjoint(doc.lower[max(0, at - 12) : at + 13])


def _on_occasions(doc: Doc, item: Counted) -> bool:
    return item.start > 1 and doc[item.start - 1].lower_ == "on" and doc[item.start - 2].lower_ in MECHANISMS


def _discharged(page: Page, item: Counted) -> Role | None:
    """ "two of the injured officers have since been discharged": from the hospital that the story told of."""
    for anchor in item.anchors:
        for verb, kind in predicates(page.doc[anchor]):
            if kind == "passive" and verb.lower_ == "discharged" and page.together(page.last, item.start, 6):
                return Role("victims", "hospitalised", [], "asserted", verb.i)
    return None


def _by_deed(page: Page, item: Counted) -> Role | None:
    """ "Eight youths ran at the group", "five men burst into the pub": a crowd that means harm, where harm is told."""
    if not item.value or item.value == 1 or item.who not in ("civilian", "child", "other"):
        return None
    doc = page.doc
    for anchor in item.anchors:
        for verb, kind in predicates(doc[anchor]):
            if kind != "subject" or not any(follows(verb, deed.after) for deed in w.DEEDS.get(verb.lower_, ())):
                continue
            first = page.starts[max(0, page.starts[anchor] - 1)]
            last = page.ends[min(len(doc) - 1, page.ends[anchor])]
            if any(first <= harm.head < last and harm.kind != "death" for harm in harms(doc)):
                return Role("offenders", None, [], assertion(verb), verb.i)
    return None


def _in_headline(page: Page, item: Counted) -> Role | None:
    """ "Louts attack four nurses": the parse takes a headline's verb for a noun."""
    doc, i = page.doc, item.start - 1
    if (
        i < 1
        or doc[i].idx >= page.title_end
        or doc[i].lower_ not in _TELLING
        or doc[i].tag_ not in ("NN", "NNS", "NNP")
    ):
        return None
    if doc[i - 1].tag_ not in ("NNS", "NN", "NNP", "NNPS") or doc[i - 1].is_space:
        return None
    return Role("victims", "assaulted", [], "asserted", i)


def _nobody(page: Page, item: Counted, role: Role) -> Reading | None:
    if role.unit == "offenders":
        return None
    if any(t.lower_ in ("should", "deserves", "deserve", "ought") for t in page.doc[item.end : item.end + 3]):
        return None  # "nobody should have to fear being hit at work"
    reading = read(page, item, role.unit, rules.NOBODY, figures=False).take(role)
    reading.assertion = "negated"
    if role.unit != "victims":
        reading.who = "suspect"
    return reading


def _by_state(doc: Doc, item: Counted) -> Role | None:
    """ "2 dead, 5 hurt": the state stands right after the number."""
    if doc.words_of(item.end, item.end + 2).lower() == "in hospital" and item.value:
        return Role("victims", "hospitalised", [], assertion(doc[item.end + 1]), item.end + 1)
    if (
        item.end + 1 < len(doc)
        and doc[item.end].lower_ == "admit"
        and singular(doc[item.end + 1].lower_) in w.CHARGE_NOUNS | w.CHARGED_WITH
    ):
        return Role("convictions", None, [], "asserted", item.end)  # a headline's "Four admit charges"
    for i in (item.end - 1, item.end):
        if i < len(doc) and doc[i].lower_ in w.PARTICIPLES and i == item.end - 1:
            return Role("victims", *_done(doc, i))  # a headline's "Four shot"
        if i < len(doc) and doc[i].lower_ in w.STATES and item.value != 0:
            return Role("victims", "killed" if doc[i].lower_ == "dead" else "injured", [], assertion(doc[i]), i)
    return None


def _done(doc: Doc, i: int) -> tuple[Outcome, list[Mechanism], Assertion, int]:
    low = doc[i].lower_
    mechanisms: list[Mechanism] = [m.mechanism for m in MECHANISMS.get(low, ()) if m.mechanism is not None][:1]
    wounds = any(not reading.after for reading in WOUNDING.get(low, ()))
    outcome: Outcome = "killed" if low in DEATHS else "injured" if wounds else "assaulted"
    return outcome, mechanisms, "asserted", i


def _by_noun(doc: Doc, item: Counted) -> Role | None:
    """Nouns that say by themselves what people are: "three victims", "two gunmen", "a gang of six"."""
    noun = doc[item.noun if item.noun is not None else item.head]
    own = singular(noun.lower_)
    gang = any(doc[anchor].lower_ in w.GANGS for anchor in item.anchors)
    suspect = item.who == "suspect" and (own not in w.HELD_ALREADY or any(c.dep_ == "relcl" for c in noun.rights))
    if own in w.OFFENDERS or gang or (suspect and noun.dep_ in ("nsubj", "nsubjpass") and item.value):
        whole = item.whole is None and item.start > 1 and doc[item.start - 1].lower_ == "of"
        told: Assertion = "asserted" if whole else assertion(noun)  # "not one of the 30 attackers was caught"
        return Role("offenders", None, [], told, noun.i)
    if own in w.VICTIMS:
        return Role("victims", None, [], assertion(noun), noun.i)
    return None


def _personal(doc: Doc, item: Counted, role: Role) -> bool:
    """An unknown noun is people when it may be, and what was done is done to people."""
    noun = doc[item.noun if item.noun is not None else item.head]
    if noun.tag_ not in ("NNS", "NNPS") or role.unit != "victims":
        return False
    like = personlike(noun)
    return like is True or (like is None and role.outcome in _HARMED)


def apposed(page: Page, item: Counted) -> Reading | None:
    """ "Four people were arrested – two boys, a man and a woman": a list of what was counted."""
    topic = page.topic
    if item.kind != "people" or topic is None or not page.together(topic, item.start) or not item.value:
        return None
    if topic.item is not None and topic.item.whole == item.noun and item.start > topic.start:
        reading = read(page, item, topic.unit, rules.VICTIMS, figures=False)
        topic.parent, reading.assertion, reading.at = reading, topic.assertion, topic.at
        return reading
    if (topic.value is not None and item.value > topic.value) or (item.single and topic.unit != "victims"):
        return None
    if (item.value == 1 and topic.unit != "victims") or topic.item is None or topic.item.kind not in ("people", "bare"):
        return None
    if item.start >= topic.end and not _listed(page.doc, topic, item):
        return None
    reading = read(page, item, topic.unit, rules.PART, figures=False)
    reading.outcome, reading.mechanisms, reading.assertion = topic.outcome, list(topic.mechanisms), topic.assertion
    reading.parent = topic
    if topic.unit != "victims":
        reading.who = "suspect"
    return reading


def _listed(doc: Doc, topic: Reading, item: Counted) -> bool:
    noun = doc[item.noun if item.noun is not None else item.head]
    before = doc[item.start - 1].text if item.start else ""
    if before.lower() in ("included", "includes", "include") and topic.unit == "victims":
        return True  # "18 officers were hurt, which included seven officers in one incident"
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") or item.start == 0:
        return False
    if before.lower() in ("–", "—", "-", ":", "including"):
        return True
    between = doc[topic.end : item.start]
    if any(token.text in ("–", "—", ":") for token in between):
        after = [t for t in between if t.text in ("–", "—", ":")][-1]
        between = doc[after.i + 1 : item.start]
    return before in (",", "and") and not any(token.pos_ in ("VERB", "AUX", "ADP") for token in between)
