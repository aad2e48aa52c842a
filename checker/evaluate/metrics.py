"""Figures with bootstrap intervals; the statistics themselves come from scipy and scikit-learn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import pearsonr, spearmanr
from sklearn.metrics import average_precision_score, roc_auc_score

__all__ = [
    "Figure",
    "area_under_curve",
    "average_precision",
    "bootstrap",
    "expected_calibration_error",
    "pearson",
    "spearman",
]

Numbers = NDArray[np.float64]
#: Resamples of a bootstrap; the ends of an interval then vary by about a tenth of its width.
_RESAMPLES = 300
_BINS = 15


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its 95 % bootstrap interval and the number of things it was taken over."""

    value: float
    low: float
    high: float
    n: int

    def as_dict(self) -> dict[str, float | int]:
        """Return the figure rounded as it is printed."""
        return {
            "value": round(self.value, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
            "n": self.n,
        }


def bootstrap(
    statistic: Callable[[NDArray[np.int64]], float], units: Sequence[NDArray[np.int64]], n: int
) -> Figure:
    """Return a statistic with an interval from resampling whole units.

    Args:
        statistic: takes row numbers, with repeats, and returns the value.
        units: the rows of each unit that is drawn as a whole, such as a document.
        n: what to state as the number of observations.
    """
    rng = np.random.default_rng(0)
    draws = []
    for _ in range(_RESAMPLES):
        chosen = rng.integers(len(units), size=len(units))
        draws.append(statistic(np.concatenate([units[index] for index in chosen])))
    low, high = np.nanquantile(draws, [0.025, 0.975])
    return Figure(statistic(np.concatenate(units)), float(low), float(high), n)


def average_precision(labels: Numbers, scores: Numbers) -> float:
    """Return the area under the precision-recall curve; NaN without a positive."""
    return float(average_precision_score(labels, scores)) if labels.any() else float("nan")


def area_under_curve(labels: Numbers, scores: Numbers) -> float:
    """Return the area under the ROC curve; NaN if all labels are the same."""
    return float(roc_auc_score(labels, scores)) if 0 < labels.mean() < 1 else float("nan")


def pearson(first: Numbers, second: Numbers) -> float:
    """Return Pearson's r; NaN where one side does not vary."""
    return (
        float(pearsonr(first, second).statistic) if first.std() and second.std() else float("nan")
    )


def spearman(first: Numbers, second: Numbers) -> float:
    """Return Spearman's rho; NaN where one side does not vary."""
    return (
        float(spearmanr(first, second).statistic) if first.std() and second.std() else float("nan")
    )


def expected_calibration_error(labels: Numbers, probabilities: Numbers) -> float:
    """Return the mean distance of probability and share of positives over bins of equal width."""
    places = np.minimum((probabilities * _BINS).astype(int), _BINS - 1)
    error = 0.0
    for place in range(_BINS):
        inside = places == place
        if inside.any():
            error += inside.mean() * abs(labels[inside].mean() - probabilities[inside].mean())
    return float(error)
