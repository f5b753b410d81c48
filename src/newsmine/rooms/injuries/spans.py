"""How far the words for an attack or a harm reach: articles and parts before, weapons and the ground after."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.parsed import Doc, Token
from newsmine.record import BodyPart
from newsmine.violence import Harm
from newsmine.violence.arguments import means, phrases
from newsmine.violence.people import part_of_body, personlike
from newsmine.violence.words import BODY, GIVING, MISSILES, NOUN_MECHANISMS
from newsmine.violence.wound_words import MODIFIER_PARTS, PART_STATES, SUFFERING

_SPELLS = frozenset({"period", "hours", "days", "weeks", "months", "years", "weekend", "night", "course"})
_QUOTES = frozenset("'\"‘’“”")
_WAYS = frozenset(
    {
        "in",
        "on",
        "to",
        "across",
        "over",
        "around",
        "round",
        "about",
        "at",
        "into",
        "against",
        "along",
        "onto",
        "through",
        "with",
        "by",
        "down",
        "off",
        "alongside",
    }
)
_ADVERBS = frozenset(
    {"twice", "once", "repeatedly", "unconscious", "several", "multiple", "times", "dead", "again", "hard"}
)


def attack_span(doc: Doc, harm: Harm, verb: Token) -> tuple[int, int]:
    """Tokens of the words for an attack: to the part of the body, the weapon, the ground."""
    start, end = harm.start, harm.end
    if harm.nominal:
        governor = verb.head
        if governor.lower_ in GIVING and verb.dep_ == "dobj" and governor.i < verb.i < governor.i + 6:
            start = governor.i
        else:
            start = left_of(verb, start)
            end = max([end, *(i + 1 for i in harm.patients if end < i < end + 10 and verb.doc[end].lower_ == "of")])
        return start, max(end, *(i + 1 for i in harm.parts if i < end + 9), end)
    if (had := _what_was_had(verb)) is not None:
        start = had.left_edge.i  # "had his leg trapped in a door"
    short = width(doc, verb.i, end)
    kept = {*harm.parts, *(i for i in harm.instruments if not personlike(doc[i]))}
    pieces: list[tuple[int, bool]] = []
    for child in sorted({*phrases(verb), *(c for c in verb.rights if c.dep_ != "prep")}, key=lambda c: c.i):
        if child.i > end + 9 or child.i < verb.i:
            continue
        piece = _piece(verb, child, harm, kept)
        if piece is not None:
            pieces.append(piece)
    for reach, telling in pieces:
        long = width(doc, start, reach)
        quotes = sum(t.text in _QUOTES for t in doc[end:reach])
        if quotes % 2 and not (start and doc[start - 1].text in _QUOTES and doc[end].text in _QUOTES):
            break
        if reach > end and (telling or long <= 3.2 * short):
            end = reach
    for i in harm.parts:  # the parse may hang the part elsewhere
        between = doc[end:i]
        if end <= i < end + 8 and not any(t.pos_ in ("VERB", "CCONJ") or t.text == "," for t in between):
            end = i + 1
    return start, min(end, verb.sent.end)


def width(doc: Doc, start: int, end: int) -> int:
    """How many characters the tokens `start` to `end` (exclusive) take."""
    return doc.span(start, end).end_char - doc[start].idx


def killed_span(doc: Doc, start: int, end: int) -> int:
    """How far "murdered his wife" reaches: to the victim, where the words are few."""
    verb = doc[end - 1]
    victim = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if victim is None or not personlike(victim):
        return end
    reach = victim.i + 1
    short = width(doc, start, end)
    return reach if width(doc, start, reach) <= 3.2 * short else end


def _what_was_had(verb: Token) -> Token | None:
    """The part of the body in "had his leg trapped", "having her hair pulled"."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("ccomp", "acl"):
        return None
    had = verb.head if verb.dep_ == "ccomp" else verb.head.head
    if had.lower_ not in ("had", "have", "having", "has"):
        return None
    held = [verb.head] if verb.dep_ == "acl" else [*(c for c in had.children if c.dep_ == "dobj"), *verb.lefts]
    return next((t for t in held if had.i < t.i < verb.i and part_of_body(t)), None)


#: Words of another blow or clause, which the span does not pass.
_ELSEWHERE = frozenset({"while", "when", "as", "spat", "bit", "or"})


