"""Reads a table of facts (TSV); a wrong line is refused by file, line number and remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Line", "TableFile", "read_table"]


class TableFile(Protocol):
    """A file of a package or of a folder: ``pathlib.Path`` or a package resource."""

    @property
    def name(self) -> str:
        """Name of the file, for messages."""

    def read_bytes(self) -> bytes:
        """Return the whole content."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: where it stands and its fields by column name."""

    file: str
    number: int
    fields: Mapping[str, str]

    def wrong(self, problem: str, remedy: str) -> InputError:
        """Return the error that says where, what and what to do."""
        return InputError(f"{self.file}, line {self.number}: {problem}; {remedy}")


def read_table(file: TableFile, columns: Sequence[str]) -> tuple[Line, ...]:
    """Read a table whose first line names its columns, and check every line's form.

    Fields are separated by one tab, none is empty, none has spaces at its ends or two in a
    row, and no two lines have the same first field and ``languages``.

    Args:
        file: UTF-8 text, lines ended by a line feed.
        columns: The names that the first line must have, in this order.

    Returns:
        One ``Line`` per line after the first.

    Raises:
        InputError: The file is not UTF-8, or a line breaks a rule; the message names the
            file, the line and the remedy.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{file.name} is not UTF-8 ({error.reason}); save it as UTF-8") from error
    rows = text.removesuffix("\n").split("\n")
    expected = "\t".join(columns)
    if rows[0] != expected:
        raise Line(file.name, 1, {}).wrong(
            f"the columns are {rows[0].split(chr(9))}",
            f"write {list(columns)}, separated by tabs",
        )
    lines = tuple(
        _line(file.name, number, row, columns) for number, row in enumerate(rows[1:], start=2)
    )
    _refuse_repeats(lines, columns[0])
    return lines


def _line(file: str, number: int, row: str, columns: Sequence[str]) -> Line:
    values = row.split("\t")
    line = Line(file, number, dict(zip(columns, values, strict=False)))
    if len(values) != len(columns):
        raise line.wrong(
            f"{len(values)} fields instead of {len(columns)}",
            f"write {', '.join(columns)}, separated by one tab each",
        )
    for column, value in line.fields.items():
        if not value:
            raise line.wrong(f"{column} is empty", "fill it in or remove the line")
        if value != value.strip() or "  " in value:
            raise line.wrong(
                f"{column} {value!r} has spaces at an end or two in a row", "remove them"
            )
    return line


def _refuse_repeats(lines: Sequence[Line], key: str) -> None:
    seen: dict[tuple[str, str], int] = {}
    for line in lines:
        identity = (line.fields[key].casefold(), line.fields.get("languages", ""))
        first = seen.setdefault(identity, line.number)
        if first != line.number:
            raise line.wrong(
                f"{key} {line.fields[key]!r} already stands in line {first}",
                "remove one of the two",
            )
