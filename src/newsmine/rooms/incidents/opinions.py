"""What the other rooms found of those harmed, as evidence for the toll: counts of victims, and people by their fate."""

from __future__ import annotations

from bisect import bisect_right

from newsmine.language.parsed import Doc
from newsmine.record import Count
from newsmine.rooms.findings import left
from newsmine.rooms.incidents.scope import background, title_sentences

_KINDS = {
    "killed": "k",
    "injured": "i",
    "seriously_injured": "i",
    "hospitalised": "i",
    "assaulted": "s",
    None: "s",
}
_FATES = {"killed": "k", "injured": "i", "hospitalised": "i"}
_MOST = 60
_SUSPECTS = frozenset({"suspect", "defendant", "convicted"})
#: Sentences after the headline that are read.
_READ = 30


def opinions(doc: Doc, signal: dict[str, float]) -> None:
    """Add counts of victims and people by what became of them.

    Keys: c the largest count, h that of the headline, d the first; ro suspects, rn named people, ru others; each with
    its kind (k killed, i hurt, s hit). c0: how often somebody is said not to have been harmed.
    """
    starts = [sent.start_char for sent in doc.sents]
    aside = background(doc)
    titled = title_sentences(doc)

    def within(position: int) -> bool:
        number = bisect_right(starts, position) - 1
        return number not in aside and number < titled + _READ

    counts: list[Count] = [
        c
        for c in left(doc, "counts")
        if c.unit == "victims"
        and c.outcome in _KINDS
        and not c.aggregate
        and c.value is not None
        and c.assertion in ("asserted", "alleged", "negated")
        and c.value <= _MOST
        and within(c.start)
    ]
    end = doc.title_end
    for c in counts:
        if c.value == 0 or c.assertion == "negated":
            signal["c0"] = signal.get("c0", 0) + 1
            continue
        kind = _KINDS[c.outcome]
        value = float(c.value or 0)
        signal["c" + kind + "x"] = max(signal.get("c" + kind + "x", 0), value)
        signal.setdefault("d" + kind, value)
        if c.start < end:
            signal["h" + kind + "x"] = max(signal.get("h" + kind + "x", 0), value)
    for p in left(doc, "people"):
        fate = _FATES.get(p.status)
        if fate is not None and within(p.start):
            who = "o" if _SUSPECTS & set(p.roles) else "n" if p.name else "u"
            signal["r" + who + fate] = signal.get("r" + who + fate, 0) + 1
