"""Whether a court did it: asserted, negated ("was not jailed"), or only possible ("could be jailed", "faces")."""

from __future__ import annotations

from newsmine.language.parsed import Doc, Token
from newsmine.lexicon import words
from newsmine.record import Assertion
from newsmine.rooms.court_sentences.orders import Order

_HERE = "newsmine.rooms.court_sentences"
_AUX = words(_HERE, "hypothetical", "auxiliaries")
_MARKS = words(_HERE, "hypothetical", "marks")
HYPOTHETICAL_VERBS = words(_HERE, "hypothetical", "verbs")
NOUNS_TOO = words(_HERE, "hypothetical", "nouns_too")
_RESOLVED = frozenset(
    "decided decision chose opted going went able agreed persuaded proceeded moved forced minded willing prepared had"
    " have led led".split()
)
_CLOSE = frozenset({"close", "closest", "whisker", "inch", "inches", "brink", "verge", "near"})
_BEHIND = frozenset({"after", "following", "despite", "since"})
_LEAST = frozenset({"least", "shortest", "lowest", "minimum", "only"})
_NEVER = frozenset({"not", "n't", "n’t", "never", "no"})


def verb_of(doc: Doc, order: Order) -> Token | None:
    """The verb of an order's own words, or None where it has none."""
    item = order.trigger or order.passive
    if item is None:
        return None
    tokens = doc[item.start : item.end]
    return next((t for t in tokens if t.pos_ in ("VERB", "AUX") or t.tag_.startswith("VB")), tokens[0])


def assertion(doc: Doc, order: Order) -> Assertion:
    """How the text holds an order."""
    if order.kind in ("spare", "free") or _nearly(doc, order):
        return "negated"
    if order.possible:
        return "hypothetical"
    verb = verb_of(doc, order)
    if verb is None or (order.trigger is not None and doc[order.trigger.end - 3].lower_ == "asked"):
        return "asserted"  # "was asked to pay a £50 fine"
    if order.passive is not None and verb.dep_ == "acl":
        return "asserted"  # "was asked to review the two-year sentence given to Toms"
    if verb.tag_ == "VB" and order.kind == "give" and verb.i > 1 and verb.nbor(-1).lower_ == "to":
        lead = set(verb.doc.lower[max(0, verb.i - 4) : verb.i])
        if all(d.type == "custody" and not d.length for d in order.drafts) and lead.isdisjoint(_RESOLVED):
            return "hypothetical"  # "more serious offences should get the custodial sentences they deserve"
    node = verb.head if verb.dep_ in ("aux", "auxpass") and verb.tag_ != "MD" else verb
    result: Assertion = "asserted"
    for step in range(4):
        for child in node.children:
            low = child.lower_
            if child.i > verb.i and step == 0 and child.dep_ != "neg":
                continue
            if child.dep_ == "neg" and low in _NEVER and step == 0:
                return "hypothetical" if _if_so(node) else "negated"
            if child.dep_ == "aux" and low in _AUX and _conditional(order, child):
                result = "hypothetical"
            if child.dep_ == "aux" and low == "will" and step == 0 and (_to_come(order, node) or _if_so(node)):
                result = "hypothetical"
            if child.dep_ == "mark" and low in _MARKS and node.dep_ in ("advcl", "ccomp") and child.i < verb.i:
                result = "hypothetical"
        if node.head.i == node.i:
            break
        if node.dep_ == "pcomp" and node.head.lower_ in _BEHIND:
            break  # "faces deportation after being sentenced to two years"
        if node.dep_ in ("xcomp", "ccomp", "auxpass", "aux", "pcomp", "dobj", "pobj", "prep", "acl"):
            above = node.head
            if (
                above.lower_ in HYPOTHETICAL_VERBS
                and not (above.pos_ in ("NOUN", "PROPN") and above.lower_ in NOUNS_TOO)
                and (node.tag_ in ("VB", "VBG", "VBN") or node.dep_ in ("pobj", "dobj", "prep"))
                and above.i < verb.i
                and not (above.lower_ == "warned" and order.kind == "order")  # "and warned that he must pay £50 a week"
            ) and (
                node.dep_ != "ccomp"
                or not any(c.dep_ == "aux" and c.lower_ in ("has", "had", "was", "have") for c in node.children)
            ):
                result = "hypothetical"
            node = above
        elif node.dep_ == "conj" and any(
            c.dep_ == "auxpass" and c.tag_ in ("VBD", "VBZ", "VBP") for c in node.children
        ):
            break  # "whom the court ordered should not be named, was given"
        elif node.dep_ == "conj" and step == 0 and node.tag_ == "VBD" and node.head.tag_ in ("VB", "VBN"):
            break  # "said only prison would do, and jailed her": nothing that "would" is said of
        elif node.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children):
            node = node.head
        else:
            break
    return result


def _nearly(doc: Doc, order: Order) -> bool:
    """ "He came 'very close' to being sent straight to prison"."""
    if order.kind not in ("jail", "sentence") or order.start < 4:
        return False
    lead = doc.lower[order.start - 6 if order.start > 6 else 0 : order.start]
    return "to" in lead[-2:] and not _CLOSE.isdisjoint(lead[:-1])


def _two(aux: Token) -> list[str]:
    """The two words behind an auxiliary."""
    return aux.doc.lower[aux.i + 1 : aux.i + 3]


def _conditional(order: Order, aux: Token) -> bool:
    """ "would" is the past of "will" ("he would serve half") unless somebody else's wish or a condition is told."""
    low = aux.lower_
    if low == "could" and aux.i + 1 < len(aux.doc) and aux.nbor(1).lower_ == "only":
        return False  # "he could only pass a life sentence"
    told = "told" in aux.doc.lower[max(0, aux.i - 5) : aux.i] and "have" not in _two(aux)
    if low == "would" and told and order.kind == "jail" and any(d.length for d in order.drafts):
        return False  # "was told he would go to prison for two years"
    if low == "can" and order.kind == "give" and _LEAST & set(aux.doc.lower[max(0, aux.i - 6) : aux.i]):
        return False  # "the least sentence I can pass is two years"
    if low == "would" and aux.i + 1 < len(aux.doc) and aux.nbor(1).lower_ == "instead":
        return False  # "could have jailed her but would instead impose a community order"
    if low == "would" and order.kind == "alter" and "but" in aux.doc.lower[max(0, aux.i - 4) : aux.i]:
        return False  # "he would have got five years, but it would be reduced to four"
    if low == "should" and order.kind == "alter" and "ruled" in aux.doc.lower[max(0, aux.i - 8) : aux.i]:
        return False  # "appeal judges ruled that the terms should be increased to ten years"
    if low in ("would", "'d", "’d", "should") and order.kind in ("serve", "order", "alter", "detain"):
        after = aux.nbor(1).lower_ if aux.i + 1 < len(aux.doc) else ""
        whole = after == "have" and aux.nbor(2).lower_ != "to"
        return low == "should" or whole or order.kind == "alter"
    return True


def _if_so(verb: Token) -> bool:
    """ "If he offends again he will go to prison"."""
    for child in verb.children:
        if child.dep_ == "advcl" and any(c.lower_ in ("if", "unless", "should") for c in child.children):
            return True
    return False


def _to_come(order: Order, verb: Token) -> bool:
    """ "Under the deal he will be sentenced to 15 years": not passed yet; judges say it to "you"."""
    if order.kind not in ("sentence", "jail", "give"):
        return False
    return not any(child.lower_ == "you" for child in verb.children) and any(c.lower_ == "be" for c in verb.children)
