"""The model, loaded when it is first needed and then shared within the process."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Protocol

from checker.model import Calibration, ScorerLike

__all__ = ["CalibratedScorer", "shipped_scorer"]

_LOADING = Lock()


class CalibratedScorer(ScorerLike, Protocol):
    """Scores texts and knows what its scores mean."""

    @property
    def calibration(self) -> Calibration:
        """What the scores mean."""


def shipped_scorer(threads: int | None) -> CalibratedScorer:
    """Return the model that comes with checker, the same one for each number of threads.

    Raises:
        ModelError: a file of it is missing or damaged.
    """
    # One at a time, so that threads that start together do not each load it.
    with _LOADING:
        return _load_scorer(threads)


@cache
def _load_scorer(threads: int | None) -> CalibratedScorer:
    # Deferred: this imports the run time of the model.
    from checker.model import Scorer  # noqa: PLC0415

    return Scorer.load(threads=threads)
