"""Fits the style model and writes it in the form that ``checker.origin.style`` reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from checker.lexicon import load_languages
from checker.origin.wording import PLACEHOLDERS, Wording
from checker.train.origin.calibration import Calibrated, fit_calibration
from checker.train.origin.corpus import corpus_of, training_rows, vocabulary_of
from checker.train.origin.documents import batch_of, cut_documents
from checker.train.origin.linear import fit_linear, scores_of
from checker.train.origin.ngrams import occurrences, pick_ngrams
from checker.train.origin.tasks import every_language, language_task, maker_task

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from checker.train.origin.corpus import Corpus
    from checker.train.origin.documents import Batch
    from checker.train.origin.linear import Answers
    from checker.train.origin.ngrams import Ngrams, Occurrences
    from checker.train.origin.tasks import Task

__all__ = ["train_style"]

_VOCABULARY = 4000
_VOCABULARY_SAMPLE = 60_000
_NGRAMS = 60_000
#: Times that all documents are read, for each of the two questions.
_LANGUAGE_ROUNDS, _MAKER_ROUNDS = 12, 8
_BATCH = 256

#: Weights are stored in one byte.
_LARGEST_BYTE = 127
_SMALLEST = 1e-6


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A task's weights, float32, shape (ngrams, columns), and what its scores mean."""

    weights: NDArray[np.float32]
    calibrated: Calibrated


@dataclass(frozen=True, slots=True)
class _Material:
    """What the documents are cut from."""

    corpus: Corpus
    ngrams: Ngrams
    occurrences: Occurrences

    def batches(
        self, task: Task, generator: np.random.Generator, part: str
    ) -> Iterator[tuple[Batch, Answers]]:
        """Cut new documents of a part and yield them in an order drawn by chance."""
        documents = cut_documents(self.corpus.rows["stream"].to_numpy(), generator)
        in_part = (self.corpus.rows["part"] == part).to_numpy()
        wanted = (task.asked & in_part)[documents.first]
        chosen = generator.permutation(np.flatnonzero(wanted))
        for begin in range(0, len(chosen), _BATCH):
            some = chosen[begin : begin + _BATCH]
            batch = batch_of(documents, some, self.occurrences, self.ngrams)
            yield batch, task.of(documents.first[some])


def train_style(data: Path, out: Path, seed: int = 0) -> None:
    """Fit the style model and write it to ``out``, about 2 MB.

    One tenth of each test set is held out to calibrate the scores by length, and one for
    evaluation, both by segment number and so with the same texts in every language. Of human
    originals the documents are held out that the scorer holds out too.

    Args:
        data: Folder with ``origin.parquet`` and ``human.parquet``.
        out: File to write, ending in ``.npz``.
        seed: Decides what is drawn by chance.
    """
    languages = tuple(language.code for language in load_languages())
    rows = training_rows(data, languages, seed)
    machine = rows[(rows["maker"] == "machine") & (rows["part"] == "training")]
    wording = Wording(vocabulary_of(machine, _VOCABULARY, _VOCABULARY_SAMPLE, seed))
    corpus = corpus_of(rows, wording)
    ngrams = pick_ngrams(corpus, _NGRAMS)
    material = _Material(corpus, ngrams, occurrences(corpus, ngrams))
    generator = np.random.default_rng(seed)
    task = language_task(corpus.rows, languages)
    weights = _weights(material, task, generator, _LANGUAGE_ROUNDS)
    asked = every_language(task, corpus.rows)
    by_language = _Fitted(weights, _calibrated(material, asked, weights, generator, biased=True))
    task = maker_task(corpus.rows)
    weights = _weights(material, task, generator, _MAKER_ROUNDS)
    by_maker = _Fitted(weights, _calibrated(material, task, weights, generator, biased=False))
    _write(out, (wording, languages, ngrams), (by_language, by_maker))


def _weights(
    material: _Material, task: Task, generator: np.random.Generator, rounds: int
) -> NDArray[np.float32]:
    training = (
        batch for _ in range(rounds) for batch in material.batches(task, generator, "training")
    )
    return fit_linear(training, len(material.ngrams.keys), task.columns)


def _calibrated(
    material: _Material,
    task: Task,
    weights: NDArray[np.float32],
    generator: np.random.Generator,
    *,
    biased: bool,
) -> Calibrated:
    kept = [
        (scores_of(batch, weights), answers, batch.words)
        for batch, answers in material.batches(task, generator, "calibration")
    ]
    return fit_calibration(
        np.concatenate([scores for scores, _, _ in kept]),
        np.concatenate([answers.column for _, answers, _ in kept]),
        np.concatenate([words for _, _, words in kept]),
        np.concatenate([answers.weight for _, answers, _ in kept]).astype(np.float64),
        biased=biased,
    )


def _write(
    out: Path,
    names: tuple[Wording, tuple[str, ...], Ngrams],
    fitted: tuple[_Fitted, _Fitted],
) -> None:
    wording, languages, ngrams = names
    by_language, by_maker = fitted
    maker = by_maker.weights[:, 1] - by_maker.weights[:, 0]
    weights = np.column_stack([by_language.weights, maker])
    # A language without training texts has no weights at all.
    units = np.maximum(np.abs(weights).max(axis=0), _SMALLEST) / _LARGEST_BYTE
    np.savez_compressed(
        out,
        placeholders=np.array(PLACEHOLDERS),
        vocabulary=np.array(wording.vocabulary),
        languages=np.array(languages),
        # Differences compress better than the keys themselves.
        key_steps=np.diff(ngrams.keys, prepend=np.uint32(0)),
        rarity=ngrams.rarity.astype(np.float16),
        weights=np.round(weights / units).astype(np.int8),
        units=units.astype(np.float32),
        scales=np.stack([by_language.calibrated.scale, by_maker.calibrated.scale]),
        biases=by_language.calibrated.biases,
    )
