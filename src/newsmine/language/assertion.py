"""Is it so? Asserted, alleged, negated or hypothetical, read from the clause a word stands in.

`assertion(token)` climbs from the word to the top of its sentence and stops at the border of
the clause that the cue can reach: "no officers were hurt but two cars were damaged" negates
only the first, "jailed for punching a nurse" leaves the punch as it is, whatever is said of
the jailing. A denial wins over doubt, doubt over an allegation; but what should not happen
("no officer should be hit") is hypothetical. Cues are in `assertion.toml`.
"""

from __future__ import annotations

from typing import Literal

from newsmine.language.desk import once_per_token
from newsmine.language.inflect import all_forms
from newsmine.language.parsed import Token
from newsmine.lexicon import words

Assertion = Literal["asserted", "alleged", "negated", "hypothetical"]

_HERE = "newsmine.language"


def _listed(*path: str) -> frozenset[str]:
    return words(_HERE, *path, name="assertion.toml")


NEGATORS = _listed("negated", "words")
QUANTIFIERS = _listed("negated", "quantifiers")
WITHOUT = _listed("negated", "prepositions")
NEGATING = all_forms(_listed("negated", "verbs"))
NEGATING_ADJECTIVES = _listed("negated", "adjectives")
EVIDENCE = _listed("negated", "evidence")
RAISING = all_forms(_listed("negated", "raising"))
CLEARING = all_forms(_listed("negated", "clearing"))
KNOWING = all_forms(_listed("negated", "knowing"))
PREVENTING = all_forms(_listed("negated", "preventing"))
STOPPING = all_forms(_listed("negated", "stopping"))
HAPPENING = all_forms(_listed("negated", "happening"))
HARMLESS = _listed("negated", "harmless")
ALLEGING = all_forms(_listed("alleged", "verbs"))
ALLEGING_WORDS = _listed("alleged", "words")
ALLEGING_NOUNS = _listed("alleged", "nouns")
DENYING = all_forms(_listed("alleged", "denying"))
RUMOUR = all_forms(_listed("alleged", "rumour"))
FOUND = all_forms(_listed("alleged", "found"))
AUXILIARIES = _listed("hypothetical", "auxiliaries")
MARKS = _listed("hypothetical", "marks")
IRREALIS = all_forms(_listed("hypothetical", "verbs"))
FEARING = all_forms(_listed("hypothetical", "fearing"))
TELLING = all_forms(_listed("hypothetical", "telling"))
IRREALIS_WORDS = _listed("hypothetical", "words")
IRREALIS_ADJECTIVES = _listed("hypothetical", "adjectives")
IRREALIS_NOUNS = _listed("hypothetical", "nouns")

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
#: Verbs of control whose denial or attempt reaches an infinitive, not a participle.
_INFINITIVE = frozenset({"xcomp", "ccomp", "acl", "advcl", "pcomp", "dobj", "pobj", "oprd"})
_VERBAL = frozenset({"VERB", "AUX"})


_HAVING = frozenset({"have", "has", "had", "having", "seen", "see", "saw"})


@once_per_token
def assertion(token: Token) -> Assertion:
    """How the text holds what the token says, from its clause and the clauses above it."""
    cues: set[str] = set()
    _own(token, cues)
    node = token
    for _ in range(14):
        above = node.head
        if above.i == node.i or _turned_out(node) or not _climb(node, above, cues):
            break
        node = above
    else:  # too deep to say
        pass
    if "modal" in cues or ("hypothetical" in cues and "negated" not in cues):
        return "hypothetical"
    if "negated" in cues:
        return "negated"
    if token.sent[-1].text == "?" or (len(token.sent) > 1 and token.sent[-2].text == "?"):
        return "hypothetical"
    return "alleged" if "alleged" in cues else "asserted"


