"""Batches of whole groups, so that the order of the texts of a group can be learned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from checker.train.losses import Batch
from checker.train.store import Store

__all__ = ["load_batch", "plan_batches"]


def plan_batches(
    store: Store, rows: NDArray[np.int64], tokens: int, rng: np.random.Generator
) -> list[list[int]]:
    """Deal whole groups into batches of similar length, in random order.

    Args:
        store: the texts.
        rows: texts to use; the rows of a group stand side by side.
        tokens: padded tokens of a batch at most, unless one group alone has more.
        rng: shuffles groups of about the same length, and the batches.
    """
    edges = np.flatnonzero(np.diff(store.group[rows])) + 1
    groups = np.split(rows, edges)
    lengths = np.diff(store.bounds)
    longest = np.array([lengths[group].max() for group in groups])
    # Noise in the order mixes constituents; without it, batches would hold one kind each.
    order = np.argsort(longest * rng.uniform(0.85, 1.15, len(groups)), kind="stable")
    batches: list[list[int]] = []
    batch: list[int] = []
    width = 0
    for place in order:
        group = groups[place].tolist()
        wider = max(width, int(longest[place]))
        if batch and (len(batch) + len(group)) * wider > tokens:
            batches.append(batch)
            batch, wider = [], int(longest[place])
        batch += group
        width = wider
    batches.append(batch)
    return [batches[index] for index in rng.permutation(len(batches))]


def load_batch(store: Store, rows: Sequence[int]) -> Batch:
    """Gather the tokens and labels of some texts, padded to the longest."""
    spans = [(int(store.bounds[row]), int(store.bounds[row + 1])) for row in rows]
    lengths = [end - start for start, end in spans]
    longest = max(lengths)

    def padded(array: NDArray[Any], fill: float) -> Tensor:
        shape = (len(rows), longest, *array.shape[1:])
        block = np.full(shape, fill, dtype=array.dtype)
        for place, (start, end) in enumerate(spans):
            block[place, : end - start] = array[start:end]
        return torch.from_numpy(block)

    picked = np.asarray(rows)
    words = torch.arange(longest)[None, :] < torch.tensor(lengths)[:, None]
    words[:, 0] = False
    return Batch(
        tokens=padded(store.tokens, 0).long(),
        lengths=torch.tensor(lengths),
        words=words,
        shares=padded(store.shares, -1).float(),
        categories=padded(store.categories, -1).long(),
        weights=torch.from_numpy(store.weights[picked]),
        mqm=torch.from_numpy(store.mqm[picked]),
        rank=torch.from_numpy(store.rank[picked]),
        # Numbered from 0 within the batch.
        group=torch.from_numpy(np.unique(store.group[picked], return_inverse=True)[1]),
    )
