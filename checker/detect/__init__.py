"""Detectors: one a file, each finds garbled stretches of an article in its own way."""

from __future__ import annotations

from checker.detect.leftovers import Leftovers
from checker.detect.reading import Detector, Reading, reading_of
from checker.detect.repetition import Repetition
from checker.detect.wording import Wording
from checker.model.calibration import Calibration
from checker.options import Sensitivity

__all__ = ["Detector", "Leftovers", "Reading", "Repetition", "Wording", "detectors", "reading_of"]


def detectors(calibration: Calibration, sensitivity: Sensitivity) -> tuple[Detector, ...]:
    """Return all detectors in the order in which they are asked."""
    return Wording(calibration, sensitivity), Repetition(), Leftovers()
