"""How bad a harm is, whether it lasts, and what was done about it."""

from __future__ import annotations

from newsmine.language.assertion import assertion
from newsmine.language.parsed import Doc, Token
from newsmine.lexicon import by_word, words
from newsmine.record import Severity, Treatment
from newsmine.rooms.injuries.mention import Mention
from newsmine.rooms.injuries.spans import width
from newsmine.violence import harms
from newsmine.violence.people import personlike

_HERE = "newsmine.rooms.injuries"
SEVERITY = by_word(_HERE, "severity")
PERMANENT = words(_HERE, "permanent", "words")
PERMANENT_PHRASES = tuple(tuple(p.split()) for p in sorted(words(_HERE, "permanent", "phrases")))
LOSSES = words(_HERE, "permanent", "losses")
SURGERY = words(_HERE, "treatment", "surgery")
HOSPITAL = words(_HERE, "treatment", "hospital")
SCENE = words(_HERE, "treatment", "scene")
DENIED = words(_HERE, "treatment", "denied")
_GRAVE = frozenset({"stab_wound", "gunshot_wound", "head_injury", "internal", "cut", "fracture", "burn"})
#: Words before "hospital" that bring somebody there.
_BROUGHT = frozenset(
    "to in at into from via needed need needs needing required require requires requiring received receive receiving "
    "sought seek seeking attended visit visits visiting visited stitches".split()
)
_PRONOUNS = frozenset({"he", "she", "they", "his", "her", "their"})


def detail(doc: Doc, found: list[Mention]) -> None:
    """Write severity, permanence and treatment on each mention, and deny what the text denies."""
    stretches = {start: _stretches(sentence) for start, sentence in _sentences(doc, found).items()}
    for mention in found:
        head = doc[mention.harm.head]
        _severity(doc, mention, head)
        _permanent(doc, mention, head)
        if mention.assertion in ("asserted", "alleged") and mention.type != "death":
            mention.treatment = mention.treatment or _among(stretches[head.sent.start], mention.start)
            if mention.treatment is None:
                mention.treatment = _told_next(doc, mention, found)


def _told_next(doc: Doc, mention: Mention, found: list[Mention]) -> Treatment | None:
    """What the next two sentences say was done, as long as they go on about the same person and tell of no harm."""
    end = doc[mention.harm.head].sent.end
    for _ in range(2):
        if end >= len(doc):
            return None
        following = doc[end].sent
        if not len(following) or _more_harm(found, following.start, following.end):
            return None
        if not _same_person(following[0], mention):
            return None
        if (treated := _treatment(list(following))) is not None:
            return treated
        end = following.end
    return None


def _same_person(first: Token, mention: Mention) -> bool:
    """True where a sentence begins with "He", "The victim", "The officer"."""
    if first.lower_ in _PRONOUNS:
        return True
    if first.lower_ != "the" or first.i + 1 >= len(first.doc):
        return False
    noun = first.nbor(1).lower_
    return noun == "victim" or any(first.doc[v].lower_ == noun for v in mention.victims)


def _sentences(doc: Doc, found: list[Mention]) -> dict[int, list[Token]]:
    spans = {doc[m.harm.head].sent.start: doc[m.harm.head].sent for m in found}
    return {start: list(span) for start, span in spans.items()}


def _stretches(sentence: list[Token]) -> list[list[Token]]:
    """The sentence cut where it goes on about somebody else: "one was treated, another had surgery"."""
    if len(sentence) < 2:
        return [sentence]
    cuts = sorted(
        {
            token.left_edge.i - sentence[0].i
            for token in sentence[1:]
            if token.left_edge.i > sentence[0].i + 1
            and (token.dep_ in ("nsubj", "nsubjpass") or _joined(token))
            and _somebody_else(token)
        }
    )
    return [sentence[a:b] for a, b in zip([0, *cuts], [*cuts, len(sentence)], strict=True)]


