"""What a checker should look at first: places where a record disagrees with itself or with sense.

Each warning has a stable code (`CODES`), a sentence for people, and the fact concerned.
Rooms and readers leave warnings of their own; this adds what only the whole record shows.
"""

from newsmine.warn.codes import CODES
from newsmine.warn.find import warnings_of

__all__ = ["CODES", "warnings_of"]