def _turned_out(verb: Token) -> bool:
    """ "They work hard, only to be punched": what came of it, a fact."""
    for child in verb.lefts:
        if child.dep_ == "aux" and child.lower_ == "to":
            return child.i > verb.sent.start and child.nbor(-1).lower_ == "only"
    return False


def _own(node: Token, cues: set[str]) -> None:
    """What the dependents of a word say of it."""
    for child in node.children:
        low = child.lower_
        dep = child.dep_
        if low in NEGATORS and dep in ("neg", "advmod", "preconj", "cc", "det"):
            if child.i + 1 < len(child.doc) and child.nbor(1).lower_ in HARMLESS and node.pos_ in _VERBAL:
                continue
            if dep == "cc":
                continue
            cues.add("negated")
        elif dep in ("det", "nummod", "neg") and low in QUANTIFIERS and child.nbor(1).lower_ not in HARMLESS:
            cues.add("negated")
        elif dep in ("nsubj", "nsubjpass", "attr", "dobj") and denied(child):
            if dep != "dobj" or node.pos_ in _VERBAL:
                cues.add("negated")
        elif dep == "aux" and low in AUXILIARIES:
            cues.add("modal") if low not in ("must", "'d", "’d") or child.nbor(1).lower_ in ("not", "be") else None
        elif (
            (dep in ("mark", "advmod") and low in MARKS)
            or (dep == "advmod" and low in IRREALIS_WORDS and not (low in ("almost", "nearly") and _counts(child)))
            or (dep in ("amod", "compound") and low in IRREALIS_ADJECTIVES and node.pos_ in ("NOUN", "PROPN"))
        ):
            cues.add("hypothetical")
        elif dep in ("advmod", "amod") and low in ALLEGING_WORDS:
            cues.add("alleged")


def _counts(adverb: Token) -> bool:
    return adverb.nbor(1).like_num or adverb.nbor(1).pos_ == "NUM"


def denied(noun: Token) -> bool:
    """True for "no officers", "none of them", "nobody", "no one": words for people or things that are not there."""
    if noun.lower_ in QUANTIFIERS:
        return True
    if noun.lower_ == "one" and noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).lower_ == "no":
        return True
    for child in noun.children:
        if child.lower_ == "not" and noun.lower_ in ("one", "a"):
            return True  # "not one died"
        if child.dep_ in ("det", "neg") and child.lower_ in ("no", "neither"):
            return child.nbor(1).lower_ not in HARMLESS  # "no fewer than nine officers"
    return False


def _climb(node: Token, above: Token, cues: set[str]) -> bool:
    """Take up what the word above says of the one below; False where its reach ends."""
    dep = node.dep_
    low = above.lower_
    if dep == "punct":
        return False
    if dep == "conj":
        return _climb_conjunct(node, above, cues)
    if dep in ("relcl", "parataxis", "appos"):
        if dep == "relcl" and denied(above):
            cues.add("negated")
        return False
    if dep == "acl":
        return _climb_noun_clause(node, above, cues)
    if above.pos_ == "ADP" or dep in ("pcomp", "pobj"):
        if low in WITHOUT:
            cues.add("negated")
            return False
        if (
            dep == "pobj"
            and low == "about"
            and above.head.lower_ in ("information", "details", "knowledge", "evidence")
        ):
            return False  # "may have information about the stabbing": the deed itself stands
        if low in ("after", "following", "since", "despite", "for", "before") and dep == "pcomp":
            return low == "for" and _for(above, cues)
        return True
    if dep == "advcl":
        if node.lower_ in FOUND:
            return False  # "arrived to find", "taken to hospital to be treated for"
        if (low in NEGATING or low in IRREALIS) and any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children):
            cues.add("negated" if low in NEGATING else "hypothetical")
        elif any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children) and not (low in FOUND or _went_on(above)):
            cues.add("hypothetical")
        return False
    if above.pos_ in _VERBAL:
        return _climb_verb(node, above, cues)
    if dep in ("amod", "compound", "poss", "nmod", "nummod", "npadvmod"):
        _own(above, cues)
        return True
    if dep in ("prep", "agent", "dative"):
        return _climb_preposition(node, above, cues)
    if low in IRREALIS_ADJECTIVES and dep in ("xcomp", "ccomp", "prep"):
        cues.add("hypothetical")
    if low in NEGATING_ADJECTIVES:
        cues.add("negated")
    _own(above, cues)
    return True


