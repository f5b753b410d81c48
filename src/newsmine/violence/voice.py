"""Does the subject of a verb of violence suffer it or do it? Read from the parse, and from the words where it broke."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.parsed import Token
from newsmine.violence import words
from newsmine.violence.arguments import directed
from newsmine.violence.people import personlike

_JOINS = frozenset({"and", "or", ","})
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i", "who"})
_BETWEEN = frozenset({"then", "repeatedly", "even", "also", "at", "on", "-", "head", "&", "twice", "both"})
_TOWARDS = frozenset({"upon", "about", "at", "on", "onto", "towards", "into"})
_MISTAKEN = frozenset({"spat", "bit", "hit", "kicked", "punched", "bitten", "struck"})


def head_before(verb: Token) -> int:
    """How many tokens of "head-" stand before "butted"."""
    if verb.i and verb.nbor(-1).lower_ == "head":
        return 1
    if verb.i > 1 and verb.nbor(-1).text in "-–" and verb.nbor(-2).lower_ == "head":
        return 2
    return 0


def subject_of(verb: Token) -> Token | None:
    """The subject of the verb; none where the parse took another verb for it ("spat at, hit and bitten")."""
    found = syntax.subject(verb)
    if found is None or found.lower_ in _MISTAKEN:
        return None
    return _who(verb, found)


def _who(verb: Token, found: Token) -> Token:
    """Whom "who" stands for in "a woman with a bad heart who was slapped": the parse takes the nearest noun."""
    if found.pos_ != "NOUN" or found.dep_ != "pobj" or personlike(found):
        return found
    clause = syntax.first_conjunct(verb)
    if clause.dep_ != "relcl" or not any(c.lower_ == "who" for c in clause.lefts):
        return found
    node = found
    while node.dep_ in ("pobj", "prep", "acl") and node.head.i < node.i:
        node = node.head
        if node.pos_ in ("NOUN", "PROPN") and personlike(node):
            return node
    return found


def be_of(verb: Token) -> Token | None:
    """The form of "be" before a participle, "head" in "was head butted" left aside."""
    return syntax.be_before(verb.doc[verb.i - head_before(verb)] if verb.lower_.startswith("butt") else verb)


def suffers(verb: Token, after: tuple[str, ...]) -> bool:
    """True where the subject is the victim."""
    if headless(verb) and not syntax.has_object(verb):
        return True
    if verb.tag_ in ("VBD", "VBN") and not syntax.has_object(verb) and after_be(verb):
        return True
    if verb.lower_ == "bit" and be_of(verb) is None:
        return False  # "Thug bit a bus driver", whatever the parse says
    if after and after[-1] in _TOWARDS and be_of(verb) is None and directed(verb):
        return False  # "three men set upon a driver", "a man lunged at a clerk"
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and be_of(verb) is None and listed_object(verb) is not None:
        return False
    if syntax.is_passive(verb):
        return True
    if verb.tag_ != "VBG" and be_of(verb) is not None and not verb.lower_.endswith("ing"):
        return True
    if (
        verb.tag_ in ("VBN", "VBD")
        and verb.dep_ == "conj"
        and bare_before(verb, strictly=True)
        and not syntax.has_object(verb)
    ):
        return True
    if verb.dep_ == "amod" and verb.tag_ in ("VBN", "VBD", "JJ"):
        return attacker_before(verb) is None
    if verb.tag_ == "VBG":
        return False
    if verb.tag_ not in ("VBN", "VBD", "JJ", "NN", "NNP") or syntax.has_object(verb):
        return False
    if any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not syntax.own_subject(verb):
        return suffers(verb.head, ())
    if (
        any(c.dep_ == "conj" and c.i - verb.i < 5 and directed(c) for c in verb.rights)
        and verb.nbor(1).lower_ in _JOINS
    ):
        return False  # "kicked and punched at them"
    if directed(verb) and (after or any(c.lower_ in ("at", "on") for c in verb.children)):
        return False
    # "Man stabbed in Leeds", "four kicked": past tense by its tag, a participle by its sense
    who = subject_of(verb)
    if who is None:
        return bool(verb.i and bare_before(verb))
    if who.lower_ in _NOMINATIVE or not personlike(who) or _relative_subject(verb):
        return False
    return not syntax.objects(verb) and listed_object(verb) is None


def listed_object(verb: Token) -> Token | None:
    """The object of the last of a list of blows that begins with the verb: "choked, slapped and bit the woman"."""
    doc, last = verb.doc, None
    for i in range(verb.i + 1, min(verb.i + 12, verb.sent.end)):
        token = doc[i]
        if token.lower_ in words.MECHANISMS and (
            token.tag_ in ("VBD", "VBN", "VB", "VBG") or token.lower_ in ("spat", "bit")
        ):
            if any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") and c.i > verb.i for c in token.lefts):
                return None
            last = token
        elif token.lower_ not in _JOINS and token.lower_ not in _BETWEEN:
            break
    if last is None:
        return None
    found = next((c for c in last.rights if c.dep_ == "dobj" and personlike(c) and c.i < last.i + 6), None)
    if found is None and last.i + 1 < verb.sent.end and doc[last.i + 1].lower_ in ("at", "on"):
        found = next((c for c in doc[last.i + 1].rights if c.dep_ == "pobj" and personlike(c)), None)
    if found is None and last.i + 1 < verb.sent.end and personlike(doc[last.i + 1]):
        after = doc[last.i + 1]
        if last.pos_ != "VERB" or (after.dep_ == "pobj" and verb.i < after.head.i < last.i):
            return after  # "Woman attacked and bit friend", "spat at, headbutted and struck officers"
    return found


def being_done(verb: Token) -> bool:
    """True for "being punched", and for what is listed with it: "being spat at, headbutted and kicked"."""
    doc, i = verb.doc, verb.i - 1
    while i > verb.sent.start and (doc[i].lower_ in words.MECHANISMS or doc[i].lower_ in _LISTED):
        i -= 1
    return i >= verb.sent.start and doc[i].lower_ == "being"


def after_be(verb: Token) -> bool:
    """True in a list that begins with a form of "be": "I've been spat at, scratched and called names"."""
    doc, i = verb.doc, verb.i - 1
    if i <= verb.sent.start or doc[i].lower_ not in (",", "and", "or"):
        return False
    while i > verb.sent.start and (doc[i].lower_ in words.MECHANISMS or doc[i].lower_ in _LISTED):
        i -= 1
    return doc[i].lower_ in ("been", "being", "was", "were")


_LISTED = frozenset({",", "and", "or", "at", "on", "head", "-", "repeatedly", "even", "sexually"})


def headless(verb: Token) -> bool:
    """True in a sentence of participles alone: "Bitten, spat at and kicked." """
    first = _opening(verb)
    if first.lower_ not in words.MECHANISMS or first.lower_.endswith(("ing", "s")):
        return False
    if not (first.tag_ == "VBN" or first.lower_.endswith(("ed", "en")) or first.lower_ in _MISTAKEN):
        return False
    return all(
        t.lower_ in words.MECHANISMS
        or t.lower_ in _LISTING
        or t.is_punct
        or t.pos_ == "ADV"
        or t.lower_ in words.BODY
        or t.tag_ in ("DT", "PRP$")
        for t in verb.doc[first.i : verb.i + 1]
    )


def _opening(verb: Token) -> Token:
    """The first word of the sentence, or of the words that a colon and a quotation mark open in it."""
    doc = verb.doc
    for i in range(verb.i - 1, verb.sent.start, -1):
        if doc[i].text in ("“", '"', "‘", "'") and doc[i - 1].text in (":", ","):
            return doc[i + 1]
    return verb.sent[0]


_LISTING = frozenset({"and", "or", "at", "on", "head", "over", "even", "in"})


def attacker_before(verb: Token) -> Token | None:
    """The attacker in "Drunk woman headbutted police officer", which the parse takes for one noun phrase."""
    before = [c for c in verb.head.lefts if c.i < verb.i and c.pos_ in ("NOUN", "PROPN") and personlike(c)]
    return before[-1] if before else None


def _relative_subject(verb: Token) -> bool:
    """True in "a man who slapped": the pronoun does it."""
    node = syntax.first_conjunct(verb)
    return any(c.dep_ == "nsubj" and c.lower_ in ("who", "that", "which") for c in node.children)


def bare_before(verb: Token, *, strictly: bool = False) -> Token | None:
    """The number or noun right before a participle that the parse left alone; strictly: a number or "another"."""
    if not verb.i:
        return None
    before = verb.nbor(-1)
    if verb.lower_.startswith("butt") and verb.i > head_before(verb):
        before = verb.doc[verb.i - head_before(verb) - 1]
    while before.i > verb.sent.start and before.pos_ == "ADV":
        before = before.nbor(-1)
    if strictly and not (before.pos_ == "NUM" or before.lower_ in ("another", "others", "more", "one")):
        return None
    if (
        before.sent.start == verb.sent.start
        and before.pos_ in ("NUM", "NOUN", "PRON", "PROPN", "ADJ", "DET")
        and personlike(before)
    ):
        return before
    return None
