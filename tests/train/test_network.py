import pytest
import toy_model

pytest.importorskip("torch", reason="training needs torch")

import torch

from checker.train.network import COLUMNS, Network


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    base = toy_model.toy_base()
    return Network(base, base.layers).eval()


@pytest.fixture
def states():
    return torch.randn(1, 6, 64, generator=torch.Generator().manual_seed(1))


def test_one_score_for_each_token_and_column(network, states):
    scores = network(states, torch.tensor([6]))
    assert scores.shape == (1, 6, len(COLUMNS))
    assert scores.dtype == torch.float32


def test_padding_changes_nothing(network, states):
    alone = network(states[:, :4], torch.tensor([4]))
    padded = network(states, torch.tensor([4]))
    torch.testing.assert_close(padded[:, :4], alone, atol=1e-5, rtol=1e-5)


def test_every_token_sees_those_after_it(network, states):
    changed = states.clone()
    changed[0, 5] += 1
    before, after = (network(given, torch.tensor([6])) for given in (states, changed))
    assert (before - after)[0, 0].abs().max() > 1e-4


def test_places_count(network, states):
    turned = network(states.flip(1), torch.tensor([6])).flip(1)
    assert (network(states, torch.tensor([6])) - turned).abs().max() > 1e-3
