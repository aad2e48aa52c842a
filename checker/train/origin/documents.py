"""Cuts the training texts into documents of many lengths and counts what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from checker.train.origin.ngrams import Ngrams, Occurrences

__all__ = ["Batch", "Documents", "batch_of", "cut_documents"]

#: Lengths of documents in segments, drawn with equal chances: from a news item of one sentence
#: to a long article.
_LENGTHS = (1, 2, 4, 6, 8, 10, 10, 12, 16, 24)


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents as ranges of segments: ``first`` to before ``last``; all int64, shape (n,)."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """What stands in some documents, one entry per document and word sequence.

    Attributes:
        documents: int64, the number of the document within the batch, ascending.
        ngrams: int64, the number of the word sequence.
        values: float32; the squares of a document's values sum to 1.
        words: int64, shape (documents,): number of words.
    """

    documents: NDArray[np.int64]
    ngrams: NDArray[np.int64]
    values: NDArray[np.float32]
    words: NDArray[np.int64]


def cut_documents(streams: NDArray[np.int64], generator: np.random.Generator) -> Documents:
    """Cut rows of segments into documents that never reach across two streams.

    Args:
        streams: The stream of each segment; segments of one stream follow each other.
        generator: Draws the lengths.
    """
    first: list[int] = []
    last: list[int] = []
    edges = np.flatnonzero(np.diff(streams)) + 1
    for begin, end in zip([0, *edges.tolist()], [*edges.tolist(), len(streams)], strict=True):
        position = begin
        while position < end:
            length = int(generator.choice(_LENGTHS))
            first.append(position)
            position = min(position + length, end)
            last.append(position)
    return Documents(np.array(first, dtype=np.int64), np.array(last, dtype=np.int64))


def batch_of(
    documents: Documents, chosen: NDArray[np.int64], occurrences: Occurrences, ngrams: Ngrams
) -> Batch:
    """Count the word sequences of the chosen documents and weigh them by their rarity."""
    begins = occurrences.starts[documents.first[chosen]]
    ends = occurrences.starts[documents.last[chosen]]
    sizes = ends - begins
    owner = np.repeat(np.arange(len(chosen)), sizes)
    offset = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    found = occurrences.found[np.repeat(begins, sizes) + offset]
    cells, counts = np.unique(owner * len(ngrams.keys) + found, return_counts=True)
    row, column = np.divmod(cells, len(ngrams.keys))
    values = (1.0 + np.log(counts)).astype(np.float32) * ngrams.rarity[column]
    squares = np.bincount(row, weights=values * values, minlength=len(chosen))
    values /= np.sqrt(np.maximum(squares, 1e-9)).astype(np.float32)[row]
    words = np.concatenate([[0], np.cumsum(occurrences.words, dtype=np.int64)])
    return Batch(
        row,
        column,
        values,
        words[documents.last[chosen]] - words[documents.first[chosen]],
    )
