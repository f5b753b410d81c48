"""What the words beside a phrase for people say became of them, for headlines whose parse fails."""

from __future__ import annotations

from newsmine.language.numbers import figure
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.bare_numbers import NOT_A_SIZE
from newsmine.rooms.incidents.mention import ATTACKED, HIT, INJURED, KILLED, UNHURT, Mention

_RELATIVE = frozenset({"who", "that", "which"})
_LINKS = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "has", "have", "had", "'s", "’s", "get", "got", "gets"}
)
PRONOUNS = frozenset({"himself", "herself", "themselves", "self", "themself"})


def attempted(word: Token) -> bool:
    """True for a death that was only meant: "attempted murder", "tried to kill", "left for dead"."""
    doc, i = word.doc, word.i
    before = doc.lower[max(0, i - 3) : i]
    if "attempted" in before or before[-1:] == ["attempt"]:
        return True
    if before[-1:] == ["to"]:
        return bool(_MEANING & set(before)) or before[-2:-1] == ["close"]
    return before[-1:] == ["for"] and word.lower_ == "dead"


_MEANING = frozenset(
    "tried try tries trying threatened threatens threatening wanted wants wanting intended intending intent intention "
    "attempted attempting attempt attempts going plotted plotting planned planning conspired conspiring vowed "
    "soliciting conspiracy plot threat threats".split()
)


_WHOM = frozenset({"them", "whom", "those", "these"})


def said_after(doc: Doc, m: Mention, starts: dict[int, Mention]) -> str | None:
    """What the words right after a phrase say became of it ("2 dead", "man shot in leg")."""
    i = m.end
    n = len(doc)
    fatal = False
    steps = 0
    if m.partitive and i + 1 < n and doc[i].lower_ == "of" and doc[i + 1].lower_ in _WHOM:
        i += 2  # "five were shot, two of them fatally"
    # past ", 17, of Leeds," after a name
    if m.kind == "name" and i + 1 < n and doc[i].text == "," and figure(doc[i + 1].lower_) is not None:
        i += 2
        if i < n and doc[i].text == ",":
            i += 1
    elif i < n and doc[i].lower_ in ("of", "from") and i + 1 < n and doc[i + 1].pos_ == "PROPN":
        return None
    while i < n and steps < 5:
        token = doc[i]
        low = token.lower_
        if low in ("fatally", "mortally"):
            fatal = True
        elif low in ("not", "n't", "n’t", "no", "nearly", "almost"):
            return None
        elif (
            low not in _LINKS
            and low not in _RELATIVE
            and token.pos_ != "ADV"
            and low not in ("also", "reported", "reportedly", "allegedly", "seriously", "critically")
        ):
            break
        i += 1
        steps += 1
    if i >= n:
        return None
    if (
        fatal
        and m.kind == "number"
        and doc[i - 1].lower_ in ("fatally", "mortally")
        and doc[i].text in (",", ".", ";", "-")
    ) or (fatal and doc[i].lower_ in ("in", "at", "during", "on") and m.kind == "number"):
        return KILLED
    token = doc[i]
    low = token.lower_
    linked = steps > 0 and any(doc[k].lower_ in _LINKS for k in range(m.end, i))
    nxt = doc[i + 1] if i + 1 < n else None
    if low in w.KILLED_WORDS and low not in ("fatally", "mortally"):
        return KILLED
    if low in ("injured", "wounded", "hurt", "hospitalized", "hospitalised"):
        if nxt is not None and nxt.pos_ in ("NOUN", "PROPN") and token.tag_ == "JJ":
            return None
        if _transitive(token, starts):
            return None
        return KILLED if fatal else INJURED
    if low in w.UNHURT_WORDS and linked:
        return UNHURT
    if low in w.DIED:
        return KILLED
    participle = low in w.HIT or low in w.KILL or low in w.ATTACK
    if participle and (
        token.tag_ in ("VBN", "VBD", "NN", "JJ", "VB", "VBP") or low in ("shot", "killed", "struck", "stabbed")
    ):
        if low.endswith(("ing", "s")):
            return None
        if low in ("shoot", "kill", "strike", "stab", "murder"):
            return None
        if not linked and _transitive(token, starts):
            if doc[i + 1].lower_ in PRONOUNS:
                m.own = True
                return KILLED if low in w.KILL or fatal else HIT
            m.agent = True
            return None
        m.trigger = i
        if low in w.KILL or fatal or deadly(doc, i):
            return KILLED
        return HIT if low in w.HIT else ATTACKED
    if low == "in" and nxt is not None and nxt.lower_ in w.CONDITION_WORDS:
        return INJURED
    if low == "critical" and m.kind == "number" and (nxt is None or nxt.pos_ not in ("NOUN", "PROPN", "ADJ")):
        return INJURED
    return None


