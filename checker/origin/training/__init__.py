"""Fits the style model: which source language, and whether machine-translated."""
