import pytest
import toy_model

pytest.importorskip("torch", reason="a network needs torch")

import torch

from checker.train.fitted import mean_with
from checker.train.network import Network


def test_the_mean_lies_between_what_a_run_began_and_ended_with():
    begun = {
        name: torch.zeros_like(value)
        for name, value in Network(toy_model.toy_base(), 1).state_dict().items()
    }
    network = Network(toy_model.toy_base(), 1)
    ended = {name: value.clone() for name, value in network.state_dict().items()}
    mean_with(network, begun, 0.25)
    for name, value in network.state_dict().items():
        torch.testing.assert_close(value, 0.75 * ended[name], msg=name)
    mean_with(network, ended, 1.0)
    for name, value in network.state_dict().items():
        torch.testing.assert_close(value, ended[name], msg=name)
