"""Figures that an article gives for the whole of an incident: a headline's "five hurt", "police said six were hurt"."""

from __future__ import annotations

import datetime
import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc
from newsmine.language.quotations import statements
from newsmine.record import Count
from newsmine.rooms.findings import left
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.mention import ATTACKED, HIT, INJURED, KILLED, Mention
from newsmine.rooms.incidents.mentions import mentions
from newsmine.rooms.incidents.scene import Reading
from newsmine.rooms.incidents.scope import background, teasers, title_sentences

#: What a figure is of, by letter: killed, hurt, hit with the outcome not said, attacked; o: who attacked; z: the
#: killed and the hurt together.
_OUTCOMES = {KILLED: "k", INJURED: "i", HIT: "s", ATTACKED: "a"}
_COUNTED = {"killed": "k", "injured": "i", "assaulted": "a"}
OPEN = float("inf")
_FEWEST = 2
_LEAD = 3
_SOON = datetime.timedelta(days=14)


@dataclass(slots=True)
class Total:
    """A number of people with one outcome, and the counts that give it; `noun` None: people of any kind.

    `low`, `high`: what it allows for. `said`: who says so, as characters of the text; None: the article itself.
    """

    counts: list[Count]
    kind: str
    noun: str | None
    low: float
    high: float
    sentence: int
    titled: bool
    said: str | None
    clause: str

    @property
    def value(self) -> float:
        """The best figure."""
        return sum(count.value or 0 for count in self.counts)

    @property
    def start(self) -> int:
        """The first character of the figure."""
        return self.counts[0].start

    @property
    def end(self) -> int:
        """The character after its last."""
        return self.counts[-1].end


def totals_of(doc: Doc, counts: Sequence[Count], reading: Reading, day: str | None) -> list[Total]:
    """The totals among the counts of an incident, in text order. `day`: when it began."""
    titled = title_sentences(doc)
    aside = background(doc) | teasers(doc)
    aside |= _before(doc, day, reading)
    beside = _in_sentence(counts, reading)
    phrases = _Phrases(doc)
    found: list[Total] = []
    groups: dict[int, Total] = {}
    for count in counts:
        n = reading.sentence(count.start)
        m = phrases.of(count)
        kind = _kind(doc, count, m)
        if kind is None or n in aside or not _figure(count):
            continue
        if m is not None and len(members := phrases.listed(m)) > 1:
            if (first := groups.get(m.group)) is not None:
                first.counts.append(count)
                low, high = _bounds(count)
                first.low, first.high = first.low + low, first.high + high
                first.noun = first.noun if first.noun == _noun(count, m) else None
                continue
            if any(x.outcome != m.outcome for x in members):
                continue
        if (m is None or m.outcome is None) and kind == "i" and found and found[-1].counts[0].outcome == count.outcome:
            kind = found[-1].kind  # "five were stabbed; some put the number at seven"
        low, high = _bounds(count)
        clause = _clause(doc, n, count.start)
        one = Total([count], kind, _noun(count, m), low, high, n, n < titled, _speaker(doc, count.start), clause)
        if m is not None and len(phrases.listed(m)) > 1:
            groups[m.group] = one
        elif not _whole(doc, one, m, titled) or (not one.titled and _one_of_several(doc, one, beside.get(n, []))):
            continue
        found.append(one)
    counted = {group: len(one.counts) for group, one in groups.items()}
    broken = {id(one) for group, one in groups.items() if counted[group] < len(phrases.members[group])}
    kept = [one for one in found if id(one) not in broken]
    return [one for one in (*kept, *_sums(kept)) if one.value >= _FEWEST]


def _sums(found: Sequence[Total]) -> Iterator[Total]:
    """The dead and the hurt of one sentence together: "2 dead, 5 hurt" are seven who were hit."""
    for dead, hurt in itertools.pairwise(found):
        if (dead.kind, hurt.kind) == ("k", "i") and dead.sentence == hurt.sentence:
            low, high = dead.low + hurt.low, dead.high + hurt.high
            counts = [*dead.counts, *hurt.counts]
            yield Total(counts, "z", None, low, high, dead.sentence, dead.titled, dead.said, hurt.clause)


_ATTACKS = re.compile(
    r"\b(?:shootings|stabbings|attacks|assaults|incidents|murders|killings|homicides|separate|spree|string of|"
    r"series of|spate of|overnight violence|scenes|locations)\b",
    re.IGNORECASE,
)


@once_per_doc
def several(doc: Doc) -> bool:
    """True where the headline or the lead tells of several attacks: a figure may then be of any of them."""
    return any(_ATTACKS.search(sent.text) for sent in doc.sents[: title_sentences(doc) + 2])