def _piece(verb: Token, child: Token, harm: Harm, kept: set[int]) -> tuple[int, bool] | None:
    """How far a dependent takes the span, and whether it tells of the body or the weapon."""
    if child.dep_ in syntax.OBJECTS and child.pos_ not in ("ADJ", "VERB") and child.lower_ not in ("spat", "bit"):
        thrown = harm.mechanism in ("throw", "burn", "acid")
        reach = syntax.noun_phrase(child, prepositions=thrown)[1]
        return reach, True
    if child.dep_ in ("advmod", "npadvmod", "oprd"):
        return (child.i + 1, False) if child.lower_ in _ADVERBS else None
    if child.dep_ == "prt" and child.lower_ == "out" and child.i + 1 < len(verb.doc) and child.nbor(1).lower_ == "at":
        return child.i + 2, True  # "kicked out at the guards"
    if child.dep_ not in ("prep", "agent", "prt", "dative") or child.lower_ not in _WAYS:
        return None
    if child.dep_ == "prt":
        return child.i + 1, False
    objects = [c for c in child.children if c.dep_ == "pobj"]
    if not objects or objects[0].ent_type_ in ("DATE", "TIME", "GPE", "FAC", "LOC"):
        return None
    between = verb.doc[verb.i + 1 : child.i]
    if objects[0].lower_ in _SPELLS or any(t.pos_ == "VERB" or t.lower_ in _ELSEWHERE for t in between):
        return None
    if child.lower_ == "to" and objects[0].lower_ == "death":
        return objects[0].i + 1, True
    reach = syntax.noun_phrase(objects[0])[1]
    inside = kept & {t.i for t in child.subtree}
    if inside:
        return max(reach if objects[0].i in inside else 0, max(inside) + 1), True
    if child.lower_ == "with" and personlike(objects[0]):
        return None
    if child.lower_ == "in" and means(objects[0]) in ("burn", "acid"):
        return reach, True  # "doused in petrol"
    if child.lower_ == "with" or (child.lower_ == "by" and harm.mechanism in ("grab", "drag", "strangle")):
        return reach, child.lower_ == "with" or personlike(objects[0]) is not True
    if child.lower_ == "by" and (child.dep_ != "agent" or personlike(objects[0]) is not True):
        thing = means(objects[0]) is not None and (harm.mechanism == "vehicle" or not personlike(objects[0]))
        return reach, thing or objects[0].lower_ in MISSILES
    if child.lower_ in _TOWARDS:
        passive = syntax.is_passive(verb) and child.lower_ not in ("at", "on")
        return reach, passive or (child.lower_ == "at" and harm.mechanism == "throw")
    return None


_TOWARDS = frozenset("to into against along onto through over down at on across alongside".split())


def modifier_part(word: str) -> BodyPart | None:
    """The part of the body that a word before "injury" names, or None."""
    return MODIFIER_PARTS.get(word)


_AMOUNTS = frozenset("amount lot deal degree bit series couple level range host".split())


def left_of(noun: Token, start: int) -> int:
    """The start of the noun phrase, its article included, the words of others left out."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _AMOUNTS:
        start = min(start, noun.head.head.left_edge.i)  # "a huge amount of pain"
    for child in reversed(list(noun.lefts)):
        if child.lower_ in SUFFERING:
            break  # "three suffered cuts"
        if child.lower_ in ("another", "other", "then") or (child.dep_ == "poss" and child.pos_ != "PRON"):
            continue
        if child.dep_ in ("det", "amod", "compound", "nummod", "nmod", "advmod", "poss") and child.i < start:
            start = min(start, child.left_edge.i)
    return _list_before(noun, start)


def _list_before(noun: Token, start: int) -> int:
    """ "leg, back and shoulder injuries": the parts listed before the noun belong to its phrase."""
    doc, i, first = noun.doc, start, noun.sent.start
    while i > first and _of_body(doc[i - 1]):
        i -= 1
    if i < noun.i and _of_body(doc[i]):
        while i - 2 >= first and doc[i - 1].lower_ in ("and", ",", "&") and _of_body(doc[i - 2]):
            if doc[i - 3].lower_ in PART_STATES:
                break  # "a cut knee, spinal and facial injuries"
            i -= 2
    while i < start and i > first and doc[i - 1].lower_ in ("a", "an", "serious", "minor", "severe"):
        i -= 1
    return i


def _of_body(word: Token) -> bool:
    return word.lower_ in BODY or word.lower_ == "internal" or modifier_part(word.lower_) is not None


def dying_reach(doc: Doc, end: int) -> int:
    """How far "died at the scene", "died in hospital", "died of a stab wound" reach."""
    last = doc[end - 1].sent.end
    if end < last and "instantly" in (doc[end].lower_, doc[min(end + 1, last - 1)].lower_):
        return end + 1 if doc[end].lower_ == "instantly" else end + 2
    for words_ in _WHERE_DIED:
        if tuple(doc.lower[end : end + len(words_)]) == words_:
            end += len(words_)
            break
    of = end + 2 < last and doc[end].lower_ in ("of", "from") and doc[end + 1].tag_ == "PRP$"
    if of and doc[end + 2].lower_ in ("injuries", "wounds", "injury", "wound"):
        return end + 3  # "died from his injuries"
    if end < last and doc[end].lower_ in ("of", "from"):
        for k in range(end + 1, min(end + 7, last)):
            if doc[k].lower_ in ("wound", "wounds") or doc[k].lower_ in NOUN_MECHANISMS:
                to = k + 3 < last and doc[k + 1].lower_ == "to" and doc[k + 3].lower_ in BODY
                return k + 4 if to else k + 1
            if doc[k].pos_ not in ("DET", "ADJ", "NOUN", "PRON", "NUM", "PROPN", "VERB", "PUNCT", "ADV"):
                break
    return end


_WHERE_DIED = (("later", "in", "hospital"), ("at", "the", "scene"), ("in", "hospital"))
