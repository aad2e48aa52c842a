"""Corrupt a text: draw kinds, apply their edits and keep track of what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.train.corrupt.draw import weighted
from checker.train.corrupt.kinds import KINDS
from checker.train.corrupt.text import (
    WORD,
    Edit,
    Sentence,
    lowered_words,
    merge,
    move_span,
    rewrite,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np

    from checker.article import Span
    from checker.train.corrupt.resources import Resources

__all__ = ["Corrupted", "corrupt_text"]

#: Draws of a kind for each error that is wanted before giving up.
_TRIES = 6


@dataclass(frozen=True, slots=True)
class Corrupted:
    """A corrupted text.

    Attributes:
        text: The text with its errors.
        spans: The wrong words of ``text``, sorted and apart; code points, half-open.
        kinds: The kind of each error, in the order in which they were made.
    """

    text: str
    spans: tuple[Span, ...]
    kinds: tuple[str, ...]


def corrupt_text(
    text: str,
    resources: Resources,
    rng: np.random.Generator,
    weights: Mapping[str, float] | None = None,
    errors: int = 1,
) -> Corrupted | None:
    """Corrupt a sentence of clean English in up to ``errors`` places.

    Args:
        text: One sentence, or a few.
        resources: What ``load_resources`` returns.
        rng: The only source of chance: same state, same result.
        weights: How often each kind is drawn; kinds that are not named are not drawn.
            Every kind equally often by default.
        errors: How many errors to make; fewer are made where no kind applies.

    Returns:
        The corrupted text, or None if no drawn kind applies to it.

    Raises:
        ValueError: ``weights`` names an unknown kind.
    """
    shares = dict.fromkeys(KINDS, 1.0) if weights is None else dict(weights)
    unknown = sorted(shares.keys() - KINDS.keys())
    if unknown:
        raise ValueError(f"unknown kinds of corruption: {', '.join(unknown)}")
    result = Corrupted(text, (), ())
    for _ in range(errors):
        left = {name: share for name, share in shares.items() if share > 0}
        for _ in range(min(_TRIES, len(left))):
            name = weighted(rng, list(left), list(left.values()))
            del left[name]
            sentence = resources.lexicon.analyse(result.text)
            edits = KINDS[name].corrupt(sentence, resources, rng) if sentence.words else None
            further = _further(result, edits, name) if edits else None
            if further is not None and not _reads_well(sentence, further, resources):
                result = further
                break
    return result if result.kinds else None


def _reads_well(sentence: Sentence, further: Corrupted, resources: Resources) -> bool:
    """Tell whether the words of the last error are usual ones in their new company."""
    if not KINDS[further.kinds[-1]].knowable:
        return False
    matches = list(WORD.finditer(further.text))
    words = lowered_words(further.text)
    if words == [w.lower for w in sentence.words]:
        return False
    changed = [
        i
        for i, match in enumerate(matches)
        if any(s.start < match.end() and match.start() < s.end for s in further.spans)
    ]
    ends = {changed[0], changed[-1]} if changed else set()
    return bool(ends) and all(resources.trigrams.is_usual(words, place) for place in ends)


def _further(result: Corrupted, edits: list[Edit], name: str) -> Corrupted | None:
    """Apply edits beside the errors that are there, or return None if they meet."""
    moved = [move_span(span, edits) for span in result.spans]
    if any(span is None for span in moved):
        return None
    text, spans = rewrite(result.text, edits)
    if text == result.text or not spans:
        return None
    kept = [span for span in moved if span is not None]
    if any(a.start < b.end and b.start < a.end for a in kept for b in spans):
        return None
    return Corrupted(text, merge([*kept, *spans]), (*result.kinds, name))
