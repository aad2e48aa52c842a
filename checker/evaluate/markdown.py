"""Tables in Markdown, and how numbers stand in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["interval", "markdown_table", "number"]


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table, a line each for the head, the rule below it and every row."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def number(value: float) -> str:
    """Return a count with commas, any other number with three digits."""
    return f"{value:,}" if isinstance(value, int) else f"{value:.3f}"


def interval(figure: Mapping[str, Any], digits: int = 3) -> str:
    """Return a figure with its interval: ``0.252 (0.233 to 0.277)``."""
    value, low, high = (f"{figure[name]:.{digits}f}" for name in ("value", "low", "high"))
    return f"{value} ({low} to {high})"
