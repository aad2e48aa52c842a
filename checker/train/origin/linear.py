"""Multinomial logistic regression on sparse documents, by adaptive gradient descent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from checker.train.origin.documents import Batch

__all__ = ["Answers", "fit_linear", "scores_of"]

_RATE = 0.1
_DECAY = 1e-5
_TINY = 1e-8


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of a batch's documents.

    Attributes:
        column: int64, shape (documents,): the right column.
        open: bool, shape (documents, columns): the columns that a document could be of. With
            only the languages open that have texts of the same kind, a kind of text cannot
            pass for a language.
        weight: float32, shape (documents,).
    """

    column: NDArray[np.int64]
    open: NDArray[np.bool_]
    weight: NDArray[np.float32]


def fit_linear(
    batches: Iterable[tuple[Batch, Answers]], size: int, columns: int
) -> NDArray[np.float32]:
    """Fit weights without a bias, one step per batch.

    Returns:
        float32, shape (size, columns).
    """
    weights = np.zeros((size, columns), dtype=np.float32)
    squares = np.full((size, columns), _TINY, dtype=np.float32)
    for batch, answers in batches:
        delta = _delta(scores_of(batch, weights), answers)
        touched, place = np.unique(batch.ngrams, return_inverse=True)
        order = np.argsort(place, kind="stable")
        terms = delta[batch.documents[order]] * batch.values[order, None]
        starts = np.searchsorted(place[order], np.arange(len(touched)))
        gradient = np.add.reduceat(terms, starts, axis=0) + _DECAY * weights[touched]
        squares[touched] += gradient * gradient
        weights[touched] -= _RATE * gradient / np.sqrt(squares[touched])
    return weights


def scores_of(batch: Batch, weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the scores of a batch's documents, float32, shape (documents, columns)."""
    scores = np.zeros((len(batch.words), weights.shape[1]), dtype=np.float32)
    if len(batch.documents) == 0:
        return scores
    terms = weights[batch.ngrams] * batch.values[:, None]
    owners, starts = np.unique(batch.documents, return_index=True)
    scores[owners] = np.add.reduceat(terms, starts, axis=0)
    return scores


def _delta(scores: NDArray[np.float32], answers: Answers) -> NDArray[np.float32]:
    """Return the gradient of the loss with respect to the scores."""
    closed = np.where(answers.open, scores, -np.inf)
    odds = np.exp(closed - closed.max(axis=1, keepdims=True))
    delta = odds / odds.sum(axis=1, keepdims=True)
    delta[np.arange(len(delta)), answers.column] -= 1.0
    result: NDArray[np.float32] = (delta * (answers.weight / len(delta))[:, None]).astype(
        np.float32
    )
    return result
