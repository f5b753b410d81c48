"""Several people told of at once, and one told of by a noun and a name: lists, "the defendant", appositions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsmine.language.parsed import Token
from newsmine.rooms.court_sentences.accused import APART, HOW_MANY, Accused

#: Words of a phrase for several people, at most.
_PHRASE = 8
_DASHES = frozenset({"—", "–", "--", "-"})


class Listed(Accused):
    """Finds whom a list of names, or a noun beside a name, is about."""

    def _joined(self, head: Token, verb: Token, keys: list[str]) -> list[str]:
        """ "Scott Marsh, 24, and Luke Marsh, 22, were": the others, where ages keep the parser from seeing them."""
        between = self.text[head.i : verb.i]
        one = {"was", "is", "has"} & set(between[-3:])
        if "and" not in between or one:
            return []
        several = {"were", "are", "have", "both", "each"} & set(between[-4:])
        others: list[str] = []
        last = False
        for i in range(head.i + 1, verb.i):
            key = self.person_at(self.doc[i])
            if key is not None and key not in keys and key not in others:
                if self.text[i - 1] not in (",", "and", ";", "old") and self.person_at(self.doc[i - 1]) != key:
                    return []
                last = self.text[i - 1] == "and"
                others.append(key)
        return others if several or last else []

    def _beside(self, head: Token) -> list[str]:
        """ "; and Lee Orr, 20, of Hyde, and Karl Toms, who each received": who stands before the last of them."""
        own = self.person_at(head)
        keys: list[str] = []
        for i in range(head.i - 1, self._first(head.i) - 1, -1):
            if self.text[i] == ";" or (self.doc[i].pos_ == "VERB" and self.text[i - 1] != "who"):
                break
            key = self.person_at(self.doc[i])
            if key is not None and key != own and key not in keys and self.people[key].name is not None:
                keys.insert(0, key)
        return keys

    def _listed(self, verb: Token) -> list[str]:
        """ "Karl Toms, 36, his brother Lee Toms, 38, and another man, Joe Orr, 45, received": all who are listed.

        Nothing where a verb or a word like "of" before a name says that the names are no list of subjects.
        """
        start = self._dateline(verb.i)
        before = self.text[start : verb.i]
        if "and" not in before or {"was", "is", "has"} & set(before[-3:]):
            return []
        keys: list[str] = []
        last = False
        for i in range(start, verb.i):
            token = self.doc[i]
            if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and i < verb.i - 3:
                return []
            key = self.person_at(token)
            if key is None or key in keys or self.people[key].name is None:
                continue
            if not keys and i - start > 3:
                return []
            if keys and not self._listed_after(i):
                return []
            last = "and" in self.text[max(start, i - 4) : i]
            keys.append(key)
        return keys if last else []

    def _listed_after(self, i: int) -> bool:
        """Whether a name at token `i` follows a comma or "and", but for "his brother", "another man,"."""
        k = i - 1
        for _ in range(4):
            if self.text[k] in (",", "and", ";"):
                return True
            if self.doc[k].pos_ not in ("NOUN", "PRON", "DET", "ADJ", "PUNCT", "PROPN") and self.text[k] != "-":
                return False
            k -= 1
        return False

    def _listed_near(self, start: int, end: int) -> list[str]:
        """ "All six admitted affray": as many as the sentence before, or behind, names."""
        said = self.text[start:end]
        number = next((HOW_MANY[word] for word in said if word in HOW_MANY), None)
        if number is None or not APART.isdisjoint(said) or end - start > _PHRASE:
            return []
        here = bisect_right(self.firsts, start) - 1
        for k in (here - 1, here - 2, here + 1):
            if not 0 <= k < len(self.bounds) or (k > here and self.text[self.bounds[k][0]] != "they"):
                continue
            first, stop = (self.doc[i].idx for i in (self.bounds[k][0], self.bounds[k][1] - 1))
            inside = self.mentions[bisect_left(self.starts, first) : bisect_left(self.starts, stop + 1)]
            keys = list(dict.fromkeys(key for _, _, key in inside if self._may_be_tried(key, None)))
            if len(keys) == number:
                return keys
        return []

    def _in_the_dock(self, noun: Token) -> tuple[str, ...]:
        """ "The defendant", "the appellant": whoever was dealt with last, else the only one who was tried."""
        if (spoken := self._spoken_of(noun.i)) and len(spoken) == 1:
            return spoken
        tried = self.tried()
        return tuple(tried) if len(tried) == 1 else ()

    def _apposed(self, noun: Token) -> str | None:
        """ "Father-of-one, Karl Toms, who ..., admitted": whose name stands behind a noun and a comma."""
        if noun.tag_ in ("NNS", "NNPS"):
            return None
        for i in range(noun.i + 1, min(noun.i + 6, len(self.doc) - 1)):
            if self.text[i] == ",":
                key = self.person_at(self.doc[i + 1])
                named = key is not None and self.people[key].name is not None and self.doc[i + 1].pos_ == "PROPN"
                return key if named else None
            if self.text[i] not in ("-", "of") and not self.doc[i].like_num:
                return None
        return None

    def _dateline(self, i: int) -> int:
        """The token that the sentence of token `i` begins with, behind a dateline ("HYDE, Ohio (AP) — A man ...")."""
        first = self._first(i)
        for k in range(first, min(first + 14, i)):
            if self.text[k] in _DASHES:
                return k + 1
            token = self.doc[k]
            if self.person_at(token) is not None or (token.is_alpha and not token.text[0].isupper() and k > first + 1):
                break
        return first
