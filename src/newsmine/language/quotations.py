"""Who says so: quotations and reported speech, with the words for their speaker.

Quotation marks are read from the characters (see `marks`). The speaker is the subject of a verb of
saying beside the marks, or the one who spoke in the paragraph before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsmine.language import syntax
from newsmine.language.desk import once_per_doc
from newsmine.language.inflect import all_forms
from newsmine.language.marks import Quote, whole
from newsmine.language.names import JOBS, KIN, TITLES, fold
from newsmine.language.parsed import Doc, Token
from newsmine.language.speakers import NOBODY, PAPERS, PHRASE, Span, Speakers, between, speakers
from newsmine.lexicon import words

_HERE = "newsmine.language"
_FILE = "quotations.toml"
_WITH_OBJECT = all_forms(words(_HERE, "saying", "object", name=_FILE))
_CALLING = all_forms(words(_HERE, "saying", "calling", name=_FILE))
_FINDING = all_forms(words(_HERE, "finding", "verbs", name=_FILE))
_STUDIES = words(_HERE, "finding", "nouns", name=_FILE)
_LABELLED = JOBS | KIN | words(_HERE, "gender", "male", name=_FILE) | words(_HERE, "gender", "female", name=_FILE)
_INVERTED = all_forms(words(_HERE, "saying", "inverted", name=_FILE))
_SHORTENED = TITLES | words(_HERE, "saying", "shortened", name=_FILE)
#: How many tokens may follow "police said" in a sentence that it closes.
_TAIL = 9


@dataclass(slots=True, unsafe_hash=True)
class Statement:
    """A stretch of text that is somebody's words or claim, in characters.

    `speaker_start`, `speaker_end`: characters of the words for the speaker ("Mr Apter",
    "A spokesperson for Hampshire police"), or None where no one is named. For "he said" they are
    those of the last mention of the one meant. `direct`: it stands in quotation marks.
    """

    start: int
    end: int
    speaker_start: int | None
    speaker_end: int | None
    direct: bool


@once_per_doc
def statements(doc: Doc) -> tuple[Statement, ...]:
    """Every quotation and reported claim, in text order; an inner one follows the outer."""
    who = speakers(doc)
    found = list(_direct(doc, who))
    found += _reported(doc, who)
    found += _going_on(doc, found, who)
    return tuple(sorted(found, key=lambda s: (s.start, -s.end)))


@once_per_doc
def quoted(doc: Doc) -> frozenset[int]:
    """Tokens inside quotation marks, where the quotation is more than a phrase."""
    return frozenset(speakers(doc).quoted)


def _direct(doc: Doc, speakers: Speakers) -> Iterator[Statement]:
    """Quotations with their speakers; one that continues another takes over its speaker."""
    last: Span | None = None
    last_paragraph, open_before = -9, False
    by_paragraph: dict[int, Span] = {}
    found: list[tuple[Quote, Span | None]] = []
    waiting: list[int] = []
    for quote in speakers.quotes:
        speech = quote.end - quote.start > PHRASE or quote.opens_paragraph or whole(doc.text, quote)
        who = _beside(doc, quote, speakers) if speech else _around(doc, quote, speakers)
        if who is None:
            who = _labelled(doc, quote, speakers)
        told = who is not None
        if who is None and speech:
            if quote.paragraph in by_paragraph:
                who = by_paragraph[quote.paragraph]
            elif quote.opens_paragraph and (open_before or quote.paragraph - last_paragraph <= 1):
                who = last
            else:
                who = _around(doc, quote, speakers) or _introduced(doc, quote, speakers)
        if speech:
            if not quote.opens_paragraph or quote.paragraph - last_paragraph > 1:
                waiting = []
            if who is None:
                waiting += [len(found)] if quote.opens_paragraph else []
            else:
                if told:  # whose words the paragraphs before are comes out at their end
                    for k in waiting:
                        found[k] = (found[k][0], who)
                waiting = []
                by_paragraph[quote.paragraph] = who
            last = who
            last_paragraph, open_before = quote.paragraph, not quote.closed
        found.append((quote, who))
    for quote, who in found:
        start, end = _characters(doc, who)
        yield Statement(quote.start, quote.end, start, end, True)


def _characters(doc: Doc, span: Span | None) -> tuple[int | None, int | None]:
    return syntax.characters(doc, *span) if span is not None and span[0] < span[1] else (None, None)


def _ends(token: Token) -> bool:
    """A full stop that ends a sentence: that of "Lt." does not."""
    if token.text not in (".", "!", "?"):
        return False
    before = token.doc[token.i - 1] if token.i else token
    return not (token.text == "." and before.capitalised and fold(before.text) in _SHORTENED)


def _beside(doc: Doc, quote: Quote, speakers: Speakers) -> Span | None:
    """The speaker by a verb of saying in the words just behind the quotation, or just before it."""
    behind = speakers.token(quote.end)
    stop = behind
    while stop < len(doc) and stop - behind < 25 and not (doc[stop].is_space and "\n\n" in doc[stop].text):
        if doc[stop].is_space and "\n" in doc[stop].text and not _wraps(doc, stop):
            break
        if _ends(doc[stop]) and stop > behind:
            break
        if stop in speakers.quoted:
            break
        stop += 1
    closing = speakers.text[quote.end - 2 : quote.end - 1]
    full = closing in (".", "!", "?")
    opens_next = behind < len(doc) and (doc[behind].is_space or (doc[behind].text[:1].isupper() and full))
    before = speakers.token(quote.start)
    last = before - 1
    if last > 0 and doc[last].is_space:
        last -= 1
    announced = last >= 0 and (
        doc[last].text == ":" or (doc[last].text == "," and full and opens_next) or last in speakers.verbs
    )
    if announced and (who := _before(doc, before, speakers)) is not None:
        return who  # "Moss said: “Two ran.” Her brother wept."
    for i in between(speakers.verbs, behind, stop):
        if i - behind > 12 and opens_next:
            break
        if full and closing == "." and doc[behind].text[:1].isupper() and i - behind > 5:
            break  # a sentence of its own, longer than a tag ("Mr Smith said.")
        who = speakers.subject(doc[i])
        if who is not None:
            return who
    if closing == "," and not any(t.tag_[:2] == "VB" for t in doc[behind:stop]):
        for i in range(behind, stop):
            if i in speakers.name_at:  # "“…,” Police Sgt. Ann Moss.", without a verb
                return speakers.name_at[i].start, speakers.name_at[i].end
    if not announced and (who := _before(doc, before, speakers)) is not None:
        return who
    return (_issued(doc, last + 1, speakers) if announced else None) or _owned(doc, behind, stop, speakers)


def _before(doc: Doc, before: int, speakers: Speakers) -> Span | None:
    """The speaker by the last verb of saying in the words just before a quotation."""
    begin = before
    while begin > 0 and before - begin < 40:
        token = doc[begin - 1]
        if token.is_space and "\n" in token.text:
            if (begin == before and begin > 1 and doc[begin - 2].text == ":") or _wraps(doc, begin - 1):
                begin -= 1
                continue
            break
        if ((_ends(token) or token.text == ";") and begin != before) or begin - 1 in speakers.quoted:
            break
        begin -= 1
    for i in reversed(between(speakers.verbs, begin, before)):
        who = speakers.subject(doc[i])
        if who is not None:
            return who
    return None


def _issued(doc: Doc, before: int, speakers: Speakers) -> Span | None:
    """Whose statement it is that a colon announces: "Gov. Moss released the following statement:"."""
    for token in reversed(doc[max(doc[before - 1].sent.start, before - 12) : before]):
        if token.lower_ in PAPERS and token.i not in speakers.marked:
            verb = syntax.clause_head(token)
            own = speakers.author(token)
            return own or (speakers.subject(verb) if verb.pos_ == "VERB" and not syntax.is_passive(verb) else None)
    return None


def _owned(doc: Doc, start: int, end: int, speakers: Speakers) -> Span | None:
    """ "Those were the words of Ann Moss", behind a quotation."""
    for token in doc[start:end]:
        if token.lower_ == "words" and token.i + 1 < end and doc[token.i + 1].lower_ == "of":
            return next((speakers.who(noun) for noun in syntax.prepositional(token, "of")), None)
    return None


def _wraps(doc: Doc, i: int) -> bool:
    """True for a line's end within a sentence."""
    if not 0 < i < len(doc) - 1 or "\n\n" in doc[i].text:
        return False
    return doc[i + 1].text[:1].islower() and (doc[i - 1].text[-1:].isalnum() or doc[i - 1].text == ",")


