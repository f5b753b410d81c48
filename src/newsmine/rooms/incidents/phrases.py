"""Find every phrase for people, by its head noun and the numbers, ages and names to its left."""

from __future__ import annotations

from newsmine.language.groups import WHO, singular
from newsmine.language.numbers import Amount, amounts, figure
from newsmine.language.parsed import Doc, Token
from newsmine.rooms.incidents import words as w
from newsmine.rooms.incidents.ages import ages_after, ages_of
from newsmine.rooms.incidents.bare_numbers import bare_number, fired, may_head, noun_word
from newsmine.rooms.incidents.mention import INJURED, KILLED, Mention
from newsmine.rooms.incidents.names import Name, names


def phrases(doc: Doc) -> list[Mention]:
    """Every phrase for people, in text order, not yet with what became of them."""
    ages = ages_of(doc)
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
    heads = {token.i for token in doc.that(may_head)} | ages.keys()
    for i in sorted(heads | in_name.keys()):
        token = doc.tokens[i]
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
    for token in doc.having({"another"}):
        if _stands_alone(token):
            mention = Mention(token.i, token.i + 1, token.i, 1, 1, 1, "indefinite", "person", other=True)
            mention.sentence = sentence_of[token.i]
            found.append(mention)
    for token in doc.having(_ORDINALS):
        if token.i and doc[token.i - 1].lower_ in ("a", "the") and token.i not in in_name and _stands_alone(token):
            mention = Mention(token.i - 1, token.i + 1, token.i, 1, 1, 1, "indefinite", "person", other=True)
            mention.sentence = sentence_of[token.i]
            found.append(mention)
    taken = {i for m in found for i in range(m.start, m.end)}
    for end, amount in sizes.items():
        if end in used_sizes or amount.head in taken:
            continue
        bare = bare_number(doc, amount)
        if bare is not None:
            bare.sentence = sentence_of[end]
            found.append(bare)
    found.sort(key=lambda m: (m.start, m.end))
    return found


#: Of people, who are seldom more; "the ninth" is an attack.
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})


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
            if noun_word(t) is not None:
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
    word = noun_word(token)
    if word is None:
        return None
    if low == "twin" and any(doc[k].pos_ == "NOUN" for k in range(i + 1, min(i + 6, len(doc)))):
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
    elif head.lower_ in w.COLLECTIVE and (
        determiner is not None or (start == i and head.i == head.sent.start and head.lower_ in ("parents", "couple"))
    ):
        value = low_ = high = w.COLLECTIVE[head.lower_]
        kind = "number" if determiner in ("a", "an", None) else "definite"
    elif plural and any(doc[k].lower_ == "twin" for k in range(start, i)):
        value = low_ = high = 2
        kind = "number" if determiner is None else "definite"
    elif plural and (listed := ages_after(doc, i + 1)) >= 2:
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
    return Mention(
        start=start,
        end=i + 1,
        head=i,
        value=value,
        low=low_,
        high=high,
        kind=kind,
        noun=noun,
        age=age,
        gender="female" if noun in w.FEMALE else "male" if noun in w.MALE else None,
        outcome=wounded,
        offender=noun in w.OFFENDERS or head.lower_ in w.OFFENDERS,
        other=other,
    )


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
    if fired(token):
        return False
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
        age=name.age if age is None else age,
        gender=gender or name.gender,
        name=name,
        offender=offender,
    )
