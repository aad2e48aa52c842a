"""Whether probabilities mean what they say, domain by domain."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from checker.evaluate.collections import Collections
from checker.evaluate.metrics import compare, expected_calibration_error, units_of
from checker.evaluate.outputs import Outputs
from checker.model import Calibration
from checker.options import SENSITIVITIES

__all__ = ["reliability"]


def reliability(collections: Collections) -> dict[str, Any]:
    """Compare the probabilities of words and findings with people's marks.

    Args:
        collections: the collections, with the model.

    Returns:
        For each domain, of ``words`` (P(marked)) and of the ``findings`` at the most sensitive
        setting (their probability; right if they touch a mark): the expected calibration
        ``error`` over 15 bins of equal width, the mean ``probability`` and the ``share`` that
        people marked. In post-edited domains a mark is a word that was changed.
    """
    domains = {"newstest2021": collections.news}
    domains |= {f"wiki {name}": part for name, part in collections.wiki_test.items()}
    domains |= {f"held out: {name}": part for name, part in collections.held_out.items()}
    calibration = collections.scorer.calibration
    return {name: _domain(outputs, calibration) for name, outputs in domains.items()}


def _domain(outputs: Outputs, calibration: Calibration) -> dict[str, Any]:
    found: pd.DataFrame = outputs.findings(calibration, SENSITIVITIES[-1])
    result = {
        "words": _error(
            outputs.labels(),
            outputs.probabilities(calibration).marked,
            outputs.units(words=True),
        )
    }
    if len(found):
        result["findings"] = _error(
            found.touches.to_numpy(dtype=np.float64),
            found.probability.to_numpy(),
            units_of(outputs.rows.unit.to_numpy()[found.row.to_numpy()]),
        )
    return result


def _error(
    labels: NDArray[np.float64], probabilities: NDArray[np.float64], units: list[NDArray[np.int64]]
) -> dict[str, Any]:
    error = compare(expected_calibration_error, labels, probabilities, units)
    return {
        "error": error.as_dict(),
        "probability": round(float(probabilities.mean()), 4),
        "share": round(float(labels.mean()), 4),
    }
