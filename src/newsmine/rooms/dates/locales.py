"""How a publisher's country writes its dates, and whose holidays it keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locale:
    """`day_first`: 03/04/2017 is 3 April. `nation`: country and part of it, as the `holidays` package names them."""

    day_first: bool
    nation: tuple[str, str | None]


#: Countries that can be named with --locale.
LOCALES: dict[str, Locale] = {
    "uk": Locale(True, ("GB", "ENG")),
    "england": Locale(True, ("GB", "ENG")),
    "wales": Locale(True, ("GB", "WLS")),
    "scotland": Locale(True, ("GB", "SCT")),
    "northern-ireland": Locale(True, ("GB", "NIR")),
    "ireland": Locale(True, ("IE", None)),
    "australia": Locale(True, ("AU", None)),
    "new-zealand": Locale(True, ("NZ", None)),
    "india": Locale(True, ("IN", None)),
    "south-africa": Locale(True, ("ZA", None)),
    "canada": Locale(False, ("CA", None)),
    "us": Locale(False, ("US", None)),
}
