"""Names in clean news: which there are, and in what company they stand."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from checker.train.corrupt.function_words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["TITLES", "Names"]

#: Titles before surnames, lower-cased.
TITLES = words("mr mrs ms miss dr professor sir president senator")

#: A word with a capital or without inside a sentence, with the word before it.
_PAIR = re.compile(r"(?<![.!?:\"'“\u2018] )\b(?=([A-Za-z]+) ([A-Za-z]{4,})\b(?! [A-Z]))")
_FEWEST = 4
#: A name belongs to a group if this share of its places speaks for it.
_CLEAR = 0.25
_PLACE_WORDS = words("in from across near")


class Names:
    """Counts single names by the word that stands before them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts: Counter[str] = Counter()
        self._common: Counter[str] = Counter()
        article: Counter[str] = Counter()
        place: Counter[str] = Counter()
        person: Counter[str] = Counter()
        for text in texts:
            for before, name in _PAIR.findall(text):
                if name.islower():
                    self._common[name] += 1
                elif name[0].isupper() and name[1:].islower():
                    self.counts[name] += 1
                    article[name] += before == "the"
                    place[name] += before in _PLACE_WORDS
                    person[name] += before.lower() in TITLES
        self.places = self._group(place, article)
        self.people = self._group(person, article)
        self._places, self._people = frozenset(self.places), frozenset(self.people)

    def _group(self, told: Counter[str], article: Counter[str]) -> tuple[str, ...]:
        return tuple(
            name
            for name in sorted(told)
            if self.counts[name] >= _FEWEST
            and told[name] >= _CLEAR * self.counts[name]
            and article[name] == 0
            and not self.is_common(name)
        )

    def is_common(self, name: str) -> bool:
        """Tell whether the word stands without a capital as often as with one."""
        return self._common[name.lower()] >= max(1, self.counts[name])

    def is_place(self, name: str) -> bool:
        """Tell whether the name often follows prepositions of place and never "the"."""
        return name in self._places

    def is_person(self, name: str) -> bool:
        """Tell whether the name often follows a title and never "the"."""
        return name in self._people
