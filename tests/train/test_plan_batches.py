import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("torch", reason="training needs torch")

import torch

from checker.model.scores import HEADS
from checker.train.batches import load_batch, plan_batches
from checker.train.store import Store


def store_of(groups):
    """Return a store whose groups hold texts of these lengths in tokens."""
    lengths = [length for group in groups for length in group]
    total, texts = sum(lengths), len(lengths)
    rng = np.random.default_rng(0)
    return Store(
        tokens=rng.integers(1, 9, total).astype(np.int32),
        shares=rng.uniform(0, 1, (total, len(HEADS))).astype(np.float16),
        categories=rng.integers(-1, 3, total).astype(np.int8),
        bounds=np.cumsum([0, *lengths]),
        weights=rng.uniform(0, 1, (texts, len(HEADS))).astype(np.float32),
        mqm=np.full(texts, np.nan, dtype=np.float32),
        rank=np.arange(texts, dtype=np.float32),
        group=np.repeat(np.arange(len(groups)), [len(group) for group in groups]),
        held_out=np.zeros(texts, dtype=bool),
        origin=np.zeros(texts, dtype=np.int16),
        origins=("corrupted",),
    )


GROUPS = st.lists(st.lists(st.integers(2, 160), min_size=1, max_size=6), min_size=1, max_size=40)


@given(GROUPS, st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_every_text_once_whole_groups_and_no_batch_too_large(groups, seed):
    store = store_of(groups)
    rows = np.arange(len(store.group))
    batches = plan_batches(store, rows, 400, np.random.default_rng(seed))
    assert sorted(row for batch in batches for row in batch) == rows.tolist()
    lengths = np.diff(store.bounds)
    for batch in batches:
        inside = set(store.group[batch])
        assert not inside & set(np.delete(store.group, batch))
        assert len(inside) == 1 or len(batch) * lengths[batch].max() <= 400


def test_only_the_rows_asked_for():
    store = store_of([[5, 5], [7], [9, 9, 9]])
    batches = plan_batches(store, np.array([0, 1, 3, 4, 5]), 1000, np.random.default_rng(0))
    assert sorted(row for batch in batches for row in batch) == [0, 1, 3, 4, 5]


def test_the_order_depends_on_the_seed_alone():
    store = store_of([[length] for length in range(2, 90)])
    rows = np.arange(len(store.group))
    first, again, other = (
        plan_batches(store, rows, 200, np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_texts_of_a_batch_are_padded_and_their_padding_is_no_word():
    store = store_of([[3, 5], [4]])
    batch = load_batch(store, [2, 0])
    assert batch.tokens.dtype == torch.int64
    assert batch.tokens.tolist() == [store.tokens[8:12].tolist(), [*store.tokens[:3].tolist(), 0]]
    assert batch.lengths.tolist() == [4, 3]
    assert batch.words.tolist() == [[False, True, True, True], [False, True, True, False]]
    assert batch.shares[1, 3].tolist() == [-1] * len(HEADS)
    assert batch.categories[1, 3] == -1
    assert batch.rank.tolist() == [2, 0]
    assert batch.group.tolist() == [1, 0]
