"""Measure a model: every figure in the documentation comes from here."""

from checker.evaluate.run import Sources, evaluate
from checker.evaluate.table import alarms_table, headline_table, read_figures

__all__ = ["Sources", "alarms_table", "evaluate", "headline_table", "read_figures"]
