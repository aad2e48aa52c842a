"""Words of a text, and the scores of tokens gathered by word."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

__all__ = ["WORD", "TokenPlaces", "find_words", "is_lexical", "place_tokens"]

#: Letters and digits with inner apostrophes, points, commas and hyphens; else one mark.
WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")  # noqa: RUF001 - typographic apostrophe

#: For each word the numbers of its first token and of the token after its last.
TokenPlaces = NDArray[np.int64]


def find_words(text: str) -> NDArray[np.int32]:
    """Return the code point offsets of each word and mark of a text, int32 (words, 2)."""
    spans = [match.span() for match in WORD.finditer(text)]
    return np.array(spans, dtype=np.int32).reshape(-1, 2)


def is_lexical(text: str, words: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Tell words with a letter or digit from punctuation marks, bool (words,)."""
    return np.array([text[start].isalnum() or end - start > 1 for start, end in words], dtype=bool)


def place_tokens(words: NDArray[np.int32], offsets: NDArray[np.int32]) -> TokenPlaces:
    """Find the tokens that each word shares a letter with.

    Args:
        words: int32 (words, 2), sorted.
        offsets: int32 (tokens, 2), sorted; a token may include the space before its word.

    Returns:
        int64 (words, 2); empty for a word whose letters the tokenizer does not know.
    """
    first = np.searchsorted(offsets[:, 1], words[:, 0], side="right")
    after = np.searchsorted(offsets[:, 0], words[:, 1], side="left")
    return np.stack([first, np.maximum(first, after)], axis=1)
