"""What a text offers for the toll of its main case: where and how each figure is said.

Nothing is decided here: `weigh.py` weighs the signals against each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsmine.language.numbers import ORDINALS
from newsmine.language.parsed import Doc
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.beside import attempted
from newsmine.rooms.incidents.mention import HIT, HOSPITAL, INJURED, KILLED, Mention
from newsmine.rooms.incidents.opinions import opinions
from newsmine.rooms.incidents.somebody import Somebody, generations_differ, people_of
from newsmine.rooms.incidents.stated import LETTER, Statement, multiples, statements_of


def signals(doc: Doc, found: Sequence[Mention], title_sentences: int) -> dict[str, float]:
    """What the text offers for the number killed, hurt and hit, by where and how it is said.

    Keys: place (t headline, l lead, b further down) and kind (k killed, i hurt, s hit); x: others
    beside; p: people told apart; own: those who turned the weapon on themselves; what `opinions` adds.
    """
    said = statements_of(found, title_sentences)
    people = people_of(found)
    signal: dict[str, float] = {"titled": 1} if title_sentences else {}
    lead_end = _lead(found, title_sentences)
    alone_in = suicides(doc, title_sentences, signal)
    if any(signal.get(name) for name in ("killedself", "turned", "msuicide", "suicidet")):
        for one in people:
            if one.own and one.outcome == HIT:
                one.outcome = KILLED
    _offenders(doc, found, said, people, signal)
    dead = signal["od"]
    for s in said + multiples(doc, title_sentences):
        if s.value > 60:
            continue
        if dead and s.kind == "k" and _others_only(doc, s):
            s.value += dead
        where = "t" if s.title else "l" if s.sentence <= lead_end else "b"
        key = where + s.kind
        if s.kind in "kis" and not s.offenders:
            vote = f"n{s.kind}{int(s.value)}"
            signal[vote] = signal.get(vote, 0) + 1
            signal.setdefault("f" + s.kind, s.value)
        if s.offenders:
            signal["o" + s.kind] = max(signal.get("o" + s.kind, 0), s.value)
            continue
        if s.value == 1 and s.partitive:
            key = "b" + s.kind if where == "b" else where + s.kind
        signal[key] = max(signal.get(key, 0), s.value)
        if s.partitive and s.kind == "k":
            signal["parts"] = max(signal.get("parts", 0), s.value)
        if s.other:
            signal["x" + s.kind] = max(signal.get("x" + s.kind, 0), s.value)
    _victims(doc, found, title_sentences, signal)
    opinions(doc, signal)
    _sums(found, signal, title_sentences, alone_in)
    ordinals(doc, found, signal)
    victims = [s for s in people if s.outcome]
    together = _introduced_together(victims)
    _certified(victims, together, signal)
    if dead and signal.get("pv") and not any(x.own or x.offender for x in victims if x.outcome == KILLED):
        signal["pk"] = signal["ownk"] = dead
        signal["ck"] += dead
    alone = len(victims) == 1
    for one in victims:
        kind = LETTER.get(one.outcome or "")
        if kind is None:
            continue
        own = one.own and not alone
        signal["p" + kind] = signal.get("p" + kind, 0) + 1
        if own:
            signal["own" + kind] = signal.get("own" + kind, 0) + 1
        elif one.offender:
            signal["off" + kind] = signal.get("off" + kind, 0) + 1
    return signal


def _offenders(
    doc: Doc,
    found: Sequence[Mention],
    said: Sequence[Statement],
    people: Sequence[Somebody],
    signal: dict[str, float],
) -> None:
    """Add how many attackers died (od) or were hurt (oh), the dead as a deed (ak) or told (hk), and others dead (pv).

    An attacker's death adds to a number that somebody "killed", and is most often in one that "are dead".
    """
    dead = max((m.value or 1 for m in found if m.offender and m.outcome == KILLED and not m.partitive), default=0)
    alone = any(signal.get(name) for name in ("killedself", "turned", "msuicide", "suicidet"))
    signal["od"] = max(dead, 1 if alone else 0)
    signal["oh"] = max(
        (m.value or 1 for m in found if m.offender and m.outcome in (INJURED, HOSPITAL, HIT) and not m.own), default=0
    )
    for s in said:
        if s.kind != "k" or s.offenders or s.other or s.value > 60:
            continue
        key = "ak" if s.mention.done else "hk"
        signal[key] = max(signal.get(key, 0), s.value)
        if including_offender(doc, s.mention):
            signal["inclk"] = max(signal.get("inclk", 0), s.value)
    killed = [x for x in people if x.outcome == KILLED]
    own = [x for x in killed if x.own or (x.offender and not x.nouns & _OFFICERS)]
    signal["pv"] = max(len(killed) - len(own), int(signal.get("msuicide", 0)))


def _others_only(doc: Doc, s: Statement) -> bool:
    """True for a number of dead that leaves the attacker out: "killed four people before killing himself"."""
    return s.mention.done and not s.offenders and not s.partitive and not including_offender(doc, s.mention)


def including_offender(doc: Doc, m: Mention) -> bool:
    """True for "four dead, including the gunman"."""
    for k in range(m.end, min(m.end + 9, len(doc))):
        if doc[k].lower_ in ("including", "includes", "plus"):
            return any(doc[x].lower_ in w.OFFENDERS for x in range(k + 1, min(k + 6, len(doc))))
        if doc[k].text in (".", ";"):
            return False
    return False


def _lead(found: Sequence[Mention], title_sentences: int) -> int:
    """Number of the last sentence of the lead: the first two of the body that tell of a harm."""
    harmed = sorted({m.sentence for m in found if m.outcome and m.sentence >= title_sentences})
    return harmed[min(1, len(harmed) - 1)] if harmed else title_sentences + 1


def _introduced_together(victims: list[Somebody]) -> set[int]:
    """Those told of in one sentence with another victim, each by a phrase of their own."""
    by_sentence: dict[int, list[int]] = {}
    for s in victims:
        for number in {m.sentence for m in s.mentions if m.outcome}:
            by_sentence.setdefault(number, []).append(id(s))
    return {one for together in by_sentence.values() if len(together) > 1 for one in together}


_HARM_WORDS = (
    (w.HIT - {"hit", "hits", "hitting", "strike", "strikes"})
    | w.INJURE
    | frozenset({"shootings", "injury", "injuries"})
)
_DEATH_WORDS = w.KILL | w.DIED | w.KILLED_WORDS | w.KILLED_NOUNS | frozenset({"fatal", "deadly"})


def suicides(doc: Doc, title_sentences: int, signal: dict[str, float]) -> set[int]:
    """Add what is said of a death by one's own hand, and of death at all.

    Comes back with the sentences that tell that somebody killed themselves.
    """
    told: set[int] = set()
    for number, sent in enumerate(doc.sents):
        if number > title_sentences + 20:
            break
        for token in sent:
            low = token.lower_
            if number <= title_sentences and low in _HARM_WORDS:
                signal["hw"] = 1
            if low in _DEATH_WORDS and low not in ("life", "lives") and not attempted(token):
                key = "td" if number < title_sentences else "dw"
                signal[key] = signal.get(key, 0) + 1
            if low in ("himself", "herself", "self", "themselves"):
                before = doc.lower[max(0, token.i - 4) : token.i]
                last = before[-1] if before else ""
                if low == "self" and last not in w.KILL | w.HIT | {"then", ",", "and"}:
                    if doc.lower[token.i + 1 : token.i + 3][-1:] == ["inflicted"]:
                        signal["inflicted"] = 1
                    continue
                if (
                    last in w.KILL
                    or "killing" in before
                    or (last in ("then", ",", "and") and any(x in w.KILL for x in _words_before(doc, token.i, 14)))
                ):
                    signal["killedself"] = 1
                    told.add(number)
                elif last in w.HIT:
                    signal["shotself"] = 1
                elif last == "on" and {"gun", "weapon", "it", "rifle", "pistol", "handgun", "knife", "shotgun"} & set(
                    before
                ):
                    signal["turned"] = 1
                    told.add(number)
            elif low == "suicide":
                signal["suicidet" if number < title_sentences else "suicide"] = 1
                if any(doc[k].lower_ in ("murder", "homicide") for k in range(max(0, token.i - 3), token.i)):
                    signal["msuicide"] = 1
            elif low == "own" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in ("life", "lives"):
                signal["killedself"] = 1
                told.add(number)
    return told


def _victims(doc: Doc, found: Sequence[Mention], title_sentences: int, signal: dict[str, float]) -> None:
    """Add what tells one victim from several: "victims", "both" and "all three", and a later death."""
    for number, sent in enumerate(doc.sents):
        if number > title_sentences + _FAR:
            break
        for token in sent:
            low = token.lower_
            key = _TELLING.get(low)
            if low in ("died", "dies", "succumbed", "pronounced"):
                near = {doc[k].lower_ for k in range(max(0, token.i - 2), min(token.i + 8, len(doc)))}
                key = "later" if near & _LATER else None
            elif low in ("including", "includes"):
                near = {doc[k].lower_ for k in range(token.i + 1, min(token.i + 5, len(doc)))}
                key = "incl" if near & w.OFFENDERS else None
            if key:
                signal[key] = signal.get(key, 0) + 1
    for m in found:
        if m.kind == "number" and m.value and 1 < m.value < 30 and not m.offender:
            first = doc[m.start].lower_
            if m.noun == "victim" or first in ("both", "all"):
                signal["vn"] = max(signal.get("vn", 0), m.value)


#: Sentences after the headline that are read for single words.
_FAR = 20
_TELLING = {"victims": "vpl", "both": "both"}
_LATER = frozenset({"later", "hospital", "hospitals", "injuries", "wounds", "surgery", "center", "centre", "medical"})


def _words_before(doc: Doc, i: int, n: int) -> list[str]:
    return doc.lower[max(0, i - n) : i]


def _sums(found: Sequence[Mention], signal: dict[str, float], title_sentences: int, alone_in: set[int]) -> None:
    """Add the largest sum of those whom one sentence tells of for the first time, by outcome."""
    sums: dict[tuple[int, str], float] = {}
    listing: dict[int, set[int]] = {}
    done: set[tuple[int, str]] = set()
    for m in found:
        kind = LETTER.get(m.outcome or "")
        if kind is None or m.value is None or m.partitive or (m.kind == "definite" and m.noun not in w.KIN):
            continue
        if m.same is not None:
            continue
        if m.single and m.kind != "number" and m.group not in listing.get(m.sentence, {m.group}) and not m.other:
            continue  # "three people: a man, a woman and a boy"
        if m.value > 1:
            listing.setdefault(m.sentence, set()).add(m.group)
        if kind == "s":
            kind = "i"
        key = m.sentence, kind
        sums[key] = sums.get(key, 0) + m.value
        if m.done:
            done.add(key)
    for (sentence, kind), value in sums.items():
        if value > 60:
            continue
        if kind == "k" and (sentence in alone_in or (sentence, kind) in done):
            value += signal["od"]
        name = ("zt" if sentence < title_sentences else "z") + kind
        signal[name] = max(signal.get(name, 0), value)
        if sentence in alone_in and kind == "k":
            signal["withself"] = max(signal.get("withself", 0), value)


def ordinals(doc: Doc, found: Sequence[Mention], signal: dict[str, float]) -> None:
    """Add the highest place in a row that a victim has ("a fourth victim")."""
    for m in found:
        for k in range(m.start, m.end):
            place = ORDINALS.get(doc[k].lower_)
            if place and 1 < place < 8 and not m.offender:
                signal["nth"] = max(signal.get("nth", 0), place)


def _certified(victims: list[Somebody], together: set[int], signal: dict[str, float]) -> None:
    """Add how many of those hurt are certainly others than those killed, and how many killed are certainly apart."""
    killed = [s for s in victims if s.outcome == KILLED]
    hurt = [s for s in victims if LETTER.get(s.outcome or "") in ("i", "s")]
    for s in hurt:
        if s.own:
            continue
        sure = s.added or id(s) in together or all(_apart(s, k) for k in killed)
        strong = "i" if s.outcome in (INJURED, HOSPITAL) else "s"
        key = ("c" if sure else "u") + strong
        signal[key] = signal.get(key, 0) + 1
        if s.added:
            signal["ad"] = signal.get("ad", 0) + 1
    apart: list[Somebody] = []
    for s in killed:
        if all(_apart(s, k) or (id(s) in together and id(k) in together) for k in apart):
            apart.append(s)
    signal["ck"] = len(apart)


def _on_duty(a: Somebody, b: Somebody) -> bool:
    """True for an officer and somebody who attacked."""
    return bool(a.nouns & _OFFICERS) and bool(b.nouns & w.OFFENDERS) and not a.nouns & w.OFFENDERS


_OFFICERS = frozenset({"officer", "deputy", "trooper", "constable", "sergeant", "policeman", "policewoman", "agent"})


def _apart(a: Somebody, b: Somebody) -> bool:
    """True when age, sex, generation or part played tells two people apart, or both have names."""
    if (a.name and b.name) or a.own != b.own or _on_duty(a, b) or _on_duty(b, a):
        return True
    if a.age is not None and b.age is not None:
        return a.age != b.age
    if a.gender and b.gender and a.gender != b.gender:
        return True
    return any(generations_differ(noun, a.age, b) for noun in a.nouns)
