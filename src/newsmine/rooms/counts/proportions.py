"""Shares of people and changes whose figure stands alone."""

from __future__ import annotations

from dataclasses import replace

from newsmine.language.assertion import assertion
from newsmine.language.groups import group_of, singular
from newsmine.language.numbers import ORDINALS, figure
from newsmine.language.parsed import Doc, Token
from newsmine.record import Change
from newsmine.rooms.counts import rules
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.attack_nouns import attack_noun
from newsmine.rooms.counts.clauses import worst
from newsmine.rooms.counts.nouns import noun_at
from newsmine.rooms.counts.reading import HARMED, Page, Reading
from newsmine.rooms.counts.role import by_word, done_to, lost_subject, role_of
from newsmine.rooms.counts.statistics import Share, direction_of, may_change, may_open, percentage_at, share_at
from newsmine.rooms.counts.things import on_whom, verbal
from newsmine.violence import harms

_WHOLES = frozenset({"them", "those", "these"})
_OPENING = frozenset({",", "and", ";", "while", "but", "–", "—", "which", "whom"})
_SUMS = frozenset({"number", "figure", "total", "rate", "tally"})
_COUNTED = w.CASES | w.NOUNS.keys()
_CHANGES = w.UP_NOUNS | w.DOWN_NOUNS
_LIMITS = frozenset(
    {"nearly", "almost", "about", "around", "than", "more", "over", "some", "fewer", "less", "just", "under"}
)


def shares(page: Page) -> tuple[list[Reading], set[int]]:
    """Counts that are proportions ("one in four nurses was assaulted"), and the tokens of every proportion."""
    doc = page.doc
    found: list[Reading] = []
    taken: set[int] = set()
    for token in doc.that(may_open):
        if token.i in taken:
            continue
        share = share_at(doc, token.i)
        if share is None or _ordinal(page, share):
            continue
        start = share.start
        while start > 0 and doc[start - 1].lower_ in _LIMITS:
            start -= 1
        reading, end = _share(page, share, start)
        if reading is None and found and _compared(page, found[-1], start):
            if doc[start - 1].lower_ == "from" and (way := direction_of(doc[start - 2].lower_)) is not None:
                found[-1].change = Change(direction=way, percent=None)
            reading = replace(found[-1], start=start, end=share.end, share=round(share.share, 6), rule=rules.SHARE)
            reading.change = None
            end = share.end
        taken.update(range(start, end))
        if reading is None and share.of < len(doc) and doc[share.of].lower_ in _WHOLES:
            page.open_shares.append((start, share.of + 1, share.share))
        elif reading is None and end == share.end < len(doc) and _goes_on(page, share, start):
            page.open_shares.append((start, share.end, share.share))
        if reading is not None:
            found.append(reading)
    return found, taken


def _goes_on(page: Page, share: Share, start: int) -> bool:
    """ "Nearly half took place at night", "one in five caused an injury": of what the sentence before told."""
    doc = page.doc
    after = doc[share.end]
    opens = start == page.starts[start] or doc[start - 1].lower_ in _OPENING
    if not w.WORDS_ONLY.isdisjoint(doc.lower[share.end : share.end + 4]) or _verbally(doc, share.end):
        return False
    if after.lower_ == "saying":
        return False  # "with 95% saying that abuse had risen"
    return opens and after.pos_ in ("VERB", "AUX") and after.lower_ not in w.REACH - {"was", "were"}


def _ordinal(page: Page, share: Share) -> bool:
    """ "One was bitten, another kicked. A third suffered ...": one more person, no proportion."""
    doc, i = page.doc, share.start
    if share.end != i + 2 or doc[i].lower_ != "a" or doc[i + 1].lower_ not in ORDINALS or doc[i + 2].lower_ == "of":
        return False
    first = page.starts[max(0, page.starts[i] - 1)]
    nth = ORDINALS.get(doc[i + 1].lower_)
    if nth and any(figure(token.lower_) == nth - 1 for token in doc[page.starts[i] : i]):
        return True  # "four people have been shot and a fifth stabbed"
    return any(token.lower_ in ("another", "one", "second", "two") for token in doc[first:i])