def _went_on(verb: Token) -> bool:
    """ "He went on to punch her": he did."""
    return verb.lower_ in ("go", "goes", "went", "going") and any(c.lower_ == "on" for c in verb.rights)


def _climb_conjunct(node: Token, above: Token, cues: set[str]) -> bool:
    """Co-ordination without a subject of its own shares what stands before: "was not punched or kicked"."""
    if node.pos_ in _VERBAL and any(c.dep_ in _SUBJECTS for c in node.children):
        return False
    if node.pos_ in _VERBAL and any(c.dep_ in ("aux", "auxpass") and c.tag_ not in _BARE for c in node.children):
        # a verb group of its own: "may be hurt and was crying"; not "would lose a leg or be killed"
        return False
    between = set(node.doc.lower[above.i : node.i])
    if between & {"but", "although", "though", "yet"}:
        return False
    if node.pos_ in _VERBAL and node.tag_ in ("VBD", "VBZ", "VBP") and above.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    tried = node.tag_ == "VB" and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in above.rights)
    if tried and above.tag_ != "VB" and (above.lower_ in IRREALIS or above.lower_ in NEGATING):
        cues.add("hypothetical" if above.lower_ in IRREALIS else "negated")  # "tried to kick, punch and bite"
    if node.pos_ in _VERBAL and above.pos_ in _VERBAL:
        inner: set[str] = set()
        _own(above, inner)
        if "negated" in inner and node.tag_ == "VBD" and not between & {"or", "nor"}:
            inner.discard("negated")
        cues |= inner
        return True
    if node.pos_ not in _VERBAL:
        _own(above, cues)
    return True


_BARE = frozenset({"VB", "VBN", "VBG"})


def _climb_noun_clause(node: Token, above: Token, cues: set[str]) -> bool:
    """ "no officers hurt", "an attempt to stab him", "no evidence that he was hit"."""
    low = above.lower_
    if node.tag_ == "VBN" and denied(above):
        cues.add("negated")
        return False
    had = above.head
    if above.dep_ == "dobj" and node.tag_ == "VBN" and had.lower_ in _HAVING and had.i < above.i:
        if _negated_verb(had):  # "we have not had a firefighter injured"
            cues.add("negated")
        return False
    if low in EVIDENCE and denied(above):
        cues.add("negated")
    elif low in IRREALIS_NOUNS:
        cues.add("hypothetical")
    elif low in ALLEGING_NOUNS:
        cues.add("alleged")
    return False


def _for(prep: Token, cues: set[str]) -> bool:
    """ "jailed for punching" did punch; "wanted for", "arrested for" are allegations."""
    if prep.head.lower_ in ALLEGING or prep.head.lower_ in ("wanted", "hunted", "sought"):
        cues.add("alleged")
    return False


