"""Who, with what, on which part of the body, and where: read from what hangs on a verb or a noun."""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language import syntax
from newsmine.language.parsed import Token
from newsmine.record import Mechanism
from newsmine.violence import words
from newsmine.violence.people import part_of_body, personlike

_ON_BODY = frozenset(
    {
        "in",
        "on",
        "to",
        "across",
        "over",
        "around",
        "round",
        "about",
        "at",
        "into",
        "against",
        "above",
        "under",
        "behind",
        "below",
        "near",
        "through",
        "by",
    }
)
#: What is thrown to somebody is no attack.
_TO_SOMEBODY = frozenset(f for f, readings in words.MECHANISMS.items() if readings[-1].mechanism == "throw")
#: Dependents that may be the part of the body that is struck.
_STRUCK = syntax.OBJECTS | syntax.PASSIVE_SUBJECTS | {"compound", "npadvmod"}
_PLACES = frozenset({"in", "at", "outside", "near", "inside", "on", "along", "off", "behind", "opposite"})
_DIRECTED = ("at", "on", "over", "into", "towards", "onto", "to", "upon", "about")


def heads(token: Token | None) -> tuple[int, ...]:
    """The noun and those co-ordinated with it, as positions; the noun that a relative pronoun stands for."""
    if token is None:
        return ()
    return tuple(item.i for item in syntax.conjuncts(syntax.antecedent(token)))


def people(token: Token | None) -> tuple[int, ...]:
    """Of the nouns that `heads` gives, those that may be people; a part of the body gives its owner."""
    if token is None:
        return ()
    found: list[int] = []
    for i in heads(token):
        item = token.doc[i]
        if part_of_body(item):
            found += owner(item)
        elif (part := _piece_of(item)) is not None:
            found += owner(part)
        elif item.lower_ in _DAYTIMES:
            found += [c.i for c in item.lefts if c.lower_ == "old"]  # "on a 77-year-old on Sunday night"
        elif personlike(item) is not False:
            found.append(i)
    return tuple(found)


_DAYTIMES = frozenset("night week month year weekend morning afternoon evening".split())


def _piece_of(noun: Token) -> Token | None:
    """The part of the body in "the end of his nose", "a chunk of her ear"."""
    if noun.lower_ not in _PIECES:
        return None
    return next((part for part in syntax.prepositional(noun, "of", "out", "from") if part_of_body(part)), None)


_PIECES = frozenset("end tip chunk part piece bit side back top half lobe bridge tips ends".split())


def owner(part: Token) -> tuple[int, ...]:
    """Whose part of the body it is: "his jaw", "the officer's face", "the back of a nurse's head"."""
    node = part
    for _ in range(4):  # down: "the back of his head"
        for child in node.children:
            if child.dep_ == "poss":
                return heads(child)
        inner = next(syntax.prepositional(node, "of"), None)
        if inner is None:
            break
        if not part_of_body(inner):
            return heads(inner) if personlike(inner) is not False else ()
        node = inner
    node = part
    for _ in range(4):  # up: "his arm and shoulder", "his top and bottom of ..."
        if node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN"):
            node = node.head
        elif node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.pos_ == "NOUN":
            node = node.head.head
        else:
            break
        for child in node.children:
            if child.dep_ == "poss":
                return heads(child)
    if part.i > 1 and part.nbor(-1).lower_ in ("'s", "’s", "'", "’") and personlike(part.nbor(-2)) is not False:
        before = part.nbor(-2)
        if part.nbor(-1).text[-1] == "s" or (before.lower_.endswith("s") and before.pos_ in ("PROPN", "NOUN")):
            return heads(before)  # the parse took "'s" for "is", the apostrophe for a quotation mark
    return ()


