"""The noun for attacks or killings that a bare figure is of."""

from __future__ import annotations

from newsmine.language.groups import singular
from newsmine.language.numbers import ORDINALS
from newsmine.language.parsed import Token
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.counted import Counted
from newsmine.rooms.counts.reading import Page


def attack_noun_before(page: Page, i: int, sentences: int) -> Token | None:
    """The noun for attacks before token `i`, in its sentence or as many before it."""
    start = page.starts[i]
    for _ in range(sentences):
        start = page.starts[start - 1] if start else 0
    for j in range(i - 1, start - 1, -1):
        if (attack_noun(page.doc[j]) or _nth(page.doc[j])) and not _reason(page.doc[j], start):
            return page.doc[j]
    return None


def _reason(noun: Token, start: int) -> bool:
    """ "pupils suspended for attacks", "sentences for assaults": what was done because of them is counted, not they."""
    doc, i = noun.doc, noun.i - 1
    while i > start and noun.i - i < 4 and (doc[i].pos_ in ("ADJ", "NOUN", "DET") or doc[i].tag_ in ("VBN", "VBG")):
        i -= 1
    if i <= start or doc[i].lower_ not in ("for", "over"):
        return False
    return doc[i - 1].lower_ not in w.SUMS and doc[i - 1].lower_ not in ("figures", "totals", "numbers", "statistics")


def attack_noun_after(page: Page, i: int) -> Token | None:
    """ "brings to 12 the number of homicides"."""
    doc = page.doc
    for j in range(i, min(page.ends[i - 1], i + 5)):
        if attack_noun(doc[j]):
            return doc[j]
    return None


def last_killing(page: Page, item: Counted) -> Token | None:
    """ "It was the 39th homicide of the year, compared with 61 last year"."""
    for token in page.doc[page.starts[item.start] : item.start]:
        if w.NOUNS.get(token.lower_) == "deaths" and _nth(token):
            return token
    return None


def _nth(token: Token) -> bool:
    """ "the city's 39th homicide", "the ninth assault of the season": a tally told by its last."""
    if w.NOUNS.get(token.lower_) not in ("assaults", "deaths") or token.i < 1:
        return False
    before = token.nbor(-1).lower_
    return before in ORDINALS or (before[:1].isdecimal() and before.endswith(("st", "nd", "rd", "th")))


def attack_noun(token: Token) -> bool:
    """A plural noun for attacks or killings, as figures are told of."""
    low = token.lower_
    if low in ("violence", "disorder"):
        return False
    if low in ("rate", "toll", "total") and token.i and token.nbor(-1).lower_ in w.KILLINGS:
        return low == "rate"  # "the murder rate rose from 758 to 773"
    if low.endswith("s") and singular(low) in w.CASES and token.i:
        after = token.doc.lower[token.i + 1 : token.i + 4]
        if token.nbor(-1).lower_ in w.VIOLENT or (after[:1] == ["of"] and w.VIOLENT.intersection(after[1:])):
            return True  # "violent incidents", "incidents of violence"
    return low.endswith("s") and w.NOUNS.get(singular(low)) in ("assaults", "deaths")


def of_any(noun: Token) -> bool:
    """ "any attack on an officer", "an assault on a nurse is wrong", "assault against an officer is recorded"."""
    if noun.pos_ not in ("NOUN", "PROPN") or singular(noun.lower_) not in w.ATTACKING:
        return False
    if noun.doc.words_of(noun.i + 1, noun.i + 3).lower() in ("with injury", "without injury"):
        return True  # "crimes of assault without injury on a constable": the offence's name
    articles = [child.lower_ for child in noun.lefts if child.dep_ in ("det", "nummod", "poss")]
    if any(low in ("any", "every", "each", "no") for low in articles):
        return True
    verb = noun.head
    if not articles and verb.lower_ == "for" and noun.nbor(-2).lower_ in w.OF_LAW:
        return True
    if not articles and noun.dep_ == "pobj" and verb.lower_ == "for" and verb.head.lower_ in w.OF_LAW:
        return True  # "will double the sentence for assault of an emergency worker"
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.tag_ not in ("VBZ", "VBP", "VBN"):
        return False
    present = verb.tag_ in ("VBZ", "VBP") or any(c.lower_ in ("is", "are") and c.dep_ == "auxpass" for c in verb.lefts)
    if present and verb.lower_ in ("happens", "occurs"):
        return True  # "an assault on a nurse happens every hour"
    if not articles and noun.tag_ == "NN":
        return present and noun.idx >= noun.doc.title_end
    states = any(child.dep_ in ("attr", "acomp") for child in verb.rights)
    return present and verb.lower_ in ("is", "are") and states and articles[:1] != ["the"]
