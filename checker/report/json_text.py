"""A report as JSON: one object, or one article a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker.report.characters import encodable
from checker.report.rows import article_row, evidence_row, finding_rows, reference_row, segment_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.article import Assessment

__all__ = ["json_text", "jsonl_text"]


def json_text(assessments: Sequence[Assessment], signature: str) -> str:
    """Return ``{"signature": ..., "articles": [...]}`` with its segments and findings inside."""
    report = {"signature": signature, "articles": _articles(assessments)}
    return encodable(json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def jsonl_text(assessments: Sequence[Assessment], signature: str) -> str:
    """Return one article a line, each with the report's signature as ``report_signature``."""
    lines = [
        json.dumps(article | {"report_signature": signature}, ensure_ascii=False, allow_nan=False)
        for article in _articles(assessments)
    ]
    return encodable("".join(f"{line}\n" for line in lines))


def _articles(assessments: Sequence[Assessment]) -> list[dict[str, Any]]:
    with_reference = any(assessment.reference_scores for assessment in assessments)
    return [_article(assessment, with_reference=with_reference) for assessment in assessments]


def _article(assessment: Assessment, *, with_reference: bool) -> dict[str, Any]:
    """Return the row of the articles frame, and what a frame has no place for."""
    origin = assessment.origin
    distribution = origin.distribution if origin else {}
    return {
        **article_row(assessment),
        **(reference_row(assessment) if with_reference else {}),
        "source_language_distribution": {code: float(p) for code, p in distribution.items()},
        "source_language_evidence": [evidence_row(e) for e in origin.evidence] if origin else [],
        "segments": segment_rows(assessment),
        "findings": finding_rows(assessment),
    }
