"""Whose harm a noun names: the owner of the part, the subject of "suffered", the object of "left with"."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.parsed import Token
from newsmine.violence.arguments import heads, owner, parts, parts_under, people, spread
from newsmine.violence.people import part_of_body, personlike
from newsmine.violence.words import MECHANISMS
from newsmine.violence.wound_words import AMBIGUOUS, CAUSING, GENERIC, LEAVING, SUFFERING

_STATING = SUFFERING | LEAVING


def sufferers(noun: Token) -> tuple[int, ...]:
    """Who has the harm."""
    first = syntax.first_conjunct(noun)
    if first.dep_ == "appos" and first.head.lower_ in GENERIC:
        first = first.head  # "to his severe injury, permanent disfigurement and ..."
    if (hit := assaulted(first)) is not None:
        return hit
    for item in (noun, first):
        for child in item.children:
            if child.dep_ == "poss" and personlike(child):
                return heads(child)
    for part in (*parts(noun), *parts_after(noun)):
        if found := owner(noun.doc[part]):
            return found
    if first.dep_ == "pobj" and first.head.lower_ == "with" and first.head.i:
        bearing = first.head.nbor(-1)  # "by a bottle and a doorman with concussion"
        if bearing.dep_ == "conj" and bearing.pos_ == "NOUN" and personlike(bearing):
            return (bearing.i,)
    verb = governor(noun)
    told = _target(noun, "to") if verb is not None and verb.lower_ not in _STATING else ()
    if told and all(personlike(noun.doc[i]) for i in told):
        return told  # "has publicised injuries to five officers"
    if verb is None:
        node = first
        if node.dep_ == "pobj" and node.head.lower_ in ("with", "of", "to") and personlike(node.head.head):
            return heads(node.head.head)
        for child in noun.children:
            if child.lower_ in ("to", "of", "on") and child.dep_ == "prep":
                for inner in child.children:
                    if inner.dep_ == "pobj" and personlike(inner) and not part_of_body(inner):
                        return heads(inner)
        return ()
    return bearer(verb, first)


def assaulted(noun: Token) -> tuple[int, ...] | None:
    """Of the Scottish offence "assault to severe injury": whom the assault hit, never who admitted it. Else None."""
    to = noun.head
    if noun.dep_ != "pobj" or to.lower_ != "to" or not to.i:
        return None
    before = to.nbor(-1)
    if before.lower_ in ("assault", "assaults"):
        return _target(before, "on", "of", "upon")
    if to.head.lower_ in ("assault", "assaulted", "assaulting") or to.head.lower_ in MECHANISMS:
        return tuple(i for child in to.head.children if child.dep_ == "dobj" for i in heads(child))
    return None


#: "found the man with stab wounds": the object has the harm.
_FINDING = frozenset({"found", "find", "finds", "finding", "discovered", "see", "saw", "treated", "treating", "treat"})


def bearer(verb: Token, noun: Token | None = None) -> tuple[int, ...]:
    """Of the people around a verb, the one to whom its harm falls: object of "left", subject of "suffered"."""
    low = verb.lower_
    given = low in LEAVING or low in _FINDING
    if low in ("identified", "named") and verb.tag_ == "VBN" and verb.head.lower_ in _FINDING:
        return bearer(verb.head, noun)  # "found a woman, later identified as Ann Moss, with a wound"
    subject = syntax.subject(verb)
    if verb.dep_ in ("amod", "compound"):
        before = verb.nbor(-1) if verb.i else verb
        return (before.i,) if (before.pos_ == "NUM" or personlike(before)) and before.pos_ != "PUNCT" else ()
    if given and not syntax.is_passive(verb):
        for child in verb.children:
            after = child.i > verb.i and (noun is None or child.i != noun.i)
            if after and child.dep_ in ("dobj", "dative", "nsubj", "iobj"):
                objects = [c for c in child.children if c.dep_ == "pobj"]
                who = objects[0] if child.pos_ == "ADP" and objects else child
                if personlike(who):
                    return heads(who)
        return _target(verb, "to", "on") or (_target(noun, "to", "on") if noun is not None else ())
    if subject is not None and (noun is None or subject.i != noun.i):
        return tuple(i for i in people(subject) if personlike(verb.doc[i]) is not False)
    if subject is not None and noun is not None:
        return _target(noun, "to", "of") or _target(verb, "to", "by")
    return ()


def _target(token: Token, *prepositions: str) -> tuple[int, ...]:
    """People who are the object of one of the prepositions under a token."""
    for inner in syntax.prepositional(token, *prepositions):
        if personlike(inner) and not part_of_body(inner):  # not "trauma to the head"
            return heads(inner)
    return ()


def governor(noun: Token) -> Token | None:
    """The verb that brings somebody the harm: "suffered cuts", "left with bruises", "treated for shock"."""
    node = _apparent(syntax.first_conjunct(noun))
    for item in (noun, node):
        for child in item.lefts:  # "three suffered cuts" taken for "suffered cuts, three of them"
            if child.lower_ in ("suffered", "suffering", "sustained", "sustaining") and child.dep_ in (
                "amod",
                "compound",
            ):
                return child
    steps = 0
    while steps < 5:
        loose = node.dep_ == "ccomp" and node.pos_ == "NOUN" and node.lower_ not in AMBIGUOUS
        loose = loose and node.head.lower_ not in _SAYING
        if (
            loose or node.dep_ in ("dobj", "attr", "nsubjpass", "nsubj", "dative", "oprd", "xcomp")
        ) and node.head.pos_ in ("VERB", "AUX"):
            return node.head
        if node.dep_ in ("pobj", "pcomp"):
            prep = node.head
            if prep.lower_ in (
                "with",
                "for",
                "from",
                "of",
                "to",
                "without",
                "including",
                "in",
                "despite",
                "as",
                "like",
            ) or (
                prep.lower_ == "by"
                and prep.head.lower_ in ("treated", "assessed", "checked", "taken", "seen", "rushed")
            ):
                if prep.head.pos_ in ("VERB", "AUX", "ADJ"):
                    return prep.head
                node = prep.head
            elif steps and prep.lower_ in ("inside", "outside", "near", "at", "on"):
                if prep.head.pos_ == "VERB":
                    return prep.head  # "found a woman inside the flat with a wound"
                node = prep.head
            else:
                return None
        elif node.dep_ in ("conj", "appos", "amod", "compound", "nmod") and node.head.i != node.i:
            node = node.head
        elif node.dep_ == "advcl" and node.tag_ == "VBG" and node.head.pos_ == "VERB":
            return node.head  # "suffered cuts, bruising and other injuries such as ..."
        else:
            return None
        steps += 1
    return None


def _apparent(noun: Token) -> Token:
    """The clause in "found with what appeared to be a gunshot wound", which stands where the wound would."""
    be = noun.head
    if noun.dep_ != "attr" or be.lower_ not in ("be", "is", "was", "are", "were"):
        return noun
    clause = be.head if be.dep_ in ("xcomp", "ccomp") else be
    what = next((c for c in (*clause.lefts, *be.lefts) if c.lower_ == "what"), None)
    return clause if what is not None and clause.dep_ in ("pcomp", "ccomp", "dobj") else noun


_SAYING = frozenset("told tells tell said says say added adds claimed revealed warned reported heard".split())


def governed(noun: Token) -> bool:
    """True where a verb brings somebody the harm, or treats, shows or names it."""
    verb = governor(noun)
    return verb is not None and verb.lower_ in CAUSING


def suffering(noun: Token) -> bool:
    """True where people suffer the harm, so that a doubtful word ("cuts") must be one."""
    verb = governor(noun)
    if verb is None or verb.lower_ not in SUFFERING:
        return False
    if noun.lower_ in ("cut", "cuts", "break", "breaks", "shock", "stress"):
        return any(personlike(noun.doc[i]) for i in sufferers(noun)) and not any(
            c.dep_ == "compound" or (c.lower_ in ("further", "huge", "savage", "deep") and noun.lower_ != "cut")
            for c in noun.lefts
        )
    return True


def parts_after(noun: Token) -> tuple[int, ...]:
    """Parts after "to", "on", "above": "a cut above his left eye", "cuts and bruises to her face"."""
    first = syntax.first_conjunct(noun)
    found: list[int] = []
    own = parts(noun)
    for item in syntax.conjuncts(first):
        if own and item.i > max(own):
            break  # "scratches on his face and a bite mark on his torso"
        if item.i != noun.i:  # not the "head" of "fractures and head injuries"
            found += [i for i in parts(item) if noun.doc[i].dep_ not in ("compound", "amod", "nmod")]
        for inner in syntax.prepositional(
            item,
            "above",
            "under",
            "below",
            "behind",
            "near",
            "around",
            "down",
            "of",
            "between",
            "inside",
            "along",
            "across",
            "from",
        ):
            if part_of_body(inner):
                found += [c.i for c in syntax.conjuncts(inner) if part_of_body(c)]
            elif inner.lower_ in _SIDES:  # "a wound from the tip of his mouth to the ear"
                found += [c.i for c in syntax.prepositional(inner, "of") if part_of_body(c)]
    if not found and noun.head.pos_ in ("VERB", "AUX"):
        for prep in noun.head.rights:
            if prep.dep_ == "prep" and prep.lower_ in ("to", "on", "above", "across", "over", "in"):
                found += parts_under(prep)
    return spread(noun, tuple(i for i in found if i > noun.i) or _next_part(noun))


_SIDES = frozenset({"side", "back", "top", "base", "bridge", "front", "tip", "rear", "corner", "bottom", "part"})


def _next_part(noun: Token) -> tuple[int, ...]:
    """The part right after "to" or "on", wherever the parse hangs it: "leaving him with bite marks to his leg"."""
    doc = noun.doc
    i = noun.i + 1
    while i < min(noun.i + 4, len(doc)) and doc[i].lower_ not in ("to", "on", "above", "across", "around"):
        if doc[i].pos_ not in ("NOUN", "CCONJ"):
            return ()
        i += 1
    for k in range(i + 1, min(i + 8, noun.sent.end)):
        if (doc[k].lower_ in _SIDES and doc[min(k + 1, noun.sent.end - 1)].lower_ == "of") or doc[k].lower_ == "of":
            continue  # "the left side of his jaw"
        if part_of_body(doc[k]):
            return (k,) if k + 1 >= len(doc) or doc[k + 1].lower_ not in GENERIC else ()
        if doc[k].pos_ not in ("DET", "PRON", "ADJ", "NUM", "NOUN", "PART", "PROPN"):
            return ()
    return ()
