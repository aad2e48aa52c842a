"""Figures with bootstrap intervals; the statistics themselves come from scipy and scikit-learn."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata
from sklearn.metrics import average_precision_score, roc_auc_score

from checker.errors import InputError

__all__ = [
    "Figure",
    "area_under_curve",
    "average_precision",
    "best_threshold",
    "bootstrap",
    "compare",
    "expected_calibration_error",
    "f1",
    "given",
    "mcc",
    "pearson",
    "share",
    "spearman",
    "units_of",
]

Numbers = NDArray[np.float64]
Statistic = Callable[[Numbers, Numbers], float]
#: Resamples of a bootstrap; the ends of an interval then vary by about a tenth of its width.
_RESAMPLES = 300
_BINS = 15
#: What is left of a variance that is explained, but for rounding.
_NOTHING = 1e-12


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

    Returns:
        The value and its interval; draws that give NaN do not count, and without any other
        the interval is NaN.
    """
    rng = np.random.default_rng(0)
    draws = []
    for _ in range(_RESAMPLES):
        chosen = rng.integers(len(units), size=len(units))
        draws.append(statistic(np.concatenate([units[index] for index in chosen])))
    known = [draw for draw in draws if not math.isnan(draw)]
    low, high = np.quantile(known, [0.025, 0.975]) if known else (float("nan"), float("nan"))
    return Figure(statistic(np.concatenate(units)), float(low), float(high), n)


def units_of(names: NDArray[Any]) -> list[NDArray[np.int64]]:
    """Return the rows that share a name, for each name in order."""
    order = np.argsort(names, kind="stable")
    edges = np.flatnonzero(names[order][1:] != names[order][:-1]) + 1
    return [part.astype(np.int64) for part in np.split(order, edges)]


def compare(
    statistic: Statistic, first: Numbers, second: Numbers, units: Sequence[NDArray[np.int64]]
) -> Figure:
    """Return a statistic of two columns with its interval; ``units`` as in ``bootstrap``."""
    return bootstrap(lambda rows: statistic(first[rows], second[rows]), units, len(first))


def share(values: Numbers, units: Sequence[NDArray[np.int64]]) -> Figure:
    """Return a mean with its interval; ``units`` as in ``bootstrap``."""
    return bootstrap(lambda rows: float(values[rows].mean()), units, len(values))


def average_precision(labels: Numbers, scores: Numbers) -> float:
    """Return the area under the precision-recall curve; NaN without a positive."""
    return float(average_precision_score(labels, scores)) if labels.any() else float("nan")


def area_under_curve(labels: Numbers, scores: Numbers) -> float:
    """Return the area under the ROC curve; NaN if all labels are the same."""
    return float(roc_auc_score(labels, scores)) if 0 < labels.mean() < 1 else float("nan")


def pearson(first: Numbers, second: Numbers) -> float:
    """Return Pearson's r; NaN where one side does not vary."""
    # Not scipy's: it adds a p-value, which takes most of the time of a bootstrap.
    varies = first.std() and second.std()
    return float(np.corrcoef(first, second)[0, 1]) if varies else float("nan")


def spearman(first: Numbers, second: Numbers) -> float:
    """Return Spearman's rho; NaN where one side does not vary."""
    return pearson(rankdata(first), rankdata(second))


def given(statistic: Statistic, first: Numbers, second: Numbers, third: Numbers) -> float:
    """Return the partial correlation of two, given the third; NaN where it tells all of one."""
    both = statistic(first, second)
    one, other = statistic(first, third), statistic(second, third)
    rest = (1 - one**2) * (1 - other**2)
    return float((both - one * other) / np.sqrt(rest)) if rest > _NOTHING else float("nan")


def mcc(labels: Numbers, said: Numbers) -> float:
    """Return Matthews' correlation of two binary arrays; NaN where one side does not vary."""
    # For binary arrays it is Pearson's r, without the p-value that scipy would add.
    a, b = labels - labels.mean(), said - said.mean()
    norm = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / norm if norm else float("nan")


def f1(labels: Numbers, said: Numbers) -> float:
    """Return the harmonic mean of precision and recall of the ones; NaN without any."""
    ones = float(labels.sum() + said.sum())
    return 2 * float(labels @ said) / ones if ones else float("nan")


def best_threshold(labels: Numbers, scores: Numbers) -> float:
    """Return the threshold at which ``scores >= threshold`` has the highest MCC.

    Raises:
        InputError: all labels are the same, so no threshold is better than another.
    """
    if labels.min() == labels.max():
        raise InputError("no word, or every word, of the development data is marked")
    order = np.argsort(-scores, kind="stable")
    n, ones = len(labels), labels.sum()
    said = np.arange(1.0, n)
    hits = np.cumsum(labels[order])[:-1]
    values = (n * hits - ones * said) / np.sqrt(ones * (n - ones) * said * (n - said))
    # Equal scores go together: a threshold cannot divide them.
    values[scores[order][:-1] == scores[order][1:]] = -np.inf
    return float(scores[order][int(np.argmax(values))])


def expected_calibration_error(labels: Numbers, probabilities: Numbers) -> float:
    """Return the mean distance of probability and share of positives over bins of equal width."""
    places = np.minimum((probabilities * _BINS).astype(int), _BINS - 1)
    error = 0.0
    for place in range(_BINS):
        inside = places == place
        if inside.any():
            error += inside.mean() * abs(labels[inside].mean() - probabilities[inside].mean())
    return float(error)
