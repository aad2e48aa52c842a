"""Finds garbled phrasing in machine-translated English news.

::

    from checker import check

    report = check("...text of an article...")
    report.articles, report.segments, report.findings

Names are loaded when they are first used, so that ``import checker`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.article import (
        CATEGORIES,
        SEVERITIES,
        Article,
        Assessment,
        Evidence,
        Finding,
        Grade,
        Origin,
        Segment,
        Span,
        TextLanguage,
    )
    from checker.errors import CheckerError, InputError, MissingExtraError, ModelError
    from checker.frame import check_frame
    from checker.options import Options, ReadOptions
    from checker.pipeline import Checker, check
    from checker.read import read_articles
    from checker.report import Report

    __version__: str

__all__ = [
    "CATEGORIES",
    "SEVERITIES",
    "Article",
    "Assessment",
    "Checker",
    "CheckerError",
    "Evidence",
    "Finding",
    "Grade",
    "InputError",
    "MissingExtraError",
    "ModelError",
    "Options",
    "Origin",
    "ReadOptions",
    "Report",
    "Segment",
    "Span",
    "TextLanguage",
    "__version__",
    "check",
    "check_frame",
    "read_articles",
]

#: Where each name lives; what is not listed is one of the nouns.
_MODULES = {
    "Checker": "checker.pipeline",
    "check": "checker.pipeline",
    "check_frame": "checker.frame",
    "CheckerError": "checker.errors",
    "InputError": "checker.errors",
    "MissingExtraError": "checker.errors",
    "ModelError": "checker.errors",
    "Options": "checker.options",
    "ReadOptions": "checker.options",
    "Report": "checker.report",
    "read_articles": "checker.read",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    """Load a public name when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = (
        _installed_version()
        if name == "__version__"
        else getattr(import_module(_MODULES.get(name, "checker.article")), name)
    )
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})


def _installed_version() -> str:
    """Return the installed version, ``0`` when run from files without installation."""
    from importlib.metadata import (  # noqa: PLC0415 - slow to import, seldom needed
        PackageNotFoundError,
        version,
    )

    try:
        return version("checker")
    except PackageNotFoundError:
        return "0"
