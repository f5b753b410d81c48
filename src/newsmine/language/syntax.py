"""Reading a dependency parse: who did it, to whom, and how far a noun phrase reaches.

Labels are those of spaCy's English models (ClearNLP): nsubj, nsubjpass, dobj, relcl, ...
"""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language.desk import once_per_token
from newsmine.language.parsed import Doc, Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative", "oprd"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
BE = frozenset("is are was were be been being am 's ’s 're ’re 'm ’m get gets got getting gotten".split())
_RATES = frozenset({"hour", "day", "night", "week", "weekend", "month", "year", "shift"})
#: Dependents that a noun phrase's span leaves out.
_CLAUSES = frozenset({"relcl", "acl", "appos", "cc", "conj", "punct", "advcl", "ccomp", "parataxis", "prep", "advmod"})


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and everything co-ordinated with it to its right."""
    yield token
    for child in token.rights:
        if (
            child.dep_ == "conj"
            and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
            and (token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))
        ):
            yield from conjuncts(child)
    if (beside := _subject_beside(token)) is not None:
        yield from conjuncts(beside)


def _subject_beside(token: Token) -> Token | None:
    """The second of "two nurses and a porter were hurt", where the parse gives the verb two subjects."""
    if token.dep_ not in SUBJECTS and token.dep_ not in PASSIVE_SUBJECTS:
        return None
    joined = [child.i for child in token.rights if child.dep_ == "cc" and child.lower_ == "and"]
    if not joined:
        return None
    for other in token.head.lefts:
        if other.i > joined[-1] and other.dep_ == token.dep_:
            return other if other.left_edge.i == joined[-1] + 1 else None
    return None


def verb_conjuncts(token: Token) -> Iterator[Token]:
    """The verb and the verbs co-ordinated with it to its right."""
    yield token
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX", "ADJ"):
            yield from verb_conjuncts(child)


def first_conjunct(token: Token) -> Token:
    """The first of the verbs or nouns that the token is co-ordinated with."""
    while token.dep_ == "conj" and token.head.i != token.i:
        if token.pos_ in ("NOUN", "PROPN") and token.head.pos_ in ("VERB", "AUX"):
            break  # a broken parse: nouns are not co-ordinated with verbs
        token = token.head
    return token


def is_passive(verb: Token) -> bool:
    """True for "was hit", "got hit", and a bare participle after a noun ("a man shot in Leeds")."""
    for child in verb.children:
        if child.dep_ in _PASSIVE:
            return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not own_subject(verb):
        return is_passive(verb.head)
    if any(
        child.dep_ == "aux" and child.lower_ in ("have", "has", "had", "having", "'ve", "’ve", "'d", "’d")
        for child in verb.children
    ):
        return False
    if any(_is_object(child) for child in verb.children):
        return False
    return verb.dep_ in ("acl", "relcl", "ROOT", "advcl", "ccomp", "amod", "oprd")


#: What may stand between the auxiliary and a participle.
_PASSED = frozenset({"rugby", "not", "n't", "n’t", "all", "‘", "'", '"', "“", "``"})


def be_before(token: Token) -> Token | None:
    """The form of "be" or "get" right before a participle, adverbs left aside, whatever the parse says; or None."""
    i = token.i - 1
    if i - 1 > token.sent.start and token.doc[i].text == "-":
        i -= 2  # "pistol-whipped"
    while i > token.sent.start and (token.doc[i].pos_ == "ADV" or token.doc[i].lower_ in _PASSED):
        i -= 1
    if i >= token.sent.start and token.doc[i].lower_ in BE and token.doc[i].tag_ != "POS":
        return token.doc[i]
    return None


def own_subject(verb: Token) -> bool:
    """True where the verb has a subject of its own, not only a shared one."""
    return any(child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS for child in verb.children)


@once_per_token
def subject(verb: Token) -> Token | None:
    """The head of the verb's grammatical subject, through co-ordination, control and relatives; or None."""
    seen: set[int] = set()
    node = verb
    while node.i not in seen:
        seen.add(node.i)
        own = [child for child in node.children if child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS]
        if len(own) > 1:  # the "of" of "the father-of-two" is none
            own = [child for child in own if child.pos_ != "ADP"] or own
        before_verb = _before_group(node)
        if own and (other := _told_of(before_verb)) is not None:
            return other
        if (other := _behind_conjunction(before_verb, node)) is not None:
            return other
        if own:  # a broken parse gives several: the one next to the verb is the likely one
            before = [child for child in own if child.i < node.i]
            if len(before) > 1 and before[-1].lower_ in _RATES:
                before.pop()  # "four drivers a day were attacked"
            if len(before) > 1 and _subject_beside(before[-2]) is not None:
                return antecedent(before[-2])
            return antecedent(before[-1] if before else own[0])
        if (aside := _before_aside(node)) is not None:
            return aside
        if node.dep_ == "conj" and (lost := _lost_subject(node)) is not None:
            return lost
        if node.dep_ in ("xcomp", "advcl") and node.tag_ in ("VBG", "VBN") and (left := _left(node)) is not None:
            return antecedent(left)
        if (nearer := _nearer_clause(node)) is not None:
            return nearer
        if node.dep_ in ("conj", "xcomp", "advcl", "aux", "auxpass") and node.head.pos_ in ("VERB", "AUX"):
            node = node.head
        elif node.dep_ == "oprd" and (held := [c for c in node.head.children if c.dep_ == "dobj" and c.i < node.i]):
            return held[-1]  # "left her covered in bruises"
        elif node.dep_ == "oprd" and is_passive(node.head):
            node = node.head  # "was left hospitalised"
        elif node.dep_ == "pcomp" and node.head.head.pos_ in ("VERB", "AUX"):  # "was hurt after being hit"
            node = node.head.head
        elif node.dep_ == "pcomp" and node.head.head.lower_ == "responsible" and node.head.head.head.pos_ == "AUX":
            node = node.head.head.head  # "were responsible for launching fireworks"
        elif node.dep_ == "pcomp" and node.head.lower_ in ("including", "from", "like"):
            node = next((a for a in node.head.ancestors if a.pos_ in ("VERB", "AUX")), node)
        elif node.dep_ in ("acl", "relcl") and (purpose := _purpose(node)) is not None:
            node = purpose
        elif node.dep_ in ("acl", "relcl") and node.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            return node.head
        else:
            return None
    return None


