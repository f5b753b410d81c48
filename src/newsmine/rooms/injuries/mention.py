"""A stated harm as it is read, before it is tied to a victim, a treatment and a cause."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsmine.language import syntax
from newsmine.language.assertion import denied
from newsmine.language.parsed import Doc, Token
from newsmine.lexicon import words
from newsmine.record import Assertion, BodyPart, InjuryType, Mechanism, Severity, Treatment
from newsmine.rooms.injuries import rules
from newsmine.rooms.injuries.attacks import at_any_time, landed, ordered, plunged, restraint, ruled_out
from newsmine.rooms.injuries.spans import attack_span, dying_reach, killed_span, left_of, modifier_part
from newsmine.rooms.rule import Rule
from newsmine.violence import Harm, harms
from newsmine.violence.nominal import whole
from newsmine.violence.people import personlike
from newsmine.violence.words import ATTACK_NOUNS, BLOWS, BODY, DYING, MECHANISMS, NOUN_MECHANISMS, SERIOUS
from newsmine.violence.wounds import governed_part, judged

_HERE = "newsmine.rooms.injuries"
GENERIC = words(_HERE, "generic", "victims")
_WOUNDS: dict[Mechanism, InjuryType] = {"stab": "stab_wound", "shoot": "gunshot_wound"}
_PARTS_OF_TYPE: dict[InjuryType, BodyPart] = {
    "concussion": "head",
    "head_injury": "head",
    "tooth": "mouth",
    "eye": "eye",
}
_PARTS_OF_NOUN: dict[str, BodyPart] = {"nosebleed": "nose", "headache": "head", "headaches": "head", "migraine": "head"}
#: Types that are no news of violence by themselves.
_UNPROVEN = frozenset({"death", "psychological", "pain", "infection_risk", "other"})
_SOME = frozenset("other many several multiple further various numerous some any more similar".split())
#: Nouns that make a death a violent one: "died after a single punch".
_FATAL_BLOWS = frozenset({"punch", "punches", "headbutt", "stabbing", "beating", "kicking"})
_HELD = frozenset({"strike", "stab", "throw", "burn"})
_SLASHES = ("slash", "hack")
_TOLD_DEAD = frozenset({"pronounced", "declared", "found", "confirmed", "left", "certified"})


@dataclass(slots=True)
class Mention:
    """One stated harm or attack. `start`, `end`: tokens of its span; `victims`: head tokens."""

    harm: Harm
    start: int
    end: int
    rule: Rule
    type: InjuryType | None
    parts: list[BodyPart]
    mechanism: Mechanism | None
    assertion: Assertion
    victims: tuple[int, ...]
    severity: Severity | None = None
    permanent: bool = False
    treatment: Treatment | None = None
    dropped: bool = False

    @property
    def attack(self) -> bool:
        """True where an attack is told and no harm."""
        return self.type is None


def mentions(doc: Doc) -> list[Mention]:
    """Every stated harm and attack on a body, in text order."""
    found: list[Mention] = []
    for harm in harms(doc):
        mention = _mention(doc, harm)
        if mention is None or (found and _inside(mention, found[-1])):
            continue
        inner = found[-1].type in ("bleeding", "swelling", "other") if found else False
        if inner and mention.type == "head_injury" and found[-1].harm.head == harm.head:
            found.pop()  # "bleeding to the brain" is one harm
        if found and found[-1].harm.head < mention.start and mention.harm.head < found[-1].end and mention.type:
            _cut_short(doc, found[-1], mention.start)
        if found and mention.start < found[-1].end <= mention.harm.head:
            after = found[-1].end  # "a bleed on the brain and facial injuries"
            mention.start = after + 1 if doc[after].lower_ in ("and", ",") and after < mention.harm.head else after
        found.append(mention)
    found = _one_risk(doc, sorted([*found, *_conditions(doc, found)], key=lambda m: m.start))
    violent = any(
        h.kind == "attack"
        or doc[h.head].lower_ in MECHANISMS
        or (h.kind == "injury" and h.outcome == "killed")
        or (h.kind == "death" and (h.mechanism is not None or doc[h.head].lower_.startswith(("murder", "killing"))))
        for h in harms(doc)
    )
    violent = violent or bool(doc.having(_FATAL_BLOWS))
    if not violent and all(mention.type in _UNPROVEN for mention in found):
        return []  # an obituary, a council meeting
    return found


def _cut_short(doc: Doc, mention: Mention, start: int) -> None:
    """End a harm where the next begins: "scratches on his face and a bite mark on his chest"."""
    if mention.type is None or not mention.harm.nominal:
        return
    parts = tuple(i for i in mention.harm.parts if i < start)
    while start > mention.harm.head + 1 and doc[start - 1].lower_ in ("and", ",", "with"):
        start -= 1
    mention.end = start
    if parts and parts != mention.harm.parts:
        mention.parts = _parts(doc, replace(mention.harm, parts=parts))


def _conditions(doc: Doc, found: list[Mention]) -> list[Mention]:
    """ "In a life-threatening condition", "his condition is serious, but not life-threatening"."""
    told: list[Mention] = []
    for token in doc.having({"threatening", "life-threatening"}):
        sent = token.sent
        hyphen = token.i > 0 and token.nbor(-1).text == "-"
        start = token.i if token.lower_ != "threatening" else token.i - (2 if hyphen else 1)
        if start < sent.start or doc[start].lower_ not in ("life", "life-threatening"):
            continue
        nouns = [t for t in sent if t.lower_ in ("condition", "conditions")]
        if not nouns or any(m.start - 8 < start < m.end + 8 for m in found):
            continue
        before = doc.lower[max(sent.start, start - 5) : start]
        denied = bool({"not", "n't", "n’t", "non", "never"} & set(before))
        end = nouns[0].i + 1 if nouns[0].i == token.i + 1 else token.i + 1
        first = (
            max(k for k in range(len(before)) if before[k] in ("not", "n't", "n’t", "non", "never")) if denied else 0
        )
        begin = start - len(before) + first if denied else start
        if not denied and start > sent.start and doc[start - 1].lower_ == "a":
            begin = start - 1
        harm = Harm(
            begin, end, token.i, "seriously_injured", None, (), (), "negated" if denied else "asserted", True, "injury",
            wound="unspecified",
        )  # fmt: skip
        told.append(
            Mention(
                harm, begin, end, rules.NAMED, "unspecified", [], None, harm.assertion, (), severity="life_threatening"
            )
        )
    return told


def _one_risk(doc: Doc, found: list[Mention]) -> list[Mention]:
    """ "Blood tests for hepatitis and HIV" is one risk."""
    kept: list[Mention] = []
    for mention in found:
        before = kept[-1] if kept else None
        same = before is not None and doc[before.start].sent.start == doc[mention.start].sent.start
        if before is not None and same and before.type == mention.type == "infection_risk":
            before.end = max(before.end, mention.end) if mention.start - before.end < 4 else before.end
            continue
        kept.append(mention)
    return kept


def _inside(mention: Mention, before: Mention) -> bool:
    return mention.start < before.end and before.type is not None and mention.type is None


def _mention(doc: Doc, harm: Harm) -> Mention | None:
    generic = any(doc[i].lower_ in GENERIC and not _one_of(doc[i]) for i in harm.patients)
    at_large = harm.assertion == "hypothetical" or doc[harm.head].tag_ in ("VBZ", "VBP")
    if generic and at_large and harm.kind != "death":
        return None
    if harm.wound is None and any(denied(doc[i]) for i in harm.patients):
        return None  # "no officers were bitten": the count says it
    if harm.patients and all(doc[i].lower_ in ("you", "your", "nobody", "anyone", "anybody") for i in harm.patients):
        return None
    if harm.kind == "injury" and harm.wound is not None:
        return _harmed(doc, harm)
    if harm.kind == "injury" and harm.outcome == "killed" and harm.patients and not harm.nominal:
        return _attack(doc, harm)  # "fatally wounded her husband"
    if harm.kind == "injury" and harm.outcome == "seriously_injured":
        return _badly_hurt(doc, harm)
    if harm.kind == "death":
        return _death(doc, harm)
    if harm.kind == "attack" and harm.mechanism is not None and (harm.patients or landed(doc, harm)):
        return _attack(doc, harm)
    return None


def _badly_hurt(doc: Doc, harm: Harm) -> Mention | None:
    """ "Was seriously hurt", "was not badly injured": a harm with its severity, where plain "hurt" is the count's."""
    word = doc[harm.head]
    if word.lower_ not in _HURT or word.dep_ == "amod" or harm.assertion == "hypothetical" or not word.i:
        return None
    adverb = word.nbor(-1)
    if adverb.lower_ not in SERIOUS or not any(personlike(doc[i]) for i in harm.patients):
        return None
    start = adverb.i
    if harm.assertion == "negated" and start and doc[start - 1].lower_ in ("not", "n't", "n’t"):
        start -= 1
    return Mention(
        harm, start, word.i + 1, rules.STATE, "unspecified", _parts(doc, harm), harm.mechanism, harm.assertion,
        harm.patients, severity="life_threatening" if adverb.lower_ == "critically" else "serious",
    )  # fmt: skip


