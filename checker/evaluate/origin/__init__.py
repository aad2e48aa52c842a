"""Measures how often the source language and the maker of a text are found."""

from checker.evaluate.origin.evaluate import evaluate_origin

__all__ = ["evaluate_origin"]