def phrases(token: Token) -> list[Token]:
    """The prepositions that belong to a verb or noun; one right after a co-ordinated verb belongs to that one.

    "slapped and spat in the face": the parse hangs "in the face" on the first.
    """
    found = [c for c in token.children if c.dep_ in ("prep", "agent", "dative") and not _of_next(token, c)]
    if not found and token.dep_ == "conj" and token.i + 1 < len(token.doc):
        after = token.nbor(1)
        if after.dep_ in ("prep", "agent") and after.head.i in (token.head.i, token.head.head.i):
            found = [after]
    return found


def _of_next(token: Token, prep: Token) -> bool:
    before = prep.nbor(-1) if prep.i else prep
    return before.i > token.i and before.dep_ == "conj" and before.head.i == token.i and before.tag_ != "NNP"


def parts(token: Token) -> tuple[int, ...]:
    """Parts of the body that hang on a verb or a noun of violence: "kicked in the ribs and back"."""
    found: list[int] = []
    for child in token.children:
        if child.dep_ in _STRUCK:
            found += _parts_in(child)
        elif child.dep_ == "nsubj" and (token.tag_ == "VBN" or _had_done(token)):  # "had his finger bitten"
            found += _parts_in(child)
    for child in phrases(token):
        if child.lower_ in _ON_BODY:
            found += parts_under(child)
    for child in token.children:  # "struck him on the head": the phrase may hang on the object
        if child.dep_ in syntax.OBJECTS and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            for inner in syntax.prepositional(child, *_ON_BODY):
                found += _parts_in(inner)
    if token.tag_ == "VBN" and token.dep_ in ("ccomp", "acl") and not found:
        held = token.head if token.dep_ == "acl" else None  # "had part of his ear bitten off"
        for child in () if held is not None else token.head.children:
            if child.dep_ == "dobj" and child.i < token.i:
                held = child
        if held is not None:
            found += _parts_in(held)
    if not found and token.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") and not token.lower_.endswith("s"):
        found += _after_words(token)
    return spread(token, tuple(dict.fromkeys(sorted(found))))


