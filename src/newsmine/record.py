"""Record and its facts: what goes out.

The types are the contract. `schema()` makes the JSON Schema from them, writers encode
them and readers check lines against them. Every fact is grounded:
`record.text[fact.start:fact.end] == fact.text`, counted in Unicode code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from newsmine.article import Source

SCHEMA: Literal["newsmine/1"] = "newsmine/1"

Assertion = Literal["asserted", "alleged", "negated", "hypothetical"]
Qualifier = Literal["exact", "about", "more_than", "at_least", "less_than", "at_most", "between"]
Unit = Literal[
    "victims", "assaults", "injuries", "incidents", "offenders", "arrests", "charges", "convictions", "acquittals"
]
Outcome = Literal["assaulted", "injured", "seriously_injured", "hospitalised", "killed", "unhurt"]
Who = Literal[
    "police_officer",
    "emergency_worker",
    "paramedic",
    "prison_officer",
    "health_worker",
    "firefighter",
    "nurse",
    "teacher",
    "shop_worker",
    "transport_worker",
    "security",
    "civilian",
    "child",
    "suspect",
    "other",
]
InjuryType = Literal[
    "bruise",
    "cut",
    "graze",
    "bite_wound",
    "fracture",
    "dislocation",
    "sprain",
    "concussion",
    "head_injury",
    "unconscious",
    "tooth",
    "eye",
    "internal",
    "stab_wound",
    "gunshot_wound",
    "burn",
    "scar",
    "swelling",
    "pain",
    "infection_risk",
    "psychological",
    "bleeding",
    "death",
    "unspecified",
    "other",
]
BodyPart = Literal[
    "head",
    "face",
    "eye",
    "nose",
    "mouth",
    "jaw",
    "ear",
    "neck",
    "shoulder",
    "arm",
    "elbow",
    "wrist",
    "hand",
    "finger",
    "chest",
    "ribs",
    "back",
    "abdomen",
    "groin",
    "hip",
    "leg",
    "knee",
    "ankle",
    "foot",
]
Mechanism = Literal[
    "punch",
    "kick",
    "bite",
    "spit",
    "headbutt",
    "push",
    "slap",
    "strike",
    "stamp",
    "throw",
    "scratch",
    "strangle",
    "grab",
    "drag",
    "stab",
    "shoot",
    "vehicle",
    "burn",
    "acid",
    "bomb",
    "tackle",
    "cough",
    "sexual",
    "threat",
    "other",
]
Severity = Literal["minor", "serious", "life_threatening", "fatal"]
Treatment = Literal["none", "at_scene", "hospital", "surgery"]
Role = Literal[
    "victim",
    "suspect",
    "defendant",
    "convicted",
    "acquitted",
    "police",
    "official",
    "spokesperson",
    "lawyer",
    "judge",
    "witness",
    "relative",
    "politician",
    "journalist",
    "other",
]
PersonStatus = Literal["killed", "injured", "hospitalised", "unhurt"]
TimexType = Literal["date", "time", "duration", "set"]
DisposalType = Literal[
    "custody",
    "suspended_custody",
    "life",
    "community_order",
    "unpaid_work",
    "curfew",
    "rehabilitation",
    "fine",
    "compensation",
    "costs",
    "surcharge",
    "conditional_discharge",
    "absolute_discharge",
    "driving_ban",
    "restraining_order",
    "criminal_behaviour_order",
    "hospital_order",
    "caution",
    "time_served",
    "probation",
    "other",
]
IncidentType = Literal[
    "assault", "shooting", "stabbing", "homicide", "sexual_assault", "robbery", "vehicle", "disorder", "other"
]
IncidentRole = Literal["victim", "suspect", "offender", "witness"]
Status = Literal["ok", "skipped", "error"]
Number = int | float


class Fact(msgspec.Struct, kw_only=True):
    """What every fact has. `id` and `passage` are given when the record is assembled."""

    id: str = ""
    start: int
    end: int
    text: str = ""
    passage: str | None = None
    assertion: Assertion = "asserted"
    same_as: str | None = None
    speaker: str | None = None
    confidence: float = 0.9
    rule: str


class Rate(msgspec.Struct, kw_only=True):
    """ "three a day": per what, and whether it is an average."""

    per: Literal["hour", "day", "week", "month", "year", "weekend", "shift"]
    average: bool = False


class Change(msgspec.Struct, kw_only=True):
    """ "up 22 per cent from 1,050": which way, how far, from what."""

    direction: Literal["up", "down"]
    percent: Number | None = None
    from_: Number | None = msgspec.field(default=None, name="from")


class Interval(msgspec.Struct, kw_only=True):
    """A number of people as best figure and bounds; an open bound is None."""

    value: Number | None
    low: Number | None
    high: Number | None


class Count(Fact, kw_only=True):
    """How many people were harmed or attacked, or how many attacks there were."""

    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: Qualifier = "exact"
    unit: Unit
    outcome: Outcome | None = None
    mechanisms: list[Mechanism] = []
    who: Who | None = None
    who_text: str | None = None
    force: str | None = None
    place: str | None = None
    rate: Rate | None = None
    period: str | None = None
    change: Change | None = None
    share: float | None = None
    part_of: str | None = None
    aggregate: bool = False
    incident: str | None = None


class Injury(Fact, kw_only=True):
    """One stated harm, or one stated attack on a body where no harm is named."""

    type: InjuryType | None = None
    body_parts: list[BodyPart] = []
    mechanism: Mechanism | None = None
    severity: Severity | None = None
    permanent: bool = False
    treatment: Treatment | None = None
    victim: str | None = None
    victim_text: str | None = None
    count: str | None = None
    incident: str | None = None


class Mention(msgspec.Struct, kw_only=True):
    """One place where the text names or describes a person."""

    start: int
    end: int
    text: str = ""


class Person(Fact, kw_only=True):
    """One person, with every mention; named, or an unnamed victim or offender."""

    name: str | None = None
    title: str | None = None
    aliases: list[str] = []
    mentions: list[Mention] = []
    roles: list[Role] = []
    position: str | None = None
    organisation: str | None = None
    age: int | None = None
    age_low: int | None = None
    age_high: int | None = None
    gender: Literal["female", "male"] | None = None
    residence: str | None = None
    status: PersonStatus | None = None


class Date(Fact, kw_only=True):
    """A TIMEX3 expression and the days it means."""

    type: TimexType
    value: str
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    mod: str | None = None
    anchor: str | None = None
    resolved: bool = False
    part_of: str | None = None


class Offence(msgspec.Struct, kw_only=True):
    """What somebody was dealt with for: its words, its code, its statute."""

    text: str
    offence: str | None = None
    law: str | None = None


class Disposal(msgspec.Struct, kw_only=True):
    """One thing a court ordered."""

    type: DisposalType
    text: str
    length: str | None = None
    days: int | None = None
    amount: Number | None = None
    currency: str | None = None
    suspended: str | None = None
    hours: Number | None = None
    relation: Literal["concurrent", "consecutive"] | None = None
    each_of: int | None = None


class CourtSentence(Fact, kw_only=True):
    """What a court did with one or several defendants."""

    defendants: list[str] = []
    defendant_text: str | None = None
    offences: list[Offence] = []
    plea: Literal["guilty", "not_guilty"] | None = None
    verdict: Literal["convicted", "acquitted"] | None = None
    disposals: list[Disposal] = []
    court: str | None = None
    judge: str | None = None
    date: str | None = None
    total_days: int | None = None


class Participant(msgspec.Struct, kw_only=True):
    """A person's part in an incident."""

    person: str
    role: IncidentRole


