import numpy as np
import pytest
import toy_model
from toy_tables import SENTENCES

from checker.model.scores import HEADS
from checker.train import features
from checker.train.examples import Example, Group, Mark
from checker.train.features import Store, compute_states, write_store
from checker.train.vocabulary import full_tokenizer

pytest.importorskip("onnx", reason="the frozen layers are written with onnx")

WIDTH = 64
GROUPS = [
    Group(
        "wmt20-mqm",
        (
            Example("the inn", (Mark(4, 7, "error", 0.5),), {"error": 1.0}, mqm=2.5, rank=2.5),
            Example("an inn", (), {"error": 1.0, "major": 0.5}, mqm=0.0, rank=0.0),
        ),
        held_out=True,
    ),
    Group("corrupted", (Example("other texts, one of them"),)),
    *(Group("mlqe-pe", (Example(text),)) for text in SENTENCES),
]


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "store.npz"
    write_store(GROUPS, full_tokenizer(toy_model.toy_base()), HEADS, path)
    return Store.read(path)


@pytest.fixture
def frozen(tmp_path):
    """Return a graph of one causal layer."""
    from checker.train.stages import _write_frozen_layers  # noqa: PLC0415 - needs onnx

    path = tmp_path / "causal.onnx"
    _write_frozen_layers(toy_model.toy_base(), 1, path)
    return path


def test_every_text_is_stored_with_its_labels(store):
    assert len(store.bounds) == len(store.group) + 1 == len(SENTENCES) + 4
    assert store.group[:4].tolist() == [0, 0, 1, 2]
    assert store.held_out[:3].tolist() == [True, True, False]
    assert [store.origins[number] for number in store.origin[1:4]] == [
        "wmt20-mqm",
        "corrupted",
        "mlqe-pe",
    ]
    assert store.mqm[:2].tolist() == [2.5, 0]
    assert np.isnan(store.mqm[2:]).all()
    assert np.isnan(store.rank[2:]).all()
    assert store.weights[1].tolist() == [1, 0.5, 0, 0]


def test_tokens_begin_with_the_start_token_and_carry_marks(store):
    first = slice(store.bounds[0], store.bounds[1])
    assert store.tokens[first][0] == 0
    # "t he Ġ in n" after the start token: the last two are the marked word.
    shares = store.shares[first, HEADS.index("error")]
    assert shares[0] == -1
    assert shares[1] == 0
    assert shares[-2:].tolist() == [0.5, 0.5]
    assert (store.shares[first, HEADS.index("sense")] == -1).all()


def test_long_texts_are_cut_for_training(tmp_path):
    groups = [Group("corrupted", (Example("word " * 400),))]
    write_store(groups, full_tokenizer(toy_model.toy_base()), HEADS, tmp_path / "store.npz")
    assert Store.read(tmp_path / "store.npz").bounds.tolist() == [0, 160]


def test_states_do_not_depend_on_company(store, frozen, tmp_path, monkeypatch):
    compute_states(store, frozen, WIDTH, tmp_path / "together.npy", threads=1)
    monkeypatch.setattr(features, "_CHUNK", 1)
    compute_states(store, frozen, WIDTH, tmp_path / "alone.npy", threads=1)
    together, alone = (np.load(tmp_path / f"{name}.npy") for name in ("together", "alone"))
    assert together.shape == (store.bounds[-1], WIDTH)
    assert together.dtype == np.float16
    assert np.abs(together).max() > 0.1
    np.testing.assert_allclose(together, alone, atol=0.05)


def test_a_run_that_was_cut_off_goes_on(store, frozen, tmp_path, monkeypatch):
    monkeypatch.setattr(features, "_CHUNK", 4)
    whole, target = tmp_path / "whole.npy", tmp_path / "states.npy"
    compute_states(store, frozen, WIDTH, whole, threads=1)
    seen = []

    def cut_off(chunks, *_, **__):
        for chunk in chunks:
            if len(seen) == 2:
                raise KeyboardInterrupt
            seen.append(chunk)
            yield chunk

    monkeypatch.setattr(features, "track", cut_off)
    with pytest.raises(KeyboardInterrupt):
        compute_states(store, frozen, WIDTH, target, threads=1)
    assert not np.array_equal(np.load(target), np.load(whole))

    def note(chunks, *_, **__):
        for chunk in chunks:
            seen.append(chunk)
            yield chunk

    monkeypatch.setattr(features, "track", note)
    compute_states(store, frozen, WIDTH, target, threads=1)
    assert seen == list(range(0, len(store.group), 4))
    np.testing.assert_array_equal(np.load(target), np.load(whole))


def test_states_that_were_lost_are_computed_again(store, frozen, tmp_path):
    target = tmp_path / "states.npy"
    compute_states(store, frozen, WIDTH, target, threads=1)
    first = np.load(target)
    target.unlink()
    compute_states(store, frozen, WIDTH, target, threads=1)
    np.testing.assert_array_equal(np.load(target), first)
