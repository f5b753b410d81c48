"""Numbers that stand for people: "two were shot", "3 dead", "one of them", "the other two"."""

from __future__ import annotations

import functools

from newsmine.language.groups import WHO, singular
from newsmine.language.inflect import all_forms
from newsmine.language.numbers import Amount
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.mention import Mention

NOT_A_SIZE = frozenset(
    {
        "percent",
        "per",
        "cent",
        "am",
        "pm",
        "feet",
        "calls",
        "cars",
        "vehicles",
        "guns",
        "people's",
        "news",
        "st",
        "street",
        "ave",
        "million",
        "times",
        "time",
        "shots",
        "rounds",
        "bullets",
        "counts",
        "years",
        "hours",
        "minutes",
        "days",
        "weeks",
        "months",
        "miles",
        "p.m.",
        "a.m.",
        "blocks",
        "gunshots",
        "stitches",
        "points",
    }
)


def bare_number(doc: Doc, amount: Amount) -> Mention | None:
    """A number that stands for people: "two were shot", "3 dead", "one of them", "the other two"."""
    i = amount.end - 1
    token = doc[i]
    if amount.value == 0 or (amount.value or 0) > 200 or token.ent_type_ in ("TIME", "MONEY", "PERCENT", "ORDINAL"):
        return None
    if token.ent_type_ == "DATE" and not (i + 1 < len(doc) and doc[i + 1].lower_ in w.ANY_OUTCOME):
        return None
    if "." in token.text or "%" in token.text or ":" in token.text:
        return None
    if token.text.isdecimal() and len(token.text) == 4:
        return None
    if (
        token.text.isdecimal()
        and int(token.text) > 12
        and not (i + 1 < len(doc) and doc[i + 1].lower_ in w.STATED_AFTER)
    ):
        return None
    after = doc[i + 1] if i + 1 < len(doc) else None
    low = after.lower_ if after is not None else ""
    if low in NOT_A_SIZE or low in ("-", "/", ":", "%", "gun", "guns") or fired(token):
        return None
    if i and doc[i - 1].lower_ in (
        "no",
        "ages",
        "age",
        "aged",
        "section",
        "page",
        "part",
        "chapter",
        "channel",
        "news",
        "grade",
    ):
        return None
    if i and doc[i - 1].text == ":" and not doc[i - 1].whitespace_:
        return None
    if low == "of" and i + 2 < len(doc) and doc[i + 2].text.isdecimal():
        return None
    if (
        token.text.isdecimal()
        and i > 3
        and doc[i - 1].lower_ == "and"
        and doc[i - 2].text.isdecimal()
        and doc[i - 3].text in (",", "(")
    ):
        return None  # "her sons, 7 and 8"
    if token.text.isdecimal() and i and doc[i - 1].text in (",", "("):
        # an age, most often: "Jones, 17, of Leeds"
        earlier = doc[i - 2] if i > 1 else None
        if (
            earlier is not None
            and low not in w.ANY_OUTCOME
            and (earlier.pos_ == "PROPN" or noun_word(earlier) is not None)
        ):
            return None
        if low in (",", ")", "of", "and", ".", "was", "in", ";", "from", "(") and not (
            low == "," and amount.end + 1 < len(doc) and False
        ):
            return None
    if token.is_alpha and 1 < i < len(doc) - 1 and doc[i - 1].text == low == ",":
        whose = doc[i - 2]
        if whose.tag_ in ("NN", "NNP") and (whose.pos_ == "PROPN" or noun_word(whose) is not None):
            return None  # an age in a headline: "Girl, Six, Hurt"
    if i and doc[i - 1].text in ("#", "$", "No.", "/", "-", "£"):
        return None
    if token.dep_ == "nummod" and low not in w.ANY_OUTCOME and low not in ("of", "critically", "seriously", "in"):
        return None
    if token.dep_ in ("npadvmod", "compound", "nmod") and low not in w.ANY_OUTCOME:
        return None
    if amount.value == 1 and token.lower_ == "one" and low in ("-", "another", "day", "reason"):
        return None
    if after is not None and after.pos_ in ("NOUN", "PROPN") and low not in w.ANY_OUTCOME and not after.is_title:
        return None
    start = amount.start
    other = False
    k = start - 1
    if k >= 0 and doc[k].lower_ in ("other", "another", "the", "all"):
        other = doc[k].lower_ in ("other", "another")
        start = k
        if k and doc[k].lower_ == "other" and doc[k - 1].lower_ == "the":
            start = k - 1
    if low in ("other", "others", "more"):
        other = True
    m = Mention(
        start=start,
        end=amount.end,
        head=i,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        kind="number",
        noun="person",
        other=other,
    )
    if low == "of":
        m.partitive = True
    return m


def fired(token: Token) -> bool:
    """True for "one" and "another" in "fired one shot"."""
    i = token.i
    if i + 1 >= len(token.doc) or token.doc[i + 1].lower_ != "shot" or i == 0:
        return False
    return token.doc[i - 1].lower_ in _FIRE


_FIRE = all_forms(frozenset({"fire", "hear heard", "get got", "squeeze", "take took"}))


def noun_word(token: Token) -> str | None:
    """The noun for people that a token is, or None."""
    low = token.lower_
    word = _people_word(low)
    if word is None or token.pos_ not in _NOMINAL:
        return None
    if low == "head" and token.i and token.nbor(-1).lower_ in _BODILY:
        return None  # "hit his head"
    return word if token.pos_ not in ("VERB", "ADV", "ADJ") or low in w.PEOPLE_PLAIN else None


_BODILY = frozenset({"his", "her", "my", "their", "the", "your", "victim's", "victim’s", "'s", "’s"})


def may_head(low: str) -> bool:
    """Whether a word can head a phrase for people: nearly none can, and every word is asked."""
    return low in w.FALLEN or _people_word(low) is not None


_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON", "X", "VERB", "ADV"})


@functools.lru_cache(maxsize=1 << 13)
def _people_word(low: str) -> str | None:
    """The noun for people that a word is, whatever it is tagged; asked of every word, and nearly none is one."""
    if low in w.NOT_PEOPLE:
        return None
    if low == "others":
        return "other"
    one = singular(low)
    return one if one in w.PEOPLE or one in WHO else None