class Incident(Fact, kw_only=True):
    """Something that happened, tying the facts together."""

    type: IncidentType
    primary: bool = False
    part_of: str | None = None
    offender_who: Who | None = None
    date: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    place: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    killed: Interval | None = None
    injured: Interval | None = None
    victims: Interval | None = None
    offenders: Interval | None = None
    people: list[Participant] = []
    counts: list[str] = []
    injuries: list[str] = []
    sentences: list[str] = []


class Passage(msgspec.Struct, kw_only=True):
    """A sentence of the text that carries a fact. `quote`: it stands in quotation marks."""

    id: str
    start: int
    end: int
    text: str
    index: int
    quote: bool = False
    speaker: str | None = None
    facts: list[str] = []


class Warning_(msgspec.Struct, kw_only=True):
    """What a checker should look at; `fact` is the id of the fact concerned, or None."""

    code: str
    message: str
    fact: str | None = None


class Failure(msgspec.Struct, kw_only=True):
    """Why an input gave no facts."""

    code: str
    message: str


class Model(msgspec.Struct, kw_only=True):
    """What read the article."""

    newsmine: str
    pipeline: str | None = None
    pipeline_version: str | None = None


class Record(msgspec.Struct, kw_only=True):
    """All that was read from one article; one line of output."""

    schema: Literal["newsmine/1"] = SCHEMA
    status: Status = "ok"
    error: Failure | None = None
    id: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    extra: dict[str, Any] = {}
    source: Source
    text: str
    title_end: int | None = None
    model: Model
    relevant: bool = False
    counts: list[Count] = []
    injuries: list[Injury] = []
    people: list[Person] = []
    dates: list[Date] = []
    sentences: list[CourtSentence] = []
    incidents: list[Incident] = []
    passages: list[Passage] = []
    warnings: list[Warning_] = []

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Every fact with its kind, kind by kind in the order of KINDS, then in text order."""
        for kind in KINDS:
            for fact in getattr(self, kind):
                yield kind, fact

    def fact(self, identifier: str) -> Fact | None:
        """The fact of that id ("c1"), or None."""
        return next((fact for _, fact in self.facts() if fact.id == identifier), None)

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts and lists, keys as in the contract."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def to_json(self) -> str:
        """One line of JSON."""
        return msgspec.json.encode(self).decode()


#: The lists of facts of a record, with the letter their ids begin with.
KINDS: dict[str, str] = {
    "counts": "c",
    "injuries": "i",
    "people": "p",
    "dates": "d",
    "sentences": "s",
    "incidents": "e",
}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record, made from the types above."""
    described = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **described}
