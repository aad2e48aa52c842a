"""``checker model``: describes the model that comes with the package."""

from checker.cli.terminal import print_out

__all__ = ["model"]


def model() -> None:
    """Describe the model: what it learned from, its false alarms, its limits."""
    from checker.model import describe  # noqa: PLC0415 - numpy is slow to import

    print_out(f"{describe()}\n")
