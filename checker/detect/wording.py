"""The model's detector: neighbouring words that are probably garbled become one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from checker.article import CATEGORIES, Evidence, Finding, Segment, Severity, Span
from checker.detect.reading import Reading
from checker.model.calibration import Calibration
from checker.model.scores import HEADS, SegmentScores
from checker.model.words import is_lexical
from checker.options import Sensitivity

__all__ = ["Wording"]

#: A word between two reported ones joins them from this share of the threshold.
_JOIN = 0.5
_MISTRANSLATION = "Accuracy/Mistranslation"
_SENSE = HEADS.index("sense")
#: What a head's high answer says to a reader.
_HEAD_NOTES = {
    "error": "professional annotators mark such words",
    "major": "annotators call such errors major",
    "sense": "the word does not fit: it looks like another sense of the original word",
    "edited": "post-editors and human translators do not leave such words",
}
_MESSAGES = {
    "Accuracy/Mistranslation": "This probably does not mean what the original said.",
    "Accuracy/Untranslated": "This seems to be left in the original language.",
    "Accuracy/Addition": "This probably was not in the original.",
    "Accuracy/Omission": "Something seems to be missing here.",
    "Fluency/Grammar": "The grammar is broken here.",
    "Fluency/Spelling": "This is probably misspelt.",
    "Fluency/Punctuation": "The punctuation is probably wrong.",
    "Fluency/Inconsistency": "This does not agree with the rest of the text.",
    "Style/Awkward": "No English writer would put it this way.",
    "Terminology/Inappropriate": "This is probably not the right term.",
    "Locale/Name": "This name is probably broken.",
    "Locale/Date": "This date or time is not written as in English.",
    "Locale/Number": "This number or unit is not written as in English.",
    "Non-translation": "This is no translation of anything.",
    "Other": "Something is wrong with these words.",
}


class Wording:
    """Finds what the model thinks an annotator would mark.

    Args:
        calibration: turns scores into probabilities, and holds the thresholds.
        sensitivity: which threshold to use.
    """

    name = "model"

    def __init__(self, calibration: Calibration, sensitivity: Sensitivity) -> None:
        self._calibration = calibration
        self._threshold = calibration.thresholds[sensitivity]

    def find(self, reading: Reading) -> Iterable[Finding]:
        """Return one finding for each run of words over the threshold."""
        marked, major = self._calibration.probabilities(reading.scores)
        for segment, scores, p_marked, p_major in zip(
            reading.segments, reading.scores, marked, major, strict=True
        ):
            if scores is not None:
                text = reading.article.text[segment.start : segment.end]
                for first, last in self._runs(text, scores, p_marked):
                    words = slice(first, last + 1)
                    yield _finding(segment, scores, words, p_marked[words], p_major[words])

    def _runs(
        self, text: str, scores: SegmentScores, marked: NDArray[np.float64]
    ) -> Iterator[tuple[int, int]]:
        """Yield first and last word of each finding."""
        lexical = is_lexical(text, scores.words)
        over = np.flatnonzero(marked >= self._threshold)
        start = end = None
        for word in over:
            if end is not None and self._is_joined(marked, lexical, end, int(word)):
                end = int(word)
                continue
            if start is not None and end is not None:
                yield start, end
            start = end = int(word)
        if start is not None and end is not None:
            yield start, end

    def _is_joined(
        self, marked: NDArray[np.float64], lexical: NDArray[np.bool_], end: int, word: int
    ) -> bool:
        between = slice(end + 1, word)
        if word - end > 2:  # noqa: PLR2004 - one word between at most
            return False
        return bool((lexical[between] & (marked[between] >= _JOIN * self._threshold)).all())


def _finding(
    segment: Segment,
    scores: SegmentScores,
    words: slice,
    marked: NDArray[np.float64],
    major: NDArray[np.float64],
) -> Finding:
    peak = int(np.argmax(marked))
    category = _category(scores, words, peak)
    severity: Severity = "major" if major[peak] >= 0.5 else "minor"  # noqa: PLR2004 - more probable than not
    return Finding(
        segment=segment.index,
        span=Span(
            segment.start + int(scores.words[words][0, 0]),
            segment.start + int(scores.words[words][-1, 1]),
        ),
        category=category,
        severity=severity,
        probability=float(marked[peak]),
        detector=Wording.name,
        message=_MESSAGES[category],
        evidence=_evidence(scores.logits[words][peak]),
    )


def _category(scores: SegmentScores, words: slice, peak: int) -> str:
    logits = scores.logits[words][peak]
    # The sense head answers a question of its own, which annotators call mistranslation.
    if logits[_SENSE] > 0:
        return _MISTRANSLATION
    return CATEGORIES[int(scores.categories[words].mean(axis=0).argmax())]


def _evidence(logits: NDArray[np.float32]) -> tuple[Evidence, ...]:
    """Name the questions that the model answers with yes, the surest first."""
    order = np.argsort(-logits, kind="stable")
    return tuple(
        Evidence(kind=HEADS[number], note=f"{_HEAD_NOTES[HEADS[number]]} ({logits[number]:+.1f})")
        for number in order
        if logits[number] > 0
    )
