"""Ways to tell of victims and offenders that are no verb of violence: "among the injured", "on trial", "robbed by"."""

from __future__ import annotations

from collections.abc import Iterator

from newsmine.language import syntax
from newsmine.language.assertion import assertion
from newsmine.language.groups import singular
from newsmine.language.parsed import Token
from newsmine.rooms.people.alike import LATER
from newsmine.rooms.people.cast import PRONOUNS, Cast
from newsmine.rooms.people.groups import everybody
from newsmine.rooms.people.signs import mark, near, offends
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import CHARGE, JOB_ROLE, OFFENCE
from newsmine.violence import harms
from newsmine.violence import words as violence
from newsmine.violence.people import part_of_body, personlike

_HURT = frozenset("injured hurt wounded killed attacked assaulted stabbed shot dead victims casualties beaten".split())
_OUTCOME = {"killed": "killed", "dead": "killed", "attacked": "assaulted", "assaulted": "assaulted"}
_ROBBING = frozenset("robbed rob robbing mugged mugging robs mugs kidnapped abducted threatened threatens".split())
_THREATENING = frozenset({"threatened", "threatening", "threatens", "threaten"})
_ARMS = frozenset(violence.INSTRUMENTS) | {"knifepoint", "gunpoint", "violence"}
#: What somebody does to a part of his own body, by mishap.
_MISHAP = frozenset("hurt hurts injured injures sprained twisted dislocated fractured broke".split())
_RECOVERING = frozenset({"recovering", "recover", "recovered", "recuperating"})
_ATTACKS = frozenset(
    "attack assault stabbing shooting beating robbery mugging ordeal attacked assaulted stabbed shot beaten "
    "punched kicked bitten hit struck headbutted".split()
)
_DEED = frozenset("attack assault stabbing shooting murder killing robbery beating rape mugging attacks".split())
_AT_WORK = frozenset({"police", "friend", "none"})
_HAD = frozenset({"had", "has", "have", "having"})
_SET_ON = frozenset({"set", "sets", "setting", "sicced"})
_RELEASE = frozenset({"released", "freed", "bailed"})
_UNTIL_LATER = frozenset({"bail", "investigation", "investigations", "inquiries", "enquiries"})
_STARTING = frozenset("starting started begins began begun beginning facing faces".split())
_TERM = frozenset({"sentence", "term"})
_TRYING = frozenset("tried trying tries attempted attempting attempts".split())
#: What is done with a thing that somebody "had thrown over him"; and how it comes to them.
_FLUNG = frozenset("thrown spat sprayed poured hurled tipped squirted pointed aimed smashed flung chucked".split())
_ONTO = frozenset({"over", "at", "on", "onto", "into", "in", "to", "across"})
#: What the second of two does, while the first robs or hits somebody; he may be released too.
_LYING_IN_WAIT = frozenset(
    "waiting waited drove filmed filming watched stood acted kept lurked ransacked emptied grabbed snatched held "
    "blocked demanded sat sitting standing".split()
)
_LASHING = frozenset({"lash", "lashed", "lashes", "lashing"})
_UNKNOWN = frozenset({"man", "male", "youth", "teenager", "boy", "robber", "raider", "suspect", "offender", "attacker"})
_ARRESTING = frozenset({"arrested", "charged"})
_AT_ONCE = frozenset({"hospital", "care", "treatment"})
_FENDING = frozenset(
    "fight fights fought fighting fend fends fended fending ward warded warding beat beats beating".split()
)
#: What is done with a blow by the one who did it.
_LANDING = frozenset("threw thrown throwing landed landing dealt dealing delivered delivering".split())
_BLOWS = frozenset("punch punches blow blows kick kicks headbutt slap stab".split())
#: Every word that `told` looks at.
_TELLING = (
    _HURT
    | _ROBBING
    | _MISHAP
    | _RECOVERING
    | _HAD
    | _SET_ON
    | _RELEASE
    | _STARTING
    | _TRYING
    | _FENDING
    | _LYING_IN_WAIT
    | _LASHING
    | _LANDING
    | frozenset("harm well trial statement carried accused charged went going goes go brought".split())
)