def _before_aside(verb: Token) -> Token | None:
    """The man of "A man, believed to be in his 30s, was shot", whom the parse gives to the participle."""
    if len(verb.lefts) < 2 or not any(child.dep_ in ("aux", "auxpass") for child in verb.lefts):
        return None
    for child in verb.lefts:
        held = child.tag_ == "VBN" or (child.tag_ == "VBD" and child.nbor().lower_ in ("to", "as"))
        if held and child.dep_ in ("ccomp", "advcl") and child.i > 1:
            noun = next((c for c in child.lefts if c.dep_ in SUBJECTS or c.dep_ in PASSIVE_SUBJECTS), None)
            if (
                noun is not None
                and verb.doc[child.i - 1].text == ","
                and not any(c.dep_ == "auxpass" for c in child.lefts)
            ):
                return noun
    return None


def _left(participle: Token) -> Token | None:
    """Whom somebody left, found or saw in a state: "his wife" in "left his wife bleeding"."""
    verb = participle.head
    if verb.lower_ not in _LEAVING or is_passive(verb):
        return None
    held = [c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < participle.i]
    if not held or (participle.dep_ == "advcl" and (not _meets(held[-1], participle) or held[-1].lower_ in _LEFT)):
        return None
    return held[-1]


def _meets(noun: Token, participle: Token) -> bool:
    """True for a participle right behind a noun, or behind its apposition ("her victim, a clerk, needing …")."""
    if noun.i + 1 == participle.i:
        return True
    beside = participle.i > 1 and participle.doc[participle.i - 1].text == ","
    return (
        beside
        and any(c.dep_ == "appos" for c in noun.rights)
        and noun.right_edge.i in range(participle.i - 2, participle.i)
    )


#: What somebody leaves who is in a state himself: "left the scene bleeding".
_LEFT = frozenset(
    "scene house home pub club bar shop room building flat car court hospital premises ground pitch".split()
)


def _purpose(verb: Token) -> Token | None:
    """The verb above "time off to recover", "a chance to hit back": who has it is the subject of the infinitive."""
    if verb.tag_ != "VB" or not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts):
        return None
    above = verb.head
    if above.dep_ != "dobj" or above.pos_ != "NOUN" or above.ent_type_ or above.head.pos_ != "VERB":
        return None
    return above.head if above.lower_ in _HAD else None


