"""The gold labels and the participants' predictions of WMT22 quality estimation, into English.

The folder is the repository ``WMT-QE-Task/wmt-qe-2022-data``. It is for measuring only: neither
its texts nor its labels may be trained or tuned on. Every token of ``test.2022.mt_tok`` carries
a tag, its last one, ``<EOS>``, included (always OK); there are no tags of gaps.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from checker.errors import InputError
from checker.evaluate.collections import blocks_of
from checker.evaluate.outputs import Outputs, score_outputs
from checker.model import Scorer

__all__ = ["LANGUAGES", "SharedTask"]

#: Source language -> how its sentences were judged, by the name of the folder.
LANGUAGES = {"zh": "mqm", "km": "da", "ps": "da"}
_GOLD, _SUBMITTED = "test_data-gold_labels", "official_submissions"
_SCORES = {"mqm": "test.2022.{}-en.mqm_z_score", "da": "test2022.{}-en.da_score"}
_END = "<EOS>"


@dataclass(frozen=True, slots=True)
class SharedTask:
    """The folder of the shared task; reads what it is asked for.

    Every method raises InputError if a file is missing or does not fit the others.
    """

    path: Path
    _scored: dict[str, Outputs] = field(default_factory=dict, compare=False)

    def outputs(self, scorer: Scorer, language: str) -> Outputs:
        """Return the scored outputs of one source language, without marks.

        Its sentences have no documents; neighbours are read together.
        """
        if language not in self._scored:
            texts = self._lines(self._gold("word-level", language) / "test.2022.mt")
            rows = pd.DataFrame({"segment_id": range(len(texts)), "text": texts})
            self._scored[language] = score_outputs(scorer, blocks_of(rows))
        return self._scored[language]

    def tokens(self, language: str) -> list[list[tuple[int, int]]]:
        """Return the place of each token in each output: code points, half-open.

        ``<EOS>`` has no width and stands at the end.
        """
        folder = self._gold("word-level", language)
        texts, tokenised = (self._lines(folder / f"test.2022.{n}") for n in ("mt", "mt_tok"))
        if len(texts) != len(tokenised):
            raise InputError(f"{folder}: test.2022.mt and test.2022.mt_tok differ in length")
        return [list(_places(t, line.split())) for t, line in zip(texts, tokenised, strict=True)]

    def tags(self, language: str) -> NDArray[np.float64]:
        """Return 1 for each token tagged BAD, else 0, over all outputs."""
        file = self._gold("word-level", language) / f"test.2022.{language}-en.tags"
        tags = [line.split() for line in self._lines(file)]
        if [len(line) for line in tags] != [len(line) for line in self.tokens(language)]:
            raise InputError(f"{file}: its tags are not those of test.2022.mt_tok")
        return np.array([float(tag == "BAD") for line in tags for tag in line])

    def word_submissions(self, language: str) -> dict[str, NDArray[np.float64]]:
        """Return the tags of each participant, as ``tags`` gives them."""
        count = len(self.tags(language))
        found = self._submissions("word-level", language, (3, 4), count)
        return {name: np.array([float(tag == "BAD") for tag in said]) for name, said in found}

    def sentence_scores(self, language: str) -> NDArray[np.float64]:
        """Return the score of each output, standardised, higher for better."""
        kind = LANGUAGES[language]
        file = self._gold(kind, language) / _SCORES[kind].format(language)
        return _numbers(file, self._lines(file))

    def sentence_submissions(self, language: str) -> dict[str, NDArray[np.float64]]:
        """Return the scores of each participant, turned so that higher is worse."""
        count = len(self.sentence_scores(language))
        found = self._submissions(LANGUAGES[language], language, (2,), count)
        return {name: -_numbers(name, said) for name, said in found}

    def _gold(self, kind: str, language: str) -> Path:
        return self.path / _GOLD / f"task1_{kind}" / f"{language}-en"

    def _submissions(
        self, kind: str, language: str, order: tuple[int, ...], count: int
    ) -> Iterator[tuple[str, list[str]]]:
        """Yield the last column of each file, in the order of its columns of numbers."""
        folder = self.path / _SUBMITTED / f"task1_{kind}" / f"{language}-en"
        files = sorted(folder.glob("*/predictions.txt"))
        if not files:
            raise InputError(f"{folder}: no participant's predictions.txt; give the whole checkout")
        for file in files:
            # The first lines give the size of the model; their fields are fewer.
            fields = [line.split("\t") for line in self._lines(file)]
            rows = [row for row in fields if len(row) > max(order) + 1]
            places = np.array([_numbers(file, [row[i] for i in order]) for row in rows])
            if len(rows) != count:
                raise InputError(f"{file}: {len(rows)} predictions, {count} are needed")
            said = [rows[index][-1] for index in np.lexsort(places.T[::-1])]
            yield file.parent.name.partition(" - ")[0].removeprefix("Team ").strip(), said

    def _lines(self, file: Path) -> list[str]:
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                f"{file}: cannot read it ({error}); give a checkout of the repository "
                "WMT-QE-Task/wmt-qe-2022-data"
            ) from error
        # Not splitlines: a token may hold a separator of Unicode.
        return text.removesuffix("\n").split("\n")


def _numbers(file: Path | str, texts: list[str]) -> NDArray[np.float64]:
    try:
        return np.array(texts, dtype=np.float64)
    except ValueError as error:
        raise InputError(f"{file}: a number is expected ({error})") from error


def _places(text: str, tokens: list[str]) -> Iterator[tuple[int, int]]:
    place = 0
    for token in tokens:
        if token == _END:
            yield len(text), len(text)
            continue
        spelt = html.unescape(token)
        start = text.find(spelt, place)
        if start < 0:
            raise InputError(f"test.2022.mt_tok: {token!r} is not in its line of test.2022.mt")
        place = start + len(spelt)
        yield start, place