def told(cast: Cast) -> None:
    """Mark those whom such words make a victim or an offender."""
    for token in cast.doc.having(_TELLING):
        low = token.lower_
        if low in _MISHAP and token.tag_ in ("VBD", "VBN", "VBZ"):
            _hurt_himself(cast, token)
        if low in _LANDING:
            _threw_a_punch(cast, token)
        if low in _HURT:
            _one_of_the_hurt(cast, token)
        elif low in _ROBBING:
            _robbed(cast, token)
        elif low in _RECOVERING:
            _recovering(cast, token)
        elif low in _HAD:
            _had_done(cast, token)
        elif low in _SET_ON:
            _dog_set_on(cast, token)
        elif low in _RELEASE and (near(token, _UNTIL_LATER, 3) or _let_off(cast, token)):
            _under_the_law(cast, token, "suspect")
        elif low in _LYING_IN_WAIT or low in _RELEASE:
            _accomplice(cast, token)
        elif low in _STARTING and near(token, _TERM, 4) and near(token, frozenset({"life", "month", "year"}), 4):
            _under_the_law(cast, token, "convicted")
        elif low in _TRYING and token.pos_ == "VERB" and token.dep_ not in ("amod", "compound", "nmod"):
            _attempted(cast, token)
        elif low == "attempted" and token.dep_ in ("amod", "compound", "nmod"):
            _attempt_on(cast, token)
        elif low in _FENDING and near(token, frozenset({"off"}), 3):
            _fended_off(cast, token)
        elif low == "harm":
            _bodily_harm(cast, token)
        elif low == "well":
            _as_well_as(cast, token)
        elif low == "statement":
            _own_statement(cast, token)
        elif low == "trial":
            _on_trial(cast, token)
        elif low in ("accused", "charged"):
            _charged(cast, token)
        elif low == "carried" and near(token, frozenset({"out"}), 1):
            _carried_out(cast, token)
        elif low in _LASHING and near(token, frozenset({"out"}), 1):
            _lashed_out(cast, token)
        elif low in ("went", "going", "goes", "go"):
            _went_for(cast, token)
        elif low == "brought":
            for owner in syntax.prepositional(token, "against"):
                for who in everybody(cast, owner):
                    if _subject_in(token, CHARGE):
                        mark(who, "defendant", 2, token)


def _subject_in(verb: Token, nouns: frozenset[str]) -> bool:
    subject = syntax.subject(verb)
    return subject is not None and subject.lower_ in nouns


def _harmed(who: Somebody, token: Token, outcome: str) -> None:
    mark(who, "victim", 1, token)
    who.outcomes.add(outcome)


def _all_harmed(cast: Cast, group: Token, token: Token) -> None:
    """Everybody whom a word means was assaulted."""
    for who in everybody(cast, group, harmed=True):
        _harmed(who, token, "assaulted")


def _so(token: Token) -> bool:
    return assertion(token) not in ("negated", "hypothetical")


def _one_of_the_hurt(cast: Cast, word: Token) -> None:
    """ "Was among those injured", "one of two people hurt", "among the injured was X", "three hurt, including X"."""
    hurt = [*_among(cast, word), *_including(cast, word)]
    for who in hurt if hurt and _so(word) else ():
        _harmed(who, word, _OUTCOME.get(word.lower_, "injured"))


def _including(cast: Cast, word: Token) -> Iterator[Somebody]:
    """Those who are told off from the hurt: "three people hurt, including X"."""
    behind = word.rights
    if word.dep_ in ("acl", "relcl") and word.head.pos_ in ("NOUN", "NUM", "PRON", "DET"):
        behind = (*behind, *word.head.rights)
    for child in behind:
        if child.lower_ in ("including", "among") and child.dep_ == "prep" and child.i - word.i < 12:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from everybody(cast, inner, harmed=True)


def _hurt_himself(cast: Cast, verb: Token) -> None:
    """ "Her colleague injured her wrist", "another hurt his hand": one's own, where nobody else can be meant."""
    if syntax.is_passive(verb) or not _so(verb):
        return
    own = [
        c
        for item in syntax.objects(verb)
        if part_of_body(item)
        for c in item.lefts
        if c.lower_ in PRONOUNS or c.lower_ in ("a", "an")
    ]
    who = cast.who(cast.subject(verb)) if own else None
    if (
        who is None
        or who.harmed_or_charged()
        or who.named
        or not all(JOB_ROLE.get(d.noun) in _AT_WORK for d in who.descriptions)
    ):
        return
    if who.gender() in (PRONOUNS.get(own[0].lower_, who.gender()), None):
        _harmed(who, verb, "injured")


