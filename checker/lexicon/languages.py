"""The source languages that checker can name, and how common each is beforehand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from checker.lexicon.table import Line, TableFile, read_table

__all__ = ["Language", "load_languages", "read_languages"]

_CODE = re.compile("[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Language:
    """A source language.

    Attributes:
        code: ISO 639-1.
        share: How common it is beforehand, relative to the others; above 0.
        family: Name of the group of close relatives that it is easily mistaken for.
    """

    code: str
    share: float
    family: str


def read_languages(file: TableFile) -> tuple[Language, ...]:
    """Read source languages: ``language, share, family, note``.

    Raises:
        InputError: A code is not two small letters, or a share is no number above 0.
    """
    return tuple(
        _language(line) for line in read_table(file, ("language", "share", "family", "note"))
    )


@cache
def load_languages() -> tuple[Language, ...]:
    """Return the source languages that come with checker, in the order of their codes."""
    read = read_languages(resources.files("checker.lexicon") / "languages.tsv")
    return tuple(sorted(read, key=lambda language: language.code))


def _language(line: Line) -> Language:
    code = line.fields["language"]
    if not _CODE.fullmatch(code):
        raise line.wrong(f"language {code!r} is no ISO 639-1 code", "write two small letters")
    try:
        share = float(line.fields["share"])
    except ValueError:
        share = 0.0
    if not 0.0 < share < float("inf"):
        raise line.wrong(
            f"share {line.fields['share']!r} is no number above 0", "write one such as 1.0"
        )
    return Language(code, share, line.fields["family"])
