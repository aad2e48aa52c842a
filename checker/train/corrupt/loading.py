"""Build what the corruptions look up from clean news and a table of foreign words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.train.corrupt.families import WordFamilies
from checker.train.corrupt.idioms import IdiomTable
from checker.train.corrupt.inventory import SenseInventory
from checker.train.corrupt.names import Names
from checker.train.corrupt.ngrams import Trigrams
from checker.train.corrupt.resources import Resources
from checker.train.corrupt.text import lowered_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["load_resources"]


def load_resources(senses_path: str | Path, texts: Iterable[str]) -> Resources:
    """Count the words of clean news and build everything that corruptions look up.

    Args:
        senses_path: Parquet file of foreign words with their English renderings.
        texts: Sentences of clean English news; tens of thousands are best.

    Returns:
        Resources that can be pickled and shared between processes.

    Raises:
        InputError: The file of foreign words cannot be used.
    """
    sentences = list(texts)
    words = [lowered_words(text) for text in sentences]
    counts = Counter(word for sentence in words for word in sentence)
    senses = SenseInventory.from_parquet(senses_path, counts)
    return Resources(
        lexicon=senses.lexicon,
        senses=senses,
        idioms=IdiomTable.shipped(senses.lexicon),
        families=WordFamilies(counts),
        names=Names(sentences),
        trigrams=Trigrams(words),
    )