def _among(cast: Cast, word: Token) -> Iterator[Somebody]:
    """Those who are said to be one of, or among, the hurt."""
    node = word
    for _ in range(5):
        above = node.head
        if above.i == node.i:
            return
        if above.lower_ in ("among", "amongst") and above.dep_ == "prep":
            verb = above.head
            if verb.lower_ not in ("is", "was", "were", "are") or not _so(verb):
                return
            for item in verb.children:
                if item.dep_ in ("nsubj", "attr") and item.i in cast.at:
                    yield from everybody(cast, item, harmed=True)
            return
        if above.lower_ == "one" and above.dep_ == "attr" and above.head.lower_ in ("is", "was"):
            yield from everybody(cast, cast.subject(above.head), harmed=True)
            return
        node = above


def _robbed(cast: Cast, verb: Token) -> None:
    """ "Was robbed by X", "X robbed a woman", "threatened a clerk with a knife"."""
    if verb.pos_ != "VERB" or not _so(verb):
        return
    if verb.lower_ in _THREATENING and not near(verb, _ARMS, 9):
        return
    beside = _passive_beside(verb)
    if beside or syntax.is_passive(verb):
        agent = syntax.agent(verb)
        victims = list(everybody(cast, cast.subject(verb))) if beside or verb.lower_ in _THREATENING else []
        doers = list(everybody(cast, agent)) if agent is not None else []
    else:
        if any(c.lower_ == "of" for item in (verb, *syntax.objects(verb)) for c in item.rights):
            return  # "robbed her of her twenties"
        victims = [who for item in syntax.objects(verb) for who in everybody(cast, item)]
        doers = list(everybody(cast, cast.subject(verb))) if victims else []
    for who in victims:
        if who not in doers:
            mark(who, "victim", 1, verb)
    for who in doers:
        offends(who, verb)


def _passive_beside(verb: Token) -> bool:
    """ "Was chased through a park and robbed", which the parse takes for a past tense."""
    if verb.tag_ != "VBD" or verb.dep_ != "conj" or syntax.own_subject(verb) or syntax.has_object(verb):
        return False
    return syntax.is_passive(verb.head)


def _recovering(cast: Cast, verb: Token) -> None:
    """ "Is recovering after an attack", "from being stabbed"."""
    if not near(verb, _ATTACKS, 8) or not _so(verb):
        return
    for who in everybody(cast, cast.subject(verb), harmed=True):
        _harmed(who, verb, "injured")


def _had_done(cast: Cast, verb: Token) -> None:
    """ "Had a glass smashed in the face", "had boiling water thrown over them"."""
    who = cast.who(cast.subject(verb))
    if who is None or not _so(verb):
        return
    if _had_thrown(cast, verb):
        mark(who, "victim", 1, verb)
        return
    for item in verb.rights:
        if item.dep_ not in ("dobj", "ccomp"):
            continue
        if any(part_of_body(part) for part in syntax.prepositional(item, "of")) and _in_a_row(verb):
            mark(who, "victim", 2, verb)
            who.outcomes.add("injured")
        done = [item] if item.dep_ == "ccomp" else [c for c in item.rights if c.dep_ == "acl"]
        done = [c for c in done if c.tag_ in ("VBN", "VBD") and c.lower_ in violence.MECHANISMS]
        for act in done:
            ends = [c for c in act.rights if c.dep_ == "prep" for c in c.children if c.dep_ == "pobj"]
            if any(part_of_body(end) or end.lower_ in ("them", *PRONOUNS) for end in ends):
                mark(who, "victim", 1, verb)


def _in_a_row(had: Token) -> bool:
    """ "Had part of his ear bitten off", which the parse takes for two verbs in a row, without an "and"."""
    done = [c for c in had.rights if c.dep_ == "conj" and c.tag_ == "VBN" and c.lower_ in violence.MECHANISMS]
    return bool(done) and not any(c.dep_ == "cc" for c in had.rights)


def _had_thrown(cast: Cast, verb: Token) -> bool:
    """ "Had blood spat into her mouth", whatever the parse makes of it: a thing, what was done with it, on whom."""
    act = next((i for i in range(verb.i + 2, min(len(cast.lower), verb.i + 6)) if cast.lower[i] in _FLUNG), None)
    if act is None or not any(token.pos_ == "NOUN" for token in cast.tokens[verb.i + 1 : act]):
        return False
    behind = cast.tokens[act + 1 : act + 6]
    return any(low in _ONTO for low in cast.lower[act + 1 : act + 3]) and any(
        part_of_body(token) or token.lower_ in ("them", "him", "her") for token in behind
    )


