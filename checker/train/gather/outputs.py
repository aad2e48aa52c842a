"""Output of good engines beside the same text with words of a wrong sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import numpy as np

from checker.train.corrupt import KINDS, Corrupted, load_resources
from checker.train.examples import Example, Group, Mark
from checker.train.gather.corrupted import clean_texts, plant
from checker.train.gather.references import WEAK_ENGINES
from checker.train.gather.tables import DataFolder, is_held_out, records

__all__ = ["corrupted_outputs"]

_FEWEST_WORDS, _MOST_WORDS = 6, 60
#: How bad the wording is beside careful English, which has 0 and is not among these texts.
_OUTPUT, _CORRUPTED = 1.0, 2.0


def corrupted_outputs(
    data: DataFolder, rng: np.random.Generator, most: int, weights: Mapping[str, float]
) -> Iterator[Group]:
    """Yield pairs of engine output with a wrong sense planted and as it was.

    A word of a wrong sense is to be told from the wording of machines, not only from people's:
    in the text of a good engine it is what misleads. Taken are outputs that stand beside no human
    translation in the data, since training reads the others anyway.

    Args:
        data: the folder of training data.
        rng: draws outputs and corruptions.
        most: number of pairs.
        weights: of all kinds of corruption; those that are no wrong sense are left out.
    """
    senses = {kind: weight for kind, weight in weights.items() if KINDS[kind].sense}
    resources = load_resources(data.file("senses"), [text for text, _ in clean_texts(data)])
    planted = plant(_outputs(data), resources, rng, senses)
    for text, corrupted, held_out in islice(planted, most):
        yield Group("corrupted-output", _pair(text, corrupted), held_out)


def _outputs(data: DataFolder) -> list[tuple[str, bool]]:
    human = data.read("human")
    origin = data.read("origin")
    origin = origin[
        (origin.split == "train")
        & (origin.domain == "news")
        & ~origin.testset.isin(set(human[human.kind == "translated"].testset))
        & ~origin.system.isin(WEAK_ENGINES)
    ].drop_duplicates("text")
    words = np.array([len(text.split()) for text in origin.text], dtype=int)
    origin = origin[(words >= _FEWEST_WORDS) & (words <= _MOST_WORDS)]
    rows = [(row.text, row.source_language, _passage(row)) for row in records(origin)]
    # The older test sets are the same news in several languages: what is held out in one of them
    # is in all.
    held_out = {
        passage for _, language, passage in rows if is_held_out(passage[0], language, passage[1])
    }
    return [(text, passage in held_out) for text, _, passage in rows]


def _passage(row: Any) -> tuple[str, int]:  # noqa: ANN401 - a row of a table
    return row.testset, int(row.segment_id) // 20


def _pair(text: str, corrupted: Corrupted) -> tuple[Example, Example]:
    # What else an editor or annotator would mark in an engine's output nobody knows here.
    heads = {"sense": 1.0}
    marks = tuple(Mark(span.start, span.end, "sense", 1.0) for span in corrupted.spans)
    return (
        Example(corrupted.text, marks, heads, rank=_CORRUPTED),
        Example(text, (), heads, rank=_OUTPUT),
    )
