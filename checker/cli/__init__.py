"""The command line. Nothing slow is imported before a command runs."""

from __future__ import annotations

from checker.cli.commands import app, main

__all__ = ["app", "main"]