def _accomplice(cast: Cast, verb: Token) -> None:
    """ "A second man sat in a van", "a fourth man, aged 61, was freed": one of those who did it."""
    subject = cast.subject(verb)
    who = cast.at.get(subject.i) if subject is not None else None
    if who is None or who.named or "victim" in who.evidence or near(verb, _AT_ONCE, 4):
        return
    if (verb.lower_ in _RELEASE) != syntax.is_passive(verb) or verb.tag_ not in ("VBD", "VBN", "VBG"):
        return
    told = (d for d in who.descriptions if d.noun in _UNKNOWN and d.determiner == "a")
    if all(LATER.isdisjoint(d.modifiers) for d in told):
        return
    freed = verb.lower_ in _RELEASE and not cast.doc.words.isdisjoint(_ARRESTING)
    if freed or any(p is not who and "suspect" in p.evidence for p in cast.people):
        offends(who, verb)


def _threw_a_punch(cast: Cast, verb: Token) -> None:
    """ "The man who threw the punch", "Moss landed two blows"; whom the text holds for a victim hit back."""
    if syntax.is_passive(verb) or not _so(verb) or not any(c.lower_ in _BLOWS for c in syntax.objects(verb)):
        return
    for who in everybody(cast, cast.subject(verb)):
        if "victim" not in who.evidence:
            offends(who, verb)


def _fended_off(cast: Cast, verb: Token) -> None:
    """ "She fought off her assailant", "fended off the raider with a mop": who was attacked."""
    if verb.pos_ != "VERB" or not any(
        _an_attacker(cast, item) for c in (verb, *verb.rights) for item in c.rights if item.dep_ in ("dobj", "pobj")
    ):
        return
    for who in everybody(cast, cast.subject(verb)):
        if who.named or not cast.for_the_record(who):
            mark(who, "victim", 1, verb)


def _an_attacker(cast: Cast, token: Token) -> bool:
    who = cast.at.get(token.i)
    called = any(JOB_ROLE.get(d.noun) == "suspect" for d in who.descriptions) if who is not None else False
    return called or (token.tag_ == "NNS" and JOB_ROLE.get(singular(token.text)) == "suspect")


def _bodily_harm(cast: Cast, harm: Token) -> None:
    """ "Causing actual bodily harm to a man", "inflicted grievous bodily harm on him"."""
    if not harm.i or cast.lower[harm.i - 1] != "bodily" or not _so(harm):
        return
    for above in (harm, harm.head) if harm.dep_ == "dobj" else (harm,):
        for item in syntax.prepositional(above, "to", "on", "upon"):
            _all_harmed(cast, item, harm)


def _as_well_as(cast: Cast, well: Token) -> None:
    """ "A man was assaulted as well as a woman": what was done to the one was done to the other."""
    if not well.i or cast.lower[well.i - 1] != "as" or cast.lower[well.i + 1 : well.i + 2] != ["as"]:
        return
    one = next((cast.begun[i] for i in range(well.i + 2, well.i + 4) if i in cast.begun), None)
    if one is None:
        return
    verb = cast.tokens[one.head].head
    if (
        cast.tokens[one.head].dep_ == "conj"
        and any(h.head == verb.i and h.patients for h in harms(cast.doc))
        and _so(verb)
    ):
        _all_harmed(cast, cast.tokens[one.head], well)


def _dog_set_on(cast: Cast, verb: Token) -> None:
    """ "Set his dog on a neighbour"."""
    if not any(o.lower_ in violence.ANIMALS for o in syntax.objects(verb)) or not _so(verb):
        return
    victims = [w for item in (verb, *verb.rights) for o in syntax.prepositional(item, "on") for w in everybody(cast, o)]
    for who in victims:
        mark(who, "victim", 1, verb)
    for who in everybody(cast, cast.subject(verb)) if victims else ():
        offends(who, verb)


def _let_off(cast: Cast, verb: Token) -> bool:
    """ "Released without charge", "freed with no further action"."""
    behind = cast.lower[verb.i + 1 : verb.i + 5]
    return behind[:1] in (["without"], ["with"]) and not {"charge", "charges", "action"}.isdisjoint(behind)


def _under_the_law(cast: Cast, verb: Token, role: str) -> None:
    if not _so(verb):
        return
    for who in everybody(cast, cast.subject(verb)):
        if not who.is_victim():
            mark(who, role, 1, verb)


