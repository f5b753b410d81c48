"""The spaCy model, run faster: the same numbers, worked out with less.

Nothing here changes what a pipeline says of a text. Word vectors that do not depend on
their neighbours are worked out once a word (`vectors`), the part of speech is looked up
instead of matched (`pos`), and entities are decided for a batch at once (`entities`). Only what
triage set aside is not parsed (`aside`). A model of another make is left as it is.
"""
