"""Whom a word for several people means: lists, "they", "four others – …", "two men: …"."""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language import syntax
from newsmine.language.groups import singular
from newsmine.language.numbers import WORDS
from newsmine.language.parsed import Token
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import JOB_ROLE

#: Words for several people who have just been named.
_THOSE = frozenset({"they", "both", "two", "three", "four", "five", "pair", "couple", "trio", "duo", "all", "each"})
_HOW_MANY = {"both": 2, "pair": 2, "duo": 2, "trio": 3}
_OPENS_LIST = frozenset(",:–—-")


def plural_people(token: Token) -> bool:
    """True for a word that means several people: "officers", "two men", "they", "both"."""
    if token.tag_ in ("NNS", "NNPS"):
        counted = any(child.dep_ in ("nummod", "det", "poss") for child in token.children)
        return singular(token.text) in JOB_ROLE or (token.lower_ in ("people", "others") and counted)
    return token.lower_ in _THOSE or token.lower_ == "several"


def those(cast: Cast, token: Token) -> list[Somebody]:
    """ "they", "both", "the two": the list of names that stands last before, in this sentence or the one before it."""
    if token.lower_ not in _THOSE or token.i in cast.quoted:
        return []
    start = token.sent.start
    floor = cast.doc[start - 1].sent.start if start else 0
    for i in range(token.i - 1, floor - 1, -1):
        firsts = cast.lists.get(i)
        if firsts is not None:
            return list(dict.fromkeys(cast.at[k] for k in firsts if k in cast.at))
        if i in cast.at or (cast.tokens[i].tag_ in ("NNS", "NNPS") and cast.tokens[i].dep_ in ("nsubj", "nsubjpass")):
            break
    return _accused(cast, token)


def _accused(cast: Cast, token: Token) -> list[Somebody]:
    """ "Both admitted it": the two named before who are said to have done it, where there are two."""
    count = _HOW_MANY.get(token.lower_)
    if count is None:
        return []
    found = [
        p for p in cast.people if p.named and p.start < token.i and p.evidence["suspect"] > 0 and not p.is_victim()
    ]
    return found if len(found) == count else []


def spelled_out(cast: Cast, group: Token) -> Iterator[Somebody]:
    """ "Four others – Ann Bell, 24; Jo Hart, 30; and Lee Moss – were hurt", "shot two men: …": who the group are."""
    if group.tag_ not in ("NNS", "CD") or group.i + 2 >= len(cast.tokens):
        return
    i = group.i + 1
    if cast.lower[i] == "of":  # "two of those men, Ann Bell and Lee Moss, …"
        i = next((k + 1 for k in range(i + 1, min(len(cast.tokens) - 2, i + 4)) if cast.tokens[k].tag_ == "NNS"), i)
    if cast.tokens[i].text not in _OPENS_LIST and cast.lower[i] not in ("including", "identified"):
        return
    if cast.tokens[i].text == "," and cast.lower[i + 1] in ("who", "which", "and", "but", "when", "while"):
        return
    end = group.sent.end
    named: list[Somebody] = []
    while i < end:
        token = cast.tokens[i]
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and cast.lower[i - 1] != "who":
            break
        who = cast.at.get(i)
        if who is not None and who.named and who not in named and cast.tokens[i - 1].pos_ != "ADP":
            named.append(who)  # not "an aide to Gov. Moss"
        i += 1
    if len(named) > 1:
        yield from named


def _paired(cast: Cast, token: Token) -> Iterator[Somebody]:
    """Who stands before "and" when the parse has lost them: "a man from Ashby(, a boy of 15) and a girl were held"."""
    one = cast.headed.get(token.i)
    if one is None or one.start < 2 or cast.lower[one.start - 1] != "and":
        return
    end = one.start - 1
    before = cast.ends.get(end - 1 if cast.lower[end - 1] == "," else end)
    while before is not None:
        yield cast.at[before]
        start = cast.headed[before].start
        row = start > 1 and cast.lower[start - 1] == "," and cast.lower[start] in ("a", "an")
        before = cast.ends.get(start - 1) if row else None
        if before is not None and cast.at[before].named:
            return