def _around(doc: Doc, quote: Quote, speakers: Speakers) -> Span | None:
    """The speaker of a phrase in quotes: the subject of the sentence's verb of saying, or of "called for action"."""
    first = speakers.token(quote.start)
    if first >= len(doc):
        return None
    sentence = doc[first].sent
    nearest = [*reversed(between(speakers.verbs, sentence.start, first)), *between(speakers.verbs, first, sentence.end)]
    for i in nearest:
        who = speakers.subject(doc[i])
        if who is not None:
            return who
    for token in doc[sentence.start : first]:
        if token.lower_ in _CALLING and token.tag_[:2] == "VB" and token.i not in speakers.marked:
            who = speakers.subject(token)
            if who is not None:
                return who
        if token.lower_ == "words" and doc[token.i - 1 : token.i + 2][-1].lower_ == "of" and token.i:
            for noun in syntax.prepositional(token, "of"):  # "in the words of Sgt Moss"
                return speakers.who(noun)
    return None


def _introduced(doc: Doc, quote: Quote, speakers: Speakers) -> Span | None:
    """Who was told of in the sentence before a paragraph that is all quotation: "Moss called for action.\\n“Five …"."""
    first = speakers.token(quote.start)
    if not quote.opens_paragraph or first == 0:
        return None
    before = first - 1
    while before > 0 and doc[before].is_space:
        before -= 1
    if before in speakers.marked or not _ends(doc[before]):
        return None
    sentence = doc[before].sent
    for token in doc[sentence.start : sentence.end]:
        said = token.i in speakers.verbs or (token.lower_ in _CALLING and token.i not in speakers.marked)
        if said and token.tag_ in ("VBD", "VBZ", "VBN") and (who := speakers.subject(token)) is not None:
            return who
    return None


