"""What the words on either side of somebody say of them, where the parse does not.

Headlines leave out articles and auxiliaries, and their parse is often wrong: "Neighbour who bit officer avoids
prison", "Thugs attack toddler in park", "Shock as nurse spat at". Only those of whom nothing else was
found are read so.
"""

from __future__ import annotations

from newsmine.language.parsed import Token
from newsmine.rooms.people.cast import Cast
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.details import skip_details
from newsmine.rooms.people.headings import headings
from newsmine.rooms.people.nobody import nobody
from newsmine.rooms.people.signs import is_police, mark, offends
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import HARM, OFFENCE, PASSIVE
from newsmine.violence import words as violence

_BE = frozenset("was were is are been being be gets got getting get has had have".split())
_FILLERS = frozenset(
    "later also then who allegedly repeatedly badly seriously critically brutally savagely viciously violently "
    "sexually fatally now still reportedly racially physically nearly almost both first already twice".split()
)
_UNREAL = frozenset("may might could can would should must will not n't n’t never if whether to no".split())
#: What may stand behind a participle that has no object.
_NO_OBJECT = frozenset(
    "in at by on outside near with after during to over while as and for from inside before twice repeatedly "
    "unconscious dead off through along behind because when again of out up down under around against onto into "
    ". , – — - : ; ' ’ ‘ ) ( yards metres hours days minutes between following amid trying".split()
)
_WHITHER = frozenset({"at", "on", "upon", "into", "with"})
_VIOLENT = frozenset(violence.MECHANISMS) | frozenset(violence.ATTACKS) | violence.DEATHS | {"robbed", "mugged"}
_DYING = frozenset("dies died dying dead".split())
_JAIL = frozenset("jail prison custody".split())
_ESCAPING = frozenset("avoids avoided escapes escaped dodges dodged spared".split())
_OVER = frozenset("over after on in by for following".split())
_EVENTS = frozenset(
    "attack assault stabbing shooting beating robbery mugging brawl fight knifing slashing ambush rampage murder "
    "stabbed attacked assaulted shot beaten punched kicked bitten slashed".split()
)
_CHARGING = frozenset("admits admitted admit accepts".split())
_PLEADING = frozenset("admits admitted denies denied".split())
_SUFFERING = frozenset("suffered sustained needed required needs".split())
_SEEKING = frozenset("hunt hunting seek seeking arrest arrested detain".split())
_JAILING = frozenset("jail jailed jails".split())
_CASE = frozenset("charged jailed sentenced convicted arrested cleared acquitted remanded fined detained".split())


def beside(cast: Cast) -> None:
    """Give those of whom nothing was found the role that the words beside them tell."""
    headed = headings(cast.doc)
    for one in cast.descriptions:
        who = cast.at[one.head]
        if who.named or who.is_victim() or (who.law() is not None and not _by_noun(who)):
            continue
        told = one.start in headed
        under = one.start and cast.tokens[one.start - 1].pos_ in ("ADP", "VERB", "AUX", "PART")
        if not told and under and cast.tokens[one.head].dep_ not in ("nsubj", "nsubjpass"):
            continue  # "who spat at another has been spared jail"
        if nobody(cast, one):
            continue
        if told:
            _before(cast, one, who)
        if not who.is_victim():
            _behind(cast, one, who, told)


def _by_noun(who: Somebody) -> bool:
    """True where only the noun ("gunman", "defendant") says so."""
    return sum(who.evidence.values()) == len(who.descriptions)


def _behind(cast: Cast, one: Description, who: Somebody, told: bool) -> None:
    """Read on behind a description: auxiliaries and adverbs, then a verb of violence or of the law."""
    low = cast.lower
    i = skip_details(cast.doc, one.end)
    size = len(low)
    passive = False
    relative = i < size and low[i] == "who"
    while i < size and (low[i] in _BE or low[i] in _FILLERS):
        passive |= low[i] in _BE and low[i] not in ("has", "had", "have")
        i += 1
    if i + 1 >= size or low[i] in _UNREAL or cast.tokens[i].is_space:
        return
    verb = cast.tokens[i]
    if (struck := _struck(cast, i)) is not None and not passive:
        if not is_police(who) and (told or relative or _finite(verb)):
            mark(who, "suspect", 1, verb)
            other = cast.at[struck.head]
            if not other.harmed_or_charged():
                mark(other, "victim", 1, verb)
            if relative and told:
                _at_law(cast, who, struck.end, verb)
        return
    if _violent(cast, i) and (passive or (told and not relative and _alone(cast, i))):
        mark(who, "victim", 1, verb)
        who.outcomes.add(_outcome(cast, i))
        return
    if told or passive or low[i] in _PLEADING:
        _at_law(cast, who, i, verb, passive=passive)
    if not who.harmed_or_charged() and (told or low[i] in _SUFFERING):
        _in_a_state(cast, who, i, verb)


def _finite(verb: Token) -> bool:
    return verb.tag_ != "VBG" and not verb.lower_.endswith("ing")


def _violent(cast: Cast, i: int) -> bool:
    """A participle of violence with the words that must follow it."""
    low = cast.lower[i]
    if low not in _VIOLENT or low.endswith(("ing", "s")):
        return False
    readings = _readings(low)
    plain = not readings or any(
        not r.after or tuple(cast.lower[i + 1 : i + 1 + len(r.after)]) == r.after for r in readings
    )
    return plain and low not in violence.BODILY and cast.tokens[i].tag_ not in ("NNS", "JJ")