def and_another(cast: Cast, token: Token) -> Iterator[Somebody]:
    """Who stands behind "and" where the parse has lost them: "charged a boy, 13, and a girl, 14", "a man from Ashby
    and a woman, 50, were held"."""
    one = cast.headed.get(token.i)
    while one is not None:
        end = cast.behind(one)
        end += cast.lower[end : end + 1] == [","]
        one = cast.begun.get(end + 1) if cast.lower[end : end + 1] == ["and"] else None
        if one is None or one.determiner != "a" or cast.at[one.head].named or not _loose(cast, one, token):
            return
        yield cast.at[one.head]


def _loose(cast: Cast, one: Description, first: Token) -> bool:
    """True for who hangs on the verb that has the `first` for object, or on the place that he is from."""
    head = cast.tokens[one.head]
    if head.dep_ != "conj":
        return False
    if first.dep_ not in ("dobj", "pobj"):
        return head.head.pos_ == "PROPN" and head.head.dep_ == "pobj"
    following = cast.behind(one)
    acts = following < len(cast.tokens) and cast.tokens[following].tag_ in ("VBD", "VBZ", "VBP", "MD")
    return not acts and (head.head.i == first.head.i or head.head in first.head.ancestors)


def _told_off(cast: Cast, token: Token) -> Iterator[Somebody]:
    """ "four people have been arrested – a man of 19, a woman in her 40s and …"."""
    if token.tag_ not in ("NNS", "CD") or token.dep_ != "nsubjpass":
        return
    end = token.sent.end
    dash = next((i for i in range(token.i + 1, end) if cast.tokens[i].text in "–—:" or cast.lower[i] == "--"), None)
    for i in range(dash + 1, end) if dash is not None else ():
        if cast.tokens[i].tag_ in ("VBD", "VBZ", "VBP"):
            return
        if i in cast.at and not cast.at[i].named:
            yield cast.at[i]


def _named_next(cast: Cast, token: Token) -> list[Somebody]:
    """ "Two brothers have been jailed. Shaun and Paul Moss, 38 and 35, …": the row of as many that comes next."""
    if token.tag_ != "NNS" or singular(token.text) not in JOB_ROLE or token.i in cast.quoted:
        return []
    counted = next((c for c in token.children if c.dep_ == "nummod"), None)
    number = 0 if counted is None else WORDS.get(counted.lower_, 0)
    following = next((n for n in cast.names if n.start > token.i), None)
    if not 1 < number < 9 or following is None or following.start > token.i + 60:
        return []
    row = cast.lists.get(following.first, [])
    found = list(dict.fromkeys(cast.at[i] for i in row if i in cast.at))
    return found if len(found) == number else []


def _members(token: Token) -> Iterator[Token]:
    """The token, what it is co-ordinated with, and who is told off from a number ("five, including a boy of 15")."""
    yield from syntax.conjuncts(token)
    if token.tag_ in ("NNS", "NN", "CD"):
        for child in token.rights:
            if child.lower_ in ("including", "among"):
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        yield from syntax.conjuncts(inner)
            elif child.dep_ == "appos":
                yield from syntax.conjuncts(child)


def everybody(cast: Cast, token: Token | None, *, harmed: bool = False) -> Iterator[Somebody]:
    """Everybody whom a subject or object means; with `harmed`, "they" may be the victims named before."""
    if token is None:
        return
    seen: list[Somebody] = []
    for item in _members(token):
        for who in cast.row(item) or [one for one in those(cast, item) if harmed or not one.is_victim()]:
            if who not in seen:
                seen.append(who)
                yield who
    others = [*_paired(cast, token), *and_another(cast, token)] if seen else list(_told_off(cast, token))
    for who in others or ([] if seen else _named_next(cast, token)):
        if who not in seen:
            seen.append(who)
            yield who
