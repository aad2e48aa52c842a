"""The report: frames, pages, figures and exchange formats. ``Report`` is the way in."""

from __future__ import annotations

from checker.report.columns import (
    ARTICLE_DTYPES,
    FINDING_DTYPES,
    REFERENCE_DTYPES,
    SEGMENT_DTYPES,
    SUMMARY_DTYPES,
)
from checker.report.highlight import Block, Piece, cut_blocks, cut_pieces
from checker.report.report import Report
from checker.report.shown import ShownArticle
from checker.report.tables import FrameName, csv_text

__all__ = [
    "ARTICLE_DTYPES",
    "FINDING_DTYPES",
    "REFERENCE_DTYPES",
    "SEGMENT_DTYPES",
    "SUMMARY_DTYPES",
    "Block",
    "FrameName",
    "Piece",
    "Report",
    "ShownArticle",
    "csv_text",
    "cut_blocks",
    "cut_pieces",
]
