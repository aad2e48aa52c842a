"""How far scores may be trusted, by the length of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["fit_scale"]

_GROWTHS = np.linspace(0.0, 0.8, 17)
_FACTORS = np.linspace(-4.0, 4.0, 81)


def fit_scale(
    scores: NDArray[np.float32],
    column: NDArray[np.int64],
    words: NDArray[np.int64],
    weight: NDArray[np.float64],
) -> NDArray[np.float32]:
    """Return ``a`` and ``b`` so that ``scores * exp(a + b * log(words))`` are calibrated.

    Both are looked up in a grid, by the smallest weighted cross-entropy.

    Args:
        scores: Shape (documents, columns), of documents that were not trained on.
        column: The right columns.
        words: Numbers of words, 1 or more.
        weight: How much each document counts.
    """
    rows = np.arange(len(scores))
    log_words = np.log(np.minimum(np.maximum(words, 1), 600))
    best = (np.inf, 0.0, 0.0)
    for growth in _GROWTHS:
        # The factor is given for a document of 200 words, where growth does not change it.
        for at_200 in _FACTORS:
            factor = at_200 - growth * np.log(200)
            scaled = scores * np.exp(factor + growth * log_words)[:, None]
            scaled -= scaled.max(axis=1, keepdims=True)
            losses = np.log(np.exp(scaled).sum(axis=1)) - scaled[rows, column]
            loss = float(np.average(losses, weights=weight))
            if loss < best[0] - 1e-7:
                best = (loss, factor, growth)
    return np.array(best[1:], dtype=np.float32)
