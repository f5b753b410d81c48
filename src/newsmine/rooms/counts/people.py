"""People counted: victims, offenders, arrested, charged, convicted; one person told of for the first time."""

from __future__ import annotations

from newsmine.language.assertion import Assertion, assertion
from newsmine.language.groups import singular
from newsmine.language.parsed import Doc, Token
from newsmine.record import Mechanism, Outcome
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.clauses import Role
from newsmine.rooms.counts.counted import Counted
from newsmine.rooms.counts.reading import Page, Reading, read
from newsmine.rooms.counts.role import by_agent, role_of
from newsmine.violence.people import personlike
from newsmine.violence.words import BODY, DEATHS, MECHANISMS, WOUNDING

_COURT = frozenset({"arrests", "charges", "convictions", "acquittals"})
_HARMED = frozenset({"killed", "injured", "seriously_injured", "hospitalised"})


def people(page: Page, item: Counted) -> Reading | None:
    """The count of several people, or of none; None where the text says nothing of the contract about them."""
    doc = page.doc
    role = role_of(doc, item.anchors, item.end)
    if role is None and item.kind == "bare":
        role = _by_state(doc, item)
    if role is None and item.kind == "people":
        role = _by_noun(doc, item)
    if role is None and item.noun is not None and doc[item.noun].dep_ == "appos":
        head = doc[item.noun].head  # "the victims, two men, were shot"; "the attackers, two men, ran off"
        role = role_of(doc, (head.i,), len(doc))
        if role is None and singular(head.lower_) in w.OFFENDERS:
            role = Role("offenders", None, [], assertion(head), head.i)
    if role is None:
        return _apposed(page, item)
    if item.kind == "unknown" and not _personal(doc, item, role):
        return None
    if role.unit != "victims" and item.value == 1:
        return None  # a single offender or arrested person is a person; "several men" attacked: no number
    if doc[item.start].lower_ == "both" and role.unit != "victims":
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
        reading.parent = page.people_reading
        if reading.who is None and page.people is not None:
            reading.who = page.people_reading.who if page.people_reading is not None else page.people.who
    return reading


def _nobody(page: Page, item: Counted, role: Role) -> Reading | None:
    if role.unit == "offenders":
        return None
    reading = read(page, item, role.unit, rules.NOBODY, figures=False).take(role)
    reading.assertion = "negated"
    if role.unit != "victims":
        reading.who = "suspect"
    return reading


def _by_state(doc: Doc, item: Counted) -> Role | None:
    """ "2 dead, 5 hurt": the state stands right after the number."""
    if doc[item.end : item.end + 2].text.lower() == "in hospital" and item.value:
        return Role("victims", "hospitalised", [], assertion(doc[item.end + 1]), item.end + 1)
    for i in (item.end - 1, item.end):
        if i < len(doc) and doc[i].lower_ in w.PARTICIPLES and i == item.end - 1:
            return Role("victims", *_done(doc, i))  # a headline's "Four shot"
        if i < len(doc) and doc[i].lower_ in w.STATES and item.value != 0:
            return Role("victims", "killed" if doc[i].lower_ == "dead" else "injured", [], assertion(doc[i]), i)
    return None


def _done(doc: Doc, i: int) -> tuple[Outcome, list[Mechanism], Assertion, int]:
    low = doc[i].lower_
    mechanisms: list[Mechanism] = [m.mechanism for m in MECHANISMS.get(low, ()) if m.mechanism is not None][:1]
    outcome: Outcome = "killed" if low in DEATHS else "injured" if low in WOUNDING else "assaulted"
    return outcome, mechanisms, "asserted", i


def _by_noun(doc: Doc, item: Counted) -> Role | None:
    """Nouns that say by themselves what people are: "three victims", "two gunmen", "a gang of six"."""
    noun = doc[item.noun if item.noun is not None else item.head]
    own = singular(noun.lower_)
    gang = any(doc[anchor].lower_ in w.GANGS for anchor in item.anchors)
    if own in w.OFFENDERS or gang or (item.who == "suspect" and noun.dep_ in ("nsubj", "nsubjpass") and item.value):
        return Role("offenders", None, [], assertion(noun), noun.i)
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


def _apposed(page: Page, item: Counted) -> Reading | None:
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
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") or item.start == 0:
        return False
    before = doc[item.start - 1].text
    if before.lower() in ("–", "—", "-", ":", "including"):
        return True
    between = doc[topic.end : item.start]
    if any(token.text in ("–", "—", ":") for token in between):
        after = [t for t in between if t.text in ("–", "—", ":")][-1]
        between = doc[after.i + 1 : item.start]
    return before in (",", "and") and not any(token.pos_ in ("VERB", "AUX", "ADP") for token in between)


# ---------------------------------------------------------------- one person


