"""Connectives that say another relation than the clauses have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.train.corrupt.draw import one_of, pick
from checker.train.corrupt.text import Edit, Sentence, replaced

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["wrong_connective"]

#: Connective -> what does not fit its grammar or its usual place.
_WRONG = {
    "although": ("because of", "despite", "nevertheless", "but"),
    "because": ("because of", "therefore", "due to", "so as", "why"),
    "while": ("during", "as while"),
    "if": ("when that", "in case that", "whether or"),
    "whether": ("if that", "that if", "either"),
    "despite": ("although", "even", "despite of", "in spite"),
    "unless": ("if not that", "except", "until not"),
    "until": ("till when", "up to", "until that"),
    "however": ("but", "though but", "however that"),
    "than": ("as", "then", "that", "from"),
    "before": ("before that", "ago"),
    "after": ("after that", "after when"),
}
_CLAUSE = {"PRON", "DET", "POSS", "NAME"}
_VERBAL = {"VBZ", "VBD", "BE", "HAVE", "MODAL", "DO"}
#: Words after a connective within which the verb of its clause is looked for.
_REACH = 6


def _opens_clause(sentence: Sentence, index: int) -> bool:
    """Tell whether a subject and a verb follow before the next break."""
    if sentence.tag(index + 1) not in _CLAUSE or not sentence.joined(index + 1):
        return False
    for place in range(index + 2, min(index + _REACH, len(sentence.words))):
        if not sentence.joined(place):
            return False
        if sentence.tag(place) in _VERBAL:
            return True
    return False


def _fits(sentence: Sentence, index: int) -> bool:
    word = sentence.lower(index)
    if word in {"although", "because", "while", "if", "whether", "unless", "until"}:
        return _opens_clause(sentence, index)
    if word in {"before", "after"}:
        return _opens_clause(sentence, index) and sentence.tag(index + 1) == "PRON"
    if word == "despite":
        return sentence.tag(index + 1) in {"DET", "POSS"}
    if word == "than":
        before = sentence.words[index - 1] if index else None
        return before is not None and (before.lower in {"more", "less"} or before.tag == "JJR")
    if word == "however":
        text = sentence.text[sentence.words[index].end :]
        return index == 0 and text.startswith(",")
    return False


def wrong_connective(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Replace a connective by one that its clause does not allow."""
    del resources  # all kinds share one signature
    word = one_of(rng, [w for i, w in enumerate(sentence.words) if _fits(sentence, i)])
    return None if word is None else [replaced(word, pick(rng, _WRONG[word.lower]))]
