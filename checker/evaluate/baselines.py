"""What a segment gets without a model: its length, Harper's findings, langdetect's doubt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.language.detector import LangdetectDetector
from checker.model import SegmentScores

__all__ = ["baselines", "harper", "has_harper"]

_DETECTOR = LangdetectDetector()


def baselines(
    texts: Sequence[str], scores: Sequence[SegmentScores]
) -> dict[str, NDArray[np.float64]]:
    """Return a column for each baseline, higher for a worse text, float64 (texts,).

    ``length`` counts words and punctuation marks; ``not English`` is one minus langdetect's
    probability of English; ``Harper`` counts the findings of Harper with its own settings, and
    is left out where the package ``harper-py`` is not installed.
    """
    columns = {
        "length": np.array([float(len(part.words)) for part in scores]),
        "not English": np.array(
            [1 - float(_DETECTOR.probabilities(text).get("en", 0.0)) for text in texts]
        ),
    }
    if has_harper():
        columns["Harper"] = harper(texts)
    return columns


def has_harper() -> bool:
    """Tell whether the package ``harper-py`` is installed."""
    return find_spec("harper") is not None


def harper(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the number of Harper's findings in each text, float64 (texts,)."""
    linter = _linter()
    return np.array([float(len(linter.lint(text, language="plaintext"))) for text in texts])


@cache
def _linter() -> Any:  # noqa: ANN401 - of a package that may be missing
    from harper import Linter  # noqa: PLC0415 - not on every platform

    return Linter()
