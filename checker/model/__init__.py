"""The scorer: tokenizer, ONNX session, weights and what their scores mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.model.calibration import Calibration
from checker.model.card import describe, shipped_digest, shipped_folder
from checker.model.scores import HEADS, ScorerLike, SegmentScores

if TYPE_CHECKING:
    from checker.model.scorer import Scorer

__all__ = [
    "HEADS",
    "Calibration",
    "Scorer",
    "ScorerLike",
    "SegmentScores",
    "describe",
    "shipped_digest",
    "shipped_folder",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a class, loaded only when it is asked for
    """Load the scorer when it is first used: the run time behind it takes a while to import."""
    if name == "Scorer":
        from checker.model.scorer import Scorer  # noqa: PLC0415 - see above

        return Scorer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
