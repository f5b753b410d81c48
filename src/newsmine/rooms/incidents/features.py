"""How a candidate toll stands to what the text says: the features that `weigh.py` weighs.

A feature's name holds the signal, the difference to it (at most two or three either way), and
what else the text offers, since "three more than the people described" means little beside a
figure in the headline.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Signals = Mapping[str, float]
Toll = tuple[int, int]

#: Signals of a death by one's own hand.
SELF = ("killedself", "turned", "msuicide", "suicide", "suicidet", "shotself", "inflicted")


class Figures(dict[str, int]):
    """The signals of a text as whole numbers, 0 for each that it does not give.

    `most`: the most votes of each kind. `largest`: the largest figure stated. `sources`: how many were killed (k) and
    hurt (i) by each way of reading that says so.
    """

    def __init__(self, signals: Signals) -> None:
        super().__init__((name, int(value)) for name, value in signals.items())
        self.most = {"nk": 0, "ni": 0, "ns": 0}
        for name, votes in self.items():
            if name[:2] in self.most and name[2:].isdecimal():
                self.most[name[:2]] = max(self.most[name[:2]], votes)
        get = self.__getitem__
        self.largest = max(get(place + kind) for place in "tlb" for kind in "kis")
        self.sources = {
            kind: [
                value
                for value in (
                    *(max(get("t" + kind), get("l" + kind)), people, get("c" + kind + "x"), get("h" + kind + "x")),
                    *(get("rn" + kind) + get("ru" + kind), get("z" + kind)),
                )
                if value
            ]
            for kind, people in (("k", get("pk")), ("i", get("pi") + get("ps")))
        }

    def __missing__(self, name: str) -> int:
        self[name] = 0
        return 0


def features(signals: Signals, toll: Toll) -> Iterator[str]:
    """Names of the features that a candidate (killed, hurt) has, given the signals of a text."""
    g = signals if isinstance(signals, Figures) else Figures(signals)
    get = g.__getitem__
    k, i = toll
    stated_k, stated_i = max(get("tk"), get("lk")), max(get("ti"), get("li"))
    stated = f"{int(stated_i > 0)}{int(get('ts') + get('ls') > 0)}"
    yield from _figures(g, k, i)
    yield from _people(g, k, i, stated_k, stated)
    yield from _by_own_hand(g, k, i, stated_k, stated_i)
    yield from _votes(g, k, i)
    yield from _several(g, k, i, stated_k, stated)
    yield from _opinions(g, k, i)
    yield from _with_attackers(g, k)
    # sums of a sentence, places in a row, others beside
    for name, n, said in (("zk", k, stated_k), ("ztk", k, stated_k), ("zi", i, stated_i), ("zti", i, stated_i)):
        if value := get(name):
            yield f"{name}:{_near(n - value)}:{int(said > 0)}"
    if nth := get("nth"):
        yield f"nth:{_near(k + i - nth)}"
    if value := get("parts"):
        yield f"parts:{_near(k - value)}"
    for name in ("xi", "xs"):
        if value := get(name):
            yield f"{name}:{_near(i - value)}"
    if value := get("ok"):
        yield f"ok:{_near(k - stated_k)}"
    # words of death in the headline and below it
    few = min(get("dw"), 3)
    if not get("dw") and not get("td"):
        yield f"nodeath:{min(k, 1)}"
    if get("titled"):
        yield f"td{min(get('td'), 1)}:{min(k, 2)}"
    yield f"dw{few}:{min(k, 1)}"
    yield f"pk{min(get('pk'), 2)}dw{few}:{min(k, 1)}"
    yield f"none:{int(k == 0)}{int(i == 0)}"
    if (not k and not i) or not g.largest:
        yield f"no{min(get('hw'), 1)}{min(get('c0'), 1)}:{min(k, 1)}{min(i, 1)}"
    yield f"mx:{_near(k + i - g.largest)}"


def _near(difference: int, most: int = 2) -> int:
    return max(-most, min(most, difference))


def _figures(g: Figures, k: int, i: int) -> Iterator[str]:
    """Against the figures of the headline, the lead and the rest."""
    get = g.__getitem__
    for place in "tlb":
        for kind, n in (("k", k), ("i", i)):
            if value := get(place + kind):
                yield f"{place}{kind}:{_near(n - value)}"
        if value := get(place + "s"):
            yield f"{place}s:{_near(k + i - value)}"


def _opinions(g: Figures, k: int, i: int) -> Iterator[str]:
    """Against what the other rooms found."""
    get = g.__getitem__
    if get("c0"):
        yield f"c0:{min(k, 1)}{min(i, 1)}"
    for kind, n in (("k", k), ("i", i)):
        if value := get("h" + kind + "x"):
            yield f"Oh{kind}:{_near(n - value)}"
        else:
            yield f"Oh{kind}none:{min(n, 2)}"
        if value := get("d" + kind):
            yield f"Od{kind}:{_near(n - value)}"
        people = get("rn" + kind) + get("ru" + kind)
        stated = int(max(get("t" + kind), get("l" + kind)) > 0)
        yield f"Or{kind}{stated}{int(people > 0)}:{_near(n - people, 3)}"
        if get("ro" + kind):
            yield f"Oro{kind}{stated}:{_near(n - people - get('ro' + kind), 3)}"
        if get("rn" + kind):
            yield f"Orn{kind}{stated}:{_near(n - get('rn' + kind))}"
    for name, n in (("k", k), ("i", i)):
        sources = g.sources[name]
        agree = sources.count(n)
        yield f"A{name}:{agree}"
        yield f"A{name}{int(n > 0)}:{agree}of{len(sources)}"


def _with_attackers(g: Figures, k: int) -> Iterator[str]:
    """Against the dead with the attackers who died."""
    get = g.__getitem__
    dead = get("od") or get("rok")
    if not dead:
        return
    victims = get("ak") or (get("hk") - dead if get("hk") > get("pv") else get("pv"))
    yield f"Ra{int(get('ak') > 0)}{int(get('hk') > 0)}:{_near(k - victims - dead)}"
    yield f"Ra:{_near(k - victims - dead)}"
    yield f"Rv:{_near(k - get('pv') - dead)}"
    if value := get("withself"):
        yield f"Rw:{_near(k - value)}:{_near(get('pv') + dead - value)}"


def _people(g: Figures, k: int, i: int, stated_k: int, stated: str) -> Iterator[str]:
    """Against the people told apart."""
    get = g.__getitem__
    hurt = get("pi") + get("ps")
    yield f"pk{int(stated_k > 0)}{int(get('pk') > 0)}:{_near(k - get('pk'), 3)}"
    yield f"pi{stated}{int(hurt > 0)}:{_near(i - hurt, 3)}"
    if hurt and get("ps"):
        yield f"pionly{stated}:{_near(i - get('pi'))}"
    certain, likely = get("ci") + get("cs"), get("ui") + get("us")
    yield f"c:{_near(i - certain, 3)}:{stated}"
    yield f"cu:{_near(i - certain - likely, 3)}:{stated}"
    if certain == 1:
        yield f"c1:{min(i, 2)}:{min(k, 1)}:{stated}"
    for name in ("ci", "ad"):
        if value := get(name):
            yield f"{name}:{_near(i - value)}:{stated}"
    yield f"cuk{int(get('pk') > 0)}:{min(certain, 2)}{min(likely, 1)}:{min(i, 2)}:{stated}"
    yield f"ck:{_near(k - get('ck'))}:{int(stated_k > 0)}"


def _votes(g: Figures, k: int, i: int) -> Iterator[str]:
    """Against how often each figure is stated."""
    for kind, n in (("k", k), ("i", i)):
        mine = g.get(f"n{kind}{n}", 0)
        most = g.most["n" + kind]
        if n or most:
            yield f"n{kind}:{min(mine, 3)}:{_near(mine - most)}"
        if first := g["f" + kind]:
            yield f"f{kind}:{_near(n - first)}"
    most = g.most["ns"]
    for name, n in (("ns", k + i), ("nsi", i)):
        mine = g.get(f"ns{n}", 0)
        if most:
            yield f"{name}:{min(mine, 2)}:{_near(mine - most)}:{min(k, 1)}"
    if first := g["fs"]:
        yield f"fs:{_near(k + i - first)}:{min(k, 1)}"
        yield f"fsi:{_near(i - first)}:{min(k, 1)}"


def _several(g: Figures, k: int, i: int, stated_k: int, stated: str) -> Iterator[str]:
    """Against what tells one victim from several."""
    get = g.__getitem__
    total = k + i
    later = int(get("later") > 0)
    people = f"{min(get('pk'), 2)}{min(get('ci') + get('cs'), 2)}{min(get('ui') + get('us'), 1)}"
    yield f"later{later}:{min(k, 2)}{min(i, 2)}"
    yield f"j{people}:{stated}{int(stated_k > 1)}:{min(k, 2)}{min(i, 2)}"
    yield f"jv{people}:{int(get('vpl') > 0)}{later}:{min(k, 2)}{min(i, 2)}"
    if get("incl"):
        yield f"incl:{_near(k - stated_k)}"
        yield f"inclt:{_near(total - max(get('ts'), get('ls')))}"


def _by_own_hand(g: Figures, k: int, i: int, stated_k: int, stated_i: int) -> Iterator[str]:
    """Against the deaths and wounds of those who attacked."""
    get = g.__getitem__
    base = stated_k or get("pk")
    how = "s" if stated_k else "p"
    for name in ("ownk", "offk"):
        if get(name):
            yield f"{name}{how}:{_near(k - base)}"
    for name in ("own", "off"):
        if get(name + "s") or get(name + "i"):
            yield f"{name}i:{_near(i - stated_i)}"
    dead = min(get("od"), 1)
    if get("inclk"):
        yield f"inclk:{_near(k - get('inclk'))}"
    if get("ak"):
        yield f"ak{dead}:{_near(k - get('ak') - get('od'))}"
    if get("hk"):
        yield f"hk{dead}:{_near(k - get('hk'))}:{_near(get('hk') - get('ak')) if get('ak') else 'x'}"
    if not get("ak") and not get("hk"):
        yield f"pv{dead}:{_near(k - get('pv') - get('od'))}"
    if value := get("withself"):
        yield f"withself:{_near(k - value)}:{_near(stated_k - value)}"
    for name in SELF:
        if get(name):
            yield f"{name}:{min(k, 3)}"
            yield f"{name}{how}:{_near(k - base)}"
            yield f"{name}i:{min(i, 2)}"
