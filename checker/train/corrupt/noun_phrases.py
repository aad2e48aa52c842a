"""Noun phrases built as other languages build them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.train.corrupt.draw import one_way
from checker.train.corrupt.text import Edit, Sentence

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["calqued_noun_phrase"]

_NATION = ("an", "ish", "ese", "nch", "tch", "ek")
_BEFORE_GENITIVE = {"PREP", "CONJ", "VB", "VBD", "VBZ"}
_HEADS = {"NN", "NNS", "NAME"}
#: Ordinals count as nouns in dictionaries.
_ORDINAL = re.compile(r"first|second|third|half|.+th")
_PERSON = {"his": "him", "her": "her", "their": "them", "its": "it", "our": "us"}


def _closes(sentence: Sentence, index: int) -> bool:
    """Tell whether a common noun ends its noun group."""
    further = sentence.tag(index + 1) if sentence.joined(index + 1) else ""
    return (
        sentence.tag(index) in {"NN", "NNS"}
        and sentence.words[index].text.islower()
        and further not in {*_HEADS, "X", "VBG", "JJ"}
    )


def _calques(sentence: Sentence, resources: Resources) -> dict[str, list[Edit]]:
    ways: dict[str, list[Edit]] = {"nation": [], "compound": [], "name": [], "person": []}
    for index in range(1, len(sentence.words) - 1):
        word, noun = sentence.words[index], sentence.words[index + 1]
        if not (sentence.joined(index) and sentence.joined(index + 1)):
            continue
        if not _closes(sentence, index + 1):
            continue
        before, start, end = sentence.tag(index - 1), word.start, noun.end
        known = resources.names.is_person(word.text) or resources.names.is_place(word.text)
        if word.tag == "NAME" and word.lower.endswith(_NATION) and not known:
            if before in {"DET", "POSS", "PREP"}:
                ways["nation"].append(Edit(start, end, f"{noun.text} {word.text}"))
        elif word.tag == "NN" and sentence.lower(index - 1) in {"a", "an", "the"}:
            classes = {c for c, _ in resources.lexicon.lemmas(word.lower)}
            if word.text.islower() and "adj" not in classes and not _ORDINAL.fullmatch(word.lower):
                ways["compound"].append(Edit(start, end, f"{noun.text} of {word.text}"))
        elif word.tag == "NAME" and word.lower.endswith("'s") and before in _BEFORE_GENITIVE:
            name = word.text[:-2]
            ways["name"] += [
                Edit(start, end, f"the {noun.text} {name}"),
                Edit(start, end, f"the {noun.text} of the {name}"),
            ]
        elif word.lower in _PERSON and before in _BEFORE_GENITIVE:
            ways["person"].append(Edit(start, end, f"the {noun.text} of {_PERSON[word.lower]}"))
    return ways


def calqued_noun_phrase(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Take a noun phrase apart as Romance, Slavic and Semitic languages build it.

    "French minister" becomes "minister French", "energy company" "company of energy",
    "Smith's house" "the house Smith" and "his house" "the house of him".
    """
    edit = one_way(rng, _calques(sentence, resources))
    return None if edit is None else [edit]