def single(page: Page, item: Counted) -> Reading | None:
    """The count of one person to whom harm was done in a case that the text reports."""
    doc = page.doc
    noun = doc[item.anchors[0]]
    anchors = _list_of(noun)
    if anchors is None:
        return _beside_topic(page, item, noun)
    role = role_of(doc, anchors, _after_age(doc, noun.i + 1)) or _with_injury(page, noun)
    if role is None and (item.kind == "bare" or (item.more and noun.dep_ == "nsubjpass")):
        role = _another(page, item, noun)
    if role is None and noun.dep_ == "conj" and page.topic is not None and page.topic.rule is rules.PART:
        return _apposed(page, item)
    if role is None or role.unit != "victims" or role.assertion in ("hypothetical", "negated"):
        return None
    if noun.idx >= page.title_end and (_generic(doc[role.at]) or _in_figures(page, item)):
        return None
    reading = read(page, item, "victims", rules.SINGLE, figures=False).take(role)
    if item.kind == "bare":
        reading.who_text = None
        reading.who = page.single.who if page.single is not None else None
    return reading


def _beside_topic(page: Page, item: Counted, noun: Token) -> Reading | None:
    """ "The survivors, four men and a girl of 16, were shot": beside those just counted."""
    topic = page.topic
    if topic is None or topic.item is None or topic.unit != "victims" or noun.dep_ != "conj":
        return None
    if topic.item.noun != noun.head.i or topic.assertion in ("hypothetical", "negated"):
        return None
    reading = read(page, item, "victims", rules.SINGLE, figures=False)
    reading.outcome, reading.mechanisms, reading.assertion = topic.outcome, list(topic.mechanisms), topic.assertion
    return reading


def _with_injury(page: Page, noun: Token) -> Role | None:
    """ "a young PC out with a dislocated shoulder"."""
    doc = page.doc
    for i in range(noun.i + 1, min(page.ends[noun.i] - 2, noun.i + 14)):
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].text in (".", ";"):
            return None
        if doc[i].lower_ == "with" and any(t.lower_ in w.BROKEN for t in doc[i + 1 : i + 3]):
            if any(t.lower_ in BODY for t in doc[i + 2 : i + 5]):
                return Role("victims", "injured", [], assertion(doc[i]), i)
            return None
    return None


def _list_of(noun: Token) -> tuple[int, ...] | None:
    """The tokens that stand for the noun: itself and the head of its list; None for an apposition to a known person."""
    anchors = [noun.i]
    node = noun
    listed = _listed_with(noun)
    while (
        node.dep_ in ("conj", "appos")
        and node.head.i < node.i
        and node.head.pos_ in ("NOUN", "NUM", "DET", "PRON", "ADJ", "PROPN")
    ):
        apposed = node.dep_ == "appos"
        node = node.head
        if apposed and not (listed and _indefinite(node)):
            return None
        anchors.append(node.i)
    return tuple(anchors)


def _listed_with(noun: Token) -> bool:
    """True in "a girl, a boy and a woman", false in "a third child, a boy of six, was hurt"."""
    near = [noun, noun.head, *noun.children, *noun.head.children]
    return any(token.dep_ == "conj" and token.pos_ in ("NOUN", "PROPN", "NUM") for token in near)


def _indefinite(noun: Token) -> bool:
    if noun.pos_ == "PROPN" or noun.pos_ in ("PRON", "NUM"):
        return False
    return any(child.dep_ == "det" and child.lower_ in ("a", "an", "another") for child in noun.children)


def _another(page: Page, item: Counted, noun: Token) -> Role | None:
    """ "A second boy has had surgery, and a third discharged himself": one more of the victims told of."""
    before = page.last if page.last is not None and page.last.unit == "victims" else None
    if (
        before is None
        or not page.together(before, item.start, 1)
        or noun.dep_ not in ("nsubj", "nsubjpass", "conj", "dep")
    ):
        return None
    if any(anchor in by_agent(page.doc) for anchor in item.anchors):
        return None
    return Role("victims", before.outcome if noun.dep_ == "conj" else None, [], before.assertion, noun.head.i)


def _after_age(doc: Doc, i: int) -> int:
    """Behind ", 15,"."""
    if i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].text.isdigit():
        i += 2
        if i < len(doc) and doc[i].text == ",":
            i += 1
    return i


def _generic(verb: Token) -> bool:
    """ "an officer is assaulted every hour", "assaulting a constable carries ...": no particular attack."""
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    node = verb
    for _ in range(4):  # "anybody convicted of assaulting an officer"
        node = node.head
        if any(c.lower_ in ("anyone", "anybody", "whoever") for c in node.lefts):
            return True
        if node.lower_ in ("anyone", "anybody", "those", "whoever", "people"):
            return True
    if aux & {"has", "have", "had", "was", "were", "been", "being", "got", "'s", "’s", "to", "having"}:
        return False
    if verb.tag_ == "VBG" and verb.dep_ in ("csubj", "nsubj"):
        return True
    if verb.lower_ in w.INCLUDING or (verb.tag_ == "VBG" and "is" in aux):
        return False  # "is fighting for his life"
    return bool(aux & {"is", "are", "gets", "get"}) or (verb.tag_ in ("VBZ", "VBP") and verb.dep_ != "relcl")


def _in_figures(page: Page, item: Counted) -> bool:
    """ "in 41 of them an officer was bitten": a figure's clause tells of no one in particular."""
    topic = page.topic
    return (
        topic is not None
        and topic.unit in ("assaults", "incidents")
        and topic.aggregate
        and page.together(topic, item.start)
    )
