"""Measure a model: every figure in the documentation comes from here."""

from checker.evaluate.run import evaluate
from checker.evaluate.table import headline_table, read_figures

__all__ = ["evaluate", "headline_table", "read_figures"]
