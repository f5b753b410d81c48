"""Pleas and verdicts: who admitted, denied, was convicted or cleared of what."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsmine.language import syntax
from newsmine.language.groups import is_people
from newsmine.language.parsed import Doc
from newsmine.lexicon import words
from newsmine.rooms.court_sentences.items import Item
from newsmine.rooms.court_sentences.offences import Named, named
from newsmine.rooms.court_sentences.orders import Order

_NO_OFFENCE = frozenset({"wrongdoing", "misconduct", "blame", "suspicion", "grand"})
_COURT_WORDS = words("newsmine.rooms.court_sentences", "verdict", "beside")
_CHARGES = words("newsmine.rooms.court_sentences", "of_charge", "nouns")
_BEFORE_CHARGES = words("newsmine.rooms.court_sentences", "of_charge", "before")
_ANY = frozenset({"felony", "crime", "offence", "offense", "misdemeanor", "misdemeanour"})
_QUOTES = frozenset("'\"‘’“”-")
#: Words between two offences of one plea, at most.
_APART = 22
#: Words from the verb to the end of the last of several offences that its span takes in, at most.
_SPAN = 24
#: What somebody is said to have admitted to the police, and not in court.
_TO_POLICE = frozenset(
    {"police", "officers", "detectives", "investigators", "deputies", "affidavit", "interview", "interviewed"}
)
_IN_COURT = words("newsmine.rooms.court_sentences", "verdict", "beside") | {
    "hearing",
    "plea",
    "pleaded",
    "sentencing",
    "sentence",
    "magistrate",
    "justice",
}
_CRIME = frozenset({"crime", "crimes"})
_TRIED = frozenset({"denied", "trial", "magistrates", "sheriff"})
_URGED = frozenset("urge urges urged urging ask asks asked asking invite invites invited inviting whether".split())
#: Who is spoken to in court.
_BENCH = frozenset({"judge", "court", "jury", "jurors", "magistrates", "sheriff", "recorder", "bench"})
_COUNTS = frozenset({"charge", "charges", "offence", "offences", "count", "counts"})
_CONTESTED = frozenset({"but", "claimed", "claiming", "insisted", "insisting", "denied", "defence", "said", "saying"})
_CLEARED_AWAY = frozenset({"out", "up", "away", "for", "from", "off", "through", "to", "space", "snow", "debris"})
_CROWN = frozenset({"prosecutors", "prosecution", "crown", "prosecutor", "judge", "court", "cps"})
_WATCHDOGS = frozenset({"iopc", "ipcc", "pirc", "watchdog", "ombudsman", "inquiry", "panel", "tribunal", "review"})
_QUASHED = frozenset({"quashed", "overturned"})
_LIFTED = frozenset({"smoke", "dust", "fog", "air", "crowd", "area", "scene", "road", "room", "building"})
_ORDERED = frozenset(
    {"ordered", "orders", "directed", "directs", "instructed", "took", "voted", "told", "before", "needed"}
)
_RETURNED = frozenset(
    "returned return returning returns recorded record recording entered entering delivered delivering reached gave"
    " given found heard brought was were formal formally directed ordered unanimous majority".split()
)
_DEEDS = words("newsmine.rooms.court_sentences", "of_charge", "deeds")
_IN_VAIN = words("newsmine.rooms.court_sentences", "of_charge", "in_vain")
_ELSE = frozenset({"after", "when", "while", "because", "before", "during", "although", "whose", ";"})
_STOPS = frozenset(
    {
        "as",
        "because",
        "despite",
        "while",
        "since",
        "who",
        "which",
        "that",
        "yesterday",
        "if",
        "after",
        "when",
        "at",
        "by",
        "following",
        "in",
        "but",
        "and",
        "on",
        "last",
        "today",
        "\n",
        "\n\n",
    }
)
_ONES = frozenset({"one", "another", "other", "third", "second", "he", "she", "they", "both", "two", "three"})
_CLOSES: tuple[list[str], ...] = (["."], [","], ["by"], ["after"], ["at"], ["following"], ["\n\n"], ["and"], [])


@dataclass(slots=True)
class Statement:
    """One plea or verdict: the words for it (tokens `start` to `end`) and the offences that it is about."""

    sentence: int
    kind: str
    start: int
    end: int
    offences: list[Named] = field(default_factory=list)


def statements(
    doc: Doc, text: list[str], items: list[Item], orders: list[Order], sentence: int, bounds: tuple[int, int]
) -> list[Statement]:
    """Pleas and verdicts of a sentence; offences behind a verb of sentencing become a statement of kind "order"."""
    offences = named(text, *bounds)
    openers: list[tuple[int, str, Item | None]] = [
        (item.start, item.value, item) for item in items if item.kind == "verdict"
    ]
    for order in orders:
        openers.append((order.start, "order", None))
    for verb in items:
        within = any(order.start <= verb.start < order.end for order in orders)
        if verb.kind == "trigger" and verb.value in ("sentence", "jail") and not within:
            openers.append((verb.start, "dealt", verb))  # "was sentenced for affray": the term is told elsewhere
    openers.sort(key=lambda opener: opener[0])
    found: list[Statement] = []
    openers = [
        o
        for k, o in enumerate(openers)
        if not (k and o[1] == "charge" and text[o[0]].startswith("charge") and text[o[0]] != "charged")
    ]  # "admitted a charge of affray"
    for k, (start, kind, item) in enumerate(openers):
        stop = openers[k + 1][0] if k + 1 < len(openers) else bounds[1]
        own = [offence for offence in offences if start <= offence.start < stop]
        if item is not None and kind in ("admit", "plead", "deny") and not own:
            own = _before(text, offences, openers, k, bounds)
            if not own and k and openers[k - 1][1] == "charge" and "which" in text[start - 3 : start]:
                own = [offence for offence in offences if openers[k - 1][0] <= offence.start < start]
        if item is None:
            if not own and any(order.possible and order.start == start for order in orders):
                own = [offence for offence in offences if offence.start < start]
            if own:
                found.append(Statement(sentence, kind, start, start + 1, own))
            continue
        if kind == "dealt":
            behind = own and own[0].start - item.end <= 4 and "for" in text[item.end : own[0].start]
            if behind:
                found.append(Statement(sentence, kind, start, item.end, _together(text, own)))
            continue
        own = _together(text, own)
        if (
            own
            and kind in ("admit", "plead")
            and not {"but", "if", "although"}.isdisjoint(text[item.end : own[0].start])
        ):
            own = []  # "admitted punching him once, but said that it was no murder"
        if not _counts(doc, text, item, own, bounds):
            continue
        end = max([item.end, *(o.end for o in own[:1]), *(o.end for o in own if o.end - start <= _SPAN)])
        unnamed = kind == "plead" and (text[end : end + 1] == ["to"] or _for_a_deed(doc, end))
        unnamed = unnamed or (kind == "admit" and (_charge_of(text, end) or _deed(doc, item)))
        if not own and (kind in ("acquit", "convict") or unnamed):
            end = _object_end(doc, text, item, stop)
        elif not own and kind == "admit" and _charged(doc, item):
            end = _charges(doc, item)[0] + 1  # "admitted public disorder charges"
        elif not own and kind == "admit" and _of_charge(text, item):
            end = next(i for i in range(item.end, stop) if text[i] in _CHARGES) + 1  # "admitted both offences"
        found.append(Statement(sentence, kind, start, end, own))
    return found


def _together(text: list[str], own: list[Named]) -> list[Named]:
    """The offences up to where something else is told: "admitted affray after he was seen fighting in a robbery"."""
    for k in range(1, len(own)):
        between = text[own[k - 1].end : own[k].start]
        if len(between) > _APART or not _ELSE.isdisjoint(between):
            return own[:k]
    return own


def _before(
    text: list[str], offences: list[Named], openers: list[tuple[int, str, Item | None]], k: int, bounds: tuple[int, int]
) -> list[Named]:
    """ "the robbery, which he admitted": the offence stands before the verb."""
    start = openers[k - 1][0] if k else bounds[0]
    if "convictions" in text[bounds[0] : openers[k][0]]:
        return []  # "who has convictions for theft, also admitted"
    return [o for o in offences if start <= o.start < openers[k][0] and openers[k][0] - o.end <= 4 and not k]


def _counts(doc: Doc, text: list[str], item: Item, offences: list[Named], bounds: tuple[int, int]) -> bool:
    """Whether a word like "admitted" or "cleared" is said of a court."""
    kind = item.value
    word = text[item.start]
    if kind == "admit":
        crime = next((w for w in text[item.end : item.end + 4] if w in _CRIME), None)
        if crime is not None and not offences and _IN_COURT.isdisjoint(text[bounds[0] : bounds[1]]):
            return False  # "admitted to the crime when he was being treated"
        if text[item.end : item.end + 1] == ["to"] and not _BENCH.isdisjoint(text[item.end + 1 : item.end + 3]):
            return False  # "had to admit to the judge that there was no evidence of assault"
        if word == "admitted" and doc[item.start].dep_ == "amod" and doc[item.start - 1].pos_ in ("DET", "PRON"):
            return False  # "the admitted assault"
        if word == "accepted" and not offences and not _of_charge(text, item):
            return False  # "the jury heard how he accepted punching his friend"
        if word == "accepted" and not _CROWN.isdisjoint(text[max(bounds[0], item.start - 4) : item.start]):
            return False  # "prosecutors accepted a plea to affray"
        if "guilty" in text[item.start : item.end]:
            return True
        if text[item.end : item.end + 1] == ["that"] or _to_police(text, bounds) or _says(doc, item):
            return False
        return (
            bool(offences)
            or _of_charge(text, item)
            or _charged(doc, item)
            or (_deed(doc, item) and _plain_deed(text, item, bounds))
        )
    if kind == "plead" and text[item.end - 1] == "to" and word in ("plea", "pleas"):
        return "accepted" in text[item.end : item.end + 20]  # "his plea to a lesser charge was accepted"
    if kind == "deny":
        whole = text[item.end : item.end + 1] in (["both"], ["all"]) and doc[item.end + 1].is_punct
        deed = item.end < len(doc) and doc[item.end].tag_ == "VBG" and not _to_police(text, bounds)
        return bool(offences) or "guilty" in text[item.start : item.end] or _of_charge(text, item) or whole or deed
    if kind == "acquit" and word == "case" and "dismissed" in text[item.start : item.end]:
        return not _TRIED.isdisjoint(text[bounds[0] : bounds[1]])
    if kind == "acquit" and word == "acquit":
        lead = text[max(bounds[0], item.start - 10) : item.start]
        return not _ORDERED.isdisjoint(lead) and "if" not in text[item.end : item.end + 6]
    if kind == "acquit" and word in ("not", "verdict", "verdicts") and "guilty" in text[item.start : item.end]:
        around = text[max(bounds[0], item.start - 9) : item.end + 5]
        if text[item.end - 1] != "guilty" or word != "not":  # "the not guilty verdicts came after a spate of others"
            return not _RETURNED.isdisjoint(around) and text[item.start - 1] not in ("other", "previous")
    if kind == "acquit" and word == "clear":
        told = bool(offences) or text[item.end : item.end + 1] in (["him"], ["her"], ["them"])
        return told and not {"jury", "jurors", "magistrates", "judge", "court"}.isdisjoint(text[bounds[0] : bounds[1]])
    if kind == "acquit" and word in ("cleared", "clears", "clearing", "exonerated"):
        if not _NO_OFFENCE.isdisjoint(text[item.end : item.end + 6]) or text[item.end] in _CLEARED_AWAY:
            return False
        if not _WATCHDOGS.isdisjoint(text[max(bounds[0], item.start - 6) : item.start]):
            return False  # "the watchdog cleared the officer"
        if "of" in text[item.end : item.end + 5] or offences:
            return True
        if _COURT_WORDS.isdisjoint(text[bounds[0] : bounds[1]]):
            return False
        token = doc[item.start]
        subject = syntax.subject(token)
        if subject is not None and subject.lower_ in _LIFTED:
            return False  # "before the smoke cleared"
        people = subject is not None and (
            is_people(subject) or subject.ent_type_ == "PERSON" or subject.lower_ in _ONES
        )
        return word == "cleared" and people and text[item.end : item.end + 1] in _CLOSES
    asked = word in ("convict", "find") and text[item.start - 1] == "to"
    if kind == "convict" and asked and not _URGED.isdisjoint(text[max(bounds[0], item.start - 14) : item.start]):
        return False  # "urged the jury to find him guilty"
    if kind == "convict" and word == "convict":
        vain = text[item.start - 1] == "to" and not _IN_VAIN.isdisjoint(
            text[max(bounds[0], item.start - 6) : item.start]
        )
        return doc[item.start].tag_ not in ("NN", "NNP", "JJ") and not vain  # "not enough evidence to convict him"
    if (
        kind == "convict"
        and "conviction" in text[item.end : bounds[1]]
        and not _QUASHED.isdisjoint(text[item.end : bounds[1]])
    ):
        return False  # "was convicted last year but the conviction was quashed"
    if kind == "convict" and word == "convicted":
        after = text[item.end : item.end + 3]
        if after[:1] == ["of"] and (after[1:2] in ([], ["."], [","]) or (after[1] in ("a", "an") and after[2] in _ANY)):
            return False  # "after being convicted of a felony"
        return doc[item.start].dep_ != "amod"
    return True


def _says(doc: Doc, item: Item) -> bool:
    """ "Admitted it was hard to wait", "admitted he had hit her": a clause is admitted, and no offence by its name."""
    if _of_whom(doc, item.end):
        return True
    if item.end + 1 >= len(doc) or doc[item.end].lower_ not in ("it", "he", "she", "they", "there", "his", "her"):
        return False
    return doc[item.end + 1].pos_ in ("AUX", "VERB") and doc[item.end + 1].tag_ in ("VBD", "VBZ", "VBP", "MD")


def _of_whom(doc: Doc, i: int) -> bool:
    """ "(accepted) Karl Toms could not argue", "the victim was": a name or noun and the auxiliary of its clause."""
    first = i
    while i < min(first + 4, len(doc) - 1) and doc[i].pos_ in ("PROPN", "DET", "NOUN"):
        i += 1
    return i > first and doc[i].pos_ == "AUX" and doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD")


def _to_police(text: list[str], bounds: tuple[int, int]) -> bool:
    """ "He admitted the burglary, police said", "told detectives and admitted": no plea."""
    words_ = text[bounds[0] : bounds[1]]
    for i, word in enumerate(words_):
        if word in _TO_POLICE:
            said = words_[i + 1 : i + 2] in (["said"], ["say"], ["says"])
            told = not {"told", "telling", "to", "in", "when", "according", "an"}.isdisjoint(words_[max(0, i - 2) : i])
            if (said or told) and _IN_COURT.isdisjoint(words_):
                return True
    return False


def _deed(doc: Doc, item: Item) -> bool:
    """ "Admitted spitting at police", "admits punching a nurse": a deed that no list of offences names."""
    token = doc[min(item.end, len(doc) - 1)]
    return token.lower_ in _DEEDS


def _for_a_deed(doc: Doc, i: int) -> bool:
    """ "(Pleaded guilty) for spitting at a driver"."""
    return i + 1 < len(doc) and doc[i].lower_ == "for" and doc[i + 1].lower_ in _DEEDS


def _plain_deed(text: list[str], item: Item, bounds: tuple[int, int]) -> bool:
    """Whether nothing in the sentence says that a deed was admitted and yet contested, or in an interview."""
    words_ = text[bounds[0] : bounds[1]]
    asked = "inquest" in text or "coroner" in text or "misconduct" in text
    return not asked and _CONTESTED.isdisjoint(words_) and _TO_POLICE.isdisjoint(text[item.end + 6 : bounds[1]])


def _of_charge(text: list[str], item: Item) -> bool:
    """ "admitted the offence", "denied both charges": the charge is named elsewhere."""
    for word in text[item.end : item.end + 5]:
        if word in _CHARGES:
            return True
        if word not in _BEFORE_CHARGES:
            return False
    return False


def _charges(doc: Doc, item: Item) -> list[int]:
    """Where the charges stand that are said to be admitted."""
    return [child.i for child in doc[item.start].children if child.dep_ == "dobj" and child.lower_ in _COUNTS]


def _charged(doc: Doc, item: Item) -> bool:
    """ "Admitted public disorder charges": of a kind that no list of offences names."""
    of = _charges(doc, item) if doc[item.start].lower_.startswith("admit") else []
    return bool(of) and item.end < of[0] <= item.end + 3 and doc[of[0] - 1].dep_ in ("compound", "amod")


def _charge_of(text: list[str], i: int) -> bool:
    """ "(admitted) a single charge of": an offence that no list names follows."""
    return any(text[k] in _CHARGES and text[k + 1 : k + 2] == ["of"] for k in range(i, min(len(text), i + 4)))


def _object_end(doc: Doc, text: list[str], item: Item, stop: int) -> int:
    """Token after what follows "cleared of ...": up to the next stop, eight words at most."""
    end = item.end
    if text[end : end + 1] == ["by"] and text[end + 1] in ("a", "the", "jurors", "magistrates"):
        of = next((i for i in range(end, min(stop, end + 5)) if text[i] == "of"), None)
        end = end if of is None else of  # "cleared by a jury of punching a nurse"
    if "guilty" not in text[item.start : item.end] and "of" not in text[end : min(stop, end + 6)]:
        for words_ in (["by", "a", "jury"], ["by", "the", "jury"], ["by", "jurors"], ["by", "magistrates"]):
            if text[end : end + len(words_)] == words_:
                return end + len(words_)
        verdict = next((i for i in range(end, min(stop, end + 5)) if text[i] == "verdict"), None)
        if verdict is not None and text[end : end + 1] in (["by"], ["on"]):
            return verdict + 1  # "cleared by a majority verdict"
    if text[end : end + 1] == ["at"]:  # "acquitted at Hull Crown Court of attempting to kill his boss"
        of = next(
            (i for i in range(end, min(stop, end + 8)) if text[i] == "of" and text[i + 1 : i + 2] != ["appeal"]), None
        )
        end = end if of is None else of
    if item.value == "plead" and _for_a_deed(doc, end):
        end += 1
    if text[end] in _DEEDS and item.value in ("plead", "admit"):
        end += 2 if text[end + 1 : end + 2] == ["at"] else 1  # "spitting at police"
    begin = end
    charged = item.value in ("plead", "admit") and not _deed(doc, item)
    reach, stops = (12, _STOPS - {"by", "in"}) if charged else (8, _STOPS)
    while (
        end < stop
        and end - begin < reach
        and (not doc[end].is_punct or text[end] in _QUOTES)
        and text[end] not in stops
    ):
        end += 1
    return end
