"""One person told of for the first time: "an officer", "another", "the third", a headline's bare "Paramedic"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from newsmine.language.groups import group_of, singular
from newsmine.language.numbers import ORDINALS
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.counts import words as w
from newsmine.rooms.counts.counted import Counted, Kind
from newsmine.rooms.counts.nouns import noun_at
from newsmine.violence import by_patient
from newsmine.violence.people import personlike
from newsmine.violence.words import PEOPLE_ENDINGS

_ARTICLES = frozenset({"a", "an", "another"})
#: Endings of trades that no list holds: "a bricklayer", "a lorry fitter".
_OF_TRADE = (
    "layer",
    "fitter",
    "keeper",
    "maker",
    "worker",
    "monger",
    "smith",
    "wright",
    "eer",
    "ist",
    "ician",
    "man",
    "woman",
)
#: Endings of those who do something, which things that do have too.
_DOERS = ("er", "or", "ant", "ster")
_PLURAL_TAGS = ("NNS", "NNPS")
#: Nouns that an article before an earlier one serves: "a man and woman".
_LISTED = frozenset({"man", "woman", "boy", "girl"})
_KNOWN_OR_BOTH = frozenset(w.KNOWN) | {"both"}
_TIMES = {"once": 1, "twice": 2}
_MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4, "twin": 2}


def _may_begin(word: str) -> bool:
    """Whether a phrase that brings one new person can begin with a word, below the headline."""
    return word in _ARTICLES or word in _LISTED or word == "the" or word.isdecimal()


def singles(doc: Doc, taken: set[int]) -> Iterator[Counted]:
    """Every phrase that may bring one new person, in text order; `taken` tokens stand in counts already."""
    title_end = doc.title_end
    heads = {token.i for token in doc.that(_may_begin)}
    heads.update(itertools.takewhile(lambda i: doc.tokens[i].idx < title_end, range(len(doc))))
    for i in sorted(heads - taken):
        token = doc.tokens[i]
        low = token.lower_
        if low in _ARTICLES:
            item = _with_article(doc, token)
        elif token.i and low.isdecimal() and doc[token.i - 1].lower_ in ("and", ",", "or"):
            item = _aged_in_list(doc, token)
        elif low in _LISTED and token.dep_ == "conj" and token.idx >= title_end:
            item = _bare_in_list(doc, token)
        elif low == "the":
            item = _the_other(doc, token)
        elif token.idx < title_end and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            item = _in_headline(doc, token)
        else:
            item = None
        if item is not None and not any(i in taken for i in range(item.start, item.end)):
            yield item


def _one(doc: Doc, start: int, noun: Token, *, who: str | None, more: bool = False, bare: bool = False) -> Counted:
    return Counted(
        start,
        noun.i + 1,
        start,
        1,
        1,
        1,
        "exact",
        "bare" if bare else "people",
        noun=None if bare else noun.i,
        who=who,
        anchors=(noun.i,),
        single=True,
        more=more,
    )


def _with_article(doc: Doc, article: Token) -> Counted | None:
    i = article.i
    more = article.lower_ == "another"
    if more and i and doc[i - 1].lower_ in ("one", "or"):
        return None  # "hit one another", "of one sort or another"
    if i + 1 < len(doc):
        following = doc[i + 1]
        if following.lower_ in ORDINALS and (i + 2 >= len(doc) or not _noun_follows(doc, i + 2)):
            return _one(doc, i, following, who=None, more=True, bare=True)
    noun = noun_at(doc, i + 1)
    if (aged := _age_alone(doc, i, noun)) is not None:
        return aged
    if i + 5 < len(doc) and doc[i + 1].lower_ in w.PARENTS and doc.words_of(i + 2, i + 5) == "-of-":
        item = _one(doc, i, doc[i + 5], who="civilian")
        item.anchors = (i + 5, i + 1, i + 3)
        return item
    if noun is not None and noun.tag_ in _PLURAL_TAGS and article.lower_ != "another":
        noun = None
    if noun is None:
        if more and (i + 1 >= len(doc) or doc[i + 1].pos_ != "NUM"):
            return _one(doc, i, article, who=None, more=True, bare=True)
        return None
    return _named(doc, i, noun, more or any(doc[j].lower_ in ORDINALS for j in range(i, noun.i)))


def _age_alone(doc: Doc, article: int, noun: Token | None) -> Counted | None:
    """ "a 17-year-old was killed": the age is the noun."""
    if article + 2 >= len(doc) or doc[article + 2].text != "-":
        return None
    words = doc.lower[article + 1 : article + 6]
    if len(words) < 5 or words[1:] != ["-", "year", "-", "old"] or not words[0].isdecimal():
        return None
    old = doc[article + 5]
    if noun is not None and noun.i > old.i and (group_of(noun) is not None or old.dep_ in ("amod", "compound")):
        return None
    return _one(doc, article, old, who="child" if int(words[0]) < 18 else "civilian")


def _aged_in_list(doc: Doc, age: Token) -> Counted | None:
    """ "A 43-year-old man and 47-year-old woman": the article is the first one's."""
    words = doc.lower[age.i : age.i + 5]
    if words[1:] != ["-", "year", "-", "old"]:
        return None
    noun = noun_at(doc, age.i)
    if noun is None or noun.tag_ in _PLURAL_TAGS or noun.dep_ != "conj":
        return None
    return _named(doc, age.i, noun, False)


