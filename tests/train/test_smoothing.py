import numpy as np
import pytest
import toy_model

pytest.importorskip("onnx", reason="the graph is written with onnx")

from checker.train.graph import Graph
from checker.train.smoothing import smooth


@pytest.fixture(scope="module")
def base():
    base = toy_model.toy_base(layers=3)
    # Features that are far larger than the rest and weigh little, as pre-trained models have them.
    for layer in base.layers:
        layer["ffn_norm"][5] = 60
        layer["ffn_gate"][:, 5] /= 60
        layer["ffn_up"][:, 5] /= 60
        layer["ffn_up"][7] *= 40
        layer["ffn_down"][:, 7] /= 40
    return base


@pytest.fixture(scope="module")
def texts(base):
    rng = np.random.default_rng(1)
    return [np.array([0, *rng.integers(1, len(base.tokens), 20)]) for _ in range(8)]


def states(base, layers, texts, *, quantised):
    graph = Graph(base, quantised=quantised)
    state = graph.states(base.embedding, layers, 1)
    session = graph.session({state: ["batch", "length", base.width]})
    lengths = np.full(len(texts), len(texts[0]))
    return session.run(None, {"tokens": np.array(texts), "lengths": lengths})[0]


def test_smoothed_layers_give_the_same_states(base, texts):
    exact = states(base, base.layers, texts, quantised=False)
    smoothed = states(base, smooth(base, base.layers, 1, texts), texts, quantised=False)
    np.testing.assert_allclose(smoothed, exact, atol=1e-3 * exact.std())


def test_smoothing_lessens_what_quantising_loses(base, texts):
    exact = states(base, base.layers, texts, quantised=False)
    plain = states(base, base.layers, texts, quantised=True)
    smoothed = states(base, smooth(base, base.layers, 1, texts), texts, quantised=True)
    assert (smoothed - exact).std() < 0.7 * (plain - exact).std()


def test_the_layers_given_are_left_as_they_are(base, texts):
    before = base.layers[0]["ffn_up"].copy()
    smooth(base, base.layers, 1, texts)
    np.testing.assert_array_equal(base.layers[0]["ffn_up"], before)


def test_a_text_gets_the_same_states_in_any_company(base, texts):
    together = states(base, base.layers, texts, quantised=True)
    alone = states(base, base.layers, texts[3:4], quantised=True)
    np.testing.assert_array_equal(together[3:4], alone)
