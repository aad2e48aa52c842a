"""Evidence from typography and format: quotation marks, numbers, dates, times, titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.lexicon import load_formats
from checker.origin.cited import Sighting, cite

if TYPE_CHECKING:
    from checker.article import Evidence

__all__ = ["find_formats"]


def find_formats(text: str) -> list[Evidence]:
    """Return evidence for each way of writing in the text that is not English."""
    found = (
        Sighting(rule, *match.span())
        for rule in load_formats()
        for match in rule.pattern.finditer(text)
    )
    return cite("format", text, found)
