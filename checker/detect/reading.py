"""What a detector reads, and the one thing that every detector does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from checker.article import Article, Finding, Segment
from checker.model.scores import SegmentScores

__all__ = ["Detector", "Reading", "reading_of"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One English article, cut into segments and scored by the model.

    ``scores`` runs parallel to ``segments``; offsets inside it count from the start of the
    segment. A segment that is not scored (not English, no prose) has ``None``.
    """

    article: Article
    segments: tuple[Segment, ...]
    scores: tuple[SegmentScores | None, ...]


class Detector(Protocol):
    """Finds garbled stretches of an article; one detector a file, no state between articles."""

    @property
    def name(self) -> str:
        """Name shown in the ``detector`` column."""

    def find(self, reading: Reading) -> Iterable[Finding]:
        """Return findings whose spans are code points of the article's text."""


def reading_of(texts: Sequence[str], scores: Sequence[SegmentScores | None]) -> Reading:
    """Return texts that are cut already, such as the lines of a test set, as one article.

    Args:
        texts: the segments, in order; a line each in the article.
        scores: the scores of each, ``None`` where it is not scored.
    """
    segments: list[Segment] = []
    start = 0
    for index, text in enumerate(texts):
        segments.append(Segment(index, start, start + len(text), "sentence"))
        start += len(text) + 1
    return Reading(Article("", "\n".join(texts)), tuple(segments), tuple(scores))
