"""Against professional annotators: newstest2021 Chinese-English, MQM, a year never trained on."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from checker.evaluate.metrics import (
    Figure,
    area_under_curve,
    average_precision,
    bootstrap,
    expected_calibration_error,
    pearson,
    spearman,
)
from checker.evaluate.scored import Document, score_documents
from checker.evaluate.surprisal import Surprisal
from checker.model import Scorer
from checker.train.gather.rated import mqm_points
from checker.train.gather.tables import DataFolder

__all__ = ["rated_news"]

_Baseline = dict[int, NDArray[np.float64]] | None
#: A difference that annotators are sure of: one major error.
_CLEAR = 5.0
#: Outputs that the language-model baseline is measured on; it is a hundred times slower.
_SURPRISAL_SAMPLE = 600


def rated_news(scorer: Scorer, data: DataFolder, base: Surprisal | None) -> dict[str, Any]:
    """Compare words, segments, outputs of one source and whole systems with human marks.

    Args:
        scorer: the model.
        data: the folder of data.
        base: the language model for the surprisal baseline, or None to leave it out.
    """
    table = data.read("spans")
    table = table[(table.dataset == "wmt21-mqm") & (table.split == "dev")]
    table = table.sort_values(["doc_id", "system", "segment_id"], kind="stable")
    groups = [rows for _, rows in table.groupby(["doc_id", "system"], sort=True)]
    documents = score_documents(scorer, [rows.text.tolist() for rows in groups])
    rows = pd.concat(groups, ignore_index=True)
    figures: dict[str, Any] = {"outputs": len(rows), "documents": int(table.doc_id.nunique())}
    baseline = None if base is None else _baseline(documents, rows, base)
    figures["words"] = _words(scorer, documents, rows, baseline)
    figures["segments"] = _segments(scorer, documents, rows, baseline)
    return figures


def _baseline(
    documents: list[Document], rows: pd.DataFrame, base: Surprisal
) -> dict[int, NDArray[np.float64]]:
    """Return the surprisal of each word of some outputs, by row."""
    scores = [part for document in documents for part in document.scores]
    sample = np.random.default_rng(0).permutation(len(rows))[:_SURPRISAL_SAMPLE].tolist()
    found = base.words([rows.text.iloc[i] for i in sample], [scores[i] for i in sample])
    return dict(zip(sample, found, strict=True))


def _label(text_words: NDArray[np.int32], spans: Any, *, major: bool) -> NDArray[np.float64]:  # noqa: ANN401 - rows of a Parquet list
    labels = np.zeros(len(text_words))
    for span in spans:
        if not major or mqm_points(span["category"], span["severity"]) >= _CLEAR:
            touched = (text_words[:, 0] < span["end"]) & (text_words[:, 1] > span["start"])
            labels[touched] = 1
    return labels


def _words(
    scorer: Scorer, documents: list[Document], rows: pd.DataFrame, baseline: _Baseline
) -> dict[str, Any]:
    scores = [part for document in documents for part in document.scores]
    marked = [p for d in documents for p in scorer.calibration.probabilities(d.scores)]
    owners = np.repeat(np.arange(len(rows)), [len(part.words) for part in scores])
    units = _units(rows.doc_id.to_numpy()[owners])
    columns = {
        "marked": np.concatenate([p.marked for p in marked]),
        "error head": np.concatenate([part.logits[:, 0] for part in scores]).astype(float),
    }
    result: dict[str, Any] = {}
    for name, major in (("any", False), ("major", True)):
        labels = np.concatenate(
            [_label(p.words, s, major=major) for p, s in zip(scores, rows.spans, strict=True)]
        )
        result[name] = {"base rate": round(float(labels.mean()), 4)}
        for column, values in columns.items():
            result[name][column] = {
                "AP": _figure(average_precision, labels, values, units).as_dict(),
                "AUC": round(area_under_curve(labels, values), 4),
            }
        if name == "any":
            error = expected_calibration_error(labels, columns["marked"])
            result[name]["expected calibration error"] = round(error, 4)
        if baseline is not None:
            within = np.concatenate([np.flatnonzero(owners == i) for i in baseline])
            values = np.concatenate(list(baseline.values()))
            result[name]["on the sample of the surprisal baseline"] = {
                "surprisal AP": round(average_precision(labels[within], values), 4),
                "error head AP": round(
                    average_precision(labels[within], columns["error head"][within]), 4
                ),
            }
    return result


def _figure(statistic: Any, labels: Any, values: Any, units: Any) -> Figure:  # noqa: ANN401 - arrays
    return bootstrap(lambda i: statistic(labels[i], values[i]), units, len(labels))


def _units(names: NDArray[Any]) -> list[NDArray[np.int64]]:
    order = np.argsort(names, kind="stable")
    edges = np.flatnonzero(names[order][1:] != names[order][:-1]) + 1
    return [part.astype(np.int64) for part in np.split(order, edges)]


def _segments(
    scorer: Scorer, documents: list[Document], rows: pd.DataFrame, baseline: _Baseline
) -> dict[str, Any]:
    scores = [part for document in documents for part in document.scores]
    scale = scorer.calibration.mqm_scale
    human = np.array(
        [sum(mqm_points(s["category"], s["severity"]) for s in spans) for spans in rows.spans]
    )
    result: dict[str, Any] = {"points of each rater, mean": _by_rater(rows.rater, human)}
    columns = {
        "mqm": np.array([float(part.mqm.sum()) * scale for part in scores]),
        "length": np.array([float(len(part.words)) for part in scores]),
    }
    units = _units(rows.doc_id.to_numpy())
    for name, values in columns.items():
        result[name] = {
            "Pearson r, pooled": _figure(pearson, human, values, units).as_dict(),
            "Spearman rho, pooled": _figure(spearman, human, values, units).as_dict(),
        }
    gain = bootstrap(
        lambda i: pearson(human[i], columns["mqm"][i]) - pearson(human[i], columns["length"][i]),
        units,
        len(human),
    )
    result["mqm minus length, Pearson r"] = gain.as_dict()
    if baseline is not None:
        sample = np.array(list(baseline))
        sums = np.array([part.sum() for part in baseline.values()])
        result["on the sample of the surprisal baseline, Pearson r"] = {
            "surprisal": round(pearson(human[sample], sums), 4),
            "mqm": round(pearson(human[sample], columns["mqm"][sample]), 4),
        }
    garble = np.concatenate([document.wording() for document in documents])
    scored = {"garble": garble, **columns}
    for name, keys in (
        ("pairs of one source, 5 points apart, right by", ["segment_id"]),
        # Raters differ by a factor of three in the points they give: within one, texts differ.
        ("pairs of one source and one rater, 5 points apart, right by", ["segment_id", "rater"]),
    ):
        result[name] = {
            column: _pairs(rows, keys, human, values).as_dict() for column, values in scored.items()
        }
    means = pd.DataFrame({"system": rows.system, "human": human, "garble": garble})
    by_system = means.groupby("system").mean()
    result["systems, Pearson r of garble"] = round(
        pearson(by_system.human.to_numpy(), by_system.garble.to_numpy()), 4
    )
    return result


def _by_rater(raters: pd.Series[str], human: NDArray[np.float64]) -> dict[str, float]:
    means = pd.Series(human).groupby(raters.to_numpy()).mean()
    return {str(rater): round(float(points), 2) for rater, points in means.items()}


def _pairs(
    rows: pd.DataFrame,
    keys: list[str],
    human: NDArray[np.float64],
    scores: NDArray[np.float64],
) -> Figure:
    """Return the share of pairs within groups that the scores put in the order of the points."""
    right: list[float] = []
    documents: list[str] = []
    for _, group in rows.groupby(keys, sort=True):
        for first, second in combinations(group.index, 2):
            difference = human[first] - human[second]
            if abs(difference) >= _CLEAR:
                ours = scores[first] - scores[second]
                right.append(0.5 if ours == 0 else float((ours > 0) == (difference > 0)))
                documents.append(group.doc_id.iloc[0])
    values = np.array(right)
    return bootstrap(lambda i: float(values[i].mean()), _units(np.array(documents)), len(values))
