"""Words left out: subjects, verbs, auxiliaries and small words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.train.corrupt.articles import is_prose
from checker.train.corrupt.draw import one_of
from checker.train.corrupt.function_words import CALENDAR, SUBJECTS, words
from checker.train.corrupt.text import Edit, Sentence, removed

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["dropped_subject", "dropped_verb", "missing_function_word"]

_VERBAL = {"VBZ", "VBD", "BE", "HAVE", "MODAL", "DO"}
_PARTICLES = words("up down out off over in on away back")


def dropped_subject(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Leave out a pronoun subject, as languages do whose verbs tell the person."""
    del resources  # all kinds share one signature
    if not is_prose(sentence):
        return None
    found = []
    for index, word in enumerate(sentence.words):
        if word.lower not in SUBJECTS | {"there"} or sentence.tag(index + 1) not in _VERBAL:
            continue
        if not sentence.joined(index + 1):
            continue
        before = sentence.lower(index - 1) if sentence.joined(index) else ""
        # "and he went" and "what he did" read well, or differently, without the pronoun.
        if before in {"and", "or", "but", "then", "who", "which", "that", "what", "than", "as"}:
            continue
        found.append(index)
    place = one_of(rng, found)
    return None if place is None else removed(sentence, place)


def _is_missed(sentence: Sentence, index: int) -> bool:
    """Tell whether a clause falls apart without its form of "be" or "have"."""
    word, after = sentence.words[index], sentence.words[index + 1]
    if word.tag == "HAVE":
        # "has finished" without "has" is a simple past.
        return after.lower in {"been", "not", "become", "gone", "taken", "seen", "done", "given"}
    if after.lower in {"each", "both", "all"}:
        return False
    if after.tag == "VBN":
        return sentence.tag(index - 1) == "PRON" and sentence.lower(index + 2) in {"by", "to", "in"}
    if after.tag == "RB":
        return sentence.tag(index + 2) in {"JJ", "VBG", "DET"}
    if after.tag == "VBG":
        return sentence.tag(index - 1) == "PRON" or index == 1
    return after.tag in {"DET", "POSS", "JJ", "NOT"}


def dropped_verb(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Leave out a verb or auxiliary that its clause needs."""
    del resources  # all kinds share one signature
    if not is_prose(sentence):
        return None
    found = []
    for index, word in enumerate(sentence.words):
        if not (sentence.joined(index) and sentence.joined(index + 1)):
            continue
        before, after = sentence.tag(index - 1), sentence.tag(index + 1)
        subject = before in {"NN", "NNS", "NAME", "PRON", "WH"}
        if word.tag in {"BE", "HAVE"} and subject and sentence.lower(index - 1) != "that":
            # "The man arrested was" hides a missing "was" before participles.
            if _is_missed(sentence, index):
                found.append(index)
        elif (
            (word.tag == "MODAL" and before in {"NN", "NAME", "PRON"} and after == "BE")
            or (
                word.tag in {"VBZ", "VBD"} and before == "PRON" and after in {"DET", "POSS", "PREP"}
            )
            or (word.tag == "VB" and before in {"TO", "MODAL"} and after in {"DET", "POSS"})
        ):
            found.append(index)
    place = one_of(rng, found)
    return None if place is None else removed(sentence, place)


def _is_needed(sentence: Sentence, index: int) -> bool:
    """Tell whether a small word cannot be left out."""
    word, before, after = sentence.lower(index), sentence.tag(index - 1), sentence.tag(index + 1)
    if word == "to":
        return (
            after == "VB"
            and before in {"VBD", "VBZ", "VB", "NN", "JJ", "VBN"}
            and (sentence.lower(index - 1) not in {"help", "helped", "helps"})
        )
    if word == "of":
        return before in {"NN", "NNS"} and after in {"DET", "NAME", "POSS", "NNS"}
    if word in {"in", "at", "from", "with", "for", "by"}:
        return (
            before in {"NN", "NNS", "VBN", "VBD"}
            and after in {"DET", "POSS", "NAME"}
            and sentence.lower(index + 1) not in CALENDAR
        )
    if word in {"and", "or"}:
        return before == after and before in {"NN", "NNS", "VBD", "VBZ"}
    if word in {"than", "because", "if"}:
        return after in {"DET", "PRON", "NAME", "POSS", "NUM"}
    return word in {"who", "which"} and after in _VERBAL


def missing_function_word(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Leave out a preposition, "to", a conjunction or a relative pronoun."""
    del resources  # all kinds share one signature
    if not is_prose(sentence):
        return None
    found = [
        i
        for i, w in enumerate(sentence.words)
        if w.lower not in _PARTICLES - {"in"}
        and sentence.joined(i)
        and sentence.joined(i + 1)
        and _is_needed(sentence, i)
    ]
    place = one_of(rng, found)
    return None if place is None else removed(sentence, place)
