"""Who did what to whom: every mention of violence in a document, with its victims and attackers.

Rooms ask it (`harms(doc)`); it is worked out once for a document, from the dependency
parse. It knows no record. Words are in `lexicon.toml`.
"""

from newsmine.violence.find import Harm, harms

__all__ = ["Harm", "harms"]
