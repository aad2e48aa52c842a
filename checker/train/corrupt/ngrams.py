"""Which three words stand together in clean news: a test for wording that reads as usual."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

__all__ = ["Trigrams"]


class Trigrams:
    """Remembers every three neighbouring words of a corpus by a checksum of 32 bits.

    Of a million trigrams, one unseen trigram in 4,000 is taken for a seen one.
    """

    def __init__(self, sentences: Iterable[Sequence[str]]) -> None:
        seen = {_checksum(words, place) for words in sentences for place in range(len(words))}
        self._seen: NDArray[np.uint32] = np.array(sorted(seen), dtype=np.uint32)

    def is_usual(self, words: Sequence[str], place: int) -> bool:
        """Tell whether a word has stood between its two neighbours before."""
        wanted = np.uint32(_checksum(words, place))
        found = int(np.searchsorted(self._seen, wanted))
        return found < len(self._seen) and bool(self._seen[found] == wanted)


def _checksum(words: Sequence[str], place: int) -> int:
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    return crc32(f"{before} {words[place]} {after}".encode())