_HURT = frozenset({"hurt", "injured", "wounded"})


def _one_of(word: Token) -> bool:
    """ "one of the officers": somebody after all."""
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ == "of"


def _attack(doc: Doc, harm: Harm) -> Mention | None:
    victims = tuple(i for i in harm.patients if personlike(doc[i]) is not False)
    if (
        (harm.patients and not victims)
        or harm.mechanism == "threat"
        or harm.assertion == "hypothetical"
        or ruled_out(doc, harm)
    ):
        return None  # "tried to bite him", "if an officer is spat at", "was never hit": no attack is stated
    verb = doc[harm.head]
    if ordered(verb) or restraint(doc, harm) or at_any_time(verb):
        return None
    if harm.mechanism == "tackle" and not harm.parts and victims and doc[victims[0]].tag_ == "NNS":
        return None  # "tackling shoplifters"
    if verb.dep_ == "amod" and any(c.lower_ == "the" for c in verb.head.lefts):
        return None  # "the stabbed youth", again
    type_: InjuryType | None = None
    at = harm.end < len(doc) and doc[harm.end].lower_ == "at"
    if harm.outcome == "killed":
        type_ = "death"
    elif harm.mechanism in _WOUNDS and (harm.outcome == "injured" or plunged(doc, harm)) and not at:
        type_ = "cut" if verb.lower_.startswith(_SLASHES) else _WOUNDS[harm.mechanism]
    passive = syntax.is_passive(verb) or verb.dep_ == "amod" or not syntax.has_object(verb)
    if harm.nominal and ATTACK_NOUNS.get(verb.lower_) in ("attack", "assault") and harm.mechanism in _HELD:
        return None  # "attacks with fireworks": the noun names no blow
    if harm.nominal:
        if (
            not any(c.lower_ in ("of", "on", "at", "to", "in", "against") for c in verb.children)
            and whole(syntax.first_conjunct(verb)).dep_ not in ("dobj", "nsubjpass")
            and verb.head.head.lower_ != "subjected"
            and not (harm.parts and victims)
        ):
            return None  # "a shooting victim"
        rule = rules.BLOW
    elif type_ is not None and type_ != "death":
        rule = rules.ENTAILED
    elif type_ == "death":
        rule = rules.DEATH
    else:
        rule = rules.SUFFERED_ATTACK if passive else rules.DID_ATTACK
    start, end = attack_span(doc, harm, verb)
    if harm.kind == "injury" and start and doc[start - 1].lower_ in ("fatally", "mortally"):
        start -= 1
    return Mention(
        harm,
        start,
        end,
        rule,
        type_,
        _parts(doc, harm),
        harm.mechanism,
        harm.assertion,
        victims,
        severity="fatal" if type_ == "death" else None,
    )


