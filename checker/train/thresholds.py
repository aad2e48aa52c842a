"""Thresholds of the sensitivities: how many false alarms each accepts on human news."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from checker.detect import Reading, Wording, reading_of
from checker.model.calibration import Calibration
from checker.model.scores import SegmentScores
from checker.model.words import is_lexical
from checker.options import Sensitivity

__all__ = ["set_thresholds"]

#: Findings per 1,000 words of held-out human news that each sensitivity accepts. News of
#: collections that training does not know gets two to four times as many.
#: ``normal`` keeps what was asked for: at most 2 in fresh human news and 3 in translations by
#: people, at least 30 in the output of weak engines.
_ACCEPTED: dict[Sensitivity, float] = {"low": 0.2, "normal": 0.4, "high": 5.0}


def set_thresholds(
    draft: Calibration,
    documents: Sequence[Sequence[str]],
    scored: Sequence[list[SegmentScores]],
    announce: Callable[[str], None],
) -> Calibration:
    """Find the lowest threshold of each sensitivity that human news stays quiet at.

    Args:
        draft: everything but thresholds and false alarms.
        documents: human news, as the texts of each document.
        scored: the scores of the texts.
        announce: is told each threshold and its false alarms.
    """
    words = sum(
        int(is_lexical(text, part.words).sum())
        for document, scores in zip(documents, scored, strict=True)
        for text, part in zip(document, scores, strict=True)
    )
    readings = [
        reading_of(document, scores) for document, scores in zip(documents, scored, strict=True)
    ]
    thresholds: dict[str, float] = {}
    alarms: dict[str, float] = {}
    for name, accepted in _ACCEPTED.items():
        low, high = 0.0, 1.0
        for _ in range(12):
            middle = (low + high) / 2
            rate = _rate(draft, name, middle, readings) * 1000 / words
            low, high = (middle, high) if rate > accepted else (low, middle)
        # Rounded up: a lower threshold would let more through than was counted.
        thresholds[name] = math.ceil(high * 1e4) / 1e4
        alarms[name] = round(_rate(draft, name, thresholds[name], readings) * 1000 / words, 2)
        announce(f"{name}: threshold {thresholds[name]:.3f}, {alarms[name]} per 1,000 words")
    return replace(draft, thresholds=thresholds, false_alarms=alarms)


def _rate(
    draft: Calibration, name: Sensitivity, threshold: float, readings: Sequence[Reading]
) -> int:
    detector = Wording(replace(draft, thresholds={name: threshold}), name)
    return sum(1 for reading in readings for _ in detector.find(reading))