def _labelled(doc: Doc, quote: Quote, speakers: Speakers) -> Span | None:
    """ "BRAVE PC: ‘I thought I would die’", "‘I thought I would die’: PC backs campaign"."""
    before, behind = speakers.token(quote.start), speakers.token(quote.end)
    if before > 1 and doc[before - 1].text in (":", "-", "–", "—"):
        start = before - 1
        while start > 0 and before - start < 7 and not doc[start - 1].is_space:
            start -= 1
        label = doc[start : before - 1]
        if label and (start == 0 or doc[start - 1].is_space) and _person_word(label[-1], speakers):
            return start, before - 1
    if behind + 1 < len(doc) and doc[behind].text in (":", "-", "–", "—") and _opens_line(doc, before):
        for i in range(behind + 1, min(len(doc), behind + 6)):
            if doc[i].is_space or doc[i].is_punct:
                break
            if i in speakers.name_at:
                return behind + 1, speakers.name_at[i].end
            if _person_word(doc[i], speakers):
                return behind + 1, i + 1
    return None


def _person_word(token: Token, speakers: Speakers) -> bool:
    low = fold(token.text)
    return (
        token.i in speakers.name_at
        or low in _LABELLED
        or low in TITLES
        or low in ("victim", "judge", "caller", "dispatcher", "operator")
    )


def _opens_line(doc: Doc, i: int) -> bool:
    return i == 0 or doc[i - 1].is_space


