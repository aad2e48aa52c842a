"""The result of a check: frames to work with, and the ways to show and save them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TextIO

from checker.errors import InputError, MissingExtraError
from checker.report.displacy import displacy_document
from checker.report.files import PathLike, write_text
from checker.report.frames import articles_frame, findings_frame, segments_frame
from checker.report.github import github_commands
from checker.report.html import notebook_html, page_html
from checker.report.json_text import json_text, jsonl_text
from checker.report.languagetool import languagetool_answer
from checker.report.markdown import markdown_text
from checker.report.sarif import sarif_log
from checker.report.shown import ShownArticle
from checker.report.summary import describe, summary_frame
from checker.report.tables import FrameName, write_csv, write_parquet

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.figure import Figure

    from checker.article import Assessment

__all__ = ["Report"]

_IDS_NAMED = 5


class Report:
    """Everything found out about a list of articles.

    The frames keep the order of the input; pages, Markdown and figures show the worst first.
    Frames are built on first use and then kept: copy one before changing it.

    Attributes:
        assessments: one an article, in the order of the input.
        signature: version, model digest, rules version and mode, in sacrebleu's manner.
    """

    def __init__(
        self,
        assessments: Sequence[Assessment],
        signature: str = "",
        index: pd.Index | None = None,
    ) -> None:
        """Keep the assessments of a check.

        Args:
            assessments: one an article.
            signature: how the figures came about, so that they can be reproduced.
            index: of the frame that the articles came from; the articles frame takes it where
                it is as long as the list of articles, and counts from 0 otherwise.
        """
        self.assessments = tuple(assessments)
        self.signature = signature
        self._index = index

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row an article: columns and dtypes of ``ARTICLE_DTYPES``.

        Those of ``REFERENCE_DTYPES`` follow where any article has a reference.
        """
        frame = articles_frame(self.assessments)
        if self._index is not None and len(self._index) == len(frame):
            frame.index = self._index
        return frame

    @cached_property
    def segments(self) -> pd.DataFrame:
        """One row a segment: columns and dtypes of ``SEGMENT_DTYPES``."""
        return segments_frame(self.assessments)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One row a finding: columns and dtypes of ``FINDING_DTYPES``."""
        return findings_frame(self.assessments)

    @cached_property
    def summary(self) -> pd.DataFrame:
        """One row a verdict: columns and dtypes of ``SUMMARY_DTYPES``."""
        return summary_frame(self.assessments)

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.assessments)

    def __repr__(self) -> str:
        """Return counts by verdict and severity, the worst articles and the signature."""
        return describe(self.assessments, self.signature)

    def _repr_html_(self) -> str:
        return notebook_html(self.assessments, self.signature)

    def show(self, article_id: str) -> ShownArticle:
        """Return one article with its findings highlighted, for a notebook or ``print``.

        Raises:
            InputError: no article, or more than one, has this id.
        """
        return ShownArticle(self._find(article_id))

    def plot(self) -> Figure:
        """Return a figure: garble of each article, worst first, and the share of categories.

        Raises:
            MissingExtraError: matplotlib is not installed.
        """
        try:
            from checker.report.plot import draw_report  # noqa: PLC0415 - matplotlib is an extra
        except ModuleNotFoundError as error:
            raise MissingExtraError("drawing a report", "plot") from error
        return draw_report(self.assessments)

    def to_csv(self, target: PathLike | TextIO, frame: FrameName | None = None) -> None:
        """Write ``articles.csv``, ``segments.csv`` and ``findings.csv`` to a folder.

        Cells hold what the articles say: a spreadsheet may take one that begins with ``=`` for
        a formula.

        Args:
            target: a folder, made if it does not exist; or an open text file for one frame.
            frame: write this frame only; an open file without it gets the articles.

        Raises:
            InputError: a file cannot be written or the frame is unknown.
        """
        if frame is None and hasattr(target, "write"):
            frame = "articles"
        write_csv(self._frames(frame), target)

    def to_parquet(self, target: PathLike, frame: FrameName | None = None) -> None:
        """Write ``articles.parquet``, ``segments.parquet`` and ``findings.parquet`` to a folder.

        Args:
            target: a folder, made if it does not exist.
            frame: write this frame only.

        Raises:
            MissingExtraError: pyarrow is not installed.
            InputError: a file cannot be written or the frame is unknown.
        """
        write_parquet(self._frames(frame), target)

    def to_json(self, path: PathLike | None = None) -> str:
        """Return, and write if a path is given, ``{"signature", "articles"}`` as JSON.

        Each article holds its row of the articles frame, ``source_language_distribution`` and
        ``source_language_evidence``, and the lists ``segments`` and ``findings``.

        Raises:
            InputError: the file cannot be written.
        """
        return _written(json_text(self.assessments, self.signature), path)

    def to_jsonl(self, path: PathLike | None = None) -> str:
        """Return, and write if a path is given, one article a line as JSON.

        The keys are those of an article in ``to_json``, and ``report_signature``.

        Raises:
            InputError: the file cannot be written.
        """
        return _written(jsonl_text(self.assessments, self.signature), path)

    def to_html(self, path: PathLike | None = None) -> str:
        """Return, and write if a path is given, one self-contained page, worst articles first.

        Raises:
            InputError: the file cannot be written.
        """
        return _written(page_html(self.assessments, self.signature), path)

    def to_markdown(self, path: PathLike | None = None) -> str:
        """Return, and write if a path is given, the report as Markdown, worst articles first.

        Raises:
            InputError: the file cannot be written.
        """
        return _written(markdown_text(self.assessments, self.signature), path)

    def to_languagetool(self, article_id: str | None = None) -> dict[str, Any]:
        """Return the findings in the JSON of LanguageTool's ``/v2/check``.

        Offsets count UTF-16 code units of the article's text, as LanguageTool's do. Without an
        id the answer holds the matches of all articles; each match has its ``articleId``.

        Raises:
            InputError: no article, or more than one, has this id.
        """
        if article_id is None:
            return languagetool_answer(self.assessments)
        return languagetool_answer([self._find(article_id)])

    def to_sarif(self) -> dict[str, Any]:
        """Return the findings as a SARIF 2.1.0 log; offsets and columns count code points."""
        return sarif_log(self.assessments, self.signature)

    def to_displacy(self, article_id: str) -> dict[str, Any]:
        """Return ``{"text", "ents", "title"}`` for ``displacy.render(..., manual=True)``.

        Raises:
            InputError: no article, or more than one, has this id.
        """
        return displacy_document(self._find(article_id))

    def to_github(self) -> str:
        """Return workflow commands of GitHub Actions, one a line, worst articles first."""
        return github_commands(self.assessments)

    def _find(self, article_id: str) -> Assessment:
        found = [a for a in self.assessments if a.article.id == str(article_id)]
        if len(found) > 1:
            raise InputError(
                f"{len(found)} articles have the id {article_id!r}; check them with unique ids"
            )
        if not found:
            known = [repr(a.article.id) for a in self.assessments[:_IDS_NAMED]]
            known += ["..."] if len(self.assessments) > _IDS_NAMED else []
            raise InputError(
                f"no article has the id {article_id!r}; the ids are: {', '.join(known) or 'none'}"
            )
        return found[0]

    def _frames(self, name: FrameName | None) -> dict[FrameName, pd.DataFrame]:
        if name not in (None, "articles", "segments", "findings"):
            raise InputError(f"frame {name!r} is unknown; choose articles, segments or findings")
        names: tuple[FrameName, ...] = (name,) if name else ("articles", "segments", "findings")
        return {each: getattr(self, each) for each in names}


def _written(text: str, path: PathLike | None) -> str:
    if path is not None:
        write_text(path, text)
    return text