def shares_of_told(page: Page, found: list[Reading]) -> list[Reading]:
    """ "three-quarters of them": shares of what was counted last, in this sentence or the one before."""
    result = []
    for start, end, share in page.open_shares:
        told = [r for r in found if r.start < start and r.unit in HARMED and (r.value or r.share)]
        before = [r for r in told if page.together(r, start, 1)]
        if not before or before[-1].value == 1:
            continue
        whole = before[-1]
        stop = page.ends[start]
        if page.doc[end - 1].lower_ not in _WHOLES and not whole.statistic:
            continue
        number = end < stop and page.doc[end].like_num
        reading = Reading(
            start, end + number, None, None, None, "exact", whole.unit, rules.SHARE, share=round(share, 6)
        )
        own = [harm.outcome for harm in harms(page.doc) if end <= harm.head < stop]
        reading.outcome = worst([*own, whole.outcome])
        reading.who, reading.aggregate, reading.parent = whole.who, True, whole
        result.append(reading)
    return result


def _verbally(doc: Doc, end: int) -> bool:
    """ "54% said they were subjected to verbal abuse": words, where no blows are told beside them."""
    near = set(doc.lower[end : end + 8])
    return bool(near & {"verbal", "verbally"}) and not near & {"physical", "physically", "and", "or"}


def _compared(page: Page, before: Reading, start: int) -> bool:
    """ "against 29 per cent in 2016", "ten years ago it was 1 in 25": the same share at another time."""
    low = page.doc[start - 1].lower_ if start else ""
    if low in ("against", "with", "from", "to", "than") and page.together(before, start):
        return True
    return low in w.REACH and page.doc[start - 2].lower_ in w.SUMS and page.together(before, start, 3)


def _share(page: Page, share: Share, start: int) -> tuple[Reading | None, int]:
    doc = page.doc
    noun = noun_at(doc, share.of, whole=True) if share.of < len(doc) else None
    if noun is not None and noun.i > share.of + 6:
        noun = None
    pronoun = share.of < len(doc) and doc[share.of].lower_ in ("them", "those", "us", "whom")
    end = max(noun.i + 1, share.end) if noun is not None else share.of + 1 if pronoun else share.end
    if noun is not None and group_of(noun) is None and singular(noun.lower_) not in _COUNTED:
        noun, end = None, share.end
    number = doc[share.end - 1]
    exact = percentage_at(doc, end + 1) if end + 1 < len(doc) and doc[end].text == "(" else None
    if (
        exact is not None
        and noun is not None
        and share.share == 0.5
        and exact.end < len(doc)
        and doc[exact.end].text == ")"
    ):
        share.share, end = exact.percent / 100, exact.end + 1  # "over half of teachers (59%)"
    anchors = {number.i, doc[share.start].i, number.head.i, *([noun.i] if noun is not None else [])}
    who = group_of(noun) if noun is not None else None
    own = singular(noun.lower_) if noun is not None else ""
    if pronoun:
        anchors.add(share.of)  # "20 per cent of those who were assaulted"
    worded = not w.WORDS_ONLY.isdisjoint(doc.lower[end : end + 3]) or _verbally(doc, end)
    role = None if worded else role_of(doc, tuple(sorted(anchors)), end)
    if not worded and role is None and (who is not None or noun is None):
        role = done_to(doc, sorted(anchors)) or (
            lost_subject(page.doc, end, page.ends[start]) if noun is not None else None
        )
    reading = Reading(start, end, None, None, None, "exact", "victims", rules.SHARE, share=round(share.share, 6))
    reading.aggregate = True
    reading.who, reading.who_text = who, doc.words_of(share.of, end) if noun is not None else None
    if own in w.CASES or own in w.NOUNS:
        named = any(singular(t.lower_) in w.NOUNS for t in doc[share.of : end])
        if (
            own in w.CASES
            and not named
            and not any(page.starts[start] - 60 < h.head < page.ends[start] for h in harms(doc))
        ):
            return None, end
        killed = own in w.KILLINGS or any(singular(t.lower_) in w.KILLINGS for t in doc[share.of : end])
        reading.unit, reading.outcome = ("victims", "killed") if killed else ("assaults", "assaulted")
        return reading, end
    if role is not None and role.unit == "victims" and (noun is None or who is not None):
        reading.take(role)
        return reading, end
    if own in w.VICTIMS:
        reading.outcome = None
        return reading, end
    if own in w.OFFENDERS and noun is not None:
        reading.unit, reading.who = "offenders", "suspect"
        return reading, end
    if pronoun and end in by_word(doc):
        reading.outcome = by_word(doc)[end].outcome
        return reading, end + 1
    if pronoun and end < len(doc) and doc[end].lower_ in w.STATES:
        reading.outcome = "killed" if doc[end].lower_ == "dead" else "injured"
        return reading, end + 1
    return None, end


