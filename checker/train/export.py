"""From a fitted network to the ONNX file that ships."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from checker.train.base import BaseModel, Layer
from checker.train.graph import Graph
from checker.train.network import COLUMNS, LlamaLayer, Network
from checker.train.smoothing import smooth

__all__ = ["export"]


def export(
    base: BaseModel,
    network: Network,
    causal_layers: int,
    texts: Sequence[NDArray[np.int64]],
    run: Path,
) -> Path:
    """Write ``model.onnx`` and ``tokenizer.json``, and return the folder of the model.

    Args:
        base: the base model with its reduced vocabulary.
        network: the fitted layers and heads.
        causal_layers: number of frozen layers below them.
        texts: token numbers of some texts, to see how large activations are.
        run: folder of the run, with ``tokenizer.json``; the model goes to its folder ``model``.
    """
    target = run / "model"
    fitted = [_weights(layer, number) for number, layer in enumerate(network.layers, causal_layers)]
    layers = smooth(base, [*base.layers[:causal_layers], *fitted], causal_layers, texts)
    target.mkdir(parents=True, exist_ok=True)
    graph = Graph(base, quantised=True)
    state = graph.states(base.embedding, layers, causal_layers)
    state = graph.norm(state, _array(network.norm.gain), "heads.norm")
    # A few columns only: kept in full, they cost nothing.
    weight = graph.weight("heads.weight", _array(network.heads.weight).T)
    bias = graph.weight("heads.bias", _array(network.heads.bias))
    product = graph.node("MatMul", [state, weight], "heads.product")
    graph.node("Add", [product, bias], "scores")
    part = target / "model.onnx.part"
    graph.save(part, {"scores": ["batch", "length", len(COLUMNS)]})
    part.replace(target / "model.onnx")
    shutil.copyfile(run / "tokenizer.json", target / "tokenizer.json")
    return target


def _weights(layer: torch.nn.Module, number: int) -> Layer:
    if not isinstance(layer, LlamaLayer):
        raise TypeError(f"layer {number} is a {type(layer).__name__}, no LlamaLayer")
    weights = {name: _array(matrix) for name, matrix in layer.matrices.items()}
    return weights | {name: _array(norm.gain) for name, norm in layer.norms.items()}


def _array(tensor: torch.Tensor) -> NDArray[np.float32]:
    array: NDArray[np.float32] = tensor.detach().float().cpu().numpy()
    return array
