"""One person told of for the first time: victims with "a", "another", "the third"; generic ones refused."""

from __future__ import annotations

from newsmine.language.assertion import CLEARING, assertion
from newsmine.language.numbers import ORDINALS
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.attack_nouns import attack_noun, of_any
from newsmine.rooms.counts.clauses import Role, tried
from newsmine.rooms.counts.counted import Counted
from newsmine.rooms.counts.people import apposed
from newsmine.rooms.counts.reading import Page, Reading, read
from newsmine.rooms.counts.role import by_agent, role_of
from newsmine.violence import harms
from newsmine.violence.words import BODY

_OFFENDING = frozenset({"assaulting", "wounding", "obstructing", "resisting"})
_OPENING = frozenset("\"“‘'")
_IN_LAW = frozenset({"an emergency worker", "a constable", "a police constable", "an emergency services worker"})


def single(page: Page, item: Counted) -> Reading | None:
    """The count of one person to whom harm was done in a case that the text reports."""
    doc = page.doc
    noun = doc[item.anchors[0]]
    anchors = _list_of(noun)
    elided = _elided(page, item, noun) if item.more else None
    if anchors is None and elided is None:
        return _beside_topic(page, item, noun)
    told = anchors or (noun.i,)
    if doc[noun.i - 1].text == "-":
        told = (*told, *item.anchors)  # "a father-of-three": the parse may have either word for the noun
    role = elided or role_of(doc, told, _after_age(doc, noun.i + 1)) or _with_injury(page, noun)
    if role is None and (item.kind == "bare" or (item.more and noun.dep_ == "nsubjpass")):
        role = _another(page, item, noun)
    beside = page.last is not None and page.last.unit == "victims" and page.together(page.last, item.start, 1)
    if role is None and noun.head.lower_ == "discharged" and noun.dep_ == "nsubjpass" and beside:
        role = Role("victims", "hospitalised", [], "asserted", noun.head.i)
    if role is None and noun.dep_ == "conj" and page.topic is not None and page.topic.rule is rules.PART:
        return apposed(page, item)
    if role is None and noun.dep_ == "appos" and _the_victim(noun.head):
        role = Role("victims", "assaulted", [], "asserted", noun.i)
    if role is None and item.start and doc[item.start - 1].lower_ == "including":
        return apposed(page, item)  # "four people, including an officer, were taken to hospital"
    if role is not None and role.assertion == "negated" and _cleared(doc[role.at]):
        role.assertion = "alleged"
    if role is not None and role.assertion == "hypothetical" and tried(doc[role.at]):
        role.assertion, role.outcome = "asserted", "assaulted"
    if item.start and doc[item.start - 1].lower_ == "as" and noun.lower_ in w.VICTIM_WORDS:
        return None  # "recorded as an assault victim"
    if role is None or role.unit != "victims" or role.assertion in ("hypothetical", "negated"):
        return None
    if _only_called_hurt(doc, noun, role) or (noun.idx < page.title_end and _strikes(doc, noun)):
        return None
    if _on_charge(page, doc[role.at], noun) or _of_weapon(noun) or _told_in_court(page, item, role):
        return None
    if of_any(doc[role.at]) or _told_again(doc[role.at]):
        return None
    if page.single is not None and _told_before(doc, noun, role):
        return None
    if page.last is not None and noun.lower_ in w.VICTIM_WORDS and not item.more and doc[role.at].pos_ == "NOUN":
        return None  # "a vicious assault on a defenceless victim", whom the story has told of
    if noun.idx >= page.title_end and (_generic(doc[role.at]) or _in_figures(page, item)):
        return None
    reading = read(page, item, "victims", rules.SINGLE, figures=False).take(role)
    if item.kind == "bare":
        reading.who_text = None
        reading.who = page.single.who if page.single is not None else None
    return reading


def _only_called_hurt(doc: Doc, noun: Token, role: Role) -> bool:
    """ "went to the aid of an injured man", "reports of an injured male": what was told by phone, or hurt by nobody."""
    return doc[role.at].dep_ == "amod" and doc[role.at].head is noun and noun.dep_ == "pobj"


def _strikes(doc: Doc, noun: Token) -> bool:
    """A headline's attacker, made a victim by a broken parse: "Man jailed for stabbing that left victim hurt"."""
    done = [harm for harm in by_agent(doc).get(noun.i, ()) if harm.kind == "attack"]
    return any(noun.i not in harm.patients for harm in done) and noun.dep_ in ("nsubj", "nsubjpass", "ROOT")


def _of_weapon(noun: Token) -> bool:
    """ "with a butcher's knife": nobody."""
    return noun.dep_ == "poss" and noun.head.lower_ in ("knife", "cleaver", "hammer", "hook", "block", "axe", "hat")


def _told_in_court(page: Page, item: Counted, role: Role) -> bool:
    """ "You inflicted a serious injury on a man", in a judge's words: the one the story has told of."""
    if item.more or page.single is None:
        return False
    return any(t.lower_ == "you" for t in page.doc[max(page.starts[item.start], role.at - 12) : item.start])


