"""The scenes of an article: which sentences tell of which incident.

The first sentences tell of the main case unless they give statistics. A cue ("weeks after", "in a
separate incident", "last year") opens a scene of another case, which lasts while the next
sentences go on about it; then the article is back at its main case. A tally over a short
period is a scene, and the cases told singly after it are parts of it.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from newsmine.language.desk import once_per_doc
from newsmine.language.parsed import Doc, Span
from newsmine.lexicon import words
from newsmine.record import Count, Date
from newsmine.rooms.findings import left
from newsmine.rooms.incidents.mention import Mention
from newsmine.rooms.incidents.mentions import mentions
from newsmine.rooms.incidents.scope import background, one_of_them, title_sentences
from newsmine.violence import Harm, harms

_REFERRING = frozenset({"he", "she", "they", "it", "his", "her", "their", "this", "that", "these", "those", "both"})
_SHORT_DAYS = 8
_SHORT = re.compile(
    r"\b(?:weekend|overnight|(?:last|one|this|a single|the) (?:night|evening|shift)|24 hours|48 hours)\b", re.IGNORECASE
)
_LONG = re.compile(r"\b(?:every|each|per|a year|years?|months?|average|20\d\d)\b", re.IGNORECASE)
#: Force used on a crowd, where nobody is named who suffered it.
_FORCES = words("newsmine.rooms.incidents", "force", "phrases")
_FORCE = re.compile(r"\b(?:" + "|".join(re.escape(p) for p in sorted(_FORCES)) + r")\b", re.IGNORECASE)


@dataclass(slots=True)
class Scene:
    """Sentences of one incident. `main`: what the article is about; `part_of`: the scene it was part of."""

    sentences: list[int] = field(default_factory=list)
    main: bool = False
    tally: Count | None = None
    part_of: Scene | None = None
    harms: list[Harm] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    force: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """The scenes of an article, and the scene of each sentence that has one."""

    scenes: tuple[Scene, ...]
    of_sentence: dict[int, Scene]
    starts: tuple[int, ...]

    def at(self, position: int) -> Scene | None:
        """The scene told of at a character of the text."""
        return self.of_sentence.get(self.sentence(position))

    def sentence(self, position: int) -> int:
        """Number of the sentence that has a character of the text."""
        return bisect_right(self.starts, position) - 1


@once_per_doc
def read(doc: Doc) -> Reading:
    """The scenes of a document."""
    sentences = list(doc.sents)
    starts = tuple(sent.start_char for sent in sentences)
    told: dict[int, list[Harm]] = {}
    numbers = {token.i: n for n, sent in enumerate(sentences) for token in (sent[0],)}
    for harm in harms(doc):
        if harm.assertion in ("asserted", "alleged") and harm.kind != "unhurt":
            told.setdefault(numbers[doc[harm.head].sent.start], []).append(harm)
    phrases: dict[int, list[Mention]] = {}
    for m in mentions(doc):
        if m.outcome is not None and m.outcome != "unhurt":
            phrases.setdefault(m.sentence, []).append(m)
    counted: dict[int, list[Count]] = {}
    for count in left(doc, "counts"):
        counted.setdefault(bisect_right(starts, count.start) - 1, []).append(count)
    dates = {date.id: date for date in left(doc, "dates")}
    forced: dict[int, list[tuple[int, int]]] = {}
    whole = doc.text.lower()
    for match in _FORCE.finditer(doc.text) if any(phrase in whole for phrase in _FORCES) else ():
        forced.setdefault(bisect_right(starts, match.start()) - 1, []).append(match.span())
    aside = background(doc)
    parts = one_of_them(doc)
    titled = title_sentences(doc)
    scenes: list[Scene] = []
    of_sentence: dict[int, Scene] = {}
    main: Scene | None = None
    current: Scene | None = None
    for n, sent in enumerate(sentences):
        here = [harm for harm in told.get(n, []) if harm.patients or not harm.nominal or _specific(doc, harm)]
        people = phrases.get(n, [])
        numbered = counted.get(n, [])
        tally = next((c for c in numbered if _short_tally(c, dates, sent.text)), None)
        statistic = any(_statistic(c, dates, sent.text) for c in numbered) and tally is None
        if statistic and all(c.aggregate for c in numbered):
            current = None if current is not main else current
            continue
        force = forced.get(n, [])
        eventful = bool(here or people or tally or force)
        if not eventful:
            if current is not None and (n < titled + 3 or _goes_on(sent, current, sentences)):
                of_sentence[n] = current
            elif current is not None and current is not main:
                current = main
                if main is not None:
                    of_sentence[n] = main
            elif current is not None:
                of_sentence[n] = current
            continue
        if n in aside:
            if not _goes_on(sent, current, sentences) or current is main:
                current = Scene()
                scenes.append(current)
            scene = current
        elif n in parts and main is not None:
            scene = current = Scene(part_of=main if main.tally is not None else None)
            scenes.append(scene)
        elif tally is not None and (
            main is None or (main.tally is None and tally.same_as is None and main.part_of is None and not main.harms)
        ):
            main = main or Scene(main=True)
            if main not in scenes:
                scenes.append(main)
            main.tally = tally
            scene = current = main
        elif main is not None and main.tally is not None and tally is None and n >= titled and _introduces(people):
            scene = current = Scene(part_of=main)
            scenes.append(scene)
        elif current is not None and current is not main and _goes_on(sent, current, sentences):
            scene = current
        else:
            if main is None:
                main = Scene(main=True)
                scenes.append(main)
            scene = current = main
        assert scene is not None
        scene.sentences.append(n)
        scene.harms += here
        scene.mentions += people
        scene.force += force
        of_sentence[n] = scene
    kept = tuple(scene for scene in scenes if scene.harms or scene.mentions or scene.force or scene.tally is not None)
    return Reading(kept, {n: s for n, s in of_sentence.items() if s in kept}, starts)


def _specific(doc: Doc, harm: Harm) -> bool:
    """True for "an attack", "the shooting"; not for "attacks", "violence"."""
    noun = doc[harm.head]
    return noun.tag_ in ("NN", "NNP") and any(
        c.dep_ == "det" and c.lower_ in ("a", "an", "the", "this", "that") for c in noun.children
    )


def _short_tally(count: Count, dates: dict[str, Date], sentence: str) -> bool:
    """True for a number of attacks or victims over a stated few days ("17 officers this weekend")."""
    if (
        not count.aggregate
        or count.assertion not in ("asserted", "alleged")
        or count.unit not in ("victims", "assaults")
    ):
        return False
    if count.rate is not None or count.change is not None or count.share is not None or not (count.value or count.low):
        return False
    period = dates.get(count.period or "")
    if period is None:
        return bool(_SHORT.search(sentence)) and not _LONG.search(sentence)
    return period is not None and _days(period) is not None and (_days(period) or 0) <= _SHORT_DAYS


def _days(date: Date) -> int | None:
    """How many days a date means, from its days or its value; None when that is open."""
    if date.from_ and date.to:
        first, last = (datetime.date.fromisoformat(d[:10]) for d in (date.from_, date.to))
        return (last - first).days + 1
    value = date.value
    if value.endswith("WE") or "-WXX-" in value or value.endswith(("NI", "EV", "MO", "AF", "DT")):
        return 2
    if value.startswith("P") and value.endswith(("D", "H")) and value[1:-1].lstrip("T").isdigit():
        return int(value[1:-1].lstrip("T")) if value.endswith("D") else 1
    return None


def _statistic(count: Count, dates: dict[str, Date], sentence: str) -> bool:
    """True for a yearly figure, a rate, a change or a share."""
    return (
        count.aggregate
        and not _short_tally(count, dates, sentence)
        and count.unit in ("victims", "assaults", "injuries", "incidents")
    )


def _introduces(people: list[Mention]) -> bool:
    return any(m.kind in ("indefinite", "name") or (m.kind == "number" and m.value == 1) for m in people)


def _goes_on(sent: Span, current: Scene | None, sentences: list[Span]) -> bool:
    """True when a sentence goes on about the scene before it: "The officer ...", "He ..."."""
    if current is None or not current.sentences:
        return False
    first = next((t for t in sent if t.is_alpha), None)
    if first is None:
        return True
    if first.lower_ in _REFERRING:
        return True
    last = sentences[current.sentences[-1]]
    known = {doc_token.text for doc_token in last if doc_token.pos_ == "PROPN"}
    if first.lower_ == "the":
        heads = {m.noun for m in current.mentions}
        following = {t.lower_ for t in sent[: min(6, len(sent))]}
        return bool(heads & following) or bool(
            following & {"victim", "attack", "incident", "offender", "thug", "attacker", "shooting", "suspect", "case"}
        )
    return any(t.text in known and t.pos_ == "PROPN" for t in sent[:6])
