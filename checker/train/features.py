"""Texts as tokens, labels and states of the frozen layers, on disk and resumable."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from rich.progress import track
from tokenizers import Tokenizer

from checker.train.examples import Group, label_tokens

__all__ = ["Store", "compute_states", "write_store"]

#: Longer texts are cut for training only; the scorer never cuts.
_LONGEST = 160
_CHUNK = 2048


@dataclass(frozen=True, slots=True)
class Store:
    """Everything that fitting reads, as flat arrays over all tokens or all texts.

    Attributes:
        tokens: int32 (all tokens,); every text begins with token 0.
        shares: float16 (all tokens, heads), labels of ``label_tokens``.
        categories: int8 (all tokens,).
        bounds: int64 (texts + 1,): text ``i`` has the tokens ``bounds[i]:bounds[i + 1]``.
        weights: float32 (texts, heads): weight of each question.
        mqm: float32 (texts,), NaN where unknown.
        rank: float32 (texts,), NaN where there is no order.
        group: int64 (texts,): number of the group of each text.
        held_out: bool (texts,).
        origin: int16 (texts,): place in ``origins``.
        origins: names of the constituents.
    """

    tokens: NDArray[np.int32]
    shares: NDArray[np.float16]
    categories: NDArray[np.int8]
    bounds: NDArray[np.int64]
    weights: NDArray[np.float32]
    mqm: NDArray[np.float32]
    rank: NDArray[np.float32]
    group: NDArray[np.int64]
    held_out: NDArray[np.bool_]
    origin: NDArray[np.int16]
    origins: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Store:
        """Read what ``write_store`` wrote."""
        with np.load(path) as arrays:
            parts = {name: arrays[name] for name in arrays.files if name != "origins"}
            return cls(origins=tuple(json.loads(str(arrays["origins"]))), **parts)


def write_store(
    groups: Sequence[Group], tokenizer: Tokenizer, heads: Sequence[str], path: Path
) -> None:
    """Tokenise and label the texts of all groups and write them as one file."""
    origins = sorted({group.origin for group in groups})
    rows = [
        (number, group, example)
        for number, group in enumerate(groups)
        for example in group.examples
    ]
    tokens: list[NDArray[np.int32]] = []
    shares: list[NDArray[np.float16]] = []
    categories: list[NDArray[np.int8]] = []
    for start in range(0, len(rows), _CHUNK):
        part = rows[start : start + _CHUNK]
        encodings = tokenizer.encode_batch([example.text for _, _, example in part])
        for (_, _, example), encoding in zip(part, encodings, strict=True):
            keep = _LONGEST - 1
            tokens.append(np.array([0, *encoding.ids[:keep]], dtype=np.int32))
            share, category = label_tokens(example, [(0, 0), *encoding.offsets[:keep]])
            shares.append(share)
            categories.append(category)
    nan = float("nan")
    temporary = path.with_suffix(".part.npz")
    np.savez(
        temporary,
        tokens=np.concatenate(tokens),
        shares=np.concatenate(shares),
        categories=np.concatenate(categories),
        bounds=np.cumsum([0, *map(len, tokens)], dtype=np.int64),
        weights=np.array([[e.heads.get(h, 0) for h in heads] for _, _, e in rows], np.float32),
        mqm=np.array([nan if e.mqm is None else e.mqm for _, _, e in rows], np.float32),
        rank=np.array([nan if e.rank is None else e.rank for _, _, e in rows], np.float32),
        group=np.array([number for number, _, _ in rows], np.int64),
        held_out=np.array([group.held_out for _, group, _ in rows]),
        origin=np.array([origins.index(group.origin) for _, group, _ in rows], np.int16),
        origins=np.array(json.dumps(origins)),
    )
    temporary.replace(path)


def compute_states(store: Store, graph: Path, width: int, target: Path, threads: int) -> None:
    """Run the frozen layers over all texts; a run that was cut off goes on where it stopped.

    Writes ``target``, float16 (all tokens, width), and beside it a file with the number of
    texts done.
    """
    total = int(store.bounds[-1])
    progress = target.with_suffix(".done")
    done = int(progress.read_text()) if progress.exists() and target.exists() else 0
    states = np.lib.format.open_memmap(
        target, mode="r+" if done else "w+", dtype=np.float16, shape=(total, width)
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    texts = len(store.bounds) - 1
    for start in track(
        range(done, texts, _CHUNK), "frozen layers", disable=not sys.stderr.isatty()
    ):
        stop = min(start + _CHUNK, texts)
        for rows in _batches(store.bounds, start, stop):
            spans = [(store.bounds[row], store.bounds[row + 1]) for row in rows]
            lengths = np.array([end - begin for begin, end in spans], dtype=np.int64)
            batch = np.zeros((len(rows), lengths.max()), dtype=np.int64)
            for place, (begin, end) in enumerate(spans):
                batch[place, : end - begin] = store.tokens[begin:end]
            (result,) = session.run(None, {"tokens": batch, "lengths": lengths})
            for place, (begin, end) in enumerate(spans):
                states[begin:end] = np.clip(result[place, : end - begin], -6e4, 6e4)
        states.flush()
        progress.write_text(str(stop))


def _batches(bounds: NDArray[np.int64], start: int, stop: int) -> Iterator[list[int]]:
    """Yield rows of similar length, about 2,048 tokens at a time."""
    lengths = np.diff(bounds[start : stop + 1])
    batch: list[int] = []
    for row in np.argsort(lengths, kind="stable"):
        if batch and (len(batch) + 1) * lengths[row] > 2048:  # noqa: PLR2004 - fits the cache
            yield batch
            batch = []
        batch.append(start + int(row))
    if batch:
        yield batch