def changes(page: Page, found: list[Reading]) -> list[Reading]:
    """Changes whose figure stands alone: "attacks rise by a fifth", "a 30 per cent rise in assaults"."""
    doc = page.doc
    result: list[Reading] = []
    covered = [(r.start, r.change_end) for r in found if r.change is not None]
    for token in doc.that(may_change):
        span = _change_at(page, token)
        if span is None:
            continue
        start, end, percent = span
        if any(a <= start < b for a, b in covered) or _figure_follows(page, found, start, end):
            continue
        direction = next((d for i in range(start, end) if (d := direction_of(doc[i].lower_))), None)
        if direction is None and attack_noun(doc[start]):  # "abuse rose by 40 per cent, assaults by 35 per cent"
            before = reversed(range(page.starts[start], start))
            direction = next((d for i in before if (d := direction_of(doc[i].lower_))), None)
        attack = doc[start] if attack_noun(doc[start]) else _attacks_near(page, start, end)
        if direction is None or (attack is not None and verbal(attack)):
            continue
        if attack is None:
            like = _figure_before(page, found, start)
            if like is not None:
                result.append(_like(like, start, end, Change(direction=direction, percent=percent)))
            continue
        reading = Reading(start, end, None, None, None, "exact", "assaults", rules.CHANGE, outcome="assaulted")
        reading.aggregate = True
        if singular(attack.lower_) in w.KILLINGS:
            reading.outcome = "killed"
        reading.change = Change(direction=direction, percent=int(percent) if float(percent).is_integer() else percent)
        if not attack_noun(attack) and _of_violence(attack):
            reading.unit = "incidents"
        reading.who, reading.who_text = on_whom(page, attack)
        reading.assertion = assertion(doc[start])
        result.append(reading)
    return result


def _figure_before(page: Page, found: list[Reading], start: int) -> Reading | None:
    """The figure of the same sentence that a change is said of."""
    first = page.starts[start]
    near = [r for r in found if first <= r.start < start and r.statistic and r.value is not None]
    plain = not w.SUMS.isdisjoint(page.doc.lower[first : first + 3])
    plural = any(token.lower_ in ("figures", "numbers", "totals") for token in page.doc[max(first, start - 5) : start])
    if not near and (plain or plural) and first:
        # "The figure is down 22 per cent"
        before = page.starts[first - 1]
        near = [r for r in found if before <= r.start < first and r.statistic and r.value is not None]
    return near[-1] if near else None


def _like(before: Reading, start: int, end: int, change: Change) -> Reading:
    reading = Reading(start, end, None, None, None, "exact", before.unit, rules.CHANGE, outcome=before.outcome)
    reading.who, reading.aggregate, reading.change = before.who, True, change
    return reading


