"""Layers rewritten so that they lose less when their matrices are kept in 8 bits.

A few features of the activations are much larger than the rest and would take the whole range.
Dividing each feature by a factor, and multiplying the weights that read it by the same one,
changes nothing but where the large numbers are (SmoothQuant, Xiao et al. 2023,
arXiv 2211.10438).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from checker.train.base import BaseModel, Layer
from checker.train.graph import LONGEST, Graph

__all__ = ["smooth"]

#: How much of the difference in size goes from the activations to the weights. Of 0.3, 0.5, 0.7,
#: 0.85 and 1 this left the scores nearest to those of full precision.
_SHARE = 0.85
#: Features that are hardly ever there must not be blown up without limit.
_SMALLEST = 1e-5

#: Largest size of each feature, float32 (inputs,), by the name of the matrix that reads it.
_Largest = dict[str, NDArray[np.float32]]


def smooth(
    base: BaseModel,
    layers: Sequence[Layer],
    causal_layers: int,
    texts: Sequence[NDArray[np.int64]],
) -> list[Layer]:
    """Return layers that give the same states, with activations of more even size.

    Args:
        base: the embedding, and the shape of the layers.
        layers: all layers from the embedding on.
        causal_layers: how many of them see only what stands before.
        texts: token numbers of some texts, each beginning with token 0.
    """
    largest = _largest_features(base, layers, causal_layers, texts)
    smoothed = []
    for number, old in enumerate(layers):
        layer, at = dict(old), f"layer{number}"
        for norm, readers, name in (
            ("attn_norm", ("attn_q", "attn_k", "attn_v"), f"{at}.qkv"),
            ("ffn_norm", ("ffn_gate", "ffn_up"), f"{at}.gate_up"),
        ):
            factors = _factors(largest[name], _heaviest(*(layer[reader] for reader in readers)))
            layer[norm] = layer[norm] / factors
            for reader in readers:
                layer[reader] = layer[reader] * factors
        factors = _factors(largest[f"{at}.part0.down"], _heaviest(layer["ffn_down"]))
        layer["ffn_up"] = layer["ffn_up"] / factors[:, None]
        layer["ffn_down"] = layer["ffn_down"] * factors
        # Query heads that share a value head share its factors.
        shared = (base.kv_heads, base.heads // base.kv_heads, -1)
        factors = _factors(
            largest[f"{at}.attention_out"].reshape(shared).max(axis=1),
            _heaviest(layer["attn_output"]).reshape(shared).max(axis=1),
        )
        layer["attn_v"] = layer["attn_v"] / factors.reshape(-1, 1)
        repeated = np.repeat(factors[:, None], shared[1], axis=1).reshape(-1)
        layer["attn_output"] = layer["attn_output"] * repeated
        smoothed.append(layer)
    return smoothed


def _largest_features(
    base: BaseModel,
    layers: Sequence[Layer],
    causal_layers: int,
    texts: Sequence[NDArray[np.int64]],
) -> _Largest:
    graph = Graph(base, quantised=False)
    graph.states(base.embedding, layers, causal_layers)
    names = list(graph.inputs)
    second, end = graph.weight("from", np.array([1])), graph.weight("to", np.array([LONGEST]))
    place, both = graph.weight("place", np.array([1])), graph.weight("both", np.array([0, 1]))
    for name in names:
        # The first token is unlike all others in every text, and quantised apart from them.
        others = graph.node("Slice", [graph.inputs[name], second, end, place], f"{name}.others")
        sizes = graph.node("Abs", [others], f"{name}.sizes")
        graph.node("ReduceMax", [sizes, both], f"{name}.largest", keepdims=0)
    session = graph.session({f"{name}.largest": ["features"] for name in names})
    found = [
        session.run(None, {"tokens": text[None], "lengths": np.array([len(text)])})
        for text in texts
        if len(text) > 1
    ]
    return {
        name: np.max([result[column] for result in found], axis=0)
        for column, name in enumerate(names)
    }


def _heaviest(*readers: NDArray[np.float32]) -> NDArray[np.float32]:
    heaviest: NDArray[np.float32] = np.abs(np.concatenate(readers)).max(axis=0)
    return heaviest


def _factors(largest: NDArray[np.float32], heaviest: NDArray[np.float32]) -> NDArray[np.float32]:
    logarithms = _SHARE * np.log(np.maximum(largest, _SMALLEST))
    logarithms -= (1 - _SHARE) * np.log(np.maximum(heaviest, _SMALLEST))
    factors: NDArray[np.float32] = np.exp(logarithms - logarithms.mean()).astype(np.float32)
    return factors
