"""Every error that checker raises on purpose.

::

    CheckerError
    ├── InputError          a path, file, column or row that cannot be used
    │   └── MissingExtraError   the input needs a package that is not installed
    └── ModelError          the shipped or given model files cannot be used

The command line turns each of them into its message and exit code 2.
"""

from __future__ import annotations

__all__ = ["CheckerError", "InputError", "MissingExtraError", "ModelError"]


class CheckerError(Exception):
    """Base of all errors raised on purpose; its text names what is wrong and the remedy."""


class InputError(CheckerError):
    """A path, file, column or row that cannot be used."""


class MissingExtraError(InputError):
    """The input or output format needs an optional package that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        """Say that ``what`` needs the optional dependencies called ``extra``."""
        super().__init__(
            f"{what} needs optional packages; install them with: pip install 'checker[{extra}]'"
        )


class ModelError(CheckerError):
    """The model files cannot be used: missing, damaged or of another version."""
