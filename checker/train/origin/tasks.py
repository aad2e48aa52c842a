"""The two questions put to a document: which source language, and who translated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from checker.train.origin.linear import Answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["MAKERS", "Task", "every_language", "language_task", "maker_task"]

#: How much all texts of each maker count together.
MAKERS = {"machine": 1 / 3, "original": 7 / 12, "translated": 1 / 12}


@dataclass(frozen=True, slots=True)
class Task:
    """A question with its answers by segment; a document has those of its first segment.

    Attributes:
        asked: bool, shape (segments,): of which the question is asked.
        answers: One per segment; the weights do not yet know how many documents there are.
        columns: Number of answers to choose from.
    """

    asked: NDArray[np.bool_]
    answers: Answers
    columns: int

    def of(self, segments: NDArray[np.int64]) -> Answers:
        """Return the answers of the documents that begin with the given segments."""
        answers = self.answers
        return Answers(answers.column[segments], answers.open[segments], answers.weight[segments])


def language_task(rows: pd.DataFrame, languages: Sequence[str]) -> Task:
    """Ask machine output for its source language, among those that its stratum has."""
    asked = (rows["maker"] == "machine").to_numpy()
    column = pd.Index(languages).get_indexer(pd.Index(rows["source_language"])).astype(np.int64)
    strata = pd.Categorical(rows["stratum"])
    present = np.zeros((len(strata.categories), len(languages)), dtype=bool)
    present[strata.codes[asked], column[asked]] = True
    weight = _balanced(rows, ["stratum", "source_language"], asked)
    return Task(asked, Answers(column, present[strata.codes], weight), len(languages))


def every_language(task: Task, rows: pd.DataFrame) -> Task:
    """Ask for the source language among all of them, as a user's text is asked.

    A language that only stands beside many others in training gets low scores, one that
    stands beside few gets high ones; that shows only where all are asked at once. Each
    language counts alike, and of each its kinds of text.
    """
    groups = rows[task.asked].groupby(["part", "source_language"])["domain"]
    kinds = groups.transform("nunique")
    sizes = rows[task.asked].groupby(["part", "source_language", "domain"])["domain"]
    weight = np.zeros(len(rows), dtype=np.float32)
    weight[task.asked] = 1.0 / (kinds * sizes.transform("size")).to_numpy()
    opened = np.ones_like(task.answers.open)
    return Task(task.asked, Answers(task.answers.column, opened, weight), task.columns)


def maker_task(rows: pd.DataFrame) -> Task:
    """Ask news whether a machine made it (column 1) or a person (column 0)."""
    asked = rows["domain"].str.startswith("news").to_numpy()
    column = (rows["maker"] == "machine").to_numpy().astype(np.int64)
    weight = _balanced(rows, ["maker", "stratum", "source_language"], asked)
    for maker, share in MAKERS.items():
        mine = asked & (rows["maker"] == maker).to_numpy()
        if mine.any():
            weight[mine] *= share * asked.sum() / weight[mine].sum()
    opened = np.ones((len(rows), len(("human", "machine"))), dtype=bool)
    return Task(asked, Answers(column, opened, weight), opened.shape[1])


def _balanced(
    rows: pd.DataFrame, groups: list[str], asked: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """Weigh a segment by one over the root of its group's size: between even and as it is."""
    sizes = rows[asked].groupby(groups)["stream"].transform("size")
    weight = np.zeros(len(rows), dtype=np.float32)
    weight[asked] = 1.0 / np.sqrt(sizes.to_numpy())
    weight *= asked.sum() / weight.sum()
    return weight
