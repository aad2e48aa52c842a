"""Whole documents: false alarms on human English, findings and verdicts on engines' output."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from checker.evaluate.metrics import Figure, bootstrap
from checker.evaluate.references import WEAK
from checker.evaluate.scored import Document, score_documents
from checker.model import Calibration, Scorer
from checker.options import SENSITIVITIES
from checker.train.gather.tables import NOT_FOR_TRAINING, DataFolder, is_held_out

__all__ = ["human_documents", "machine_documents"]

_FEWEST, _MOST_TEXTS, _MOST_DOCUMENTS = 5, 25, 30
_BLOCK = 20


def human_documents(scorer: Scorer, data: DataFolder) -> dict[str, Any]:
    """Report findings per 1,000 words and verdicts on English written by people.

    Constituents that were trained on are represented by their held-out documents, which
    calibration saw; the pooled figures are those of the others.

    Args:
        scorer: the model.
        data: the folder of data.
    """
    table = data.read("human")
    blocks = (table.segment_id // _BLOCK).astype(str)
    names = table.doc_id.where(table.doc_id.notna(), blocks)
    result: dict[str, Any] = {}
    pooled: dict[str, list[Document]] = {}
    for key, rows in table.groupby([table.kind, table.testset, table.domain]):
        kind, testset, domain = map(str, key)
        fresh = testset in NOT_FOR_TRAINING or (rows.split == "dev").all()
        if kind == "translated" and not fresh:
            continue
        groups = [
            part.text.tolist()[:_MOST_TEXTS]
            for document, part in rows.groupby([names[rows.index], rows.source_language])
            if len(part) >= _FEWEST and (fresh or is_held_out(testset, document[0]))
        ]
        if not groups:
            continue
        documents = _score(scorer, groups)
        result[f"{kind}: {testset} {domain}"] = _describe(documents, scorer.calibration)
        if fresh and domain.startswith("news"):
            pooled.setdefault(kind, []).extend(documents)
    for kind, documents in pooled.items():
        result[f"all {kind} news"] = _describe(documents, scorer.calibration)
    return result


def machine_documents(scorer: Scorer, data: DataFolder) -> dict[str, Any]:
    """Report findings per 1,000 words and verdicts on the output of engines.

    Args:
        scorer: the model.
        data: the folder of data.
    """
    result: dict[str, Any] = {}
    origin = data.read("origin")
    origin = origin[(origin.testset == "wmt22") & (origin.domain == "news")]
    weak = origin.system.isin(WEAK)
    for name, rows in (
        ("weak engines, wmt22 news", origin[weak]),
        ("other, wmt22 news", origin[~weak]),
    ):
        result[name] = _describe(_documents(scorer, rows, "segment_id"), scorer.calibration)
    spans = data.read("spans")
    for language in ("et", "ne", "ro", "ru", "si"):
        rows = spans[(spans.dataset == "mlqe-pe") & (spans.split == "dev")]
        rows = rows[rows.source_language == language]
        documents, marks = _edited(scorer, rows)
        result[f"mlqe-pe {language}"] = {
            **_describe(documents, scorer.calibration),
            "findings that touch a changed word": _touching(documents, marks, scorer.calibration),
        }
    return result


def _documents(scorer: Scorer, rows: pd.DataFrame, order: str) -> list[Document]:
    keys = ["source_language", "system", "doc_id"]
    groups = [
        part.sort_values(order).text.tolist()[:_MOST_TEXTS]
        for _, part in rows.groupby(keys, sort=True)
        if len(part) >= _FEWEST
    ]
    return _score(scorer, groups)


def _edited(scorer: Scorer, rows: pd.DataFrame) -> tuple[list[Document], list[list[Any]]]:
    # Most of its documents are single sentences; neighbours share a domain at least.
    blocks = rows.segment_id // _BLOCK
    parts = [part for _, part in rows.groupby(blocks, sort=True) if len(part) >= _FEWEST]
    chosen = np.sort(np.random.default_rng(0).permutation(len(parts))[:_MOST_DOCUMENTS])
    parts = [parts[index] for index in chosen]
    documents = score_documents(scorer, [part.text.tolist() for part in parts])
    return documents, [part.spans.tolist() for part in parts]


def _score(scorer: Scorer, groups: list[list[str]]) -> list[Document]:
    chosen = np.sort(np.random.default_rng(0).permutation(len(groups))[:_MOST_DOCUMENTS])
    return score_documents(scorer, [groups[index] for index in chosen])


def _describe(documents: list[Document], calibration: Calibration) -> dict[str, Any]:
    words = np.array([document.n_words for document in documents], dtype=float)
    units = [np.array([index]) for index in range(len(documents))]
    grades = [document.grades(calibration)[1] for document in documents]
    verdicts = [grade.verdict for grade in grades]
    result: dict[str, Any] = {
        "documents": len(documents),
        "words": int(words.sum()),
        "garble, median": round(float(np.median([grade.garble for grade in grades])), 1),
    }
    for verdict in ("review", "garbled"):
        result[f"verdict {verdict}"] = round(verdicts.count(verdict) / len(verdicts), 4)
    for sensitivity in SENSITIVITIES:
        counts = np.array([len(d.findings(calibration, sensitivity)) for d in documents], float)

        def rate(rows: Any, counts: Any = counts) -> float:  # noqa: ANN401 - arrays
            return float(counts[rows].sum() * 1000 / words[rows].sum())

        figure: Figure = bootstrap(rate, units, len(documents))
        result[f"findings per 1,000 words, {sensitivity}"] = figure.as_dict()
    return result


def _touching(
    documents: list[Document], marks: list[list[Any]], calibration: Calibration
) -> dict[str, float]:
    result: dict[str, float] = {}
    for sensitivity in SENSITIVITIES:
        touched = total = 0
        for document, spans in zip(documents, marks, strict=True):
            for finding in document.findings(calibration, sensitivity):
                start = document.reading.segments[finding.segment].start
                total += 1
                touched += any(
                    finding.span.start - start < span["end"]
                    and span["start"] < finding.span.end - start
                    for span in spans[finding.segment]
                )
        result[sensitivity] = round(touched / total, 4) if total else float("nan")
    return result
