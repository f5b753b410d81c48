"""What is no violence although it uses its words: games, politics, illness, idioms."""

from __future__ import annotations

from newsmine.language import syntax
from newsmine.language.desk import once_per_doc
from newsmine.language.numbers import ORDINALS
from newsmine.language.parsed import Doc, Token
from newsmine.violence import words
from newsmine.violence.arguments import means
from newsmine.violence.people import part_of_body, personlike


def idiom(verb: Token) -> bool:
    """True where the words after a verb make it an idiom: "shot to fame", "kicked off"."""
    doc = verb.doc
    following = tuple(doc.lower[verb.i + 1 : verb.i + 6])
    if following and verb.lower_ in words.PARTICLES.get(following[0], ()):
        after = doc[verb.i + 1]  # "kicked in the ribs" is none, "kicked in" is; "dragged on his knees"
        if not _out_of(after) and (after.dep_ == "prt" or not any(c.dep_ == "pobj" for c in after.children)):
            return True
    if any(following[k : k + 3] in _BRINKS for k in range(3)):
        return True  # "pushing me over the edge"
    phrases = words.FIGURATIVE_AFTER.get(following[0], ()) if following else ()
    if not any(following[: len(phrase)] == phrase for phrase in phrases):
        return False
    if following[0] == "through" and syntax.is_passive(verb):
        return False  # "was punched through the window of his cab"
    return not any(part_of_body(token) for token in doc[verb.i + 1 : verb.i + 5])  # "stabbed through the hand"


def _out_of(out: Token) -> bool:
    """True for "pushed out of the van", "thrown out of a window": a body that was moved."""
    if out.lower_ != "out" or out.i + 3 >= len(out.doc) or out.nbor(1).lower_ != "of":
        return False
    following = out.doc[out.i + 2 : min(out.i + 7, out.sent.end)]
    noun = next((t for t in following if t.pos_ in ("NOUN", "PROPN")), None)
    return noun is not None and (means(noun) == "vehicle" or noun.lower_ in _LEFT_BODILY)


_LEFT_BODILY = frozenset("window door doorway way bed chair wheelchair seat room kitchen lift boat cell".split())


_BRINKS = frozenset(
    {
        ("over", "the", "edge"),
        ("to", "the", "brink"),
        ("to", "the", "limit"),
        ("to", "the", "edge"),
        ("under", "the", "bus"),
        ("round", "the", "bend"),
    }
)


def ejected(verb: Token) -> bool:
    """True for "kicked her off the bus", "thrown out of the pub": sent away, not hit."""
    if verb.lower_ not in _EJECTING:
        return False
    for child in verb.rights:
        if child.lower_ in ("off", "out", "from") and child.dep_ in ("prep", "prt", "advmod"):
            preps = [child, *(c for c in child.rights if c.dep_ == "prep")]
            if any(g.lower_ in _LEFT_BEHIND or _a_house(g) for p in preps for g in p.children):
                return True
    return False


def _a_house(token: Token) -> bool:
    """ "Kicked out of a Tesco", "of Corrigans": a shop or pub by its name."""
    return token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ in ("of", "from")


_EJECTING = frozenset("kick kicks kicked kicking throw throws threw thrown throwing chuck chucked".split())
_LEFT_BEHIND = frozenset(
    "bus train tram plane flight pub club nightclub bar party home house hotel school college team squad course "
    "show restaurant venue premises taxi cab shop store event game match stadium ground army force job "
    "supermarket cinema casino gym cafe hospital court church".split()
)


def urged(verb: Token) -> bool:
    """True for "a rise in crime pushed Lee Moss to put up a camera": no one's hands did."""
    if verb.lower_ not in _URGING or syntax.is_passive(verb):
        return False
    if not any(c.dep_ in ("xcomp", "advcl") and any(g.lower_ == "to" for g in c.lefts) for c in verb.rights):
        return False
    subject = syntax.subject(verb) or (verb.head if verb.dep_ == "acl" else None)
    return subject is not None and subject.pos_ == "NOUN" and not personlike(subject)


_URGING = frozenset("push pushes pushed pushing drag drags dragged kick kicks kicked".split())


def struck_by_news(verb: Token) -> bool:
    """True for "hearing what happened hit him hard"."""
    if verb.lower_ not in ("hit", "hits", "struck", "strikes") or syntax.is_passive(verb):
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        return False
    return verb.doc[verb.sent.start].lower_ in _LEARNING


