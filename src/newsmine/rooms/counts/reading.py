"""From what is counted to what the text says of it: numbers that are counts of the contract, the rest refused."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from newsmine.language.assertion import Assertion, assertion
from newsmine.language.groups import group_of, singular
from newsmine.language.numbers import Qualifier
from newsmine.record import Change, Count, Mechanism, Outcome, Rate, Unit
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.counted import Counted, counted, noun_at
from newsmine.rooms.counts.role import Role, index, role_of, worst
from newsmine.rooms.counts.singles import known, multiples, singles
from newsmine.rooms.counts.statistics import change_after, direction_of, percentage_at, rate_near, share_at
from newsmine.rooms.rule import Rule
from newsmine.violence.find import MECHANISM


@dataclass(slots=True)
class Reading:
    """A count before it is a fact: token span, figures, role."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: Unit
    rule: Rule
    outcome: Outcome | None = None
    mechanisms: list[Mechanism] = field(default_factory=list)
    assertion: Assertion = "asserted"
    who: str | None = None
    who_text: str | None = None
    rate: Rate | None = None
    change: Change | None = None
    share: float | None = None
    aggregate: bool = False
    item: Counted | None = None
    at: int = 0
    fact: Count | None = None


def readings(doc: Doc) -> list[Reading]:
    """The counts of a document, in text order, none overlapping another."""
    shares, taken = _shares(doc)
    items = [item for item in counted(doc) if not any(i in taken for i in range(item.start, item.end))]
    for item in items:
        taken.update(range(item.start, item.end))
    triples = [item for item in multiples(doc) if item.start not in taken]
    for item in triples:
        taken.update(range(item.start, item.end))
    others = [*known(doc, taken)]
    for item in others:
        taken.update(range(item.start, item.end))
    items += triples + others + list(singles(doc, taken))
    items.sort(key=lambda item: (item.start, item.end))
    sentence = _sentence_ends(doc)
    found: list[Reading] = list(shares)
    topic: Reading | None = None
    for item in items:
        reading = _of_item(doc, item, sentence, topic)
        if reading is not None:
            found.append(reading)
            if reading.item is not None and not item.single and reading.assertion != "negated":
                topic = reading
    found += _changes(doc, found, sentence)
    found.sort(key=lambda reading: (reading.start, -reading.end))
    return _without_overlaps(found)


def _sentence_ends(doc: Doc) -> list[int]:
    """For each token, the token behind its sentence."""
    ends = [0] * len(doc)
    end = len(doc)
    for token in reversed(doc):
        ends[token.i] = end
        if token.is_sent_start:
            end = token.i
    return ends


def _sentence_start(doc: Doc, i: int) -> int:
    while i > 0 and not doc[i].is_sent_start:
        i -= 1
    return i


def _without_overlaps(found: list[Reading]) -> list[Reading]:
    kept: list[Reading] = []
    for reading in found:
        if (
            kept
            and reading.start < kept[-1].end
            and not (reading.item and reading.item.whole is None and kept[-1].item and kept[-1].item.whole is not None)
        ):
            continue
        kept.append(reading)
    return kept


# ---------------------------------------------------------------- one counted thing


def _of_item(doc: Doc, item: Counted, ends: list[int], topic: Reading | None) -> Reading | None:
    if item.single:
        return _single(doc, item)
    if item.kind in ("attacks", "cases", "injuries", "deaths", "court"):
        return _things(doc, item, ends, topic)
    if item.kind == "times":
        return _times(doc, item, ends)
    if item.kind == "unknown" and item.unit == "things":
        return None
    return _people(doc, item, ends, topic)


def _reading(doc: Doc, item: Counted, unit: Unit, rule: Rule, ends: list[int] | None) -> Reading:
    who_text = None
    if item.noun is not None:
        who_text = _who_text(doc, item)
    reading = Reading(
        item.start,
        item.end,
        item.value,
        item.low,
        item.high,
        item.qualifier,
        unit,
        rule,
        who=item.who,
        who_text=who_text,
        item=item,
    )
    if ends is not None:
        stop = ends[item.start]
        reading.rate, _ = rate_near(doc, item.start, item.end, _next_number(doc, item.end, stop))
        if reading.rate is not None:
            reading.aggregate = True
            if item.qualifier == "more_than" and reading.rate.per != "year":
                reading.low = item.value  # an average: more than nine a day may be 9.4
        reading.change = (
            change_after(doc, item.end, min(stop, item.end + 25))
            if unit in ("assaults", "victims", "incidents", "injuries")
            else None
        )
        if reading.change is not None:
            reading.aggregate = True
    return reading


def _next_number(doc: Doc, start: int, stop: int) -> int:
    for i in range(start, stop):
        if doc[i].pos_ == "NUM" and doc[i].ent_type_ not in ("DATE", "TIME"):
            return i
    return stop