def _bare_in_list(doc: Doc, noun: Token) -> Counted | None:
    """ "A man and woman": the article is the first one's."""
    first = noun.head
    listed = noun.i > 1 and doc[noun.i - 1].lower_ == "and" and first.i == noun.i - 2
    if not listed or not any(child.lower_ in ("a", "another") for child in first.lefts):
        return None
    return _named(doc, noun.i, noun, False)


def _noun_follows(doc: Doc, i: int) -> bool:
    return doc[i].pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


def _named(doc: Doc, start: int, noun: Token, more: bool) -> Counted | None:
    who = group_of(noun)
    if who is None and noun.pos_ == "NOUN" and _somebody(doc, noun):
        who = "civilian"
    if who is None or singular(noun.lower_) in w.BODIES or noun.lower_ in ("people", "police", "staff"):
        return None
    item = _one(doc, start, noun, who=who, more=more)
    decade = doc[noun.i + 1 : noun.i + 4]  # "a man in his forties"
    if len(decade) == 3 and decade[0].lower_ == "in" and decade[1].tag_ == "PRP$" and decade[2].lower_.endswith("s"):
        item.end = noun.i + 4
    return item


def _somebody(doc: Doc, noun: Token) -> bool:
    """A noun of no list that is a person by its make: "a bricklayer", "a hillwalker"; "a fundraiser" where hurt."""
    like = personlike(noun)
    if like is False:
        return False
    low = noun.lower_
    if low.endswith(_OF_TRADE) or low.endswith(PEOPLE_ENDINGS):
        return True
    return low.endswith(_DOERS) and noun.i in by_patient(doc)


def _the_other(doc: Doc, the: Token) -> Counted | None:
    """ "the other was punched", "the third officer"."""
    i = the.i
    if i + 1 >= len(doc):
        return None
    following = doc[i + 1]
    if following.lower_ != "other" and (following.lower_ not in ORDINALS or following.lower_ == "first"):
        return None
    noun = noun_at(doc, i + 2) if i + 2 < len(doc) and doc[i + 2].pos_ in ("NOUN", "PROPN", "ADJ") else None
    if noun is None:
        return _one(doc, i, following, who=None, more=True, bare=True)
    if noun.tag_ in _PLURAL_TAGS:
        return None
    return _named(doc, i, noun, True)


def _in_headline(doc: Doc, token: Token) -> Counted | None:
    who = group_of(token)
    if who is None or token.tag_ in _PLURAL_TAGS or singular(token.lower_) != token.lower_:
        return None
    if singular(token.lower_) in w.BODIES or token.lower_ in ("people", "police", "staff", "victim"):
        return None
    if token.lower_ in w.KIN and token.dep_ in ("dobj", "pobj"):
        return None  # "Man jailed after killing wife": his
    if token.i + 1 < len(doc):
        following = doc[token.i + 1]
        if following.pos_ in ("NOUN", "PROPN") and (group_of(following) is not None or following.text[:1].isupper()):
            return None
        if following.lower_ in ("'s", "’s", "'", "’") or following.lower_ == "-":
            pass
    start = token.i
    while (
        start > 0
        and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ")
        and doc[start - 1].head.i in (token.i, start)
        and doc[start - 1].lower_ not in w.HEADLINE_WORDS
        and not doc[start - 1].is_space
    ):
        start -= 1
    if start > 0 and (doc[start - 1].pos_ in ("DET", "PRON", "NUM") or doc[start - 1].lower_ in ("'s", "’s")):
        return None
    return _one(doc, start, token, who=who)


