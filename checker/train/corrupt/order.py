"""Words in the order of another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.train.corrupt.articles import is_prose
from checker.train.corrupt.draw import one_of, pick
from checker.train.corrupt.function_words import words
from checker.train.corrupt.text import Edit, Sentence, Word, match_case

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["shuffled_words"]

_OBJECT = {"DET", "POSS", "JJ", "NN", "NNS", "NAME", "NUM"}
_HEADS = {"NN", "NNS", "NAME"}
_VERBS = {"VBZ", "VBD"}
_LONGEST_GROUP = 5
_SAYING = words("say add tell ask explain write warn report claim argue insist")


def _run(sentence: Sentence, start: int, tags: set[str]) -> int:
    """Return the end of the words from ``start`` that have these tags and no break."""
    end = start
    while end < len(sentence.words) and sentence.tag(end) in tags:
        if end > start and not sentence.joined(end):
            break
        end += 1
    return end


def _noun_group(sentence: Sentence, start: int) -> int:
    """Return the end of a noun group that begins with a determiner or name, or ``start``."""
    end = _run(sentence, start, _OBJECT)
    short = start < end <= start + _LONGEST_GROUP
    # A determiner inside begins another group.
    inner = any(sentence.tag(i) in {"DET", "POSS"} for i in range(start + 1, end))
    return end if short and not inner and sentence.tag(end - 1) in _HEADS else start


def _reordered(sentence: Sentence, start: int, order: list[int]) -> list[Edit]:
    """Write the words from ``start`` in another order, with the capital kept in place."""
    words: list[Word] = [sentence.words[i] for i in order]
    texts = [w.text for w in words]
    first = sentence.words[start]
    if start == 0 and first.tag != "NAME":
        moved = texts.index(first.text)
        texts[moved] = first.text[:1].lower() + first.text[1:]
        texts[0] = match_case(texts[0], first.text)
    place, end = first.start, sentence.words[start + len(order) - 1].end
    return [Edit(place, end, " ".join(texts))]


def _adjective_after_noun(sentence: Sentence) -> list[tuple[int, list[int]]]:
    found = []
    for index in range(len(sentence.words) - 1):
        noun = index + 1
        if (
            sentence.tag(index) == "JJ"
            and sentence.tag(noun) in {"NN", "NNS"}
            and sentence.joined(noun)
            and sentence.tag(index - 1) not in {"BE", "RB", "JJ", ""}
            and not (sentence.joined(noun + 1) and sentence.tag(noun + 1) in {*_HEADS, "X"})
        ):
            found.append((index, [noun, index]))
    return found


def _verb_last(sentence: Sentence) -> list[tuple[int, list[int]]]:
    """Put a verb after its object: "he the minister met"."""
    found = []
    for index in range(1, len(sentence.words) - 1):
        if sentence.tag(index) not in {*_VERBS, "VB"} or not sentence.joined(index + 1):
            continue
        # "said Smith" is usual inversion.
        if not sentence.joined(index) or sentence.words[index].lemma in _SAYING:
            continue
        if sentence.tag(index + 1) not in {"DET", "POSS", "NAME"}:
            continue
        end = _noun_group(sentence, index + 1)
        if end > index + 1:
            found.append((index, [*range(index + 1, end), index]))
    return found


def _object_first(sentence: Sentence) -> list[tuple[int, list[int]]]:
    """Put the object before subject and verb: "the minister he met"."""
    found = []
    for index in range(1, len(sentence.words) - 1):
        subject = index - 1
        if sentence.tag(index) not in _VERBS or sentence.tag(subject) not in {"PRON", "NAME"}:
            continue
        if not (sentence.joined(index) and sentence.joined(index + 1)) or sentence.joined(subject):
            continue
        end = _noun_group(sentence, index + 1)
        if end > index + 1:
            found.append((subject, [*range(index + 1, end), subject, index]))
    return found


def _adverb_moved(sentence: Sentence) -> list[tuple[int, list[int]]]:
    """Put an adverb between verb and object, or before the determiner's noun."""
    found = []
    for index in range(1, len(sentence.words) - 1):
        if sentence.lower(index) not in {"also", "already", "still", "always", "never", "just"}:
            continue
        if sentence.tag(index + 1) in {"VBD", "VBZ", "VBN"} and sentence.joined(index + 1):
            end = _noun_group(sentence, index + 2) if sentence.joined(index + 2) else index + 2
            if end > index + 2:
                found.append((index, [index + 1, *range(index + 2, end), index]))
            elif sentence.tag(index + 2) in {"DET", "POSS"}:
                found.append((index, [index + 1, index]))
    return found


def _auxiliary_late(sentence: Sentence) -> list[tuple[int, list[int]]]:
    """Put the participle before its auxiliary: "has been" + "killed" -> "killed has been"."""
    found = []
    for index in range(1, len(sentence.words) - 1):
        if sentence.tag(index) in {"BE", "HAVE", "MODAL"}:
            end = _run(sentence, index, {"BE", "HAVE", "MODAL"})
            if sentence.joined(end) and sentence.tag(end) in {"VBN", "VB"}:
                found.append((index, [end, *range(index, end)]))
    return found


def _window(sentence: Sentence, rng: np.random.Generator) -> list[tuple[int, list[int]]]:
    """Shuffle three to six words that stand together."""
    size = 3 + int(rng.integers(4))
    starts = [
        i
        for i in range(len(sentence.words) - size + 1)
        if all(sentence.joined(i + k) for k in range(1, size))
    ]
    if not starts:
        return []
    start = pick(rng, starts)
    order = [start + int(i) for i in rng.permutation(size)]
    # Keep what did not move at the ends out of the label.
    while order and order[0] == start:
        order.pop(0)
        start += 1
    while order and order[-1] == start + len(order) - 1:
        order.pop()
    moved = [sentence.lower(i) for i in order]
    kept = [sentence.lower(start + i) for i in range(len(order))]
    return [(start, order)] if len(order) > 2 and moved != kept else []  # noqa: PLR2004 - two words swap often reads well


def shuffled_words(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Reorder words: verb last, object first, adjective after noun, or at random."""
    del resources  # all kinds share one signature
    if not is_prose(sentence):
        return None
    ways = [_adjective_after_noun, _verb_last, _object_first, _adverb_moved, _auxiliary_late, None]
    for place in rng.permutation(len(ways)):
        way = ways[int(place)]
        choice = one_of(rng, way(sentence) if way else _window(sentence, rng))
        if choice is not None:
            return _reordered(sentence, *choice)
    return None
