"""From evidence and prior to an answer, or to ``und``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.article import Evidence, Origin
from checker.language import UNDETERMINED
from checker.origin.fusion import fuse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["MIN_PROBABILITY", "conclude"]

#: Below this the answer is ``und``: no language is more probable than all others together.
MIN_PROBABILITY = 0.5


def conclude(
    evidence: Sequence[Evidence],
    prior: Mapping[str, float],
    machine_translated: float | None,
) -> Origin:
    """Fuse the evidence and name the most probable language, or ``und``.

    Args:
        evidence: What speaks for which languages.
        prior: A probability above 0 for every supported language.
        machine_translated: Passed on as it is.
    """
    probabilities = fuse(evidence, prior)
    ranked = sorted(probabilities, key=lambda language: (-probabilities[language], language))
    best = ranked[0]
    probability = probabilities[best]
    return Origin(
        language=best if probability >= MIN_PROBABILITY else UNDETERMINED,
        probability=probability,
        distribution={language: probabilities[language] for language in ranked},
        machine_translated=machine_translated,
        evidence=tuple(sorted(evidence, key=lambda piece: _rank(piece, best))),
    )


def _rank(piece: Evidence, best: str) -> tuple[float, float, int]:
    """Sort what speaks most for the best guess first, then what speaks most at all."""
    strongest = max(piece.weights.values(), default=0.0)
    start = piece.span.start if piece.span else -1
    return (-piece.weights.get(best, 0.0), -strongest, start)
