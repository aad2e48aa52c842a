"""Writes a report in each format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from checker.cli.destination import Format
from checker.cli.table import report_table
from checker.cli.terminal import print_out
from checker.errors import InputError

if TYPE_CHECKING:
    from checker.cli.destination import Destination
    from checker.report import Report

__all__ = ["deliver"]


def deliver(report: Report, destination: Destination) -> None:
    """Write the report.

    A table of CSV or Parquet in one file holds the articles; a folder gets all three frames.

    Raises:
        InputError: it cannot be written.
        MissingExtraError: Parquet is wanted and pyarrow is not installed.
    """
    path, form = destination.path, destination.format
    if form is Format.parquet and path is not None:
        _write_parquet(report, path, is_folder=destination.is_folder)
    elif path is not None and destination.is_folder:
        report.to_csv(path)
    elif path is not None:
        from checker.report.files import write_text  # noqa: PLC0415 - pandas is slow to import

        write_text(path, _WRITERS[form](report))
    elif form is Format.table:
        print_out(report_table(report))
    else:
        print_out(_WRITERS[form](report))


def _write_parquet(report: Report, path: Path, *, is_folder: bool) -> None:
    if is_folder:
        report.to_parquet(path)
        return
    # The library writes folders; the one file wanted is copied out of one.
    with TemporaryDirectory() as folder:
        report.to_parquet(folder, "articles")
        try:
            copyfile(Path(folder) / "articles.parquet", path)
        except OSError as error:
            raise InputError(f"cannot write {path}: {error.strerror}") from error


def _csv(report: Report) -> str:
    from checker.report import csv_text  # noqa: PLC0415 - pandas is slow to import

    return csv_text(report.articles)


def _sarif(report: Report) -> str:
    return json.dumps(report.to_sarif(), ensure_ascii=False, indent=2) + "\n"


_WRITERS: dict[Format, Callable[[Report], str]] = {
    Format.table: lambda report: report_table(report, plain=True),
    Format.csv: _csv,
    Format.json: lambda report: report.to_json(),
    Format.jsonl: lambda report: report.to_jsonl(),
    Format.html: lambda report: report.to_html(),
    Format.md: lambda report: report.to_markdown(),
    Format.sarif: _sarif,
    Format.github: lambda report: report.to_github(),
}
