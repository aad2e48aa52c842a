"""Cuts an article into its segments: sentences, headlines, datelines, list lines, pointers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.article import Segment, SegmentKind
from checker.language.blocks import Block, split_blocks
from checker.language.lines import (
    dateline_end,
    is_date,
    is_headline,
    is_read_more,
    list_mark_end,
    read_more_end,
)
from checker.language.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["prose_start", "split_segments"]

#: A headline need not be set apart by blank lines among this many blocks at the top.
_TOP = 3

_Piece = tuple[int, int, SegmentKind]


def split_segments(text: str) -> tuple[Segment, ...]:
    """Cut ``text`` into segments, in linear time.

    Segments are in order and do not overlap; each starts and ends with a character that is not
    white space; every such character of the text is in exactly one segment.

    Args:
        text: Any text. Offsets count its code points as they are; nothing is normalised.

    Returns:
        Segments whose ``index`` is their position; empty for a text of white space only.
    """
    pieces = (
        piece
        for position, block in enumerate(split_blocks(text))
        for piece in _pieces(text[block.start : block.end], block, top=position < _TOP)
    )
    return tuple(
        Segment(index, start, end, kind) for index, (start, end, kind) in enumerate(pieces)
    )


def prose_start(text: str, kind: SegmentKind) -> int:
    """Return where the words begin that somebody wrote, or translated, for this article.

    A dateline, a bullet and "Read more:" belong to the page: they read oddly as prose, and
    nothing is wrong with them.

    Args:
        text: of one segment.
        kind: of the same segment.

    Returns:
        An offset into ``text``; its length if all of it belongs to the page.
    """
    if kind == "dateline":
        return len(text)
    if kind == "read_more":
        return read_more_end(text)
    return list_mark_end(text) if kind == "list" else 0


def _pieces(line: str, block: Block, *, top: bool) -> Iterator[_Piece]:
    """Yield the segments of one block at offsets of the article."""
    if is_date(line):
        yield block.start, block.end, "dateline"
    elif is_read_more(line):
        yield block.start, block.end, "read_more"
    elif mark := list_mark_end(line):
        yield from _list_line(line, block, mark)
    elif opening := dateline_end(line):
        yield block.start, block.start + len(line[:opening].rstrip()), "dateline"
        yield from _sentences(line, block, opening, "sentence")
    elif (block.alone or top) and is_headline(line):
        yield block.start, block.end, "headline"
    else:
        yield from _sentences(line, block, 0, "sentence")


def _list_line(line: str, block: Block, mark: int) -> Iterator[_Piece]:
    """Yield the sentences of a list line; the bullet stays with the first of them."""
    pieces = list(_sentences(line, block, mark, "list"))
    first_end = pieces[0][1] if pieces else block.end
    yield block.start, first_end, "list"
    yield from pieces[1:]


def _sentences(line: str, block: Block, offset: int, kind: SegmentKind) -> Iterator[_Piece]:
    base = block.start + offset
    for start, end in sentence_spans(line[offset:]):
        yield base + start, base + end, kind
