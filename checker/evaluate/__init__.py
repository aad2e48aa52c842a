"""Measure a model: every figure in the documentation comes from here."""

from checker.evaluate.run import evaluate

__all__ = ["evaluate"]
