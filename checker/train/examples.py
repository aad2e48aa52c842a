"""What the network learns from: texts with soft labels per character and an order within groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from checker.article import CATEGORIES
from checker.model.scores import HEADS

__all__ = ["Example", "Group", "Mark", "label_tokens"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that answers one of the questions of ``HEADS`` with a share of yes."""

    start: int
    end: int
    head: str
    share: float
    category: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """One English text.

    Attributes:
        text: the text.
        marks: where it is garbled; overlapping marks of one head keep the larger share.
        heads: weight of each question that the labels answer for the whole text; a head
            that is left out learns nothing from it.
        mqm: human MQM penalty in points, 0 or more; None where nobody gave one.
        rank: order of the wording within the group, lower is better; None for no order.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    heads: dict[str, float] = field(default_factory=dict)
    mqm: float | None = None
    rank: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Texts of one content: outputs of one source, a pair, or a text alone.

    ``origin`` names the constituent that the texts come from (for the model card),
    ``held_out`` keeps the group out of training, for calibration.
    """

    origin: str
    examples: tuple[Example, ...]
    held_out: bool = False


def label_tokens(
    example: Example, offsets: Sequence[tuple[int, int]]
) -> tuple[NDArray[np.float16], NDArray[np.int8]]:
    """Turn marks into labels of tokens.

    Args:
        example: the text and its marks.
        offsets: code points of each token; empty ones (the start token) get no label.

    Returns:
        Shares, float16 (tokens, heads), -1 where nothing is known; and the number of the
        MQM category, int8 (tokens,), -1 where there is none.
    """
    shares = np.full((len(offsets), len(HEADS)), -1, dtype=np.float16)
    categories = np.full(len(offsets), -1, dtype=np.int8)
    letters = np.zeros((len(example.text), len(HEADS)), dtype=np.float16)
    types = np.full(len(example.text), -1, dtype=np.int8)
    for mark in sorted(example.marks, key=lambda m: m.start - m.end):
        column = letters[mark.start : mark.end, HEADS.index(mark.head)]
        np.maximum(column, np.float16(mark.share), out=column)
        if mark.category in CATEGORIES:
            # Longer marks come first, so the shortest mark of a place names its type.
            types[mark.start : mark.end] = CATEGORIES.index(mark.category)
    known = [head in example.heads for head in HEADS]
    for row, (start, end) in enumerate(offsets):
        if end > start:
            shares[row, known] = letters[start:end].max(axis=0)[known]
            # A token begins with the space before it, which belongs to another mark or to none.
            categories[row] = types[end - 1]
    return shares, categories
