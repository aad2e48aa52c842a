"""Draws by chance from lists, with numpy's generator as the only source of chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np

__all__ = ["one_of", "one_way", "pick", "weighted"]

T = TypeVar("T")


def pick(rng: np.random.Generator, items: Sequence[T]) -> T:
    """Draw one of the items, all equally probable."""
    return items[int(rng.integers(len(items)))]


def weighted(rng: np.random.Generator, items: Sequence[T], weights: Sequence[float]) -> T:
    """Draw one of the items with probabilities proportional to the weights."""
    point = rng.random() * sum(weights)
    for item, weight in zip(items, weights, strict=True):
        point -= weight
        if point < 0:
            return item
    return items[-1]


def one_way(rng: np.random.Generator, ways: Mapping[str, Sequence[T]]) -> T | None:
    """Draw one of the ways that are open, then one of its items; None if all are empty.

    So a way with many places in a sentence does not crowd out the others.
    """
    way = one_of(rng, [name for name, items in ways.items() if items])
    return None if way is None else pick(rng, ways[way])


def one_of(rng: np.random.Generator, items: Sequence[T]) -> T | None:
    """Draw one of the items, or None if there are none."""
    return pick(rng, items) if items else None
