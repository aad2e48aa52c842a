"""Fits the style model: which source language, and whether a machine translated."""

from checker.train.origin.style import train_style

__all__ = ["train_style"]
