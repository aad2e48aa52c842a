"""Where a report goes, and in which format: decided before any work is done."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checker.article import Article

__all__ = ["Destination", "Format", "choose_destination", "leave_out", "refuse_overwriting"]


class Format(str, Enum):
    """The formats of a report."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    parquet = "parquet"
    html = "html"
    md = "md"
    sarif = "sarif"
    github = "github"


_EXTENSIONS = {
    ".txt": Format.table,
    ".csv": Format.csv,
    ".json": Format.json,
    ".jsonl": Format.jsonl,
    ".ndjson": Format.jsonl,
    ".parquet": Format.parquet,
    ".html": Format.html,
    ".htm": Format.html,
    ".md": Format.md,
    ".sarif": Format.sarif,
}

#: Formats that can be written as a folder with a file for each frame.
_FRAMES = (Format.csv, Format.parquet)

#: The path that stands for standard output.
_STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Destination:
    """A format, and a file or folder; standard output without."""

    format: Format
    path: Path | None = None
    is_folder: bool = False


def choose_destination(output: str | None, form: Format | None) -> Destination:
    """Decide where the report goes before any work is done, so that none is done in vain.

    Args:
        output: as given: ``None`` or ``-`` for standard output.
        form: as given; else the extension of ``output`` decides, or it is a table.

    Raises:
        InputError: the format is unknown or has no place there, or the folder does not exist.
    """
    if output is None or output == _STANDARD_OUTPUT:
        if form is Format.parquet:
            raise InputError("parquet cannot go to standard output; name a file with -o")
        return Destination(form or Format.table)
    path = Path(output)
    chosen = form or _EXTENSIONS.get(path.suffix.lower())
    if chosen is None:
        known = " ".join(_EXTENSIONS)
        raise InputError(f"{output}: which format? give --format, or one of the endings {known}")
    is_folder = path.is_dir() or output.endswith(("/", os.sep)) or not path.suffix
    if is_folder and chosen in _FRAMES:
        return Destination(chosen, path, is_folder=True)
    if path.is_dir():
        raise InputError(f"{output} is a folder; name a file for the format {chosen.value}")
    if not path.parent.is_dir():
        raise InputError(f"{output}: the folder {path.parent} does not exist; make it first")
    return Destination(chosen, path)


def refuse_overwriting(paths: Iterable[str], destination: Destination) -> None:
    """Refuse to write the report over one of the files to be checked.

    Raises:
        InputError: the destination is one of the paths.
    """
    path = destination.path
    if path is None or not path.is_file():
        return
    for given in paths:
        if Path(given).is_file() and path.samefile(given):
            raise InputError(f"{given} would be overwritten by the report; give another name to -o")


def leave_out(
    articles: Iterable[Article], path: Path, announce: Callable[[str], None]
) -> Iterator[Article]:
    """Pass articles on, without those of an earlier report in the folder that is checked."""
    report = path.resolve()
    is_announced = False
    for article in articles:
        if article.path and Path(article.path).resolve() == report:
            if not is_announced:
                announce(f"{article.path} is left out: the report is written there")
            is_announced = True
        else:
            yield article
