"""Who did what to whom: every mention of violence in a document, with its victims and attackers.

Rooms ask it (`harms(doc)`, `by_patient(doc)`); it is worked out once for a document, from
the dependency parse. It knows no fact. Words are in `lexicon.toml`, parts of the body in
`body.toml`. It refuses figures of speech ("shot to fame", "hit by cuts"), games, illnesses
and blows that hit things.
"""

from newsmine.violence.find import by_patient, harms
from newsmine.violence.harm import BADNESS, Harm, HarmKind, worse

__all__ = ["BADNESS", "Harm", "HarmKind", "by_patient", "harms", "worse"]
