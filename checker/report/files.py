"""Write texts to files, the same bytes on every system."""

from __future__ import annotations

import os
from pathlib import Path

from checker.errors import InputError
from checker.report.characters import encodable

__all__ = ["PathLike", "make_folder", "write_text"]

PathLike = str | os.PathLike[str]


def write_text(path: PathLike, text: str) -> None:
    """Write UTF-8 with the line breaks of ``text``; lone surrogates become U+FFFD.

    Raises:
        InputError: the file cannot be written; the message names it.
    """
    try:
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            file.write(encodable(text))
    except OSError as error:
        raise InputError(f"cannot write {os.fspath(path)}: {error.strerror}") from error


def make_folder(path: PathLike) -> Path:
    """Return the folder, made with its parents where it does not exist.

    Raises:
        InputError: a file stands in its place, or it cannot be made.
    """
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"cannot make the folder {os.fspath(path)}: {error.strerror}; name another folder"
        ) from error
    return folder