def _who_text(doc: Doc, item: Counted) -> str | None:
    noun = item.noun if item.whole is None else item.whole
    if noun is None:
        return None
    start = noun
    while (
        start > item.head + 1
        and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ")
        and doc[start - 1].lower_ not in w.MORE
    ):
        start -= 1
    return str(doc[start : noun + 1].text)


def _people(doc: Doc, item: Counted, ends: list[int], topic: Reading | None) -> Reading | None:
    role = role_of(doc, item.anchors, item.end)
    own = singular(doc[item.noun].lower_) if item.noun is not None else ""
    if role is None and item.kind == "people":
        if own in w.OFFENDERS:
            role = Role("offenders", None, [], assertion(doc[item.noun or item.head]), item.head)
        elif own in w.VICTIMS:
            role = Role("victims", None, [], assertion(doc[item.noun or item.head]), item.head)
    if role is None:
        return _elliptic(doc, item, ends, topic)
    if item.kind == "unknown" and not _personal(doc, item, role):
        return None
    if item.kind == "bare" and role.unit == "offenders" and item.value == 1:
        return None
    if item.value == 1 and role.unit in ("offenders", "arrests", "charges", "convictions", "acquittals"):
        return None  # a single offender or arrested person is a person
    rule = {"victims": rules.VICTIMS, "offenders": rules.OFFENDERS}.get(role.unit, rules.COURT)
    if item.kind == "bare" and role.unit == "victims":
        rule = rules.ELLIPSIS
    if item.whole is not None:
        rule = rules.PART
    reading = _reading(doc, item, role.unit, rule, ends)
    reading.outcome, reading.mechanisms, reading.assertion, reading.at = (
        role.outcome,
        role.mechanisms,
        role.assertion,
        role.at,
    )
    if item.value == 0:
        reading.assertion = "negated"
        reading.rule = rules.NOBODY
        if role.unit not in ("victims",):
            return None
    elif item.kind == "bare" and topic is not None and reading.who is None and role.unit == "victims":
        reading.who = topic.who
    if role.unit != "victims":
        reading.who = "suspect"
    return reading


def _personal(doc: Doc, item: Counted, role: Role) -> bool:
    """An unknown noun is people when what was done is done to people."""
    noun = doc[item.noun or item.head]
    if noun.tag_ not in ("NNS", "NNPS") or role.unit != "victims":
        return False
    return role.outcome in ("killed", "injured", "seriously_injured", "hospitalised") and noun.lower_.endswith("s")


def _elliptic(doc: Doc, item: Counted, ends: list[int], topic: Reading | None) -> Reading | None:
    """A bare figure that stands for more of what was counted before: "compared with 232"."""
    if topic is None or item.kind != "bare" or item.value in (None, 0) or item.noun is not None:
        return None
    start = _sentence_start(doc, item.start)
    same = topic.start >= start
    before = doc[item.start - 1].lower_ if item.start else ""
    of_those = item.whole is not None or (
        doc[start].lower_ == "of" and doc[start + 1].lower_ in ("those", "these", "them")
    )
    if topic.unit in ("assaults", "incidents", "victims") and (of_those or (same and before in w.COMPARED)):
        if before in ("in", "on", "at", "aged", "by") and not of_those:
            return None
        if item.value == 1 or (same and not of_those and not (topic.aggregate or topic.change)):
            return None
        reading = _reading(doc, item, topic.unit, rules.PART if of_those else rules.COMPARED, ends)
        reading.who, reading.outcome, reading.aggregate = topic.who, topic.outcome, True
        if of_those:
            reading.aggregate = topic.aggregate
            clause = [
                h.outcome for i, h in index(doc).at.items() if item.start <= i < min(ends[item.start], item.end + 12)
            ]
            reading.outcome = worst(clause) or topic.outcome
        return reading
    return None