def _death(doc: Doc, harm: Harm) -> Mention | None:
    word = doc[harm.head]
    if not harm.patients or harm.assertion == "negated":
        return None
    if harm.nominal:
        return _killing(doc, harm)
    if harm.assertion == "hypothetical" and not (word.lower_ == "killed" and syntax.is_passive(word)):
        return None  # "he feared he would die", "threatened to kill her"
    if harm.assertion == "hypothetical" and any(c.lower_ in ("have", "'ve", "’ve") for c in word.lefts):
        return None  # "could have been killed": he was not
    if word.lower_ == "murdering" and word.dep_ in ("pcomp", "xcomp"):
        return None  # "guilty of murdering": what is tried
    start, end = harm.start, harm.end
    if word.lower_ in DYING and any(c.lower_ == "to" and c.dep_ == "aux" for c in word.lefts):
        return None  # "left to die"
    if word.pos_ == "ADJ":
        before = word.head
        if before.lower_ not in _TOLD_DEAD or before.i > word.i or word.i - before.i > 6:
            return None
        start = before.i
    elif word.dep_ == "amod":
        return None
    victims = tuple(i for i in harm.patients if personlike(doc[i]) is not False)
    if not victims:
        return None
    mechanism = harm.mechanism
    if word.lower_ in DYING:
        end = dying_reach(doc, end)
        means = {**NOUN_MECHANISMS, **_OF_WOUND}
        mechanism = next((means[t.lower_] for t in doc[start:end] if t.lower_ in means), mechanism)
    elif word.pos_ == "VERB" and end == word.i + 1:
        end = killed_span(doc, start, end)
    return Mention(harm, start, end, rules.DEATH, "death", [], mechanism, harm.assertion, victims, severity="fatal")


