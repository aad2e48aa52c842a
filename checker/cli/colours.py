"""Turns what rich draws into a text for the terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["PLAIN_WIDTH", "SEVERITY_STYLES", "rendered"]

#: Characters of a line where no terminal sets them.
PLAIN_WIDTH = 120

SEVERITY_STYLES = {
    "minor": "underline yellow",
    "major": "underline red",
    "critical": "bold underline white on red",
}


def rendered(drawing: RenderableType, *, plain: bool = False) -> str:
    """Return a drawing with its colours, as wide as the terminal.

    Args:
        drawing: anything that rich can draw.
        plain: without colours, and ``PLAIN_WIDTH`` wide wherever it runs.
    """
    console = Console(
        file=io.StringIO(),
        force_terminal=not plain,
        no_color=plain or None,
        # Asked of another console: one that writes into a text knows no terminal.
        width=PLAIN_WIDTH if plain else Console().width,
        highlight=False,
        emoji=False,
        markup=False,
    )
    with console.capture() as capture:
        console.print(drawing)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
