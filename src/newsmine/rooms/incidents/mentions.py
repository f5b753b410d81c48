"""Who was harmed: every phrase for people in a document, with what the text says became of them.

A phrase is found from its head noun, its number or its age to the left; what became of the
people is read from the syntax, and from the words next to the phrase where the parse of a
headline fails. Nothing is counted here: that is for `toll.py`.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsmine.language.assertion import assertion
from newsmine.language.desk import once_per_doc
from newsmine.language.groups import WHO, singular
from newsmine.language.numbers import Amount, amounts, figure
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.names import Name, names
from newsmine.violence.figurative import idiom, in_game

KILLED, INJURED, HOSPITAL, HIT, ATTACKED, UNHURT = "killed", "injured", "hospital", "hit", "attacked", "unhurt"
RANK = {None: 0, UNHURT: 1, ATTACKED: 2, HIT: 3, HOSPITAL: 4, INJURED: 5, KILLED: 6}

_AGE_UNITS = frozenset({"year", "years", "yr", "month", "months", "week", "weeks", "day", "days"})
_RELATIVE = frozenset({"who", "that", "which"})
_LINKS = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "has", "have", "had", "'s", "’s", "get", "got", "gets"}
)
_PRONOUNS = frozenset({"himself", "herself", "themselves", "self", "themself"})
_NOT_A_SIZE = frozenset(
    {
        "percent",
        "per",
        "cent",
        "am",
        "pm",
        "feet",
        "calls",
        "cars",
        "vehicles",
        "guns",
        "people's",
        "news",
        "st",
        "street",
        "ave",
        "million",
        "times",
        "time",
        "shots",
        "rounds",
        "bullets",
        "counts",
        "years",
        "hours",
        "minutes",
        "days",
        "weeks",
        "months",
        "miles",
        "p.m.",
        "a.m.",
        "blocks",
        "gunshots",
        "stitches",
        "points",
    }
)


@dataclass(slots=True)
class Mention:
    """A phrase for people: tokens `start` to `end` (exclusive), how many, and what became of them.

    `value` None: a plural without a number. `kind`: "number", "indefinite", "definite", "bare"
    ("Man" in a headline) or "name". `other`: it adds to those told of before ("another man",
    "two others"). `whole`: index of the mention that it is part of ("including ...", "one of
    them"). `group`: mentions co-ordinated with each other share it. `own`: done to themselves.
    """

    start: int
    end: int
    head: int
    value: float | None
    low: float | None
    high: float | None
    kind: str
    noun: str
    age: int | None = None
    gender: str | None = None
    name: Name | None = None
    outcome: str | None = None
    offender: bool = False
    agent: bool = False
    other: bool = False
    fatal: bool = False
    own: bool = False
    partitive: bool = False
    group: int = -1
    sentence: int = 0
    trigger: int | None = None
    same: Mention | None = None

    @property
    def single(self) -> bool:
        """True for one person."""
        return self.value == 1


@once_per_doc
def mentions(doc: Doc) -> tuple[Mention, ...]:
    """Every phrase for people, in text order, with what became of them."""
    found = _phrases(doc)
    _coordinate(doc, found)
    at = {m.head: m for m in found}
    starts = {m.start: m for m in found}
    for m in found:
        _read(doc, m, at, starts)
    for m in found:
        if m.outcome is not None:
            held = assertion(doc[m.trigger if m.trigger is not None else m.head])
            if held in ("hypothetical", "negated"):
                m.outcome = None if m.outcome != UNHURT else UNHURT
            elif in_game(doc[m.head]) or (m.trigger is not None and idiom(doc[m.trigger])):
                m.outcome = None
        _self_harm(doc, m)
    _share(found)
    return tuple(found)


# ------------------------------------------------------------------ phrases


def _ages(doc: Doc) -> dict[int, tuple[int, int]]:
    """Last token of each age before a noun or by itself ("17-year-old"): its first token and the age in years."""
    found: dict[int, tuple[int, int]] = {}
    n = len(doc)
    for token in doc:
        low = token.lower_
        if low in ("old", "olds") and token.i >= 2:
            i = token.i - 1
            if doc[i].text in "-–‑":
                i -= 1
            if i < 1 or doc[i].lower_ not in _AGE_UNITS:
                continue
            unit = doc[i].lower_
            i -= 1
            if doc[i].text in "-–‑" and i > 0:
                i -= 1
            years = figure(doc[i].lower_)
            if years is not None and 0 <= years < 120:
                if i >= 2 and doc[i - 1].text == "-" and figure(doc[i - 2].lower_) in (20, 30, 40, 50, 60, 70, 80, 90):
                    years += figure(doc[i - 2].lower_) or 0
                    i -= 2
                found[token.i] = i, int(years) if unit.startswith("y") else 0
        elif low in ("aged", "age") and token.i + 1 < n:
            years = figure(doc[token.i + 1].lower_)
            if years is not None and years < 120:
                found[token.i + 1] = token.i, int(years)
    return found


def _phrases(doc: Doc) -> list[Mention]:
    ages = _ages(doc)
    in_age = {i for end, (start, _) in ages.items() for i in range(start, end + 1)}
    sizes = {a.end - 1: a for a in amounts(doc) if not any(i in in_age for i in range(a.start, a.end))}
    named = names(doc)
    in_name = {i: name for name in named for i in range(name.start, name.end)}
    sentence_of = [0] * len(doc)
    begins = [0] * len(doc)
    for number, sent in enumerate(doc.sents):
        for i in range(sent.start, sent.end):
            sentence_of[i] = number
            begins[i] = sent.start
    found: list[Mention] = []
    used_sizes: set[int] = set()
    covered = -1
    for token in doc:
        i = token.i
        if i in in_name:
            name = in_name[i]
            if i == name.end - 1:
                mention = _named(doc, name, ages, begins[i], found)
                if mention is not None:
                    mention.sentence = sentence_of[i]
                    found.append(mention)
                    covered = i
            continue
        noun = _people_noun(token, ages, in_name)
        if noun is None:
            continue
        mention = _described(doc, token, noun, ages, sizes, used_sizes, max(begins[i], covered + 1), in_name)
        if mention is None:
            continue
        mention.sentence = sentence_of[i]
        found.append(mention)
        covered = i
    for token in doc:
        if token.lower_ == "another" and _stands_alone(token):
            mention = Mention(token.i, token.i + 1, token.i, 1, 1, 1, "indefinite", "person", other=True)
            mention.sentence = sentence_of[token.i]
            found.append(mention)
    taken = {i for m in found for i in range(m.start, m.end)}
    for end, amount in sizes.items():
        if end in used_sizes or amount.head in taken:
            continue
        bare = _bare_number(doc, amount)
        if bare is not None:
            bare.sentence = sentence_of[end]
            found.append(bare)
    found.sort(key=lambda m: (m.start, m.end))
    return found


def _people_noun(token: Token, ages: dict[int, tuple[int, int]], in_name: dict[int, Name]) -> str | None:
    """What a token means as the head of a phrase for people, or None."""
    low = token.lower_
    doc, i = token.doc, token.i
    after = doc[i + 1] if i + 1 < len(doc) else None
    if i in ages and low in ("old", "olds"):
        if low == "olds":
            return "person"
        # an adjective where a noun for people follows within two words
        for k in range(i + 1, min(i + 6, len(doc))):
            if k in in_name:
                return (
                    None if k == i + 1 or all(doc[x].pos_ in ("NOUN", "PROPN") for x in range(i + 1, k)) else "person"
                )
            t = doc[k]
            if _noun_word(t) is not None:
                return None
            if t.pos_ not in ("ADJ", "NOUN", "PROPN", "PUNCT", "CCONJ") or t.text in (",", ".", ";", "("):
                break
        return "person"
    if low in w.FALLEN:
        before = doc[i - 1] if i else None
        if (
            before is not None
            and before.lower_ in ("the", "among")
            and (after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ"))
        ):
            return "victim"
        return None
    word = _noun_word(token)
    if word is None:
        return None
    if low == "body" or (low == "other" and after is not None and after.pos_ in ("NOUN", "PROPN")):
        return None
    if after is not None:
        if after.lower_ in ("'s", "’s", "'", "’"):
            nxt = doc[i + 2].lower_ if i + 2 < len(doc) else ""
            return word if nxt in w.KILLED_NOUNS else None
        if after.i in in_name and not after.is_sent_start:
            return None if not token.text.endswith("s") else word
        if (
            token.dep_ == "compound"
            and token.head.i > i
            and after.pos_ in ("NOUN", "PROPN")
            and after.lower_ not in w.ANY_VERB
        ):
            return None
        if after.text == "-" and not after.whitespace_ and not token.whitespace_:
            return None
    return word


def _noun_word(token: Token) -> str | None:
    low = token.lower_
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "X", "VERB", "ADV") or low in w.NOT_PEOPLE:
        return None
    if token.pos_ in ("VERB", "ADV", "ADJ") and low not in w.PEOPLE_PLAIN:
        return None
    one = singular(low)
    if low == "others":
        return "other"
    if one in w.PEOPLE or one in WHO:
        return one
    return None


def _described(
    doc: Doc,
    head: Token,
    noun: str,
    ages: dict[int, tuple[int, int]],
    sizes: dict[int, Amount],
    used: set[int],
    first: int,
    in_name: dict[int, Name],
) -> Mention | None:
    i = head.i
    age: int | None = None
    start = i
    j = i - 1
    amount: Amount | None = None
    determiner: str | None = None
    other = noun == "other"
    if i in ages:
        start, age = ages[i]
        j = start - 1
    wounded: str | None = None
    while j >= first and i - j < 12:
        token = doc[j]
        low = token.lower_
        if j in ages:
            start, age = ages[j]
            j = start - 1
            continue
        if j in in_name:
            break
        if j in sizes and sizes[j].value != 0:
            amount = sizes[j]
            used.add(j)
            start = amount.start
            j = start - 1
            if j >= first and doc[j].lower_ in (
                "the",
                "all",
                "both",
                "other",
                "another",
                "these",
                "those",
                "his",
                "her",
                "their",
            ):
                determiner = doc[j].lower_
                other = other or determiner in ("other", "another")
                start = j
                if determiner == "other" and j - 1 >= first and doc[j - 1].lower_ == "the":
                    start, determiner = j - 1, "the"
            break
        if j in sizes and sizes[j].value == 0:
            return None
        if low == "the" and other and noun != "other" and doc[j + 1].lower_ == "other":
            other = False
        if token.pos_ == "DET" or token.tag_ == "PRP$" or low in ("both", "another"):
            determiner = low
            other = other or low == "another"
            start = j
            break
        if low in w.OTHER_WORDS:
            other = True
        elif low in w.KILLED_WORDS:
            wounded = KILLED
        elif low in ("injured", "wounded"):
            wounded = INJURED
        elif (
            low in w.ANY_VERB
            and token.tag_ not in ("JJ", "NN")
            and not (token.tag_ == "VBN" and j > first and doc[j - 1].pos_ == "DET")
        ):
            break
        elif (
            token.pos_ not in ("ADJ", "NOUN", "PROPN")
            and token.tag_ not in ("VBN", "HYPH", "RB", "VBG")
            and token.text not in ("-",)
        ):
            break
        start = j
        j -= 1
    plural = _plural(head, noun)
    if noun == "body" and head.lower_ == "bodies":
        plural = True
    if amount is not None:
        value, low_, high = amount.value, amount.low, amount.high
        kind = "number"
        if (
            not plural
            and value is not None
            and value > 1
            and noun not in ("people", "police", "crew", "staff")
            and i not in ages
        ):
            return None
    elif determiner == "both":
        value = low_ = high = 2
        kind = "number"
    elif head.lower_ in w.COLLECTIVE and determiner is not None:
        value = low_ = high = w.COLLECTIVE[head.lower_]
        kind = "number" if determiner in ("a", "an") else "definite"
    elif plural and (listed := _ages_after(doc, i + 1)) >= 2:
        value = low_ = high = listed
        kind = "number"
    elif plural:
        value, low_, high = None, 2, None
        kind = "plural"
    else:
        value = low_ = high = 1
        kind = (
            "indefinite"
            if determiner in ("a", "an", "another", "one")
            else "definite"
            if determiner is not None
            else "bare"
        )
    if determiner == "no":
        return None
    one = noun
    return Mention(
        start=start,
        end=i + 1,
        head=i,
        value=value,
        low=low_,
        high=high,
        kind=kind,
        noun=one,
        age=age,
        gender="female" if one in w.FEMALE else "male" if one in w.MALE else None,
        outcome=wounded,
        offender=one in w.OFFENDERS or head.lower_ in w.OFFENDERS,
        other=other,
    )


def _ages_after(doc: Doc, i: int) -> int:
    """How many ages follow a noun: two in "sons, 10 and 12" and in "sons, ages 10 and 12"."""
    if i >= len(doc) or doc[i].text not in (",", "("):
        return 0
    i += 1
    if i < len(doc) and doc[i].lower_ in ("ages", "aged"):
        i += 1
    number = 0
    while i < len(doc):
        low = doc[i].lower_
        if (years := figure(low)) is not None and years < 100:
            number += 1
        elif low not in (",", "and", "&"):
            break
        i += 1
    return number


def _plural(head: Token, noun: str) -> bool:
    low = head.lower_
    return (
        head.tag_ in ("NNS", "NNPS")
        or low in ("people", "others", "olds", "men", "women", "children")
        or (low != noun and low.endswith("s"))
    )


def _stands_alone(token: Token) -> bool:
    """True for "another" by itself: "killed one and wounded another", "another was hurt"."""
    if token.i + 1 >= len(token.doc):
        return True
    after = token.nbor(1)
    return after.lower_ in w.ANY_OUTCOME or after.is_punct or after.pos_ in ("AUX", "VERB", "ADP", "CCONJ", "SPACE")


def _named(doc: Doc, name: Name, ages: dict[int, tuple[int, int]], first: int, found: list[Mention]) -> Mention | None:
    """A name, with the age and the nouns that stand before or after it."""
    start, end = name.start, name.end
    age: int | None = None
    gender: str | None = None
    noun = "person"
    offender = False
    j = start - 1
    while j >= first and start - j < 9:
        token = doc[j]
        if j in ages:
            start, age = ages[j]
            j = start - 1
            continue
        one = singular(token.lower_)
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and (one in w.PEOPLE or one in WHO or token.pos_ != "ADJ"):
            if one in w.OFFENDERS:
                offender = True
            if one in w.PEOPLE or one in WHO:
                noun = one if noun == "person" else noun
                gender = gender or ("female" if one in w.FEMALE else "male" if one in w.MALE else None)
                start = j
            j -= 1
            continue
        break
    if end + 1 < len(doc) and doc[end].text in (",", "(") and (years := figure(doc[end + 1].lower_)) is not None:
        after = doc[end + 2].text if end + 2 < len(doc) else "."
        if (
            0 < years < 110
            and float(years).is_integer()
            and after in (",", ".", ")", ";", "and", "was", "of", "\n", "\n\n")
        ):
            age = int(years)
    elif end + 1 < len(doc) and doc[end].text == "," and (end + 1) in {s for s, _ in ages.values()}:
        age = next(a for s, a in ages.values() if s == end + 1)
    return Mention(
        start=start,
        end=end,
        head=name.head,
        value=1,
        low=1,
        high=1,
        kind="name",
        noun=noun,
        age=age,
        gender=gender,
        name=name,
        offender=offender,
    )


def _bare_number(doc: Doc, amount: Amount) -> Mention | None:
    """A number that stands for people: "two were shot", "3 dead", "one of them", "the other two"."""
    i = amount.end - 1
    token = doc[i]
    if amount.value == 0 or (amount.value or 0) > 200 or token.ent_type_ in ("TIME", "MONEY", "PERCENT", "ORDINAL"):
        return None
    if token.ent_type_ == "DATE" and not (i + 1 < len(doc) and doc[i + 1].lower_ in w.ANY_OUTCOME):
        return None
    if "." in token.text or "%" in token.text or ":" in token.text:
        return None
    if token.text.isdigit() and len(token.text) == 4:
        return None
    if token.text.isdigit() and int(token.text) > 12 and not (i + 1 < len(doc) and doc[i + 1].lower_ in w.STATED_AFTER):
        return None
    after = doc[i + 1] if i + 1 < len(doc) else None
    low = after.lower_ if after is not None else ""
    if low in _NOT_A_SIZE or low in ("-", "/", ":", "%"):
        return None
    if i and doc[i - 1].lower_ in (
        "no",
        "ages",
        "age",
        "aged",
        "section",
        "page",
        "part",
        "chapter",
        "channel",
        "news",
        "grade",
    ):
        return None
    if i and doc[i - 1].text == ":" and not doc[i - 1].whitespace_:
        return None
    if low == "of" and i + 2 < len(doc) and doc[i + 2].text.isdigit():
        return None
    if (
        token.text.isdigit()
        and i > 3
        and doc[i - 1].lower_ == "and"
        and doc[i - 2].text.isdigit()
        and doc[i - 3].text in (",", "(")
    ):
        return None  # "her sons, 7 and 8"
    if token.text.isdigit() and i and doc[i - 1].text in (",", "("):
        # an age, most often: "Jones, 17, of Leeds"
        earlier = doc[i - 2] if i > 1 else None
        if (
            earlier is not None
            and low not in w.ANY_OUTCOME
            and (earlier.pos_ == "PROPN" or _noun_word(earlier) is not None)
        ):
            return None
        if low in (",", ")", "of", "and", ".", "was", "in", ";", "from", "(") and not (
            low == "," and amount.end + 1 < len(doc) and False
        ):
            return None
    if i and doc[i - 1].text in ("#", "$", "No.", "/", "-", "£"):
        return None
    if token.dep_ == "nummod" and low not in w.ANY_OUTCOME and low not in ("of", "critically", "seriously", "in"):
        return None
    if token.dep_ in ("npadvmod", "compound", "nmod") and low not in w.ANY_OUTCOME:
        return None
    if amount.value == 1 and token.lower_ == "one" and low in ("-", "another", "day", "reason"):
        return None
    if after is not None and after.pos_ in ("NOUN", "PROPN") and low not in w.ANY_OUTCOME and not after.is_title:
        return None
    start = amount.start
    other = False
    k = start - 1
    if k >= 0 and doc[k].lower_ in ("other", "another", "the", "all"):
        other = doc[k].lower_ in ("other", "another")
        start = k
        if k and doc[k].lower_ == "other" and doc[k - 1].lower_ == "the":
            start = k - 1
    if low in ("other", "others", "more"):
        other = True
    m = Mention(
        start=start,
        end=amount.end,
        head=i,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        kind="number",
        noun="person",
        other=other,
    )
    if low == "of":
        m.partitive = True
    return m


# ------------------------------------------------------------------ what became of them


def _coordinate(doc: Doc, found: list[Mention]) -> None:
    """Give phrases that only commas and "and" part the same group."""
    number = 0
    for k, m in enumerate(found):
        if k == 0:
            m.group = number
            continue
        previous = found[k - 1]
        gap = [doc[i] for i in range(previous.end, m.start)]
        gap = _after_age(gap, previous)
        joined = bool(gap) and len(gap) <= 3 and all(t.lower_ in (",", "and", ";", "&", "-", "as", "well") for t in gap)
        if previous.sentence == m.sentence and m.single and previous.single and gap and _renamed(doc, previous, m, gap):
            m.same = previous.same or previous
            number += 1
            m.group = number
        elif (
            joined
            and previous.sentence == m.sentence
            and not _apposition(doc, previous, m, gap)
            and not (previous.value != 1 and m.kind == "name" and gap[0].text != "and")
        ):
            m.group = number
        else:
            number += 1
            m.group = number
    _part_commas(doc, found)


def _part_commas(doc: Doc, found: list[Mention]) -> None:
    """Phrases that no "and" joins are no list, but for a headline's ("Man, boy shot")."""
    title = doc.user_data.get("newsmine_title_end", 0)
    groups: dict[int, list[Mention]] = {}
    for m in found:
        groups.setdefault(m.group, []).append(m)
    spare = len(found) + len(groups)
    for members in groups.values():
        if len(members) > 2 and members[0].value == sum(m.value or 0 for m in members[1:]):
            spare += 1
            members.pop(0).group = spare  # "four people, three women and a man"
        if len(members) < 2 or (members[-1].value not in (1, None) and doc[members[0].start].idx < title):
            continue
        joined = any(
            doc[i].lower_ in ("and", "&", ";", "well")
            for a, b in itertools.pairwise(members)
            for i in range(a.end, b.start)
        )
        headline = doc[members[0].start].idx < title and not any(m.kind == "name" for m in members)
        if not joined and not headline:
            for m in members[1:]:
                spare += 1
                m.group = spare


def _after_age(gap: list[Token], previous: Mention) -> list[Token]:
    """The words between two phrases, without ", 17," and ", 17, of Leeds" after a name."""
    words = [t.text for t in gap]
    if previous.kind == "name" and len(words) >= 2 and words[0] in (",", "(") and figure(words[1].lower()) is not None:
        rest = gap[2:]
        if len(rest) >= 3 and rest[0].text == "," and rest[1].lower_ in ("of", "from"):
            k = 2
            while k < len(rest) and (rest[k].pos_ == "PROPN" or rest[k].text in (".",)):
                k += 1
            rest = rest[k:]
        return rest
    return gap


def _renamed(doc: Doc, previous: Mention, m: Mention, gap: list[Token]) -> bool:
    """True where a phrase only describes again the one before it: "a second victim, an 18-year-old man"."""
    if gap[0].text != "," or len(gap) > 1 or previous.kind == "number" or m.kind == "number":
        return False
    if doc[m.start].idx < doc.user_data.get("newsmine_title_end", 0):
        return False
    if previous.gender and m.gender and previous.gender != m.gender:
        return False
    if previous.name is not None and m.name is not None:
        return False
    if (
        previous.age is not None and m.age is not None and previous.age != m.age
    ) or previous.noun == m.noun != "person":
        return False
    head = doc[m.head]
    node = head
    while node.dep_ in ("compound", "nmod") and node.head.i != node.i:
        node = node.head
    return node.dep_ == "appos" and node.head.i in range(previous.start, previous.end + 3)


def _apposition(doc: Doc, previous: Mention, m: Mention, gap: list[Token]) -> bool:
    """True for "his wife, Mary Smith" and "Mary Smith, a mother of two": one person told twice."""
    if any(t.lower_ in ("and", "&", ";") for t in gap):
        return False
    if (previous.kind == "name") == (m.kind == "name"):
        return False
    return doc[m.head].dep_ == "appos" or (
        m.kind == "name" and previous.kind in ("definite", "bare") and previous.single
    )


def _better(a: str | None, b: str | None) -> str | None:
    return a if RANK[a] >= RANK[b] else b


def _read(doc: Doc, m: Mention, at: dict[int, Mention], starts: dict[int, Mention]) -> None:
    head = doc[m.head]
    if _whole_of_parts(doc, m):
        m.outcome = _better(m.outcome, _clauses(head, m))
        return
    outcome = m.outcome
    said_after = _after(doc, m, starts)
    outcome = _better(outcome, said_after)
    if said_after is None or said_after == KILLED:
        outcome = _better(outcome, _before(doc, m))
    node = head
    seen = 0
    while node.dep_ in ("conj", "appos", "nummod", "compound") and node.head.i != node.i and seen < 8:
        up = node.head
        if up.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM", "X"):
            break
        node = up
        seen += 1
    role = _by_role(doc, m, node)
    if not (said_after in (INJURED, UNHURT) and node.dep_ in ("dobj", "dative", "oprd")):
        outcome = _better(outcome, role)
    m.outcome = outcome = _better(outcome, _clauses(head, m))
    if outcome == KILLED:
        m.fatal = True


def _clauses(head: Token, m: Mention) -> str | None:
    """What the clauses that hang on a noun say: "the man who was shot", "a girl wounded in"."""
    outcome: str | None = None
    for child in head.children:
        if child.dep_ in ("acl", "relcl"):
            if child.tag_ == "VBN" or any(c.dep_ in ("auxpass", "nsubjpass") for c in child.children):
                outcome = _better(outcome, _passive(child, m))
            elif child.dep_ == "relcl" or child.tag_ == "VBG":
                outcome = _better(outcome, _active(child, m))
    return outcome


def _whole_of_parts(doc: Doc, m: Mention) -> bool:
    """True for "the four victims" in "two of the four victims": what is said is said of the two."""
    if m.start < 2 or doc[m.start - 1].lower_ != "of":
        return False
    before = doc[m.start - 2]
    return before.pos_ == "NUM" or before.lower_ in (
        "one",
        "some",
        "most",
        "none",
        "all",
        "each",
        "many",
        "several",
        "any",
        "both",
    )


def _after(doc: Doc, m: Mention, starts: dict[int, Mention]) -> str | None:
    """What the words right after a phrase say became of it ("2 dead", "man shot in leg")."""
    i = m.end
    n = len(doc)
    fatal = False
    steps = 0
    # past ", 17, of Leeds," after a name
    if m.kind == "name" and i + 1 < n and doc[i].text == "," and figure(doc[i + 1].lower_) is not None:
        i += 2
        if i < n and doc[i].text == ",":
            i += 1
    elif i < n and doc[i].lower_ in ("of", "from") and i + 1 < n and doc[i + 1].pos_ == "PROPN":
        return None
    while i < n and steps < 5:
        token = doc[i]
        low = token.lower_
        if low in ("fatally", "mortally"):
            fatal = True
        elif low in ("not", "n't", "n’t", "no"):
            return None
        elif (
            low not in _LINKS
            and low not in _RELATIVE
            and token.pos_ != "ADV"
            and low not in ("also", "reported", "reportedly", "allegedly", "seriously", "critically")
        ):
            break
        i += 1
        steps += 1
    if i >= n:
        return None
    if (
        fatal
        and m.kind == "number"
        and doc[i - 1].lower_ in ("fatally", "mortally")
        and doc[i].text in (",", ".", ";", "-")
    ) or (fatal and doc[i].lower_ in ("in", "at", "during", "on") and m.kind == "number"):
        return KILLED
    token = doc[i]
    low = token.lower_
    linked = steps > 0 and any(doc[k].lower_ in _LINKS for k in range(m.end, i))
    nxt = doc[i + 1] if i + 1 < n else None
    if low in w.KILLED_WORDS and low not in ("fatally", "mortally"):
        return KILLED
    if low in ("injured", "wounded", "hurt", "hospitalized", "hospitalised"):
        if nxt is not None and nxt.pos_ in ("NOUN", "PROPN") and token.tag_ == "JJ":
            return None
        if _transitive(token, starts):
            return None
        return KILLED if fatal else INJURED
    if low in w.UNHURT_WORDS and linked:
        return UNHURT
    if low in w.DIED:
        return KILLED
    participle = low in w.HIT or low in w.KILL or low in w.ATTACK
    if participle and (
        token.tag_ in ("VBN", "VBD", "NN", "JJ", "VB", "VBP") or low in ("shot", "killed", "struck", "stabbed")
    ):
        if low.endswith(("ing", "s")):
            return None
        if low in ("shoot", "kill", "strike", "stab", "murder"):
            return None
        if not linked and _transitive(token, starts):
            if doc[i + 1].lower_ in _PRONOUNS:
                m.own = True
                return KILLED if low in w.KILL or fatal else HIT
            m.agent = True
            return None
        m.trigger = i
        if low in w.KILL or fatal or _deadly(doc, i):
            return KILLED
        return HIT if low in w.HIT else ATTACKED
    if low == "in" and nxt is not None and nxt.lower_ in w.CONDITION_WORDS:
        return INJURED
    return None


def _transitive(verb: Token, starts: dict[int, Mention]) -> bool:
    """True when an object follows the verb: a phrase for people, or "himself"."""
    doc = verb.doc
    for k in range(verb.i + 1, min(verb.i + 4, len(doc))):
        token = doc[k]
        low = token.lower_
        if low in _PRONOUNS or low in ("him", "her", "them"):
            return True
        if k in starts:
            m = starts[k]
            return not (m.end < len(doc) and doc[m.end].lower_ in _NOT_A_SIZE)
        if low in ("and", "killed", "dead", "wounded") or token.pos_ in ("ADV", "ADP"):
            if token.pos_ == "ADP" and low != "at":
                return False
            continue
        return False
    return False


def _deadly(doc: Doc, i: int) -> bool:
    """True when the words after a verb say that it killed: "shot dead", "shot and killed", "stabbed to death"."""
    following = [doc[k].lower_ for k in range(i + 1, min(i + 5, len(doc)))]
    if following[:1] and following[0] in ("dead", "fatally", "down"):
        return True
    if following[:2] == ["to", "death"]:
        return True
    if following[:1] and following[0] in ("and", ",", "&") and len(following) > 1:
        if following[1] in ("killed", "died", "murdered"):
            return not _object_at(doc, i + 3)
        if following[1] == "fatally":
            return True
    return i > 0 and doc[i - 1].lower_ in ("fatally", "mortally")


def _object_at(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].pos_ in ("NUM", "PRON") and doc[i].dep_ in ("dobj", "nummod")


def _before(doc: Doc, m: Mention) -> str | None:
    """What the words right before a phrase say: "killing four", "leaves 1 dead", "the death of"."""
    i = m.start - 1
    while i >= 0 and (
        doc[i].pos_ in ("ADV", "DET")
        or doc[i].lower_ in ("a", "an", "the", "his", "her", "at", "least", "another", "-", "also")
    ):
        if doc[i].lower_ == "at" and not (i + 1 < m.start and doc[i + 1].lower_ == "least"):
            break
        i -= 1
    if i < 0 or doc[i].sent.start != doc[m.head].sent.start:
        return None
    token = doc[i]
    low = token.lower_
    if low == "of" and i > 0:
        noun = doc[i - 1].lower_
        fatal = any(doc[k].lower_ in ("fatal", "deadly", "death", "fatally") for k in range(max(0, i - 4), i))
        if noun in w.KILLED_NOUNS:
            return KILLED
        if noun in w.HIT_NOUNS:
            return KILLED if fatal else HIT if noun.startswith(("shoot", "wound")) else ATTACKED
        return None
    passive = i > 0 and doc[i - 1].lower_ in _LINKS and doc[i - 1].lower_ not in ("has", "have", "had")
    if passive or token.dep_ in ("amod",):
        return None
    if low in ("and", ",") and i > 1 and doc[i - 1].lower_ in w.HIT and doc[m.start - 1].lower_ in w.KILL:
        return KILLED
    if low in w.KILL and low not in ("murder", "murders"):
        return KILLED
    if low in w.INJURE and token.pos_ in ("VERB", "NOUN", "AUX", "ADJ"):
        if token.tag_ in ("VBN", "JJ") and not (
            i > 0 and doc[i - 1].lower_ in ("and", ",", "that", "which", "who", "has", "have")
        ):
            return None
        return KILLED if i > 0 and doc[i - 1].lower_ in ("fatally", "mortally") else INJURED
    if low in w.HIT and (token.pos_ == "VERB" or low in ("shot", "shoots", "shooting")) and low not in ("hit",):
        if token.tag_ == "NN":
            return None
        return KILLED if i > 0 and doc[i - 1].lower_ == "fatally" else HIT
    if low in w.ATTACK and token.pos_ == "VERB":
        return ATTACKED
    return None


def _by_role(doc: Doc, m: Mention, node: Token) -> str | None:
    """What the part that a phrase plays in its clause says."""
    verb = node.head
    dep = node.dep_
    if dep == "nsubjpass":
        return _passive(verb, m)
    if dep == "nsubj":
        return _active(verb, m)
    if dep in ("dobj", "dative", "oprd"):
        return _object(verb, node, m)
    if dep == "pobj" and verb.lower_ in ("of",):
        noun = verb.head.lower_
        if noun in w.KILLED_NOUNS:
            return KILLED
        if noun in w.HIT_NOUNS:
            return HIT if noun.startswith("shoot") else ATTACKED
    by = dep == "pobj" and verb.lower_ == "by" and verb.dep_ == "agent"
    if by and verb.head.lower_ in w.HIT | w.KILL | w.ATTACK:
        m.agent = True
    return None


def _negated(verb: Token) -> bool:
    """True for "was not hurt", "neither was hurt", "none of them was hurt"."""
    for child in verb.children:
        if child.dep_ == "neg":
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and (
            child.lower_ in ("neither", "none", "nobody", "no")
            or any(c.lower_ in ("no", "neither") for c in child.children if c.dep_ in ("det", "cc", "preconj"))
        ):
            return True
    return False


def _chain(verb: Token) -> list[Token]:
    """The verb and the verbs joined to it that share its subject."""
    chain = [verb]
    for item in chain:
        if len(chain) > 5:
            break
        for child in item.children:
            if (
                child.dep_ in ("conj", "xcomp")
                and child.pos_ in ("VERB", "AUX", "ADJ")
                and not any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
            ):
                chain.append(child)
    return chain


def _passive(verb: Token, m: Mention) -> str | None:
    result: str | None = None
    for item in _chain(verb):
        result = _better(result, _passive_one(item, m) or _state(item))
    return result


def _passive_one(verb: Token, m: Mention) -> str | None:
    low = verb.lower_
    if _negated(verb):
        return None
    if verb.tag_ not in ("VBN", "VBD", "JJ"):
        return None
    if (
        any(
            child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN", "NUM") and child.i > verb.i
            for child in verb.children
        )
        and low not in w.DECLARED
    ):
        return None
    fatal = any(child.lower_ in ("fatally", "mortally") for child in verb.children)
    if low in w.KILL:
        m.trigger = verb.i
        return KILLED
    if low in w.HIT:
        m.trigger = verb.i
        return KILLED if fatal or _deadly(verb.doc, verb.i) else HIT
    if low in w.INJURE:
        m.trigger = verb.i
        return KILLED if fatal else INJURED
    if low in w.ATTACK:
        m.trigger = verb.i
        return KILLED if fatal or _deadly(verb.doc, verb.i) else ATTACKED
    if low in w.DECLARED:
        stated = _declared(verb)
        if stated is not None:
            return stated
    if low in w.MOVED:
        return HOSPITAL if _hospital(verb) else None
    if low == "expected":
        for child in verb.children:
            if child.dep_ == "xcomp" and child.lower_ in ("survive", "recover", "live", "make", "be"):
                return HOSPITAL
    return None


def _declared(verb: Token) -> str | None:
    """ "was found dead", "was left with wounds", "lay dead"."""
    for k in range(verb.i + 1, min(verb.i + 7, len(verb.doc))):
        token = verb.doc[k]
        low = token.lower_
        if low in ("dead", "deceased", "lifeless"):
            return KILLED
        if low in ("injured", "wounded", "hurt", "hospitalized", "unconscious"):
            return INJURED
        if low in ("shot",):
            return KILLED if _deadly(verb.doc, k) else HIT
        if low in ("suffering", "bleeding"):
            return INJURED
        if low in w.WOUND_NOUNS:
            return INJURED
        if token.text in (".", ";"):
            break
    return None


def _hospital(verb: Token) -> bool:
    if verb.lower_ in ("treated", "airlifted", "hospitalized", "hospitalised"):
        return True
    for k in range(verb.i + 1, min(verb.i + 14, len(verb.doc))):
        low = verb.doc[k].lower_
        if low in w.HOSPITAL_NOUNS or low in w.WOUND_NOUNS:
            return True
        if verb.doc[k].text == ".":
            break
    return False


def _state(verb: Token) -> str | None:
    """What a clause says of its subject: died, is dead, suffered wounds, is in critical condition."""
    low = verb.lower_
    if _negated(verb):
        return (
            UNHURT
            if any(c.lower_ in ("injured", "hurt") for c in verb.children) or low in ("hurt", "injured")
            else None
        )
    if low in w.DIED:
        return KILLED
    if low in w.KILLED_WORDS:
        return KILLED
    if low in w.LINK or low in w.DECLARED:
        for child in verb.children:
            if child.dep_ in ("acomp", "attr", "oprd", "conj", "xcomp", "prep") and (
                child.dep_ in ("acomp", "prep") or child.i - verb.i < 4
            ):
                word = child.lower_
                if word in w.KILLED_WORDS:
                    return KILLED
                if word in ("injured", "wounded", "hurt", "hospitalized"):
                    return INJURED
                if word in w.UNHURT_WORDS and child.dep_ == "acomp":
                    return UNHURT
                if child.dep_ == "prep" and word in ("in", "among"):
                    for inner in child.subtree:
                        if inner.lower_ in ("condition", "surgery"):
                            return INJURED
                        if inner.lower_ in ("hospital",):
                            return HOSPITAL
                        if inner.lower_ in ("dead",):
                            return KILLED
                        if inner.lower_ in ("injured", "wounded"):
                            return INJURED
    if low in w.SUFFER:
        for child in verb.children:
            if child.dep_ in ("dobj", "prep"):
                fatal = wound = False
                for inner in child.subtree:
                    if (
                        inner.lower_ in ("fatal", "deadly")
                        and inner.nbor(-1).text != "-"
                        and inner.nbor(-1).lower_ != "not"
                    ):
                        fatal = True
                    if inner.lower_ in w.WOUND_NOUNS:
                        wound = True
                if wound:
                    return KILLED if fatal else INJURED
        if low in ("recovering", "survived", "bleeding"):
            return INJURED
        if low in ("remained", "remains", "remain") and any(
            c.lower_ in ("in", "hospitalized", "hospitalised", "at") for c in verb.children
        ):
            return INJURED if any(t.lower_ in ("condition", "hospital", "hospitalized") for t in verb.subtree) else None
    if low in ("lost", "lose", "loses") and any(
        c.dep_ == "dobj" and c.lower_ in ("life", "lives") for c in verb.children
    ):
        return KILLED
    return None


def _active(verb: Token, m: Mention) -> str | None:
    result: str | None = None
    for item in _chain(verb):
        low = item.lower_
        if (low in w.HIT or low in w.KILL or low in w.ATTACK or low in w.INJURE) and item.pos_ in ("VERB", "NOUN"):
            if any(
                c.dep_ in ("auxpass",) or (c.dep_ == "aux" and c.lower_ in ("was", "were", "got"))
                for c in item.children
            ):
                result = _better(result, _passive_one(item, m))
                continue
            patient = [c for later in _chain(item) for c in later.children if c.dep_ in ("dobj", "dative")]
            if any(c.lower_ in _PRONOUNS for c in patient) and not m.agent:
                m.own = True
                result = _better(result, KILLED if low in w.KILL or _fatal_after(item) else HIT)
            elif patient or low in ("opened",):
                m.agent = True
            elif low in ("shot", "wounded", "killed", "stabbed", "injured", "hurt", "struck") and item.tag_ in (
                "VBD",
                "VBN",
            ):
                result = _better(
                    result,
                    KILLED
                    if low == "killed" or _deadly(item.doc, item.i)
                    else INJURED
                    if low in w.INJURE
                    else HIT
                    if low in w.HIT
                    else ATTACKED,
                )
            continue
        if low in ("opened", "fired", "open", "opens", "fires"):
            m.agent = True
        if item.tag_ == "VBN":
            result = _better(result, _passive_one(item, m))
        result = _better(result, _state(item))
    return result


def _fatal_after(verb: Token) -> bool:
    """True when the clause of "shot himself" says that it killed."""
    return any(c.lower_ in ("fatally", "dead", "mortally") for c in verb.children)


def _object(verb: Token, node: Token, m: Mention) -> str | None:
    low = verb.lower_
    if verb.tag_ == "VBN" and any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return None
    if _negated(verb):
        return None
    if (
        node.i == m.head
        and verb.i < m.start
        and any(verb.doc[k].text in (",", ";", ":") for k in range(verb.i + 1, m.start))
    ):
        return None
    fatal = any(c.lower_ in ("fatally", "mortally", "dead") for c in verb.children)
    if low in w.KILL:
        m.trigger = verb.i
        return KILLED
    if low in w.HIT:
        m.trigger = verb.i
        joined = any(
            c.dep_ == "conj" and c.lower_ in w.KILL and not any(g.dep_ == "dobj" for g in c.children)
            for c in verb.children
        )
        return KILLED if fatal or joined else HIT
    if low in w.INJURE:
        m.trigger = verb.i
        return KILLED if fatal else INJURED
    if low in w.ATTACK:
        m.trigger = verb.i
        return KILLED if fatal else ATTACKED
    if low in (
        "left",
        "leaves",
        "leave",
        "leaving",
        "found",
        "find",
        "finds",
        "sent",
        "sends",
        "sending",
        "discovered",
        "put",
    ):
        right = node.right_edge.i + 1
        for k in range(node.i + 1, min(right + 6, len(verb.doc))):
            word = verb.doc[k].lower_
            if word in w.KILLED_WORDS:
                return KILLED
            if word in ("injured", "wounded", "hurt", "hospitalized", "suffering", "bleeding"):
                return INJURED
            if word in ("shot",):
                return HIT
            if word in ("hospital", "wounds", "injuries", "wound", "condition"):
                return INJURED
            if verb.doc[k].text in (".", ";", ",") or verb.doc[k].lower_ in ("and", "after", "when", "while"):
                break
    if low in ("claimed", "claim", "claims", "took", "takes"):
        return KILLED if node.lower_ in ("life", "lives") else None
    return None


def _self_harm(doc: Doc, m: Mention) -> None:
    """Mark those who turned a weapon on themselves, where the clause's subject is this phrase."""
    if m.own:
        m.group = -2 - m.head


def _share(found: list[Mention]) -> None:
    """Phrases joined in a list share what became of one of them."""
    groups: dict[int, list[Mention]] = {}
    for m in found:
        groups.setdefault(m.group, []).append(m)
    for members in groups.values():
        if len(members) < 2:
            continue
        stated = [m.outcome for m in members if m.outcome is not None]
        if not stated:
            continue
        # "a man and two women were shot": read from the last; "shot a man and two women": from the first
        for k, m in enumerate(members):
            if m.outcome is None:
                later = next((x.outcome for x in members[k + 1 :] if x.outcome is not None), None)
                earlier = next((x.outcome for x in reversed(members[:k]) if x.outcome is not None), None)
                m.outcome = later or earlier