#: What somebody has or takes in order to do something.
_HAD = frozenset(
    "time work chance opportunity attempt effort decision need right power help weapon knife fight leave way "
    "energy courage strength surgery treatment operation".split()
)
_LEAVING = frozenset("leave left leaves leaving find found finds finding see saw sees seeing hear heard kept".split())


_ALREADY = frozenset({"he", "she", "it", "they", "who", "that", "which", "we", "i", "you"})


def _nearer_clause(node: Token) -> Token | None:
    """The someone of "was driving when someone fired, striking him", where the parse has the driver strike; or None."""
    if node.dep_ != "advcl" or node.tag_ != "VBG" or node.doc[node.i - 1].text != "," or node.head.i > node.i:
        return None
    if not any(c.dep_ in SUBJECTS and c.pos_ in ("PROPN", "PRON") for c in node.head.lefts):
        return None
    for token in reversed(node.doc.tokens[node.head.i + 1 : node.i - 1]):
        if token.tag_ in ("VBD", "VBZ", "VBP") and token.pos_ == "VERB":
            own = [c for c in token.lefts if c.dep_ in SUBJECTS]
            timed = token.dep_ == "advcl" and token.head.i == node.head.i
            return antecedent(own[-1]) if timed and own and own[-1].lower_ not in _ALREADY else None
    return None


def _before_group(verb: Token) -> Token:
    """The word right before a verb and its auxiliaries."""
    first = next((child.i for child in verb.lefts if child.dep_ in _BEFORE_VERB), verb.i)
    return verb.doc[first - 1] if first > verb.sent.start else verb


def _told_of(before: Token) -> Token | None:
    """ "A woman who told police her partner had slapped her": the parse makes of the partner what was told."""
    teller = before.head
    if (
        before.dep_ != "dobj"
        or before.pos_ not in ("NOUN", "PROPN")
        or teller.lower_ not in ("told", "tells", "telling")
    ):
        return None
    return before if any(child.dep_ == "dative" for child in teller.rights) else None


def _behind_conjunction(before: Token, verb: Token) -> Token | None:
    """ "were hurt as 30 youths attacked police": the parse takes the conjunction for a preposition."""
    if before.dep_ != "pobj" or before.i > verb.i:
        return None
    if verb.tag_ not in _FINITE and not any(c.dep_ == "auxpass" for c in verb.lefts):
        return None
    if (before.pos_ not in ("NOUN", "PROPN") and before.lower_ != "old") or verb.dep_ not in ("conj", "advcl", "ccomp"):
        return None
    return before if before.head.lower_ in ("as", "after", "before", "when", "while", "until", "since") else None


def _lost_subject(verb: Token) -> Token | None:
    """ "They burst into the pub and a barman was hit": the parse joins the second subject to the noun before it."""
    aux = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass") and child.tag_ != "TO"]
    if not aux:
        return None
    node = verb.doc[aux[0].i - 1]
    if node.text == "," and node.i:
        node = node.nbor(-1)
    while node.i > verb.head.i and not (node.dep_ == "conj" and node.pos_ in ("NOUN", "PROPN", "NUM", "PRON")):
        if node.head.i == node.i or node.dep_ in ("cc", "punct"):
            return None
        node = node.head
    joined = node.i > verb.head.i and node.head.pos_ in ("NOUN", "PROPN", "PRON")
    return node if joined and any(child.lower_ in ("and", "but", "while") for child in node.head.rights) else None


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if (token.lower_ in ("who", "which", "that", "whom") and token.pos_ == "PRON") or token.tag_ == "WP$":
        for ancestor in token.ancestors:
            if ancestor.dep_ == "relcl":
                return ancestor.head
            owned = token.tag_ == "WP$" and ancestor.pos_ in ("NOUN", "PROPN")  # "whose nose was broken"
            if not owned and ancestor.dep_ not in ("conj", "xcomp", "ccomp", "advcl"):
                break
        return _behind_saying(token) or token
    return token


def _behind_saying(who: Token) -> Token | None:
    """The noun before "police said" in "another man, police said, who punched him"."""
    doc, i = who.doc, who.i - 1
    if i < 4 or who.lower_ != "who" or doc[i].text != "," or doc[i - 1].pos_ not in ("VERB", "AUX"):
        return None
    start = i - 1
    while start > 0 and i - start < 6 and doc[start].text != ",":
        start -= 1
    noun = doc[start - 1] if start > 0 and doc[start].text == "," else None
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None


