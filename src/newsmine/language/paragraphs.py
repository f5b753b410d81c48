"""Sentences end where paragraphs end: a headline, a caption or a list item never runs on."""

from __future__ import annotations

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
    for token in doc:
        if token.i < last and token.is_space and "\n" in token.text and token.i > 0:
            before, after = doc[token.i - 1], doc[token.i + 1]
            blank = token.text.count("\n") > 1
            if blank or before.text.endswith(_TERMINAL) or not after.text[:1].islower():
                after.is_sent_start = True
    return doc
