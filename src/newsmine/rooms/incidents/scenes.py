"""The scenes of an article: which stretches of it tell of which incident.

The first attack that is told is the main case, unless figures over a long time come first: then
every case is only an example. A cue ("weeks after", "in a separate incident"), another day, or,
among figures and tallies, somebody new ("a constable was bitten, and a nurse kicked") opens
another scene, which lasts while the text goes on about it; then the article is back at its main
case. A tally over a few days is a scene, and the cases told singly after it are parts of it.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence

from newsmine.language.desk import once_per_doc, text_of
from newsmine.language.parsed import Doc, Span, Token
from newsmine.record import Count, Date
from newsmine.rooms.findings import left
from newsmine.rooms.incidents.mention import Mention
from newsmine.rooms.incidents.mentions import mentions
from newsmine.rooms.incidents.pieces import Piece, antecedent, day_told, forced, introduces, listed, pieces_of
from newsmine.rooms.incidents.scene import Reading, Scene
from newsmine.rooms.incidents.scope import background, in_court, lead, one_of_them, only_old, teasers, title_sentences
from newsmine.rooms.incidents.tallies import serial_tally, short_tally, statistic
from newsmine.violence import Harm, harms

_REFERRING = frozenset({"he", "she", "they", "it", "his", "her", "their", "this", "that", "these", "those", "both"})
_RESUMING = frozenset(
    {"victim", "attack", "incident", "offender", "thug", "attacker", "shooting", "suspect", "case", "pair", "two"}
)
_DAY = datetime.timedelta(days=1)


@once_per_doc
def read(doc: Doc) -> Reading:
    """The scenes of a document."""
    return _Reader(doc).read()


class _Reader:
    """Goes through a document once, sentence by sentence, and keeps the scene that it is at."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.sentences = list(doc.sents)
        self.starts = tuple(sent.start_char for sent in self.sentences)
        self.dates: dict[str, Date] = {date.id: date for date in left(doc, "dates")}
        self.titled = title_sentences(doc)
        self.lead = lead(doc)
        #: In court what is old may be the case itself: until its day is told, an old day is that of the main case.
        self.court = bool(left(doc, "sentences")) or in_court(doc)
        self.old = only_old(doc)
        self.scenes: list[Scene] = []
        self.told: list[tuple[int, Scene | None]] = []
        self.main: Scene | None = None
        self.current: Scene | None = None
        #: True where figures over a long time have been told: who is new is then an example.
        self.several = False
        #: The days that news without a day of its own is of; none in court, where what is told is long past.
        self.lately = [] if left(doc, "sentences") else _week_before(doc._.newsmine_published)
        #: The scene of each person told of as a victim, and of each count, by id.
        self.of_person: dict[str, Scene] = {}
        self.of_count: dict[str, Scene | None] = {}
        mentioned = sorted((m.start, m.end, p.id) for p in left(doc, "people") for m in p.mentions)
        self.mentioned = mentioned
        self.mention_starts = [start for start, _, _ in mentioned]

    def read(self) -> Reading:
        doc, starts = self.doc, self.starts
        self.counts: list[Count] = [c for c in left(doc, "counts") if c.part_of or c.same_as]
        harmed: dict[int, list[Harm]] = {}
        for harm in harms(doc):
            if harm.assertion in ("asserted", "alleged") and harm.kind != "unhurt":
                harmed.setdefault(bisect_right(starts, doc[harm.head].idx) - 1, []).append(harm)
        phrases: dict[int, list[Mention]] = {}
        for m in mentions(doc):
            if m.outcome is not None and m.outcome != "unhurt":
                phrases.setdefault(m.sentence, []).append(m)
        counted: dict[int, list[Count]] = {}
        for count in left(doc, "counts"):
            counted.setdefault(bisect_right(starts, count.start) - 1, []).append(count)
        dated: dict[int, list[Date]] = {}
        for date in self.dates.values():
            if date.type in ("date", "time") and date.from_ and date.to:
                dated.setdefault(bisect_right(starts, date.start) - 1, []).append(date)
        force = forced(doc, starts)
        aside, led = background(doc), teasers(doc)
        parts = self.parts = one_of_them(doc)
        items = listed(doc)
        text = text_of(doc)
        for n, sent in enumerate(self.sentences):
            if n in items:
                self.main, self.several = None, True
                self.current = None
            counts = counted.get(n, [])
            tally = None
            if not self.several:
                tally = next((c for c in counts if short_tally(c, self.dates, text, sent.text)), None)
            if tally is None and n < self.lead:
                tally = next((c for c in counts if serial_tally(c, text, sent.text)), None)
            figures = [c for c in counts if c is not tally and statistic(c, self.dates, sent.text)]
            pieces = pieces_of(sent, harmed.get(n, []), phrases.get(n, []), figures, self._splitting(tally))
            if not pieces and (tally is not None or n in force):
                pieces = [Piece(sent.start_char, [], [])]
            if not pieces:
                self._quiet(n, sent)
            for k, piece in enumerate(pieces):
                old = n in led or (n in aside and not self._opening(n, piece) and not self._again(piece))
                self._tell(n, sent, piece, dated.get(n, []), tally if k == 0 else None, old, n in parts, k > 0)
            if figures and tally is None and (self.main is None or n >= self.lead):
                self.several = True
            for count in counts:
                self.of_count.setdefault(count.id, self.told[-1][1] if len(pieces) < 2 else self._at(count.start))
            if n in force and self.current is not None and pieces:
                self.current.force += force[n]
        kept = [
            scene for scene in self.scenes if scene.harms or scene.mentions or scene.force or scene.tally is not None
        ]
        known = {id(scene) for scene in kept}
        return Reading(
            tuple(kept),
            tuple(begin for begin, _ in self.told),
            tuple(scene if scene is not None and id(scene) in known else None for _, scene in self.told),
            starts,
        )

    def _at(self, position: int) -> Scene | None:
        """The scene told of at a character, among those so far."""
        number = bisect_right([begin for begin, _ in self.told], position) - 1
        return self.told[number][1] if number >= 0 else None

    def _opening(self, n: int, piece: Piece) -> bool:
        """True where an old day is that of the main case: told of in the headline only, or in court."""
        main = self.main
        if main is not None and not main.days and not self.several and self.court and n in self.old:
            return n <= self.lead or not introduces(self.doc, piece)
        if n > self.lead or self.several:
            return False
        if main is None:
            return True
        if main.days:
            return False
        return self._only_titled(main) or bool(left(self.doc, "sentences"))

    def _only_titled(self, main: Scene) -> bool:
        """True where only the headline has told of the main case."""
        return not main.sentences or main.sentences[-1] < self.titled

    def _person(self, i: int) -> str | None:
        """Id of the person that a token is a mention of."""
        position = antecedent(self.doc[i]).idx
        k = bisect_right(self.mention_starts, position) - 1
        return self.mentioned[k][2] if k >= 0 and self.mentioned[k][1] > position else None

    def _again(self, piece: Piece) -> bool:
        """True where an old day or "two others" stands beside the main case told again, and no case of its own.

        "The attack follows two previous incidents", "Jay died almost instantly when he was stabbed last year".
        """
        if self.main is None or self.several or not piece.harms:
            return False
        if all(self._only_named(harm) or self._came_of_it(harm) for harm in piece.harms):
            return True
        court = bool(left(self.doc, "sentences"))
        known = {self._person(p) for harm in piece.harms for p in harm.patients} - {None}
        return court and bool(known) and all(self.of_person.get(name or "") is self.main for name in known)

    def _only_named(self, harm: Harm) -> bool:
        """True for "the attack", "after the attack": a case told of before."""
        noun = self.doc[harm.head]
        return harm.nominal and not harm.patients and any(c.lower_ in ("the", "this") for c in noun.lefts)

    def _came_of_it(self, harm: Harm) -> bool:
        """True for "he died 17 days later": what became of somebody told of before."""
        return harm.kind in ("death", "hospital") and all(self.doc[p].pos_ == "PRON" for p in harm.patients)

    def _known(self, piece: Piece) -> Scene | None:
        """The scene in which the people harmed have been told of: by name, or as part of a number."""
        for harm in piece.harms:
            for p in harm.patients:
                scene = self.of_person.get(self._person(p) or "")
                if scene is not None:
                    return scene
                count = next((c for c in self.counts if c.start <= self.doc[p].idx < c.end), None)
                if count is not None and (whole := count.part_of or count.same_as):
                    scene = self.of_count.get(whole)
                    if scene is not None and (scene.tally is None or scene.tally.id != whole):
                        return scene
        return None

    def _named(self, piece: Piece) -> bool:
        """True when somebody is harmed whose name has not been told before."""
        harmed = [p for harm in piece.harms for p in harm.patients if antecedent(self.doc[p]).pos_ == "PROPN"]
        return any((person := self._person(p)) is not None and person not in self.of_person for p in harmed)

    def _splitting(self, tally: Count | None) -> bool:
        """True where somebody new is another case: among figures, and after a tally."""
        return tally is None and (self.several or (self.main is not None and self.main.tally is not None))

    def _quiet(self, n: int, sent: Span) -> None:
        """A sentence in which nobody is harmed: it goes on about the scene before it, or is back at the main case."""
        scene = self.current
        if n in self.parts and (self._splitting(None) or (self.main is not None and n > self.lead)):
            scene = self.current = self._part()
            scene.sentences.append(n)
            self.scenes.append(scene)
        elif scene is not None and n >= self.titled + 3 and not self._goes_on(sent, scene):
            scene = self.current = self.main if self.main is not scene else scene
        self.told.append((sent.start_char, scene))

    def _tell(
        self,
        n: int,
        sent: Span,
        piece: Piece,
        dated: Sequence[Date],
        tally: Count | None,
        aside: bool,
        part: bool,
        split: bool,
    ) -> None:
        """Find the scene of a piece, and put the piece into it."""
        days = day_told(self.doc, piece, dated)
        scene = self._scene(sent, piece, days, tally, aside, part, split)
        self.current = scene
        for harm in piece.harms:
            for p in harm.patients:
                if (person := self._person(p)) is not None:
                    self.of_person.setdefault(person, scene)
        if not any(scene is s for s in self.scenes):
            self.scenes.append(scene)
        if n not in scene.sentences:
            scene.sentences.append(n)
        scene.harms += piece.harms
        scene.mentions += piece.mentions
        if days is not None:
            scene.days.append(days)
        self.told.append((piece.start if split else sent.start_char, scene))

    def _scene(
        self,
        sent: Span,
        piece: Piece,
        days: tuple[datetime.date, datetime.date] | None,
        tally: Count | None,
        aside: bool,
        part: bool,
        split: bool,
    ) -> Scene:
        main, current = self.main, self.current
        known = self._known(piece)
        other_day = days is not None and main is not None and _elsewhen(days, main.days or self.lately)
        if known is not None and (known is not main or not (aside or other_day)):
            return known
        on = not split and current is not None and self._goes_on(sent, current)
        if aside:
            return current if on and current is not None and current is not main else Scene()
        if part and (main is not None or self.several):
            return self._part()
        if tally is not None and (main is None or (main.tally is None and self._only_titled(main))):
            self.main = main = main or Scene(main=True)
            main.tally = tally
            return main
        if days is not None and other_day:
            return next((s for s in self.scenes if s.days and not _elsewhen(days, s.days)), None) or Scene()
        if self._splitting(tally) and (split or introduces(self.doc, piece) or self._named(piece)):
            return self._part()
        if on and current is not None:
            return current
        if (
            current is not None
            and self._splitting(tally)
            and all(self.doc[p].pos_ == "PRON" for harm in piece.harms for p in harm.patients)
        ):
            return current
        if main is None and self.several:
            return (
                current if current is not None and not (introduces(self.doc, piece) or self._named(piece)) else Scene()
            )
        if main is None:
            self.main = main = Scene(main=True)
        return main

    def _part(self) -> Scene:
        tallied = self.main is not None and self.main.tally is not None
        return Scene(part_of=self.main if tallied else None)

    def _goes_on(self, sent: Span, scene: Scene) -> bool:
        """True when a sentence goes on about a scene: "The officer ...", "He ..."."""
        if not scene.sentences:
            return False
        first = next((t for t in sent if t.is_alpha), None)
        if first is None:
            return True
        if first.lower_ in _REFERRING:
            return True
        if first.lower_ == "the":
            heads = {m.noun for m in scene.mentions}
            following = {t.lower_ for t in sent[: min(6, len(sent))]}
            return bool(heads & following) or bool(following & _RESUMING)
        last = self.sentences[scene.sentences[-1]]
        known = {t.text for t in last if t.pos_ == "PROPN"}
        return any(_named(t, known) for t in sent[:6])


def _week_before(published: str | None) -> list[tuple[datetime.date, datetime.date]]:
    try:
        day = datetime.date.fromisoformat((published or "")[:10])
    except ValueError:
        return []
    return [(day - 9 * _DAY, day)]


def _named(token: Token, known: set[str]) -> bool:
    return token.pos_ == "PROPN" and token.text in known


def _elsewhen(days: tuple[datetime.date, datetime.date], known: Sequence[tuple[datetime.date, datetime.date]]) -> bool:
    """True when days are known, and none of them is within a day of these."""
    return bool(known) and all(days[0] > last + _DAY or days[1] < first - _DAY for first, last in known)
