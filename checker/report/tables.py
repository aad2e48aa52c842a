"""The frames as CSV and Parquet files."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, TextIO

import pandas as pd

from checker.errors import InputError, MissingExtraError
from checker.report.characters import encodable
from checker.report.files import PathLike, make_folder, write_text

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FrameName", "csv_text", "write_csv", "write_parquet"]

FrameName = Literal["articles", "segments", "findings"]

Frames = Mapping[FrameName, pd.DataFrame]


def csv_text(frame: pd.DataFrame) -> str:
    """Return the frame as CSV without its index: UTF-8 safe, lines end with a line feed.

    NUL becomes U+FFFD, because readers of CSV end a cell or the whole file there.
    """
    clean = _encodable_frame(frame)
    quoting: Literal[0, 2] = csv.QUOTE_MINIMAL
    for name in clean.columns:
        if clean[name].dtype == "string":
            # Python 3.10 refuses to write NUL, and does not quote a lone carriage return.
            clean[name] = clean[name].str.replace("\0", "\ufffd", regex=False)
            if clean[name].str.contains("\r", regex=False).any():
                quoting = csv.QUOTE_NONNUMERIC
    return clean.to_csv(index=False, lineterminator="\n", quoting=quoting)


def write_csv(frames: Frames, target: PathLike | TextIO) -> None:
    """Write every frame to ``<name>.csv`` in the folder ``target``, or one to an open file.

    Raises:
        InputError: the folder or a file cannot be written, or several frames are to go to
            one open file.
    """
    if hasattr(target, "write"):
        if len(frames) != 1:
            raise InputError(
                "an open file takes one frame; name it: articles, segments or findings"
            )
        target.write(csv_text(*frames.values()))
        return
    folder = make_folder(target)
    for name, frame in frames.items():
        write_text(folder / f"{name}.csv", csv_text(frame))


def write_parquet(frames: Frames, target: PathLike) -> None:
    """Write every frame to ``<name>.parquet`` in the folder ``target``.

    Raises:
        MissingExtraError: pyarrow is not installed.
        InputError: the folder or a file cannot be written.
    """
    if find_spec("pyarrow") is None:
        raise MissingExtraError("writing Parquet", "read")
    folder = make_folder(target)
    for name, frame in frames.items():
        _write_parquet_file(_encodable_frame(frame), folder / f"{name}.parquet")


def _write_parquet_file(frame: pd.DataFrame, path: Path) -> None:
    try:
        frame.to_parquet(path, engine="pyarrow", index=False)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error}") from error


def _encodable_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with text that UTF-8 can hold."""
    clean = frame.copy()
    for name in frame.columns:
        if frame[name].dtype == "string":
            clean[name] = frame[name].map(encodable, na_action="ignore").astype(frame[name].dtype)
    return clean
