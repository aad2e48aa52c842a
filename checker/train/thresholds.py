"""Thresholds of the sensitivities: how many false alarms each accepts on human news."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from checker.detect import Reading, Wording, reading_of
from checker.model.calibration import Calibration
from checker.model.scores import SegmentScores
from checker.model.words import is_lexical
from checker.options import Sensitivity
from checker.train.held_out import HeldOut

__all__ = ["set_thresholds"]

#: A collection with fewer words tells too little about its false alarms.
_FEWEST_WORDS = 500
#: Findings per 1,000 words of human news that each sensitivity accepts.
_ACCEPTED: dict[Sensitivity, float] = {"low": 0.5, "normal": 2.0, "high": 8.0}


def set_thresholds(
    draft: Calibration,
    held_out: HeldOut,
    scored: Sequence[list[SegmentScores]],
    announce: Callable[[str], None],
) -> Calibration:
    """Find the lowest threshold of each sensitivity that human news stays quiet at.

    Every collection of news counts alike, however large: the news of one broadcaster is easier
    than most of what a reader brings.

    Args:
        draft: everything but thresholds and false alarms.
        held_out: human news, and the collection of each document.
        scored: the scores of the texts of human news.
        announce: is told each threshold and its false alarms.
    """
    collections = _collections(held_out, scored)
    thresholds: dict[str, float] = {}
    alarms: dict[str, float] = {}
    for name, accepted in _ACCEPTED.items():
        low, high = 0.0, 1.0
        for _ in range(12):
            middle = (low + high) / 2
            rate = _rate(draft, name, middle, collections)
            low, high = (middle, high) if rate > accepted else (low, middle)
        # Rounded up: a lower threshold would let more through than was counted.
        thresholds[name] = math.ceil(high * 1e4) / 1e4
        alarms[name] = round(_rate(draft, name, thresholds[name], collections), 2)
        announce(f"{name}: threshold {thresholds[name]:.3f}, {alarms[name]} per 1,000 words")
    return replace(draft, thresholds=thresholds, false_alarms=alarms)


@dataclass(slots=True)
class _Collection:
    readings: list[Reading] = field(default_factory=list)
    words: int = 0


def _collections(held_out: HeldOut, scored: Sequence[list[SegmentScores]]) -> list[_Collection]:
    """Return the collections that are large enough, or all of them together if none is."""
    found: dict[str, _Collection] = {}
    every = _Collection()
    for name, document, scores in zip(held_out.collections, held_out.human, scored, strict=True):
        words = sum(
            int(is_lexical(text, part.words).sum())
            for text, part in zip(document, scores, strict=True)
        )
        reading = reading_of(document, scores)
        for collection in (found.setdefault(name, _Collection()), every):
            collection.readings.append(reading)
            collection.words += words
    return [part for part in found.values() if part.words >= _FEWEST_WORDS] or [every]


def _rate(
    draft: Calibration, name: Sensitivity, threshold: float, collections: Sequence[_Collection]
) -> float:
    """Return the findings per 1,000 words, averaged over the collections."""
    detector = Wording(replace(draft, thresholds={name: threshold}), name)
    rates = [
        1000 * sum(1 for reading in part.readings for _ in detector.find(reading)) / part.words
        for part in collections
    ]
    return sum(rates) / len(rates)
