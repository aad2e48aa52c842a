"""The tokenizer of the base model, and a smaller one for English news."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from checker.errors import InputError
from checker.train.base import BaseModel

__all__ = ["full_tokenizer", "pruned_tokenizer", "tokenizer_of"]


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


def tokenizer_of(base: BaseModel, file: Path) -> tuple[Tokenizer, NDArray[np.int64]]:
    """Read the tokenizer of a model that was trained from the base model.

    Args:
        base: the language model.
        file: ``tokenizer.json`` of the other model.

    Returns:
        The tokenizer, and the number in the base model of each of its tokens.

    Raises:
        InputError: the file is damaged, or has tokens that the base model lacks.
    """
    try:
        tokenizer = Tokenizer.from_file(str(file))
    except Exception as error:  # tokenizers raises nothing more precise
        raise InputError(f"{file}: cannot read the tokenizer to start from ({error})") from error
    numbers = tokenizer.get_vocab()
    old = {token: index for index, token in enumerate(base.tokens)}
    if unknown := sorted(numbers.keys() - old.keys()):
        raise InputError(
            f"{file}: the base model lacks the token {unknown[0]!r}; start from a model that was "
            "trained from it"
        )
    return tokenizer, np.array([old[token] for token in sorted(numbers, key=numbers.__getitem__)])


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
