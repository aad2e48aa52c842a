"""From a fitted network to the ONNX file that ships."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from checker.train.base import BaseModel
from checker.train.graph import Graph
from checker.train.network import COLUMNS, AdaptedLayer, Network

__all__ = ["export"]


def export(base: BaseModel, network: Network, causal_layers: int, run: Path, target: Path) -> None:
    """Write ``model.onnx`` and ``tokenizer.json``.

    Args:
        base: the base model with its reduced vocabulary.
        network: the fitted layers and heads.
        causal_layers: number of frozen layers below them.
        run: folder of the run, with ``tokenizer.json``.
        target: folder to write to.
    """
    target.mkdir(parents=True, exist_ok=True)
    graph = Graph(base)
    state = graph.embed(base.embedding)
    for number in range(causal_layers):
        state = graph.layer(state, base.layers[number], f"layer{number}", causal=True)
    for number, layer in enumerate(network.layers, start=causal_layers):
        if not isinstance(layer, AdaptedLayer):
            raise TypeError(f"layer {number} is a {type(layer).__name__}, no AdaptedLayer")
        weights = {name: _array(matrix) for name, matrix in layer.matrices.items()}
        weights |= {name: _array(norm.gain) for name, norm in layer.norms.items()}
        state = graph.layer(state, weights, f"layer{number}", causal=False)
    state = graph.norm(state, _array(network.norm.gain), "heads.norm")
    # A few columns only: kept in full, they cost nothing.
    weight = graph.weight("heads.weight", _array(network.heads.weight).T)
    bias = graph.weight("heads.bias", _array(network.heads.bias))
    product = graph.node("MatMul", [state, weight], "heads.product")
    graph.node("Add", [product, bias], "scores")
    part = target / "model.onnx.part"
    graph.save(part, {"scores": len(COLUMNS)})
    part.replace(target / "model.onnx")
    shutil.copyfile(run / "tokenizer.json", target / "tokenizer.json")


def _array(tensor: torch.Tensor) -> NDArray[np.float32]:
    array: NDArray[np.float32] = tensor.detach().float().cpu().numpy()
    return array
