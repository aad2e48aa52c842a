"""When a report makes the command fail, as a gate in automatic checks needs it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from checker.errors import InputError

if TYPE_CHECKING:
    from checker.report import Report

__all__ = ["Level", "Threshold"]


class Level(str, Enum):
    """Verdicts, best first."""

    clean = "clean"
    review = "review"
    garbled = "garbled"


_RANKS = {level.value: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Threshold:
    """What an article must not reach; neither lets every report pass.

    Attributes:
        level: this verdict or a worse one.
        over: a garble above this.
    """

    level: Level | None = None
    over: float | None = None

    def __post_init__(self) -> None:
        """Refuse two thresholds at once.

        Raises:
            InputError: both are given.
        """
        if self.level is not None and self.over is not None:
            raise InputError("--fail-on and --fail-over exclude each other; give one of them")

    @property
    def is_given(self) -> bool:
        """Whether there is anything that an article must not reach."""
        return self.level is not None or self.over is not None

    def is_met(self, report: Report) -> bool:
        """Tell whether any scored article reaches the threshold."""
        grades = [each.grade for each in report.assessments if each.status == "scored"]
        if self.over is not None:
            return any(grade is not None and grade.garble > self.over for grade in grades)
        if self.level is None:
            return False
        rank = _RANKS[self.level.value]
        return any(grade is not None and _RANKS.get(grade.verdict, -1) >= rank for grade in grades)