def _climb_verb(node: Token, above: Token, cues: set[str]) -> bool:
    low = above.lower_
    dep = node.dep_
    if low in ("missed", "escaped", "avoided", "dodged") and node.tag_ == "VBG" and dep == "xcomp":
        cues.add("negated")  # "narrowly missed being hit"
        return False
    if node.lower_ == "from" and low in STOPPING and any(c.dep_ == "pcomp" for c in node.rights):
        cues.add("negated")  # "stopped a bullet from hitting him"
        return False
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children)
    if dep in ("aux", "auxpass", "neg", "mark", "det"):
        _own(above, cues)
        return True
    if dep in ("acomp", "attr", "oprd", "advmod"):
        if low in FEARING:
            cues.add("hypothetical")
        elif low in ALLEGING:
            cues.add("alleged")
        _own(above, cues)
        return True
    if dep in ("nsubj", "nsubjpass", "csubj"):
        # "a stabbing was reported", "the attack could have been avoided": the deed itself stands
        if low in RUMOUR:
            cues.add("alleged")
        if _no_event(above):
            cues.add("negated")
        return False
    if low in CLEARING:
        cues.add("negated")
        return False
    if low == "going" and infinitive:  # "I thought I was going to die"
        cues.add("modal")
        return True
    not_so = _negated_verb(above)
    if low in DENYING:
        if not not_so:
            cues.add("alleged")
        return False
    if low in FOUND and not (infinitive and low in IRREALIS):
        if not_so and infinitive:
            cues.add("negated")
        return False
    if low in NEGATING and dep == "ccomp" and node.i < above.i:
        return False  # two clauses side by side: "six were hurt; two escaped"
    if low in NEGATING and dep in _INFINITIVE and not _found(above):
        if not_so:
            return False
        cues.add("negated")
    elif low in FEARING and dep == "prep" and node.lower_ in ("with", "of"):
        cues.add("hypothetical")  # "threatened with having acid thrown at them"
    elif low in IRREALIS and (infinitive or dep in ("ccomp", "dobj", "pcomp", "xcomp")):
        if (dep != "dobj" or low in FEARING) and (dep != "ccomp" or infinitive or low not in TELLING):
            cues.add("hypothetical")
    elif low in ALLEGING:
        cues.add("alleged")
    elif not_so and low in RAISING:
        if low == "believe" and any(c.dep_ == "aux" and c.lower_ in ("ca", "can", "could") for c in above.children):
            return False  # "I can't believe I was hit"
        cues.add("negated")
    elif not_so and low in KNOWING and _open(node):
        cues.add("hypothetical")
    if dep == "dobj" or (infinitive and dep in ("ccomp", "xcomp", "pobj", "pcomp") and low not in KNOWING):
        inner: set[str] = set()
        _own(above, inner)
        if dep == "ccomp":
            inner.discard("negated")
        cues |= inner
    return True


def _found(verb: Token) -> bool:
    """ "The coroner ruled that he was killed": a finding, where "ruled out" denies."""
    return verb.lower_ in ("rule", "rules", "ruled", "ruling") and not any(c.lower_ == "out" for c in verb.rights)


def _open(node: Token) -> bool:
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in MARKS for c in node.children)


def _no_event(verb: Token) -> bool:
    """ "an attack was prevented", "no attack took place", "the stabbing never happened"."""
    return verb.lower_ in PREVENTING or (verb.lower_ in HAPPENING and _negated_verb(verb))


def _negated_verb(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" and child.lower_ in NEGATORS:
            return not (child.i + 1 < len(child.doc) and child.nbor(1).lower_ in HARMLESS)
        if child.dep_ == "advmod" and child.lower_ == "never":
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and denied(child):
            return True
    return False


_TRIED_FOR = frozenset({"murder", "homicide", "manslaughter", "robbery", "kidnapping"})


def _climb_preposition(node: Token, above: Token, cues: set[str]) -> bool:
    """ "accused of", "suspicion of", "risk of", "convicted of": what a noun or adjective does to what hangs on it."""
    low = above.lower_
    if low in FOUND or node.lower_ in ("about", "regarding", "concerning"):
        return False  # "anybody may have information about the stabbing"
    if low in IRREALIS_NOUNS or low in IRREALIS_ADJECTIVES:
        cues.add("hypothetical")
        return False
    if low in ALLEGING_NOUNS:
        cues.add("alleged")
        return False
    if low in EVIDENCE and denied(above):
        cues.add("negated")
        return False
    if node.lower_ != "in" or low not in _TRIED_FOR:  # "attempted murder in the shooting of Lee Moss": he was shot
        _own(above, cues)
    return True
