"""Families of words with one stem: protest, protester, protestation."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.train.corrupt.function_words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WordFamilies"]

#: Derivational endings, longest first.
_ENDINGS = tuple(
    sorted(
        words(
            "ation ition tion sion ion ment ness ity ety ian ician ics ist ism al ial ical ic ive "
            "ative ous ious ful less able ible ence ance ency ancy ent ant er or ary ory ry age ly "
            "ally ish ship hood dom ise ize ify ed ing y e"
        ),
        key=lambda ending: (-len(ending), ending),
    )
)
_SHORTEST_STEM = 4


def stem(word: str) -> str:
    """Return what is left of a word without its derivational endings."""
    changed = True
    while changed:
        changed = False
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word = word[: -len(ending)]
                changed = True
                break
    return word


class WordFamilies:
    """Groups the common words of a vocabulary by stem."""

    def __init__(self, counts: Mapping[str, int], fewest: int = 8) -> None:
        families: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(counts):
            plural = word.endswith("s") and word[:-1] in counts
            if counts[word] >= fewest and word.isalpha() and word.isascii() and not plural:
                families[stem(word)].append(word)
        self._families = {key: tuple(words) for key, words in families.items() if len(words) > 1}

    def relatives(self, word: str) -> tuple[str, ...]:
        """Return the other words of a word's family; none if it has no family."""
        return tuple(w for w in self._families.get(stem(word), ()) if w != word)