_LEARNING = frozenset("hearing seeing learning knowing losing reading realising realizing watching".split())


def proverbial(noun: Token) -> bool:
    """True for "a slap on the wrist", "it was a kick in the teeth": a blow that only compares."""
    following = tuple(noun.doc.lower[noun.i + 1 : noun.i + 4])
    if noun.lower_ in ("slap", "slaps", "smack", "tap") and following in (
        ("on", "the", "wrist"),
        ("on", "the", "wrists"),
    ):
        return True
    if noun.lower_ not in ("slap", "kick", "smack", "punch", "blow", "stab") or following[1:2] != ("the",):
        return False
    if following[0] not in ("in", "up"):
        return False  # "a punch to the face" is one
    return following[2:] in (("face",), ("teeth",), ("backside",), ("guts",), ("back",)) and (
        noun.dep_ == "attr" or (noun.dep_ == "pobj" and noun.head.lower_ in ("as", "like", "than"))
    )


def criticism(verb: Token, struck: tuple[int, ...], tools: tuple[int, ...]) -> bool:
    """True for "slammed the ruling", "hammered ministers": no part of the body, weapon or surface is named."""
    if verb.lower_ not in words.PHYSICAL or struck or tools:
        return False
    if verb.i > 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).lower_ in ("pistol", "horse", "belt"):
        return False  # "pistol-whipped"
    if verb.lower_.startswith("thrust"):
        return True  # "thrust into the limelight"
    for child in verb.children:
        if child.dep_ == "agent":
            done_by = [c for c in child.children if c.dep_ == "pobj"]
            if any(means(c) is not None or c.lower_ in words.ANIMALS for c in done_by):
                return False
        elif child.dep_ in ("prep", "prt", "dative") and child.lower_ in _ONTO:
            if any(c.dep_ == "pobj" for c in child.children):
                return False
        elif child.dep_ in ("nsubj", "dobj", "nsubjpass") and (
            means(child) is not None or child.lower_ in words.ANIMALS
        ):
            return False
    return True


_ONTO = frozenset({"into", "against", "onto", "to", "down", "through", "off"})


def abstract(noun: Token) -> bool:
    """True for what hits nobody's body: "hit by cuts", "struck by illness"."""
    return noun.lower_ in words.FIGURATIVE_AGENTS


def modified(noun: Token) -> bool:
    """True for a noun with a modifier that makes it no attack on a body: "heart attack", "verbal attack"."""
    return any(
        child.lower_ in words.FIGURATIVE_MODIFIERS
        for child in noun.lefts
        if child.dep_ in ("compound", "amod", "nmod", "advmod")
    )


@once_per_doc
def _games(doc: Doc) -> frozenset[int]:
    """First tokens of the sentences that report a game."""
    certain = doc.having(words.SPORT_CERTAIN)
    if len({token.lower_ for token in certain}) > 2:  # the story is a match report
        sentences = doc.sents
    else:
        sentences = [token.sent for token in (*certain, *_scores(doc), *_bouts(doc))]
        some: dict[int, str] = {}
        for token in doc.having(words.SPORT):
            if some.setdefault(token.sent.start, token.lower_) != token.lower_:
                sentences.append(token.sent)
    return frozenset(
        sentence.start for sentence in sentences if words.CRIME.isdisjoint([token.lower_ for token in sentence])
    )


def _bouts(doc: Doc) -> list[Token]:
    """The rounds of "in the seventh round" of a fight in the ring; a round of shots has no number."""
    rounds = [token for token in doc.having({"round"}) if token.i > 2]
    return [one for one in rounds if one.nbor(-1).lower_ in ORDINALS and one.nbor(-2).lower_ in ("the", "his", "her")]


def _scores(doc: Doc) -> list[Token]:
    """The first numbers of "3-0", of two digits at most."""
    found = [dash.nbor(-1) for dash in doc.having({"-", "–", "-–"}) if 0 < dash.i < len(doc) - 1]
    return [one for one in found if one.text.isdecimal() and one.nbor(2).text.isdecimal() and _short(one)]


def _short(number: Token) -> bool:
    return len(number.text) < 3 > len(number.nbor(2).text)


def in_game(token: Token) -> bool:
    """True in a sentence that reports a game, and nothing that the police would come for."""
    return token.sent.start in _games(token.doc)
