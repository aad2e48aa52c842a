"""Pairs of a clean and a corrupted text, so many of each kind: a challenge set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from checker.train.corrupt.corrupting import corrupt_text
from checker.train.corrupt.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.article import Span
    from checker.train.corrupt.resources import Resources

__all__ = ["ChallengePair", "challenge_pairs"]


@dataclass(frozen=True, slots=True)
class ChallengePair:
    """A clean text and the same text with one planted error.

    ``spans`` are the wrong words of ``corrupted``; code points, half-open.
    """

    kind: str
    clean: str
    corrupted: str
    spans: tuple[Span, ...]


def challenge_pairs(
    texts: Sequence[str], resources: Resources, per_kind: int, seed: int
) -> list[ChallengePair]:
    """Corrupt clean sentences once each for every kind.

    Args:
        texts: Clean sentences; no order is assumed.
        resources: What ``load_resources`` returns.
        per_kind: Pairs wanted of each kind; a kind that applies to fewer texts gives fewer.
        seed: Same seed and texts, same pairs.

    Returns:
        The pairs, kind by kind in the order of ``KINDS``.
    """
    pairs = []
    for kind in KINDS:
        # A generator for each kind: a new kind leaves the pairs of the others as they are.
        rng = np.random.default_rng([seed, *kind.encode()])
        found: list[ChallengePair] = []
        for place in rng.permutation(len(texts)):
            if len(found) == per_kind:
                break
            clean = texts[int(place)]
            result = corrupt_text(clean, resources, rng, {kind: 1.0})
            if result is not None:
                found.append(ChallengePair(kind, clean, result.text, result.spans))
        pairs += found
    return pairs
