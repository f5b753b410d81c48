"""Who the counted are where their own words do not say: colleagues, members, victims, a bare figure."""

from __future__ import annotations

from newsmine.language.groups import SECTORS, group_of, singular
from newsmine.language.parsed import Doc
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.nouns import noun_at
from newsmine.rooms.counts.reading import HARMED, Page, Reading
from newsmine.violence import harms

#: Groups that colleagues, members and staff can belong to.
WORKING = frozenset(
    {
        "police_officer",
        "paramedic",
        "firefighter",
        "health_worker",
        "nurse",
        "prison_officer",
        "emergency_worker",
        "teacher",
        "shop_worker",
        "transport_worker",
        "security",
    }
)


#: Who are the prison's officers in a story told of one.
_GUARDS = frozenset({"guard", "guards", ""})


_POLICE_ALONE = w.POLICE - w.PRISON
_SEXES = w.MEN | w.WOMEN | {"female", "male"}
_TAKEN_TO = frozenset({"hospital", "prison", "jail"})


def name_groups(page: Page, found: list[Reading]) -> None:
    """Write `who` on the readings of harm that lack it or are of a vague group."""
    harmed = [reading for reading in found if reading.unit in HARMED]
    if not harmed:
        return
    prison = _in_prison(page.doc)
    if prison:
        for reading in harmed:
            if reading.who == "police_officer" and not _police(reading):
                _write(reading, "prison_officer")
            elif reading.who == "security" and _last_word(reading) in _GUARDS and not _hired(reading):
                _write(reading, "prison_officer")
    sure = [reading for reading in harmed if reading.who is not None and not _vague(page, reading)]
    groups = {reading.who for reading in sure}
    working = next((reading.who for reading in sure if reading.who in WORKING), None)
    before: str | None = None
    many: str | None = None
    attacked = _attacked(page.doc) if any(reading.who is None for reading in harmed) else None
    if attacked == "security" and prison:
        attacked = "prison_officer"
    for reading in harmed:
        if reading.who is not None and not _vague(page, reading):
            before = reading.who
            many = many if reading.item is not None and reading.item.single else before
            continue
        parent = reading.parent.who if reading.parent is not None else None
        if _vague(page, reading) and _of_work(reading):
            named = _work_named(page.doc, called=_members(page, reading))
            who = _at_work(page, reading) or working or (prison and "prison_officer") or named
        elif _vague(page, reading):
            who = parent or before or (working if len(groups) == 1 else "civilian")
        else:
            told = attacked if reading.unit != "victims" or reading.share is not None else None
            if told is None and reading.share is not None and not sure:
                told = _work_named(page.doc)  # of those who were asked
            who = (
                told
                or parent
                or _just_named(page, reading)
                or (before if reading.value == 1 else many or before)
                or _alike(reading, sure)
                or (working if "civilian" not in groups else None)
            )
            if reading.unit == "victims" and (who is None or _killings(reading)):
                who = "civilian"
        if who and who != "suspect":
            _write(reading, who)
        before = reading.who or before


def _write(reading: Reading, who: str | None) -> None:
    reading.who = who
    if reading.fact is not None:
        reading.fact.who = who  # type: ignore[assignment]


def _last_word(reading: Reading) -> str:
    words = (reading.who_text or "").lower().split()
    return words[-1] if words else ""


def _vague(page: Page, reading: Reading) -> bool:
    last = _last_word(reading)
    if last in ("worker", "employee") and _of_trade(page, reading):
        return False
    if last in w.VAGUE_AT_WORK and reading.item is not None and reading.item.noun is not None:
        noun = reading.item.noun
        if page.doc.words_of(noun + 1, noun + 4).lower() == "of the public":
            return False
    if last in w.VAGUE_AT_WORK:
        return reading.who in ("other", "civilian")
    return (reading.who == "other" and (not last or last in w.VAGUE)) or last in ("others", "other")


def _members(page: Page, reading: Reading) -> bool:
    """ "Our members", "colleagues", not "members of staff": those of whom the story tells."""
    noun = reading.item.noun if reading.item is not None else None
    staff = noun is not None and page.doc.words_of(noun + 1, noun + 3).lower() == "of staff"
    return _last_word(reading) in ("member", "members", "colleague", "colleagues") and not staff


