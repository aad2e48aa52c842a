"""The training texts as one long row of word numbers, with what is known of each segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from checker.origin.wording import Wording, split_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["EVALUATION_SETS", "Corpus", "corpus_of", "human_rows", "machine_rows", "vocabulary_of"]

#: Human English that is kept for evaluation and never trained on.
EVALUATION_SETS = ("ag-news-test", "treebank-wsj", "brown-press", "gum-news")

#: At most so many segments of one language, test set and direction: more of the same texts by
#: more engines teach little.
_MOST_SEGMENTS = 7000

_COLUMNS = ["source_language", "system", "testset", "domain", "segment_id", "text"]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Segments in the order of their documents.

    Attributes:
        rows: One line per segment: ``source_language``, ``stratum``, ``stream``, ``domain``.
            Segments of one stream follow each other in one text; a stratum holds the languages
            that can be compared, because their texts are of the same kind.
        numbers: uint32, word numbers of all segments in a row.
        starts: int64, shape (segments + 1,): where each segment begins in ``numbers``.
    """

    rows: pd.DataFrame
    numbers: NDArray[np.uint32]
    starts: NDArray[np.int64]


def machine_rows(data: Path, languages: Sequence[str], seed: int) -> pd.DataFrame:
    """Return training segments of machine translation out of ``data/origin.parquet``.

    FLORES devtest is left out: it is for evaluation.
    """
    frame = pd.read_parquet(
        data / "origin.parquet",
        columns=[*_COLUMNS, "source_original", "split"],
        filters=[("split", "==", "train"), ("source_language", "in", list(languages))],
    )
    frame = frame[frame["testset"] != "flores-devtest"]
    frame["stratum"] = frame["testset"] + " " + frame["source_original"]
    return _thinned(frame, seed)


def human_rows(data: Path, seed: int) -> pd.DataFrame:
    """Return training segments of people's English out of ``data/human.parquet``."""
    frame = pd.read_parquet(data / "human.parquet", filters=[("split", "==", "train")])
    frame = frame[~frame["testset"].isin(EVALUATION_SETS)]
    frame = frame[frame["testset"] != "wce-lig-post-edit"]  # neither human nor machine
    frame["system"] = frame["doc_id"].fillna("") + frame["kind"]
    frame["stratum"] = frame["kind"]
    return _thinned(frame, seed)


def _thinned(frame: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Keep whole streams, in an order drawn by chance, until a language's stratum is full."""
    frame = frame.reset_index(drop=True)
    groups = ["source_language", "stratum", "testset", "system"]
    frame["stream"] = frame.groupby(groups, sort=True).ngroup()
    streams = frame.groupby("stream").agg(
        source_language=("source_language", "first"),
        stratum=("stratum", "first"),
        size=("text", "size"),
    )
    streams = streams.sample(frac=1.0, random_state=seed)
    before = streams.groupby(["source_language", "stratum"])["size"].cumsum() - streams["size"]
    kept = before.index[before < _most(frame)]
    frame = frame[frame["stream"].isin(kept)]
    return frame.sort_values(["stream", "segment_id"], kind="stable").reset_index(drop=True)


def _most(frame: pd.DataFrame) -> int:
    return 10 * _MOST_SEGMENTS if "kind" in frame else _MOST_SEGMENTS


def vocabulary_of(rows: pd.DataFrame, size: int, sample: int, seed: int) -> tuple[str, ...]:
    """Return the words that are common in every domain, most common first.

    A word counts by its smallest relative frequency in any of news, encyclopedia and talks:
    "parliament" or "goal" are common in one of them only and stay masked.
    """
    frequencies = []
    for domain in ("news", "wiki", "ted"):
        texts = rows.loc[rows["domain"] == domain, "text"]
        texts = texts.sample(min(sample, len(texts)), random_state=seed)
        words = pd.Series([word for text in texts for word in split_words(text)])
        words = words[words.str.islower()]
        frequencies.append(words.value_counts(normalize=True))
    smallest = pd.concat(frequencies, axis=1).dropna().min(axis=1)
    ranked = smallest.sort_index().sort_values(ascending=False, kind="stable")
    return tuple(["i", *[word for word in ranked.index if word != "i"]][:size])


def corpus_of(rows: pd.DataFrame, wording: Wording) -> Corpus:
    """Number the words of all segments."""
    pieces = [wording.number((text,)) for text in rows["text"]]
    lengths = np.array([len(piece) for piece in pieces], dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    kept = rows[["source_language", "stratum", "stream", "domain"]]
    return Corpus(kept, np.concatenate(pieces), starts)
