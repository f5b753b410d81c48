"""Sentences end where paragraphs end: a headline, a caption or a list item never runs on."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

_TERMINAL = tuple(".!?:;\"'”’)]")


@Language.component("newsmine_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """The document, with a sentence start after each blank line and each line that ends a sentence.

    Runs before the parser, which keeps the boundaries that it finds. A single line end inside a
    wrapped paragraph ("… three\\nofficers …") is no boundary.
    """
    last = len(doc) - 1
    starts: Any = None
    spaces: Any = doc.to_array("IS_SPACE")
    for i in spaces.nonzero()[0].tolist():
        word = doc[i].text
        if "\n" in word and 0 < i < last:
            before, after = doc[i - 1].text, doc[i + 1].text
            if word.count("\n") > 1 or before.rstrip().endswith(_TERMINAL) or not after[:1].islower():
                if starts is None:  # all at once: spaCy looks at the whole text for each start that is set
                    starts = doc.to_array("SENT_START")
                starts[i + 1] = 1
    if starts is not None:
        doc.from_array(["SENT_START"], starts.reshape(-1, 1))
    return doc
