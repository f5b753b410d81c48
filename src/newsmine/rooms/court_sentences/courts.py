"""Names of courts and judges as the text has them, and the dates beside them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from newsmine.language.parsed import Doc
from newsmine.lexicon import words

_HERE = "newsmine.rooms.court_sentences"
_HEADS = words(_HERE, "court", "heads")
_JUDGE = words(_HERE, "court", "judge")
_KIND = frozenset(
    {
        "crown",
        "magistrates",
        "sheriff",
        "high",
        "county",
        "superior",
        "circuit",
        "district",
        "supreme",
        "youth",
        "criminal",
        "federal",
        "municipal",
        "juvenile",
        "central",
        "appeal",
        "justice",
        "peace",
        "combined",
    }
)
#: Kinds of courts that are written with a small letter behind the town.
_SMALL_KIND = frozenset({"crown", "magistrates", "sheriff", "county", "youth", "district", "'", "'s"})
_NO_NAME = frozenset("crown court magistrates' magistrate's magistrates youth county district circuit superior".split())
_COURTS = (["court"], ["courts"])
_OWN = (["'"], ["'s"])
_LAW = frozenset({"law", "royal"})
_CENTRES = frozenset({"justice", "court"})
_SENT_UP = frozenset({"committed", "sent", "referred", "transferred", "remitted", "adjourned", "committing", "sending"})
_FOR_WHAT = frozenset({"for", "where", "to"})
_DUE = frozenset({"due", "will", "appear", "scheduled", "expected"})
_OFFICE = frozenset({"justice", "chief", "president", "general", "clerk", "advocate", "chancellor", "-"})
_GLUE = frozenset({"'", "'s", "-", "of", "the", "and", "&", "on", "upon", "in"})
_OPENERS = frozenset({"ADV", "SCONJ", "CCONJ", "ADP", "PRON", "DET", "INTJ"})
_LAND = frozenset({"county", "parish", "deputy", "'s", "the"})
_NO_TOWN = frozenset({"the", "but", "and", "when", "district", "three", "two", "as", "that", "a", "after", "local"})
_COURTESY = frozenset(
    {
        "district",
        "deputy",
        "mr",
        "mrs",
        "ms",
        "her",
        "his",
        "honour",
        "lord",
        "lady",
        "chief",
        "circuit",
        "superior",
        "court",
        "senior",
        "resident",
        "u.s.",
        "county",
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """A court or a judge in the characters `start` to `end`."""

    start: int
    end: int
    text: str


def courts(doc: Doc, text: list[str], starts: Container[int]) -> list[Name]:
    """Courts by name ("Teesside Crown Court", "the Old Bailey", "Swindon magistrates"), in text order.

    `starts`: the tokens that sentences begin with.
    """
    found = []
    for i, word in enumerate(text):
        if word not in _HEADS or (word == "bailey" and text[i - 1] != "old"):
            continue
        token = doc[i]
        behind = text[i + 1 : i + 3]
        if word == "magistrates" and (behind[:1] in _COURTS or (behind[:1] in _OWN and behind[1:] in _COURTS)):
            continue  # the word to come tells it
        if (word == "centre" and text[i - 1] not in _CENTRES) or (word == "courts" and text[i - 1] not in _LAW):
            continue
        if word == "court" and behind[:1] == ["centre"]:
            continue
        small = not token.text[:1].isupper()  # "Hull crown court", "Swindon magistrates"
        if small and not (
            (word == "court" and i and text[i - 1] in _SMALL_KIND)
            or (i and word == "magistrates" and doc[i - 1].text[:1].isupper() and text[i - 1] not in _NO_TOWN)
        ):
            continue
        start = i
        while start > 0 and (
            doc[start - 1].text[:1].isupper()
            or text[start - 1] in ("'", "'s", "-", "of", "the", "and")
            or (small and word == "court" and i - start < 3 and text[start - 1] in _SMALL_KIND)
        ):
            if (start - 1) in starts and text[start - 1] in ("at", "in"):
                break
            start -= 1
            if start in starts:
                break
        if start in starts and start + 1 < i and doc[start].pos_ in _OPENERS and doc[start + 1].text[:1].isupper():
            start += 1  # "However Hull Crown Court heard"
        while start < i and (
            text[start] in _GLUE
            or not doc[start].text[:1].isupper()
            or text[start] in ("at", "in", "judge", "he", "she", "a", "on")
            or (start in starts and doc[start].pos_ in _OPENERS)
        ):
            start += 1
        if small and word == "court" and (start == i or text[start] in _KIND or text[start] in _NO_TOWN):
            continue  # "the crown court"
        if start + 2 < i and text[start + 1] == "'s" and doc[start + 2].text[:1].isupper():
            start += 2  # "London's Southwark Crown Court"
        if _to_come(text, start, i + 1):
            continue
        end = i + 1
        if (
            text[end : end + 2] == ["of", "appeal"]
            or text[end : end + 2] == ["of", "justice"]
            or (
                text[end : end + 2] == ["in", doc[end + 1].lower_ if end + 1 < len(doc) else ""]
                and word == "court"
                and i - start == 1
                and text[start] in ("crown", "high", "sheriff")
                and doc[end + 1].pos_ == "PROPN"
            )
        ):
            end += 2
        elif text[end : end + 3] == ["of", "criminal", "appeal"]:
            end += 3
        if end - start < 2 and word not in ("bailey",):
            continue
        heard = text[end : end + 1] == ["heard"] or text[end : end + 2] == ["was", "told"]  # "Hull Court heard"
        if word == "court" and end == i + 1 and not (heard or any(w in _KIND for w in text[start:i])):
            continue
        found.append(_name(doc, start, end))
    return found


def _to_come(text: list[str], start: int, end: int) -> bool:
    """ "Committed to Hull Crown Court for sentence", "due before Hull Crown Court": which has done nothing yet."""
    lead = text[max(0, start - 7) : start]
    if "." in lead:
        lead = lead[lead.index(".") + 1 :]
    if lead[-1:] == ["the"]:
        lead = lead[:-1]
    sent = not _SENT_UP.isdisjoint(lead) and lead[-1:] in (["to"], ["at"])
    if sent and ("committed" in lead or not _FOR_WHAT.isdisjoint(text[end : end + 6])):
        return True
    return not _DUE.isdisjoint(lead) and lead[-1:] in (["at"], ["before"], ["in"], ["to"]) and "was" not in lead[-3:]


def generic(name: Name) -> bool:
    """Whether a court is named by its kind alone ("Crown Court"), without its town."""
    return all(part in _NO_NAME for part in name.text.lower().replace("’", "'").split())


def of_appeal(name: Name) -> bool:
    """Whether a court or judge hears appeals."""
    return "appeal" in name.text.lower() or name.text.lower().startswith(("lord justice", "lady justice"))


def judges(doc: Doc, text: list[str]) -> list[Name]:
    """Judges, recorders and sheriffs by title and name, in text order."""
    found: list[Name] = []
    scots = any(text[i : i + 2] == ["sheriff", "court"] for i, word in enumerate(text) if word == "sheriff")
    for i, word in enumerate(text):
        if word == "sheriff" and not scots and (text[i - 1] in _LAND or "sentenc" not in " ".join(text[i : i + 8])):
            continue  # a county's sheriff is police
        if word not in _JUDGE or not doc[i].text[:1].isupper() or i + 1 >= len(text):
            continue
        if found and found[-1].end > doc[i].idx:
            continue
        end = i + 1
        while (
            end < len(text)
            and end - i < 6
            and (doc[end].text[:1].isupper() or text[end] in ("-", "'"))
            and doc[end].is_alpha | (text[end] in ("-", "'") or "." in text[end] or "'" in text[end])
        ):
            if text[end] in ("court", "crown", "said", "magistrates"):
                break
            end += 1
        while end > i + 1 and text[end - 1] in ("-", "'"):
            end -= 1
        if (
            end == i + 1
            or any(
                w in ("court", "department", "office", "county", "minister", "secretary", "federation", "ministry")
                for w in text[i:end]
            )
            or (word == "justice" and text[i - 1 : i] not in (["mr"], ["mrs"], ["lord"], ["lady"], ["ms"], ["chief"]))
        ):
            continue
        if word in ("lord", "lady", "justice") and not _speaks_law(text, i):
            continue
        if word == "lord" and _OFFICE.issuperset(text[i + 1 : end]):
            continue  # "the Lord Justice-General": the office, no name
        if word in ("lord", "lady") and text[end : end + 1] == ["of"] and doc[end + 1].text[:1].isupper():
            end += 2  # "Lord Orr of Duncraig"
        start = i
        while start and text[start - 1] in _COURTESY and doc[start - 1].text[:1].isupper():
            start -= 1
        if text[start] == "court":
            start += 1  # "Hull Crown Court Judge Ruth Pell"
        if text[start] == "judge" and text[start + 1] in ("mr", "mrs", "ms", "lord", "lady"):
            start += 1  # "Judge Mr Justice Orr"
        found.append(_name(doc, start, end))
    return found


def _speaks_law(text: list[str], i: int) -> bool:
    near = text[max(0, i - 12) : i + 14]
    return text[i + 1 : i + 2] == ["justice"] or any(
        w in ("judge", "imposed", "jailed", "jailing", "sentenced", "sentencing", "sentence", "told") for w in near
    )


def _name(doc: Doc, start: int, end: int) -> Name:
    first, last = doc[start], doc[end - 1]
    a, b = first.idx, last.idx + len(last)
    return Name(a, b, doc.words_of(start, end))
