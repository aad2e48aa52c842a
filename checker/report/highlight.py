"""Cut a text where its findings begin and end, so that overlapping findings can be shown."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.article import Finding, Segment, Span

__all__ = ["Block", "Piece", "cut_blocks", "cut_pieces"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same findings throughout; none for plain text.

    ``findings`` holds positions in the sequence of findings. A finding of no words (something
    is missing here) gives an empty piece.
    """

    start: int
    end: int
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """The pieces of one segment, or of the white space between two segments."""

    segment: Segment | None
    pieces: tuple[Piece, ...]


def cut_pieces(
    length: int, findings: Sequence[Finding], cuts: Iterable[int] = ()
) -> Iterator[Piece]:
    """Cut a text into pieces, in order; together they are the whole text.

    Args:
        length: of the text, in code points.
        findings: may overlap; what lies outside the text is left out.
        cuts: further offsets to cut at, such as the bounds of segments.

    Yields:
        Pieces; neighbours differ in their findings, or a cut lies between them.
    """
    opening, closing, points = defaultdict(list), defaultdict(list), defaultdict(list)
    for number, finding in enumerate(findings):
        start, end = _clip(finding.span, length)
        if start < end:
            opening[start].append(number)
            closing[end].append(number)
        else:
            points[start].append(number)
    inner = (cut for cut in cuts if 0 < cut < length)
    bounds = sorted({0, length, *opening, *closing, *points, *inner})
    active: set[int] = set()
    for position, start in enumerate(bounds):
        active = (active - set(closing[start])) | set(opening[start])
        if points[start]:
            yield Piece(start, start, tuple(points[start]))
        if start < length:
            yield Piece(start, bounds[position + 1], tuple(sorted(active)))


def cut_blocks(
    length: int, segments: Sequence[Segment], findings: Sequence[Finding]
) -> list[Block]:
    """Cut a text into the pieces of each segment and of what lies between segments."""
    ordered = sorted(segments, key=lambda segment: segment.start)
    starts = [segment.start for segment in ordered]

    def segment_of(piece: Piece) -> Segment | None:
        position = bisect_right(starts, piece.start) - 1
        inside = position >= 0 and piece.start < ordered[position].end
        return ordered[position] if inside else None

    cuts = [bound for segment in segments for bound in (segment.start, segment.end)]
    pieces = cut_pieces(length, findings, cuts)
    return [Block(segment, tuple(group)) for segment, group in groupby(pieces, key=segment_of)]


def _clip(span: Span, length: int) -> tuple[int, int]:
    start = min(max(span.start, 0), length)
    return start, min(max(span.end, start), length)