def _killing(doc: Doc, harm: Harm) -> Mention | None:
    """ "The one-punch killing of his friend": a death; "the murder of", "the death of" only name what is tried."""
    word, victim = doc[harm.head], doc[harm.patients[0]]
    if word.lower_ == "death" and harm.assertion == "asserted" and _brought_about(word) and personlike(victim):
        return Mention(
            harm, word.i, word.i + 1, rules.DEATH, "death", [], None, harm.assertion, harm.patients, severity="fatal"
        )
    if word.lower_ not in ("killing", "killings", "slaying", "slayings") or harm.assertion == "hypothetical":
        return None
    if word.i + 1 >= len(doc) or word.nbor(1).lower_ != "of" or not word.i < victim.i < word.i + 9:
        return None
    means = next((BLOWS[t.lower_] for t in doc[max(word.sent.start, word.i - 4) : word.i] if t.lower_ in BLOWS), None)
    return Mention(
        harm, word.i, victim.i + 1, rules.DEATH, "death", [], means, harm.assertion, harm.patients, severity="fatal"
    )


def _brought_about(death: Token) -> bool:
    """True in "which led to his death", "resulted in the death of": of some blow, not of what is tried."""
    verb = death.head.head if death.dep_ == "pobj" else death.head
    who = syntax.subject(verb) if verb.lower_ in _BRINGING and verb.i < death.i else None
    return who is not None and personlike(who) is not True and syntax.first_conjunct(verb).dep_ != "pcomp"


_BRINGING = frozenset("led leading leads resulted resulting results caused causes contributed".split())
_OF_WOUND: dict[str, Mechanism] = {
    "gunshot": "shoot", "bullet": "shoot", "stab": "stab", "knife": "stab", "stabbing": "stab", "shotgun": "shoot",
}  # fmt: skip


def _harmed(doc: Doc, harm: Harm) -> Mention | None:
    head = doc[harm.head]
    start, end = harm.start, harm.end
    if _unstated(harm, head) or (harm.wound == "unconscious" and _called_to_help(head)):
        return None
    if harm.nominal:
        rule = rules.BROKEN_PART if harm.head in harm.parts else rules.NAMED
        start = left_of(head, start)
        if head.lower_ == "blood":
            start, end = _shed(doc, start, end)
        if head.head.lower_ == "with" and head.head.head.lower_ == "diagnosed" and harm.start - head.head.head.i < 4:
            start = head.head.head.i
        for i in sorted(harm.parts):  # "cuts to his hand and to both arms"
            end = i + 1 if end <= i < end + 14 else end
        for child in head.rights:  # "a scar running from lip to ear"
            if child.dep_ == "acl" and child.lower_ in _REACHING and child.right_edge.i < end + 7:
                end = max(end, child.right_edge.i + 1)
    elif harm.parts and head.pos_ in ("VERB", "AUX", "ADJ"):
        rule = rules.BROKE_PART
        if head.pos_ == "VERB" and not any(i < end for i in harm.parts) and max(harm.parts) < end + 5:
            end = max(end, max(harm.parts) + 1)  # "lost the feeling in his arm"
        if head.pos_ == "ADJ" and end <= max(harm.parts) < end + 4 and doc[end].lower_ != "and":
            end = max(harm.parts) + 1  # "deaf in one ear"
    else:
        rule = rules.STATE
        later = [i for i in harm.parts if i >= end]
        if later and max(later) - end < 6:
            end = max(later) + 1
    parts = _parts(doc, harm)
    if not parts and harm.wound in _PARTS_OF_TYPE:
        parts = [_PARTS_OF_TYPE[harm.wound]]
    if not parts and head.lower_ in _PARTS_OF_NOUN:
        parts = [_PARTS_OF_NOUN[head.lower_]]
    for child in sorted({*head.lefts, *doc[start : harm.head]}, key=lambda t: t.i):
        if governed_part(child) or harm.head in harm.parts:
            continue
        if (part := modifier_part(child.lower_)) and part not in parts:
            parts.append(part)
    held = harm.assertion
    if harm.wound == "infection_risk" and held == "hypothetical" and head.head.lower_ in ("had", "has", "have"):
        return None  # "did not know whether he had a disease": the attacker
    if harm.wound == "infection_risk" and held == "alleged":
        held = "asserted"  # "faces an anxious wait for tests"
    return Mention(harm, start, end, rule, harm.wound, parts, None, held, harm.patients)


