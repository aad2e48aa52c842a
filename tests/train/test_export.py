import numpy as np
import onnxruntime
import pytest
import toy_model

pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("onnx", reason="the graph is written with onnx")

import torch

from checker.train.export import export
from checker.train.network import COLUMNS, Network
from checker.train.stages import _write_frozen_layers
from checker.train.vocabulary import full_tokenizer

CAUSAL = 1


@pytest.fixture(scope="module")
def base():
    return toy_model.toy_base(layers=3)


@pytest.fixture(scope="module")
def network(base):
    torch.manual_seed(0)
    network = Network(base, base.layers[CAUSAL:])
    torch.nn.init.normal_(network.heads.weight, std=0.2)
    torch.nn.init.normal_(network.heads.bias)
    torch.nn.init.uniform_(network.norm.gain, 0.5, 1.5)
    return network.eval()


def texts(base):
    rng = np.random.default_rng(2)
    return [np.array([0, *rng.integers(1, len(base.tokens), 12)]) for _ in range(5)]


@pytest.fixture
def exported(base, network, tmp_path):
    full_tokenizer(base).save(str(tmp_path / "tokenizer.json"))
    return export(base, network, CAUSAL, texts(base), tmp_path)


def session(path):
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


def test_the_graph_that_ships_scores_as_the_network_does(base, network, exported, tmp_path):
    rng = np.random.default_rng(0)
    lengths = np.array([12, 7, 1])
    tokens = np.zeros((3, 12), dtype=np.int64)
    for row, length in enumerate(lengths):
        tokens[row, 1:length] = rng.integers(1, len(base.tokens), length - 1)
    inputs = {"tokens": tokens, "lengths": lengths}
    _write_frozen_layers(base, CAUSAL, tmp_path / "causal.onnx")
    (states,) = session(tmp_path / "causal.onnx").run(None, inputs)
    with torch.no_grad():
        expected = network(torch.from_numpy(states), torch.from_numpy(lengths)).numpy()
    (scores,) = session(exported / "model.onnx").run(None, inputs)
    assert scores.shape == (3, 12, len(COLUMNS))
    for row, length in enumerate(lengths):
        ours, theirs = scores[row, :length], expected[row, :length]
        # Weights and activations are kept in 8 bits.
        np.testing.assert_allclose(ours, theirs, atol=0.1 * theirs.std())


def test_the_tokenizer_comes_along_and_no_half_file_is_left(base, exported):
    assert sorted(path.name for path in exported.iterdir()) == ["model.onnx", "tokenizer.json"]
    text = full_tokenizer(base).to_str()
    assert (exported / "tokenizer.json").read_text(encoding="utf-8").strip() != ""
    assert full_tokenizer(base).from_file(str(exported / "tokenizer.json")).to_str() == text


def test_a_layer_of_another_kind_is_refused(base, tmp_path):
    odd = Network(base, base.layers[CAUSAL:])
    odd.layers[0] = torch.nn.Identity()
    with pytest.raises(TypeError, match="layer 1 is a Identity, no AdaptedLayer"):
        export(base, odd, CAUSAL, texts(base), tmp_path)