def _reported(doc: Doc, speakers: Speakers) -> Iterator[Statement]:
    """Clauses under a verb of saying ("he said three were hurt"), and sentences "according to" somebody."""
    for i in speakers.verbs:
        verb = doc[i]
        tail = _in_tail(doc, verb, speakers)
        clauses = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and c.tag_ != "VBG")]
        if verb.lower_ in _WITH_OBJECT:
            clauses += [c for c in verb.children if c.dep_ == "dobj"]
        clauses = [c for c in clauses if c.left_edge.i not in speakers.quoted]
        inverted = verb.dep_ == "parataxis" or (not clauses and verb.dep_ == "ccomp")
        if not clauses and not inverted and tail is None:
            continue
        if tail is not None:
            yield Statement(*syntax.characters(doc, *tail[0]), *_characters(doc, tail[1]), False)
            continue
        who = speakers.subject(verb)
        if who is None or _surveyed(doc, who, verb):
            continue
        start, end = _characters(doc, who)
        for clause in clauses:
            left, right = clause.left_edge.i, clause.right_edge.i + 1
            if left <= who[0] < right and left <= i < right:
                continue
            if left <= who[0] < right:  # the subject's edge was swallowed by the clause
                left = max(left, who[1])
            if left <= i < right:
                right = i if left < i else right
            if left < right:
                begin, stop = syntax.characters(doc, left, right)
                yield Statement(begin, stop, start, end, False)
    yield from _according(doc, speakers)
    yield from _found(doc, speakers)
    yield from _heard(doc, speakers)


def _going_on(doc: Doc, found: list[Statement], speakers: Speakers) -> Iterator[Statement]:
    """What somebody is still reported to have said: the next sentence of the paragraph, in the past perfect."""
    told: dict[int, Statement] = {}
    for statement in found:
        if not statement.direct and statement.speaker_start is not None:
            told[doc[speakers.token(statement.start)].sent.start] = statement
    for start, statement in told.items():
        sentence = doc[start].sent
        last = statement
        while sentence.end < len(doc) and not (doc[sentence.end - 1].is_space and "\n" in doc[sentence.end - 1].text):
            sentence = doc[sentence.end].sent
            if sentence.start in told or sentence.start in speakers.marked or not _past_perfect(sentence):
                break
            begin, stop = syntax.characters(doc, sentence.start, sentence.end)
            last = Statement(begin, stop, last.speaker_start, last.speaker_end, False)
            yield last


def _past_perfect(sentence: Sequence[Token]) -> bool:
    """True for "He had been hit": what was told before."""
    root = next((t for t in sentence if t.head is t), None)
    return root is not None and root.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ == "had" for c in root.lefts)


def _heard(doc: Doc, speakers: Speakers) -> Iterator[Statement]:
    """What "the inquest heard from Dr Moss that" is followed by."""
    for token in doc.having({"heard", "hears"}):
        if token.i in speakers.quoted:
            continue
        for source in (n for n in token.rights if n.lower_ == "from" and n.dep_ == "prep"):
            that = next(
                (i for i in range(source.i, min(source.i + 15, token.sent.end)) if doc[i].lower_ == "that"), None
            )
            noun = next((c for c in source.children if c.dep_ == "pobj"), None)
            who = speakers.who(noun) if noun is not None else None
            if that is not None and who is not None and that + 1 < token.sent.end:
                begin, stop = syntax.characters(doc, that + 1, token.sent.end)
                yield Statement(begin, stop, *_characters(doc, who), False)


def _in_tail(doc: Doc, verb: Token, speakers: Speakers) -> tuple[Span, Span] | None:
    """The sentence that "…, police said Monday" closes or "…, police said, …" breaks, and the words for who says it."""
    sentence = verb.sent
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or syntax.be_before(verb) is not None:
        return None
    stop = verb.i + 1
    while stop < sentence.end and not doc[stop].is_space and not (doc[stop].text in ",.;" and stop > verb.i):
        stop += 1
    closes = stop >= sentence.end or doc[stop].text == "." or doc[stop].is_space
    begin = verb.i
    while begin > sentence.start and doc[begin - 1].text != ",":
        begin -= 1
        if verb.i - begin > 14 or begin in speakers.marked:
            return None
    if (
        begin <= sentence.start + 1
        or doc[begin].lower_ in _LINKING
        or stop - verb.i > (_TAIL if closes else 5 if verb.lower_ == "told" else 2)
    ):
        return None
    end = verb.i
    while end > begin and (doc[end - 1].dep_ in ("aux", "neg") or doc[end - 1].pos_ in ("AUX", "ADV")):
        end -= 1
    inner = [*doc[begin:end], *doc[verb.i + 1 : stop]]
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBG", "WP", "WDT") or t.text in (":", "“", '"', "‘") for t in inner):
        return None
    if any(c.dep_ == "ccomp" and c.i > verb.i and c.i < stop for c in verb.children):
        return None
    whole_ = (sentence.start, begin - 1) if closes else (sentence.start, sentence.end)
    outside = [*doc[sentence.start : begin - 1], *([] if closes else doc[stop : sentence.end])]
    if not any(t.tag_ in ("VBD", "VBZ", "VBP", "VBN", "MD") for t in outside):
        return None
    who = _words_for(doc, (begin, end) if end > begin else (verb.i + 1, stop), end > begin, speakers)
    return (whole_, who) if who is not None else None


