"""Words and clauses that come twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.train.corrupt.draw import pick
from checker.train.corrupt.function_words import words
from checker.train.corrupt.text import Edit, Sentence

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["repetition"]

_SHORTEST, _LONGEST = 1, 6
#: Words that a careful writer may double.
_DOUBLED = words("that had very her no so much many more again")


def repetition(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Say one to six words again, at once, after "and" or at the end of the sentence."""
    del resources  # all kinds share one signature
    words = sentence.words
    if len(words) < 5:  # noqa: PLR2004 - shorter lines have nothing to repeat
        return None
    for _ in range(4):
        size = _SHORTEST + int(rng.integers(_LONGEST))
        if rng.random() < 0.4:  # noqa: PLR2004 - a share
            size = 1
        starts = [
            i
            for i in range(len(words) - size + 1)
            if all(sentence.joined(i + k) for k in range(1, size))
        ]
        if not starts:
            continue
        start = pick(rng, starts)
        end = start + size - 1
        if size == 1 and (words[start].lower in _DOUBLED or words[start].tag == "NUM"):
            continue
        phrase = sentence.text[words[start].start : words[end].end]
        if words[start].tag != "NAME" and not words[start].text.isupper():
            phrase = phrase[0].lower() + phrase[1:]
        way = rng.random()
        if size > 2 and way < 0.25:  # noqa: PLR2004 - whole phrases, shares of the ways
            phrase = f", {phrase}" if way < 0.12 else f" and {phrase}"  # noqa: PLR2004 - shares of the ways
            return [Edit(words[end].end, words[end].end, phrase)]
        return [Edit(words[end].end, words[end].end, f" {phrase}")]
    return None
