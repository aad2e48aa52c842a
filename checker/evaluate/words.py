"""Words: MCC and F1 of the marks, at thresholds chosen on other texts."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.evaluate.collections import WIKI_LANGUAGES, Collections
from checker.evaluate.metrics import best_threshold, compare, f1, mcc
from checker.evaluate.outputs import Outputs
from checker.evaluate.shared_task import LANGUAGES, SharedTask
from checker.model import Calibration
from checker.model.scores import HEADS

__all__ = ["words"]

_Scores = dict[str, NDArray[np.float64]]
_Units = list[NDArray[np.int64]]
_EDITED = HEADS.index("edited")
#: Where the marks are those of MQM annotators the question is "marked", else "changed".
_ANSWERS = ("marked", "edited head")


def words(collections: Collections, task: SharedTask | None) -> dict[str, Any]:
    """Compare the words over a threshold with those that people marked or changed.

    Args:
        collections: the collections, with the model.
        task: the WMT22 shared task on quality estimation, or None to leave it out.

    Returns:
        For each test collection and each answer of the model (``marked``: P(marked);
        ``edited head``: the raw answer to "changed against a reference") the ``threshold``,
        the texts it was ``chosen on``, ``mcc``, and ``f1`` of the marked words; beside them
        the ``base rate`` and the F1 of marking everything, ``f1 of all``.
    """
    calibration = collections.scorer.calibration
    development = {
        language: (outputs.labels(), _answers(outputs, calibration))
        for language, outputs in collections.wiki_development.items()
    }
    pooled = _pooled([development[language] for language in WIKI_LANGUAGES])
    result: dict[str, Any] = {}
    for language, outputs in collections.wiki_test.items():
        test = (outputs.labels(), _answers(outputs, calibration), outputs.units(words=True))
        result[f"mlqe-pe {language}"] = {
            **_compare(test, development[language], f"mlqe-pe dev, {language}"),
            "one threshold": _compare(test, pooled, "mlqe-pe dev, five languages"),
        }
    result["newstest2021"] = _news(collections.news, calibration)
    if task is not None:
        news = collections.news
        marks = (news.labels(), _answers(news, calibration))
        chosen = {"zh": (marks, "newstest2021")}
        chosen |= {name: (development[name], f"mlqe-pe dev, {name}") for name in ("km", "ps")}
        for language in LANGUAGES:
            result[f"wmt22-qe {language}"] = _shared_task(
                collections, task, language, *chosen[language]
            )
    return result


def _answers(outputs: Outputs, calibration: Calibration) -> _Scores:
    edited = [part.logits[:, _EDITED] for part in outputs.scores]
    return {
        "marked": outputs.probabilities(calibration).marked,
        "edited head": np.concatenate(edited).astype(np.float64),
    }


def _pooled(parts: list[tuple[NDArray[np.float64], _Scores]]) -> Any:  # noqa: ANN401 - as its parts
    labels = np.concatenate([labels for labels, _ in parts])
    return labels, {
        name: np.concatenate([scores[name] for _, scores in parts]) for name in _ANSWERS
    }


def _compare(
    test: tuple[NDArray[np.float64], _Scores, _Units],
    development: tuple[NDArray[np.float64], _Scores],
    chosen_on: str,
) -> dict[str, Any]:
    labels, scores, units = test
    result: dict[str, Any] = {
        "base rate": round(float(labels.mean()), 4),
        "f1 of all": round(f1(labels, np.ones_like(labels)), 4),
        "chosen on": chosen_on,
    }
    for name in _ANSWERS:
        threshold = best_threshold(development[0], development[1][name])
        said = (scores[name] >= threshold).astype(np.float64)
        result[name] = {"threshold": round(threshold, 4), **_agreement(labels, said, units)}
    return result


def _agreement(
    labels: NDArray[np.float64], said: NDArray[np.float64], units: _Units
) -> dict[str, Any]:
    return {
        name: compare(statistic, labels, said, units).as_dict()
        for name, statistic in (("mcc", mcc), ("f1", f1))
    }


def _news(news: Outputs, calibration: Calibration) -> dict[str, Any]:
    """Choose the threshold on one half of the documents, measure on the other, and turn round."""
    probabilities = news.probabilities(calibration)
    units = news.units(words=True)
    result: dict[str, Any] = {}
    for name, scores in (
        ("any", probabilities.marked),
        ("major", probabilities.marked * probabilities.major),
    ):
        labels = news.labels(major=name == "major")
        said = np.zeros_like(labels)
        halves = [np.concatenate(units[half::2]) for half in (0, 1)]
        for here, other in (halves, reversed(halves)):
            threshold = best_threshold(labels[other], scores[other])
            said[here] = scores[here] >= threshold
        result[name] = {
            "base rate": round(float(labels.mean()), 4),
            "f1 of all": round(f1(labels, np.ones_like(labels)), 4),
            "chosen on": "the other half of the documents",
            **_agreement(labels, said, units),
        }
    return result


def _shared_task(
    collections: Collections,
    task: SharedTask,
    language: str,
    development: tuple[NDArray[np.float64], _Scores],
    chosen_on: str,
) -> dict[str, Any]:
    outputs = task.outputs(collections.scorer, language)
    answers = _answers(outputs, collections.scorer.calibration)
    tags, places = task.tags(language), task.tokens(language)
    ends = np.cumsum([len(part) for part in places])
    units = [np.arange(e - len(p), e, dtype=np.int64) for e, p in zip(ends, places, strict=True)]
    scores = {name: _by_token(outputs, places, values) for name, values in answers.items()}
    result = _compare((tags, scores, units), development, chosen_on)
    result["participants"] = {
        name: _agreement(tags, said, units)
        for name, said in task.word_submissions(language).items()
    }
    return result


def _by_token(
    outputs: Outputs, places: list[list[tuple[int, int]]], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give each token of the gold the highest score of the words it shares a letter with."""
    result = []
    first = 0
    for part, tokens in zip(outputs.scores, places, strict=True):
        here = values[first : first + len(part.words)]
        first += len(here)
        for start, end in tokens:
            touched = (part.words[:, 0] < end) & (part.words[:, 1] > start)
            # A token without a word, such as <EOS>, is never marked.
            result.append(float(here[touched].max(initial=-np.inf)))
    return np.array(result)