def _told_before(doc: Doc, noun: Token, role: Role) -> bool:
    """ "The victim was a taxi driver", "her victim, a nurse", where the story has told of one."""
    if noun.dep_ == "appos" and _the_victim(noun.head):
        return True
    verb = doc[role.at]
    return noun.head is verb and verb.lower_ in ("was", "is") and any(_the_victim(child) for child in verb.lefts)


def _told_again(attack: Token) -> bool:
    """ "This was a cowardly attack on a young man": words about the attack told of before."""
    verb = attack.head
    if attack.dep_ == "pobj" and verb.lower_ == "as" and verb.head.lower_ in ("described", "describing", "branded"):
        return True  # "He described it as an attack on a young man"
    if attack.dep_ != "attr" or attack.pos_ != "NOUN" or verb.lower_ not in ("was", "is", "'s", "’s"):
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in ("this", "that", "it") for c in verb.lefts)


def _cleared(verb: Token) -> bool:
    """ "was cleared of attacking a doorman": alleged, whoever did it."""
    node = verb
    for _ in range(3):
        node = node.head
        if node.lower_ in CLEARING:
            return True
    return False


def _elided(page: Page, item: Counted, noun: Token) -> Role | None:
    """One more of those told of, whose verb was told before.

    "One suffered a broken nose, another concussion and a third cuts": the harm stands right after.
    "Two were bitten – one on the thumb, the other on the calf": the part of the body does.
    """
    doc, i = page.doc, item.end
    last = page.last
    if doc.words_of(i, i + 2).lower() == "in hospital":
        return Role("victims", "hospitalised", [], assertion(noun), i + 1)
    if i >= len(doc) or last is None or last.unit != "victims" or not page.together(last, item.start):
        return None
    if noun.dep_ in ("appos", "npadvmod") and doc[i].pos_ == "ADP" and not BODY.keys().isdisjoint(doc.lower[i : i + 4]):
        return Role("victims", last.outcome, [], last.assertion, i)
    first = next((harm for harm in harms(doc) if harm.head >= i), None)
    if first is None or first.wound is None or not first.nominal or first.start - i > 2:
        return None
    if any(token.pos_ in ("VERB", "AUX", "ADP") or token.is_punct for token in doc[i : first.start]):
        return None
    return Role("victims", "injured", [], last.assertion, first.head)


def _beside_topic(page: Page, item: Counted, noun: Token) -> Reading | None:
    """ "The survivors, four men and a girl of 16, were shot": beside those just counted."""
    topic = page.topic
    if topic is None or topic.item is None or topic.unit != "victims" or noun.dep_ not in ("conj", "appos"):
        return None
    if topic.assertion in ("hypothetical", "negated") or not _of_topic(topic, noun):
        return None
    reading = read(page, item, "victims", rules.SINGLE, figures=False)
    role = role_of(page.doc, (noun.i,), _after_age(page.doc, noun.i + 1)) or _with_injury(page, noun)
    if role is not None and role.unit == "victims":
        return reading.take(role)
    reading.outcome, reading.mechanisms, reading.assertion = topic.outcome, list(topic.mechanisms), topic.assertion
    return reading


def _of_topic(topic: Reading, noun: Token) -> bool:
    """Listed with the people counted, or behind a colon as who they were: "Three were hurt: a man of 38, a woman"."""
    item = topic.item
    if item is None:
        return False
    if noun.dep_ == "conj" and item.noun == noun.head.i:
        return True
    node = noun
    for _ in range(6):
        if node.dep_ not in ("conj", "appos") or node.head.i >= node.i:
            return False
        node = node.head
        if item.start <= node.i < item.end:
            return not item.single and ((item.value or 2) > 1 or topic.parent is not None)
    return False


def _with_injury(page: Page, noun: Token) -> Role | None:
    """ "a young PC out with a dislocated shoulder"."""
    doc = page.doc
    for i in range(noun.i + 1, min(page.ends[noun.i] - 2, noun.i + 14)):
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].text in (".", ";"):
            return None
        if doc[i].lower_ == "with" and not w.BROKEN.isdisjoint(doc.lower[i + 1 : i + 3]):
            if not BODY.keys().isdisjoint(doc.lower[i + 2 : i + 5]):
                return Role("victims", "injured", [], assertion(doc[i]), i)
            return None
    return None


def _list_of(noun: Token) -> tuple[int, ...] | None:
    """The tokens that stand for the noun: itself and the head of its list; None for an apposition to a known person."""
    anchors = [noun.i]
    node = noun
    if noun.dep_ in ("nmod", "compound") and any(t.lower_ == "and" for t in noun.doc[noun.i + 1 : noun.head.i]):
        node = noun.head  # "a nurse, an EMT and four officers"
        anchors.append(node.i)
    listed = _listed_with(noun)
    while (
        node.dep_ in ("conj", "appos")
        and node.head.i < node.i
        and node.head.pos_ in ("NOUN", "NUM", "DET", "PRON", "ADJ", "PROPN")
    ):
        apposed = node.dep_ == "appos"
        node = node.head
        if apposed and not (listed and _indefinite(node)) and not _the_victim(node):
            return None
        anchors.append(node.i)
    return tuple(anchors)


