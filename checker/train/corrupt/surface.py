"""Capitals, spaces and punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.train.corrupt.articles import is_prose
from checker.train.corrupt.draw import one_of, one_way, pick
from checker.train.corrupt.text import Edit, Sentence

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["detokenised", "lower_cased", "wrong_punctuation"]

_CONTRACTION = re.compile(r"(?<=[A-Za-z])(['\u2019])(?=(?:s|t|re|ve|ll|d)\b)")
_HYPHEN = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")
_PLACES = (
    # pattern of the white space (or nothing) to change, and what takes its place
    (re.compile(r"(?<=\w)(?=[,;:!?](?:\s|$))"), " "),
    (re.compile(r"(?<=\w)(?=\.$)"), " "),
    (re.compile(r"(?<=[,;:])\s(?=\w)"), ""),
    (re.compile(r"(?<=[a-z][.!?])\s(?=[A-Z])"), ""),
    (re.compile(r"(?<=[\"“(])(?=\w)"), " "),
    (re.compile(r"(?<=[\w.,!?])(?=[\"”)])"), " "),
    (re.compile(r"(?<=\d)(?=%)"), " "),
    (re.compile(r"(?<=[£$€])(?=\d)"), " "),
)


def lower_cased(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Lose the capitals of a name, of the first word or of all words."""
    del resources  # all kinds share one signature
    capitals = [w for w in sentence.words if w.text[0].isupper()]
    if not capitals or not is_prose(sentence):
        return None
    if rng.random() < 0.15:  # noqa: PLR2004 - a share
        chosen = capitals
    else:
        names = [w for w in capitals if w.tag == "NAME"] or capitals
        word = capitals[0] if rng.random() < 0.25 else pick(rng, names)  # noqa: PLR2004 - a share
        chosen = [word]
    return [Edit(w.start, w.end, w.text.lower()) for w in chosen]


def _widened(text: str, start: int, end: int, new: str) -> Edit:
    """Return the edit with the words it touches, which are what an editor would mark."""
    left, right = start, end
    while left > 0 and not text[left - 1].isspace():
        left -= 1
    while right < len(text) and not text[right].isspace():
        right += 1
    return Edit(left, right, text[left:start] + new + text[end:right])


def _spaced(text: str) -> dict[str, list[Edit]]:
    ways = {
        pattern.pattern: [_widened(text, m.start(), m.end(), new) for m in pattern.finditer(text)]
        for pattern, new in _PLACES
    }
    ways["contraction"] = [
        _widened(text, match.start(), match.end(), new)
        for match in _CONTRACTION.finditer(text)
        for new in (f" {match.group()}", f" {match.group()} ", f"{match.group()} ")
    ]
    ways["hyphen"] = [_widened(text, m.start(), m.end(), " - ") for m in _HYPHEN.finditer(text)]
    return ways


def detokenised(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Leave the spaces of a tokeniser around punctuation, or lose one."""
    del resources  # all kinds share one signature
    edit = one_way(rng, _spaced(sentence.text))
    return None if edit is None else [edit]


def wrong_punctuation(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Lose or mistake the final stop, or put a comma between subject and verb."""
    del resources  # all kinds share one signature
    if not is_prose(sentence):
        return None
    text = sentence.text
    found: list[list[Edit]] = []
    if text.endswith("."):
        last = sentence.words[-1]
        found.append([Edit(last.start, len(text), text[last.start : -1])])
        found.append([Edit(len(text) - 1, len(text), pick(rng, ("。", ",", ";", "..", "?")))])
    for index, word in enumerate(sentence.words):
        if not sentence.joined(index):
            continue
        before = sentence.tag(index - 1)
        if (word.tag in {"BE", "HAVE", "MODAL"} and before in {"PRON", "NN", "NNS"}) or (
            word.lower == "that" and before in {"VBD", "VBZ"}
        ):
            found.append([Edit(word.start - 1, word.start, ", ")])
    return one_of(rng, found)
