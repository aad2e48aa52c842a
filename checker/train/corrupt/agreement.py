"""Number that does not agree: subject and verb, numeral and noun, this and these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.train.corrupt.articles import UNCOUNTABLE
from checker.train.corrupt.draw import one_of
from checker.train.corrupt.function_words import words
from checker.train.corrupt.text import Edit, Sentence, replaced

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["wrong_number_agreement"]

_FLIPPED = {
    "is": "are", "are": "is", "was": "were", "were": "was", "has": "have", "have": "has",
    "does": "do", "do": "does", "isn't": "aren't", "aren't": "isn't", "wasn't": "weren't",
    "weren't": "wasn't", "hasn't": "haven't", "haven't": "hasn't", "doesn't": "don't",
    "don't": "doesn't",
}  # fmt: skip
_SINGULAR = {"he", "she", "it", "this", "that"}
_PLURAL = {"they", "we", "these", "those", "you", "i"}
_DEMONSTRATIVE = {"this": "these", "that": "those", "these": "this", "those": "that"}
#: Singular nouns that British English lets take a plural verb.
_COLLECTIVE = words(
    "team government family company group police staff crew committee council board band club "
    "party public media data majority number couple jury army crowd side firm firms council's "
    "audience bank squad population"
)
_MANY = {"many", "several", "few", "these", "those", "both", "various"}


def _subject_number(sentence: Sentence, index: int) -> str:
    """Return "one" or "many" for the subject that ends right before a verb, or ""."""
    subject = sentence.words[index - 1]
    if subject.lower in _SINGULAR | _PLURAL:
        if sentence.joined(index - 1) and sentence.tag(index - 2) in {"CONJ", "VB", "PREP"}:
            return ""
        return "one" if subject.lower in _SINGULAR else "many"
    if subject.tag not in {"NN", "NNS"} or subject.lower in _COLLECTIVE:
        return ""
    if subject.lower.endswith("s") != (subject.tag == "NNS"):
        return ""
    # The noun must be the head of the subject: a determiner or the start of a clause
    # stands before it, no preposition or "and".
    place = index - 2
    while place >= 0 and sentence.joined(place + 1) and sentence.tag(place) in {"JJ", "NN", "NUM"}:
        place -= 1
    opener = sentence.tag(place) if place >= 0 and sentence.joined(place + 1) else ""
    further = sentence.tag(place - 1) if place > 0 and sentence.joined(place) else ""
    if opener in {"PREP", "CONJ"} or further in {"PREP", "CONJ"} or opener not in {"DET", "POSS"}:
        return ""
    return "one" if subject.tag == "NN" else "many"


def _is_verb(sentence: Sentence, index: int, resources: Resources) -> bool:
    """Tell whether a word of a full verb's form is one and shows its number."""
    word, after = sentence.words[index], sentence.tag(index + 1)
    # "hit" and "put" may be past.
    shown = resources.lexicon.inflect(word.lemma, "VBD") != word.lemma
    pronoun = sentence.tag(index - 1) == "PRON"
    object_follows = sentence.joined(index + 1) and after in {"DET", "POSS", "PRON", "TO", "PREP"}
    return shown and (pronoun or (object_follows and sentence.lower(index + 1) != "of"))


def _verbs(sentence: Sentence, resources: Resources) -> list[Edit]:
    found = []
    for index, word in enumerate(sentence.words):
        if not sentence.joined(index):
            continue
        number = _subject_number(sentence, index)
        if not number:
            continue
        if sentence.tag(index - 2) in {"DO", "MODAL"} or sentence.lower(index - 1) in {"you", "i"}:
            continue
        if word.lower in _FLIPPED:
            new = _FLIPPED[word.lower]
            singular = word.lower in {"is", "was", "has", "does"} or word.lower.endswith("sn't")
            if singular == (number == "one"):
                found.append(replaced(word, new))
        elif not _is_verb(sentence, index, resources):
            continue
        elif word.tag == "VBZ" and number == "one":
            found.append(replaced(word, word.lemma))
        elif word.tag == "VB" and number == "many" and sentence.lower(index - 1) != "that":
            found.append(replaced(word, resources.lexicon.inflect(word.lemma, "VBZ")))
    return found


def _nouns(sentence: Sentence, resources: Resources) -> list[Edit]:
    found = []
    for index, word in enumerate(sentence.words):
        if not sentence.joined(index):
            continue
        before, after = sentence.words[index - 1], sentence.tag(index + 1)
        head = not (sentence.joined(index + 1) and after in {"NN", "NNS", "NAME", "X"})
        several = before.tag == "NUM" and before.lower not in {"1", "one"}
        several = several and not (before.lower.isdecimal() and 1900 <= int(before.lower) < 2100)  # noqa: PLR2004 - years
        if word.tag == "NNS" and (several or before.lower in _MANY) and head:
            if word.lemma != word.lower and resources.lexicon.count(word.lemma):
                found.append(replaced(word, word.lemma))
        elif word.tag == "NN" and head and before.lower in {"a", "an", "this", "every", "each"}:
            plural = resources.lexicon.inflect(word.lower, "NNS")
            if plural != word.lower and resources.lexicon.count(plural):
                found.append(replaced(word, plural))
        elif (
            word.lower in UNCOUNTABLE and word.tag == "NN" and head and word.lower[-1] not in "sykh"
        ):
            found.append(replaced(word, word.lower + "s"))
        if before.lower in _DEMONSTRATIVE and word.tag in {"NN", "NNS"} and head:
            plural_before = before.lower in {"these", "those"}
            if plural_before == (word.tag == "NNS") and before.lower != "that":
                found.append(replaced(before, _DEMONSTRATIVE[before.lower]))
    return found


def wrong_number_agreement(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Break the agreement of a verb with its subject or of a noun with its numeral."""
    edit = one_of(rng, _verbs(sentence, resources) + _nouns(sentence, resources))
    return None if edit is None or edit.new == sentence.text[edit.start : edit.end] else [edit]
