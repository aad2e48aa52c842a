"""A list of ONNX nodes and constants that grows to a graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

__all__ = ["Nodes"]

#: First operator set with Attention, RMSNormalization and RotaryEmbedding (onnxruntime 1.23).
_OPSET = 23


class Nodes:
    """Nodes and constants of a graph.

    Args:
        inputs: name of each input, its type (of ``onnx.TensorProto``) and its shape.
    """

    def __init__(self, inputs: Mapping[str, tuple[int, Sequence[str | int]]]) -> None:
        self._inputs = inputs
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
        """Write the graph to a file, given the name and the shape of each output."""
        onnx.save(self._model(outputs), str(path))

    def session(self, outputs: Mapping[str, Sequence[str | int]]) -> onnxruntime.InferenceSession:
        """Return the graph ready to run, given the name and the shape of each output."""
        model = self._model(outputs).SerializeToString()
        return onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])

    def _model(self, outputs: Mapping[str, Sequence[str | int]]) -> onnx.ModelProto:
        graph = helper.make_graph(
            self._nodes,
            "checker",
            [
                helper.make_tensor_value_info(name, kind, shape)
                for name, (kind, shape) in self._inputs.items()
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
        return model
