"""Names that stand in a row: "Ann Bell, 27, of Ashby, his wife Jo Hart, 42, and Lee Moss, who was asleep"."""

from __future__ import annotations

from collections.abc import Mapping

from newsmine.language.names import SAYING, Name
from newsmine.language.parsed import Doc
from newsmine.rooms.people.ages import BEHIND
from newsmine.rooms.people.describe import Description
from newsmine.rooms.people.details import by_account_of, places, skip_details
from newsmine.rooms.people.somebody import Somebody
from newsmine.rooms.people.words import JOB_ROLE

#: Where somebody stands in a picture.
_SHOWN = frozenset("left right centre center above below pictured inset top bottom front".split())
#: What stands behind a name with which a list may go on.
_GOING_ON = BEHIND | {",", ";", "and", "&"}
#: What may stand before a name inside a list.
_IN_ROW = (
    frozenset({"his", "her", "their", "the", "a", ",", "both", "then", "year", "-", "old"})
    | frozenset(noun for noun, role in JOB_ROLE.items() if role in ("relative", "friend"))
    | frozenset({"sons", "daughters", "brothers", "sisters", "children", "deputy", "officer", "constable"})
    | frozenset({"two", "three", "four", "five", "young", "baby", "twin", "eldest", "youngest", "girls", "boys"})
)


class Rows:
    """Finds rows in a document; `begins`, `begun` and `at`: names, descriptions and people by their tokens."""

    def __init__(
        self, doc: Doc, begins: Mapping[int, Name], begun: Mapping[int, Description], at: Mapping[int, Somebody]
    ) -> None:
        self.doc = doc
        self.lower: list[str] = doc.lower
        self.begins = begins
        self.begun = begun
        self.at = at

    def lists(self, names: tuple[Name, ...]) -> dict[int, list[int]]:
        """Names that stand in a row ("Ann Bell, 27, Jo Hart, 42, and Lee Moss"): each token, with the first of each."""
        rows: dict[int, list[int]] = {}
        row: list[Name] = []
        for name in names:
            if not row or name is not row[-1]:
                row = [name]
            following = self._next_in_row(name)
            if following is None or by_account_of(self.doc, name):
                firsts = [one.first for one in row]
                if (last := self._last_in_row(row)) is not None:
                    firsts.append(last)
                    rows[last] = firsts
                if len(firsts) > 1:
                    rows.update((i, firsts) for one in row for i in range(one.start, one.end))
                row = []
            else:
                row.append(following)
        return rows

    def _last_in_row(self, row: list[Name]) -> int | None:
        """The youth of "Ann Bell, 27, Jo Hart, 42, of Ashby, and a 17-year-old boy, who cannot be named"."""
        here = skip_details(self.doc, row[-1].end)
        if here == row[-1].end and len(row) == 1:
            return None
        while here + 1 < len(self.lower) and self.lower[here] in (",", "and", "along", "with", "together"):
            here += 1
        one = self.begun.get(here) if self.lower[here - 1] in ("and", "with") else None
        return one.head if one is not None and one.age is not None and one.determiner == "a" else None

    def _next_in_row(self, name: Name) -> Name | None:
        """The name that follows in a list, behind age and place, comma and "and", "his wife" or "daughters"."""
        doc = self.doc
        if name.end >= len(doc) or self.lower[name.end] not in _GOING_ON:
            return None
        here = skip_details(doc, name.end)
        if (
            here + 2 < len(doc)
            and doc[here].text == ","
            and self.lower[here + 1] in _SHOWN
            and doc[here + 2].text == ","
        ):
            here += 2  # "Ann Bell, left, and Jo Hart, right, were …"
        if here == name.end and here + 1 < len(doc) and self.lower[here] in ("of", "from"):
            here = max((k + 1 for k in places(doc, here + 1)), default=here)
        after = here = self._behind_clause(here)
        if after + 3 < len(doc) and doc[after].text == "," and self.lower[after + 1] == "both":
            while after + 3 < len(doc) and (doc[after].text in ",-" or self.lower[after] != "and") and after < here + 9:
                after += 1  # "Ann Bell, Jo Hart, both 20, and Lee Moss"
        for word in (",", ";", "and", "and", "&"):
            if after < len(doc) and doc[after].lower_ == word:
                after += 1
        if after == here:
            return None
        joined = self.lower[after - 1] in ("and", "&")
        for _ in range(9):
            following = self.begins.get(after)
            if following is not None:
                owns = following.end < len(doc) and doc[following.end].tag_ == "POS"
                acts = not joined and following.end < len(doc) and self._acts(following.end)
                return None if owns or acts else following
            if after >= len(doc) or (doc[after].lower_ not in _IN_ROW and not doc[after].text.isdecimal()):
                return None
            after += 1
        return None

    def _acts(self, i: int) -> bool:
        """True behind Moss in "… as Ann Bell, Moss walked back": a verb of one person alone."""
        return self.lower[i] in SAYING or (self.doc[i].tag_ in ("VBD", "VBZ") and self.lower[i] not in ("were", "had"))

    def _behind_clause(self, here: int) -> int:
        """The comma or semicolon behind ", who was asleep" within a list; `here` where no such words stand."""
        if here + 2 < len(self.lower) and self.lower[here] == "," and self.lower[here + 1] in ("who", "whose"):
            for i in range(here + 2, min(len(self.lower), here + 14)):
                if self.lower[i] == ";":
                    return i
                if self.lower[i] in (".", ",") or (i in self.at and self.at[i].named):
                    break
        return here
