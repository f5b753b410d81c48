"""The room's words, as its other files ask for them."""

from __future__ import annotations

from newsmine.language.inflect import all_forms
from newsmine.lexicon import load, words

_HERE = "newsmine.rooms.people"
_TABLES = load(_HERE)

#: A noun for one person, with the role that follows from it ("friend" and "none": no role).
JOB_ROLE: dict[str, str] = {}
for _role, _nouns in _TABLES["jobs"].items():
    for _noun in _nouns:
        JOB_ROLE.setdefault(_noun, _role)
#: "Mother-of-two", "dad of 3": kin by the number of their children.
_KIN_WITH_CHILDREN = {
    "male": "father dad grandfather grandad granddad",
    "female": "mother mum mam mom grandmother gran grandma nan",
}
_CHILDREN = "one two three four five six seven eight nine ten 1 2 3 4 5 6 7 8 9 10".split()
PARENTS: dict[str, str] = {
    f"{parent}{joint}{number}": gender
    for gender, parents in _KIN_WITH_CHILDREN.items()
    for parent in parents.split()
    for joint in ("-of-", " of ", "-to-")
    for number in _CHILDREN
}
for _noun in PARENTS:
    JOB_ROLE.setdefault(_noun, "none")
#: All that a noun above may end in.
ENDINGS = frozenset(noun[i:] for noun in JOB_ROLE for i in range(len(noun)))
#: Last words of the nouns above.
LAST_WORDS = frozenset(noun.split()[-1].split("-")[-1] for noun in JOB_ROLE) | frozenset(
    noun.split()[-1] for noun in JOB_ROLE
)
DESCRIBED = words(_HERE, "described", "words") | frozenset(PARENTS)
NO_POSITION = words(_HERE, "described", "no_position")
MALE, FEMALE = words(_HERE, "gender", "male"), words(_HERE, "gender", "female")
MALE_TITLES, FEMALE_TITLES = words(_HERE, "gender", "titles_male"), words(_HERE, "gender", "titles_female")


def _verbs(table: str) -> dict[str, str]:
    return {form: role for role, verbs in _TABLES[table].items() for form in all_forms(verbs)}


PASSIVE, ACTIVE = _verbs("passive"), _verbs("active")
FATE: dict[str, str] = {noun: role for role, nouns in _TABLES["fate"].items() for noun in nouns}
HARM = words(_HERE, "objects", "harm")
HOSPITAL = words(_HERE, "objects", "hospital")
CHARGE = words(_HERE, "objects", "charge")
COURT = words(_HERE, "objects", "court")
OFFENCE = words(_HERE, "objects", "offence")
LISTING: dict[str, str] = {word: role for role, listed in _TABLES["listing"].items() for word in listed}
LAWYERLY = words(_HERE, "beside", "lawyer")
DISTINCT = words(_HERE, "other_words", "distinct")
LOOKS = words(_HERE, "looks", "words")
#: Names of firms and services, in small letters.
EMPLOYERS = words(_HERE, "employers", "words")


#: The latest words of the law for somebody whose case is told.
TRIED = frozenset({"convicted", "defendant", "acquitted"})
#: Nouns that mean a role in the case and nothing else of a person.
OFFENDER_NOUNS = frozenset(noun for noun, role in JOB_ROLE.items() if role in ("suspect", "defendant"))
VICTIM_NOUNS = frozenset(noun for noun, role in JOB_ROLE.items() if role == "victim")
ROLE_NOUNS = OFFENDER_NOUNS | VICTIM_NOUNS | {""}
#: Nouns that mean the same job, each with the numbers of the rows it stands in.
SYNONYMS: dict[str, frozenset[int]] = {}
for _row, _line in enumerate(_TABLES["synonyms"]["jobs"]):
    for _noun in _line.split("/"):
        SYNONYMS[_noun] = SYNONYMS.get(_noun, frozenset()) | {_row}
#: Nouns of kinship, each with the first of its row.
KIN = {noun: row[0] for row in (line.split("/") for line in _TABLES["synonyms"]["kin"]) for noun in row}
#: Nouns for anybody at work.
STAFF = words(_HERE, "synonyms", "staff")
#: The least and the greatest age of those whom a noun means.
AT_AGE: dict[str, tuple[int, int]] = {
    noun: (low, high)
    for low, high, nouns in (
        (0, 17, _TABLES["years"]["child"]),
        (13, 19, _TABLES["years"]["teen"]),
        (10, 21, _TABLES["years"]["youth"]),
        (16, 120, _TABLES["years"]["grown"]),
        (20, 120, _TABLES["years"]["parent"]),
        (55, 120, _TABLES["years"]["old"]),
    )
    for noun in nouns
}
#: Adjectives for those of old age.
ELDERLY = words(_HERE, "years", "elderly")


def noun_gender(noun: str) -> str | None:
    """The gender that a noun for a person states, or None."""
    if noun in PARENTS:
        return PARENTS[noun]
    if noun in MALE:
        return "male"
    return "female" if noun in FEMALE else None


#: Last words of the names of papers and broadcasters.
OUTLETS = frozenset(
    "news times echo post mail star herald gazette telegraph guardian chronicle journal tribune courier mirror express "
    "argus observer advertiser standard independent examiner mercury reporter live".split()
)
