"""Where an article gives two totals of one incident that cannot both hold: kept as bounds, with a warning."""

from __future__ import annotations

import itertools
import re

from newsmine.language.parsed import Doc
from newsmine.record import Count, Incident, Interval
from newsmine.rooms.findings import left, rekeep, warn
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.mention import KILLED
from newsmine.rooms.incidents.mentions import mentions
from newsmine.rooms.incidents.scenes import read
from newsmine.rooms.incidents.totals import OPEN, RISEN, Total, several, totals_of

#: What a total is of, in words.
_SAID = {"k": "killed", "i": "hurt", "s": "hit", "a": "attacked", "o": "attacking"}


def conflicts(doc: Doc) -> None:
    """Widen the figures of each incident to totals that contradict each other, and warn."""
    counts: list[Count] = left(doc, "counts")
    if len(counts) < 2:
        return
    changed = False
    for incident in left(doc, "incidents"):
        mine = [count for count in counts if count.incident == incident.id]
        if len({count.value for count in mine if count.unit in ("victims", "offenders")}) < 2:
            continue
        totals = totals_of(doc, mine, read(doc), _first_day(doc, incident))
        for kinds in ("k", "is", "sz", "a", "o"):
            alike = [one for one in totals if one.kind in kinds]
            if "z" in kinds and not any(one.kind == "z" for one in alike):
                continue
            if len(alike) > 1 and (latest := _latest(doc, alike)) is not None:
                changed |= _replace(incident, latest)
            elif len(alike) > 1 and (pair := _contradiction(doc, alike, totals)) is not None:
                changed |= _keep(doc, incident, *pair)
    if changed:
        rekeep(doc, "incidents")


def _first_day(doc: Doc, incident: Incident) -> str | None:
    """The day of the news; in court, where that is long past, of the incident."""
    own = incident.from_ or incident.to
    return own if left(doc, "sentences") else doc._.newsmine_published or own


def _contradiction(doc: Doc, alike: list[Total], totals: list[Total]) -> tuple[Total, Total] | None:
    """The first total and the one that contradicts it most; None where all of them can hold."""
    rivals = [(a, b) for a, b in itertools.combinations(alike, 2) if _rival(doc, a, b, totals)]
    if not rivals:
        return None
    return max(rivals, key=lambda pair: abs(pair[0].value - pair[1].value))


def _rival(doc: Doc, a: Total, b: Total, totals: list[Total]) -> bool:
    if not _apart(a, b) or not _contrast(doc, a, b) or _updated(doc, a, b):
        return False
    if several(doc) and not (_told_apart(a, b) and b.sentence - a.sentence <= 1):
        return False
    return not _made_up(doc, a, b, totals)


def _apart(a: Total, b: Total) -> bool:
    """True where no number of people satisfies both."""
    if "z" in (a.kind, b.kind):
        return a.kind != b.kind and a.noun == b.noun and (a.low > b.high or b.low > a.high)
    if a.kind != b.kind:
        hit, hurt = (a, b) if a.kind == "s" else (b, a)
        if a.noun != b.noun or not (hit.low > hurt.high or _told_apart(a, b)):
            return False  # some may be hurt who were not hit
    if a.noun == b.noun:
        return a.low > b.high or b.low > a.high
    if a.noun is None:
        return b.low > a.high  # more officers hurt than people
    return b.noun is None and a.low > b.high


def _contrast(doc: Doc, a: Total, b: Total) -> bool:
    """True where the second is not told as a part of the first: the headline's, or another's word."""
    less = min(a, b, key=lambda one: one.value)
    if len(less.counts) > 1 and less.kind != "z":
        return False  # "a man and a woman": some of them
    ids = {count.id for count in a.counts}
    apart = _told_apart(a, b) or (b.said is not None and _OPPOSED.match(doc.sents[b.sentence].text) is not None)
    if any(count.part_of in ids for count in b.counts):
        return apart
    if a.titled and b.value < a.value and b.sentence > a.sentence + _LEAD and not apart:
        return False  # further down the story tells of some of them
    return apart or a.titled != b.titled or b.value > a.value


#: Sentences after the headline in which a figure is still that of the whole.
_LEAD = 2
_OPPOSED = re.compile(
    r"\W*(?:but|however|yet|though|although|in contrast|contrary to|on the other hand)\b", re.IGNORECASE
)


def _told_apart(a: Total, b: Total) -> bool:
    """True where two different people or bodies say so, one after the other."""
    if abs(a.sentence - b.sentence) > _NEXT:
        return False
    return a.said is not None and b.said is not None and _name(a.said) != _name(b.said)


def _name(speaker: str) -> str:
    return speaker.split()[-1].lower()


#: Words of a figure that was, or of one that has changed since.
_UPDATE = re.compile(
    r"\b(?:initial(?:ly)?|originally|at first|first (?:said|reported|reports|thought|believed)|earlier|previously|"
    r"preliminary|revised?|updated?|upgraded|corrected|rises?|rose|risen|climb(?:s|ed)|up to|now|since|later|"
    r"had (?:said|reported|been reported)|bring(?:s|ing)|brought|rais(?:es|ed|ing)|increased?|has died|have died)\b",
    re.IGNORECASE,
)