def _things(doc: Doc, item: Counted, ends: list[int], topic: Reading | None) -> Reading | None:
    noun = doc[item.noun or item.head]
    if item.kind == "court":
        if item.unit == "charges" and singular(noun.lower_) in w.CHARGE_NOUNS:
            reading = _reading(doc, item, "charges", rules.COURT_NOUNS, None)
            reading.end = max(reading.end, min(noun.right_edge.i + 1, noun.i + 5))
            while doc[reading.end - 1].is_punct or doc[reading.end - 1].lower_ in (
                "and",
                "at",
                "in",
                "on",
                "with",
                "or",
            ):
                reading.end -= 1
            reading.who = None
        elif item.value in (None, 0) or item.value == 1:
            return None
        else:
            reading = _reading(doc, item, item.unit, rules.COURT_NOUNS, ends)  # type: ignore[arg-type]
            reading.who = "suspect"
        reading.assertion = assertion(noun)
        return reading
    if item.kind == "cases" and not _violent(doc, item, noun, topic):
        return None
    if item.value == 1 and item.kind != "deaths" and item.whole is None:
        return None
    unit: Unit = "victims" if item.kind == "deaths" else item.unit or "assaults"  # type: ignore[assignment]
    rule = {"attacks": rules.ASSAULTS, "cases": rules.INCIDENTS, "injuries": rules.INJURIES, "deaths": rules.DEATHS}[
        item.kind
    ]
    if item.unit is None:  # a triple stabbing
        unit, rule = "victims", rules.MULTIPLE
    reading = _reading(doc, item, unit, rule, ends)
    harm = index(doc).at.get(noun.i)
    outcome: Outcome = "killed" if item.kind == "deaths" else harm.outcome if harm else "assaulted"
    if item.kind == "injuries":
        outcome = "seriously_injured" if any(c.lower_ in w.SERIOUS for c in noun.children) else "injured"
    reading.outcome = outcome
    low = singular(noun.lower_)
    mechanism = (
        MECHANISM.get(low)
        or MECHANISM.get(noun.lower_)
        or MECHANISM.get(low.removesuffix("bing") + "b")
        or (harm.mechanism if harm else None)
    )
    reading.mechanisms = [mechanism] if mechanism else []
    reading.assertion = assertion(noun)
    reading.who, reading.who_text = _on_whom(doc, noun, topic)
    reading.aggregate = item.kind != "injuries" and unit != "victims"
    if item.value == 0:
        reading.assertion = "negated"
        if item.kind == "attacks" and assertion(noun) == "asserted":
            return None
    return reading


def _violent(doc: Doc, item: Counted, noun: Token, topic: Reading | None) -> bool:
    for i in range(item.start, min(len(doc), noun.i + 6)):
        low = doc[i].lower_
        if i != noun.i and (low in w.VIOLENT or singular(low) in w.NOUNS):
            return True
    return topic is not None and topic.unit in ("assaults", "incidents") and noun.i - topic.end < 60


def _on_whom(doc: Doc, noun: Token, topic: Reading | None) -> tuple[str | None, str | None]:
    """Whom attacks were on: "on police officers", "against staff"; else whom the attacks told of before were on."""
    for child in noun.rights:
        if child.lower_ in ("on", "against", "of", "involving"):
            for inner in child.children:
                if inner.dep_ == "pobj" and (who := group_of(inner)):
                    start = inner.i
                    while start > child.i + 1 and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ"):
                        start -= 1
                    return who, doc[start : inner.i + 1].text
    for i in range(noun.i + 1, min(len(doc), noun.i + 4)):
        if doc[i].lower_ in ("on", "against"):
            people = noun_at(doc, i + 1)
            if people is not None and (who := group_of(people)):
                return who, doc[i + 1 : people.i + 1].text
    return (topic.who, None) if topic is not None and topic.unit in ("assaults", "victims") else (None, None)


def _times(doc: Doc, item: Counted, ends: list[int]) -> Reading | None:
    """ "attacked on average three times a day"."""
    rate, _ = rate_near(doc, item.start, item.end, min(ends[item.start], item.end + 3))
    if rate is None:
        return None
    start = _sentence_start(doc, item.start)
    near = [h for i, h in index(doc).at.items() if start <= i < ends[item.start]]
    if not near:
        return None
    harm = min(near, key=lambda h: abs(h.head - item.start))
    reading = _reading(doc, item, "assaults", rules.TIMES, ends)
    reading.rate, reading.aggregate, reading.outcome = rate, True, harm.outcome
    reading.mechanisms = [harm.mechanism] if harm.mechanism else []
    reading.assertion = harm.assertion
    reading.who_text = None
    if harm.patients:
        patient = doc[harm.patients[0]]
        reading.who, reading.who_text = group_of(patient), doc[patient.left_edge.i : patient.i + 1].text
    return reading


def _single(doc: Doc, item: Counted) -> Reading | None:
    noun = doc[item.anchors[0]]
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return None
    anchors = [noun.i]
    node = noun
    while (
        node.dep_ in ("conj", "appos")
        and node.head.i < node.i
        and node.head.pos_ in ("NOUN", "NUM", "DET", "PRON", "ADJ")
    ):
        node = node.head
        anchors.append(node.i)
    role = role_of(doc, tuple(anchors), _after_age(doc, noun.i + 1))
    if role is None and noun.dep_ == "poss":
        role = role_of(doc, (noun.head.i,), len(doc))
        if role is not None and index(doc).patients.get(noun.head.i) is None:
            role = None
    if role is None or role.unit != "victims" or role.assertion in ("hypothetical", "negated"):
        return None
    title_end = int(doc.user_data.get("newsmine_title_end", 0))
    verb = doc[role.at]
    if noun.idx >= title_end and _generic(verb):
        return None
    reading = _reading(doc, item, "victims", rules.SINGLE, None)
    reading.outcome, reading.mechanisms, reading.assertion, reading.at = (
        role.outcome,
        role.mechanisms,
        role.assertion,
        role.at,
    )
    if item.kind == "bare":
        reading.who, reading.who_text = None, None
    return reading


