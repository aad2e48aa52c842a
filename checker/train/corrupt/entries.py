"""Foreign headwords with their English renderings, as the table of senses has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Entry", "read_entries"]

_COLUMNS = ("language", "word", "pos", "senses", "group", "source")
#: Only this source puts near synonyms into one sense.
_GROUPING_SOURCE = "Wiktionary"


@dataclass(frozen=True, slots=True)
class Entry:
    """A foreign headword with its English renderings and the sense number of each.

    ``grouped`` is false where the dictionary gives each rendering a sense of its own,
    near synonyms included.
    """

    language: str
    word: str
    word_class: str
    senses: tuple[str, ...]
    group: tuple[int, ...]
    grouped: bool


def read_entries(path: str | Path) -> Iterator[Entry]:
    """Read foreign words with their renderings from a Parquet file.

    Args:
        path: Parquet file with the columns language, word, pos (null where unknown),
            senses and group (lists of one length) and source.

    Raises:
        InputError: The file cannot be read, lacks a column, or a row has another number of
            sense numbers than of renderings.
    """
    try:
        table = pq.read_table(path, columns=list(_COLUMNS))
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        raise InputError(
            f"{path}: cannot read foreign words from it ({error}); {_wanted()}"
        ) from error
    missing = [name for name in _COLUMNS if name not in table.column_names]
    if missing:
        raise InputError(f"{path}: has no column {', '.join(missing)}; {_wanted()}")
    columns = [table.column(name).to_pylist() for name in _COLUMNS]
    return _entries(path, columns)


def _wanted() -> str:
    return f"it must be a Parquet file with the columns {', '.join(_COLUMNS)}"


def _entries(path: str | Path, columns: list[list[object]]) -> Iterator[Entry]:
    for row, (language, word, pos, senses, group, source) in enumerate(
        zip(*columns, strict=True), start=1
    ):
        if not (isinstance(senses, list) and isinstance(group, list) and len(senses) == len(group)):
            raise InputError(
                f"{path}: row {row} ({word}) must have as many numbers in group as renderings "
                "in senses"
            )
        grouped = _GROUPING_SOURCE in str(source)
        yield Entry(str(language), str(word), str(pos or ""), tuple(senses), tuple(group), grouped)