def _before(doc: Doc, day: str | None, reading: Reading) -> frozenset[int]:
    """Numbers of the sentences that name a day long before the incident."""
    if day is None:
        return frozenset()
    first = (datetime.date.fromisoformat(day[:10]) - _SOON).isoformat()
    found = set()
    for date in left(doc, "dates"):
        if date.to is not None and date.to[:10] < first:
            found |= {reading.sentence(date.start), reading.sentence(date.end - 1)}
            if doc.text[date.end : date.end + 1] == ":":
                found.add(reading.sentence(date.end + 2))  # "August 1982: ..."
    return frozenset(found)


def _in_sentence(counts: Sequence[Count], reading: Reading) -> dict[int, list[Count]]:
    found: dict[int, list[Count]] = {}
    for count in counts:
        if count.unit == "victims" and count.value:
            found.setdefault(reading.sentence(count.start), []).append(count)
    return found


def _one_of_several(doc: Doc, one: Total, beside: Sequence[Count]) -> bool:
    """True for a figure that stands beside others: "four were shot and one was hit by glass", "six hurt, two badly"."""
    count = one.counts[0]
    beside = [other for other in beside if _speaker(doc, other.start) == one.said]
    for other in beside:
        if other is count or other.part_of == count.id or other.outcome in (None, "killed", "unhurt"):
            continue
        if other.start < count.start and (other.value or 0) > one.value:
            return True
        if one.kind != "k" and other.value != one.value and other.outcome == count.outcome:
            return True
    return False


class _Phrases:
    """The phrases for people of a document, by their place and by the list that they stand in."""

    def __init__(self, doc: Doc) -> None:
        self.found = sorted(mentions(doc), key=lambda m: m.head)
        self.heads = [doc[m.head].idx for m in self.found]
        self.members: dict[int, list[Mention]] = {}
        for m in self.found:
            self.members.setdefault(m.group, []).append(m)

    def of(self, count: Count) -> Mention | None:
        """The phrase that a count is of."""
        k = bisect_right(self.heads, count.end - 1) - 1
        return self.found[k] if k >= 0 and self.heads[k] >= count.start else None

    def listed(self, m: Mention) -> list[Mention]:
        """The phrases joined with one: "two men and a boy"."""
        return self.members[m.group]


def _kind(doc: Doc, count: Count, m: Mention | None) -> str | None:
    if count.unit == "offenders":
        return "o"
    if count.unit != "victims" or count.outcome in ("hospitalised", "seriously_injured"):
        return None
    if m is None and count.outcome == "killed" and " " in count.text and not _DEAD.search(count.text):
        return None  # "a jail term for three deaths"
    if m is None or m.outcome is None:
        return _COUNTED.get(count.outcome or "")
    kind = _OUTCOMES.get(m.outcome)
    if kind == "s" and m.other and _beside_dead(doc, m):
        return "i"  # "two dead and seven others shot"
    return kind if kind == "k" or count.outcome != "killed" else None


def _figure(count: Count) -> bool:
    return (
        count.value is not None
        and count.value >= 1
        and count.assertion in ("asserted", "alleged")
        and not (count.aggregate or count.rate or count.change or count.share is not None)
    )


_DEAD = re.compile(r"\b(?:dead|killed|died)$", re.IGNORECASE)


def _noun(count: Count, m: Mention | None) -> str | None:
    if count.who not in (None, "civilian", "child", "other", "suspect"):
        return count.who
    return None if m is None or m.noun in w.GENERIC else _ALIKE.get(m.noun, m.noun)


_ALIKE = {"teenager": "teen", "youth": "teen", "youngster": "child", "kid": "child", "schoolchild": "pupil"}


def _bounds(count: Count) -> tuple[float, float]:
    """What a figure allows for; "about 20" and "nearly 20" are a fifth more or less."""
    value = count.value or 0
    if count.qualifier == "about":
        return value * 0.8, value * 1.2
    if count.qualifier == "exact":
        return value, value
    return count.low if count.low is not None else 0, count.high if count.high is not None else OPEN


def _speaker(doc: Doc, position: int) -> str | None:
    """Words for who says what stands at a place: of the innermost statement around it, or who puts a figure at it."""
    if put := _PUT.search(doc.text[max(0, position - 80) : position]):
        return put[1]
    around = [s for s in statements(doc) if s.speaker_start is not None and s.start <= position < s.end]
    if not around:
        return None
    inner = min(around, key=lambda s: s.end - s.start)
    return doc.text[inner.speaker_start : inner.speaker_end]


#: "The union put the figure at eleven".
_PUT = re.compile(
    r"(\w+) (?:has |have |had )?(?:put|puts|placed|places|gave|estimated) the [^.;]{0,30}"
    r"\b(?:figure|number|total|toll|tally)\b[^.;]{0,30} at (?:about |around |at least )?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:–—]|\s-\s|\b(?:and|but|while|after|when|although|though)\b")