def _called_to_help(state: Token) -> bool:
    """ "Called to help a man found unconscious": the patient, before anybody was attacked."""
    before = set(state.doc.lower[state.sent.start : state.i])
    return "called" in before and bool(before & {"help", "treat", "assist", "aid"})


def _shed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """ "Blood pouring out", "covered in blood": the words for how it came belong to it."""
    if end < len(doc) and doc[end].tag_ == "VBG":
        end += 1
        if end < len(doc) and doc[end].lower_ in ("out", "everywhere"):
            end += 1
    if start and doc[start - 1].lower_ in ("drawing", "drew"):
        start -= 1
    if start > 2 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in ("pints", "pint", "litres", "lot"):
        lost = doc[start - 2].head.i  # "lost six pints of blood"
        start = lost if start - 7 < lost < start else start
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in ("pool", "puddle", "trail"):
        start = doc[start - 2].left_edge.i  # "in a pool of blood"
    if start > 1 and doc[start - 1].lower_ in ("in", "with") and doc[start - 2].tag_ in ("VBN", "VBG", "VBD", "JJ"):
        start -= 2
    return start, end


_REACHING = frozenset({"running", "stretching", "extending", "reaching", "going", "measuring"})


def _unstated(harm: Harm, head: Token) -> bool:
    """True for "injury" where no harm is told: "14 separate injuries", "the wound", "assaults with injury"."""
    if harm.wound != "unspecified":
        return False
    if any(child.lower_ == "no" for child in head.lefts):
        return True  # "no serious injuries": a count of none
    if harm.assertion == "negated":
        return False
    if head.dep_ == "pobj" and head.head.lower_ == "to" and "poss" in {child.dep_ for child in head.lefts}:
        return False  # "by pushing her to the ground to her injury"
    if any(child.lower_ in ("including", "such") and child.dep_ in ("prep", "acl") for child in head.rights):
        return True
    if head.head.lower_ in ("included", "include", "includes", "including") and not (harm.parts or _listed(head)):
        return True  # they are named next
    lefts = {child.dep_ for child in head.lefts}
    if "nummod" in lefts and not any(modifier_part(child.lower_) for child in head.lefts):
        return True
    told = {child.dep_ for child in head.lefts if child.lower_ not in _SOME}
    if not harm.parts and told <= {"det", "poss", "cc", "punct"} and not judged(head) and not _listed(head):
        return True  # "suffered injuries", "an injury": told by the count
    if lefts <= {"det"} and any(child.lower_ in ("the", "this", "that", "these") for child in head.lefts):
        return head.dep_ not in ("nsubj", "nsubjpass") and not judged(head)
    return not lefts and head.dep_ == "pobj" and head.head.lower_ == "with" and head.lower_ == "injury"


def _listed(head: Token) -> bool:
    """ "leg, back and shoulder injuries", "an injury to her pride": more is said."""
    doc, i = head.doc, head.i
    before = i > 0 and (doc[i - 1].lower_ in BODY or modifier_part(doc[i - 1].lower_) is not None)
    if before or i + 1 >= len(doc) or doc[i + 1].lower_ == "caused":
        return before or i + 1 < len(doc)
    after = doc[i + 2 : i + 6]
    return doc[i + 1].lower_ == "to" and any(t.lower_ in BODY or t.tag_ in ("PRP$", "POS") for t in after)


def _parts(doc: Doc, harm: Harm) -> list[BodyPart]:
    found: list[BodyPart] = []
    items = [i for i in harm.parts if doc[i].lower_ in BODY]
    for i in items:
        word = doc[i].lower_
        if word == "head" and i + 1 < len(doc) and doc[i + 1].lower_.startswith("butt"):
            continue
        of = next((c for c in doc[i].children if c.lower_ == "of"), None)
        if of is not None and any(c.lower_ in BODY for c in of.children) and word in ("back", "side", "top"):
            continue  # "the back of the head"
        if word == "side" and len(items) > 1 and not any(c.dep_ == "poss" for c in doc[i].children):
            continue  # "stitches to the left side and to his nose"
        if harm.wound == "bite_wound" and word in ("tooth", "teeth"):
            continue  # "teeth marks"
        part = BODY[word]
        if part not in found:
            found.append(part)
    return found