def _after_age(doc: Doc, i: int) -> int:
    """Behind ", 15,"."""
    if i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].text.isdigit():
        i += 2
        if i < len(doc) and doc[i].text == ",":
            i += 1
    return i


def _generic(verb: Token) -> bool:
    """ "an officer is assaulted every hour": present, and no particular attack."""
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if aux & {"has", "have", "had", "was", "were", "been", "being", "got", "'s", "’s"}:
        return False
    return bool(aux & {"is", "are", "gets", "get"}) or verb.tag_ in ("VBZ", "VBP")


# ---------------------------------------------------------------- shares and changes


def _shares(doc: Doc) -> tuple[list[Reading], set[int]]:
    found: list[Reading] = []
    taken: set[int] = set()
    for token in doc:
        if token.i in taken:
            continue
        share = share_at(doc, token.i)
        if share is None:
            continue
        noun = noun_at(doc, share.of, whole=True) if share.of < len(doc) else None
        pronoun = share.of < len(doc) and doc[share.of].lower_ in ("them", "those", "us", "whom")
        number = doc[share.end - 1]
        anchors = {number.i, doc[share.start].i, number.head.i, *([noun.i] if noun is not None else [])}
        role = role_of(doc, tuple(anchors), noun.i + 1 if noun is not None else share.of + pronoun)
        who = group_of(noun) if noun is not None else None
        if role is None or role.unit != "victims" or (noun is not None and who is None):
            continue
        end = noun.i + 1 if noun is not None else share.of + 1 if pronoun else share.end
        start = share.start
        while start > 0 and doc[start - 1].lower_ in (
            "nearly",
            "almost",
            "about",
            "around",
            "than",
            "more",
            "over",
            "some",
            "fewer",
            "less",
        ):
            start -= 1
        taken.update(range(start, end))
        found.append(
            Reading(
                start,
                end,
                None,
                None,
                None,
                "exact",
                "victims",
                rules.SHARE,
                outcome=role.outcome,
                mechanisms=role.mechanisms,
                assertion=role.assertion,
                who=who,
                who_text=noun.text if noun is not None else None,
                share=round(share.share, 6),
                aggregate=True,
                at=role.at,
            )
        )
    return found, taken


def _changes(doc: Doc, found: list[Reading], ends: list[int]) -> list[Reading]:
    """Changes whose figure stands alone: "attacks rise by a fifth", "a 30 per cent rise in assaults"."""
    result: list[Reading] = []
    spans = [(r.start, ends[r.start]) for r in found if r.change is not None]
    for token in doc:
        low = token.lower_
        percent: float | None = None
        start = end = token.i
        if low in w.FIXED and token.pos_ in ("VERB", "AUX", "ADJ", "ADV"):
            percent, end = w.FIXED[low], token.i + 1
        else:
            here = percentage_at(doc, token.i)
            if here is None:
                continue
            percent, start, end = here.percent, here.start, here.end
            if end < len(doc) and direction_of(doc[end].lower_) and doc[end].pos_ == "NOUN":
                end += 1
            else:
                j = start - 1
                while j >= 0 and start - j <= 4 and not direction_of(doc[j].lower_):
                    j -= 1
                if j < 0 or start - j > 4:
                    continue
                start = j
        if any(a <= token.i < b for a, b in spans):
            continue
        direction = next((d for i in range(start, end) if (d := direction_of(doc[i].lower_))), None)
        attack = _attacks_near(doc, start, end, ends)
        if direction is None or attack is None:
            continue
        reading = Reading(
            start, end, None, None, None, "exact", "assaults", rules.CHANGE, outcome="assaulted", aggregate=True
        )
        reading.change = Change(direction=direction, percent=int(percent) if float(percent).is_integer() else percent)
        reading.who, reading.who_text = _on_whom(doc, attack, None)
        reading.assertion = assertion(doc[start])
        result.append(reading)
    return result


def _attacks_near(doc: Doc, start: int, end: int, ends: list[int]) -> Token | None:
    """The plural noun for attacks that a change is said of, in the same sentence."""
    for i in range(end, min(ends[start], end + 8)):
        if _attack_noun(doc[i]):
            return doc[i]
    for i in range(start - 1, max(_sentence_start(doc, start) - 1, start - 25), -1):
        if _attack_noun(doc[i]):
            return doc[i]
    return None


def _attack_noun(token: Token) -> bool:
    low = token.lower_
    return (low.endswith("s") and w.NOUNS.get(singular(low)) == "assaults") or low in ("violence", "disorder")
