"""Which English words mean about the same, as dictionaries group them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.train.corrupt.entries import Entry

__all__ = ["Synonyms"]

#: Second-order similarity from which two renderings count as near synonyms.
_SIMILAR = 0.12


class Synonyms:
    """Learns from dictionary entries which renderings stand in one sense.

    Two renderings count as synonyms if dictionaries put them into one sense about as
    often as into different ones, or if they keep company with the same other renderings.
    """

    def __init__(self) -> None:
        self._company: dict[str, Counter[str]] = {}
        self._entries: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)

    def add(self, entry: Entry) -> None:
        """Learn from an entry, if its dictionary groups renderings by sense."""
        if not entry.grouped:
            return
        for sense, group in zip(entry.senses, entry.group, strict=True):
            mates = [s for s, g in zip(entry.senses, entry.group, strict=True) if g == group]
            self._company.setdefault(sense, Counter()).update(mates)
            self._entries[sense].append(entry.senses)

    def similarity(self, first: str, second: str) -> float:
        """Return how alike the company of two renderings is: cosine, 0 to 1."""
        a, b = self._company.get(first), self._company.get(second)
        if not a or not b:
            return 0.0
        if len(a) > len(b):
            a, b = b, a
        product = sum(n * b[word] for word, n in a.items() if word in b)
        norms = math.sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))
        return product / norms

    def are_confusable(self, first: str, second: str) -> bool:
        """Tell whether two renderings differ in meaning although one foreign word has both."""
        if _related(first, second):
            return False
        together = self._company[first][second] if first in self._company else 0
        apart = sum(second in senses for senses in self._entries.get(first, ())) - together
        if together and together * 3 >= apart:
            return False
        return self.similarity(first, second) < _SIMILAR


def _related(first: str, second: str) -> bool:
    """Tell whether two renderings share a word or a stem."""
    for a in first.split(" "):
        for b in second.split(" "):
            if a in b or b in a:
                return True
            shared = 0
            for x, y in zip(a, b, strict=False):
                if x != y:
                    break
                shared += 1
            if shared >= max(4, 0.6 * min(len(a), len(b))):
                return True
    return False
