"""One folder for each question asked of an article.

A room is `find.py` (a document in, facts out), `rules.py` (its named rules),
`lexicon.toml` (its words), `examples.toml` (its specification) and `component.py` (its
spaCy factory). A room does not import a room: it reads what another left on the `Doc`
through `newsmine.rooms.findings`.
"""

#: Rooms in the order in which they read a document, with the kind of fact each leaves.
ROOMS: dict[str, str] = {
    "dates": "dates",
    "people": "people",
    "counts": "counts",
    "injuries": "injuries",
    "court_sentences": "sentences",
    "incidents": "incidents",
}