def _transitive(verb: Token, starts: dict[int, Mention]) -> bool:
    """True when an object follows the verb: a phrase for people, or "himself"."""
    doc = verb.doc
    for k in range(verb.i + 1, min(verb.i + 4, len(doc))):
        token = doc[k]
        low = token.lower_
        if low in PRONOUNS or low in ("him", "her", "them"):
            return True
        if k in starts:
            m = starts[k]
            return not (m.end < len(doc) and doc[m.end].lower_ in NOT_A_SIZE)
        if low in ("and", "killed", "dead", "wounded") or token.pos_ in ("ADV", "ADP"):
            if token.pos_ == "ADP" and low != "at":
                return False
            continue
        return False
    return False


def deadly(doc: Doc, i: int) -> bool:
    """True when the words after a verb say that it killed: "shot dead", "shot and killed", "stabbed to death"."""
    following = doc.lower[i + 1 : i + 5]
    if following[:1] and following[0] in ("dead", "fatally", "down"):
        return True
    if following[:2] == ["to", "death"]:
        return True
    if following[:1] and following[0] in ("and", ",", "&") and len(following) > 1:
        if following[1] in ("killed", "died", "murdered"):
            return not _object_at(doc, i + 3)
        if following[1] == "fatally":
            return True
    return i > 0 and doc[i - 1].lower_ in ("fatally", "mortally")


def _object_at(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].pos_ in ("NUM", "PRON") and doc[i].dep_ in ("dobj", "nummod")


def said_before(doc: Doc, m: Mention) -> str | None:
    """What the words right before a phrase say: "killing four", "leaves 1 dead", "the death of"."""
    i = m.start - 1
    while i >= 0 and (
        doc[i].pos_ in ("ADV", "DET")
        or doc[i].lower_ in ("a", "an", "the", "his", "her", "at", "least", "another", "-", "also")
    ):
        if doc[i].lower_ == "at" and not (i + 1 < m.start and doc[i + 1].lower_ == "least"):
            break
        i -= 1
    if i < 0 or doc[i].sent.start != doc[m.head].sent.start:
        return None
    token = doc[i]
    low = token.lower_
    if low == "of" and i > 0:
        noun = doc[i - 1].lower_
        fatal = any(doc[k].lower_ in ("fatal", "deadly", "death", "fatally") for k in range(max(0, i - 4), i))
        if noun in w.KILLED_NOUNS:
            return None if attempted(doc[i - 1]) else KILLED
        if noun in w.HIT_NOUNS:
            return KILLED if fatal else HIT if noun.startswith(("shoot", "wound")) else ATTACKED
        return None
    passive = i > 0 and doc[i - 1].lower_ in _LINKS and doc[i - 1].lower_ not in ("has", "have", "had")
    if passive or token.dep_ in ("amod",):
        return None
    if low in ("and", ",") and i > 1 and doc[i - 1].lower_ in w.HIT and doc[m.start - 1].lower_ in w.KILL:
        return KILLED
    m.done = (low in w.KILL or low in w.HIT) and low not in ("murder", "murders") and token.tag_ != "NN"
    if low in w.KILL and low not in ("murder", "murders"):
        return KILLED
    if low in w.INJURE and token.pos_ in ("VERB", "NOUN", "AUX", "ADJ"):
        if token.tag_ in ("VBN", "JJ") and not (
            i > 0 and doc[i - 1].lower_ in ("and", ",", "that", "which", "who", "has", "have")
        ):
            return None
        return KILLED if i > 0 and doc[i - 1].lower_ in ("fatally", "mortally") else INJURED
    if low in w.HIT and (token.pos_ == "VERB" or low in ("shot", "shoots", "shooting")) and low not in ("hit",):
        if token.tag_ == "NN":
            return None
        return KILLED if i > 0 and doc[i - 1].lower_ == "fatally" else HIT
    if low in w.ATTACK and token.pos_ == "VERB":
        return ATTACKED
    return None