def _of_trade(page: Page, reading: Reading) -> bool:
    """ "a road worker": the work is told."""
    item = reading.item
    if item is None or not item.single or item.noun is None:
        return False
    return any(c.dep_ in ("compound", "nmod") and c.lower_ not in _SEXES for c in page.doc[item.noun].lefts)


def _at_work(page: Page, reading: Reading) -> str | None:
    """ "a worker at a Co-op store": who they are by where they work."""
    item = reading.item
    if item is None or item.noun is None:
        return None
    doc = page.doc
    for i in range(item.noun + 1, min(len(doc), item.noun + 9)):
        if doc[i].lower_ in SECTORS and any(t.lower_ in ("at", "in", "for", "from") for t in doc[item.noun + 1 : i]):
            if doc[i - 1].lower_ == "in" and doc[i].lower_ in _TAKEN_TO:
                return None  # where they are now
            return SECTORS[doc[i].lower_]
        if doc[i].pos_ in ("VERB", "AUX") or (doc[i].is_punct and doc[i].text != "-"):
            return None
    return None


def _killings(reading: Reading) -> bool:
    """ "the city's homicide toll": of anybody."""
    return reading.rule in (rules.COMPARED, rules.DEATHS) and reading.outcome == "killed"


def _of_work(reading: Reading) -> bool:
    """ "colleagues", "members", "staff": not "victims", "others"."""
    return _last_word(reading) in w.VAGUE_AT_WORK


def _police(reading: Reading) -> bool:
    text = (reading.who_text or "").lower()
    return not any(word in text.split() for word in ("officer", "officers")) or "police" in text


def _hired(reading: Reading) -> bool:
    """ "security guards", in a prison too."""
    return "security" in (reading.who_text or "").lower()


def _in_prison(doc: Doc) -> bool:
    """A story told of a prison, where officers are the prison's."""
    prison = len(doc.having(w.PRISON))
    police = len(doc.having(_POLICE_ALONE))
    return prison >= 3 and prison > 2 * police


def _just_named(page: Page, reading: Reading) -> str | None:
    """ "Security staff were called and he punched one and kicked another": people named in the same sentence."""
    item, doc = reading.item, page.doc
    if item is None or item.kind != "bare" or reading.value != 1 or reading.unit != "victims":
        return None
    groups = {
        who
        for token in doc[page.starts[reading.start] : reading.start]
        if (token.tag_ in ("NNS", "NNPS") or token.lower_ in ("staff", "police"))
        and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
        and (who := group_of(token)) in WORKING
    }
    return groups.pop() if len(groups) == 1 else None


def _alike(reading: Reading, sure: list[Reading]) -> str | None:
    """Whom the same figure was told of elsewhere: the headline's in the body."""
    return next(
        (other.who for other in sure if other.value == reading.value and other.unit == reading.unit),
        None,
    )


def _attacked(doc: Doc) -> str | None:
    """Whom the story's attacks are on, where its first such words say so: "attacks on nurses"."""
    for token in doc[: len(doc) - 2]:
        if token.lower_ in ("on", "against") and token.i and singular(token.nbor(-1).lower_) in w.ATTACKING:
            noun = noun_at(doc, token.i + 1, whole=True)
            who = group_of(noun) if noun is not None else None
            trade = who == "other" and noun is not None and noun.lower_ not in w.VAGUE  # "attacks on traffic wardens"
            if who in WORKING or trade:
                return who
    for harm in harms(doc):
        if harm.kind == "attack" and harm.assertion == "asserted":
            for patient in harm.patients:
                if doc[patient].tag_ == "NNS" and (who := group_of(doc[patient])) in WORKING:
                    return who  # "ambulance workers are being attacked"
    return None


def _work_named(doc: Doc, called: bool = True) -> str | None:
    """The first people at work whom the text names, else those of the first place of work ("the hospital").

    `called`: whether they can be those who come when something happens.
    """
    for token in doc:
        if token.pos_ in ("NOUN", "PROPN") and (who := group_of(token)) in WORKING:
            if token.lower_ == "head" or (not called and who in ("police_officer", "paramedic")):
                continue
            return who
    for token in doc.having(SECTORS.keys()):
        who = SECTORS[token.lower_]
        if token.pos_ != "NOUN" or (not called and who in ("police_officer", "paramedic")):
            continue
        if token.lower_ in _TAKEN_TO and token.i and token.nbor(-1).lower_ in ("in", "to", "from", "into"):
            continue  # where the hurt and the guilty are
        return who
    return None