def _had_done(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and verb.tag_ == "VBD" and verb.head.lower_ in ("had", "have", "having", "has")


def _after_words(token: Token) -> list[int]:
    """The part that the words name where the parse does not: "bit PC Helen Tait on the cheek"."""
    doc = token.doc
    end = token.sent.end
    i = token.i + 1
    while i < min(token.i + 7, end) and (doc[i].pos_ in _IN_A_NAME or doc[i].text in "\"“‘'" or doc[i].lower_ in _HOW):
        i += 1
    if i >= end or doc[i].lower_ not in _STRAIGHT:
        return []
    for k in range(i + 1, min(i + 6, end)):
        if part_of_body(doc[k]) and doc[k].pos_ in ("NOUN", "PROPN"):
            if k + 1 < end and doc[k + 1].lower_ == "of":
                whole = [m for m in range(k + 2, min(k + 6, end)) if part_of_body(doc[m])]
                return whole[:1]
            return [k]
        if doc[k].pos_ not in ("DET", "PRON", "ADJ", "NUM", "PART"):
            return []
    return []


_IN_A_NAME = frozenset({"CCONJ", "DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"})
_HOW = frozenset({"once", "twice", "repeatedly", "square", "squarely", "hard", "again", "first", "straight", "right"})
_STRAIGHT = frozenset({"in", "into", "on", "onto", "to", "across", "around", "over", "about", "inside"})


def spread(token: Token, found: tuple[int, ...]) -> tuple[int, ...]:
    """The parts with those that follow in a list: "her neck, shoulder and left ear"."""
    if not found:
        return found
    doc = token.doc
    more = list(found)
    i = max(found) + 1
    listed = False
    while i < len(doc) and i <= max(more) + 5 and doc[i].sent.start == token.sent.start:
        word = doc[i]
        if part_of_body(word):
            if not listed:
                break  # "in the face so hard her eye closed"
            more.append(i)
            listed = False
        elif word.lower_ in (",", "and", "&", "or"):
            listed = True
        elif not (word.lower_ in ("left", "right") or word.pos_ in ("PRON", "ADJ", "DET", "NUM")):
            break
        i += 1
    return tuple(dict.fromkeys(more))


def parts_under(prep: Token) -> Iterator[int]:
    """Parts under a preposition and under those joined to it: "to his hand and to the side of his neck"."""
    for child in prep.children:
        if child.dep_ == "pobj":
            yield from _parts_in(child)
        elif child.dep_ == "conj" and child.lower_ in _ON_BODY and child.i > prep.i:
            yield from parts_under(child)


def _parts_in(noun: Token) -> Iterator[int]:
    for item in syntax.conjuncts(noun):
        if item.i != noun.i and any(c.lower_ in ("a", "an") for c in item.lefts):
            continue  # "cuts to his neck and a black eye"
        if part_of_body(item):
            yield item.i
        for inner in syntax.prepositional(item, "of"):
            if part_of_body(inner):
                yield inner.i


def instruments(token: Token) -> tuple[int, ...]:
    """What it was done with: "with a bottle", "using a knife", "by a car", "a knife attack"."""
    found: list[int] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("with", "by"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    found += [item.i for item in syntax.conjuncts(inner) if means(item) is not None]
        elif child.dep_ == "compound" and means(child) is not None:
            found.append(child.i)
        elif child.dep_ in ("advcl", "acl") and child.lower_ == "using":
            found += [item.i for item in syntax.objects(child) if means(item) is not None]
        elif child.dep_ in syntax.OBJECTS:
            for inner in syntax.prepositional(child, "with"):
                found += [item.i for item in syntax.conjuncts(inner) if means(item) is not None]
    return tuple(found)


def means(noun: Token) -> Mechanism | None:
    """The mechanism that a thing makes an attack, or None for what is no weapon, vehicle or the like."""
    low = noun.lower_
    if noun.i and (two := f"{noun.nbor(-1).lower_} {low}") in words.INSTRUMENTS:
        return words.INSTRUMENTS[two]
    return words.INSTRUMENTS.get(low)


def places(token: Token) -> tuple[int, ...]:
    """Heads of the phrases that say where: "in Leeds", "outside a pub"."""
    return tuple(
        inner.i
        for child in token.children
        if child.dep_ == "prep" and child.lower_ in _PLACES
        for inner in child.children
        if inner.dep_ == "pobj"
        and not part_of_body(inner)
        and not personlike(inner)
        and inner.ent_type_ not in ("DATE", "TIME")
    )


def directed(token: Token) -> tuple[int, ...]:
    """People at whom something goes: "spat at officers", "threw bricks at them", "spat in her face"."""
    found: list[int] = []
    for child in phrases(token):
        if (child.lower_ == "in" or child.lower_ in _DIRECTED) and (
            child.lower_ != "to" or token.lower_ not in _TO_SOMEBODY
        ):
            for inner in child.children:
                if inner.dep_ != "pobj":
                    continue
                if part_of_body(inner):
                    found += owner(inner)
                elif child.lower_ != "in" and personlike(inner):
                    found += people(inner)
    return tuple(dict.fromkeys(found))


def follows(verb: Token, after: tuple[str, ...]) -> bool:
    """True where the words stand right after the verb, or hang on it as particle or preposition."""
    if not after:
        return True
    first = after[0]
    beside = verb.doc.tokens[verb.i + 1 : verb.i + 2]
    if beside and beside[0].lower_ == first and _stand_at(beside[0], after):
        return True
    for child in verb.rights:
        if (
            child.lower_ == first
            and child.dep_ in ("prt", "prep", "advmod", "agent", "dative")
            and child.i < verb.i + 9
            and _stand_at(child, after)
        ):
            return True
    return False


def _stand_at(token: Token, words: tuple[str, ...]) -> bool:
    """True where the words begin with a token."""
    return tuple(token.doc.lower[token.i : token.i + len(words)]) == words
