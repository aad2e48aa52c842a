"""Changes of meaning that no reader of the translation alone can know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.train.corrupt.draw import one_of, pick
from checker.train.corrupt.function_words import CALENDAR
from checker.train.corrupt.names import TITLES
from checker.train.corrupt.text import Edit, Sentence, removed, replaced

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["name_swap", "negation", "number_swap"]

_POSITIVE = {
    "isn't": "is", "aren't": "are", "wasn't": "was", "weren't": "were", "hasn't": "has",
    "haven't": "have", "hadn't": "had", "won't": "will", "wouldn't": "would", "can't": "can",
    "cannot": "can", "couldn't": "could", "shouldn't": "should",
}  # fmt: skip
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def negation(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Add a negation or lose one."""
    del resources  # all kinds share one signature
    found: list[list[Edit]] = []
    for index, word in enumerate(sentence.words):
        before = sentence.tag(index - 1)
        if word.lower in _POSITIVE:
            found.append([replaced(word, _POSITIVE[word.lower])])
        elif word.lower == "not" and before in {"BE", "HAVE", "MODAL"}:
            found.append(removed(sentence, index))
        elif word.tag in {"BE", "MODAL"} and sentence.joined(index) and sentence.joined(index + 1):
            after = sentence.tag(index + 1)
            full = word.lower not in {"be", "been", "being", "isn't", "aren't"}
            double = sentence.lower(index + 1) in {"no", "neither", "another"}
            if (
                full
                and not double
                and after in {"VBN", "VB", "VBG", "JJ", "DET"}
                and "'" not in word.lower
            ):
                found.append([Edit(word.end, word.end, " not")])
    return one_of(rng, found)


def number_swap(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Write another number of about the same size."""
    del resources  # all kinds share one signature
    found = [w for w in sentence.words if _NUMBER.fullmatch(w.text) or w.lower in _NUMBER_WORDS]
    word = one_of(rng, found)
    if word is None:
        return None
    if word.lower in _NUMBER_WORDS:
        return [replaced(word, pick(rng, [n for n in _NUMBER_WORDS if n != word.lower]))]
    places = [i for i, c in enumerate(word.text) if c.isdigit()]
    place = pick(rng, places)
    digits = "123456789" if place == 0 else "0123456789"
    new = pick(rng, digits.replace(word.text[place], ""))
    return [Edit(word.start, word.end, word.text[:place] + new + word.text[place + 1 :])]


def _is_lone(sentence: Sentence, index: int) -> bool:
    """Tell whether a name stands alone or after a title."""
    before = sentence.joined(index) and sentence.tag(index - 1) == "NAME"
    after = sentence.joined(index + 1) and sentence.tag(index + 1) in {"NAME", "NN", "NNS"}
    return not after and (not before or sentence.lower(index - 1) in TITLES)


def name_swap(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Put another place or person of the news in place of a name."""
    names = resources.names
    found = []
    for index, word in enumerate(sentence.words):
        if word.tag == "NAME" and word.lower not in CALENDAR and _is_lone(sentence, index):
            if names.is_place(word.text):
                found.append((word, names.places))
            elif names.is_person(word.text):
                found.append((word, names.people))
    choice = one_of(rng, found)
    if choice is None:
        return None
    word, others = choice
    new = pick(rng, others)
    return None if new == word.text else [Edit(word.start, word.end, new)]
