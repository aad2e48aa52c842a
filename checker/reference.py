"""Score an article against a human reference translation, with sacrebleu alone.

An article counts as one segment: line breaks become spaces on both sides, so that a
translation which splits or joins paragraphs differently is not punished for it.

sacrebleu's TER takes time that grows faster than the square of the length, minutes for a
long article. Texts of more than ``PIECE_WORDS`` words are therefore cut into pieces along a
word alignment, and TER is computed over the pieces with shifts inside each piece only. Any
edits found so are also possible edits of the whole, so the figure can only be higher than
the uncut one, in practice by a point or so at TER 40.
"""

from __future__ import annotations

from typing import Any

from rapidfuzz.distance import Levenshtein
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

__all__ = ["PIECE_WORDS", "reference_scores"]

#: A piece for TER ends at the first aligned word after so many words. Larger pieces allow
#: longer shifts but take minutes per article where the two texts differ much.
PIECE_WORDS = 24

#: A piece ends here even where no word is aligned: the texts have nothing in common there.
_LONGEST_PIECE = 32

_Pair = tuple[str, str]


def reference_scores(text: str, reference: str) -> dict[str, Any]:
    """Compare a translated article with a human translation of the same source.

    Args:
        text: the article to judge.
        reference: a human translation of the article's source.

    Returns:
        An empty dict where ``reference`` holds no words; else ``bleu`` (0-100, higher is
        better, n-gram order shortened for very short texts), ``chrf`` (chrF2, 0-100, higher
        is better), ``ter`` (edits per 100 reference words, 0 or more, lower is better) as
        floats, and ``signature``: sacrebleu's signatures joined by spaces, in which
        ``cut:24`` after TER's says that it was computed over pieces.
    """
    if not reference.split():
        return {}
    hypothesis, truth = " ".join(text.split()), " ".join(reference.split())
    pairs = _cut_pairs(hypothesis.split(), truth.split())
    bleu, chrf, ter = BLEU(effective_order=True), CHRF(), TER()
    scores: dict[str, Any] = {
        "bleu": float(bleu.sentence_score(hypothesis, [truth]).score),
        "chrf": float(chrf.sentence_score(hypothesis, [truth]).score),
        "ter": float(ter.corpus_score([h for h, _ in pairs], [[t for _, t in pairs]]).score),
    }
    cut = f"|cut:{PIECE_WORDS}" if len(pairs) > 1 else ""
    scores["signature"] = (
        f"BLEU|{bleu.get_signature()} chrF2|{chrf.get_signature()} TER|{ter.get_signature()}{cut}"
    )
    return scores


def _cut_pairs(words: list[str], reference: list[str]) -> list[_Pair]:
    """Cut two word lists into pieces that lie opposite each other."""
    pairs: list[_Pair] = []
    start, reference_start = 0, 0
    for at, reference_at, aligned in _alignment(words, reference):
        size = max(at - start, reference_at - reference_start)
        if size >= _LONGEST_PIECE or (aligned and size >= PIECE_WORDS):
            pairs.append(_pair(words[start:at], reference[reference_start:reference_at]))
            start, reference_start = at, reference_at
    pairs.append(_pair(words[start:], reference[reference_start:]))
    return pairs


def _alignment(words: list[str], reference: list[str]) -> list[tuple[int, int, bool]]:
    """Return the steps of a cheapest word alignment: two positions, and whether words match."""
    steps: list[tuple[int, int, bool]] = []
    for code in Levenshtein.opcodes(words, reference):
        length, reference_length = code.src_end - code.src_start, code.dest_end - code.dest_start
        steps += (
            (
                code.src_start + min(step, length),
                code.dest_start + min(step, reference_length),
                code.tag == "equal",
            )
            for step in range(max(length, reference_length))
        )
    return steps


def _pair(words: list[str], reference: list[str]) -> _Pair:
    return " ".join(words), " ".join(reference)
