"""Corrupt clean English in the ways machine translation does, with every wrong word labelled."""

from __future__ import annotations

from checker.train.corrupt.challenge import ChallengePair, challenge_pairs
from checker.train.corrupt.corrupting import Corrupted, corrupt_text
from checker.train.corrupt.kinds import KINDS, Kind
from checker.train.corrupt.loading import load_resources
from checker.train.corrupt.resources import Corrupt, Resources

__all__ = [
    "KINDS",
    "ChallengePair",
    "Corrupt",
    "Corrupted",
    "Kind",
    "Resources",
    "challenge_pairs",
    "corrupt_text",
    "load_resources",
]
