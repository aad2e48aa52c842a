"""An encoder of the size that published metrics use, to compare its speed: weights by chance.

XLM-RoBERTa large (Conneau et al., 2020): 24 layers of width 1,024 with 16 heads and a
feed-forward width of 4,096. Speed does not depend on what the weights are, so all layers share
those of one; in full precision, as published.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto

from checker.train.nodes import Nodes

__all__ = ["LargeEncoder"]

_LAYERS, _WIDTH, _HEADS, _INNER = 24, 1024, 16, 4096


class LargeEncoder:
    """Runs on random states in place of embedded tokens."""

    def __init__(self) -> None:
        rng = np.random.default_rng(0)
        shape: Sequence[str | int] = ("batch", "length", _WIDTH)
        graph = Nodes({"states": (TensorProto.FLOAT, shape)})
        sizes = dict.fromkeys(("query", "key", "value", "output"), (_WIDTH, _WIDTH))
        sizes |= {"inner": (_WIDTH, _INNER), "outer": (_INNER, _WIDTH)}
        for name, size in sizes.items():
            graph.weight(name, rng.normal(scale=size[0] ** -0.5, size=size).astype(np.float32))
        graph.weight("gain", np.ones(_WIDTH, dtype=np.float32))
        state = "states"
        for layer in range(_LAYERS):
            state = _layer(graph, state, f"layer{layer}")
        self._session = graph.session({state: shape})

    def run(self, lengths: Sequence[int]) -> None:
        """Encode texts of the given lengths in tokens, one after the other."""
        rng = np.random.default_rng(0)
        for length in lengths:
            states: NDArray[np.float32] = rng.normal(size=(1, length, _WIDTH)).astype(np.float32)
            self._session.run(None, {"states": states})


def _layer(graph: Nodes, state: str, name: str) -> str:
    def node(kind: str, inputs: Sequence[str], output: str, **attributes: int) -> str:
        return graph.node(kind, inputs, f"{name}.{output}", **attributes)

    parts = [node("MatMul", [state, part], part) for part in ("query", "key", "value")]
    attended = node("Attention", parts, "attended", q_num_heads=_HEADS, kv_num_heads=_HEADS)
    added = node("Add", [state, node("MatMul", [attended, "output"], "projected")], "added")
    middle = node("LayerNormalization", [added, "gain"], "middle")
    inner = node("Gelu", [node("MatMul", [middle, "inner"], "inner")], "opened")
    added = node("Add", [middle, node("MatMul", [inner, "outer"], "outer")], "sum")
    return node("LayerNormalization", [added, "gain"], "state")
