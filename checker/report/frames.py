"""Rows into pandas frames with the columns and dtypes of ``columns``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd

from checker.report.columns import (
    ARTICLE_DTYPES,
    FINDING_DTYPES,
    REFERENCE_DTYPES,
    SEGMENT_DTYPES,
    Dtypes,
)
from checker.report.rows import Row, article_row, finding_rows, reference_row, segment_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.article import Assessment

__all__ = ["articles_frame", "findings_frame", "frame_of", "segments_frame"]


def articles_frame(assessments: Sequence[Assessment]) -> pd.DataFrame:
    """Return one row an article; with sacrebleu's columns where any article has its scores."""
    if any(assessment.reference_scores for assessment in assessments):
        rows = [article_row(a) | reference_row(a) for a in assessments]
        return frame_of(rows, ARTICLE_DTYPES | REFERENCE_DTYPES)
    return frame_of([article_row(a) for a in assessments], ARTICLE_DTYPES)


def segments_frame(assessments: Sequence[Assessment]) -> pd.DataFrame:
    """Return one row a segment of every article."""
    rows = [
        {"article_id": assessment.article.id, **row}
        for assessment in assessments
        for row in segment_rows(assessment)
    ]
    return frame_of(rows, SEGMENT_DTYPES)


def findings_frame(assessments: Sequence[Assessment]) -> pd.DataFrame:
    """Return one row a finding of every article, suggestions and evidence as JSON texts."""
    rows = [
        {
            "article_id": assessment.article.id,
            **row,
            "suggestions": json.dumps(row["suggestions"], ensure_ascii=False),
            "evidence": json.dumps(row["evidence"], ensure_ascii=False),
        }
        for assessment in assessments
        for row in finding_rows(assessment)
    ]
    return frame_of(rows, FINDING_DTYPES)


def frame_of(rows: Sequence[Row], dtypes: Dtypes) -> pd.DataFrame:
    """Return a frame with exactly these columns and dtypes, also without any row."""
    # By way of objects: pandas would make floats of integers where one is missing.
    return pd.DataFrame(rows, columns=list(dtypes), dtype=object).astype(dtypes)