def objects(verb: Token) -> list[Token]:
    """Heads of the direct objects of the verb, and of the verb it shares them with."""
    found = [antecedent(child) for child in verb.children if _is_object(child)]
    if not found:
        for later in verb_conjuncts(verb):
            if later.i != verb.i and own_subject(later):
                break  # "he spat at him and it hit the man's coat"
            if later.i != verb.i and later.i - verb.i < 6:
                found = [child for child in later.children if _is_object(child)]
                if found:
                    break
    return found


def _is_object(child: Token) -> bool:
    return child.dep_ in OBJECTS and (child.dep_ != "oprd" or child.pos_ not in ("ADJ", "VERB", "ADV"))


def has_object(verb: Token) -> bool:
    """True where the verb has a direct object of its own."""
    return any(_is_object(child) for child in verb.children)


def agent(verb: Token) -> Token | None:
    """The head of the "by" phrase of a passive verb, or None; the parse may hang it on "with a bottle"."""
    for child in verb.children:
        if child.dep_ == "agent":
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    for thing in prepositional(verb, "with"):
        for child in thing.rights:
            if child.lower_ == "by" and child.dep_ == "prep":
                return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def prepositional(token: Token, *prepositions: str) -> Iterator[Token]:
    """Heads of the objects of the given prepositions under a token."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    yield grandchild


def noun_phrase(head: Token, *, prepositions: bool = False) -> tuple[int, int]:
    """Token bounds of a noun phrase without its clauses, and without "of ..." unless asked.

    >>> # "an un-named officer who was on duty" -> "an un-named officer"
    """
    left = head.i
    for child in head.lefts:
        if child.dep_ not in _CLAUSES or child.dep_ == "advmod":
            left = min(left, child.left_edge.i)
    right = head.i + 1
    if prepositions:
        for child in head.rights:
            if child.dep_ == "prep":
                right = max(right, child.right_edge.i + 1)
    while left < head.i and (head.doc[left].is_punct or head.doc[left].is_space):
        left += 1
    return left, right


def clause_head(token: Token) -> Token:
    """The verb (or other root) of the smallest clause that the token stands in."""
    node = token
    while node.head.i != node.i and node.pos_ not in ("VERB", "AUX"):
        node = node.head
    return node


def sentences_before(doc: Doc, start: int, most: int) -> Iterator[tuple[int, int]]:
    """First and last token (exclusive) of the sentences before the one that begins at `start`, the nearest first."""
    for _ in range(most):
        if start <= 0:
            return
        sentence = doc[start - 1].sent
        yield sentence.start, sentence.end
        start = sentence.start


def characters(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Character offsets of the tokens `start` to `end` (exclusive)."""
    last = doc.tokens[end - 1]
    return doc.tokens[start].idx, last.idx + len(last.text)


def who_aims(token: Token) -> Token | None:
    """The robber of "a robber pointed a gun at him", who is not him; None for all else."""
    above = token.head
    if token.dep_ != "pobj" or above.lower_ not in ("at", "against"):
        return None
    verb = above.head if above.head.pos_ == "VERB" else above.head.head
    return subject(verb) if verb.pos_ == "VERB" else None


def hangs(token: Token, above: Token) -> bool:
    """True for what belongs to a noun above it, by "of", "against" or a clause."""
    for _ in range(6):
        token = token.head
        if token.i == above.i:
            return True
    return False


_ONCE = frozenset({"as", "before", "after", "since", "when"})


def of_today(token: Token) -> Token | None:
    """Moss in "Moss holds a picture of her son before he was shot": who does something today, not "he"; else None."""
    clause = token.head
    if token.dep_ not in ("nsubj", "nsubjpass") or clause.dep_ != "advcl" or clause.tag_ not in ("VBD", "VBN"):
        return None
    if not any(c.lower_ in _ONCE for c in clause.lefts):
        return None
    top = clause.head
    while top.head.i < top.i and top.dep_ not in ("ccomp", "conj", "appos", "ROOT"):
        top = top.head
    who = subject(top) if top.tag_ == "VBZ" else None
    return who if who is not None and who.i < token.i else None
