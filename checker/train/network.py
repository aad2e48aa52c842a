"""The part of the network that is fitted: adapted layers that see the whole text, and heads."""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from checker.article import CATEGORIES
from checker.model.scores import HEADS
from checker.train.base import BaseModel, Layer

__all__ = ["COLUMNS", "AdaptedLayer", "Network"]

#: What the heads give for each token, column by column.
COLUMNS: tuple[str, ...] = (*HEADS, "mqm", "wording", *CATEGORIES)


class Norm(nn.Module):
    """Divides by the root mean square and multiplies by a gain."""

    def __init__(self, gain: Tensor, epsilon: float) -> None:
        super().__init__()
        self.gain = nn.Parameter(gain)
        self._epsilon = epsilon

    def forward(self, state: Tensor) -> Tensor:
        """Normalise the last dimension, in float32."""
        return functional.rms_norm(state.float(), (state.shape[-1],), self.gain, self._epsilon)


class AdaptedLayer(nn.Module):
    """One Llama layer in which every token sees all tokens of its text."""

    def __init__(self, base: BaseModel, layer: Layer) -> None:
        super().__init__()
        self._heads, self._kv_heads = base.heads, base.kv_heads
        self.norms = nn.ModuleDict(
            {
                name: Norm(torch.tensor(layer[name]), base.epsilon)
                for name in ("attn_norm", "ffn_norm")
            }
        )
        self.matrices = nn.ParameterDict(
            {name: torch.tensor(array) for name, array in layer.items() if array.ndim == 2}  # noqa: PLR2004 - matrices
        )

    def forward(self, state: Tensor, rotation: tuple[Tensor, Tensor], real: Tensor) -> Tensor:
        """Return the states after the layer.

        Args:
            state: float (batch, length, width).
            rotation: cosines and sines, each (length, head width).
            real: bool (batch, 1, 1, length), false for padding.
        """
        state = state + self._attention(self.norms["attn_norm"](state), rotation, real)
        normed = self.norms["ffn_norm"](state)
        gate = functional.silu(self._times(normed, "ffn_gate"))
        return state + self._times(gate * self._times(normed, "ffn_up"), "ffn_down")

    def _times(self, state: Tensor, name: str) -> Tensor:
        return functional.linear(state, self.matrices[name])

    def _attention(self, state: Tensor, rotation: tuple[Tensor, Tensor], real: Tensor) -> Tensor:
        batch, length, _ = state.shape

        def heads(name: str, count: int) -> Tensor:
            return self._times(state, name).view(batch, length, count, -1).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            _rotate(heads("attn_q", self._heads), rotation),
            _rotate(heads("attn_k", self._kv_heads), rotation),
            heads("attn_v", self._kv_heads),
            attn_mask=real,
            enable_gqa=True,
        )
        merged = attended.transpose(1, 2).reshape(batch, length, -1)
        return self._times(merged, "attn_output")


def _rotate(heads: Tensor, rotation: tuple[Tensor, Tensor]) -> Tensor:
    cosines, sines = rotation
    first, second = heads.chunk(2, dim=-1)
    turned = torch.cat((-second, first), dim=-1)
    return (heads * cosines + turned * sines).to(heads.dtype)


class Network(nn.Module):
    """Adapted layers and heads, on the states of the frozen layers below."""

    def __init__(self, base: BaseModel, layers: tuple[Layer, ...]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(AdaptedLayer(base, layer) for layer in layers)
        self.norm = Norm(torch.ones(base.width), base.epsilon)
        self.heads = nn.Linear(base.width, len(COLUMNS))
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)
        self._head_width = base.width // base.heads
        self._rope_base = base.rope_base

    def forward(self, states: Tensor, lengths: Tensor) -> Tensor:
        """Return the scores of each token before any squashing.

        Args:
            states: float (batch, length, width), padded on the right.
            lengths: int64 (batch,).

        Returns:
            float32 (batch, length, len(COLUMNS)).
        """
        length = states.shape[1]
        half = torch.arange(0, self._head_width, 2) / self._head_width
        angles = torch.outer(torch.arange(length), self._rope_base**-half).repeat(1, 2)
        rotation = (angles.cos().to(states.device), angles.sin().to(states.device))
        real = (torch.arange(length, device=states.device) < lengths[:, None])[:, None, None, :]
        for layer in self.layers:
            states = layer(states, rotation, real)
        return cast("Tensor", self.heads(self.norm(states)).float())
