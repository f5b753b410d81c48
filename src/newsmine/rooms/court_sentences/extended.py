"""Extended sentences: how much of "12 years" is custody and how much licence, where the text says so."""

from __future__ import annotations

from dataclasses import replace

from newsmine.rooms.court_sentences.lengths import Length
from newsmine.rooms.court_sentences.orders import Draft, Order
from newsmine.rooms.court_sentences.reading import Reading
from newsmine.rooms.court_sentences.units import number_at_word

_CUSTODY = frozenset({"custody", "prison", "jail", "imprisonment", "bars", "custodial", "detention", "inside"})
_LICENCE = frozenset({"licence", "license"})
#: How far behind the term its parts may stand.
_REACH = 24


class Extended(Reading):
    """Splits an extended sentence into its parts."""

    def _split(self, order: Order, stop: int) -> None:
        """ "An extended sentence of 12 years – eight in custody and four on licence": the parts, if they add up."""
        term = next((d for d in order.drafts if d.type == "custody" and d.length is not None), None)
        if term is None or term.length is None or len(term.length.parts) != 1:
            return
        if "extended" not in self.text[term.start : min(stop, term.end + _REACH)]:
            return
        number, unit = term.length.parts[0]
        inside = self._part(term.start, stop, _CUSTODY)
        outside = self._part(term.start, stop, _LICENCE)
        if inside is None or outside is None or inside[0] + outside[0] != number:
            return
        whole = term.end
        term.length = Length(((inside[0], unit),))
        licence = Draft("other", outside[1], outside[2], Length(((outside[0], unit),)))
        term.end = max(whole, inside[2])
        order.drafts = [d for d in order.drafts if d is term or d.start < whole or d.start > outside[2]]
        order.drafts.append(replace(licence))

    def _part(self, start: int, stop: int, words: frozenset[str]) -> tuple[float, int, int] | None:
        """The number that stands before one of the words, with the tokens from it to the word; or None."""
        for k in range(start, min(stop, start + _REACH + 6)):
            if self.text[k] in words:
                if self.text[k + 1 : k + 3] in (["term", "of"], ["period", "of"], ["element", "of"], ["part", "of"]):
                    found = number_at_word(self.text, k + 3, stop)
                    return (found[1], k, found[0] + 1) if found is not None else None
                for i in range(k - 1, max(start, k - 7) - 1, -1):
                    found = number_at_word(self.text, i, k)
                    if found is not None:
                        return found[1], i, k + 1
                return None
        return None
