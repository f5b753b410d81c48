"""Everything newsmine raises on purpose.

NewsmineError                 something the user can act on; its text says where, what, what to do
├── InputError                an input that gives no facts; becomes an error record (`code`)
├── UsageError                a wrong option, path or value: nothing was read
├── ModelError                a spaCy pipeline that cannot be loaded or lacks a component
├── OutputError               an output that cannot be written
├── LexiconError              a word list or an examples file that is malformed
└── RecordError               a line that is not a newsmine record
"""

from __future__ import annotations


class NewsmineError(Exception):
    """Something went wrong that the user can act on; the message is one line for people."""


class InputError(NewsmineError):
    """An input that gives no facts.

    `code` is a short stable name for programs (`empty`, `binary`, `not_json`, `no_text`, ...);
    the message says what is wrong and what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class UsageError(NewsmineError):
    """A wrong option, path or value; nothing was read."""


class ModelError(NewsmineError):
    """A spaCy pipeline that cannot be loaded, or that lacks a component newsmine needs."""


class OutputError(NewsmineError):
    """An output that cannot be written."""


class LexiconError(NewsmineError):
    """A word list or an examples file that is malformed; the message names file and entry."""


class RecordError(NewsmineError):
    """A line that is not a newsmine record; the message names file and line."""
