"""Outputs that a post-editor corrected: which words were changed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from checker.train.examples import Example, Group, Mark
from checker.train.gather.tables import DataFolder, document_name, is_held_out, records

__all__ = ["postedited"]


def postedited(
    data: DataFolder, dataset: str, rng: np.random.Generator, share: float
) -> Iterator[Group]:
    """Yield single outputs with the words that a post-editor changed.

    Args:
        data: the folder of training data.
        dataset: constituent of ``spans.parquet`` that holds post-edits.
        rng: draws the outputs.
        share: share of the outputs to take.
    """
    spans = data.read("spans")
    spans = spans[(spans.dataset == dataset) & (spans.split == "train")]
    for row in records(spans):
        held_out = is_held_out(
            dataset, row.source_language, document_name(row.doc_id), int(row.segment_id) // 20
        )
        if rng.random() >= share:
            continue
        marks = tuple(Mark(s["start"], s["end"], "edited", 1.0) for s in row.spans)
        yield Group(dataset, (Example(row.text, marks, {"edited": 1.0}),), held_out)