def _somebody_else(subject: Token) -> bool:
    """True for "another", "a woman", "two colleagues", "the other": people brought in beside those before."""
    if subject.lower_ in _OTHERS or subject.pos_ == "NUM":
        return True
    if subject.pos_ != "NOUN" or not personlike(subject):
        return False
    return any(c.lower_ in ("a", "an", *_OTHERS) or c.dep_ == "nummod" for c in subject.lefts)


def _joined(word: Token) -> bool:
    """ "two suffering cuts and one having surgery": the next of several, however the parse hangs it."""
    if word.lower_ not in _OTHERS or word.i + 1 >= len(word.doc) or not word.i:
        return False
    return word.nbor(-1).lower_ in ("and", "while", "with", ",", ";") and word.nbor(1).tag_ in ("VBG", "VBD", "VBN")


_OTHERS = frozenset({"another", "other", "others", "one", "second", "third", "some", "both"})
_ALL = frozenset({"all", "both", "they", "each"})


def _among(stretches: list[list[Token]], at: int) -> Treatment | None:
    """What was done about the harm at a token: said in its own stretch, or of everybody in the first."""
    own = next((s for s in stretches if s and s[0].i <= at <= s[-1].i), stretches[0])
    found = _treatment(own)
    if found is None and own is not stretches[0]:
        first = stretches[0]
        if any(t.lower_ in _ALL or t.tag_ == "NNS" for t in first if t.dep_ in ("nsubj", "nsubjpass", "det")):
            found = _treatment(first)
    return found


def _more_harm(found: list[Mention], start: int, end: int) -> bool:
    return any(start <= m.start < end for m in found)


def _severity(doc: Doc, mention: Mention, head: Token) -> None:
    if mention.severity is not None:
        return
    around = [c for c in head.children if c.dep_ in ("amod", "advmod", "compound")]
    around += [c for part in around if part.dep_ == "compound" for c in part.lefts if c.dep_ == "amod"]
    if head.lower_ == "damaged":  # "seriously brain damaged": the parse hangs the adverb elsewhere
        around += [t for t in doc[mention.start : head.i] if t.pos_ == "ADV"]
    for child in around:
        if child.lower_ in SEVERITY and not _not_life(child) and child.lower_ not in ("life", "lives"):
            mention.severity = _as_severity(child.lower_)
        elif child.lower_ in ("threatening", "changing", "life-threatening", "life-changing") and _not_life(child):
            mention.severity = "life_threatening" if child.lower_.endswith("threatening") else "serious"
            mention.assertion = "negated"
        elif child.lower_ in ("changing", "altering", "threatening", "limiting") and _life(child):
            mention.severity = "life_threatening" if child.lower_ == "threatening" else "serious"
    if (head.pos_ == "NOUN" and head.dep_ in ("nsubj", "nsubjpass")) or (
        head.dep_ == "pobj" and head.head.head.dep_ in ("nsubj", "nsubjpass")
    ):
        _predicated(doc, mention, head)
    if mention.severity is None and mention.type in _GRAVE and _fights_for_life(doc, mention, head):
        mention.severity = "life_threatening"


def _fights_for_life(doc: Doc, mention: Mention, head: Token) -> bool:
    """True where the same sentence says that the victim is critical or fights for life."""
    for harm in harms(doc):
        if harm.kind != "injury" or harm.wound is not None or harm.outcome != "seriously_injured":
            continue
        if not set(harm.patients) & set(mention.victims) or doc[harm.head].sent.start != head.sent.start:
            continue
        said = set(doc.lower[harm.head : harm.end]) | {c.lower_ for c in doc[harm.head].children}
        if said & {"life", "lives", "critical", "life-threatening"}:
            return True
    return False


def _life(word: Token) -> bool:
    """True for "life-changing" in its three tokens, not for "non-life-threatening"."""
    words_before = word.doc.lower[max(0, word.i - 4) : word.i]
    return "life" in words_before and "non" not in words_before


def _not_life(word: Token) -> bool:
    """True for "non-life-threatening", however it is hyphenated."""
    before = word.doc.lower[max(0, word.i - 5) : word.i]
    return "non" in before or "nonlife" in before or word.lower_.startswith("non")