def _clause(doc: Doc, n: int, position: int) -> str:
    """The words around a figure, up to the next comma or conjunction on either side."""
    sent = doc.sents[n]
    text, at = sent.text, position - sent.start_char
    start = max((b.end() for b in _BREAK.finditer(text, 0, at)), default=0)
    after = _BREAK.search(text, at)
    return text[start : after.start() if after else len(text)]


#: Words beside a figure that may be of a part: those found in a place, treated in one hospital, in one condition.
_PART = re.compile(
    r"\b(?:found|finds?|discovered|located|identified|arriv\w+|transported|rushed|airlifted|flown|drove|treated|"
    r"admitted|taken|hospitals?|hospitali[sz]ed|scene|critical(?:ly)?|serious(?:ly)?|stable|conditions?|later|more|"
    r"another|additional|further|separate|initially|first|second|third|last|least|other|remaining|"
    r"both|released|discharged|each|which|who|inside|nearby|could|might|may|would|if|"
    r"feared|fears?|in addition|besides|plus|as well as|along with|rest)\b",
    re.IGNORECASE,
)
_DEFINITE = frozenset({"the", "both", "all", "these", "those", "his", "her", "their", "its", "my", "our"})
_BADLY = re.compile(r"\b(?:critical(?:ly)?|serious(?:ly)?|badly|severely|gravely)\b", re.IGNORECASE)
_OF = re.compile(r" of (?:the|them|those|these|whom|which)\b", re.IGNORECASE)
_FAMILY = re.compile(r"(?:an? |the )?(?:family|couple|pair|trio) of\b", re.IGNORECASE)
#: Right before the figure.
_OF_THEM = re.compile(r"\b(?:including|includes|among(?: them| those)?)[,:]? $", re.IGNORECASE)
_QUALIFIER = re.compile(r"\b(?:at least|more than)\b", re.IGNORECASE)
_BESIDE_DEAD = re.compile(r"\b(?:others?|more)\b", re.IGNORECASE)
#: Words that a total is told with.
_TOTAL = re.compile(
    r"\b(?:in all|in total|a total of|altogether|overall|toll|tally|number of|figure|all told|left|leaving|leaves)\b",
    re.IGNORECASE,
)


_OUTCOME = re.compile(
    r" (?:people |others? |\w+ly |have been |had been |has been |are |is |was |were |being |got |left )*"
    r"(?:dead|die|kill|injur|hurt|wound|shot|stab|hit|attack|assault|struck|slash|murder|slain)",
    re.IGNORECASE,
)

_DONE = re.compile(
    r"\b(?:(?:kill|injur|hurt|wound|shoot|shot|stab|hit|attack|assault|leav|left)\w*|"
    r"(?:figure|number|total|toll|tally)\b[^.;]{0,40} (?:at|to|of|was)) (?:about |around |at least )?$",
    re.IGNORECASE,
)


#: Words before the figure that a total has come to.
RISEN = re.compile(
    r"\b(?:rises?|rose|risen|rising|climb(?:s|ed|ing)?|jump(?:s|ed)|increased?|grew|grown|revised|updated|corrected|"
    r"rais(?:es|ed|ing)|brings?|bringing|brought|lowered|reduced|cut|dropped|fell|fallen)\b[^.;]{0,80}\bto $|"
    r"\bnow (?:stands|stood|standing|put) at $",
    re.IGNORECASE,
)


def _whole(doc: Doc, one: Total, m: Mention | None, titled: int) -> bool:
    """True for a figure that is told of everybody, not of some of them, of those found in a place or of others."""
    count = one.counts[0]
    before = doc.text[max(0, count.start - 80) : count.start]
    if count.text.isdecimal() and not (_OUTCOME.match(doc.text, count.end) or _DONE.search(before)):
        return False  # an age
    if count.text.split()[0].lower() in _DEFINITE or (m is not None and m.partitive):
        return False
    if m is not None and m.offender and one.kind != "o":
        return False
    if m is not None and m.other and not (one.kind == "i" and _beside_dead(doc, m)):
        return False
    if RISEN.search(before):
        return True  # "the death toll later rose to three"
    if _BADLY.search(one.clause):
        return False
    if one.titled or (one.kind == "o" and one.sentence < titled + _LEAD):
        return True
    clause = _BESIDE_DEAD.sub("", one.clause) if m is not None and m.other else one.clause
    if _OF.match(doc.text, one.end) or _OF.search(count.text) or _FAMILY.match(count.text):
        return False
    if one.kind != "o" and (_PART.search(_QUALIFIER.sub("", clause)) or _OF_THEM.search(before)):
        return False
    return one.sentence < titled + _LEAD or one.said is not None or bool(_TOTAL.search(one.clause))


def _beside_dead(doc: Doc, m: Mention) -> bool:
    """True for "seven others" in "three dead and seven others hurt"."""
    return any(x.outcome == KILLED and x.sentence == m.sentence and x.start < m.start for x in mentions(doc))
