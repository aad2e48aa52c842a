"""Imports of packages that are installed on demand only."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from checker.errors import MissingExtraError

__all__ = ["import_extra"]


def import_extra(module: str, what: str) -> ModuleType:
    """Import a module of the optional dependencies called ``read``.

    Args:
        module: dotted name of the module.
        what: what needs it, as the message begins.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(what, "read") from error