def _words_for(doc: Doc, span: Span, before: bool, speakers: Speakers) -> Span | None:
    """The speaker among the words beside "said": a name, a pronoun's, or the noun group."""
    start, end = span
    for i in range(start, end):
        if i in speakers.name_at:
            name = speakers.name_at[i]
            behind = doc[name.end] if name.end < len(doc) else None
            if behind is None or behind.tag_ != "POS":
                return name.start, name.end
    if end - start == 1 and doc[start].pos_ == "PRON":
        return speakers.who(doc[start])
    if doc[start].pos_ in ("ADP", "SCONJ", "ADV", "CCONJ") or doc[start].tag_ in ("IN", "CC", "TO", "PRP"):
        return None
    if not before:  # behind the verb: up to the first preposition or day
        if doc[start - 1].lower_ not in _INVERTED:
            return None
        stop = next(
            (i for i in range(start + 1, end) if doc[i].tag_ == "IN" and doc[i].lower_ not in ("for", "of")), end
        )
        end = stop
    last = doc[end - 1]
    if not NOBODY.isdisjoint(doc.lower[start:end]):
        return None
    return (start, end) if last.pos_ in ("NOUN", "PROPN", "PUNCT", "NUM", "ADJ") or last.tag_[:2] == "NN" else None


def _surveyed(doc: Doc, who: Span, verb: Token) -> bool:
    """True for a figure that "said they were assaulted", or people that reported it: the claim is another's."""
    words = set(doc.lower[who[0] : who[1]])
    if not words.isdisjoint(("cent", "percent", "%", "thirds", "quarters", "quarter", "half", "respondents")):
        return True
    numbered = any(t.pos_ == "NUM" for t in doc[who[0] : who[1]])
    return numbered and verb.lower_.startswith("report") and doc[who[1] - 1].tag_ == "NNS"


_LINKING = frozenset(
    {"and", "but", "who", "which", "after", "as", "when", "while", "although", "where", "or", "because"}
)


def _found(doc: Doc, speakers: Speakers) -> Iterator[Statement]:
    """What "a survey found that" holds: the rest of the sentence."""
    for token in doc.having(_FINDING):
        if token.i in speakers.quoted or token.tag_ not in ("VBD", "VBZ", "VBN", "VBP"):
            continue
        subject = syntax.subject(token)
        if subject is None or subject.i > token.i or (token.tag_ == "VBN" and syntax.is_passive(token)):
            continue
        that = token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "that"
        if subject.lower_ not in _STUDIES and not (that and subject.ent_type_ == "ORG"):
            beside = set(doc.lower[token.sent.start : token.i])
            if not that or beside.isdisjoint(_STUDIES):
                continue
        who = speakers.who(subject)
        if who is not None and token.i + 1 < token.sent.end:
            start, end = _characters(doc, who)
            begin, stop = syntax.characters(doc, token.i + 1, token.sent.end)
            yield Statement(begin, stop, start, end, False)


def _according(doc: Doc, speakers: Speakers) -> Iterator[Statement]:
    for token in doc.having({"according"}):
        if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
            continue
        objects = [g for c in (token, doc[token.i + 1]) for g in c.children if g.dep_ == "pobj"]
        if not objects:
            continue
        head = objects[0]
        if head.lower_ in NOBODY:
            continue
        name = speakers.name_at.get(head.i)
        span = (name.start, name.end) if name else syntax.noun_phrase(head, prepositions=True)
        start, end = _characters(doc, span)
        sentence = token.sent
        begin, stop = syntax.characters(doc, sentence.start, sentence.end)
        yield Statement(begin, stop, start, end, False)
