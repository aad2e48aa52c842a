"""Adds up evidence for source languages: log-linear, in nats, with a ceiling per kind."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.origin.kinds import CAPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.article import Evidence

__all__ = ["fuse"]


def fuse(evidence: Iterable[Evidence], prior: Mapping[str, float]) -> dict[str, float]:
    """Return the probability of each source language.

    The log of a language's prior probability plus, for each kind of evidence, the sum of its
    weights, which counts up to ``CAPS`` in either direction.

    Args:
        evidence: Weights in nats by language; languages that the prior lacks are ignored.
        prior: Probabilities above 0 by language.

    Returns:
        Probabilities by language, summing to 1, in the order of the prior.
    """
    sums: defaultdict[tuple[str, str], float] = defaultdict(float)
    for piece in evidence:
        for language, nats in piece.weights.items():
            sums[language, piece.kind] += nats
    scores = {
        language: math.log(probability)
        + sum(max(-cap, min(cap, sums[language, kind])) for kind, cap in CAPS.items())
        for language, probability in prior.items()
    }
    highest = max(scores.values())
    odds = {language: math.exp(score - highest) for language, score in scores.items()}
    total = sum(odds.values())
    return {language: value / total for language, value in odds.items()}
