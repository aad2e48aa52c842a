"""The network as an ONNX graph, written node by node: small, and nothing in it by accident.

Llama layers (pre-norm, rotary positions, grouped queries, gated feed-forward). The lower
layers are causal, as they were pre-trained; the upper ones see the whole text.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from checker.train.base import BaseModel, Layer

__all__ = ["LONGEST", "Graph"]

#: First operator set with Attention, RMSNormalization and RotaryEmbedding (onnxruntime 1.23).
_OPSET = 23
#: Weights that share one scale. Activations are quantised on the fly in blocks of the same
#: size, so the huge activations of the first token do not flatten those of the others.
_BLOCK = 64
#: Longest input in tokens; the scorer cuts longer texts into windows.
LONGEST = 512


class Graph:
    """Builds a graph from token numbers to states or scores.

    Inputs: ``tokens`` int64 (batch, length), padded on the right, and ``lengths`` int64
    (batch,), the number of tokens of each text without padding.
    """

    def __init__(self, base: BaseModel) -> None:
        self._heads, self._kv_heads, self._epsilon = base.heads, base.kv_heads, base.epsilon
        self._head_width = base.width // base.heads
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []
        half = np.arange(0, self._head_width, 2) / self._head_width
        angles = np.outer(np.arange(LONGEST), base.rope_base**-half)
        self.weight("cosines", np.cos(angles).astype(np.float32))
        self.weight("sines", np.sin(angles).astype(np.float32))
        self._mask()

    def weight(self, name: str, array: NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], *outputs: str, **attributes: Any) -> str:  # noqa: ANN401 - numbers and texts
        """Add a node and return the name of its first output."""
        self._nodes.append(helper.make_node(kind, list(inputs), list(outputs), **attributes))
        return outputs[0]

    def _mask(self) -> None:
        """Tell real tokens from padding, and number the places of every text from 0."""
        zero = self.weight("zero", np.array(0))
        one = self.weight("one", np.array(1))
        shape = self.node("Shape", ["tokens"], "shape")
        length = self.node("Gather", [shape, one], "length")
        places = self.node("Range", [zero, length, one], "places")
        self.node("Expand", [places, shape], "positions")
        ends = self.node("Unsqueeze", ["lengths", self.weight("axes", np.array([1, 2, 3]))], "ends")
        real = self.node("Less", [places, ends], "real_keys")
        # Causal layers need no mask: padding stands on the right, where they do not look.
        batch = self.node("Gather", [shape, self.weight("first", np.array([0]))], "batch")
        longest = self.node("Gather", [shape, self.weight("second", np.array([1]))], "longest")
        one_head = self.weight("one_head", np.array([1]))
        square = self.node("Concat", [batch, one_head, longest, longest], "square", axis=0)
        self.node("Expand", [real, square], "real")

    def embed(self, table: NDArray[np.float32]) -> str:
        """Look the tokens up in a table kept in 8 bits with one scale a row."""
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-9)
        self.weight("embedding", np.round(table / scale).astype(np.int8))
        self.weight("embedding_scale", scale.astype(np.float32))
        rows = self.node("Gather", ["embedding", "tokens"], "rows8")
        rows = self.node("Cast", [rows], "rows", to=TensorProto.FLOAT)
        scales = self.node("Gather", ["embedding_scale", "tokens"], "row_scales")
        return self.node("Mul", [rows, scales], "state0")

    def norm(self, state: str, gain: NDArray[np.float32], name: str) -> str:
        """Divide by the root mean square and multiply by a gain."""
        return self.node(
            "RMSNormalization",
            [state, self.weight(f"{name}.gain", gain)],
            f"{name}.out",
            epsilon=self._epsilon,
        )

    def linear(self, state: str, name: str, *matrices: NDArray[np.float32]) -> str:
        """Multiply by matrices given as (outputs, inputs), stacked and kept in 8 bits."""
        stacked = np.concatenate(matrices)
        outputs, inputs = stacked.shape
        blocks = stacked.reshape(outputs, inputs // _BLOCK, _BLOCK)
        scale = np.maximum(np.abs(blocks).max(axis=-1, keepdims=True) / 127, 1e-9)
        packed = (np.round(blocks / scale) + 128).astype(np.uint8)
        weights = self.weight(f"{name}.weight", packed)
        scales = self.weight(f"{name}.scale", scale.reshape(-1).astype(np.float32))
        return self.node(
            "MatMulNBits",
            [state, weights, scales],
            f"{name}.out",
            domain="com.microsoft",
            K=inputs,
            N=outputs,
            bits=8,
            block_size=_BLOCK,
            accuracy_level=4,
        )

    def layer(self, state: str, layer: Layer, name: str, *, causal: bool) -> str:
        """Add one layer and return the state after it."""
        normed = self.norm(state, layer["attn_norm"], f"{name}.before_attention")
        attended = self._attention(normed, layer, name, causal=causal)
        middle = self.node("Add", [state, attended], f"{name}.middle")
        normed = self.norm(middle, layer["ffn_norm"], f"{name}.before_feed_forward")
        both = self.linear(normed, f"{name}.gate_up", layer["ffn_gate"], layer["ffn_up"])
        gate, up = f"{name}.gate", f"{name}.up"
        self.node("Split", [both], gate, up, axis=-1, num_outputs=2)
        sigmoid = self.node("Sigmoid", [gate], f"{name}.sigmoid")
        opened = self.node("Mul", [gate, sigmoid], f"{name}.opened")
        gated = self.node("Mul", [opened, up], f"{name}.gated")
        down = self.linear(gated, f"{name}.down", layer["ffn_down"])
        return self.node("Add", [middle, down], f"{name}.state")

    def _attention(self, state: str, layer: Layer, name: str, *, causal: bool) -> str:
        packed = self.linear(
            state, f"{name}.qkv", layer["attn_q"], layer["attn_k"], layer["attn_v"]
        )
        heads = np.array([self._heads, self._kv_heads, self._kv_heads])
        sizes = self.weight(f"{name}.sizes", heads * self._head_width)
        query, key, value = (f"{name}.{part}" for part in ("query", "key", "value"))
        self.node("Split", [packed, sizes], query, key, value, axis=-1)
        attended = self.node(
            "Attention",
            [
                self._rotate(query, self._heads),
                self._rotate(key, self._kv_heads),
                value,
                *([] if causal else ["real"]),
            ],
            f"{name}.attended",
            is_causal=int(causal),
            q_num_heads=self._heads,
            kv_num_heads=self._kv_heads,
        )
        return self.linear(attended, f"{name}.attention_out", layer["attn_output"])

    def _rotate(self, name: str, heads: int) -> str:
        inputs = [name, "cosines", "sines", "positions"]
        return self.node("RotaryEmbedding", inputs, f"{name}.rotated", num_heads=heads)

    def save(self, path: Path, outputs: dict[str, int | None]) -> None:
        """Write the graph.

        Args:
            path: file to write.
            outputs: name of each output and its last dimension, ``None`` for (batch, length).
        """
        graph = helper.make_graph(
            self._nodes,
            "checker",
            [
                helper.make_tensor_value_info("tokens", TensorProto.INT64, ["batch", "length"]),
                helper.make_tensor_value_info("lengths", TensorProto.INT64, ["batch"]),
            ],
            [
                helper.make_tensor_value_info(
                    name, TensorProto.FLOAT, ["batch", "length", *([width] if width else [])]
                )
                for name, width in outputs.items()
            ],
            self._weights,
        )
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=opsets)
        model.ir_version = 10
        onnx.save(model, str(path))