def multiples(doc: Doc) -> Iterator[Counted]:
    """ "a triple stabbing", "double murder": victims told by the name of the attack."""
    for token in doc.having(_MULTIPLE.keys()):
        value = _MULTIPLE[token.lower_]
        if token.i + 1 >= len(doc):
            continue
        noun = noun_at(doc, token.i + 1)
        if noun is not None and w.NOUNS.get(singular(noun.lower_)) == "assaults" and noun.i - token.i <= 2:
            yield Counted(
                token.i, noun.i + 1, token.i, value, value, value, "exact", "multiple", noun=noun.i, anchors=(noun.i,)
            )


def neither(doc: Doc) -> Iterator[Counted]:
    """ "neither officer", "neither of them": two, of whom something is denied."""
    for token in doc.having({"neither"}):
        if token.i + 1 >= len(doc) or token.dep_ in ("cc", "preconj"):
            continue
        following = doc[token.i + 1]
        end, noun, whole = token.i + 1, None, None
        if following.lower_ == "of" and token.i + 2 < len(doc):
            people = noun_at(doc, token.i + 2, whole=True)
            whole = people.i if people is not None else token.i + 2
            end, noun = whole + 1, people
        elif following.pos_ in ("NOUN", "PROPN", "ADJ"):
            noun = noun_at(doc, token.i + 1)
            end = noun.i + 1 if noun is not None else end
        who = group_of(noun) if noun is not None else None
        anchors = (token.i,) if noun is None else (token.i, noun.i)
        kind: Kind = "bare" if noun is None else "people"
        yield Counted(
            token.i,
            end,
            token.i,
            2,
            2,
            2,
            "exact",
            kind,
            noun=noun.i if noun is not None else None,
            who=who,
            anchors=anchors,
            whole=whole,
        )


def not_any(doc: Doc) -> Iterator[Counted]:
    """ "had not made any arrests": none."""
    for token in doc.having({"any"}):
        noun = noun_at(doc, token.i + 1) if token.i + 1 < len(doc) else None
        if noun is None or noun.lower_ != "arrests" or noun.dep_ not in ("dobj", "nsubjpass"):
            continue
        if any(child.dep_ == "neg" for child in noun.head.lefts):
            yield Counted(
                token.i, noun.i + 1, token.i, 0, 0, 0, "exact", "court", noun=noun.i, unit="arrests", anchors=(noun.i,)
            )


def frequencies(doc: Doc) -> Iterator[Counted]:
    """ "attacked twice a week"."""
    for token in doc.having(_TIMES.keys()):
        value = _TIMES[token.lower_]
        if token.i + 1 < len(doc) and doc[token.i + 1].lower_ in w.RATE_LEADS:
            yield Counted(
                token.i, token.i + 1, token.i, value, value, value, "exact", "times", noun=token.i, anchors=(token.i,)
            )


def known(doc: Doc) -> Iterator[Counted]:
    """ "the trio", "both men", "the pair": people told of before, with their number in the word."""
    for token in doc.having(_KNOWN_OR_BOTH):
        low = token.lower_
        if low == "both" and token.i + 1 < len(doc):
            noun = noun_at(doc, token.i + 1)
            if noun is not None and noun.tag_ in _PLURAL_TAGS and (who := group_of(noun)) is not None:
                yield Counted(
                    token.i, noun.i + 1, token.i, 2, 2, 2, "exact", "people", noun=noun.i, who=who, anchors=(noun.i,)
                )
            elif token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "dobj" and token.head.lower_ in w.LEAVING):
                yield Counted(token.i, token.i + 1, token.i, 2, 2, 2, "exact", "bare", anchors=(token.i,))
        elif (start := _determined(doc, token)) is not None:
            value = w.KNOWN[low]
            end = token.i + 1
            if end < len(doc) and doc[end].lower_ == "of":
                people = noun_at(doc, end + 1) if low in ("trio", "duo", "quartet") and end + 1 < len(doc) else None
                if people is None or group_of(people) is None:
                    continue
                end = people.i + 1
            yield Counted(
                start,
                end,
                token.i,
                value,
                value,
                value,
                "exact",
                "people",
                noun=token.i,
                who=group_of(doc[end - 1]) or "civilian",
                anchors=(token.i,),
            )


def _determined(doc: Doc, noun: Token) -> int | None:
    """Where "a frail couple", "the pair" begins: its article, with adjectives between; None without one."""
    i = noun.i - 1
    while i > 0 and noun.i - i < 3 and (doc[i].pos_ == "ADJ" or doc[i].dep_ in ("compound", "amod")):
        i -= 1
    return i if i >= 0 and doc[i].lower_ in ("the", "a", "an", "her", "his", "their") else None