def _change_at(page: Page, token: Token) -> tuple[int, int, float] | None:
    doc, low = page.doc, token.lower_
    if low in w.FIXED and token.pos_ == "VERB" and not _of_something(token):
        return token.i, token.i + 1, w.FIXED[low]
    if low in w.FIXED and token.pos_ == "NOUN" and token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of":
        start = token.i - (token.i > 0 and doc[token.i - 1].pos_ == "DET")
        return start, token.i + 1, w.FIXED[low]  # "a doubling of violence"
    here = percentage_at(doc, token.i)
    if here is None:
        return None
    start, end = here.start, here.end
    if end < len(doc) and (doc[end].lower_ in _CHANGES or _comparative(page, end)):
        return start, end + 1, here.percent
    if end + 1 < len(doc) and doc[end].pos_ == "ADJ" and doc[end + 1].lower_ in _CHANGES:
        return start, end + 2, here.percent  # "a 15% national increase"
    j = start - 1
    if doc[j].lower_ == "by" and j > page.starts[start] and attack_noun(doc[j - 1]) and doc[j - 2].text in (",", "and"):
        return j - 1, end, here.percent
    if doc[j].lower_ == "from" and start > page.starts[start]:
        return None  # "18 per cent, up from 8 per cent"
    first = max(page.starts[start], start - 4)
    while j >= first and not direction_of(doc[j].lower_) and not doc[j].is_punct:
        j -= 1
    if j < first or doc[j].is_punct:
        return None
    return j, end, here.percent


def _comparative(page: Page, i: int) -> bool:
    """ "8 per cent lower than", "was 12% up on", "20 per cent more assaults"; not "20% more likely"."""
    doc = page.doc
    if doc[i].lower_ not in w.DIRECTIONS or i + 1 >= len(doc):
        return False
    after = doc[i + 1]
    return after.lower_ in ("than", "on", "compared") or after.is_punct or attack_noun(after)


def _of_something(verb: Token) -> bool:
    """ "a bill which would double the maximum sentence": no figure of attacks is doubled."""
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    for child in verb.lefts:  # "the maximum penalty was doubled"
        if child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in w.OF_LAW:
            return True
    return any(child.lower_ not in _SUMS and not attack_noun(child) for child in objects)


def _figure_follows(page: Page, found: list[Reading], start: int, end: int) -> bool:
    """ "doubled from 61 to 140": the figures say it."""
    stop = page.ends[end - 1]
    leads = ("from", "to") if page.doc[start].lower_ in w.FIXED else ("to",)
    return any(
        end <= r.start < min(stop, end + 8) and r.value is not None and page.doc[r.start - 1].lower_ in leads
        for r in found
    )


def _of_violence(noun: Token) -> bool:
    """ "knife crime", "violent offences", "knife-enabled crime": incidents of violence."""
    if noun.pos_ != "NOUN" or (singular(noun.lower_) not in w.CASES and noun.lower_ != "crime"):
        return False
    before = noun.doc[max(noun.sent.start, noun.i - 3) : noun.i]
    return any(t.lower_ in w.VIOLENT and t.lower_ != "hate" for t in before)


def _attacks_near(page: Page, start: int, end: int) -> Token | None:
    """The noun for attacks that a change is said of, in the same sentence."""
    doc = page.doc
    apart = (",", ";", "and", "but", "while", "as")
    stop = next((i for i in range(end, min(page.ends[start], end + 8)) if doc[i].lower_ in apart), end + 8)
    for i in [
        *range(end, min(page.ends[start], stop)),
        *range(start - 1, max(page.starts[start] - 1, start - 30), -1),
    ]:
        if _of_law(doc[i]):
            return None  # "laws for assaults on staff doubling from six months"
        if attack_noun(doc[i]) or doc[i].lower_ == "violence" or doc[i].i in by_word(doc) or _of_violence(doc[i]):
            found: Token = doc[i]
            return found
        if i < start and _things(doc[i]):
            return None
    return None


def _of_law(noun: Token) -> bool:
    before = noun.doc[max(noun.sent.start, noun.i - 2) : noun.i]
    return len(before) == 2 and before[1].lower_ in ("for", "on") and before[0].lower_ in w.OF_LAW and attack_noun(noun)


def _things(token: Token) -> bool:
    """ "robberies fell, while fraud offences went up by 15%": the change is said of these."""
    if token.lower_ not in w.OF_THINGS:
        return False
    noun = token.head if token.dep_ in ("compound", "amod", "nmod") else token
    return noun.dep_ in ("nsubj", "nsubjpass") and not any(child.dep_ == "conj" for child in noun.children)
