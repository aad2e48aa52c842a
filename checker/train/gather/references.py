"""Outputs of translation engines beside a human translation of the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from rapidfuzz.distance import LCSseq
from sacrebleu.metrics.chrf import CHRF

from checker.train.examples import Example, Group, Mark
from checker.train.gather.tables import DataFolder, is_held_out, records

__all__ = ["reference_pairs"]

#: Below this chrF the two lines are no translations of one text, above it they are the same.
_CHRF_RANGE = (25.0, 92.0)
#: Share of yes for a word that the reference has, but elsewhere.
_MOVED = 0.4
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")  # noqa: RUF001 - typographic apostrophe
_KEY = ["testset", "source_language", "segment_id"]


def reference_pairs(data: DataFolder, rng: np.random.Generator, most: int) -> Iterator[Group]:
    """Yield pairs of an engine's output and the human reference.

    Args:
        data: the folder of training data.
        rng: draws the engine for each reference, weak engines more often than strong ones.
        most: number of pairs.
    """
    human = data.read("human")
    human = human[(human.kind == "translated") & (human.split == "train")]
    origin = data.read("origin")
    origin = origin[(origin.split == "train") & origin.testset.isin(set(human.testset))]
    outputs = origin.groupby(_KEY, sort=True).indices
    texts, systems = origin.text.to_numpy(), origin.system.to_numpy()
    chrf = CHRF()
    found = 0
    for row in records(human.iloc[rng.permutation(len(human))]):
        places = outputs.get((row.testset, row.source_language, row.segment_id))
        if places is None:
            continue
        weights = np.array([3.0 if _is_weak(systems[place]) else 1.0 for place in places])
        output = texts[rng.choice(places, p=weights / weights.sum())]
        similarity = chrf.sentence_score(output, [row.text]).score
        if not _CHRF_RANGE[0] <= similarity <= _CHRF_RANGE[1]:
            continue
        held_out = is_held_out(row.testset, row.source_language, int(row.segment_id) // 20)
        yield Group("mt-reference", _pair(output, row.text, similarity), held_out)
        found += 1
        if found == most:
            return


def _is_weak(system: str) -> bool:
    return system in {"argos", "bergamot-tiny", "opusmt"}


def _pair(output: str, reference: str, similarity: float) -> tuple[Example, Example]:
    words = list(_WORD.finditer(output))
    own = [word.group().lower() for word in words]
    others = [match.group().lower() for match in _WORD.finditer(reference)]
    kept = np.zeros(len(own), dtype=bool)
    for block in LCSseq.opcodes(own, others):
        if block.tag == "equal":
            kept[block.src_start : block.src_end] = True
    elsewhere = set(others)
    marks = tuple(
        Mark(*word.span(), "edited", _MOVED if text in elsewhere else 1.0)
        for word, text, same in zip(words, own, kept, strict=True)
        if not same
    )
    # The further apart the two texts are, the surer the human one is the better one.
    distance = 1 + (100 - similarity) / 25
    return (
        Example(output, marks, {"edited": 1.0}, rank=distance),
        Example(reference, (), {"edited": 1.0, "sense": 1.0}, rank=0.0),
    )
