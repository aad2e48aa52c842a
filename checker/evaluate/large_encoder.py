"""An encoder of the size that published metrics use, to compare its speed: weights by chance.

XLM-RoBERTa large (Conneau et al., 2020): 24 layers of width 1,024 with 16 heads and a
feed-forward width of 4,096. Speed does not depend on what the weights are, so all layers share
those of one; in full precision, as published.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

__all__ = ["LargeEncoder"]

_LAYERS, _WIDTH, _HEADS, _INNER = 24, 1024, 16, 4096
_OPSET = 23


class LargeEncoder:
    """Runs on random states in place of embedded tokens."""

    def __init__(self) -> None:
        rng = np.random.default_rng(0)

        def matrix(name: str, rows: int, columns: int) -> onnx.TensorProto:
            values = rng.normal(scale=rows**-0.5, size=(rows, columns)).astype(np.float32)
            return numpy_helper.from_array(values, name)

        weights = [matrix(name, _WIDTH, _WIDTH) for name in ("query", "key", "value", "output")]
        weights += [matrix("inner", _WIDTH, _INNER), matrix("outer", _INNER, _WIDTH)]
        weights.append(numpy_helper.from_array(np.ones(_WIDTH, dtype=np.float32), "gain"))
        nodes: list[onnx.NodeProto] = []
        state = "states"
        for layer in range(_LAYERS):
            state = _layer(nodes, state, f"layer{layer}")
        shape = ["batch", "length", _WIDTH]
        graph = helper.make_graph(
            nodes,
            "encoder",
            [helper.make_tensor_value_info("states", TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info(state, TensorProto.FLOAT, shape)],
            weights,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)])
        model.ir_version = 10
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(), providers=["CPUExecutionProvider"]
        )

    def run(self, lengths: Sequence[int]) -> None:
        """Encode texts of the given lengths in tokens, one after the other."""
        rng = np.random.default_rng(0)
        for length in lengths:
            states: NDArray[np.float32] = rng.normal(size=(1, length, _WIDTH)).astype(np.float32)
            self._session.run(None, {"states": states})


def _layer(nodes: list[onnx.NodeProto], state: str, name: str) -> str:
    def node(kind: str, inputs: Sequence[str], output: str, **attributes: int) -> str:
        nodes.append(helper.make_node(kind, list(inputs), [f"{name}.{output}"], **attributes))
        return f"{name}.{output}"

    parts = [node("MatMul", [state, part], part) for part in ("query", "key", "value")]
    attended = node("Attention", parts, "attended", q_num_heads=_HEADS, kv_num_heads=_HEADS)
    added = node("Add", [state, node("MatMul", [attended, "output"], "projected")], "added")
    middle = node("LayerNormalization", [added, "gain"], "middle")
    inner = node("Gelu", [node("MatMul", [middle, "inner"], "inner")], "opened")
    added = node("Add", [middle, node("MatMul", [inner, "outer"], "outer")], "sum")
    return node("LayerNormalization", [added, "gain"], "state")