def _as_severity(word: str) -> Severity:
    return SEVERITY[word]  # type: ignore[return-value]


def _predicated(doc: Doc, mention: Mention, head: Token) -> None:
    """ "his injuries are not thought to be life-threatening": the severity is denied."""
    subject = head if head.dep_ in ("nsubj", "nsubjpass") else head.head.head
    verb = subject.head
    for token in verb.subtree:
        if token.i <= head.i or token.i > verb.i + 9:
            continue
        low = token.lower_
        two = f"{low}-{doc[token.i + 2].lower_}" if token.i + 2 < len(doc) and doc[token.i + 1].text == "-" else low
        if low == "life" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in _LIFE:  # "life threatening"
            low = f"life-{doc[token.i + 1].lower_}"
            reach = token.i + 2
        elif low == "life" and two in ("life-threatening", "life-changing", "life-altering"):
            low = two
            reach = token.i + 3
        elif low in SEVERITY and low not in ("life", "lives") and (token.pos_ == "ADJ" or token.head.i == verb.i):
            if {"but", "not"} <= set(doc.lower[token.i + 1 : token.i + 4]):
                continue  # "serious but not life-threatening": what is denied is told
            reach = token.i + 1
        else:
            continue
        mention.severity = _as_severity(low)
        denied = not _DENYING.isdisjoint(doc.lower[head.i : token.i])
        none = subject.lower_ in ("none", "neither") or any(
            c.lower_ in ("no", "none", "neither") for c in subject.children
        )
        held = assertion(verb)
        if held == "hypothetical" and not denied:
            mention.assertion = held  # "could have been fatal"
        if denied or none or held == "negated":
            mention.assertion = "negated"
            mention.start = subject.left_edge.i if none else mention.start
        before = mention.end
        mention.end = max(mention.end, reach)
        if not (denied or none) and verb.lower_ != "described" and width(doc, mention.start, mention.end) > 66:
            mention.end = before
            return
        # "his injuries, described as ..., are not thought to be life-threatening"
        if not none and (width(doc, mention.start, mention.end) > 66 or verb.lower_ == "described"):
            mention.start = next((t.i for t in doc[head.i : token.i] if t.lower_ in _DENYING), token.i)
        return


_DENYING = frozenset({"not", "n't", "n’t", "never", "nor"})


_LIFE = frozenset({"threatening", "changing", "altering"})


def _permanent(doc: Doc, mention: Mention, head: Token) -> None:
    around = set(doc.lower[max(0, mention.start - 1) : mention.end]) | {c.lower_ for c in head.children}
    if around & PERMANENT:
        mention.permanent = True
    if mention.type == "other" and head.lower_ in ("lost", "lose", "losing") and around & LOSSES:
        mention.permanent = True
    if head.lower_ == "amputated":
        mention.permanent = True
    following = tuple(doc.lower[mention.end - 2 : min(mention.end + 3, len(doc))])
    for phrase in PERMANENT_PHRASES:
        if any(following[k : k + len(phrase)] == phrase for k in range(3)) and mention.type in (
            "scar",
            "other",
            "eye",
            "head_injury",
        ):
            mention.permanent = True


def _treatment(sentence: list[Token]) -> Treatment | None:
    """What a sentence says was done about the harm."""
    low = [token.lower_ for token in sentence]
    have = set(low)
    if have & SURGERY:
        return "surgery"
    if have & HOSPITAL:
        i = next(k for k, word in enumerate(low) if word in HOSPITAL)
        before = set(low[max(0, i - 6) : i])
        if before & DENIED and not before & {"discharged"}:
            return "none" if "treatment" in have or "need" in have or "go" in have else None
        brought = before & _BROUGHT
        return "hospital" if brought or low[i] in ("hospitalised", "hospitalized", "stitches", "airlifted") else None
    if "treated" in have and have & SCENE:
        return "at_scene"
    return None
