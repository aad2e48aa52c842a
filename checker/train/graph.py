"""The network as an ONNX graph, written node by node: small, and nothing in it by accident.

Llama layers (pre-norm, rotary positions, grouped queries, gated feed-forward). The lower
layers are causal, as they were pre-trained; the upper ones see the whole text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto

from checker.train.base import BaseModel, Layer
from checker.train.nodes import Nodes

__all__ = ["LONGEST", "Graph"]

#: Parts in which a long row of activations is quantised, each with a scale of its own: the input
#: of ``ffn_down`` has single huge values, which would flatten the whole row.
_PARTS_OF_DOWN = 3
#: Longest input in tokens; the scorer cuts longer texts into windows.
LONGEST = 512


class Graph(Nodes):
    """Builds a graph from token numbers to states or scores.

    Inputs: ``tokens`` int64 (batch, length), padded on the right, and ``lengths`` int64
    (batch,), the number of tokens of each text without padding.

    Args:
        base: tells the shape of the layers.
        quantised: whether matrices are kept in 8 bits; they multiply several times as fast.

    Attributes:
        inputs: what each matrix multiplies, by the name of the matrix.
    """

    def __init__(self, base: BaseModel, *, quantised: bool) -> None:
        super().__init__(
            {
                "tokens": (TensorProto.INT64, ["batch", "length"]),
                "lengths": (TensorProto.INT64, ["batch"]),
            }
        )
        self.inputs: dict[str, str] = {}
        self._quantised = quantised
        self._heads, self._kv_heads, self._epsilon = base.heads, base.kv_heads, base.epsilon
        self._head_width = base.width // base.heads
        half = np.arange(0, self._head_width, 2) / self._head_width
        angles = np.outer(np.arange(LONGEST), base.rope_base**-half)
        self.weight("cosines", np.cos(angles).astype(np.float32))
        self.weight("sines", np.sin(angles).astype(np.float32))
        if quantised:
            self.weight("last_axis", np.array([-1]))
            self.weight("tiny", np.float32(1e-9))
            self.weight("step", np.float32(1 / 127))
            self.weight("unit", np.float32(1))
            self.weight("middle", np.uint8(128))
        self._mask()

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

    def linear(self, state: str, name: str, *matrices: NDArray[np.float32], parts: int = 1) -> str:
        """Multiply by matrices given as (outputs, inputs), stacked; quantised in some parts."""
        stacked = np.concatenate(matrices)
        self.inputs[name] = state
        if not self._quantised:
            return self.node("MatMul", [state, self.weight(f"{name}.weight", stacked.T)], name)
        if parts == 1:
            return self._product(state, stacked, name)
        pieces = [f"{name}.piece{number}" for number in range(parts)]
        self.node("Split", [state], *pieces, axis=-1, num_outputs=parts)
        products = [
            self._product(piece, matrix, f"{name}.{number}")
            for number, (piece, matrix) in enumerate(
                zip(pieces, np.split(stacked, parts, axis=1), strict=True)
            )
        ]
        return self.node("Sum", products, name)

    def _product(self, state: str, matrix: NDArray[np.float32], name: str) -> str:
        """Multiply in 8 bits, with a scale for each output and for each token.

        A scale for each token: with one for all, what a text gets would depend on the texts
        beside it, and the huge activations of the first token would flatten all others.
        """
        scale = np.maximum(np.abs(matrix).max(axis=1) / 127, 1e-9).astype(np.float32)
        packed = np.round(matrix / scale[:, None]).astype(np.int8)
        sizes = self.node("Abs", [state], f"{name}.sizes")
        largest = self.node("ReduceMax", [sizes, "last_axis"], f"{name}.largest", keepdims=1)
        largest = self.node("Max", [largest, "tiny"], f"{name}.not_zero")
        steps = self.node("Mul", [largest, "step"], f"{name}.steps")
        scaled = self.node("Div", [state, steps], f"{name}.scaled")
        # Unsigned times signed is the pair that processors have instructions for.
        rounded = self.node("QuantizeLinear", [scaled, "unit", "middle"], f"{name}.rounded")
        product = self.node(
            "MatMulIntegerToFloat",
            [
                rounded,
                self.weight(f"{name}.weight", packed.T),
                "unit",
                self.weight(f"{name}.scale", scale),
                "middle",
            ],
            f"{name}.product",
            domain="com.microsoft",
        )
        return self.node("Mul", [product, steps], f"{name}.rescaled")

    def states(
        self, embedding: NDArray[np.float32], layers: Sequence[Layer], causal_layers: int
    ) -> str:
        """Embed the tokens, add all layers, the first of them causal, and return the states."""
        state = self.embed(embedding)
        for number, layer in enumerate(layers):
            state = self.layer(state, layer, f"layer{number}", causal=number < causal_layers)
        return state

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
        down = self.linear(gated, f"{name}.down", layer["ffn_down"], parts=_PARTS_OF_DOWN)
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
