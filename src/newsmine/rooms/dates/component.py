"""The spaCy factory `newsmine_dates`."""

from __future__ import annotations

from spacy.language import Language

from newsmine.rooms.component import RoomComponent
from newsmine.rooms.dates.find import find
from newsmine.rooms.dates.locales import LOCALES

__all__ = ["LOCALES", "create"]


@Language.factory("newsmine_dates", assigns=["doc._.newsmine_dates"], requires=["token.dep", "token.tag"])
def create(nlp: Language, name: str, locale: str = "uk") -> RoomComponent:
    """The room's component: dates, durations and sets as TIMEX3.

    `locale` says whose order of day and month, and whose holidays. Raises `ValueError` for one not in `LOCALES`.
    """
    if locale not in LOCALES:
        raise ValueError(f"no locale {locale!r}: there are {', '.join(sorted(LOCALES))}")
    return RoomComponent("dates", find, locale=locale)
