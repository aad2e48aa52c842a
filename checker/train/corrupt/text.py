"""A sentence as words with places, and edits that rewrite it and say what became wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from checker.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "WORD",
    "Edit",
    "Sentence",
    "Word",
    "lowered_words",
    "match_case",
    "merge",
    "move_span",
    "removed",
    "replaced",
    "rewrite",
]

#: A word: letters and digits, with inner apostrophes, hyphens, points and commas.
WORD = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its place, its lower-cased form, a guessed tag and its lemma.

    ``tag`` is a Penn tag for open classes (NN, NNS, VB, VBZ, VBD, VBN, VBG, JJ, JJR,
    JJS, RB), NAME or NUM, and for closed classes one of DET, POSS, PRON, PREP, CONJ,
    BE, HAVE, DO, MODAL, TO, NOT, WH; X where nothing is known.
    ``joined`` is true when nothing but one space stands between it and the word before.
    """

    text: str
    lower: str
    start: int
    end: int
    tag: str
    lemma: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text and its words, in order."""

    text: str
    words: tuple[Word, ...]

    def tag(self, index: int) -> str:
        """Return the tag of a word, or an empty string outside the sentence."""
        return self.words[index].tag if 0 <= index < len(self.words) else ""

    def lower(self, index: int) -> str:
        """Return the lower-cased word, or an empty string outside the sentence."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""

    def joined(self, index: int) -> bool:
        """Tell whether a word exists and follows the one before after a single space."""
        return 0 < index < len(self.words) and self.words[index].joined


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]`` by ``new``.

    ``mark`` says what is wrong afterwards: the ``new`` text itself (without white space at
    its ends), the two words around the place (``gap``, for omissions), or nothing (``none``).
    """

    start: int
    end: int
    new: str
    mark: Literal["new", "gap", "none"] = "new"


def rewrite(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Span, ...]]:
    """Apply edits that do not overlap and return the new text with the spans that are wrong.

    For a gap the last word before it and the first word after it are marked, one of them
    at the ends of the text. Spans come sorted and merged where they touch or overlap.
    """
    pieces: list[str] = []
    position = length = 0
    places: list[tuple[int, int, str]] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        kept = text[position : edit.start]
        length += len(kept)
        pieces += (kept, edit.new)
        places.append((length, length + len(edit.new), edit.mark))
        length += len(edit.new)
        position = edit.end
    pieces.append(text[position:])
    result = "".join(pieces)
    spans: list[Span] = []
    for start, end, mark in places:
        if mark == "new":
            inner = result[start:end]
            left = start + len(inner) - len(inner.lstrip())
            right = end - len(inner) + len(inner.rstrip())
            if left < right:
                spans.append(Span(left, right))
        elif mark == "gap":
            spans += words_around(result, start, end)
    return result, merge(spans)


def words_around(text: str, start: int, end: int) -> list[Span]:
    """Return the word that ends before ``start`` and the one that begins after ``end``."""
    before = None
    for match in WORD.finditer(text, max(0, start - 40), len(text)):
        if match.end() > start:
            break
        before = Span(*match.span())
    after = WORD.search(text, end)
    found = [] if before is None else [widen(text, before)]
    return [*found, Span(*after.span())] if after else found


def widen(text: str, span: Span) -> Span:
    """Extend a span that a search window may have cut to the beginning of its word."""
    start = span.start
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    return Span(start, span.end)


def merge(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that overlap or touch."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def move_span(span: Span, edits: Sequence[Edit]) -> Span | None:
    """Return where a span lies after the edits, or None if an edit reaches into it."""
    shift = 0
    for edit in edits:
        if edit.end <= span.start:
            shift += len(edit.new) - (edit.end - edit.start)
        elif edit.start < span.end:
            return None
    return Span(span.start + shift, span.end + shift)


def match_case(new: str, old: str) -> str:
    """Give a replacement the capitals of the word it replaces."""
    if len(old) > 1 and old.isupper():
        return new.upper()
    if old[:1].isupper():
        return new[:1].upper() + new[1:]
    return new


def lowered_words(text: str) -> list[str]:
    """Return the words of a text in lower case with plain apostrophes."""
    return [match.group().lower().replace("\u2019", "'") for match in WORD.finditer(text)]


def replaced(word: Word, new: str) -> Edit:
    """Return the edit that puts ``new``, with the capitals of the word, in its place."""
    return Edit(word.start, word.end, match_case(new, word.text))


def removed(sentence: Sentence, index: int) -> list[Edit]:
    """Return the edits that leave a word out; the next one takes over a first capital."""
    word = sentence.words[index]
    if sentence.joined(index):
        return [Edit(sentence.words[index - 1].end, word.end, "", "gap")]
    if not sentence.joined(index + 1):
        return [Edit(word.start, word.end, "", "gap")]
    following = sentence.words[index + 1]
    first = sentence.text[following.start]
    edits = [Edit(word.start, following.start, "", "gap")]
    if word.text[0].isupper() and first.islower():
        edits.append(Edit(following.start, following.start + 1, first.upper(), "none"))
    return edits
