"""What the corruptions draw on: word forms, foreign words, idioms and word families."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from checker.train.corrupt.text import Edit, Sentence

if TYPE_CHECKING:
    from checker.train.corrupt.families import WordFamilies
    from checker.train.corrupt.idioms import IdiomTable
    from checker.train.corrupt.inventory import SenseInventory
    from checker.train.corrupt.lexicon import Lexicon
    from checker.train.corrupt.names import Names
    from checker.train.corrupt.ngrams import Trigrams

__all__ = ["Corrupt", "Resources"]


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything a corruption may look up."""

    lexicon: Lexicon
    senses: SenseInventory
    idioms: IdiomTable
    families: WordFamilies
    names: Names
    trigrams: Trigrams


#: A kind of corruption: the edits that make it, or none where it cannot apply.
Corrupt = Callable[[Sentence, Resources, np.random.Generator], "list[Edit] | None"]