#: Anywhere: figures have been given before.
_FIRST_TOLD = re.compile(
    r"\b(?:initially|originally|at first|earlier|previously|first) (?:been )?(?:reported|said|thought|believed|put)\b|"
    r"\b(?:initial|early|earlier|first|preliminary|previous) "
    r"(?:reports?|counts?|tolls?|figures?|tall(?:y|ies)|estimates?)\b",
    re.IGNORECASE,
)


def _updated(doc: Doc, a: Total, b: Total) -> bool:
    """True where one of them is told as an earlier figure, or as one that has changed."""
    if any(_UPDATE.search(doc.sents[one.sentence].text) for one in (a, b)):
        return True
    return _FIRST_TOLD.search(doc.text) is not None


def _latest(doc: Doc, alike: list[Total]) -> Total | None:
    """The total that others have risen to, or been corrected to; None where none is told so."""
    for one in reversed(alike):
        if RISEN.search(doc.text[max(doc.sents[one.sentence].start_char, one.start - 120) : one.start]):
            return one
    return None


def _replace(incident: Incident, latest: Total) -> bool:
    """Write the latest total of those killed or hurt; False where the incident has it already."""
    figure = _figure_of(incident, latest.kind)
    if latest.kind not in "ki" or figure is None or figure.value == latest.value or len(latest.counts) > 1:
        return False
    count = latest.counts[0]
    more = (count.value or 0) - (figure.value or 0)
    whole = incident.victims
    if whole is not None and whole.value is not None and whole.low is not None and whole.high is not None:
        whole.value, whole.low, whole.high = whole.value + more, whole.low + more, whole.high + more
    figure.value, figure.low, figure.high = count.value, count.low, count.high
    return True


def _made_up(doc: Doc, a: Total, b: Total, totals: list[Total]) -> bool:
    """True where others told of make up the difference: the dead among those hit, "a fifth", the gunman."""
    more = abs(a.value - b.value)
    found = mentions(doc)
    if a.kind in ("i", "s", "a") and "z" not in (a.kind, b.kind):
        dead = {one.value for one in totals if one.kind == "k"} | {
            m.value for m in found if m.outcome == KILLED and m.value is not None
        }
        if more in dead or (a.kind != b.kind and dead):
            return True
    if more == 1 and any(_OWN.search(doc.sents[one.sentence].text) for one in (a, b)):
        return True
    if more == 1 and any((m.own or m.offender) and m.outcome is not None for m in found):
        return True
    after = min(a, b, key=lambda one: one.value).sentence
    return any(m.other and m.value == more and after <= m.sentence <= after + _NEXT for m in found)


#: The attacker is told of as one of them.
_OWN = re.compile(
    r"\b(?:including|counting|plus|and) (?:the |an? |his |her )?(?:alleged |suspected |lone )?"
    r"(?:" + "|".join(sorted(w.OFFENDERS)) + r")\b|\b(?:himself|herself)\b",
    re.IGNORECASE,
)
#: Sentences after a figure in which the rest may be told of.
_NEXT = 5


def _keep(doc: Doc, incident: Incident, a: Total, b: Total) -> bool:
    """Widen the figure of the incident to both totals, and warn; not where it is some other figure."""
    low, high = min(a.low, b.low), max(a.high, b.high)
    kind = a.kind if a.kind == b.kind else "s" if "z" in (a.kind, b.kind) else "i"
    figure = _figure_of(incident, kind)
    if figure is None or figure.value is None:
        return False
    if figure.value > high or (figure.high is not None and figure.high < low):
        return False
    if kind == "s":
        dead = incident.killed.value if incident.killed is not None and incident.killed.value else 0
        _widen(incident.injured, low - dead, high - dead)
    elif kind == "k":
        _widen(incident.killed, low, high)
    elif kind == "i":
        _widen(incident.injured, low, high)
    if kind == "o":
        _widen(incident.offenders, low, high)
    elif kind in "sa":
        _widen(incident.victims, low, high)
    else:
        _add_up(incident)
    told = " and ".join(f"“{doc.text[one.start : one.end]}” ({_where(one)})" for one in (a, b))
    warn(
        doc,
        "conflicting_figures",
        f"{told} cannot both be the number {_SAID[kind]}: kept as {_plain(figure.low)} to {_plain(figure.high)}",
        incident,
    )
    return True


def _figure_of(incident: Incident, kind: str) -> Interval | None:
    if kind == "k":
        return incident.killed
    if kind == "i":
        return incident.injured
    return incident.offenders if kind == "o" else incident.victims


def _widen(figure: Interval | None, low: float, high: float) -> None:
    if figure is None or figure.value is None:
        return
    figure.low = min(_whole_number(low), figure.value if figure.low is None else figure.low)
    figure.high = None if high == OPEN or figure.high is None else max(_whole_number(high), figure.high)


def _add_up(incident: Incident) -> None:
    """Those attacked are at least, and where nobody else was, at most, those killed and hurt."""
    parts = [part for part in (incident.killed, incident.injured) if part is not None]
    whole = incident.victims
    if whole is None or whole.value is None or whole.value != sum(part.value or 0 for part in parts):
        return
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    _widen(whole, sum(low or 0 for low in lows), OPEN if None in highs else sum(high or 0 for high in highs))


def _where(one: Total) -> str:
    return " + ".join(f"{count.id}, characters {count.start} to {count.end}" for count in one.counts)


def _plain(bound: float | None) -> str:
    return "more" if bound is None else str(bound)


def _whole_number(bound: float) -> int:
    return round(bound)
