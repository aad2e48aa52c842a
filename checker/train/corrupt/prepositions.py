"""Wrong prepositions, as other languages govern them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.train.corrupt.draw import pick
from checker.train.corrupt.function_words import CALENDAR
from checker.train.corrupt.governing import DIRECT, GOVERNED, PHRASES
from checker.train.corrupt.text import Edit, Sentence, replaced

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["wrong_preposition"]

_YEAR = re.compile(r"(?:19|20)\d\d")


#: How far back the governor may stand: "accused him of".
_REACH = 2


_SPANS = {"years", "months", "days", "weeks"}
_BEFORE_TIME = {
    "on day": ("in", "at", "to"),
    "in month": ("at", "on"),
    "in year": ("at", "on", "to"),
    "since year": ("for", "of", "on"),
}


def _by_governor(sentence: Sentence, index: int) -> tuple[str, ...]:
    preposition = sentence.lower(index)
    for back in range(1, _REACH + 1):
        place = index - back
        if place < 0 or not sentence.joined(place + 1):
            break
        word = sentence.words[place]
        for key in (word.lower, word.lemma):
            wrong = GOVERNED.get((key, preposition), ())
            if wrong and (back == 1 or word.tag in {"VB", "VBZ", "VBD", "VBG"}):
                return wrong
        if sentence.words[place].tag not in {"PRON", "RB", "NAME"}:
            break
    return ()


def _by_phrase(sentence: Sentence, index: int) -> tuple[str, ...]:
    for rest, wrong in PHRASES.get(sentence.lower(index), ()):
        if all(
            sentence.lower(index + 1 + i) == w and sentence.joined(index + 1 + i)
            for i, w in enumerate(rest)
        ):
            return wrong
    return ()


def _by_context(sentence: Sentence, index: int) -> tuple[str, ...]:
    """Return wrong prepositions before times and after passives."""
    preposition, following = sentence.lower(index), sentence.lower(index + 1)
    if not sentence.joined(index + 1):
        return ()
    if preposition == "by":
        agent = sentence.tag(index + 1) in {"NAME", "DET", "POSS"}
        return ("from", "of") if agent and sentence.tag(index - 1) == "VBN" else ()
    if preposition == "for":
        span = sentence.tag(index + 1) == "NUM" and sentence.lower(index + 2) in _SPANS
        return ("since", "during", "from") if span else ()
    if following in CALENDAR:
        day = following.endswith("day")
        return _BEFORE_TIME.get(f"{preposition} {'day' if day else 'month'}", ())
    return _BEFORE_TIME.get(f"{preposition} year", ()) if _YEAR.fullmatch(following) else ()


def _insertions(sentence: Sentence) -> list[Edit]:
    found = []
    for index, word in enumerate(sentence.words[:-1]):
        extra = DIRECT.get(word.lemma) if word.tag in {"VB", "VBZ", "VBD", "VBG"} else None
        following = sentence.tag(index + 1)
        if extra and following in {"DET", "POSS", "NAME"} and sentence.joined(index + 1):
            found.append(Edit(word.end, word.end, " " + extra))
    return found


def wrong_preposition(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Replace a preposition that one word or phrase governs, or put one before an object."""
    del resources  # all kinds share one signature
    found: list[tuple[int, tuple[str, ...]]] = []
    for index, word in enumerate(sentence.words):
        if word.tag == "PREP" or word.lower == "to":
            governed = _by_governor(sentence, index)
            # An infinitive is not a preposition.
            if governed and word.lower == "to" and sentence.tag(index + 1) == "VB":
                governed = ()
            wrong = _by_phrase(sentence, index) or governed or _by_context(sentence, index)
            if wrong:
                found.append((index, wrong))
    extra = _insertions(sentence)
    place = int(rng.integers(len(found) + len(extra))) if found or extra else -1
    if place < 0:
        return None
    if place >= len(found):
        return [extra[place - len(found)]]
    index, wrong = found[place]
    return [replaced(sentence.words[index], pick(rng, wrong))]
