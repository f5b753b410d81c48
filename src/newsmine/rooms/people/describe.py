"""Descriptions of one person: "a 31-year-old man", "the sergeant", "his wife", "an officer"."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest

from newsmine.language.groups import singular
from newsmine.language.names import Name
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.people.ages import age_around, age_before, age_behind
from newsmine.rooms.people.headings import headings, labels
from newsmine.rooms.people.hyphens import hyphened, top
from newsmine.rooms.people.letters import by_letter
from newsmine.rooms.people.words import AT_AGE, DISTINCT, ELDERLY, ENDINGS, HARM, JOB_ROLE, LAST_WORDS, noun_gender
from newsmine.violence.words import ATTACKS, BLOWS, MECHANISMS

_DEFINITE = frozenset({"the", "this", "that"})
_OWNERS = frozenset({"his", "her", "their", "my", "our", "your", "its"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_DETERMINERS = _DEFINITE | _OWNERS | _INDEFINITE
#: Before these stands nobody in particular.
_OPEN = frozenset({"no", "any", "every", "each", "some", "whose"})
_OFFICES = frozenset({"office", "department", "offices", "dept", "association", "federation"})
_ORDINAL = frozenset({"first", "second", "third", "fourth", "fifth", "sixth"})
_SINGLE = frozenset({"one", "another", "other"}) | _ORDINAL
#: Nouns that are also parts of the body, furniture or adjectives.
_PARTS = frozenset({"head", "chair", "minor", "junior", "senior"})
_HEADS = LAST_WORDS | _SINGLE | {"old"}
#: Words before a noun that tell the gender ("a woman teacher").
_SEX = {"female": "female", "woman": "female", "lady": "female", "male": "male"}
_PAIRED = frozenset({"man", "woman", "boy", "girl", "teenager"})
#: Whom the police give numbers: "suspect one", "male 2".
_NUMBERED = frozenset({"suspect", "offender", "male", "female", "man", "woman"})
#: Words for several at work that have no plural's ending, with the noun for one of them.
_STAFF = {"staff": "member of staff", "police": "officer", "personnel": "officer"}
#: "And another suffered cuts", which the parse takes for cuts that are suffered.
_SUFFERED = frozenset({"suffered", "sustained"})
_GANGS = frozenset({"group", "gang", "trio", "pair", "duo", "mob", "crew"})
#: What the parse may take for a noun or its adjective behind "the 34-year-old".
_NO_NOUN = frozenset("remains last this next earlier late".split())
_FIGURES = frozenset("one two three four five 1 2 3 4 5".split())
_HUNTING = frozenset("hunt hunts seek seeks quiz hold name charge arrest jail jails want probe".split())
#: Past forms of verbs of violence, which a parse may take for a noun: "a neighbour spat at an officer".
_DONE = frozenset(f for f in (*MECHANISMS, *ATTACKS) if f.endswith("ed")) | {"spat", "bit", "shot", "struck"}
_DONE |= frozenset("dies denies admits attacks punches kicks bites stabs shoots spits headbutts slashes".split())
#: What is done to somebody behind it in a headline: "Thugs attack toddler", "jailed for punching nurse".
_DOING = frozenset(MECHANISMS) | frozenset(ATTACKS) | frozenset({"hunt", "hunts", "jail", "seek", "arrest", "charge"})
#: The least and the greatest age where nothing is told of it.
ANY_AGE = (0, 120)


@dataclass(slots=True, unsafe_hash=True)
class Description:
    """Tokens `start` to `end` (exclusive) that describe one person, with what they say.

    `determiner` is "the", "a", "his" (any possessive, also "Smith's") or "" (headlines).
    `noun` is the longest noun known to the room ("prison officer"), lower case, or "" where
    only an age stands ("the 31-year-old"). `owner` is the possessive's token; `hyphens` are the tokens of
    a noun with hyphens ("mother-of-two"), of which the parse may make anything.
    """

    start: int
    end: int
    head: int
    noun: str
    determiner: str
    gender: str | None
    age: int | None = None
    age_low: int | None = None
    age_high: int | None = None
    distinct: bool = False
    owner: int | None = None
    residence: tuple[int, int] | None = None
    hyphens: tuple[int, int] | None = None
    modifiers: frozenset[str] = frozenset()
    #: The least and the greatest age that it allows.
    years: tuple[int, int] = field(init=False)
    #: True for "the man", "his wife": somebody already known.
    definite: bool = field(init=False)

    def __post_init__(self) -> None:
        self.definite = self.determiner in ("the", "his")
        if self.age is not None:
            self.years = self.age, self.age
        elif self.age_low is not None and self.age_high is not None:
            self.years = self.age_low, self.age_high
        else:
            low, high = AT_AGE.get(self.noun, ANY_AGE)
            self.years = (low, high) if ELDERLY.isdisjoint(self.modifiers) else (max(low, 60), 120)


def descriptions(doc: Doc, names: tuple[Name, ...]) -> list[Description]:
    """Every description of one person in the document, in text order, none overlapping a name."""
    taken = {i for name in names for i in range(name.start, name.end)}
    found = []
    for token in doc.having(_HEADS):
        low = token.lower_
        if token.i in taken:
            continue
        if low in LAST_WORDS and (one := _described(doc, token, taken)) is not None:
            found.append(one)
        elif low in _SINGLE and (one := _single(doc, token, taken)) is not None:
            found.append(one)
        elif low == "old" and (one := _by_age(doc, token, taken)) is not None:
            found.append(one)
    return [one for one, other in zip_longest(found, found[1:]) if other is None or not _within(one, other)]


def _within(one: Description, other: Description) -> bool:
    """ "The painter" of "the painter and decorator"."""
    return one.start == other.start and one.end < other.end


def _described(doc: Doc, token: Token, taken: set[int]) -> Description | None:
    if token.tag_ in ("NNS", "NNPS"):
        return None
    noun, at = _noun(doc, token)
    accused = token.lower_ == "accused" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
    lettered = by_letter(doc, token)
    if (
        not lettered
        and token.pos_ not in ("NOUN", "PROPN", "ADJ", "X")
        and (noun is None or at == token.i)
        and not accused
    ):
        return None  # a "by" that is no passer-by, a "two" that is no mother-of-two
    if (
        token.dep_ == "attr"
        and token.head.lower_ in ("being", "be", "becoming")
        and JOB_ROLE.get(noun or "") == "victim"
    ):
        return None  # "being the victim of an assault"
    if noun is None or (noun in _PARTS and not _holder(doc, token, taken)):
        return None
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if following is not None and not lettered:
        acts = token.dep_ in ("nsubj", "nsubjpass") and token.head is following  # "a woman spat at …"
        acts |= following.lower_ in _DONE
        if following.i not in taken and following.tag_ in ("NN", "NNS") and not acts and not _ends_here(following):
            return None
        if (
            following.tag_ == "NNP"
            and following.i not in taken
            and token.text[0].isupper()
            and JOB_ROLE.get(noun) in ("none", "suspect", "victim")
            and not token.is_sent_start
            and token.i not in headings(doc)
            and not lettered
        ):
            return None  # "the Cook County jail", "the National Offender Management Service"
        if following.text == ":" and labels(doc, token.i):
            return None
        if following.text in "-–" and not token.whitespace_ and not following.whitespace_:
            return None
        if noun == "victim" and following.lower_ in ("support", "personal", "impact", "liaison"):
            return None  # "in a victim personal statement"
        if following.tag_ == "POS" and token.i + 2 < len(doc) and doc[token.i + 2].lower_ in _OFFICES:
            return None  # "the medical examiner's office"
    return _extend(doc, token, noun, at, taken)


def _single(doc: Doc, token: Token, taken: set[int]) -> Description | None:
    """ "one was bitten", "another had her nose broken", "a third", "the other": a person without a noun."""
    low = token.lower_
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    suffers = following is not None and following.lower_ in _SUFFERED and low == "another"
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj", "conj", "pobj", "ROOT", "appos") and not suffers:
        return None
    if low == "one" and token.i and doc[token.i - 1].lower_ in _NUMBERED and _opens(doc, token.i - 1):
        return None  # "suspect one is described as"
    if low in ("one", "another") and following is not None and following.lower_ == "of":
        return _one_of_them(doc, token, taken)
    behind = doc.lower[token.i + 1 : token.i + 3]
    if behind[:1] == ["in"] and behind[1:] not in (["the"], ["his"], ["her"]):
        return None  # "one in ten", but "kicked one in the leg"
    if following is not None and (
        following.lower_ in ("of", "man", "day", "which", "that") or following.pos_ in ("NOUN", "NUM", "PROPN", "ADJ")
    ):
        return None
    if following is not None and (
        following.text == "-" or (following.lower_ in ("a", "an", "every", "per") and low == "one")
    ):
        return None  # "nearly one a week"
    if low != "one" and _of_things(doc, token):
        return None  # "one round hit Moss and another grazed her hand"
    if low == "one" and any(_of_tally(other) for other in token.sent if other is not token):
        return None  # "four were spat at and one slapped"
    if low == "one" and token.dep_ == "conj" and token.head.tag_ == "NN" and singular(token.head.text) not in JOB_ROLE:
        return None  # "a punch to his lip and one to his eye"
    start, determiner = token.i, "a"
    if low == "one" and not _group(doc, start) and _of_wounds(doc, token):
        return None  # "he suffered six wounds, one penetrating his chest"
    before = doc[token.i - 1].lower_ if token.i else ""
    if before in ("-", "‐") and low == "one":
        return None  # "no-one"
    if before == "or" or (token.dep_ in ("dobj", "pobj") and low in ("one", "another") and not _group(doc, start)):
        return None  # "of one sort or another", "tried to get one out of his grasp"
    if low in _ORDINAL or low == "other":
        if before not in ("a", "the"):
            return None
        start, determiner = token.i - 1, "a" if before == "a" else "one"
    elif low == "one" and (
        before in ("no", "not", "the", "this", "that", "any", "every", "each", "only", "for", "number")
        or before.isdecimal()
    ):
        return None
    verb = token.head
    being = token.dep_ in ("nsubj", "nsubjpass") and verb.lower_ in ("is", "was") and verb.pos_ == "AUX"
    being = being and not (verb.i + 1 < len(doc) and doc[verb.i + 1].text in "\"'“‘")  # "another was “spat at”"
    if being and not _group(doc, start) and not _of_an_age(doc, token.i + 2):
        return None
    return Description(start, token.i + 1, token.i, _group(doc, start), determiner, None, distinct=True)


def _opens(doc: Doc, i: int) -> bool:
    return i == 0 or doc[i - 1].is_punct or doc[i - 1].is_space


def _of_an_age(doc: Doc, i: int) -> bool:
    """ "In his 20s", "in her late teens"."""
    return i + 1 < len(doc) and doc[i].lower_ == "in" and doc[i + 1].lower_ in ("his", "her")


def _of_things(doc: Doc, token: Token) -> bool:
    """True where the one that went before in the sentence is a thing: "one bullet … another", "one shot … a third"."""
    for i in range(token.i - 1, token.sent.start - 1, -1):
        if doc[i].lower_ == "one" and i + 1 < token.i:
            noun = doc[i + 1]
            return noun.tag_ == "NN" and noun.pos_ == "NOUN" and noun.lower_ not in LAST_WORDS
    return False


def _of_wounds(doc: Doc, token: Token) -> bool:
    """True where the group spoken of before in the sentence is wounds or blows."""
    before = doc.tokens[token.sent.start : token.i]
    return any(t.tag_ == "NNS" and (t.lower_ in HARM or t.lower_ in BLOWS) for t in before)


def _of_tally(token: Token) -> bool:
    """A number above one that stands for people: "four were spat at"."""
    return token.tag_ == "CD" and token.dep_ in ("nsubj", "nsubjpass") and token.lower_ != "one" and not token.children


def _one_of_them(doc: Doc, one: Token, taken: set[int]) -> Description | None:
    """ "One of the officers", "one of their female friends", "one of them"; not one of several in general."""
    if one.i + 3 >= len(doc):
        return None
    inner = doc[one.i + 2].lower_
    if inner in ("them", "whom") or (inner == "which" and _group(doc, one.i)):
        return Description(one.i, one.i + 3, one.i, _group(doc, one.i), "a", None, distinct=True)
    begin = _behind_owner(doc, one.i + 2)
    for i in range(begin, min(len(doc), begin + 4)) if begin else ():
        token = doc[i]
        if i in taken or token.pos_ in ("VERB", "AUX", "PUNCT", "ADP"):
            return None
        if token.lower_ in _GANGS and token.tag_ == "NN" and not (i + 1 < len(doc) and doc[i + 1].pos_ == "NOUN"):
            return Description(one.i, i + 1, one.i, "", "a", None, distinct=True)
        if token.tag_ == "NNS" and (i + 1 == len(doc) or doc[i + 1].pos_ not in ("NOUN", "PROPN")):
            noun = singular(token.text)
            joined = doc[i - 1].lower_ + " " + noun  # "crew members"
            noun = joined if joined in JOB_ROLE else noun
            if noun not in JOB_ROLE:
                return None
            told = doc.lower[begin:i]
            gender = noun_gender(noun) or next((g for g in told if g in ("female", "male")), None)
            age, low, high, _ = age_behind(doc, i + 1)
            return Description(one.i, i + 1, one.i, noun, "a", gender, age, low, high, distinct=True)
    return None


def _behind_owner(doc: Doc, i: int) -> int:
    """The token behind "the", "its", "two" or "Moss's"; 0 where none of them stands at a token."""
    if doc[i].lower_ in _DEFINITE | _OWNERS | {"those", "these"} or (
        doc[i].like_num and not doc[i].text[0].isdecimal()
    ):
        return i + 1
    if doc[i].pos_ != "PROPN":
        return 0
    return next((k + 1 for k in range(i + 1, min(len(doc), i + 4)) if doc[k].tag_ == "POS"), 0)


def _group(doc: Doc, start: int) -> str:
    """The noun that "one" or "the other" leaves out: that of the group spoken of just before; "" if there is none."""
    for i in range(start - 1, max(-1, start - 30), -1):
        if "\n" in doc[i].text:
            return ""
        if doc[i].tag_ == "NNS" and (noun := singular(doc[i].text)) in JOB_ROLE:
            return noun
        if (noun := _STAFF.get(doc[i].lower_, "")) and doc[i].dep_ not in ("compound", "amod", "nmod"):
            return noun
    return ""


def _holder(doc: Doc, token: Token, taken: set[int]) -> bool:
    """ "Chair Jo Bell", "NFU Chair, Jo Bell," and whoever heads something."""
    if token.i + 1 in taken or _heads_something(doc, token):
        return True
    return token.i + 2 in taken and doc[token.i + 1].text == "," and token.text[0].isupper()


def _heads_something(doc: Doc, token: Token) -> bool:
    """ "head of custody", not "a wound to the head"; "the chair of the panel", not "a chair"."""
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return following is not None and following.lower_ in ("of", "at", "for")


def _ends_here(token: Token) -> bool:
    return token.is_sent_start is True


def _noun(doc: Doc, token: Token) -> tuple[str | None, int]:
    """The longest known noun that ends at the token, and where it begins."""
    joined = token.lower_.replace("’", "'")
    best = (joined if joined in JOB_ROLE else None, token.i)
    for before in reversed(doc.tokens[max(0, token.i - 5) : token.i]):
        joined = before.lower_.replace("’", "'") + before.whitespace_ + joined
        if joined not in ENDINGS:
            break
        if joined in JOB_ROLE:
            best = (joined, before.i)
    return best


def _extend(doc: Doc, token: Token, noun: str, at: int, taken: set[int]) -> Description | None:
    """Take in what stands before (age, adjectives, determiner) and "aged 31" behind."""
    i = at - 1
    start = at
    determiner = ""
    owner = None
    distinct = False
    modifiers: set[str] = set()
    floor = max(0, at - 9)
    residence = None
    tokens = doc.tokens
    while i >= floor:
        before = tokens[i]
        low = before.lower_
        if low in _OPEN:
            if low == "whose" and token.i + 1 in taken:
                break  # "whose husband Lee Moss": named
            return None
        if low in _DETERMINERS:
            determiner = "the" if low in _DEFINITE else "his" if low in _OWNERS else "a"
            distinct |= low == "another"
            owner = i if low in _OWNERS else None
            start = i
            break
        if low in ("'s", "’s") or (low in ("'", "’") and before.tag_ == "POS"):
            if i - 1 in taken or doc[i - 1].pos_ in ("NOUN", "PROPN"):
                determiner, owner, start = "his", i - 1, at if start == at else start
            break
        if low == "and" and i > floor and doc[i + 1].pos_ == doc[i - 1].pos_ == "ADJ" and i + 1 < at:
            i -= 1  # "a violent and unpredictable prisoner"
            continue
        if i > floor and hyphened(doc, i):
            modifiers.add(low)
            start = i
            i -= 1
            continue  # "a call-out engineer", "a balaclava-clad robber"
        if low in _DOING and i and i in headings(doc) and before.tag_ != "VBN" and not doc[i - 1].is_space:
            break
        if i in taken or before.is_space or low in ("and", "or", ".", ":", ";", "of", "to", "“", '"'):
            break
        if before.pos_ in ("VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ") and before.tag_ not in ("VBN", "VBG", "IN"):
            break
        if (
            before.tag_ in ("VBN", "VBG", "IN", "NNS")
            and not before.text[0].isupper()
            and before.dep_
            not in (
                "amod",
                "compound",
                "nmod",
            )
        ):
            break
        if low in _HUNTING and before.text[0].islower() and i > 0 and doc[i - 1].text[0].isupper():
            break  # "Police hunt attacker", a headline that the parse takes for a noun
        if low == "," and not (i + 1 < at and doc[i + 1].pos_ in ("ADJ", "NOUN", "NUM") and doc[i - 1].pos_ == "ADJ"):
            break
        if low in DISTINCT:
            distinct = True
        if before.text[0].isupper() and before.pos_ == "PROPN":
            residence = (i, (residence or (i, i + 1))[1] if residence and residence[0] == i + 1 else i + 1)
        modifiers.add(low)
        start = i
        i -= 1
    close = token.i + 1
    if (
        noun == "person"
        and determiner == "a"
        and close < len(doc)
        and doc[close].lower_ in ("who", "is", "will", "can")
    ):
        return None  # "a person who attacks another commits an offence"
    if close < len(doc) and doc[close].lower_ in ("responsible", "concerned", "involved"):
        close += 1
    if token.lower_ in _NUMBERED and not determiner and close < len(doc) and doc[close].lower_ in _FIGURES:
        close += 1
        determiner, distinct = "a", True  # "suspect one is described as"
    lettered = not determiner and by_letter(doc, token)
    if lettered:
        close, determiner, distinct = close + 1, "a", True
    age, low_age, high_age, end = age_around(doc, start, at, close)
    if not determiner and start == at == token.i and _of_pair(doc, token):
        determiner = "a"
    if not determiner and not (age or token.i + 1 in taken or _after_name(doc, start, taken) or _bare(doc, start)):
        return None
    if owner is not None and doc[owner].lower_ not in _OWNERS:
        start = _owner_start(doc, owner, taken)
    if residence is not None and not all(
        doc[k].ent_type_ in ("GPE", "LOC", "FAC", "ORG", "PERSON", "") for k in range(*residence)
    ):
        residence = None
    return Description(
        start=start,
        end=end,
        head=token.i + 1 if lettered and token.head.i == token.i + 1 else top(doc, at, token.i, noun),
        noun=noun,
        determiner=determiner,
        gender=noun_gender(noun) or _sex(modifiers),
        age=age,
        age_low=low_age,
        age_high=high_age,
        distinct=distinct,
        owner=owner,
        residence=residence,
        hyphens=(at, token.i + 1) if "-" in noun and at < token.i else None,
        modifiers=frozenset(modifiers),
    )


def _sex(modifiers: set[str]) -> str | None:
    """The gender of "a female officer"; of "a male and female deceased" none."""
    told = {_SEX[word] for word in modifiers if word in _SEX}
    return told.pop() if len(told) == 1 else None


def _of_pair(doc: Doc, token: Token) -> bool:
    """The woman of "a man and woman", "a boy and girl": one article for both."""
    if token.i < 3 or token.lower_ not in _PAIRED or doc[token.i - 1].lower_ != "and":
        return False
    other = doc[token.i - 2]
    return other.lower_ in _PAIRED and other.lower_ != token.lower_ and other.tag_ == "NN"


def _after_name(doc: Doc, start: int, taken: set[int]) -> bool:
    """True for a job that stands behind a name without an article ("Jo Bell, 40, landlady of ...")."""
    if start > 3 and doc[start - 1].lower_ in ("is", "was") and doc[start - 2].lower_ == "who":
        return doc[start - 3].text == "," and start - 4 in taken  # "Jo Bell, who is chairman of …"
    if start > 1 and start - 1 in taken and start - 2 in taken:
        return doc[start].text.istitle()  # "Jo Bell General Secretary of the union"
    if start < 2 or doc[start - 1].text not in (",", "(", "–", "-"):
        return False
    return any(i in taken for i in range(max(0, start - 5), start - 1))


def _owner_start(doc: Doc, owner: int, taken: set[int]) -> int:
    i = owner
    while (
        i > 0
        and owner - i < 5
        and (i - 1 in taken if i in taken else doc[i - 1].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM"))
    ):
        i -= 1
    return i


def _bare(doc: Doc, start: int) -> bool:
    """True where a noun without article is headline language or stands at the head of a sentence."""
    return start == 0 or doc[start].is_sent_start is True or doc[start - 1].is_space or start in headings(doc)


def _by_age(doc: Doc, token: Token, taken: set[int]) -> Description | None:
    """ "the 31-year-old" without a noun."""
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if (
        following is not None
        and following.pos_ in ("NOUN", "PROPN", "ADJ")
        and following.lower_ not in _NO_NOUN  # "the 34-year-old remains in custody", which the parse takes for a noun
        and following.i not in taken
        and (token.whitespace_)
    ):
        return None
    if following is not None and following.i in taken:
        return None
    age, start = age_before(doc, token.i)
    if age is None:
        return None
    determiner = ""
    if start > 0 and doc[start - 1].lower_ in _DETERMINERS:
        low = doc[start - 1].lower_
        determiner = "the" if low in _DEFINITE else "his" if low in _OWNERS else "a"
        start -= 1
    elif not _bare(doc, start):
        return None
    distinct = bool(start > 0 and doc[start].lower_ == "another")
    return Description(start, token.i + 1, token.i, "", determiner, None, age=age, distinct=distinct)