def _attempted(cast: Cast, verb: Token) -> None:
    """ "Tried to strangle a woman": whom it was meant for."""
    if not _so(verb):
        return
    for act in verb.rights:
        if act.dep_ != "xcomp" or act.lower_ not in violence.MECHANISMS or act.lower_ in violence.BODILY:
            continue
        for item in syntax.objects(act):
            if personlike(item):
                for who in everybody(cast, item):
                    mark(who, "victim", 1, act)


def _attempt_on(cast: Cast, word: Token) -> None:
    """ "The attempted murder of a woman"."""
    if word.head.lower_ in violence.ATTACK_NOUNS:
        for item in syntax.prepositional(word.head, "of", "on"):
            for who in everybody(cast, item, harmed=True):
                mark(who, "victim", 1, word)


def _own_statement(cast: Cast, statement: Token) -> None:
    """ "In a victim impact statement, Mr Moss said": he is the victim, where nobody died."""
    before = cast.lower[max(0, statement.i - 2) : statement.i]
    told = before[-1:] in (["impact"], ["personal"]) and "victim" in before
    if not told or any("killed" in p.outcomes for p in cast.people):
        return
    for name in cast.names:
        speaks = cast.lower[name.end : name.end + 1] in (["said"], ["told"])
        if speaks and statement.i < name.start < statement.sent.end:
            who = cast.at[name.first]
            if not cast.for_the_record(who) and not who.in_robes():
                mark(who, "victim", 1, statement)


def _on_trial(cast: Cast, noun: Token) -> None:
    """ "Is on trial", "will stand trial", "goes on trial"."""
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ == "on":
        above = above.head
    elif not (noun.dep_ == "dobj" and above.lower_ in ("stand", "stands", "stood", "standing", "face", "faces")):
        return
    if above.pos_ not in ("VERB", "AUX") or assertion(above) == "negated":
        return
    for who in everybody(cast, cast.subject(above)):
        if not who.is_victim():
            mark(who, "defendant", 2, noun)


def _charged(cast: Cast, word: Token) -> None:
    """ "Is to appear before magistrates charged with affray", "on trial accused of murder"."""
    if word.tag_ not in ("VBN", "VBD") or cast.lower[word.i + 1 : word.i + 2] not in (["with"], ["of"]):
        return
    if word.dep_ not in ("acl", "advcl") or not near(word, OFFENCE, 9):
        return
    node = word.head
    for _ in range(7):
        if node.lower_ in ("appear", "appeared", "appearing", "appears", "is", "was", "went"):
            people = list(everybody(cast, cast.subject(node)))
            for who in people:
                if not who.harmed_or_charged():
                    mark(who, "defendant", 1, word)
            if people:
                return
        if node.head.i == node.i:
            return
        node = node.head


def _carried_out(cast: Cast, verb: Token) -> None:
    """ "The attack was carried out by X"."""
    agent = syntax.agent(verb)
    if agent is None or not _subject_in(verb, _DEED) or not _so(verb):
        return
    for who in everybody(cast, agent):
        offends(who, verb)


def _lashed_out(cast: Cast, verb: Token) -> None:
    """ "Lashed out at a nurse"; a politician lashes out in words."""
    hit = [who for item in syntax.prepositional(verb, "at") for who in everybody(cast, item)]
    hit = [who for who in hit if (not who.named and not cast.for_the_record(who)) or "police" in who.evidence]
    if not hit or not _so(verb):
        return
    doers = list(everybody(cast, cast.subject(verb)))
    if any(map(cast.for_the_record, doers)):
        return
    for who in hit:
        if who not in doers:
            mark(who, "victim", 1, verb)
    for who in doers:
        offends(who, verb)


def _went_for(cast: Cast, verb: Token) -> None:
    """ "Went for a nurse with a hammer"."""
    if not near(verb, frozenset({"for"}), 1) or not near(verb, _ARMS, 9) or not _so(verb):
        return
    victims = [who for item in syntax.prepositional(verb, "for") for who in everybody(cast, item)]
    for who in victims:
        mark(who, "victim", 1, verb)
    for who in everybody(cast, cast.subject(verb)) if victims else ():
        offends(who, verb)


def attempted(verb: Token) -> bool:
    """ "Tried to kick and bite an officer": done by somebody, to nobody yet."""
    for _ in range(3):
        if verb.dep_ == "xcomp" and verb.head.lower_ in _TRYING:
            return assertion(verb.head) not in ("negated", "hypothetical")
        if verb.dep_ not in ("conj", "xcomp"):
            return False
        verb = verb.head
    return False