def _readings(low: str) -> tuple[violence.Verb, ...]:
    """What a verb of violence may say, by the words behind it."""
    return (*violence.MECHANISMS.get(low, ()), *violence.ATTACKS.get(low, ()))


def _alone(cast: Cast, i: int) -> bool:
    """True where no object follows a word."""
    following = cast.tokens[i + 1] if i + 1 < len(cast.tokens) else None
    return following is None or following.is_space or following.lower_ in _NO_OBJECT


def _struck(cast: Cast, i: int) -> Description | None:
    """Whom an active verb of violence hits: the description that follows it at once, or behind "at" or "on"."""
    low = cast.lower[i]
    if low not in _VIOLENT or low in violence.BODILY or low in violence.DYING:
        return None
    readings = _readings(low)
    after = max(
        (r.after for r in readings if tuple(cast.lower[i + 1 : i + 1 + len(r.after)]) == r.after), key=len, default=()
    )
    k = i + 1 + len(after)
    if not after and cast.lower[k : k + 1] and cast.lower[k] in _WHITHER:
        k += 1
    if not any(i in cast.at for i in range(k, min(k + 10, len(cast.tokens)))):
        return None
    found = next((d for d in cast.descriptions if d.start == k or (d.determiner == "his" and d.start == k + 1)), None)
    return found if found is not None and not cast.at[found.head].named else None


def _at_law(cast: Cast, who: Somebody, i: int, verb: Token, *, passive: bool = False) -> None:
    """ "Found guilty", "in court", "held over stabbing", "avoids prison", "jailed for ..." """
    low, words = cast.lower[i], cast.lower[i : i + 4]
    behind = frozenset(cast.lower[i + 1 : i + 7])
    role = None
    if words[:2] == ["found", "guilty"] or (low in _CHARGING and behind & OFFENCE):
        role = "convicted"
    elif words[:3] == ["found", "not", "guilty"]:
        role = "acquitted"
    elif low in _ESCAPING and words[1:2] and words[1] in _JAIL:
        role = "convicted"
    elif low in ("walks", "walked") and words[1:2] == ["free"] and "court" in behind | {"after"}:
        role = "convicted"
    elif words[:2] in (["in", "court"], ["in", "dock"], ["on", "trial"]) or words[:3] == ["in", "the", "dock"]:
        role = "defendant"
    elif low in ("denies", "denied", "deny", "faces", "facing") and behind & (OFFENCE | {"trial", "court"}):
        role = "defendant"
    elif low in ("stands", "stand", "stood") and words[1:2] == ["trial"]:
        role = "defendant"
    elif low == "held" and words[1:2] and words[1] in _OVER:
        role = "suspect"
    elif words[:2] in (["in", "custody"], ["on", "bail"]) or (low == "released" and behind & {"bail", "investigation"}):
        role = "suspect"
    elif low in _CASE and (passive or _alone(cast, i)):
        role = PASSIVE.get(low)
    if role is not None and not (role == "suspect" and is_police(who) and not passive):
        mark(who, role, 2, verb)


def _in_a_state(cast: Cast, who: Somebody, i: int, verb: Token) -> None:
    """ "In hospital after attack", "fighting for life", "left with broken jaw", "dies after stabbing"."""
    words = cast.lower[i : i + 3]
    behind = frozenset(cast.lower[i + 1 : i + 10])
    violent = bool(behind & _EVENTS)
    outcome = None
    if words[:2] == ["in", "hospital"] and violent:
        outcome = "hospitalised"
    elif words[0] in ("critical", "critically", "serious") or (words[0] == "in" and "condition" in behind):
        outcome = "hospitalised" if violent else None
    elif (words[:2] == ["fighting", "for"] and "life" in behind) or (
        words[0] in _SUFFERING | {"left", "suffers", "sustains"} and (behind & HARM or ("for" in behind and violent))
    ):
        outcome = "injured"
    elif words[0] in _DYING and violent:
        outcome = "killed"
    elif words[:1] == ["recovering"] and violent:
        outcome = "injured"
    if outcome is not None:
        mark(who, "victim", 1, verb)
        who.outcomes.add(outcome)


def _outcome(cast: Cast, i: int) -> str:
    low, behind = cast.lower[i], cast.lower[i + 1 : i + 3]
    if low in violence.DEATHS or "dead" in behind[:1] or behind == ["to", "death"]:
        return "killed"
    wounds = low in violence.INJURING or low.startswith(("stab", "sho", "slash", "bit", "knife"))
    return "injured" if wounds or "unconscious" in behind else "assaulted"


def _before(cast: Cast, one: Description, who: Somebody) -> None:
    """ "Police hunt neighbour", "Jail for neighbour", "jailed for punching nurse", "Thugs attack toddler"."""
    j = one.start - 1
    if j < 0 or cast.tokens[j].is_space:
        return
    low, before = cast.lower[j], cast.lower[max(0, j - 1) : j]
    if low in _WHITHER and before and before[0] in _VIOLENT:
        j, low = j - 1, before[0]
    token = cast.tokens[j]
    if low in _SEEKING or (low == "for" and before and before[0] in ("hunt", "search", "manhunt", "appeal")):
        offends(who, token)
    elif low in _JAILING or (low == "for" and before and before[0] in _JAILING):
        mark(who, "convicted", 1, token)
    elif low in _VIOLENT and low not in violence.BODILY and low not in violence.DYING:
        readings = _readings(low)
        if (not readings or any(not r.after for r in readings)) and not _UNREAL & set(cast.lower[max(0, j - 4) : j]):
            mark(who, "victim", 1, token)
            who.outcomes.add(_outcome(cast, j))
