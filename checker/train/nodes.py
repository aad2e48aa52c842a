"""A list of ONNX nodes and constants that grows to a graph over texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

__all__ = ["Nodes"]

#: First operator set with Attention, RMSNormalization and RotaryEmbedding (onnxruntime 1.23).
_OPSET = 23


class Nodes:
    """Nodes of a graph with the inputs of the model.

    Inputs: ``tokens`` int64 (batch, length), padded on the right, and ``lengths`` int64
    (batch,), the number of tokens of each text without padding.
    """

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []

    def weight(self, name: str, array: NDArray[np.generic] | np.generic) -> str:
        """Add a constant and return its name."""
        self._weights.append(numpy_helper.from_array(np.asarray(array, order="C"), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], *outputs: str, **attributes: Any) -> str:  # noqa: ANN401 - numbers and texts
        """Add a node and return the name of its first output."""
        self._nodes.append(helper.make_node(kind, list(inputs), list(outputs), **attributes))
        return outputs[0]

    def save(self, path: Path, outputs: Mapping[str, Sequence[str | int]]) -> None:
        """Write the graph.

        Args:
            path: file to write.
            outputs: name of each output and its shape.
        """
        graph = helper.make_graph(
            self._nodes,
            "checker",
            [
                helper.make_tensor_value_info("tokens", TensorProto.INT64, ["batch", "length"]),
                helper.make_tensor_value_info("lengths", TensorProto.INT64, ["batch"]),
            ],
            [
                helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
                for name, shape in outputs.items()
            ],
            self._weights,
        )
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=opsets)
        model.ir_version = 10
        onnx.save(model, str(path))