def _the_victim(noun: Token) -> bool:
    """ "the victim, a man of 30"; not "the third victim", who has been told of."""
    return noun.lower_ in w.VICTIM_WORDS and not any(child.lower_ in ORDINALS for child in noun.lefts)


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
    if noun.head.lower_ in w.TELLING and any(token.text in _OPENING for token in page.doc[item.end : item.end + 7]):
        return None  # "another told the union: “Customers can be rude”"
    if not w.WORDS_ONLY.isdisjoint(page.doc.lower[item.end : item.end + 5]):
        return None  # "another received racial abuse"
    return Role("victims", before.outcome if noun.dep_ == "conj" else None, [], before.assertion, noun.head.i)


def _after_age(doc: Doc, i: int) -> int:
    """Behind ", 15,"."""
    if i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].text.isdecimal():
        i += 2
        if i < len(doc) and doc[i].text == ",":
            i += 1
    return i


def _on_charge(page: Page, verb: Token, noun: Token) -> bool:
    """ "charged with assaulting a constable": the offence's own words, and nobody new."""
    if verb.lower_ in ("assault", "battery", "wounding") and noun.i - verb.i < 6 and verb.pos_ == "NOUN":
        charged = not w.CHARGING.isdisjoint(page.doc.lower[page.starts[verb.i] : verb.i])
        law = page.doc.words_of(verb.i + 2, noun.i + 1).lower() in _IN_LAW or verb.nbor(1).lower_ == "of"
        return charged and law  # "four counts of common assault of an emergency worker"
    if verb.tag_ != "VBG" or verb.lower_ not in _OFFENDING or any(child.dep_ == "relcl" for child in noun.rights):
        return False
    doc = page.doc
    if w.CHARGING.isdisjoint(doc.lower[page.starts[verb.i] : verb.i]):
        return False
    if doc.words_of(verb.i + 1, noun.i + 1).lower() in _IN_LAW:
        return True
    if (court := page.court(verb.i)) is not None and page.together(court, verb.i) and (court.value or 0) > 5:
        return True  # "25 arrests were made on suspicion of assaulting a police officer"
    told = [reading for reading in page.totals if reading.unit == "victims"] + ([page.single] if page.single else [])
    return any(reading.who in ("police_officer", "emergency_worker") for reading in told) and noun.i - verb.i < 4


def _generic(verb: Token) -> bool:
    """ "an officer is assaulted every hour", "assaulting a constable carries ...": no particular attack."""
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.head.lower_ in w.OF_LAW:
        return True  # "a deterrent from assaulting an officer", "the penalty for biting a constable"
    node = verb
    for _ in range(4):  # "anybody convicted of assaulting an officer"
        node = node.head
        if any(c.lower_ in ("anyone", "anybody", "whoever") for c in node.lefts):
            return True
        told = verb.tag_ == "VBD" or any(child.dep_ == "nummod" for child in node.lefts)
        if node.lower_ == "those" and node.head.lower_ in ("among", "amongst"):
            return False  # "a Frenchman is among those killed"
        if node.lower_ in ("anyone", "anybody", "those", "whoever", "people") and not told:
            return True
    if verb.tag_ == "VB" and "to" in aux and _it_is(verb):
        return True  # "it is an offence to assault a police officer"
    if verb.tag_ == "VBG" and verb.dep_ == "csubjpass":
        return True  # "attacking an officer will not be tolerated"
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and _maximum(verb):
        return True
    if aux & {"has", "have", "had", "was", "were", "been", "being", "got", "'s", "’s", "to", "having"}:
        return False
    if verb.tag_ == "VBG" and verb.dep_ in ("csubj", "nsubj"):
        return True
    if verb.lower_ in w.INCLUDING or verb.lower_ in ("is", "remains", "lies") or (verb.tag_ == "VBG" and "is" in aux):
        return False  # "is fighting for his life"
    return bool(aux & {"is", "are", "gets", "get"}) or (verb.tag_ in ("VBZ", "VBP") and verb.dep_ != "relcl")


def _it_is(verb: Token) -> bool:
    """ "It is an offence to", "it is never acceptable to": of anybody."""
    node = verb.head
    for _ in range(2):
        if node.lower_ in ("is", "'s", "’s"):
            return any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in node.lefts)
        node = node.head
    return False


def _maximum(verb: Token) -> bool:
    """ "increased the maximum prison sentence for assaulting an emergency worker"."""
    words = verb.doc.lower[max(verb.sent.start, verb.i - 7) : verb.i]
    return "maximum" in words and any(word in w.OF_LAW for word in words)


def _in_figures(page: Page, item: Counted) -> bool:
    """ "in 41 of them an officer was bitten", "attacks in which an officer was hurt": no one in particular."""
    topic = page.topic
    for ancestor in page.doc[item.anchors[0]].ancestors:
        if ancestor.dep_ == "relcl" and attack_noun(ancestor.head):
            return True
    return (
        topic is not None
        and topic.unit in ("assaults", "incidents")
        and topic.aggregate
        and (topic.value or 9) > 3
        and page.together(topic, item.start)
    )
