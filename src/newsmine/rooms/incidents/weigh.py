"""Which toll the signals of a text speak for: candidates are made, and a log-linear model picks one.

A candidate is a pair (killed, hurt) that some figures, people or sums of the text give. Its
features say how it stands to each signal ("equal to the headline's number of dead", "one more
than the people told apart who were hurt"). Weights are in `weights.json`, one a feature, made
from articles with known tolls by `python -m newsmine.evaluate.toll`.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Callable, Mapping
from importlib import resources

from newsmine.rooms.incidents.features import SELF, Figures, Signals, Toll, features

_PLACES = ("t", "l", "b")
_MOST = 60
#: Signals of somebody harmed: without one of them, nobody may have been.
_HARM = (
    *(place + kind for place in "tlb" for kind in "kis"),
    *(
        "td",
        "pk",
        "pi",
        "ps",
        "zk",
        "zi",
        "ckx",
        "cix",
        "csx",
        "rnk",
        "ruk",
        "rok",
        "rni",
        "rui",
        "roi",
        "shotself",
        "killedself",
    ),
)


@functools.cache
def weights() -> Mapping[str, float]:
    """The weight of each feature."""
    text = resources.files("newsmine.rooms.incidents").joinpath("weights.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)
    return loaded


def weigh(signals: Signals) -> tuple[Toll, float]:
    """The toll (killed, hurt) that the signals speak for, and its probability among the candidates."""
    known = weights()
    signals = Figures(signals)
    offered = candidates(signals)
    if len(offered) == 1:
        return offered[0], 1.0
    scored = [(sum(known.get(name, 0.0) for name in features(signals, toll)), toll) for toll in offered]
    best = max(scored, key=lambda entry: entry[0])
    total = sum(math.exp(score - best[0]) for score, _ in scored)
    return best[1], 1 / total


def candidates(g: Signals) -> list[Toll]:
    """Every toll that some figures of the text give, none of them twice."""
    get = (g if isinstance(g, Figures) else Figures(g)).__getitem__
    alone = any(get(name) for name in SELF)
    killed = {0, 1, get("pk"), get("ck"), get("pk") - get("ownk"), get("pk") + get("ok")}
    for place in _PLACES:
        if value := get(place + "k"):
            killed |= {value, value + get("ownk"), value + (1 if get("ownk") or get("offk") or alone else 0)}
    if alone:
        killed |= {2, get("pk") + 1}
    killed |= {get("withself"), get("parts"), get("pv"), get("pv") + get("od"), get("inclk")}
    for name in ("ak", "hk"):
        if value := get(name):
            killed |= {value, value + get("od")}
    killed |= {value for kind, value in stated(g) if kind == "k"}
    killed |= {get("ckx"), get("rnk") + get("ruk")}
    if whole := max(get("vn"), get("both") and 2):
        killed.add(whole)
    for name in ("zk", "ztk"):
        if value := get(name):
            killed |= {value, value + (1 if alone or get("ownk") or get("offk") else 0)}
    found: set[Toll] = set()
    figures = stated(g)
    for k in killed:
        also = {v for kind, v in figures if kind == "i"} | {v - d for kind, v in figures if kind == "s" for d in {0, k}}
        if whole:
            also |= {whole, whole - k}
        for i in _hurt(get, k) | also:
            if 0 <= i <= _MOST and 0 <= k <= _MOST:
                found.add((k, i))
    if len(found) > 1 and any(get(name) for name in _HARM):
        found.discard((0, 0))
    return sorted(found)


def stated(g: Signals) -> list[tuple[str, int]]:
    """The figures that the text states, each with its kind (k, i, s)."""
    return [(name[1], int(name[2:])) for name in g if name[0] == "n" and name[1] in "kis" and name[2:].isdecimal()]


def _hurt(get: Callable[[str], int], k: int) -> set[int]:
    """Numbers of people hurt, where `k` were killed."""
    people = get("pi") + get("ps")
    hurt = {0, people, get("pi"), get("ps"), get("ci") + get("cs"), get("ci"), get("ad")}
    for place in _PLACES:
        if value := get(place + "i"):
            hurt |= {value, value + get("pti") + get("pts")}
        if value := get(place + "s"):
            hurt |= {value, value - k, value - k + get("ownk")}
    hurt |= {get(name) for name in ("zi", "zti", "cix")}
    hurt.add(get("rni") + get("rui"))
    if value := get("csx"):
        hurt |= {value, value - k}
    if nth := get("nth"):
        hurt |= {nth, nth - k}
    if others := get("xi"):
        hurt |= {others + 1, others + people}
    if others := get("xs"):
        hurt |= {others, others + 1, others + people}
    if k == 0 and get("pk") == 0:
        hurt.add(1)
    return hurt
