"""Figures of a report. Needs matplotlib, the extra ``plot``."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from checker.report.characters import one_line
from checker.report.order import garble_of, verdict_of, worst_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from checker.article import Assessment, Verdict

__all__ = ["MOST_BARS", "draw_report"]

#: More bars than these cannot be read in one figure.
MOST_BARS = 40

_NAME_WIDTH = 32
_COLOURS: dict[Verdict, str] = {
    "clean": "#3b7d5f",
    "review": "#c98a1b",
    "garbled": "#b3372f",
    "not scored": "#8a8f98",
}
_CATEGORY_COLOUR = "#4a6785"


class _ReportFigure(Figure):
    """A figure that notebooks show although pyplot does not know it."""

    def _repr_png_(self) -> bytes:
        image = io.BytesIO()
        self.savefig(image, format="png", bbox_inches="tight")
        return image.getvalue()


def draw_report(assessments: Sequence[Assessment]) -> Figure:
    """Draw the garble of each article, worst first, and the share of each category.

    The first axes hold one bar an article, at most ``MOST_BARS``; their title says when there
    are more. The second hold one bar a category, in percent of all findings. The figure
    belongs to the caller: pyplot and its backend are left alone. Titles in a script that
    matplotlib's font lacks need another ``font.family`` in its settings.
    """
    scored = [a for a in worst_first(assessments) if garble_of(a) is not None]
    shown = scored[:MOST_BARS]
    figure = _ReportFigure(figsize=(11, max(3.2, 1.4 + 0.26 * len(shown))), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(3, 2))
    _draw_garble(left, shown, len(scored))
    _draw_categories(right, assessments)
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
    return figure


def _draw_garble(axes: Axes, shown: Sequence[Assessment], total: int) -> None:
    heights = [garble_of(assessment) or 0.0 for assessment in shown]
    verdicts = [verdict_of(assessment) for assessment in shown]
    bars = axes.barh(range(len(shown)), heights, color=[_COLOURS[verdict] for verdict in verdicts])
    axes.bar_label(bars, [f"{height:.0f}" for height in heights], padding=3)
    _label(axes, [assessment.article.title or assessment.article.id for assessment in shown])
    axes.set_xlim(0, 105)
    axes.set_xlabel("garble (0 to 100)")
    more = f", worst {len(shown)} of {total:,}" if total > len(shown) else ""
    axes.set_title(f"Garble of each article{more}", loc="left")
    present = [verdict for verdict in _COLOURS if verdict in verdicts]
    if present:
        handles = [bars[verdicts.index(verdict)] for verdict in present]
        axes.legend(handles, present, loc="lower right", frameon=False)


def _draw_categories(axes: Axes, assessments: Sequence[Assessment]) -> None:
    counts = Counter(f.category for assessment in assessments for f in assessment.findings)
    # By count, then by name: the same report always gives the same figure.
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shares = [100 * count / counts.total() for _, count in ordered]
    bars = axes.barh(range(len(shares)), shares, color=_CATEGORY_COLOUR)
    axes.bar_label(bars, [f"{count:,}" for _, count in ordered], padding=3)
    _label(axes, [category for category, _ in ordered])
    axes.set_xlim(0, 1.15 * max(shares, default=100.0))
    axes.set_xlabel("share of findings (%)")
    axes.set_title("Categories of findings", loc="left")


def _label(axes: Axes, names: Sequence[str]) -> None:
    """Write one name beside each bar, the first on top."""
    axes.set_yticks(range(len(names)), [one_line(name, _NAME_WIDTH) for name in names])
    for label in axes.get_yticklabels():
        # Dollar signs in a title are money, not mathematics.
        label.set_parse_math(False)
    axes.invert_yaxis()
